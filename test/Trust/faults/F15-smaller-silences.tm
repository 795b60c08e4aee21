// What was silent because nobody asked: the version of TLS, tokens between services, accounts that products come with, secrets in logs,
// databases that programs share, what personal data becomes, the client's side of logins.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/rules.py TM-NET-003 TM-AUT-007 TM-STO-009 TM-STO-006 TM-STO-021 TM-PRI-012 TM-PRI-016 TM-IDN-025 TM-IDN-026 | FileCheck %s
// CHECK: TM-NET-003 Versions:open(medium){{$}}
// CHECK-NEXT: TM-AUT-007 Products:question Quiet:mitigated Replayed:open(high) Shared:question{{$}}
// CHECK-NEXT: TM-STO-009 Joined:question Products:open(high) Quiet:mitigated Shared:question{{$}}
// CHECK-NEXT: TM-STO-006 Logs:open(high){{$}}
// CHECK-NEXT: TM-STO-021 Shared:open(medium){{$}}
// CHECK-NEXT: TM-PRI-012 Joined:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-PRI-016 Joined:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-IDN-025 Clients:question Quiet:mitigated{{$}}
// CHECK-NEXT: TM-IDN-026 Clients:question Quiet:mitigated{{$}}

package trust.smaller;

import std.privacy.*;
import std.identity.*;

data Letter { sensitivity = Confidential; traits = []; }
data Cookie : Session;
data Line : LogRecord { traits = []; }

// Encrypted, but how?
system Versions {
  boundary dmz : Dmz { app : Service; }
  boundary inner : PrivateNetwork { db : MySql; bus : Kafka; people : LdapDirectory; other : Service; }
  flow a : app <-> db via MySqlWire { encrypted = true; }
  flow b : app -> bus via KafkaWire { encrypted = true; }
  flow c : app <-> people via Ldap { encrypted = true; }
  flow d : app <-> other via Grpc { encrypted = true; min_tls = Tls10; }
}

// A token that one service replays to the next.
system Replayed {
  boundary dmz : Dmz { front : Service; }
  boundary inner : PrivateNetwork { orders : Service; bills : Service { tokens_validated = false; } }
  flow a : front <-> orders via Https { carries = [Letter]; authn = Token; }
  flow b : orders <-> bills via GrpcTls { carries = [Letter]; authn = Token; }
}

// Brokers, caches, consoles and build servers come with accounts as databases do.
system Products {
  boundary inner : PrivateNetwork {
    db : Postgres { stores = [Letter]; }
    bus : RabbitMq;
    cache : Redis { stores = [Letter]; default_credentials_removed = false; }
    console : Monitor;
    app : Service;
  }
  flow a : app -> bus via Amqps { carries = [Letter]; authn = Password; }
  flow b : console <-> app via Https { carries = [Letter]; authn = Token; }
}

system Logs {
  boundary inner : PrivateNetwork { app : Service; logs : LogStore { stores = [Cookie, Line]; } }
  flow a : app -> logs via TlsStream { carries = [Line]; }
}

system Shared {
  boundary internet : PublicInternet { b : Browser; c : Browser; }
  boundary inner : PrivateNetwork { shop : WebApplication; forum : Function; db : Postgres { stores = [Letter]; applications_separated = false; } }
  flow a : b -> shop via Https;
  flow d : c -> forum via Https;
  flow e : shop <-> db via PgTls { carries = [Letter]; least_privilege = false; }
  flow f : forum <-> db via PgTls { carries = [Letter]; least_privilege = false; }
}

system Joined {
  data Visits : PersonalData { automatically_deleted = true; privacy_notice = true; }
  data Regs : PersonalData { automatically_deleted = true; privacy_notice = true; }
  derive Both : Data from Visits, Regs by mill;
  boundary inner : PrivateNetwork {
    a : Postgres { stores = [Visits]; }
    b : Postgres { stores = [Regs]; }
    mill : Worker;
    c : Postgres { stores = [Both]; }
  }
  flow f : a -> mill via PgTls { carries = [Visits]; }
  flow g : b -> mill via PgTls { carries = [Regs]; }
  flow h : mill -> c via PgTls { carries = [Both]; }
}

system Clients {
  boundary internet : PublicInternet { b : Browser; one : IdentityProvider; two : IdentityProvider; }
  boundary inner : PrivateNetwork { app : Function; }
  flow a : b -> app via Https;
  flow c : app <-> one via Https;
  flow d : app <-> two via Https;
}

system Quiet {
  data Visits : PersonalData { automatically_deleted = true; privacy_notice = true; }
  derive Counts : Data from Visits by mill { anonymous = true; sensitivity = Public; integrity = Operational; }
  boundary internet : PublicInternet { b : Browser; one : IdentityProvider; two : IdentityProvider; }
  boundary inner : PrivateNetwork {
    app : Function { controls = [LoginStateBinding, IssuerValidation, TokenValidation]; }
    db : Postgres { stores = [Visits]; controls = [DefaultCredentialsRemoved]; }
    sums : Postgres { stores = [Counts]; controls = [DefaultCredentialsRemoved]; }
    mill : Worker;
    logs : LogStore { stores = [Line]; }
  }
  flow a : b -> app via Https { carries = [Letter]; authn = Token; }
  flow c : app <-> one via Https;
  flow d : app <-> two via Https;
  flow e : app <-> db via PgTls { carries = [Visits]; }
  flow f : db -> mill via PgWire { carries = [Visits]; controls = [EncryptedTunnel]; }
  flow g : mill -> sums via PgTls { carries = [Counts]; }
  flow h : app -> logs via TlsStream { carries = [Line]; }
}
