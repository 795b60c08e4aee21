/// Which kinds stand for the words of models in the Open Threat Model format (OTM), for `tmc import`.
package std.mapping.otm;

/// Types of trust zones, as words and as the ids that they have in IriusRisk, and names that say as much.
enum Zones {
  @also("internet", "f0ba7722-39b6-4c81-8290-a30a248bb8d9") PublicInternet,
  @also("public-cloud", "public cloud", "b61d6911-338d-46a8-9f39-8dcd24abfe91") CloudAccount,
  @also("private-secured", "private secured", "2ab4effa-40b7-4cd2-ba81-8247d29a6f2d") PrivateNetwork,
  @also("corporate-network", "intranet") CorporateNetwork,
  @also("dmz") Dmz,
}

/// Types of components.
enum Components {
  @also("web-client", "web-browser", "browser", "CD-V2-WEB-CLIENT") Browser,
  @also(
    "mobile-client",
    "mobile-device",
    "android-device-client",
    "ios-device-client",
    "CD-V2-MOBILE-DEVICE-CLIENT",
  ) MobileApp,
  @also("generic-client", "desktop-client", "thick-client", "rich-client", "CD-GENERIC-CLIENT") DesktopApp,
  @also(
    "web-service",
    "rest-full-web-service",
    "restful-web-service",
    "soap-web-service",
    "CD-V2-WEB-SERVICE",
  ) ApiService,
  @also(
    "web-application-server-side",
    "web-ui",
    "web-application",
    "CD-V2-WEB-APPLICATION-SERVER-SIDE",
  ) WebApplication,
  @also("web-server", "http-server", "nginx", "apache-http-server") WebServer,
  @also("backend-server", "generic-service", "microservice", "CD-GENERIC-SERVICE", "empty-component") Service,
  @also("reverse-proxy", "proxy") ReverseProxy,
  @also("load-balancer", "CD-LOAD-BALANCER") LoadBalancer,
  @also("api-gateway", "CD-API-GATEWAY") ApiGateway,
  @also("web-application-firewall", "waf") WebFirewall,
  @also("sql-database", "generic-database", "relational-database", "CD-V2-SQL-DATABASE") SqlDatabase,
  @also("postgresql", "CD-POSTGRESQL", "CD-MICROSOFT-AZURE-DB-POSTGRESQL") Postgres,
  @also("mysql", "mariadb", "CD-MYSQL") MySql,
  @also("microsoft-sql-server", "CD-MSSQL", "CD-MICROSOFT-AZURE-SQL-DB") SqlServer,
  @also("oracle-database") Oracle,
  @also("mongodb", "CD-MONGODB") MongoDb,
  @also("other-nosql-key-value-store", "key-value-store") KeyValueStore,
  @also("document-database", "nosql-database", "other-database") DocumentDatabase,
  @also("redis", "CD-REDIS") Redis,
  @also("elasticsearch", "CD-ELASTICSEARCH") Elasticsearch,
  @also("file-server", "file-system", "CD-FILE-SERVER") FileStore,
  @also("message-queue", "message-broker", "CD-MESSAGE-BROKER") Broker,
  @also("kafka", "CD-KAFKA") Kafka,
  @also("ldap", "active-directory", "CD-ACTIVE-DIRECTORY") LdapDirectory,
  @also("identity-provider", "CD-IDENTITY-PROVIDER") IdentityProvider,
  @also("external-service", "third-party-service", "remote-api") ExternalApi,
  @also("iot-device", "CD-IOT-DEVICE") Device,
  @also("user", "human-user", "CD-HUMAN-USER") User,
  @also("ec2", "CD-EC2", "virtual-machine", "CD-VM") Process,
  @also("s3", "CD-AWS-S3", "amazon-s3") S3Bucket "std.aws",
  @also("aws-lambda-function", "CD-AWS-LAMBDA") LambdaFunction "std.aws",
  @also("dynamodb", "CD-DYNAMODB") DynamoDbTable "std.aws",
  @also("rds", "CD-RDS") RdsInstance "std.aws",
  @also("sqs-simple-queue-service", "CD-SQS") SqsQueue "std.aws",
  @also("sns", "CD-SNS") SnsTopic "std.aws",
  @also("cognito", "CD-COGNITO") CognitoUserPool "std.aws",
  @also("cloudfront", "CD-CLOUDFRONT") CloudFrontDistribution "std.aws",
  @also("kms", "CD-KMS") KmsKey "std.aws",
}

/// Protocols, where a flow is called after one.
enum Protocols {
  @also("http") Http,
  @also("https") Https,
  @also("websocket", "wss") WebSocket,
  @also("ssh") Ssh,
  @also("sftp") Sftp,
  @also("ftp") Ftp,
  @also("smtp") Smtp,
  @also("ldap") Ldap,
  @also("ldaps") Ldaps,
  @also("mqtt") Mqtt,
  @also("amqp") Amqp,
  @also("grpc") Grpc,
  @also("tcp") Tcp,
  @also("udp") Udp,
}
