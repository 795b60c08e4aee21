//===- EvaluatorPool.h - Evaluators to borrow -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_RULES_EVALUATORPOOL_H
#define TMC_RULES_EVALUATORPOOL_H

#include "Rules/Evaluator.h"

#include <mutex>

namespace tmc::rules {

/// Evaluators for questions that are asked one by one: to make one costs more
/// than most answers, and what one has computed the next question finds.
/// Thread-safe.
class EvaluatorPool {
public:
  explicit EvaluatorPool(const Context &C) : C(C) {}

  /// An evaluator that nobody else uses until the loan ends. It has no slots:
  /// whoever borrows it binds some first.
  class Loan {
  public:
    Loan(EvaluatorPool &Of) : Of(Of), Ev(Of.take()) {}
    Loan(const Loan &) = delete;
    ~Loan() { Of.giveBack(std::move(Ev)); }
    Evaluator &operator*() const { return *Ev; }
    Evaluator *operator->() const { return Ev.get(); }

  private:
    EvaluatorPool &Of;
    std::unique_ptr<Evaluator> Ev;
  };
  Loan borrow() { return Loan(*this); }

private:
  std::unique_ptr<Evaluator> take();
  void giveBack(std::unique_ptr<Evaluator> Ev);

  const Context &C;
  std::mutex Mutex;
  std::vector<std::unique_ptr<Evaluator>> Free;
};

} // namespace tmc::rules

#endif // TMC_RULES_EVALUATORPOOL_H
