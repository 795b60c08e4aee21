//===- Decisions.cpp - What a team decides about its threats --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "Risk/Score.h"
#include "Sema/Expressions.h"
#include "Sema/Ratings.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

namespace {

constexpr unsigned bit(DecisionVerb V) {
  return 1U << static_cast<unsigned>(V);
}
constexpr unsigned AnyVerb = ~0U;

/// What may stand in the body of a decision.
struct DecisionProperty {
  StringRef Text;
  TypeBase Base;  ///< Unknown: one of the words of a status
  unsigned Verbs; ///< those that have it
  bool IsList = false;
};
constexpr DecisionProperty DecisionProperties[] = {
    {"owner", TypeBase::String, AnyVerb},
    {"by", TypeBase::String, AnyVerb},
    {"reason", TypeBase::String, AnyVerb},
    {"ticket", TypeBase::String, AnyVerb},
    {"link", TypeBase::String, AnyVerb},
    {"review", TypeBase::Date, AnyVerb},
    {"expires", TypeBase::Date, ~bit(DecisionVerb::Assume)},
    {"status", TypeBase::Unknown, bit(DecisionVerb::Mitigate)},
    {"severity", TypeBase::Enum, bit(DecisionVerb::Override)},
    {"likelihood", TypeBase::Enum, bit(DecisionVerb::Override)},
    {"impact", TypeBase::Enum, bit(DecisionVerb::Override)},
    {"scores", TypeBase::String, bit(DecisionVerb::Override)},
    {"not_modelled", TypeBase::String, bit(DecisionVerb::Assume), true},
};
constexpr StringRef StatusWords[] = {"planned", "done", "verified"};

class DecisionBuilder {
public:
  DecisionBuilder(Context &C, const Pending &D)
      : C(C), P(C.P), M(D.Module), N(D.Node), T(C.tree(D.Module)),
        Scope(D.Index == ~uint32_t(0) ? nullptr
                                      : C.scopeOf(EntityId(D.Index))) {}

  void run() {
    llvm::SaveAndRestore Guess(C.OnlyGuesses, true);
    Row.Verb = static_cast<DecisionVerb>(node::Decision(T, N).verb());
    NodeId What = node::Decision(T, N).what();
    NodeId Target = node::Decision(T, N).target();
    Row.Where = C.range(M, N);
    if (Target)
      Row.Where.End = C.range(M, Target).End;
    else if (What)
      Row.Where.End = C.range(M, What).End;
    if (Row.Verb == DecisionVerb::Override && !Target && What &&
        T.is(What, NodeKind::QualName) && !T.has(What, ast::Star) &&
        !C.subjectOf(M, What).S) {
      overrideSettings(What);
      return;
    }
    bool Ok = true;
    if (Row.Verb == DecisionVerb::Assume)
      Row.Text = C.titleOf(M, What);
    else
      Ok &= resolveWhat(What);
    if (Target)
      Ok &= resolveTarget(Target, Ok);
    else if (Row.Verb != DecisionVerb::Override)
      return; // a syntax error
    if (NodeId Kind = node::Decision(T, N).kind()) {
      Row.Kind = C.resolveKind(M, Kind);
      Ok &= Row.Kind.isValid();
    }
    if (NodeId To = node::Decision(T, N).to())
      Row.Text = T.kind(To) == NodeKind::QualName
                     ? C.Names.intern(C.qualText(M, To))
                     : C.titleOf(M, To);
    else if (NodeId Title = node::Decision(T, N).title(); Title && !Row.Text)
      Row.Text = C.titleOf(M, Title);
    llvm::SmallVector<ControlId, 4> By;
    for (NodeId Q : node::Decision(T, N).by()) {
      ControlId Control = C.resolveControl(M, Q);
      Ok &= Control.isValid();
      By.push_back(Control);
    }
    Ok &= addProperties();
    if (!Ok)
      return;
    Row.By = {static_cast<uint32_t>(P.DecisionControls.size()),
              static_cast<uint32_t>(By.size())};
    P.DecisionControls.insert(P.DecisionControls.end(), By.begin(), By.end());
    P.Decisions.add(Row);
  }

private:
  /// The place of a QualName, without the star behind it.
  Range nameRange(NodeId Q) const {
    llvm::ArrayRef<NodeId> Parts = node::QualName(T, Q).idents();
    Range R = C.range(M, Parts.front());
    R.End = C.range(M, Parts.back()).End;
    return R;
  }

  bool resolveTarget(NodeId Target, bool KnowsSubject) {
    llvm::ArrayRef<NodeId> Parts = node::QualName(T, Target).idents();
    Row.TargetAt = nameRange(Target);
    Row.Mode = T.has(Target, ast::DoubleStar) ? TargetMode::Deep
               : T.has(Target, ast::Star)     ? TargetMode::Members
                                              : TargetMode::Exact;
    unsigned Used = 0;
    EntityId E = C.entityPrefix(M, Scope, Parts, Used);
    if (!E || Used != Parts.size()) {
      if (!KnowsSubject || Row.Verb == DecisionVerb::Assume) {
        C.resolveEntity(M, Scope, Parts);
        return false;
      }
      // Whoever knows the findings knows best what may have been renamed. After
      // a syntax error it may just not have been understood.
      Row.Missing = C.Names.intern(C.qualText(M, Target));
      return !C.Set.Damaged;
    }
    Row.Target = E;
    if (Row.Mode == TargetMode::Exact)
      return true;
    EntityClass Cl = P.Entities[E].Class;
    if (Cl == EntityClass::Boundary || Cl == EntityClass::System)
      return true;
    if (const SystemScope *Inner = C.scopeOf(E);
        Cl == EntityClass::Element && Inner && !Inner->Names.empty())
      return true;
    C.Diags.report(diag::StarNeedsPlace, C.range(M, Target))
        << C.qualText(M, Target) << withArticle(Cl);
    return false;
  }

  /// `override X { … }` changes settings, which Models.cpp did; the row keeps
  /// it visible.
  void overrideSettings(NodeId What) {
    unsigned Used = 0;
    Row.Target =
        C.entityPrefix(M, Scope, node::QualName(T, What).idents(), Used);
    if (Row.Target && Used == node::QualName(T, What).idents().size())
      P.Decisions.add(Row);
  }

  /// A rule, a value of an enum of categories, or the rules of a package.
  bool resolveWhat(NodeId What) {
    if (!What)
      return false;
    if (T.is(What, NodeKind::StringLit)) {
      if (Context::Subject Found = C.subjectOf(M, What); Found.S) {
        Row.Rule = RuleId(Found.S.Index);
        Row.RuleAt = C.range(M, What);
        return true;
      }
      C.reportNoRule(M, What);
      return false;
    }
    if (!T.is(What, NodeKind::QualName)) {
      C.titleOf(M, What); // it has a hole
      return false;
    }
    llvm::ArrayRef<NodeId> Parts = node::QualName(T, What).idents();
    Row.RuleAt = nameRange(What);
    if (T.has(What, ast::Star)) {
      Row.Package = C.resolvePackage(M, What, Row.RuleAt);
      return Row.Package.isValid();
    }
    Context::Subject Found = C.subjectOf(M, What);
    if (Found.S.K == SymbolKind::Enum) {
      EnumId E(Found.S.Index);
      if (!Found.Bad) {
        Row.Category = Value::enumValue(E, Found.Ordinal);
        return true;
      }
      llvm::SmallVector<StringRef, 8> Candidates;
      for (const EnumValue &V : P.Enums[E].Values.of(P.EnumValues))
        Candidates.push_back(C.text(V.Text));
      C.reportUnknown("category", C.text(T.nameOf(Found.Bad)),
                      C.range(M, Found.Bad), Candidates, /*Closed=*/true);
      return false;
    }
    if (Found.S.K == SymbolKind::Rule) {
      Row.Rule = RuleId(Found.S.Index);
      Row.RuleAt = C.range(M, Parts.back());
      return true;
    }
    if (reportRenamed(Parts))
      return false;
    C.reportNoRule(M, What);
    return false;
  }

  /// Whether \p Parts are what a rule was called before (`@formerly`); then it
  /// is reported with the name of today.
  bool reportRenamed(llvm::ArrayRef<NodeId> Parts) {
    unsigned Used = 0;
    Symbol S = C.resolvePrefix(M, Parts, Used);
    std::string Written;
    for (NodeId Part : Parts) {
      Written += Written.empty() ? "" : ".";
      Written += C.text(T.nameOf(Part));
    }
    StringRef Last = C.text(T.nameOf(Parts.back()));
    StringRef In = S.K == SymbolKind::Package && Used + 1 == Parts.size()
                       ? C.text(C.Packages[PackageId(S.Index)].Text)
                       : StringRef();
    for (const Rule &R : P.Rules.rows()) {
      auto [Home, Short] = P.text(R.Id).rsplit('.');
      for (Name Former : R.Former.of(P.FormerNames)) {
        StringRef F = P.text(Former);
        std::string Full = F.contains('.') ? F.str() : (Home + "." + F).str();
        auto [Package, Old] = StringRef(Full).rsplit('.');
        if (Old != Last ||
            (In.empty() ? Parts.size() > 1 && Full != Written : In != Package))
          continue;
        Range Where = C.range(M, Parts.back());
        bool Same = Package == Home;
        DiagBuilder B =
            C.Diags.report(diag::RuleRenamed, Same ? Where : Row.RuleAt);
        B.note(diag::NoteDeclaredHere, R.WhereAt);
        B << Written << P.text(R.Id);
        if (Same)
          B.fix(Where, Short);
        else if (resolvesTo(R.Id))
          B.fix(Row.RuleAt, P.text(R.Id));
        return true;
      }
    }
    return false;
  }

  /// Whether the whole name \p Id can be written in this file.
  bool resolvesTo(Name Id) const {
    llvm::SmallVector<StringRef, 4> Parts;
    P.text(Id).split(Parts, '.');
    Symbol S = C.lookup(M, C.Names.intern(Parts[0]));
    for (size_t I = 1; S.K == SymbolKind::Package && I < Parts.size(); ++I)
      S = C.lookupIn(PackageId(S.Index), C.Names.intern(Parts[I]), M);
    return S.K == SymbolKind::Rule && P.Rules[RuleId(S.Index)].Id == Id;
  }

  bool addProperties() {
    NodeId Body = node::Decision(T, N).body();
    Row.Properties.Begin = static_cast<uint32_t>(P.Properties.size());
    bool Ok = true;
    if (!Body)
      return Ok;
    for (NodeId A : node::Body(T, Body).members()) {
      if (T.kind(A) != NodeKind::Assign) {
        C.Diags.report(diag::MisplacedMember, C.range(M, A))
            << ast::describe(T.kind(A)) << Misplaced::InDecision
            << Home::SystemOrBoundary;
        Ok = false;
        continue;
      }
      Ok &= addProperty(A);
    }
    return Ok;
  }

  bool addProperty(NodeId A) {
    NodeId Ident = node::Assign(T, A).ident();
    StringRef Key = C.text(T.nameOf(Ident));
    Range Where = C.range(M, Ident);
    const auto *Known =
        llvm::find_if(DecisionProperties,
                      [&](const DecisionProperty &D) { return D.Text == Key; });
    if (Known == std::end(DecisionProperties) ||
        (Known->Verbs & bit(Row.Verb)) == 0) {
      llvm::SmallVector<StringRef, 8> Candidates;
      for (const DecisionProperty &D : DecisionProperties)
        if ((D.Verbs & bit(Row.Verb)) != 0)
          Candidates.push_back(D.Text);
      C.reportUnknown(("property of `" + spelling(Row.Verb) + "`").str(), Key,
                      Where, Candidates, /*Closed=*/true);
      return false;
    }
    for (const Property &Row2 : Row.Properties.of(P.Properties))
      if (Row2.Key == T.nameOf(Ident)) {
        C.Diags.report(diag::SetTwice, Where)
                .note(diag::NoteFirstSet, Row2.Where)
            << Key << uint64_t(0);
        return false;
      }
    NodeId V = node::Assign(T, A).value();
    std::optional<Value> Val;
    if (Known->Base == TypeBase::Unknown) {
      Val = statusWord(V);
    } else if (Known->Base == TypeBase::Date) {
      Val = dateOf(Key, V);
    } else if (Known->Base == TypeBase::Enum) {
      ExprScope S{M, {}, 0, 0, KindId::none(), nullptr};
      if (std::optional<Type> Ty = ratingType(Key, Where))
        Val = ExprBuilder(C, S).constant(V, *Ty);
    } else if (Key == "scores") {
      Val = scores(V);
    } else {
      ExprScope S{M, {}, 0, 0, KindId::none(), nullptr};
      Val = ExprBuilder(C, S).constant(V, {Known->Base, Known->IsList});
    }
    if (!Val)
      return false;
    P.Properties.push_back({T.nameOf(Ident), *Val, Where});
    ++Row.Properties.Count;
    return true;
  }

  /// The enum of a severity, likelihood or impact.
  std::optional<Type> ratingType(StringRef Key, Range Where) {
    if (Key == "severity")
      return Type{TypeBase::Enum, false, P.Known.Severity.index()};
    FuncId F = P.Known.rating(Key == "impact" ? RiskRole::Impact
                                              : RiskRole::Likelihood);
    if (F)
      return P.Funcs[F].Result;
    C.Diags.report(diag::NothingRates, Where) << Key;
    return std::nullopt;
  }

  /// A list of vectors, one a system.
  std::optional<Value> scores(NodeId V) {
    ExprScope S{M, {}, 0, 0, KindId::none(), nullptr};
    bool Several = T.kind(V) == NodeKind::SetLit;
    llvm::ArrayRef<NodeId> Nodes =
        Several ? node::SetLit(T, V).elements() : llvm::ArrayRef<NodeId>(V);
    std::vector<Value> Out;
    unsigned Systems = 0;
    bool Ok = true;
    for (NodeId N : Nodes) {
      std::optional<Value> X =
          ExprBuilder(C, S).constant(N, {TypeBase::String});
      StringRef Text = X && X->Tag == ValueTag::String ? P.text(X->name()) : "";
      if (!X || !checkVector(C, M, N, Text)) {
        Ok = false;
        continue;
      }
      const risk::SystemInfo *System = risk::systemOf(Text);
      unsigned Bit = 1U << static_cast<unsigned>(System->Id);
      if (Systems & Bit) {
        C.Diags.report(diag::SecondVector, C.range(M, N)) << System->Name;
        Ok = false;
      }
      Systems |= Bit;
      Out.push_back(*X);
    }
    if (!Ok)
      return std::nullopt;
    return makeSet(P, std::move(Out));
  }

  std::optional<Value> dateOf(StringRef Key, NodeId V) {
    ExprScope S{M, {}, 0, 0, KindId::none(), nullptr};
    std::optional<Value> Val = ExprBuilder(C, S).constant(V, anyType());
    if (!Val || Val->isUnknown() || Val->Tag == ValueTag::Date)
      return Val;
    C.Diags.report(diag::DecisionPropertyNotDate, C.range(M, V))
        << Key << sourceOf(V);
    return std::nullopt;
  }

  std::optional<Value> statusWord(NodeId V) {
    if (T.kind(V) == NodeKind::NameRef) {
      Name Word = T.nameOf(node::NameRef(T, V).ident());
      if (llvm::is_contained(StatusWords, C.text(Word)))
        return Value::string(Word);
    }
    std::string Text = sourceOf(V);
    Range Where = C.range(M, V);
    DiagBuilder D = C.Diags.report(diag::DecisionStatus, Where);
    D << Text;
    StringRef Near = nearest(Text, StatusWords);
    if (!Near.empty())
      D.suggest(Where, Near);
    return std::nullopt;
  }

  /// \p V as it is written.
  std::string sourceOf(NodeId V) const {
    FileId File = C.Set.Modules[M].File;
    return C.Sources.text(File).slice(T[V].Begin, T[V].End).str();
  }

  Context &C;
  Program &P;
  ModuleId M;
  NodeId N;
  const ast::Tree &T;
  const SystemScope *Scope;
  Decision Row;
};

} // namespace

Context::Subject Context::subjectOf(ModuleId M, NodeId What) const {
  const ast::Tree &T = tree(M);
  if (T.is(What, NodeKind::StringLit)) {
    for (uint32_t I = 0; I < P.Rules.size(); ++I)
      if (P.Rules[RuleId(I)].StableId == T.nameOf(What)) {
        Symbol S{SymbolKind::Rule, I, P.Rules[RuleId(I)].WhereAt, {}, false};
        markUsed(S);
        return {S, 0, NodeId::none()};
      }
    return {};
  }
  if (T.kind(What) != NodeKind::QualName)
    return {};
  llvm::ArrayRef<NodeId> Parts = node::QualName(T, What).idents();
  unsigned Used = 0;
  Symbol S = resolvePrefix(M, Parts, Used);
  if (S.K == SymbolKind::Rule && Used == Parts.size())
    return {S, 0, NodeId::none()};
  if (S.K != SymbolKind::Enum || Used + 1 != Parts.size())
    return {};
  uint32_t Ordinal = 0;
  for (const EnumValue &V : P.Enums[EnumId(S.Index)].Values.of(P.EnumValues)) {
    if (V.Text == T.nameOf(Parts[Used]))
      return {S, Ordinal, NodeId::none()};
    ++Ordinal;
  }
  return {S, 0, Parts[Used]};
}

void Context::reportNoRule(ModuleId M, NodeId What) {
  if (tree(M).is(What, NodeKind::StringLit)) {
    StringRef Id = text(tree(M).nameOf(What));
    const Thing *Hidden = nullptr;
    index().forEach([&](const Thing &T) {
      if (!Hidden && T.RuleId && text(T.RuleId) == Id && !T.IsPrivate &&
          !index().isLoaded(T))
        Hidden = &T;
    });
    if (Hidden) {
      std::string Import = ("import " + text(Hidden->Package) + ".{" +
                            text(Hidden->Text) + "};\n")
                               .str();
      Range At{importPlace(M), importPlace(M)};
      Diags.report(diag::NameNotImported, range(M, What)).fix(At, Import)
          << "rule" << text(Hidden->Text) << text(Hidden->Package);
      return;
    }
    llvm::SmallVector<StringRef, 256> Ids;
    for (const Rule &R : P.Rules.rows())
      Ids.push_back(text(R.StableId));
    llvm::SaveAndRestore Guess(OnlyGuesses, true);
    reportUnknown("rule", Id, range(M, What), Ids);
    return;
  }
  llvm::ArrayRef<NodeId> Parts = node::QualName(tree(M), What).idents();
  unsigned Used = 0;
  Symbol S = resolvePrefix(M, Parts, Used);
  if (S.K != SymbolKind::Package || Used == Parts.size()) {
    resolve(M, What, SymbolKind::Rule);
    return;
  }
  llvm::SmallVector<StringRef, 64> Candidates;
  for (const auto &[Other, Entry] : Packages[PackageId(S.Index)].Names)
    if (Entry.K == SymbolKind::Rule && !Entry.Private)
      Candidates.push_back(text(Other));
  std::sort(Candidates.begin(), Candidates.end()); // a hash has no order
  const WantedName In{
      M, thingsOf(SymbolKind::Rule), {}, Packages[PackageId(S.Index)].Text};
  reportUnknown("rule", text(tree(M).nameOf(Parts[Used])),
                range(M, Parts[Used]), Candidates, /*Closed=*/false, &In);
}

Name Context::resolvePackage(ModuleId M, NodeId What, Range Where) {
  llvm::ArrayRef<NodeId> Parts = node::QualName(tree(M), What).idents();
  unsigned Used = 0;
  Symbol S = resolvePrefix(M, Parts, Used);
  if (S.K == SymbolKind::Package && Used == Parts.size())
    return Packages[PackageId(S.Index)].Text;
  std::string Written = qualText(M, What);
  llvm::SmallVector<StringRef, 32> Candidates;
  for (const Package &Pkg : Packages.rows()) {
    if (text(Pkg.Text) == Written)
      return Pkg.Text;
    if (llvm::any_of(Pkg.Names, [](const auto &Entry) {
          return Entry.second.K == SymbolKind::Rule;
        }))
      Candidates.push_back(text(Pkg.Text));
  }
  std::sort(Candidates.begin(), Candidates.end());
  reportUnknown("package", Written, Where, Candidates);
  return Name::none();
}

void sema::buildDecisions(Context &C) {
  for (const Pending &D : C.Decisions)
    DecisionBuilder(C, D).run();
}
