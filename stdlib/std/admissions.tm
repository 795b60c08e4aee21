/// What a model declares unprotected and no other rule counts: a finding of low severity, so no honest answer
/// is ignored.
package std.admissions;

import std.core.*;
import std.owasp.*;
import std.refs.{cwe};

/// The model says that a part lacks a protection, and no other rule reports it here, for example
/// because nobody in the model reaches the part. That may change with the next flow. Set the
/// attribute to `true` once the part is protected, or accept the finding with a reason.
@admission @id("TM-SAY-001") @formerly("AdmittedGap") @owasp(InsecureDesign)
rule MissingElementProtection "Missing protection: ${e} lacks a protection that no other rule counts" {
  match e : Element;
  severity = Low;
  fix = "Protect it, or accept that it is not, with a reason and a date.";
  refs = [cwe(693)];
}

/// The model says that a flow lacks a protection, and no other rule reports it here. Whether others
/// authenticate their callers, for example a public registry or a visitor counter, is outside our
/// control.
@admission @id("TM-SAY-002") @formerly("AdmittedGapOnTheWay") @owasp(InsecureDesign)
rule MissingFlowProtection "Missing protection: ${f} lacks a protection that no other rule counts" {
  match f : Flow;
  where f.target.run_by_us or f.authn.or_else(Token) != Anonymous;
  severity = Low;
  fix = "Protect it, or accept that it is not, with a reason and a date.";
  refs = [cwe(693)];
}

/// The model says that data lacks a protection, and no other rule reports it here.
@admission @id("TM-SAY-003") @formerly("AdmittedGapOfData") @owasp(InsecureDesign)
rule MissingDataProtection "Missing protection: ${d} lacks a protection that no other rule counts" {
  match d : Data;
  severity = Low;
  fix = "Protect it, or accept that it is not, with a reason and a date.";
  refs = [cwe(693)];
}
