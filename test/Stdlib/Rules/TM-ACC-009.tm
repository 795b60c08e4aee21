// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-ACC-009 | FileCheck %s

// MissingSeparationOfDuties

data Transfer : Payment;
data Price { sensitivity = Internal; integrity = Important; }

system Open {
  boundary office : CorporateNetwork { clerk : Employee; pc : Browser; erp : WebApplication { dual_control = false; } }
  flow a : clerk -> pc;
  flow b : pc <-> erp via Https { carries = [Transfer]; }
}

system Quiet {
  boundary office : CorporateNetwork { clerk : Employee; pc : Browser; erp : WebApplication { controls = [DualControl]; } }
  flow a : clerk -> pc;
  flow b : pc <-> erp via Https { carries = [Transfer]; }
}

// Customers order for themselves; a workstation is no place where orders are carried out; who only looks
// brings nothing about; a price binds nobody.
system Other {
  boundary internet : PublicInternet { customer : Customer; browser : Browser; }
  boundary office : CorporateNetwork { clerk : Employee; desk : DesktopApp; pc : Browser; shop : WebApplication; prices : WebApplication; report : WebApplication; }
  flow a : customer -> browser;
  flow b : browser <-> shop via Https { carries = [Transfer]; }
  flow c : clerk -> desk { carries = [Transfer]; }
  flow d : clerk -> pc;
  flow e : pc <-> prices via Https { carries = [Price]; }
  flow f : pc <-> report via Https { carries = [Transfer]; actions = [Read]; }
}

system Asked {
  boundary office : CorporateNetwork { admin : Administrator; desk : DesktopApp; gw : ReverseProxy; ledger : Service; }
  flow a : admin -> desk;
  flow b : desk <-> ledger via GrpcTls { carries = [Transfer]; }
}

// CHECK: question Asked.ledger asks Asked.ledger.dual_control{{$}}
// CHECK-NEXT: open Open.erp{{$}}
// CHECK-NEXT: mitigated Quiet.erp by DualControl{{$}}
// CHECK-NOT: {{.}}
