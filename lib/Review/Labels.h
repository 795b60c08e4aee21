//===- Labels.h - Tags, links, and what is out of scope -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a model says of a thing that is for people and not for rules: words to
/// find it by, and where more is said of it.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_LABELS_H
#define TMC_REVIEW_LABELS_H

#include "Rules/Engine.h"

namespace tmc::review {

/// `Runbook https://wiki.example/pay`: what is there, and its address.
struct WebLink {
  std::string Text; ///< the address, if nothing else is said
  std::string Address;
};

/// Reads a link; none if \p Text does not end with an address (a scheme and
/// `://`, or `mailto:`).
std::optional<WebLink> parseLink(llvm::StringRef Text);

/// The links of \p E, in the order of their texts.
std::vector<WebLink> linksOf(const rules::Engine &Of, ir::EntityId E);
/// The tags of \p E, sorted.
std::vector<std::string> tagsOf(const rules::Engine &Of, ir::EntityId E);
/// The property `tags` of a rule, sorted.
std::vector<std::string> tagsOf(const rules::Engine &Of, const ir::Rule &R);

/// The things that have one of \p Tags, or are inside of one that has; a flow
/// also if one of its ends is such. By entity.
llvm::BitVector tagged(const rules::Engine &Of,
                       llvm::ArrayRef<std::string> Tags);

/// The findings and questions that are about one of \p Things, or whose rule
/// has one of \p Tags. For outputs: decisions and gates are about all.
rules::FindingSet onlyTagged(const rules::Engine &Of,
                             const rules::FindingSet &All,
                             const llvm::BitVector &Things,
                             llvm::ArrayRef<std::string> Tags);

/// Reports links without an address (TM0663), and what is out of scope without
/// a reason (TM0660).
void checkLabels(const ir::Program &P, const analysis::Facts &F,
                 Diagnostics &Diags);

} // namespace tmc::review

#endif // TMC_REVIEW_LABELS_H
