//===- Globs.cpp - Which of many patterns a path matches ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Globs.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using llvm::StringRef;

static constexpr size_t MaxSegments = 64;

/// The parts of \p Path between its `/`, without those that mean nothing.
static llvm::SmallVector<StringRef, 16> segmentsOf(StringRef Path) {
  llvm::SmallVector<StringRef, 16> Parts;
  Path.split(Parts, '/', -1, /*KeepEmpty=*/false);
  llvm::erase(Parts, ".");
  return Parts;
}

static bool isWild(StringRef Segment) {
  return Segment.find_first_of("*?[") != StringRef::npos;
}

/// The length of the class that \p Pattern begins with, `[a-z]`; 0 if nothing
/// closes it. A `]` directly behind the bracket is one of its characters.
static size_t classLength(StringRef Pattern) {
  size_t From = Pattern.size() > 1 && Pattern[1] == '!' ? 3 : 2;
  size_t End = Pattern.find(']', From);
  return End == StringRef::npos ? 0 : End + 1;
}

/// Whether \p C is in \p Class, which has its brackets.
static bool isInClass(char C, StringRef Class) {
  Class = Class.drop_front().drop_back();
  const bool Not = Class.consume_front("!");
  bool In = false;
  while (!Class.empty()) {
    unsigned char First = Class[0], Last = First;
    size_t Taken = 1;
    if (Class.size() > 2 && Class[1] == '-') {
      Last = Class[2];
      Taken = 3;
    }
    unsigned char U = C;
    In |= First <= U && U <= Last;
    Class = Class.drop_front(Taken);
  }
  return In != Not;
}

/// What is wrong with \p Segment.
static std::optional<GlobMistake> mistakeIn(StringRef Segment) {
  if (Segment == "..")
    return GlobMistake::LeavesTree;
  if (Segment != "**" && Segment.contains("**"))
    return GlobMistake::Starred;
  for (size_t I = 0; I < Segment.size(); ++I)
    if (Segment[I] == '[') {
      size_t Length = classLength(Segment.substr(I));
      if (!Length)
        return GlobMistake::OpenClass;
      I += Length - 1;
    }
  return std::nullopt;
}

std::optional<GlobMistake> Globs::add(StringRef Pattern, uint32_t Owner) {
  auto Parts = segmentsOf(Pattern);
  if (Parts.empty())
    return GlobMistake::Empty;
  if (Parts.size() > MaxSegments)
    return GlobMistake::TooManyParts;
  Precision How;
  for (StringRef Part : Parts) {
    if (std::optional<GlobMistake> M = mistakeIn(Part))
      return M;
    How.Segments += !isWild(Part);
    How.Characters += llvm::count_if(
        Part, [](char C) { return C != '*' && C != '?' && C != '['; });
  }
  uint32_t At = 0;
  auto Grow = [&]() -> uint32_t {
    Nodes.emplace_back();
    return static_cast<uint32_t>(Nodes.size() - 1);
  };
  for (StringRef Part : Parts) {
    uint32_t To = 0;
    if (Part == "**") {
      // `**/**` is `**`.
      if (Nodes[At].RepeatsAny)
        continue;
      To = Nodes[At].Any;
      if (!To) {
        To = Grow();
        Nodes[At].Any = To;
        Nodes[To].RepeatsAny = true;
      }
    } else if (isWild(Part)) {
      for (const auto &[Known, There] : Nodes[At].Wild)
        if (Known == Part)
          To = There;
      if (!To) {
        To = Grow();
        Nodes[At].Wild.push_back({Part.str(), To});
      }
    } else {
      To = Nodes[At].Plain.lookup(Part);
      if (!To) {
        To = Grow();
        Nodes[At].Plain[Part] = To;
      }
    }
    At = To;
  }
  Nodes[At].Ends.push_back({Owner, How});
  return std::nullopt;
}

/// Adds \p N, and what is reached from it without a segment.
void Globs::enter(uint32_t N, std::vector<uint32_t> &States) const {
  while (!llvm::is_contained(States, N)) {
    States.push_back(N);
    if (!Nodes[N].Any)
      return;
    N = Nodes[N].Any;
  }
}

std::vector<Globs::Match> Globs::match(StringRef Path) const {
  llvm::SmallVector<Accept, 8> Found;
  std::vector<uint32_t> States, After;
  enter(0, States);
  for (StringRef Segment : segmentsOf(Path)) {
    After.clear();
    for (uint32_t S : States) {
      const Node &N = Nodes[S];
      if (N.RepeatsAny)
        enter(S, After);
      if (uint32_t To = N.Plain.lookup(Segment))
        enter(To, After);
      for (const auto &[Pattern, To] : N.Wild)
        if (matchesSegment(Pattern, Segment))
          enter(To, After);
    }
    std::swap(States, After);
    // A folder that matches is enough.
    for (uint32_t S : States)
      Found.append(Nodes[S].Ends.begin(), Nodes[S].Ends.end());
    if (States.empty())
      break;
  }
  llvm::sort(Found, [](const Accept &A, const Accept &B) {
    return A.How != B.How ? A.How > B.How : A.Owner < B.Owner;
  });
  std::vector<Match> Out;
  for (const Accept &A : Found)
    if (llvm::none_of(Out, [&](const Match &M) { return M.Owner == A.Owner; }))
      Out.push_back({A.Owner, A.How});
  return Out;
}

bool tmc::matchesSegment(StringRef Pattern, StringRef Segment) {
  size_t P = 0, S = 0;
  // Where the last `*` is, and how much it has taken so far.
  size_t Star = StringRef::npos, Taken = 0;
  while (S < Segment.size()) {
    size_t Length = 1;
    bool Fits = false;
    if (P < Pattern.size()) {
      if (Pattern[P] == '*') {
        Star = P++;
        Taken = S;
        continue;
      }
      if (Pattern[P] == '[' && classLength(Pattern.substr(P))) {
        Length = classLength(Pattern.substr(P));
        Fits = isInClass(Segment[S], Pattern.substr(P, Length));
      } else {
        Fits = Pattern[P] == '?' || Pattern[P] == Segment[S];
      }
    }
    if (Fits) {
      P += Length;
      ++S;
    } else if (Star == StringRef::npos) {
      return false;
    } else {
      P = Star + 1;
      S = ++Taken;
    }
  }
  return Pattern.drop_front(P).find_first_not_of('*') == StringRef::npos;
}

std::optional<std::string> tmc::pathInTree(StringRef Path,
                                           llvm::ArrayRef<std::string> Roots) {
  std::string Slashes = Path.str();
  std::replace(Slashes.begin(), Slashes.end(), '\\', '/');
  StringRef Rest = Slashes;
  // The longest root counts: one may be within another.
  StringRef Best;
  for (const std::string &R : Roots) {
    StringRef Root = StringRef(R).rtrim('/');
    if (Root.size() > Best.size() && Rest.starts_with(Root) &&
        (Rest.size() == Root.size() || Rest[Root.size()] == '/'))
      Best = Root;
  }
  if (!Best.empty())
    Rest = Rest.drop_front(Best.size()).ltrim('/');
  const bool HasDrive =
      Rest.size() > 1 && Rest[1] == ':' && llvm::isAlpha(Rest[0]);
  if (Rest.starts_with("/") || HasDrive || Rest.contains('\0'))
    return std::nullopt;
  llvm::SmallVector<StringRef, 16> Parts;
  for (StringRef Part : segmentsOf(Rest)) {
    if (Part != "..")
      Parts.push_back(Part);
    else if (Parts.empty())
      return std::nullopt;
    else
      Parts.pop_back();
  }
  if (Parts.empty())
    return std::nullopt;
  return llvm::join(Parts, "/");
}
