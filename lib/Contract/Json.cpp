//===- Json.cpp - A contract for scanners ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The report of a threat model that an open-source scanner reads, version 1.
/// Its schema knows two bases: what a maintainer has confirmed is written as
/// documented, with the maintainer as its source.
///
//===----------------------------------------------------------------------===//

#include "Contract/Write.h"
#include "Document/JsonWriter.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::contract;
using document::JsonWriter;
using llvm::StringRef;

bool contract::checkForJson(const Contract &C, StringRef Commit,
                            Diagnostics &Diags) {
  Range Where = C.Program->Entities[C.Project.Self].Where;
  bool Good = true;
  auto Needs = [&](StringRef What, unsigned How) {
    Diags.report(diag::ScannerNeeds, Where)
        << What << C.Project.Id << uint64_t(How);
    Good = false;
  };
  StringRef Hash = Commit.empty() ? C.Project.Commit : Commit;
  bool IsHash = Hash.size() >= 7 && Hash.size() <= 40 &&
                llvm::all_of(Hash, [](char Digit) {
                  return llvm::isDigit(Digit) || (Digit >= 'a' && Digit <= 'f');
                });
  if (Hash.empty())
    Needs("a commit", 0);
  else if (!IsHash)
    Needs("a commit as hexadecimal digits", 1);
  if (!C.Project.Repository.starts_with("https://"))
    Needs("the address of a repository", 2);
  if (C.Components.empty())
    Needs("a component", 3);
  if (C.Boundaries.empty())
    Needs("a trust boundary", 4);
  return Good;
}

/// `OutOfModelAdversary` as `out_of_model_adversary`.
static std::string snakeCase(StringRef Name) {
  std::string Out;
  for (char Letter : Name) {
    if (llvm::isUpper(Letter) && !Out.empty())
      Out += '_';
    Out += llvm::toLower(Letter);
  }
  return Out;
}

namespace {

class ScannerWriter {
public:
  ScannerWriter(const Contract &C, StringRef Commit, llvm::raw_ostream &OS)
      : C(C), Commit(Commit), W(OS, JsonWriter::Style::ForPeople) {
    placeClaims();
  }
  void run(llvm::raw_ostream &OS);

private:
  void placeClaims();
  void project();
  void components();
  void outOfScope();
  void boundaries();
  void entryPoints();
  void environment();
  void variants();
  void adversaries();
  void provided();
  void notProvided();
  void duties();
  void nonFindings();
  void dispositions();
  void questions();
  void scanConfig();

  template <size_t N> void list(const char (&Key)[N], char Bracket = '[') {
    W.line(2);
    W.key(Key);
    W.open(Bracket);
  }
  void endList(char Bracket = ']') {
    W.line(2);
    W.close(Bracket);
  }
  void row() {
    W.line(4);
    W.open('{');
  }
  void endRow() { W.close('}'); }
  template <size_t N>
  void notApplicable(const char (&Key)[N], StringRef Reason) {
    W.line(2);
    W.key(Key);
    W.open('{');
    W.flag("not_applicable", true);
    W.field("reason", Reason);
    W.close('}');
  }
  template <typename Range> void strings(const Range &Texts) {
    W.open('[');
    for (const auto &T : Texts)
      W.string(StringRef(T));
    W.close(']');
  }
  void titles(llvm::ArrayRef<ClaimId> Ids) {
    W.open('[');
    for (ClaimId Id : Ids)
      W.string(C[Id].Title);
    W.close(']');
  }
  /// `provenance` and `source` of the claims \p Ids together: documented if
  /// each of them is.
  void basis(llvm::ArrayRef<ClaimId> Ids);
  void basis(ClaimId Id) { basis(llvm::ArrayRef(Id)); }
  std::string sourceOf(const Claim &Row) const;
  /// The title of \p Id, and what else it says.
  std::string full(ClaimId Id) const;
  std::string withCondition(StringRef Condition,
                            llvm::ArrayRef<ClaimId> In) const;

  const Contract &C;
  StringRef Commit;
  JsonWriter W;
  /// By claim: where it is in the report, for example `out_of_scope[0]`.
  std::vector<std::string> Places;
};

} // namespace

std::string ScannerWriter::sourceOf(const Claim &Row) const {
  if (!Row.Sources.empty())
    return Row.Sources.front().str();
  if (Row.Because != Basis::Maintainer)
    return {};
  std::string Out = ("maintainer " + Row.ConfirmedBy).str();
  if (Row.ConfirmedOn)
    Out += ", " + ir::dateText(*Row.ConfirmedOn);
  return Out;
}

void ScannerWriter::basis(llvm::ArrayRef<ClaimId> Ids) {
  bool Documented = !Ids.empty() && llvm::all_of(Ids, [&](ClaimId Id) {
    return C[Id].Because != Basis::Inferred;
  });
  W.field("provenance", Documented ? "documented" : "inferred");
  if (Documented)
    W.fieldIf("source", sourceOf(C[Ids.front()]));
}

std::string ScannerWriter::full(ClaimId Id) const {
  std::string Out = C[Id].Title.str();
  for (StringRef More : {C[Id].Doc, C[Id].Note})
    if (!More.empty())
      Out += (StringRef(".!?").contains(Out.back()) ? " " : ". ") + More.str();
  return Out;
}

std::string ScannerWriter::withCondition(StringRef Condition,
                                         llvm::ArrayRef<ClaimId> In) const {
  std::string Out = Condition.str();
  if (In.empty())
    return Out;
  Out += Out.empty() ? "in " : "; in ";
  for (size_t I = 0; I < In.size(); ++I)
    Out += (I ? ", " : "") + C[In[I]].Title.str();
  return Out;
}

/// Says of each claim where it will be; the functions below keep that order.
void ScannerWriter::placeClaims() {
  Places.resize(C.Claims.size());
  auto Number = [&](StringRef List, const auto &Rows, auto Takes) {
    unsigned Next = 0;
    for (const auto &Row : Rows)
      if (Takes(Row))
        Places[Row.Self.index()] =
            (List + "[" + llvm::Twine(Next++) + "]").str();
  };
  auto All = [](const auto &) { return true; };
  Number("components", C.Components, All);
  Number("out_of_scope", C.Exclusions, All);
  Number("entry_points", C.Parameters, All);
  Number("build_variants", C.Variants, All);
  Number("adversaries.in_scope", C.Adversaries,
         [](const Adversary &A) { return A.Excluded.empty(); });
  Number("adversaries.out_of_scope", C.Adversaries,
         [](const Adversary &A) { return !A.Excluded.empty(); });
  Number("properties_provided", C.Provided, All);
  Number("properties_not_provided", C.NotProvided, All);
  Number("attack_classes", C.AttackClasses, All);
  Number("downstream_responsibilities", C.Duties, All);
  Number("known_misuse", C.Misuses, All);
  Number("known_non_findings", C.NonFindings, All);
  Number("environment.assumes", C.Assumptions, All);
  Number("environment.does_not", C.Negatives, All);
  unsigned Next = 0;
  for (const TrustBoundary &Row : C.Boundaries) {
    Places[Row.Self.index()] =
        ("trust_boundaries[" + llvm::Twine(Next) + "]").str();
    Next += std::max<size_t>(1, Row.Components.size());
  }
}

void ScannerWriter::project() {
  const Project &P = C.Project;
  auto Field = [&](const auto &Key, StringRef Value) {
    W.line(2);
    W.field(Key, Value);
  };
  W.line(2);
  W.field("spec_version", int64_t(1));
  Field("repository", P.Repository);
  Field("commit", Commit.empty() ? P.Commit : Commit);
  Field("date", ir::dateText(P.Revised.value_or(0)));
  if (!P.Subpath.empty())
    Field("scope_subpath", P.Subpath);
  std::string About = P.Title.str();
  if (!P.Purpose.empty())
    About += ". " + P.Purpose.str();
  for (ClaimId Id : C.ofKind(ClaimKind::IntendedUse))
    About += "\n\n- " + full(Id);
  Field("description", About);
  W.line(2);
  W.key("confidence");
  W.open('{');
  W.field("documented",
          int64_t(C.count(Basis::Documented) + C.count(Basis::Maintainer)));
  W.field("inferred", int64_t(C.count(Basis::Inferred)));
  W.close('}');
}

void ScannerWriter::components() {
  std::vector<std::vector<ClaimId>> Entries(C.Claims.size());
  for (const EntryPoint &E : C.EntryPoints)
    if (E.PartOf)
      Entries[E.PartOf.index()].push_back(E.Self);
  list("components");
  for (const SoftwareComponent &Row : C.Components) {
    row();
    W.field("name", C[Row.Self].Title);
    W.key("entry_points");
    titles(Entries[Row.Self.index()]);
    W.key("touches");
    W.open('[');
    for (const Word &T : Row.Touches)
      W.string(snakeCase(T.Name));
    W.close(']');
    W.flag("in_scope", Row.Excluded.empty());
    W.fieldIf("reason", Row.Excluded.empty() ? Row.IncludedIf : Row.Excluded);
    basis(Row.Self);
    endRow();
  }
  endList();
}

void ScannerWriter::outOfScope() {
  if (C.Exclusions.empty())
    return notApplicable("out_of_scope", "the contract excludes nothing");
  list("out_of_scope");
  for (const Exclusion &Row : C.Exclusions) {
    row();
    W.field("item", full(Row.Self));
    W.field("reason", Row.Reason);
    basis(Row.Self);
    endRow();
  }
  endList();
}

void ScannerWriter::boundaries() {
  list("trust_boundaries");
  for (const TrustBoundary &Row : C.Boundaries) {
    auto Write = [&](StringRef Component) {
      row();
      W.field("component", Component);
      W.field("boundary", full(Row.Self));
      W.fieldIf("reachability_precondition", Row.Precondition);
      basis(Row.Self);
      endRow();
    };
    if (Row.Components.empty())
      Write(C.Project.Title);
    for (ClaimId Id : Row.Components)
      Write(C[Id].Title);
  }
  endList();
}

void ScannerWriter::entryPoints() {
  std::vector<ClaimId> Part(C.Claims.size());
  for (const EntryPoint &E : C.EntryPoints)
    Part[E.Self.index()] = E.PartOf;
  static constexpr StringRef Words[] = {"yes", "no", "conditional"};
  list("entry_points");
  for (const Parameter &Row : C.Parameters) {
    row();
    W.field("entry_point",
            Row.Of ? C[Row.Of].Title : StringRef(C.Project.Title));
    W.field("parameter", full(Row.Self));
    W.field("attacker_controllable", Words[static_cast<unsigned>(Row.By)]);
    std::string Condition = Row.Condition.str();
    if (Row.Variant)
      Condition += (Condition.empty() ? "only with " : "; only with ") +
                   C[Row.Variant].Title.str();
    W.fieldIf("condition", Condition);
    W.fieldIf("caller_must_enforce", Row.CallerEnforces);
    if (Row.Of && Part[Row.Of.index()])
      W.field("component", C[Part[Row.Of.index()]].Title);
    basis(Row.Self);
    endRow();
  }
  endList();
}

void ScannerWriter::environment() {
  std::vector<ClaimId> Ids;
  list("environment", '{');
  W.key("assumes");
  W.open('[');
  for (const EnvironmentAssumption &Row : C.Assumptions) {
    W.string(full(Row.Self));
    Ids.push_back(Row.Self);
  }
  W.close(']');
  W.key("does_not");
  W.open('[');
  for (const NegativeClaim &Row : C.Negatives) {
    W.string(full(Row.Self));
    Ids.push_back(Row.Self);
  }
  W.close(']');
  basis(Ids);
  W.close('}');
}

void ScannerWriter::variants() {
  if (C.Variants.empty())
    return notApplicable("build_variants",
                         "no option of the build or the configuration changes "
                         "the contract");
  list("build_variants");
  for (const BuildVariant &Row : C.Variants) {
    row();
    W.field("name", C[Row.Self].Title);
    W.field("default", Row.Default);
    std::string Effect = Row.Effect.str();
    if (!Row.Stance.empty())
      Effect += " (" + Row.Stance.str() + ")";
    W.field("effect", Effect);
    W.flag("discouraged", Row.Discouraged);
    basis(Row.Self);
    endRow();
  }
  endList();
}

void ScannerWriter::adversaries() {
  std::vector<ClaimId> Ids;
  std::string Threshold;
  list("adversaries", '{');
  for (bool In : {true, false}) {
    if (In)
      W.key("in_scope");
    else
      W.key("out_of_scope");
    W.open('[');
    for (const Adversary &Row : C.Adversaries) {
      if (Row.Excluded.empty() != In)
        continue;
      Ids.push_back(Row.Self);
      std::string Text = full(Row.Self);
      for (StringRef More : Row.Capabilities)
        Text += "; " + More.str();
      if (!In)
        Text += ": " + Row.Excluded.str();
      W.string(Text);
      if (!Row.Threshold.empty())
        Threshold += (Threshold.empty() ? "" : "; ") + Row.Threshold.str();
    }
    W.close(']');
  }
  W.fieldIf("threshold", Threshold);
  basis(Ids);
  W.close('}');
}

void ScannerWriter::provided() {
  list("properties_provided");
  for (const PropertyProvided &Row : C.Provided) {
    row();
    W.field("property", full(Row.Self));
    W.fieldIf("conditions", withCondition(Row.Condition, Row.Components));
    W.field("violation_symptom", Row.Symptom);
    W.field("severity_tier", Row.IsSecurity ? "security" : "correctness");
    basis(Row.Self);
    endRow();
  }
  endList();
}

void ScannerWriter::notProvided() {
  list("properties_not_provided");
  for (const PropertyNotProvided &Row : C.NotProvided) {
    row();
    std::string Where = withCondition(Row.Condition, Row.Components);
    W.field("property",
            full(Row.Self) + (Where.empty() ? "" : " (" + Where + ")"));
    W.field("reason", Row.Reason);
    W.flag("false_friend", Row.FalseFriend);
    basis(Row.Self);
    endRow();
  }
  endList();
  list("attack_classes");
  for (const AttackClass &Row : C.AttackClasses) {
    W.line(4);
    W.string(full(Row.Self));
  }
  endList();
}

void ScannerWriter::duties() {
  list("downstream_responsibilities");
  for (const DownstreamDuty &Row : C.Duties) {
    W.line(4);
    std::string Who;
    for (ClaimId Id : Row.Of)
      Who += (Who.empty() ? "" : ", ") + C[Id].Title.str();
    W.string(Who.empty() ? full(Row.Self) : Who + ": " + full(Row.Self));
  }
  endList();
  if (C.Misuses.empty())
    return notApplicable("known_misuse", "no misuse is known");
  list("known_misuse");
  for (const Misuse &Row : C.Misuses) {
    row();
    W.field("pattern", full(Row.Self));
    W.field("why_unsafe", Row.WhyUnsafe);
    W.fieldIf("instead", Row.Instead);
    endRow();
  }
  endList();
}

void ScannerWriter::nonFindings() {
  list("known_non_findings");
  for (const NonFinding &Row : C.NonFindings) {
    row();
    std::string Reported = full(Row.Self);
    if (!Row.Rules.empty())
      Reported += " (" + llvm::join(Row.Rules, ", ") + ")";
    W.field("reported_as", Reported);
    std::string Why = Row.WhySafe.str();
    if (!Row.StillValid.empty())
      Why += " Still valid: " + Row.StillValid.str();
    W.field("why_safe", Why);
    std::string Cites;
    for (ClaimId Id : C[Row.Self].Cites)
      if (!Places[Id.index()].empty())
        Cites += (Cites.empty() ? "" : ", ") + Places[Id.index()];
    W.fieldIf("cites", Cites);
    W.fieldIf("suppression", Row.Suppression);
    endRow();
  }
  endList();
}

void ScannerWriter::dispositions() {
  list("dispositions");
  for (const Word &D : C.Dispositions) {
    W.line(4);
    W.string(snakeCase(D.Name));
  }
  endList();
}

void ScannerWriter::questions() {
  list("open_questions");
  for (const OpenQuestion &Q : C.Questions) {
    if (Q.Answer)
      continue;
    row();
    W.field("claim", Q.Ask);
    StringRef Field;
    for (ClaimId Id : Q.Settles)
      if (Field.empty())
        Field = Places[Id.index()];
    W.field("field", Field.empty() ? StringRef("description") : Field);
    W.fieldIf("proposed", Q.Proposed);
    endRow();
  }
  endList();
}

/// What is worth a scanner's time.
void ScannerWriter::scanConfig() {
  list("scan_config", '{');
  W.key("focus_areas");
  W.open('[');
  for (const SoftwareComponent &Row : C.Components) {
    if (!Row.Excluded.empty() || Row.Paths.empty())
      continue;
    row();
    W.field("name", C[Row.Self].Title);
    W.key("paths");
    strings(Row.Paths);
    W.field("surface", full(Row.Self));
    endRow();
  }
  W.close(']');
  W.key("skip");
  W.open('[');
  for (const SoftwareComponent &Row : C.Components)
    if (!Row.Excluded.empty())
      for (StringRef Path : Row.Paths)
        W.string(Path);
  W.close(']');
  W.close('}');
}

void ScannerWriter::run(llvm::raw_ostream &OS) {
  W.open('{');
  project();
  components();
  outOfScope();
  boundaries();
  entryPoints();
  environment();
  variants();
  adversaries();
  provided();
  notProvided();
  duties();
  nonFindings();
  dispositions();
  questions();
  scanConfig();
  W.line();
  W.close('}');
  W.flush();
  OS << '\n';
}

void contract::writeJson(const Contract &C, StringRef Commit,
                         llvm::raw_ostream &OS) {
  ScannerWriter(C, Commit, OS).run(OS);
}
