//===- AppLive.cpp - A report that follows its model ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/AppLive.h"

#include "Backends/AppData.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::diagram;
using llvm::StringRef;

/// Calls \p Each with the id and the open findings of every part.
template <typename DiagramType, typename Fn>
static void forEachPart(DiagramType &D, Fn Each) {
  for (auto &C : D.Clusters)
    Each(StringRef(C.Id), C.Open);
  for (auto &N : D.Nodes)
    Each(StringRef(N.Id), N.Open);
  for (auto &E : D.Edges)
    Each(StringRef(E.Id), E.Open);
}

void PictureMemory::recall(Diagram &D) const {
  forEachPart(D, [&](StringRef Id, Threats &T) {
    auto It = Open.find(Id);
    T = It == Open.end() ? Threats() : It->second;
  });
}

void PictureMemory::note(const Diagram &D) {
  Open.clear();
  forEachPart(D, [&](StringRef Id, const Threats &T) {
    if (T.count() != 0)
      Open[Id] = T;
  });
}

/// All that decides where things are: not tips, links and colours.
static std::string fingerprintOf(const Diagram &D) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  auto Put = [&](StringRef T) { OS << T.size() << ':' << T; };
  auto Number = [&](int64_t N) { OS << N << ','; };
  Put(D.Title);
  Number(static_cast<int64_t>(D.Clusters.size()));
  for (const Cluster &C : D.Clusters) {
    Put(C.Id);
    Put(C.Label);
    Number(C.Parent);
    Number(C.IsSystem);
    Number(static_cast<int64_t>(C.Open.count()));
  }
  Number(static_cast<int64_t>(D.Nodes.size()));
  for (const Node &N : D.Nodes) {
    Put(N.Id);
    Put(N.Label);
    Put(N.Besides);
    Number(static_cast<int64_t>(N.Kind));
    Number(N.Cluster);
    Number(static_cast<int64_t>(N.Open.count()));
  }
  for (const Edge &E : D.Edges) {
    Put(E.Id);
    Put(E.Label);
    Number(E.Src);
    Number(E.Dst);
    Number(E.BothWays);
    Number(static_cast<int64_t>(E.Open.count()));
  }
  auto Hash = llvm::BLAKE3::hash<32>(llvm::arrayRefFromStringRef(Text));
  return llvm::toStringRef(Hash).str();
}

Rendering PictureMemory::places(const Diagram &D) {
  std::string Key = fingerprintOf(D);
  auto [It, IsNew] = Pictures.try_emplace(Key);
  It->second.LastUse = Version;
  if (IsNew) {
    diagram::RenderOptions Options;
    Options.Output = diagram::Format::Places;
    Rendering R = renderIsolated(D, Options);
    // What failed may succeed when there is more time, or memory.
    if (!R.Error.empty()) {
      Pictures.erase(It);
      return R;
    }
    It->second.What = std::move(R);
  }
  return It->second.What;
}

void PictureMemory::nextVersion() {
  constexpr unsigned MaxAge = 8; // versions, so that undoing is free
  ++Version;
  for (auto It = Pictures.begin(); It != Pictures.end();) {
    auto Here = It++;
    if (Version - Here->second.LastUse > MaxAge)
      Pictures.erase(Here);
  }
}

std::string backends::liveReport(const BackendInput &In,
                                 const AppStart &Start) {
  std::string Data;
  llvm::raw_string_ostream OS(Data);
  AppData(In, Start, OS).run();
  return Data;
}

void backends::livePictures(const BackendInput &In, PictureMemory &Memory,
                            llvm::function_ref<bool(std::string Json)> Take) {
  AppStart Start;
  Start.Memory = &Memory;
  std::string Nowhere;
  llvm::raw_string_ostream OS(Nowhere);
  AppData(In, Start, OS).eachPicture(Take);
}
