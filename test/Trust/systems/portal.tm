// A patient portal of a hospital: patients at home, wards and laboratory on the hospital's network.
// A first sketch, with little said. The threats are those that were written down for it before it was compiled.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/about.py | FileCheck %s
// RUN: %tmc -Wno-all %s | FileCheck %s --check-prefix=HINT
// RUN: %tmc --emit=assumptions -Wno-all %s | FileCheck %s --check-prefix=GRANTED
//
// 1. Results of the laboratory are read on the hospital's network.
// CHECK-DAG: {{^}}open TM-NET-001 Portal.hl7{{$}}
// CHECK-DAG: {{^}}open TM-NET-001 Portal.feed{{$}}
// 2. Somebody on that network sends results in the laboratory's name, or changes them.
// CHECK-DAG: {{^}}open TM-NET-002 Portal.hl7{{$}}
// CHECK-DAG: {{^}}question TM-AUT-002 Portal.hl7{{$}}
// 3. A hostile message takes the interface engine over.
// CHECK-DAG: {{^}}question TM-INJ-004 Portal.engine{{$}}
// CHECK-DAG: {{^}}question TM-INJ-005 Portal.engine{{$}}
// CHECK-DAG: {{^}}question TM-INJ-006 Portal.engine{{$}}
// 4. One patient reads the record of another.
// CHECK-DAG: {{^}}question TM-ACC-001 Portal.web{{$}}
// 5. Passwords of patients are guessed.
// CHECK-DAG: {{^}}question TM-AUT-004 Portal.web Portal.pages{{$}}
// 6. A stolen password opens the record.
// CHECK-DAG: {{^}}question TM-AUT-003 Portal.web Portal.pages{{$}}
// 7. Another site acts in the patient's name, or shows the portal in a frame.
// CHECK-DAG: {{^}}question TM-AUT-005 Portal.web Portal.pages{{$}}
// CHECK-DAG: {{^}}question TM-WEB-002 Portal.web{{$}}
// 8. Injection of SQL and scripts.
// CHECK-DAG: {{^}}question TM-INJ-001 Portal.web{{$}}
// CHECK-DAG: {{^}}question TM-WEB-001 Portal.web{{$}}
// 9. Records pass the way to the database in clear.
// CHECK-DAG: {{^}}question TM-NET-001 Portal.queries{{$}}
// 10. A disk of the database, or the folder of scans, is stolen.
// CHECK-DAG: {{^}}question TM-STO-001 Portal.db{{$}}
// CHECK-DAG: {{^}}question TM-STO-001 Portal.scans{{$}}
// 11. Ransomware: no copy is out of reach.
// CHECK-DAG: {{^}}question TM-AVL-003 Portal.db{{$}}
// 12. Staff look into records of neighbours, and nobody sees it.
// CHECK-DAG: {{^}}question TM-LOG-001 Portal.his{{$}}
// 13. The ward talks in clear to the information system.
// CHECK-DAG: {{^}}open TM-NET-001 Portal.chart{{$}}
// 14. Anyone in the office opens the folder of scans.
// CHECK-DAG: {{^}}question TM-STO-022 Portal.scans{{$}}
// CHECK-DAG: {{^}}question TM-STO-002 Portal.scans{{$}}
// 15. The portal's account at the database reaches all of it.
// CHECK-DAG: {{^}}question TM-STO-021 Portal.db{{$}}
// 16. The portal is overloaded.
// CHECK-DAG: {{^}}question TM-AVL-001 Portal.web{{$}}
// 17. Rights of patients: erasure, consent, purpose.
// HINT-DAG: not in force: {{.*}}personal data
// 18. The information system does not answer for a day.
// GRANTED-DAG: assumes `availability = Operational`{{.*}}`Portal.his`
//
// Silent:
// * The nurse leaves, and the workstation stays logged in.

package portal;

data Record : HealthRecord;
data LabResult : HealthRecord;
data Appointment : PersonalData;
data Login : Credentials;

system Portal {
  boundary internet : PublicInternet {
    patient : Customer;
    browser : Browser;
  }
  boundary dmz : Dmz {
    web : WebApplication;
  }
  boundary hospital : CorporateNetwork {
    nurse : Employee;
    ward : DesktopApp;
    his : Service "Hospital information system";
    engine : Service "Interface engine";
    lab : Service "Laboratory system";
    scans : FileStore { stores = [Record]; }
  }
  boundary dc : DataCentre {
    db : SqlServer { stores = [Record, Appointment, Login]; }
  }
  flow visit : patient -> browser;
  flow pages : browser -> web via Https { carries = [Login, Appointment]; returns = [Record]; }
  flow queries : web <-> db via Tds { carries = [Record, Appointment, Login]; }
  flow shift : nurse -> ward;
  flow chart : ward <-> his via Http { carries = [Record]; }
  flow keep : his <-> db via Tds { carries = [Record]; }
  flow hl7 : lab -> engine via Tcp { carries = [LabResult]; }
  flow feed : engine -> his via Tcp { carries = [LabResult]; }
  flow store : engine -> scans via Smb { carries = [Record]; }
}
