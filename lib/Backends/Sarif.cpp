//===- Sarif.cpp - Findings as SARIF --------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Sarif.h"

#include "Document/Escape.h"
#include "Report/RiskText.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/SHA1.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::Finding;
using rules::FindingId;
using rules::FindingState;

//===----------------------------------------------------------------------===//
// What is in it
//===----------------------------------------------------------------------===//

SarifFindings::SarifFindings(const BackendInput &In, const DiffOutput *Diff,
                             llvm::raw_ostream &OS)
    : SarifBase(In.Sources, OS), In(In), P(In.Program), Diff(Diff),
      GitHub(In.Options.extra("profile") == StringRef("github")),
      LogicalIndex(In.Program.Entities.size()) {
  OneLine = GitHub;
  Braces = !GitHub;
  choose();
}

bool SarifFindings::shows(FindingState S) const {
  if (!GitHub || rules::isOpen(S))
    return true;
  StringRef Alerts = In.Options.extra("alerts").value_or("open");
  return Alerts == "all" ||
         (Alerts == "questions" && S == FindingState::Question);
}

void SarifFindings::choose() {
  for (uint32_t I = 0; I < In.Findings.Findings.size(); ++I) {
    FindingId Id(I);
    if (!shows(row(Id).State) && !(GitHub && row(Id).Contradicted))
      continue;
    Shown.push_back(Id);
    DescriptorOf.push_back(descriptorOf(Id));
    if (GitHub)
      continue;
    for (ir::EntityId E : row(Id).Bindings.of(In.Findings.Bindings))
      findLogical(E);
    for (ir::EntityId E : row(Id).Witness.of(In.Findings.Flows))
      findLogical(E);
  }
  if (GitHub)
    return;
  for (const Descriptor &D : Descriptors)
    taxa(P.Rules[D.Rule]);
  if (Diff)
    for (const ChangedThreat &C : Diff->Changes.Threats) {
      if (C.After != NoRow)
        IsNew[C.After] = C.Before == NoRow;
      else if (C.Before != NoRow)
        Absent.push_back(C.Before);
    }
  // Each result of a comparison says what became of it, which these cannot.
  sort(In.Diags, /*AsResults=*/!Diff);
}

/// Gives \p E, and what is around it, a row among the logical locations.
void SarifFindings::findLogical(ir::EntityId E) {
  if (LogicalIndex[E.index()] != 0)
    return;
  if (ir::EntityId Parent = P.Entities[E].Parent)
    findLogical(Parent);
  Logical.push_back(E);
  LogicalIndex[E.index()] = static_cast<uint32_t>(Logical.size());
}

void SarifFindings::logicalLocations() {
  if (Logical.empty())
    return;
  W.line();
  W.key("logicalLocations");
  W.open('[');
  for (ir::EntityId Id : Logical) {
    const ir::Entity &E = P.Entities[Id];
    W.line(1);
    W.open('{');
    W.field("name", name(E.Text));
    W.field("fullyQualifiedName", name(E.Id));
    W.fieldIf("decoratedName", name(E.Title));
    W.field("kind", ir::spelling(E.Class));
    if (E.Parent)
      W.field("parentIndex", uint64_t(LogicalIndex[E.Parent.index()] - 1));
    W.close('}');
  }
  W.close(']');
}

/// A reference to that row; GitHub does not look at them.
void SarifFindings::logical(ir::EntityId E) {
  W.open('{');
  W.field("fullyQualifiedName", name(P.Entities[E].Id));
  if (uint32_t Index = LogicalIndex[E.index()])
    W.field("index", uint64_t(Index - 1));
  W.close('}');
}

void SarifFindings::location(Range Where, llvm::ArrayRef<ir::EntityId> About,
                             StringRef Message) {
  W.open('{');
  if (Where.isValid() || !GitHub) {
    physicalLocation(Where);
  } else if (!In.Options.InputFiles.empty()) {
    // It takes nothing without a line.
    W.key("physicalLocation");
    W.open('{');
    artifact(In.Options.InputFiles.front());
    W.key("region");
    W.open('{');
    W.field("startLine", uint64_t(1));
    W.close('}');
    W.close('}');
  }
  if (!About.empty() && !GitHub) {
    W.key("logicalLocations");
    W.open('[');
    for (ir::EntityId E : About)
      logical(E);
    W.close(']');
  }
  if (!Message.empty()) {
    W.key("message");
    text(Message);
  }
  W.close('}');
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// A sentence of \p Text, after what there is.
static void sentence(std::string &Out, StringRef Label, StringRef Text) {
  Text = Text.trim();
  if (Text.empty())
    return;
  if (!Out.empty())
    Out += ' ';
  Out += Label;
  Out += Text;
  if (!Text.ends_with(".") && !Text.ends_with("?") && !Text.ends_with("!"))
    Out += '.';
}

void SarifFindings::message(FindingId Id, const review::Explanation *Why) {
  const Finding &F = row(Id);
  std::string Title;
  // GitHub shows nothing else that says it.
  if (GitHub && F.State != FindingState::Open)
    Title = (rules::spelling(F.State) + ": ").str();
  sentence(Title, "", oneLine(In.Review.title(Id)));
  std::string Rest;
  if (rules::isOpen(F.State)) {
    sentence(Rest,
             "By: ", review::attackersText(P, In.Review.attackers().of(Id)));
    if (Why)
      sentence(Rest, "Why: ", reasonText(*Why));
    sentence(Rest, "Fix: ", whatToDo(In, Id));
  } else if (const review::RankedQuestion *Q = Questions->of(Id);
             Q && F.State == FindingState::Question) {
    sentence(Rest, "", Q->Text);
    sentence(Rest, "Write ", answerIn(P, *Q));
  }
  std::string Silenced = silencedText(In, Id);
  if (!Silenced.empty())
    sentence(Rest, (rules::spelling(F.State) + ": ").str(), Silenced);
  std::string Markdown = escapeMarkdown(Title);
  if (!Rest.empty())
    Markdown += " " + markdownProse(Rest);
  W.key("message");
  text(Title + (Rest.empty() ? "" : " " + Rest),
       GitHub ? StringRef() : StringRef(Markdown));
}

void SarifFindings::codeFlow(FindingId Id) {
  auto Flows = row(Id).Witness.of(In.Findings.Flows);
  if (Flows.empty())
    return;
  W.key("codeFlows");
  W.open('[');
  W.open('{');
  W.key("threadFlows");
  W.open('[');
  W.open('{');
  W.key("locations");
  W.open('[');
  for (ir::EntityId E : Flows) {
    const ir::Flow &Flow = P.flow(E);
    W.open('{');
    W.key("location");
    location(P.Entities[E].Where, E,
             P.shownName(E) + ": " + P.shownName(Flow.Source) +
                 (Flow.TwoWay ? " <-> " : " -> ") + P.shownName(Flow.Target));
    W.close('}');
  }
  W.close(']');
  W.close('}');
  W.close(']');
  W.close('}');
  W.close(']');
}

/// The other things that it is about, and what sets the values that decide.
void SarifFindings::related(FindingId Id, const review::Explanation *Why,
                            Range Primary) {
  struct Place {
    Range Where;
    std::string Text;
  };
  std::vector<Place> Places;
  auto Add = [&](Range Where, std::string Text) {
    if (Where.isValid() && Where.Begin != Primary.Begin &&
        llvm::none_of(Places, [&](const Place &X) {
          return X.Where.Begin == Where.Begin;
        }))
      Places.push_back({Where, std::move(Text)});
  };
  for (ir::EntityId E : row(Id).Bindings.of(In.Findings.Bindings))
    Add(P.Entities[E].Where, (ir::spelling(P.Entities[E].Class) + " `" +
                              name(P.Entities[E].Id) + "`")
                                 .str());
  if (Why)
    for (const review::Atom *A : decidingAtoms(*Why, 4).Shown)
      if (FileId File = Sources.fileOf(A->SetAt.Begin);
          File && In.Options.OfModel && In.Options.OfModel(File))
        Add(A->SetAt, atomText(*A));
  if (Places.empty())
    return;
  W.key("relatedLocations");
  W.open('[');
  for (size_t I = 0; I < Places.size(); ++I) {
    W.open('{');
    W.field("id", uint64_t(I + 1));
    physicalLocation(Places[I].Where);
    W.key("message");
    text(Places[I].Text);
    W.close('}');
  }
  W.close(']');
}

/// A decision that keeps it from being open, or says so against the model.
void SarifFindings::suppression(FindingId Id) {
  const Finding &F = row(Id);
  if (!F.Decision || rules::isOpen(F.State) ||
      F.State == FindingState::Question)
    return;
  Range Where = P.Decisions[F.Decision].Where;
  W.key("suppressions");
  W.open('[');
  W.open('{');
  W.field("kind", "inSource");
  W.field("status", F.Contradicted ? "rejected" : "accepted");
  W.field("justification", decisionText(In, F.Decision));
  if (Where.isValid()) {
    W.key("location");
    location(Where, {});
  }
  W.close('}');
  W.close(']');
}

/// What stays the same whatever is moved or reworded. GitHub makes one of the
/// line's text if there is none, which would close and open alerts.
void SarifFindings::fingerprints(StringRef Identity) {
  std::string Digits = llvm::toHex(
      llvm::SHA1::hash(llvm::arrayRefFromStringRef(Identity)), true);
  W.key("partialFingerprints");
  W.open('{');
  W.field("tmcFinding/v1", Digits);
  W.field("primaryLocationLineHash", Digits.substr(0, 16) + ":1");
  W.close('}');
}

void SarifFindings::properties(FindingId Id) {
  const Finding &F = row(Id);
  W.key("properties");
  W.open('{');
  W.field("id", rules::shortId(P, In.Findings, Id));
  W.field("identity", rules::identity(P, In.Findings, Id));
  W.field("state", rules::spelling(F.State));
  W.field("severity", severityName(P, F.Severity));
  if (!F.SeverityKnown)
    W.flag("severityKnown", false);
  if (Risks->Rated && F.State != FindingState::Question)
    W.field("risk", riskText(*Risks, Risks->row(Id)));
  if (F.State == FindingState::Mitigated)
    W.field("basis", analysis::info(F.Basis).Word);
  if (F.Shown != rules::Evidence::None)
    W.field("evidence", evidenceText(In.Findings, F));
  W.close('}');
}

StringRef SarifFindings::baselineState(FindingId Id) const {
  auto It = IsNew.find(Id.index());
  return It == IsNew.end() ? "unchanged" : It->second ? "new" : "updated";
}

/// How a state is called: what `fail` is, has a level.
static StringRef kind(const Finding &F) {
  if (F.State == FindingState::Question)
    return "open";
  return F.State == FindingState::Mitigated && !F.Decision ? "pass" : "fail";
}

void SarifFindings::result(FindingId Id) {
  const Finding &F = row(Id);
  auto Bound = F.Bindings.of(In.Findings.Bindings);
  std::optional<review::Explanation> Explained;
  if (WithWhy && rules::isOpen(F.State))
    Explained = In.Review.explain(Id);
  const review::Explanation *Why = Explained ? &*Explained : nullptr;
  Range Where = placeToChange(In, Id, Why);
  size_t Place =
      static_cast<size_t>(llvm::lower_bound(Shown, Id) - Shown.begin());
  uint32_t Index = DescriptorOf[Place];
  W.line(1);
  W.open('{');
  W.field("ruleId", ruleId(Descriptors[Index]));
  W.field("ruleIndex", uint64_t(Index));
  if (GitHub) {
    W.field("level", sarifLevel(severityClass(P, Descriptors[Index].Severity)));
  } else {
    W.field("kind", kind(F));
    W.field("level", kind(F) == "fail"
                         ? sarifLevel(severityClass(P, F.Severity))
                         : "none");
  }
  message(Id, Why);
  W.key("locations");
  W.open('[');
  location(Where, Bound);
  W.close(']');
  fingerprints(rules::identity(P, In.Findings, Id));
  codeFlow(Id);
  if (!GitHub) {
    related(Id, Why, Where);
    suppression(Id);
    if (Diff)
      W.field("baselineState", baselineState(Id));
    properties(Id);
  }
  W.close('}');
}

/// What the other version had, and this one has not.
void SarifFindings::absent(const VersionThreat &T) {
  W.line(1);
  W.open('{');
  W.field("ruleId", T.Rule);
  W.field("kind", T.State == FindingState::Question ? "open" : "fail");
  W.field("level", T.State == FindingState::Question ? "none" : "note");
  std::string Title;
  sentence(Title, "", oneLine(T.Title.empty() ? T.Rule : T.Title));
  W.key("message");
  text(Title);
  W.key("locations");
  W.open('[');
  W.open('{');
  auto [Path, Column] = StringRef(T.Place).rsplit(':');
  auto [File, Line] = Path.rsplit(':');
  uint64_t Number = 0;
  if (!Line.getAsInteger(10, Number) && Number != 0) {
    W.key("physicalLocation");
    W.open('{');
    artifact(File);
    W.key("region");
    W.open('{');
    W.field("startLine", Number);
    W.close('}');
    W.close('}');
  }
  W.key("logicalLocations");
  W.open('[');
  for (const std::string &About : T.About) {
    W.open('{');
    W.field("fullyQualifiedName", About);
    W.close('}');
  }
  W.close(']');
  W.close('}');
  W.close(']');
  fingerprints(T.Rule + "(" + llvm::join(T.About, ",") + ")");
  W.field("baselineState", "absent");
  W.close('}');
}

void SarifFindings::run() {
  WithWhy = In.Options.withWhy(In.Findings);
  Questions.emplace(In);
  if (!GitHub)
    Risks = &In.Review.risks();
  openLog();
  openDriver(In.Options.ToolVersion);
  W.key("rules");
  W.open('[');
  for (const Descriptor &D : Descriptors)
    rule(D);
  diagnosticRules();
  W.close(']');
  W.close('}');
  W.close('}');
  taxonomies();
  if (!GitHub)
    invocation(/*Successful=*/true);
  logicalLocations();
  W.line();
  W.key("results");
  W.open('[');
  for (FindingId Id : Shown)
    result(Id);
  diagnosticResults(Descriptors.size());
  for (uint32_t Row : Absent)
    absent(Diff->Old.Threats[Row]);
  W.close(']');
  closeLog();
}

//===----------------------------------------------------------------------===//
// The outputs
//===----------------------------------------------------------------------===//

/// GitHub counts compressed bytes, so that what is for it is made in memory.
static void writeForGitHub(const BackendInput &In, const DiffOutput *Diff,
                           OutputSink &To) {
  std::string Text;
  {
    llvm::raw_string_ostream OS(Text);
    SarifFindings Writer(In, Diff, OS);
    if (!Writer.check())
      return;
    Writer.run();
  }
  uint64_t Size = Text.size();
  if (Size > GitHubBytes && llvm::compression::zlib::isAvailable()) {
    llvm::SmallVector<uint8_t, 0> Compressed;
    llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(Text),
                                      Compressed);
    Size = Compressed.size();
  }
  if (Size > GitHubBytes) {
    In.Diags.report(diag::SarifRefused)
        << llvm::Twine(Size) + " bytes when compressed, and it takes " +
               llvm::Twine(GitHubBytes)
        << "choose some with `--tag`";
    return;
  }
  To.begin() << Text;
}

static void writeSarif(const BackendInput &In, const DiffOutput *Diff,
                       OutputSink &To) {
  if (In.Options.extra("profile") == StringRef("github"))
    return writeForGitHub(In, Diff, To);
  SarifFindings(In, Diff, To.begin()).run();
}

void backends::writeFindingsSarif(const BackendInput &In, OutputSink &To) {
  writeSarif(In, nullptr, To);
}

void backends::writeComparisonSarif(const DiffOutput &In, OutputSink &To) {
  writeSarif(In.In, &In, To);
}
