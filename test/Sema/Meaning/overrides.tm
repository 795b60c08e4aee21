// RUN: %tmc --no-prelude -I %S/.. %s --overlay=more --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// An override outweighs what is declared, wherever it stands; one overlay outweighs both, and a later one that.
import "../Inputs/core.tm";

system S {
  a : Server { authn = None; }
  extend b { override authn = Certificate; override replicas = 9; }
  b : Server { authn = Token; replicas = 2; }
  c : Server { override authn = Token; authn = None; }
}
override S.a { authn = Token; }
overlay prod of S { extend a { authn = Certificate; } d : Server; flow f : a -> d; }
overlay more of S on prod { override d { replicas = 8; } extend b { replicas = 5; } }
overlay unused of S { z : Server; }

//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S {
//=   set authn = @std.core.AuthN::Certificate
//= }
//= element %S.b : @std.core.Server in %S {
//=   set authn = @std.core.AuthN::Certificate
//=   set replicas = 5
//= }
//= element %S.c : @std.core.Server in %S {
//=   set authn = @std.core.AuthN::Token
//= }
//= element %S.d : @std.core.Server in %S {
//=   set replicas = 8
//= }
//= flow %S.f : @std.core.Flow in %S from %S.a -> %S.d
//= decision override on %S.a exact {
//= }
//= decision override on %S.d exact {
//= }
