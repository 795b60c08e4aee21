//===- Score.h - A number and a level from a vector -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Published systems that rate one threat by a vector of metrics, as
/// `CVSS:3.1/AV:N/…`. Scores.def lists them; each is one file. They compute
/// with whole numbers, or as their specification says, so that a score does
/// not depend on the machine.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_RISK_SCORE_H
#define TMC_RISK_SCORE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tmc::risk {

enum class System : uint8_t {
#define SCORE(ID, PREFIX, NAME, EXAMPLE) ID,
#include "Risk/Scores.def"
};

struct SystemInfo {
  System Id;
  llvm::StringRef Prefix; ///< `CVSS:3.1/`
  llvm::StringRef Name;   ///< `CVSS v3.1`
  llvm::StringRef Example;
};
/// Every system, in the order of Scores.def.
llvm::ArrayRef<SystemInfo> systems();
const SystemInfo &info(System S);
/// The system whose prefix \p Vector has, or null.
const SystemInfo *systemOf(llvm::StringRef Vector);

/// A number with three digits behind the point.
struct Thousandths {
  uint32_t Value = 0;
  /// `7.25`, `9.0`: at least one digit behind the point.
  std::string text() const;
  friend auto operator<=>(Thousandths, Thousandths) = default;
};

/// A step of the computation that a report may show: `likelihood 4.375`.
struct Part {
  llvm::StringRef Name;
  Thousandths Number;
  llvm::StringRef Level; ///< may be empty
};

struct Score {
  System In;
  std::string Vector; ///< in the order of the system, without what says nothing
  /// What the system calls a score of these metrics: `CVSS-BT`, `OWASP`.
  llvm::StringRef Kind;
  /// None for a system that gives a level only.
  std::optional<Thousandths> Number;
  llvm::StringRef Level; ///< `High`
  /// How high the level is, comparable between systems: 0 none … 4 critical.
  uint8_t Rank = 0;
  llvm::SmallVector<Part, 3> Parts;
};

/// What is wrong with a vector, and where in it.
struct Error {
  std::string Message;
  size_t Begin = 0;
  size_t End = 0;
};

/// Scores \p Vector by the system that its prefix names, or says in \p E what
/// is wrong with it.
std::optional<Score> score(llvm::StringRef Vector, Error &E);

} // namespace tmc::risk

#endif // TMC_RISK_SCORE_H
