// A fleet of door locks: opened by phone over Bluetooth, or through a hub and the cloud.
// A first sketch, with little said. The threats are those that were written down for it before it was compiled.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/about.py | FileCheck %s
// RUN: %tmc -Wno-all %s | FileCheck %s --check-prefix=HINT
//
// 1. The order to open is read, changed or repeated on the radio.
// CHECK-DAG: {{^}}question TM-NET-002 Locks.near{{$}}
// CHECK-DAG: {{^}}question TM-AUT-010 Locks.near{{$}}
// 2. Two thieves relay phone and lock over a distance.
// CHECK-DAG: {{^}}question TM-IOT-026 Locks.near{{$}}
// 3. Pairing is taken over by a neighbour.
// CHECK-DAG: {{^}}question TM-IOT-009 Locks.near{{$}}
// 4. Firmware is replaced.
// CHECK-DAG: {{^}}question TM-DEL-001 Locks.fetch{{$}}
// CHECK-DAG: {{^}}question TM-IOT-002 Locks.lock{{$}}
// 5. Old firmware comes back.
// CHECK-DAG: {{^}}question TM-IOT-014 Locks.lock{{$}}
// 6. Known flaws stay, as nobody can update the lock.
// CHECK-DAG: {{^}}question TM-IOT-003 Locks.lock{{$}}
// 7. The same password in all locks.
// CHECK-DAG: {{^}}question TM-IOT-001 Locks.lock{{$}}
// 8. Someone with the lock in hand uses its service port.
// CHECK-DAG: {{^}}question TM-IOT-025 Locks.lock{{$}}
// 9. The key is read from a stolen phone or lock.
// CHECK-DAG: {{^}}question TM-STO-001 Locks.phone{{$}}
// CHECK-DAG: {{^}}question TM-STO-001 Locks.lock{{$}}
// 10. The phone is given a key that opens for anyone who has it.
// CHECK-DAG: {{^}}open TM-STO-005 AccessKey{{$}}
// 11. One owner opens the lock of another.
// CHECK-DAG: {{^}}question TM-ACC-001 Locks.api{{$}}
// 12. An account is taken over by guessing.
// CHECK-DAG: {{^}}question TM-AUT-004 Locks.api Locks.far{{$}}
// 13. One hub writes to the topics of others, or reads them.
// CHECK-DAG: {{^}}question TM-MSG-001 Locks.broker{{$}}
// CHECK-DAG: {{^}}question TM-MSG-003 Locks.broker{{$}}
// 14. Whoever has the cloud opens every door.
// CHECK-DAG: {{^}}question TM-IOT-008 Locks.lock{{$}}
// 15. The lock stays shut, or open, without a network.
// CHECK-DAG: {{^}}question TM-IOT-010 Locks.lock{{$}}
// 16. Nobody can tell who opened.
// CHECK-DAG: {{^}}question TM-LOG-001 Locks.lock{{$}}
// 17. The lock is sold with the keys of its owner.
// CHECK-DAG: {{^}}question TM-IOT-011 Locks.lock{{$}}
// 18. The pipeline ships what nobody reviewed.
// CHECK-DAG: {{^}}question TM-DEL-005 Locks.ci{{$}}
// CHECK-DAG: {{^}}question TM-DEL-007 Locks.ci{{$}}
// CHECK-DAG: {{^}}question TM-AUT-002 Locks.publish{{$}}
// 19. Habits of people are told by their visits.
// HINT-DAG: not in force: {{.*}}personal data
//
// Silent:
// * A guest's key works offline after it was taken back.
// * Radio is jammed.

package locks;

import std.iot.*;

data Unlock { sensitivity = Internal; integrity = Critical; }
data Visits : PersonalData;
data Firmware : Program;
data AccessKey : ServiceSecret;

system Locks {
  boundary home : Lan {
    lock : Actuator { stores = [AccessKey]; }
    hub : EdgeGateway;
  }
  boundary internet : PublicInternet {
    owner : Customer;
    phone : MobileApp { stores = [AccessKey]; }
  }
  boundary cloud : CloudAccount {
    api : ApiService;
    broker : Broker;
    db : Postgres { stores = [Visits]; }
    updates : ObjectStore { stores = [Firmware]; }
    ci : BuildPipeline;
  }
  flow tap : owner -> phone;
  flow near : phone -> lock via Ble { carries = [Unlock]; }
  flow far : phone <-> api via Https { carries = [Unlock, Visits]; }
  flow order : api -> broker via Mqtts { carries = [Unlock]; }
  flow relay : hub <-> broker via Mqtts { carries = [Unlock, Visits]; }
  flow link : hub -> lock via Zigbee { carries = [Unlock, Firmware]; }
  flow fetch : hub -> updates via Https { returns = [Firmware]; }
  flow keep : api <-> db via PgTls { carries = [Visits]; }
  flow publish : ci -> updates via Https { carries = [Firmware]; }
}
