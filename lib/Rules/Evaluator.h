//===- Evaluator.h - Conditions over one model ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Evaluates expressions in three-valued logic. docs/design/rules.md gives the
/// exact meaning of each operation.
///
/// While a value is computed, the unknown facts that it depends on are
/// collected on a stack, the trace: an operation whose result is known drops
/// what its operands left there, so that what remains at the end is what
/// would settle the result. `unknown and true` keeps the first operand's
/// facts, `unknown and false` none.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_EVALUATOR_H
#define TMC_RULES_EVALUATOR_H

#include "Rules/Context.h"
#include "Rules/Suppose.h"

#include "llvm/ADT/SmallVector.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace tmc::rules {

class Evaluator {
public:
  /// With \p Fill, which is \p C, derived attributes are kept there.
  explicit Evaluator(const Context &C, Context *Fill = nullptr);
  ~Evaluator();
  Evaluator(const Evaluator &) = delete;

  /// Starts over with \p NumSlots slots, none bound.
  void reset(uint32_t NumSlots);
  /// Gives slot \p Slot a value.
  void bind(uint32_t Slot, ir::Value V) {
    Slots[Slot] = V;
    SlotReady[Slot] = true;
    SlotFacts[Slot] = {};
  }
  /// Slot \p Slot has the value of \p E, evaluated when it is first asked for.
  void bindLazily(uint32_t Slot, ir::ExprId E) {
    LetExprs[Slot] = E;
    SlotReady[Slot] = false;
  }

  /// Slots of their own, as of the body of a function that is walked by hand;
  /// those of before are back when it ends.
  class Frame {
  public:
    Frame(Evaluator &Ev, uint32_t NumSlots) : Ev(Ev), Outer(Ev.Base) {
      Ev.Base = Ev.pushFrame(NumSlots);
    }
    Frame(const Frame &) = delete;
    ~Frame() { Ev.popFrame(Outer); }

  private:
    Evaluator &Ev;
    uint32_t Outer;
  };
  bool isOutermost() const { return Base == 0; }
  /// Gives slot \p Slot of the innermost frame a value.
  void setSlot(uint32_t Slot, ir::Value V) {
    Slots[Base + Slot] = V;
    SlotFacts[Base + Slot] = {};
  }

  ir::Value eval(ir::ExprId Id);
  /// From now on \p S is taken to be so; null: only what the model says. The
  /// slots must be bound again.
  void suppose(const Supposition *S);
  /// The value of slot \p Slot, with what it depends on in the trace.
  ir::Value slot(uint32_t Slot) { return evalLocal(Slot); }

  /// A place to come back to. Rewinding drops the sets, facts and lazy slots
  /// that were made since.
  struct Mark {
    uint32_t Scratch, SlotPool, Trace, Lets;
  };
  Mark mark() const {
    return {static_cast<uint32_t>(Scratch.size()),
            static_cast<uint32_t>(SlotPool.size()),
            static_cast<uint32_t>(Trace.size()),
            static_cast<uint32_t>(LetStack.size())};
  }
  void rewind(const Mark &M) {
    shrink(Scratch, M.Scratch);
    shrink(SlotPool, M.SlotPool);
    shrink(Trace, M.Trace);
    while (LetStack.size() > M.Lets) {
      SlotReady[LetStack.back()] = false;
      LetStack.pop_back();
    }
    BriefMemo.clear();
  }

  /// The unknown facts on which the values since the last reset depend.
  llvm::ArrayRef<UnknownFact> trace() const { return Trace; }
  uint32_t traceSize() const { return static_cast<uint32_t>(Trace.size()); }
  void truncateTrace(uint32_t Size) { shrink(Trace, Size); }

  /// Attribute \p A of \p E as rules see it.
  ir::Value attribute(ir::EntityId E, ir::AttrId A);

  /// The elements of set \p V, or its certain members. Valid until the next
  /// evaluation.
  llvm::ArrayRef<ir::Value> members(const ir::Value &V) const;
  llvm::StringRef text(const ir::Value &V) const { return Texts.text(V); }

  /// How a value is printed: in a message, `Checkout API`; as it is written in
  /// a model, `Shop.api`, with strings in quotes and sets in brackets.
  enum class Style { Message, Source };
  /// Appends \p V.
  void print(const ir::Value &V, std::string &Out,
             Style How = Style::Message) const;
  /// Appends the text of \p E, an ExprOp::Text or any other expression. Of an
  /// unknown part what is known of it is named, else a noun stands for it.
  void printText(ir::ExprId E, std::string &Out);

  /// The value of `I` of entity \p E; \p Arg is what is in parentheses.
  ir::Value intrinsic(ir::Intrinsic I, ir::EntityId E, ir::Value Arg = {});
  /// A set of entities, as a value. \p Sorted: by id, without duplicates.
  ir::Value entitySet(llvm::ArrayRef<ir::EntityId> Es, bool Sorted);

  /// One more than the highest slot that \p E uses.
  uint32_t slotsOf(ir::ExprId E);

  /// \p V with what it holds copied to where it lasts as long as \p Into, which
  /// is the context of this evaluator. While it is being filled only.
  ir::Value keep(ir::Value V, Context &Into) const;
  /// The same once it is constant, from any thread.
  ir::Value share(ir::Value V) const;

  /// A set of values, as a value.
  ir::Value valueSet(llvm::ArrayRef<ir::Value> Vs);

  /// Where to note each attribute that is read, or null.
  std::vector<UnknownFact> *Reads = nullptr;
  /// If set: the facts that gave sets of positions, and of what.
  std::vector<std::pair<ir::Intrinsic, ir::EntityId>> *Sources = nullptr;

  /// Whether sets of data hold what is out of scope as well, as they do in a
  /// model; rules do not see it.
  bool AsWritten = false;

  /// How often the bound on nesting cut an evaluation short.
  uint32_t cutOff() const { return CutOff; }

  /// Drops the results of functions that are remembered, so that the steps of
  /// what comes do not depend on what was evaluated before.
  void forget() {
    LongMemo.clear();
    BriefMemo.clear();
    LongCalls.reset();
  }

  /// Whether what was evaluated since the last reset has taken more steps than
  /// Context::MaxSteps, or nobody waits for it any more. From then on whatever
  /// looks at a set or a path is unknown, so that it ends soon.
  bool isSpent() const { return Steps > C.MaxSteps; }

private:
  /// Takes one step: a member of a set that a condition is asked of, or a hop
  /// of a path. False once the steps are spent.
  bool step() {
    if ((++Steps & 0xfff) == 0 && isCancelled(C.Cancel))
      Steps = C.MaxSteps + 1;
    return Steps <= C.MaxSteps;
  }

  /// `resize` to less, without the code for more.
  template <typename T> static void shrink(std::vector<T> &V, uint32_t Size) {
    V.erase(V.begin() + Size, V.end());
  }

  friend class PathSearch;

  ir::Value evalOp(const ir::Expr &E);
  ir::Value evalLocal(uint32_t Slot);
  ir::Value evalAttr(const ir::Expr &E);
  ir::Value evalIntrinsic(const ir::Expr &E);
  ir::Value evalIs(const ir::Expr &E);
  ir::Value evalIn(const ir::Expr &E);
  bool isMember(ir::Intrinsic I, ir::EntityId Of,
                llvm::ArrayRef<ir::EntityId> Members, ir::EntityId X) const;
  ir::Value evalCompare(const ir::Expr &E);
  ir::Value evalIf(const ir::Expr &E);
  ir::Value evalArithmetic(const ir::Expr &E);
  ir::Value evalSetOp(const ir::Expr &E);
  ir::Value evalSetOf(const ir::Expr &E);
  ir::Value evalQuantifier(const ir::Expr &E);
  ir::Value evalMember(const ir::Expr &E);
  ir::Value evalSum(const ir::Expr &E);
  ir::Value evalCall(const ir::Expr &E);
  ir::Value callBody(const ir::Expr &E);
  ir::Value evalBuiltin(const ir::Expr &E);
  ir::Value evalPath(const ir::Expr &E);
  ir::Value evalText(const ir::Expr &E);
  ir::Value derived(ir::EntityId E, ir::AttrId A, ir::ExprId V);
  ir::Value possibleMembers(ir::ExprId Id);
  void printUnknown(ir::ExprId Id, const ir::Value &V, std::string &Out);
  void askInScope(ir::EntityId E, ir::AttrId A, uint32_t From);
  ir::Value inScope(ir::Value V);
  ir::Value supposed(ir::EntityId E, ir::AttrId A, analysis::Resolved &R);

  /// Appends \p V, or its members if it is a set, to the set being built.
  void build(const ir::Value &V);
  /// Ends the set whose first element was the \p From'th of Building. Without
  /// \p Complete the result is unknown, with certain members.
  ir::Value finishSet(size_t From, bool Complete);
  /// Whether two known values are the same; unknown if they cannot be compared.
  ir::Value same(const ir::Value &A, const ir::Value &B) const;
  /// <0, 0, >0, or none if the two have no order.
  std::optional<int> order(const ir::Value &A, const ir::Value &B) const;

  /// Names each fact of the trace from \p From on once, if they are many.
  void compactTrace(uint32_t From);

  /// A frame of \p N slots above the current one; returns its base.
  uint32_t pushFrame(uint32_t N);
  void popFrame(uint32_t OldBase);

  const Context &C;
  Context *Fill;
  const ir::Program &P;
  Strings Texts;
  const bool HasScope; ///< something is out of scope

  // Slots of all frames; the current one begins at Base.
  std::vector<ir::Value> Slots;
  std::vector<Slice> SlotFacts; ///< of SlotPool, for slots of unknown value
  std::vector<uint8_t> SlotReady;
  std::vector<ir::ExprId> LetExprs; ///< of the outermost frame's lazy slots
  std::vector<uint32_t> LetStack;   ///< lazy slots, in the order of evaluation
  uint32_t Base = 0;

  std::vector<ir::Value> Scratch;  ///< sets made since the last reset
  std::vector<ir::Value> Building; ///< sets in the making
  std::vector<UnknownFact> Trace;
  std::vector<UnknownFact> SlotPool;
  uint32_t Depth = 0;
  uint32_t CutOff = 0;
  uint64_t Steps = 0; ///< since the last reset

  /// Derived attributes in the making, innermost last. One that is asked for
  /// while it is in the making depends on itself.
  struct Making {
    uint64_t Key;
    uint32_t Low; ///< outermost one that was asked for meanwhile
  };
  std::vector<Making> Stack;
  llvm::DenseMap<uint64_t, uint32_t> OnStack;

  llvm::DenseMap<uint64_t, DerivedValue> OwnDerived; ///< Facts of OwnFacts
  std::vector<UnknownFact> OwnFacts;

  const Supposition *Supposed = nullptr;
  /// What may be otherwise than in the model; Facts of OwnFacts.
  llvm::DenseMap<uint64_t, DerivedValue> SupposedDerived;

  /// What heavy functions gave, by function and arguments; sets with all their
  /// elements. Those in BriefMemo hold until the next rewind: their value is a
  /// set of this candidate, or depends on how deep the evaluation was.
  struct Remembered {
    ir::Value V;
    llvm::SmallVector<UnknownFact, 2> Facts;
  };
  using Memo = std::map<std::vector<ir::Value>, Remembered>;
  Memo LongMemo, BriefMemo;
  /// Functions of which a call took long since `forget`: the results of the
  /// calls that follow are remembered, as if they were heavy.
  llvm::BitVector LongCalls;

  llvm::DenseMap<ir::ExprId, uint32_t> SlotCounts;

  /// The tables of path searches, one a level of nesting: a hop's condition may
  /// ask for a path itself.
  std::vector<std::unique_ptr<struct PathTables>> Paths;
  uint32_t PathDepth = 0;
};

} // namespace tmc::rules

#endif // TMC_RULES_EVALUATOR_H
