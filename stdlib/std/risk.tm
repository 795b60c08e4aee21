/// How findings are rated: how likely each is, how bad, and what risk that makes.
///
/// NIST SP 800-30 rev. 1 gives the scales and the matrix. What stands between the
/// model and the scales is ours, and is written here and in `std.core`. A module
/// of your own that marks a function `@likelihood`, `@impact` or `@risk` replaces
/// the one below.
package std.risk;

import std.core.*;
import std.scales.*;

/// The likelihood of a finding: that of the flows by which it happens, else that of
/// the elements where it happens; and no more than that of those by whom its rule
/// says that it is. Where a control is in force against this very threat it is the
/// least there is. What breaks or is lost does so wherever it stands: see `Cause`.
@likelihood
function likelihood_of(
  flows : [Flow],
  elements : [Element],
  data : [Data],
  boundaries : [Boundary],
  systems : [System],
  protection : Protection,
  by : Likelihood,
  causes : [Cause],
) : Likelihood =
    if protection >= Silencing then VeryLow
    // Within years to most; sooner where someone is likelier to bring it about.
    else if Failure in causes
        then (if known(by)
                then most(
                  Moderate,
                  least(by, at_place(flows, elements, data, boundaries, systems, protection)),
                )
            else Moderate)
    // Where machines are carried about, or stand where nobody watches; else seldom.
    else if Loss in causes then (if Thief in elements.neighbours then Moderate else Low)
    else if known(by) then least(by, at_place(flows, elements, data, boundaries, systems, protection))
    else at_place(flows, elements, data, boundaries, systems, protection);

/// The greater of two.
private function most(a : Likelihood, b : Likelihood) : Likelihood = if a < b then b else a;

/// The lesser of two.
private function least(a : Likelihood, b : Likelihood) : Likelihood = if a < b then a else b;

/// The likelihood that the places of a finding have by themselves.
private function at_place(
  flows : [Flow],
  elements : [Element],
  data : [Data],
  boundaries : [Boundary],
  systems : [System],
  protection : Protection,
) : Likelihood =
    if protection >= Silencing then VeryLow
    else if not flows.empty
        then (if protection >= Counted then max(flows.likelihood) else max(flows.attempts))
    else if not elements.empty
        then (if protection >= Counted then max(elements.likelihood) else max(elements.attempts))
    else if protection >= Counted then max(data.likelihood | boundaries.likelihood | systems.likelihood)
    else max(data.attempts | boundaries.attempts | systems.attempts);

/// Whether a threat of these kinds lets someone read.
private predicate leads_to_reading(ways : [Stride]) =
    ways.empty or InformationDisclosure in ways or Spoofing in ways or ElevationOfPrivilege in ways;

/// Whether a threat of these kinds lets someone change things, or deny it.
private predicate leads_to_changing(ways : [Stride]) =
    ways.empty
    or Tampering in ways
    or Repudiation in ways
    or Spoofing in ways
    or ElevationOfPrivilege in ways;

/// Whether a threat of these kinds takes something away.
private predicate leads_to_loss(ways : [Stride]) =
    ways.empty or DenialOfService in ways or ElevationOfPrivilege in ways;

/// What harm there is in `worth`, the worth of what is at stake, to a finding of
/// this severity: how far the harm goes. A severe finding is serious even where
/// nothing of worth is known: from what has fallen the next thing is reached.
private function weighed(severity : Severity, worth : Impact) : Impact =
    if severity >= Critical then (if worth >= High then VeryHigh else if worth >= Low then High else Moderate)
    else if severity >= High
        then (if worth >= Moderate then worth else if worth >= Low then Moderate else Low)
    else if severity >= Medium
        then (if worth >= VeryHigh then High
            else if worth >= Moderate then Moderate
            else if worth >= Low then Low
            else VeryLow)
    else if severity >= Low
        then (if worth >= VeryHigh then Moderate else if worth >= Moderate then Low else VeryLow)
    else if worth >= VeryHigh then Low
    else VeryLow;

/// The impact of a finding: what being read, changed or lost does, of all that it
/// is about, as far as a threat of its kinds leads there; weighed by its severity.
@impact
function impact_of(
  flows : [Flow],
  elements : [Element],
  data : [Data],
  boundaries : [Boundary],
  systems : [System],
  severity : Severity,
  ways : [Stride],
) : Impact = weighed(
  severity,
  max(
    [
      if leads_to_reading(ways)
              then max(
                flows.confidentiality_impact
                    | elements.confidentiality_impact
                    | data.confidentiality_impact
                    | boundaries.confidentiality_impact
                    | systems.confidentiality_impact,
              )
          else VeryLow,
      if leads_to_changing(ways)
              then max(
                flows.integrity_impact
                    | elements.integrity_impact
                    | data.integrity_impact
                    | boundaries.integrity_impact
                    | systems.integrity_impact,
              )
          else VeryLow,
      if leads_to_loss(ways)
              then max(
                flows.availability_impact
                    | elements.availability_impact
                    | data.availability_impact
                    | boundaries.availability_impact
                    | systems.availability_impact,
              )
          else VeryLow,
    ],
  ),
);

/// The risk that likelihood and impact make: NIST SP 800-30 rev. 1, table I-2.
@risk
function risk_of(likelihood : Likelihood, impact : Impact) : Risk =
    if likelihood >= High
        then (if impact >= VeryHigh then VeryHigh
            else if impact >= High then High
            else if impact >= Moderate then Moderate
            else if impact >= Low then Low
            else VeryLow)
    else if likelihood >= Moderate
        then (if impact >= VeryHigh then High
            else if impact >= Moderate then Moderate
            else if impact >= Low then Low
            else VeryLow)
    else if likelihood >= Low
        then (if impact >= VeryHigh then Moderate else if impact >= Low then Low else VeryLow)
    else if impact >= High then Low
    else VeryLow;
