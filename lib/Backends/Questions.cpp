//===- Questions.cpp - What to ask, as a list to work through -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=questions`: every question, those whose answers can change most
/// first, with the places, what to write, and what the answers settle. The same
/// list for programs is a member of `--emit=json`.
///
//===----------------------------------------------------------------------===//

#include "Backends/Outputs.h"
#include "Document/Escape.h"
#include "Report/Describe.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

namespace {
/// Findings of one question that are listed; the rest is counted.
constexpr size_t MaxFindings = 5;
/// Values and controls that are named.
constexpr size_t MaxChoices = 6;

class Printer {
public:
  explicit Printer(const BackendInput &In)
      : In(In), P(In.Program), Providers(P.Attrs.size()) {}
  std::string run();

private:
  void question(size_t Number, const review::RankedQuestion &Q);
  void answers(const review::RankedQuestion &Q);
  void checklist(const review::RankedQuestion &Q);
  void settles(const review::RankedQuestion &Q);
  void choices(const ir::Attr &A, llvm::ArrayRef<uint32_t> Choices,
               StringRef Indent);
  std::string controls(const rules::UnknownFact &Fact) const;
  std::string bySeverity(llvm::ArrayRef<FindingId> Ids) const;

  const BackendInput &In;
  const ir::Program &P;
  /// By attribute, the controls that provide it.
  std::vector<std::vector<ir::ControlId>> Providers;
  std::string Out;
};
} // namespace

/// The controls that answer the question, for what it is about.
std::string Printer::controls(const rules::UnknownFact &Fact) const {
  ir::KindId K = P.Entities[Fact.Entity].Kind;
  std::vector<StringRef> Names;
  for (ir::ControlId C : Providers[Fact.Attr.index()]) {
    if (!P.Controls[C].Abstract && P.isFor(C, K))
      Names.push_back(P.shortName(P.Controls[C].Id));
  }
  llvm::sort(Names);
  Names.erase(llvm::unique(Names), Names.end());
  std::string Text;
  for (size_t I = 0; I < Names.size() && I < MaxChoices; ++I)
    Text += (I == 0 ? "" : ", ") + Names[I].str();
  if (Names.size() > MaxChoices)
    Text += " or " + std::to_string(Names.size() - MaxChoices) + " more";
  return Text;
}

/// `2 high, 1 low`.
std::string Printer::bySeverity(llvm::ArrayRef<FindingId> Ids) const {
  std::vector<size_t> Count(severityCount(P) + 1);
  for (FindingId Id : Ids)
    ++Count[std::min<size_t>(In.Findings.Findings[Id].Severity,
                             Count.size() - 1)];
  std::string Text;
  for (size_t S = Count.size(); S-- > 0;)
    if (Count[S] != 0)
      Text += (Text.empty() ? "" : ", ") + std::to_string(Count[S]) + " " +
              StringRef(severityName(P, static_cast<unsigned>(S))).lower();
  return Text;
}

/// Each value that would matter, with what it means.
void Printer::choices(const ir::Attr &A, llvm::ArrayRef<uint32_t> Choices,
                      StringRef Indent) {
  if (Choices.empty())
    return; // then it need not be of an enum
  auto All = P.Enums[A.Ty.enumId()].Values.of(P.EnumValues);
  for (uint32_t I : Choices) {
    StringRef Title = P.text(All[I].Title);
    Out += (Indent + terminalText(P.text(All[I].Text)) +
            (Title.empty() ? "" : ": ") + terminalText(Title) + "\n")
               .str();
  }
}

/// What is asked of whom; several answers to one question each on a line.
void Printer::answers(const review::RankedQuestion &Q) {
  const ir::Attr &A = P.Attrs[Q.Attr];
  bool Same = llvm::all_of(Q.Answers, [&](const review::Answer &X) {
    return X.Choices == Q.Answers.front().Choices;
  });
  for (const review::Answer &X : Q.Answers) {
    const ir::Entity &E = P.Entities[X.Fact.Entity];
    Out += "    ";
    if (E.Where.isValid())
      Out += terminalText(In.Sources.describe(E.Where.Begin)) + ": ";
    Out +=
        ir::spelling(E.Class).str() + " `" + terminalText(P.text(E.Id)) + "`\n";
    if (!Same)
      choices(A, X.Choices, "      ");
  }
  if (Same)
    choices(A, Q.Answers.front().Choices, "      ");
}

/// Of the same things several yes and no, each with the controls that say yes,
/// and values, each with what it may be.
void Printer::checklist(const review::RankedQuestion &Q) {
  for (ir::EntityId Thing : askedThings(Q)) {
    const ir::Entity &E = P.Entities[Thing];
    Out += "    ";
    if (E.Where.isValid())
      Out += terminalText(In.Sources.describe(E.Where.Begin)) + ": ";
    Out +=
        ir::spelling(E.Class).str() + " `" + terminalText(P.text(E.Id)) + "`\n";
  }
  bool YesOrNo = true;
  llvm::SmallDenseSet<ir::AttrId> Seen;
  for (const review::Answer &X : Q.Answers) {
    if (!Seen.insert(X.Fact.Attr).second)
      continue;
    const ir::Attr &A = P.Attrs[X.Fact.Attr];
    Out +=
        "      `" + terminalText(P.text(A.Text)) + "`: " + terminalText(X.Text);
    if (A.Ty.Base != ir::TypeBase::Bool) {
      YesOrNo = false;
      Out += " " + terminalText(choicesText(P, A));
    }
    if (std::string By = controls(X.Fact); !By.empty())
      Out += " (" + terminalText(By) + ")";
    Out += '\n';
  }
  if (Q.Scope)
    Out += "    write " + terminalText(answerIn(P, Q));
  else
    Out += YesOrNo ? "    write each as `… = true;` or `… = false;`"
                   : "    write each as `… = …;`";
  Out += ", or the controls in `controls = […]`\n";
}

void Printer::question(size_t Number, const review::RankedQuestion &Q) {
  Out += std::to_string(Number) + ". " + terminalText(Q.Text) + " [" + Q.Id +
         "]\n";
  if (!Q.Attr) {
    checklist(Q);
    settles(Q);
    return;
  }
  const ir::Attr &A = P.Attrs[Q.Attr];
  answers(Q);
  Out += "    write " + terminalText(answerIn(P, Q)) + ": " +
         terminalText(Q.Answers.front().Choices.empty()
                          ? choicesText(P, A)
                          : "a list of those that it does; [] for none") +
         "\n";
  if (std::string By = controls(Q.Answers.front().Fact); !By.empty())
    Out += "    or a control that answers it, in `controls = […]`: " +
           terminalText(By) + "\n";
  settles(Q);
}

void Printer::settles(const review::RankedQuestion &Q) {
  if (Q.Settles.empty()) {
    Out += "    settles what the rules can look at\n";
    return;
  }
  Out += "    settles " + std::to_string(Q.Settles.size()) +
         (Q.Settles.size() == 1 ? " finding: " : " findings: ") +
         terminalText(bySeverity(Q.Settles)) + "\n";
  Out += worstFirst(In, In.Findings, Q.Settles, MaxFindings);
}

std::string Printer::run() {
  for (uint32_t I = 0; I < P.Controls.size(); ++I)
    for (const ir::Provision &Provision :
         P.Controls[ir::ControlId(I)].Provides.of(P.Provisions))
      Providers[Provision.Attr.index()].push_back(ir::ControlId(I));

  const std::vector<review::RankedQuestion> &Questions = In.Review.questions();
  llvm::DenseSet<FindingId> Settled;
  for (const review::RankedQuestion &Q : Questions)
    Settled.insert(Q.Settles.begin(), Q.Settles.end());
  if (Questions.empty())
    return "no questions\n";
  Out = questionCounts(Questions) + ", on " + std::to_string(Settled.size()) +
        (Settled.size() == 1 ? " finding" : " findings") +
        "; the most decisive come first\n";
  for (size_t I = 0; I < Questions.size(); ++I) {
    Out += '\n';
    question(I + 1, Questions[I]);
  }
  return std::move(Out);
}

void backends::writeQuestionsText(const BackendInput &In, OutputSink &To) {
  To.begin() << Printer(In).run();
}
