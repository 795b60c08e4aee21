// RUN: %tmc -I %S/../Sema/Inputs --no-prelude %s | FileCheck %s
// A rule about a kind above a component speaks of its parts; one about the component, of the whole.
import "../Sema/Inputs/core.tm";

component Guarded : Process { attr guarded : bool = false; }
component Login(strong : bool = false) : Guarded {
  pages : Guarded;
  store : Database;
}
@id("P") rule Unguarded "unguarded ${p}" {
  match p : Guarded;
  where not p.guarded;
  severity = Low;
}
@id("E") rule AnyElement "element ${e} in ${e.zone}" {
  match e : Element;
  where e.zone is Intranet;
  severity = Info;
}
@id("L") rule WeakLogin "weak login ${l} of ${count p in l.parts : p is Database}" {
  match l : Login;
  where not l.strong;
  severity = High;
}
@id("W") rule PartOfWeak "part ${p} of ${p.whole}" {
  match p : Database;
  where p.whole is Login;
  severity = Medium;
}

system S {
  boundary lan : Intranet { a : Login; }
  b : Guarded;
}
// CHECK-DAG: weak login a of 1
// CHECK-DAG: part a.store of a
// CHECK-DAG: unguarded a.pages
// CHECK-DAG: unguarded b
// CHECK-DAG: element a.pages in lan
// RUN: %tmc -I %S/../Sema/Inputs --no-prelude %s | FileCheck %s --check-prefix=WHOLE
// WHOLE-NOT: element a in lan
// CHECK-DAG: element a.store in lan
// CHECK-DAG: 6 open
