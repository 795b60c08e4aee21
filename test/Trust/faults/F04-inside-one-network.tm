// A network is not a machine. What is said to be in clear, or to ask for no login although it is worth much, is found within one network; what is not said
// is asked once for the network; radio, field buses and networks of others are shared whatever the zone. One answer for the boundary ends it, and within
// one machine nobody is on the way.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-NET-001 TM-AUT-002 | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py TM-NET-001 TM-AUT-002 | FileCheck %s --check-prefix=QUIET
// CHECK-DAG: TM-NET-001 open Medium Office.f from Employee
// CHECK-DAG: TM-AUT-002 open {{[A-Za-z]+}} Office.f
// CHECK-DAG: TM-NET-001 open Low Plain.f from Neighbour
// CHECK-DAG: TM-NET-001 question Low Unsaid.f asks Unsaid.outer.isolated
// CHECK-DAG: TM-NET-001 question Low Unsaid.g asks Unsaid.outer.isolated
// CHECK-DAG: TM-NET-001 open {{Medium|High}} Net.f from Stranger
// CHECK-DAG: TM-NET-001 open Medium Near.f from Neighbour
// CHECK-DAG: TM-NET-001 open Low Hosts.f from Neighbour
// QUIET-NOT: {{open|question}} {{[A-Za-z]+}} {{OfficeTwin|PlainTwin|UnsaidTwin|Machine|Pod|Screen}}
package faults.inside;

import std.iot.*;

data Health : HealthRecord;

data Name { sensitivity = Confidential; integrity = Operational; }

system Office {
  boundary lan : CorporateNetwork { clerk : Employee; pc : DesktopApp; hr : WebApplication; }
  flow sit : clerk -> pc;
  flow f : pc <-> hr via Http { carries = [Health]; authn = Anonymous; }
}

system OfficeTwin {
  boundary lan : CorporateNetwork { clerk : Employee; pc : DesktopApp; hr : WebApplication; }
  flow sit : clerk -> pc;
  flow f : pc <-> hr via Https { carries = [Health]; authn = Kerberos; }
}

system Plain {
  boundary lan : PrivateNetwork { a : Service; b : Service; }
  flow f : a -> b via Http { carries = [Name]; authn = Token; }
}

system PlainTwin {
  boundary lan : PrivateNetwork { controls = [NetworkSegmentation]; a : Service; b : Service; }
  flow f : a -> b via Http { carries = [Name]; authn = Token; }
}

// One question for both flows, of the outermost boundary.
system Unsaid {
  boundary outer : CloudAccount {
    boundary one : PrivateSubnet { a : Service; b : Service; }
    boundary two : PrivateSubnet { c : Service; d : Service; }
  }
  flow f : a -> b via Grpc { carries = [Name]; authn = Token; }
  flow g : c -> d via Grpc { carries = [Name]; authn = Token; }
}

system UnsaidTwin {
  boundary outer : CloudAccount {
    isolated = true;
    boundary one : PrivateSubnet { a : Service; b : Service; }
    boundary two : PrivateSubnet { c : Service; d : Service; }
  }
  flow f : a -> b via Grpc { carries = [Name]; authn = Token; }
  flow g : c -> d via Grpc { carries = [Name]; authn = Token; }
}

// Both ends on the internet: nothing is private there.
system Net {
  boundary net : PublicInternet { app1 : MobileApp; srv : ApiService; }
  flow f : app1 -> srv via Http { carries = [Name]; authn = Token; }
}

// Radio, though the network at home is said to be private.
system Near {
  boundary home : Lan { isolated = true; phone : Service; lock : Service; }
  flow f : phone -> lock via Ble { carries = [Name]; encrypted = false; authn = Token; }
}

// Two machines in one network.
system Hosts {
  boundary lan : PrivateNetwork {
    boundary one : Host { a : Service; }
    boundary two : Host { b : Service; }
  }
  flow f : a -> b via Http { carries = [Name]; authn = Token; }
}

system Machine {
  boundary lan : PrivateNetwork { boundary one : Host { a : Service; b : Service; } }
  flow f : a -> b via Http { carries = [Health]; authn = Anonymous; }
}

system Pod {
  boundary lan : PrivateNetwork { boundary one : Host { boundary left : Container { a : Service; } boundary right : Container { b : Service; } } }
  flow f : a -> b via Http { carries = [Health]; authn = Anonymous; }
}

system Screen {
  boundary lan : CorporateNetwork { clerk : Employee; pc : DesktopApp; }
  flow f : clerk <-> pc { carries = [Health]; authn = Anonymous; }
}
