//===- LibraryMain.cpp - What the library has, for those who ask ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `tmc doc` and `tmc list`. They compile no model, but all packages of the
/// library, whose image makes that cheap.
///
//===----------------------------------------------------------------------===//

#include "Document/JsonWriter.h"
#include "Document/Writers.h"
#include "Driver/Commands.h"
#include "Driver/ExplainCode.h"
#include "Driver/LibraryText.h"
#include "Driver/Show.h"
#include "Driver/Version.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;
using sema::Thing;

namespace {

/// What was found on a query.
struct Answer {
  /// Shown with everything about it.
  std::vector<const Thing *> Entries;
  /// Shown with a line each.
  std::vector<const Thing *> Others;
};

/// One run of a command about the library.
class LibraryRun {
public:
  LibraryRun(Command C, llvm::ArrayRef<const char *> Args, const World &W)
      : C(info(C)), W(W), Diags(Sources), Line(this->C, Args, Diags) {
    Look.Colours = W.ErrIsTerminal && !W.NoColours;
  }

  /// Writes what \p Main does of the library, unless the command line is wrong
  /// or asks for help.
  int run(llvm::function_ref<int(LibraryRun &)> Main) {
    if (Line.has("help") && !Diags.hasErrors()) {
      printHelp(C, W.Out);
      return Success;
    }
    Format = Line.has("format") ? Line.value("format") : "text";
    if (!llvm::is_contained(formats(), Format))
      Diags.report(diag::BadOptionWord) << Format << "--format" << formats();
    if (Line.arguments().empty() && C.Id == Command::Doc)
      Diags.report(diag::CommandNeedsInput) << C.Name << C.Arguments;
    return Diags.hasErrors() ? finish(UsageErrors) : Main(*this);
  }

  /// `tmc doc`
  int doc();
  /// `tmc list`
  int list();

private:
  static std::vector<StringRef> formats() {
    return {"text", "markdown", "json"};
  }
  int finish(int Code) {
    showDiagnostics(Diags, Sources, Look, /*MaxWarnings=*/0, W.Err);
    return Code;
  }
  /// What the arguments from \p First on say, as one text.
  std::string words(size_t First) const {
    return llvm::join(llvm::drop_begin(Line.arguments(), First), " ");
  }
  bool open();
  Answer find(StringRef Query) const;
  void write(llvm::function_ref<void(document::BlockSink &)> Fill) const;
  void writeDoc(StringRef Query, const Answer &A) const;
  void printLists() const;
  void reportUnknownList(StringRef Name);

  const CommandInfo &C;
  const World &W;
  SourceManager Sources;
  Diagnostics Diags;
  CommandLine Line;
  RenderOptions Look;
  std::string Format;
  std::unique_ptr<compiler::Session> Session;
  std::unique_ptr<compiler::Compilation> Compiled;
  std::unique_ptr<Library> L;
};

} // namespace

bool LibraryRun::open() {
  Session = std::make_unique<compiler::Session>(W.Files);
  compiler::CompilationOptions Options;
  Options.Packages = Session->libraryPackages();
  Compiled = std::make_unique<compiler::Compilation>(*Session,
                                                     std::move(Options), Diags);
  if (!Compiled->program())
    return false;
  L = std::make_unique<Library>(*Compiled);
  return true;
}

/// Hands blocks to the writer of the format.
void LibraryRun::write(
    llvm::function_ref<void(document::BlockSink &)> Fill) const {
  if (Format == "markdown") {
    document::MarkdownWriter Out(W.Out);
    return Fill(Out);
  }
  document::TerminalWriter Out(W.Out, W.OutIsTerminal && !W.NoColours);
  Fill(Out);
}

Answer LibraryRun::find(StringRef Query) const {
  Answer A;
  A.Entries = L->named(Query, &A.Others);
  if (A.Entries.empty())
    A.Entries = L->referring(Query);
  if (A.Entries.empty())
    A.Entries = L->mentioning(Query);
  if (A.Entries.size() > 1) {
    llvm::append_range(A.Entries, A.Others);
    A.Others = std::move(A.Entries);
    A.Entries.clear();
  }
  return A;
}

void LibraryRun::writeDoc(StringRef Query, const Answer &A) const {
  if (Format == "json") {
    document::JsonWriter J(W.Out);
    J.openOutput("tmc-doc", 1, TMC_VERSION);
    J.field("query", Query);
    for (bool Whole : {true, false}) {
      if (Whole)
        J.key("entries");
      else
        J.key("others");
      J.open('[');
      for (const Thing *T : Whole ? A.Entries : A.Others) {
        J.line(2);
        J.open('{');
        writeThing(*L, *T, Whole, J);
        J.close('}');
      }
      J.close(']');
    }
    return J.closeOutput();
  }
  const LibraryText Text(*L, LibraryText::Style::Alone);
  write([&](document::BlockSink &Out) {
    for (const Thing *T : A.Entries)
      Text.entry(*T, Out);
    if (A.Others.empty())
      return;
    // A long list says less.
    constexpr size_t MaxListed = 40;
    llvm::ArrayRef<const Thing *> Shown(A.Others);
    document::Line Head;
    Out.paragraph(std::move(
        A.Entries.empty()
            ? Head.code(Query).words(
                  " is what these are called, or what their texts mention:")
            : Head.words("Also called ").code(Query).words(":")));
    Text.list(Shown.take_front(MaxListed), Out);
    document::Line Tail;
    if (Shown.size() > MaxListed)
      Tail.words(std::to_string(Shown.size() - MaxListed) +
                 " more; a longer text finds fewer. ");
    std::string Example = "tmc doc ";
    Example += L->index().fullName(*Shown.front());
    if (A.Entries.empty())
      Out.paragraph(std::move(Tail.code(Example).words(" shows one of them.")));
  });
}

int LibraryRun::doc() {
  const std::string Query = words(0);
  // The codes of messages have pages of their own.
  if (isDiagnosticCode(Query) && Format != "json") {
    RenderOptions Colours;
    Colours.Colours = W.OutIsTerminal && !W.NoColours;
    return finish(explainCode(Query, Colours, Diags, W.Out) ? Success
                                                            : UsageErrors);
  }
  if (!open())
    return finish(ModelErrors);
  const Answer A = find(Query);
  if (A.Entries.empty() && A.Others.empty()) {
    std::vector<std::string> Near = L->near(Query);
    if (Near.empty())
      Diags.report(diag::NothingCalled) << Query;
    else
      Diags.report(diag::NothingCalledDidYouMean) << Query << std::move(Near);
    return finish(UsageErrors);
  }
  writeDoc(Query, A);
  return finish(Success);
}

void LibraryRun::printLists() const {
  W.Out << "usage: tmc list WHAT [WORD]\n\nWHAT is one of these:\n";
  for (const ListInfo &I : lists())
    W.Out << "  " << llvm::left_justify(I.Name, 14) << ' ' << I.Summary << "\n";
}

void LibraryRun::reportUnknownList(StringRef Name) {
  std::vector<StringRef> Names;
  for (const ListInfo &I : lists())
    Names.push_back(I.Name);
  DiagBuilder D = Diags.report(diag::UnknownList);
  D << Name << Names;
  if (StringRef Near = nearest(Name, Names); !Near.empty())
    D.note(diag::NoteNearName, {}, {Near});
}

int LibraryRun::list() {
  if (Line.arguments().empty()) {
    printLists();
    return finish(Success);
  }
  const std::string &Name = Line.arguments().front();
  const ListInfo *Wanted =
      llvm::find_if(lists(), [&](const ListInfo &I) { return I.Name == Name; });
  if (Wanted == lists().end()) {
    std::vector<StringRef> Names;
    for (const ListInfo &I : lists())
      Names.push_back(I.Name);
    reportUnknownList(Name);
    return finish(UsageErrors);
  }
  if (!open())
    return finish(ModelErrors);
  const std::string Word = words(1);
  std::vector<const Thing *> Things = L->listed(*Wanted);
  if (!Word.empty()) {
    std::vector<const Thing *> Found = L->mentioning(Word);
    llvm::erase_if(
        Things, [&](const Thing *T) { return !llvm::is_contained(Found, T); });
    if (Things.empty()) {
      Diags.report(diag::NothingListed) << Name << Word;
      return finish(UsageErrors);
    }
  }
  if (Format == "json") {
    document::JsonWriter J(W.Out);
    J.openOutput("tmc-list", 1, TMC_VERSION);
    J.field("list", Name);
    J.fieldIf("word", Word);
    J.key("things");
    J.open('[');
    for (const Thing *T : Things) {
      J.line(2);
      J.open('{');
      writeThing(*L, *T, /*Whole=*/false, J);
      J.close('}');
    }
    J.close(']');
    J.closeOutput();
    return finish(Success);
  }
  const LibraryText Text(*L, LibraryText::Style::Alone);
  write([&](document::BlockSink &Out) { Text.list(Things, Out); });
  return finish(Success);
}

int driver::docCommand(llvm::ArrayRef<const char *> Args, const World &W) {
  return LibraryRun(Command::Doc, Args, W).run([](LibraryRun &R) {
    return R.doc();
  });
}

int driver::listCommand(llvm::ArrayRef<const char *> Args, const World &W) {
  return LibraryRun(Command::List, Args, W).run([](LibraryRun &R) {
    return R.list();
  });
}
