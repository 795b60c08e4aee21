// RUN: not %tmc --no-prelude %s 2>&1 | FileCheck %s
// Ten independent mistakes are ten errors, and nothing follows from them.
// CHECK-COUNT-10: error:
// CHECK-NOT: error:
// CHECK: 10 errors
import "Inputs/core.tm";
data Photo { sensitivity = Confidental; }
data Card { sensitivty = Restricted; }
system Shop {
  boundary lan : Intranett {
    web : Servr { anything = 1; goes = here; }
    db : Database { encrypted_at_rest = 7; }
  }
  flow a : webb -> db;
  flow b : web -> db { carries = [Phto]; }
  flow c : web -> db via Htp { encrypted = true; nonsense = 4; }
}
accept Nothing on Shop.a { }
assume "x" on Shop.zz { }
