// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// A methodology: sections, tables, diagrams, what is shown.
import "../Inputs/core.tm";

rule Clear "${f}" { match f : Flow; severity = Low; where not f.encrypted; }
/// Our own way.
methodology Ours "our way" {
  /// What we have.
  section "Things" {
    @needed table f : Flow, d : Data "both" {
      where d in f.carries;
      let ends = f.ends;
      column "Flow" = f;
      column "Ends" = ends;
      show findings "Threats" of Clear, Stride.Spoofing by Stride;
    }
    diagram "picture" { include Flow where encrypted; exclude Person; direction = down; }
  }
  section "Rest" { show findings of Stride; show summary by Stride; show questions "Asked"; show decisions; }
}
private methodology Own { section "One" { show questions; } }
system S { a : Server; }

//= rule @methodologies.Clear slots 1 {
//=   title (text (local $0 : entity @std.core.Flow) : string)
//=   var f : @std.core.Flow
//=   where (not (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool) : bool)
//=   severity (const @std.core.Severity::Low : enum @std.core.Severity)
//= }
//= system %S : @std.core.System
//= element %S.a : @std.core.Server in %S
//= methodology @methodologies.Ours {
//=   title "our way"
//=   doc "Our own way."
//=   section "Things" doc "What we have."
//=   table slots 3 needed title "both"
//=   var f : @std.core.Flow
//=   var d : @std.core.Data
//=   let ends $2 = (intrinsic (local $0 : entity @std.core.Flow) flow.ends : [entity @std.core.Element])
//=   where (in (local $1 : entity @std.core.Data) (attr (local $0 : entity @std.core.Flow) @std.core.Flow::carries : [entity @std.core.Data]) : bool)
//=   column "Flow" = (local $0 : entity @std.core.Flow)
//=   column "Ends" = (local $2 : [entity @std.core.Element])
//=   column "Threats" findings of rule @methodologies.Clear, category @std.core.Stride::Spoofing by @std.core.Stride
//=   diagram title "picture"
//=   include kind @std.core.Flow slots 1 where (attr (local $0 : entity @std.core.Flow) @std.core.Flow::encrypted : bool)
//=   exclude kind @std.core.Person slots 1
//=   property direction = "down"
//=   section "Rest"
//=   show findings of categories @std.core.Stride
//=   show summary by @std.core.Stride
//=   show questions title "Asked"
//=   show decisions
//= }
//= methodology @methodologies.Own {
//=   section "One"
//=   show questions
//= }
