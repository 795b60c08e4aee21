//===- ShellPages.cpp - Man pages and completion --------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/ShellPages.h"

#include "Driver/Commands.h"
#include "Driver/Library.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::ArrayRef;
using llvm::StringRef;

namespace {

/// A program whose command line is described.
struct Program {
  StringRef Name;
  StringRef Arguments;
  StringRef Summary;
  std::vector<OptionInfo> Options;
  bool HasCommands;
};

std::vector<Program> programs() {
  return {{"tmc", "model.tm...", "compiler for threat models", options().vec(),
           true},
          {"tmc-format", "[model.tm... | -]",
           "writes threat models in the one layout of the language",
           formatOptions(), false}};
}

/// The values of an option, as far as the tables have them; with blanks.
std::string valuesOf(const OptionInfo &I) {
  std::vector<StringRef> Words;
  if (I.Long == "emit")
    for (const backends::SubjectInfo &S : backends::subjects())
      Words.push_back(S.Name);
  if (I.Long == "emit" || I.Long == "format")
    for (const backends::FormatInfo &F : backends::formats())
      Words.push_back(F.Name);
  if (I.Long == "color")
    Words = {"auto", "always", "never"};
  if (I.Long == "warn")
    Words = warningGroups();
  if (I.Long == "emit-option") {
#define EMIT_OPTION(KEY, OUTPUTS, VALUES) Words.push_back(KEY "=");
#include "Backends/EmitOptions.def"
  }
  return llvm::join(Words, " ");
}

/// A help text without the marks around code.
std::string plain(StringRef Help) {
  std::string Out;
  for (char C : Help)
    if (C != '`')
      Out += C;
  return Out;
}

//===----------------------------------------------------------------------===//
// Man pages
//===----------------------------------------------------------------------===//

/// \p Text for roff, with code in bold.
std::string roff(StringRef Text) {
  std::string Out;
  bool Code = false;
  for (char C : Text) {
    if (C == '`') {
      Code = !Code;
      Out += Code ? "\\fB" : "\\fR";
    } else if (C == '\\') {
      Out += "\\e";
    } else if (C == '-') {
      Out += "\\-";
    } else {
      // At the beginning of a line they would be commands.
      if (Out.empty() && (C == '.' || C == '\''))
        Out += "\\&";
      Out += C;
    }
  }
  // The only letters beyond ASCII that the tables have.
  size_t At;
  while ((At = Out.find("…")) != std::string::npos)
    Out.replace(At, StringRef("…").size(), "...");
  return Out;
}

void manOptions(std::string &T, ArrayRef<OptionInfo> Options) {
  for (const OptionInfo &I : Options) {
    T += ".TP\n";
    if (!I.Short.empty())
      T += "\\fB\\-" + I.Short.str() + "\\fR, ";
    T += "\\fB" + roff("--" + I.Long.str()) + "\\fR";
    if (!I.Metavar.empty())
      T += "=\\fI" + roff(I.Metavar) + "\\fR";
    T += "\n" + roff(I.Help) + "\n";
  }
}

std::string manPage(const Program &P) {
  std::string T =
      ".\\\" Written by tmc-doc from the tables of options.\n.TH " +
      StringRef(P.Name).upper() +
      " 1 \"\" \"tmc " TMC_VERSION "\" \"User Commands\"\n.SH NAME\n" +
      roff(P.Name) + " \\- " + P.Summary.str() + "\n.SH SYNOPSIS\n.B " +
      roff(P.Name) + "\n[\\fIoptions\\fR] " + roff(P.Arguments) + "\n";
  if (P.HasCommands) {
    T += ".br\n.B tmc\n\\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]\n"
         ".SH DESCRIPTION\nCompiles threat models: checks them, derives "
         "threats, writes diagrams, reports and tests. Without a command and "
         "without \\fB\\-\\-emit\\fR it prints the findings.\n.SH COMMANDS\n";
    for (const CommandInfo &C : commands()) {
      T += ".TP\n\\fBtmc " + C.Name.str() + "\\fR " + roff(C.Arguments) + "\n" +
           roff(C.Summary) + "\n";
      if (!C.Details.empty())
        T += ".br\n" + roff(C.Details) + "\n";
      std::string Names;
      for (const OptionInfo &I : optionsOf(C))
        Names += (Names.empty() ? "" : ", ") + roff("--" + I.Long.str());
      T += ".br\nOptions: " + Names + "\n";
    }
  }
  T += ".SH OPTIONS\n";
  manOptions(T, P.Options);
  if (P.HasCommands) {
    for (const CommandInfo &C : commands())
      if (C.Main && C.Id != Command::Fmt && optionsOf(C).size() > 1) {
        T += ".SS Options of tmc " + C.Name.str() + " alone\n";
        manOptions(T, optionsOf(C));
      }
    T += ".SH EXIT STATUS\n0: all is well. 1: mistakes in the model. 2: wrong "
         "use of the command line. 3: findings or questions at or above a "
         "\\fB\\-\\-fail\\-on\\fR option.\n.SH SEE ALSO\n"
         "\\fBtmc\\-format\\fR(1)\n";
  } else {
    T += ".SH EXIT STATUS\n0: all is well. 1: a file has mistakes of syntax, "
         "or would change. 2: wrong use of the command line.\n"
         ".SH SEE ALSO\n\\fBtmc\\fR(1)\n";
  }
  return T;
}

//===----------------------------------------------------------------------===//
// Completion
//===----------------------------------------------------------------------===//

/// \p Text within single quotes of a shell.
std::string quoted(StringRef Text) {
  std::string Out = "'";
  for (char C : Text)
    Out += C == '\'' ? "'\\''" : std::string(1, C);
  return Out + "'";
}

/// The options as a list of words; those with a value end with `=`.
std::string words(ArrayRef<OptionInfo> Options) {
  std::string Out;
  for (const OptionInfo &I : Options) {
    Out += (Out.empty() ? "--" : " --") + I.Long.str();
    if (!I.Metavar.empty())
      Out += "=";
    if (!I.Short.empty())
      Out += " -" + I.Short.str();
  }
  return Out;
}

std::string listNames() {
  std::string Out;
  for (const ListInfo &L : lists()) {
    Out += Out.empty() ? "" : " ";
    Out += L.Name;
  }
  return Out;
}

std::string commandNames() {
  std::string Out;
  for (const CommandInfo &C : commands())
    Out += (Out.empty() ? "" : " ") + C.Name.str();
  return Out;
}

std::string bash() {
  std::string T =
      "# Written by tmc-doc from the tables of options.\n\n"
      "# What is left of the cursor, with `=`, which bash splits words at.\n"
      "_tmc_word() {\n  local line=${COMP_LINE:0:COMP_POINT}\n"
      "  printf '%s' \"${line##*[[:space:]]}\"\n}\n\n"
      "_tmc_complete() { # options\n  local word values=\n"
      "  word=$(_tmc_word)\n  case $word in\n";
  for (const OptionInfo &I : options())
    if (std::string Values = valuesOf(I); !Values.empty())
      T += "    --" + I.Long.str() + "=*) values=" + quoted(Values) + " ;;\n";
  T += "    -*=*) ;;\n    -*)\n"
       "      mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\")\n"
       "      [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && "
       "compopt -o nospace\n      return ;;\n  esac\n"
       "  if [[ -n $values ]]; then\n"
       "    mapfile -t COMPREPLY < <(compgen -W \"$values\" -- "
       "\"${word#*=}\")\n"
       "  else\n    compopt -o default 2>/dev/null\n    COMPREPLY=()\n  fi\n"
       "}\n\n_tmc() {\n  local names=" +
       quoted(commandNames()) +
       "\n  if [[ $COMP_CWORD -eq 1 && ${COMP_WORDS[1]} != -* ]]; then\n"
       "    mapfile -t COMPREPLY < <(compgen -W \"$names\" -- "
       "\"${COMP_WORDS[1]}\")\n    compopt -o default 2>/dev/null\n"
       "    return\n  fi\n  case ${COMP_WORDS[1]} in\n";
  for (const CommandInfo &C : commands()) {
    if (C.Id == Command::Help) {
      T += "    help) mapfile -t COMPREPLY < <(compgen -W \"$names\" -- "
           "\"${COMP_WORDS[COMP_CWORD]}\") ;;\n";
      continue;
    }
    if (C.Id == Command::List) {
      T += "    list) if [[ ${COMP_WORDS[COMP_CWORD]} == -* ]]; then\n"
           "      _tmc_complete " +
           quoted(words(optionsOf(C))) +
           "\n    elif [[ $COMP_CWORD -eq 2 ]]; then mapfile -t COMPREPLY < "
           "<(compgen -W " +
           quoted(listNames()) + " -- \"${COMP_WORDS[COMP_CWORD]}\"); fi ;;\n";
      continue;
    }
    T += "    " + C.Name.str() + ") _tmc_complete " +
         quoted(words(optionsOf(C))) + " ;;\n";
  }
  T += "    *) _tmc_complete " + quoted(words(options())) +
       " ;;\n  esac\n}\n\n_tmc_format() { _tmc_complete " +
       quoted(words(formatOptions())) +
       "; }\n\ncomplete -F _tmc tmc\ncomplete -F _tmc_format tmc-format\n";
  return T;
}

/// The arguments of zsh's `_arguments`.
std::string zshArguments(ArrayRef<OptionInfo> Options) {
  std::string T;
  for (const OptionInfo &I : Options) {
    std::string Help;
    for (char C : plain(I.Help))
      Help += (C == '[' || C == ']' || C == '\\' || C == ':')
                  ? std::string("\\") + C
                  : std::string(1, C);
    std::string Value;
    if (!I.Metavar.empty()) {
      std::string Values = valuesOf(I);
      std::string Name;
      for (char C : I.Metavar)
        Name += C == ':' || C == '[' || C == ']' ? ' ' : C;
      Value =
          ":" + Name + ":" + (Values.empty() ? "_files" : "(" + Values + ")");
    }
    T += " \\\n        " +
         quoted("*--" + I.Long.str() + (I.Metavar.empty() ? "" : "=") + "[" +
                Help + "]" + Value);
    if (!I.Short.empty())
      T += " \\\n        " +
           quoted("*-" + I.Short.str() + (I.Metavar.empty() ? "" : "+") + "[" +
                  Help + "]" + Value);
  }
  return T + " \\\n        '*:file:_files'";
}

std::string zsh() {
  std::string T = "#compdef tmc tmc-format\n"
                  "# Written by tmc-doc from the tables of options.\n\n"
                  "local -a tmc_commands\ntmc_commands=(\n";
  for (const CommandInfo &C : commands())
    T += "  " + quoted(C.Name.str() + ":" + plain(C.Summary)) + "\n";
  T += ")\n\nif [[ $service == tmc-format ]]; then\n  _arguments" +
       zshArguments(formatOptions()) +
       "\n  return\nfi\n"
       "if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
       "  _describe command tmc_commands\n  _files\n  return\nfi\n"
       "case $words[2] in\n";
  for (const CommandInfo &C : commands()) {
    T += "  " + C.Name.str() + ")\n";
    if (C.Id == Command::Help)
      T += "    _describe command tmc_commands ;;\n";
    else if (C.Id == Command::List)
      T += "    if (( CURRENT == 3 )); then compadd " + listNames() +
           "; else _message word; fi ;;\n";
    else
      T += "    shift words; (( CURRENT-- ))\n    _arguments" +
           zshArguments(optionsOf(C)) + " ;;\n";
  }
  return T + "  *)\n    _arguments" + zshArguments(options()) + " ;;\nesac\n";
}

void fishOptions(std::string &T, StringRef Name, StringRef Condition,
                 ArrayRef<OptionInfo> Options) {
  for (const OptionInfo &I : Options) {
    T += "complete -c " + Name.str();
    if (!Condition.empty())
      T += " -n " + quoted(Condition);
    if (I.Short.size() == 1)
      T += " -s " + I.Short.str();
    T += " -l " + I.Long.str();
    std::string Values = valuesOf(I);
    if (!Values.empty())
      T += " -x -a " + quoted(Values);
    else if (!I.Metavar.empty())
      T += " -r";
    T += " -d " + quoted(plain(I.Help)) + "\n";
  }
}

std::string fish() {
  std::string T = "# Written by tmc-doc from the tables of options.\n\n";
  for (const CommandInfo &C : commands())
    T += "complete -c tmc -n __fish_use_subcommand -a " + C.Name.str() +
         " -d " + quoted(plain(C.Summary)) + "\n";
  for (const CommandInfo &C : commands()) {
    std::string Seen = "__fish_seen_subcommand_from " + C.Name.str();
    fishOptions(T, "tmc", Seen, optionsOf(C));
    if (C.Id == Command::Help || C.Id == Command::List)
      T += "complete -c tmc -f -n " + quoted(Seen) + " -a " +
           quoted(C.Id == Command::Help ? commandNames() : listNames()) + "\n";
  }
  fishOptions(T, "tmc", "not __fish_seen_subcommand_from " + commandNames(),
              options());
  return T;
}

std::string fishFormat() {
  std::string T = "# Written by tmc-doc from the tables of options.\n\n";
  fishOptions(T, "tmc-format", "", formatOptions());
  return T;
}

} // namespace

std::vector<ShellPage> driver::shellPages() {
  std::vector<ShellPage> Pages;
  for (const Program &P : programs())
    Pages.push_back({"man/man1/" + P.Name.str() + ".1", manPage(P)});
  std::string Bash = bash();
  // bash looks for a file of the program's name.
  Pages.push_back({"bash-completion/completions/tmc", Bash});
  Pages.push_back({"bash-completion/completions/tmc-format", Bash});
  Pages.push_back({"zsh/site-functions/_tmc", zsh()});
  Pages.push_back({"fish/vendor_completions.d/tmc.fish", fish()});
  Pages.push_back({"fish/vendor_completions.d/tmc-format.fish", fishFormat()});
  return Pages;
}
