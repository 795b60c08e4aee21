//===- Words.cpp - A source as words and what is between them -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Format/Words.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::format;
using llvm::StringRef;

namespace {
/// Letters beyond ASCII need no table: in a source without errors every byte
/// from 0x80 outside of texts and comments is part of a name or a unit.
bool isLetter(char C) {
  return llvm::isAlpha(C) || static_cast<unsigned char>(C) >= 0x80;
}
bool isNamePart(char C) { return isLetter(C) || llvm::isDigit(C) || C == '_'; }

class Splitter {
public:
  explicit Splitter(StringRef S) : S(S) { List.Source = S; }

  WordList run() {
    size_t FirstEnd = S.find('\n');
    List.HasCrLf =
        FirstEnd != StringRef::npos && FirstEnd > 0 && S[FirstEnd - 1] == '\r';
    if (S.starts_with("\xEF\xBB\xBF"))
      P = 3;
    while (true) {
      skipGap();
      if (P >= S.size())
        break;
      word();
    }
    add(WordKind::End, P, P);
    return std::move(List);
  }

private:
  char at(size_t I) const { return I < S.size() ? S[I] : '\0'; }

  void skipGap() {
    Newlines = 0;
    FirstComment = List.Comments.size();
    while (P < S.size()) {
      if (S[P] == '\n')
        ++Newlines;
      if (StringRef(" \t\r\n\f").contains(S[P])) {
        ++P;
        continue;
      }
      bool IsLine = S[P] == '/' && at(P + 1) == '/';
      if (!IsLine && !(S[P] == '/' && at(P + 1) == '*'))
        return;
      size_t End =
          IsLine ? S.find_first_of("\r\n", P) : S.find("*/", P + 2) + 2;
      End = std::min(End, S.size());
      Comment C;
      C.Begin = static_cast<uint32_t>(P);
      C.End = C.Begin + static_cast<uint32_t>(S.slice(P, End).rtrim().size());
      C.NewlinesBefore = Newlines;
      C.IsLine = IsLine;
      List.Comments.push_back(C);
      Newlines = 0;
      P = End;
    }
  }

  void add(WordKind Kind, size_t Begin, size_t End) {
    Word W;
    W.Kind = Kind;
    W.Begin = static_cast<uint32_t>(Begin);
    W.End = static_cast<uint32_t>(End);
    W.NewlinesBefore = Newlines;
    W.FirstComment = static_cast<uint32_t>(FirstComment);
    W.NumComments =
        static_cast<uint32_t>(List.Comments.size()) - W.FirstComment;
    StringRef T = S.slice(Begin, End);
    bool Closes = Kind == WordKind::Mark &&
                  (T == ")" || T == "]" || T == "}") && !Open.empty();
    auto &Words = List.Words;
    if (Closes && Words.back().Kind == WordKind::Mark &&
        List.is(static_cast<uint32_t>(Words.size() - 1), ",")) {
      const Word Comma = Words.back();
      Words.pop_back();
      W.HadComma = true;
      W.FirstComment = Comma.FirstComment;
      W.NumComments += Comma.NumComments;
      W.NewlinesBefore += W.NumComments == 0 ? Comma.NewlinesBefore : 0;
      if (Comma.NumComments == 0 && W.NumComments != 0)
        List.Comments[W.FirstComment].NewlinesBefore += Comma.NewlinesBefore;
    }
    uint32_t I = static_cast<uint32_t>(Words.size());
    if (Closes) {
      W.Match = Open.pop_back_val();
      Words[W.Match].Match = I;
    } else if (Kind == WordKind::Mark &&
               (T == "(" || T == "[" || T == "{" || T == ".{")) {
      Open.push_back(I);
    }
    Words.push_back(W);
  }

  void word() {
    size_t Begin = P;
    char C = S[P];
    if (isLetter(C) || C == '_') {
      while (P < S.size() && isNamePart(S[P]))
        ++P;
      return add(WordKind::Name, Begin, P);
    }
    if (C == '`') {
      P = std::min(S.find('`', P + 1), S.size() - 1) + 1;
      return add(WordKind::Name, Begin, P);
    }
    if (llvm::isDigit(C)) {
      P = numberEnd(P);
      return add(WordKind::Number, Begin, P);
    }
    if (C == '"') {
      P = textEnd(P);
      return add(WordKind::Text, Begin, P);
    }
    static constexpr StringRef Marks[] = {"<->", ".**", ".*", ".{", "->", "=>",
                                          "==",  "!=",  "<=", ">=", "+="};
    P += 1;
    for (StringRef M : Marks)
      if (S.substr(Begin).starts_with(M)) {
        P = Begin + M.size();
        break;
      }
    add(WordKind::Mark, Begin, P);
  }

  size_t numberEnd(size_t Q) const {
    static constexpr StringRef Date = "dddd-dd-dd";
    bool IsDate = true;
    for (size_t I = 0; I < Date.size() && IsDate; ++I)
      IsDate = Date[I] == 'd' ? llvm::isDigit(at(Q + I)) : at(Q + I) == '-';
    if (IsDate)
      return Q + Date.size();
    while (llvm::isDigit(at(Q)))
      ++Q;
    if (at(Q) == '.' && llvm::isDigit(at(Q + 1))) {
      ++Q;
      while (llvm::isDigit(at(Q)))
        ++Q;
      return Q;
    }
    while (isLetter(at(Q)))
      ++Q;
    return Q;
  }

  /// Behind the text that begins at \p Q. Its holes may hold texts again.
  size_t textEnd(size_t Q) const {
    enum Mode : uint8_t { Line, Block, Code };
    llvm::SmallVector<Mode, 8> Levels;
    auto OpenText = [&] {
      bool IsBlock = S.substr(Q).starts_with("\"\"\"");
      Levels.push_back(IsBlock ? Block : Line);
      Q += IsBlock ? 3 : 1;
    };
    OpenText();
    while (!Levels.empty() && Q < S.size()) {
      if (Levels.back() == Code) {
        if (S[Q] == '"') {
          OpenText();
        } else if (S[Q] == '`') {
          Q = std::min(S.find('`', Q + 1), S.size() - 1) + 1;
        } else if (S[Q] == '/' && at(Q + 1) == '/') {
          Q = std::min(S.find_first_of("\r\n", Q), S.size());
        } else if (S[Q] == '/' && at(Q + 1) == '*') {
          Q = std::min(S.find("*/", Q + 2), S.size() - 2) + 2;
        } else {
          if (S[Q] == '{')
            Levels.push_back(Code);
          else if (S[Q] == '}')
            Levels.pop_back();
          ++Q;
        }
      } else if (S[Q] == '$' && at(Q + 1) == '{') {
        Levels.push_back(Code);
        Q += 2;
      } else if (Levels.back() == Block) {
        bool Closes = S.substr(Q).starts_with("\"\"\"");
        if (Closes)
          Levels.pop_back();
        Q += Closes ? 3 : 1;
      } else {
        if (S[Q] == '"')
          Levels.pop_back();
        Q += S[Q] == '\\' ? 2 : 1;
      }
    }
    return std::min(Q, S.size());
  }

  StringRef S;
  size_t P = 0;
  uint32_t Newlines = 0;
  size_t FirstComment = 0;
  llvm::SmallVector<uint32_t, 32> Open;
  WordList List;
};

/// Whether two comments differ in nothing but the blanks around their lines.
bool sameComment(StringRef A, StringRef B) {
  while (true) {
    auto [LineA, RestA] = A.split('\n');
    auto [LineB, RestB] = B.split('\n');
    if (LineA.trim() != LineB.trim())
      return false;
    if (RestA.empty() && RestB.empty())
      return true;
    A = RestA;
    B = RestB;
  }
}
} // namespace

WordList format::split(StringRef Source) { return Splitter(Source).run(); }

bool format::sameWords(StringRef A, StringRef B) {
  WordList ListA = split(A);
  WordList ListB = split(B);
  if (ListA.Words.size() != ListB.Words.size() ||
      ListA.Comments.size() != ListB.Comments.size())
    return false;
  for (uint32_t I = 0; I < ListA.Words.size(); ++I)
    if (ListA.text(I) != ListB.text(I))
      return false;
  for (size_t I = 0; I < ListA.Comments.size(); ++I)
    if (!sameComment(ListA.text(ListA.Comments[I]),
                     ListB.text(ListB.Comments[I])))
      return false;
  return true;
}
