//===- SanitizerDefaults.cpp - What sanitizers do unless told otherwise ---===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
//
// Linked into each program of a build with sanitizers, and into no other.
//
//===----------------------------------------------------------------------===//

/// LLVM's allocators mark what they have not handed out yet, but only where
/// they are inlined into code that is compiled with AddressSanitizer. Debian's
/// LLVM is not, so memory that our code marked and LLVM's code hands out would
/// be reported. Such marks are therefore ignored.
extern "C" const char *__asan_default_options() {
  return "allow_user_poisoning=0";
}
