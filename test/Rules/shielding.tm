// A control in front protects what lies behind it on every way; what the model says of the thing itself counts more; an
// insider's way around it shows; a boundary's controls are about what is inside.
// RUN: %tmc %s --show-all | FileCheck %s
// RUN: %tmc %s --explain='X-1(S.behind)' | FileCheck %s --check-prefix=BEHIND
// RUN: %tmc %s --explain='X-1(S.shared)' | FileCheck %s --check-prefix=SHARED
// RUN: %tmc %s --explain='X-1(S.around)' | FileCheck %s --check-prefix=AROUND
// RUN: %tmc %s --explain='X-1(S.said)' | FileCheck %s --check-prefix=SAID
// RUN: %tmc %s --explain='X-2(S.behind)' | FileCheck %s --check-prefix=INSIDER
// RUN: %tmc %s --explain='X-3(S.plain)' | FileCheck %s --check-prefix=INSIDE
// RUN: %tmc %s --emit=json -o %t.json
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t.json
package m;

component Server : Process {
  encrypted_at_rest = true;
  attr sifted : bool = false;
  attr lone : bool = false;
  attr hardened : bool?;
}
control Sieve for Server, Boundary "sieve" { provides sifted; shields = 20; }
control FineSieve : Sieve "fine sieve";
control Hardening for Server, PrivateNetwork "hardened images" { provides hardened; }

@id("X-1") rule FromOutside "x1 of ${p}" {
  match p : Server;
  unless p.sifted by Sieve;
  severity = Low;
}
// What an insider does is another fact, that no shield provides.
@id("X-2") rule FromInside "x2 of ${p}" {
  match p : Server;
  unless p.lone by Sieve;
  severity = Low;
}
@id("X-3") rule Soft "x3 of ${p}" {
  match p : Server;
  unless p.hardened by Hardening;
  severity = Low;
}

system S {
  boundary outside : PublicInternet { visitor : Browser; bot : Browser; }
  boundary inside : PrivateNetwork {
    controls = [Hardening];
    gw : Server { controls = [FineSieve]; }
    gw2 : Server { controls = [Sieve]; }
    behind : Server;
    shared : Server;
    around : Server;
    said : Server { sifted = false; }
  }
  boundary edge : PrivateNetwork {
    controls = [Sieve];
    plain : Server { hardened = false; }
  }
  flow a : visitor -> gw;
  flow b : visitor -> gw2;
  flow c : gw -> behind;
  flow d : gw -> shared;
  flow e : gw2 -> shared;
  flow f : gw -> around;
  flow g : bot -> around;
  flow h : gw -> said;
  flow i : bot -> plain;
}

// CHECK: mitigated: x1 of gw [X-1
// CHECK: silenced by: `Sieve`
// CHECK: mitigated: x1 of behind [X-1
// CHECK: silenced by: `Sieve`
// CHECK: mitigated: x1 of shared [X-1
// CHECK: low: x1 of around [X-1
// CHECK: low: x1 of said [X-1
// CHECK: mitigated: x1 of plain [X-1
// CHECK: silenced by: `Sieve`

// BEHIND: true  p.sifted  (control m.FineSieve on S.gw, which every way from outside passes)
// BEHIND-NEXT: shielding.tm:[[#]]:
// BEHIND-NEXT: gw : Server { controls = [FineSieve]; }

// SHARED: true  p.sifted  (control m.FineSieve on S.gw; every way from outside passes it, or one that provides the same)

// AROUND: false  p.sifted  (kind m.Server sets it; control m.FineSieve on S.gw does not cover it: path S.bot -> S.around avoids it)

// SAID: false  p.sifted  (the model sets it)

// INSIDER: state: open
// INSIDER: false  p.lone  (kind m.Server sets it)

// INSIDE: state: open
// INSIDE: false  p.hardened  (the model sets it)

// JSON: "id":"S.behind",{{.*}}"sifted":{"value":true,"origin":"shield","on":"S.gw","by":"m.FineSieve"}
// JSON-SAME: "hardened":{"value":true,"origin":"control","on":"S.inside","by":"m.Hardening"}
