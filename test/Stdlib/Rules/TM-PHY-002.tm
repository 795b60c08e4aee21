// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PHY-002 | FileCheck %s

// ShipmentInterception

data Contract { sensitivity = Confidential; }
data Brochure { sensitivity = Public; }

system Open {
  boundary office : Lan { clerk : Employee; }
  boundary outside : ThirdParty { notary : ExternalService { contract = true; } }
  flow send : clerk -> notary via Shipment { carries = [Contract]; sealed = false; }
}

system Quiet {
  boundary office : Lan { clerk : Employee; }
  boundary outside : ThirdParty { notary : ExternalService { contract = true; } }
  flow send : clerk -> notary via Shipment { carries = [Contract]; controls = [TamperEvidentShipping]; }
  flow mail : clerk -> notary via Shipment { carries = [Brochure]; }
  flow give : clerk -> notary via HandOver { carries = [Contract]; }
}

system Asked {
  boundary office : Lan { clerk : Employee; }
  boundary outside : ThirdParty { notary : ExternalService { contract = true; } }
  flow send : clerk -> notary via Shipment { carries = []; returns = [Contract]; }
}

// CHECK: question Asked.send asks Asked.send.sealed{{$}}
// CHECK-NEXT: open Open.send{{$}}
// CHECK-NEXT: mitigated Quiet.send by TamperEvidentShipping{{$}}
// CHECK-NOT: {{.}}
