//===- Commands.cpp - The commands of tmc ---------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Commands.h"

#include "Driver/Show.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::driver;
using backends::Subject;
using llvm::StringRef;

static constexpr OptionInfo Options[] = {
#define OPTION(ID, LONG, SHORT, METAVAR, HELP)                                 \
  {LONG, SHORT, METAVAR, HELP, Option::ID},
#include "Driver/Options.def"
};
llvm::ArrayRef<OptionInfo> driver::options() { return Options; }

static constexpr CommandInfo Commands[] = {
#define COMMAND(ID, NAME, ARGUMENTS, MAIN, FIRST, ABOUT, FORMAT, OPTIONS,      \
                SUMMARY, DETAILS)                                              \
  {Command::ID, NAME,   ARGUMENTS, MAIN,    FIRST,                             \
   ABOUT,       FORMAT, OPTIONS,   SUMMARY, DETAILS},
#include "Driver/Commands.def"
};
llvm::ArrayRef<CommandInfo> driver::commands() { return Commands; }

const CommandInfo &driver::info(Command C) {
  return Commands[static_cast<unsigned>(C)];
}

const CommandInfo *driver::findCommand(StringRef Name) {
  const CommandInfo *C = llvm::find_if(
      Commands, [&](const CommandInfo &Row) { return Row.Name == Name; });
  return C == std::end(Commands) ? nullptr : C;
}

StringRef driver::nearestCommand(StringRef Word) {
  std::vector<StringRef> Names;
  for (const CommandInfo &C : Commands)
    Names.push_back(C.Name);
  return nearest(Word, Names);
}

bool CommandInfo::takes(StringRef Long) const {
  llvm::SmallVector<StringRef, 32> Names;
  Options.split(Names, ',', -1, /*KeepEmpty=*/false);
  return llvm::is_contained(Names, Long);
}

std::vector<OptionInfo> driver::formatOptions() {
  return {
#define FORMAT_OPTION(MEMBER, LONG, SHORT, HELP)                               \
  {LONG, SHORT, "", HELP, Option::Help},
#include "Driver/FormatOptions.def"
  };
}

std::vector<OptionInfo> driver::optionsOf(const CommandInfo &C) {
  if (C.Id == Command::Fmt)
    return formatOptions();
  std::vector<OptionInfo> Out;
  for (const OptionInfo &I : Options)
    if (C.takes(I.Long))
      Out.push_back(I);
#define COMMAND_OPTION(COMMAND, ID, LONG, SHORT, METAVAR, HELP)                \
  if (C.Id == Command::COMMAND)                                                \
    Out.push_back({LONG, SHORT, METAVAR, HELP, Option::Help});
#include "Driver/Commands.def"
  if (C.Main)
    Out.push_back({"help", "h", "", "print this help", Option::Help});
  return Out;
}

void driver::reportUnknownOption(const CommandInfo &C, StringRef Arg,
                                 Diagnostics &Diags) {
  StringRef Given = Arg.split('=').first;
  StringRef Word = Given.ltrim('-');
  std::vector<StringRef> Here;
  for (const OptionInfo &I : optionsOf(C))
    Here.push_back(I.Long);
  std::string Others;
  for (const CommandInfo &Other : Commands)
    for (const OptionInfo &I : optionsOf(Other))
      if (I.Long == Word || (!I.Short.empty() && I.Short == Word))
        Others +=
            (Others.empty() ? "`tmc " : ", `tmc ") + Other.Name.str() + "`";
  // `-output` has one dash too few.
  bool IsHere = llvm::is_contained(Here, Word);
  StringRef Near = IsHere ? Word : nearest(Word, Here);
  if (!IsHere && !Others.empty())
    Diags.report(diag::OptionOfOtherCommand) << C.Name << Given << Others;
  else if (Near.empty())
    Diags.report(diag::UnknownCommandOption) << C.Name << Given;
  else
    Diags.report(diag::UnknownCommandOptionDidYouMean)
        << C.Name << Given << ("--" + Near).str();
}

//===----------------------------------------------------------------------===//
// Command lines of commands with a function of their own
//===----------------------------------------------------------------------===//

CommandLine::CommandLine(const CommandInfo &C,
                         llvm::ArrayRef<const char *> Args,
                         Diagnostics &Diags) {
  std::vector<OptionInfo> Known = optionsOf(C);
  bool OnlyArguments = false;
  for (size_t I = 0; I < Args.size(); ++I) {
    StringRef Arg = Args[I];
    if (OnlyArguments || !Arg.starts_with("-") || Arg == "-") {
      Arguments.push_back(Arg.str());
      continue;
    }
    if (Arg == "--") {
      OnlyArguments = true;
      continue;
    }
    bool IsLong = Arg.starts_with("--");
    auto [Name, Value] = Arg.ltrim('-').split('=');
    const OptionInfo *Row = nullptr;
    for (const OptionInfo &O : Known)
      if (IsLong ? O.Long == Name
                 : !O.Short.empty() && Name.starts_with(O.Short))
        Row = &O;
    bool HasValue = Arg.contains('=');
    // `-ofile` and `-o=file`
    if (Row && !IsLong && Name.size() > Row->Short.size()) {
      Value = Arg.drop_front(1 + Row->Short.size());
      HasValue = true;
    }
    if (!Row || (!IsLong && HasValue && Row->Metavar.empty())) {
      reportUnknownOption(C, Arg, Diags);
      continue;
    }
    std::string Shown =
        IsLong ? "--" + Row->Long.str() : "-" + Row->Short.str();
    if (Row->Metavar.empty() && HasValue)
      Diags.report(diag::OptionTakesNoValue) << Shown;
    else if (Row->Metavar.empty() || HasValue)
      Given.push_back({Row->Long, Value.str()});
    else if (I + 1 < Args.size())
      Given.push_back({Row->Long, Args[++I]});
    else
      Diags.report(diag::OptionNeedsValue) << Shown << Row->Metavar;
    if (!Given.empty() && Given.back().first == Row->Long &&
        !Row->Metavar.empty() && StringRef(Given.back().second).trim().empty())
      Diags.report(diag::OptionNeedsValue) << Shown << Row->Metavar;
  }
}

std::vector<std::string> CommandLine::values(StringRef Long) const {
  std::vector<std::string> Out;
  for (const auto &[Name, Value] : Given)
    if (Name == Long)
      Out.push_back(Value);
  return Out;
}

//===----------------------------------------------------------------------===//
// Help
//===----------------------------------------------------------------------===//

void driver::printOptions(llvm::ArrayRef<OptionInfo> List,
                          llvm::raw_ostream &OS) {
  for (const OptionInfo &I : List) {
    std::string Left = "  ";
    if (!I.Short.empty())
      Left += "-" + I.Short.str() + ", ";
    Left += "--" + I.Long.str();
    if (!I.Metavar.empty())
      Left += "=" + I.Metavar.str();
    OS << llvm::left_justify(StringRef(Left), 30) << ' ' << I.Help << "\n";
  }
}

void driver::printCommands(llvm::raw_ostream &OS) {
  for (const CommandInfo &C : Commands)
    OS << "  " << llvm::left_justify(C.Name, 10) << ' ' << C.Summary << "\n";
}

void driver::printHelp(const CommandInfo &C, llvm::raw_ostream &OS) {
  OS << "usage: tmc " << C.Name << " [options]"
     << (C.Arguments.empty() ? "" : " ") << C.Arguments << "\n\n"
     << StringRef(C.Summary).take_front().upper() << C.Summary.drop_front()
     << ".\n";
  if (!C.Details.empty())
    OS << "\n" << C.Details << "\n";
  OS << "\nOptions:\n";
  printOptions(optionsOf(C), OS);
  if (C.Main || !C.takes("format"))
    return;
  OS << "\nFormats:";
  StringRef Between = " ";
  for (const backends::OutputInfo &O : backends::outputs())
    if (O.About == C.About) {
      OS << Between << backends::info(O.As).Name;
      Between = ", ";
    }
  OS << "\n";
}

int driver::helpMain(llvm::ArrayRef<const char *> Args, const World &W) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  CommandLine Line(info(Command::Help), Args, Diags);
  std::vector<const CommandInfo *> About;
  if (Line.has("help"))
    About.push_back(&info(Command::Help));
  for (const std::string &Word : Line.arguments()) {
    if (const CommandInfo *C = findCommand(Word)) {
      About.push_back(C);
      continue;
    }
    StringRef Near = nearestCommand(Word);
    if (Near.empty())
      Diags.report(diag::UnknownCommand) << Word;
    else
      Diags.report(diag::UnknownCommandDidYouMean) << Word << Near;
  }
  if (Diags.hasErrors()) {
    for (const Diagnostic &D : Diags.all())
      render(D, Sources, {}, W.Err);
    return UsageErrors;
  }
  for (const CommandInfo *C : About)
    printHelp(*C, W.Out);
  if (!About.empty())
    return Success;
  W.Out << "usage: tmc COMMAND [options] [arguments]\n"
           "       tmc [options] model.tm...\n\nCommands:\n";
  printCommands(W.Out);
  W.Out << "\n`tmc help COMMAND` says more. A file that is called like a "
           "command is `./check`.\n`tmc --help` lists the options of `tmc` "
           "without a command.\n";
  return Success;
}

int driver::runCommand(
    Command Which, llvm::ArrayRef<const char *> Args, const World &W,
    llvm::function_ref<int(const CommandLine &, Diagnostics &)> Run) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  const CommandInfo &C = info(Which);
  CommandLine Line(C, Args, Diags);
  int Code = UsageErrors;
  if (!Diags.hasErrors() && Line.has("help")) {
    printHelp(C, W.Out);
    Code = Success;
  } else if (!Diags.hasErrors()) {
    Code = Run(Line, Diags);
  }
  RenderOptions Look;
  const std::string Color = Line.value("color");
  Look.Colours = Color == "always" ||
                 (Color != "never" && W.ErrIsTerminal && !W.NoColours);
  showDiagnostics(Diags, Sources, Look, /*MaxWarnings=*/20, W.Err);
  return Code;
}
