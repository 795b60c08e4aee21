//===- Compile.h - Rules as plans of joins --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A rule is compiled once to a plan: the order in which its match variables
/// are bound, where each one's candidates come from, and which conditions are
/// checked as soon as it is bound. docs/design/rules.md explains the choices.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_COMPILE_H
#define TMC_RULES_COMPILE_H

#include "Rules/Context.h"

#include "llvm/ADT/SmallVector.h"

#include <string>

namespace tmc::rules {

/// One of the `and`-ed conditions of a `where`.
struct Conjunct {
  ir::ExprId E;
  uint64_t Vars = 0; ///< match variables in it, also through lets; one bit each
  /// Whether it ties a match variable to an entity that the rest of it names,
  /// as `d in f.carries` does. An unknown link yields no candidate.
  bool IsLink = false;
};

/// `v in S` or `v == x`, where v does not occur in S or x.
struct Link {
  uint32_t Conjunct;
  uint32_t Var;
  ir::ExprId Of;
  uint64_t OfVars; ///< match variables in Of
};

/// Where the candidates of a variable come from.
struct Generator {
  enum Op : uint8_t {
    Scan,    ///< every entity of its kind
    Members, ///< the entities, or the entity, that Of evaluates to
    Inverse, ///< `Index` of the entity that Of evaluates to
  } How = Scan;
  ir::ExprId Of;
  ir::Intrinsic Index{};
};

/// The binding of one variable.
struct Level {
  uint32_t Var = 0;
  Generator From;
  llvm::SmallVector<uint32_t, 4> Checks; ///< conjuncts, in the order as written
  /// Slots of lets that can be evaluated here and are used further in.
  llvm::SmallVector<uint32_t, 2> Lets;
};

struct Plan {
  ir::RuleId Rule;
  std::vector<Conjunct> Conjuncts;
  std::vector<Link> Links;
  std::vector<Level> Levels;
};

/// How much of the plan may use indexes; tests compare the two.
enum class PlanMode : uint8_t { Indexed, NestedLoops };

Plan compileRule(const Context &C, ir::RuleId Rule,
                 PlanMode Mode = PlanMode::Indexed);
/// The same for match variables, lets and `where` that are no rule's. The plan
/// names no rule.
Plan compileQuery(const Context &C, const ir::Rule &Query, PlanMode Mode);

/// The plan in words, a line a step:
///
///   scan f : Flow (20000)
///     if f.encrypted == false
///     for b : Boundary in f.crosses
///       if …
std::string describePlan(const Context &C, const Plan &P);

/// The source text of \p Where on one line.
std::string sourceText(const ir::Program &P, Range Where);

} // namespace tmc::rules

#endif // TMC_RULES_COMPILE_H
