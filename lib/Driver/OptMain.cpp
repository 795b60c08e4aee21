//===- OptMain.cpp - The IR tool's main program as a function -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/OptMain.h"

#include "Analysis/PassManager.h"
#include "Compiler/Compilation.h"
#include "Driver/Version.h"
#include "IR/Print.h"
#include "IR/Snapshot.h"
#include "IR/Verify.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

using namespace tmc;
using namespace tmc::driver;
using analysis::PassInfo;
using llvm::raw_ostream;
using llvm::StringRef;

namespace {

struct OptOptions {
  std::string Input;
  std::string Output = "-";
  std::vector<const PassInfo *> Passes;
  bool FactsOnly = false;
  bool Places = true;
  bool Verify = true;
  bool VerifyEach = false;
  bool Stats = false;
  bool ListPasses = false;
  bool Help = false;
  bool Version = false;
};

struct Flag {
  StringRef Name;
  bool OptOptions::*Member;
  bool Value;
  StringRef Help;
};
constexpr Flag Flags[] = {
    {"print-facts-only", &OptOptions::FactsOnly, true,
     "print what the passes found, and no IR"},
    {"no-places", &OptOptions::Places, false,
     "leave the places in source files out"},
    {"no-verify", &OptOptions::Verify, false,
     "print without checking the IR; runs no pass"},
    {"verify-each", &OptOptions::VerifyEach, true,
     "check the IR after every pass too"},
    {"stats", &OptOptions::Stats, true,
     "print how large the tables are and what each pass counted, on the error "
     "stream"},
    {"list-passes", &OptOptions::ListPasses, true, "list the passes"},
    {"help", &OptOptions::Help, true, "show this text"},
    {"version", &OptOptions::Version, true, "show the version"},
};

void printHelp(raw_ostream &OS) {
  OS << "Usage: tmc-opt [options] <file.tmir | ->\n\n"
        "Reads the textual IR of a threat model, checks it, runs passes and "
        "prints it.\n\nOptions:\n";
  auto Line = [&](StringRef Name, StringRef Help) {
    OS << "  " << llvm::left_justify(Name, 22) << Help << "\n";
  };
  Line("--pass=NAME[,NAME...]", "run passes and print what they found; `all` "
                                "for all of them");
  Line("--NAME", "the same for one pass, for example `--crossing`");
  for (const Flag &F : Flags)
    Line(("--" + F.Name).str(), F.Help);
  Line("-o FILE", "write to a file instead of standard output");
}

/// Reads the command line; reports mistakes.
class OptParser {
public:
  explicit OptParser(Diagnostics &Diags) : Diags(Diags) {}

  OptOptions run(llvm::ArrayRef<const char *> Args) {
    bool OnlyInputs = false;
    for (size_t I = 0; I < Args.size(); ++I) {
      StringRef Arg = Args[I];
      if (OnlyInputs || !Arg.starts_with("-") || Arg == "-") {
        if (!O.Input.empty())
          Diags.report(diag::OptionsExclude) << O.Input << Arg;
        O.Input = Arg.str();
      } else if (Arg == "--") {
        OnlyInputs = true;
      } else if (Arg == "-o" || Arg == "-h") {
        if (Arg == "-h")
          O.Help = true;
        else if (I + 1 < Args.size())
          O.Output = Args[++I];
        else
          Diags.report(diag::OptionNeedsValue) << Arg << "FILE";
      } else {
        option(Arg);
      }
    }
    if (O.Input.empty() && !O.Help && !O.Version && !O.ListPasses &&
        !Diags.hasErrors())
      Diags.report(diag::NoInput);
    return std::move(O);
  }

private:
  void option(StringRef Arg) {
    auto [Name, Value] =
        Arg.drop_front(Arg.starts_with("--") ? 2 : 1).split('=');
    bool HasValue = Arg.contains('=');
    if (Name == "pass") {
      if (!HasValue)
        Diags.report(diag::OptionNeedsValue) << "--pass" << "NAME";
      else
        passes(Value);
      return;
    }
    const PassInfo *Pass = analysis::findPass(Name);
    const Flag *Found =
        llvm::find_if(Flags, [&](const Flag &F) { return F.Name == Name; });
    if ((!Pass && Found == std::end(Flags)) || !Arg.starts_with("--")) {
      std::vector<std::string> Names = {"--pass"};
      for (const Flag &F : Flags)
        Names.push_back(("--" + F.Name).str());
      for (const PassInfo &P : analysis::passes())
        Names.push_back(("--" + P.Flag).str());
      std::vector<StringRef> Candidates(Names.begin(), Names.end());
      StringRef Near = nearest(Arg.split('=').first, Candidates);
      if (Near.empty())
        Diags.report(diag::UnknownOption) << Arg;
      else
        Diags.report(diag::UnknownOptionDidYouMean) << Arg << Near;
      return;
    }
    if (HasValue)
      Diags.report(diag::OptionTakesNoValue) << ("--" + Name);
    else if (Pass)
      add(Pass);
    else
      O.*(Found->Member) = Found->Value;
  }

  void passes(StringRef List) {
    llvm::SmallVector<StringRef> Names;
    List.split(Names, ',');
    for (StringRef Name : Names) {
      if (Name == "all") {
        for (const PassInfo &P : analysis::passes())
          add(&P);
        continue;
      }
      if (const PassInfo *P = analysis::findPass(Name)) {
        add(P);
        continue;
      }
      std::vector<StringRef> Candidates;
      for (const PassInfo &P : analysis::passes())
        Candidates.push_back(P.Flag);
      Diags.report(diag::BadOptionWord)
          << Name << "--pass" << std::move(Candidates);
    }
  }

  void add(const PassInfo *P) {
    if (!llvm::is_contained(O.Passes, P))
      O.Passes.push_back(P);
  }

  Diagnostics &Diags;
  OptOptions O;
};

/// Writes what \p Pass found; as comments after IR, so that the whole output is
/// still IR.
void printFacts(const PassInfo &Pass, const analysis::Facts &F, bool AsComments,
                raw_ostream &OS) {
  OS << (AsComments ? "\n" : "") << "// facts: " << Pass.Flag << "\n";
  if (!AsComments) {
    Pass.Print(F, OS);
    return;
  }
  std::string Text;
  llvm::raw_string_ostream Lines(Text);
  Pass.Print(F, Lines);
  StringRef Rest = Text;
  while (!Rest.empty()) {
    auto [Line, After] = Rest.split('\n');
    OS << "// " << Line << "\n";
    Rest = After;
  }
}

/// Prints how large the tables are that have rows.
void printTables(const ir::Program &P, raw_ostream &OS) {
  uint64_t Bytes = 0;
  for (const ir::TableFigures &T : ir::tableFigures(P)) {
    Bytes += T.Bytes;
    if (T.Rows != 0)
      OS << "table " << T.Name << ": " << T.Rows << " rows, " << T.Bytes
         << " bytes\n";
  }
  OS << "all tables: " << Bytes << " bytes\n";
}

/// Reads, checks and prints. Returns false if the input has errors.
bool process(const OptOptions &O, const World &W, Diagnostics &Diags,
             raw_ostream &OS) {
  compiler::Session S(W.Files);
  compiler::CompilationOptions CO;
  CO.Inputs = {O.Input};
  CO.Form = compiler::InputForm::IR;
  CO.Verify = O.Verify;
  compiler::Compilation C(S, std::move(CO), Diags);
  ir::Program *P = C.program();
  if (!P)
    return false;
  if (O.Stats)
    printTables(*P, W.Err);
  if (!O.FactsOnly)
    ir::print(*P, OS, {O.Places});
  if (!O.Verify)
    return true;
  const analysis::Facts &F = *C.facts();
  for (const PassInfo *Pass : O.Passes) {
    Pass->Run(F);
    if (O.VerifyEach && !ir::verify(*P, Diags))
      return false;
    printFacts(*Pass, F, !O.FactsOnly, OS);
    if (O.Stats)
      analysis::printStatistics(*Pass, F, W.Err);
  }
  return true;
}
} // namespace

int driver::optMain(llvm::ArrayRef<const char *> Args, const World &W) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  RenderOptions Look;
  Look.Colours = W.ErrIsTerminal && !W.NoColours;
  auto Finish = [&](int Code) {
    if (std::error_code E = W.FlushOut()) {
      Diags.report(diag::CannotWriteFile) << "-" << E.message();
      Code = ModelErrors;
    }
    for (const Diagnostic &D : Diags.all())
      render(D, Sources, Look, W.Err);
    W.Err.flush();
    return Code;
  };

  OptOptions O = OptParser(Diags).run(Args);
  if (Diags.hasErrors())
    return Finish(UsageErrors);
  if (O.Help || O.Version || O.ListPasses) {
    if (O.Help)
      printHelp(W.Out);
    else if (O.Version)
      printVersion("tmc-opt", W.Out);
    else
      analysis::listPasses(W.Out);
    return Finish(Success);
  }

  if (O.Output == "-")
    return Finish(process(O, W, Diags, W.Out) ? Success : ModelErrors);
  // A file is written as a whole, and not at all if there are errors.
  std::string Bytes;
  llvm::raw_string_ostream OS(Bytes);
  if (!process(O, W, Diags, OS))
    return Finish(ModelErrors);
  if (std::error_code E = W.WriteFile(O.Output, Bytes)) {
    Diags.report(diag::CannotWriteFile) << O.Output << E.message();
    return Finish(ModelErrors);
  }
  return Finish(Success);
}
