// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// By whom a finding is: positions and the kinds that stand for them.
import "../Inputs/core.tm";

@position ordered enum Position { @taken Owner, Guest, Anyone }
rule Sent "sent to ${s}" { match s : Server; where s.name != ""; by s.senders | [Guest]; severity = Low; }
system S { a : Server; }

//= enum @positions.Position ordered {
//=   value Owner
//=   marked taken = true
//=   value Guest
//=   value Anyone
//=   annotation position = true
//= }
//= rule @positions.Sent slots 1 {
//=   title (text (const "sent to " : string) (local $0 : entity @std.core.Server) : string)
//=   var s : @std.core.Server
//=   where (ne (builtin name (local $0 : entity @std.core.Server) : string) (const "" : string) : bool)
//=   by (union (intrinsic (local $0 : entity @std.core.Server) element.senders : [enum @positions.Position]) (const [@positions.Position::Guest] : [enum @positions.Position]) : [enum @positions.Position])
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S
