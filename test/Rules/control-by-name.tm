// RUN: %tmc --today=2027-01-01 %s | FileCheck %s
// A condition that asks for a control by its name depends on it as one that asks for what it provides: directly, through
// a derived attribute, through a function. Where a `default` gives controls, advice adds to them.
control Vault for WebServer "keys in a vault";
control Seal for WebServer "a seal on the box";

component Safe : WebServer { let guarded = Vault in controls; }

predicate sealed(s : Safe) = Seal in s.controls;

@id("BARE") rule Bare "${s} keeps its keys in files" {
  match s : Safe;
  unless s.guarded by Vault;
  severity = High;
}
@id("OPEN") rule Unsealed "${s} can be opened" {
  match s : Safe;
  unless s.sealed by Seal;
  severity = Low;
}

system S {
  boundary lan : PrivateNetwork { a : Safe; b : Safe { controls = [Vault]; } }
  boundary cellar : PrivateNetwork {
    default Safe { controls = [Seal]; }
    c : Safe;
  }
}

// CHECK: high: a keeps its keys in files
// CHECK: fix: set `controls = [Vault]` on element `S.a`
// CHECK: low: a can be opened
// CHECK: fix: set `controls = [Seal]` on element `S.a`
// CHECK: low: b can be opened
// CHECK: fix: add `Seal` to `controls` on element `S.b`
// CHECK: high: c keeps its keys in files
// CHECK: fix: add `Vault` to `controls` on element `S.c`
// CHECK: 4 open (2 high, 2 low), 2 mitigated
