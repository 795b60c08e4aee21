// RUN: not %tmc %s 2>&1 | FileCheck %s
// Fourteen mistakes of syntax and of meaning: as many errors, in the order of
// the text, and none that only follows from another.
// CHECK: :[[@LINE+17]]:8: error: no package `std.wbe`; did you mean `std.web`?
// CHECK: :[[@LINE+17]]:13: error: kind `Data` has no attribute `sensitivty`
// CHECK: :[[@LINE+16]]:36: error: expected `;`
// CHECK: :[[@LINE+16]]:28: error: unknown value of `Sensitivity` `Confidental`
// CHECK: :[[@LINE+16]]:1: error: unexpected `systm`
// CHECK: :[[@LINE+17]]:18: error: unknown kind `PrivateNetwrk`
// CHECK: :[[@LINE+17]]:34: error: `http:/x` is not an endpoint
// CHECK: :[[@LINE+17]]:7: error: expected `:` or `=` after `db`
// CHECK: :[[@LINE+18]]:41: error: expected `{` or `;`
// CHECK: :[[@LINE+18]]:16: error: `=>` is not an arrow here
// CHECK: :[[@LINE+18]]:45: error: unknown data item `Phtoo`; did you mean `Photo`?
// CHECK: :[[@LINE+18]]:8: error: `in` is a keyword here
// CHECK: :[[@LINE+18]]:11: error: string without closing
// CHECK: :[[@LINE+20]]:72: error: `2027-13-01` is not a day of the calendar
// CHECK-NOT: error:
// CHECK: 14 errors

import std.wbe;
data Card { sensitivty = Restricted }
data Photo { sensitivity = Confidental; }
systm Other { }
system Shop {
  boundary lan : PrivateNetwrk {
    web : WebServer { endpoint = "http:/x"; }
    db  Postgres;
  }
  boundary dmz : Dmz { gw : ReverseProxy }
  flow a : web => db;
  flow b : web -> dbb via Http { carries = [Phtoo]; }
  flow in : gw -> web via Https;
  owner = "me;
}

accept stride.Nothing on Shop.b { owner = "x"; reason = "y"; expires = 2027-13-01; }
