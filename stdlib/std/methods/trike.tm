/// Trike, as a report.
package std.methods.trike;

import std.core.*;

/// Say for each actor and each asset which actions are intended, and compare it with what the system makes
/// possible. Everything that is possible and not intended is a threat.
methodology Trike "Trike" {
  /// Who acts, on what.
  section "Requirements model: actors and assets" {
    @needed
    table a : Actor "Actors" {
      column "Actor" = a;
      column "Trust" = trust_of(a);
      column "Acts through" = a.calls.target;
    }
    @needed
    table d : Data "Assets" {
      column "Asset" = d;
      column "Sensitivity" = d.sensitivity;
      column "Owner" = d.owner;
    }
  }

  /// Intended: what the flows that an actor uses, directly or through a program on its own device, say that its caller
  /// may do. Possible: an actor gets to a place of the asset over any flows, and that place does not check rights. What is
  /// possible and not intended is marked. Pairs that are neither have no row.
  section "Requirements model: actor, asset, action" {
    table a : Actor, d : Data {
      let agents = a.calls.target.filter(e => e is UserAgent);
      let uses = (a.flows | agents.flows).filter(f => d in f.payload);
      let reached = d.places.filter(e => e.run_by_us and e.reachable_from(a));
      let unchecked = any e in reached : not e.access_control;
      where not uses.empty or unchecked;
      column "Actor" = a;
      column "Asset" = d;
      column "By" = uses;
      column "Intended" = uses.actions;
      column "Gets to" = reached;
      column "Of these, rights unchecked" = reached.filter(e => not e.access_control);
      column "Possible, not intended" = uses.empty and unchecked;
    }
    table f : Flow "Actions of each flow" {
      where f.source is Actor or f.source is UserAgent;
      column "Flow" = f;
      column "Caller" = f.source;
      column "Actions" = f.actions;
      column "On" = f.payload;
      column "Caller proves itself by" = f.authn;
    }
  }

  section "Implementation model" {
    diagram "Data flows" {}
    table e : Element, d : Data "Where assets are acted on" {
      where e in d.places and e.run_by_us;
      column "Asset" = d;
      column "At" = e;
      column "Rights are checked" = e.access_control;
      column "Recorded" = e.audit_log;
    }
  }

  /// Trike knows two: elevation of privilege, to do what one may not, and denial of service, to be kept from what one may.
  section "Threat model" {
    show findings "Elevation of privilege, in all its forms" of Stride.ElevationOfPrivilege, Stride.Spoofing,
        Stride.Tampering, Stride.InformationDisclosure, Stride.Repudiation;
    show findings "Denial of service" of Stride.DenialOfService;
  }

  section "Risk model" {
    show risks;
    show remedies "Controls that would help with most";
    show decisions;
  }
}
