// OWASP/pytm#9. Editor and its own files on one machine, over a local call, and a call to a helper on the same
// machine. Expected: no finding about clear text, logins or impostors on `save` and `spell`; at rest: mitigated.
//
// RUN: %tmc --emit=json %s | %python %S/../Inputs/all.py | FileCheck %s
// CHECK-NOT: Desk.save
// CHECK: TM-STO-001 mitigated Medium Desk.files by EncryptionAtRest
// CHECK-NOT: {{Desk.save|Desk.spell}}
package cases.local;
data Notes : PersonalData;
system Desk {
  boundary laptop : ManagedDevice {
    editor : Service { stores = []; }
    files : LocalDisk { stores = [Notes]; controls = [EncryptionAtRest]; }
    helper : Service { stores = []; }
  }
  flow save : editor <-> files via LocalCall { carries = [Notes]; }
  flow spell : editor -> helper { carries = [Notes]; }
}
