/// Which kinds stand for the icons of draw.io, for `tmc import`.
package std.mapping.drawio;

/// Kinds that people hold in their hands; they decide on which side of a curve a boundary lies.
enum Actors {
  @also("User") User,
  @also("Customer") Customer,
  @also("Visitor") Visitor,
  @also("Administrator") Administrator,
  @also("Browser") Browser,
  @also("MobileApp") MobileApp,
}

/// Icons and shapes, by the last part of their names.
enum Shapes {
  @also("actor", "umlActor", "user", "users", "Generic_User") User,
  @also("client", "laptop", "Laptop_128x128") Browser,
  @also("mobile_client", "phone", "android_phone2", "iphone") MobileApp,
  @also(
    "cylinder",
    "cylinder2",
    "cylinder3",
    "datastore",
    "dataStorage",
    "database",
    "Database_128x128",
  ) Store,
  @also("cloud") ExternalService,
  @also("document", "folder", "note") FileStore,
  @also(
    "server",
    "Server_128x128",
    "process",
    "ellipse",
    "rounded",
    "ec2",
    "instance2",
    "t2_instance",
    "ecs_service",
    "fargate",
    "eks",
  ) Service,
  @also("firewall", "Firewall_128x128") Gateway,
  @also("lambda", "lambda_function", "function_apps") LambdaFunction "std.aws",
  @also("s3", "bucket", "bucket_with_objects") S3Bucket "std.aws",
  @also("rds", "rds_instance", "aurora", "rds_db_instance") RdsInstance "std.aws",
  @also("dynamodb", "dynamo_db", "table") DynamoDbTable "std.aws",
  @also("sqs", "queue") SqsQueue "std.aws",
  @also("sns", "topic") SnsTopic "std.aws",
  @also("cognito") CognitoUserPool "std.aws",
  @also("cloudfront", "distribution") CloudFrontDistribution "std.aws",
  @also("key_management_service", "kms") KmsKey "std.aws",
  @also("elastic_load_balancing", "application_load_balancer", "network_load_balancer") LoadBalancer,
  @also("api_gateway", "endpoint") ApiGateway,
  @also("waf") WebFirewall,
  @also("secrets_manager", "key_vaults") SecretStore,
  @also("cloudwatch", "cloudwatch_2", "logs") LogStore,
  @also("elasticache", "elasticache_for_redis") Cache,
  @also("sql_database", "sql_databases") SqlDatabase,
  @also("storage_accounts", "blob_block") ObjectStore,
}

/// Icons of groups.
enum Boundaries {
  @also(
    "group_aws_cloud_alt",
    "group_aws_cloud",
    "group_account",
    "group_region",
    "subscriptions",
  ) CloudAccount,
  @also("group_vpc", "group_vpc2", "virtual_networks") PrivateNetwork,
  @also("group_public_subnet", "group_subnet") Dmz,
  @also("group_private_subnet", "group_security_group") PrivateSubnet,
  @also("group_corporate_data_center", "group_on_premise") DataCentre,
  @also("group_ec2_instance_contents", "group_auto_scaling_group") Host,
}
