// RUN: %tmc -Wno-all --today=2027-01-01 %s | FileCheck %s
// What a control computes goes over a flow as what the model says: a rule that joins data with flows finds both.
control Mirror for Flow { provides carries = target.stores; }
control Backup for Element { provides stores = incoming.carries; }

@id("J-1") rule Goes "${d} goes over ${f}" { match d : Data, f : Flow; where d in f.carries; severity = Low; }
@id("J-2") rule Kept "${d} is kept in ${e}" { match d : Data, e : Element; where d in e.stores; severity = Low; }

data Order { sensitivity = Public; }
data Bill { sensitivity = Public; }

system S {
  boundary lan : PrivateNetwork {
    a : WebServer;
    b : Postgres { stores = [Order]; }
    c : Service { controls = [Backup]; }
  }
  flow f : a -> b via PgTls { controls = [Mirror]; }
  flow g : a -> c via Https { carries = [Bill]; }
}

// CHECK-DAG: low: Order goes over f [J-1
// CHECK-DAG: low: Bill goes over g [J-1
// CHECK-DAG: low: Order is kept in b [J-2
// CHECK-DAG: low: Bill is kept in c [J-2
