// RUN: not %tmc -I %S/../Sema/Inputs --no-prelude %s 2>&1 | FileCheck %s
// A requirement that fails shows what makes it fail, at a place of the model.
import "../Sema/Inputs/core.tm";

component Node : Server {
  attr safe : bool?;
  require safe or replicas > 1 : "alone is safe";
}
predicate small(e : Process) = e.replicas < 3;

// What a kind requires is reported at the element; unknown is a warning.
// CHECK: requirements.tm:[[#@LINE+6]]:3: error: requirement does not hold: alone is safe
// CHECK: requirements.tm:7:11: note: kind `Node` requires it here
// CHECK: requirements.tm:[[#@LINE+4]]:14: note: `S.a.safe` is false
// CHECK: note: `S.a.replicas` is 1
// CHECK-NOT: error:
system S {
  a : Node { safe = false; }
  // CHECK: requirements.tm:[[#@LINE+3]]:3: warning: cannot tell whether the requirement holds: alone is safe
  // CHECK: note: kind `Node` requires it here
  // CHECK: note: nothing sets `S.b.safe`
  b : Node;
  c : Node { safe = true; }
  d : Server { replicas = 5; }
  flow ab : a -> b;
  flow bc : c <-> b;
  flow loop : d -> d;

  // CHECK: error: requirement does not hold: not small(c)
  // CHECK: note: `S.c.replicas` is 1
  require not small(c);
  // CHECK: error: requirement does not hold: no path a -> c
  // CHECK: :25:8: note: there is a path: a -> b -> c
  // CHECK: :25:8: note: hop 1: `S.ab` goes from `S.a` to `S.b`
  // CHECK: :26:8: note: hop 2: `S.bc` goes from `S.b` to `S.c`
  require no path a -> c;
  // CHECK: error: requirement does not hold: exists path a -> d
  // CHECK: note: there is no such path: from `S.a` it leads no further than `S.b` and `S.c`
  require exists path a -> d;
  // CHECK: error: requirement does not hold: all e in S.elements : no path a -> e
  // CHECK: note: `no path a -> e` is false of `S.a`
  require all e in S.elements : no path a -> e;
  // CHECK: error: requirement does not hold: none f in S.flows : f.source == f.target
  // CHECK: :27:8: note: `f.source == f.target` is true of `S.loop`
  require none f in S.flows : f.source == f.target;
  // CHECK: error: requirement does not hold: any f in S.flows : f.encrypted.or_else(false)
  // CHECK: note: `f.encrypted.or_else(false)` is true of none of `S.ab`, `S.bc` and `S.loop`
  require any f in S.flows : f.encrypted.or_else(false);
  // CHECK: error: requirement does not hold: d.incoming.empty
  // CHECK: note: `d.incoming` is [S.loop]
  require d.incoming.empty;
  // CHECK: error: requirement does not hold: (count e in S.elements : e is Node) > 3
  // CHECK: note: `count e in S.elements : e is Node` is 3
  require (count e in S.elements : e is Node) > 3;
  // CHECK: error: requirement does not hold: if c.safe then d.replicas == 4 else true
  // CHECK: note: `S.c.safe` is true
  // CHECK: note: `S.d.replicas` is 5
  require if c.safe then d.replicas == 4 else true;
}
