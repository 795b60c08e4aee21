// RUN: %tmc %s --today=2026-01-01 -Wno-all | FileCheck %s
// RUN: %tmc %s --overlay=sound --today=2026-01-01 -Wno-all | FileCheck %s --check-prefix=SOUND

// A shop on AWS, as a team writes it down at first: each open finding is one that an expert keeps. Its twin `sound` has
// what they would ask for, and nothing open.

package aws_shop;

import std.cloud.*;
import std.aws.*;
import std.saas.{GitHubActions, GitHubRepository, Stripe};

data Order : PersonalData { integrity = Important; traits = []; }
data Photo { sensitivity = Public; integrity = Important; traits = []; }
data Charge : Payment;
data Login : Password;
data DbPassword : ServiceSecret;
data Source : SourceCode;
data Image : ContainerImage;
data Trail : AuditRecord;

system Shop {
  boundary internet : PublicInternet {
    buyer : Customer;
    browser : Browser;
  }
  boundary stripe : ThirdParty { payments : Stripe; }
  boundary github : ThirdParty {
    dev : Developer;
    source : GitHubRepository { stores = [Source]; reviewed = false; }
    ci : GitHubActions { does = [UsesForeignSteps]; steps_pinned = false; secrets_short_lived = false; }
  }
  boundary production : Account {
    root_protected = true;
    cloud_audit_log = true;
    guardrails = false;
    edge : CloudFrontDistribution { origin_protected = false; }
    photos : S3Bucket { stores = [Photo]; public_access = false; object_lock = true; }
    images : EcrRepository { stores = [Image]; }
    users : CognitoUserPool;
    secrets : SecretsManager { stores = [DbPassword]; }
    keys : KmsKey { use_limited = true; }
    boundary vpc : Vpc {
      boundary public : PublicSubnet { alb : ApplicationLoadBalancer; }
      boundary private : PrivateSubnet {
        api : FargateTask { does = [FetchesUrls]; role_least_privilege = false; ssrf_protected = true; }
        orders : RdsPostgres { stores = [Order]; snapshots_private = false; }
        carts : ElastiCacheCluster { stores = [Order]; encrypted_at_rest = true; }
      }
    }
    charge : LambdaFunction { does = []; role_least_privilege = true; }
    jobs : SqsQueue { policy_restricted = false; }
  }

  flow visit : buyer -> browser { carries = [Order, Login]; }
  flow shop : browser <-> edge via Https { carries = [Order]; authn = Token; }
  flow login : browser <-> users via Https { carries = [Login]; authn = Password; }
  flow show : edge <-> photos via AwsApi { carries = []; returns = [Photo]; }
  flow pass : edge <-> alb via Https { carries = [Order]; authn = Token; server_authenticated = true; }
  flow route : alb <-> api via Http { carries = [Order]; authn = Token; }
  flow keep : api <-> orders via PgTls { carries = [Order]; authn = Password; }
  flow remember : api <-> carts via RedisWire { carries = [Order]; authn = Anonymous; }
  flow unlock : api <-> secrets via AwsApi { carries = []; returns = [DbPassword]; }
  flow order : api -> jobs via AwsApi { carries = [Charge]; }
  flow take : charge <-> jobs via AwsApi { carries = []; returns = [Charge]; }
  flow pay : charge -> payments via Https { carries = [Charge]; authn = ApiKey; }
  flow wrap : secrets <-> keys via AwsApi { carries = [DbPassword]; }
  flow push : dev -> source via Ssh { carries = [Source]; }
  flow fetch : ci <-> source via Https { carries = []; returns = [Source]; }
  flow publish : ci -> images via AwsApi { carries = [Image]; }
  flow start : api <-> images via AwsApi { carries = []; returns = [Image]; }
}

overlay sound of Shop {
  override source { reviewed = true; }
  override ci { steps_pinned = true; secrets_short_lived = true; }
  override production { guardrails = true; }
  override edge { origin_protected = true; }
  override api { role_least_privilege = true; }
  override orders { snapshots_private = true; }
  override jobs { policy_restricted = true; }
  extend route { controls = [MutualTls]; }
  override remember { authn = Password; }
  extend remember { controls = [MutualTls]; credentials_rotated = true; }
}

// CHECK: medium: Missing code review: one person can change what source ships [TM-DEL-002
// CHECK: high: Pipeline credential exposure: anyone who can change a build of ci reads its long-lived secrets [TM-DEL-005
// CHECK: high: Unpinned build steps: steps that others wrote can change builds of ci overnight [TM-DEL-015
// CHECK: medium: Missing guardrails: one mistake in production opens a bucket, a port or a region [TM-CLD-012
// CHECK: medium: CDN bypass: strangers reach photos, alb without passing edge [TM-CLD-010
// CHECK: high: Overprivileged role: the role of api allows more than its work needs [TM-CLD-004
// CHECK: high: Snapshot exposure: a snapshot of orders can be copied into another account [TM-CLD-007
// CHECK: critical: Public storage: anyone can read Charge from jobs [TM-STO-002
// CHECK: high: Server spoofing: alb cannot tell api from an impostor [TM-AUT-001
// CHECK: same cause: {{.*}}: high: Cleartext transmission: Order can be read on the way over route [TM-NET-001
// CHECK: same cause: {{.*}}: high: Tampering in transit: Order can be changed on the way over route [TM-NET-002
// CHECK: low: Server spoofing: api cannot tell carts from an impostor [TM-AUT-001
// CHECK: same cause: {{.*}}: low: Missing authentication: carts serves anyone who calls over remember [TM-AUT-002
// CHECK: same cause: {{.*}}: low: Cleartext transmission: Order can be read on the way over remember [TM-NET-001
// CHECK: same cause: {{.*}}: low: Tampering in transit: Order can be changed on the way over remember [TM-NET-002
// CHECK: {{^}}15 open in 10 causes (1 critical, 7 high, 3 medium, 4 low)
// SOUND: {{^}}0 open
