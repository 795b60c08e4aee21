//===- VerifyRanges.cpp - Every id and slice is in range ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What Schema.def says of a field is checked here for all fields; what it
/// calls `special` is checked by hand, in `more`.
///
//===----------------------------------------------------------------------===//

#include "IR/Schema.h"
#include "IR/Verifier.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;
using llvm::StringRef;

namespace tmc::ir {

class RangeChecker {
public:
  explicit RangeChecker(Verifier &V) : V(V), P(V.P) {}

  void run();

private:
  DiagBuilder report(diag::Kind K) { return V.report(K); }

  // --- A row ---

  template <typename RowT>
  void rows(const char *Noun, llvm::ArrayRef<RowT> Rows);
  template <typename RowT>
  bool enter(const char *Noun, uint32_t I, const RowT &Row);
  template <typename RowT> void row(const RowT &Row);

  // --- A field, by its role ---

  template <typename T, typename RoleT> void field(const T &, const RoleT &) {
    static_assert(
        std::is_same_v<RoleT, Plain> || std::is_same_v<RoleT, Place> ||
            std::is_same_v<RoleT, Slot> || std::is_same_v<RoleT, Slots> ||
            std::is_same_v<RoleT, Special>,
        "the role does not fit the type of the field");
  }
  template <typename Tag> void field(Id<Tag> I, const Names &R) {
    id(I, R.What);
  }
  template <typename Tag> void field(Id<Tag> I, const Required &R) {
    id(I, R.What);
  }
  template <typename Tag> void field(Id<Tag> I, const Optional &R) {
    if (I)
      id(I, R.What);
  }
  void field(Type T, const OfType &R) { type(T, R.What); }
  void field(const Value &X, const OfValue &R) {
    value(X, R.What);
    if (R.Tag && X.Tag != *R.Tag)
      report(diag::IRBadValue)
          << R.What
          << (*R.Tag == ValueTag::Enum ? BadValue::NotEnum
                                       : BadValue::OtherType);
  }
  template <typename EnumT> void field(EnumT E, const Choice<EnumT> &R) {
    if (E > R.Last)
      report(diag::IRMissing) << Lacks::Field << R.What;
  }
  template <typename PoolT> void field(uint32_t I, const IndexOf<PoolT> &R) {
    if (I != ~uint32_t(0))
      index(I, (P.*R.Pool).size(), R.What);
  }
  template <typename PoolT> void field(Slice S, const ListOf<PoolT> &R) {
    const auto &Pool = P.*R.Pool;
    if (!slice(S, Pool.size(), R.What))
      return;
    withElementRole(R.Pool, [&](auto ElementRole) {
      for (const auto &X : S.of(Pool))
        if constexpr (std::is_same_v<decltype(ElementRole), Rows>)
          row(X);
        else
          field(X, ElementRole);
    });
  }

  // --- What the schema cannot say ---

  template <typename RowT> void more(const RowT &) {}
  void more(const Rule &R);
  void more(const Entity &E);
  void more(const Decision &D);
  template <typename RowT> void renamed(const RowT &) {}
  void renamed(const Flow &F) { byEntity("flow", F.Self); }
  void renamed(const DataItem &D) { byEntity("data", D.Self); }
  void byEntity(const char *Noun, EntityId Self);
  void exprs();
  void expr(ExprId Id);
  void operand(ExprId User, ExprId X, unsigned Number);
  void clauses(ExprId User, uint32_t Spec, unsigned Number);

  // --- Ids and values ---

#define TABLE(MEMBER, ID, ROW, NOUN)                                           \
  size_t sizeFor(ID) const { return P.MEMBER.size(); }
#include "IR/Schema.def"
  size_t sizeFor(Name) const { return P.Names->size(); }
  template <typename Tag> bool id(Id<Tag> I, const char *What) {
    return index(I.index(), sizeFor(I), What);
  }
  bool index(uint32_t I, size_t Size, const char *What);
  bool slice(Slice S, size_t Size, const char *What);
  void type(Type T, const char *What);
  void value(const Value &X, const char *What);
  void set(const Value &X, const char *What);
  void payload(const Value &X, size_t Size, const char *Of, const char *What);

  Verifier &V;
  const Program &P;
};

//===----------------------------------------------------------------------===//
// Ids and values
//===----------------------------------------------------------------------===//

bool RangeChecker::index(uint32_t I, size_t Size, const char *What) {
  if (I < Size)
    return true;
  if (I == ~uint32_t(0))
    report(diag::IRMissing) << Lacks::Field << What;
  else
    report(diag::IRBadId) << What << uint64_t(I) << uint64_t(Size);
  return false;
}

bool RangeChecker::slice(Slice S, size_t Size, const char *What) {
  uint64_t End = uint64_t(S.Begin) + S.Count;
  if (S.Count == 0)
    return false;
  if (End <= Size)
    return true;
  report(diag::IRBadSlice) << What << End << uint64_t(Size);
  return false;
}

void RangeChecker::type(Type T, const char *What) {
  if (T.Base > TypeBase::Path) {
    report(diag::IRBadValue) << What << BadValue::NoBase;
    return;
  }
  if (T.Base == TypeBase::Enum)
    id(T.enumId(), What);
  if ((T.Base == TypeBase::Entity || T.Base == TypeBase::Kind) && T.kindId())
    id(T.kindId(), What);
}

void RangeChecker::payload(const Value &X, size_t Size, const char *Of,
                           const char *What) {
  if (X.Payload < 0 || static_cast<uint64_t>(X.Payload) >= Size)
    report(diag::IRBadValue) << What << BadValue::OutOfTable << Of
                             << std::to_string(X.Payload) << uint64_t(Size);
}

/// Checks a constant: its ids, and the order of a set.
void RangeChecker::value(const Value &X, const char *What) {
  auto Aux = [&](size_t Size, const char *Of) {
    if (X.Aux < Size)
      return true;
    report(diag::IRBadValue) << What << BadValue::OutOfTable << Of
                             << uint64_t(X.Aux) << uint64_t(Size);
    return false;
  };
  switch (X.Tag) {
  case ValueTag::Unknown:
  case ValueTag::Int:
  case ValueTag::Decimal:
  case ValueTag::Duration:
  case ValueTag::Date:
    return;
  case ValueTag::Bool:
    if (X.Payload != 0 && X.Payload != 1)
      report(diag::IRBadValue) << What << BadValue::NotBool;
    return;
  case ValueTag::String:
  case ValueTag::Endpoint:
    return payload(X, P.Names->size(), "string", What);
  case ValueTag::Enum:
    if (Aux(P.Enums.size(), "enum"))
      payload(X, P.Enums[EnumId(X.Aux)].Values.Count, "enum value", What);
    return;
  case ValueTag::Entity:
    return payload(X, P.Entities.size(), "entity", What);
  case ValueTag::Kind:
    return payload(X, P.Kinds.size(), "kind", What);
  case ValueTag::Control:
    return payload(X, P.Controls.size(), "control", What);
  case ValueTag::Ref:
    Aux(P.Refs.size(), "reference");
    return;
  case ValueTag::Set:
    return set(X, What);
  case ValueTag::Path:
    report(diag::IRBadValue) << What << BadValue::Path;
    return;
  }
  report(diag::IRBadValue) << What << BadValue::NoTag;
}

void RangeChecker::set(const Value &X, const char *What) {
  if (X.Payload == 0)
    return;
  const size_t Size = P.SetElements.size();
  if (X.Payload < 0 || X.Aux > Size ||
      static_cast<uint64_t>(X.Payload) > Size - X.Aux) {
    report(diag::IRBadValue) << What << BadValue::OutsidePool;
    return;
  }
  llvm::ArrayRef<Value> Elements = P.elements(X);
  for (size_t I = 0; I < Elements.size(); ++I) {
    if (Elements[I].Tag == ValueTag::Set)
      report(diag::IRBadValue) << What << BadValue::SetInSet;
    else
      value(Elements[I], What);
    if (I && !(Elements[I - 1] < Elements[I])) {
      report(diag::IRBadValue) << What << BadValue::Unsorted;
      return;
    }
  }
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// Names the row in the messages that follow. False if its name is none.
template <typename RowT>
bool RangeChecker::enter(const char *Noun, uint32_t I, const RowT &Row) {
  std::optional<Range> Where;
  forEachField<RowT>([&](const char *, auto Member, auto Role) {
    if constexpr (std::is_same_v<decltype(Role), Place>)
      if (!Where)
        Where = Row.*Member;
  });
  V.enter(Noun, I, Where.value_or(Range()));
  bool HasName = true;
  forEachField<RowT>([&](const char *, auto Member, auto Role) {
    if constexpr (std::is_same_v<decltype(Role), Names>) {
      HasName = id(Row.*Member, Role.What);
      if (HasName)
        V.enter(Noun, Row.*Member, V.At);
    }
  });
  renamed(Row);
  return HasName;
}

/// A row of flows or data items goes by the name of its entity, if it has one.
void RangeChecker::byEntity(const char *Noun, EntityId Self) {
  if (!P.Entities.contains(Self))
    return;
  const Entity &E = P.Entities[Self];
  if (E.Id.index() < P.Names->size())
    V.enter(Noun, E.Id, E.Where);
}

template <typename RowT> void RangeChecker::row(const RowT &Row) {
  forEachField<RowT>([&](const char *, auto Member, auto Role) {
    // `enter` has looked at the name.
    if constexpr (!std::is_same_v<decltype(Role), Names>)
      field(Row.*Member, Role);
  });
  more(Row);
}

template <typename RowT>
void RangeChecker::rows(const char *Noun, llvm::ArrayRef<RowT> Rows) {
  for (uint32_t I = 0; I < Rows.size(); ++I)
    if (enter(Noun, I, Rows[I]))
      row(Rows[I]);
}

void RangeChecker::more(const Rule &R) {
  // What is said about the model is no finding, and has no severity.
  Slice S = R.Properties;
  bool AboutModel =
      uint64_t(S.Begin) + S.Count <= P.Properties.size() &&
      llvm::any_of(S.of(P.Properties), [&](const Property &X) {
        return X.Key.index() < P.Names->size() &&
               (P.text(X.Key) == "contradiction" || P.text(X.Key) == "pack");
      });
  if (!AboutModel && !R.Severity)
    report(diag::IRMissing) << Lacks::Severity;
}

void RangeChecker::more(const Entity &E) {
  if (E.Class == EntityClass::Flow)
    index(E.Extra, P.Flows.size(), "its row of flows");
  if (E.Class == EntityClass::Data)
    index(E.Extra, P.DataItems.size(), "its row of data items");
}

void RangeChecker::more(const Decision &D) {
  // Only a severity is overridden everywhere.
  bool NeedsNone =
      D.Missing || (D.Verb == DecisionVerb::Override && D.hasSubject());
  if (!NeedsNone && !D.Target)
    report(diag::IRMissing) << Lacks::Target;
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

/// Operand \p Number comes before its use.
void RangeChecker::operand(ExprId User, ExprId X, unsigned Number) {
  if (index(X.index(), P.Exprs.size(), "an operand") && X >= User)
    report(diag::IROperandOrder) << uint64_t(Number) << uint64_t(X.index());
}

void RangeChecker::clauses(ExprId User, uint32_t Spec, unsigned Number) {
  if (Spec == ~uint32_t(0) || !index(Spec, P.PathSpecs.size(), "the clauses"))
    return;
  Slice S = P.PathSpecs[Spec];
  if (uint64_t(S.Begin) + S.Count > P.PathClauses.size())
    return; // reported with the pool
  for (const PathClause &C : S.of(P.PathClauses)) {
    row(C);
    operand(User, C.Condition, Number);
    if (C.Slot != ~uint32_t(0) && C.Slot >= MaxSlots)
      report(diag::IRBadSlot) << uint64_t(C.Slot) << uint64_t(MaxSlots);
  }
}

void RangeChecker::expr(ExprId Id) {
  const Expr &E = P.Exprs[Id];
  V.enter("expression", Id.index(), E.Where);
  if (static_cast<unsigned>(E.Op) >= NumExprOps) {
    report(diag::IROperand) << BadOperand::NoOperation;
    return;
  }
  row(E);
  const uint32_t Ops[3] = {E.A, E.B, E.C};
  for (unsigned O = 0; O != 3; ++O) {
    switch (info(E.Op).Operands[O]) {
    case Operand::None:
    case Operand::Count:
      break;
    case Operand::OptExpr:
      if (Ops[O] == ~uint32_t(0))
        break;
      [[fallthrough]];
    case Operand::Expr:
      operand(Id, ExprId(Ops[O]), O + 1);
      break;
    case Operand::Args: {
      Slice S{Ops[O], Ops[O + 1]};
      if (slice(S, P.ExprArgs.size(), "arguments"))
        for (ExprId X : S.of(P.ExprArgs))
          operand(Id, X, O + 1);
      break;
    }
    case Operand::Slot:
      if (Ops[O] >= MaxSlots)
        report(diag::IRBadSlot) << uint64_t(Ops[O]) << uint64_t(MaxSlots);
      break;
    case Operand::Const:
      index(Ops[O], P.Constants.size(), "a constant");
      break;
    case Operand::Attr:
      id(AttrId(Ops[O]), "an attribute");
      break;
    case Operand::Kind:
      id(KindId(Ops[O]), "a kind");
      break;
    case Operand::Enum:
      id(EnumId(Ops[O]), "an enum");
      break;
    case Operand::Func:
      id(FuncId(Ops[O]), "a function");
      break;
    case Operand::Intrin:
      index(Ops[O], NumIntrinsics, "an intrinsic");
      break;
    case Operand::Builtin:
      index(Ops[O], NumBuiltins, "a builtin");
      break;
    case Operand::PathSpec:
      clauses(Id, Ops[O], O + 1);
      break;
    }
  }
}

void RangeChecker::exprs() {
  for (uint32_t I = 0; I < P.Constants.size(); ++I) {
    V.enter("constant", I, {});
    value(P.Constants[I], "it");
  }
  for (uint32_t I = 0; I < P.PathSpecs.size(); ++I) {
    V.enter("path", I, {});
    slice(P.PathSpecs[I], P.PathClauses.size(), "clauses");
  }
  for (uint32_t I = 0; I < P.Exprs.size(); ++I)
    expr(ExprId(I));
}

void RangeChecker::run() {
  forEachTable([&](const char *, auto Member, auto Role) {
    auto Rows = rowsOf(P.*Member);
    using RowT = std::remove_cvref_t<decltype(Rows[0])>;
    if constexpr (!IsPool<decltype(Role)> && HasFields<RowT> &&
                  !std::is_same_v<RowT, Expr>)
      rows(Role.Noun, Rows);
  });
  exprs();
}

void Verifier::ranges() { RangeChecker(*this).run(); }

} // namespace tmc::ir
