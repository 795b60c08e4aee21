// OWASP/threat-dragon#834. Several mitigations of one threat with their own status; a risk accepted until a planned mitigation is there.
// Each decision that matches a finding is shown with it, in every report. `accept` beside a planned `mitigate` is: accepted until the date,
// with the plan shown; then `--fail-on` does not count the finding.
// RUN: %tmc --today=2026-11-01 %s --show-all | FileCheck %s
// RUN: %tmc --today=2026-11-01 %s --emit=markdown | FileCheck %s --check-prefix=MD
// RUN: %tmc --today=2026-11-01 %s --emit=json -o %t.json
// RUN: %python %S/../Inputs/decisions.py %t.json | FileCheck %s --check-prefix=JSON
// RUN: sed -e '/CleartextTransmission/d' %s > %t.tm
// RUN: echo 'dismiss TM-NET-001 on Shop.buy { owner = "ana"; reason = "not looked at here"; }' >> %t.tm
// RUN: echo 'dismiss TM-AUT-001 on Shop.** { owner = "ana"; reason = "not looked at here"; }' >> %t.tm
// RUN: %tmc %t.tm --today=2098-12-31 --fail-on=high > /dev/null
// RUN: %not %tmc %t.tm --today=2099-01-02 --fail-on=high 2>&1 | FileCheck %s --check-prefix=LATE
package cases.many;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { web : WebServer { authn = Token; } }
  flow buy : browser -> web via Http { carries = [Order]; }
}
mitigate stride.CleartextTransmission on Shop.buy by Tls { status = planned; owner = "ana"; ticket = "S-1"; }
mitigate stride.CleartextTransmission on Shop.buy by Vpn { status = done; owner = "ben"; }
accept stride.TamperingInTransit on Shop.buy { owner = "cleo"; expires = 2099-01-01; reason = "until S-1 is done"; }
mitigate stride.TamperingInTransit on Shop.buy by Tls { status = planned; owner = "ana"; ticket = "S-1"; }
// CHECK: planned: {{.*}} [TM-NET-001
// CHECK: decision: mitigate by `Tls`, status: planned, owner: ana, ticket: S-1
// CHECK: also decided: mitigate by `Vpn`, status: done, owner: ben
// CHECK: accepted: {{.*}} [TM-NET-002
// CHECK: decision: accept, owner: cleo, expires: 2099-01-01, reason: until S-1 is done
// CHECK: also decided: mitigate by `Tls`, status: planned, owner: ana
// MD: ### Planned
// MD: `Tls` (TLS); status: planned; owner: ana; ticket: S-1<br>also mitigate by `Vpn` (VPN); status: done; owner: ben
// MD: ### Accepted
// MD: cleo{{.*}}<br>also mitigate by `Tls`{{.*}}ana
// JSON: TM-NET-001 planned: mitigate Tls, mitigate Vpn
// JSON: TM-NET-002 accepted: accept, mitigate Tls
// LATE: error: `accept std.stride.TamperingInTransit on Shop.buy` expired on 2099-01-01
