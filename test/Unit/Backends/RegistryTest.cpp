//===- RegistryTest.cpp - The registry of outputs
//--------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Backend.h"

#include "llvm/ADT/StringSet.h"

#include "gtest/gtest.h"

using namespace tmc;
using namespace tmc::backends;
using report::SupportFileFn;

namespace {

/// A program without anything in it, and what a backend is given of it.
struct Empty {
  Interner Names;
  SourceManager Sources;
  Diagnostics Diags{Sources};
  ir::Program P{Names, Sources};
  analysis::Facts Facts{P};
  rules::Engine Engine{P, Facts};
  rules::FindingSet Findings;
  EmitOptions Options;

  BackendInput input(SupportFileFn SupportFile) {
    return {Engine, Findings, P, Sources, Diags, Options, SupportFile};
  }
};

TEST(Backends, RegistryIsComplete) {
  llvm::StringSet<> Names;
  for (const BackendInfo &B : backends::backends()) {
    EXPECT_TRUE(Names.insert(B.Name).second) << B.Name.str();
    EXPECT_EQ(findBackend(B.Name), &B);
    EXPECT_FALSE(B.Summary.empty());
    // Summaries go into a table: lower-case start, no full stop.
    EXPECT_FALSE(B.Summary.ends_with("."));
  }
  for (const char *Name :
       {"dot", "svg", "png", "pdf", "json", "markdown", "pytest", "ir", "ast"})
    EXPECT_NE(findBackend(Name), nullptr) << Name;
  EXPECT_EQ(findBackend("Markdown"), nullptr);
  EXPECT_EQ(findBackend(""), nullptr);
}

TEST(Outputs, OfNothing) {
  Empty E;
  for (const BackendInfo &B : backends::backends()) {
    if (B.Name != "json" && B.Name != "markdown")
      continue;
    std::vector<OutputFile> Files = B.Emit(E.input(nullptr));
    ASSERT_EQ(Files.size(), 1U) << B.Name.str();
    EXPECT_TRUE(Files[0].Path.empty());
    EXPECT_FALSE(Files[0].Bytes.empty());
    // One newline at the end.
    EXPECT_TRUE(llvm::StringRef(Files[0].Bytes).ends_with("\n"));
    EXPECT_FALSE(llvm::StringRef(Files[0].Bytes).ends_with("\n\n"));
  }
}

} // namespace
