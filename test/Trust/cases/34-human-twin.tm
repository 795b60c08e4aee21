// A database at which only people work is no paper, and neither is a store that programs use: nothing of what a network or
// a disk needs is taken back.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-STO-001 | FileCheck %s --check-prefix=DISK
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-NET-001 | FileCheck %s --check-prefix=WIRE
// DISK: question Desk.db asks Desk.db.encrypted_at_rest{{$}}
// DISK-NEXT: question Desk.files asks Desk.files.encrypted_at_rest{{$}}
// DISK-NOT: {{.}}
// WIRE: question Desk.call asks Desk.call.encrypted{{$}}
// WIRE-NEXT: question Desk.send asks Desk.send.encrypted{{$}}
// WIRE-NEXT: question Desk.work asks Desk.work.encrypted{{$}}
// WIRE-NOT: {{.}}
package cases.human_twin;
data Record : PersonalData;
system Desk {
  boundary street : PublicInternet { guest : Visitor; dba : Administrator; }
  boundary office : PrivateNetwork {
    app : Service;
    db : Postgres { stores = [Record]; }
    files : Store { stores = [Record]; }
  }
  boundary outside : ThirdParty { partner : ExternalService { contract = true; } }
  flow call : guest -> app { carries = [Record]; }
  flow work : dba <-> db { carries = [Record]; }
  flow save : app <-> files via LocalCall { carries = [Record]; }
  flow send : guest -> partner { carries = [Record]; }
}
