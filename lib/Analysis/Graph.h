//===- Graph.h - Elements and flows as adjacency lists --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_GRAPH_H
#define TMC_ANALYSIS_GRAPH_H

#include "Analysis/Csr.h"

#include <memory>

namespace tmc::analysis {

class Facts;

/// An edge at one of its ends.
struct Edge {
  ir::EntityId Flow;
  ir::EntityId Other; ///< the element at the other end
};

/// The flow graph. A two-way flow is an edge each way; a flow from an element
/// to itself is one edge.
class Graph {
public:
  static std::unique_ptr<Graph> run(const ir::Program &P, const Facts &F);

  /// Edges by which data leaves or reaches \p E, by flow.
  llvm::ArrayRef<Edge> out(ir::EntityId E) const { return Out[E]; }
  llvm::ArrayRef<Edge> in(ir::EntityId E) const { return In[E]; }

  llvm::ArrayRef<ir::EntityId> incoming(ir::EntityId E) const {
    return Incoming[E];
  }
  llvm::ArrayRef<ir::EntityId> outgoing(ir::EntityId E) const {
    return Outgoing[E];
  }
  llvm::ArrayRef<ir::EntityId> flows(ir::EntityId E) const { return Flows[E]; }
  llvm::ArrayRef<ir::EntityId> calls(ir::EntityId E) const { return Calls[E]; }
  llvm::ArrayRef<ir::EntityId> serves(ir::EntityId E) const {
    return Serves[E];
  }
  llvm::ArrayRef<ir::EntityId> ends(ir::EntityId Flow) const {
    return Ends[Flow];
  }

  /// Lines `element %S.a in [%S.f] out [%S.g] calls [%S.g] serves [%S.f]`.
  void print(llvm::raw_ostream &OS, const ir::Program &P) const;
  void statistics(llvm::SmallVectorImpl<uint64_t> &Counts) const;

private:
  Csr<Edge> Out, In;
  EntityLists Incoming, Outgoing, Flows, Calls, Serves, Ends;
  uint32_t Elements = 0;
  uint32_t FlowCount = 0;
};

} // namespace tmc::analysis

#endif // TMC_ANALYSIS_GRAPH_H
