//===- Vocabulary.cpp - Enums, kinds and their attributes -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Arithmetic.h"
#include "IR/Gains.h"
#include "Sema/Annotations.h"
#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Types and attributes
//===----------------------------------------------------------------------===//

void Context::resolveRange(ModuleId M, NodeId N, Type &Ty, uint32_t *Out) {
  const ast::Tree &T = tree(M);
  const node::Type Written(T, N);
  NodeId Of = Written.of(), Least = Written.least(), Most = Written.most();
  if (!Of && !Least && !Most)
    return;
  ExprScope Scope{M, {}, 0, 0, KindId::none(), nullptr};
  ExprBuilder B(*this, Scope);
  if (Of && Ty.Base == TypeBase::Kind) {
    bool Reported = false;
    KindId K = B.kindNamed(Of, Reported);
    if (!K && !Reported)
      Diags.report(diag::OfKindNeedsKind, range(M, Of));
    if (K)
      Ty.Detail = K.index();
    return;
  }
  bool Ranges = Ty.Base == TypeBase::Int || Ty.Base == TypeBase::Decimal ||
                Ty.Base == TypeBase::Duration || Ty.Base == TypeBase::Date;
  if (Ranges && Of) {
    Diags.report(diag::ExpectedToken, range(M, Of))
        << "a range" << "with `to` between its bounds" << "one value";
    return;
  }
  if (!Ranges) {
    Diags.report(diag::RangeOnType, range(M, N)) << typeName(P, Ty.element());
    return;
  }
  if (!Out) {
    Diags.report(diag::RangeNotHere, range(M, N)) << typeName(P, Ty.element());
    return;
  }
  auto Bound = [&](NodeId X) {
    std::optional<Value> V;
    if (X)
      V = B.constant(X, Ty.element());
    return V.value_or(Value::unknown());
  };
  ValueRange R{Bound(Least), Bound(Most)};
  if (!R.Least.isUnknown() &&
      !isAllowed(P, {Value::unknown(), R.Most}, R.Least)) {
    Diags.report(diag::EmptyRange, range(M, N))
        << valueText(P, R.Least) + " to " + valueText(P, R.Most);
    return;
  }
  *Out = static_cast<uint32_t>(P.Ranges.size());
  P.Ranges.push_back(R);
}

Type Context::resolveType(ModuleId M, NodeId N, bool *Optional,
                          uint32_t *Range) {
  const ast::Tree &T = tree(M);
  if (Optional)
    *Optional = T.has(N, ast::Optional);
  Type Ty;
  Ty.IsSet = T.has(N, ast::Set);
  NodeId Qual = node::Type(T, N).qualName();
  llvm::ArrayRef<NodeId> Parts = node::QualName(T, Qual).idents();
  if (Parts.size() == 1) {
    struct Basic {
      StringRef Text;
      TypeBase Base;
    };
    static constexpr Basic Basics[] = {
        {"bool", TypeBase::Bool},         {"int", TypeBase::Int},
        {"decimal", TypeBase::Decimal},   {"string", TypeBase::String},
        {"duration", TypeBase::Duration}, {"date", TypeBase::Date},
        {"endpoint", TypeBase::Endpoint}, {"port", TypeBase::Int},
        {"Control", TypeBase::Control},   {"Reference", TypeBase::Ref},
        {"Kind", TypeBase::Kind}};
    StringRef Text = text(T.nameOf(Parts[0]));
    for (const Basic &B : Basics)
      if (B.Text == Text) {
        Ty.Base = B.Base;
        // A port is a number like any other where there is nothing to check.
        if (Text != "port") {
          resolveRange(M, N, Ty, Range);
        } else if (node::Type(T, N).of() || node::Type(T, N).least() ||
                   node::Type(T, N).most()) {
          Diags.report(diag::RangeOnType, range(M, N)) << Text;
        } else if (Range) {
          *Range = static_cast<uint32_t>(P.Ranges.size());
          P.Ranges.push_back({Value::integer(1), Value::integer(65535)});
        }
        return Ty;
      }
    Symbol S = lookupAt(M, Parts[0]);
    if (!S) {
      if (reportNotImported(M, Parts[0], SymbolKind::Enum) ||
          reportNotImported(M, Parts[0], SymbolKind::Kind))
        return {};
      if (reportForeignType(Text, range(M, Qual)))
        return {};
      llvm::SmallVector<StringRef, 64> Candidates;
      for (const Basic &B : Basics)
        Candidates.push_back(B.Text);
      visibleNames(M, SymbolKind::Enum, Candidates);
      visibleNames(M, SymbolKind::Kind, Candidates);
      const WantedName In{M, thingsOf(SymbolKind::Enum) |
                                 thingsOf(SymbolKind::Kind)};
      reportUnknown("type", Text, range(M, Qual), Candidates,
                    /*Closed=*/false, &In);
      return {};
    }
  }
  Symbol S = resolve(M, Qual, SymbolKind::None);
  if (S.K == SymbolKind::Enum) {
    Ty.Base = TypeBase::Enum;
    Ty.Detail = EnumIds[S.Index].index();
    resolveRange(M, N, Ty, Range);
    return Ty;
  }
  if (S.K == SymbolKind::Kind) {
    KindId K = KindIds[S.Index];
    if (!K)
      return {};
    Ty.Base = TypeBase::Entity;
    Ty.Detail = K.index();
    resolveRange(M, N, Ty, Range);
    return Ty;
  }
  if (S)
    Diags.report(diag::NotAType, range(M, Qual))
            .note(diag::NoteDeclaredHere, S.Where)
        << qualText(M, Qual) << describe(S.K);
  return {};
}

AttrId Context::findAttr(KindId K, Name N) const {
  auto [It, New] = AttrCache.try_emplace({K, N}, AttrId::none());
  if (!New)
    return It->second;
  AttrId Found;
  for (KindId Up = K; Up && !Found; Up = P.Kinds[Up].Base)
    for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs))
      if (P.Attrs[A].Text == N)
        Found = A;
  AttrCache[{K, N}] = Found;
  return Found;
}

/// The attribute of \p K that a control by the name or synonym \p Text
/// provides; none if there is none, or if several are.
AttrId Context::attrOfControl(KindId K, StringRef Text) {
  AttrId Only;
  for (const NameIndex::Match &X : index().find(Text)) {
    if (X.T->What != ThingKind::Control || X.T->IsPrivate)
      continue;
    const std::string Full = (text(X.T->Package) + "." + text(X.T->Text)).str();
    for (uint32_t I = 0; I < P.Controls.size(); ++I) {
      const Control &Row = P.Controls[ControlId(I)];
      if (P.text(Row.Id) != Full)
        continue;
      for (const Provision &One : Row.Provides.of(P.Provisions)) {
        if (!P.derives(K, P.Attrs[One.Attr].Owner) || One.Attr == Only)
          continue;
        if (Only)
          return AttrId::none();
        Only = One.Attr;
      }
    }
  }
  return Only;
}

void Context::reportUnknownAttr(KindId K, Name N, Range Where) {
  llvm::SmallVector<StringRef, 64> Candidates;
  for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
    for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs))
      Candidates.push_back(text(P.Attrs[A].Text));
  StringRef Near = nearest(text(N), Candidates);
  if (isConsequence(text(N), Where, /*Open=*/false))
    return;
  // What other notations have as attributes is written otherwise.
  StringRef Instead =
      llvm::is_contained({"title", "name", "label", "display_name"}, text(N))
          ? StringRef("name : Kind \"title\"")
      : llvm::is_contained({"description", "comment", "doc", "notes"}, text(N))
          ? StringRef("/// …")
      : llvm::is_contained({"boundary", "zone", "parent", "inBoundary"},
                           text(N))
          ? StringRef("boundary … { name : Kind; }")
          : StringRef();
  std::string Controls;
  for (const NameIndex::Match &X : index().find(text(N)))
    if (X.Exact && X.N->Sort == NameSort::Own &&
        X.T->What == ThingKind::Control && text(X.T->Text) == text(N) &&
        Controls.empty())
      Controls = ("controls = [" + text(N) + "]").str();
  if (!Controls.empty())
    Instead = Controls;
  if (!Instead.empty() && !Near.equals_insensitive(text(N))) {
    Diags.report(diag::MemberCalled, Where)
        << P.shortName(P.Kinds[K].Id) << text(N) << Instead;
    return;
  }
  auto Fits = [&](const Thing &A) { return isAttrOf(A, K); };
  if (!Near.equals_insensitive(text(N)) &&
      reportOtherName("attribute", text(N), Where,
                      {{}, bit(ThingKind::Attribute), {}, {}, Fits}))
    return;
  // What people call a control, they also call the attribute that it provides.
  if (!Near.equals_insensitive(text(N)))
    if (AttrId A = attrOfControl(K, text(N))) {
      Diags.report(diag::NameSynonym, Where)
              .fix(Where, text(P.Attrs[A].Text))
              .note(diag::NoteAttrDeclared, P.Attrs[A].Where,
                    {text(P.Attrs[A].Text).str()})
          << "attribute" << text(N) << text(P.Attrs[A].Text);
      return;
    }
  DiagBuilder D = Near.empty()
                      ? Diags.report(diag::UnknownAttribute, Where)
                      : Diags.report(diag::UnknownAttributeDidYouMean, Where);
  D << P.shortName(P.Kinds[K].Id) << text(N);
  if (!Near.empty()) {
    D.propose(Where, Near,
              OnlyGuesses ? Surety::Guess : suretyOf(text(N), Near, Candidates))
        << Near;
    for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
      for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs))
        if (text(P.Attrs[A].Text) == Near) {
          D.note(diag::NoteAttrDeclared, P.Attrs[A].Where, {Near.str()});
          return;
        }
  }
  D.note(diag::NoteKindDeclared, P.Kinds[K].Where,
         {P.text(P.Kinds[K].Id).str()});
}

AttrId Context::settableAttr(KindId K, Name N, Range Where) {
  AttrId A = findAttr(K, N);
  if (!A) {
    reportUnknownAttr(K, N, Where);
    return A;
  }
  if (Meant)
    Meant->attribute(Where, A);
  if (!P.Attrs[A].Derived)
    return A;
  Diags.report(diag::DerivedAttribute, Where)
          .note(diag::NoteAttrDeclared, P.Attrs[A].Where, {text(N).str()})
      << text(N);
  return AttrId::none();
}

llvm::ArrayRef<AttrId> Context::requiredAttrs(KindId K) {
  auto [It, New] = RequiredCache.try_emplace(K);
  if (New)
    for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
      for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs))
        if (P.Attrs[A].Required && !P.defaultOf(K, A))
          It->second.push_back(A);
  return It->second;
}

//===----------------------------------------------------------------------===//
// Enums
//===----------------------------------------------------------------------===//

namespace {
/// Makes the enums of all modules. The values of one that is marked
/// `@adds_to(X)` become values of X as well, and its name another word for X's
/// type: so packages add to a list that the library began.
class EnumBuilder {
public:
  explicit EnumBuilder(Context &C)
      : C(C), P(C.P), AddsTo(C.Enums.size(), None), Seen(C.Enums.size()) {}

  void run() {
    const uint32_t First = C.Base.Enums;
    for (uint32_t I = First; I < C.Enums.size(); ++I)
      P.Enums.add(head(I));
    C.EnumIds.resize(C.Enums.size());
    for (uint32_t I = First; I < C.Enums.size(); ++I)
      AddsTo[I] = target(I);
    for (uint32_t I = First; I < C.Enums.size(); ++I)
      C.EnumIds[I] = EnumId(AddsTo[I] == None ? I : AddsTo[I]);
    for (uint32_t I = 0; I < C.Enums.size(); ++I)
      if (AddsTo[I] == None && (I >= First || isExtended(I)))
        values(I);
  }

private:
  static constexpr uint32_t None = ~uint32_t(0);

  Enum &row(uint32_t I) { return P.Enums[EnumId(I)]; }

  bool isExtended(uint32_t I) const { return llvm::is_contained(AddsTo, I); }

  Enum head(uint32_t I) {
    const Pending D = C.Enums[I];
    const ast::Tree &T = C.tree(D.Module);
    const node::EnumDecl Decl(T, D.Node);
    Enum Row;
    Row.Id = C.fullName(D.Module, T.nameOf(Decl.ident()));
    Row.Doc = C.docOf(D.Module, Decl.prefix());
    Row.Ordered = T.has(D.Node, ast::Ordered);
    Row.Where = C.range(D.Module, Decl.ident());
    Row.Annotations =
        addAnnotations(C, D.Module, Decl.prefix(), AnnotationPlace::Enum);
    return Row;
  }

  /// The enum to which \p I adds; reports one that it cannot add to.
  uint32_t target(uint32_t I) {
    const Property *A = findAnnotation(P, row(I).Annotations, "adds_to");
    if (!A)
      return None;
    Symbol S = C.lookup(C.Enums[I].Module, A->V.name());
    if (S.K != SymbolKind::Enum) {
      llvm::SmallVector<StringRef, 64> Candidates;
      C.visibleNames(C.Enums[I].Module, SymbolKind::Enum, Candidates);
      C.reportUnknown("enum", C.text(A->V.name()), A->Where, Candidates);
      return None;
    }
    const Enum &Base = row(S.Index);
    enum Reason : uint8_t { Same, Adds, InOrder, Known, Fine };
    const Reason Why = S.Index == I                                     ? Same
                       : findAnnotation(P, Base.Annotations, "adds_to") ? Adds
                       : Base.Ordered || row(I).Ordered ? InOrder
                       : !Base.Annotations.empty() &&
                               !findAnnotation(P, Base.Annotations, "position")
                           ? Known
                           : Fine;
    if (Why == Fine)
      return S.Index;
    C.Diags.report(diag::EnumNotExtensible, A->Where)
            .note(diag::NoteDeclaredHere, Base.Where)
        << P.shortName(Base.Id) << uint64_t(Why);
    return None;
  }

  /// The values of \p I, then those that others add, in the order of their
  /// names: in which order modules are loaded shows nowhere. What is of the
  /// library has its values already, those that others in it add included.
  void values(uint32_t I) {
    const auto Begin = static_cast<uint32_t>(P.EnumValues.size());
    if (I < C.Base.Enums) {
      const Slice Old = row(I).Values;
      for (uint32_t V = 0; V != Old.Count; ++V) {
        P.EnumValues.push_back(P.EnumValues[Old.Begin + V]);
        Seen[I].try_emplace(P.EnumValues.back().Text, Range());
      }
    }
    row(I).Values.Begin = Begin;
    if (I >= C.Base.Enums)
      own(I, I);
    std::vector<uint32_t> Others;
    for (uint32_t J = C.Base.Enums; J < AddsTo.size(); ++J)
      if (AddsTo[J] == I)
        Others.push_back(J);
    llvm::sort(Others, [&](uint32_t A, uint32_t B) {
      return std::pair(P.text(row(A).Id), A) < std::pair(P.text(row(B).Id), B);
    });
    for (uint32_t J : Others) {
      row(J).Values.Begin = static_cast<uint32_t>(P.EnumValues.size());
      own(J, I);
    }
  }

  /// Where value \p N of enum \p I of the image is declared, in it or in one
  /// that adds to it.
  Range placeOf(uint32_t I, Name N) const {
    for (uint32_t J = 0; J != C.Base.Enums; ++J) {
      const Pending D = std::as_const(C.Enums)[J];
      if (std::as_const(C.EnumIds)[J].index() != I)
        continue;
      const ast::Tree &T = C.tree(D.Module);
      for (NodeId V : node::EnumDecl(T, D.Node).values())
        if (NodeId Ident = node::EnumValue(T, V).ident(); T.nameOf(Ident) == N)
          return C.range(D.Module, Ident);
    }
    return {};
  }

  void own(uint32_t From, uint32_t Into) {
    const Pending D = C.Enums[From];
    const ast::Tree &T = C.tree(D.Module);
    for (NodeId V : node::EnumDecl(T, D.Node).values()) {
      Name N = T.nameOf(node::EnumValue(T, V).ident());
      Range Where = C.range(D.Module, node::EnumValue(T, V).ident());
      auto [It, New] = Seen[Into].try_emplace(N, Where);
      if (!New) {
        C.Diags.report(diag::DuplicateEnumValue, Where)
                .note(diag::NoteFirstDeclared,
                      It->second.isValid() ? It->second : placeOf(Into, N))
            << C.text(N);
        continue;
      }
      P.EnumValues.push_back(
          {N, C.titleOf(D.Module, node::EnumValue(T, V).title()),
           C.docOf(D.Module, node::EnumValue(T, V).prefix()),
           addAnnotations(C, D.Module, node::EnumValue(T, V).prefix(),
                          AnnotationPlace::EnumValue)});
      ++row(Into).Values.Count;
      if (From != Into)
        ++row(From).Values.Count;
    }
  }

  Context &C;
  Program &P;
  std::vector<uint32_t> AddsTo; ///< by row: the row to which it adds, or None
  /// By row: its values, without a place if they are of the image.
  std::vector<llvm::DenseMap<Name, Range>> Seen;
};
} // namespace

/// What an attacker can hold is said by one enum, to which others add, and is
/// kept in sets of 64 bits.
static void checkPositions(Context &C) {
  const Program &P = C.P;
  if (P.Enums.size() == C.Base.Enums)
    return;
  EnumId First = C.positionEnum();
  for (uint32_t I = 0; I < P.Enums.size(); ++I) {
    const Enum &Row = P.Enums[EnumId(I)];
    if (!findAnnotation(P, Row.Annotations, "position"))
      continue;
    if (EnumId(I) != First)
      C.Diags.report(diag::BadPositionEnum, Row.Where)
          << C.text(P.Enums[First].Id) << uint64_t(0);
    else if (Row.Values.Count > 64)
      C.Diags.report(diag::BadPositionEnum, Row.Where)
          << C.text(Row.Id) << uint64_t(1) << uint64_t(Row.Values.Count);
  }
}

//===----------------------------------------------------------------------===//
// Kinds
//===----------------------------------------------------------------------===//

/// The word that declares a kind of things of class \p C.
static AnnotationPlace placeOf(EntityClass C) {
  switch (C) {
  case EntityClass::Element:
    return AnnotationPlace::Component;
  case EntityClass::Flow:
    return AnnotationPlace::Channel;
  case EntityClass::Data:
    return AnnotationPlace::Data;
  case EntityClass::System:
  case EntityClass::Boundary:
    break;
  }
  return AnnotationPlace::Zone;
}

namespace {

/// Gives kinds their ids so that a base comes before what derives from it.
class KindBuilder {
public:
  explicit KindBuilder(Context &C)
      : C(C), P(C.P), Bases(C.Kinds.size()), HasBase(C.Kinds.size()),
        State(C.Kinds.size()) {
    std::fill_n(State.begin(), C.Base.Kinds, Done);
    C.KindIds.resize(C.Kinds.size());
  }

  void run() {
    const uint32_t First = C.Base.Kinds;
    for (uint32_t I = First; I < C.Kinds.size(); ++I)
      findBase(I);
    // Roots first: kinds without a base derive from the root of their class.
    for (uint32_t I = First; I < C.Kinds.size(); ++I)
      if (!HasBase[I] && isRoot(I))
        addKind(I, KindId::none());
    reportMissingRoots();
    for (uint32_t I = First; I < C.Kinds.size(); ++I)
      visit(I);
    // Attributes need all kinds, since a type can be any of them.
    for (uint32_t I = First; I < C.Kinds.size(); ++I)
      if (C.KindIds[I])
        addAttrs(I);
  }

private:
  NodeId node(uint32_t I) const { return C.Kinds[I].Node; }
  ModuleId module(uint32_t I) const { return C.Kinds[I].Module; }
  const ast::Tree &tree(uint32_t I) const { return C.tree(module(I)); }

  void findBase(uint32_t I) {
    const ast::Tree &T = tree(I);
    NodeId Use = node::KindDecl(T, node(I)).base();
    if (!Use)
      return;
    HasBase[I] = true;
    Symbol S = C.resolve(module(I), node::KindUse(T, Use).qualName(),
                         SymbolKind::Kind);
    if (S)
      Bases[I] = S.Index;
    else
      State[I] = Done; // reported; what derives from it is left out silently
  }

  /// The root of a class is the first kind of the module `std.core` without a
  /// base; a program without that module has the first of any module.
  bool isRoot(uint32_t I) {
    EntityClass Cl = ownClass(I);
    KindId &Root = P.Known.Root[static_cast<unsigned>(Cl)];
    if (Root)
      return false;
    return C.text(C.Set.Modules[module(I)].Package) == "std.core" || !hasCore();
  }

  bool hasCore() const {
    return llvm::any_of(C.Set.Modules.rows(), [&](const Module &M) {
      return C.text(M.Package) == "std.core";
    });
  }

  EntityClass ownClass(uint32_t I) const {
    const ast::Tree &T = tree(I);
    switch (node::KindDecl(T, node(I)).kindClass()) {
    case ast::KindClass::Component:
      return EntityClass::Element;
    case ast::KindClass::Channel:
      return EntityClass::Flow;
    case ast::KindClass::Data:
      return EntityClass::Data;
    case ast::KindClass::Zone:
      break;
    }
    // A system is a zone of its own class; only its root says so.
    if (NodeId Prefix = node::KindDecl(T, node(I)).prefix())
      for (NodeId A : node::Prefix(T, Prefix).annotations())
        if (C.text(T.nameOf(node::Annotation(T, A).ident())) == "system")
          return EntityClass::System;
    return EntityClass::Boundary;
  }

  void reportMissingRoots() {
    std::string Missing;
    for (unsigned Cl = 0; Cl < NumEntityClasses; ++Cl)
      if (!P.Known.Root[Cl])
        Missing += (Missing.empty() ? "" : ", ") +
                   ir::spelling(static_cast<EntityClass>(Cl)).str();
    if (!Missing.empty() && !C.Set.Damaged)
      C.Diags.report(diag::NoRootKind) << Missing;
  }

  void visit(uint32_t Start) {
    // Up the bases until one has its id, then down again.
    llvm::SmallVector<uint32_t, 8> Chain;
    uint32_t I = Start;
    while (State[I] == New) {
      State[I] = Active;
      Chain.push_back(I);
      if (!HasBase[I])
        break;
      I = Bases[I];
    }
    if (State[I] == Active && HasBase[I] && I != Chain.back()) {
      reportCycle(Chain, I);
    } else if (State[I] == Active && HasBase[I]) {
      reportCycle(Chain, I);
    }
    for (uint32_t K : llvm::reverse(Chain)) {
      if (State[K] == Done)
        continue;
      State[K] = Done;
      KindId Base;
      if (HasBase[K]) {
        Base = C.KindIds[Bases[K]];
        if (!Base)
          continue;
        if (!checkClass(K, Base))
          continue;
      } else {
        Base = P.Known.Root[static_cast<unsigned>(ownClass(K))];
        if (!Base)
          continue;
      }
      addKind(K, Base);
    }
  }

  void reportCycle(llvm::ArrayRef<uint32_t> Chain, uint32_t At) {
    std::string Text;
    bool In = false;
    for (uint32_t K : Chain) {
      In |= K == At;
      if (In) {
        Text += "`" + C.text(nameOf(K)).str() + "` -> ";
        State[K] = Done;
      }
    }
    Text += "`" + C.text(nameOf(At)).str() + "`";
    C.Diags.report(diag::KindCycle, nameRange(At)) << Text;
  }

  bool checkClass(uint32_t I, KindId Base) {
    EntityClass Own = ownClass(I);
    EntityClass Of = P.Kinds[Base].Class;
    if (Own == Of ||
        (Own == EntityClass::Boundary && Of == EntityClass::System))
      return true;
    C.Diags.report(diag::WrongKindClass,
                   C.range(module(I), node::KindDecl(tree(I), node(I)).base()))
            .note(diag::NoteDeclaredHere, P.Kinds[Base].Where)
        << P.shortName(P.Kinds[Base].Id) << ir::spelling(Of)
        << ir::spelling(Own);
    return false;
  }

  Name nameOf(uint32_t I) const {
    return tree(I).nameOf(node::KindDecl(tree(I), node(I)).ident());
  }
  Range nameRange(uint32_t I) const {
    return C.range(module(I), node::KindDecl(tree(I), node(I)).ident());
  }

  void addKind(uint32_t I, KindId Base) {
    const ast::Tree &T = tree(I);
    NodeId N = node(I);
    State[I] = Done;
    Kind Row;
    Row.Id = C.fullName(module(I), nameOf(I));
    Row.Title = C.titleOf(module(I), node::KindDecl(T, N).title());
    Row.Doc = C.docOf(module(I), node::KindDecl(T, N).prefix());
    Row.Class = Base ? P.Kinds[Base].Class : ownClass(I);
    Row.Abstract = T.has(N, ast::Abstract);
    Row.Base = Base;
    Row.Annotations = addAnnotations(
        C, module(I), node::KindDecl(T, N).prefix(), placeOf(Row.Class));
    Row.Where = nameRange(I);
    KindId Id = P.Kinds.add(Row);
    C.KindIds[I] = Id;
    if (!Base)
      P.Known.Root[static_cast<unsigned>(Row.Class)] = Id;
  }

  void addAttrs(uint32_t I) {
    const ast::Tree &T = tree(I);
    KindId K = C.KindIds[I];
    Slice Own{static_cast<uint32_t>(P.KindAttrs.size()), 0};
    if (NodeId Params = node::KindDecl(T, node(I)).params()) {
      C.Components[K] = C.Kinds[I];
      for (NodeId M : node::Params(T, Params).params())
        addParam(I, K, M, Own);
    }
    NodeId Body = node::KindDecl(T, node(I)).body();
    if (Body)
      for (NodeId M : node::Body(T, Body).members()) {
        if (T.kind(M) == NodeKind::AttrDecl)
          addAttr(I, K, M, Own);
        else if (T.kind(M) == NodeKind::Let)
          addDerived(I, K, M, Own);
        else if (T.kind(M) == NodeKind::Require)
          C.Requiring[K] = C.Kinds[I];
        else if (T.kind(M) != NodeKind::Assign)
          otherMember(I, K, M);
      }
    P.Kinds[K].Attrs = Own;
  }

  /// A parameter is an attribute that every use of the kind gives, and whose
  /// value the parts can use.
  void addParam(uint32_t I, KindId K, NodeId N, Slice &Own) {
    const ast::Tree &T = tree(I);
    const node::Param Decl(T, N);
    Attr Row;
    Row.Text = T.nameOf(Decl.ident());
    Row.Owner = K;
    bool Optional = false;
    Row.Ty = C.resolveType(module(I), Decl.type(), &Optional, &Row.Allowed);
    Row.Required = !Optional && !Decl.defaultValue();
    Row.Where = C.range(module(I), Decl.ident());
    insert(I, Row, Own);
  }

  void otherMember(uint32_t I, KindId K, NodeId M) {
    const ast::Tree &T = tree(I);
    switch (T.kind(M)) {
    case NodeKind::ElementDecl:
    case NodeKind::BoundaryDecl:
    case NodeKind::FlowDecl:
    case NodeKind::Port:
    case NodeKind::DataDecl:
    case NodeKind::DeriveDecl:
    case NodeKind::DefaultDecl:
    case NodeKind::Decision:
      if (P.Kinds[K].Class == EntityClass::Element) {
        C.Components[K] = C.Kinds[I]; // Models.cpp declares them in each use
        P.Kinds[K].Parts |= T.kind(M) == NodeKind::ElementDecl ||
                            T.kind(M) == NodeKind::BoundaryDecl;
      } else {
        C.Diags.report(diag::MisplacedMember, C.range(module(I), M))
            << ast::describe(T.kind(M)) << Misplaced::InKindOf
            << Home::Component << ir::spelling(P.Kinds[K].Class);
      }
      break;
    default:
      C.Diags.report(diag::MisplacedMember, C.range(module(I), M))
          << ast::describe(T.kind(M)) << Misplaced::InKind << Home::System;
      break;
    }
  }

  /// Declares \p Row; reports a second attribute of that name.
  void insert(uint32_t I, const Attr &Row, Slice &Own) {
    KindId K = Row.Owner;
    // Bases have smaller ids, but their attributes may not be there yet: a
    // later module can hold the base. Kinds are visited in declaration order,
    // so look at the rows themselves.
    for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
      for (AttrId A :
           Up == K ? Own.of(P.KindAttrs) : P.Kinds[Up].Attrs.of(P.KindAttrs))
        if (P.Attrs[A].Text == Row.Text) {
          C.Diags.report(diag::DuplicateAttribute, Row.Where)
                  .note(diag::NoteFirstDeclared, P.Attrs[A].Where)
              << C.text(Row.Text) << P.shortName(P.Kinds[Up].Id);
          return;
        }
    (void)I;
    P.KindAttrs.push_back(P.Attrs.add(Row));
    ++Own.Count;
  }

  void addAttr(uint32_t I, KindId K, NodeId N, Slice &Own) {
    const ast::Tree &T = tree(I);
    const node::AttrDecl Decl(T, N);
    Attr Row;
    Row.Text = T.nameOf(Decl.ident());
    Row.Owner = K;
    bool Optional = false;
    Row.Ty = C.resolveType(module(I), Decl.type(), &Optional, &Row.Allowed);
    Row.Required = !Optional && !Decl.defaultValue();
    Row.Doc = C.docOf(module(I), Decl.prefix());
    addAnnotations(C, module(I), Decl.prefix(), AnnotationPlace::Attribute);
    Row.Question = C.titleOf(module(I), Decl.title());
    Row.Where = C.range(module(I), Decl.ident());
    insert(I, Row, Own);
  }

  /// The type of a `let` is that of its expression, which Knowledge.cpp types;
  /// until then it is unknown.
  void addDerived(uint32_t I, KindId K, NodeId N, Slice &Own) {
    const ast::Tree &T = tree(I);
    const node::Let Decl(T, N);
    Attr Row;
    Row.Text = T.nameOf(Decl.ident());
    Row.Owner = K;
    Row.Derived = true;
    Row.Doc = C.docOf(module(I), Decl.prefix());
    Row.Where = C.range(module(I), Decl.ident());
    insert(I, Row, Own);
  }

  enum VisitState : uint8_t { New, Active, Done };
  Context &C;
  Program &P;
  std::vector<uint32_t> Bases;
  std::vector<bool> HasBase;
  std::vector<VisitState> State;
};

} // namespace

/// The enums that attack graphs are made from, and the annotations that name
/// their values.
static void checkAttackWords(Context &C) {
  Program &P = C.P;
  auto Check = [&](StringRef Word, Range Where,
                   llvm::ArrayRef<StringRef> Known) {
    if (llvm::is_contained(Known, Word))
      return;
    std::string All;
    for (StringRef K : Known)
      All += (All.empty() ? "`" : ", `") + K.str() + "`";
    C.Diags.report(diag::UnknownGain, Where) << Word << All;
  };
  for (uint32_t I = C.Base.Enums; I < P.Enums.size(); ++I) {
    const Enum &E = std::as_const(P).Enums[EnumId(I)];
    bool IsGain = findAnnotation(P, E.Annotations, "gain");
    bool IsVantage = findAnnotation(P, E.Annotations, "vantage");
    if (IsGain)
      P.Known.Gain = EnumId(I);
    if (IsVantage)
      P.Known.Vantage = EnumId(I);
    for (const EnumValue &V : E.Values.of(P.EnumValues)) {
      if (IsGain)
        Check(C.text(V.Text), E.Where, GainNames);
      else if (IsVantage)
        Check(C.text(V.Text), E.Where, VantageNames);
      for (const Property &A : V.Annotations.of(P.Properties))
        if (C.text(A.Key) == "gain")
          Check(A.V.Tag == ValueTag::String ? C.text(A.V.name()) : "", A.Where,
                GainNames);
    }
  }
}

void sema::buildVocabulary(Context &C) {
  EnumBuilder(C).run();
  checkPositions(C);
  for (uint32_t I = C.Base.Enums; I < C.P.Enums.size(); ++I)
    if (findAnnotation(C.P, C.P.Enums[EnumId(I)].Annotations, "severity"))
      C.P.Known.Severity = EnumId(I);
  checkAttackWords(C);
  KindBuilder(C).run();
}

EnumId Context::positionEnum() const {
  const Program &P = this->P;
  for (uint32_t I = 0; I < P.Enums.size(); ++I)
    if (findAnnotation(P, P.Enums[EnumId(I)].Annotations, "position"))
      return EnumId(I);
  return EnumId::none();
}
