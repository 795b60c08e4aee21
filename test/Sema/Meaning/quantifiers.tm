// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Quantifiers, lambdas, what is done to sets.
import "../Inputs/core.tm";

rule Q "q" {
  match e : Element, s : System;
  where any f in e.flows : f.encrypted and f.server_authenticated;
  where all f in e.incoming : any g in e.outgoing : f.target == g.source;
  where none f in e.flows : f.two_way;
  where (count f in e.flows : not f.encrypted) > 2;
  where (each f in e.flows : f.encrypted).source.size < 3;
  where e.flows.any(f => f.encrypted) or e.flows.any;
  where e.flows.all(f => not f.encrypted);
  where e.flows.filter(f => f.encrypted).map(f => f.target).count > 1;
  where s.elements.sum(x => if x is Server then 1 else 0) > 2;
  where e.flows.carries.sensitivity.max >= Confidential;
  severity = Low;
}
system S { a : Server; }

//= rule @quantifiers.Q slots 4 {
//=   title (const "q" : string)
//=   var e : @std.core.Element
//=   var s : @std.core.System
//=   where (any $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) (and (attr (local $2 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) (attr (local $2 : entity @std.core.Flow) @std.core.Flow::server_authenticated : bool) : bool) : bool)
//=   where (all $2 (intrinsic (local $0 : entity @std.core.Element) element.incoming : [entity @std.core.Flow]) (any $3 (intrinsic (local $0 : entity @std.core.Element) element.outgoing : [entity @std.core.Flow]) (eq (intrinsic (local $2 : entity @std.core.Flow) flow.target : entity @std.core.Element) (intrinsic (local $3 : entity @std.core.Flow) flow.source : entity @std.core.Element) : bool) : bool) : bool)
//=   where (none $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) (intrinsic (local $2 : entity @std.core.Flow) flow.two_way : bool) : bool)
//=   where (gt (count $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) (not (attr (local $2 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : bool) : int) (const 2 : int) : bool)
//=   where (lt (builtin size (intrinsic (each $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) (attr (local $2 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : [entity @std.core.Flow]) flow.source : [entity @std.core.Element]) : int) (const 3 : int) : bool)
//=   where (or (any $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) (attr (local $2 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : bool) (any $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) : bool) : bool)
//=   where (all $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) (not (attr (local $2 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : bool) : bool)
//=   where (gt (count $2 (map $2 (each $2 (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) (attr (local $2 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : [entity @std.core.Flow]) (intrinsic (local $2 : entity @std.core.Flow) flow.target : entity @std.core.Element) : [entity @std.core.Element]) : int) (const 1 : int) : bool)
//=   where (gt (sum $2 (intrinsic (local $1 : entity @std.core.System) system.elements : [entity @std.core.Element]) (if (is (local $2 : entity @std.core.Element) @std.core.Server : bool) (const 1 : int) (const 0 : int) : int) : int) (const 2 : int) : bool)
//=   where (ge (builtin max (attr (attr (intrinsic (local $0 : entity @std.core.Element) element.flows : [entity @std.core.Flow]) @std.core.Flow::carries : [entity @std.core.Data]) @std.core.Data::sensitivity : [enum @std.core.Sensitivity]) : enum @std.core.Sensitivity) (const @std.core.Sensitivity::Confidential : enum @std.core.Sensitivity) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S
