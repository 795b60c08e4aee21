// OWASP/threat-dragon#716. An element was split into two; a decision still names the old one.
// An error at the decision that names both candidates.
// RUN: %not %tmc --today=2026-11-01 %s 2>&1 | FileCheck %s
package cases.split;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { reads : ApiService { authn = Token; audit_log = false; } writes : ApiService { authn = Token; audit_log = false; } }
  flow look : browser -> reads via Https { carries = [Order]; }
  flow buy : browser -> writes via Https { carries = [Order]; }
}
accept stride.InsufficientLogging on Shop.api { owner = "ana"; expires = 2099-01-01; reason = "small"; }
// CHECK: 11-split.tm:[[#]]:{{[0-9]+}}: error: `accept std.stride.InsufficientLogging on Shop.api`: the model has nothing called `Shop.api` [TM0611]
// CHECK: note: there are findings without a decision on `Shop.reads`, `Shop.writes`
