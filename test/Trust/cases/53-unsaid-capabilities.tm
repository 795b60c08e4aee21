// RUN: %tmc %s | FileCheck %s
// RUN: %tmc --emit=questions %s | FileCheck %s --check-prefix=LIST
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-INJ-004 | FileCheck %s --check-prefix=JSON

// A portal that strangers use; nothing is said of uploads, parsers, commands, redirects, templates.
// One question, before all others, lists what the portal may do and this model does not say.
package cases.unsaid_capabilities;
data Doc { sensitivity = Confidential; }
system S {
  boundary internet : PublicInternet { b : Browser; }
  boundary front : Dmz { gw : ReverseProxy; }
  boundary inside : PrivateNetwork { web : WebApplication "Portal"; db : Postgres { stores = [Doc]; } }
  flow up : b -> gw via Https "upload a scan, log in with a password" { carries = [Doc]; authn = Password; }
  flow fwd : gw -> web via Https { carries = [Doc]; authn = Password; }
  flow save : web <-> db via PgTls { carries = [Doc]; authn = Password; }
}

// CHECK: Questions, most decisive first:
// CHECK-NEXT: Portal: Which of these does it do?
// CHECK-NEXT: RunsCommands, RunsUntrustedCode, DeserializesObjects, ParsesXml
// CHECK-NEXT: AcceptsUploads
// CHECK-NEXT: RunsPrivileged
// CHECK-NEXT: write `does = […];` in element `S.web`

// LIST: 1. Portal: Which of these does it do?
// LIST: AcceptsUploads: keeps files that callers upload
// LIST-NOT: EmbedsSdks
// LIST: write `does = […];` in element `S.web`: a list of those that it does; [] for none

// JSON: question S.web asks S.web.does
