// RUN: %tmc %s --today=2026-01-01 -Wno-all | FileCheck %s
// RUN: %tmc %s --overlay=sound --today=2026-01-01 -Wno-all | FileCheck %s --check-prefix=SOUND

// An app for running on Google Cloud and Firebase, as a team writes it down at first: each open finding is one that an expert
// keeps. Its twin `sound` has what they would ask for, and nothing open.

package gcp_runs;

import std.cloud.*;
import std.gcp as gcp;

data Track : PersonalData { sensitivity = Restricted; integrity = Important; traits = []; }
data Login : Password;
data Picture : PersonalData { traits = []; }
data Build : ContainerImage;

system Runs {
  data Deploys : gcp.ServiceAccountKey { ends_soon = false; }
  boundary internet : PublicInternet { runner : Customer; }
  boundary phone : UserDevice { app : MobileApp; }
  boundary project : gcp.Project {
    root_protected = true;
    cloud_audit_log = false;
    guardrails = true;
    dns_records_cleaned = true;
    lb : gcp.CloudLoadBalancer;
    api : gcp.CloudRunService { does = []; role_least_privilege = false; concurrency_limited = false; }
    logins : gcp.FirebaseAuthentication;
    tracks : gcp.FirestoreDatabase { stores = [Track]; public_access = true; }
    pictures : gcp.CloudStorageBucket { stores = [Picture]; public_access = false; object_lock = true; }
    made : gcp.PubSubTopic { policy_restricted = true; }
    thumbnails : gcp.CloudFunction { does = [ParsesMedia]; parsers_isolated = true; role_least_privilege = true; concurrency_limited = true; }
    warehouse : gcp.BigQueryDataset { stores = [Track]; public_access = false; }
    images : gcp.ArtifactRegistry { stores = [Build]; }
    builds : gcp.CloudBuild { does = []; }
  }
  boundary laptop : ManagedDevice {
    dev : Developer;
    tool : CliTool;
    keyfile : LocalDisk { stores = [Deploys]; encrypted_at_rest = false; }
  }

  flow run : runner -> app { carries = [Track, Login]; }
  flow log_in : app <-> logins via Https { carries = [Login]; authn = Password; server_authenticated = true; }
  flow sync : app <-> lb via Https { carries = [Track, Picture]; authn = Token; server_authenticated = true; }
  flow direct : app <-> tracks via gcp.GoogleApi { carries = [Track]; authn = Token; }
  flow pass : lb <-> api via Https { carries = [Track, Picture]; authn = Token; server_authenticated = true; }
  flow keep : api <-> tracks via gcp.GoogleApi { carries = [Track]; }
  flow put : api <-> pictures via gcp.GoogleApi { carries = [Picture]; }
  flow tell : api -> made via gcp.GoogleApi { carries = [Picture]; }
  flow push : made -> thumbnails via Https { carries = [Picture]; authn = Token; server_authenticated = true; }
  flow shrink : thumbnails <-> pictures via gcp.GoogleApi { carries = [Picture]; }
  flow collect : api -> warehouse via gcp.GoogleApi { carries = [Track]; }
  flow type : dev -> tool { carries = []; }
  flow use : tool <-> keyfile via LocalCall { carries = []; returns = [Deploys]; }
  flow start : tool -> builds via gcp.GoogleApi { carries = [Deploys]; authn = ApiKey; }
  flow publish : builds -> images via gcp.GoogleApi { carries = [Build]; }
  flow pull : api <-> images via gcp.GoogleApi { carries = []; returns = [Build]; }
}

overlay sound of Runs {
  override Deploys { ends_soon = true; }
  override project { cloud_audit_log = true; }
  override api { role_least_privilege = true; concurrency_limited = true; }
  override tracks { public_access = false; }
  override keyfile { stores = []; encrypted_at_rest = true; }
  override use { returns = []; }
  override start { carries = []; authn = WorkloadIdentity; }
}

// CHECK: medium: Long-lived access key: a copy of Deploys opens the cloud from anywhere, until someone deletes it [TM-CLD-017
// CHECK: medium: Missing cloud audit log: nobody can tell who changed what in project [TM-CLD-003
// CHECK: high: Overprivileged role: the role of api allows more than its work needs [TM-CLD-004
// CHECK: low: Denial of wallet: strangers make api run until the account's limit or budget is used up [TM-CLD-013
// CHECK: critical: Public storage: anyone can read Track from tracks [TM-STO-002
// CHECK: high: Cleartext storage: Deploys is stored unencrypted at keyfile [TM-STO-001
// CHECK: medium: Credentials in files: Deploys is kept at keyfile instead of in a secret store [TM-STO-004
// CHECK: {{^}}7 open (1 critical, 2 high, 3 medium, 1 low)
// SOUND: {{^}}0 open
