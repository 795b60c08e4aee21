//===- EvaluatorPool.cpp - Evaluators to borrow ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Rules/EvaluatorPool.h"

using namespace tmc;
using namespace tmc::rules;

std::unique_ptr<Evaluator> EvaluatorPool::take() {
  {
    std::lock_guard Lock(Mutex);
    if (!Free.empty()) {
      std::unique_ptr<Evaluator> Ev = std::move(Free.back());
      Free.pop_back();
      return Ev;
    }
  }
  return std::make_unique<Evaluator>(C);
}

void EvaluatorPool::giveBack(std::unique_ptr<Evaluator> Ev) {
  assert(!Ev->Reads && !Ev->Sources && !Ev->AsWritten && "still listening");
  Ev->reset(0);
  std::lock_guard Lock(Mutex);
  Free.push_back(std::move(Ev));
}
