//===- Groups.h - Findings that get the same answer -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TRIAGE_GROUPS_H
#define TMC_TRIAGE_GROUPS_H

#include "Triage/Output.h"

namespace tmc::triage {

/// Findings with one answer: what decides and what licenses it are the same,
/// and so is the rule of the tool where the answer names it.
struct Group {
  std::vector<uint32_t> Members; ///< findings, in their order
};

/// The groups of the findings with disposition \p D, in the order of their
/// first members.
std::vector<Group> groupsOf(const Result &R, Disposition D);

/// How many places of a group are listed, unless all are asked for.
inline constexpr size_t ShownPlaces = 5;

} // namespace tmc::triage

#endif // TMC_TRIAGE_GROUPS_H
