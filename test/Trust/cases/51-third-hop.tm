// SQL three hops in; a worker behind a queue that unpickles. Expected: SQL asked at the third hop,
// deserialisation at the worker; distance lowers likelihood, it never removes.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-INJ-001 question High S.c asks S.c.parameterized_queries from Stranger 3
// CHECK-DAG: TM-INJ-005 question High S.w asks S.w.deserialization_restricted from Stranger 4
package cases.third_hop;
data Doc { sensitivity = Confidential; integrity = Important; }
system S {
  boundary internet : PublicInternet { b : Browser; }
  boundary front : Dmz { gw : ReverseProxy; }
  boundary inside : PrivateNetwork { a : ApiService; c : ApiService "Third hop"; d : Postgres { stores = [Doc]; } q : Queue; w : Worker "Worker behind the queue" { parses = [SerializedObject, Archive]; } }
  flow one : b -> gw via Https { carries = [Doc]; authn = Token; }
  flow two : gw -> a via Https { carries = [Doc]; authn = Token; }
  flow three : a -> c via Https { carries = [Doc]; authn = Token; }
  flow put : a -> q via Amqps { carries = [Doc]; authn = Password; }
  flow take : w <-> q via Amqps { carries = [Doc]; authn = Password; }
  flow four : c <-> d via PgTls { carries = [Doc]; authn = Password; }
}
