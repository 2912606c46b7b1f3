//! Registries, build servers, repositories, monitoring, mail, files: platforms that keep data.

use super::{Kind, Knob, NOTHING, Service};

/// What the services here have in common.
const STORE: Service = Service { kind: Kind::Store, ..NOTHING };

pub(super) const SERVICES: &[Service] = &[
    Service {
        name: "the registry",
        images: &["registry", "distribution/distribution"],
        declares: true,
        packages: &["docker-registry", "docker-distribution"],
        programs: &["registry"],
        downloads: &[
            "/distribution/releases/download/",
            "github.com/distribution/distribution",
            "github.com/docker/distribution",
        ],
        data: &["/var/lib/registry"],
        data_variables: &["REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY"],
        config: &["/etc/docker/registry", "/etc/distribution"],
        config_files: &[],
        config_variables: &["REGISTRY_"],
        ..STORE
    },
    Service {
        name: "Nexus Repository",
        images: &["sonatype/nexus3", "sonatype/nexus"],
        declares: true,
        downloads: &["download.sonatype.com/nexus/"],
        data: &["/nexus-data", "/sonatype-work", "/opt/sonatype/sonatype-work"],
        data_variables: &["NEXUS_DATA", "SONATYPE_WORK"],
        config: &["/nexus-data/etc"],
        config_variables: &["INSTALL4J_ADD_VM_PARAMS", "NEXUS_"],
        manual: "https://help.sonatype.com/en/configuring-the-runtime-environment.html",
        knobs: &[Knob {
            name: "INSTALL4J_ADD_VM_PARAMS",
            default: "-Xms2703m -Xmx2703m",
            first: "about two thirds of the container's memory",
        }],
        ..STORE
    },
    Service {
        name: "Artifactory",
        images: &["releases-docker.jfrog.io/jfrog/artifactory-oss", "docker.bintray.io/jfrog/artifactory-oss"],
        data: &["/var/opt/jfrog/artifactory"],
        ..STORE
    },
    Service {
        name: "Jenkins",
        images: &["jenkins", "jenkins/jenkins", "jenkinsci/jenkins"],
        declares: true,
        packages: &["jenkins"],
        programs: &["jenkins.sh"],
        downloads: &[
            "get.jenkins.io/war",
            "mirrors.jenkins.io/war",
            "repo.jenkins-ci.org/public/org/jenkins-ci/main/jenkins-war",
            "updates.jenkins.io/download/war",
        ],
        data: &["/var/jenkins_home", "/var/lib/jenkins"],
        data_variables: &["JENKINS_HOME"],
        config: &["/usr/share/jenkins/ref", "/var/jenkins_home"],
        config_variables: &["JAVA_OPTS", "JENKINS_JAVA_OPTS", "JENKINS_OPTS", "CASC_JENKINS_CONFIG"],
        manual: "https://github.com/jenkinsci/docker/blob/master/README.md",
        knobs: &[Knob {
            name: "JAVA_OPTS",
            default: "a quarter of the container's memory as heap",
            first: "-XX:MaxRAMPercentage=60",
        }],
        ..STORE
    },
    Service {
        name: "GitLab",
        images: &["gitlab/gitlab-ce", "gitlab/gitlab-ee"],
        declares: true,
        packages: &["gitlab-ce", "gitlab-ee"],
        data: &["/var/opt/gitlab"],
        config: &["/etc/gitlab"],
        config_files: &["gitlab.rb"],
        config_variables: &["GITLAB_OMNIBUS_CONFIG"],
        ..STORE
    },
    Service {
        name: "Gitea",
        images: &["gitea/gitea", "codeberg.org/forgejo/forgejo"],
        declares: true,
        packages: &["gitea", "forgejo"],
        programs: &["gitea", "forgejo"],
        downloads: &["dl.gitea.com/gitea/", "dl.gitea.io/gitea/", "/gitea/releases/download/"],
        data: &["/data", "/var/lib/gitea", "/app/gitea/data"],
        data_variables: &["GITEA_WORK_DIR", "GITEA_CUSTOM"],
        config_files: &["app.ini"],
        config_variables: &["GITEA__"],
        ..STORE
    },
    Service {
        name: "Gogs",
        images: &["gogs/gogs"],
        declares: true,
        programs: &["gogs"],
        data: &["/data", "/backup"],
        ..STORE
    },
    Service { name: "Gerrit", images: &["gerritcodereview/gerrit"], declares: true, data: &["/var/gerrit"], ..STORE },
    Service {
        name: "Subversion",
        images: &["garethflowers/svn-server"],
        packages: &[],
        programs: &["svnserve"],
        data: &["/var/svn", "/svn", "/var/opt/svn"],
        data_options: &["-r", "--root"],
        ..STORE
    },
    Service {
        name: "TeamCity",
        images: &["jetbrains/teamcity-server"],
        declares: true,
        data: &["/data/teamcity_server/datadir"],
        data_variables: &["TEAMCITY_DATA_PATH"],
        config_variables: &["TEAMCITY_SERVER_MEM_OPTS"],
        manual: "https://hub.docker.com/r/jetbrains/teamcity-server",
        knobs: &[Knob {
            name: "TEAMCITY_SERVER_MEM_OPTS",
            default: "-Xmx2g",
            first: "about half of the container's memory",
        }],
        ..STORE
    },
    Service {
        name: "SonarQube",
        images: &["sonarqube"],
        downloads: &["binaries.sonarsource.com/"],
        data: &["/opt/sonarqube/data", "/opt/sonarqube/extensions"],
        config: &["/opt/sonarqube/conf"],
        config_files: &["sonar.properties"],
        config_variables: &["SONAR_WEB_JAVAOPTS", "SONAR_CE_JAVAOPTS", "SONAR_SEARCH_JAVAOPTS"],
        ..STORE
    },
    Service {
        name: "MinIO",
        images: &["minio/minio", "quay.io/minio/minio", "bitnami/minio"],
        declares: true,
        packages: &["minio"],
        programs: &["minio"],
        downloads: &["dl.min.io/server/minio/"],
        data: &["/data"],
        data_variables: &["MINIO_VOLUMES"],
        config_variables: &["MINIO_"],
        ..STORE
    },
    Service {
        name: "SeaweedFS",
        images: &["chrislusf/seaweedfs"],
        declares: true,
        programs: &["weed"],
        data: &["/data"],
        data_options: &["-dir"],
        ..STORE
    },
    Service {
        name: "IPFS",
        images: &["ipfs/kubo", "ipfs/go-ipfs"],
        declares: true,
        programs: &["ipfs"],
        data: &["/data/ipfs"],
        data_variables: &["IPFS_PATH"],
        ..STORE
    },
    Service {
        name: "Prometheus",
        images: &["prom/prometheus", "quay.io/prometheus/prometheus", "bitnami/prometheus"],
        declares: true,
        packages: &["prometheus"],
        programs: &["prometheus"],
        downloads: &["/prometheus/releases/download/"],
        data: &["/prometheus", "/var/lib/prometheus"],
        data_options: &["--storage.tsdb.path", "-storage.local.path"],
        config: &["/etc/prometheus"],
        config_files: &["prometheus.yml"],
        ..STORE
    },
    Service {
        name: "Alertmanager",
        images: &["prom/alertmanager", "quay.io/prometheus/alertmanager"],
        declares: true,
        packages: &["prometheus-alertmanager"],
        programs: &["alertmanager"],
        downloads: &["/alertmanager/releases/download/"],
        data: &["/alertmanager"],
        data_options: &["--storage.path"],
        ..STORE
    },
    Service {
        name: "VictoriaMetrics",
        images: &["victoriametrics/victoria-metrics"],
        programs: &["victoria-metrics", "victoria-metrics-prod"],
        downloads: &["/VictoriaMetrics/releases/download/"],
        data: &["/victoria-metrics-data"],
        data_options: &["-storageDataPath", "--storageDataPath"],
        ..STORE
    },
    Service {
        name: "Grafana",
        images: &["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise", "bitnami/grafana"],
        packages: &["grafana", "grafana-enterprise"],
        programs: &["grafana-server", "grafana"],
        downloads: &["dl.grafana.com/oss/", "dl.grafana.com/enterprise/"],
        data: &["/var/lib/grafana"],
        data_variables: &["GF_PATHS_DATA"],
        config: &["/etc/grafana"],
        config_files: &["grafana.ini"],
        config_variables: &["GF_"],
        kind: Kind::Application,
        ..STORE
    },
    Service {
        name: "Loki",
        images: &["grafana/loki"],
        programs: &["loki"],
        downloads: &["/loki/releases/download/"],
        data: &["/loki", "/var/lib/loki"],
        config_files: &["loki.yaml", "loki.yml", "local-config.yaml"],
        ..STORE
    },
    Service {
        name: "Graphite",
        images: &["graphiteapp/graphite-statsd"],
        declares: true,
        packages: &["graphite-carbon"],
        programs: &["carbon-cache", "carbon-cache.py"],
        data: &["/opt/graphite/storage", "/var/lib/graphite"],
        ..STORE
    },
    Service {
        name: "Nagios",
        images: &["jasonrivers/nagios"],
        packages: &["nagios", "nagios4", "icinga2", "icinga"],
        programs: &["nagios", "icinga2"],
        data: &["/usr/local/nagios/var", "/var/lib/nagios4", "/var/lib/icinga2", "/opt/nagios/var"],
        ..STORE
    },
    Service {
        name: "Graylog",
        images: &["graylog/graylog"],
        declares: true,
        packages: &["graylog-server"],
        data: &["/usr/share/graylog/data"],
        config_variables: &["GRAYLOG_"],
        ..STORE
    },
    Service {
        name: "Logstash",
        images: &["logstash", "docker.elastic.co/logstash/logstash"],
        packages: &["logstash"],
        programs: &["logstash"],
        downloads: &["artifacts.elastic.co/downloads/logstash/"],
        config: &["/usr/share/logstash", "/etc/logstash"],
        config_files: &["logstash.yml", "jvm.options", "logstash.conf", "pipelines.yml"],
        config_variables: &["LS_JAVA_OPTS", "LS_HEAP_SIZE"],
        config_options: &["-Xmx", "-f"],
        manual: "https://www.elastic.co/guide/en/logstash/8.19/jvm-settings.html",
        knobs: &[Knob {
            name: "LS_JAVA_OPTS",
            default: "-Xms1g -Xmx1g",
            first: "half to three quarters of the container's memory",
        }],
        ..NOTHING
    },
    Service {
        name: "Dovecot",
        images: &["dovecot/dovecot"],
        declares: true,
        packages: &["dovecot", "dovecot-core", "dovecot-imapd", "dovecot-pop3d", "dovecot-lmtpd"],
        programs: &["dovecot"],
        data: &["/var/vmail", "/var/mail", "/srv/vmail", "/srv/mail", "/home/vmail"],
        data_keys: &["mail_location", "mail_path"],
        config: &["/etc/dovecot"],
        config_files: &["dovecot.conf"],
        ..STORE
    },
    Service {
        name: "Cyrus IMAP",
        packages: &["cyrus-imapd"],
        data: &["/var/spool/cyrus", "/var/spool/imap", "/var/lib/imap"],
        ..STORE
    },
    Service {
        name: "Postfix",
        images: &["boky/postfix", "catatnight/postfix"],
        packages: &["postfix"],
        programs: &["postfix"],
        data: &["/var/spool/postfix"],
        config: &["/etc/postfix"],
        config_files: &["main.cf", "master.cf"],
        kind: Kind::Application,
        ..STORE
    },
    Service {
        name: "the file server",
        images: &["dperson/samba", "fauria/vsftpd", "atmoz/sftp", "stilliard/pure-ftpd"],
        packages: &["samba", "vsftpd", "proftpd", "proftpd-basic", "pure-ftpd", "nfs-kernel-server"],
        programs: &["smbd", "vsftpd", "proftpd", "pure-ftpd"],
        data: &["/srv", "/home", "/shares", "/share", "/var/ftp", "/mnt", "/data"],
        config: &["/etc/samba", "/etc/vsftpd", "/etc/proftpd", "/etc/pure-ftpd", "/etc/exports"],
        config_files: &["smb.conf", "vsftpd.conf", "proftpd.conf"],
        kind: Kind::Application,
        ..STORE
    },
    Service {
        name: "Keycloak",
        images: &["quay.io/keycloak/keycloak", "jboss/keycloak"],
        programs: &["kc.sh"],
        downloads: &["/keycloak/releases/download/"],
        data: &["/opt/keycloak/data", "/opt/jboss/keycloak/standalone/data"],
        config: &["/opt/keycloak/conf"],
        config_variables: &["KC_DB", "JAVA_OPTS_KC_HEAP", "DB_VENDOR", "JAVA_OPTS"],
        config_options: &["--db"],
        kind: Kind::Application,
        ..STORE
    },
    Service {
        name: "Home Assistant",
        images: &["homeassistant/home-assistant", "ghcr.io/home-assistant/home-assistant"],
        data: &["/config"],
        kind: Kind::Application,
        ..STORE
    },
    Service {
        name: "Node-RED",
        images: &["nodered/node-red"],
        declares: true,
        programs: &["node-red"],
        data: &["/data"],
        kind: Kind::Application,
        ..STORE
    },
    Service {
        name: "the game server",
        images: &["itzg/minecraft-server"],
        declares: true,
        data: &["/data"],
        kind: Kind::Application,
        ..STORE
    },
];
