//! Web servers, proxies and the servers of languages: they keep nothing, but their defaults are a machine's.

use super::{Knob, NOTHING, Service};

pub(super) const SERVICES: &[Service] = &[
    Service {
        name: "nginx",
        images: &["nginx", "nginxinc/nginx-unprivileged", "bitnami/nginx", "openresty/openresty"],
        packages: &["nginx", "nginx-core", "nginx-full", "nginx-light", "nginx-extras", "nginx-mainline", "openresty"],
        programs: &["nginx", "openresty"],
        downloads: &["nginx.org/download/", "openresty.org/download/"],
        config: &["/etc/nginx", "/usr/local/openresty/nginx/conf", "/usr/local/nginx/conf", "/opt/bitnami/nginx/conf"],
        config_files: &["nginx.conf", "nginx.conf.template", "default.conf", "default.conf.template"],
        config_variables: &["NGINX_WORKER", "NGINX_ENTRYPOINT_WORKER_PROCESSES_AUTOTUNE", "NGINX_ENVSUBST"],
        config_options: &["-c", "worker_processes"],
        manual: "https://nginx.org/en/docs/ngx_core_module.html",
        knobs: &[
            Knob {
                name: "worker_processes",
                default: "one per processor of the host",
                first: "the processors that the container may use",
            },
            Knob { name: "client_max_body_size", default: "1 MB", first: "the largest upload" },
            Knob {
                name: "access_log and error_log",
                default: "files, where a distribution packages it",
                first: "/dev/stdout and /dev/stderr",
            },
        ],
        ..NOTHING
    },
    Service {
        name: "Apache httpd",
        images: &["httpd", "bitnami/apache"],
        packages: &["apache2", "apache", "httpd", "apache2-ssl"],
        programs: &["httpd", "apache2", "apachectl", "apache2ctl", "httpd-foreground", "apache2-foreground"],
        downloads: &["/httpd/httpd-"],
        config: &["/etc/apache2", "/etc/httpd", "/usr/local/apache2/conf"],
        config_files: &[
            "httpd.conf",
            "apache2.conf",
            "000-default.conf",
            "ports.conf",
            "vhost.conf",
            "mpm_prefork.conf",
            "mpm_event.conf",
        ],
        config_variables: &["APACHE_DOCUMENT_ROOT", "APACHE_MAX", "APACHE_SERVER"],
        config_options: &["-f", "-c", "-C"],
        manual: "https://httpd.apache.org/docs/2.4/mod/mpm_common.html",
        knobs: &[
            Knob {
                name: "MaxRequestWorkers",
                default: "150 to 400, by the multi-processing module",
                first: "the container's memory divided by one worker's",
            },
            Knob { name: "ServerName", default: "not set", first: "the name that clients use" },
            Knob {
                name: "ErrorLog and CustomLog",
                default: "files, where a distribution packages it",
                first: "/dev/stderr and /dev/stdout",
            },
        ],
        ..NOTHING
    },
    Service {
        name: "PHP-FPM",
        packages: &["php-fpm"],
        programs: &["php-fpm"],
        config: &["/usr/local/etc/php-fpm.d", "/etc/php", "/usr/local/etc/php-fpm.conf", "/etc/php-fpm.d"],
        config_files: &["www.conf", "php-fpm.conf", "pool.conf", "php.ini"],
        config_variables: &["PHP_FPM", "PM_MAX", "FPM_"],
        config_options: &["--fpm-config", "-y", "pm."],
        manual: "https://www.php.net/manual/en/install.fpm.configuration.php",
        knobs: &[
            Knob {
                name: "pm.max_children",
                default: "5",
                first: "the container's memory divided by one process's, about 30 to 60 MB",
            },
            Knob { name: "memory_limit", default: "128 MB", first: "what one request of yours needs" },
            Knob {
                name: "upload_max_filesize and post_max_size",
                default: "2 MB and 8 MB",
                first: "the largest upload",
            },
        ],
        ..NOTHING
    },
    Service {
        name: "Tomcat",
        images: &["tomcat", "bitnami/tomcat", "tomee"],
        packages: &["tomcat", "tomcat-user"],
        programs: &["catalina.sh"],
        downloads: &["/tomcat/tomcat-"],
        config: &[
            "/usr/local/tomcat/conf",
            "/usr/local/tomcat/bin/setenv.sh",
            "/etc/tomcat",
            "/opt/tomcat/conf",
            "${CATALINA_HOME}/conf",
            "${CATALINA_HOME}/bin/setenv.sh",
        ],
        config_files: &["server.xml", "setenv.sh", "context.xml", "catalina.properties"],
        config_variables: &["CATALINA_OPTS", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"],
        config_options: &["-Xmx", "-XX:MaxRAM"],
        manual: "https://tomcat.apache.org/tomcat-10.1-doc/config/http.html",
        knobs: &[
            Knob {
                name: "CATALINA_OPTS",
                default: "a quarter of the container's memory as heap",
                first: "-XX:MaxRAMPercentage=70",
            },
            Knob { name: "maxThreads", default: "200", first: "what processors and database pool can serve" },
        ],
        ..NOTHING
    },
    Service {
        name: "WildFly",
        images: &["jboss/wildfly", "quay.io/wildfly/wildfly"],
        programs: &["standalone.sh", "domain.sh"],
        downloads: &["download.jboss.org/wildfly/", "/wildfly/releases/download/"],
        config: &["/opt/jboss/wildfly/standalone/configuration", "/opt/jboss/wildfly/bin/standalone.conf"],
        config_files: &["standalone.xml", "standalone.conf", "standalone-full.xml"],
        config_variables: &["JAVA_OPTS", "JAVA_TOOL_OPTIONS"],
        config_options: &["-Xmx", "-c"],
        manual: "https://docs.wildfly.org/",
        knobs: &[Knob { name: "JAVA_OPTS", default: "-Xms64m -Xmx512m", first: "-XX:MaxRAMPercentage=70" }],
        ..NOTHING
    },
    Service {
        name: "Jetty",
        images: &["jetty"],
        packages: &["jetty"],
        config: &["/var/lib/jetty/start.d", "/var/lib/jetty/etc"],
        config_files: &["start.ini", "jetty.xml"],
        config_variables: &["JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"],
        config_options: &["-Xmx", "-XX:MaxRAM"],
        manual: "https://hub.docker.com/_/jetty",
        knobs: &[Knob {
            name: "JAVA_OPTIONS",
            default: "a quarter of the container's memory as heap",
            first: "-XX:MaxRAMPercentage=70",
        }],
        ..NOTHING
    },
    Service {
        name: "HAProxy",
        images: &["haproxy", "haproxytech/haproxy-alpine"],
        packages: &["haproxy"],
        programs: &["haproxy"],
        config: &["/usr/local/etc/haproxy", "/etc/haproxy"],
        config_files: &["haproxy.cfg"],
        config_options: &["-f"],
        manual: "https://docs.haproxy.org/",
        knobs: &[Knob {
            name: "haproxy.cfg",
            default: "none, or a distribution's sample",
            first: "maxconn, timeouts and log stdout of your own",
        }],
        ..NOTHING
    },
    Service {
        name: "Varnish",
        images: &["varnish"],
        packages: &["varnish"],
        programs: &["varnishd"],
        config: &["/etc/varnish"],
        config_files: &["default.vcl"],
        config_variables: &["VARNISH_SIZE"],
        config_options: &["-s", "-f"],
        manual: "https://varnish-cache.org/docs/trunk/reference/varnishd.html",
        knobs: &[Knob {
            name: "-s malloc,SIZE (VARNISH_SIZE)",
            default: "100 MB",
            first: "three quarters of the container's memory",
        }],
        ..NOTHING
    },
    Service {
        name: "Squid",
        images: &["ubuntu/squid", "sameersbn/squid"],
        packages: &["squid"],
        programs: &["squid"],
        config: &["/etc/squid"],
        config_files: &["squid.conf"],
        config_options: &["-f"],
        manual: "https://www.squid-cache.org/Doc/config/cache_mem/",
        knobs: &[Knob { name: "cache_mem", default: "256 MB", first: "half of the container's memory" }],
        ..NOTHING
    },
    Service {
        name: "lighttpd",
        packages: &["lighttpd"],
        programs: &["lighttpd"],
        config: &["/etc/lighttpd"],
        config_files: &["lighttpd.conf"],
        config_options: &["-f"],
        manual: "https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ConfigurationOptions",
        knobs: &[Knob {
            name: "server.errorlog",
            default: "a file",
            first: "/dev/stderr, and accesslog.filename to /dev/stdout",
        }],
        ..NOTHING
    },
    Service {
        name: "Caddy",
        images: &["caddy"],
        packages: &["caddy"],
        programs: &["caddy"],
        config: &["/etc/caddy"],
        config_files: &["Caddyfile"],
        ..NOTHING
    },
    Service {
        name: "Traefik",
        images: &["traefik"],
        programs: &["traefik"],
        config: &["/etc/traefik"],
        config_files: &["traefik.yml", "traefik.toml"],
        ..NOTHING
    },
    Service {
        name: "uWSGI",
        packages: &["uwsgi", "uwsgi-core"],
        programs: &["uwsgi"],
        config: &["/etc/uwsgi"],
        config_files: &["uwsgi.ini"],
        config_variables: &["UWSGI_"],
        config_options: &["--processes", "-p", "--workers", "--ini", ".ini", "--cheaper"],
        manual: "https://uwsgi-docs.readthedocs.io/en/latest/Options.html",
        knobs: &[Knob {
            name: "processes",
            default: "1",
            first: "the processors that the container may use, or more where requests wait",
        }],
        ..NOTHING
    },
];
