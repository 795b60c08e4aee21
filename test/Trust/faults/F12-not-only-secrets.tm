// Who may change an order matters although anyone of the house may read it, and so does who changed it; what is internal is still not for strangers.
// What anyone may see, and nobody minds, asks for nothing.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-ACC-001 TM-LOG-001 TM-AUT-002 | FileCheck %s
// CHECK: TM-ACC-001 Internal:question Near:question Orders:question Said:open(high){{$}}
// CHECK-NEXT: TM-LOG-001 Near:question Orders:question Said:open(medium){{$}}
// CHECK-NEXT: TM-AUT-002 Internal:open(high) Near:mitigated Orders:mitigated Said:mitigated{{$}}

package trust.matters;

data Order { sensitivity = Internal; integrity = Critical; }
data Plan { sensitivity = Internal; integrity = Operational; }
data Page { sensitivity = Public; integrity = Operational; }

system Orders {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : b <-> api via Https { carries = [Order]; authn = Token; }
}

// Beside its caller, in one network.
system Near {
  boundary office : CorporateNetwork { clerk : Employee; pc : DesktopApp; api : Service; }
  flow t : clerk -> pc;
  flow a : pc <-> api via TlsStream { carries = [Order]; authn = Kerberos; }
}

system Said {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { gw : ReverseProxy; }
  boundary inner : PrivateNetwork { fn : Function { access_control = false; audit_log = false; } }
  flow a : b <-> gw via Https { carries = [Order]; authn = Token; }
  flow c : gw <-> fn via Https { carries = [Order]; authn = Token; }
}

system Internal {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : b <-> api via Https { carries = [Plan]; authn = Anonymous; actions = [Read]; }
}

system Public {
  boundary internet : PublicInternet { b : Browser; }
  boundary inner : PrivateNetwork { api : ApiService; }
  flow a : b <-> api via Https { carries = [Page]; authn = Anonymous; actions = [Read]; }
}
