// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-WEB-004 | FileCheck %s

// ServerSideRequestForgery

system Open {
  boundary outside : PublicInternet { browser : Browser; other : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { fetches_urls = true; ssrf_protected = false; } }
  flow f : browser -> api;
  flow g : api -> other via Https;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; other : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService { fetches_urls = true; controls = [OutboundAllowList]; } safe : ApiService { fetches_urls = false; } }
  flow f : browser -> api;
  flow g : api -> other via Https;
  flow h : browser -> safe;
  flow i : safe -> other via Https;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; other : ExternalApi; }
  boundary inside : PrivateNetwork { api : ApiService; }
  flow f : browser -> api;
  flow g : api -> other via Https;
}

// CHECK: question Asked.api asks Asked.api.does{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by OutboundAllowList{{$}}
// CHECK-NOT: {{.}}
