/// The parts of Amazon's cloud that most models need.
package std.aws;

import std.core.*;
import std.net as net;
import std.db as db;
import std.web as web;
import std.compute as compute;
import std.messaging as messaging;
import std.services as services;

/// An account: the widest line inside the cloud.
zone Account : net.CloudAccount;

/// A virtual private cloud.
zone Vpc : net.PrivateNetwork {
  attr region : string?;
}

/// A part of a VPC that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a VPC that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// A bucket of objects. AWS encrypts what is in it; the account's keys are a setting.
component S3Bucket : db.ObjectStore;

/// PostgreSQL, run by AWS.
component RdsPostgres : db.Postgres;

/// A table of DynamoDB. AWS always encrypts it.
component DynamoTable : db.DynamoDb { encrypted_at_rest = true; }

/// A queue of SQS.
component SqsQueue : messaging.Queue { authn = WorkloadIdentity; }

/// A topic of SNS.
component SnsTopic : messaging.Broker { authn = WorkloadIdentity; }

/// A function of Lambda.
component Lambda : compute.Function;

/// AWS's gateway for calls of programs.
component ApiGateway : web.ApiGateway;

/// An Elastic Load Balancer.
component LoadBalancer : web.LoadBalancer;

/// AWS's network of caches.
component CloudFront : web.ContentNetwork;

/// Secrets Manager.
component SecretsManager : db.SecretStore { authn = WorkloadIdentity; }

/// The key service.
component Kms : db.KeyModule { authn = WorkloadIdentity; }

/// AWS's identity provider.
component Cognito : services.IdentityProvider;

/// A call of an AWS service: HTTPS, each request signed with the caller's identity.
@label("AWS API")
channel AwsApi : web.Https { authn = WorkloadIdentity; integrity = true; }
