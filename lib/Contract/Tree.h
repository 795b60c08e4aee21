//===- Tree.h - A contract beside the repository that it is about ---------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a contract says about files, compared with the files: cited lines,
/// globs, entry points, and the chain of documents that scanners follow. Files
/// are only read. Links are not followed, so that nothing outside the tree is
/// looked at.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_CONTRACT_TREE_H
#define TMC_CONTRACT_TREE_H

#include "Contract/Contract.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <string>

namespace tmc::contract {

/// The files of a repository.
class Tree {
public:
  static constexpr uint64_t MaxFileSize = 64u << 20;

  /// Lists the files below \p Root, at most \p MaxFiles of them, which is
  /// reported if there are more. If the root cannot be read, that is reported,
  /// and the tree is empty.
  Tree(llvm::vfs::FileSystem &Files, llvm::StringRef Root, Diagnostics &Diags,
       size_t MaxFiles = 500'000);

  llvm::StringRef root() const { return Root; }
  /// The paths of all files, relative to the root, with `/`, ascending.
  llvm::ArrayRef<std::string> paths() const { return Paths; }
  bool has(llvm::StringRef Path) const;
  /// What the file says; none if it is not in the tree, cannot be read or is
  /// larger than MaxFileSize.
  std::optional<std::string> read(llvm::StringRef Path) const;
  /// \p Path where it is.
  std::string full(llvm::StringRef Path) const;
  /// The commit that is checked out, by the files of git; empty if unknown.
  std::string commit() const;

private:
  llvm::vfs::FileSystem &Files;
  std::string Root;
  std::vector<std::string> Paths;
};

/// Reports sources whose file or line is gone, globs that match no file, and
/// entry points of the code that the contract does not have.
void checkTree(const Contract &C, const analysis::Facts &F, const Tree &T,
               Diagnostics &Diags);

/// A file of the chain AGENTS.md → SECURITY.md → THREAT_MODEL.md that does not
/// lead on.
struct BrokenLink {
  std::string From;     ///< the path of the file that should name the next
  std::string To;       ///< the next
  std::string Linked;   ///< To, as a link from the folder of From
  bool Missing = false; ///< From is not in the tree
};
/// The links that are missing in \p T, in the order of the chain.
std::vector<BrokenLink> brokenLinks(const Contract &C, const Tree &T);
/// What \p L says if it is to lead on: \p Text, which it says now, with a
/// section at its end.
std::string withLink(const Contract &C, const BrokenLink &L,
                     llvm::StringRef Text);

} // namespace tmc::contract

#endif // TMC_CONTRACT_TREE_H
