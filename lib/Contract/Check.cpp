//===- Check.cpp - Whether a contract is consistent -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Globs.h"
#include "Basic/Regex.h"
#include "Contract/Contract.h"
#include "Contract/Reader.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace tmc;
using namespace tmc::contract;
using llvm::StringRef;

std::optional<Source> contract::parseSource(StringRef Text) {
  Source Out;
  if (Text.starts_with("https://") || Text.starts_with("http://")) {
    Out.IsAddress = true;
    Out.Path = Text;
    bool Plain = llvm::all_of(
        Text, [](unsigned char C) { return C > 0x20 && C != 0x7F; });
    if (!Plain || Text.ends_with("://"))
      return std::nullopt;
    return Out;
  }
  auto [Path, Line] = Text.rsplit(':');
  unsigned Number = 0;
  if (Path.size() != Text.size()) {
    if (Line.getAsInteger(10, Number) || Number == 0)
      return std::nullopt;
    Out.Line = Number;
  }
  Out.Path = Path;
  // A path of a repository has neither blanks at its ends nor a scheme.
  std::optional<std::string> Inside = pathInTree(Path);
  if (!Inside || Inside->empty() || Path.starts_with("/") ||
      Path.contains(':') || Path != Path.trim())
    return std::nullopt;
  return Out;
}

namespace {

class Checker {
public:
  Checker(const Contract &C, const analysis::Facts &F, Diagnostics &Diags)
      : C(C), R(*C.Program, F), Diags(Diags) {}

  void run() {
    checkSources();
    checkGlobs();
    checkPatterns();
    checkProperties();
    checkParameters();
    checkAdversaries();
    checkNonFindings();
    checkQuestions();
    checkBases();
  }

private:
  Range place(ClaimId Id, StringRef Attr) { return R.place(C[Id].Self, Attr); }
  void other(DiagBuilder &Report, ClaimId Id) {
    Report.note(diag::NoteOtherClaim, C[Id].Where);
  }

  void checkSources();
  void checkGlobs();
  void checkPatterns();
  void checkProperties();
  void checkParameters();
  void checkAdversaries();
  void checkNonFindings();
  void checkQuestions();
  void checkBases();

  const Contract &C;
  Reader R;
  Diagnostics &Diags;
};

} // namespace

void Checker::checkSources() {
  for (uint32_t I = 0; I < C.Claims.size(); ++I)
    for (StringRef Text : C.Claims[I].Sources)
      if (!parseSource(Text))
        Diags.report(diag::BadClaimSource, place(ClaimId(I), "sources"))
            << Text;
}

void Checker::checkGlobs() {
  auto Check = [&](ClaimId Id, StringRef Attr,
                   llvm::ArrayRef<StringRef> Patterns) {
    for (StringRef Pattern : Patterns) {
      Globs G;
      if (std::optional<GlobMistake> M = G.add(Pattern, 0))
        Diags.report(diag::BadGlob, place(Id, Attr))
            << Pattern << static_cast<uint64_t>(*M);
    }
  };
  // A file must not belong to two components by the same words.
  std::map<StringRef, ClaimId> Owners;
  for (const SoftwareComponent &Row : C.Components) {
    Check(Row.Self, "paths", Row.Paths);
    for (StringRef Pattern : Row.Paths)
      if (auto [It, New] = Owners.try_emplace(Pattern, Row.Self); !New) {
        other(
            Diags.report(diag::ComponentPathsOverlap, place(Row.Self, "paths"))
                << Pattern << C[It->second].Id,
            It->second);
      }
  }
  for (const NonFinding &Row : C.NonFindings)
    Check(Row.Self, "paths", Row.Paths);
  for (const EntryPointPattern &Row : C.Patterns)
    Check(Row.Self, "files", Row.Files);
}

void Checker::checkPatterns() {
  for (const EntryPointPattern &Row : C.Patterns) {
    Regex::Error E;
    if (!Regex::compile(Row.Pattern, E))
      Diags.report(diag::BadEntryPointPattern, place(Row.Self, "pattern"))
          << C[Row.Self].Id << E.Message;
  }
}

/// A property is provided and not provided where one claim says so and another
/// says the opposite, about the same component and without a condition.
void Checker::checkProperties() {
  struct Claims {
    ClaimId Anywhere;                     ///< provided everywhere
    ClaimId Somewhere;                    ///< provided somewhere at least
    llvm::DenseMap<uint32_t, ClaimId> In; ///< by component
  };
  llvm::DenseMap<uint32_t, Claims> Provided; ///< by property
  for (const PropertyProvided &Row : C.Provided) {
    if (!Row.Condition.empty())
      continue;
    Claims &About = Provided[Row.About.Ordinal];
    if (Row.Components.empty() && !About.Anywhere)
      About.Anywhere = Row.Self;
    if (!About.Somewhere)
      About.Somewhere = Row.Self;
    for (ClaimId Component : Row.Components)
      About.In.try_emplace(Component.index(), Row.Self);
  }
  for (const PropertyNotProvided &Row : C.NotProvided) {
    auto It = Provided.find(Row.About.Ordinal);
    if (!Row.Condition.empty() || It == Provided.end())
      continue;
    const Claims &About = It->second;
    ClaimId Against = Row.Components.empty() ? About.Somewhere : About.Anywhere;
    for (ClaimId Component : Row.Components)
      if (!Against)
        Against = About.In.lookup(Component.index());
    if (!Against)
      continue;
    other(Diags.report(diag::ContradictingProperties, C[Row.Self].Where)
              << C[Row.Self].Id << Row.About.Title << C[Against].Id,
          Against);
  }
}

void Checker::checkParameters() {
  std::vector<bool> HasParameter(C.Claims.size());
  std::map<std::pair<ClaimId, StringRef>, const Parameter *> Seen;
  for (const Parameter &Row : C.Parameters) {
    if (Row.Of)
      HasParameter[Row.Of.index()] = true;
    auto [It, New] = Seen.try_emplace({Row.Of, C[Row.Self].Title}, &Row);
    if (!New && It->second->By != Row.By) {
      other(Diags.report(diag::ContradictingParameters, C[Row.Self].Where)
                << C[Row.Self].Id << static_cast<uint64_t>(Row.By)
                << C[It->second->Self].Id,
            It->second->Self);
    }
    if (Row.By != Controllable::No)
      continue;
    for (ClaimId By : Row.ChosenBy)
      for (const Role &Who : C.Roles)
        if (Who.Self == By && !Who.Trusted) {
          other(Diags.report(diag::UntrustedNotControllable,
                             place(Row.Self, "chosen_by"))
                    << C[Row.Self].Id << C[By].Id,
                By);
        }
  }
  for (const EntryPoint &Row : C.EntryPoints)
    if (!HasParameter[Row.Self.index()])
      Diags.report(diag::EntryPointWithoutParameter, C[Row.Self].Where)
          << C[Row.Self].Id;
}

void Checker::checkAdversaries() {
  llvm::DenseMap<uint32_t, ClaimId> InScope; ///< by position
  for (const Adversary &Row : C.Adversaries)
    if (Row.Excluded.empty())
      for (const Word &Position : Row.Positions)
        InScope.try_emplace(Position.Ordinal, Row.Self);
  for (const Adversary &Row : C.Adversaries) {
    if (Row.Excluded.empty())
      continue;
    ClaimId Against;
    std::vector<StringRef> Both;
    for (const Word &Position : Row.Positions)
      if (ClaimId Other = InScope.lookup(Position.Ordinal)) {
        Both.push_back(Position.Name);
        Against = Against ? Against : Other;
      }
    if (!Against)
      continue;
    other(Diags.report(diag::ContradictingAdversaries, C[Row.Self].Where)
              << C[Row.Self].Id << Both << C[Against].Id,
          Against);
  }
}

/// Claims that say nothing about the project by themselves, and so cannot make
/// anything safe.
static bool cannotLicense(ClaimKind K) {
  return K == ClaimKind::NonFinding || K == ClaimKind::Misuse ||
         K == ClaimKind::TriageExample || K == ClaimKind::OpenQuestion ||
         K == ClaimKind::EntryPointPattern || K == ClaimKind::ChangeCondition;
}

void Checker::checkNonFindings() {
  for (const NonFinding &Row : C.NonFindings) {
    const Claim &Self = C[Row.Self];
    if (Self.Cites.empty()) {
      Diags.report(diag::NonFindingUnlicensed, Self.Where) << Self.Id;
      continue;
    }
    if (!llvm::all_of(Self.Cites,
                      [&](ClaimId Id) { return cannotLicense(C[Id].Kind); }))
      continue;
    std::vector<StringRef> Cited;
    for (ClaimId Id : Self.Cites)
      Cited.push_back(C[Id].Id);
    Diags.report(diag::NonFindingBadLicence, place(Row.Self, "cites"))
        << Self.Id << Cited << static_cast<uint64_t>(Cited.size());
  }
}

void Checker::checkQuestions() {
  for (const OpenQuestion &Q : C.Questions) {
    if (Q.Proposed.empty() && !Q.Answer)
      Diags.report(diag::QuestionUnproposed, C[Q.Self].Where) << C[Q.Self].Id;
    if (!Q.Answer)
      continue;
    if (Q.AnsweredBy.empty() || !Q.AnsweredOn)
      Diags.report(diag::AnswerWithoutPerson, place(Q.Self, "answer"))
          << C[Q.Self].Id;
    if (*Q.Answer)
      continue;
    for (ClaimId Id : Q.Settles) {
      (Diags.report(diag::AnswerDenies, C[Id].Where)
       << C[Q.Self].Id << C[Id].Id)
          .note(diag::NoteQuestionHere, C[Q.Self].Where);
    }
  }
}

void Checker::checkBases() {
  for (uint32_t I = 0; I < C.Claims.size(); ++I) {
    ClaimId Id(I);
    if (C.isTagged(Id) && C[Id].Because == Basis::Inferred &&
        C.questionsAbout(Id).empty())
      Diags.report(diag::InferredUnasked, C[Id].Where) << C[Id].Id;
  }
}

void contract::check(const Contract &C, const analysis::Facts &F,
                     Diagnostics &Diags) {
  Checker(C, F, Diags).run();
}
