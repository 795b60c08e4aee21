//===- Decisions.cpp - What a team decides about its threats --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

namespace {

/// What may stand in the body of a decision.
struct DecisionProperty {
  StringRef Text;
  TypeBase Base; ///< Unknown: one of the words of a status
};
constexpr DecisionProperty DecisionProperties[] = {
    {"owner", TypeBase::String},  {"by", TypeBase::String},
    {"reason", TypeBase::String}, {"ticket", TypeBase::String},
    {"link", TypeBase::String},   {"expires", TypeBase::Date},
    {"review", TypeBase::Date},   {"status", TypeBase::Unknown},
};
constexpr StringRef StatusWords[] = {"planned", "done", "verified"};

class DecisionBuilder {
public:
  DecisionBuilder(Context &C, const Pending &D)
      : C(C), P(C.P), M(D.Module), N(D.Node), T(C.tree(D.Module)),
        Scope(D.Index == ~uint32_t(0) ? nullptr
                                      : C.scopeOf(EntityId(D.Index))) {}

  void run() {
    Row.Verb = static_cast<DecisionVerb>(T[N].Payload);
    NodeId What = T.child(N, 1);
    NodeId Target = T.child(N, 2);
    Row.Where = C.range(M, N);
    if (Target)
      Row.Where.End = C.range(M, Target).End;
    else if (What)
      Row.Where.End = C.range(M, What).End;
    if (Row.Verb == DecisionVerb::Override) {
      overrideSettings(What, Target);
      return;
    }
    bool Ok = true;
    if (Row.Verb == DecisionVerb::Assume)
      Row.Text = C.titleOf(M, What);
    else
      Ok &= resolveWhat(What);
    if (!Target)
      return; // a syntax error
    Row.Target = C.resolveEntity(M, Scope, T.list(Target));
    Ok &= Row.Target.isValid();
    Row.Mode = T.has(Target, ast::DoubleStar) ? TargetMode::Deep
               : T.has(Target, ast::Star)     ? TargetMode::Members
                                              : TargetMode::Exact;
    if (Row.Mode != TargetMode::Exact && Row.Target) {
      EntityClass Cl = P.Entities[Row.Target].Class;
      if (Cl != EntityClass::Boundary && Cl != EntityClass::System) {
        C.Diags.report(diag::StarNeedsPlace, C.range(M, Target))
            << C.qualText(M, Target) << withArticle(Cl);
        Ok = false;
      }
    }
    if (NodeId To = T.child(N, 3))
      Row.Text = T.kind(To) == NodeKind::QualName
                     ? C.Names.intern(C.qualText(M, To))
                     : C.titleOf(M, To);
    llvm::SmallVector<ControlId, 4> By;
    for (NodeId Q : T.list(N)) {
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
  /// `override X { … }` changes settings, which Models.cpp did; the row keeps
  /// it visible.
  void overrideSettings(NodeId What, NodeId Target) {
    if (Target) {
      C.Diags.report(diag::NotSupportedYet, Row.Where)
          << "`override` of a rule's severity";
      return;
    }
    if (!What)
      return;
    unsigned Used = 0;
    Row.Target = C.entityPrefix(M, Scope, T.list(What), Used);
    if (Row.Target && Used == T.list(What).size())
      P.Decisions.add(Row);
  }

  /// A rule, or a value of an enum of categories.
  bool resolveWhat(NodeId What) {
    if (!What)
      return false;
    llvm::ArrayRef<NodeId> Parts = T.list(What);
    unsigned Used = 0;
    Symbol S = C.resolvePrefix(M, Parts, Used);
    if (S.K == SymbolKind::Enum && Used + 1 == Parts.size()) {
      EnumId E(S.Index);
      uint32_t Ordinal = 0;
      llvm::SmallVector<StringRef, 8> Candidates;
      for (const EnumValue &V : P.Enums[E].Values.of(P.EnumValues)) {
        if (V.Text == T.nameOf(Parts[Used])) {
          Row.Category = Value::enumValue(E, Ordinal);
          return true;
        }
        Candidates.push_back(C.text(V.Text));
        ++Ordinal;
      }
      C.reportUnknown("category", C.text(T.nameOf(Parts[Used])),
                      C.range(M, Parts[Used]), Candidates, /*Closed=*/true);
      return false;
    }
    if (S.K == SymbolKind::Rule && Used == Parts.size()) {
      Row.Rule = RuleId(S.Index);
      return true;
    }
    if (S.K == SymbolKind::Package && Used < Parts.size()) {
      llvm::SmallVector<StringRef, 64> Candidates;
      for (const auto &[Other, Entry] : C.Packages[PackageId(S.Index)].Names)
        if (Entry.K == SymbolKind::Rule && !Entry.Private)
          Candidates.push_back(C.text(Other));
      C.reportUnknown("rule", C.text(T.nameOf(Parts[Used])),
                      C.range(M, Parts[Used]), Candidates);
      return false;
    }
    C.resolve(M, What, SymbolKind::Rule);
    return false;
  }

  bool addProperties() {
    NodeId Body = T.child(N, 5);
    Row.Properties.Begin = static_cast<uint32_t>(P.Properties.size());
    bool Ok = true;
    if (!Body)
      return Ok;
    for (NodeId A : T.list(Body)) {
      if (T.kind(A) != NodeKind::Assign) {
        C.Diags.report(diag::MisplacedMember, C.range(M, A))
            << ast::describe(T.kind(A)) << "a decision"
            << "a system or boundary";
        Ok = false;
        continue;
      }
      Ok &= addProperty(A);
    }
    return Ok;
  }

  bool addProperty(NodeId A) {
    NodeId Ident = T.child(A, 1);
    StringRef Key = C.text(T.nameOf(Ident));
    Range Where = C.range(M, Ident);
    const auto *Known =
        llvm::find_if(DecisionProperties,
                      [&](const DecisionProperty &D) { return D.Text == Key; });
    if (Known == std::end(DecisionProperties)) {
      llvm::SmallVector<StringRef, 8> Candidates;
      for (const DecisionProperty &D : DecisionProperties)
        Candidates.push_back(D.Text);
      C.reportUnknown("property of a decision", Key, Where, Candidates,
                      /*Closed=*/true);
      return false;
    }
    for (const Property &Row2 : Row.Properties.of(P.Properties))
      if (Row2.Key == T.nameOf(Ident)) {
        C.Diags.report(diag::SetTwice, Where)
                .note(diag::NoteFirstSet, Row2.Where)
            << Key << "remove one";
        return false;
      }
    NodeId V = T.child(A, 2);
    std::optional<Value> Val;
    if (Known->Base == TypeBase::Unknown) {
      Val = statusWord(V);
    } else if (Known->Base == TypeBase::Date) {
      Val = dateOf(Key, V);
    } else {
      ExprScope S{M, {}, 0, 0, KindId::none(), nullptr};
      Val = ExprBuilder(C, S).constant(V, {Known->Base});
    }
    if (!Val)
      return false;
    P.Properties.push_back({T.nameOf(Ident), *Val, Where});
    ++Row.Properties.Count;
    return true;
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
      Name Word = T.nameOf(T.child(V, 0));
      if (llvm::is_contained(StatusWords, C.text(Word)))
        return Value::string(Word);
    }
    std::string Text = sourceOf(V);
    Range Where = C.range(M, V);
    DiagBuilder D = C.Diags.report(diag::DecisionStatus, Where);
    D << Text;
    StringRef Near = nearest(Text, StatusWords);
    if (!Near.empty())
      D.fix(Where, Near);
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

void sema::buildDecisions(Context &C) {
  for (const Pending &D : C.Decisions)
    DecisionBuilder(C, D).run();
}
