//===- FindingsJson.h - Findings for other programs -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `--emit=json`, as docs/schema/findings.schema.json describes it. Written as
/// it goes, a row of a list on a line of its own, so that a large model costs
/// little and two outputs can be compared line by line.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_FINDINGSJSON_H
#define TMC_BACKENDS_FINDINGSJSON_H

#include "Backends/Outputs.h"
#include "Document/JsonWriter.h"
#include "TestPlan/Plan.h"

#include "llvm/ADT/DenseMap.h"

namespace tmc::backends {

/// What writes it. The parts are in Json.cpp, JsonModel.cpp and JsonReview.cpp.
class FindingsJson {
public:
  FindingsJson(const BackendInput &In, llvm::raw_ostream &OS)
      : In(In), P(In.Program), F(In.Findings), W(OS) {}

  void run();
  /// `tmc-questions` and `tmc-assumptions`: one list of the above alone.
  void runQuestions();
  void runAssumptions();
  /// A line for each finding and each question, behind what \p Head writes.
  void runLines(llvm::function_ref<void(document::JsonWriter &)> Head);

private:
  void collect();
  void nameFindings();
  void head(llvm::StringRef OutputFormat);
  llvm::StringRef text(Name N) const { return P.text(N); }
  void place(Range Where);
  void value(const ir::Value &V);
  void entityId(ir::EntityId E) { W.string(text(P.Entities[E].Id)); }
  void entityIds(llvm::StringRef Key, llvm::ArrayRef<ir::EntityId> List);
  void properties(llvm::StringRef Key, Slice Properties);
  void refs(Slice Refs);
  void categories(Slice Categories);

  void model();
  void entity(ir::EntityId E);
  void attributes(ir::EntityId E);
  llvm::ArrayRef<ir::AttrId> attributesOf(ir::KindId K);
  void strings(llvm::StringRef Key, llvm::ArrayRef<std::string> List);
  void labels(ir::EntityId E);
  void outOfScope();
  void kinds();
  void controls();
  void rules();
  void decisions();
  void findings();
  void finding(rules::FindingId Id);
  void findingFields(rules::FindingId Id);
  void decided(const rules::Finding &Row);
  void unknowns(const rules::Finding &Row);
  void attackers(rules::FindingId Id);
  void causes();
  void risk(rules::FindingId Id);
  void risks();
  void rating(llvm::StringRef Key, const review::RiskRating &R);
  void why(rules::FindingId Id);
  void atoms(const std::vector<review::Atom> &Atoms);
  void questions();
  void questionFields(const review::RankedQuestion &Q);
  void takenForGranted();
  void verifications();
  void summary();

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  document::JsonWriter W;
  bool WithWhy = false;
  bool WhyOfAll = false; ///< asked for: of what is not open, too
  std::vector<std::string> ShortIds;
  const review::RiskTable *Risks = nullptr;
  /// Of a kind: what may be said of its entities though no model sets it.
  llvm::DenseMap<ir::KindId, std::vector<ir::AttrId>> UnsetOf;
  std::vector<rules::FindingId> HeadOf; ///< by finding: of its group, or none
  /// The tests of each finding.
  llvm::DenseMap<rules::FindingId, llvm::SmallVector<uint32_t, 2>> TestsOf;
  std::vector<testplan::TestCase> Tests;
};

} // namespace tmc::backends

#endif // TMC_BACKENDS_FINDINGSJSON_H
