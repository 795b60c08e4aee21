// OWASP/pytm#271, likec4#2238, diagrams#852. A jump host stands in two networks at once: its flows cross neither, and a
// break-in there leads into both.
// RUN: split-file %s %t
// RUN: %tmc -Wno-isolated-element %t/two.tm | FileCheck %s
// RUN: %tmc %t/two.tm --emit=blast-radius --emit-option format=text | FileCheck %s --check-prefix=BLAST
// RUN: not %tmc %t/twice.tm 2>&1 | FileCheck %s --check-prefix=TWICE

// CHECK-NOT: error:
// CHECK: 4 elements, 3 flows

// BLAST-DAG: (Net.server)
// BLAST-DAG: (Net.web)

// TWICE: twice.tm:8:20: error: `bastion` is already declared
// TWICE: twice.tm:5:12: note: to put one element into both boundaries, declare it once and write `also_in = [admin];` in `bastion`

//--- two.tm
package cases.two;
system Net {
  boundary www : PublicInternet { user : Browser; }
  boundary dmz : Dmz { bastion : Service { also_in = [admin]; } web : WebServer; }
  boundary admin : ManagementNetwork { server : Service; }
  flow a : user -> bastion via Https;
  flow b : bastion -> server via Ssh;
  flow c : bastion -> web via Https;
  require b.crosses.empty and c.crosses.empty and a.crosses == [www, dmz];
  require bastion.zones == [dmz, admin] and bastion.zone == dmz and bastion.trust == 40;
  require bastion in admin.elements and bastion in admin.members and bastion in dmz.elements;
  require server not in dmz.elements and web not in admin.elements;
}

//--- twice.tm
package cases.two;
system Net {
  boundary www : PublicInternet { user : Browser; }
  boundary dmz : Dmz { }
  boundary admin : ManagementNetwork { }
}
extend Net.dmz { bastion : Service; }
extend Net.admin { bastion : Service; }
