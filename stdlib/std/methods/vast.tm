/// VAST, as a report.
package std.methods.vast;

import std.core.*;

/// Two pictures for two audiences. The process flow is for those who build the application, the operational
/// diagram for those who run it; each has its threats beside it.
methodology Vast "VAST" {
  /// How users move through the application: who talks to which program, and what for. Stores and machines are left out.
  section "Application: process flow" {
    diagram { include Actor; include Process; include ExternalService; exclude Store; }
    table f : Flow "Steps" {
      where f.target is not Store and f.source is not Store;
      column "Step" = f;
      column "Who" = f.source;
      column "Asks" = f.target;
      column "By" = f.kind();
      column "Carries" = f.payload;
      column "Proves who it is by" = f.authn;
      show findings "Threats";
    }
    table p : Process "Programs" {
      where p.run_by_us;
      column "Program" = p;
      column "Input of strangers" = p.takes_untrusted;
      column "Rights are checked" = p.access_control;
      column "Limits what one caller can ask" = p.rate_limited;
      show findings "Threats";
    }
  }

  /// What runs where, behind which line, and what holds when a part of it fails. People are left out.
  section "Operations: infrastructure" {
    diagram { include Element where run_by_us; include ExternalService; exclude Actor; direction = down; }
    table b : Boundary "Networks and machines" {
      column "Boundary" = b;
      column "Trust, 0 to 100" = b.trust;
      column "Holds" = b.members;
      column "One break-out gives all" = b.shared_runtime;
      column "Flows in" = b.crossing.filter(f => b in f.enters);
      column "Who answers for it" = b.owner;
      show findings "Threats";
    }
    table e : Element "What is operated" {
      where e.run_by_us;
      column "Part" = e;
      column "Kind" = e.kind();
      column "In" = e.zone;
      column "Listens at" = e.endpoint;
      column "Another takes over" = e.redundant;
      column "Rebuilding is practised" = e.recovery_tested;
      column "Who answers for it" = e.owner;
    }
    table s : Store "What is kept" {
      column "Store" = s;
      column "Keeps" = s.stores;
      column "Encrypted on disk" = s.encrypted_at_rest;
      column "Backed up" = s.backed_up;
      show findings "Threats";
    }
    table f : Flow "Who administers" {
      where f.administrative or f.brings_code;
      column "Flow" = f;
      column "From" = f.source;
      column "To" = f.target;
      column "Proves who it is by" = f.authn;
      column "Recorded" = f.session_recorded;
      show findings "Threats";
    }
  }

  /// What to do first, across both.
  section "Next" {
    show remedies "Controls that would help with most";
    show questions;
    show decisions;
  }
}
