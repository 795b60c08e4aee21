// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Paths: each question about them, and what stands behind them.
import "../Inputs/core.tm";

rule P "p" {
  match d : Data, a : Element, b : Boundary;
  where exists path d.origin -> a carrying d;
  where no path a -> Database avoiding b;
  where every path Person -> a passes Server;
  where exists path a -> b carrying d avoiding Person with any hop h : not h.encrypted and h.two_way;
  where exists path a -> b with all hop h : h.encrypted with no hop h : h.server_authenticated;
  severity = Low;
  witness p = path a -> b;
}
system S { a : Server; }

//= rule @paths.P slots 5 {
//=   title (const "p" : string)
//=   var d : @std.core.Data
//=   var a : @std.core.Element
//=   var b : @std.core.Boundary
//=   where (found (path (intrinsic (local $0 : entity @std.core.Data) data.origin : [entity @std.core.Element]) (local $1 : entity @std.core.Element) {carrying (local $0 : entity @std.core.Data)} : path) : bool)
//=   where (not (found (path (local $1 : entity @std.core.Element) (const kind @std.core.Database : kind @std.core.Database) {avoiding (local $2 : entity @std.core.Boundary)} : path) : bool) : bool)
//=   where (not (found (path (const kind @std.core.Person : kind @std.core.Person) (local $1 : entity @std.core.Element) {avoiding (const kind @std.core.Server : kind @std.core.Server)} : path) : bool) : bool)
//=   where (found (path (local $1 : entity @std.core.Element) (local $2 : entity @std.core.Boundary) {carrying (local $0 : entity @std.core.Data), avoiding (const kind @std.core.Person : kind @std.core.Person), any $4 (and (not (attr (local $4 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : bool) (intrinsic (local $4 : entity @std.core.Flow) flow.two_way : bool) : bool)} : path) : bool)
//=   where (found (path (local $1 : entity @std.core.Element) (local $2 : entity @std.core.Boundary) {all $4 (attr (local $4 : entity @std.core.Flow) @std.core.Flow::encrypted : bool), no $4 (attr (local $4 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool)} : path) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//=   witness $3 (path (local $1 : entity @std.core.Element) (local $2 : entity @std.core.Boundary) {} : path)
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S
