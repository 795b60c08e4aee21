// `Https` asserts that the certificate is checked.
// A program that calls over HTTPS need not check certificates, so that is asked. That the way is encrypted
// a kind assumes, which is counted apart from what the model says, and listed.
//
// RUN: %tmc %s --emit=json | %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-NET-001 --rule=TM-AUT-001 | FileCheck %s
// RUN: %tmc %s --emit=assumptions | FileCheck %s --check-prefix=GRANTED
// RUN: %tmc %s | FileCheck %s --check-prefix=TEXT
//
// CHECK: TM-AUT-001(S.f) question
// CHECK: TM-NET-001(S.f) mitigated
// CHECK-SAME: assumed
// GRANTED: kind `std.web.Https` assumes `encrypted = true` of 1 flow: `S.f`
// GRANTED: without it
// GRANTED: TM-NET-001
// TEXT: mitigated ({{.*}}as kinds assume
// TEXT: taken for granted:

package cases.asserted_by_protocol;
data Rows { sensitivity = Restricted; integrity = Critical; }
system S {
  boundary a : Dmz { x : ApiService; }
  boundary b : PrivateNetwork { y : ApiService; }
  flow f : x -> y via Https { carries = [Rows]; authn = Token; server_authenticated = unknown; }
}
