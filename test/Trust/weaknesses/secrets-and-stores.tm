// Weaknesses of stores, logs and secrets that a reviewer put into small models, each found or asked, and its mitigated twin quiet.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-STO-001 TM-STO-003 TM-STO-004 TM-STO-005 TM-STO-006 TM-STO-009 TM-STO-021 TM-AVL-003 TM-PRI-014 TM-PRI-019 | FileCheck %s
// CHECK: TM-STO-001 AppKey:question Backup:open(medium) BackupTwin:mitigated Factory:mitigated FactoryTwin:mitigated KeyBeside:mitigated KeyBesideTwin:mitigated LogCarries:question LogKeeps:question TwoApps:mitigated TwoAppsTwin:mitigated{{$}}
// CHECK-NEXT: TM-STO-003 Cdn:question CdnTwin:mitigated{{$}}
// CHECK-NEXT: TM-STO-004 KeyBeside:open(medium){{$}}
// CHECK-NEXT: TM-STO-005 Key:open(high){{$}}
// CHECK-NEXT: TM-STO-006 LogCarries:open(high) LogKeeps:open(high){{$}}
// CHECK-NEXT: TM-STO-009 Backup:question BackupTwin:question Factory:question FactoryTwin:mitigated KeyBeside:question KeyBesideTwin:question TwoApps:question TwoAppsTwin:question{{$}}
// CHECK-NEXT: TM-STO-021 TwoApps:question TwoAppsTwin:mitigated{{$}}
// CHECK-NEXT: TM-AVL-003 Backup:question BackupTwin:question Factory:question FactoryTwin:mitigated KeyBeside:question KeyBesideTwin:question TwoApps:question TwoAppsTwin:question{{$}}
// CHECK-NEXT: TM-PRI-014 Letter:question Line:question{{$}}
// CHECK-NEXT: TM-PRI-019 Letter:question Line:question{{$}}

package trust.stores;

import std.privacy.*;

data Letter : PersonalData { availability = Important; consent_based = true; automatically_deleted = true; privacy_notice = true; }
data Cookie : Session;
data Key : ServiceSecret;
data Line : LogRecord;

// What is encrypted, and the key beside it.
system KeyBeside {
  boundary inner : PrivateNetwork { db : Postgres { stores = [Letter, Key]; controls = [EncryptionAtRest]; } }
}

system KeyBesideTwin {
  boundary inner : PrivateNetwork { db : Postgres { stores = [Letter]; controls = [EncryptionAtRest]; } keys : SecretStore { stores = [Key]; } }
}

// A backup that says that it keeps nothing, and gets everything.
system Backup {
  boundary inner : PrivateNetwork { db : Postgres { stores = [Letter]; controls = [EncryptionAtRest]; } copies : BackupStore { stores = []; encrypted_at_rest = false; } }
  flow f : db -> copies via TlsStream { carries = [Letter]; }
}

system BackupTwin {
  boundary inner : PrivateNetwork { db : Postgres { stores = [Letter]; controls = [EncryptionAtRest]; } copies : BackupStore { stores = []; controls = [EncryptionAtRest]; } }
  flow f : db -> copies via TlsStream { carries = [Letter]; }
}

system LogCarries {
  boundary inner : PrivateNetwork { app : Service; logs : LogStore { stores = [Line]; } }
  flow f : app -> logs via TlsStream { carries = [Line, Cookie]; }
}

system LogKeeps {
  boundary inner : PrivateNetwork { app : Service; logs : LogStore { stores = [Line, Cookie]; } }
  flow f : app -> logs via TlsStream { carries = [Line]; }
}

system LogTwin {
  boundary inner : PrivateNetwork { app : Service; logs : LogStore { stores = [Line]; } }
  flow f : app -> logs via TlsStream { carries = [Line]; }
}

// Its own key in an app that anyone may take apart.
system AppKey {
  boundary internet : PublicInternet { m : MobileApp { stores = [Key]; } }
}

// Accounts that came with the product: asked without any pack.
system Factory {
  boundary inner : PrivateNetwork { db : MySql { stores = [Letter]; controls = [EncryptionAtRest]; } }
}

system FactoryTwin {
  boundary inner : PrivateNetwork { db : MySql { stores = [Letter]; controls = [EncryptionAtRest, DefaultCredentialsRemoved, Backups]; } }
}

system TwoApps {
  boundary internet : PublicInternet { b : Browser; c : MobileApp; }
  boundary inner : PrivateNetwork { shop : WebApplication; club : ApiService; db : Postgres { stores = [Letter]; controls = [EncryptionAtRest]; } }
  flow f : b -> shop via Https;
  flow g : c -> club via Https;
  flow h : shop <-> db via PgTls { carries = [Letter]; }
  flow i : club <-> db via PgTls { carries = [Letter]; }
}

system TwoAppsTwin {
  boundary internet : PublicInternet { b : Browser; c : MobileApp; }
  boundary inner : PrivateNetwork { shop : WebApplication; club : ApiService; db : Postgres { stores = [Letter]; controls = [EncryptionAtRest, PerApplicationAccounts]; } }
  flow f : b -> shop via Https;
  flow g : c -> club via Https;
  flow h : shop <-> db via PgTls { carries = [Letter]; }
  flow i : club <-> db via PgTls { carries = [Letter]; }
}

system Cdn {
  boundary internet : PublicInternet { b : Browser; }
  boundary edge : ThirdParty { cdn : ContentDeliveryNetwork; }
  boundary inner : PrivateNetwork { app : WebApplication; }
  flow f : b <-> cdn via Https { carries = [Letter]; }
  flow g : cdn <-> app via Https { carries = [Letter]; }
}

system CdnTwin {
  boundary internet : PublicInternet { b : Browser; }
  boundary edge : ThirdParty { cdn : ContentDeliveryNetwork { controls = [CacheControlNoStore]; } }
  boundary inner : PrivateNetwork { app : WebApplication; }
  flow f : b <-> cdn via Https { carries = [Letter]; }
  flow g : cdn <-> app via Https { carries = [Letter]; }
}
