//===- Layout.cpp - Frames within frames ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Layout/Layout.h"

#include "Layout/Streets.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::layout;

/// About how much of a box's height a line takes.
static constexpr Coord EndPitch = 12;

namespace {

/// From the outside inwards, which column each item gets and through which side
/// each line leaves; then outwards, where all that is.
class Arranger {
public:
  explicit Arranger(const Graph &G)
      : G(G), Contents(G.Frames.size() + 1),
        Local(G.Boxes.size() + G.Frames.size()) {}

  Picture run() {
    nest();
    routeLines();
    estimate();
    arrangeAll();
    // Now it is known how large frames become, which decides about columns.
    for (uint32_t C : Preorder) {
      if (C != 0)
        About[itemOf(C)] = Contents[C].All;
      Contents[C].clear();
    }
    arrangeAll();
    return collect();
  }

private:
  /// The content of a frame; that of None is everything.
  static uint32_t contentOf(uint32_t Frame) { return Frame + 1; }
  uint32_t numBoxes() const { return static_cast<uint32_t>(G.Boxes.size()); }
  bool isBox(uint32_t Item) const { return Item < numBoxes(); }
  uint32_t contentOfItem(uint32_t Item) const { return Item - numBoxes() + 1; }
  uint32_t itemOf(uint32_t Content) const { return numBoxes() + Content - 1; }
  /// The content that holds an item.
  uint32_t holder(uint32_t Item) const {
    return contentOf(isBox(Item) ? G.Boxes[Item].Frame
                                 : G.Frames[Item - numBoxes()].Parent);
  }
  int32_t rankOf(uint32_t Item) const {
    return isBox(Item) ? G.Boxes[Item].Rank : G.Frames[Item - numBoxes()].Rank;
  }

  void nest();
  void routeLines();
  void addPass(uint32_t Content, Pass P);
  void estimate();
  void arrangeAll();
  void arrange(uint32_t C);
  void link(Content &In);
  std::vector<Coord> roughRows(const Content &In) const;
  void openRims(Content &In);
  void layOutContent(uint32_t C);
  Picture collect();

  const Graph &G;
  std::vector<Content> Contents;
  std::vector<uint32_t> Local; ///< where an item is in Content::Items
  std::vector<uint32_t> Depth; ///< by content
  std::vector<uint32_t> Preorder;
  std::vector<Size> About; ///< by item
  Coord Channel = 50;      ///< about how wide the street between columns is
  /// By line, the passes from its source to its target: content and index.
  std::vector<std::pair<uint32_t, uint32_t>> Ways;
  std::vector<uint32_t> FirstWay;
};

} // namespace

void Arranger::nest() {
  for (uint32_t Item = 0; Item < Local.size(); ++Item) {
    Content &In = Contents[holder(Item)];
    Local[Item] = static_cast<uint32_t>(In.Items.size());
    In.Items.push_back(Item);
  }
  Depth.resize(Contents.size());
  Preorder.reserve(Contents.size());
  Preorder.push_back(0);
  for (size_t I = 0; I < Preorder.size(); ++I)
    for (uint32_t Item : Contents[Preorder[I]].Items)
      if (!isBox(Item)) {
        uint32_t C = contentOfItem(Item);
        Contents[C].Parent = Preorder[I];
        Depth[C] = Depth[Preorder[I]] + 1;
        Preorder.push_back(C);
      }
}

void Arranger::addPass(uint32_t Content, Pass P) {
  Ways.push_back(
      {Content, static_cast<uint32_t>(Contents[Content].Passes.size())});
  Contents[Content].Passes.push_back(P);
}

/// Each line goes out of the frames of its source up to the frame that it
/// shares with its target, and into those of its target.
void Arranger::routeLines() {
  FirstWay.reserve(G.Lines.size() + 1);
  std::vector<std::pair<uint32_t, uint32_t>> Inwards;
  for (uint32_t L = 0; L < G.Lines.size(); ++L) {
    FirstWay.push_back(static_cast<uint32_t>(Ways.size()));
    uint32_t Source = G.Lines[L].Source;
    uint32_t Target = G.Lines[L].Target;
    Inwards.clear();
    while (holder(Source) != holder(Target)) {
      if (Depth[holder(Source)] >= Depth[holder(Target)]) {
        addPass(holder(Source), {L, Local[Source], None});
        Source = itemOf(holder(Source));
      } else {
        Inwards.push_back({holder(Target), Local[Target]});
        Target = itemOf(holder(Target));
      }
    }
    addPass(holder(Source), {L, Local[Source], Local[Target]});
    for (auto [Content, To] : llvm::reverse(Inwards))
      addPass(Content, {L, None, To});
  }
  FirstWay.push_back(static_cast<uint32_t>(Ways.size()));
}

static Coord squareRoot(int64_t Of) {
  int64_t Root = 0;
  for (int64_t Bit = int64_t(1) << 30; Bit; Bit >>= 1)
    if ((Root + Bit) * (Root + Bit) <= Of)
      Root += Bit;
  return static_cast<Coord>(Root);
}

/// How large each item may become, for choosing columns.
void Arranger::estimate() {
  About.resize(Local.size());
  int64_t Labels = 0;
  for (const Line &L : G.Lines)
    Labels += L.Label.W;
  if (!G.Lines.empty())
    Channel +=
        static_cast<Coord>(Labels / static_cast<int64_t>(G.Lines.size()));
  std::vector<uint32_t> Ends(numBoxes());
  for (const Line &L : G.Lines) {
    ++Ends[L.Source];
    ++Ends[L.Target];
  }
  for (uint32_t B = 0; B < numBoxes(); ++B) {
    Size Least = G.Boxes[B].Least;
    About[B] = {Least.W,
                std::max(Least.H, static_cast<Coord>(Ends[B]) * EndPitch + 8)};
  }
  for (uint32_t C : llvm::reverse(Preorder)) {
    if (C == 0)
      continue;
    int64_t Area = 0;
    Size Most;
    for (uint32_t Item : Contents[C].Items) {
      Area +=
          static_cast<int64_t>(About[Item].W + Channel) * (About[Item].H + 30);
      Most.W = std::max(Most.W, About[Item].W);
      Most.H = std::max(Most.H, About[Item].H);
    }
    const Size &Title = G.Frames[C - 1].Title;
    Size S = {squareRoot(Area * 3 / 2), 0};
    S.W = std::max({S.W, Most.W + 40, Title.W + 20});
    S.H = std::max(static_cast<Coord>(Area / S.W), Most.H) + Title.H + 30;
    About[itemOf(C)] = S;
  }
}

/// Puts together what goes from one node to another. Lines between the same two
/// boxes stay apart; those to or from a frame share a trunk.
void Arranger::link(Content &In) {
  auto NumItems = static_cast<uint32_t>(In.Items.size());
  auto isOwnBox = [&](uint32_t Node) {
    return Node < NumItems && isBox(In.Items[Node]);
  };
  struct Key {
    uint32_t Low, High, Apart, Pass;
    auto operator<=>(const Key &) const = default;
  };
  std::vector<Key> Keys;
  Keys.reserve(In.Passes.size());
  for (uint32_t P = 0; P < In.Passes.size(); ++P) {
    auto [Low, High] = std::minmax(In.Passes[P].From, In.Passes[P].To);
    Keys.push_back({Low, High, isOwnBox(Low) && isOwnBox(High) ? P : None, P});
  }
  llvm::sort(Keys);
  for (const Key &K : Keys) {
    if (In.Links.empty() || K.Apart != None || In.Links.back().A != K.Low ||
        In.Links.back().B != K.High)
      In.Links.push_back({K.Low, K.High,
                          static_cast<uint32_t>(In.LinkPasses.size()), 0, None,
                          None});
    ++In.Links.back().NumPasses;
    In.LinkPasses.push_back(K.Pass);
  }
}

/// About where each node stands, from an upper edge: enough to sort by.
std::vector<Coord> Arranger::roughRows(const Content &In) const {
  std::vector<Coord> Y(In.Items.size() + In.Rims.size());
  for (const auto &Column : In.Placed) {
    Coord Sum = 0;
    for (uint32_t V : Column)
      Sum += About[In.Items[V]].H + 30;
    Coord At = -Sum / 2;
    for (uint32_t V : Column) {
      Y[V] = At + About[In.Items[V]].H / 2;
      At += About[In.Items[V]].H + 30;
    }
  }
  // Rims stand where their lines lead.
  for (const Link &L : In.Links)
    for (auto [Rim, Other] : {std::pair(L.A, L.B), std::pair(L.B, L.A)})
      if (Rim >= In.Items.size() && Other < In.Items.size())
        Y[Rim] = Y[Other];
  return Y;
}

/// Tells the frames in \p In through which side lines come, and in which order.
void Arranger::openRims(Content &In) {
  std::vector<Coord> Y = roughRows(In);
  auto NumItems = static_cast<uint32_t>(In.Items.size());
  for (Link &L : In.Links) {
    if (In.Column[L.A] > In.Column[L.B])
      std::swap(L.A, L.B);
    bool SameColumn = In.Column[L.A] == In.Column[L.B];
    for (bool IsA : {true, false}) {
      uint32_t Node = IsA ? L.A : L.B;
      uint32_t Other = IsA ? L.B : L.A;
      if (Node >= NumItems || isBox(In.Items[Node]))
        continue;
      Content &Inner = Contents[contentOfItem(In.Items[Node])];
      auto Index =
          static_cast<uint32_t>(Inner.Items.size() + Inner.Rims.size());
      (IsA ? L.RimA : L.RimB) = static_cast<uint32_t>(Inner.Rims.size());
      Inner.Rims.push_back({IsA || SameColumn, Y[Other], 0});
      for (uint32_t P :
           llvm::ArrayRef(In.LinkPasses).slice(L.FirstPass, L.NumPasses)) {
        auto At = llvm::lower_bound(
            Inner.Passes, In.Passes[P].Line,
            [](const Pass &Q, uint32_t Line) { return Q.Line < Line; });
        (At->From == None ? At->From : At->To) = Index;
      }
    }
  }
}

void Arranger::arrange(uint32_t C) {
  Content &In = Contents[C];
  auto NumItems = static_cast<uint32_t>(In.Items.size());
  link(In);
  PlacementInput P;
  P.ChannelWidth = Channel;
  P.ToLeft.resize(NumItems);
  P.ToRight.resize(NumItems);
  for (uint32_t Item : In.Items) {
    P.Items.push_back(About[Item]);
    P.Ranks.push_back(rankOf(Item));
  }
  for (const Link &L : In.Links) {
    if (L.B >= NumItems) {
      (In.Rims[L.B - NumItems].OnRight ? P.ToRight : P.ToLeft)[L.A] +=
          static_cast<int32_t>(L.NumPasses);
      continue;
    }
    if (L.A == L.B)
      continue;
    // A trunk reads in the direction of most of its lines.
    int32_t Balance = 0;
    for (uint32_t Q :
         llvm::ArrayRef(In.LinkPasses).slice(L.FirstPass, L.NumPasses))
      Balance += In.Passes[Q].From == L.A ? 1 : -1;
    auto Weight = static_cast<int32_t>(L.NumPasses);
    P.Pulls.push_back(Balance >= 0 ? Pull{L.A, L.B, Weight}
                                   : Pull{L.B, L.A, Weight});
  }
  In.Placed = place(P);
  auto NumColumns = static_cast<uint32_t>(In.Placed.size());
  In.Column.resize(NumItems + In.Rims.size());
  for (uint32_t X = 0; X < NumColumns; ++X)
    for (uint32_t V : In.Placed[X])
      In.Column[V] = X + 1;
  for (uint32_t R = 0; R < In.Rims.size(); ++R)
    In.Column[NumItems + R] = In.Rims[R].OnRight ? NumColumns + 1 : 0;
  openRims(In);
}

void Arranger::layOutContent(uint32_t C) {
  Content &In = Contents[C];
  std::vector<ItemShape> Shapes;
  Shapes.reserve(In.Items.size());
  for (uint32_t Item : In.Items) {
    if (isBox(Item)) {
      Shapes.push_back({G.Boxes[Item].Least, nullptr, G.Boxes[Item].EndPart});
    } else {
      const Content &Inner = Contents[contentOfItem(Item)];
      Shapes.push_back({Inner.All, &Inner.Rims, 100});
    }
  }
  std::vector<bool> HasLabel(In.Passes.size());
  for (auto [I, P] : llvm::enumerate(In.Passes))
    HasLabel[I] = P.From < In.Items.size() &&
                  In.Items[P.From] == G.Lines[P.Line].Source &&
                  G.Lines[P.Line].Label.W > 0;
  layOutStreets(In, Shapes, G.Lines, HasLabel,
                C == 0 ? Size{} : G.Frames[C - 1].Title);
}

void Arranger::arrangeAll() {
  for (uint32_t C : Preorder)
    arrange(C);
  for (uint32_t C : llvm::reverse(Preorder))
    layOutContent(C);
}

/// From places in frames to places in the picture.
Picture Arranger::collect() {
  Picture Out;
  Out.All = Contents[0].All;
  Out.Boxes.resize(G.Boxes.size());
  Out.Frames.resize(G.Frames.size());
  Out.Labels.resize(G.Lines.size());
  Out.Places.resize(Local.size());
  std::vector<Point> Origin(Contents.size());
  for (uint32_t C : Preorder) {
    const Content &In = Contents[C];
    for (uint32_t X = 0; X < In.Placed.size(); ++X)
      for (uint32_t Y = 0; Y < In.Placed[X].size(); ++Y)
        Out.Places[In.Items[In.Placed[X][Y]]] = {X, Y};
    for (auto [I, Item] : llvm::enumerate(In.Items)) {
      Rect R = In.At[I];
      R.X += Origin[C].X;
      R.Y += Origin[C].Y;
      if (isBox(Item)) {
        Out.Boxes[Item] = R;
      } else {
        Out.Frames[Item - numBoxes()] = R;
        Origin[contentOfItem(Item)] = {R.X, R.Y};
      }
    }
    for (auto [I, P] : llvm::enumerate(In.Passes))
      if (Rect R = In.Labels[I]; R.W > 0)
        Out.Labels[P.Line] = {R.X + Origin[C].X, R.Y + Origin[C].Y, R.W, R.H};
  }
  Out.FirstPoint.reserve(G.Lines.size() + 1);
  for (uint32_t L = 0; L < G.Lines.size(); ++L) {
    auto First = Out.Points.size();
    Out.FirstPoint.push_back(static_cast<uint32_t>(First));
    for (uint32_t W = FirstWay[L]; W < FirstWay[L + 1]; ++W) {
      auto [C, Index] = Ways[W];
      const Content &In = Contents[C];
      for (uint32_t I = In.FirstPoint[Index]; I < In.FirstPoint[Index + 1];
           ++I) {
        Point P = {In.Points[I].X + Origin[C].X, In.Points[I].Y + Origin[C].Y};
        size_t N = Out.Points.size();
        if (N > First && Out.Points[N - 1] == P)
          continue;
        // Of three in a row the middle one says nothing.
        if (N > First + 1 &&
            ((Out.Points[N - 1].X == P.X && Out.Points[N - 2].X == P.X) ||
             (Out.Points[N - 1].Y == P.Y && Out.Points[N - 2].Y == P.Y)))
          Out.Points[N - 1] = P;
        else
          Out.Points.push_back(P);
      }
    }
  }
  Out.FirstPoint.push_back(static_cast<uint32_t>(Out.Points.size()));
  return Out;
}

Picture layout::layOut(const Graph &G) { return Arranger(G).run(); }
