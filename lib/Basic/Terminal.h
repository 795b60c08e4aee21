//===- Terminal.h - Colours of text on a terminal -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_BASIC_TERMINAL_H
#define TMC_BASIC_TERMINAL_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace tmc::terminal {

/// All but Plain are bold.
enum class Colour : uint8_t {
  Plain,
  Bold,
  Red,
  Green,
  Yellow,
  Blue,
  Magenta,
  Cyan
};

/// What turns a terminal to \p C, or nothing unless colours are \p On.
inline llvm::StringRef code(bool On, Colour C) {
  static constexpr llvm::StringRef Codes[] = {
      "\033[0m",    "\033[1m",    "\033[1;31m", "\033[1;32m",
      "\033[1;33m", "\033[1;34m", "\033[1;35m", "\033[1;36m"};
  return On ? Codes[static_cast<unsigned>(C)] : llvm::StringRef();
}

/// Text in one colour; what comes behind it is plain again.
inline std::string coloured(bool On, Colour C, llvm::StringRef Text) {
  return (code(On, C) + Text + code(On, Colour::Plain)).str();
}

} // namespace tmc::terminal

#endif // TMC_BASIC_TERMINAL_H
