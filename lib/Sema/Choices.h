//===- Choices.h - Which words a message of Sema has ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The choices of messages that several files report, each in the order of its
/// `select` in lib/Basic/Diagnostics.def.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_CHOICES_H
#define TMC_SEMA_CHOICES_H

#include <cstdint>

namespace tmc::sema {

/// Where a member does not belong (TM0116).
enum class Misplaced : uint8_t {
  InBoundary,
  InModel,
  InThreat,
  InControl,
  InDecision,
  InPartless, ///< an element whose kind has no parts
  InElement,
  InFlow,
  InData,
  InOverride,
  InKindOf, ///< of a class, which the fourth argument names
  InKind,
  InDefault,
};

/// Where it goes (TM0116).
enum class Home : uint8_t {
  System,
  SystemOrBoundary,
  SystemBoundaryOrComponent,
  Component,
  ComponentOrSystem,
  Kind,
  Control,
  RuleNotThreat,
};

/// What a name is that is declared already (TM0208). The first two are followed
/// by the name of the system or component, the last one by what it is.
enum class Declared : uint8_t {
  InSystem,
  InComponent,
  AtTop,
  ThreatPart,
  RuleVariable,
  TableVariable,
  View,
  Methodology,
  Parameter,
  ComponentAttribute,
  Port,
  Symbol,
};

} // namespace tmc::sema

#endif // TMC_SEMA_CHOICES_H
