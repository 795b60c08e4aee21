// A rate limit on the user's browser.
// A limit in the user's browser protects nothing behind it, and a warning says so.
//
// RUN: %tmc %s --emit=json -o %t.json 2>%t.err
// RUN: %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-AVL-001 < %t.json | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN < %t.err
//
// CHECK: TM-AVL-001(S.app) question
// WARN: warning: control `RateLimiting` on `browser` protects nothing behind it: we do not run it{{.*}}[TM0471

package cases.limit_on_browser;
data N { sensitivity = Confidential; }
system S {
  boundary internet : PublicInternet { browser : Browser(controls = [RateLimiting]); }
  boundary lan : PrivateNetwork { app : ApiService { authn = Token; availability = Critical; } }
  flow a : browser <-> app via Https { carries = [N]; }
}
