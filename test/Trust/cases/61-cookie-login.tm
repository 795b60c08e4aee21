// RUN: %tmc --emit=json %s > %t.json
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-AUT-003 < %t.json | FileCheck %s --check-prefix=FACTOR
// RUN: %python %S/../../Stdlib/Inputs/states.py TM-AUT-004 < %t.json | FileCheck %s --check-prefix=GUESS

// A portal for health records drawn with its session cookie.
// A cookie stands for a login: guessing and the second factor are asked for, as with a password.
package cases.cookie_login;
data H : HealthRecord;
system S {
  boundary internet : PublicInternet { b : Browser; }
  boundary front : Dmz { web : WebApplication "Patient portal"; }
  flow f : b <-> web via Https { carries = [H]; authn = SessionCookie; }
}

// FACTOR: question S.web,S.f asks S.web.multi_factor
// GUESS: question S.web,S.f asks S.web.brute_force_protected
