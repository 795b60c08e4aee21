// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-008 | FileCheck %s

// ExposedBuildSystem

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
  flow f : browser -> ci { tunnelled = false; }
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; host : ExternalApi; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
  flow f : browser -> ci { controls = [Vpn]; }
  flow g : host -> ci via Webhook;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { ci : BuildPipeline; }
  flow f : browser -> ci;
}

// CHECK: question Asked.ci,Asked.f asks Asked.f.tunnelled{{$}}
// CHECK-NEXT: open Open.ci,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.ci,Quiet.f by Vpn{{$}}
// CHECK-NOT: {{.}}
