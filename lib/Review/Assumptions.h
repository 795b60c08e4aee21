//===- Assumptions.h - What a quiet model takes for granted ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What keeps findings away only because a kind assumes it, a `default` says it
/// for all, or the model claims it of a place or a way: an entry a line that
/// sets it, with the findings that there would be, or that would be asked
/// about, if nothing set it. They are not guessed: the rules are evaluated
/// again with the values withdrawn.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_ASSUMPTIONS_H
#define TMC_REVIEW_ASSUMPTIONS_H

#include "Rules/Findings.h"

namespace tmc::review {

/// A line of a kind, a `default`, or what the model says of places and ways, on
/// which silence rests.
struct Assumption {
  analysis::Basis Basis; ///< Assumed, SaidForAll or Said
  ir::AttrId Attr;
  ir::KindId Kind;                        ///< the kind that assumes it, or none
  Range Where;                            ///< the line
  ir::Value V;                            ///< what it says
  std::vector<ir::EntityId> On;           ///< of what it is taken for granted
  std::vector<rules::FindingId> Alone;    ///< of Hidden: without it alone
  std::vector<rules::FindingId> Together; ///< of Hidden: without it and others
  uint8_t Severity = 0;                   ///< the highest of those
};

struct Assumptions {
  rules::FindingSet Hidden; ///< what there would be; all of them are questions
  std::vector<Assumption> Entries; ///< worst first
  /// Of large models only so many candidates of one kind are tried: then there
  /// is more than Hidden has.
  bool Sampled = false;
};

/// A package whose rules speak of something that the model has, and none of
/// which is in force.
struct MissingPack {
  std::string Package; ///< `std.privacy`
  std::string Has;     ///< ``personal data (`Visit` and 2 more)``
};

} // namespace tmc::review

#endif // TMC_REVIEW_ASSUMPTIONS_H
