// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-010 | FileCheck %s

// ServerSideTemplateInjection

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer { renders_templates = true; templates_sandboxed = false; }
  }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer { renders_templates = true; controls = [TemplateSandbox]; }
  }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { renders_templates = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.templates_sandboxed{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by TemplateSandbox{{$}}
// CHECK-NOT: {{.}}
