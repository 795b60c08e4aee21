//===- Backend.cpp - The registry of outputs ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Backend.h"

#include "TestPlan/Pytest.h"

using namespace tmc;
using namespace tmc::backends;

static constexpr BackendInfo Registry[] = {
#define BACKEND(ID, NAME, KIND, SUMMARY, NEEDS_FINDINGS)                       \
  {NAME, BackendKind::KIND, SUMMARY, NEEDS_FINDINGS, emit##ID},
#define DRIVER_OUTPUT(ID, NAME, KIND, SUMMARY, NEEDS_FINDINGS)                 \
  {NAME, BackendKind::KIND, SUMMARY, NEEDS_FINDINGS, nullptr},
#include "Backends/Backends.def"
};

std::vector<OutputFile> backends::emitPytest(const BackendInput &In) {
  return testplan::emitPytest(In);
}

llvm::ArrayRef<BackendInfo> backends::backends() { return Registry; }

const BackendInfo *backends::findBackend(llvm::StringRef Name) {
  for (const BackendInfo &B : Registry)
    if (B.Name == Name)
      return &B;
  return nullptr;
}
