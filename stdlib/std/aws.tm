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
zone Account : net.CloudAccount {
  attr root_locked : bool? "Has the root login of it a hardware key and no access keys?";
  attr calls_recorded : bool? "Are all calls in it recorded where nobody in it can change them?";
  attr guardrails : bool? "Do rules above it forbid all of these: public stores, open ports, unused regions?";
}

/// A virtual private cloud.
zone Vpc : net.PrivateNetwork {
  attr region : string?;
  attr exits_limited : bool? "Can programs in it connect only to named addresses outside?";
}

/// A part of a VPC that the internet reaches.
zone PublicSubnet : net.Dmz;

/// A part of a VPC that the internet does not reach.
zone PrivateSubnet : net.PrivateSubnet;

/// A virtual machine of EC2.
zone Ec2Instance : net.Host {
  attr metadata_guarded : bool? "Does the metadata service of it answer only requests with a session token?";
}

/// A bucket of objects. AWS encrypts what is in it; the account's keys are a setting.
component S3Bucket : db.ObjectStore {
  // Older versions that nobody can delete are a copy that nobody can delete.
  backed_up = versions_locked;
  attr versions_locked : bool? "Are older versions in it kept where nobody can delete them for a time?";
}

/// PostgreSQL, run by AWS.
component RdsPostgres : db.Postgres {
  // It comes with no account but the one that was chosen.
  ready_made = false;
  attr snapshots_private : bool? "Is it impossible to share snapshots of it with other accounts?";
}

/// A table of DynamoDB. AWS always encrypts it.
component DynamoTable : db.DynamoDb { encrypted_at_rest = true; }

/// A queue of SQS.
component SqsQueue : messaging.Queue {
  authn = WorkloadIdentity;
  attr policy_closed : bool? "Does the policy of it name who may send and read?";
}

/// A topic of SNS.
component SnsTopic : messaging.Broker { authn = WorkloadIdentity; calls_out = true; }

/// A function of Lambda.
component Lambda : compute.Function;

/// AWS's gateway for calls of programs.
component ApiGateway : web.ApiGateway;

/// An Elastic Load Balancer.
component LoadBalancer : web.LoadBalancer;

/// AWS's network of caches.
component CloudFront : web.ContentNetwork {
  attr origin_closed : bool? "Do servers behind it refuse requests that did not pass it?";
}

/// Secrets Manager.
component SecretsManager : db.SecretStore { authn = WorkloadIdentity; }

/// The key service.
component Kms : db.KeyModule {
  authn = WorkloadIdentity;
  attr use_limited : bool? "Does each key of it name who may use it and who may administer it?";
}

/// AWS's identity provider.
component Cognito : services.IdentityProvider;

/// A call of an AWS service: HTTPS, each request signed with the caller's identity. AWS's SDKs check
/// the service's certificate unless they are told not to.
@label("AWS API")
channel AwsApi : web.Https {
  peer_verified = true;
  authn = WorkloadIdentity;
  integrity = true;
  attr caller_bound : bool? "Is the trust that it rests on bound to an id that stands for us alone?";
}
