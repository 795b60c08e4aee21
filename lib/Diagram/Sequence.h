//===- Sequence.h - A scenario as a sequence diagram ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The steps of a view (`steps = [pay, keep];`) from top to bottom: who calls
/// whom, with what, and what comes back.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DIAGRAM_SEQUENCE_H
#define TMC_DIAGRAM_SEQUENCE_H

#include "Diagram/Diagram.h"
#include "Report/Input.h"

namespace tmc::diagram {

using report::BackendInput;

struct Participant {
  std::string Id;
  std::string Label;
  std::string Where; ///< the boundary that it is in; or nothing
  std::string Tip;
  Shape Kind = Shape::Process;
  bool Greyed = false;
  Threats Open;
};

struct Message {
  std::string Id;            ///< of the flow
  unsigned From = 0, To = 0; ///< indices into Sequence::Participants
  std::string Label;
  std::string Answer; ///< what comes back; empty: nothing that is said
  std::string Tip;
  bool Crosses = false; ///< into another boundary
  bool Greyed = false;
  Protection Guard = Protection::Local;
  Threats Open;
};

struct Sequence {
  std::string Title;
  std::vector<Participant> Participants; ///< as they first occur
  std::vector<Message> Messages;         ///< numbered from 1
  Theme Look = Theme::Light;
};

/// The scenario \p Steps, which are flows.
Sequence makeSequence(const BackendInput &In,
                      llvm::ArrayRef<ir::EntityId> Steps, bool ShowThreats);

/// A sequence diagram of Mermaid.
std::string writeSequenceMermaid(const Sequence &S);
/// One of PlantUML.
std::string writeSequencePlantUml(const Sequence &S);
/// A picture, without any other program: widths of texts are estimated.
std::string writeSequenceSvg(const Sequence &S);

} // namespace tmc::diagram

#endif // TMC_DIAGRAM_SEQUENCE_H
