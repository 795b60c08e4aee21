// RUN: not %tmc -I %S/../Sema/Inputs --no-prelude %s 2>&1 | FileCheck %s
// What a component requires may name its parts, and is asked of each instance.
import "../Sema/Inputs/core.tm";

component Login(open : bool = false) {
  pages : Server;
  store : Database;
  flow keep : pages -> store;
  require open or not keep.encrypted == false : "keep is encrypted";
}
component Staff : Login { require no path pages -> store avoiding pages : "never"; }
system S {
  a : Login;
  b : Login { extend keep { encrypted = false; } }
  c : Staff(open = true) { extend keep { encrypted = false; } }
  d : Staff { extend keep { encrypted = false; } }
}
// CHECK-NOT: error:
// CHECK: [[#@LINE-6]]:3: warning: cannot tell whether the requirement holds: keep is encrypted
// CHECK: `S.a.keep.encrypted`
// CHECK: [[#@LINE-7]]:3: error: requirement does not hold: keep is encrypted
// CHECK: [[#@LINE-6]]:3: error: requirement does not hold: keep is encrypted
// CHECK: 2 errors
