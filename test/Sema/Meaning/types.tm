// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Which types go together: kinds on one branch and on two, what elements of a set have in common, numbers of two types.
import "../Inputs/core.tm";

component Web : Server;
component Api : Server;
component Thing : Store { attr near : [Element]?; attr at : decimal?; attr next : Server?; }

rule Types "t" {
  match w : Web, a : Api, d : Database, t : Thing, f : Flow;
  where f.source == w or w != f.target and f.ends != [w];
  where w.kind == d.kind and w.kinds & d.kinds != [];
  where f.source in [w, a];
  where f.target in [w, d];
  where [w, a].authn.size > 1;
  where (if f.encrypted then w else a).replicas == 2;
  where (if f.encrypted then w else d) in t.near;
  where (t.near | [a]) & t.near != [] and (t.near - [a]).empty;
  where t.at > 1 and t.at + 1 < 2.5 and t.at == (if f.encrypted then 1 else t.at);
  where w.authn in [Token, None];
  where w.kind == a.kind or a.kind != Database;
  where f.via_web(w) or t.next == w;
  severity = Low;
}
predicate via_web(f : Flow, s : Server) = s in f.ends;
data A;
data B;
system S {
  w : Web;
  a : Api;
  t : Thing { near = [w, a, S.d]; at = 1; next = w; stores = [A, B]; }
  d : Database;
  flow f : w -> d;
}

//= kind @types.Web element base @std.core.Server {
//= }
//= kind @types.Api element base @std.core.Server {
//= }
//= kind @types.Thing element base @std.core.Store {
//=   attr near : [entity @std.core.Element]
//=   attr at : decimal
//=   attr next : entity @std.core.Server
//= }
//= func @types.via_web slots 2 {
//=   param f : entity @std.core.Flow
//=   param s : entity @std.core.Server
//=   result bool
//=   body (in (local $1 : entity @std.core.Server) (intrinsic (local $0 : entity @std.core.Flow) flow.ends : [entity @std.core.Element]) : bool)
//= }
//= rule @types.Types slots 5 {
//=   title (const "t" : string)
//=   var w : @types.Web
//=   var a : @types.Api
//=   var d : @std.core.Database
//=   var t : @types.Thing
//=   var f : @std.core.Flow
//=   where (or (eq (intrinsic (local $4 : entity @std.core.Flow) flow.source : entity @std.core.Element) (local $0 : entity @types.Web) : bool) (and (ne (local $0 : entity @types.Web) (intrinsic (local $4 : entity @std.core.Flow) flow.target : entity @std.core.Element) : bool) (ne (intrinsic (local $4 : entity @std.core.Flow) flow.ends : [entity @std.core.Element]) (set (local $0 : entity @types.Web) : [entity @std.core.Element]) : bool) : bool) : bool)
//=   where (eq (builtin kind (local $0 : entity @types.Web) : kind @types.Web) (builtin kind (local $2 : entity @std.core.Database) : kind @std.core.Database) : bool)
//=   where (ne (intersect (builtin kinds (local $0 : entity @types.Web) : [kind]) (builtin kinds (local $2 : entity @std.core.Database) : [kind]) : [kind]) (const [] : [kind]) : bool)
//=   where (in (intrinsic (local $4 : entity @std.core.Flow) flow.source : entity @std.core.Element) (set (local $0 : entity @types.Web) (local $1 : entity @types.Api) : [entity @std.core.Server]) : bool)
//=   where (in (intrinsic (local $4 : entity @std.core.Flow) flow.target : entity @std.core.Element) (set (local $0 : entity @types.Web) (local $2 : entity @std.core.Database) : [entity @std.core.Element]) : bool)
//=   where (gt (builtin size (attr (set (local $0 : entity @types.Web) (local $1 : entity @types.Api) : [entity @std.core.Server]) @std.core.Process::authn : [enum @std.core.AuthN]) : int) (const 1 : int) : bool)
//=   where (eq (attr (if (attr (local $4 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (local $0 : entity @types.Web) (local $1 : entity @types.Api) : entity @std.core.Server) @std.core.Process::replicas : int) (const 2 : int) : bool)
//=   where (in (if (attr (local $4 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (local $0 : entity @types.Web) (local $2 : entity @std.core.Database) : entity @std.core.Element) (attr (local $3 : entity @types.Thing) @types.Thing::near : [entity @std.core.Element]) : bool)
//=   where (ne (intersect (union (attr (local $3 : entity @types.Thing) @types.Thing::near : [entity @std.core.Element]) (set (local $1 : entity @types.Api) : [entity @std.core.Element]) : [entity @std.core.Element]) (attr (local $3 : entity @types.Thing) @types.Thing::near : [entity @std.core.Element]) : [entity @std.core.Element]) (const [] : [entity @std.core.Element]) : bool)
//=   where (builtin empty (minus (attr (local $3 : entity @types.Thing) @types.Thing::near : [entity @std.core.Element]) (set (local $1 : entity @types.Api) : [entity @std.core.Element]) : [entity @std.core.Element]) : bool)
//=   where (gt (attr (local $3 : entity @types.Thing) @types.Thing::at : decimal) (const 1 : int) : bool)
//=   where (lt (add (attr (local $3 : entity @types.Thing) @types.Thing::at : decimal) (const 1 : int) : decimal) (const 2.5 : decimal) : bool)
//=   where (eq (attr (local $3 : entity @types.Thing) @types.Thing::at : decimal) (if (attr (local $4 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (const 1 : int) (attr (local $3 : entity @types.Thing) @types.Thing::at : decimal) : decimal) : bool)
//=   where (in (attr (local $0 : entity @types.Web) @std.core.Process::authn : enum @std.core.AuthN) (const [@std.core.AuthN::None, @std.core.AuthN::Token] : [enum @std.core.AuthN]) : bool)
//=   where (or (eq (builtin kind (local $0 : entity @types.Web) : kind @types.Web) (builtin kind (local $1 : entity @types.Api) : kind @types.Api) : bool) (ne (builtin kind (local $1 : entity @types.Api) : kind @types.Api) (const kind @std.core.Database : kind @std.core.Database) : bool) : bool)
//=   where (or (call @types.via_web (local $4 : entity @std.core.Flow) (local $0 : entity @types.Web) : bool) (eq (attr (local $3 : entity @types.Thing) @types.Thing::next : entity @std.core.Server) (local $0 : entity @types.Web) : bool) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= data %A : @std.core.Data
//= data %B : @std.core.Data
//= system %S : @std.core.System
//= element %S.w : @types.Web in %S
//= element %S.a : @types.Api in %S
//= element %S.t : @types.Thing in %S {
//=   set stores = [%A, %B]
//=   set near = [%S.w, %S.a, %S.d]
//=   set at = 1.0
//=   set next = %S.w
//= }
//= element %S.d : @std.core.Database in %S
//= flow %S.f : @std.core.Flow in %S from %S.w -> %S.d
