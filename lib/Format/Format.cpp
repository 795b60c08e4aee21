//===- Format.cpp - The one layout of a source ----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Format/Format.h"
#include "Format/Layout.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::format;
using llvm::StringRef;

namespace {
/// Writes the words one after the other, and decides at each group whether it
/// has room on the line.
class Writer {
public:
  Writer(const WordList &List, const Layout &L) : List(List), L(L) {
    Widths.reserve(List.Words.size());
    for (uint32_t I = 0; I < List.Words.size(); ++I) {
      auto [Head, Rest] = List.text(I).split('\n');
      HasLines.push_back(Head.size() != List.text(I).size());
      Widths.push_back(countCodePoints(Head.rtrim('\r')));
    }
    NewLine = List.HasCrLf ? "\r\n" : "\n";
  }

  std::string run() {
    Out.reserve(List.Source.size() + List.Source.size() / 8);
    uint32_t NextGroup = 0;
    const uint32_t End = static_cast<uint32_t>(List.Words.size() - 1);
    for (uint32_t I = 0; I < End; ++I) {
      while (!Open.empty() && L.Groups[Open.back().Index].Last < I)
        Open.pop_back();
      gap(I);
      for (; NextGroup < L.Groups.size() && L.Groups[NextGroup].First == I;
           ++NextGroup)
        open(NextGroup);
      write(List.text(I));
    }
    gap(End);
    // The last gap writes a line break only before a comment.
    if (!Out.empty() && !StringRef(Out).ends_with("\n"))
      Out += NewLine;
    return std::move(Out);
  }

private:
  struct OpenGroup {
    uint32_t Index;
    bool Breaks;      ///< at its own gaps
    bool InnerBreaks; ///< the groups in it may break
    uint32_t Since;   ///< first word since its last gap
  };

  unsigned column() const { return AtLineStart ? Indent : Column; }

  void write(StringRef S) {
    if (AtLineStart) {
      Out.append(Indent, ' ');
      Column = Indent;
      AtLineStart = false;
    }
    Out += S;
    size_t Line = S.rfind('\n');
    if (Line == StringRef::npos)
      Column += countCodePoints(S);
    else
      Column = countCodePoints(S.drop_front(Line + 1));
  }

  void newLine(unsigned NextIndent, bool Blank) {
    Indent = NextIndent;
    if (!AtLineStart)
      Out += NewLine;
    if (Blank)
      Out += NewLine;
    AtLineStart = true;
  }

  unsigned commentWidth(uint32_t I) const {
    // A comment that ends its line takes no room: code does not move for it.
    unsigned Sum = 0;
    for (const Comment &C : List.comments(I))
      if (!C.IsLine)
        Sum += countCodePoints(List.text(C).split('\n').first) + 1;
    return Sum;
  }
  unsigned flatWidth(uint32_t I) const {
    return L.Gaps[I].HasSpace + commentWidth(I);
  }

  /// Whether words from \p I to \p Last fit behind column \p At on one line,
  /// with all behind them that cannot go to the next one.
  bool fits(uint32_t I, uint32_t Last, unsigned At) const {
    for (uint32_t J = I; J < List.Words.size(); ++J) {
      if (J > I) {
        if (L.Gaps[J].Kind == GapKind::Hard ||
            (J > Last && L.Gaps[J].Kind == GapKind::Soft))
          return true;
        At += flatWidth(J);
      }
      At += Widths[J];
      if (At > Width)
        return false;
      if (HasLines[J])
        return true;
    }
    return true;
  }

  /// Decides whether group \p Index, whose first word is next, breaks.
  void open(uint32_t Index) {
    const Group &G = L.Groups[Index];
    bool Breaks = G.MustBreak;
    bool InnerBreaks = Breaks;
    if (!Breaks && (Open.empty() || Open.back().InnerBreaks)) {
      // The gaps of a Fill decide one by one.
      Breaks = G.Kind == GroupKind::Fill || !fits(G.First, G.Last, column());
      InnerBreaks = Breaks;
    }
    if (G.Kind == GroupKind::IfItHelps && Breaks)
      Breaks =
          !G.MustBreak && fits(G.First + 1, G.Last, L.Gaps[G.First + 1].Indent);
    Open.push_back({Index, Breaks, InnerBreaks, G.First});
  }

  /// The last word of what stands between the gap before \p I and the next gap
  /// of the same group.
  uint32_t chunkEnd(uint32_t I) const {
    const uint32_t Owner = L.Owner[I];
    uint32_t J = I + 1;
    while (J <= L.Groups[Owner].Last &&
           !(L.Owner[J] == Owner && L.Gaps[J].Kind != GapKind::Plain))
      ++J;
    return J - 1;
  }

  bool breaksAt(uint32_t I) {
    const Gap &G = L.Gaps[I];
    if (G.Kind != GapKind::Soft)
      return G.Kind == GapKind::Hard;
    if (Open.empty())
      return false;
    OpenGroup &O = Open.back();
    if (L.Groups[O.Index].Kind != GroupKind::Fill || !O.Breaks)
      return O.Breaks;
    // What follows several lines begins a new one; but not behind a bracket
    // that closes them.
    bool AfterLines = LastBreak > O.Since &&
                      !(LastBreak == I - 1 && List.Words[I - 1].Match != 0);
    bool Breaks = AfterLines || !fits(I, chunkEnd(I), column() + flatWidth(I));
    O.Since = I;
    return Breaks;
  }

  void comment(const Comment &C) {
    StringRef S = List.text(C);
    auto [Head, Rest] = S.split('\n');
    bool HasStars = !Rest.empty();
    for (StringRef Line = Rest; HasStars && !Line.empty();
         Line = Line.split('\n').second)
      HasStars = Line.ltrim(" \t").starts_with("*");
    if (!HasStars)
      return write(S);
    // A column of stars stays one.
    const unsigned Star = column() + 1;
    write(Head.rtrim());
    while (!Rest.empty()) {
      std::tie(Head, Rest) = Rest.split('\n');
      newLine(Star, false);
      write(Head.trim());
    }
  }

  void gap(uint32_t I) {
    const Gap &G = L.Gaps[I];
    const Word &W = List.Words[I];
    const bool IsEnd = W.Kind == WordKind::End;
    if (IsEnd && W.NumComments == 0)
      return;
    const bool Breaks = breaksAt(I);
    if (Breaks && G.TakesComma)
      write(",");
    // A comment before a word on its line goes with it, others with the word
    // before them.
    llvm::ArrayRef<Comment> Comments = List.comments(I);
    size_t With = Comments.size();
    if (!G.EndsBlock && !G.TakesComma && !IsEnd) {
      uint32_t Newlines = W.NewlinesBefore;
      while (With > 0 && Newlines == 0 && !Comments[With - 1].IsLine)
        Newlines = Comments[--With].NewlinesBefore;
    }
    bool AfterLine = false;
    bool DidBreak = I == 0;
    bool AtBlockStart = G.StartsBlock;
    auto Break = [&](unsigned To, uint32_t Newlines) {
      newLine(To, G.KeepsBlank && Newlines > 1 && !AtBlockStart);
      AtBlockStart = false;
      LastBreak = I;
      DidBreak = true;
    };
    for (size_t C = 0; C < Comments.size(); ++C) {
      const bool IsFirst = C == 0;
      if (I == 0 && IsFirst)
        AtBlockStart = false; // nothing stands before it
      else if (AfterLine || standsAlone(Comments[C], G) ||
               (C == With && Breaks && !DidBreak))
        Break(G.InnerIndent, Comments[C].NewlinesBefore);
      else if (!IsFirst || G.HasSpace || Comments[C].IsLine ||
               !opensTight(I - 1))
        write(" ");
      comment(Comments[C]);
      AfterLine = Comments[C].IsLine;
    }
    if (IsEnd || (I == 0 && Comments.empty()))
      return;
    if (AfterLine || (Breaks && With == Comments.size()))
      Break(G.Indent, G.EndsBlock ? 0 : W.NewlinesBefore);
    else if (G.HasSpace || (!Comments.empty() && !closesTight(I)))
      write(" ");
  }

  /// Whether no blank follows word \p I.
  bool opensTight(uint32_t I) const {
    StringRef S = List.text(I);
    return S == "(" || S == "[" || S == "." || S == ".{" || S == "@";
  }
  /// Whether no blank is before word \p I.
  bool closesTight(uint32_t I) const {
    StringRef S = List.text(I);
    return S == ")" || S == "]" || S == "," || S == ";" || S == "." || S == "?";
  }

  const WordList &List;
  const Layout &L;
  std::vector<unsigned> Widths; ///< of each word's first line
  std::vector<bool> HasLines;
  llvm::SmallVector<OpenGroup, 16> Open;
  StringRef NewLine;
  std::string Out;
  unsigned Column = 0;
  unsigned Indent = 0;
  bool AtLineStart = true;
  uint32_t LastBreak = 0; ///< the word before which a line was last begun
};
} // namespace

std::string format::format(StringRef Source, const ast::Tree &Tree) {
  WordList List = split(Source);
  Layout L = layOut(List, Tree);
  return Writer(List, L).run();
}

bool format::sameSyntax(const ast::Tree &A, const ast::Tree &B) {
  auto SameRow = [](const ast::Node &X, const ast::Node &Y) {
    return X.Kind == Y.Kind && X.Flags == Y.Flags && X.Payload == Y.Payload &&
           X.FirstChild == Y.FirstChild && X.NumChildren == Y.NumChildren;
  };
  return A.root() == B.root() && llvm::equal(A.Nodes, B.Nodes, SameRow) &&
         A.Children == B.Children;
}
