// RUN: %tmc --verify-diagnostics %s
// A package that is nowhere. What it would have declared is not asked for.
import std.quux; // expected-error {{no package `std.quux`; it is neither next to this file, nor in a folder of `-I`, nor in the standard library}}
import std.wbe; // expected-error {{no package `std.wbe`; did you mean `std.web`?}}
system S { x : FromNothing; }
