/// The four questions, as a report.
package std.methods.four_questions;

import std.core.*;

/// What are we working on, what can go wrong, what do we do about it, did we do a good job? The questions of the
/// threat modeling manifesto, and the shortest way through a model.
methodology FourQuestions "Four questions" {
  /// A shared picture first: everyone must see the same system before anyone looks for threats in it.
  section "What are we working on?" {
    table s : System "Systems" {
      column "System" = s;
      column "What it is for" = s.purpose;
      column "Who answers for it" = s.owner;
      column "Elements" = s.elements.size();
      column "Flows" = s.flows.size();
    }
    diagram "The whole system" {}
    @needed
    table d : Data "Data" {
      column "Data" = d;
      column "Sensitivity" = d.sensitivity;
      column "Kept at" = d.stored_at;
      column "Who answers for it" = d.owner;
    }
    show assumptions "What we take for granted";
  }

  /// What the rules of the library and of the team see in it, worst first.
  section "What can go wrong?" {
    show summary;
    show findings "Findings";
    show questions "What to ask next";
  }

  /// Each threat is mitigated, accepted, transferred or dismissed by someone, for a reason.
  section "What are we going to do about it?" {
    show remedies "Controls that would help with most";
    show controls "Controls in force";
    show decisions "Decisions";
  }

  /// A claim that nothing tests is a hope.
  section "Did we do a good enough job?" {
    show tests "Tests of what the model claims";
  }
}
