//===- Expressions.cpp - Typing expressions -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Sema/Expressions.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Rows and types
//===----------------------------------------------------------------------===//

ExprId ExprBuilder::add(ExprOp Op, Type Ty, Range Where, uint32_t A, uint32_t B,
                        uint32_t X) {
  Expr E;
  E.Op = Op;
  E.Ty = Ty;
  E.A = A;
  E.B = B;
  E.C = X;
  E.Where = Where;
  E.Ty = Scope.Narrow.narrow(P, E);
  return P.Exprs.add(E);
}

ExprId ExprBuilder::addConst(Value V, Type Ty, Range Where) {
  P.Constants.push_back(V);
  return add(ExprOp::Const, Ty, Where,
             static_cast<uint32_t>(P.Constants.size() - 1));
}

ExprId ExprBuilder::negate(ExprId E, Range Where) {
  return E ? add(ExprOp::Not, boolType(), Where, E.index()) : E;
}

bool ExprBuilder::assignable(Type From, Type To) const {
  if (To.Base == TypeBase::Unknown || From.Base == TypeBase::Unknown)
    return From.Base == TypeBase::Unknown || !To.IsSet || From.IsSet;
  if (From.IsSet != To.IsSet || From.Base != To.Base)
    return false;
  switch (To.Base) {
  case TypeBase::Enum:
    return From.Detail == To.Detail;
  case TypeBase::Entity:
    return P.derives(From.kindId(), To.kindId());
  case TypeBase::Kind:
    return !To.kindId() ||
           (From.kindId() && P.derives(From.kindId(), To.kindId()));
  default:
    return true;
  }
}

bool ExprBuilder::comparable(Type A, Type B) const {
  if (A.Base == TypeBase::Unknown || B.Base == TypeBase::Unknown)
    return true;
  if (A.IsSet != B.IsSet)
    return false;
  if (assignable(A, B) || assignable(B, A))
    return true;
  auto IsNumber = [](Type T) {
    return !T.IsSet && (T.Base == TypeBase::Int || T.Base == TypeBase::Decimal);
  };
  auto IsText = [](Type T) {
    return !T.IsSet &&
           (T.Base == TypeBase::String || T.Base == TypeBase::Endpoint);
  };
  return (IsNumber(A) && IsNumber(B)) || (IsText(A) && IsText(B)) ||
         (A.Base == TypeBase::Kind && B.Base == TypeBase::Kind);
}

bool ExprBuilder::isOrdered(Type Ty) const {
  switch (Ty.Base) {
  case TypeBase::Int:
  case TypeBase::Decimal:
  case TypeBase::Duration:
  case TypeBase::Date:
  case TypeBase::Unknown:
    return !Ty.IsSet;
  case TypeBase::Enum:
    return !Ty.IsSet && P.Enums[Ty.enumId()].Ordered;
  default:
    return false;
  }
}

Type ExprBuilder::join(Type A, Type B, bool &Ok) const {
  Ok = true;
  if (assignable(A, B))
    return A.Base == TypeBase::Unknown && B.Base != TypeBase::Unknown ? B : B;
  if (assignable(B, A))
    return A;
  if (A.IsSet == B.IsSet && A.Base == B.Base) {
    if (A.Base == TypeBase::Entity || A.Base == TypeBase::Kind)
      for (KindId K = A.kindId(); K; K = P.Kinds[K].Base)
        if (B.kindId() && P.derives(B.kindId(), K))
          return {A.Base, A.IsSet, K.index()};
    if (A.Base == TypeBase::Kind)
      return {TypeBase::Kind, A.IsSet, ~uint32_t(0)};
  }
  if (!A.IsSet && !B.IsSet && comparable(A, B) && A.Base != TypeBase::Entity)
    return A.Base == TypeBase::Decimal ? A : B;
  Ok = false;
  return {};
}

ExprId ExprBuilder::mismatch(ExprId E, Type Expected, NodeId N) {
  Type Found = typeOf(E);
  if (reportMisread(E, Expected, N))
    return ExprId::none();
  DiagBuilder D = C.Diags.report(diag::TypeMismatch, rangeOf(N));
  D << typeName(P, Expected) << typeName(P, Found);
  // The commonest slip: one value where a set is wanted.
  if (Expected.IsSet && !Found.IsSet && assignable(Found, Expected.element()))
    D.fix({rangeOf(N).Begin, rangeOf(N).Begin}, "[")
        .fix({rangeOf(N).End, rangeOf(N).End}, "]");
  else if (Expected.Base == TypeBase::Entity && Found.Base == TypeBase::Entity)
    D.note(diag::NoteKindDeclared, P.Kinds[Found.kindId()].Where,
           {P.text(P.Kinds[Found.kindId()].Id).str()});
  return ExprId::none();
}

ExprId ExprBuilder::check(NodeId N, Type Expected) {
  ExprId E = infer(N, Expected);
  if (!E)
    return E;
  Type Found = typeOf(E);
  if (assignable(Found, Expected)) {
    // A text literal where an endpoint is wanted has become one in infer; a
    // set or `unknown` takes the type that is expected of it.
    if (Found.Base == TypeBase::Unknown && Expected.Base != TypeBase::Unknown)
      P.Exprs[E].Ty = Expected;
    return E;
  }
  if (std::optional<ExprId> Wide = widened(E, Expected))
    return *Wide;
  return mismatch(E, Expected, N);
}

/// \p E, a whole number, as the decimal that \p Expected wants, which is no id
/// after a report if it is too large for one; nothing if that is not the case.
std::optional<ExprId> ExprBuilder::widened(ExprId E, Type Expected) {
  Type Found = typeOf(E);
  if (Expected.Base != TypeBase::Decimal || Expected.IsSet ||
      Found.Base != TypeBase::Int || Found.IsSet ||
      P.Exprs[E].Op != ExprOp::Const)
    return std::nullopt;
  Value V = P.Constants[P.Exprs[E].A];
  if (V.Tag != ValueTag::Int)
    return std::nullopt;
  if (V.Payload > INT64_MAX / 1000000 || V.Payload < INT64_MIN / 1000000) {
    C.Diags.report(diag::NumberTooLarge, P.Exprs[E].Where)
        << std::to_string(V.Payload);
    return ExprId::none();
  }
  return addConst({ValueTag::Decimal, 0, V.Payload * 1000000}, Expected,
                  P.Exprs[E].Where);
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

const Local *ExprBuilder::findLocal(Name N) const {
  for (const Local &L : llvm::reverse(Scope.Locals))
    if (L.Text == N)
      return &L;
  return nullptr;
}

std::optional<Value> ExprBuilder::enumValue(EnumId E, Name N) {
  uint32_t Ordinal = 0;
  for (const EnumValue &V : P.Enums[E].Values.of(P.EnumValues)) {
    if (V.Text == N)
      return Value::enumValue(E, Ordinal);
    ++Ordinal;
  }
  return std::nullopt;
}

std::optional<Value> ExprBuilder::enumValueAt(EnumId E, NodeId Ident) {
  std::optional<Value> V = enumValue(E, nameOf(Ident));
  if (V && C.Meant)
    C.Meant->value(rangeOf(Ident), E, static_cast<uint32_t>(V->Payload));
  return V;
}

ExprId ExprBuilder::symbolValue(const Symbol &S, Range Where) {
  switch (S.K) {
  case SymbolKind::Kind: {
    KindId K = C.KindIds[S.Index];
    if (!K)
      return ExprId::none();
    return addConst(Value::kind(K), {TypeBase::Kind, false, K.index()}, Where);
  }
  case SymbolKind::Control:
    return addConst(Value::control(ControlId(S.Index)), {TypeBase::Control},
                    Where);
  case SymbolKind::Entity: {
    EntityId E = C.entityOf(S);
    if (!E && C.TopEntityIds.empty())
      C.Diags.report(diag::ModelInKnowledge, Where)
          .note(diag::NoteDeclaredHere, S.Where);
    if (!E)
      return ExprId::none(); // else reported where it is declared
    return addConst(Value::entity(E),
                    {TypeBase::Entity, false, P.Entities[E].Kind.index()},
                    Where);
  }
  case SymbolKind::None:
  case SymbolKind::Enum:
  case SymbolKind::Func:
  case SymbolKind::Rule:
  case SymbolKind::Verification:
  case SymbolKind::Package:
    break;
  }
  C.Diags.report(diag::NotAValue, Where).note(diag::NoteDeclaredHere, S.Where)
      << describe(S.K);
  return ExprId::none();
}

bool ExprBuilder::chain(NodeId N, Chain &Out) const {
  if (T.kind(N) == NodeKind::NameRef) {
    Out.Idents.push_back(node::NameRef(T, N).ident());
    Out.Nodes.push_back(N);
    return true;
  }
  if (T.kind(N) != NodeKind::MemberRef ||
      !chain(node::MemberRef(T, N).base(), Out))
    return false;
  Out.Idents.push_back(node::MemberRef(T, N).ident());
  Out.Nodes.push_back(N);
  return true;
}

/// Whether \p N is a bare name that means something only if it is known what is
/// expected: a value of an enum.
bool ExprBuilder::needsHint(NodeId N) const {
  if (T.kind(N) == NodeKind::UnknownLit || T.kind(N) == NodeKind::StringLit)
    return true;
  if (T.kind(N) == NodeKind::SetLit)
    return node::SetLit(T, N).elements().empty() ||
           needsHint(node::SetLit(T, N).elements()[0]);
  if (T.kind(N) != NodeKind::NameRef)
    return false;
  Name Text = nameOf(node::NameRef(T, N).ident());
  if (findLocal(Text))
    return false;
  if (Scope.Self && C.findAttr(Scope.Self, Text))
    return false;
  Symbol S = C.lookup(M, Text);
  return !S || S.K != SymbolKind::Entity;
}

ExprId ExprBuilder::inferName(NodeId N, Type Hint) {
  Chain Ch;
  Ch.Idents.push_back(node::NameRef(T, N).ident());
  Ch.Nodes.push_back(N);
  return inferChain(Ch, Hint);
}

/// `a.b.c`: as many parts as name something, the rest members of it.
ExprId ExprBuilder::inferChain(const Chain &Ch, Type Hint) {
  unsigned Used = 1;
  std::optional<ExprId> Base = chainBase(Ch, Hint, Used);
  if (!Base) {
    NodeId First = Ch.Idents[0];
    if (Ch.Idents.size() > 1)
      return enumValueAnywhere(First); // reports what is unknown
    if (reportMisreadName(First, Hint))
      return ExprId::none();
    if (Hint.Base != TypeBase::Enum)
      return enumValueAnywhere(First, Hint);
    reportNoEnumValue(Hint.enumId(), First);
    return ExprId::none();
  }
  ExprId E = *Base;
  for (; E && Used < Ch.Idents.size(); ++Used)
    E = member(E, Ch.Idents[Used],
               {rangeOf(Ch.Nodes[0]).Begin, rangeOf(Ch.Nodes[Used]).End});
  return E;
}

/// What the first \p Used parts of \p Ch are. Nothing if they name nothing;
/// none after a report.
std::optional<ExprId> ExprBuilder::chainBase(const Chain &Ch, Type Hint,
                                             unsigned &Used) {
  NodeId First = Ch.Idents[0];
  Name Text = nameOf(First);
  Range Where = rangeOf(First);
  if (const Local *L = findLocal(Text)) {
    if (C.Meant) {
      C.Meant->local(Where);
      C.Meant->type(Where, L->Ty);
    }
    if (Scope.InRule && !llvm::is_contained(Scope.Used, Text))
      Scope.Used.push_back(Text);
    return add(ExprOp::Local, L->Ty, Where, L->Slot);
  }
  if (Ch.Idents.size() == 1 && Hint.Base == TypeBase::Enum)
    if (std::optional<Value> V = enumValueAt(Hint.enumId(), First))
      return addConst(*V, Hint.element(), Where);
  const Type SelfTy{TypeBase::Entity, false, Scope.Self.index()};
  if (Scope.Self && C.text(Text) == "self")
    return add(ExprOp::Local, SelfTy, Where, 0);
  if (Scope.Self) {
    // Bare members of the entity itself.
    bool Found = false;
    ExprId E = entityMember(add(ExprOp::Local, SelfTy, Where, 0), First, Where,
                            {}, false, Found);
    if (Found)
      return E;
  }
  if (EntityId E = C.entityPrefix(M, Scope.System, Ch.Idents, Used))
    return addConst(Value::entity(E),
                    {TypeBase::Entity, false, P.Entities[E].Kind.index()},
                    {Where.Begin, rangeOf(Ch.Nodes[Used - 1]).End});
  Type Ty;
  if (std::optional<Value> V = C.parameter(Scope.System, Text, &Ty)) {
    Used = 1;
    return addConst(*V, Ty, Where);
  }
  Symbol S = C.resolvePrefix(M, Ch.Idents, Used);
  if (S)
    return symbolBase(S, Ch, Used);
  Used = 1;
  std::optional<Builtin> B = findBuiltin(C.text(Text));
  if (B && ir::info(*B).arity() == 0)
    if (ExprId E = callBuiltin(*B, ExprId::none(), {}, Where))
      return E;
  return std::nullopt;
}

/// What the first \p Used parts of \p Ch are, which name \p S.
ExprId ExprBuilder::symbolBase(const Symbol &S, const Chain &Ch,
                               unsigned &Used) {
  Range Where = rangeOf(Ch.Idents[0]);
  if (S.K == SymbolKind::Enum && Used < Ch.Idents.size()) {
    EnumId En = C.EnumIds[S.Index];
    NodeId Part = Ch.Idents[Used];
    std::optional<Value> V = enumValueAt(En, Part);
    if (!V) {
      reportNoEnumValue(En, Part);
      return ExprId::none();
    }
    return addConst(*V, {TypeBase::Enum, false, En.index()},
                    {Where.Begin, rangeOf(Ch.Nodes[Used++]).End});
  }
  if (S.K == SymbolKind::Package && Used < Ch.Idents.size()) {
    NodeId Bad = Ch.Idents[Used];
    llvm::SmallVector<StringRef, 64> Candidates;
    for (const auto &[N, Entry] : C.Packages[PackageId(S.Index)].Names)
      if (!Entry.Private)
        Candidates.push_back(C.text(N));
    Context::WantedName In{M, Context::thingsOf(SymbolKind::None)};
    In.Package = C.Packages[PackageId(S.Index)].Text;
    C.reportUnknown("name", textOf(Bad), rangeOf(Bad), Candidates,
                    /*Closed=*/false, &In);
    return ExprId::none();
  }
  if (S.K == SymbolKind::Package)
    return symbolValue(S, Where);
  return symbolValue(S, {Where.Begin, rangeOf(Ch.Nodes[Used - 1]).End});
}

/// Reports that \p Ident is no value of \p En.
void ExprBuilder::reportNoEnumValue(EnumId En, NodeId Ident) {
  llvm::SmallVector<StringRef, 16> Candidates;
  for (const EnumValue &V : P.Enums[En].Values.of(P.EnumValues))
    Candidates.push_back(C.text(V.Text));
  auto Fits = [&](const Thing &T) { return C.isValueOf(T, En); };
  const Context::WantedName In{
      M, Context::bit(ThingKind::EnumValue), {}, {}, Fits};
  C.reportUnknown("value of `" + P.shortName(P.Enums[En].Id).str() + "`",
                  textOf(Ident), rangeOf(Ident), Candidates, /*Closed=*/true,
                  &In);
}

/// A bare name that is a value of exactly one enum in sight; else reports.
ExprId ExprBuilder::enumValueAnywhere(NodeId Ident, Type Hint) {
  Name Text = nameOf(Ident);
  llvm::SmallVector<EnumId, 4> Found;
  for (uint32_t I = 0; I < P.Enums.size(); ++I) {
    EnumId E(I);
    // What adds to another enum has no values of a type of its own.
    if (C.EnumIds[I] != E || !enumValue(E, Text))
      continue;
    // Of the enums that have it, only those that can be named here.
    StringRef Short = P.shortName(P.Enums[E].Id);
    Name N = C.Names.find(Short);
    Symbol S = N ? C.lookup(M, N) : Symbol();
    if (S.K == SymbolKind::Enum && S.Index == I)
      Found.push_back(E);
  }
  if (Found.size() == 1)
    return addConst(*enumValueAt(Found[0], Ident),
                    {TypeBase::Enum, false, Found[0].index()}, rangeOf(Ident));
  if (Found.size() > 1) {
    C.Diags.report(diag::AmbiguousEnumValue, rangeOf(Ident))
        << C.text(Text) << P.shortName(P.Enums[Found[0]].Id)
        << P.shortName(P.Enums[Found[1]].Id);
    return ExprId::none();
  }
  reportUnknownValue(Ident, Hint);
  return ExprId::none();
}

/// Reports that \p Ident means nothing. Only what can stand where a value of
/// type \p Hint is wanted is suggested.
void ExprBuilder::reportUnknownValue(NodeId Ident, Type Hint) {
  StringRef Text = textOf(Ident);
  if (Scope.InRule) {
    // Of a variable once is enough.
    if (llvm::is_contained(Scope.Unknown, nameOf(Ident)))
      return;
    Scope.Unknown.push_back(nameOf(Ident));
    if (llvm::is_contained(Scope.Later, nameOf(Ident))) {
      C.Diags.report(diag::UsedBeforeTyped, rangeOf(Ident)) << Text;
      return;
    }
  }
  if (Scope.InRule && reportMemberAlone(Ident))
    return;
  llvm::SmallVector<StringRef, 64> Candidates;
  // In a condition a bare word may be anything that has a truth.
  if (Hint.Base == TypeBase::Bool && (Scope.Self || !Scope.Locals.empty()))
    Hint = anyType();
  for (const Local &L : Scope.Locals)
    if (Hint.Base == TypeBase::Unknown || L.Ty.Base == Hint.Base)
      Candidates.push_back(C.text(L.Text));
  if (Scope.Self)
    for (KindId K = Scope.Self; K; K = P.Kinds[K].Base)
      for (AttrId A : P.Kinds[K].Attrs.of(P.KindAttrs))
        if (Hint.Base == TypeBase::Unknown || P.Attrs[A].Ty.Base == Hint.Base)
          Candidates.push_back(C.text(P.Attrs[A].Text));
  auto AddParts = [&](std::optional<EntityClass> Class) {
    if (!Scope.System)
      return;
    size_t Start = Candidates.size();
    for (const auto &[N, E] : Scope.System->Names)
      if (!Class || P.Entities[E].Class == *Class)
        Candidates.push_back(C.text(N));
    std::sort(Candidates.begin() + Start,
              Candidates.end()); // hashed order is no order
  };
  switch (Hint.Base) {
  case TypeBase::Bool:
    Candidates.append({"true", "false"});
    return C.reportUnknown("value of `bool`", Text, rangeOf(Ident), Candidates,
                           /*Closed=*/true);
  case TypeBase::Entity: {
    if (Hint.kindId().index() >= P.Kinds.size())
      break;
    EntityClass Class = P.Kinds[Hint.kindId()].Class;
    if (C.reportInOverlay(M, Ident))
      return;
    AddParts(Class);
    C.visibleNames(M, SymbolKind::Entity, Candidates, Class);
    std::string What = withArticle(Class);
    return C.reportUnknown(StringRef(What).split(' ').second, Text,
                           rangeOf(Ident), Candidates);
  }
  case TypeBase::Kind:
    return reportUnknownOf(Ident, SymbolKind::Kind);
  case TypeBase::Control:
    return reportUnknownOf(Ident, SymbolKind::Control);
  case TypeBase::Unknown: {
    if (C.reportNotImported(M, Ident, SymbolKind::Control))
      return;
    AddParts({});
    C.visibleNames(M, SymbolKind::None, Candidates);
    // A word in small letters is a variable.
    if (Scope.InRule && llvm::isLower(Text.front()) &&
        nearest(Text, Candidates).empty()) {
      if (!C.isConsequence(Text, rangeOf(Ident), /*Open=*/true))
        C.Diags.report(diag::VariableNotMatched, rangeOf(Ident)) << Text;
      return;
    }
    auto Fits = [&](const Thing &T) { return isBareName(T); };
    const Context::WantedName In{M, ~0U, {}, {}, Fits};
    return C.reportUnknown("name", Text, rangeOf(Ident), Candidates,
                           /*Closed=*/false, &In);
  }
  default:
    break; // a number or a text has no name
  }
  C.reportUnknown("name", Text, rangeOf(Ident), Candidates);
}

/// Reports \p Ident, which means nothing in a rule, if variables have an
/// attribute of that name, or if it is `self`.
bool ExprBuilder::reportMemberAlone(NodeId Ident) {
  std::vector<std::string> Whose;
  const bool IsSelf = textOf(Ident) == "self" || textOf(Ident) == "this";
  for (const Local &L : Scope.Locals) {
    if (L.Ty.Base != TypeBase::Entity || L.Ty.IsSet || !L.Text ||
        L.Ty.kindId().index() >= P.Kinds.size())
      continue;
    if (IsSelf)
      Whose.push_back(C.text(L.Text).str());
    else if (C.findAttr(L.Ty.kindId(), nameOf(Ident)))
      Whose.push_back((C.text(L.Text) + "." + textOf(Ident)).str());
  }
  if (Whose.empty() || (IsSelf && Whose.size() != 1))
    return false;
  // A variable in capitals was read of a `match` that has no name for it.
  if (llvm::isUpper(Whose.front().front()))
    return true;
  DiagBuilder D = C.Diags.report(IsSelf ? diag::UnknownNameDidYouMean
                                        : diag::AttributeWithoutVariable,
                                 rangeOf(Ident));
  if (Whose.size() == 1)
    D.propose(rangeOf(Ident), Whose[0],
              IsSelf ? Surety::Guess : Surety::Certain);
  if (IsSelf)
    D << "variable" << textOf(Ident) << Whose[0];
  else
    D << textOf(Ident) << Whose;
  return true;
}

/// Reports that \p Ident, which should be a \p Wanted, means nothing.
void ExprBuilder::reportUnknownOf(NodeId Ident, SymbolKind Wanted) {
  if (C.reportNotImported(M, Ident, Wanted))
    return;
  llvm::SmallVector<StringRef, 64> Candidates;
  C.visibleNames(M, Wanted, Candidates);
  const Context::WantedName In{M, Context::thingsOf(Wanted)};
  C.reportUnknown(wantedText(Wanted), textOf(Ident), rangeOf(Ident), Candidates,
                  /*Closed=*/false, &In);
}

/// Whether \p T can be named here alone, without an import: an attribute of the
/// thing itself, or what is in sight.
bool ExprBuilder::isBareName(const Thing &T) const {
  switch (T.What) {
  case ThingKind::Attribute:
    return Scope.Self && C.isAttrOf(T, Scope.Self);
  case ThingKind::Kind:
  case ThingKind::Control:
  case ThingKind::Function:
  case ThingKind::Enum:
    return C.isVisible(M, T);
  default:
    return false;
  }
}

//===----------------------------------------------------------------------===//
// Literals
//===----------------------------------------------------------------------===//

ExprId ExprBuilder::inferLiteral(NodeId N, Type Hint) {
  Range Where = rangeOf(N);
  switch (T.kind(N)) {
  case NodeKind::BoolLit:
    return addConst(Value::boolean(node::BoolLit(T, N).value()), boolType(),
                    Where);
  case NodeKind::UnknownLit:
    return addConst(Value::unknown(), Hint, Where);
  case NodeKind::IntLit: {
    int64_t I = 0;
    if (textOf(N).getAsInteger(10, I))
      return ExprId::none(); // too large, which the parser has reported
    return addConst(Value::integer(I), intType(), Where);
  }
  case NodeKind::DecimalLit: {
    auto [Whole, Fraction] = textOf(N).split('.');
    int64_t W = 0;
    if (Whole.getAsInteger(10, W) || W > INT64_MAX / 1000000 - 1) {
      C.Diags.report(diag::NumberTooLarge, Where) << textOf(N);
      return ExprId::none();
    }
    int64_t F = 0;
    for (unsigned I = 0; I < 6; ++I)
      F = F * 10 + (I < Fraction.size() ? Fraction[I] - '0' : 0);
    return addConst({ValueTag::Decimal, 0, W * 1000000 + F},
                    {TypeBase::Decimal}, Where);
  }
  case NodeKind::QuantityLit: {
    std::optional<int64_t> D = parseDuration(textOf(N));
    if (!D) {
      DiagBuilder Report = C.Diags.report(diag::UnknownUnit, Where);
      Report << textOf(N);
      std::string Meant = unitMeant(textOf(N));
      if (!Meant.empty())
        Report.fix(Where, Meant);
      return ExprId::none();
    }
    return addConst({ValueTag::Duration, 0, *D}, {TypeBase::Duration}, Where);
  }
  case NodeKind::DateLit: {
    std::optional<int64_t> D = parseDate(textOf(N));
    if (!D) {
      C.Diags.report(diag::NoSuchDate, Where) << textOf(N);
      return ExprId::none();
    }
    return addConst({ValueTag::Date, 0, *D}, {TypeBase::Date}, Where);
  }
  case NodeKind::StringLit:
    if (Hint.Base == TypeBase::Endpoint && !Hint.IsSet) {
      if (!isEndpoint(textOf(N))) {
        C.Diags.report(diag::NotAnEndpoint, Where) << textOf(N);
        return ExprId::none();
      }
      return addConst({ValueTag::Endpoint, 0, nameOf(N).index()}, Hint, Where);
    }
    return addConst(Value::string(nameOf(N)), stringType(), Where);
  default:
    return ExprId::none();
  }
}

ExprId ExprBuilder::text(NodeId N) {
  if (T.kind(N) == NodeKind::StringLit)
    return addConst(Value::string(nameOf(N)), stringType(), rangeOf(N));
  llvm::SmallVector<ExprId, 8> Parts;
  bool Ok = true;
  for (NodeId Part : node::Template(T, N).pieces()) {
    ExprId E =
        T.kind(Part) == NodeKind::StringLit
            ? addConst(Value::string(nameOf(Part)), stringType(), rangeOf(Part))
            : infer(Part);
    Ok &= E.isValid();
    Parts.push_back(E);
  }
  if (!Ok)
    return ExprId::none();
  uint32_t Begin = static_cast<uint32_t>(P.ExprArgs.size());
  P.ExprArgs.insert(P.ExprArgs.end(), Parts.begin(), Parts.end());
  return add(ExprOp::Text, stringType(), rangeOf(N), Begin,
             static_cast<uint32_t>(Parts.size()));
}

ExprId ExprBuilder::inferSet(NodeId N, Type Hint) {
  Type ElementHint = Hint.IsSet ? Hint.element() : anyType();
  llvm::SmallVector<ExprId, 8> Elements;
  Type ElementTy = ElementHint;
  bool HasHint = ElementHint.Base != TypeBase::Unknown;
  bool Ok = true;
  for (NodeId Child : node::SetLit(T, N).elements()) {
    ExprId E = HasHint ? check(Child, ElementHint) : infer(Child, ElementTy);
    if (!E) {
      Ok = false;
      continue;
    }
    Type Ty = typeOf(E);
    if (Ty.IsSet) {
      C.Diags.report(diag::SetOfSets, rangeOf(Child));
      Ok = false;
      continue;
    }
    if (!HasHint) {
      bool Joined = true;
      Type Both = Elements.empty() ? Ty : join(ElementTy, Ty, Joined);
      if (!Joined) {
        C.Diags.report(diag::MixedSet, rangeOf(Child))
            << typeName(P, ElementTy) << typeName(P, Ty);
        Ok = false;
        continue;
      }
      ElementTy = Both;
    }
    Elements.push_back(E);
  }
  if (!Ok)
    return ExprId::none();
  for (ExprId &E : Elements)
    if (std::optional<ExprId> Wide = widened(E, ElementTy); Wide)
      if (E = *Wide; !E)
        return ExprId::none();
  Type SetTy = ElementTy;
  SetTy.IsSet = true;
  bool AllConst = llvm::all_of(Elements, [&](ExprId E) {
    return P.Exprs[E].Op == ExprOp::Const &&
           !P.Constants[P.Exprs[E].A].isUnknown();
  });
  if (AllConst) {
    std::vector<Value> Values;
    for (ExprId E : Elements)
      Values.push_back(P.Constants[P.Exprs[E].A]);
    return addConst(makeSet(P, std::move(Values)), SetTy, rangeOf(N));
  }
  uint32_t Begin = static_cast<uint32_t>(P.ExprArgs.size());
  P.ExprArgs.insert(P.ExprArgs.end(), Elements.begin(), Elements.end());
  return add(ExprOp::SetOf, SetTy, rangeOf(N), Begin,
             static_cast<uint32_t>(Elements.size()));
}

//===----------------------------------------------------------------------===//
// Expressions of all sorts
//===----------------------------------------------------------------------===//

ExprId ExprBuilder::infer(NodeId N, Type Hint) {
  ExprId E = inferNode(N, Hint);
  if (C.Meant && E)
    C.Meant->type(rangeOf(N), typeOf(E));
  return E;
}

ExprId ExprBuilder::inferNode(NodeId N, Type Hint) {
  switch (T.kind(N)) {
  case NodeKind::BoolLit:
  case NodeKind::UnknownLit:
  case NodeKind::IntLit:
  case NodeKind::DecimalLit:
  case NodeKind::QuantityLit:
  case NodeKind::DateLit:
  case NodeKind::StringLit:
    return inferLiteral(N, Hint);
  case NodeKind::Template:
    return text(N);
  case NodeKind::NameRef:
    return inferName(N, Hint);
  case NodeKind::MemberRef: {
    Chain Ch;
    if (chain(N, Ch))
      return inferChain(Ch, Hint);
    ExprId Base = infer(node::MemberRef(T, N).base());
    return Base ? member(Base, node::MemberRef(T, N).ident(), rangeOf(N))
                : Base;
  }
  case NodeKind::Call:
    return inferCall(N, Hint);
  case NodeKind::SetLit:
    return inferSet(N, Hint);
  case NodeKind::Unary:
    return inferUnary(N);
  case NodeKind::Binary:
    return inferBinary(N);
  case NodeKind::IfExpr:
    return inferIf(N, Hint);
  case NodeKind::Quantifier:
    return inferQuantifier(N);
  case NodeKind::PathExpr:
    return inferPath(N);
  case NodeKind::Lambda:
    C.Diags.report(diag::MisplacedLambda, rangeOf(N));
    return ExprId::none();
  default:
    return ExprId::none();
  }
}
