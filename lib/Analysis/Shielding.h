//===- Shielding.h - What stands before an element on every way -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A control with the property `shields = N` holds off callers of less trust
/// than N, for whatever lies behind the place where it stands: an element, a
/// flow, or a boundary that a flow enters. What it provides is a fact of an
/// element if every way by which such a caller can reach it passes such a
/// place. Ways are followed from who calls to who is called: what is held off
/// are requests.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_SHIELDING_H
#define TMC_ANALYSIS_SHIELDING_H

#include "IR/Program.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>
#include <optional>
#include <string>

namespace tmc::analysis {

class Facts;

/// A control and the element, flow or boundary on which it is in force.
struct ShieldPlace {
  ir::ControlId Control;
  ir::EntityId At;
};

/// For each attribute value that some control in force provides to what is
/// behind it: which elements are, by two walks over the flows.
class Shielding {
public:
  static std::unique_ptr<Shielding> run(const ir::Program &P, const Facts &F);

  /// Whether any control in force provides \p A to what is behind it.
  bool provides(ir::AttrId A) const {
    return !Rows.empty() && Provided.test(A.index());
  }

  /// What sets an attribute of an element because of what is before it.
  struct Cover {
    ShieldPlace Nearest;
    ir::Value V;
  };
  std::optional<Cover> cover(ir::EntityId E, ir::AttrId A) const;

  /// Why \p A of \p E is not set although such a control is on some ways to
  /// it: the shortest way that avoids all of them.
  struct Gap {
    ShieldPlace Nearest;
    ir::EntityId From;
    llvm::SmallVector<ir::EntityId, 8> Flows;
  };
  std::optional<Gap> gap(ir::EntityId E, ir::AttrId A) const;

  /// Why \p C, a shield in force on \p E, does not protect what is behind it:
  /// who is to be held off has that place.
  struct NotOurs {
    /// How far \p E is trusted, which is too little; unset if we do not run it.
    std::optional<int64_t> Trust;
  };
  /// None if it does protect.
  static std::optional<NotOurs> notOurs(const ir::Program &P, const Facts &F,
                                        ir::EntityId E, ir::ControlId C);

  /// Whether every way to \p E, which is covered, passes the place that is
  /// nearest to it. Takes a walk over the flows.
  bool passesAlways(ir::EntityId E, ir::AttrId A) const;

  /// Lines `element %S.a %attr = true behind @control on %S.gw` and
  /// `element %S.b %attr = true but for [%S.f, %S.g]`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Out) const;

private:
  /// A value of an attribute, and what is known of it, by entity.
  struct Fact {
    ir::AttrId Attr;
    ir::Value V;
    int64_t Below = 0;                ///< callers of less trust are held off
    std::vector<ir::ControlId> Holds; ///< the control that is in force here
    std::vector<uint8_t> Source;      ///< calls, and may be held off
    std::vector<uint8_t> Avoided;     ///< reached without passing any
    std::vector<ir::EntityId> By;     ///< the flow of the shortest such way
    std::vector<ShieldPlace> Nearest; ///< the nearest place before it
  };
  bool isCovered(const Fact &X, ir::EntityId E) const {
    return X.Nearest[E.index()].At && !X.Avoided[E.index()] &&
           !X.Source[E.index()];
  }
  ShieldPlace placeOn(const Fact &X, ir::EntityId Flow) const;
  void walkAround(const Fact &X, ir::EntityId Only, std::vector<uint8_t> &Seen,
                  std::vector<ir::EntityId> *By) const;
  void findNearest(Fact &X) const;

  const ir::Program *P = nullptr;
  const analysis::Facts *F = nullptr;
  std::vector<Fact> Rows;   ///< one a value of an attribute
  llvm::BitVector Provided; ///< by attribute
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_SHIELDING_H
