// mike-goodwin/owasp-threat-dragon-core#50. The same part three times, one decision about one of them.
// Expected: n1 is accepted, n2 open, n3 mitigated; places and texts tell which, of parts with a title too.
// RUN: %tmc --today=2026-11-01 %s --show-all 2>/dev/null | FileCheck %s
// RUN: %tmc --today=2026-11-01 %s --emit=json 2>/dev/null | %python %S/../Inputs/about.py TM-STO-001 | FileCheck %s --check-prefix=STATE
// RUN: %tmc --today=2026-11-01 %s --emit=dot 2>/dev/null | FileCheck %s --check-prefix=DOT

package cases.replicas;
data Row { sensitivity = Confidential; }
/// One node of the cluster: a service with its own disk.
component Node(zone_name : string) {
  api : ApiService "API in ${zone_name}" { authn = Token; }
  disk : LocalDisk { stores = [Row]; encrypted_at_rest = false; }
  flow keep : api <-> disk via LocalCall { carries = [Row]; }
  port entry : Https = api;
}
system Cluster {
  boundary one : DataCentre { n1 : Node(zone_name = "north"); n2 : Node(zone_name = "north"); }
  boundary two : DataCentre { n3 : Node(zone_name = "south") { extend disk { override encrypted_at_rest = true; } } }
  flow sync12 : n1.api <-> n2.entry via Https { carries = [Row]; }
  flow sync13 : n1.api <-> n3.entry via Https { carries = [Row]; }
}
accept stride.CleartextStorage on Cluster.n1.** { owner = "ana"; expires = 2099-01-01; reason = "to be wiped"; }

// CHECK-DAG: {{.*}}n2.disk{{.*}}TM-STO-001
// CHECK-DAG: accepted: {{.*}}n1.disk{{.*}}TM-STO-001
// CHECK-DAG: API in north (n1.api)

// STATE-DAG: accepted TM-STO-001 Cluster.n1.disk
// STATE-DAG: open TM-STO-001 Cluster.n2.disk
// STATE-DAG: mitigated TM-STO-001 Cluster.n3.disk

// DOT-DAG: API in north (n1.api)
// DOT-DAG: API in north (n2.api)
// DOT-DAG: label="API in south"
