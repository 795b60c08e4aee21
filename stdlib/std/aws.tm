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

component RdsPostgres : db.Postgres;
component DynamoTable : db.DynamoDb { encrypted_at_rest = true; }
component SqsQueue : messaging.Queue { authn = WorkloadIdentity; }
component SnsTopic : messaging.Broker { authn = WorkloadIdentity; }
component Lambda : compute.Function;
component ApiGateway : web.ApiGateway;
component LoadBalancer : web.LoadBalancer;
component CloudFront : web.ContentNetwork;
component SecretsManager : db.SecretStore { authn = WorkloadIdentity; }
component Kms : db.KeyModule { authn = WorkloadIdentity; }
component Cognito : services.IdentityProvider;

/// A call of an AWS service: HTTPS, each request signed with the caller's identity.
@label("AWS API")
channel AwsApi : web.Https { authn = WorkloadIdentity; integrity = true; }
