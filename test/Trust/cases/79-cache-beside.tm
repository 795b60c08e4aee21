// Sessions and health records in an anonymous cache in the app's own zone. Expected: found.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-NET-001 open Medium S.b from Neighbour
// CHECK-DAG: TM-AUT-002 open Medium S.b from Neighbour
package cases.cache_beside;
data Sess : Session; data Health : HealthRecord;
system S {
  boundary internet : PublicInternet { browser : Browser; }
  boundary lan : PrivateNetwork { app : WebApplication { authn=SessionCookie; } cache : Redis { stores=[Sess,Health]; authn=Anonymous; encrypted_at_rest=true; } }
  flow a : browser <-> app via Https { carries=[Health]; }
  flow b : app <-> cache via RedisWire { carries=[Sess,Health]; }
}
