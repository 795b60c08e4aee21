//===- FormatMain.cpp - The formatter's main program as a function --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/FormatMain.h"

#include "Compiler/Session.h"
#include "Driver/Commands.h"
#include "Driver/Version.h"
#include "Format/Format.h"
#include "Format/Words.h"
#include "Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {
struct FormatOptions {
  std::vector<StringRef> Inputs;
#define FORMAT_OPTION(MEMBER, LONG, SHORT, HELP) bool MEMBER = false;
#include "Driver/FormatOptions.def"
};

struct Flag {
  StringRef Long;
  StringRef Short;
  bool FormatOptions::*Member;
};
constexpr Flag Flags[] = {
#define FORMAT_OPTION(MEMBER, LONG, SHORT, HELP)                               \
  {"--" LONG, SHORT[0] ? "-" SHORT : "", &FormatOptions::MEMBER},
#include "Driver/FormatOptions.def"
};

void printHelp(StringRef Program, llvm::raw_ostream &OS) {
  OS << "usage: " << Program
     << " [options] [model.tm... | -]\n\n"
        "Writes sources in the language's one layout. `-` is standard input, "
        "which is also\nread without `-` if it is not a terminal.\n\n"
        "Options:\n";
  printOptions(formatOptions(), OS);
  OS << "\nA file with syntax errors stays as it is; the exit status is 1.\n";
}

FormatOptions readOptions(llvm::ArrayRef<const char *> Args, StringRef Program,
                          bool InIsTerminal, Diagnostics &Diags) {
  FormatOptions O;
  bool OnlyInputs = false;
  for (StringRef Arg : Args) {
    if (OnlyInputs || !Arg.starts_with("-") || Arg == "-") {
      O.Inputs.push_back(Arg);
      continue;
    }
    if (Arg == "--") {
      OnlyInputs = true;
      continue;
    }
    auto [Name, Value] = Arg.split('=');
    const Flag *F = llvm::find_if(Flags, [&](const Flag &Row) {
      return Row.Long == Name || (!Row.Short.empty() && Row.Short == Name);
    });
    if (F == std::end(Flags)) {
      std::vector<StringRef> Candidates;
      for (const Flag &Row : Flags)
        Candidates.push_back(Row.Long);
      StringRef Near = nearest(Name, Candidates);
      if (Near.empty())
        Diags.report(diag::FormatUnknownOption) << Arg << Program;
      else
        Diags.report(diag::UnknownOptionDidYouMean) << Arg << Near;
    } else if (Arg.contains('=')) {
      Diags.report(diag::OptionTakesNoValue) << Name;
    } else {
      O.*(F->Member) = true;
    }
  }
  if (O.Help || O.Version)
    return O;
  if (O.Check && O.InPlace)
    Diags.report(diag::OptionsExclude) << "--check" << "--in-place";
  if (O.InPlace && llvm::is_contained(O.Inputs, "-"))
    Diags.report(diag::OptionsExclude) << "--in-place" << "-";
  if (!O.Inputs.empty() || Diags.hasErrors())
    return O;
  if (O.InPlace || InIsTerminal)
    Diags.report(diag::FormatNoInput) << Program;
  else
    O.Inputs.push_back("-");
  return O;
}

/// Shows the first lines in which \p After differs from \p Before.
void printDifference(StringRef Path, StringRef Before, StringRef After,
                     llvm::raw_ostream &OS) {
  size_t Line = 1;
  while (!Before.empty() && !After.empty()) {
    auto [OldLine, OldRest] = Before.split('\n');
    auto [NewLine, NewRest] = After.split('\n');
    if (OldLine != NewLine)
      break;
    Before = OldRest;
    After = NewRest;
    ++Line;
  }
  OS << "--- " << Path << "\n+++ " << Path << " (formatted)\n@@ -" << Line
     << " +" << Line << " @@\n";
  if (!Before.empty())
    OS << "-" << Before.split('\n').first.rtrim('\r') << "\n";
  if (!After.empty())
    OS << "+" << After.split('\n').first.rtrim('\r') << "\n";
}
} // namespace

std::optional<std::string> driver::formatFile(FileId File, Diagnostics &Diags,
                                              Formatter Format) {
  SourceManager &Sources = Diags.sources();
  Interner Names;
  const uint32_t ErrorsBefore = Diags.errorCount();
  parse::ParseResult Parsed = parse::parseFile(File, Names, Diags);
  if (Parsed.HasErrors || Diags.errorCount() != ErrorsBefore)
    return std::nullopt;
  StringRef Before = Sources.text(File);
  std::string After = Format(Before, Parsed.Tree);

  // A formatter that changes a model is worse than none: read the result too.
  SourceManager NewSources;
  Diagnostics NewDiags(NewSources);
  FileId NewFile = NewSources.addFile(Sources.path(File), After);
  bool Same = NewFile.isValid();
  if (Same) {
    parse::ParseResult Again = parse::parseFile(NewFile, Names, NewDiags);
    Same = !Again.HasErrors && format::sameSyntax(Parsed.Tree, Again.Tree) &&
           format::sameWords(Before, After);
  }
  if (Same)
    return After;
  Diags.report(diag::FormatChangesMeaning) << Sources.path(File);
  return std::nullopt;
}

/// The formatter, called as \p Program.
static int formatAs(llvm::ArrayRef<const char *> Args, StringRef Program,
                    const World &W) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  RenderOptions Look;
  Look.Colours = W.ErrIsTerminal && !W.NoColours;
  auto Finish = [&](int Code) {
    for (const Diagnostic &D : Diags.all())
      render(D, Sources, Look, W.Err);
    W.Out.flush();
    W.Err.flush();
    return Code;
  };

  FormatOptions O = readOptions(Args, Program, W.InIsTerminal, Diags);
  if (Diags.hasErrors())
    return Finish(UsageErrors);
  if (O.Help || O.Version) {
    if (O.Help)
      printHelp(Program, W.Out);
    else
      printVersion("tmc-format", W.Out);
    return Finish(Success);
  }

  bool Differs = false;
  compiler::Session S(W.Files);
  for (StringRef Path : O.Inputs) {
    const uint64_t Limit = parse::ParseLimits().MaxFileSize;
    if (std::optional<uint64_t> Size = S.size(Path); Size && *Size > Limit) {
      Diags.report(diag::FileTooLarge) << Path << *Size << Limit;
      continue;
    }
    llvm::ErrorOr<compiler::SourceFile> Source = S.read(Path);
    if (!Source) {
      Diags.report(diag::CannotOpenFile) << Path << Source.getError().message();
      continue;
    }
    StringRef Text = Source->What->text();
    StringRef Shown = Path == "-" ? StringRef("<stdin>") : Path;
    FileId File = Sources.addFile(Shown, Text);
    if (!File) {
      Diags.report(diag::FileTooLarge)
          << Shown << uint64_t(Text.size()) << uint64_t(~uint32_t(0));
      continue;
    }
    std::optional<std::string> After = formatFile(File, Diags, format::format);
    if (!After)
      continue;
    if (O.Check) {
      if (*After != Text)
        printDifference(Shown, Text, *After, W.Out);
      Differs |= *After != Text;
    } else if (!O.InPlace) {
      W.Out << *After;
    } else if (*After != Text) {
      if (std::error_code E = W.WriteFile(Path, *After))
        Diags.report(diag::CannotWriteFile) << Path << E.message();
    }
  }
  return Finish(Diags.hasErrors() || Differs ? ModelErrors : Success);
}

int driver::formatMain(llvm::ArrayRef<const char *> Args, const World &W) {
  return formatAs(Args, "tmc-format", W);
}

int driver::formatCommand(llvm::ArrayRef<const char *> Args, const World &W) {
  return formatAs(Args, "tmc fmt", W);
}
