//===- Misread.cpp - Values and names as other languages write them -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What parses and means nothing here, but something elsewhere: `"High"` for a
/// value of an enum, `yes` for `true`, `x == Kind` for `x is Kind`, `f.to` for
/// `f.target`. Each is answered by how it is written here. lib/Parse/Habits.cpp
/// does the same of what does not parse.
///
//===----------------------------------------------------------------------===//

#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::sema;
using namespace tmc::ir;
using ast::NodeId;
using ast::NodeKind;
using llvm::StringRef;

std::string ExprBuilder::written(Range Where) const {
  FileId F = C.Sources.fileOf(Where.Begin);
  if (!F)
    return {};
  return C.Sources.text(F)
      .slice(C.Sources.offsetIn(F, Where.Begin),
             C.Sources.offsetIn(F, Where.End))
      .str();
}

/// Whether knowledge is written here, and no part of a model.
bool ExprBuilder::isInRule() const { return !Scope.Self && !Scope.System; }

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// The value of \p En that \p Written may be meant as: `Tls12` for `1.2`,
/// `High` for `high`. Empty if none is.
static StringRef meantValue(llvm::ArrayRef<StringRef> Values,
                            StringRef Written) {
  auto Only = [](StringRef Text, bool Digits) {
    std::string Out;
    for (char C : Text)
      if (Digits ? llvm::isDigit(C) : llvm::isAlnum(C))
        Out += llvm::toLower(C);
    return Out;
  };
  const bool IsNumber = !Written.empty() && llvm::isDigit(Written.front());
  const std::string Wanted = Only(Written, IsNumber);
  if (Wanted.empty())
    return "";
  for (StringRef V : Values)
    if (Only(V, IsNumber) == Wanted)
      return V;
  return IsNumber ? StringRef() : nearest(Written, Values);
}

bool ExprBuilder::reportOtherEnumValue(EnumId En, NodeId N) {
  switch (T.kind(N)) {
  case NodeKind::StringLit:
  case NodeKind::IntLit:
  case NodeKind::DecimalLit:
  case NodeKind::BoolLit:
  case NodeKind::QuantityLit:
    break;
  default:
    return false;
  }
  std::vector<StringRef> Values;
  for (const EnumValue &V : P.Enums[En].Values.of(P.EnumValues))
    Values.push_back(C.text(V.Text));
  const std::string Shown = written(rangeOf(N));
  const bool IsText = T.kind(N) == NodeKind::StringLit;
  StringRef Bare = IsText ? C.text(T.nameOf(N)) : StringRef(Shown);
  StringRef Near = meantValue(Values, Bare);
  const std::string Quoted = IsText ? Shown : "`" + Shown + "`";
  StringRef Enum = P.shortName(P.Enums[En].Id);
  if (Near.empty())
    C.Diags.report(diag::NotValueOfEnum, rangeOf(N))
        << Quoted << Enum << Values;
  else
    C.Diags.report(diag::NotValueOfEnumDidYouMean, rangeOf(N))
            .propose(rangeOf(N), Near,
                     Near.equals_insensitive(Bare) ? Surety::Certain
                                                   : Surety::Guess)
        << Quoted << Enum << Near << Values;
  return true;
}

/// \p Text as the name of a kind or an item: `order data` as `OrderData`.
static std::string nameLike(StringRef Text) {
  std::string Name;
  bool Upper = true;
  for (char C : Text) {
    if (llvm::isAlnum(C))
      Name += Upper ? llvm::toUpper(C) : C;
    Upper = !llvm::isAlnum(C);
  }
  return Name.empty() || llvm::isDigit(Name.front()) ? "Item" : Name;
}

/// The call that makes the reference that \p Text writes: `CWE-319` or an
/// address. Which functions make references the library knows.
std::string ExprBuilder::referenceOf(StringRef Text) const {
  auto [Word, Number] = Text.split('-');
  const Name Known = C.Names.find(Word.lower());
  uint64_t N = 0;
  if (Known && !Number.getAsInteger(10, N) &&
      C.lookup(M, Known).K == SymbolKind::Func)
    return Word.lower() + "(" + Number.str() + ")";
  return "document(\"title\", \"" +
         (Text.contains("://") ? Text.str() : std::string("https://…")) + "\")";
}

/// `CWE-319`, which subtracts, is a reference that is written as a call.
bool ExprBuilder::reportDashedReference(NodeId N) {
  const NodeId LN = node::Binary(T, N).left(), RN = node::Binary(T, N).right();
  if (T.kind(LN) != NodeKind::NameRef || T.kind(RN) != NodeKind::IntLit)
    return false;
  StringRef Word = textOf(node::NameRef(T, LN).ident());
  const Name Known = C.Names.find(Word.lower());
  if (!Known || C.lookup(M, Known).K != SymbolKind::Func ||
      C.lookup(M, nameOf(node::NameRef(T, LN).ident())) ||
      findLocal(nameOf(node::NameRef(T, LN).ident())))
    return false;
  const std::string Now = Word.lower() + "(" + textOf(RN).str() + ")";
  C.Diags.report(diag::ReferenceWithDash, rangeOf(N)).fix(rangeOf(N), Now)
      << Now;
  return true;
}

/// Comparisons that mean something in another language.
bool ExprBuilder::reportMisreadComparison(NodeId N, ExprId L, ExprId R,
                                          ast::Op O) {
  const NodeId LN = node::Binary(T, N).left(), RN = node::Binary(T, N).right();
  const Type A = typeOf(L), B = typeOf(R);
  auto Report = [&](diag::Kind K, const std::string &Now) {
    DiagBuilder D = C.Diags.report(K, rangeOf(N));
    D.suggest(rangeOf(N), Now);
    if (K == diag::ForeignQuantifier)
      D << written(rangeOf(N));
    D << Now;
    return true;
  };
  // `f.target.kind == "Postgres"`
  const bool IsKind = A.Base == TypeBase::Kind && !A.IsSet;
  if ((IsKind && B.Base == TypeBase::String) ||
      (B.Base == TypeBase::Kind && A.Base == TypeBase::String)) {
    std::string Of = written(rangeOf(IsKind ? LN : RN));
    if (StringRef Rest = Of; Rest.consume_back(".kind"))
      Of = Rest.str();
    std::string Kind = written(rangeOf(IsKind ? RN : LN));
    StringRef Bare = StringRef(Kind).trim('"');
    return Report(diag::KindAsText,
                  Of + (O == ast::Op::Ne ? " is not " : " is ") + Bare.str());
  }
  // `f.encrypted == 0`
  if (A == boolType() && T.kind(RN) == NodeKind::IntLit &&
      (textOf(RN) == "0" || textOf(RN) == "1")) {
    const bool IsTrue = (textOf(RN) != "0") == (O == ast::Op::Eq);
    return Report(diag::ForeignQuantifier,
                  (IsTrue ? "" : "not ") + written(rangeOf(LN)));
  }
  // `f.carries.sensitivity >= Confidential`
  if (A.IsSet && !B.IsSet && comparable(A.element(), B) &&
      T.kind(LN) == NodeKind::MemberRef) {
    const std::string Now =
        "any x in " + written(rangeOf(node::MemberRef(T, LN).base())) +
        " : x." + textOf(node::MemberRef(T, LN).ident()).str() + " " +
        ast::spelling(O).str() + " " + written(rangeOf(RN));
    C.Diags.report(diag::QuantifierWithoutMember, rangeOf(N))
            .suggest(rangeOf(N), Now)
        << "any" << Now;
    return true;
  }
  // `10 < x < 50`
  auto IsComparison = [&](NodeId X) {
    if (T.kind(X) != NodeKind::Binary)
      return false;
    switch (T.op(X)) {
    case ast::Op::Lt:
    case ast::Op::Le:
    case ast::Op::Gt:
    case ast::Op::Ge:
      return true;
    default:
      return false;
    }
  };
  if (A == boolType() && IsComparison(LN) &&
      (B.Base == TypeBase::Int || B.Base == TypeBase::Decimal ||
       B.Base == TypeBase::Duration || B.Base == TypeBase::Enum))
    return Report(diag::ForeignQuantifier,
                  written(rangeOf(LN)) + " and " +
                      written(rangeOf(node::Binary(T, LN).right())) + " " +
                      ast::spelling(O).str() + " " + written(rangeOf(RN)));
  return false;
}

/// A text where a reference or an item of data is expected.
bool ExprBuilder::reportTextForName(Type Expected, NodeId N) {
  if (T.kind(N) != NodeKind::StringLit)
    return false;
  const Range Where = rangeOf(N);
  if (Expected.Base == TypeBase::Ref) {
    const std::string Now = referenceOf(C.text(T.nameOf(N)));
    C.Diags.report(diag::ForeignQuantifier, Where).suggest(Where, Now)
        << written(Where) << Now;
    return true;
  }
  // `["orders"]`, and no data item is called so.
  if (Expected.Base == TypeBase::Entity && Expected.kindId() &&
      P.Kinds[Expected.kindId()].Class == EntityClass::Data) {
    const Name Known = C.Names.find(C.text(T.nameOf(N)));
    const bool IsItem =
        Known && (C.lookup(M, Known) ||
                  (Scope.System && Scope.System->Names.contains(Known)));
    if (!IsItem) {
      C.Diags.report(diag::TextForData, Where)
          << written(Where) << nameLike(C.text(T.nameOf(N)));
      return true;
    }
  }
  return false;
}

/// `90` and `"90 days"` for `90d`.
bool ExprBuilder::reportMisreadDuration(NodeId N) {
  const Range Where = rangeOf(N);
  if (T.kind(N) == NodeKind::IntLit) {
    const std::string Number = written(Where);
    C.Diags.report(diag::DurationWithoutUnit, Where)
            .suggest(Where, Number + "d")
        << Number;
    return true;
  }
  if (T.kind(N) == NodeKind::StringLit) {
    std::string Bare = C.text(T.nameOf(N)).str();
    llvm::erase(Bare, ' ');
    if (std::string Meant = unitMeant(Bare); !Meant.empty()) {
      C.Diags.report(diag::QuotedValue, Where).suggest(Where, Meant)
          << "duration" << Meant;
      return true;
    }
  }
  return false;
}

bool ExprBuilder::reportMisread(ExprId E, Type Expected, NodeId N) {
  const Type Found = typeOf(E);
  const Range Where = rangeOf(N);
  // Only the brackets around it are missing.
  if (Expected.IsSet && !Found.IsSet && Found.Base != TypeBase::Unknown &&
      assignable(Found, Expected.element())) {
    const std::string Now = "[" + written(Where) + "]";
    C.Diags.report(diag::SetExpected, Where).fix(Where, Now) << Now;
    return true;
  }
  if (reportTextForName(Expected, N))
    return true;
  // `x is Postgres or MySql`
  if (Expected == boolType() && Found.Base == TypeBase::Kind && !Found.IsSet &&
      T.kind(N) == NodeKind::NameRef) {
    C.Diags.report(diag::KindCompared, Where) << written(Where) << "…";
    return true;
  }
  if (Expected == boolType() && (Found.IsSet || Found.Base == TypeBase::Path)) {
    const std::string Shown = written(Where);
    const std::string Now =
        Found.IsSet ? "not " + Shown + ".empty" : "exists " + Shown;
    C.Diags.report(diag::ForeignQuantifier, Where).suggest(Where, Now)
        << Shown << Now;
    return true;
  }
  if (Found.IsSet)
    return false;
  if (Expected.Base == TypeBase::Enum)
    return reportOtherEnumValue(Expected.enumId(), N);
  if (Found.Base == TypeBase::Kind && Found.kindId()) {
    StringRef Kind = P.shortName(P.Kinds[Found.kindId()].Id);
    if (Expected.Base == TypeBase::Control) {
      if (P.Kinds[Found.kindId()].Class != EntityClass::Flow)
        return false;
      C.Diags.report(diag::KindForControl, Where) << Kind;
      return true;
    }
    if (Expected.Base != TypeBase::Entity ||
        P.Kinds[Found.kindId()].Class != EntityClass::Data)
      return false;
    if (isInRule())
      C.Diags.report(diag::KindCompared, Where) << Kind << "any x in … : x";
    else
      C.Diags.report(diag::KindForData, Where) << Kind;
    return true;
  }
  if (Expected.Base == TypeBase::Duration && reportMisreadDuration(N))
    return true;
  if (T.kind(N) != NodeKind::StringLit)
    return false;
  // A text where what it says is wanted.
  StringRef Inside = C.text(T.nameOf(N));
  auto Digits = [](StringRef Text) {
    return !Text.empty() && llvm::all_of(Text, llvm::isDigit);
  };
  bool Fits = false;
  switch (Expected.Base) {
  case TypeBase::Bool:
    Fits = Inside == "true" || Inside == "false";
    break;
  case TypeBase::Int:
    Fits = Digits(Inside);
    break;
  case TypeBase::Duration:
    Fits = parseDuration(Inside).has_value();
    break;
  case TypeBase::Date:
    Fits = parseDate(Inside).has_value();
    break;
  case TypeBase::Entity:
  case TypeBase::Control: {
    const Name Known = C.Names.find(Inside);
    Fits = Known && (C.lookup(M, Known) ||
                     (Scope.System && Scope.System->Names.contains(Known)));
    break;
  }
  case TypeBase::String:
    Fits = !Inside.empty() && llvm::all_of(Inside, [](char L) {
      return llvm::isAlnum(L) || L == '_' || L == '.';
    }) && !llvm::isDigit(Inside.front());
    break;
  default:
    break;
  }
  if (!Fits)
    return false;
  C.Diags.report(diag::QuotedValue, Where)
          .propose(Where, Inside,
                   Expected.Base == TypeBase::Entity ||
                           Expected.Base == TypeBase::Control
                       ? Surety::Guess
                       : Surety::Certain)
      << typeName(P, Expected.element()) << Inside;
  return true;
}

/// Reports \p Ident among controls if it is an attribute, with the controls
/// that provide it.
bool ExprBuilder::reportAttributeForControl(NodeId Ident) {
  bool IsAttribute = false;
  std::vector<StringRef> Controls;
  constexpr size_t MaxControls = 3;
  for (uint32_t I = 0; I < P.Attrs.size() && !IsAttribute; ++I)
    IsAttribute = P.Attrs[AttrId(I)].Text == nameOf(Ident);
  if (!IsAttribute)
    return false;
  for (uint32_t I = 0; I < P.Controls.size(); ++I) {
    const Control &Row = P.Controls[ControlId(I)];
    const Name Short = C.Names.find(P.shortName(Row.Id));
    if (Row.Abstract || Controls.size() == MaxControls || !Short ||
        C.lookup(M, Short).K != SymbolKind::Control)
      continue;
    for (const Provision &X : Row.Provides.of(P.Provisions))
      if (P.Attrs[X.Attr].Text == nameOf(Ident)) {
        Controls.push_back(P.shortName(Row.Id));
        break;
      }
  }
  C.Diags.report(diag::AttributeForControl, rangeOf(Ident))
      << textOf(Ident) << uint64_t(!Controls.empty()) << Controls;
  return true;
}

bool ExprBuilder::reportMisreadName(NodeId Ident, Type Hint) {
  StringRef Text = textOf(Ident);
  const Range Where = rangeOf(Ident);
  if (llvm::is_contained({"null", "Null", "NULL", "None", "nil", "undefined"},
                         Text)) {
    C.Diags.report(diag::NullValue, Where).suggest(Where, "unknown") << Text;
    return true;
  }
  // `attack(T1040)`: a text without its quotes.
  if (Hint == stringType() && !findLocal(nameOf(Ident)) &&
      !(Scope.InRule && llvm::isLower(Text.front()))) {
    C.Diags.report(diag::TextWithoutQuotes, Where)
            .fix(Where, "\"" + Text + "\"")
        << Text;
    return true;
  }
  // `P90D` of ISO 8601
  if (Hint.Base == TypeBase::Duration && Text.size() > 2 &&
      Text.front() == 'P' &&
      llvm::all_of(Text.slice(1, Text.size() - 1), llvm::isDigit) &&
      StringRef("DWY").contains(Text.back())) {
    const std::string Now =
        (Text.slice(1, Text.size() - 1) + Text.take_back(1).lower()).str();
    C.Diags.report(diag::ForeignQuantifier, Where).fix(Where, Now)
        << Text << Now;
    return true;
  }
  if (Hint.Base == TypeBase::Control && reportAttributeForControl(Ident))
    return true;
  if (Hint.IsSet)
    return false;
  if (Hint.Base == TypeBase::Bool) {
    const bool Yes = llvm::is_contained(
        {"yes", "on", "y", "True", "TRUE", "Yes", "On"}, Text);
    const bool No = llvm::is_contained(
        {"no", "off", "n", "False", "FALSE", "No", "Off"}, Text);
    if (!Yes && !No)
      return false;
    C.Diags.report(diag::OtherBool, Where).fix(Where, Yes ? "true" : "false")
        << Text;
    return true;
  }
  if (Hint.Base == TypeBase::Int || Hint.Base == TypeBase::Decimal ||
      Hint.Base == TypeBase::Duration || Hint.Base == TypeBase::Date) {
    if (isInRule())
      return false;
    C.Diags.report(diag::WordForNumber, Where) << Text << typeName(P, Hint);
    return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Kinds
//===----------------------------------------------------------------------===//

bool ExprBuilder::reportKindCompared(NodeId N, ExprId L, ExprId R,
                                     bool Negated) {
  auto IsKind = [&](ExprId E) {
    return typeOf(E).Base == TypeBase::Kind && !typeOf(E).IsSet &&
           P.Exprs[E].Op == ExprOp::Const && typeOf(E).kindId();
  };
  const Type Other = typeOf(IsKind(R) ? L : R);
  if (IsKind(L) == IsKind(R) || Other.IsSet || Other.Base != TypeBase::Entity)
    return false;
  const NodeId LN = node::Binary(T, N).left(), RN = node::Binary(T, N).right();
  const std::string Thing = written(rangeOf(IsKind(R) ? LN : RN));
  const std::string Kind = written(rangeOf(IsKind(R) ? RN : LN));
  std::string Now = Thing;
  Now += Negated ? " is not " : " is ";
  C.Diags.report(diag::KindCompared, rangeOf(N)).fix(rangeOf(N), Now + Kind)
      << Kind << Thing;
  return true;
}

/// `x in [A, B]` of kinds.
bool ExprBuilder::reportKindsInSet(NodeId N, bool Negated) {
  const NodeId LN = node::Binary(T, N).left(), RN = node::Binary(T, N).right();
  if (T.kind(RN) != NodeKind::SetLit)
    return false;
  std::string Now;
  for (NodeId Kind : node::SetLit(T, RN).elements()) {
    if (!Now.empty())
      Now += Negated ? " and " : " or ";
    Now += written(rangeOf(LN)) + (Negated ? " is not " : " is ") +
           written(rangeOf(Kind));
  }
  C.Diags.report(diag::ForeignQuantifier, rangeOf(N)).suggest(rangeOf(N), Now)
      << written(rangeOf(N)) << Now;
  return true;
}

bool ExprBuilder::reportAskedIfUnknown(NodeId N, bool Negated) {
  const NodeId RN = node::Binary(T, N).right();
  const bool IsNull =
      T.kind(RN) == NodeKind::NameRef &&
      llvm::is_contained({"null", "Null", "NULL", "None", "nil", "undefined"},
                         textOf(node::NameRef(T, RN).ident())) &&
      !C.lookup(M, nameOf(node::NameRef(T, RN).ident()));
  if (T.kind(RN) != NodeKind::UnknownLit && !IsNull)
    return false;
  const std::string Left = written(rangeOf(node::Binary(T, N).left()));
  std::string Now = Negated ? "known(" : "not known(";
  Now += Left + ")";
  C.Diags.report(diag::AskedIfUnknown, rangeOf(N)).fix(rangeOf(N), Now) << Now;
  return true;
}

bool ExprBuilder::reportMisreadCall(NodeId N, NodeId Ident,
                                    llvm::ArrayRef<NodeId> Args) {
  StringRef Name = textOf(Ident);
  auto Of = [&](size_t I) {
    return I < Args.size() ? written(rangeOf(Args[I])) : std::string();
  };
  std::string Now;
  if (llvm::is_contained({"len", "size", "length"}, Name) && Args.size() == 1)
    Now = Of(0) + ".size";
  else if (llvm::is_contained({"isinstance", "is_a", "kind_of"}, Name) &&
           Args.size() == 2)
    Now = Of(0) + " is " + Of(1);
  else if (Name == "now" && Args.empty())
    Now = "today";
  else if (llvm::is_contained({"regex", "match", "regexp", "re_match"}, Name) &&
           Args.size() == 2)
    Now = Of(0) + ".matches_regex(" + Of(1) + ")";
  if (Now.empty())
    return false;
  C.Diags.report(diag::ForeignQuantifier, rangeOf(N)).suggest(rangeOf(N), Now)
      << written(rangeOf(N)) << Now;
  return true;
}

//===----------------------------------------------------------------------===//
// Members
//===----------------------------------------------------------------------===//

namespace {
/// What a member is called elsewhere, and here.
struct MemberName {
  StringRef Elsewhere;
  StringRef Here;
  bool OfSet;
  bool OfPath = false;
};
} // namespace

static constexpr MemberName MemberNames[] = {
    {"to", "target", false},
    {"dest", "target", false},
    {"destination", "target", false},
    {"sink", "target", false},
    {"from", "source", false},
    {"src", "source", false},
    {"origin", "source", false},
    {"protocol", "kind", false},
    {"type", "kind", false},
    {"boundary", "zone", false},
    {"trust_boundary", "zone", false},
    {"parent", "zone", false},
    {"length", "size", true},
    {"len", "size", true},
    {"count", "size", true},
    {"has", "contains", true},
    {"includes", "contains", true},
    {"include", "contains", true},
    {"isEmpty", "empty", true},
    {"is_empty", "empty", true},
    {"some", "any", true},
    {"exists", "any", true},
    {"every", "all", true},
    {"forEach", "all", true},
    {"where", "filter", true},
    {"select", "map", true},
    {"length", "hops", false, true},
    {"size", "hops", false, true},
    {"len", "hops", false, true},
};

bool ExprBuilder::reportMisreadMember(ExprId Base, NodeId Ident) {
  const Type Ty = typeOf(Base);
  const Range Where = rangeOf(Ident);
  StringRef Text = textOf(Ident);
  // `"acme_" . p.language`
  if (Ty == stringType() && P.Exprs[Base].Op == ExprOp::Const) {
    const Range Dot{P.Exprs[Base].Where.End, Where.Begin};
    C.Diags.report(diag::ForeignOperator, Dot).suggest(Dot, " + ")
        << "." << "+";
    return true;
  }
  // `p.RateLimiting`
  if (!Ty.IsSet && Ty.Base == TypeBase::Entity &&
      C.lookup(this->M, nameOf(Ident)).K == SymbolKind::Control) {
    const Range All{P.Exprs[Base].Where.Begin, Where.End};
    const std::string Now =
        Text.str() + " in " + written(P.Exprs[Base].Where) + ".controls";
    C.Diags.report(diag::MemberCalled, Where).suggest(All, Now)
        << typeName(P, Ty) << Text << Now;
    return true;
  }
  if (!Ty.IsSet && Ty.Base == TypeBase::Entity &&
      llvm::is_contained({"has", "uses", "has_control", "controlled_by"},
                         Text)) {
    std::string Now = "Control in ";
    C.Diags.report(diag::MemberCalled, Where)
        << typeName(P, Ty) << Text
        << Now + written(P.Exprs[Base].Where) + ".controls";
    return true;
  }
  for (const MemberName &M : MemberNames) {
    if (M.Elsewhere != Text || M.OfSet != Ty.IsSet ||
        M.OfPath != (Ty.Base == TypeBase::Path) ||
        (!Ty.IsSet && Ty.Base != TypeBase::Entity && Ty.Base != TypeBase::Path))
      continue;
    // Only a flow has ends.
    if (M.Here == "target" || M.Here == "source")
      if (P.Kinds[Ty.kindId()].Class != EntityClass::Flow)
        continue;
    C.Diags.report(diag::MemberCalled, Where).fix(Where, M.Here)
        << typeName(P, Ty) << Text << M.Here;
    return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

bool Context::reportForeignType(StringRef Text, Range Where) {
  static constexpr StringRef Types[][2] = {
#define FOREIGN_TYPE(WORD, TYPE) {WORD, TYPE},
#include "Parse/Habits.def"
  };
  for (const auto &[Elsewhere, Here] : Types)
    if (Text == Elsewhere) {
      Diags.report(diag::ForeignType, Where).fix(Where, Here) << Text << Here;
      return true;
    }
  return false;
}
