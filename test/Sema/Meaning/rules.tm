// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Rules: each clause.
import "../Inputs/core.tm";

verification probe(e : Element, n : int = 3) "probes" { template pytest """
  check(${e}, ${n})
"""; effort = Low; }
/// Anybody can read it.
@id("R-1") @stride(Tampering)
rule Read "read ${f} to ${f.target}" {
  match f : Flow, d : Data;
  let weak = not f.encrypted;
  where weak and d in f.carries;
  where f.source is Server;
  unless f.server_authenticated by Tls;
  unless d.sensitivity == Public;
  severity = if d.secret then High else Medium;
  witness p = path f.source -> f.target carrying d;
  question f.encrypted "Can ${f} be read?";
  verify probe(f.target), probe(e = f.source, n = 2 + 3);
  fix = "Encrypt it.";
  tags = ["net"];
}
private rule Own "own" { match s : Server; severity = if s.authn == None then High else Low; }
system S { a : Server; b : Server; flow f : a -> b; }

//= verification @rules.probe slots 2 {
//=   title (const "probes" : string)
//=   param e : entity @std.core.Element
//=   param n : int
//=   template pytest (text (const "  check(" : string) (local $0 : entity @std.core.Element) (const ", " : string) (local $1 : int) (const ")\n" : string) : string)
//=   property effort = @std.core.Severity::Low
//= }
//= rule @rules.Read id "R-1" slots 4 {
//=   doc "Anybody can read it."
//=   title (text (const "read " : string) (local $0 : entity @std.core.Flow) (const " to " : string) (intrinsic (local $0 : entity @std.core.Flow) flow.target : entity @std.core.Element) : string)
//=   var f : @std.core.Flow
//=   var d : @std.core.Data
//=   let weak $2 = (not (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : bool)
//=   where (local $2 : bool)
//=   where (in (local $1 : entity @std.core.Data) (attr (local $0 : entity @std.core.Flow) @std.core.Flow::carries : [entity @std.core.Data]) : bool)
//=   where (is (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Element) @std.core.Server : bool)
//=   unless (attr (local $0 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool) by @std.core.Tls
//=   unless (eq (attr (local $1 : entity @std.core.Data) @std.core.Data::sensitivity : enum @std.core.Sensitivity) (const @std.core.Sensitivity::Public : enum @std.core.Sensitivity) : bool)
//=   severity (if (attr (local $1 : entity @std.core.Data) @std.core.Data::secret : bool) (const @std.core.Severity::High : enum @std.core.Severity) (const @std.core.Severity::Medium : enum @std.core.Severity) : enum @std.core.Severity)
//=   witness $3 (path (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Element) (intrinsic (local $0 : entity @std.core.Flow) flow.target : entity @std.core.Element) {carrying (local $1 : entity @std.core.Data)} : path)
//=   question (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (text (const "Can " : string) (local $0 : entity @std.core.Flow) (const " be read?" : string) : string)
//=   verify @rules.probe (intrinsic (local $0 : entity @std.core.Flow) flow.target : entity @std.core.Element) (const 3 : int)
//=   verify @rules.probe (intrinsic (local $0 : entity @std.core.Flow) flow.source : entity @std.core.Server) (add (const 2 : int) (const 3 : int) : int)
//=   category @std.core.Stride::Tampering
//=   property fix = "Encrypt it."
//=   property tags = ["net"]
//= }
//= rule @rules.Own slots 1 {
//=   title (const "own" : string)
//=   var s : @std.core.Server
//=   severity (if (eq (attr (local $0 : entity @std.core.Server) @std.core.Process::authn : enum @std.core.AuthN) (const @std.core.AuthN::None : enum @std.core.AuthN) : bool) (const @std.core.Severity::High : enum @std.core.Severity) (const @std.core.Severity::Low : enum @std.core.Severity) : enum @std.core.Severity)
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S
//= element %S.b : @std.core.Server in %S
//= flow %S.f : @std.core.Flow in %S from %S.a -> %S.b
