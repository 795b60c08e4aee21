// What protects others stands on something that we run, in a place that is trusted as far as the control says: the attacker takes a
// limit out of a phone, a partner's gateway is the partner's, and anyone may be in the network of strangers. Each has its twin where
// the control stands before the service, and is quiet.
//
// RUN: %tmc %s --emit=json -o %t.json 2>%t.err
// RUN: %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-AVL-001 < %t.json | FileCheck %s
// RUN: FileCheck %s --check-prefix=WARN --implicit-check-not=TM0471 < %t.err

data N { sensitivity = Confidential; }

system Phone {
  boundary internet : PublicInternet { app : MobileApp(controls = [RateLimiting]); }
  boundary lan : PrivateNetwork { api : ApiService { availability = Critical; } }
  flow f : app <-> api via Https { carries = [N]; authn = Token; }
}

system Partner {
  boundary internet : PublicInternet { browser : Browser; }
  boundary there : ThirdParty { gate : ReverseProxy(controls = [RateLimiting]); }
  boundary lan : PrivateNetwork { api : ApiService { availability = Critical; } }
  flow f : browser <-> gate via Https { carries = [N]; authn = Token; }
  flow g : gate <-> api via Https { carries = [N]; authn = Token; controls = [MutualTls]; }
}

system Zone {
  boundary internet : PublicInternet { browser : Browser; boundary kiosk : UserDevice(controls = [RateLimiting]) { agent : Service; } }
  boundary lan : PrivateNetwork { api : ApiService { availability = Critical; } }
  flow f : browser <-> agent via Https { carries = [N]; authn = Token; }
  flow g : agent <-> api via Https { carries = [N]; authn = Token; }
}

system Sound {
  boundary internet : PublicInternet { browser : Browser; }
  boundary dmz : Dmz { gate : ReverseProxy(controls = [RateLimiting]); }
  boundary lan : PrivateNetwork { api : ApiService { availability = Critical; } }
  flow f : browser <-> gate via Https { carries = [N]; authn = Token; }
  flow g : gate <-> api via Https { carries = [N]; authn = Token; controls = [MutualTls]; }
}

// CHECK-NOT: Sound.api) {{open|question}}
// CHECK-DAG: TM-AVL-001(Phone.api) question
// CHECK-DAG: TM-AVL-001(Zone.api) question

// WARN-DAG: control `RateLimiting` on `app` protects nothing behind it: we do not run it{{.*}}[TM0471
// WARN-DAG: control `RateLimiting` on `gate` protects nothing behind it: its trust is 10, so attackers that it keeps out can be there{{.*}}[TM0471
// WARN-DAG: control `RateLimiting` on `kiosk` protects nothing behind it{{.*}}[TM0471
