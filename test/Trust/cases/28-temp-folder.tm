// Integrity is not availability: what can be fetched again needs no backup, though it must not be changed.
// RUN: %tmc --emit=json %s | %python %S/../../Stdlib/Inputs/states.py TM-AVL-003 | FileCheck %s
// CHECK: question Kept.clinic asks Kept.clinic.backed_up{{$}}
// CHECK-NEXT: question Kept.images asks Kept.images.backed_up{{$}}
// CHECK-NOT: {{.}}
package cases.temp;
/// Can be fetched again at any time; must not be changed unnoticed.
data Code : Program { sensitivity = Public; }
data Prices : PublicData { integrity = Critical; replaceable = true; }
data Record : HealthRecord;
data Release : Program { availability = Important; }
system Build {
  boundary desk : ManagedDevice {
    unpacker : Converter { stores = []; }
    scratch : LocalDisk "temporary folder" { stores = [Code, Prices]; }
  }
  flow put : unpacker <-> scratch via LocalCall { carries = [Code]; }
}

// What cannot be had again, and what has to be there, is still asked for.
system Kept {
  boundary inside : PrivateNetwork {
    app : Service;
    clinic : Postgres { stores = [Record]; }
    images : FileStore { stores = [Release]; }
  }
  flow a : app <-> clinic via PgTls { carries = [Record]; }
  flow b : app <-> images via Smb { carries = [Release]; }
}
