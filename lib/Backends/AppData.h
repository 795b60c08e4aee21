//===- AppData.h - What the interactive report is about -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The model, its findings and what follows from them as tables of columns, for
/// the program in App/. It computes nothing: each table asks what the JSON and
/// the other reports ask. docs/design/report-app.md lists the tables.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_BACKENDS_APPDATA_H
#define TMC_BACKENDS_APPDATA_H

#include "Backends/AppPage.h"
#include "Document/Document.h"
#include "Document/Packed.h"
#include "TestPlan/Plan.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include "llvm/ADT/DenseMap.h"

#include <map>

namespace tmc::diagram {
struct Diagram;
}
namespace tmc::attack {
struct GoalResult;
struct Result;
} // namespace tmc::attack

namespace tmc::backends {

class AppData {
public:
  AppData(const BackendInput &In, const AppStart &Start, llvm::raw_ostream &OS)
      : In(In), Start(Start), P(In.Program), F(In.Findings), W(OS) {}

  void run();
  /// Instead of run(): each picture by itself, with its texts, as JSON. What is
  /// open in it is what the memory of the start has. Stops when \p Take returns
  /// false.
  void eachPicture(llvm::function_ref<bool(std::string Json)> Take);

private:
  using Table = document::PackedTable;
  using Numbers = llvm::SmallVector<uint64_t, 16>;

  // AppData.cpp: parts of rows.
  void head();
  /// A text comes to a reader's eyes as it is, so that nothing in it may turn
  /// the reading direction.
  static uint32_t plainText(llvm::StringRef T, document::PackedTexts &Texts);
  uint32_t text(llvm::StringRef T) { return plainText(T, Texts); }
  uint32_t text(Name N) { return text(P.text(N)); }
  /// The number of a row, from 1; 0 is none.
  template <typename Id> static uint64_t ref(Id Of) {
    return Of ? uint64_t(Of.index()) + 1 : 0;
  }
  template <typename List> static Numbers refs(const List &Of) {
    Numbers Out;
    for (auto Id : Of)
      Out.push_back(ref(Id));
    return Out;
  }
  Numbers texts(llvm::ArrayRef<std::string> List);
  void place(Table &T, Range Where);
  uint64_t file(FileId File);
  void property(Numbers &To, const ir::Property &X);
  void write(const Table &T) { T.write(W); }

  // AppModel.cpp
  void model();
  void entities();
  void flows();
  void data();
  void attributes();
  llvm::ArrayRef<ir::AttrId> attributesOf(ir::KindId K);
  void kinds();
  void defaults();
  void scope();

  // AppFindings.cpp
  void findings();
  void finding(Table &T, rules::FindingId Id);
  void silenced(Table &T, rules::FindingId Id);
  void reasons(Table &T, rules::FindingId Id);
  Numbers levels(rules::FindingId Id) const;
  uint64_t atom(const review::Atom &A);
  uint64_t score(const review::FindingScore &S);
  uint64_t rating(rules::FindingId Id);
  uint64_t attackers(rules::FindingId Id);
  void rules();
  uint64_t category(const ir::Value &V);
  void causes();
  void risk();
  void tests();

  // AppReview.cpp
  void review();
  void controls();
  void decisions();
  void questions();
  void answers(Table &T, const review::RankedQuestion &Q, uint32_t Question);
  void granted();
  void attacks();
  void goal(Table &Goals, Table &Steps, const attack::Result &R,
            const attack::GoalResult &G);
  void reach();
  void methodologies();
  void changes();

  // AppPictures.cpp
  void pictures();
  /// A picture of the report: `overview`, `all`, or `part` or `view` of what
  /// \p About names. Returns whether to go on.
  using TakePicture =
      llvm::function_ref<bool(llvm::StringRef Name, llvm::StringRef Title,
                              llvm::StringRef About, diagram::Diagram &D)>;
  void choosePictures(bool Recall, TakePicture Take);
  void picture(llvm::StringRef Name, llvm::StringRef Title,
               llvm::StringRef About, diagram::Diagram &D,
               document::JsonWriter &W, document::PackedTexts &Texts) const;

  const BackendInput &In;
  const AppStart &Start;
  const ir::Program &P;
  const rules::FindingSet &F;
  document::JsonWriter W;
  document::PackedTexts Texts;
  bool WithWhy = false;
  bool WhyOfAll = false; ///< asked for: of what is not open, too
  llvm::DenseMap<FileId, uint64_t> FileRows;
  Table Files{"files"};
  /// Conditions with their values, which many findings share.
  Table Atoms{"atoms"};
  llvm::DenseMap<std::pair<uint64_t, std::pair<uint64_t, uint64_t>>, uint64_t>
      AtomRows;
  Table Ratings{"ratings"}, Attackers{"attackers"};
  std::map<std::vector<uint64_t>, uint64_t> RatingRows, AttackerRows;
  Table Scores{"scores"};
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint64_t> ScoreRows;
  Table Categories{"categories"};
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint64_t> CategoryRows;
  std::vector<uint64_t> CauseOf; ///< by finding: a row of causes, or 0
  std::vector<testplan::TestCase> Tests;
  std::vector<llvm::SmallVector<uint64_t, 2>> TestsOf; ///< by finding
  /// Of a kind: what may be said of its entities though no model sets it.
  llvm::DenseMap<ir::KindId, std::vector<ir::AttrId>> UnsetOf;
};

/// \p Blocks as JSON, for the program to show.
void writeBlocks(llvm::ArrayRef<document::Block> Blocks,
                 document::JsonWriter &W);

} // namespace tmc::backends

#endif // TMC_BACKENDS_APPDATA_H
