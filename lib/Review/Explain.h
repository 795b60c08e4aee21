//===- Explain.h - Why a finding is there, or is not ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_EXPLAIN_H
#define TMC_REVIEW_EXPLAIN_H

#include "Rules/Findings.h"

namespace tmc::review {

/// One atom of a condition with its value: a comparison, membership or
/// attribute that `and`, `or`, `not` and quantifiers are built from.
struct Atom {
  std::string Text;  ///< the source of the atom, as `f.encrypted`
  std::string Value; ///< `true`, `unknown`, `Confidential`…
  std::string Why; ///< where the value came from: `kind std.web.Http sets it`,
                   ///< `nothing sets it`, `model`
  Range RuleAt;    ///< the atom in the rule
  Range SetAt;     ///< what set the value; may be invalid
  unsigned Depth = 0; ///< more than 0: what the atom before it is made of
};

/// The reason for a finding, made when it is asked for by evaluating the rule
/// once more on the finding's bindings with a trace.
struct Explanation {
  std::vector<Atom> Where;
  std::vector<std::vector<Atom>> Unless;                 ///< one list a clause
  std::vector<std::pair<std::string, std::string>> Lets; ///< name, value
  std::vector<Atom> Always; ///< of a rule without conditions: its variables
};

/// Things that a rule could be about, and is not.
struct WhyNot {
  std::vector<ir::EntityId> Bound; ///< one entity a match variable
  Explanation Why; ///< Where holds those up to the one that fails
};

} // namespace tmc::review

#endif // TMC_REVIEW_EXPLAIN_H
