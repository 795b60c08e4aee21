//===- Evaluator.cpp - Conditions over one model --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/Evaluator.h"

#include "Analysis/Scope.h"
#include "IR/Arithmetic.h"
#include "Rules/PathSearch.h"
#include "Rules/Walk.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::rules;
using ir::EntityId;
using ir::Expr;
using ir::ExprId;
using ir::ExprOp;
using ir::inMillionths;
using ir::isNumber;
using ir::TypeBase;
using ir::Value;
using ir::ValueTag;

// The parser bounds the depth of one expression; functions and derived
// attributes nest further. What is deeper than this is unknown, so that no
// model overflows the stack.
static constexpr uint32_t MaxDepth = 3000;

// A text that is made of texts twice over, and so on, would fill the memory.
static constexpr size_t MaxText = 1 << 20;

Evaluator::Evaluator(const Context &C, Context *Fill)
    : C(C), Fill(Fill), P(C.P),
      Texts(*C.P.Names, ScratchPool, *C.Shared, &C.KeptStrings),
      HasScope(C.F.scope().any()), LongCalls(C.P.Funcs.size()) {}
Evaluator::~Evaluator() = default;

void Evaluator::reset(uint32_t NumSlots) {
  // First: it speaks of the slots of the old frame.
  rewind({0, 0, 0, 0});
  Base = 0;
  Slots.assign(NumSlots, Value::unknown());
  SlotFacts.assign(NumSlots, {});
  SlotReady.assign(NumSlots, true);
  LetExprs.assign(NumSlots, ExprId::none());
  Steps = 0;
}

uint32_t Evaluator::pushFrame(uint32_t N) {
  uint32_t NewBase = static_cast<uint32_t>(Slots.size());
  Slots.resize(NewBase + N);
  SlotFacts.resize(NewBase + N);
  SlotReady.resize(NewBase + N, true);
  return NewBase;
}

void Evaluator::popFrame(uint32_t OldBase) {
  Slots.resize(Base);
  SlotFacts.resize(Base);
  SlotReady.resize(Base);
  Base = OldBase;
}

//===----------------------------------------------------------------------===//
// Sets
//===----------------------------------------------------------------------===//

llvm::ArrayRef<Value> Evaluator::members(const Value &V) const {
  if (!hasMembers(V))
    return {};
  llvm::ArrayRef<Value> Pool = P.SetElements;
  if ((V.Aux & PoolMask) == ScratchPool)
    Pool = Scratch;
  else if ((V.Aux & PoolMask) == KeptPool) {
    if (V.Aux & SharedBit)
      return C.Shared->members(V);
    Pool = C.KeptSets;
  }
  return Pool.slice(V.Aux & ~PoolMask, static_cast<size_t>(V.Payload));
}

void Evaluator::build(const Value &V) {
  if (hasMembers(V)) {
    llvm::ArrayRef<Value> M = members(V);
    Building.insert(Building.end(), M.begin(), M.end());
  } else if (!V.isUnknown()) {
    Building.push_back(V);
  }
}

Value Evaluator::finishSet(size_t From, bool Complete) {
  auto Begin = Building.begin() + static_cast<ptrdiff_t>(From);
  if (!std::is_sorted(Begin, Building.end()))
    std::sort(Begin, Building.end());
  Building.erase(std::unique(Begin, Building.end()), Building.end());
  Value V{Complete ? ValueTag::Set : ValueTag::Unknown,
          ScratchPool | static_cast<uint32_t>(Scratch.size()),
          static_cast<int64_t>(Building.size() - From)};
  Scratch.insert(Scratch.end(), Begin, Building.end());
  Building.resize(From);
  return V;
}

Value Evaluator::entitySet(llvm::ArrayRef<EntityId> Es, bool Sorted) {
  uint32_t Begin = static_cast<uint32_t>(Scratch.size());
  for (EntityId E : Es)
    Scratch.push_back(Value::entity(E));
  if (!Sorted)
    std::sort(Scratch.begin() + Begin, Scratch.end());
  return {ValueTag::Set, ScratchPool | Begin, static_cast<int64_t>(Es.size())};
}

Value Evaluator::valueSet(llvm::ArrayRef<Value> Vs) {
  size_t From = Building.size();
  Building.insert(Building.end(), Vs.begin(), Vs.end());
  return finishSet(From, true);
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

Value Evaluator::same(const Value &A, const Value &B) const {
  if (A.isUnknown() || B.isUnknown())
    return Value::unknown();
  if (isNumber(A) && isNumber(B))
    return Value::boolean(inMillionths(A) == inMillionths(B));
  if (A.Tag != B.Tag) {
    // An endpoint is compared with a text by what is written.
    bool Written = (A.Tag == ValueTag::Endpoint || A.Tag == ValueTag::String) &&
                   (B.Tag == ValueTag::Endpoint || B.Tag == ValueTag::String);
    return Written ? Value::boolean(A.Payload == B.Payload) : Value::unknown();
  }
  if (A.Tag == ValueTag::Set || A.Tag == ValueTag::Path)
    return Value::boolean(members(A) == members(B));
  return Value::boolean(A == B);
}

std::optional<int> Evaluator::order(const Value &A, const Value &B) const {
  auto Sign = [](auto X, auto Y) { return X < Y ? -1 : X == Y ? 0 : 1; };
  if (isNumber(A) && isNumber(B))
    return Sign(inMillionths(A), inMillionths(B));
  if (A.Tag != B.Tag)
    return std::nullopt;
  switch (A.Tag) {
  case ValueTag::Bool:
  case ValueTag::Duration:
  case ValueTag::Date:
    return Sign(A.Payload, B.Payload);
  case ValueTag::Enum:
    if (A.Aux != B.Aux)
      return std::nullopt;
    return Sign(A.Payload, B.Payload);
  case ValueTag::String:
  case ValueTag::Endpoint: {
    int Order = text(A).compare(text(B));
    return Sign(Order, 0);
  }
  default:
    return std::nullopt;
  }
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

Value Evaluator::eval(ExprId Id) {
  if (Depth >= MaxDepth) {
    ++CutOff;
    return Value::unknown();
  }
  ++Depth;
  Value V = evalOp(P.Exprs[Id]);
  --Depth;
  return V;
}

Value Evaluator::evalOp(const Expr &E) {
  switch (E.Op) {
  case ExprOp::Const:
    return P.Constants[E.A];
  case ExprOp::Local:
    return evalLocal(E.A);
  case ExprOp::Attr:
    return evalAttr(E);
  case ExprOp::Intrinsic:
    return evalIntrinsic(E);
  case ExprOp::Is:
    return evalIs(E);
  case ExprOp::IsIn:
    return evalIn(E);
  case ExprOp::Eq:
  case ExprOp::Ne:
  case ExprOp::Lt:
  case ExprOp::Le:
  case ExprOp::Gt:
  case ExprOp::Ge:
    return evalCompare(E);
  case ExprOp::And:
  case ExprOp::Or:
  case ExprOp::Implies: {
    // All three are decided by one operand alone: `and` by a false one, `or`
    // by a true one, `implies` by a false first or a true second.
    uint32_t From = traceSize();
    bool Decisive = E.Op != ExprOp::And;
    bool Negated = E.Op == ExprOp::Implies;
    Value L = eval(ExprId(E.A));
    if (Negated)
      L = kleeneNot(L);
    if (!L.isUnknown() && L.isTrue() == Decisive)
      return L;
    Value R = eval(ExprId(E.B));
    if (!R.isUnknown() && R.isTrue() == Decisive) {
      truncateTrace(From);
      return R;
    }
    return L.isUnknown() ? plain(L) : plain(R);
  }
  case ExprOp::Not:
    return kleeneNot(eval(ExprId(E.A)));
  case ExprOp::Known: {
    uint32_t From = traceSize();
    Value V = eval(ExprId(E.A));
    truncateTrace(From);
    return Value::boolean(!V.isUnknown());
  }
  case ExprOp::If:
    return evalIf(E);
  case ExprOp::Add:
  case ExprOp::Sub:
  case ExprOp::Mul:
  case ExprOp::Div:
  case ExprOp::Mod:
  case ExprOp::Neg:
    return evalArithmetic(E);
  case ExprOp::SetOf:
    return evalSetOf(E);
  case ExprOp::Union:
  case ExprOp::Intersect:
  case ExprOp::Minus:
    return evalSetOp(E);
  case ExprOp::Any:
  case ExprOp::All:
  case ExprOp::NoneOf:
  case ExprOp::Count:
    return evalQuantifier(E);
  case ExprOp::Each:
  case ExprOp::MapTo:
    return evalMember(E);
  case ExprOp::Sum:
    return evalSum(E);
  case ExprOp::Call:
    return evalCall(E);
  case ExprOp::Builtin:
    return evalBuiltin(E);
  case ExprOp::Text:
    return evalText(E);
  case ExprOp::Path:
    return evalPath(E);
  case ExprOp::PathFound: {
    Value V = eval(ExprId(E.A));
    return V.isUnknown() ? Value::unknown() : Value::boolean(V.Payload >= 0);
  }
  }
  llvm_unreachable("unknown operation");
}

Value Evaluator::evalText(const Expr &E) {
  std::string Out;
  bool Known = true;
  for (uint32_t I = 0; I < E.B; ++I) {
    Value V = eval(P.ExprArgs[E.A + I]);
    Known &= !V.isUnknown() && Out.size() <= MaxText;
    if (Known)
      print(V, Out);
  }
  return Known ? Texts.make(Out) : Value::unknown();
}

Value Evaluator::evalLocal(uint32_t Slot) {
  uint32_t At = Base + Slot;
  if (!SlotReady[At]) {
    // Only the outermost frame has lazy slots, so Base is 0 here. Marked ready
    // first: a let uses only earlier slots.
    SlotReady[At] = true;
    uint32_t From = traceSize();
    Value V = eval(LetExprs[At]);
    compactTrace(From);
    Slots[At] = V;
    SlotFacts[At] = {static_cast<uint32_t>(SlotPool.size()),
                     traceSize() - From};
    SlotPool.insert(SlotPool.end(), Trace.begin() + From, Trace.end());
    LetStack.push_back(At);
    return V;
  }
  Slice Facts = SlotFacts[At];
  for (uint32_t I = 0; I < Facts.Count; ++I)
    Trace.push_back(SlotPool[Facts.Begin + I]);
  return Slots[At];
}

//===----------------------------------------------------------------------===//
// Attributes and facts of the graph
//===----------------------------------------------------------------------===//

Value Evaluator::attribute(EntityId E, ir::AttrId A) {
  const ir::Attr &Attr = P.Attrs[A];
  // After `t is K and t.a` the type checker knows more of `t` than holds when
  // the condition before it is false or unknown.
  if (!C.isA(E, Attr.Owner))
    return Value::unknown();
  if (Reads)
    Reads->push_back({E, A});
  analysis::Resolved R = C.F.resolve(E, A);
  Value V = LLVM_UNLIKELY(Supposed) ? supposed(E, A, R) : R.V;
  uint32_t From = traceSize();
  if (R.Expr)
    V = derived(E, A, R.Expr);
  if (LLVM_UNLIKELY(HasScope)) {
    askInScope(E, A, From);
    if (V.Tag == ValueTag::Set && (A == P.Known.Carries || A == P.Known.Stores))
      V = inScope(V);
  }
  // What a default depends on is asked for itself. Where that is a fact of the
  // graph, as of an element in no zone, a model can still set the attribute.
  if (V.isUnknown() && traceSize() == From && !Attr.Derived)
    Trace.push_back({E, A});
  return V;
}

/// What is out of scope is asked nothing. If \p A of \p E depends on it, the
/// model can say A itself: that is what is asked instead.
void Evaluator::askInScope(EntityId E, ir::AttrId A, uint32_t From) {
  const analysis::Scope &Scope = C.F.scope();
  if (P.Attrs[A].Derived || Scope.isOut(E))
    return;
  auto Begin = Trace.begin() + From;
  auto IsOut = [&](const UnknownFact &Fact) {
    return Scope.isOut(Fact.Entity);
  };
  auto End = std::remove_if(Begin, Trace.end(), IsOut);
  if (End == Trace.end())
    return;
  Trace.erase(End, Trace.end());
  Trace.push_back({E, A});
}

/// \p V, a set of data, without what is out of scope by itself.
Value Evaluator::inScope(Value V) {
  if (AsWritten)
    return V;
  const analysis::Scope &Scope = C.F.scope();
  auto IsOut = [&](const Value &M) {
    return M.Tag == ValueTag::Entity && Scope.by(M.entity()) == M.entity();
  };
  llvm::ArrayRef<Value> All = members(V);
  if (llvm::none_of(All, IsOut))
    return V;
  size_t From = Building.size();
  for (const Value &M : All)
    if (!IsOut(M))
      Building.push_back(M);
  return finishSet(From, true);
}

void Evaluator::suppose(const Supposition *S) {
  if (Supposed)
    SupposedDerived.clear();
  Supposed = S;
  // What is remembered does not say on which attributes it depends.
  forget();
}

/// What \p R becomes by the supposition, and its constant.
Value Evaluator::supposed(EntityId E, ir::AttrId A, analysis::Resolved &R) {
  if (Supposed->Withdrawn) {
    if (!Supposed->Withdrawn->covers(P, A, R))
      return R.V;
    R.Expr = ExprId::none();
    return Value::unknown();
  }
  if (E != Supposed->On)
    return R.V;
  if (Supposed->Attr == A) {
    R.Expr = ExprId::none();
    return Supposed->V;
  }
  if (!Supposed->Control)
    return R.V;
  if (A == P.Known.controls(P.Entities[E].Class)) {
    size_t From = Building.size();
    build(R.V);
    Building.push_back(Value::control(Supposed->Control));
    return finishSet(From, true);
  }
  for (const ir::Provision &Provides :
       P.Controls[Supposed->Control].Provides.of(P.Provisions)) {
    if (Provides.Attr != A)
      continue;
    R.Expr = ExprId::none();
    if (P.Exprs[Provides.V].Op == ExprOp::Const)
      return P.Constants[P.Exprs[Provides.V].A];
    R.Expr = Provides.V;
    return Value::unknown();
  }
  return R.V;
}

/// The value of an attribute by its default or a control's provision.
///
/// Attributes may depend on each other in a cycle: then each attribute on the
/// cycle is unknown. As in Tarjan's algorithm, an attribute that was asked for
/// while in the making, or that led to such a one further out, is on a cycle.
/// Whichever attribute of the cycle is asked first, the same ones are unknown.
Value Evaluator::derived(EntityId E, ir::AttrId A, ExprId Expr) {
  uint64_t Key = Context::key(E, A);
  auto Recall = [&](const DerivedValue &D,
                    const std::vector<UnknownFact> &Pool) {
    for (const UnknownFact &F : D.Facts.of(Pool))
      Trace.push_back(F);
    return D.V;
  };
  bool Otherwise = Supposed && Supposed->Affected->test(A.index());
  auto &Own = Otherwise ? SupposedDerived : OwnDerived;
  if (!Otherwise)
    if (const DerivedValue *D = C.Derived.find(E, A))
      return Recall(*D, C.KeptFacts);
  if (auto It = Own.find(Key); It != Own.end())
    return Recall(It->second, OwnFacts);

  if (auto It = OnStack.find(Key); It != OnStack.end()) {
    Stack.back().Low = std::min(Stack.back().Low, It->second);
    Stack[It->second].Low = std::min(Stack[It->second].Low, It->second);
    return Value::unknown();
  }

  uint32_t Level = static_cast<uint32_t>(Stack.size());
  Stack.push_back({Key, ~uint32_t(0)});
  OnStack[Key] = Level;
  uint32_t From = traceSize();
  uint32_t CutBefore = CutOff;
  uint32_t OldBase = Base;
  // A default uses slot 0 and what its quantifiers bind; how many those are is
  // in no table, so the frame is as large as any expression's can be.
  Base = pushFrame(slotsOf(Expr));
  Slots[Base] = Value::entity(E);
  Value V = eval(Expr);
  popFrame(OldBase);
  uint32_t Low = Stack.back().Low;
  Stack.pop_back();
  OnStack.erase(Key);
  if (Low <= Level) {
    V = Value::unknown();
    truncateTrace(From);
    if (Low < Level)
      Stack.back().Low = std::min(Stack.back().Low, Low);
  }

  // A value that the bound on nesting cut off is not kept while others wait for
  // it: asked for by itself it may be known.
  if (CutOff != CutBefore && Level != 0)
    return V;
  bool Shared = Fill != nullptr;
  std::vector<UnknownFact> &Facts = Shared ? Fill->KeptFacts : OwnFacts;
  DerivedValue D{V, {static_cast<uint32_t>(Facts.size()), traceSize() - From}};
  Facts.insert(Facts.end(), Trace.begin() + From, Trace.end());
  if (Shared)
    D.V = keep(V, *Fill);
  else if ((V.Aux & PoolMask) == ScratchPool && hasMembers(V))
    return V; // its members go with the candidate
  if (Shared)
    Fill->Derived.set(E, A, D);
  else
    Own[Key] = D;
  return D.V;
}

Value Evaluator::keep(Value V, Context &Into) const {
  assert(&Into == &C && "another evaluator's values");
  if (hasMembers(V)) {
    if ((V.Aux & PoolMask) != ScratchPool)
      return V;
    Value Kept = V;
    Kept.Aux = KeptPool | static_cast<uint32_t>(Into.KeptSets.size());
    for (const Value &M : members(V))
      Into.KeptSets.push_back(keep(M, Into));
    return Kept;
  }
  if (V.Tag == ValueTag::String || V.Tag == ValueTag::Endpoint) {
    Value Kept = Into.KeptStrings.make(text(V));
    Kept.Tag = V.Tag;
    return Kept;
  }
  return V;
}

Value Evaluator::share(Value V) const {
  auto IsOwn = [](const Value &X) {
    if (hasMembers(X) || X.Tag == ValueTag::String ||
        X.Tag == ValueTag::Endpoint)
      return ((hasMembers(X) ? X.Aux : X.name().index()) & PoolMask) ==
             ScratchPool;
    return false;
  };
  if (!hasMembers(V))
    return IsOwn(V) ? C.Shared->text(text(V), V) : V;
  llvm::ArrayRef<Value> Members = members(V);
  if (!IsOwn(V) && llvm::none_of(Members, IsOwn))
    return V;
  std::vector<Value> Shared;
  for (const Value &M : Members)
    Shared.push_back(share(M));
  return C.Shared->set(Shared, V);
}

uint32_t Evaluator::slotsOf(ExprId Root) {
  auto [It, Inserted] = SlotCounts.try_emplace(Root, 1);
  if (!Inserted)
    return It->second;
  uint32_t Count = 1;
  forEachExpr(P, Root, [&](const Expr &E) {
    switch (E.Op) {
    case ExprOp::Local:
    case ExprOp::Any:
    case ExprOp::All:
    case ExprOp::NoneOf:
    case ExprOp::Count:
    case ExprOp::Each:
    case ExprOp::MapTo:
    case ExprOp::Sum:
      Count = std::max(Count, E.A + 1);
      break;
    case ExprOp::Path: {
      if (E.C == ~uint32_t(0))
        break;
      for (const ir::PathClause &Clause : P.PathSpecs[E.C].of(P.PathClauses))
        if (Clause.Slot != ~uint32_t(0))
          Count = std::max(Count, Clause.Slot + 1);
      break;
    }
    default:
      break;
    }
    return true;
  });
  return SlotCounts[Root] = Count;
}

Value Evaluator::evalAttr(const Expr &E) {
  ir::AttrId A(E.B);
  Value Of = eval(ExprId(E.A));
  if (Of.Tag == ValueTag::Entity)
    return attribute(Of.entity(), A);
  if (!hasMembers(Of))
    return Value::unknown();
  size_t From = Building.size();
  uint32_t TraceFrom = traceSize();
  bool Complete = !Of.isUnknown();
  for (int64_t I = 0; I < Of.Payload; ++I) {
    Value M = members(Of)[static_cast<size_t>(I)];
    if (M.Tag != ValueTag::Entity) {
      Complete = false;
      continue;
    }
    Value V = attribute(M.entity(), A);
    Complete &= !V.isUnknown();
    build(V);
  }
  if (Complete)
    truncateTrace(TraceFrom);
  return finishSet(From, Complete);
}

Value Evaluator::intrinsic(ir::Intrinsic I, EntityId E, Value Arg) {
  analysis::Fact F =
      Arg.Tag == ValueTag::Enum
          ? C.F.distance(I, E, static_cast<uint32_t>(Arg.Payload))
          : C.F.get(I, E, analysis::Place(Arg));
  switch (F.Kind) {
  case analysis::Fact::Tag::Unknown:
    return Value::unknown();
  case analysis::Fact::Tag::Bool:
    return Value::boolean(F.Payload != 0);
  case analysis::Fact::Tag::Int:
    return Value::integer(F.Payload);
  case analysis::Fact::Tag::Entity:
    return Value::entity(F.Entity);
  case analysis::Fact::Tag::Set:
    return entitySet(F.Members, llvm::is_sorted(F.Members));
  case analysis::Fact::Tag::Positions: {
    if (Sources)
      Sources->push_back({I, E});
    llvm::SmallVector<Value, 16> Values;
    for (uint64_t Set = static_cast<uint64_t>(F.Payload); Set; Set &= Set - 1)
      Values.push_back(Value::enumValue(
          P.Known.Position, static_cast<uint32_t>(llvm::countr_zero(Set))));
    return valueSet(Values);
  }
  }
  llvm_unreachable("unknown fact");
}

Value Evaluator::evalIntrinsic(const Expr &E) {
  auto Which = static_cast<ir::Intrinsic>(E.B);
  Value Of = eval(ExprId(E.A));
  Value Arg;
  if (E.C != ~uint32_t(0)) {
    Arg = eval(ExprId(E.C));
    if (Arg.isUnknown())
      return Value::unknown();
  }
  if (Of.Tag == ValueTag::Entity)
    return intrinsic(Which, Of.entity(), Arg);
  if (!hasMembers(Of))
    return Value::unknown();
  size_t From = Building.size();
  bool Complete = !Of.isUnknown();
  for (int64_t I = 0; I < Of.Payload; ++I) {
    Value M = members(Of)[static_cast<size_t>(I)];
    if (M.Tag != ValueTag::Entity) {
      Complete = false;
      continue;
    }
    if (Arg.Tag == ValueTag::Enum) {
      Value V = intrinsic(Which, M.entity(), Arg);
      if (!V.isUnknown()) // what never comes there is at no distance
        build(V);
      continue;
    }
    analysis::Fact F = C.F.get(Which, M.entity(), analysis::Place(Arg));
    if (F.Kind == analysis::Fact::Tag::Set)
      for (EntityId X : F.Members)
        Building.push_back(Value::entity(X));
    else if (F.Kind == analysis::Fact::Tag::Unknown)
      // An element without a zone has none to add to `zone` of many.
      continue;
    else
      build(intrinsic(Which, M.entity(), Arg));
  }
  return finishSet(From, Complete);
}

Value Evaluator::evalIs(const Expr &E) {
  Value V = eval(ExprId(E.A));
  ir::KindId K(E.B);
  if (V.Tag == ValueTag::Entity)
    return Value::boolean(C.isA(V.entity(), K));
  if (V.Tag == ValueTag::Kind)
    return Value::boolean(C.F.derives(V.kind(), K));
  return Value::unknown();
}

/// Whether \p X is one of \p Members, which are fact \p I of \p Of.
bool Evaluator::isMember(ir::Intrinsic I, EntityId Of,
                         llvm::ArrayRef<EntityId> Members, EntityId X) const {
  if (Members.size() <= 8)
    return llvm::is_contained(Members, X);
  switch (I) {
  case ir::Intrinsic::BoundaryElements:
  case ir::Intrinsic::SystemElements:
  case ir::Intrinsic::ElementParts: // in the order of nesting
    return P.Entities[X].Class == ir::EntityClass::Element &&
           C.F.isInside(X, Of);
  case ir::Intrinsic::ElementZones: // from the inside out
    return llvm::is_contained(Members, X);
  default:
    return std::binary_search(Members.begin(), Members.end(), X);
  }
}

Value Evaluator::evalIn(const Expr &E) {
  uint32_t From = traceSize();
  Value X = eval(ExprId(E.A));
  // The commonest condition of all: an entity in a fact of another. No set is
  // made for it.
  const Expr &Right = P.Exprs[ExprId(E.B)];
  if (X.Tag == ValueTag::Entity && Right.Op == ExprOp::Intrinsic &&
      Right.C == ~uint32_t(0)) {
    Value Of = eval(ExprId(Right.A));
    if (Of.Tag == ValueTag::Entity) {
      analysis::Fact F =
          C.F.get(static_cast<ir::Intrinsic>(Right.B), Of.entity());
      if (F.Kind != analysis::Fact::Tag::Set)
        return Value::unknown();
      return Value::boolean(isMember(static_cast<ir::Intrinsic>(Right.B),
                                     Of.entity(), F.Members, X.entity()));
    }
    truncateTrace(From);
  }
  Value Set = eval(ExprId(E.B));
  if (!hasMembers(Set))
    return Value::unknown();
  llvm::ArrayRef<Value> M = members(Set);
  if (X.isUnknown()) {
    if (!Set.isUnknown() && M.empty()) {
      truncateTrace(From);
      return Value::boolean(false);
    }
    return Value::unknown();
  }
  bool Found = M.size() < 8 || Set.Tag == ValueTag::Path
                   ? llvm::is_contained(M, X)
                   : std::binary_search(M.begin(), M.end(), X);
  if (!Found)
    return Set.isUnknown() ? Value::unknown() : Value::boolean(false);
  truncateTrace(From);
  return Value::boolean(true);
}

Value Evaluator::evalCompare(const Expr &E) {
  Value L = eval(ExprId(E.A));
  Value R = eval(ExprId(E.B));
  if (E.Op == ExprOp::Eq || E.Op == ExprOp::Ne) {
    Value V = same(L, R);
    return E.Op == ExprOp::Eq ? V : kleeneNot(V);
  }
  std::optional<int> Order = order(L, R);
  if (!Order)
    return Value::unknown();
  switch (E.Op) {
  case ExprOp::Lt:
    return Value::boolean(*Order < 0);
  case ExprOp::Le:
    return Value::boolean(*Order <= 0);
  case ExprOp::Gt:
    return Value::boolean(*Order > 0);
  default:
    return Value::boolean(*Order >= 0);
  }
}

Value Evaluator::evalIf(const Expr &E) {
  uint32_t Start = traceSize();
  Value Cond = eval(ExprId(E.A));
  if (!Cond.isUnknown())
    return eval(ExprId(Cond.isTrue() ? E.B : E.C));
  // What the condition depends on would settle it; the arms come after.
  uint32_t From = traceSize();
  Value Then = eval(ExprId(E.B));
  Value Else = eval(ExprId(E.C));
  if (same(Then, Else).isTrue()) {
    truncateTrace(Start);
    return Then;
  }
  truncateTrace(From);
  return Value::unknown();
}

Value Evaluator::evalArithmetic(const Expr &E) {
  Value L = eval(ExprId(E.A));
  Value R = E.Op == ExprOp::Neg ? L : eval(ExprId(E.B));
  if (E.Op == ExprOp::Add && L.Tag == ValueTag::String &&
      R.Tag == ValueTag::String)
    return text(L).size() + text(R).size() > MaxText
               ? Value::unknown()
               : Texts.make((text(L) + text(R)).str());
  return ir::arithmetic(E.Op, L, R, E.Ty.Base);
}

Value Evaluator::evalSetOf(const Expr &E) {
  size_t From = Building.size();
  bool Complete = true;
  for (uint32_t I = 0; I < E.B; ++I) {
    Value V = eval(P.ExprArgs[E.A + I]);
    Complete &= !V.isUnknown();
    build(V);
  }
  return finishSet(From, Complete);
}

Value Evaluator::evalSetOp(const Expr &E) {
  uint32_t TraceFrom = traceSize();
  Value L = eval(ExprId(E.A));
  // Nothing is left of an empty set, whatever the other is.
  bool LeftEmpty = L.Tag == ValueTag::Set && L.Payload == 0;
  if (LeftEmpty && E.Op != ExprOp::Union)
    return L;
  Value R = eval(ExprId(E.B));
  bool Complete = !L.isUnknown() && !R.isUnknown();
  size_t From = Building.size();
  switch (E.Op) {
  case ExprOp::Union:
    build(L);
    build(R);
    break;
  case ExprOp::Intersect: {
    if (R.Tag == ValueTag::Set && R.Payload == 0) {
      truncateTrace(TraceFrom);
      return R;
    }
    llvm::ArrayRef<Value> A = members(L), B = members(R);
    std::set_intersection(A.begin(), A.end(), B.begin(), B.end(),
                          std::back_inserter(Building));
    break;
  }
  default: {
    // What an unknown set may take away is not certain to stay.
    if (R.isUnknown())
      break;
    llvm::ArrayRef<Value> A = members(L), B = members(R);
    std::set_difference(A.begin(), A.end(), B.begin(), B.end(),
                        std::back_inserter(Building));
    break;
  }
  }
  return finishSet(From, Complete);
}

Value Evaluator::evalQuantifier(const Expr &E) {
  uint32_t From = traceSize();
  Value Set = eval(ExprId(E.B));
  bool Unknown = Set.isUnknown();
  bool HasCondition = E.C != ~uint32_t(0);
  if (!HasCondition) {
    if (E.Op == ExprOp::Count)
      return Unknown ? Value::unknown() : Value::integer(Set.Payload);
    bool Some = hasMembers(Set) && Set.Payload != 0;
    if (Unknown && !Some)
      return Value::unknown();
    truncateTrace(From);
    return Value::boolean(Some == (E.Op == ExprOp::Any));
  }
  int64_t Count = 0;
  if (hasMembers(Set)) {
    uint32_t At = Base + E.A;
    for (int64_t I = 0; I < Set.Payload; ++I) {
      if (!step())
        return Value::unknown();
      Slots[At] = members(Set)[static_cast<size_t>(I)];
      SlotFacts[At] = {};
      Value V = eval(ExprId(E.C));
      if (V.isUnknown()) {
        Unknown = true;
        continue;
      }
      // One member decides: `any` and `none` if it is true, `all` if false.
      if (E.Op == ExprOp::Count) {
        Count += V.isTrue();
      } else if (V.isTrue() != (E.Op == ExprOp::All)) {
        truncateTrace(From);
        return Value::boolean(E.Op == ExprOp::Any);
      }
    }
  }
  if (Unknown)
    return Value::unknown();
  if (E.Op == ExprOp::Count)
    return Value::integer(Count);
  return Value::boolean(E.Op != ExprOp::Any);
}

Value Evaluator::evalMember(const Expr &E) {
  Value Set = eval(ExprId(E.B));
  if (!hasMembers(Set))
    return Value::unknown();
  bool Complete = !Set.isUnknown();
  size_t From = Building.size();
  uint32_t At = Base + E.A;
  for (int64_t I = 0; I < Set.Payload && step(); ++I) {
    Value M = members(Set)[static_cast<size_t>(I)];
    Slots[At] = M;
    SlotFacts[At] = {};
    Value V = eval(ExprId(E.C));
    Complete &= !V.isUnknown();
    if (E.Op == ExprOp::MapTo)
      build(V);
    else if (V.isTrue())
      Building.push_back(M);
  }
  return finishSet(From, Complete && !isSpent());
}

Value Evaluator::evalSum(const Expr &E) {
  Value Set = eval(ExprId(E.B));
  bool Known = !Set.isUnknown();
  ValueTag Tag = E.Ty.Base == TypeBase::Decimal    ? ValueTag::Decimal
                 : E.Ty.Base == TypeBase::Duration ? ValueTag::Duration
                                                   : ValueTag::Int;
  __int128 Total = 0; // of at most 2^32 numbers of 64 bits
  uint32_t At = Base + E.A;
  for (int64_t I = 0; hasMembers(Set) && I < Set.Payload && step(); ++I) {
    Slots[At] = members(Set)[static_cast<size_t>(I)];
    SlotFacts[At] = {};
    Value V = eval(ExprId(E.C));
    Known &= V.Tag == Tag;
    Total += V.Payload;
  }
  bool Fits = Total >= INT64_MIN && Total <= INT64_MAX;
  return Known && Fits && !isSpent()
             ? Value{Tag, 0, static_cast<int64_t>(Total)}
             : Value::unknown();
}

void Evaluator::compactTrace(uint32_t From) {
  if (traceSize() - From < 32)
    return;
  auto Begin = Trace.begin() + From;
  std::sort(Begin, Trace.end());
  Trace.erase(std::unique(Begin, Trace.end()), Trace.end());
}

Value Evaluator::evalCall(const Expr &E) {
  const ir::Func &F = P.Funcs[ir::FuncId(E.A)];
  uint32_t NumSlots = std::max(F.NumSlots, E.C);
  // The arguments are evaluated in this frame and put into the next.
  uint32_t Frame = pushFrame(NumSlots);
  Mark Before = mark();
  for (uint32_t I = 0; I < E.C; ++I) {
    uint32_t From = traceSize();
    Value V = eval(P.ExprArgs[E.B + I]);
    compactTrace(From);
    Slots[Frame + I] = V;
    SlotFacts[Frame + I] = {static_cast<uint32_t>(SlotPool.size()),
                            traceSize() - From};
    SlotPool.insert(SlotPool.end(), Trace.begin() + From, Trace.end());
    truncateTrace(From);
  }
  uint32_t OldBase = Base;
  Base = Frame;
  Value V;
  if (C.Heavy.test(E.A) || LongCalls.test(E.A)) {
    V = callBody(E);
  } else {
    // How long it takes depends on how large a set is in this model.
    constexpr uint64_t Long = 64;
    uint64_t StepsBefore = Steps;
    V = eval(F.Body);
    if (Steps - StepsBefore > Long)
      LongCalls.set(E.A);
  }
  popFrame(OldBase);
  // A lazy slot that an argument evaluated keeps its facts in the same pool.
  if (LetStack.size() == Before.Lets)
    SlotPool.resize(Before.SlotPool);
  return V;
}

/// The value of the body of heavy function \p E, whose frame is the current
/// one. A function has no state: it gives the same for the same arguments, but
/// for the bound on nesting and attributes that are in the making.
Value Evaluator::callBody(const Expr &E) {
  std::vector<Value> Key = {Value::integer(E.A)};
  bool Depends = !Stack.empty();
  if (Depends)
    Key.push_back({ValueTag::Int, static_cast<uint32_t>(Stack.size()),
                   static_cast<int64_t>(Stack.back().Key)});
  for (uint32_t I = 0; I < E.C; ++I) {
    const Value &Arg = Slots[Base + I];
    if (hasMembers(Arg)) {
      Key.push_back({Arg.Tag, 0, Arg.Payload});
      llvm::append_range(Key, members(Arg));
    } else {
      Key.push_back(Arg);
    }
    // What an unknown argument depends on is in what it leads to.
    Slice Facts = SlotFacts[Base + I];
    Key.push_back(Value::integer(Facts.Count));
    for (uint32_t X = 0; X < Facts.Count; ++X)
      Key.push_back({ValueTag::Unknown, SlotPool[Facts.Begin + X].Attr.index(),
                     SlotPool[Facts.Begin + X].Entity.index()});
  }
  for (Memo *M : {&LongMemo, &BriefMemo})
    if (auto It = M->find(Key); It != M->end()) {
      Trace.insert(Trace.end(), It->second.Facts.begin(),
                   It->second.Facts.end());
      return It->second.V;
    }
  uint32_t From = traceSize(), CutBefore = CutOff;
  Value V = eval(P.Funcs[ir::FuncId(E.A)].Body);
  if (isSpent()) // not what the function gives
    return V;
  compactTrace(From);
  bool OfCandidate = hasMembers(V) && (V.Aux & PoolMask) == ScratchPool;
  Memo &Into =
      Depends || OfCandidate || CutOff != CutBefore ? BriefMemo : LongMemo;
  Into.emplace(std::move(Key),
               Remembered{V, {Trace.begin() + From, Trace.end()}});
  return V;
}

Value Evaluator::evalPath(const Expr &E) {
  if (Paths.size() == PathDepth)
    Paths.push_back(std::make_unique<PathTables>());
  ++PathDepth;
  Value V = PathSearch(*this, *Paths[PathDepth - 1]).run(E);
  --PathDepth;
  return V;
}
