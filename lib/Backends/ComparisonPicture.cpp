//===- ComparisonPicture.cpp - What changed, as a small diagram -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Before and after in one picture, as Mermaid for a comment on a forge: what
/// is new, gone or changed, with what it is connected to. Each says so in words
/// and by its line, and a colour repeats it.
///
//===----------------------------------------------------------------------===//

#include "Backends/Pages.h"
#include "Document/Escape.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::report;
using llvm::StringRef;

namespace {
/// Beyond these nobody takes it in at a glance.
constexpr size_t MaxBoxes = 24, MaxLines = 40;

enum class Fate : uint8_t { Same, New, Gone, Changed };
constexpr StringRef Words[] = {"", " (new)", " (gone)", " (changed)"};
constexpr StringRef Styles[] = {
    "", "fill:#dcfce7,stroke:#15803d,color:#14532d,stroke-width:3px",
    "fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d,stroke-dasharray:4 3",
    "fill:#fef9c3,stroke:#a16207,color:#713f12,stroke-width:2px"};
constexpr StringRef LineStyles[] = {"", "stroke:#15803d,stroke-width:3px",
                                    "stroke:#b91c1c,stroke-dasharray:4 3",
                                    "stroke:#a16207,stroke-width:2px"};

class Painter {
public:
  explicit Painter(const DiffOutput &D) : D(D) {}
  std::string run();

private:
  struct Box {
    StringRef Frame; ///< the id of what it is in
    Fate State = Fate::Same;
  };
  struct Line {
    StringRef Source, Target, Name;
    Fate State;
  };

  static Fate fateOf(const ChangedEntity &C) {
    return C.Before == NoRow  ? Fate::New
           : C.After == NoRow ? Fate::Gone
                              : Fate::Changed;
  }
  void readNames();
  Box &box(StringRef Id);
  void boxes(std::string &Out) const;
  static std::string label(StringRef Id, Fate State) {
    auto [Rest, Last] = Id.rsplit('.');
    return document::escapeMermaid(
        ((Last.empty() ? Rest : Last) + Words[static_cast<size_t>(State)])
            .str());
  }

  const DiffOutput &D;
  llvm::StringMap<const VersionEntity *> ById; ///< today's, else the old one
  llvm::StringMap<StringRef> Renamed;          ///< the old id to today's
  llvm::MapVector<StringRef, Box> Boxes;
  llvm::StringMap<Fate> Frames; ///< of boundaries that changed
  std::vector<Line> Lines;
};
} // namespace

void Painter::readNames() {
  for (const VersionEntity &E : D.Old.Entities)
    ById[E.Id] = &E;
  for (const VersionEntity &E : D.New.Entities)
    ById[E.Id] = &E;
  for (const ChangedEntity &C : D.Changes.Entities)
    if (C.Renamed)
      Renamed[D.Old.Entities[C.Before].Id] = D.New.Entities[C.After].Id;
}

Painter::Box &Painter::box(StringRef Id) {
  if (auto It = Renamed.find(Id); It != Renamed.end())
    Id = It->second;
  auto [It, New] = Boxes.insert({Id, {}});
  if (New)
    if (const VersionEntity *E = ById.lookup(Id))
      It->second.Frame = E->Parent;
  return It->second;
}

/// Each frame with what is in it; a frame in another is beside it, as the
/// picture is of changes and not of the model.
void Painter::boxes(std::string &Out) const {
  llvm::MapVector<StringRef, std::vector<size_t>> ByFrame;
  size_t Index = 0;
  for (const auto &[Id, B] : Boxes)
    ByFrame[B.Frame].push_back(Index++);
  size_t Frame = 0;
  for (const auto &[Id, Members] : ByFrame) {
    if (!Id.empty()) {
      Out += "  subgraph b" + std::to_string(Frame++) + "[\"";
      Out += label(Id, Frames.lookup(Id));
      Out += "\"]\n";
    }
    for (size_t I : Members) {
      const auto &[Name, B] = Boxes.begin()[static_cast<ptrdiff_t>(I)];
      Out += "    n" + std::to_string(I) + "[\"";
      Out += label(Name, B.State);
      Out += "\"]\n";
    }
    if (!Id.empty())
      Out += "  end\n";
  }
}

std::string Painter::run() {
  readNames();
  for (const ChangedEntity &C : D.Changes.Entities) {
    if (isAssumed(D, C))
      continue;
    const VersionEntity &E = shownEntity(D, C);
    if (E.Class == ir::EntityClass::Element) {
      box(E.Id).State = fateOf(C);
    } else if (E.Class == ir::EntityClass::Boundary) {
      Frames[E.Id] = fateOf(C);
    } else if (E.Class == ir::EntityClass::Flow) {
      (void)box(E.Source);
      (void)box(E.Target);
      Lines.push_back({E.Source, E.Target, E.Id, fateOf(C)});
    }
  }
  if (Boxes.empty() || Boxes.size() > MaxBoxes || Lines.size() > MaxLines)
    return {};
  std::string Out = "flowchart LR\n";
  boxes(Out);
  auto Number = [&](StringRef Id) {
    if (auto It = Renamed.find(Id); It != Renamed.end())
      Id = It->second;
    return "n" + std::to_string(Boxes.find(Id) - Boxes.begin());
  };
  std::string Of[std::size(Words)], LinesOf[std::size(Words)];
  for (size_t I = 0; I < Lines.size(); ++I) {
    const Line &L = Lines[I];
    Out += "  " + Number(L.Source) + " -->|\"" + label(L.Name, L.State) +
           "\"| " + Number(L.Target) + "\n";
    std::string &List = LinesOf[static_cast<size_t>(L.State)];
    List += (List.empty() ? "" : ",") + std::to_string(I);
  }
  for (const auto &[Id, B] : Boxes)
    if (B.State != Fate::Same) {
      std::string &List = Of[static_cast<size_t>(B.State)];
      List += (List.empty() ? "" : ",") + Number(Id);
    }
  static constexpr StringRef ClassNames[] = {"", "added", "gone", "changed"};
  for (size_t S = 1; S < std::size(Words); ++S) {
    if (!Of[S].empty())
      Out += ("  classDef " + ClassNames[S] + " " + Styles[S] + "\n  class " +
              Of[S] + " " + ClassNames[S] + "\n")
                 .str();
    if (!LinesOf[S].empty())
      Out += ("  linkStyle " + LinesOf[S] + " " + LineStyles[S] + "\n").str();
  }
  return Out;
}

std::string backends::changePicture(const DiffOutput &D) {
  return Painter(D).run();
}
