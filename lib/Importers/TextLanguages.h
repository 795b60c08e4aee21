//===- TextLanguages.h - Files in languages of their own ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Languages of diagrams and models that are written by hand. Most of them go
/// line by line: their files become a map with the list `statements`, each a
/// scalar with the text of one statement, which is a construct of the loss
/// report. The importers read what is in a statement with a Scanner.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_TEXTLANGUAGES_H
#define TMC_IMPORTERS_TEXTLANGUAGES_H

#include "Importers/SourceTree.h"

#include <optional>

namespace tmc::importers {

#define SYNTAX(ID, WORD, RECOGNISER, READER)                                   \
  bool RECOGNISER(llvm::StringRef Text);                                       \
  bool READER(FileId File, Diagnostics &Diags, SourceTree &Out,                \
              const TreeLimits &Limits);
#include "Importers/Syntaxes.def"

/// How a language separates statements.
struct StatementRules {
  llvm::StringRef Title;            ///< of the language, for messages
  llvm::StringRef LineComment;      ///< `//`; it begins a word
  llvm::StringRef OtherComment;     ///< `#`, or empty
  bool HasBlockComments = false;    ///< `/* … */`
  bool SemicolonEnds = false;       ///< a statement, as the end of a line does
  bool BracesAreStatements = false; ///< `{` ends a statement, `}` is one
  bool JoinsBrackets = false;       ///< a statement goes on within `(`, `[`
  llvm::StringRef BlockOpen, BlockClose; ///< what is between them is text
};

/// Makes the list of statements of \p File. False after a report.
bool readStatements(FileId File, Diagnostics &Diags, SourceTree &Out,
                    const TreeLimits &Limits, const StatementRules &Rules);

/// The statements of \p Tree.
std::vector<Value *> statementsOf(const SourceTree &Tree);

/// Reads through one statement.
class Scanner {
public:
  explicit Scanner(llvm::StringRef Text) : Rest(Text.trim()) {}

  bool atEnd() const { return Rest.empty(); }
  llvm::StringRef rest() const { return Rest; }
  /// Takes \p Text, if it comes next.
  bool take(llvm::StringRef Text) {
    if (!Rest.consume_front(Text))
      return false;
    Rest = Rest.ltrim();
    return true;
  }
  /// A text in quotes, without them and with escapes resolved, or none.
  std::optional<std::string> quotedText();
  /// Characters up to one of \p Ends, trimmed; empty if one comes next.
  llvm::StringRef until(llvm::StringRef Ends);
  /// Letters, digits and \p More.
  llvm::StringRef word(llvm::StringRef More = "_");
  /// A text in quotes, or what \ref until gives.
  std::string text(llvm::StringRef Ends);

private:
  llvm::StringRef Rest;
};

/// The first words of \p Text that are not in comments, on one line.
llvm::StringRef firstStatement(llvm::StringRef Text,
                               llvm::ArrayRef<llvm::StringRef> Comments);

} // namespace tmc::importers

#endif // TMC_IMPORTERS_TEXTLANGUAGES_H
