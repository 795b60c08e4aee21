// OWASP/pytm#222 PR#248. Three overrides of severities on one flow.
// Three findings, each with the severity of its own override, the old one and the reason beside it.
//
// RUN: %tmc %s --emit=json | %python %src_root/test/Trust/Inputs/facts.py findings --rule=TM-NET-001 --rule=TM-NET-002 --rule=TM-AUT-001 | FileCheck %s
// RUN: %tmc %s --show-all | FileCheck %s --check-prefix=TEXT
//
// CHECK: TM-AUT-001(Shop.buy) open Critical was
// CHECK: TM-NET-001(Shop.buy) open Low was High
// CHECK: TM-NET-002(Shop.buy) open Info was
// TEXT-COUNT-3: reason: kiosk

package cases.overrides;
data Order { sensitivity = Confidential; }
system Shop {
  boundary internet : PublicInternet { browser : Browser; }
  boundary back : PrivateNetwork { web : WebServer { authn = Token; } }
  flow buy : browser -> web via Http { carries = [Order]; }
}
override stride.CleartextTransmission on Shop.buy { severity = Low; owner = "lee"; reason = "kiosk"; }
override stride.TamperingInTransit on Shop.buy { severity = Info; owner = "lee"; reason = "kiosk"; }
override stride.ServerSpoofing on Shop.buy { severity = Critical; owner = "lee"; reason = "kiosk"; }
