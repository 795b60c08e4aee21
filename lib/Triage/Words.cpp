//===- Words.cpp - Why a finding has its verdict --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"
#include "Triage/Output.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::triage;
using contract::ClaimId;
using contract::ClaimKind;
using document::Line;
using llvm::StringRef;

namespace {

/// Builds the sentences about one finding.
class Sentences {
public:
  Sentences(const Result &R, const Finding &F, const Verdict &V)
      : R(R), C(R.contract()), F(F), V(V) {}

#define TRIAGE_RULE(ID, ...)                                                   \
  Line reason##ID() const;                                                     \
  Line change##ID() const;
#include "Triage/Rules.def"

private:
  template <typename Row>
  const Row *find(const std::vector<Row> &Table, ClaimId Id) const {
    auto It = llvm::find_if(Table, [&](const Row &X) { return X.Self == Id; });
    return It == Table.end() ? nullptr : &*It;
  }
  /// The first claim of kind \p K in the licence.
  ClaimId licensed(ClaimKind K) const {
    for (ClaimId Id : V.Licence)
      if (C[Id].Kind == K)
        return Id;
    return {};
  }
  ClaimId first() const { return V.Licence.front(); }
  void title(Line &To, ClaimId Id) const { To.strong(C[Id].Title); }
  /// A text of a model as a sentence of its own, behind what \p To has.
  static void sentence(Line &To, StringRef Text) {
    Text = Text.trim();
    if (Text.empty())
      return;
    To.separate(" ").prose(Text);
    if (!StringRef(".!?").contains(Text.back()))
      To.words(".");
  }
  void weakness(Line &To) const {
    if (V.Weakness)
      To.words(weaknessName(R, V.Weakness));
    else
      To.words("this weakness");
  }
  std::string path() const {
    return R.By.pathOf(F).value_or(F.Where.Path.str());
  }
  void variant(Line &To) const;
  void entry(Line &To) const;
  void conditions(Line &To) const;
  void parts(Line &To, ClaimKind K) const;

  const Result &R;
  const contract::Contract &C;
  const Finding &F;
  const Verdict &V;
};

} // namespace

//===----------------------------------------------------------------------===//
// Parts of sentences
//===----------------------------------------------------------------------===//

std::string triage::weaknessName(const Result &R, uint32_t Weakness) {
  std::string Out = "CWE-" + std::to_string(Weakness);
  if (StringRef Title = R.Table.title(Weakness); !Title.empty())
    Out += " (" + Title.str() + ")";
  return Out;
}

/// "`WITH_DEBUG`, whose default is `off`".
void Sentences::variant(Line &To) const {
  ClaimId Id = licensed(ClaimKind::BuildVariant);
  title(To, Id);
  const auto *Row = find(C.Variants, Id);
  if (Row && !Row->Default.empty())
    To.words(", whose default is ").code(Row->Default);
}

/// "`bytes` of `parse_letter`".
void Sentences::entry(Line &To) const {
  title(To, V.Parameter);
  if (V.EntryPoint) {
    To.words(" of ");
    title(To, V.EntryPoint);
  }
}

/// The claims of kind \p K in the licence: "A, B and C".
void Sentences::parts(Line &To, ClaimKind K) const {
  llvm::SmallVector<ClaimId, 4> Ids;
  for (ClaimId Id : V.Licence)
    if (C[Id].Kind == K && !llvm::is_contained(Ids, Id))
      Ids.push_back(Id);
  for (size_t I = 0; I < Ids.size(); ++I) {
    if (I)
      To.words(I + 1 == Ids.size() ? " and " : ", ");
    title(To, Ids[I]);
  }
}

/// Under what the claims of the licence hold.
void Sentences::conditions(Line &To) const {
  auto Add = [&](StringRef Condition) {
    if (Condition.empty())
      return;
    To.words(" This holds under the condition: ");
    Line Text;
    sentence(Text, Condition);
    To.add(Text);
  };
  for (ClaimId Id : V.Licence)
    if (const auto *Row = find(C.Provided, Id))
      Add(Row->Condition);
    else if (const auto *No = find(C.NotProvided, Id))
      Add(No->Condition);
  if (V.Parameter)
    if (const auto *Row = find(C.Parameters, V.Parameter);
        Row && Row->By == contract::Controllable::Conditional)
      Add(Row->Condition);
}

//===----------------------------------------------------------------------===//
// One pair for each rule
//===----------------------------------------------------------------------===//

Line Sentences::reasonKnownNonFinding() const {
  Line Out("This is a known non-finding: ");
  title(Out, first());
  Out.words(".");
  if (const auto *Row = find(C.NonFindings, first()))
    sentence(Out, Row->WhySafe);
  return Out;
}

Line Sentences::changeKnownNonFinding() const {
  const auto *Row = find(C.NonFindings, first());
  if (!Row || Row->StillValid.empty())
    return "Evidence that contradicts the claims that it cites would reopen "
           "it.";
  Line Out("What remains valid:");
  sentence(Out, Row->StillValid);
  return Out;
}

Line Sentences::reasonOutsideTree() const {
  return Line()
      .words("The path ")
      .code(F.Where.Path)
      .words(" leads out of the repository.");
}

Line Sentences::changeOutsideTree() const {
  return Line("Pass the folder that the paths of the report begin with as ")
      .code("--source-root")
      .words(".");
}

Line Sentences::reasonUnknownComponent() const {
  return Line("No component of the contract contains ").code(path()).words(".");
}

Line Sentences::changeUnknownComponent() const {
  return Line("Add the file to the ")
      .code("paths")
      .words(" of a component, or declare one; with ")
      .code("excluded")
      .words(" if it is not covered.");
}

Line Sentences::reasonSeveralComponents() const {
  Line Out;
  Out.code(path()).words(" is in ");
  parts(Out, ClaimKind::SoftwareComponent);
  return Out.words(", and none of their patterns is more precise.");
}

Line Sentences::changeSeveralComponents() const {
  return Line("Make the ").code("paths").words(" of one of them more precise.");
}

Line Sentences::reasonUnsupportedComponent() const {
  Line Out;
  title(Out, V.Component);
  Out.words(" is not covered by the contract.");
  if (const auto *Row = find(C.Components, V.Component))
    sentence(Out, Row->Excluded);
  return Out;
}

Line Sentences::changeUnsupportedComponent() const {
  const auto *Row = find(C.Components, V.Component);
  if (!Row || Row->IncludedIf.empty())
    return "It would be judged on its merits if the contract covered the "
           "component, or if covered code had the same weakness.";
  Line Out("The component is covered under the condition:");
  sentence(Out, Row->IncludedIf);
  return Out;
}

Line Sentences::reasonComponentOfVariant() const {
  Line Out;
  title(Out, V.Component);
  Out.words(" is only built with ");
  variant(Out);
  Out.words(".");
  if (const auto *Row = find(C.Variants, licensed(ClaimKind::BuildVariant)))
    sentence(Out, Row->Stance);
  return Out;
}

Line Sentences::changeComponentOfVariant() const {
  return "It would count if the option were the default.";
}

Line Sentences::reasonContradiction() const {
  Line Out("For ");
  weakness(Out);
  Out.words(", ");
  Line Provided;
  parts(Provided, ClaimKind::PropertyProvided);
  Out.add(Provided).words(" provides protection, and ");
  bool First = true;
  for (ClaimId Id : V.Licence)
    if (C[Id].Kind != ClaimKind::PropertyProvided) {
      if (!First)
        Out.words(", ");
      First = false;
      title(Out, Id);
    }
  return Out.words(" disclaims it; neither claim is more precise.");
}

Line Sentences::changeContradiction() const {
  return Line("Confine one of the claims with ")
      .code("components")
      .words(", or name a closer weakness in it.");
}

Line Sentences::reasonExcludedThreat() const {
  Line Out("The contract excludes this threat: ");
  title(Out, first());
  Out.words(".");
  if (const auto *Row = find(C.Exclusions, first()))
    sentence(Out, Row->Reason);
  return Out;
}

Line Sentences::changeExcludedThreat() const {
  return "It would be valid if an attacker who is in scope could cause the "
         "same.";
}

Line Sentences::reasonDisclaimed() const {
  Line Out;
  if (const auto *Row = find(C.NotProvided, first())) {
    Out.words("The project does not provide ")
        .text(Row->About.Title)
        .words(" here: ");
    title(Out, first());
    Out.words(".");
    sentence(Out, Row->Reason);
  } else if (const auto *Use = find(C.Exclusions, first())) {
    Out.words("The contract excludes this use: ");
    title(Out, first());
    Out.words(".");
    sentence(Out, Use->Reason);
  } else {
    Out.words("This class of attacks is left to callers: ");
    title(Out, first());
    Out.words(".");
  }
  conditions(Out);
  return Out;
}

Line Sentences::changeDisclaimed() const {
  Line Out("It would be valid if the contract provided protection against ");
  weakness(Out);
  return Out.words(" in this component.");
}

Line Sentences::reasonUnplaced() const {
  return "The report names no file, and no claim about the whole project "
         "decides.";
}

Line Sentences::changeUnplaced() const {
  return Line("Name its rule in a ")
      .code("NonFinding")
      .words(
          ", or its weakness in a claim that is not confined to components.");
}

Line Sentences::reasonTrustedInput() const {
  Line Out("Attackers do not control what this needs: ");
  parts(Out, ClaimKind::Parameter);
  if (V.EntryPoint) {
    Out.words(" of ");
    title(Out, V.EntryPoint);
  }
  Line Roles;
  parts(Roles, ClaimKind::Role);
  if (Roles.empty())
    return Out.words(" must come from someone who is trusted.");
  return Out.words(" is chosen by ")
      .add(Roles)
      .words(", whom the contract trusts.");
}

Line Sentences::changeTrustedInput() const {
  Line Out("It would be valid if someone who is not trusted could choose ");
  entry(Out);
  return Out.words(".");
}

Line Sentences::reasonOtherBuild() const {
  Line Out("Attackers reach ");
  entry(Out);
  Out.words(" only with ");
  variant(Out);
  Out.words(".");
  if (const auto *Row = find(C.Variants, licensed(ClaimKind::BuildVariant)))
    sentence(Out, Row->Stance);
  return Out;
}

Line Sentences::changeOtherBuild() const { return changeComponentOfVariant(); }

Line Sentences::reasonExcludedAdversary() const {
  Line Out("Only someone whom the contract excludes reaches this: ");
  parts(Out, ClaimKind::Adversary);
  Out.words(".");
  if (const auto *Row = find(C.Adversaries, licensed(ClaimKind::Adversary)))
    sentence(Out, Row->Excluded);
  return Out;
}

Line Sentences::changeExcludedAdversary() const {
  return changeExcludedThreat();
}

Line Sentences::reasonNoWeakness() const {
  return Line("The report does not name the weakness, and no table knows the "
              "rule ")
      .code(F.Rule)
      .words(".");
}

Line Sentences::changeNoWeakness() const {
  return Line("Add the rule to a table ")
      .code("Rules")
      .words(" of a package whose name ends with ")
      .code("mapping.words.findings")
      .words(", or name it in a ")
      .code("NonFinding")
      .words(".");
}

Line Sentences::reasonUnknownReach() const {
  Line Out("It would break ");
  title(Out, first());
  Out.words(", but no entry point says who reaches ");
  title(Out, V.Component);
  return Out.words(".");
}

Line Sentences::changeUnknownReach() const {
  return Line("Declare an entry point with ")
      .code(("part_of = " + C[V.Component].Id).str())
      .words(", and its parameters.");
}

Line Sentences::reasonViolation() const {
  Line Out("It breaks a property that the project provides: ");
  title(Out, first());
  Out.words(".");
  if (V.Parameter) {
    Out.words(" ");
    if (V.Role)
      title(Out, V.Role);
    else
      Out.words("An attacker");
    Out.words(" controls ");
    entry(Out);
    Out.words(".");
  }
  if (std::string Way = wayOf(R, V); !Way.empty())
    Out.words(" In the model: ").text(Way).words(".");
  conditions(Out);
  return Out;
}

Line Sentences::changeViolation() const {
  if (!V.Parameter)
    return "It would be out of model if nobody in scope reached the "
           "component.";
  Line Out("It would be out of model if attackers could not choose ");
  entry(Out);
  return Out.words(" in a way that leads here.");
}

Line Sentences::reasonCorrectnessBug() const {
  Line Out("It breaks a property whose violation is a bug, and not a "
           "vulnerability: ");
  title(Out, first());
  Out.words(".");
  conditions(Out);
  return Out;
}

Line Sentences::changeCorrectnessBug() const {
  return Line("It would be valid if the claim had ")
      .code("tier = Security")
      .words(", or if the finding led to a violation of one that has.");
}

Line Sentences::reasonMisuseMadeEasy() const {
  Line Out("It breaks no claim, but makes a known misuse easy: ");
  title(Out, first());
  Out.words(".");
  if (const auto *Row = find(C.Misuses, first())) {
    sentence(Out, Row->WhyUnsafe);
    sentence(Out, Row->Instead);
  }
  return Out;
}

Line Sentences::changeMisuseMadeEasy() const {
  return "It would be valid if it broke a property that the project provides "
         "without the misuse.";
}

Line Sentences::reasonNoClaim() const {
  Line Out("No claim says whether the project protects ");
  title(Out, V.Component);
  Out.words(" against ");
  weakness(Out);
  return Out.words(".");
}

Line Sentences::changeNoClaim() const {
  return Line("Add ")
      .code(("cwe(" + llvm::Twine(V.Weakness) + ")").str())
      .words(" to the ")
      .code("weaknesses")
      .words(" of a claim about a property that is provided, or not provided.");
}

//===----------------------------------------------------------------------===//
// The whole
//===----------------------------------------------------------------------===//

Line triage::reasonFor(const Result &R, const Finding &F, const Verdict &V) {
  Sentences S(R, F, V);
  switch (V.By) {
#define TRIAGE_RULE(ID, ...)                                                   \
  case Rule::ID:                                                               \
    return S.reason##ID();
#include "Triage/Rules.def"
  }
  llvm_unreachable("a rule without a reason");
}

Line triage::changeFor(const Result &R, const Finding &F, const Verdict &V) {
  Sentences S(R, F, V);
  switch (V.By) {
#define TRIAGE_RULE(ID, ...)                                                   \
  case Rule::ID:                                                               \
    return S.change##ID();
#include "Triage/Rules.def"
  }
  llvm_unreachable("a rule that nothing changes");
}

Line triage::citation(const Result &R, ClaimId Id) {
  const contract::Claim &Claim = R.contract()[Id];
  Line Out;
  Out.code(Claim.Id)
      .words(" (section ")
      .words(contract::info(Claim.in()).Number)
      .words(", ");
  switch (Claim.Because) {
  case contract::Basis::Documented:
    Out.words("documented");
    if (!Claim.Sources.empty())
      Out.words(" in ").code(Claim.Sources.front());
    break;
  case contract::Basis::Maintainer:
    Out.words("confirmed by a maintainer");
    break;
  case contract::Basis::Inferred:
    Out.words("inferred");
    break;
  }
  return Out.words(")");
}

std::vector<const contract::OpenQuestion *>
triage::questionsFor(const Result &R, const Verdict &V) {
  std::vector<const contract::OpenQuestion *> Out;
  for (ClaimId Id : V.Licence)
    if (R.contract()[Id].Because == contract::Basis::Inferred)
      for (uint32_t I : R.contract().questionsAbout(Id)) {
        const contract::OpenQuestion *Q = &R.contract().Questions[I];
        if (!Q->Answer && !llvm::is_contained(Out, Q))
          Out.push_back(Q);
      }
  return Out;
}

/// The title of \p E, or its name.
static StringRef nameOf(const ir::Program &P, ir::EntityId E) {
  const ir::Entity &Row = P.Entities[E];
  return P.text(Row.Title ? Row.Title : Row.Text);
}

std::string triage::wayOf(const Result &R, const Verdict &V) {
  if (!V.Origin)
    return {};
  const ir::Program &P = *R.contract().Program;
  std::string Out = nameOf(P, V.Origin).str();
  for (ir::EntityId Flow : V.Witness)
    Out += ", " + nameOf(P, Flow).str();
  return Out;
}

StringRef triage::labelOf(const Result &R, Disposition D) {
  StringRef Id = info(D).Id;
  for (const contract::Word &W : R.contract().Dispositions)
    if (W.Name == Id)
      return W.Title;
  return Id;
}

std::string triage::placeOf(const Result &R, const Finding &F) {
  std::string Out;
  if (F.Where.Path.empty())
    return F.Aliases.empty() ? std::string() : F.Aliases.front().str();
  Out = R.By.pathOf(F).value_or(F.Where.Path.str());
  if (F.Where.Line)
    Out += ":" + std::to_string(F.Where.Line);
  if (F.Where.Line && F.Where.Column)
    Out += ":" + std::to_string(F.Where.Column);
  return Out;
}

std::vector<std::string> triage::summaryOfScans(const Result &R) {
  std::vector<std::string> Out;
  for (const Scan &S : R.From.Scans) {
    std::string Text = S.Report.str() + ": " + info(S.From).Title.str();
    if (!S.Tool.empty() && S.Tool != info(S.From).Title)
      Text += " of " + S.Tool.str();
    if (!S.ToolVersion.empty())
      Text += " " + S.ToolVersion.str();
    Text += ", " + std::to_string(S.Findings) +
            (S.Findings == 1 ? " finding" : " findings");
    if (S.Settled)
      Text += ", " + std::to_string(S.Settled) + " settled before";
    Out.push_back(std::move(Text));
  }
  return Out;
}

Result triage::triageAll(Triage &By, const Intake &From,
                         const WeaknessTable &Table,
                         const SourceManager &Sources) {
  Result Out(By, From, Table, Sources);
  Out.Verdicts.reserve(From.Findings.size());
  for (const Finding &F : From.Findings) {
    Out.Verdicts.push_back(By.judge(F, From.Scans[F.Scan]));
    ++Out.Counts[static_cast<size_t>(Out.Verdicts.back().what())];
  }
  return Out;
}
