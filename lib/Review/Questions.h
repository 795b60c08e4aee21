//===- Questions.h - What the model does not say --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_QUESTIONS_H
#define TMC_REVIEW_QUESTIONS_H

#include "Rules/Findings.h"

namespace tmc::review {

/// One thing to answer: an attribute of one entity.
struct Answer {
  rules::UnknownFact Fact;
  std::vector<rules::FindingId>
      Settles;          ///< the question findings that depend on it
  uint8_t Severity = 0; ///< the highest of those
  /// Of a set of an enum's values: those that decide about one of Settles, by
  /// their places in the enum.
  std::vector<uint32_t> Choices;
  std::string Text; ///< of a checklist: what is asked
};

/// A question that would settle findings: one attribute, asked of all that
/// nothing sets it for within one system. `does` is asked kind by kind, as what
/// can be answered differs. Or, where the same things are asked for
/// several attributes, a checklist of these.
struct RankedQuestion {
  /// Eight hex digits that stay while the attribute is asked of anything in the
  /// system, whatever is added, answered or moved.
  std::string Id;
  std::string Text; ///< as the rule, the attribute, or its name asks it
  ir::AttrId Attr;  ///< none: a checklist, each answer of another attribute
  std::vector<Answer> Answers;           ///< in the order of the source
  std::vector<rules::FindingId> Settles; ///< by any of them
  uint8_t Severity = 0;                  ///< the highest of those
  /// What an answer can change: the severities of Settles, added up.
  uint64_t Weight = 0;
  /// How many of Settles may have a follow-up question.
  uint32_t Unlocks = 0;
  /// `default Kind { … }` in Scope, a boundary or system, would answer for all;
  /// none if there is no one such line.
  ir::EntityId Scope;
  ir::KindId Kind;
};

/// How many answers the questions \p Qs wait for.
size_t countAnswers(llvm::ArrayRef<RankedQuestion> Qs);

} // namespace tmc::review

#endif // TMC_REVIEW_QUESTIONS_H
