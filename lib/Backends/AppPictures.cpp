//===- AppPictures.cpp - Diagrams for the interactive report --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/AppData.h"
#include "Backends/AppLive.h"
#include "Diagram/DiagramModel.h"
#include "Diagram/Render.h"
#include "Document/Escape.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::diagram;
using llvm::StringRef;

/// Above these a browser is slow with all at once: the overview and views are
/// shown.
static constexpr size_t MaxPageNodes = 3000, MaxPageEdges = 8000;
/// From here on a reader begins with the overview.
static constexpr size_t MinOverview = 40;
/// Pictures of systems and of declared views.
static constexpr size_t MaxPictures = 24;

void AppData::picture(StringRef Name, StringRef Title, StringRef About,
                      Diagram &D, document::JsonWriter &W,
                      document::PackedTexts &Texts) const {
  // The page has them.
  D.Title.clear();
  D.Legend.clear();
  diagram::RenderOptions Options;
  Options.Output = diagram::Format::Places;
  Rendering R =
      Start.Memory ? Start.Memory->places(D) : renderIsolated(D, Options);
  W.line();
  W.open('{');
  W.field("name", Name);
  W.field("title", document::oneLine(Title));
  W.field("about", document::oneLine(About));
  if (!R.Error.empty()) {
    W.field("problem", document::oneLine(R.Error));
    W.close('}');
    return;
  }
  Places At = placesOf(R.Data);
  W.field("labels", static_cast<int64_t>(flowLabelsFor(D)));
  W.field("size", At.Size);
  W.field("cluster_places", At.Clusters);
  W.field("node_places", At.Nodes);
  W.field("flow_places", At.Flows);
  Table Clusters("clusters"), Nodes("nodes"), Flows("flows");
  auto Text = [&](StringRef T) { return plainText(T, Texts); };
  auto Common = [](Table &T, const auto &X) {
    T.number("greyed", X.Greyed);
    T.number("open", X.Open.count());
    T.number("heat", X.Open.Worst);
  };
  for (const Cluster &C : D.Clusters) {
    Clusters.row();
    Clusters.number("id", Text(C.Id));
    Clusters.number("label", Text(C.Label));
    Clusters.number("is", C.IsSystem ? 1 : C.IsElement ? 2 : 0);
    Clusters.number("parent", static_cast<uint64_t>(C.Parent + 1));
    Common(Clusters, C);
  }
  for (const Node &N : D.Nodes) {
    Nodes.row();
    Nodes.number("id", Text(N.Id));
    Nodes.number("label", Text(N.Label));
    Nodes.number("also_in", Text(N.Besides));
    Nodes.number("shape", static_cast<uint64_t>(N.Kind));
    Nodes.number("cluster", static_cast<uint64_t>(N.Cluster + 1));
    Common(Nodes, N);
  }
  for (const Edge &E : D.Edges) {
    Flows.row();
    Flows.number("id", Text(E.Id));
    Flows.number("label", Text(E.Label));
    Flows.number("source", E.Src);
    Flows.number("target", E.Dst);
    Flows.number("two_way", E.BothWays);
    Common(Flows, E);
  }
  for (const Table *T : {&Clusters, &Nodes, &Flows})
    T->write(W);
  W.close('}');
}

void AppData::choosePictures(bool Recall, TakePicture Take) {
  ModelDiagram M = makeDiagram(In);
  if (Start.Memory && Recall)
    Start.Memory->recall(M.Picture);
  else if (Start.Memory)
    Start.Memory->note(M.Picture);
  size_t Count = 0;
  auto Fits = [](const Diagram &D) {
    return D.Nodes.size() <= MaxPageNodes && D.Edges.size() <= MaxPageEdges;
  };
  Diagram All = M.Picture;
  if (M.Picture.Nodes.size() >= MinOverview && M.Picture.Clusters.size() > 1) {
    Diagram D = diagram::overview(M.Picture);
    if (!Take("overview", "Overview", "", D))
      return;
  }
  if (Fits(All) && !All.Nodes.empty() && !Take("all", "Everything", "", All))
    return;
  for (unsigned C = 0; C < M.Picture.Clusters.size(); ++C) {
    const Cluster &Of = M.Picture.Clusters[C];
    bool IsLarge = !Fits(M.Picture) && Of.Parent < 0;
    if ((!Of.IsSystem && !IsLarge) || ++Count > MaxPictures)
      continue;
    if (Diagram D = focus(M.Picture, C);
        Fits(D) && !Take("part", Of.Label, Of.Id, D))
      return;
  }
  for (uint32_t I = 0; I < P.Views.size(); ++I) {
    const ir::View &V = P.Views[ir::ViewId(I)];
    rules::ViewSelection Of = In.Engine.selectView(ir::ViewId(I));
    if (Of.none() || ++Count > MaxPictures)
      continue;
    Diagram D = viewDiagram(In, Of);
    if (Start.Memory && Recall)
      Start.Memory->recall(D);
    StringRef Title = V.Title ? P.text(V.Title) : P.shortName(V.Id);
    if (Fits(D) && !Take("view", Title, P.text(V.Id), D))
      return;
  }
}

void AppData::pictures() {
  W.line();
  W.key("pictures");
  W.open('[');
  choosePictures(/*Recall=*/false, [&](StringRef Name, StringRef Title,
                                       StringRef About, Diagram &D) {
    picture(Name, Title, About, D, W, Texts);
    return true;
  });
  W.close(']');
}

void AppData::eachPicture(llvm::function_ref<bool(std::string Json)> Take) {
  choosePictures(/*Recall=*/true, [&](StringRef Name, StringRef Title,
                                      StringRef About, Diagram &D) {
    std::string Json;
    {
      llvm::raw_string_ostream OS(Json);
      document::JsonWriter Alone(OS);
      document::PackedTexts Words;
      Alone.open('{');
      Alone.key("picture");
      picture(Name, Title, About, D, Alone, Words);
      Words.write(Alone);
      Alone.closeOutput();
    }
    return Take(std::move(Json));
  });
}
