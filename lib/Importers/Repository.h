//===- Repository.h - What the layout of a repository shows ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the files of a repository show by their names, and a few of them by
/// what they say, without running anything: parts and their languages, how they
/// are built, headers that users include, routes of OpenAPI descriptions,
/// services of Compose and Kubernetes, options of CMake. What names mean is in
/// the tables of `std.mapping.words.repository`.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_REPOSITORY_H
#define TMC_IMPORTERS_REPOSITORY_H

#include "Contract/Tree.h"
#include "Sema/WordTables.h"

#include <map>
#include <string>
#include <vector>

namespace tmc::importers {

/// How much of a repository is looked at.
struct RepositoryLimits {
  uint64_t MaxFileSize = 4u << 20; ///< of a file that is read, in bytes
  size_t MaxFilesRead = 2000;
  size_t MaxParts = 200;
  size_t MaxRows = 200; ///< of each other list
};

/// What a repository shows. Paths are relative to it, and lists are in the
/// order of the paths.
struct Repository {
  /// Files that belong together: a folder, or the files directly in one.
  struct Part {
    std::string Folder;             ///< empty: the top of the repository
    std::vector<std::string> Globs; ///< that contain its files
    std::map<std::string, uint64_t> Languages; ///< files of each
    std::vector<std::string> Manifests;        ///< `Rust crate (Cargo.toml)`
    llvm::StringRef NotShipped; ///< why it would not be covered; may be empty
  };
  /// Something that a file says, with its place: `CMakeLists.txt:12`.
  struct Row {
    std::string Name;
    std::string Text; ///< what it is, or its value
    std::string More; ///< the help of an option; may be empty
    std::string Where;
  };

  std::vector<Part> Parts;
  std::vector<Row> Headers;   ///< that users include
  std::vector<Row> Routes;    ///< `GET /users/{id}`
  std::vector<Row> Services;  ///< what runs beside it, and what is published
  std::vector<Row> Options;   ///< of CMake, with the default as Text
  std::string SecurityPolicy; ///< the path of the file; may be empty
  std::string ReportTo;       ///< an address in that file; may be empty
  uint64_t SourceFiles = 0;
  /// Lists that were cut, by what they have.
  std::vector<std::string> Cut;
};

/// Looks at \p T. Files that cannot be read are reported.
Repository readRepository(const contract::Tree &T,
                          const sema::WordTables &Tables, Diagnostics &Diags,
                          const RepositoryLimits &Limits = {});

/// The first contract of what \p R shows, as source: \p Template, whose system
/// becomes \p Name, with a claim for each row. Everything in it is inferred and
/// asked about. \p Revised: a date as the language writes it. \p Commit may be
/// empty.
std::string firstContract(const Repository &R, llvm::StringRef Template,
                          llvm::StringRef Name, llvm::StringRef Revised,
                          llvm::StringRef Commit);

} // namespace tmc::importers

#endif // TMC_IMPORTERS_REPOSITORY_H
