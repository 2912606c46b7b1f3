//! Content management and other applications in whose folders users leave files.

use super::{Kind, NOTHING, Service};

/// What the services here have in common.
const APPLICATION: Service = Service { kind: Kind::Application, ..NOTHING };

pub(super) const SERVICES: &[Service] = &[
    Service {
        name: "WordPress",
        images: &["wordpress", "bitnami/wordpress"],
        declares: true,
        packages: &["wordpress"],
        downloads: &[
            "wordpress.org/latest",
            "wordpress.org/wordpress-",
            "wordpress.org/nightly",
            "github.com/WordPress/WordPress",
        ],
        data: &[
            "/var/www/html/wp-content",
            "/var/www/html",
            "/usr/share/nginx/html",
            "/usr/src/wordpress",
            "/var/www/wordpress",
        ],
        config: &["/usr/local/etc/php"],
        config_files: &["wp-config.php"],
        ..APPLICATION
    },
    Service {
        name: "Drupal",
        images: &["drupal", "bitnami/drupal"],
        packages: &["drupal"],
        downloads: &[
            "ftp.drupal.org/files/projects/drupal-",
            "www.drupal.org/download-latest",
            "drupal/recommended-project",
        ],
        data: &["/var/www/html/sites", "/opt/drupal/web/sites", "/var/www/html/web/sites", "/var/www/html"],
        ..APPLICATION
    },
    Service {
        name: "Joomla",
        images: &["joomla", "bitnami/joomla"],
        declares: true,
        downloads: &["/joomla-cms/releases/download/", "downloads.joomla.org/"],
        data: &["/var/www/html/images", "/var/www/html"],
        ..APPLICATION
    },
    Service {
        name: "Nextcloud",
        images: &["nextcloud", "linuxserver/nextcloud"],
        declares: true,
        downloads: &["download.nextcloud.com/server/"],
        data: &["/var/www/html/data", "/var/www/html", "/var/www/nextcloud/data", "/var/www/nextcloud"],
        data_variables: &["NEXTCLOUD_DATA_DIR"],
        ..APPLICATION
    },
    Service {
        name: "ownCloud",
        images: &["owncloud", "owncloud/server"],
        declares: true,
        downloads: &["download.owncloud.com/", "download.owncloud.org/"],
        data: &["/var/www/html/data", "/mnt/data", "/var/www/owncloud/data"],
        ..APPLICATION
    },
    Service {
        name: "MediaWiki",
        images: &["mediawiki"],
        packages: &["mediawiki"],
        downloads: &["releases.wikimedia.org/mediawiki/"],
        data: &["/var/www/html/images", "/var/www/mediawiki/images", "/var/www/html"],
        config_files: &["LocalSettings.php"],
        ..APPLICATION
    },
    Service {
        name: "Moodle",
        images: &["bitnami/moodle", "moodlehq/moodle-php-apache"],
        packages: &["moodle"],
        downloads: &["download.moodle.org/", "github.com/moodle/moodle"],
        data: &["/var/www/moodledata", "/var/moodledata", "/var/lib/moodle"],
        ..APPLICATION
    },
    Service {
        name: "DokuWiki",
        images: &["bitnami/dokuwiki", "dokuwiki/dokuwiki", "linuxserver/dokuwiki"],
        packages: &["dokuwiki"],
        downloads: &["download.dokuwiki.org/"],
        data: &["/var/www/html/data", "/var/www/dokuwiki/data", "/storage", "/var/www/html"],
        ..APPLICATION
    },
    Service {
        name: "TYPO3",
        images: &["martinhelmich/typo3"],
        downloads: &["get.typo3.org/", "typo3/cms-base-distribution"],
        data: &["/var/www/html/fileadmin", "/var/www/html/public/fileadmin"],
        ..APPLICATION
    },
    Service {
        name: "Magento",
        images: &["bitnami/magento"],
        downloads: &["repo.magento.com", "github.com/magento/magento2", "magento/project-community-edition"],
        data: &["/var/www/html/pub/media", "/var/www/magento/pub/media"],
        ..APPLICATION
    },
    Service {
        name: "PrestaShop",
        images: &["prestashop/prestashop"],
        downloads: &["/PrestaShop/releases/download/"],
        data: &["/var/www/html/img", "/var/www/html"],
        ..APPLICATION
    },
    Service {
        name: "phpBB",
        downloads: &["download.phpbb.com/"],
        data: &["/var/www/html/files", "/var/www/html"],
        ..APPLICATION
    },
    Service {
        name: "Matomo",
        images: &["matomo"],
        declares: true,
        downloads: &["builds.matomo.org/"],
        data: &["/var/www/html"],
        ..APPLICATION
    },
    Service {
        name: "Ghost",
        images: &["ghost", "bitnami/ghost"],
        declares: true,
        downloads: &["/TryGhost/Ghost/releases/download/"],
        data: &["/var/lib/ghost/content", "/var/www/ghost/content"],
        data_variables: &["GHOST_CONTENT", "paths__contentPath"],
        ..APPLICATION
    },
    Service {
        name: "Redmine",
        images: &["redmine", "bitnami/redmine"],
        declares: true,
        packages: &["redmine"],
        downloads: &["redmine.org/releases/"],
        data: &["/usr/src/redmine/files", "/var/lib/redmine/files", "/opt/redmine/files"],
        ..APPLICATION
    },
    Service {
        name: "Odoo",
        images: &["odoo", "bitnami/odoo"],
        declares: true,
        packages: &["odoo"],
        downloads: &["nightly.odoo.com/"],
        data: &["/var/lib/odoo"],
        config: &["/etc/odoo"],
        config_files: &["odoo.conf"],
        ..APPLICATION
    },
    Service {
        name: "Rocket.Chat",
        images: &["rocket.chat", "rocketchat/rocket.chat"],
        declares: true,
        data: &["/app/uploads"],
        ..APPLICATION
    },
    Service {
        name: "Mattermost",
        images: &["mattermost/mattermost-team-edition", "mattermost/mattermost-enterprise-edition"],
        declares: true,
        downloads: &["releases.mattermost.com/"],
        data: &["/mattermost/data", "/opt/mattermost/data"],
        ..APPLICATION
    },
    Service {
        name: "Plone",
        images: &["plone", "plone/plone-backend"],
        declares: true,
        data: &["/data"],
        ..APPLICATION
    },
    Service { name: "XWiki", images: &["xwiki"], declares: true, data: &["/usr/local/xwiki"], ..APPLICATION },
    Service {
        name: "Confluence or Jira",
        images: &[
            "atlassian/confluence",
            "atlassian/confluence-server",
            "atlassian/jira-software",
            "atlassian/bitbucket",
        ],
        declares: true,
        downloads: &["product-downloads.atlassian.com/", "downloads.atlassian.com/software/"],
        data: &["/var/atlassian/application-data"],
        data_variables: &["CONFLUENCE_HOME", "JIRA_HOME", "BITBUCKET_HOME"],
        config_variables: &["JVM_MAXIMUM_MEMORY"],
        ..APPLICATION
    },
    Service {
        name: "Discourse",
        images: &["discourse/base", "bitnami/discourse"],
        data: &["/shared", "/var/www/discourse/public/uploads"],
        ..APPLICATION
    },
    Service {
        name: "Vaultwarden",
        images: &["vaultwarden/server", "bitwardenrs/server"],
        declares: true,
        data: &["/data"],
        data_variables: &["DATA_FOLDER"],
        ..APPLICATION
    },
    Service {
        name: "Jupyter",
        images: &[
            "jupyter/base-notebook",
            "jupyter/scipy-notebook",
            "jupyter/minimal-notebook",
            "jupyter/datascience-notebook",
        ],
        programs: &["jupyter", "jupyter-lab", "jupyter-notebook", "start-notebook.sh"],
        data: &["/home/jovyan/work", "/home/jovyan", "/notebooks", "/work"],
        data_options: &["--notebook-dir"],
        ..APPLICATION
    },
];
