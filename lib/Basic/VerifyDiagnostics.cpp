//===- VerifyDiagnostics.cpp - Diagnostics against expectations -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Diagnostics.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using llvm::StringRef;

namespace {
/// One `expected-…` comment.
struct Expectation {
  FileId File;
  uint32_t CommentLine; ///< where the comment stands
  uint32_t Line;        ///< the line that it speaks of
  Severity Level;
  std::string Text;
  uint32_t Min = 1;
  uint32_t Max = 1;
  uint32_t Seen = 0;
};

/// Reads one expectation from \p Rest (behind `expected-`). Returns an error
/// text, empty on success.
StringRef parseExpectation(StringRef Rest, Expectation &E) {
  if (Rest.consume_front("error"))
    E.Level = Severity::Error;
  else if (Rest.consume_front("warning"))
    E.Level = Severity::Warning;
  else if (Rest.consume_front("note"))
    E.Level = Severity::Note;
  else
    return "expected `error`, `warning` or `note`";
  if (Rest.consume_front("@")) {
    bool Minus = Rest.starts_with("-");
    bool Relative = Minus || Rest.starts_with("+");
    if (Relative)
      Rest = Rest.drop_front();
    uint32_t N = 0;
    if (Rest.consumeInteger(10, N))
      return "expected a line number after `@`";
    E.Line = !Relative ? N : Minus ? E.CommentLine - N : E.CommentLine + N;
  }
  Rest = Rest.ltrim();
  uint32_t Count = 0;
  if (!Rest.consumeInteger(10, Count)) {
    E.Min = E.Max = Count;
    if (Rest.consume_front("+"))
      E.Max = ~uint32_t(0);
    Rest = Rest.ltrim();
  }
  if (!Rest.consume_front("{{"))
    return "expected `{{`";
  size_t End = Rest.find("}}");
  if (End == StringRef::npos)
    return "expected `}}`";
  E.Text = Rest.take_front(End).str();
  return "";
}
} // namespace

bool tmc::verifyDiagnostics(const Diagnostics &Diags,
                            llvm::ArrayRef<FileId> Files,
                            llvm::raw_ostream &OS) {
  const SourceManager &Sources = const_cast<Diagnostics &>(Diags).sources();
  std::vector<Expectation> Expected;
  bool Ok = true;
  for (FileId F : Files) {
    for (uint32_t Line = 1; Line <= Sources.lineCount(F); ++Line) {
      StringRef Text = Sources.lineText(F, Line);
      size_t Comment = Text.find("//");
      if (Comment == StringRef::npos)
        continue;
      for (size_t At = Text.find("expected-", Comment); At != StringRef::npos;
           At = Text.find("expected-", At + 1)) {
        Expectation E{F, Line, Line, Severity::Error, {}};
        StringRef Error = parseExpectation(Text.substr(At + 9), E);
        if (!Error.empty()) {
          OS << Sources.path(F) << ":" << Line
             << ": malformed expectation: " << Error << "\n";
          Ok = false;
          continue;
        }
        Expected.push_back(std::move(E));
      }
    }
  }

  auto Match = [&](Range Where, Severity Level, StringRef Message) {
    FileId F = Sources.fileOf(Where.Begin);
    uint32_t Line = Sources.lineCol(Where.Begin).Line;
    // First an expectation that still wants one, then one that has had some.
    for (bool Wanting : {true, false})
      for (Expectation &E : Expected)
        if (E.File == F && E.Line == Line && E.Level == Level &&
            Message.contains(E.Text) &&
            (Wanting ? E.Seen < E.Min : E.Seen < E.Max)) {
          ++E.Seen;
          return true;
        }
    return false;
  };
  auto Unexpected = [&](Range Where, Severity Level, StringRef Message) {
    Ok = false;
    OS << Sources.describe(Where.Begin) << ": " << spelling(Level)
       << " not expected: " << Message << "\n";
  };
  for (const Diagnostic &D : Diags.all()) {
    if (!Match(D.Where, D.Level, D.Message))
      Unexpected(D.Where, D.Level, D.Message);
    // Notes are checked only in a file that speaks of notes on that line.
    for (const Note &N : D.Notes)
      Match(N.Where, Severity::Note, N.Message);
  }
  for (const Expectation &E : Expected)
    if (E.Seen < E.Min) {
      Ok = false;
      OS << Sources.path(E.File) << ":" << E.CommentLine << ": expected "
         << spelling(E.Level) << " on line " << E.Line
         << " was not reported: " << E.Text << "\n";
    }
  return Ok;
}
