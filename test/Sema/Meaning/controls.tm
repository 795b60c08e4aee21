// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Controls: bases, what they are for, what they provide, properties.
import "../Inputs/core.tm";

abstract control Secret for Flow, Process { provides encrypted; }
/// Keys on both ends.
control Keys : Secret "both have keys" { provides server_authenticated, encrypted = false; provides authn = Certificate; effort = Low; }
private control Seal for Flow { provides encrypted = not server_authenticated; }
system S {
  a : Server { controls = [Keys]; }
  b : Server;
  flow f : a -> b via Http { controls = [Keys, Tls, Seal]; }
}

//= control @controls.Secret abstract {
//=   for @std.core.Flow, @std.core.Process
//=   provides @std.core.Flow::encrypted = (const true : bool)
//= }
//= control @controls.Keys base @controls.Secret {
//=   title "both have keys"
//=   doc "Keys on both ends."
//=   for @std.core.Flow, @std.core.Process
//=   provides @std.core.Flow::server_authenticated = (const true : bool)
//=   provides @std.core.Flow::encrypted = (const false : bool)
//=   provides @std.core.Process::authn = (const @std.core.AuthN::Certificate : enum @std.core.AuthN)
//=   property effort = @std.core.Severity::Low
//= }
//= control @controls.Seal {
//=   for @std.core.Flow
//=   provides @std.core.Flow::encrypted = (not (attr (local $0 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool) : bool)
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S {
//=   set controls = [control @controls.Keys]
//= }
//= element %S.b : @std.core.Server in %S
//= flow %S.f : @std.core.Http in %S from %S.a -> %S.b {
//=   set controls = [control @std.core.Tls, control @controls.Keys, control @controls.Seal]
//= }
