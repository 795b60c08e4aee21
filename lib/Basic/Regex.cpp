//===- Regex.cpp - Regular expressions in linear time ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Regex.h"

#include "Basic/Unicode.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using llvm::StringRef;

static constexpr uint32_t MaxLetter = 0x10FFFF;
// `((a{100}){100}){100}` would be a million states.
static constexpr uint32_t MaxProgram = 10000;
static constexpr uint32_t MaxCount = 1000;
static constexpr unsigned MaxNesting = 100;

/// Takes the first code point off \p S. A byte that is no UTF-8 is a letter of
/// its own.
static uint32_t takeLetter(StringRef &S) {
  unsigned Size = std::max(characterLength(S), 1U);
  uint32_t Letter = decodeCharacter(S.data(), Size);
  S = S.drop_front(Size);
  return Letter;
}

//===----------------------------------------------------------------------===//
// Compiling
//===----------------------------------------------------------------------===//

namespace tmc {

/// Parses a pattern into a tree, then writes the automaton from it: what is
/// repeated is written several times.
class RegexCompiler {
public:
  RegexCompiler(StringRef Pattern, Regex::Error &E)
      : All(Pattern), Rest(Pattern), E(E) {}

  std::optional<Regex> run() {
    std::optional<uint32_t> Root = alternatives(0);
    if (!Root)
      return std::nullopt;
    if (!Rest.empty()) {
      fail("`)` without `(` before it", at(), at() + 1);
      return std::nullopt;
    }
    if (!write(*Root)) {
      fail("it is too large; repeat less, or split it", 0, All.size());
      return std::nullopt;
    }
    R.Program.push_back({Regex::Step::Match});
    return std::move(R);
  }

private:
  enum class Kind : uint8_t { Letter, Begin, End, Row, Choice, Repeat };
  static constexpr uint32_t Unbounded = ~uint32_t(0);
  struct Node {
    explicit Node(Kind K) : K(K) {}
    Kind K;
    /// Letter: slice of Ranges. Repeat: least and most.
    uint32_t X = 0, Y = 0;
    llvm::SmallVector<uint32_t, 2> Parts;
  };

  size_t at() const { return All.size() - Rest.size(); }

  std::nullopt_t fail(const llvm::Twine &Message, size_t Begin, size_t End) {
    if (E.Message.empty())
      E = {Message.str(), Begin, std::min(End, All.size())};
    return std::nullopt;
  }

  uint32_t add(Node N) {
    Nodes.push_back(std::move(N));
    return static_cast<uint32_t>(Nodes.size() - 1);
  }

  std::optional<uint32_t> alternatives(unsigned Depth) {
    Node Choice{Kind::Choice};
    do {
      std::optional<uint32_t> Row = row(Depth);
      if (!Row)
        return Row;
      Choice.Parts.push_back(*Row);
    } while (Rest.consume_front("|"));
    return Choice.Parts.size() == 1 ? Choice.Parts[0] : add(std::move(Choice));
  }

  std::optional<uint32_t> row(unsigned Depth) {
    Node Row{Kind::Row};
    while (!Rest.empty() && Rest[0] != '|' && Rest[0] != ')') {
      std::optional<uint32_t> One = repeated(Depth);
      if (!One)
        return One;
      Row.Parts.push_back(*One);
    }
    return add(std::move(Row));
  }

  std::optional<uint32_t> repeated(unsigned Depth) {
    std::optional<uint32_t> One = atom(Depth);
    if (!One || Rest.empty())
      return One;
    Node Repeat{Kind::Repeat};
    Repeat.Parts.push_back(*One);
    if (Rest.consume_front("*"))
      Repeat.Y = Unbounded;
    else if (Rest.consume_front("+"))
      Repeat.X = 1, Repeat.Y = Unbounded;
    else if (Rest.consume_front("?"))
      Repeat.Y = 1;
    else if (!Rest.starts_with("{"))
      return One;
    else if (!bounds(Repeat))
      return std::nullopt;
    // `a*?` finds a shorter match where there is one; whether there is one is
    // the same.
    Rest.consume_front("?");
    return add(std::move(Repeat));
  }

  /// `{n}`, `{n,}` or `{n,m}`.
  bool bounds(Node &Repeat) {
    size_t Begin = at();
    size_t Close = Rest.find('}');
    StringRef Inner = Rest.slice(1, Close);
    auto [Least, Most] = Inner.split(',');
    bool Bad = Close == StringRef::npos || Least.getAsInteger(10, Repeat.X);
    if (!Inner.contains(','))
      Repeat.Y = Repeat.X;
    else if (Most.empty())
      Repeat.Y = Unbounded;
    else
      Bad |= Most.getAsInteger(10, Repeat.Y);
    size_t End = Close == StringRef::npos ? All.size() : Begin + Close + 1;
    if (Bad)
      fail("expected `{n}`, `{n,}` or `{n,m}`; write `\\{` for the mark itself",
           Begin, End);
    else if (Repeat.X > MaxCount ||
             (Repeat.Y != Unbounded && Repeat.Y > MaxCount))
      fail("it repeats more than " + llvm::Twine(MaxCount) + " times", Begin,
           End);
    else if (Repeat.Y < Repeat.X)
      fail("the second number is less than the first", Begin, End);
    Rest = Rest.drop_front(Close == StringRef::npos ? Rest.size() : Close + 1);
    return E.Message.empty();
  }

  std::optional<uint32_t> atom(unsigned Depth) {
    size_t Begin = at();
    switch (Rest[0]) {
    case '(': {
      Rest = Rest.drop_front();
      if (Rest.starts_with("?") && !Rest.consume_front("?:"))
        return fail(
            "only `(?:…)` is known after `(?`; looking around cannot be "
            "done in linear time",
            Begin, Begin + 3);
      if (Depth == MaxNesting)
        return fail("groups are nested more than " + llvm::Twine(MaxNesting) +
                        " deep",
                    Begin, Begin + 1);
      std::optional<uint32_t> Inner = alternatives(Depth + 1);
      if (Inner && !Rest.consume_front(")"))
        return fail("`(` without `)`", Begin, Begin + 1);
      return Inner;
    }
    case '*':
    case '+':
    case '?':
    case '{':
      return fail("`" + Rest.take_front(1) +
                      "` repeats what comes before it, and nothing does; write "
                      "a backslash before the mark itself",
                  Begin, Begin + 1);
    case '^':
      Rest = Rest.drop_front();
      return add(Node(Kind::Begin));
    case '$':
      Rest = Rest.drop_front();
      return add(Node(Kind::End));
    case '.':
      Rest = Rest.drop_front();
      return letters({{0, MaxLetter}});
    case '[':
      return bracket();
    case '\\': {
      std::vector<Regex::Range> Set;
      if (!escape(Set))
        return std::nullopt;
      return letters(std::move(Set));
    }
    default: {
      uint32_t Letter = takeLetter(Rest);
      return letters({{Letter, Letter}});
    }
    }
  }

  uint32_t letters(std::vector<Regex::Range> Set) {
    normalise(Set);
    Node N{Kind::Letter};
    N.X = static_cast<uint32_t>(R.Ranges.size());
    R.Ranges.insert(R.Ranges.end(), Set.begin(), Set.end());
    N.Y = static_cast<uint32_t>(R.Ranges.size());
    return add(std::move(N));
  }

  /// Sorts \p Set and joins what overlaps.
  static void normalise(std::vector<Regex::Range> &Set) {
    std::sort(Set.begin(), Set.end(),
              [](Regex::Range A, Regex::Range B) { return A.First < B.First; });
    size_t Kept = 0;
    for (Regex::Range One : Set) {
      if (Kept != 0 && One.First <= Set[Kept - 1].Last + 1)
        Set[Kept - 1].Last = std::max(Set[Kept - 1].Last, One.Last);
      else
        Set[Kept++] = One;
    }
    Set.resize(Kept);
  }

  static void complement(std::vector<Regex::Range> &Set) {
    normalise(Set);
    std::vector<Regex::Range> Other;
    uint32_t Next = 0;
    for (Regex::Range One : Set) {
      if (One.First > Next)
        Other.push_back({Next, One.First - 1});
      Next = One.Last + 1;
    }
    if (Next <= MaxLetter)
      Other.push_back({Next, MaxLetter});
    Set = std::move(Other);
  }

  /// What a backslash and a letter stand for, added to \p Set.
  bool escape(std::vector<Regex::Range> &Set) {
    size_t Begin = at();
    Rest = Rest.drop_front();
    if (Rest.empty()) {
      fail("a backslash at the end; write two for the mark itself", Begin,
           Begin + 1);
      return false;
    }
    std::vector<Regex::Range> Own;
    char C = Rest[0];
    switch (llvm::toLower(C)) {
    case 'd':
      Own = {{'0', '9'}};
      break;
    case 'w':
      Own = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
      break;
    case 's':
      Own = {{'\t', '\r'}, {' ', ' '}};
      break;
    default:
      if (C == 'n' || C == 't') {
        uint32_t Letter = C == 'n' ? '\n' : '\t';
        Own = {{Letter, Letter}};
      } else if (llvm::isDigit(C)) {
        fail("`\\" + llvm::Twine(C) +
                 "` refers back to a group, which cannot be done in linear "
                 "time",
             Begin, Begin + 2);
        return false;
      } else if (llvm::isAlpha(C)) {
        fail("unknown `\\" + llvm::Twine(C) +
                 "`; known are `\\d`, `\\w`, `\\s`, their opposites `\\D`, "
                 "`\\W`, `\\S`, `\\n` and `\\t`",
             Begin, Begin + 2);
        return false;
      } else {
        uint32_t Letter = takeLetter(Rest);
        Set.push_back({Letter, Letter});
        return true;
      }
    }
    Rest = Rest.drop_front();
    if (C == 'D' || C == 'W' || C == 'S')
      complement(Own);
    Set.insert(Set.end(), Own.begin(), Own.end());
    return true;
  }

  std::optional<uint32_t> bracket() {
    size_t Begin = at();
    Rest = Rest.drop_front();
    bool Negated = Rest.consume_front("^");
    std::vector<Regex::Range> Set;
    // A `]` at once is a letter.
    for (bool First = true; First || !Rest.starts_with("]"); First = false) {
      if (Rest.empty())
        return fail("`[` without `]`", Begin, Begin + 1);
      size_t From = at();
      size_t Before = Set.size();
      if (Rest[0] == '\\') {
        if (!escape(Set))
          return std::nullopt;
      } else {
        uint32_t Letter = takeLetter(Rest);
        Set.push_back({Letter, Letter});
      }
      bool Single =
          Set.size() == Before + 1 && Set.back().First == Set.back().Last;
      if (!Rest.starts_with("-") || Rest.starts_with("-]") || Rest.size() == 1)
        continue;
      Rest = Rest.drop_front();
      std::vector<Regex::Range> Last;
      if (Rest[0] == '\\') {
        if (!escape(Last))
          return std::nullopt;
      } else {
        uint32_t Letter = takeLetter(Rest);
        Last.push_back({Letter, Letter});
      }
      if (!Single || Last.size() != 1 || Last[0].First != Last[0].Last)
        return fail("a range goes from one letter to another", From, at());
      if (Last[0].First < Set.back().First)
        return fail("the range ends before it begins", From, at());
      Set.back().Last = Last[0].First;
    }
    Rest = Rest.drop_front();
    if (Negated)
      complement(Set);
    return letters(std::move(Set));
  }

  //===--------------------------------------------------------------------===//

  uint32_t next() const { return static_cast<uint32_t>(R.Program.size()); }

  /// Appends the states of node \p Id. False if there are too many.
  bool write(uint32_t Id) {
    if (next() > MaxProgram || ++Written > MaxProgram * 4)
      return false;
    const Node &N = Nodes[Id];
    switch (N.K) {
    case Kind::Letter:
      R.Program.push_back({Regex::Step::Letter, N.X, N.Y});
      return true;
    case Kind::Begin:
      R.Program.push_back({Regex::Step::AtBegin});
      return true;
    case Kind::End:
      R.Program.push_back({Regex::Step::AtEnd});
      return true;
    case Kind::Row:
      return llvm::all_of(N.Parts, [&](uint32_t Part) { return write(Part); });
    case Kind::Choice: {
      llvm::SmallVector<uint32_t, 8> Jumps;
      for (size_t I = 0; I < N.Parts.size(); ++I) {
        uint32_t Split = next();
        bool IsLast = I + 1 == N.Parts.size();
        if (!IsLast)
          R.Program.push_back({Regex::Step::Split, Split + 1});
        if (!write(N.Parts[I]))
          return false;
        if (IsLast)
          break;
        Jumps.push_back(next());
        R.Program.push_back({Regex::Step::Jump});
        R.Program[Split].Y = next();
      }
      for (uint32_t J : Jumps)
        R.Program[J].X = next();
      return true;
    }
    case Kind::Repeat: {
      for (uint32_t I = 0; I < N.X; ++I)
        if (!write(N.Parts[0]))
          return false;
      if (N.Y == Unbounded) {
        uint32_t Split = next();
        R.Program.push_back({Regex::Step::Split, Split + 1});
        if (!write(N.Parts[0]))
          return false;
        R.Program.push_back({Regex::Step::Jump, Split});
        R.Program[Split].Y = next();
        return true;
      }
      llvm::SmallVector<uint32_t, 8> Splits;
      for (uint32_t I = N.X; I < N.Y; ++I) {
        Splits.push_back(next());
        R.Program.push_back({Regex::Step::Split, next() + 1});
        if (!write(N.Parts[0]))
          return false;
      }
      for (uint32_t S : Splits)
        R.Program[S].Y = next();
      return true;
    }
    }
    return true;
  }

  StringRef All, Rest;
  Regex::Error &E;
  Regex R;
  std::vector<Node> Nodes;
  uint32_t Written = 0; ///< nodes, also such that have no state
};

} // namespace tmc

std::optional<Regex> Regex::compile(StringRef Pattern, Error &E) {
  E = {};
  return RegexCompiler(Pattern, E).run();
}

//===----------------------------------------------------------------------===//
// Searching
//===----------------------------------------------------------------------===//

bool Regex::matches(const Inst &I, uint32_t Letter) const {
  auto Begin = Ranges.begin() + I.X, End = Ranges.begin() + I.Y;
  auto It = std::upper_bound(Begin, End, Letter,
                             [](uint32_t L, Range R) { return L < R.First; });
  return It != Begin && Letter <= std::prev(It)->Last;
}

bool Regex::search(StringRef Text) const {
  // States at the current letter and at the next; SeenAt says which states were
  // added at which letter.
  std::vector<uint32_t> Now, Next, Work;
  std::vector<size_t> SeenAt(Program.size(), 0);
  size_t Round = 1;
  bool Found = false;
  auto Add = [&](std::vector<uint32_t> &To, uint32_t State, bool AtBegin,
                 bool AtEnd) {
    Work.push_back(State);
    while (!Work.empty() && !Found) {
      uint32_t S = Work.back();
      Work.pop_back();
      if (SeenAt[S] == Round)
        continue;
      SeenAt[S] = Round;
      const Inst &I = Program[S];
      switch (I.What) {
      case Step::Letter:
        To.push_back(S);
        break;
      case Step::Split:
        Work.push_back(I.Y);
        Work.push_back(I.X);
        break;
      case Step::Jump:
        Work.push_back(I.X);
        break;
      case Step::AtBegin:
        if (AtBegin)
          Work.push_back(S + 1);
        break;
      case Step::AtEnd:
        if (AtEnd)
          Work.push_back(S + 1);
        break;
      case Step::Match:
        Found = true;
        break;
      }
    }
  };
  StringRef Rest = Text;
  Add(Now, 0, true, Rest.empty());
  while (!Rest.empty() && !Found) {
    uint32_t Letter = takeLetter(Rest);
    ++Round;
    Next.clear();
    for (uint32_t S : Now)
      if (!Found && matches(Program[S], Letter))
        Add(Next, S + 1, false, Rest.empty());
    // A match may begin at any letter.
    if (!Found)
      Add(Next, 0, false, Rest.empty());
    std::swap(Now, Next);
  }
  return Found;
}
