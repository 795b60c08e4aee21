// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-017 | FileCheck %s

// XmlInjection

import std.webapp.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { writes_xml = true; xml_encoded = false; } }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { writes_xml = true; controls = [XmlEncoding]; } }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { does = []; } }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : WebServer { writes_xml = true; } }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.xml_encoded{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by XmlEncoding{{$}}
// CHECK-NOT: {{.}}
