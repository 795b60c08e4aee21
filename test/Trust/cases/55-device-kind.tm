// A camera on the internet.
// A device that serves is no user agent: whether it checks permissions and records who did what is asked.
//
// RUN: %tmc %s --emit=json | %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-ACC-001 --rule=TM-LOG-001 | FileCheck %s
//
// CHECK: TM-ACC-001(S.camera) question
// CHECK: TM-LOG-001(S.camera) question

package cases.device_kind;
import std.iot.*;
data Video : PersonalData { sensitivity = Restricted; integrity = Important; }
system S {
  boundary internet : PublicInternet { app : MobileApp; }
  boundary home : Lan { camera : SmartDevice "Camera" { stores = [Video]; } }
  flow watch : app <-> camera via Https { carries = [Video]; authn = Password; }
}
