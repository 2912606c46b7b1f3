//! Queues and streams.

use super::{Kind, Knob, NOTHING, Service};

pub(super) const SERVICES: &[Service] = &[
    Service {
        name: "RabbitMQ",
        kind: Kind::Store,
        images: &["rabbitmq", "bitnami/rabbitmq"],
        declares: true,
        packages: &["rabbitmq-server"],
        programs: &["rabbitmq-server"],
        downloads: &["rabbitmq-server-generic-unix", "/rabbitmq-server/releases/download/"],
        data: &["/var/lib/rabbitmq"],
        data_variables: &["RABBITMQ_MNESIA_BASE", "RABBITMQ_MNESIA_DIR", "RABBITMQ_DATA_DIR"],
        config: &["/etc/rabbitmq"],
        config_files: &["rabbitmq.conf", "rabbitmq.config", "advanced.config", "definitions.json"],
        config_variables: &[
            "RABBITMQ_VM_MEMORY",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "RABBITMQ_DEFAULT_USER",
            "RABBITMQ_CONF",
        ],
        knobs: &[
            Knob {
                name: "vm_memory_high_watermark",
                default: "0.6 of the memory it sees (0.4 before 4.0)",
                first: "an absolute value below the container's limit",
            },
            Knob { name: "disk_free_limit", default: "50 MB", first: "as much as the memory limit" },
            Knob {
                name: "default_user",
                default: "guest, from localhost only",
                first: "an account of your own, its password as a secret",
            },
        ],
        ..NOTHING
    },
    Service {
        name: "Kafka",
        kind: Kind::Store,
        images: &[
            "apache/kafka",
            "apache/kafka-native",
            "confluentinc/cp-kafka",
            "confluentinc/cp-server",
            "bitnami/kafka",
            "wurstmeister/kafka",
        ],
        declares: true,
        packages: &["kafka", "confluent-kafka"],
        programs: &["kafka-server-start.sh", "kafka-server-start"],
        downloads: &["/kafka_", "dist/kafka/"],
        data: &["/var/lib/kafka/data", "/var/lib/kafka", "/kafka", "/tmp/kafka-logs", "/bitnami/kafka"],
        data_variables: &["KAFKA_LOG_DIRS", "KAFKA_LOG_DIR", "KAFKA_DATA_DIR", "KAFKA_CFG_LOG_DIRS"],
        data_keys: &["log.dirs", "log.dir"],
        config: &["/opt/kafka/config", "/etc/kafka", "/kafka/config", "/mnt/shared/config"],
        config_files: &["server.properties", "server.properties.template", "kraft.properties"],
        config_variables: &["KAFKA_HEAP_OPTS", "KAFKA_JVM_PERFORMANCE_OPTS", "KAFKA_OPTS"],
        config_options: &["-Xmx", ".properties", "override"],
        knobs: &[
            Knob {
                name: "KAFKA_HEAP_OPTS",
                default: "-Xmx1G -Xms1G",
                first: "up to half of the container's memory; the rest serves as file cache",
            },
            Knob { name: "log.retention.hours", default: "168", first: "the disk divided by what comes in per hour" },
            Knob { name: "num.partitions", default: "1", first: "the number of consumers that share the work" },
        ],
        ..NOTHING
    },
    Service {
        name: "ZooKeeper",
        kind: Kind::Store,
        images: &["zookeeper", "bitnami/zookeeper", "confluentinc/cp-zookeeper"],
        declares: true,
        packages: &["zookeeper", "zookeeperd"],
        programs: &["zkServer.sh", "zookeeper-server-start.sh"],
        downloads: &["/zookeeper/zookeeper-", "dist/zookeeper/"],
        data: &["/data", "/var/lib/zookeeper", "/var/zookeeper", "/tmp/zookeeper"],
        data_variables: &["ZOO_DATA_DIR", "ZOO_DATA_LOG_DIR"],
        data_keys: &["dataDir"],
        config: &["/conf/", "/etc/zookeeper", "/opt/zookeeper/conf"],
        config_files: &["zoo.cfg"],
        config_variables: &["JVMFLAGS", "ZK_SERVER_HEAP", "SERVER_JVMFLAGS", "ZOO_"],
        knobs: &[
            Knob { name: "ZK_SERVER_HEAP", default: "1000 MB", first: "three quarters of the container's memory" },
            Knob { name: "autopurge.purgeInterval", default: "0, never", first: "24" },
        ],
        ..NOTHING
    },
    Service {
        name: "ActiveMQ",
        kind: Kind::Store,
        images: &["apache/activemq-classic", "apache/activemq-artemis", "rmohr/activemq", "webcenter/activemq"],
        packages: &["activemq"],
        programs: &["activemq", "artemis"],
        downloads: &["/activemq/"],
        data: &[
            "/opt/apache-activemq/data",
            "/opt/activemq/data",
            "/var/lib/artemis-instance/data",
            "/data",
            "/var/lib/activemq",
        ],
        config: &["/opt/activemq/conf", "/opt/apache-activemq/conf"],
        config_files: &["activemq.xml", "broker.xml"],
        config_variables: &["ACTIVEMQ_OPTS_MEMORY", "ACTIVEMQ_OPTS", "JAVA_ARGS"],
        knobs: &[Knob {
            name: "ACTIVEMQ_OPTS_MEMORY",
            default: "-Xms64M -Xmx1G",
            first: "three quarters of the container's memory",
        }],
        ..NOTHING
    },
    Service {
        name: "NATS",
        kind: Kind::Cache,
        images: &["nats"],
        packages: &["nats-server"],
        programs: &["nats-server"],
        data: &["/tmp/nats/jetstream", "/data/jetstream"],
        data_options: &["-sd", "--store_dir"],
        data_keys: &["store_dir"],
        config_files: &["nats-server.conf", "nats.conf"],
        ..NOTHING
    },
    Service {
        name: "Mosquitto",
        kind: Kind::Store,
        images: &["eclipse-mosquitto"],
        declares: true,
        packages: &["mosquitto"],
        programs: &["mosquitto"],
        data: &["/mosquitto/data", "/var/lib/mosquitto"],
        data_keys: &["persistence_location"],
        config: &["/mosquitto/config", "/etc/mosquitto"],
        config_files: &["mosquitto.conf"],
        knobs: &[Knob {
            name: "listener and allow_anonymous",
            default: "localhost only since 2.0",
            first: "a listener of your own with accounts",
        }],
        ..NOTHING
    },
    Service {
        name: "Beanstalkd",
        kind: Kind::Store,
        images: &["schickling/beanstalkd"],
        packages: &["beanstalkd"],
        programs: &["beanstalkd"],
        data: &["/var/lib/beanstalkd"],
        data_options: &["-b"],
        ..NOTHING
    },
    Service {
        name: "Pulsar",
        kind: Kind::Store,
        images: &["apachepulsar/pulsar"],
        programs: &["pulsar"],
        downloads: &["/pulsar/pulsar-"],
        data: &["/pulsar/data"],
        config: &["/pulsar/conf"],
        config_variables: &["PULSAR_MEM"],
        ..NOTHING
    },
];
