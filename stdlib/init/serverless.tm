/// Serverless on AWS: CloudFront, API Gateway, functions, a queue, DynamoDB and S3.
package app;

import std.cloud;
import std.identity;
import std.privacy;
import std.storage;
import std.aws as aws;

data LoginSession : Session;
data Page : Program "The single-page app";
data Job { sensitivity = Confidential; integrity = Important; }
data ApiKey : ServiceSecret "Key of the mail provider";
data AppData { sensitivity = Confidential; }

system MySystem {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
    mail : MailProvider "Mail provider";
  }
  boundary account : aws.Account "AWS account" {
    cloud_audit_log = false; // a new account has no trail
    cdn : aws.CloudFrontDistribution "CloudFront";
    site : aws.S3Bucket "Site" { stores = [Page]; }
    login : aws.CognitoUserPool "Cognito";
    gate : aws.ApiGateway "API Gateway" { authn = Token; }
    api : aws.LambdaFunction "API function";
    queue : aws.SqsQueue "Jobs" { stores = [Job]; }
    worker : aws.LambdaFunction "Job function" { does = [ParsesMedia]; }
    table : aws.DynamoDbTable "Table" { stores = [AppData]; }
    uploads : aws.S3Bucket "Uploads" { stores = [AppData]; }
    secrets : aws.SecretsManager "Secrets" { stores = [ApiKey]; }
  }

  flow use : customer -> browser;
  flow load : browser <-> cdn via Https { carries = [Page]; authn = Anonymous; }
  flow origin : cdn <-> site via Https { returns = [Page]; }
  flow sign_in : browser <-> login via Https { carries = [LoginSession]; }
  flow call : browser <-> gate via Https { carries = [AppData, LoginSession]; authn = Token; }
  flow invoke : gate <-> api via Https { carries = [AppData, LoginSession]; }
  flow keep : api <-> table via Https { carries = [AppData]; }
  flow upload : browser -> uploads via Https { carries = [AppData]; }
  flow queue_job : api -> queue via Https { carries = [Job]; }
  flow take_job : worker <-> queue via Https { returns = [Job]; }
  flow read_upload : worker <-> uploads via Https { returns = [AppData]; }
  flow read_key : worker <-> secrets via Https { returns = [ApiKey]; }
  flow notify : worker -> mail via Https { carries = [Job]; }
}
