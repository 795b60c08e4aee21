/// The scales on which risk is measured: five levels each, as in NIST SP 800-30
/// rev. 1, appendices G, H and I.
package std.scales;

/// How likely it is that someone tries something, and gets through.
ordered enum Likelihood {
  /// Highly unlikely: there is no way there, or it is closed.
  VeryLow,
  /// Unlikely: only from deep inside.
  Low,
  /// Somewhat likely: from the next place that falls.
  Moderate,
  /// Highly likely.
  High,
  /// Almost certain: anyone can try, and many do.
  VeryHigh,
}

/// The impact on people or the business.
ordered enum Impact {
  /// Negligible.
  VeryLow,
  /// Limited.
  Low,
  /// Serious: it costs money or trust.
  Moderate,
  /// Severe: it hurts people, or the basis of the business.
  High,
  /// Catastrophic, or severe in several ways.
  VeryHigh,
}

/// Risk: the combination of likelihood and impact.
ordered enum Risk {
  /// Nothing has to be done.
  VeryLow,
  /// Worth a look when the part is touched next.
  Low,
  /// Within the normal plan.
  Moderate,
  /// Before the next release.
  High,
  /// Now.
  VeryHigh,
}

/// Which controls count when a finding is rated.
@protection
ordered enum Protection {
  /// None: the risk as it would be without any.
  Ignored,
  /// Those in force, none of which is against this very threat.
  Counted,
  /// One is in force against this very threat.
  Silencing,
}

/// What brings a threat about where it is not an attacker's way there that decides how likely it is.
@category(cause)
enum Cause {
  /// Things break, and people make mistakes, wherever they are.
  Failure "Failure or mistake",
  /// Machines, disks and copies are lost, stolen or sold with what is on them.
  Loss "Loss or theft",
}
