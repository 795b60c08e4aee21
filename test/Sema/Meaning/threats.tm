// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// A threat that a person found, about parts of the model.
import "../Inputs/core.tm";

system S {
  boundary lan : Intranet { a : Server; b : Database; }
  flow f : a <-> b;
}
/// A clerk keeps the key.
@id("T-1") @stride(Spoofing)
threat KeyKept "keeps ${S.b}" on S.f, S.b {
  severity = High;
  where S.a.replicas > 2;
  unless S.f.encrypted by Tls;
  question S.f.encrypted "Is it closed?";
  found_by = "Ana";
}
private threat Short on S.lan { severity = Low; }

//= rule @threats.KeyKept id "T-1" slots 2 threat {
//=   doc "A clerk keeps the key."
//=   title (text (const "keeps " : string) (const %S.b : entity @std.core.Database) : string)
//=   var f : @std.core.Flow of %S.f
//=   var b : @std.core.Database of %S.b
//=   where (gt (attr (const %S.a : entity @std.core.Server) @std.core.Process::replicas : int) (const 2 : int) : bool)
//=   unless (attr (const %S.f : entity @std.core.Flow) @std.core.Flow::encrypted : bool) by @std.core.Tls
//=   severity (const @std.core.Severity::High : enum @std.core.Severity)
//=   question (attr (const %S.f : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (const "Is it closed?" : string)
//=   category @std.core.Stride::Spoofing
//=   property found_by = "Ana"
//= }
//= rule @threats.Short slots 1 threat {
//=   title (const "Short" : string)
//=   var lan : @std.core.Intranet of %S.lan
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= system %S : @std.core.System
//= boundary %S.lan : @std.core.Intranet in %S
//= element %S.a : @std.core.Server in %S.lan
//= element %S.b : @std.core.Database in %S.lan
//= flow %S.f : @std.core.Flow in %S from %S.a <-> %S.b
