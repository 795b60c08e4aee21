// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AVL-014 | FileCheck %s

// CertificateExpiry

import std.resilience.*;

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ReverseProxy {
      availability = Important;
      redundant = true;
      rate_limited = true;
      ddos_protected = true;
      certificates_auto_renewed = false;
    }
  }
  flow f : browser -> p via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ReverseProxy {
      availability = Important;
      redundant = true;
      rate_limited = true;
      ddos_protected = true;
      controls = [CertificateAutomation];
    }
  }
  flow f : browser -> p via Https;
}

system Other {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { p : ReverseProxy; }
  flow f : browser -> p via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork {
    p : ReverseProxy {
      availability = Important;
      redundant = true;
      rate_limited = true;
      ddos_protected = true;
    }
  }
  flow f : browser -> p via Https;
}

// CHECK: question Asked.p asks Asked.p.certificates_auto_renewed{{$}}
// CHECK-NEXT: open Open.p{{$}}
// CHECK-NEXT: mitigated Quiet.p by CertificateAutomation{{$}}
// CHECK-NOT: {{.}}
