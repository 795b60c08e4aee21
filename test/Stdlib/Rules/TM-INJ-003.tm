// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-INJ-003 | FileCheck %s

// LdapInjection

system Open {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  ldap_escaped = false; } db : LdapDirectory; }
  flow f : browser -> api;
  flow g : api -> db;
}

system Quiet {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  controls = [LdapEscaping]; } job : Worker; db : LdapDirectory; }
  flow f : browser -> api;
  flow g : api -> db;
  flow h : job -> db;
}

system Asked {
  boundary outside : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { api : ApiService {  } db : LdapDirectory; }
  flow f : browser -> api;
  flow g : api -> db;
}

// CHECK: question Asked.api asks Asked.api.ldap_escaped{{$}}
// CHECK-NEXT: open Open.api{{$}}
// CHECK-NEXT: mitigated Quiet.api by LdapEscaping{{$}}
// CHECK-NOT: {{.}}
