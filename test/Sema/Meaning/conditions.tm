// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Operators: precedence, comparisons, sets, narrowing, what a bare name of an enum means.
import "../Inputs/core.tm";

rule Bool "b" {
  match f : Flow, s : Server;
  where f.encrypted or not f.server_authenticated and s.replicas >= 2;
  where f.encrypted implies f.server_authenticated implies s.replicas < 3;
  where not (f.encrypted and f.server_authenticated) and s.authn != Token;
  where if f.encrypted then f.server_authenticated else s.authn == AuthN.None;
  severity = Low;
}
rule Number "n" {
  match s : Server, t : Server;
  where s.replicas + 2 * t.replicas - 1 > 7 % 4 / 2;
  where -s.replicas <= t.replicas - 1 - 2;
  where s.replicas == t.replicas and s.endpoint.port != 80;
  severity = Low;
}
rule Sets "s" {
  match f : Flow, d : Data, e : Element;
  where d in f.carries and d not in e.stores;
  where (f.carries | e.stores) & [d] - [d] == [];
  where e is Server and e.authn == Token or e is not Person;
  where f.ends.stores.size > 1 or f.carries.empty;
  where e in [f.source, f.target];
  where known(e.stores) and not known(e.controls);
  where e.kind in [Server, Database];
  severity = Low;
}
rule Texts "t" {
  match e : Element;
  where e.name matches "a*" and e.title.starts_with("x") and e.id.matches_regex("^S[.]");
  where "${e} of ${e.system}" != "" and e.name.length > 3;
  severity = Low;
}
system S { a : Server; }

//= rule @conditions.Bool slots 2 {
//=   title (const "b" : string)
//=   var f : @std.core.Flow
//=   var s : @std.core.Server
//=   where (or (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (and (not (attr (local $0 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool) : bool) (ge (attr (local $1 : entity @std.core.Server) @std.core.Process::replicas : int) (const 2 : int) : bool) : bool) : bool)
//=   where (implies (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (implies (attr (local $0 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool) (lt (attr (local $1 : entity @std.core.Server) @std.core.Process::replicas : int) (const 3 : int) : bool) : bool) : bool)
//=   where (not (and (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (attr (local $0 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool) : bool) : bool)
//=   where (ne (attr (local $1 : entity @std.core.Server) @std.core.Process::authn : enum @std.core.AuthN) (const @std.core.AuthN::Token : enum @std.core.AuthN) : bool)
//=   where (if (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (attr (local $0 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool) (eq (attr (local $1 : entity @std.core.Server) @std.core.Process::authn : enum @std.core.AuthN) (const @std.core.AuthN::None : enum @std.core.AuthN) : bool) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= rule @conditions.Number slots 2 {
//=   title (const "n" : string)
//=   var s : @std.core.Server
//=   var t : @std.core.Server
//=   where (gt (sub (add (attr (local $0 : entity @std.core.Server) @std.core.Process::replicas : int) (mul (const 2 : int) (attr (local $1 : entity @std.core.Server) @std.core.Process::replicas : int) : int) : int) (const 1 : int) : int) (div (mod (const 7 : int) (const 4 : int) : int) (const 2 : int) : int) : bool)
//=   where (le (neg (attr (local $0 : entity @std.core.Server) @std.core.Process::replicas : int) : int) (sub (sub (attr (local $1 : entity @std.core.Server) @std.core.Process::replicas : int) (const 1 : int) : int) (const 2 : int) : int) : bool)
//=   where (eq (attr (local $0 : entity @std.core.Server) @std.core.Process::replicas : int) (attr (local $1 : entity @std.core.Server) @std.core.Process::replicas : int) : bool)
//=   where (ne (builtin port (attr (local $0 : entity @std.core.Server) @std.core.Process::endpoint : endpoint) : int) (const 80 : int) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= rule @conditions.Sets slots 3 {
//=   title (const "s" : string)
//=   var f : @std.core.Flow
//=   var d : @std.core.Data
//=   var e : @std.core.Element
//=   where (in (local $1 : entity @std.core.Data) (attr (local $0 : entity @std.core.Flow) @std.core.Flow::carries : [entity @std.core.Data]) : bool)
//=   where (not (in (local $1 : entity @std.core.Data) (attr (local $2 : entity @std.core.Element) @std.core.Element::stores : [entity @std.core.Data]) : bool) : bool)
//=   where (eq (intersect (union (attr (local $0 : entity @std.core.Flow) @std.core.Flow::carries : [entity @std.core.Data]) (attr (local $2 : entity @std.core.Element) @std.core.Element::stores : [entity @std.core.Data]) : [entity @std.core.Data]) (minus (set (local $1 : entity @std.core.Data) : [entity @std.core.Data]) (set (local $1 : entity @std.core.Data) : [entity @std.core.Data]) : [entity @std.core.Data]) : [entity @std.core.Data]) (const [] : [entity @std.core.Data]) : bool)
//=   where (or (and (is (local $2 : entity @std.core.Element) @std.core.Server : bool) (eq (attr (local $2 : entity @std.core.Server) @std.core.Process::authn : enum @std.core.AuthN) (const @std.core.AuthN::Token : enum @std.core.AuthN) : bool) : bool) (not (is (local $2 : entity @std.core.Element) @std.core.Person : bool) : bool) : bool)
//=   where (or (gt (builtin size (attr (intrinsic (local $0 : entity @std.core.Flow) flow.ends : [entity @std.core.Element]) @std.core.Element::stores : [entity @std.core.Data]) : int) (const 1 : int) : bool) (builtin empty (attr (local $0 : entity @std.core.Flow) @std.core.Flow::carries : [entity @std.core.Data]) : bool) : bool)
//=   where (in (local $2 : entity @std.core.Element) (set (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Element) (intrinsic (local $0 : entity @std.core.Flow) flow.target : entity @std.core.Element) : [entity @std.core.Element]) : bool)
//=   where (known (attr (local $2 : entity @std.core.Element) @std.core.Element::stores : [entity @std.core.Data]) : bool)
//=   where (not (known (attr (local $2 : entity @std.core.Element) @std.core.Element::controls : [control]) : bool) : bool)
//=   where (in (builtin kind (local $2 : entity @std.core.Element) : kind @std.core.Element) (const [kind @std.core.Server, kind @std.core.Database] : [kind @std.core.Element]) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= rule @conditions.Texts slots 1 {
//=   title (const "t" : string)
//=   var e : @std.core.Element
//=   where (builtin glob (builtin name (local $0 : entity @std.core.Element) : string) (const "a*" : string) : bool)
//=   where (builtin starts_with (builtin title (local $0 : entity @std.core.Element) : string) (const "x" : string) : bool)
//=   where (builtin matches_regex (builtin id (local $0 : entity @std.core.Element) : string) (const "^S[.]" : string) : bool)
//=   where (ne (text (local $0 : entity @std.core.Element) (const " of " : string) (intrinsic (local $0 : entity @std.core.Element) element.system : entity @std.core.System) : string) (const "" : string) : bool)
//=   where (gt (builtin length (builtin name (local $0 : entity @std.core.Element) : string) : int) (const 3 : int) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S
