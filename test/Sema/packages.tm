// RUN: %tmc --verify-diagnostics %s
// A package that is nowhere. What it would have declared is not asked for.
import std.quux; // expected-error {{the standard library has no package `std.quux`}}
import std.wbe; // expected-error {{no package `std.wbe`; did you mean `std.web`?}}
system S { x : FromNothing; }
