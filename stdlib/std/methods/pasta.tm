/// PASTA, as a report.
package std.methods.pasta;

import std.core.*;

/// From what the business wants to what an attacker would do, in seven stages. Each stage shows what the model
/// knows of it; the gaps of the first ones are questions to the business, those of the later ones to engineers.
methodology Pasta "PASTA" {
  /// What the system is for, what it must keep to, and what a failure costs.
  section "Stage 1: define the objectives" {
    table s : System "Systems" {
      column "System" = s;
      column "Purpose" = s.purpose;
      column "Objectives" = s.objectives;
      column "Obligations" = s.obligations;
      column "Risk that may remain" = s.tolerance;
      column "Who answers for it" = s.owner;
    }
    @needed
    table d : Data "What is at stake" {
      column "Data" = d;
      column "If read" = d.sensitivity;
      column "If changed" = d.integrity;
      column "If missing" = d.availability;
      column "About people" = d.personal;
      column "Why it matters" = d.rationale;
    }
  }

  /// What is there: programs, stores, services of others, and the networks that hold them.
  section "Stage 2: define the technical scope" {
    table e : Element "Parts" {
      column "Part" = e;
      column "Kind" = e.kind();
      column "In" = e.zone;
      column "Run by us" = e.run_by_us;
      column "Who answers for it" = if e.run_by_us then e.owner else "others";
    }
    table b : Boundary "Boundaries" {
      column "Boundary" = b;
      column "Trust, 0 to 100" = b.trust;
      column "Inside" = b.members;
      column "Flows across it" = b.crossing.size();
    }
    table f : Flow "Dependencies" {
      where f.target is ExternalService;
      column "Caller" = f.source;
      column "Depends on" = f.target;
      column "Goes on without it" = f.fallback;
    }
    show assumptions "What is taken for granted";
  }

  /// Who uses what, where strangers come in, and how data move.
  section "Stage 3: decompose the application" {
    diagram "Data flows" {}
    table a : Actor "Actors" {
      column "Actor" = a;
      column "Trust" = trust_of(a);
      column "Uses" = a.calls.target;
    }
    table p : Process "Where untrusted input arrives" {
      where p.takes_untrusted;
      column "Part" = p;
      column "Directly" = p.entry_point;
      column "Callers prove who they are by" = p.authn;
      column "Rights are checked" = p.access_control;
    }
    table f : Flow "Flows between different trust" {
      where f.travels;
      column "Flow" = f;
      column "From" = f.source;
      column "To" = f.target;
      column "Carries" = f.payload;
      column "Encrypted" = f.encrypted;
      column "Caller proves itself by" = f.authn;
    }
  }

  /// What could happen at all: the threats that rules see, by what they break.
  section "Stage 4: analyse the threats" {
    show summary by Stride;
    table d : Data "By what is at stake" {
      where d.sensitive or d.precious;
      column "Data" = d;
      column "Is at" = d.places;
      column "Strangers get there" = d.places.filter(e => e.exposed);
      show findings by Stride;
    }
  }

  /// Where the system as it is lets them happen, and what is not known yet.
  section "Stage 5: analyse weaknesses" {
    show findings;
    show questions "What would settle more";
  }

  /// How an attacker would get from where they are to what they want.
  section "Stage 6: model the attacks" {
    show attacks;
  }

  /// What to do, what was decided, and what shows that it works.
  section "Stage 7: analyse risk and impact" {
    show risks;
    show remedies "Controls that would help with most";
    show controls "Controls in force";
    show decisions "Decisions";
    show tests "Tests";
  }
}
