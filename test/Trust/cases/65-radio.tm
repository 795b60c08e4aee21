// A PIN in clear over radio, both ends in one zone. Expected: found: radio and buses are shared media whatever
// the zone.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-DAG: TM-NET-001 open High S.open from Neighbour
// CHECK-DAG: TM-AUT-001 open High S.open from Neighbour
package cases.radio;
import std.iot.*;
data Pin : Credentials;
system S {
  boundary home : Lan { phone : MobileApp; lock : Actuator { can_harm = true; } }
  flow open : phone -> lock via Ble { carries = [Pin]; encrypted = false; authn = Anonymous; }
}
