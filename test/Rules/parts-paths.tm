// RUN: not %tmc %s 2>&1 | FileCheck %s
// An element with parts is a place like a boundary: what is in it counts.

component Login {
  pages : WebServer;
  store : Redis;
  flow keep : pages <-> store via RedisWire { carries = []; }
}

system S {
  boundary internet : PublicInternet { user : Browser; }
  boundary lan : PrivateNetwork { login : Login; api : WebServer; }
  flow a : user -> login.pages via Https { carries = []; }
  flow b : login.pages -> api via Https { carries = []; }

  // CHECK: error: requirement does not hold: in
  // CHECK: note: there is a path: user -> login.pages
  require no path internet -> login : "in";
  // CHECK: error: requirement does not hold: out
  require no path login -> api : "out";
  // CHECK: error: requirement does not hold: every
  require every path internet -> api passes lan passes login.store : "every";
  require every path internet -> api passes login : "this one holds";
  // CHECK: error: requirement does not hold: around
  require exists path internet -> api avoiding login : "around";
  require exists path Browser -> Login;
}

// CHECK: 4 errors
