/// DREAD, as a report.
package std.methods.dread;

import std.core.*;

/// Five numbers from 0 to 10 for each threat: damage (D), reproducibility (R), exploitability (E), affected users (A) and
/// discoverability (DI); their mean ranks the threats. The numbers are those that rules and decisions give by `scores`;
/// a threat that nobody has rated is a gap, and none is made up.
methodology Dread "DREAD" {
  /// The highest first, then what has no rating yet.
  section "Ratings" {
    show dread;
  }

  /// What the model itself says about likelihood and impact, for those that have no rating.
  section "Computed risk" {
    show risks;
  }

  section "What to do" {
    show remedies "Controls that would help with most";
    show decisions "Decisions";
  }
}
