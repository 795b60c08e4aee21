// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Predicates and functions: defaults of parameters, names of arguments, both ways to call.
import "../Inputs/core.tm";

/// Whether it is far.
predicate far(f : Flow, limit : int = 3) = f.source is Server and f.source.replicas > limit;
function worst(f : Flow, calm : Severity = Medium) : Severity = if f.far then Critical else calm;
private function names(es : [Element]) : [string] = es.map(e => e.name);
function page(n : int) : Reference = reference("acme", "${n}", "https://acme.example/${n}");
rule R "r" {
  match f : Flow;
  where f.far(limit = 9) or far(f, 4) and not names([f.source]).empty;
  severity = worst(f, calm = Low);
  refs = [page(7)];
}
system S { a : Server; b : Server; flow f : a -> b; }

//= func @functions.far slots 2 {
//=   doc "Whether it is far."
//=   param f : entity @std.core.Flow
//=   param limit : int
//=   result bool
//=   body (and (is (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Element) @std.core.Server : bool) (gt (attr (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Server) @std.core.Process::replicas : int) (local $1 : int) : bool) : bool)
//= }
//= func @functions.worst slots 2 {
//=   param f : entity @std.core.Flow
//=   param calm : enum @std.core.Severity
//=   result enum @std.core.Severity
//=   body (if (call @functions.far (local $0 : entity @std.core.Flow) (const 3 : int) : bool) (const @std.core.Severity::Critical : enum @std.core.Severity) (local $1 : enum @std.core.Severity) : enum @std.core.Severity)
//= }
//= func @functions.names slots 2 {
//=   param es : [entity @std.core.Element]
//=   result [string]
//=   body (map $1 (local $0 : [entity @std.core.Element]) (builtin name (local $1 : entity @std.core.Element) : string) : [string])
//= }
//= func @functions.page slots 1 {
//=   param n : int
//=   result ref
//=   body (builtin reference (const "acme" : string) (text (local $0 : int) : string) (text (const "https://acme.example/" : string) (local $0 : int) : string) : ref)
//= }
//= rule @functions.R slots 1 {
//=   title (const "r" : string)
//=   var f : @std.core.Flow
//=   where (or (call @functions.far (local $0 : entity @std.core.Flow) (const 9 : int) : bool) (and (call @functions.far (local $0 : entity @std.core.Flow) (const 4 : int) : bool) (not (builtin empty (call @functions.names (set (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Element) : [entity @std.core.Element]) : [string]) : bool) : bool) : bool) : bool)
//=   severity (call @functions.worst (local $0 : entity @std.core.Flow) (const @std.core.Severity::Low : enum @std.core.Severity) : enum @std.core.Severity)
//=   refers ref "acme" "7" "https://acme.example/7"
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S
//= element %S.b : @std.core.Server in %S
//= flow %S.f : @std.core.Flow in %S from %S.a -> %S.b
