// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-008 | FileCheck %s

// LongLivedSecret

data Letter { sensitivity = Confidential; }

system Open {
  boundary outside : PublicInternet { api : Service; }
  boundary inside : PrivateNetwork { db : Postgres; orders : ApiService; }
  flow f : api -> db via PgTls { carries = [Letter]; authn = Password; credential_rotated = false; }
  flow g : api -> orders via Https { carries = [Letter]; authn = ApiKey; credential_rotated = false; }
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

// CHECK: question Asked.f asks Asked.f.credential_rotated{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: open Open.g{{$}}
// CHECK-NEXT: mitigated Quiet.f by CredentialRotation{{$}}
// CHECK-NOT: {{.}}
