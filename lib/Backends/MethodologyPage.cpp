//===- MethodologyPage.cpp - The report of a methodology ------------------===//
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

#include "Backends/AppPage.h"
#include "Backends/Pages.h"
#include "Diagram/DiagramModel.h"
#include "Diagram/Mermaid.h"
#include "Document/Writers.h"
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

class Page {
public:
  Page(const BackendInput &In, ir::MethodologyId Id, BlockSink &Out)
      : In(In), P(In.Program), F(In.Findings), R(In.Review.report(Id)),
        M(P.Methodologies[Id]), Out(Out), Named(F.Findings.size()) {}

  void run();

private:
  void head();
  void section(const review::ReportSection &S);
  void part(const review::ReportPart &X);
  void table(const review::ReportPart &X);
  void diagram(const review::ReportPart &X);
  void namedFindings();
  void gaps();

  Line cell(const review::ReportColumn &C, const review::ReportCell &X,
            bool IsReviewed);
  void outOfScope(llvm::ArrayRef<review::ReportRow> Rows);
  Line findingsCell(llvm::ArrayRef<FindingId> Ids);
  Line value(const ir::Value &V) const;
  std::string gapList(llvm::ArrayRef<uint32_t> Gaps) const;
  Line place(Range Where) const { return sourceLink(In, Where); }
  Line plain(Name N) const { return Line().text(P.text(N)); }
  void prose(StringRef Text) {
    if (!Text.empty())
      Out.add(Prose{Text.str(), /*HasCode=*/true});
  }

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  review::MethodReport R;
  const ir::Methodology &M;
  BlockSink &Out;
  llvm::BitVector Named; ///< findings whose ids stand in tables
};
} // namespace

static std::string count(size_t N, StringRef One) {
  return std::to_string(N) + " " + One.str() + (N == 1 ? "" : "s");
}

static Line gapLink(size_t N) { return Line().link(count(N, "gap"), "#gaps"); }

/// `G1, G4`
std::string Page::gapList(llvm::ArrayRef<uint32_t> Gaps) const {
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

Line Page::value(const ir::Value &V) const {
  switch (V.Tag) {
  case ir::ValueTag::Unknown:
    return "–";
  case ir::ValueTag::Bool:
    return V.isTrue() ? "yes" : "no";
  case ir::ValueTag::Entity:
    return Line().text(P.shownName(V.entity()));
  case ir::ValueTag::Kind:
    return Line().text(P.shortName(P.Kinds[V.kind()].Id));
  case ir::ValueTag::Control: {
    const ir::Control &C = P.Controls[V.control()];
    return P.text(C.Title).empty() ? Line().text(P.shortName(C.Id))
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
    Line L;
    for (size_t I = 0; I < All.size() && I < MaxMembers; ++I)
      L.separate(V.Tag == ir::ValueTag::Path ? " → " : ", ").add(value(All[I]));
    if (All.size() > MaxMembers)
      L.words(" and " + std::to_string(All.size() - MaxMembers) + " more");
    return L;
  }
  default:
    return Line().text(plainValue(In.Engine, V));
  }
}

Line Page::findingsCell(llvm::ArrayRef<FindingId> Ids) {
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
  Line L;
  for (size_t I = 0; I < Open.size() && I < MaxIds; ++I) {
    Named.set(Open[I].index());
    L.separate(", ")
        .code(rules::shortId(P, F, Open[I]))
        .words(" ")
        .text(severityName(P, F.Findings[Open[I]].Severity));
  }
  auto Count = [&](size_t N, const char *What) {
    if (N)
      L.separate(", ").words(std::to_string(N) + What);
  };
  Count(Open.size() - std::min(Open.size(), MaxIds), " more open");
  Count(Asked, " asked");
  Count(Handled, " handled");
  return L.empty() ? Line("–") : L;
}

Line Page::cell(const review::ReportColumn &C, const review::ReportCell &X,
                bool IsReviewed) {
  if (C.IsFindings)
    return IsReviewed ? findingsCell(X.Findings.of(R.FindingRefs))
                      : Line("out of scope");
  if (X.Gaps.empty())
    return value(X.V);
  Line L;
  if (X.V.Tag == ir::ValueTag::Set && X.V.Payload > 0)
    L.add(value(X.V)).words(", ");
  return L.strong("?").words(" (" + gapList(X.Gaps.of(R.GapRefs)) + ")");
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// What of \p Rows nobody reviews here, and why; once for each reason.
void Page::outOfScope(llvm::ArrayRef<review::ReportRow> Rows) {
  llvm::MapVector<StringRef, std::vector<ir::EntityId>> ByReason;
  for (const review::ReportRow &Row : Rows)
    if (Row.OutOfScope) {
      auto &Names = ByReason[outOfScopeReason(In.Engine, Row.OutOfScope)];
      if (!llvm::is_contained(Names, Row.OutOfScope))
        Names.push_back(Row.OutOfScope);
    }
  for (const auto &[Reason, Names] : ByReason) {
    Line L = "Out of scope: ";
    for (size_t I = 0; I < Names.size() && I < MaxMembers; ++I)
      L.words(I ? ", " : "").text(P.shownName(Names[I]));
    if (Names.size() > MaxMembers)
      L.words(" and " + std::to_string(Names.size() - MaxMembers) + " more");
    Out.paragraph(L.words(", because: ").text(Reason));
  }
}

void Page::table(const review::ReportPart &X) {
  llvm::ArrayRef<review::ReportColumn> Columns = X.Columns.of(R.Columns);
  if (X.Rows.empty()) {
    Out.paragraph(X.Gaps.empty()
                      ? "Nothing in the model belongs here."
                      : "Nothing in the model is known to belong here.");
  } else {
    DataTable T;
    for (const review::ReportColumn &C : Columns)
      T.Columns.push_back({C.Title ? plain(C.Title) : Line("Findings")});
    for (const review::ReportRow &Row : X.Rows.of(R.Rows)) {
      std::vector<Line> &To = T.Rows.emplace_back();
      llvm::ArrayRef<review::ReportCell> Cells = Row.Cells.of(R.Cells);
      for (size_t I = 0; I < Cells.size(); ++I)
        To.push_back(cell(Columns[I], Cells[I], !Row.OutOfScope));
    }
    Out.add(std::move(T));
    outOfScope(X.Rows.of(R.Rows));
  }
  if (X.Omitted)
    Out.paragraph("And " + std::to_string(X.Omitted) +
                  " more rows; a table with a narrower `where` shows them.");
  if (X.Cut)
    Out.paragraph("Only the first " +
                  std::to_string(review::MaxReportCandidates) +
                  " combinations were looked at.");
  if (X.Uncertain)
    Out.paragraph(count(X.Uncertain, "more row") +
                  " may belong here: " + gapList(X.Gaps.of(R.GapRefs)) + ".");
  else if (!X.Gaps.empty())
    Out.paragraph("Not known: " + gapList(X.Gaps.of(R.GapRefs)) + ".");
}

void Page::diagram(const review::ReportPart &X) {
  bool Down = false;
  const ir::MethodPart &Part = P.MethodParts[X.Part];
  for (const ir::Property &Prop : Part.Properties.of(P.Properties))
    Down = stringText(In.Engine, Prop.V) == "down";
  diagram::MermaidDiagram D = diagram::mermaidDiagram(In, &X.Shown, Down);
  if (D.Empty)
    return Out.paragraph("Nothing in the model belongs here.");
  if (D.TooLarge)
    return Out.paragraph(
        "This is too large for a diagram in a page; a `view` of the same and "
        "`tmc --emit=svg` draw it.");
  std::optional<diagram::Direction> Dir;
  if (Down)
    Dir = diagram::Direction::Down;
  StringRef Title = P.text(Part.Title);
  Out.add(Picture{Title.empty() ? "Data-flow diagram" : Title.str(), D.Text,
                  "mermaid",
                  [&, Dir] { return diagram::drawModel(In, &X.Shown, Dir); }});
  Line L = "Dashed boxes: trust boundaries.";
  if (D.Coloured)
    L.words(" Colour: the most severe open finding.");
  Out.paragraph(std::move(L));
}

void Page::part(const review::ReportPart &X) {
  const ir::MethodPart &Part = P.MethodParts[X.Part];
  if (!P.text(Part.Title).empty())
    Out.heading(3, plain(Part.Title));
  prose(P.text(Part.Doc));
  switch (Part.Kind) {
  case ir::MethodPartKind::Table:
    table(X);
    break;
  case ir::MethodPartKind::Diagram:
    diagram(X);
    break;
  case ir::MethodPartKind::Show: {
    Document Shown;
    exhibit(In, Part, X.Findings.of(R.FindingRefs), Shown);
    if (Shown.empty())
      Out.paragraph("There are no " + ir::info(Part.What).Name.str() + ".");
    for (Block &B : Shown.take())
      Out.add(std::move(B));
    break;
  }
  }
}

void Page::section(const review::ReportSection &S) {
  const ir::MethodSection &Row = P.MethodSections[S.Section];
  Out.heading(2, plain(Row.Title));
  prose(P.text(Row.Doc));
  if (S.NumGaps)
    Out.paragraph(gapLink(S.NumGaps).words(" here."));
  for (const review::ReportPart &X : S.Parts.of(R.Parts))
    part(X);
}

//===----------------------------------------------------------------------===//
// Around them
//===----------------------------------------------------------------------===//

void Page::head() {
  StringRef Title = P.text(M.Title);
  Line Head = Line().text(Title.empty() ? P.shortName(M.Id) : Title);
  if (std::string Model = titleOf(In); !Model.empty())
    Head.words(": ").text(Model);
  Out.heading(1, std::move(Head));
  prose(P.text(M.Doc));
  Line L;
  if (In.Options.Today)
    L.words("As of " + ir::dateText(*In.Options.Today) + ". ");
  if (R.Gaps.empty())
    L.words("The model sets each attribute that the tables ask for.");
  else
    L.add(gapLink(R.Gaps.size()))
        .words(": what this report asks and the model does not say is marked ")
        .strong("?")
        .words(".");
  Out.paragraph(std::move(L));
  if (llvm::any_of(R.Columns,
                   [](const review::ReportColumn &C) { return C.IsFindings; }))
    Out.paragraph(
        "In cells: ids of open findings, worst first; how many wait for "
        "answers (asked), and how many are mitigated or decided (handled). A "
        "dash: no rule sees a threat.");
}

/// What the ids in tables mean.
void Page::namedFindings() {
  if (Named.none())
    return;
  std::vector<FindingId> Ids;
  for (unsigned I : Named.set_bits())
    Ids.push_back(FindingId(I));
  Out.heading(2, "Findings named above");
  DataTable T{{{"Id"}, {"Severity"}, {"Finding"}, {"What would help"}}};
  for (FindingId Id : worstFirst(F, Ids))
    T.Rows.push_back({Line().code(rules::shortId(P, F, Id)),
                      Line().text(severityText(P, F.Findings[Id])),
                      Line().text(In.Review.title(Id)),
                      Line().prose(remedyText(In, Id, 2))});
  Out.add(std::move(T));
}

void Page::gaps() {
  if (R.Gaps.empty())
    return;
  Out.heading(2, "Gaps");
  Out.paragraph("What the model does not say, and this report asks. Nothing "
                "was put in its place.");
  DataTable T{{{"Gap"},
               {"Question"},
               {"Answer in"},
               {"With"},
               {"Asked", true},
               {"Source"}}};
  for (size_t I = 0; I < R.Gaps.size(); ++I) {
    const review::ReportGap &G = R.Gaps[I];
    std::string Number = "G" + std::to_string(I + 1);
    if (G.Kind) {
      T.Rows.push_back({Number,
                        Line("Is there any ")
                            .code(P.shortName(P.Kinds[G.Kind].Id))
                            .words("? The model declares none."),
                        "the model", "a declaration", std::to_string(G.Uses)});
      continue;
    }
    const ir::Entity &E = P.Entities[G.Fact.Entity];
    const ir::Attr &A = P.Attrs[G.Fact.Attr];
    T.Rows.push_back({Number, Line().prose(G.Question),
                      Line()
                          .code(P.text(A.Text))
                          .words(" of ")
                          .words(ir::spelling(E.Class))
                          .words(" ")
                          .code(P.text(E.Id)),
                      Line().text(choicesText(P, A)), std::to_string(G.Uses),
                      place(E.Where)});
  }
  Out.add(std::move(T));
}

void Page::run() {
  head();
  for (const review::ReportSection &S : R.Sections)
    section(S);
  namedFindings();
  gaps();
}

void backends::methodologyPage(const BackendInput &In, ir::MethodologyId Id,
                               BlockSink &Out) {
  Page(In, Id, Out).run();
}

void backends::writeMethodologyMarkdown(const MethodologyInput &M,
                                        OutputSink &To) {
  MarkdownWriter Out(To.begin());
  Page(M.In, M.Id, Out).run();
}

void backends::writeMethodologyHtml(const MethodologyInput &M, OutputSink &To) {
  if (wantsApp(M.In, /*Usually=*/false))
    return writeApp(M.In, {nullptr, M.Id}, To);
  HtmlWriter Out(To.begin());
  Page(M.In, M.Id, Out).run();
}

void backends::writeMethodologyText(const MethodologyInput &M, OutputSink &To) {
  TerminalWriter Out(To.begin(), M.In.Options.Colours);
  Page(M.In, M.Id, Out).run();
}
