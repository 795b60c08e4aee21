/// What a model says is not protected, and no other rule counts: a finding of low
/// severity, so that no honest answer goes by unheard.
package std.admissions;

import std.core.*;
import std.owasp.*;
import std.refs.{cwe};

/// The model says of a part that it lacks a protection, and no other rule speaks of
/// it here, for example because nobody whom the model has reaches it. That may change
/// with the next flow. Say `true` once it is protected, or accept it with a reason.
@admission @id("TM-SAY-001") @owasp(InsecureDesign)
rule AdmittedGap "${e} lacks a protection that no other rule counts" {
  match e : Element;
  severity = Low;
  fix = "Protect it, or accept that it is not, with a reason and a date.";
  refs = [cwe(693)];
}

/// The same of a flow. Whether others ask who calls them, for example a public registry
/// or a counter of visits, is not ours to say.
@admission @id("TM-SAY-002") @owasp(InsecureDesign)
rule AdmittedGapOnTheWay "${f} lacks a protection that no other rule counts" {
  match f : Flow;
  where f.target.run_by_us or f.authn.or_else(Token) != Anonymous;
  severity = Low;
  fix = "Protect it, or accept that it is not, with a reason and a date.";
  refs = [cwe(693)];
}

/// The same of data.
@admission @id("TM-SAY-003") @owasp(InsecureDesign)
rule AdmittedGapOfData "${d} lacks a protection that no other rule counts" {
  match d : Data;
  severity = Low;
  fix = "Protect it, or accept that it is not, with a reason and a date.";
  refs = [cwe(693)];
}
