// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-008 | FileCheck %s

// LongLivedCredentials

data Letter { sensitivity = Confidential; }

system Open {
  boundary outside : PublicInternet { api : Service; }
  boundary inside : PrivateNetwork { db : Postgres; orders : ApiService; }
  flow f : api -> db via PgTls { carries = [Letter]; authn = Password; credentials_rotated = false; }
  flow g : api -> orders via Https { carries = [Letter]; authn = ApiKey; credentials_rotated = false; }
}

system Quiet {
  boundary outside : PublicInternet { api : Service; }
  boundary inside : PrivateNetwork { db : Postgres; }
  flow f : api -> db via PgTls { carries = [Letter]; authn = Password; controls = [CredentialRotation]; }
  flow g : api -> db via PgTls { carries = [Letter]; authn = WorkloadIdentity; }
}

system Asked {
  boundary outside : PublicInternet { api : Service; }
  boundary inside : PrivateNetwork { db : Postgres; }
  flow f : api -> db via PgTls { carries = [Letter]; authn = Password; }
}

// CHECK: question Asked.f asks Asked.f.credentials_rotated{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NEXT: mitigated Quiet.f by CredentialRotation{{$}}
// CHECK-NOT: {{.}}
