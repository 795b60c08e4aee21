/// LINDDUN, as a report.
package std.methods.linddun;

import std.core.*;
import std.owasp.{Linddun};
import std.privacy;

/// Seven ways in which a system that works as planned fails the people whose data it has. The report is about
/// personal data only, and brings the library's privacy rules; `import std.privacy;` brings them into a model.
methodology Linddun "LINDDUN" {
  /// Which data tell something about people, where they come in, where they go, and by which right. Data are
  /// personal that say so by `personal = true`, or are of a kind as `PersonalData`; if none is, nothing is listed.
  section "Model the system" {
    diagram "Where personal data go" { include Data where personal; }
    @needed
    table d : Data "Personal data" {
      where d.personal;
      column "Data" = d;
      column "Sensitivity" = d.sensitivity;
      column "Comes in at" = d.origin;
      column "Kept at" = d.stored_at;
      column "Kept for" = d.retention;
      column "Who answers for it" = d.owner;
    }
    table d : Data "By which right" {
      where d.personal;
      column "Data" = d;
      column "Legal reason written down" = d.legal_basis;
      column "Only for its purpose" = d.purpose_limited;
      column "People are told" = d.privacy_notice;
      column "They see, correct and erase it" = d.subject_access;
      column "Consent can be taken back" = d.consent_based implies d.consent_withdrawable;
      column "Assessed" = d.dpia_done;
    }
    table d : Data, e : ExternalService "Who else gets them" {
      where d.personal and e in d.places;
      column "Data" = d;
      column "Receiver" = e;
      column "Contract" = e.contract;
      column "Other laws" = e.third_country;
    }
  }

  /// Each element, flow and item with personal data, against the seven.
  section "Elicit the threats" {
    show summary of Linddun by Linddun;
    table e : Element "Elements" {
      where any d in e.handles : d.personal;
      column "Element" = e;
      column "Personal data" = e.handles.filter(d => d.personal);
      show findings by Linddun;
    }
    table f : Flow "Flows" {
      where any d in f.payload : d.personal;
      column "Flow" = f;
      column "From" = f.source;
      column "To" = f.target;
      column "Personal data" = f.payload.filter(d => d.personal);
      show findings by Linddun;
    }
    table d : Data "Data" {
      where d.personal;
      column "Data" = d;
      show findings by Linddun;
    }
  }

  /// What each threat is, what would help, and what was decided.
  section "Manage the threats" {
    show findings of Linddun by Linddun;
    show remedies "Controls that would help with most" of Linddun;
    show decisions;
  }
}
