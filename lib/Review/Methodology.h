//===- Methodology.h - What a methodology asks ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A methodology over one model and its findings, as tables that backends
/// write. What the model does not say is a gap: it is counted and named, with
/// the question whose answer would close it, and nothing stands in its place.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REVIEW_METHODOLOGY_H
#define TMC_REVIEW_METHODOLOGY_H

#include "IR/Program.h"
#include "Rules/Findings.h"

#include "llvm/ADT/BitVector.h"

namespace tmc::review {

/// More rows than these nobody reads; a table says how many it leaves out.
inline constexpr uint32_t MaxReportRows = 2000;
/// A table of several variables looks at no more combinations than these.
inline constexpr uint64_t MaxReportCandidates = 1000000;

/// What a report needs and the model does not say: an attribute of an entity,
/// or that there is anything of a kind.
struct ReportGap {
  rules::UnknownFact Fact; ///< none: see Kind
  ir::KindId Kind;         ///< nothing of it is declared
  std::string Question;    ///< empty for a kind
  uint32_t Uses = 0;       ///< how many cells and rows wait for it
};

struct ReportCell {
  ir::Value V;    ///< unknown, or a set's certain members, if there are gaps
  Slice Gaps;     ///< of MethodReport::GapRefs: what would settle it
  Slice Findings; ///< of MethodReport::FindingRefs
};
struct ReportRow {
  Slice Bound; ///< of MethodReport::Entities: one a variable
  Slice Cells; ///< of MethodReport::Cells: one a column
  /// Of those, one that nobody reviews here: that the row has no findings says
  /// nothing, and what is not known of it is no gap.
  ir::EntityId OutOfScope;
};
struct ReportColumn {
  Name Title;
  bool IsFindings = false;
  ir::Value Category; ///< only findings of this one, or unknown
};
/// One part of a section. Which of the rest is filled depends on the kind of
/// the part.
struct ReportPart {
  uint32_t Part = 0; ///< of Program::MethodParts
  // Table
  Slice Columns;          ///< of MethodReport::Columns
  Slice Rows;             ///< of MethodReport::Rows
  Slice Gaps;             ///< of GapRefs: whether there are more rows
  uint32_t Uncertain = 0; ///< candidates of which a condition is unknown
  uint64_t Omitted = 0;   ///< rows beyond MaxReportRows
  bool Cut = false;       ///< MaxReportCandidates were looked at, not all
  // Diagram
  llvm::BitVector Shown; ///< elements and flows, by entity
  // Show
  Slice Findings; ///< of FindingRefs: those that it chooses
};
struct ReportSection {
  uint32_t Section = 0; ///< of Program::MethodSections
  Slice Parts;          ///< of MethodReport::Parts
  uint32_t NumGaps = 0; ///< different gaps that it waits for
};

struct MethodReport {
  ir::MethodologyId Methodology;
  std::vector<ReportGap> Gaps; ///< in the order in which they are met
  std::vector<ReportSection> Sections;
  std::vector<ReportPart> Parts;
  std::vector<ReportColumn> Columns;
  std::vector<ReportRow> Rows;
  std::vector<ReportCell> Cells;
  std::vector<ir::EntityId> Entities;
  std::vector<uint32_t> GapRefs; ///< of Gaps
  std::vector<rules::FindingId> FindingRefs;
};

} // namespace tmc::review

#endif // TMC_REVIEW_METHODOLOGY_H
