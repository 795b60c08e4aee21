// What breaks or is lost does so wherever it stands: its likelihood is its own, and not that of a way there from the internet. A web shop and
// a plant lose a machine alike, a laptop that is carried about is lost sooner than a database in a guarded room, and what an attacker is
// likelier to bring about is as likely as that.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/Inputs/likelihoods.py TM-AVL-002 TM-AVL-003 TM-STO-001 | FileCheck %s
// CHECK: TM-AVL-002 Plant.core:Moderate Shop.shop:Moderate
// CHECK-NEXT: TM-AVL-003 Field.notes:Moderate Plant.store:Moderate Shop.db:Moderate
// CHECK-NEXT: TM-STO-001 Field.notes:Moderate Plant.store:Low Shop.db:Low

package trust.hazards;
data Letter { sensitivity = Confidential; availability = Important; traits = []; }
system Shop {
  boundary internet : PublicInternet { b : Browser; }
  boundary dmz : Dmz { shop : WebApplication { availability = Important; redundant = false; } }
  boundary inner : PrivateNetwork { db : Postgres { stores = [Letter]; encrypted_at_rest = false; backed_up = false; } }
  flow a : b <-> shop via Https { carries = [Letter]; authn = Token; }
  flow c : shop <-> db via PgTls { carries = [Letter]; authn = Password; }
}
system Plant {
  boundary hall : RestrictedNetwork { core : Service { availability = Important; redundant = false; } store : Postgres { stores = [Letter]; encrypted_at_rest = false; backed_up = false; } }
  flow a : core <-> store via PgTls { carries = [Letter]; authn = Password; }
}
system Field {
  boundary laptop : ManagedDevice { notes : LocalDisk { stores = [Letter]; encrypted_at_rest = false; backed_up = false; } }
}
