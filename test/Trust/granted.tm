// What keeps findings away although nothing in the model shows it: the kind of a flow, a `default`, the kind of a store. What the model
// says of the thing itself (`S.own`), and what a control provides (`S.proved`), is not among the things of an entry.
//
// RUN: %tmc %s --emit=assumptions 2>%t.err | FileCheck %s
// RUN: %tmc %s --emit=json 2>/dev/null | %python %S/Inputs/facts.py granted | FileCheck %s --check-prefix=JSON
// RUN: %tmc %s --emit=markdown 2>/dev/null | FileCheck %s --check-prefix=REPORT
// RUN: %tmc %s 2>/dev/null | FileCheck %s --check-prefix=TEXT

data Health : HealthRecord;
system S {
  boundary a : Dmz { x : Service; }
  boundary b : PrivateNetwork {
    default Store { backed_up = true; }
    y : Service;
    own : Postgres { stores = [Health]; encrypted_at_rest = true; backed_up = true; }
    shared : Postgres { stores = [Health]; encrypted_at_rest = true; }
    vault : SecretStore { stores = [Health]; }
  }
  flow assumed : x -> y via TlsStream { carries = [Health]; authn = Token; server_authenticated = true; }
  flow proved : x -> y via Tcp { carries = [Health]; authn = Token; controls = [Tls]; }
}

// CHECK-DAG: kind `std.net.TlsStream` assumes `encrypted = true` of 1 flow: `S.assumed`
// CHECK-DAG: [TM-NET-001
// CHECK-DAG: a `default` says `backed_up = true` of 2 elements: `S.shared`, `S.vault`
// CHECK-DAG: [TM-AVL-003
// CHECK-DAG: kind `std.db.SecretStore` assumes `encrypted_at_rest = true` of 1 element: `S.vault`
// CHECK-DAG: [TM-STO-001

// JSON-DAG: backed_up said for all: {{.*}}TM-AVL-003
// JSON-DAG: encrypted assumed: {{.*}}TM-NET-001
// JSON-DAG: encrypted_at_rest assumed: {{.*}}TM-STO-001

// REPORT: ## Taken for granted
// REPORT: kind `std.

// TEXT: mitigated ({{.*}}by controls{{.*}}as the model says{{.*}}as defaults say{{.*}}as kinds assume
// TEXT: taken for granted: {{[0-9]+}} lines of kinds and defaults
