//===- Relocate.cpp - Rows of an image with other ids ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Relocate.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

uint32_t Relocator::map(unsigned Table, uint32_t I) const {
  if (I < Base[Table])
    return I;
  // Mostly one of its own.
  for (const Segment &S : llvm::reverse(Segments))
    if (I >= S.Begin[Table] && I < S.End[Table])
      return I - S.Begin[Table] + S.At[Table];
  llvm_unreachable("a package refers to one that is not there");
}

uint32_t Relocator::mapRef(uint32_t I) const {
  const unsigned Table = tableNumber(&Tables::Refs);
  if (I < Base[Table])
    return I;
  for (size_t S = Segments.size(); S-- != 0;)
    if (I >= Segments[S].Begin[Table] && I < Segments[S].End[Table])
      return RefsOf[S][I - Segments[S].Begin[Table]];
  llvm_unreachable("a package refers to one that is not there");
}

void Relocator::addRefs(llvm::ArrayRef<Ref> Rows, Pool<Ref> &To) {
  if (RefRows.empty())
    for (const Ref &R : llvm::ArrayRef<Ref>(To))
      RefRows.try_emplace({R.Scheme, R.Text},
                          static_cast<uint32_t>(&R - std::as_const(To).data()));
  std::vector<uint32_t> &Out = RefsOf.emplace_back();
  for (const Ref &R : Rows) {
    auto [It, New] = RefRows.try_emplace({R.Scheme, R.Text},
                                         static_cast<uint32_t>(To.size()));
    if (New)
      To.push_back(R);
    Out.push_back(It->second);
  }
}

//===----------------------------------------------------------------------===//
// Fields
//===----------------------------------------------------------------------===//

namespace {
#define TABLE(MEMBER, ID, ROW, NOUN)                                           \
  constexpr auto memberOf(ID) { return &Tables::MEMBER; }
#define LIST(MEMBER, ROW, NOUN)
#define POOL(MEMBER, ELEMENT, ROLE)
#include "IR/Schema.def"
} // namespace

template <typename Tag> void Relocator::relocate(Id<Tag> &I) const {
  if (I)
    I = Id<Tag>(map(tableNumber(memberOf(I)), I.index()));
}
// Callers of the other files use the template by its declaration.
#define TABLE(MEMBER, ID, ROW, NOUN)                                           \
  template void Relocator::relocate(ID &I) const;
#define LIST(MEMBER, ROW, NOUN)
#define POOL(MEMBER, ELEMENT, ROLE)
#include "IR/Schema.def"

// The only rows that are slices themselves.
void Relocator::relocate(Slice &PathSpec) const {
  if (PathSpec.Count != 0)
    PathSpec.Begin = map(tableNumber(&Tables::PathClauses), PathSpec.Begin);
}

void Relocator::relocate(Range &R) const {
  for (const Stretch &F : llvm::reverse(Files))
    if (R.Begin.Offset >= F.Begin && R.Begin.Offset < F.End) {
      R.Begin.Offset += F.At - F.Begin;
      R.End.Offset += F.At - F.Begin;
      return;
    }
}

void Relocator::relocate(Type &T) const {
  if (T.Detail == ~uint32_t(0))
    return;
  if (T.Base == TypeBase::Enum)
    T.Detail = mapped(T.enumId()).index();
  else if (T.Base == TypeBase::Entity || T.Base == TypeBase::Kind)
    T.Detail = mapped(T.kindId()).index();
}

void Relocator::relocate(Value &V) const {
  switch (V.Tag) {
  case ValueTag::Enum:
    V.Aux = mapped(EnumId(V.Aux)).index();
    for (const Values &O : Ordinals)
      if (O.Of.index() == V.Aux && V.Payload >= O.First &&
          V.Payload < int64_t(O.First) + O.Count) {
        V.Payload += int64_t(O.At) - O.First;
        break;
      }
    break;
  case ValueTag::Kind:
    V.Payload = mapped(V.kind()).index();
    break;
  case ValueTag::Control:
    V.Payload = mapped(V.control()).index();
    break;
  case ValueTag::Entity:
    V.Payload = mapped(V.entity()).index();
    break;
  case ValueTag::Ref:
    V.Aux = mapRef(V.Aux);
    break;
  case ValueTag::Set:
    V.Aux = V.Payload == 0 ? 0 : map(tableNumber(&Tables::SetElements), V.Aux);
    break;
  default:
    break;
  }
}

void Relocator::relocate(Expr &E) const {
  relocate(E.Ty);
  relocate(E.Where);
  uint32_t *const Ops[3] = {&E.A, &E.B, &E.C};
  const OpInfo &Info = info(E.Op);
  for (unsigned I = 0; I != 3; ++I) {
    uint32_t &X = *Ops[I];
    switch (Info.Operands[I]) {
    case Operand::Expr:
    case Operand::OptExpr:
      X = mapped(ExprId(X)).index();
      break;
    case Operand::Args:
      X = *Ops[I + 1] == 0 ? 0 : map(tableNumber(&Tables::ExprArgs), X);
      break;
    case Operand::Const:
      X = map(tableNumber(&Tables::Constants), X);
      break;
    case Operand::Attr:
      X = mapped(AttrId(X)).index();
      break;
    case Operand::Kind:
      X = mapped(KindId(X)).index();
      break;
    case Operand::Enum:
      X = mapped(EnumId(X)).index();
      break;
    case Operand::Func:
      X = mapped(FuncId(X)).index();
      break;
    case Operand::PathSpec:
      if (X != ~uint32_t(0))
        X = map(tableNumber(&Tables::PathSpecs), X);
      break;
    case Operand::None:
    case Operand::Count:
    case Operand::Slot:
    case Operand::Intrin:
    case Operand::Builtin:
      break;
    }
  }
}

//===----------------------------------------------------------------------===//
// Segments
//===----------------------------------------------------------------------===//

void Relocator::append(const TableCounts &Begin, const TableCounts &End,
                       ImageReader Rows, Tables &To) {
  Segments.push_back({Begin, End, countRows(To)});
  // Constants name them, so they come first.
  ImageReader Ahead = Rows;
  forEachTable([&](const char *, auto Member, auto) {
    auto All =
        Ahead
            .next<std::remove_cvref_t<decltype(*rowsOf(To.*Member).begin())>>();
    if constexpr (std::is_same_v<decltype(All), llvm::ArrayRef<Ref>>) {
      const unsigned Table = tableNumber(&Tables::Refs);
      addRefs(All.slice(Begin[Table] - Base[Table], End[Table] - Begin[Table]),
              To.Refs);
    }
  });
  unsigned T = 0;
  forEachTable([&](const char *, auto Member, auto) {
    auto &List = To.*Member;
    using RowT = std::remove_cvref_t<decltype(*rowsOf(List).begin())>;
    auto All = Rows.next<RowT>();
    if constexpr (std::is_same_v<RowT, Ref>) {
      (void)All; // they are there
    } else if (const uint32_t Count = End[T] - Begin[T]) {
      List.reserve(List.size() + Count);
      for (RowT Row : All.slice(Begin[T] - Base[T], Count)) {
        relocate(Row);
        if constexpr (requires { List.add(Row); })
          List.add(Row);
        else
          List.push_back(Row);
      }
    }
    ++T;
  });
  sortSets(To);
}

/// The elements of a set, and the references of a rule, are in the order of
/// their ids, which may be another one now.
void Relocator::sortSets(Tables &To) const {
  const Segment &S = Segments.back();
  auto Sort = [](Value *Begin, size_t Count) {
    if (!std::is_sorted(Begin, Begin + Count))
      std::sort(Begin, Begin + Count);
  };
  for (const Rule &R :
       To.Rules.rows().drop_front(S.At[tableNumber(&Tables::Rules)]))
    if (!R.Refs.empty())
      Sort(To.RuleRefs.data() + R.Refs.Begin, R.Refs.Count);
  const unsigned Elements = tableNumber(&Tables::SetElements);
  if (S.Begin[Elements] == S.End[Elements])
    return;
  auto SortSet = [&](const Value &V) {
    if (V.Tag == ValueTag::Set && V.Aux >= S.At[Elements])
      Sort(To.SetElements.data() + V.Aux, static_cast<size_t>(V.Payload));
  };
  for (const Value &V : llvm::ArrayRef<Value>(To.Constants)
                            .drop_front(S.At[tableNumber(&Tables::Constants)]))
    SortSet(V);
  for (const Property &P :
       llvm::ArrayRef<Property>(To.Properties)
           .drop_front(S.At[tableNumber(&Tables::Properties)]))
    SortSet(P.V);
  for (const ViewClause &C :
       llvm::ArrayRef<ViewClause>(To.ViewClauses)
           .drop_front(S.At[tableNumber(&Tables::ViewClauses)])) {
    SortSet(C.What);
    SortSet(C.Other);
  }
}
