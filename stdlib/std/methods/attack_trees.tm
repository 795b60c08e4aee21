/// Attack trees, as a report.
package std.methods.attack_trees;

import std.core.*;

/// Begin with what an attacker wants, and ask for each step what it needs. The ways are computed from open
/// findings and flows; `--emit=attack-tree` draws them, `--goal=` chooses others.
methodology AttackTrees "Attack trees" {
  /// What is worth an attack, and who could begin one.
  section "Goals and attackers" {
    @needed
    table d : Data "What is worth an attack" {
      where d.sensitive or d.precious;
      column "Data" = d;
      column "If read" = d.sensitivity;
      column "If changed" = d.integrity;
      column "Is at" = d.places;
      column "Strangers get to" = d.places.filter(e => e.exposed);
    }
    table e : Element "Where attackers can stand" {
      where untrusted(e);
      column "Who or what" = e;
      column "In" = e.zone;
      column "Trust" = trust_of(e);
      column "Reaches directly" = e.calls.target;
    }
  }

  /// The cheapest way to each goal, what cuts it, and what every way needs.
  section "Ways to the goals" {
    show attacks;
  }

  /// Every step of these ways is one of these findings, or needs none.
  section "Steps that are open" {
    show findings;
    show remedies "Controls that would help with most";
    show questions "What may open or close ways";
  }
}
