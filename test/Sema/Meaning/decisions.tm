// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Decisions: each verb, each form of subject and target.
import "../Inputs/core.tm";

@id("X-1") @stride(Spoofing) rule Clear "${f}" { match f : Flow; severity = High; }
@id("X-2") rule Old "${s}" { match s : Store; severity = Low; }
system S {
  boundary lan : Intranet { a : Server; b : Database; }
  flow f : a -> b;
  accept Clear on f "for now" { owner = "ana"; reason = "soon gone"; expires = 2030-01-31; }
}
assume "all is well" on S.lan "so it seems" { owner = "bo"; review = 2030-02-28; }
accept X-2 on S.** : Store { owner = "ana"; reason = "old"; expires = 2031-01-01; }
/// Done soon.
mitigate "X-1" on S.f by Tls { owner = "cy"; status = planned; ticket = "T-1"; }
mitigate Stride.Spoofing on S.lan.* by Tls { owner = "cy"; status = done; }
dismiss decisions.* on S.b { by = "di"; reason = "not here"; }
transfer Old on S.b to "the vendor" { owner = "ed"; reason = "contract"; }
transfer Old on S.lan.** to S { owner = "ed"; reason = "contract"; }
override Clear on S.f { severity = Low; owner = "flo"; reason = "calm"; }

//= rule @decisions.Clear id "X-1" slots 1 {
//=   title (text (local $0 : entity @std.core.Flow) : string)
//=   var f : @std.core.Flow
//=   severity (const @std.core.Severity::High : enum @std.core.Severity)
//=   category @std.core.Stride::Spoofing
//= }
//= rule @decisions.Old id "X-2" slots 1 {
//=   title (text (local $0 : entity @std.core.Store) : string)
//=   var s : @std.core.Store
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= system %S : @std.core.System
//= boundary %S.lan : @std.core.Intranet in %S
//= element %S.a : @std.core.Server in %S.lan
//= element %S.b : @std.core.Database in %S.lan
//= flow %S.f : @std.core.Flow in %S from %S.a -> %S.b
//= decision assume on %S.lan exact {
//=   text "all is well"
//=   property owner = "bo"
//=   property review = 2030-02-28
//= }
//= decision accept rule @decisions.Old on %S deep kind @std.core.Store {
//=   property owner = "ana"
//=   property reason = "old"
//=   property expires = 2031-01-01
//= }
//= decision mitigate rule @decisions.Clear on %S.f exact {
//=   by @std.core.Tls
//=   property owner = "cy"
//=   property status = "planned"
//=   property ticket = "T-1"
//= }
//= decision mitigate category @std.core.Stride::Spoofing on %S.lan members {
//=   by @std.core.Tls
//=   property owner = "cy"
//=   property status = "done"
//= }
//= decision dismiss package "decisions" on %S.b exact {
//=   property by = "di"
//=   property reason = "not here"
//= }
//= decision transfer rule @decisions.Old on %S.b exact {
//=   text "the vendor"
//=   property owner = "ed"
//=   property reason = "contract"
//= }
//= decision transfer rule @decisions.Old on %S.lan deep {
//=   text "S"
//=   property owner = "ed"
//=   property reason = "contract"
//= }
//= decision override rule @decisions.Clear on %S.f exact {
//=   property severity = @std.core.Severity::Low
//=   property owner = "flo"
//=   property reason = "calm"
//= }
//= decision accept rule @decisions.Clear on %S.f exact {
//=   text "for now"
//=   property owner = "ana"
//=   property reason = "soon gone"
//=   property expires = 2030-01-31
//= }
