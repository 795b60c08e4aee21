//===- Knowledge.h - Shared parts of the knowledge phase ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_KNOWLEDGE_H
#define TMC_SEMA_KNOWLEDGE_H

#include "Sema/Expressions.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace tmc::sema {

/// Adds the parameters of \p Params to the program and to \p Scope.
Slice addParams(Context &C, ModuleId M, ast::NodeId Params, ExprScope &Scope);

/// Adds `name = constant;`, of type \p Ty if that is known, to the program's
/// properties; false after a report.
bool addProperty(Context &C, ModuleId M, ast::NodeId Assign,
                 ir::Type Ty = anyType());

/// Calls \p Fn for every function call in the expression \p Root.
void forEachCall(const ir::Program &P, ir::ExprId Root,
                 llvm::function_ref<void(ir::FuncId, Range)> Fn);

/// Lowers one rule (RuleBuilder.cpp).
void buildRule(Context &C, const Pending &D);

} // namespace tmc::sema

#endif // TMC_SEMA_KNOWLEDGE_H
