/// Which kinds stand for the words of stacks of Docker Compose, for `tmc import`. A table is an enum: its
/// values are kinds, each with the words for it. A package of yours that ends with `mapping.compose` adds to
/// tables of the same names.
package std.mapping.compose;

/// Images of services, by their repository (`grafana/grafana`) or the last part of it.
enum Images {
  @also("postgres", "postgresql", "postgis", "timescaledb", "timescaledb-ha", "supabase/postgres", "pgvector")
  Postgres,
  @also("mysql", "mysql-server", "mariadb", "percona", "percona-server")
  MySql,
  @also("mssql/server", "mssql-server", "azure-sql-edge", "mssql-server-linux")
  SqlServer,
  @also("oracle-xe", "oracle-free", "gvenzl/oracle-xe", "gvenzl/oracle-free", "database/enterprise", "database/free")
  Oracle,
  @also("mongo", "mongodb", "mongodb-community-server", "percona-server-mongodb", "ferretdb")
  MongoDb,
  @also("cassandra", "scylla", "scylladb")
  Cassandra,
  @also("couchdb", "couchbase", "arangodb", "rethinkdb", "ravendb", "dynamodb-local", "surrealdb")
  DocumentDatabase,
  @also("redis", "redis-stack", "redis-stack-server", "valkey", "keydb", "dragonfly")
  Redis,
  @also("memcached")
  Memcached,
  @also("elasticsearch", "opensearch", "elasticsearch-oss")
  Elasticsearch,
  @also("solr", "meilisearch", "typesense", "zinc", "quickwit", "manticore", "sphinxsearch")
  SearchIndex,
  @also("neo4j") Neo4j "std.analytics",
  @also("janusgraph", "dgraph", "memgraph", "orientdb")
  GraphDatabase,
  @also("influxdb") InfluxDb "std.analytics",
  @also("prometheus", "victoria-metrics", "thanos", "mimir", "cortex") Prometheus "std.analytics",
  @also("questdb", "graphite-statsd", "opentsdb")
  TimeSeries,
  @also("clickhouse", "clickhouse-server") ClickHouse "std.analytics",
  @also("cockroach", "cockroachdb", "yugabyte", "tidb", "firebird", "h2", "rqlite")
  SqlDatabase,
  @also("etcd", "consul", "zookeeper", "tikv")
  KeyValueStore,
  @also("rabbitmq", "rabbitmq-server")
  RabbitMq,
  @also("kafka", "cp-kafka", "redpanda", "confluent-local", "strimzi/kafka")
  Kafka,
  @also("eclipse-mosquitto", "mosquitto", "emqx", "hivemq4", "vernemq", "activemq", "activemq-classic", "artemis", "nats", "nsqd", "pulsar", "nats-streaming", "activemq-artemis")
  Broker,
  @also("minio", "seaweedfs", "localstack", "azurite", "fake-gcs-server", "garage")
  ObjectStore,
  @also("openldap", "lldap", "389ds", "glauth")
  LdapDirectory,
  @also("vault", "openbao", "infisical", "vaultwarden", "vaultwarden/server", "conjur")
  SecretStore,
  @also("loki", "graylog", "syslog-ng", "seq", "splunk")
  LogStore,
  @also("registry", "harbor", "nexus3", "artifactory-oss", "artifactory-pro", "verdaccio", "pypiserver", "athens", "chartmuseum")
  ArtifactStore,
  @also("gitea", "gitlab-ce", "gitlab-ee", "gogs", "forgejo", "cgit")
  SourceRepository,
  @also("jenkins", "woodpecker-server", "drone", "teamcity-server", "concourse", "gocd-server", "buildkite/agent", "gitlab-runner", "actions-runner", "drone-runner-docker", "act_runner")
  BuildPipeline,
  @also("ftpserver", "sftp", "samba", "nfs-server", "webdav")
  FileStore,
  @also("nginx", "haproxy", "caddy", "traefik", "envoy", "apache", "nginx-proxy", "nginx-proxy-manager", "nginx-unprivileged", "swag", "varnish", "squid", "pomerium", "oauth2-proxy", "oathkeeper", "openresty", "bunkerity/bunkerweb", "authelia")
  ReverseProxy,
  @also("kong", "apisix", "tyk-gateway", "krakend", "hasura/graphql-engine", "graphql-engine", "zuul", "gravitee-gateway", "postgrest")
  ApiGateway,
  @also("modsecurity", "modsecurity-crs", "crowdsec", "coraza")
  WebFirewall,
  @also("keycloak", "authentik", "zitadel", "dex", "hydra", "kratos", "fusionauth-app", "ory/hydra", "gluu", "supertokens-postgresql", "gotrue", "logto") IdentityServer "std.identity",
  @also("httpd", "php-apache")
  WebServer,
  @also("wordpress", "nextcloud", "ghost", "drupal", "joomla", "grafana", "kibana", "metabase", "superset", "adminer", "phpmyadmin", "pgadmin4", "pgadmin", "mongo-express", "redis-commander", "redisinsight", "portainer", "portainer-ce", "opensearch-dashboards", "odoo", "redmine", "mediawiki", "discourse", "moodle", "matomo", "plausible", "umami", "rocket.chat", "mattermost-team-edition", "zulip", "jira-software", "confluence", "confluence-server", "bookstack", "dokuwiki", "wekan", "n8n", "node-red", "airflow", "sonarqube", "sentry", "uptime-kuma", "home-assistant", "homeassistant", "immich-server", "jellyfin", "plex", "paperless-ngx", "outline", "directus", "strapi", "chronograf", "kafdrop", "akhq", "kafka-ui", "flower", "streamlit", "dashy", "heimdall", "homepage", "mailhog", "mailpit", "roundcubemail", "prestashop", "magento", "owncloud", "owncloud/server", "nocodb", "baserow", "appsmith-ce", "budibase", "gitpod", "code-server", "zabbix-web-nginx-mysql", "jaegertracing/all-in-one", "zipkin", "swagger-ui")
  WebApplication,
  @also("postfix", "mailserver", "docker-mailserver", "poste.io", "exim", "stalwart", "mailcow/postfix", "dovecot", "maildev") MailServer "std.mail",
  @also("pihole", "bind9", "coredns", "unbound", "adguardhome", "powerdns", "pdns-auth", "dnsmasq") DnsServer "std.network",
  @also("wireguard", "openvpn", "tailscale", "netbird", "headscale", "wg-easy") VpnGateway "std.network",
  @also("logstash", "fluentd", "fluent-bit", "vector", "filebeat", "promtail", "fluentd-kubernetes-daemonset", "alloy", "metricbeat", "heartbeat") LogCollector "std.network",
  @also("alertmanager", "cadvisor", "node-exporter", "blackbox-exporter", "postgres_exporter", "redis_exporter", "mysqld-exporter", "telegraf", "netdata", "opentelemetry-collector", "opentelemetry-collector-contrib", "statsd-exporter", "datadog/agent", "newrelic-infra", "autoheal", "zabbix-agent", "nginx-prometheus-exporter", "watchtower")
  Monitor,
  @also("celery", "sidekiq", "imgproxy", "gotenberg", "tika")
  Worker,
  @also("ollama", "vllm-openai", "text-generation-inference", "localai", "llama.cpp", "tritonserver")
  LanguageModel,
  @also("qdrant", "weaviate", "chroma", "milvus", "chromadb/chroma")
  VectorStore,
  @also("jupyter/base-notebook", "base-notebook", "minimal-notebook", "scipy-notebook", "datascience-notebook", "pyspark-notebook", "jupyterhub") NotebookServer "std.analytics",
  @also("spark", "spark-master", "spark-worker", "flink", "hadoop-namenode", "dask") ComputeCluster "std.analytics",
  @also("trino", "presto", "drill", "hive") QueryEngine "std.analytics",
  @also("coturn") TurnServer "std.telephony",
  @also("asterisk", "freeswitch", "kamailio") SipServer "std.telephony",
}

/// Networks, by their driver.
enum Networks {
  @also("bridge", "overlay", "none", "default") PrivateNetwork,
  @also("macvlan", "ipvlan", "host") Lan,
}

/// Protocols, by the port inside the container.
enum Ports {
  @also("80", "8000", "8080") Http,
  @also("443", "8443") Https,
  @also("22") Ssh,
  @also("21") Ftp,
  @also("25", "587", "1025") Smtp,
  @also("53") Dns,
  @also("389") Ldap,
  @also("636") Ldaps,
  @also("5432") PgWire,
  @also("3306") MySqlWire,
  @also("1433") Tds,
  @also("1521") OracleNet,
  @also("6379") RedisWire,
  @also("27017") MongoWire,
  @also("9042") CassandraWire,
  @also("11211") MemcachedWire,
  @also("5672") Amqp,
  @also("5671") Amqps,
  @also("1883") Mqtt,
  @also("8883") Mqtts,
  @also("9092") KafkaWire,
  @also("7687") Bolt "std.analytics",
  @also("50051") Grpc,
  @also("514") Syslog,
  @also("3389") Rdp,
  @also("445") Smb,
  @also("2049") Nfs,
}

/// Protocols, by the scheme of an address.
enum Schemes {
  @also("http") Http,
  @also("https") Https,
  @also("ws") WebSocket,
  @also("postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg", "jdbc:postgresql") PgWire,
  @also("mysql", "mariadb", "mysql+pymysql", "jdbc:mysql") MySqlWire,
  @also("sqlserver", "mssql") Tds,
  @also("redis") RedisWire,
  @also("mongodb", "mongodb+srv") MongoWire,
  @also("amqp") Amqp,
  @also("amqps") Amqps,
  @also("mqtt") Mqtt,
  @also("mqtts") Mqtts,
  @also("kafka") KafkaWire,
  @also("ldap") Ldap,
  @also("ldaps") Ldaps,
  @also("smtp") Smtp,
  @also("grpc") Grpc,
  @also("bolt", "neo4j") Bolt "std.analytics",
}

/// What an image speaks by itself, by its kind: for calls that name no port and no scheme. These kinds keep
/// their data in the volumes that they mount.
enum Protocols {
  @also("Postgres") PgWire,
  @also("MySql") MySqlWire,
  @also("SqlServer") Tds,
  @also("Oracle") OracleNet,
  @also("MongoDb") MongoWire,
  @also("Cassandra") CassandraWire,
  @also("Redis") RedisWire,
  @also("Memcached") MemcachedWire,
  @also("Kafka") KafkaWire,
  @also("RabbitMq") Amqp,
  @also("LdapDirectory") Ldap,
  @also("Elasticsearch", "Prometheus", "InfluxDb", "DocumentDatabase", "SearchIndex", "ClickHouse", "ObjectStore", "LogStore") Http,
  @also("Neo4j") Bolt "std.analytics",
}
