// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Views: what they show and leave out.
import "../Inputs/core.tm";

system S {
  boundary lan : Intranet { a : Server; b : Database; }
  flow f : a -> b;
  data d;
  view flows {
    include incoming(a);
    exclude between(a, Database);
    include lan.*;
    include lan.**;
    include lineage(d);
    steps = [f, f];
  }
  view inner "inside" { include lan; exclude Database where encrypted_at_rest; direction = down; }
}
/// From above.
view outer of S { include Element; include Flow where source is Server and encrypted; exclude S.f; }

//= system %S : @std.core.System
//= boundary %S.lan : @std.core.Intranet in %S
//= element %S.a : @std.core.Server in %S.lan
//= element %S.b : @std.core.Database in %S.lan
//= flow %S.f : @std.core.Flow in %S from %S.a -> %S.b
//= data %S.d : @std.core.Data in %S
//= view @views.outer in %S {
//=   doc "From above."
//=   include kind @std.core.Element slots 1
//=   include kind @std.core.Flow slots 1 where (and (is (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Element) @std.core.Server : bool) (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : bool)
//=   exclude %S.f slots 1
//= }
//= view @S.flows in %S {
//=   include Incoming %S.a slots 1
//=   exclude Between %S.a and kind @std.core.Database slots 1
//=   include Parts %S.lan slots 1
//=   include %S.lan slots 1
//=   include Lineage %S.d slots 1
//=   include Step %S.f slots 1
//=   include Step %S.f slots 1
//= }
//= view @S.inner in %S {
//=   title "inside"
//=   include %S.lan slots 1
//=   exclude kind @std.core.Database slots 1 where (attr (local $0 : entity @std.core.Database) @std.core.Database::encrypted_at_rest : bool)
//=   property direction = "down"
//= }
