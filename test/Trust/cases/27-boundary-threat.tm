// OWASP/threat-dragon#161. A threat that belongs to a boundary.
// Expected: a rule about boundaries finds the outer one and the one inside it: what is said of a boundary is said of
// its parts at any depth.
// RUN: %tmc %s --emit=json 2>/dev/null | %python %S/../Inputs/about.py F-1 | FileCheck %s

package cases.fence;
@id("F-1") @stride(DenialOfService)
rule NoFence "nothing limits what leaves ${b}" {
  match b : Boundary;
  where b is PrivateNetwork and b.crossing.any(f => f in b.crossing and f.source in b.elements);
  severity = Medium;
}
system S {
  boundary out : PublicInternet { u : Browser; }
  boundary a : PrivateNetwork { boundary b : PrivateSubnet { w : Service { controls = [AuditLogging]; } } }
  flow call : w -> u { carries = []; }
}

// CHECK: open F-1 S.a
// CHECK: open F-1 S.b
