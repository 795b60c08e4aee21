// A worker in C fetches from the internet, every protection said to be false. Expected: found: explicit insecure
// answers always give at least Low.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-INJ-004 open High S.fetch from Partner 1
// CHECK-DAG: TM-INJ-006 open High S.fetch from Partner 1
// CHECK-DAG: TM-INJ-005 {{open|question}} High S.fetch
// CHECK-DAG: TM-INJ-010 {{open|question}} High S.fetch
package cases.fetching_worker;
data Note { sensitivity = Confidential; }
system S {
  boundary internet : PublicInternet { site : ExternalApi; }
  boundary inner : PrivateNetwork { fetch : Worker { language = "c"; parses = [Xml, Media, SerializedObject]; runs_commands = true; external_entities_disabled = false; sandboxed = false; arguments_separated = false; } }
  flow a : fetch <-> site via Https { carries = [Note]; server_authenticated = true; }
}
