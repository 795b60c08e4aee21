//===- Pages.cpp - Parts of reports that more than one has ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Pages.h"

#include "Document/Writers.h"
#include "Report/Describe.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

std::string backends::titleOf(const BackendInput &In) {
  const ir::Program &P = In.Program;
  std::string Title = In.Options.Title;
  if (Title.empty())
    for (uint32_t I = 0; I < P.Entities.size(); ++I)
      if (P.Entities[ir::EntityId(I)].Class == ir::EntityClass::System)
        Title +=
            (Title.empty() ? "" : ", ") + entityTitle(P, ir::EntityId(I)).str();
  return Title;
}

Line backends::findingIds(const BackendInput &In, llvm::ArrayRef<FindingId> Ids,
                          size_t Max) {
  Line L;
  for (size_t I = 0; I < Ids.size(); ++I) {
    if (I == Max) {
      L.words(" and " + std::to_string(Ids.size() - I) + " more");
      break;
    }
    L.separate(", ").code(rules::shortId(In.Program, In.Findings, Ids[I]));
  }
  return L;
}

DataTable backends::assumptionTable(const BackendInput &In,
                                    const review::Assumptions &All) {
  constexpr size_t MaxRows = 100, MaxThings = 3;
  const ir::Program &P = In.Program;
  DataTable T{{{"What"}, {"Of"}, {"Without it"}, {"For example"}, {"Source"}}};
  for (size_t I = 0; I < All.Entries.size(); ++I) {
    if (I == MaxRows) {
      T.Rows.push_back(
          {"and " + std::to_string(All.Entries.size() - I) + " more"});
      break;
    }
    const review::Assumption &A = All.Entries[I];
    Line Of;
    for (size_t E = 0; E < A.On.size() && E < MaxThings; ++E)
      Of.separate(", ").code(P.text(P.Entities[A.On[E]].Id));
    if (A.On.size() > MaxThings)
      Of.words(" and " + std::to_string(A.On.size() - MaxThings) + " more");
    bool Alone = !A.Alone.empty();
    const std::vector<FindingId> &Ids = Alone ? A.Alone : A.Together;
    FindingId Worst = *llvm::max_element(Ids, [&](FindingId X, FindingId Y) {
      return All.Hidden.Findings[X].Severity < All.Hidden.Findings[Y].Severity;
    });
    // Of how many things it is the next column says.
    std::string What = assumptionText(In, A);
    What.resize(What.rfind(" of "));
    T.Rows.push_back({Line().prose(What), std::move(Of),
                      hiddenText(In, All, Ids.size(), A.Severity) +
                          (Alone ? "" : ", with others"),
                      Line().text(In.Review.title(All.Hidden, Worst)),
                      sourceLink(In, A.Where)});
  }
  return T;
}

//===----------------------------------------------------------------------===//
// Lists that are outputs of their own
//===----------------------------------------------------------------------===//

static void questionsPage(const BackendInput &In, BlockSink &Out) {
  std::string Title = titleOf(In);
  Line Head = "Questions";
  if (!Title.empty())
    Head.words(": ").text(Title);
  Out.heading(1, std::move(Head));
  const std::vector<review::RankedQuestion> &All = In.Review.questions();
  if (All.empty())
    return Out.paragraph("There are no questions.");
  Out.paragraph(questionCounts(All) + "; the most decisive come first.");
  Out.add(questionTable(In, All));
}

static void assumptionsPage(const BackendInput &In, BlockSink &Out) {
  std::string Title = titleOf(In);
  Line Head = "Taken for granted";
  if (!Title.empty())
    Head.words(": ").text(Title);
  Out.heading(1, std::move(Head));
  review::Assumptions All = shownAssumptions(In);
  if (All.Entries.empty())
    return Out.paragraph("Nothing is taken for granted.");
  Out.paragraph(grantedLine(In, All) + ". Worst first.");
  Out.add(assumptionTable(In, All));
}

void backends::writeQuestionsMarkdown(const BackendInput &In, OutputSink &To) {
  MarkdownWriter Out(To.begin());
  questionsPage(In, Out);
}

void backends::writeQuestionsHtml(const BackendInput &In, OutputSink &To) {
  HtmlWriter Out(To.begin());
  questionsPage(In, Out);
}

void backends::writeAssumptionsMarkdown(const BackendInput &In,
                                        OutputSink &To) {
  MarkdownWriter Out(To.begin());
  assumptionsPage(In, Out);
}

void backends::writeAssumptionsHtml(const BackendInput &In, OutputSink &To) {
  HtmlWriter Out(To.begin());
  assumptionsPage(In, Out);
}
