//===- Csr.h - Lists of lists in two arrays -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_CSR_H
#define TMC_ANALYSIS_CSR_H

#include "IR/Program.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

#include <utility>
#include <vector>

namespace tmc::analysis {

/// A list of \p T for each of N rows: compressed sparse rows.
template <typename T> class Csr {
public:
  /// Groups \p Pairs (row, item) by row; the items of a row keep their order.
  static Csr build(uint32_t N, llvm::ArrayRef<std::pair<uint32_t, T>> Pairs) {
    Csr C;
    C.Offsets.assign(N + 1, 0);
    for (const auto &P : Pairs)
      ++C.Offsets[P.first + 1];
    for (uint32_t I = 0; I < N; ++I)
      C.Offsets[I + 1] += C.Offsets[I];
    std::vector<uint32_t> Next(C.Offsets.begin(), C.Offsets.end() - 1);
    C.Items.resize(Pairs.size());
    for (const auto &P : Pairs)
      C.Items[Next[P.first]++] = P.second;
    return C;
  }

  /// The list of \p Row; empty for a row that is out of range.
  llvm::ArrayRef<T> operator[](uint32_t Row) const {
    if (Row + uint64_t(1) >= Offsets.size())
      return {};
    return llvm::ArrayRef<T>(Items).slice(Offsets[Row],
                                          Offsets[Row + 1] - Offsets[Row]);
  }
  template <typename Tag> llvm::ArrayRef<T> operator[](Id<Tag> Row) const {
    return Row ? (*this)[Row.index()] : llvm::ArrayRef<T>();
  }
  size_t size() const { return Items.size(); }

private:
  std::vector<uint32_t> Offsets;
  std::vector<T> Items;
};

using EntityPairs = std::vector<std::pair<uint32_t, ir::EntityId>>;
using EntityLists = Csr<ir::EntityId>;

/// Writes `[%S.a, %S.b]`.
void printList(llvm::raw_ostream &OS, const ir::Program &P,
               llvm::ArrayRef<ir::EntityId> List);

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_CSR_H
