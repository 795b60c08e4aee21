// The calls of a program whose callers choose the address are the ones that nobody drew: no outgoing flow is needed. Workers, converters and functions
// fetch as well as pages do.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-WEB-004 | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-WEB-004 | FileCheck %s --check-prefix=QUIET
// CHECK-DAG: TM-WEB-004 question High Said.api asks Said.api.ssrf_protected from Stranger 1
// CHECK-DAG: TM-WEB-004 open High Hook.sender from Stranger 2
// CHECK-DAG: TM-WEB-004 question High Preview.fn asks Preview.fn.ssrf_protected
// QUIET-NOT: {{open|question}} {{[A-Za-z]+}} {{SaidTwin|HookTwin|PreviewTwin}}
package faults.calls;

data Link { sensitivity = Internal; integrity = Operational; }

system Said {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : Dmz { api : ApiService { fetches_urls = true; } }
  flow ask : browser -> api via Https { carries = [Link]; }
}

system SaidTwin {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : Dmz { api : ApiService { fetches_urls = true; controls = [OutboundAllowList]; } }
  flow ask : browser -> api via Https { carries = [Link]; }
}

// What sends webhooks is a worker.
system Hook {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : Dmz { api : ApiService { fetches_urls = false; } sender : Worker { fetches_urls = true; ssrf_protected = false; } }
  flow ask : browser -> api via Https { carries = [Link]; }
  flow job : api -> sender via Https { carries = [Link]; authn = Token; }
}

system HookTwin {
  boundary internet : PublicInternet { browser : Browser; }
  boundary inside : Dmz { api : ApiService { fetches_urls = false; } sender : Worker { fetches_urls = true; ssrf_protected = true; } }
  flow ask : browser -> api via Https { carries = [Link]; }
  flow job : api -> sender via Https { carries = [Link]; authn = Token; }
}

system Preview {
  boundary office : CorporateNetwork { clerk : Employee; browser : Browser; }
  boundary inside : DataCentre { fn : Function { fetches_urls = true; } }
  flow sit : clerk -> browser;
  flow ask : browser -> fn via Https { carries = [Link]; }
}

system PreviewTwin {
  boundary office : CorporateNetwork { clerk : Employee; browser : Browser; }
  boundary inside : DataCentre { fn : Function { fetches_urls = false; } }
  flow sit : clerk -> browser;
  flow ask : browser -> fn via Https { carries = [Link]; }
}
