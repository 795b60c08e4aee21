//===- Commands.h - The commands of tmc -----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `tmc check model.tm` and its like. Most commands compile a model, and are
/// another way to say what options say; Options.h reads their command lines.
/// The others have a function of their own. Commands.def has them all.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_COMMANDS_H
#define TMC_DRIVER_COMMANDS_H

#include "Backends/Outputs.h"
#include "Basic/Diagnostics.h"
#include "Driver/Tmc.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <string>
#include <vector>

namespace tmc::driver {

enum class Option : uint8_t {
#define OPTION(ID, LONG, SHORT, METAVAR, HELP) ID,
#include "Driver/Options.def"
};

/// An option, as help shows it.
struct OptionInfo {
  llvm::StringRef Long;
  llvm::StringRef Short;
  llvm::StringRef Metavar; ///< empty for a switch
  llvm::StringRef Help;
  Option Id; ///< of those of Options.def
};
/// Those of Options.def.
llvm::ArrayRef<OptionInfo> options();

/// What the value of an option should be, in the order of the words of TM0905.
enum class Expected : uint8_t {
  Number,
  Threads,
  SubjectOrFormat,
  Format,
  Methodology,
  Path,
  FindingOrCode,
  Folder,
  Overlay,
  PlaceAndControl,
  Place,
  FileOrFolder,
  Goal,
  File,
  Date,
  Tag,
  Title,
  KeyAndValue,
  RiskLevel,
  SeverityLevel,
  ImageFile,
  OptionsOnly,
  NoSeverities,
  NoRisks,
  Mebibytes,
  Port,
};
inline DiagArg arg(Expected E) {
  return DiagArg::number(static_cast<uint64_t>(E));
}

enum class Command : uint8_t {
#define COMMAND(ID, ...) ID,
#include "Driver/Commands.def"
};

/// A row of Commands.def.
struct CommandInfo {
  Command Id;
  llvm::StringRef Name;
  llvm::StringRef Arguments;
  ToolMain Main; ///< null if it compiles a model
  llvm::StringRef First;
  backends::Subject About;
  llvm::StringRef Format;
  llvm::StringRef Options;
  llvm::StringRef Summary;
  llvm::StringRef Details;

  /// Whether it takes the option of this name.
  bool takes(llvm::StringRef Long) const;
};
llvm::ArrayRef<CommandInfo> commands();
const CommandInfo &info(Command C);
/// The command called \p Name, or null.
const CommandInfo *findCommand(llvm::StringRef Name);
/// The name of the command that \p Word may be meant as, or empty.
llvm::StringRef nearestCommand(llvm::StringRef Word);
/// All options that \p C takes, in the order of the tables.
std::vector<OptionInfo> optionsOf(const CommandInfo &C);
/// The options of `tmc-format`.
std::vector<OptionInfo> formatOptions();

/// Reports that \p C does not have the option that \p Arg begins with, and what
/// may be meant.
void reportUnknownOption(const CommandInfo &C, llvm::StringRef Arg,
                         Diagnostics &Diags);

/// The command line of a command that has a function of its own.
class CommandLine {
public:
  /// Mistakes are reported.
  CommandLine(const CommandInfo &C, llvm::ArrayRef<const char *> Args,
              Diagnostics &Diags);

  const std::vector<std::string> &arguments() const { return Arguments; }
  /// Whether the option \p Long was given.
  bool has(llvm::StringRef Long) const { return !values(Long).empty(); }
  /// Its last value; empty if it was not given.
  std::string value(llvm::StringRef Long) const {
    return has(Long) ? values(Long).back() : std::string();
  }
  std::vector<std::string> values(llvm::StringRef Long) const;

private:
  std::vector<std::string> Arguments;
  std::vector<std::pair<llvm::StringRef, std::string>> Given;
};

/// Writes one line for each option.
void printOptions(llvm::ArrayRef<OptionInfo> Options, llvm::raw_ostream &OS);
/// Writes one line for each command.
void printCommands(llvm::raw_ostream &OS);
/// Writes what `tmc help NAME` shows.
void printHelp(const CommandInfo &C, llvm::raw_ostream &OS);

/// Reads \p Args, which are those of command \p C; writes its help if they ask
/// for that, else calls \p Run unless they are wrong; shows what was reported.
/// The exit status.
int runCommand(Command C, llvm::ArrayRef<const char *> Args, const World &W,
               llvm::function_ref<int(const CommandLine &, Diagnostics &)> Run);

/// `tmc help`.
int helpMain(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc doc`.
int docCommand(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc list`.
int listCommand(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc init`.
int initMain(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc triage`.
int triageMain(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc build`.
int buildMain(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc import`.
int importMain(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc drift`.
int driftMain(llvm::ArrayRef<const char *> Args, const World &W);
/// `tmc fmt`.
int formatCommand(llvm::ArrayRef<const char *> Args, const World &W);

} // namespace tmc::driver

#endif // TMC_DRIVER_COMMANDS_H
