//===- GraphvizSession.cpp - Graphviz as a well-behaved library -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Diagram/GraphvizSession.h"

#include <array>
#include <cmath>
#include <map>

using namespace tmc;
using namespace tmc::diagram;

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
    OldFunction = agseterrf(collectMessage);
    OldLevel = agseterr(AGWARN);
    agreseterrors();
  }
  ~MessageScope() {
    Messages = Old;
    agseterrf(OldFunction);
    agseterr(OldLevel);
  }
  MessageScope(const MessageScope &) = delete;
  MessageScope &operator=(const MessageScope &) = delete;

  /// Whether there was more than a warning since the last call.
  static bool hadError() { return agreseterrors() >= AGERR; }
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
      I.Names[It->second] = agstrdup(I.G, Name);
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

/// agwrite() into a std::string.
Agiodisc_t TextDiscipline = {
    /*afread=*/nullptr,
    /*putstr=*/
    [](void *To, const char *Text) noexcept -> int {
      *static_cast<std::string *>(To) += Text;
      return 0;
    },
    /*flush=*/[](void *) noexcept -> int { return 0; }};

Agdisc_t Discipline = {nullptr, &IdDiscipline, &TextDiscipline};

/// One context for the process: another one would read the list of plugins
/// again, and gvFreeContext leaks in 2.42.
GVC_t *context() {
  static GVC_t *Context = gvContext();
  return Context;
}

/// cgraph takes `char *` and never writes through it.
char *unconst(const char *Text) { return const_cast<char *>(Text); }

} // namespace

//===----------------------------------------------------------------------===//
// Graph
//===----------------------------------------------------------------------===//

Graph::Graph(const char *Name)
    : G(agopen(unconst(Name), Agdirected, &Discipline)) {}

Graph::~Graph() {
  if (IsLaidOut)
    gvFreeLayout(context(), G);
  agclose(G);
}

Agraph_t *Graph::addCluster(Agraph_t *Parent, const std::string &Name) {
  return agsubg(Parent, unconst(("cluster_" + Name).c_str()), 1);
}
Agnode_t *Graph::addNode(Agraph_t *Parent, const std::string &Name) {
  return agnode(Parent, unconst(Name.c_str()), 1);
}
Agedge_t *Graph::addEdge(Agnode_t *A, Agnode_t *B, const std::string &Name) {
  return agedge(G, A, B, unconst(Name.c_str()), 1);
}

void Graph::set(void *Object, const Attribute &A) {
  char *Value = unconst(A.Value.c_str());
  // A string is HTML-like if the table of strings says so; agset looks there.
  char *Html = A.IsHtml ? agstrdup_html(G, Value) : nullptr;
  // An attribute must have a default before agset works.
  agsafeset(Object, unconst(A.Key), Html ? Html : Value, unconst(""));
  if (Html)
    agstrfree(G, Html);
}

void Graph::setDefaults() {
  for (const Attribute &A : nodeDefaults())
    agattr(G, AGNODE, unconst(A.Key), unconst(A.Value.c_str()));
  for (const Attribute &A : edgeDefaults())
    agattr(G, AGEDGE, unconst(A.Key), unconst(A.Value.c_str()));
}

std::string Graph::write() const {
  std::string Out;
  agwrite(G, &Out);
  return Out;
}

std::string Graph::layout(const char *Engine, std::string &Notes) {
  if (!context())
    return "Graphviz could not be started";
  MessageScope Scope;
  IsLaidOut = true;
  int Failed = gvLayout(context(), G, Engine);
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
  int Failed = gvRenderData(context(), G, Name, &Bytes, &Length);
  bool HadError = MessageScope::hadError();
  if (!Failed && Bytes)
    Data.assign(Bytes, Length);
  if (Bytes)
    gvFreeRenderData(Bytes);
  if (Failed || HadError || Data.empty())
    return "Graphviz could not render: " + Scope.first();
  return {};
}
