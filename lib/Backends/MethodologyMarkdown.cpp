//===- MethodologyMarkdown.cpp - The report of a methodology --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--methodology=NAME`: its sections in their order, with what the model and
/// its findings answer. What the model does not say is a gap: a `?` with its
/// number, counted a section and listed at the end with the question and the
/// place of the answer.
///
//===----------------------------------------------------------------------===//

#include "Backends/Methodology.h"
#include "Diagram/Mermaid.h"
#include "Document/Escape.h"
#include "Report/Describe.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

namespace {
/// Of a set in a cell; the rest is counted.
constexpr size_t MaxMembers = 12;
/// Findings in a cell, gaps in a line.
constexpr size_t MaxIds = 4;
constexpr size_t MaxGapsInLine = 24;

class Report {
public:
  Report(const BackendInput &In, ir::MethodologyId Id)
      : In(In), P(In.Program), F(In.Findings), R(In.Review.report(Id)),
        M(P.Methodologies[Id]), Named(F.Findings.size()) {}

  std::string run();

private:
  void head();
  void section(const review::ReportSection &S);
  void part(const review::ReportPart &X);
  void table(const review::ReportPart &X);
  void diagram(const review::ReportPart &X);
  void namedFindings();
  void gaps();

  std::string cell(const review::ReportColumn &C, const review::ReportCell &X,
                   bool IsReviewed);
  void outOfScope(llvm::ArrayRef<review::ReportRow> Rows);
  std::string findingsCell(llvm::ArrayRef<FindingId> Ids);
  std::string value(const ir::Value &V) const;
  std::string gapList(llvm::ArrayRef<uint32_t> Gaps) const;
  std::string place(Range Where) const { return sourceLink(In, Where); }
  std::string plain(Name N) const { return escapeMarkdown(P.text(N)); }

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  review::MethodReport R;
  const ir::Methodology &M;
  std::string Out;
  llvm::BitVector Named; ///< findings whose ids stand in tables
  std::vector<uint32_t> OpenOf;
  std::vector<uint8_t> WorstOf;
};
} // namespace

static std::string count(size_t N, StringRef One) {
  return std::to_string(N) + " " + One.str() + (N == 1 ? "" : "s");
}

static std::string gapLink(size_t N) {
  return "[" + count(N, "gap") + "](#gaps)";
}

/// Text of a doc comment: paragraphs, with code in backquotes.
static std::string prose(StringRef Text) {
  llvm::SmallVector<StringRef, 8> Lines;
  Text.split(Lines, '\n');
  std::string Out;
  for (StringRef Line : Lines)
    Out += (Out.empty() ? "" : "\n") + markdownProse(Line.trim());
  return Out + "\n\n";
}

/// `G1, G4`
std::string Report::gapList(llvm::ArrayRef<uint32_t> Gaps) const {
  std::string Text;
  for (size_t I = 0; I < Gaps.size() && I < MaxGapsInLine; ++I)
    Text += (I == 0 ? "G" : ", G") + std::to_string(Gaps[I] + 1);
  if (Gaps.size() > MaxGapsInLine)
    Text += " and " + std::to_string(Gaps.size() - MaxGapsInLine) + " more";
  return Text;
}

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

std::string Report::value(const ir::Value &V) const {
  switch (V.Tag) {
  case ir::ValueTag::Unknown:
    return "–";
  case ir::ValueTag::Bool:
    return V.isTrue() ? "yes" : "no";
  case ir::ValueTag::Entity:
    return escapeMarkdown(P.shownName(V.entity()));
  case ir::ValueTag::Kind:
    return escapeMarkdown(P.shortName(P.Kinds[V.kind()].Id));
  case ir::ValueTag::Control: {
    const ir::Control &C = P.Controls[V.control()];
    return P.text(C.Title).empty() ? escapeMarkdown(P.shortName(C.Id))
                                   : plain(C.Title);
  }
  case ir::ValueTag::Enum: {
    const ir::EnumValue &X = P.Enums[ir::EnumId(V.Aux)].Values.of(
        P.EnumValues)[static_cast<size_t>(V.Payload)];
    return plain(P.text(X.Title).empty() ? X.Text : X.Title);
  }
  case ir::ValueTag::Set:
  case ir::ValueTag::Path: {
    if (V.Payload <= 0)
      return V.Payload < 0 ? "no path" : "none";
    std::vector<ir::Value> All = setElements(In.Engine, V);
    std::string Text;
    for (size_t I = 0; I < All.size() && I < MaxMembers; ++I)
      Text += (I == 0                        ? ""
               : V.Tag == ir::ValueTag::Path ? " → "
                                             : ", ") +
              value(All[I]);
    if (All.size() > MaxMembers)
      Text += " and " + std::to_string(All.size() - MaxMembers) + " more";
    return Text;
  }
  default:
    return escapeMarkdown(plainValue(In.Engine, V));
  }
}

std::string Report::findingsCell(llvm::ArrayRef<FindingId> Ids) {
  std::vector<FindingId> Open;
  size_t Asked = 0, Handled = 0;
  for (FindingId Id : Ids) {
    FindingState S = F.Findings[Id].State;
    if (rules::isOpen(S))
      Open.push_back(Id);
    else
      ++(S == FindingState::Question ? Asked : Handled);
  }
  Open = worstFirst(F, Open);
  std::vector<std::string> Pieces;
  for (size_t I = 0; I < Open.size() && I < MaxIds; ++I) {
    Named.set(Open[I].index());
    Pieces.push_back(
        markdownCode(rules::shortId(P, F, Open[I])) + " " +
        escapeMarkdown(severityName(P, F.Findings[Open[I]].Severity)));
  }
  if (Open.size() > MaxIds)
    Pieces.push_back(std::to_string(Open.size() - MaxIds) + " more open");
  if (Asked)
    Pieces.push_back(std::to_string(Asked) + " asked");
  if (Handled)
    Pieces.push_back(std::to_string(Handled) + " handled");
  return Pieces.empty() ? "–" : llvm::join(Pieces, ", ");
}

std::string Report::cell(const review::ReportColumn &C,
                         const review::ReportCell &X, bool IsReviewed) {
  if (C.IsFindings)
    return IsReviewed ? findingsCell(X.Findings.of(R.FindingRefs))
                      : "out of scope";
  if (X.Gaps.empty())
    return value(X.V);
  std::string Text;
  if (X.V.Tag == ir::ValueTag::Set && X.V.Payload > 0)
    Text = value(X.V) + ", ";
  return Text + "**?** (" + gapList(X.Gaps.of(R.GapRefs)) + ")";
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// What of \p Rows nobody reviews here, and why; once for each reason.
void Report::outOfScope(llvm::ArrayRef<review::ReportRow> Rows) {
  llvm::MapVector<StringRef, std::vector<ir::EntityId>> ByReason;
  for (const review::ReportRow &Row : Rows)
    if (Row.OutOfScope) {
      auto &Names = ByReason[outOfScopeReason(In.Engine, Row.OutOfScope)];
      if (!llvm::is_contained(Names, Row.OutOfScope))
        Names.push_back(Row.OutOfScope);
    }
  for (const auto &[Reason, Names] : ByReason) {
    Out += "\nOut of scope: ";
    for (size_t I = 0; I < Names.size() && I < MaxMembers; ++I)
      Out += (I ? ", " : "") + escapeMarkdown(P.shownName(Names[I]));
    if (Names.size() > MaxMembers)
      Out += " and " + std::to_string(Names.size() - MaxMembers) + " more";
    Out += ", because: " + escapeMarkdown(Reason) + "\n";
  }
}

void Report::table(const review::ReportPart &X) {
  llvm::ArrayRef<review::ReportColumn> Columns = X.Columns.of(R.Columns);
  if (X.Rows.empty()) {
    Out += X.Gaps.empty() ? "Nothing in the model belongs here.\n"
                          : "Nothing in the model is known to belong here.\n";
  } else {
    Out += "|";
    for (const review::ReportColumn &C : Columns)
      Out += " " + (C.Title ? plain(C.Title) : std::string("Findings")) + " |";
    Out += "\n|";
    for (size_t I = 0; I < Columns.size(); ++I)
      Out += " --- |";
    Out += "\n";
    for (const review::ReportRow &Row : X.Rows.of(R.Rows)) {
      Out += "|";
      llvm::ArrayRef<review::ReportCell> Cells = Row.Cells.of(R.Cells);
      for (size_t I = 0; I < Cells.size(); ++I)
        Out += " " + cell(Columns[I], Cells[I], !Row.OutOfScope) + " |";
      Out += "\n";
    }
    outOfScope(X.Rows.of(R.Rows));
  }
  if (X.Omitted)
    Out += "\nAnd " + std::to_string(X.Omitted) +
           " more rows; a table with a narrower `where` shows them.\n";
  if (X.Cut)
    Out += "\nOnly the first " + std::to_string(review::MaxReportCandidates) +
           " combinations were looked at.\n";
  if (X.Uncertain)
    Out += "\n" + count(X.Uncertain, "more row") +
           " may belong here: " + gapList(X.Gaps.of(R.GapRefs)) + ".\n";
  else if (!X.Gaps.empty())
    Out += "\nNot known: " + gapList(X.Gaps.of(R.GapRefs)) + ".\n";
}

void Report::diagram(const review::ReportPart &X) {
  bool Down = false;
  const ir::MethodPart &Part = P.MethodParts[X.Part];
  for (const ir::Property &Prop : Part.Properties.of(P.Properties))
    Down = stringText(In.Engine, Prop.V) == "down";
  diagram::MermaidDiagram D =
      diagram::mermaidDiagram(In, OpenOf, WorstOf, &X.Shown, Down);
  if (D.Empty) {
    Out += "Nothing in the model belongs here.\n";
    return;
  }
  if (D.TooLarge) {
    Out += "This is too large for a diagram in a page; a `view` of the same "
           "and `tmc --emit=svg` draw it.\n";
    return;
  }
  Out += markdownFence(D.Text, "mermaid") + "\nDashed: boundaries.";
  if (D.Coloured)
    Out += " Coloured: what has open findings, by the worst of them.";
  Out += "\n";
}

void Report::part(const review::ReportPart &X) {
  const ir::MethodPart &Part = P.MethodParts[X.Part];
  if (!P.text(Part.Title).empty())
    Out += "### " + plain(Part.Title) + "\n\n";
  if (!P.text(Part.Doc).empty())
    Out += prose(P.text(Part.Doc));
  switch (Part.Kind) {
  case ir::MethodPartKind::Table:
    table(X);
    break;
  case ir::MethodPartKind::Diagram:
    diagram(X);
    break;
  case ir::MethodPartKind::Show: {
    std::string Text = exhibitMarkdown(In, Part, X.Findings.of(R.FindingRefs));
    Out += Text.empty()
               ? "There are no " + ir::info(Part.What).Name.str() + ".\n"
               : Text;
    break;
  }
  }
  Out += "\n";
}

void Report::section(const review::ReportSection &S) {
  const ir::MethodSection &Row = P.MethodSections[S.Section];
  Out += "## " + plain(Row.Title) + "\n\n";
  if (!P.text(Row.Doc).empty())
    Out += prose(P.text(Row.Doc));
  if (S.NumGaps)
    Out += gapLink(S.NumGaps) + " here.\n\n";
  for (const review::ReportPart &X : S.Parts.of(R.Parts))
    part(X);
}

//===----------------------------------------------------------------------===//
// Around them
//===----------------------------------------------------------------------===//

void Report::head() {
  std::string Model = In.Options.Title;
  if (Model.empty())
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      if (P.Entities[ir::EntityId(I)].Class == ir::EntityClass::System)
        Model +=
            (Model.empty() ? "" : ", ") + entityTitle(P, ir::EntityId(I)).str();
  StringRef Title = P.text(M.Title);
  Out += "# " + escapeMarkdown(Title.empty() ? P.shortName(M.Id) : Title) +
         (Model.empty() ? std::string() : ": " + escapeMarkdown(Model)) +
         "\n\n";
  if (!P.text(M.Doc).empty())
    Out += prose(P.text(M.Doc));
  if (In.Options.Today)
    Out += "As of " + dateText(*In.Options.Today) + ". ";
  if (R.Gaps.empty())
    Out += "The model sets each attribute that the tables ask for.\n\n";
  else
    Out += gapLink(R.Gaps.size()) +
           ": what this report asks and the model does not say is marked "
           "**?**.\n\n";
  if (llvm::any_of(R.Columns,
                   [](const review::ReportColumn &C) { return C.IsFindings; }))
    Out += "In cells: ids of open findings, worst first; how many wait for "
           "answers (asked), and how many are mitigated or decided (handled). "
           "A dash: no rule sees a threat.\n\n";
}

/// What the ids in tables mean.
void Report::namedFindings() {
  if (Named.none())
    return;
  std::vector<FindingId> Ids;
  for (unsigned I : Named.set_bits())
    Ids.push_back(FindingId(I));
  Out += "## Findings named above\n\n| Id | Severity | Finding | What would "
         "help |\n| --- | --- | --- | --- |\n";
  for (FindingId Id : worstFirst(F, Ids))
    Out += "| " + markdownCode(rules::shortId(P, F, Id)) + " | " +
           escapeMarkdown(severityText(P, F.Findings[Id])) + " | " +
           escapeMarkdown(In.Review.title(Id)) + " | " +
           markdownProse(remedyText(In, Id, 2)) + " |\n";
  Out += "\n";
}

void Report::gaps() {
  if (R.Gaps.empty())
    return;
  Out += "## Gaps\n\nWhat the model does not say, and this report asks. "
         "Nothing was put in its place.\n\n"
         "| Gap | Question | Answer in | With | Asked | Source |\n"
         "| --- | --- | --- | --- | ---: | --- |\n";
  for (size_t I = 0; I < R.Gaps.size(); ++I) {
    const review::ReportGap &G = R.Gaps[I];
    Out += "| G" + std::to_string(I + 1) + " | ";
    if (G.Kind) {
      StringRef Kind = P.shortName(P.Kinds[G.Kind].Id);
      Out += "Is there any " + markdownCode(Kind) +
             "? The model declares none. | the model | a declaration |";
      Out += " " + std::to_string(G.Uses) + " | |\n";
      continue;
    }
    const ir::Entity &E = P.Entities[G.Fact.Entity];
    const ir::Attr &A = P.Attrs[G.Fact.Attr];
    Out += markdownProse(G.Question) + " | " + markdownCode(P.text(A.Text)) +
           " of " + ir::spelling(E.Class).str() + " " +
           markdownCode(P.text(E.Id)) + " | " +
           escapeMarkdown(choicesText(P, A)) + " | " + std::to_string(G.Uses) +
           " | " + place(E.Where) + " |\n";
  }
  Out += "\n";
}

std::string Report::run() {
  diagram::countOpen(F, P.Entities.size(), OpenOf, WorstOf);
  head();
  for (const review::ReportSection &S : R.Sections)
    section(S);
  namedFindings();
  gaps();
  while (StringRef(Out).ends_with("\n\n"))
    Out.pop_back();
  return std::move(Out);
}

void backends::writeMethodologyMarkdown(const MethodologyInput &M,
                                        OutputSink &To) {
  To.begin() << Report(M.In, M.Id).run();
}
