//===- GraphvizSession.cpp - Graphviz as a well-behaved library -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/GraphvizSession.h"

#include <array>
#include <cmath>
#include <map>

#include <dlfcn.h>

using namespace tmc;
using namespace tmc::diagram;

//===----------------------------------------------------------------------===//
// Loading
//===----------------------------------------------------------------------===//

/// What is called of libcgraph.
#define TMC_CGRAPH_FUNCTIONS(F)                                                \
  F(agattr)                                                                    \
  F(agclose)                                                                   \
  F(agedge)                                                                    \
  F(agnode)                                                                    \
  F(agopen)                                                                    \
  F(agreseterrors)                                                             \
  F(agsafeset)                                                                 \
  F(agseterr)                                                                  \
  F(agseterrf)                                                                 \
  F(agstrdup)                                                                  \
  F(agstrdup_html)                                                             \
  F(agstrfree)                                                                 \
  F(agsubg)
/// What is called of libgvc.
#define TMC_GVC_FUNCTIONS(F)                                                   \
  F(gvContext)                                                                 \
  F(gvFreeLayout)                                                              \
  F(gvFreeRenderData)                                                          \
  F(gvLayout)                                                                  \
  F(gvRenderData)

namespace {

/// Graphviz's functions, once they are loaded.
struct Library {
#define TMC_FUNCTION(Name) decltype(&::Name) Name = nullptr;
  TMC_CGRAPH_FUNCTIONS(TMC_FUNCTION)
  TMC_GVC_FUNCTIONS(TMC_FUNCTION)
#undef TMC_FUNCTION
  std::string Error;

  Library() {
    // By the names that the linker would have noted, found where it looks.
    void *Cgraph = open(TMC_CGRAPH_LIBRARY);
    void *Gvc = open(TMC_GVC_LIBRARY);
#define TMC_FUNCTION(Name) find(Cgraph, #Name, Name);
    TMC_CGRAPH_FUNCTIONS(TMC_FUNCTION)
#undef TMC_FUNCTION
#define TMC_FUNCTION(Name) find(Gvc, #Name, Name);
    TMC_GVC_FUNCTIONS(TMC_FUNCTION)
#undef TMC_FUNCTION
  }

private:
  void *open(const char *Name) {
    void *Handle = dlopen(Name, RTLD_NOW | RTLD_LOCAL);
    if (!Handle)
      fail();
    return Handle;
  }
  template <typename FunctionT>
  void find(void *In, const char *Name, FunctionT &Function) {
    if (!In)
      return;
    Function = reinterpret_cast<FunctionT>(dlsym(In, Name));
    if (!Function)
      fail();
  }
  void fail() {
    const char *Why = dlerror();
    if (Error.empty())
      Error = std::string("Graphviz cannot be loaded: ") +
              (Why ? Why : "no reason given");
  }
};

const Library &graphviz() {
  static const Library Loaded;
  return Loaded;
}

} // namespace

std::string diagram::loadGraphviz() { return graphviz().Error; }

namespace {

//===----------------------------------------------------------------------===//
// Messages
//===----------------------------------------------------------------------===//

/// agseterrf() takes a plain function, so where messages go is global.
std::string *Messages = nullptr;

extern "C" int collectMessage(char *Text) {
  if (Messages && Messages->size() < 4096)
    Messages->append(Text);
  return 0;
}

/// While alive, collects what Graphviz would print.
class MessageScope {
public:
  MessageScope() : Old(Messages) {
    Messages = &Text;
    OldFunction = graphviz().agseterrf(collectMessage);
    OldLevel = graphviz().agseterr(AGWARN);
    graphviz().agreseterrors();
  }
  ~MessageScope() {
    Messages = Old;
    graphviz().agseterrf(OldFunction);
    graphviz().agseterr(OldLevel);
  }
  MessageScope(const MessageScope &) = delete;
  MessageScope &operator=(const MessageScope &) = delete;

  /// Whether there was more than a warning since the last call.
  static bool hadError() { return graphviz().agreseterrors() >= AGERR; }
  /// The first message, as part of a sentence.
  std::string first() const {
    llvm::StringRef Line =
        llvm::StringRef(Text).split('\n').first.take_front(300);
    Line.consume_front("Error: ");
    Line.consume_back(" Use one of:"); // what follows is a list
    Line = Line.rtrim(" .");
    return Line.empty() ? "it gave no message" : Line.str();
  }

  std::string Text;

private:
  std::string *Old;
  agusererrf OldFunction;
  agerrlevel_t OldLevel;
};

//===----------------------------------------------------------------------===//
// Object ids
//===----------------------------------------------------------------------===//

/// cgraph's own ids are addresses, clusters are drawn in order of id, and
/// fontconfig's threads make addresses differ from run to run. These count up.
/// C calls these functions, so they must not throw: out of memory ends the
/// process, as anywhere else.
struct IdTable {
  explicit IdTable(Agraph_t *G) : G(G) {}

  Agraph_t *G;
  std::array<std::map<std::string, IDTYPE, std::less<>>, 3> ByName;
  /// Strings of cgraph's, which looks in front of a name for what it is.
  std::map<IDTYPE, char *> Names;
  IDTYPE Next = 1;

  static void *open(Agraph_t *G, Agdisc_t *) noexcept { return new IdTable(G); }
  static long map(void *State, int Type, char *Name, IDTYPE *Id,
                  int Create) noexcept {
    IdTable &I = *static_cast<IdTable *>(State);
    if (!Name) {
      *Id = Create ? I.Next++ : 0;
      return Create != 0;
    }
    auto &Table =
        I.ByName[static_cast<size_t>(Type == AGINEDGE ? AGOUTEDGE : Type)];
    auto It = Table.find(std::string_view(Name));
    if (It == Table.end()) {
      if (!Create)
        return 0;
      It = Table.emplace(Name, I.Next++).first;
      I.Names[It->second] = graphviz().agstrdup(I.G, Name);
    }
    *Id = It->second;
    return 1;
  }
  static long alloc(void *, int, IDTYPE) noexcept { return 0; }
  static void free(void *, int, IDTYPE) noexcept {}
  static char *print(void *State, int, IDTYPE Id) noexcept {
    IdTable &I = *static_cast<IdTable *>(State);
    auto It = I.Names.find(Id);
    return It == I.Names.end() ? nullptr : It->second;
  }
  static void close(void *State) noexcept {
    delete static_cast<IdTable *>(State);
  }
  static void registered(void *, int, void *) noexcept {}
};

Agiddisc_t IdDiscipline = {IdTable::open,      IdTable::map,   IdTable::alloc,
                           IdTable::free,      IdTable::print, IdTable::close,
                           IdTable::registered};

/// None for reading and writing: that is done without Graphviz.
Agdisc_t Discipline = {nullptr, &IdDiscipline, nullptr};

/// Agdirected, which is data of the library's.
constexpr Agdesc_t Directed = [] {
  Agdesc_t D{};
  D.directed = 1;
  D.maingraph = 1;
  return D;
}();

/// One context for the process: another one would read the list of plugins
/// again, and gvFreeContext leaks in 2.42.
GVC_t *context() {
  static GVC_t *Context = graphviz().gvContext();
  return Context;
}

/// cgraph takes `char *` and never writes through it.
char *unconst(const char *Text) { return const_cast<char *>(Text); }

} // namespace

//===----------------------------------------------------------------------===//
// Graph
//===----------------------------------------------------------------------===//

Graph::Graph(const char *Name)
    : G(graphviz().agopen(unconst(Name), Directed, &Discipline)) {}

Graph::~Graph() {
  if (IsLaidOut)
    graphviz().gvFreeLayout(context(), G);
  graphviz().agclose(G);
}

Agnode_t *Graph::addNode(Agraph_t *Parent, const std::string &Name) {
  return graphviz().agnode(Parent, unconst(Name.c_str()), 1);
}
Agedge_t *Graph::addEdge(Agnode_t *A, Agnode_t *B, const std::string &Name) {
  return graphviz().agedge(G, A, B, unconst(Name.c_str()), 1);
}

void Graph::set(void *Object, const Attribute &A) {
  char *Value = unconst(A.Value.c_str());
  // A string is HTML-like if the table of strings says so; agset looks there.
  char *Html = A.IsHtml ? graphviz().agstrdup_html(G, Value) : nullptr;
  // An attribute must have a default before agset works.
  graphviz().agsafeset(Object, unconst(A.Key), Html ? Html : Value,
                       unconst(""));
  if (Html)
    graphviz().agstrfree(G, Html);
}

void Graph::setDefaults(const Attributes &OfNodes, const Attributes &OfEdges) {
  auto Set = [&](int Kind, const Attributes &List) {
    for (const Attribute &A : List)
      graphviz().agattr(G, Kind, unconst(A.Key), unconst(A.Value.c_str()));
  };
  Set(AGNODE, OfNodes);
  Set(AGEDGE, OfEdges);
}

LoadedGraph Graph::load(const DotGraph &D) {
  LoadedGraph Out;
  set(G, D.Set);
  setDefaults(D.NodeDefaults, D.EdgeDefaults);
  auto Place = [&](DotClusterId C) {
    return C ? Out.Clusters[C.index()] : root();
  };
  for (const DotCluster &C : D.Clusters.rows()) {
    Out.Clusters.push_back(
        graphviz().agsubg(Place(C.Parent), unconst(C.Name.c_str()), 1));
    set(Out.Clusters.back(), C.Set);
  }
  for (const DotNode &N : D.Nodes.rows()) {
    Out.Nodes.push_back(addNode(Place(N.In), N.Name));
    set(Out.Nodes.back(), N.Set);
  }
  for (const DotEdge &E : D.Edges.rows()) {
    Out.Edges.push_back(
        addEdge(Out.Nodes[E.From.index()], Out.Nodes[E.To.index()], E.Key));
    set(Out.Edges.back(), E.Set);
  }
  return Out;
}

std::string Graph::layout(const char *Engine, std::string &Notes) {
  if (!context())
    return "Graphviz could not be started";
  MessageScope Scope;
  IsLaidOut = true;
  int Failed = graphviz().gvLayout(context(), G, Engine);
  if (MessageScope::hadError() || Failed)
    return "Graphviz's `" + std::string(Engine) + "` failed: " + Scope.first();
  Notes += Scope.Text;
  return {};
}

std::string Graph::render(Format F, std::string &Data) {
  MessageScope Scope;
  if (F == Format::Png) {
    // Cairo prints to stderr and scales when a side passes 32,767 pixels;
    // long before that no viewer shows the image.
    constexpr double Dpi = 110;
    constexpr double MaxSide = 8000;
    constexpr double MaxArea = 2.4e7;
    boxf B = GD_bb(G);
    double W = std::max(1.0, B.UR.x - B.LL.x) / 72;
    double H = std::max(1.0, B.UR.y - B.LL.y) / 72;
    GD_drawing(G)->dpi =
        std::min({Dpi, MaxSide / W, MaxSide / H, std::sqrt(MaxArea / W / H)});
  }
  // Renderers by full name: which plugin is preferred depends on what else is
  // installed.
  const char *Name = F == Format::Svg   ? "svg:svg:core"
                     : F == Format::Png ? "png:cairo:cairo"
                                        : "pdf:cairo:cairo";
  char *Bytes = nullptr;
  unsigned Length = 0;
  int Failed = graphviz().gvRenderData(context(), G, Name, &Bytes, &Length);
  bool HadError = MessageScope::hadError();
  if (!Failed && Bytes)
    Data.assign(Bytes, Length);
  if (Bytes)
    graphviz().gvFreeRenderData(Bytes);
  if (Failed || HadError || Data.empty())
    return "Graphviz could not render: " + Scope.first();
  return {};
}
