/// OCTAVE Allegro, as a report.
package std.methods.octave;

import std.core.*;

/// Begin with the information that matters, follow it to each container in which it lies, and judge
/// risks by what they do to the organisation. The map of containers is computed from where the model keeps, carries and
/// derives data.
methodology Octave "OCTAVE Allegro" {
  /// By what the organisation measures harm, before anyone looks at a single risk.
  section "Step 1: risk measurement criteria" {
    table s : System {
      column "System" = s;
      column "Purpose" = s.purpose;
      column "What must never happen" = s.objectives;
      column "Laws and contracts" = s.obligations;
      column "Order of reputation, money, work, safety, fines" = s.impact_order;
      column "Risk that may remain" = s.tolerance;
    }
  }

  /// One profile for each information asset that is confidential, or that nobody may change unnoticed.
  section "Step 2: information asset profiles" {
    @needed
    table d : Data "Critical information assets" {
      where d.sensitive or d.precious;
      column "Asset" = d;
      column "Why it is critical" = d.rationale;
      column "Owner" = d.owner;
      column "Most important" = d.priority;
    }
    table d : Data "Security requirements" {
      where d.sensitive or d.precious;
      column "Asset" = d;
      column "Confidentiality" = d.sensitivity;
      column "Integrity" = d.integrity;
      column "Availability" = d.availability;
      column "Kept for" = d.retention;
    }
  }

  /// Where each asset is kept, processed and moved, also in a form derived from it. An asset is as safe as its weakest
  /// container.
  section "Step 3: containers of information assets" {
    table d : Data, x : Data "Technical containers" {
      where (d.sensitive or d.precious) and d in x.lineage;
      let ours = x.places.filter(e => e.run_by_us);
      let others = x.places.filter(e => not e.run_by_us and e is not Person);
      column "Asset" = d;
      column "In the form of" = x;
      column "Kept at" = x.stored_at;
      column "Inside: systems of ours" = ours;
      column "Outside: systems of others" = others;
      column "Moved over" = x.flows;
    }
    table d : Data "Physical containers and people" {
      where d.sensitive or d.precious;
      column "Asset" = d;
      column "Paper, rooms, media" = d.on_paper;
      column "People in the model" = d.places.filter(e => e is Person);
      column "Others who know it" = d.known_by;
    }
    table e : Element "Owners of technical containers" {
      where guards(e) and e is not Person;
      column "Container" = e;
      column "Boundary" = e.zone;
      column "Run by us" = e.run_by_us;
      column "Owner" = if e.run_by_us then e.owner else "others";
      column "Assets" = e.handles.filter(d => d.sensitive or d.precious);
    }
  }

  /// What worries people about each container of an asset: here, what the rules see.
  section "Step 4: areas of concern" {
    table d : Data, e : Element {
      where (d.sensitive or d.precious) and e in d.places;
      column "Asset" = d;
      column "Container" = e;
      column "Strangers get there" = e.exposed;
      column "Rights are checked" = e.access_control;
      show findings "Threats to both" of Stride;
    }
    table e : Element "By container" {
      where guards(e);
      column "Container" = e;
      show findings "Threats";
    }
  }

  /// Each threat with its outcome, and what would stop it.
  section "Step 5: threat scenarios" {
    show findings by Stride;
  }

  /// What each means for the organisation.
  section "Steps 6 and 7: identify and analyse risks" {
    show risks;
  }

  /// Mitigate, transfer, accept or defer: who decided what, and what would help.
  section "Step 8: mitigation approach" {
    show decisions "Decisions";
    show remedies "Controls that would help with most";
    show controls "Controls in force";
    show questions "Deferred until it is known";
  }
}
