//===- Graph.h - How an attacker gets on: an AND/OR graph -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A node is something that an attacker may have; they have it if they can take
/// one of the steps that give it (OR). A step needs all of its premises (AND).
/// Some steps rest on a finding, the others on what the model is for: who
/// controls a program has its data and can call what it calls.
///
/// Every node is known by its kind and the entity that it is about. The graph
/// is linear in the model and its findings: docs/design/attack.md.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ATTACK_GRAPH_H
#define TMC_ATTACK_GRAPH_H

#include "Analysis/Csr.h"
#include "Analysis/Facts.h"
#include "Attack/Knowledge.h"
#include "Rules/Engine.h"
#include "Rules/Findings.h"

namespace tmc::attack {

struct NodeTag;
struct StepTag;
using NodeId = Id<NodeTag>;
using StepId = Id<StepTag>;

enum class NodeKind : uint8_t {
  Start,   ///< what everybody has; of no entity
  Outside, ///< being where flows pass that no boundary holds; of no entity
  Control, ///< of an element
  Input,   ///< what they send arrives at an element
  Peer,    ///< they control something that an element talks with
  Stop,    ///< an element does not work
  Present, ///< they are in a boundary, in control of something there
  Own,     ///< they control everything in a boundary
  Way,     ///< they are where a flow passes
  Use,     ///< they use a flow as its source may
  Read,    ///< a data item
  Change,  ///< a data item
};
inline constexpr unsigned NumNodeKinds = 12;
/// `control`, `read`, …
llvm::StringRef spelling(NodeKind K);

enum class StepKind : uint8_t {
  Begins,    ///< everybody can be there
  Weakness,  ///< rests on a finding
  Relays,    ///< what is sent to one element goes on to what it calls
  Sends,     ///< who controls an element can send to it and to what it calls
  Enters,    ///< who controls an element is in its boundary
  Spreads,   ///< from a boundary to the one around it
  Listens,   ///< from a boundary to a flow that passes it
  Acts,      ///< who controls an element calls what it may call
  Holds,     ///< who controls an element has its data
  Commands,  ///< who uses the flow controls its target
  Exchanges, ///< who uses a flow changes what it carries and reads the answer
  Contains,  ///< who controls the whole controls its parts
  Meets,     ///< who controls an element is the other end of its neighbours
  Halts,     ///< who controls an element can stop it
  Runs,      ///< who changes a program controls what runs it
  LogsIn,    ///< who has a credential uses what accepts it
};
inline constexpr unsigned NumStepKinds = 16;
llvm::StringRef spelling(StepKind K);

struct Node {
  NodeKind Kind;
  ir::EntityId Of; ///< none for Start and Outside
};

struct Step {
  Slice Premises; ///< of Graph::Premises, ascending; never empty
  NodeId Gives;
  uint32_t Cost = 0;
  StepKind Kind = StepKind::Begins;
  rules::FindingId Finding; ///< only of a Weakness
};

struct GraphOptions {
  bool Questions = false; ///< what an answer may turn out to be, too
  bool Mitigated = false; ///< as if no control helped
  /// What an attacker has from the start: control of elements, presence in
  /// boundaries.
  llvm::ArrayRef<ir::EntityId> From = {};
};

class Graph {
public:
  static Graph build(const rules::Engine &E, const rules::FindingSet &F,
                     const Knowledge &K, const GraphOptions &Options = {});

  /// The node of \p K and \p Of. Every combination has an id, also one that
  /// makes no sense; such a node has no step.
  NodeId node(NodeKind K, ir::EntityId Of = {}) const {
    return NodeId(static_cast<uint32_t>(K) * Stride + (Of ? Of.index() : 0));
  }
  Node describe(NodeId N) const {
    NodeKind K = static_cast<NodeKind>(N.index() / Stride);
    return {K, K <= NodeKind::Outside ? ir::EntityId()
                                      : ir::EntityId(N.index() % Stride)};
  }
  NodeId start() const { return node(NodeKind::Start); }
  uint32_t nodeCount() const { return Nodes; }

  llvm::ArrayRef<Step> steps() const { return Steps.rows(); }
  const Step &step(StepId S) const { return Steps[S]; }
  llvm::ArrayRef<NodeId> premises(const Step &S) const {
    return S.Premises.of(PremisePool);
  }
  llvm::ArrayRef<NodeId> premises(StepId S) const { return premises(Steps[S]); }
  /// The steps that need, or give, node \p N; ascending.
  llvm::ArrayRef<StepId> stepsFrom(NodeId N) const { return From[N]; }
  llvm::ArrayRef<StepId> stepsTo(NodeId N) const { return To[N]; }

  // For building by hand.
  explicit Graph(uint32_t Entities)
      : Stride(std::max(1U, Entities)), Nodes(NumNodeKinds * Stride) {}
  /// A graph whose nodes are only numbers; 0 is the start.
  static Graph ofNumbers(uint32_t N) {
    Graph G(1);
    G.Nodes = N;
    return G;
  }
  StepId add(llvm::ArrayRef<NodeId> Premises, NodeId Gives, uint32_t Cost,
             StepKind Kind, rules::FindingId Finding = {});
  /// Fills the lists of steps by node, after the last `add`.
  void finish();

private:
  uint32_t Stride;
  uint32_t Nodes;
  Table<StepId, Step> Steps;
  std::vector<NodeId> PremisePool;
  analysis::Csr<StepId> From, To;
};

} // namespace tmc::attack

#endif // TMC_ATTACK_GRAPH_H
