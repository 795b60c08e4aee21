// A thing has the colour of the worst of its findings, whichever comes last.
// RUN: %tmc --no-prelude --emit=dot %s -o %t.dot
// RUN: FileCheck %s < %t.dot

package test.worst;

import std.core.*;

zone Area : Boundary;
channel Up : Flow;
channel Down : Flow;
channel Slow : Flow;

@id("T-1") @stride(Tampering)
rule First "first of ${f}" {
  match f : Flow;
  severity = if f is Down then High else Low;
}
@id("T-2") @stride(Tampering)
rule Second "second of ${f}" {
  match f : Flow;
  severity = if f is Up then High else Low;
}

system S {
  boundary b : Area {
    trust = 1;
    x : Process;
    y : Process;
  }
  flow down : x -> y via Down;
  flow slow : x -> y via Slow;
  flow up : x -> y via Up;
}

// CHECK:      [key="S.down",
// CHECK-NEXT: color="[[HIGH:#[0-9A-F]+]]",
// CHECK:      [key="S.slow",
// CHECK-NOT:  color="[[HIGH]]",
// CHECK:      [key="S.up",
// CHECK-NEXT: color="[[HIGH]]",
