//===- Read.cpp - From the model to the tables of a contract --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Contract/Contract.h"
#include "Contract/Reader.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::contract;
using ir::EntityId;
using ir::KindId;
using llvm::StringRef;

static constexpr StringRef Package = "std.contract.";

static constexpr SectionInfo Sections[] = {
#define SECTION(ID, NUMBER, TITLE, WAVE) {NUMBER, TITLE, WAVE},
#include "Contract/Kinds.def"
};

const SectionInfo &contract::info(Section S) {
  return Sections[static_cast<unsigned>(S)];
}
llvm::ArrayRef<SectionInfo> contract::sections() { return Sections; }

Section contract::sectionOf(ClaimKind K) {
  static constexpr Section Of[] = {
#define CLAIM(ID, SECTION) Section::SECTION,
#include "Contract/Kinds.def"
  };
  return Of[static_cast<unsigned>(K)];
}

StringRef contract::spelling(Basis B) {
  static constexpr StringRef Words[] = {"documented", "maintainer", "inferred"};
  return Words[static_cast<unsigned>(B)];
}

namespace {

class ContractReader {
public:
  ContractReader(const ir::Program &P, const analysis::Facts &F,
                 Diagnostics &Diags)
      : P(P), R(P, F), Diags(Diags) {}

  std::optional<Contract> run();

private:
  KindId kindNamed(StringRef Name) const;
  bool findProject();
  bool findClaims();
  void readProject();
  void readClaim(Claim &C);
  void readRow(ClaimId Id);
  void readQuestion(ClaimId Id);
  void readInput(ClaimId Id);
  void readProperty(ClaimId Id);
  void askForClaims();
  void answer();
  void orderQuestions();

  ClaimId claim(EntityId E) const {
    return E ? C.OfEntity[E.index()] : ClaimId();
  }
  std::vector<ClaimId> claims(ClaimId Id, StringRef Attr) {
    std::vector<ClaimId> Out;
    for (EntityId E : R.entities(C[Id].Self, Attr))
      if (ClaimId Other = claim(E))
        Out.push_back(Other);
    return Out;
  }
  /// The section that shapes most of what \p Q settles, and so when it is
  /// asked.
  unsigned waveOf(const OpenQuestion &Q);

  const ir::Program &P;
  Reader R;
  Diagnostics &Diags;
  Contract C;
};

} // namespace

KindId ContractReader::kindNamed(StringRef Name) const {
  Name = Name.trim();
  ::tmc::Name Wanted = P.Names->find((Package + Name).str());
  if (Wanted)
    for (uint32_t I = 0; I < P.Kinds.size(); ++I)
      if (P.Kinds[KindId(I)].Id == Wanted)
        return KindId(I);
  return {};
}

bool ContractReader::findProject() {
  KindId Project = kindNamed("Project");
  for (uint32_t I = 0; Project && I < P.Entities.size(); ++I) {
    EntityId E(I);
    if (P.Entities[E].Class != ir::EntityClass::System ||
        !P.derives(P.Entities[E].Kind, Project))
      continue;
    if (C.Project.Self) {
      (Diags.report(diag::SeveralContracts, P.Entities[E].Where)
       << P.text(P.Entities[E].Id))
          .note(diag::NoteFirstDeclared, P.Entities[C.Project.Self].Where);
      return false;
    }
    C.Project.Self = E;
  }
  if (!C.Project.Self)
    Diags.report(diag::NoContract);
  return C.Project.Self.isValid();
}

/// Makes a row for each claim. False after a report.
bool ContractReader::findClaims() {
  std::vector<std::pair<KindId, ClaimKind>> Kinds;
#define CLAIM(ID, SECTION) Kinds.push_back({kindNamed(#ID), ClaimKind::ID});
#include "Contract/Kinds.def"
  // By kind of the program: the kind of claim that it is, plus 1.
  std::vector<uint8_t> Of(P.Kinds.size());
  for (uint32_t I = 0; I < P.Kinds.size(); ++I) {
    KindId Base = P.Kinds[KindId(I)].Base;
    if (Base)
      Of[I] = Of[Base.index()];
    for (const auto &[Kind, As] : Kinds)
      if (Kind == KindId(I))
        Of[I] = static_cast<uint8_t>(As) + 1;
  }
  C.OfEntity.resize(P.Entities.size());
  bool Good = true;
  for (uint32_t I = 0; I < P.Entities.size(); ++I) {
    const ir::Entity &E = P.Entities[EntityId(I)];
    if (!Of[E.Kind.index()])
      continue;
    if (P.systemOf(EntityId(I)) != C.Project.Self) {
      Diags.report(diag::ClaimOutsideProject, E.Where)
          << P.text(E.Id) << P.text(P.Entities[C.Project.Self].Id);
      Good = false;
      continue;
    }
    Claim Row;
    Row.Self = EntityId(I);
    Row.Kind = static_cast<ClaimKind>(Of[E.Kind.index()] - 1);
    C.OfEntity[I] = ClaimId(static_cast<uint32_t>(C.Claims.size()));
    C.Claims.push_back(std::move(Row));
  }
  return Good;
}

void ContractReader::readProject() {
  Project &Row = C.Project;
  const ir::Entity &E = P.Entities[Row.Self];
  Row.Id = P.text(E.Text);
  Row.Title = E.Title ? P.text(E.Title) : Row.Id;
  Row.Purpose = R.text(Row.Self, "purpose");
  Row.Repository = R.text(Row.Self, "repository");
  Row.Commit = R.text(Row.Self, "commit");
  Row.Revised = R.number(Row.Self, "revised");
  Row.Versions = R.text(Row.Self, "versions");
  Row.Status = R.text(Row.Self, "status");
  Row.ReportTo = R.text(Row.Self, "report_to");
  Row.Subpath = R.text(Row.Self, "subpath");
  Row.AgentsFile = R.text(Row.Self, "agents_file");
  Row.SecurityFile = R.text(Row.Self, "security_file");
  Row.Document = R.text(Row.Self, "document");
  Row.DataFile = R.text(Row.Self, "data_file");
}

void ContractReader::readClaim(Claim &Row) {
  const ir::Entity &E = P.Entities[Row.Self];
  Row.Id = P.text(E.Text);
  Row.Title = E.Title ? P.text(E.Title) : Row.Id;
  Row.Doc = E.Doc ? P.text(E.Doc) : StringRef();
  Row.Sources = R.texts(Row.Self, "sources");
  Row.ConfirmedBy = R.text(Row.Self, "confirmed_by");
  Row.ConfirmedOn = R.number(Row.Self, "confirmed_on");
  Row.Note = R.text(Row.Self, "note");
  Row.Where = E.Where;
  Row.Because = !Row.ConfirmedBy.empty() ? Basis::Maintainer
                : !Row.Sources.empty()   ? Basis::Documented
                                         : Basis::Inferred;
  for (EntityId Other : R.entities(Row.Self, "cites"))
    if (ClaimId Id = claim(Other))
      Row.Cites.push_back(Id);
}

void ContractReader::readInput(ClaimId Id) {
  EntityId E = C[Id].Self;
  if (C[Id].Kind == ClaimKind::EntryPoint) {
    EntryPoint Row{Id, claim(R.entity(E, "part_of")), R.texts(E, "symbols")};
    if (Row.Symbols.empty())
      Row.Symbols.push_back(C[Id].Title);
    C.EntryPoints.push_back(std::move(Row));
    return;
  }
  static constexpr std::pair<StringRef, Controllable> Words[] = {
      {"Yes", Controllable::Yes},
      {"No", Controllable::No},
      {"Conditional", Controllable::Conditional}};
  Controllable By = Controllable::Yes;
  if (std::optional<Word> W = R.word(E, "controllable"))
    for (const auto &[Name, Meaning] : Words)
      if (Name == W->Name)
        By = Meaning;
  C.Parameters.push_back({Id, claim(R.entity(E, "of")), R.text(E, "type"), By,
                          R.text(E, "condition"), R.text(E, "caller_enforces"),
                          claims(Id, "chosen_by"),
                          claim(R.entity(E, "variant"))});
}

void ContractReader::readProperty(ClaimId Id) {
  EntityId E = C[Id].Self;
  Word About = R.word(E, "about").value_or(Word());
  if (C[Id].Kind == ClaimKind::PropertyNotProvided) {
    C.NotProvided.push_back({Id, About, claims(Id, "components"),
                             R.text(E, "condition"), R.text(E, "reason"),
                             R.flag(E, "false_friend"),
                             R.weaknesses(E, "weaknesses")});
    return;
  }
  std::optional<Word> Tier = R.word(E, "tier");
  C.Provided.push_back({Id, About, claims(Id, "components"),
                        R.text(E, "condition"), R.text(E, "symptom"),
                        !Tier || Tier->Name == "Security",
                        R.text(E, "threshold"), R.weaknesses(E, "weaknesses")});
}

void ContractReader::readQuestion(ClaimId Id) {
  EntityId E = C[Id].Self;
  OpenQuestion Row;
  Row.Self = Id;
  Row.Ask = C[Id].Title;
  Row.Proposed = R.text(E, "proposed");
  Row.Settles = claims(Id, "settles");
  if (std::optional<Word> Answer = R.word(E, "answer"))
    Row.Answer = Answer->Name == "Yes";
  Row.AnswerText = R.text(E, "answer_text");
  Row.AnsweredBy = R.text(E, "answered_by");
  Row.AnsweredOn = R.number(E, "answered_on");
  C.Questions.push_back(std::move(Row));
}

/// Reads what the kind of \p Id adds.
void ContractReader::readRow(ClaimId Id) {
  EntityId E = C[Id].Self;
  switch (C[Id].Kind) {
  case ClaimKind::IntendedUse:
  case ClaimKind::ChangeCondition:
    return;
  case ClaimKind::Role:
    C.Roles.push_back({Id, R.flag(E, "trusted"), R.text(E, "trusted_with"),
                       R.words(E, "positions")});
    return;
  case ClaimKind::SoftwareComponent:
    C.Components.push_back({Id, R.texts(E, "paths"), R.words(E, "touches"),
                            R.text(E, "excluded"), R.text(E, "included_if"),
                            claim(R.entity(E, "variant")),
                            R.entity(E, "element")});
    return;
  case ClaimKind::Exclusion: {
    std::optional<Word> Category = R.word(E, "category");
    C.Exclusions.push_back({Id, Category && Category->Name == "Threat",
                            R.text(E, "reason"), R.weaknesses(E, "weaknesses"),
                            claims(Id, "components")});
    return;
  }
  case ClaimKind::TrustBoundary:
    C.Boundaries.push_back(
        {Id, claims(Id, "components"), R.text(E, "precondition")});
    return;
  case ClaimKind::EnvironmentAssumption:
    C.Assumptions.push_back({Id, R.word(E, "area").value_or(Word())});
    return;
  case ClaimKind::NegativeClaim:
    C.Negatives.push_back({Id, R.word(E, "touch")});
    return;
  case ClaimKind::BuildVariant:
    C.Variants.push_back({Id, R.text(E, "default_value"), R.text(E, "effect"),
                          R.flag(E, "discouraged"),
                          R.flag(E, "insecure_default"),
                          R.flag(E, "at_runtime"), R.text(E, "stance"),
                          R.text(E, "overlay"), claims(Id, "components")});
    return;
  case ClaimKind::EntryPoint:
  case ClaimKind::Parameter:
    return readInput(Id);
  case ClaimKind::EntryPointPattern:
    C.Patterns.push_back({Id, R.texts(E, "files"), R.text(E, "pattern")});
    return;
  case ClaimKind::Adversary:
    C.Adversaries.push_back({Id, R.text(E, "excluded"), R.words(E, "positions"),
                             R.texts(E, "capabilities"), R.texts(E, "goals"),
                             R.text(E, "threshold")});
    return;
  case ClaimKind::PropertyProvided:
  case ClaimKind::PropertyNotProvided:
    return readProperty(Id);
  case ClaimKind::AttackClass:
    C.AttackClasses.push_back({Id, R.weaknesses(E, "weaknesses")});
    return;
  case ClaimKind::DownstreamDuty:
    C.Duties.push_back({Id, claims(Id, "duty_of")});
    return;
  case ClaimKind::Misuse:
    C.Misuses.push_back({Id, R.text(E, "why_unsafe"), R.text(E, "instead"),
                         R.weaknesses(E, "weaknesses"),
                         claims(Id, "components")});
    return;
  case ClaimKind::NonFinding:
    C.NonFindings.push_back({Id, R.text(E, "why_safe"), R.texts(E, "rules"),
                             R.weaknesses(E, "weaknesses"), R.texts(E, "paths"),
                             R.text(E, "suppression"),
                             R.text(E, "still_valid")});
    return;
  case ClaimKind::TriageExample:
    C.Examples.push_back(
        {Id, R.word(E, "disposition").value_or(Word()), R.text(E, "reason")});
    return;
  case ClaimKind::OpenQuestion:
    return readQuestion(Id);
  }
}

unsigned ContractReader::waveOf(const OpenQuestion &Q) {
  if (std::optional<int64_t> Wave = R.number(C[Q.Self].Self, "wave"))
    return static_cast<unsigned>(*Wave);
  unsigned Out = info(Section::Questions).Wave;
  for (ClaimId Id : Q.Settles) {
    Out = std::min(Out, info(C[Id].in()).Wave);
    // An insecure default decides about whole classes of reports.
    if (C[Id].Kind == ClaimKind::BuildVariant &&
        R.flag(C[Id].Self, "insecure_default"))
      Out = 1;
  }
  return Out;
}

/// A claim's own `ask` is a question of its own, as long as nobody has
/// confirmed the claim.
void ContractReader::askForClaims() {
  for (uint32_t I = 0; I < C.Claims.size(); ++I) {
    const Claim &Row = C.Claims[I];
    StringRef Ask = R.text(Row.Self, "ask");
    if (Ask.empty() || Row.Because != Basis::Inferred)
      continue;
    OpenQuestion Q;
    Q.Self = ClaimId(I);
    Q.Ask = Ask;
    Q.Proposed = R.text(Row.Self, "proposed");
    Q.Settles.push_back(ClaimId(I));
    C.Questions.push_back(std::move(Q));
  }
}

/// An answer "yes" confirms what its question settles.
void ContractReader::answer() {
  for (const OpenQuestion &Q : C.Questions) {
    if (!Q.Answer.value_or(false) || Q.AnsweredBy.empty())
      continue;
    for (ClaimId Id : Q.Settles) {
      Claim &Row = C.Claims[Id.index()];
      if (Row.Because != Basis::Inferred)
        continue;
      Row.Because = Basis::Maintainer;
      Row.ConfirmedBy = Q.AnsweredBy;
      Row.ConfirmedOn = Q.AnsweredOn;
    }
  }
}

void ContractReader::orderQuestions() {
  for (OpenQuestion &Q : C.Questions)
    Q.Wave = waveOf(Q);
  llvm::stable_sort(C.Questions,
                    [](const OpenQuestion &A, const OpenQuestion &B) {
                      if (A.Wave != B.Wave)
                        return A.Wave < B.Wave;
                      return A.Settles.size() > B.Settles.size();
                    });
  C.QuestionsOf.resize(C.Claims.size());
  for (uint32_t I = 0; I < C.Questions.size(); ++I)
    for (ClaimId Id : C.Questions[I].Settles)
      C.QuestionsOf[Id.index()].push_back(I);
}

std::optional<Contract> ContractReader::run() {
  C.Program = &P;
  if (!findProject() || !findClaims())
    return std::nullopt;
  readProject();
  for (Claim &Row : C.Claims)
    readClaim(Row);
  for (uint32_t I = 0; I < C.Claims.size(); ++I)
    readRow(ClaimId(I));
  answer();
  askForClaims();
  orderQuestions();
  ::tmc::Name Wanted = P.Names->find((Package + "Disposition").str());
  for (uint32_t I = 0; Wanted && I < P.Enums.size(); ++I)
    if (ir::EnumId E(I); P.Enums[E].Id == Wanted)
      for (uint32_t V = 0; V < P.Enums[E].Values.Count; ++V)
        C.Dispositions.push_back(R.wordOf(ir::Value::enumValue(E, V)));
  return std::move(C);
}

ClaimId Contract::claimOf(EntityId E) const {
  return E && E.index() < OfEntity.size() ? OfEntity[E.index()] : ClaimId();
}

std::vector<ClaimId> Contract::ofKind(ClaimKind K) const {
  std::vector<ClaimId> Out;
  for (uint32_t I = 0; I < Claims.size(); ++I)
    if (Claims[I].Kind == K)
      Out.push_back(ClaimId(I));
  return Out;
}

bool Contract::isTagged(ClaimId Id) const {
  switch ((*this)[Id].Kind) {
  case ClaimKind::OpenQuestion:
  case ClaimKind::EntryPointPattern:
  case ClaimKind::TriageExample:
  case ClaimKind::EntryPoint:
    return false;
  default:
    return true;
  }
}

unsigned Contract::count(Basis B) const {
  unsigned Out = 0;
  for (uint32_t I = 0; I < Claims.size(); ++I)
    Out += isTagged(ClaimId(I)) && Claims[I].Because == B;
  return Out;
}

std::optional<Contract> contract::read(const ir::Program &P,
                                       const analysis::Facts &F,
                                       Diagnostics &Diags) {
  return ContractReader(P, F, Diags).run();
}
