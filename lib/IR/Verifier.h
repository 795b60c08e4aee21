//===- Verifier.h - The state of a verification ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Private to the Verify*.cpp. In layers, each of which may rely on those
/// before it: ids and slices are in range (VerifyRanges.cpp); order and names
/// of the vocabulary, expressions (VerifyExprs.cpp); knowledge
/// (VerifyKnowledge.cpp); models (VerifyModels.cpp). The first layer with a
/// violation is the last one to be checked.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_VERIFIER_H
#define TMC_IR_VERIFIER_H

#include "IR/ExprInfo.h"
#include "IR/Verify.h"

namespace tmc::ir {

// Why something is reported, in the order of the `select` of its message in
// lib/Basic/Diagnostics.def.

/// What is wrong with a value (TM0739). What follows the last ones is said at
/// each.
enum class BadValue : uint8_t {
  NotEnum,
  OtherType,
  NoBase,
  NoTag,
  NotBool,
  Path,
  OutsidePool,
  SetInSet,
  Unsorted,
  OutOfTable, ///< of which table, the row, and how many it has
  OutOfRange, ///< the value, and the range
  NotShown,
  NotAFlow,
  WrongSelector,
};

/// What is wrong with an operation or a row (TM0742).
enum class BadOperand : uint8_t {
  Result,    ///< the operation, its type, and the right one
  Arguments, ///< of what, how many it takes, how many there are
  TakesNone,
  TakesOne,
  Pattern,
  Regex,
  Subject,
  SetsDerived,
  FromNotData,
  ByNotElement,
  NoOperation,
};

/// What a row lacks (TM0746).
enum class Lacks : uint8_t {
  Parent,
  Severity,
  Target,
  Witness,
  Variables,
  PlaceInKind,
  Field, ///< which one follows
};

/// What belongs to another row (TM0747).
enum class Shared : uint8_t { Flows, DataItems, Entity, Attribute };

class Verifier {
public:
  Verifier(const Program &P, Diagnostics &Diags) : P(P), Diags(Diags) {}
  bool run();

private:
  // Reporting. `Row` names the row being checked, `At` is its place.
  DiagBuilder report(diag::Kind K) {
    Ok = false;
    return std::move(Diags.report(K, At) << Row());
  }
  std::string Row() const;
  void enter(const char *What, Name N, Range Where) {
    RowWhat = What;
    RowName = N;
    RowIndex = 0;
    At = Where;
  }
  void enter(const char *What, uint32_t Index, Range Where) {
    RowWhat = What;
    RowName = Name::none();
    RowIndex = Index;
    At = Where;
  }

  // Layer 1, by what Schema.def says
  friend class RangeChecker;
  void ranges();

  // Layer 2
  void kindOrder();
  void attrs();
  void exprs();
  void calls();
  friend class OperandChecker;
  void checkSlots(ExprId Root, uint32_t NumSlots);

  // Layer 3
  void unique();
  void knowledge();
  void func(const Func &F);
  void verification(const Verification &V);
  void rule(const Rule &R);
  void clauses(const Rule &R);
  void defaultOf(KindId K, AttrId A, ExprId V, const char *What);
  void slots(uint32_t NumSlots, uint32_t NumParams);

  // Layer 4
  void models();
  void entity(EntityId Id);
  template <typename RowT>
  void settings(const Entity &E, llvm::ArrayRef<RowT> List);
  void flow(const Flow &F);
  void dataItem(const DataItem &D);
  void requirement(const Requirement &R);
  void views();
  void viewThings(const Value &V, ViewSelect S);
  void viewClauses(Slice Clauses);
  void methods();
  void methodTable(const MethodPart &X);

  void condition(ExprId E, uint32_t NumSlots, const char *What);
  bool hasType(const Value &V, Type T) const;
  bool fits(Type Have, Type Want) const;
  bool mixes(Type A, Type B) const;
  bool isA(Type T, TypeBase B) const {
    return T.Base == TypeBase::Unknown || T.Base == B;
  }
  bool hasAttr(KindId K, AttrId A) const {
    return P.derives(K, P.Attrs[A].Owner);
  }

  const Program &P;
  Diagnostics &Diags;
  bool Ok = true;
  const char *RowWhat = "";
  Name RowName;
  uint32_t RowIndex = 0;
  Range At;

  /// By ExprId: one more than the greatest slot used below, for expressions.
  std::vector<uint32_t> MaxSlot;
};

} // namespace tmc::ir

#endif // TMC_IR_VERIFIER_H
