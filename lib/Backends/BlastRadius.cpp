//===- BlastRadius.cpp - `--emit=blast-radius` ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Attack/BlastRadius.h"
#include "Backends/Outputs.h"
#include "Document/Escape.h"
#include "Document/JsonWriter.h"
#include "Report/AttackWords.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::attack;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

namespace {
/// Of the ranking so many elements are shown as text, and losses in a line.
constexpr size_t MaxRanked = 20, MaxLosses = 12;

/// What falls with one element, and how.
struct Fall {
  ir::EntityId Element;
  std::unique_ptr<Cheapest> Costs;
  attack::BlastRadius Radius;
};

class Text {
public:
  Text(const BackendInput &In, const Graph &G)
      : In(In), P(In.Program), G(G), Words(In, G) {}
  std::string run(llvm::ArrayRef<Fall> Falls);

private:
  void line(StringRef S) { Out += terminalText(S) + "\n"; }
  void losses(StringRef What, const Fall &F, llvm::ArrayRef<Loss> List,
              NodeKind Kind);
  void ranking();

  const BackendInput &In;
  const ir::Program &P;
  const Graph &G;
  AttackWords Words;
  std::string Out;
};

class Json {
public:
  Json(const BackendInput &In, const Graph &G, llvm::raw_ostream &OS)
      : In(In), P(In.Program), G(G), W(OS) {}
  void run(llvm::ArrayRef<Fall> Falls);

private:
  void losses(StringRef Key, const Fall &F, llvm::ArrayRef<Loss> List,
              NodeKind Kind);
  StringRef id(ir::EntityId E) const { return P.text(P.Entities[E].Id); }

  const BackendInput &In;
  const ir::Program &P;
  const Graph &G;
  JsonWriter W;
};

/// The elements that are asked about, with the graph that they stand in.
struct Falling {
  std::unique_ptr<Graph> G; ///< it stays where it is: the costs refer to it
  std::vector<Fall> Falls;
};
} // namespace

/// The findings that the way to \p N rests on, in its order.
static std::vector<FindingId> weaknesses(const Graph &G, const Fall &F,
                                         NodeId N) {
  std::vector<FindingId> Ids;
  for (StepId S : F.Costs->attack(N))
    if (FindingId Id = G.step(S).Finding; Id && !llvm::is_contained(Ids, Id))
      Ids.push_back(Id);
  return Ids;
}

void Text::losses(StringRef What, const Fall &F, llvm::ArrayRef<Loss> List,
                  NodeKind Kind) {
  std::string AtOnce;
  size_t Named = 0, Free = 0;
  for (const Loss &L : List) {
    if (L.Cost != 0)
      break;
    ++Free;
    if (Named++ < MaxLosses)
      AtOnce += (AtOnce.empty() ? "" : ", ") + Words.name(L.Of);
  }
  if (Free > MaxLosses)
    AtOnce += " and " + std::to_string(Free - MaxLosses) + " more";
  if (Free)
    line("  " + What.str() + " at once: " + AtOnce);
  if (List.size() == Free)
    return;
  line("  " + What.str() + " by what is open:");
  for (size_t I = Free; I < List.size() && I - Free < MaxLosses; ++I) {
    std::string By;
    for (FindingId Id : weaknesses(G, F, G.node(Kind, List[I].Of)))
      By += (By.empty() ? " " : " then ") + Words.findingTag(Id);
    line("    - " + Words.name(List[I].Of) + ", cost " +
         std::to_string(List[I].Cost) + (By.empty() ? "" : ":") + By);
  }
  if (List.size() - Free > MaxLosses)
    line("    and " + std::to_string(List.size() - Free - MaxLosses) + " more");
}

void Text::ranking() {
  std::vector<Reach> Ranked = rankByReach(In.Engine.facts(), G);
  line(
      "Elements by what falls with them, steps that need a second foothold not "
      "counted:");
  size_t Shown = 0;
  for (const Reach &R : Ranked) {
    if (Shown == MaxRanked) {
      line("and " + std::to_string(Ranked.size() - Shown) + " more");
      break;
    }
    ++Shown;
    line("  " + std::to_string(Shown) + ". " + Words.name(R.Element) + " (" +
         P.text(P.Entities[R.Element].Id).str() + "): controls " +
         std::to_string(R.Controlled) + " more, reads " +
         std::to_string(R.Read) + ", changes " + std::to_string(R.Changed));
  }
}

std::string Text::run(llvm::ArrayRef<Fall> Falls) {
  if (Falls.empty())
    ranking();
  bool First = true;
  for (const Fall &F : Falls) {
    if (!First)
      Out += "\n";
    First = false;
    line("If " + Words.name(F.Element) + " falls:");
    size_t Before = Out.size();
    losses("controlled", F, F.Radius.Controlled, NodeKind::Control);
    losses("read", F, F.Radius.Read, NodeKind::Read);
    losses("changed", F, F.Radius.Changed, NodeKind::Change);
    losses("stopped", F, F.Radius.Stopped, NodeKind::Stop);
    if (Out.size() == Before)
      line("  nothing else is lost");
  }
  return std::move(Out);
}

void Json::losses(StringRef Key, const Fall &F, llvm::ArrayRef<Loss> List,
                  NodeKind Kind) {
  W.key(Key);
  W.open('[');
  for (const Loss &L : List) {
    W.line();
    W.open('{');
    W.field("id", id(L.Of));
    W.field("cost", static_cast<int64_t>(L.Cost));
    W.key("findings");
    W.open('[');
    for (FindingId Id : weaknesses(G, F, G.node(Kind, L.Of)))
      W.string(rules::shortId(P, In.all(), Id));
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void Json::run(llvm::ArrayRef<Fall> Falls) {
  W.openOutput("tmc-blast-radius", 1, In.Options.ToolVersion);
  if (Falls.empty()) {
    W.key("ranking");
    W.open('[');
    for (const Reach &R : rankByReach(In.Engine.facts(), G)) {
      W.line();
      W.open('{');
      W.field("id", id(R.Element));
      W.field("controlled", static_cast<int64_t>(R.Controlled));
      W.field("read", static_cast<int64_t>(R.Read));
      W.field("changed", static_cast<int64_t>(R.Changed));
      W.close('}');
    }
    W.close(']');
  } else {
    W.key("falls");
    W.open('[');
    for (const Fall &F : Falls) {
      W.line();
      W.open('{');
      W.field("id", id(F.Element));
      losses("controlled", F, F.Radius.Controlled, NodeKind::Control);
      losses("read", F, F.Radius.Read, NodeKind::Read);
      losses("changed", F, F.Radius.Changed, NodeKind::Change);
      losses("stopped", F, F.Radius.Stopped, NodeKind::Stop);
      W.close('}');
    }
    W.close(']');
  }
  W.closeOutput();
}

/// What --goal names, each as if it fell; none if a mistake was reported.
static std::optional<Falling> fall(const BackendInput &In) {
  std::optional<std::vector<Goal>> Goals = readGoals(In);
  std::optional<bool> Questions = readQuestions(In);
  if (!Goals || !Questions)
    return std::nullopt;
  Falling Out{
      std::make_unique<Graph>(buildGraph(In.whole(), {*Questions, false})), {}};
  for (const Goal &W : *Goals) {
    if (W.Kind != NodeKind::Control) {
      In.Diags.report(diag::OnlyElementsFall)
          << In.Program.text(In.Program.Entities[W.Of].Id);
      return std::nullopt;
    }
    Fall &F = Out.Falls.emplace_back();
    F.Element = W.Of;
    const Graph &G = *Out.G;
    F.Costs = std::make_unique<Cheapest>(G, G.node(NodeKind::Control, W.Of));
    F.Radius = blastRadius(In.Engine.facts(), G, *F.Costs, W.Of);
  }
  return Out;
}

void backends::writeBlastRadiusText(const BackendInput &In, OutputSink &To) {
  if (std::optional<Falling> X = fall(In))
    To.begin() << Text(In, *X->G).run(X->Falls);
}

void backends::writeBlastRadiusJson(const BackendInput &In, OutputSink &To) {
  if (std::optional<Falling> X = fall(In))
    Json(In, *X->G, To.begin()).run(X->Falls);
}
