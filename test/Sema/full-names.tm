// RUN: %tmc --warn=all --show-all %s | FileCheck %s

// What messages call by its full name can be called so; the import counts as used.

package acme.own;

import std.aws.{Vpc};
import std.iot.*;

@id("A-1") @stride(Spoofing)
rule Two "two ${e}" {
  match e : std.web.WebServer;
  where e.serving;
  severity = std.core.Severity.Low;
}

system S {
  boundary v : std.aws.Vpc { a : std.web.WebServer; b : WebServer; }
}

// CHECK: low: dismissed: two a [A-1
// CHECK: low: two b [A-1
dismiss acme.own.Two on S.a { reason = "it is a test"; by = "lee"; }
