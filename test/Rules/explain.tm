// What --explain says of quantifiers, of `not`, and of parentheses.
// RUN: %tmc %s --explain=X-1 | FileCheck %s
// RUN: %tmc %s --explain=X-2 | FileCheck %s --check-prefix=NOT

data Card { sensitivity = Restricted; }
data Note { sensitivity = Public; }
data Later;

@id("X-1")
rule Members "x" {
  match f : Flow, e : Process;
  where f in e.serves and any d in f.carries : d.sensitivity == Restricted;
  where all x in f.ends : x.trust > 10;
  where (count x in f.ends : x.serving) >= 1;
  where not e.serves.empty and none x in e.calls : x.encrypted;
  severity = Low;
}

@id("X-2")
rule Unknown "x" {
  match f : Flow;
  where any d in f.carries : d.sensitivity == Internal;
  where not (f.carries - f.target.stores).any;
  severity = Low;
}

system S {
  boundary inside : PrivateNetwork { a : WebServer; b : WebServer { stores = [Card, Note, Later]; } }
  flow f : a -> b { carries = [Card, Note, Later]; }
}

// CHECK: state: open
// CHECK: It applies because:
// CHECK-NEXT: true  f in e.serves  (`e.serves` is f: a fact of the graph)
// CHECK: true  any d in f.carries : d.sensitivity == Restricted  ({{.*}}true of Card (`d.sensitivity` is Restricted: the model sets it))
// CHECK: true  all x in f.ends : x.trust > 10  (`f.ends` is a, b: a fact of the graph; true of a, b (`x.trust` is 70: a fact of the graph))
// CHECK: (count x in f.ends : x.serving) >= 1  ({{.*}}true of a, b (kind std.core.Element sets it))
// CHECK: true  not e.serves.empty  (`e.serves` is f: a fact of the graph)
// CHECK: true  none x in e.calls : x.encrypted  ({{.*}}there is none)

// NOT: state: question
// NOT: Whether it applies depends on:
// NOT-NEXT: unknown  any d in f.carries : d.sensitivity == Internal  ({{.*}}unknown of Later; nothing sets `Later.sensitivity`)
// NOT: true  not (f.carries - f.target.stores).any  (
