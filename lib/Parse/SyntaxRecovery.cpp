//===- SyntaxRecovery.cpp - Going on behind a syntax error ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/SyntaxErrors.h"
#include "Parse/SyntaxWords.h"

#include "TmParser.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

//===----------------------------------------------------------------------===//
// Changing tokens and moving on
//===----------------------------------------------------------------------===//

static void insertToken(TokenList &List, size_t At, int32_t Type) {
  uint32_t Offset = At ? List.Tokens[At - 1].End : 0;
  List.Tokens.insert(List.Tokens.begin() + static_cast<ptrdiff_t>(At),
                     LightToken(Type, Offset, Offset, 0));
  for (size_t I = At; I < List.Tokens.size(); ++I)
    List.Tokens[I].Index = static_cast<uint32_t>(I);
  for (DocComment &D : List.Docs)
    D.NextToken += D.NextToken >= At;
}

/// Puts a token of \p Type before token \p I.
void SyntaxErrors::insert(uint32_t I, int32_t Type) {
  if (List.Tokens.size() == List.Tokens.capacity())
    throw ParseAborted(); // among a great many lexical errors only
  insertToken(List, pos() + I, Type);
}

void SyntaxErrors::erase(uint32_t I) {
  size_t At = pos() + I;
  List.Tokens.erase(List.Tokens.begin() + static_cast<ptrdiff_t>(At));
  for (size_t J = At; J < List.Tokens.size(); ++J)
    List.Tokens[J].Index = static_cast<uint32_t>(J);
  for (DocComment &D : List.Docs)
    D.NextToken -= D.NextToken > At;
}

void SyntaxErrors::retype(uint32_t I, int32_t Type) {
  List.Tokens[std::min<size_t>(pos() + I, List.Tokens.size() - 1)].Type = Type;
}

/// Goes on as if a token of \p Type had been here.
antlr4::Token *SyntaxErrors::conjure(int32_t Type) {
  P->pretend(Type);
  return P->cursor().LT(1);
}

void SyntaxErrors::skip() {
  P->setSkipping(true);
  P->consume();
  P->setSkipping(false);
}

/// Skips a `{` and all to its `}`.
void SyntaxErrors::skipBraces() {
  unsigned Depth = 0;
  while (type() != -1) {
    int32_t K = type();
    if (K == T::LBRACE || K == T::DOTBRACE || K == T::HOLE)
      ++Depth;
    else if (K == T::RBRACE)
      --Depth;
    skip();
    if (Depth == 0)
      return;
  }
}

/// Skips to the end of the statement: behind its `;` or body, before the `}`
/// around it, or before what looks like the next statement.
void SyntaxErrors::skipStatement() {
  for (bool First = true;; First = false) {
    switch (type()) {
    case -1:
    case T::RBRACE:
      return;
    case T::SEMI:
      skip();
      return;
    case T::LBRACE:
      skipBraces();
      return;
    case T::HOLE:
    case T::DOTBRACE:
      skipBraces();
      continue;
    default:
      if (!First && startsLine() && startsStatement(0))
        return;
      skip();
    }
  }
}

/// Skips tokens up to one of the two if there is one before the line and the
/// statement end; else skips nothing.
bool SyntaxErrors::skipOnLineTo(int32_t One, int32_t Other) {
  uint32_t I = 0;
  for (;; ++I) {
    int32_t K = type(I);
    if (K == One || K == Other)
      break;
    if (K == -1 || K == T::SEMI || K == T::LBRACE || K == T::RBRACE ||
        (I > 0 && startsLine(I)))
      return false;
  }
  while (I-- > 0)
    skip();
  return true;
}

void SyntaxErrors::fail() { throw antlr4::InputMismatchException(P); }

void SyntaxErrors::recover(antlr4::Parser *Base, std::exception_ptr) {
  P = static_cast<ParserBase *>(Base);
  switch (P->openRule()) {
  case T::RuleFile:
    while (type() != -1)
      skip();
    return;
  case T::RuleValue:
  case T::RuleArguments:
  case T::RuleParams:
  case T::RuleImportList:
  case T::RuleEnumDecl: {
    // The rest of the list, to its bracket.
    unsigned Depth = 0;
    for (;; skip()) {
      int32_t K = type();
      if (K == -1 || K == T::SEMI || K == T::RBRACE || K == T::LBRACE ||
          (startsLine() && startsStatement(0)))
        break;
      if (K == T::LPAREN || K == T::LBRACK)
        ++Depth;
      if (K == T::RPAREN || K == T::RBRACK) {
        if (Depth == 0) {
          skip();
          break;
        }
        --Depth;
      }
    }
    if (P->openRule() == T::RuleEnumDecl && type() == T::RBRACE)
      skip();
    return;
  }
  case T::RuleName:
  case T::RuleAnyName:
  case T::RuleQualName:
  case T::RuleType:
  case T::RuleTypeName:
  case T::RuleBound:
  case T::RuleKindUse:
  case T::RuleExpr:
  case T::RuleOperand:
  case T::RulePrefixOperator:
  case T::RuleArgument:
  case T::RuleText:
  case T::RuleHole:
  case T::RuleTarget:
  case T::RuleSubject:
  case T::RuleOfKind:
  case T::RuleBinder:
  case T::RuleParam:
  case T::RuleProvideItem:
  case T::RuleImportItem:
  case T::RuleEnumValue:
  case T::RulePrefix:
  case T::RuleAnnotation:
    break;
  default:
    // The rest of the rule is not parsed: neither is its text.
    skipStatement();
    return;
  }
  // A small rule: the token here is skipped only if nothing around can use it.
  while (type() != -1 && !startsLine()) {
    switch (type()) {
    case T::SEMI:
    case T::COMMA:
    case T::RBRACE:
    case T::LBRACE:
    case T::RPAREN:
    case T::RBRACK:
    case T::STR_CLOSE:
    case T::TEXT_CLOSE:
    case T::BAD_STRING_END:
    case T::COLON:
    case T::ASSIGN:
    case T::ARROW:
    case T::TWOWAY:
      return;
    default:
      if (isNameAt(0) || isKeyword(type()))
        return;
      if (type() == T::STRING || type() == T::QUOTE || type() == T::TEXT_OPEN ||
          type() == T::STR_TEXT || type() == T::TEXT_RAW || type() == T::HOLE)
        return;
      skip();
    }
  }
}

//===----------------------------------------------------------------------===//
// Forgotten braces
//===----------------------------------------------------------------------===//

void parse::closeForgottenBlocks(StringRef Text, TokenList &List,
                                 Reports &Out) {
  struct Block {
    uint32_t Token;
    uint32_t Indent; ///< of the line on which it opens
    bool HasMembers; ///< a line of it was seen
    bool IsIndented; ///< and that line stands further in
  };
  if (List.Swallowed)
    return;
  // How many braces are missing?
  int Missing = 0;
  for (const LightToken &L : List.Tokens) {
    if (L.Type == T::LBRACE || L.Type == T::DOTBRACE || L.Type == T::HOLE)
      ++Missing;
    else if (L.Type == T::RBRACE)
      --Missing;
  }
  if (Missing <= 0)
    return;

  std::vector<Block> Open;
  std::vector<size_t> Insert;
  uint32_t Indent = 0; // of the current line
  for (size_t I = 0; I + 1 < List.Tokens.size() && Missing > 0; ++I) {
    const LightToken &L = List.Tokens[I];
    uint32_t GapBegin = I ? List.Tokens[I - 1].End : 0;
    StringRef Gap = Text.slice(GapBegin, L.Begin);
    size_t LineEnd = Gap.rfind('\n');
    bool First = I == 0 || LineEnd != StringRef::npos;
    if (First) {
      size_t LineBegin = LineEnd == StringRef::npos ? 0 : LineEnd + 1;
      Indent = static_cast<uint32_t>(Gap.size() - LineBegin);
      while (!Open.empty() && Missing > 0) {
        Block &B = Open.back();
        if (!B.HasMembers) {
          B.HasMembers = true;
          B.IsIndented = Indent > B.Indent;
        }
        bool Outside =
            L.Type == T::RBRACE ? Indent < B.Indent : Indent <= B.Indent;
        if (!B.IsIndented || !Outside)
          break;
        const LightToken &Brace = List.Tokens[B.Token];
        StringRef Spelling = Text.slice(L.Begin, L.End);
        Out.add(diag::ExpectedToken, GapBegin, GapBegin,
                {"`}`", "to end the block",
                 Spelling.size() > 40 || Spelling.contains('\n')
                     ? "text"
                     : ("`" + Spelling + "`").str()})
            .fix(GapBegin, GapBegin, "\n" + std::string(B.Indent, ' ') + "}")
            .note(diag::NoteOpenedHere, Brace.Begin, Brace.End, {"{"});
        Insert.push_back(I);
        Open.pop_back();
        --Missing;
      }
    }
    if (L.Type == T::LBRACE || L.Type == T::DOTBRACE || L.Type == T::HOLE)
      Open.push_back({static_cast<uint32_t>(I), Indent, false, false});
    else if (L.Type == T::RBRACE && !Open.empty())
      Open.pop_back();
  }
  for (size_t I : llvm::reverse(Insert))
    insertToken(List, I, T::RBRACE);
}

//===----------------------------------------------------------------------===//
// Braces too many
//===----------------------------------------------------------------------===//

void parse::dropExtraBraces(StringRef Text, TokenList &List, Reports &Out) {
  struct Block {
    uint32_t Indent; ///< of the line on which it opens
    size_t Head;     ///< its first token
  };
  int Extra = 0;
  for (const LightToken &L : List.Tokens)
    Extra += L.Type == T::RBRACE ? 1
             : L.Type == T::LBRACE || L.Type == T::DOTBRACE || L.Type == T::HOLE
                 ? -1
                 : 0;
  if (Extra <= 0 || List.Swallowed)
    return;

  std::vector<Block> Open;
  // What was closed last behind something on its line, where a brace at the
  // same indentation may want to close it once more.
  std::optional<Block> Closed;
  uint32_t Line = 1, ClosedAt = 0, Indent = 0;
  size_t Head = 0;
  std::vector<size_t> Drop;
  for (size_t I = 0; I + 1 < List.Tokens.size() && Extra > 0; ++I) {
    const LightToken &L = List.Tokens[I];
    StringRef Gap = Text.slice(I ? List.Tokens[I - 1].End : 0, L.Begin);
    const size_t LineEnd = Gap.rfind('\n');
    const bool IsFirst = I == 0 || LineEnd != StringRef::npos;
    Line += static_cast<uint32_t>(Gap.count('\n'));
    if (IsFirst)
      Indent = static_cast<uint32_t>(
          Gap.size() - (LineEnd == StringRef::npos ? 0 : LineEnd + 1));
    if (L.Type == T::RBRACE) {
      if (IsFirst && Closed && Closed->Indent == Indent &&
          (Open.empty() || Open.back().Indent < Indent)) {
        const LightToken &First = List.Tokens[Closed->Head];
        const LightToken &Second = List.Tokens[Closed->Head + 1];
        Out.add(
            diag::BraceTooMany, L.Begin, L.End,
            {Text.slice(First.Begin, Second.End), DiagArg::number(ClosedAt)});
        Drop.push_back(I);
        --Extra;
      } else if (!Open.empty()) {
        if (!IsFirst)
          Closed = Open.back(), ClosedAt = Line;
        Open.pop_back();
      }
    } else if (L.Type == T::LBRACE || L.Type == T::DOTBRACE ||
               L.Type == T::HOLE) {
      Open.push_back({Indent, Head});
    }
    if (L.Type == T::LBRACE || L.Type == T::RBRACE || L.Type == T::SEMI)
      Head = I + 1;
  }
  for (size_t I : llvm::reverse(Drop))
    List.Tokens.erase(List.Tokens.begin() + static_cast<ptrdiff_t>(I));
  for (size_t I = 0; I < List.Tokens.size(); ++I)
    List.Tokens[I].Index = static_cast<uint32_t>(I);
  for (DocComment &D : List.Docs)
    D.NextToken -= static_cast<uint32_t>(llvm::lower_bound(Drop, D.NextToken) -
                                         Drop.begin());
}
