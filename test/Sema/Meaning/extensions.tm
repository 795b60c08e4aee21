// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// What is said elsewhere: extensions, what they add to sets, overrides, defaults by kind and place.
import "../Inputs/core.tm";

data A;
data B;
data C;
component Safe : Database;
system S {
  default Flow { encrypted = true; carries = [A]; }
  boundary lan : Intranet {
    default Database { encrypted_at_rest = true; stores += [C]; }
    default Safe { stores = [A]; }
    a : Safe { stores += [B]; }
    b : Safe;
    c : Safe { stores = [B]; encrypted_at_rest = unknown; }
    d : Server { authn = Token; }
  }
  boundary far : Internet { default Flow { encrypted = false; } e : Server; }
  extend far { flow back : e -> d; }
  flow f : a -> b;
  flow g : a -> b via Http { encrypted = false; carries += [B]; }
  extend d { replicas = 4; }
}
extend S.lan { h : Server { replicas = 2; } }
extend S.h { authn = Certificate; override replicas = 3; }
extend S { flow k : h -> d { carries += [C]; } boundary new : Intranet { n : Person; } }
override S.d { authn = None; }

//= kind @extensions.Safe element base @std.core.Database {
//= }
//= data %A : @std.core.Data
//= data %B : @std.core.Data
//= data %C : @std.core.Data
//= system %S : @std.core.System
//= boundary %S.lan : @std.core.Intranet in %S
//= element %S.a : @extensions.Safe in %S.lan {
//=   set stores = [%A, %B]
//=   inherit stores = [%A]
//=   inherit encrypted_at_rest = true
//= }
//= element %S.b : @extensions.Safe in %S.lan {
//=   inherit stores = [%A]
//=   inherit encrypted_at_rest = true
//= }
//= element %S.c : @extensions.Safe in %S.lan {
//=   set stores = [%B]
//=   set encrypted_at_rest = unknown
//=   inherit stores = [%A]
//=   inherit encrypted_at_rest = true
//= }
//= element %S.d : @std.core.Server in %S.lan {
//=   set authn = @std.core.AuthN::None
//=   set replicas = 4
//= }
//= boundary %S.far : @std.core.Internet in %S
//= element %S.e : @std.core.Server in %S.far
//= flow %S.f : @std.core.Flow in %S from %S.a -> %S.b {
//=   inherit carries = [%A]
//=   inherit encrypted = true
//= }
//= flow %S.g : @std.core.Http in %S from %S.a -> %S.b {
//=   set carries = [%A, %B]
//=   set encrypted = false
//=   inherit carries = [%A]
//=   inherit encrypted = true
//= }
//= flow %S.back : @std.core.Flow in %S.far from %S.e -> %S.d {
//=   inherit carries = [%A]
//=   inherit encrypted = false
//= }
//= element %S.h : @std.core.Server in %S.lan {
//=   set authn = @std.core.AuthN::Certificate
//=   set replicas = 3
//= }
//= flow %S.k : @std.core.Flow in %S from %S.h -> %S.d {
//=   set carries = [%A, %C]
//=   inherit carries = [%A]
//=   inherit encrypted = true
//= }
//= boundary %S.new : @std.core.Intranet in %S
//= element %S.n : @std.core.Person in %S.new
//= decision override on %S.d exact {
//= }
