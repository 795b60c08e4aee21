// awslabs/threat-composer#61 #126. A mitigation that is only planned is not a mitigation.
// What is only planned counts as open. What is said to be done is mitigated, and a warning says that the model still has the flow in clear.
//
// RUN: %not %tmc %s --fail-on=medium --emit=json -o %t.json 2>%t.err
// RUN: %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-NET-001 --rule=TM-NET-002 < %t.json | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN < %t.err
//
// CHECK: TM-NET-001(Shop.buy) planned
// CHECK: TM-NET-002(Shop.buy) mitigated
// CHECK-SAME: contradicted
// WARN: warning: {{.*}}TamperingInTransit{{.*}}still says{{.*}}[TM0641

package cases.status;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { web : WebServer { authn = Token; } }
  flow buy : browser -> web via Http { carries = [Order]; }
}
mitigate stride.CleartextTransmission on Shop.buy by Tls { status = planned; owner = "ana"; ticket = "S-1"; }
mitigate stride.TamperingInTransit on Shop.buy by Tls { status = done; owner = "ana"; }
mitigate stride.ServerSpoofing on Shop.buy by Tls { status = planned; owner = "ana"; }
mitigate stride.ServerSpoofing on Shop.buy by MutualTls { status = done; owner = "ben"; }
