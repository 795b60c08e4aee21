// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-016 | FileCheck %s

// MimeSniffing

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer { accepts_files = true; uploads_validated = true; content_types_fixed = false; }
  }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : WebServer { accepts_files = true; uploads_validated = true; controls = [ContentTypeOptions]; }
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
  boundary inside : PrivateNetwork { p : WebServer { accepts_files = true; uploads_validated = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.content_types_fixed{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by ContentTypeOptions{{$}}
// CHECK-NOT: {{.}}
