//===- TextLanguages.cpp - Files in languages of their own ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/TextLanguages.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

namespace {

/// Splits a file. It looks at each character once.
class StatementReader {
public:
  StatementReader(FileId File, Diagnostics &Diags, SourceTree &Out,
                  const TreeLimits &Limits, const StatementRules &Rules)
      : File(File), Diags(Diags), Out(Out), Limits(Limits), Rules(Rules),
        Text(Diags.sources().text(File)) {}
  bool run();

private:
  bool add(size_t Begin, size_t End);
  bool skipComment();
  bool skipQuoted();
  bool skipBlock();
  bool starts(StringRef Word) const {
    return !Word.empty() && Text.substr(At).starts_with(Word);
  }
  bool unclosed(size_t Begin, StringRef What);
  Range rangeOf(size_t Begin, size_t End) const {
    return {Diags.sources().locAt(File, static_cast<uint32_t>(Begin)),
            Diags.sources().locAt(File, static_cast<uint32_t>(End))};
  }

  FileId File;
  Diagnostics &Diags;
  SourceTree &Out;
  const TreeLimits &Limits;
  const StatementRules &Rules;
  StringRef Text;
  size_t At = 0;
  Value *All = nullptr;
};

} // namespace

bool StatementReader::unclosed(size_t Begin, StringRef What) {
  Diags.report(diag::ImportUnclosed, rangeOf(Begin, Begin + What.size()))
      << Rules.Title << What;
  return false;
}

bool StatementReader::add(size_t Begin, size_t End) {
  StringRef Said = Text.slice(Begin, End);
  Begin += Said.size() - Said.ltrim().size();
  Said = Said.trim();
  if (Said.empty())
    return true;
  if (Out.Values.size() >= Limits.MaxValues) {
    Diags.report(diag::ImportTooManyValues, rangeOf(Begin, End))
        << Limits.MaxValues;
    return false;
  }
  Value &V = Out.Values.emplace_back();
  V.Kind = ValueKind::Scalar;
  V.Text = Said;
  V.At = rangeOf(Begin, Begin + Said.size());
  All->Entries.push_back({{}, V.At, &V});
  return true;
}

/// Moves behind a comment that begins here.
bool StatementReader::skipComment() {
  if (Rules.HasBlockComments && starts("/*")) {
    size_t End = Text.find("*/", At + 2);
    if (End == StringRef::npos)
      return unclosed(At, "/*");
    At = End + 2;
    return true;
  }
  At = std::min(Text.find('\n', At), Text.size());
  return true;
}

/// Moves behind a text in quotes that begins here. One that is not closed ends
/// with its line, as in notes that people write.
bool StatementReader::skipQuoted() {
  const char Quote = Text[At];
  for (size_t I = At + 1; I < Text.size() && Text[I] != '\n'; ++I) {
    if (Text[I] == '\\')
      ++I;
    else if (Text[I] == Quote) {
      At = I + 1;
      return true;
    }
  }
  ++At;
  return true;
}

bool StatementReader::skipBlock() {
  const size_t Begin = At;
  size_t End = Text.find(Rules.BlockClose, At + Rules.BlockOpen.size());
  if (End == StringRef::npos)
    return unclosed(Begin, Rules.BlockOpen);
  At = End + Rules.BlockClose.size();
  return true;
}

bool StatementReader::run() {
  Value &Top = Out.Values.emplace_back();
  Top.Kind = ValueKind::Map;
  Value &List = Out.Values.emplace_back();
  List.Kind = ValueKind::List;
  Top.At = List.At = rangeOf(0, 0);
  Top.Entries.push_back({"statements", List.At, &List});
  All = &List;
  Out.Documents.push_back(&Top);
  if (Text.starts_with("\xEF\xBB\xBF"))
    At = 3;
  size_t Begin = At;
  unsigned Open = 0;  // brackets
  unsigned Depth = 0; // braces
  while (At < Text.size()) {
    const char C = Text[At];
    const bool BeginsWord = At == Begin || llvm::isSpace(Text[At - 1]) ||
                            Text[At - 1] == ';' || Text[At - 1] == '{' ||
                            Text[At - 1] == '}';
    if ((BeginsWord &&
         (starts(Rules.LineComment) || starts(Rules.OtherComment))) ||
        (Rules.HasBlockComments && starts("/*"))) {
      if (!add(Begin, At) || !skipComment())
        return false;
      Begin = At;
    } else if (C == '"') {
      skipQuoted();
    } else if (starts(Rules.BlockOpen)) {
      if (!skipBlock())
        return false;
    } else if ((C == '\n' && !Open) || (C == ';' && Rules.SemicolonEnds)) {
      if (!add(Begin, At))
        return false;
      Begin = ++At;
      Open = 0;
    } else if (Rules.BracesAreStatements && (C == '{' || C == '}')) {
      Depth = C == '{' ? Depth + 1 : Depth - (Depth != 0);
      if (Depth > Limits.MaxDepth) {
        Diags.report(diag::ImportTooDeep, rangeOf(At, At + 1))
            << Limits.MaxDepth;
        return false;
      }
      // A `{` belongs to what is before it, a `}` to itself.
      if (!add(Begin, C == '{' ? At + 1 : At) || (C == '}' && !add(At, At + 1)))
        return false;
      Begin = ++At;
      Open = 0;
    } else {
      if (Rules.JoinsBrackets && (C == '(' || C == '['))
        ++Open;
      else if (Rules.JoinsBrackets && (C == ')' || C == ']') && Open)
        --Open;
      ++At;
    }
  }
  return add(Begin, Text.size());
}

bool importers::readStatements(FileId File, Diagnostics &Diags, SourceTree &Out,
                               const TreeLimits &Limits,
                               const StatementRules &Rules) {
  return StatementReader(File, Diags, Out, Limits, Rules).run();
}

std::vector<Value *> importers::statementsOf(const SourceTree &Tree) {
  std::vector<Value *> Out;
  Value *All =
      Tree.Documents.empty() ? nullptr : Tree.Documents[0]->find("statements");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>())
    if (E.Item->isScalar())
      Out.push_back(E.Item);
  return Out;
}

std::optional<std::string> Scanner::quotedText() {
  if (Rest.empty() || (Rest[0] != '"' && Rest[0] != '\''))
    return std::nullopt;
  std::string Out;
  for (size_t I = 1; I < Rest.size(); ++I) {
    if (Rest[I] == Rest[0]) {
      Rest = Rest.drop_front(I + 1).ltrim();
      return Out;
    }
    if (Rest[I] == '\\' && I + 1 < Rest.size()) {
      ++I;
      Out += Rest[I] == 'n' ? ' ' : Rest[I];
    } else {
      Out += Rest[I];
    }
  }
  return std::nullopt;
}

StringRef Scanner::until(StringRef Ends) {
  StringRef Out = Rest.take_until([&](char C) { return Ends.contains(C); });
  Rest = Rest.drop_front(Out.size());
  return Out.trim();
}

StringRef Scanner::word(StringRef More) {
  StringRef Out = Rest.take_while([&](char C) {
    return llvm::isAlnum(C) || More.contains(C) ||
           static_cast<unsigned char>(C) >= 0x80;
  });
  Rest = Rest.drop_front(Out.size()).ltrim();
  return Out;
}

std::string Scanner::text(StringRef Ends) {
  if (std::optional<std::string> Quoted = quotedText())
    return *Quoted;
  return until(Ends).str();
}

StringRef importers::firstStatement(StringRef Text,
                                    llvm::ArrayRef<StringRef> Comments) {
  while (!Text.empty()) {
    auto [Line, More] = Text.split('\n');
    Line = Line.trim();
    if (!Line.empty() && llvm::none_of(Comments, [&](StringRef C) {
          return Line.starts_with(C);
        }))
      return Line;
    Text = More;
  }
  return Text;
}
