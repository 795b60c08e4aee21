//===- Parser.cpp - From a file's text to its syntax tree -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/Parser.h"

#include "Basic/Unicode.h"
#include "Parse/Builder.h"
#include "Parse/Habits.h"
#include "Parse/Lexer.h"
#include "Parse/SyntaxErrors.h"

#include "TmParser.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

/// Parses \p List once, for \p Explaining what is wrong with it or without;
/// returns whether it could be read to its end.
static bool
parseOnce(const TokenList &List, Builder &Build, bool Explaining,
          const std::shared_ptr<antlr4::ANTLRErrorStrategy> &Strategy) {
  TokenCursor Cursor(List);
  tmgen::TmParser Parser(&Cursor);
  Parser.removeErrorListeners();
  Parser.setBuildParseTree(false);
  Parser.setErrorHandler(Strategy);
  Parser.setNetwork(tmgen::TmParser::loadNetwork, Explaining);
  Parser.setBuilder(&Build);
  try {
    Parser.file();
    return true;
  } catch (const ParseAborted &) {
    if (Parser.isOverfull())
      Build.reportTooDeep(Cursor.at(Cursor.position()).Begin);
    return false;
  }
}

/// A tree without declarations, for a file that was not parsed.
static ast::Tree emptyTree(FileId File, StringRef Text) {
  ast::Tree T(File);
  T.setRoot(
      ast::add(T, ast::make::File{}, 0, static_cast<uint32_t>(Text.size())));
  return T;
}

/// Marks the statements that were not understood. Those whose mistake has one
/// certain fix were, and so were those that Habits.cpp has rewritten.
static void markDamage(const TokenList &List, const Reports &Out, FileId File,
                       Diagnostics &Diags) {
  static constexpr int32_t Ends[] = {T::SEMI, T::LBRACE, T::RBRACE, -1};
  auto EndsStatement = [](const LightToken &L) {
    return llvm::is_contained(Ends, L.Type);
  };
  const std::vector<LightToken> &Tokens = List.Tokens;
  for (const Report &R : Out.all()) {
    const bool WasUnderstood =
        (R.Fixes && R.FixSure == Surety::Certain) || isHabit(R.Kind);
    if (WasUnderstood || Tokens.empty())
      continue;
    size_t From = static_cast<size_t>(
        llvm::find_if(Tokens,
                      [&](const LightToken &L) { return L.End > R.Begin; }) -
        Tokens.begin());
    From = std::min(From, Tokens.size() - 1);
    size_t To = From;
    while (From > 0 && !EndsStatement(Tokens[From - 1]))
      --From;
    while (!EndsStatement(Tokens[To]))
      ++To;
    const uint32_t Begin = Tokens[From].Begin;
    const uint32_t End = std::max(Begin, Tokens[To].End);
    const SourceManager &Sources = Diags.sources();
    Diags.setDamaged({Sources.locAt(File, Begin), Sources.locAt(File, End)});
  }
}

ParseResult parse::parseFile(FileId File, Interner &Names, Diagnostics &Diags,
                             const ParseLimits &Limits) {
  const SourceManager &Sources = Diags.sources();
  StringRef Text = Sources.text(File);
  if (Text.size() > Limits.MaxFileSize) {
    Diags.report(diag::FileTooLarge)
        << Sources.path(File) << uint64_t(Text.size())
        << uint64_t(Limits.MaxFileSize);
    return {emptyTree(File, Text), true};
  }
  if (size_t Bad = findInvalidUtf8(Text); Bad != StringRef::npos) {
    Diags.report(diag::InvalidUtf8,
                 Sources.locAt(File, static_cast<uint32_t>(Bad)));
    return {emptyTree(File, Text), true};
  }

  Reports Out(Limits.MaxErrors);
  TokenList List = lex(Text, Limits.MaxNesting, Out);
  if (List.TooDeep) {
    Out.flush(File, Diags);
    return {emptyTree(File, Text), true};
  }
  const uint32_t LexicalErrors = Out.size();
  auto Attempt =
      [&](bool Explaining,
          const std::shared_ptr<antlr4::ANTLRErrorStrategy> &Strategy) {
        Builder Build(File, Text, List, Names, Out);
        bool Done = parseOnce(List, Build, Explaining, Strategy);
        ParseResult R{Build.takeTree(), false};
        // Deeper trees than promised are shown to nobody.
        if (Build.isTooDeep() || !R.Tree.root())
          R.Tree = emptyTree(File, Text);
        return std::pair(std::move(R), Done || Build.isTooDeep());
      };
  auto [Result, Done] =
      Attempt(/*Explaining=*/false, std::make_shared<GiveUp>());
  if (!Done) {
    Out.truncate(LexicalErrors);
    dropExtraBraces(Text, List, Out);
    if (!rewriteHabits(Text, List, Out)) {
      Out.flush(File, Diags);
      return {emptyTree(File, Text), true};
    }
    closeForgottenBlocks(Text, List, Out);
    auto Strategy =
        std::make_shared<SyntaxErrors>(Text, List, Limits.MaxErrors, Out);
    Result = Attempt(/*Explaining=*/true, Strategy).first;
    assert((!Strategy->sawError() || !Out.empty()) && "error without message");
  }
  Result.HasErrors = !Out.empty();
  // What is damaged takes no further message, so these come first.
  Out.flush(File, Diags);
  markDamage(List, Out, File, Diags);
  return std::move(Result);
}
