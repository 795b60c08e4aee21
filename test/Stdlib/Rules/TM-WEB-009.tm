// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-009 | FileCheck %s

// HttpRequestSmuggling

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { g : ReverseProxy { strict_http = false; } }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> g via Https;
  flow h : g -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { g : ReverseProxy { controls = [StrictHttpParsing]; } }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> g via Https;
  flow h : g -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { g : ReverseProxy; }
  flow f : browser -> g via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary front : Dmz { g : ReverseProxy {} }
  boundary inside : PrivateNetwork { p : WebServer; }
  flow f : browser -> g via Https;
  flow h : g -> p via Https;
}

// CHECK: question Asked.g asks Asked.g.strict_http{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NEXT: mitigated Quiet.g by StrictHttpParsing{{$}}
// CHECK-NOT: {{.}}
