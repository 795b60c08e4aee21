// People hand things over: a passport over the counter, a paper cabinet, a courier. Nobody asks for TLS, a VPN or an
// encrypted disk; who can get at the cabinet is asked.
// RUN: %tmc %s --emit=markdown | FileCheck %s
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-PHY-001 | FileCheck %s --check-prefix=ROOM
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-PHY-002 | FileCheck %s --check-prefix=POST
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-STO-001 | FileCheck %s --check-prefix=DISK
// CHECK: Who can get at paper cabinet: is it locked, and is it known who has a key?
// CHECK-NOT: {{encrypted on its way|[Tt]ls|TLS|VPN|Vpn|encrypted on disk}}
// ROOM: question Desk.cabinet asks Desk.cabinet.physically_secured{{$}}
// ROOM-NEXT: question Said.shelf asks Said.shelf.physically_secured{{$}}
// ROOM-NOT: {{.}}
// POST: question Said.parcel asks Said.parcel.sealed{{$}}
// POST-NOT: {{.}}
// DISK-NOT: {{.}}
package cases.human;
data Passport : PersonalData { on_paper = ["folder in the front office"]; }
data Contract { sensitivity = Confidential; }
system Desk {
  boundary street : PublicInternet { guest : Visitor; }
  boundary office : Lan "front office" {
    clerk : Employee;
    pc : DesktopApp;
    cabinet : Store "paper cabinet" { stores = [Passport]; }
  }
  boundary post : ThirdParty { courier : ExternalService { contract = false; } }
  flow hand : guest -> clerk "hands over the passport" { carries = [Passport]; }
  flow type_in : clerk -> pc { carries = [Passport]; }
  flow file : clerk <-> cabinet { carries = [Passport]; }
  flow send : clerk -> courier "paper by courier" { carries = [Passport]; }
}

// The same, said by kinds.
system Said {
  boundary office : Lan { clerk : Employee; shelf : PaperFiles { stores = [Contract]; } }
  boundary outside : ThirdParty { notary : ExternalService { contract = true; } }
  flow file : clerk <-> shelf via HandOver { carries = [Contract]; }
  flow parcel : clerk -> notary via Shipment { carries = [Contract]; }
}
