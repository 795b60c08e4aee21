//===- Options.cpp - The command line of tmc ------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Options.h"
#include "Compiler/Methodology.h"
#include "Driver/ExplainCode.h"
#include "Sema/Expressions.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::driver;
using backends::Format;
using backends::FormatInfo;
using backends::Subject;
using backends::SubjectInfo;
using llvm::StringRef;

namespace {

class Parser {
public:
  Parser(llvm::ArrayRef<const char *> Args, Diagnostics &Diags, ExistsFn Exists)
      : Args(Args), Diags(Diags), Exists(Exists) {}

  Options run() {
    if (!chooseCommand())
      return std::move(O);
    bool OnlyInputs = false;
    while (Next < Args.size()) {
      StringRef Arg = Args[Next++];
      if (OnlyInputs || !Arg.starts_with("-") || Arg == "-")
        O.Inputs.push_back(Arg.str());
      else if (Arg == "--")
        OnlyInputs = true;
      else if (Arg.starts_with("--"))
        longOption(Arg.drop_front(2));
      else
        shortOption(Arg.drop_front(1));
    }
    takeFirst();
    checkCommandWords();
    if (O.Inputs.empty() && !O.Help && !O.Version && O.Scores.empty() &&
        O.Explain.empty() && !Diags.hasErrors() &&
        O.Methodology != compiler::ListMethodologies)
      reportNoInput();
    if (O.Fix && llvm::is_contained(O.Inputs, "-"))
      Diags.report(diag::FixNeedsFile);
    chooseOutput();
    // In whatever order the files are named, the result is the same.
    auto Plain = [](StringRef Path) {
      llvm::SmallString<128> Out(Path);
      llvm::sys::path::remove_dots(Out, /*remove_dot_dot=*/true);
      return Out;
    };
    for (std::vector<std::string> *Files :
         {&O.Inputs, &O.Diff, &O.Results, &O.Against})
      llvm::stable_sort(*Files, [&](StringRef A, StringRef B) {
        return Plain(A) < Plain(B);
      });
    checkComparison();
    checkMethodology();
    checkWatch();
    // What depends on what is written.
    if (O.Written) {
      if (!O.Goals.empty() && O.Written->About != Subject::AttackTree &&
          !isAttackView() && O.Written->About != Subject::BlastRadius)
        Diags.report(diag::GoalWithoutOutput);
      if (!O.TemplateDir.empty() &&
          (O.Written->As != Format::Html ||
           (O.Written->About != Subject::Findings &&
            O.Written->About != Subject::Comparison &&
            O.Written->About != Subject::Methodology)))
        Diags.report(diag::TemplatesWithoutOutput);
      checkGates();
      checkEmitOptions();
      checkContractOptions();
    }
    return std::move(O);
  }

private:
  /// The first word may be a command. False after a report.
  bool chooseCommand() {
    StringRef Word = Args.empty() ? "" : Args.front();
    O.Command = findCommand(Word);
    if (O.Command) {
      Next = 1;
      return true;
    }
    // A file may have any name, and most have a dot or a slash in it.
    if (Word.empty() || !llvm::all_of(Word, llvm::isAlpha) || !Exists ||
        Exists(Word))
      return true;
    StringRef Near = nearestCommand(Word);
    if (Near.empty())
      return true;
    Diags.report(diag::UnknownCommandDidYouMean) << Word << Near;
    return false;
  }

  /// Gives the command's first argument to the option that it stands for.
  void takeFirst() {
    if (!O.Command || O.Command->First.empty() || O.Inputs.empty() ||
        (O.Command->Id == Command::Diff && O.compares()))
      return;
    std::string First = O.Inputs.front();
    O.Inputs.erase(O.Inputs.begin());
    for (const OptionInfo &I : options())
      if (I.Long == O.Command->First)
        apply(I, First);
  }

  /// `tmc --fail-on=high check shop.tm`: what was a file is no file.
  void checkCommandWords() {
    if (O.Command || !Exists)
      return;
    for (const std::string &Input : O.Inputs)
      if (findCommand(Input) && !Exists(Input))
        Diags.report(diag::CommandNotFirst) << Input;
  }

  void reportNoInput() {
    if (O.Command)
      Diags.report(diag::CommandNeedsInput)
          << O.Command->Name << O.Command->Arguments;
    else
      Diags.report(diag::NoInput);
  }

  bool isOf(Command C) const { return O.Command && O.Command->Id == C; }

  /// The subject called \p Word. Within a command a subject of its own needs
  /// no more than the rest of its name: `tmc contract --emit=questions`.
  std::optional<Subject> findSubject(StringRef Word) const {
    if (O.Command)
      if (std::optional<Subject> Own =
              backends::findSubject((O.Command->Name + "-" + Word).str()))
        return Own;
    return backends::findSubject(Word);
  }

  /// The subject that another option than `--emit` asks for.
  std::optional<Subject> askedFor() const {
    if (!O.Explain.empty())
      return Subject::Explanation;
    if (!O.Methodology.empty())
      return Subject::Methodology;
    if (O.compares())
      return isOf(Command::Contract) ||
                     findSubject(StringRef(O.Emit).split('.').first) ==
                         Subject::ContractDiff
                 ? Subject::ContractDiff
                 : Subject::Comparison;
    if (O.Command && O.Emit.empty())
      return O.Command->About;
    return std::nullopt;
  }

  /// The format that the ending of `-o` or the command names, or empty.
  StringRef usualFormat(Subject About) const {
    StringRef Ending = llvm::sys::path::extension(O.Output);
    if (Ending.consume_front("."))
      for (const FormatInfo &I : backends::formats()) {
        llvm::SmallVector<StringRef, 2> Endings;
        I.Endings.split(Endings, ',');
        if (llvm::is_contained(Endings, Ending.lower()))
          return I.Name;
      }
    return About == O.Command->About ? O.Command->Format : "";
  }

  void unknownOutput(StringRef Word) {
    std::vector<StringRef> Names;
    for (const SubjectInfo &I : backends::subjects())
      Names.push_back(I.Name);
    for (const FormatInfo &I : backends::formats())
      Names.push_back(I.Name);
    StringRef Near = nearest(Word, Names);
    if (Near.empty())
      Diags.report(diag::UnknownOutput) << Word << Names;
    else
      Diags.report(diag::UnknownOutputDidYouMean) << Word << Near << Names;
  }

  /// \p Given, as `--emit=svg`, is nothing in which \p About can be shown.
  void noSuchFormat(Subject About, const std::string &Given, StringRef As) {
    if (About == Subject::Comparison)
      Diags.report(diag::NoSuchComparison)
          << Given << O.comparing() << formatList(About);
    else if (About == Subject::Methodology)
      Diags.report(diag::NoSuchMethodologyOutput) << Given << formatList(About);
    else
      Diags.report(diag::NoSuchFormat)
          << backends::info(About).Name << As << formatList(About);
  }

  /// The format that \p Word says, which may have been said before.
  void format(StringRef Word) {
    if (!O.Format.empty() && O.Format != Word)
      Diags.report(diag::OptionGivenTwice) << "--format";
    O.Format = Word.str();
  }

  /// What is written: a subject in a format. `--emit` names one or both, other
  /// options ask for a subject, and what is not said follows from the rest.
  void chooseOutput() {
    std::optional<Subject> About = askedFor();
    std::string Given = "--emit=" + O.Emit;
    if (O.Emit.empty())
      Given = "--format=" + O.Format;
    if (About == Subject::Explanation && !(O.Emit + O.Format).empty()) {
      Diags.report(diag::OptionsExclude)
          << "--explain" << (O.Emit.empty() ? "--format" : "--emit");
      return;
    }
    auto [Word, Form] = StringRef(O.Emit).split('.');
    std::optional<Subject> Named = findSubject(Word);
    if (!Named && !O.Emit.empty()) {
      if (!backends::findFormat(Word) || Word != O.Emit)
        return unknownOutput(O.Emit);
      format(Word);
    } else if (Word != O.Emit) {
      if (Form.empty())
        return unknownOutput(O.Emit);
      format(Form);
    }
    if (O.Command && O.Format.empty()) {
      O.Format =
          usualFormat(Named ? *Named : About.value_or(O.Command->About)).str();
      if (O.Emit.empty())
        Given = "-o " + O.Output;
    }
    if (Named && About && Named != About)
      return noSuchFormat(*About, Given, "");
    if (Named && !About && !backends::info(*Named).Option.empty()) {
      Diags.report(diag::OutputNeedsOption)
          << O.Emit << backends::info(*Named).Option;
      return;
    }
    if (Named)
      About = Named;
    std::optional<Format> As = backends::findFormat(O.Format);
    if (!About)
      About = As ? backends::defaultOutput(*As).About : Subject::Findings;
    O.Written = O.Format.empty() ? &backends::defaultOutput(*About)
                : As             ? backends::findOutput(*About, *As)
                                 : nullptr;
    if (!O.Written)
      noSuchFormat(*About, Given, O.Format);
  }

  /// One comparison a run, and one that there is an output for.
  void checkComparison() {
    if (O.compares() && !O.Tags.empty())
      Diags.report(diag::OptionsExclude) << O.comparing() << "--tag";
    for (StringRef Other :
         {"--what-if", "--assume-control", "--assume-breach", "--explain"})
      if (!O.Diff.empty() &&
          ((Other == "--what-if" && O.WhatIf) ||
           (Other == "--explain" && !O.Explain.empty()) ||
           (Other == "--assume-control" && !O.Assumed.empty()) ||
           (Other == "--assume-breach" && !O.Breached.empty())))
        Diags.report(diag::OptionsExclude) << "--diff" << Other;
    if (O.WhatIf && O.Overlays.empty() && O.Assumed.empty() &&
        O.Breached.empty())
      Diags.report(diag::NothingToCompare);
  }

  /// A methodology is an output of its own.
  void checkMethodology() {
    if (O.Methodology.empty())
      return;
    if (!O.Explain.empty())
      Diags.report(diag::OptionsExclude) << "--methodology" << "--explain";
    if (O.compares())
      Diags.report(diag::OptionsExclude) << "--methodology" << O.comparing();
  }

  /// A gate that is never looked at would be one that never fails.
  void checkGates() {
    StringRef Instead = O.madeFrom() < backends::Input::Findings ||
                                O.madeFrom() >= backends::Input::Contract
                            ? "--emit"
                        : O.Methodology == compiler::ListMethodologies
                            ? "--methodology"
                        : isDiagnosticCode(O.Explain) ? "--explain"
                        : !O.Scores.empty()           ? "--score"
                        : O.Help                      ? "--help"
                        : O.Version                   ? "--version"
                                                      : "";
    if (Instead.empty())
      return;
    StringRef Value = Instead == "--emit"          ? O.Emit
                      : Instead == "--methodology" ? O.Methodology
                      : Instead == "--explain"     ? O.Explain
                      : Instead == "--score"       ? StringRef(O.Scores.front())
                                                   : "";
    std::string What = (Instead + (Value.empty() ? "" : "=") + Value).str();
    for (auto [Gate, Level] : O.gates())
      Diags.report(diag::GateSkipped) << (Gate + "=" + Level).str() << What;
  }

  /// Options of contracts, where none is written, would be without effect.
  void checkContractOptions() {
    const bool HasContract = O.madeFrom() >= backends::Input::Contract;
    const std::pair<StringRef, bool> Given[] = {
        {"--root", !O.Root.empty()},
        {"--check", O.Check},
        {"--wire", O.Wire},
        {"--answers", !O.Answers.empty()},
        {"--commit", !O.Commit.empty()}};
    for (const auto &[Name, IsGiven] : Given)
      if (IsGiven && !HasContract)
        Diags.report(diag::OptionsExclude)
            << Name
            << ("--emit=" + backends::info(O.Written->About).Name).str();
    StringRef Other = O.Check && O.Wire          ? "--wire"
                      : O.Check && O.compares()  ? "--diff"
                      : O.Check && O.OutputGiven ? "--output"
                                                 : "";
    if (!Other.empty())
      Diags.report(diag::OptionsExclude) << "--check" << Other;
    if (O.Wire && O.compares())
      Diags.report(diag::OptionsExclude) << "--wire" << "--diff";
  }

  /// An option that an output does not know would be one without effect.
  /// Whether an attack is drawn over the diagram of the model.
  bool isAttackView() const {
    return O.Written->About == Subject::Diagram &&
           llvm::is_contained(
               O.EmitOptions,
               std::pair<std::string, std::string>("view", "attack"));
  }

  void checkEmitOptions() {
    struct EmitOptionInfo {
      StringRef Key;
      StringRef Outputs; ///< with commas
      StringRef Values;  ///< with `|`, or empty: the output looks at them
    };
    static constexpr EmitOptionInfo Known[] = {
#define EMIT_OPTION(KEY, OUTPUTS, VALUES) {KEY, OUTPUTS, VALUES},
#include "Backends/EmitOptions.def"
    };
    std::string Output = (backends::info(O.Written->About).Name + "." +
                          backends::info(O.Written->As).Name)
                             .str();
    auto IsFor = [&](const EmitOptionInfo &I) {
      llvm::SmallVector<StringRef, 8> Names;
      I.Outputs.split(Names, ',');
      auto [About, As] = StringRef(Output).split('.');
      return llvm::any_of(Names, [&, &About = About, &As = As](StringRef Name) {
        auto [S, F] = Name.split('.');
        return (S == "*" || S == About) && (F.empty() || F == As);
      });
    };
    StringRef Option = backends::info(O.Written->About).Option;
    std::string Of = O.Command && O.Emit.empty()
                         ? "`tmc " + O.Command->Name.str() + "`"
                     : !O.Emit.empty() ? "`--emit=" + O.Emit + "`"
                     : O.compares()    ? "`" + O.comparing().str() + "`"
                     : Option.empty()  ? std::string("the list of findings")
                                       : "`" + Option.str() + "`";
    std::vector<StringRef> Here;
    for (const EmitOptionInfo &I : Known)
      if (IsFor(I))
        Here.push_back(I.Key);
    for (const auto &[Key, Value] : O.EmitOptions) {
      const EmitOptionInfo *Row = llvm::find_if(
          Known, [&](const EmitOptionInfo &I) { return I.Key == Key; });
      if (Row == std::end(Known) || !IsFor(*Row)) {
        StringRef Near = nearest(Key, Here);
        if (Near.empty())
          Diags.report(diag::UnknownEmitOption)
              << Key << Of << uint64_t(!Here.empty())
              << std::vector<StringRef>(Here.begin(), Here.end());
        else
          Diags.report(diag::UnknownEmitOptionDidYouMean) << Key << Of << Near;
        continue;
      }
      llvm::SmallVector<StringRef, 4> Values;
      Row->Values.split(Values, '|', -1, /*KeepEmpty=*/false);
      if (!Values.empty() && !llvm::is_contained(Values, Value))
        Diags.report(diag::BadOptionWord)
            << Value << "--emit-option " + Key
            << std::vector<StringRef>(Values.begin(), Values.end());
    }
  }

  /// A gate says one thing: of two values one would be forgotten.
  void gate(const OptionInfo &I, StringRef Value, std::string &Out) {
    if (!Out.empty())
      Diags.report(diag::OptionGivenTwice) << ("--" + I.Long).str();
    if (Value.trim().empty())
      bad(I, Value,
          I.Id == Option::FailOnRisk ? Expected::RiskLevel
                                     : Expected::SeverityLevel);
    Out = Value.trim().str();
  }

  void longOption(StringRef Text) {
    auto [Name, Value] = Text.split('=');
    bool HasValue = Name.size() != Text.size();
    for (const OptionInfo &I : options())
      if (I.Long == Name && isHere(I)) {
        if (I.Metavar.empty()) {
          if (HasValue)
            Diags.report(diag::OptionTakesNoValue) << ("--" + Name).str();
          apply(I, "");
        } else if (HasValue) {
          apply(I, Value);
        } else if (Next < Args.size()) {
          apply(I, Args[Next++]);
        } else {
          Diags.report(diag::OptionNeedsValue)
              << ("--" + Name).str() << I.Metavar;
        }
        return;
      }
    std::vector<StringRef> Names;
    for (const OptionInfo &I : options())
      Names.push_back(I.Long);
    unknown("--", Name, Names);
  }

  void shortOption(StringRef Text) {
    for (const OptionInfo &I : options())
      if (!I.Short.empty() && Text.starts_with(I.Short) && isHere(I)) {
        StringRef Value = Text.drop_front(I.Short.size());
        if (I.Metavar.empty()) {
          if (!Value.empty())
            break;
          apply(I, "");
        } else if (!Value.empty()) {
          Value.consume_front("=");
          apply(I, Value);
        } else if (Next < Args.size()) {
          apply(I, Args[Next++]);
        } else {
          Diags.report(diag::OptionNeedsValue)
              << ("-" + I.Short).str() << I.Metavar;
        }
        return;
      }
    // `-emit=dot` is a long option with one dash too few.
    std::vector<StringRef> Names;
    for (const OptionInfo &I : options())
      Names.push_back(I.Long);
    StringRef Name = Text.split('=').first;
    if (!O.Command && llvm::is_contained(Names, Name))
      Diags.report(diag::UnknownOptionDidYouMean)
          << ("-" + Name).str() << ("--" + Name).str();
    else
      unknown("-", Name, Names);
  }

  /// Whether the command takes it.
  bool isHere(const OptionInfo &I) const {
    return !O.Command || O.Command->takes(I.Long);
  }

  void unknown(StringRef Dashes, StringRef Name,
               llvm::ArrayRef<StringRef> Names) {
    if (O.Command)
      return reportUnknownOption(*O.Command, (Dashes + Name).str(), Diags);
    StringRef Near = nearest(Name, Names);
    if (Near.empty())
      Diags.report(diag::UnknownOption) << (Dashes + Name).str();
    else
      Diags.report(diag::UnknownOptionDidYouMean)
          << (Dashes + Name).str() << ("--" + Near).str();
  }

  void bad(const OptionInfo &I, StringRef Value, Expected What) {
    (Diags.report(diag::BadOptionValue) << Value << ("--" + I.Long).str())
        .add(arg(What));
  }
  void badWord(const OptionInfo &I, StringRef Value,
               const std::vector<StringRef> &Words) {
    Diags.report(diag::BadOptionWord)
        << Value << ("--" + I.Long).str() << Words;
  }

  void onlyForServe(const OptionInfo &I) {
    if (!O.Command || O.Command->Id != Command::Serve)
      Diags.report(diag::OnlyForServe) << I.Long;
  }

  /// Whether \p Address has a scheme, of no page and no script, and a place for
  /// a path.
  static bool opensEditor(StringRef Address) {
    auto [Scheme, Rest] = Address.split(':');
    return Rest.contains("{path}") && !Scheme.empty() &&
           llvm::isAlpha(Scheme.front()) &&
           llvm::all_of(Scheme,
                        [](char C) {
                          return llvm::isAlnum(C) || C == '+' || C == '-' ||
                                 C == '.';
                        }) &&
           llvm::none_of(llvm::ArrayRef<StringRef>{"http", "https", "data",
                                                   "javascript", "vbscript",
                                                   "blob", "file"},
                         [&, S = Scheme](StringRef Not) {
                           return S.equals_insensitive(Not);
                         });
  }

  /// What follows files can read them again.
  void checkWatch() {
    if (!O.Watch && (!O.Command || O.Command->Id != Command::Serve))
      return;
    for (const std::vector<std::string> *Files :
         {&O.Inputs, &O.Diff, &O.Results})
      if (llvm::is_contained(*Files, "-"))
        Diags.report(diag::WatchNeedsFile);
    for (auto [Given, Other] :
         {std::pair(O.Fix, "--fix"),
          std::pair(O.VerifyDiagnostics, "--verify-diagnostics"),
          std::pair(!O.Scores.empty(), "--score")})
      if (O.Watch && Given)
        Diags.report(diag::OptionsExclude) << "--watch" << Other;
  }

  bool number(const OptionInfo &I, StringRef Value, unsigned &Out) {
    if (!Value.getAsInteger(10, Out))
      return true;
    bad(I, Value, Expected::Number);
    return false;
  }

  /// One value: of two different ones, one would be forgotten.
  void once(const OptionInfo &I, StringRef Value, std::string &Out,
            bool &Given) {
    if (Given && Out != Value)
      Diags.report(diag::OptionGivenTwice) << ("--" + I.Long).str();
    Out = Value.str();
    Given = true;
  }

  void apply(const OptionInfo &I, StringRef Value) {
    switch (I.Id) {
    case Option::Emit:
      if (!O.Emit.empty() && O.Emit != Value)
        Diags.report(diag::OptionGivenTwice) << "--emit";
      if (Value.trim().empty())
        bad(I, Value, Expected::SubjectOrFormat);
      O.Emit = Value.str();
      break;
    case Option::Format:
      format(Value);
      if (Value.trim().empty())
        bad(I, Value, Expected::Format);
      break;
    case Option::Methodology:
      if (!O.Methodology.empty() && O.Methodology != Value)
        Diags.report(diag::OptionGivenTwice) << "--methodology";
      O.Methodology = Value.str();
      if (Value.empty())
        bad(I, Value, Expected::Methodology);
      break;
    case Option::Output:
      once(I, Value, O.Output, O.OutputGiven);
      if (Value.trim().empty())
        bad(I, Value, Expected::Path);
      break;
    case Option::Explain:
      once(I, Value, O.Explain, ExplainGiven);
      if (Value.trim().empty())
        bad(I, Value, Expected::FindingOrCode);
      break;
    case Option::FailOn:
      gate(I, Value, O.FailOn);
      break;
    case Option::FailOnRisk:
      gate(I, Value, O.FailOnRisk);
      break;
    case Option::FailOnQuestions:
      gate(I, Value, O.FailOnQuestions);
      break;
    case Option::Score:
      O.Scores.push_back(Value.str());
      break;
    case Option::Include:
      O.IncludePaths.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::Folder);
      break;
    case Option::Overlay:
      O.Overlays.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::Overlay);
      break;
    case Option::AssumeControl: {
      auto [Target, Control] = Value.split('=');
      if (Target.trim().empty() || Control.trim().empty())
        bad(I, Value, Expected::PlaceAndControl);
      O.Assumed.push_back({Target.trim().str(), Control.trim().str()});
      break;
    }
    case Option::AssumeBreach:
      O.Breached.push_back(Value.trim().str());
      if (Value.trim().empty())
        bad(I, Value, Expected::Place);
      break;
    case Option::WhatIf:
      O.WhatIf = true;
      break;
    case Option::Diff:
      O.Diff.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::FileOrFolder);
      break;
    case Option::Goal:
      O.Goals.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::Goal);
      break;
    case Option::Results:
      O.Results.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::File);
      break;
    case Option::Against:
      O.Against.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::File);
      break;
    case Option::Today: {
      std::optional<int64_t> Before = O.Today;
      O.Today = sema::parseDate(Value);
      if (!O.Today)
        bad(I, Value, Expected::Date);
      else if (Before && Before != O.Today)
        Diags.report(diag::OptionGivenTwice) << "--today";
      break;
    }
    case Option::Fix:
      O.Fix = true;
      break;
    case Option::ShowAll:
      O.ShowAll = true;
      break;
    case Option::Tag:
      O.Tags.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::Tag);
      break;
    case Option::Root:
      once(I, Value, O.Root, RootGiven);
      if (Value.empty())
        bad(I, Value, Expected::Folder);
      break;
    case Option::Check:
      O.Check = true;
      break;
    case Option::Wire:
      O.Wire = true;
      break;
    case Option::Answers:
      O.Answers.push_back(Value.str());
      O.Inputs.push_back(Value.str());
      if (Value.trim().empty())
        bad(I, Value, Expected::File);
      break;
    case Option::Commit:
      once(I, Value, O.Commit, CommitGiven);
      if (Value.trim().empty())
        Diags.report(diag::OptionNeedsValue) << "--commit" << "4f0c17d";
      break;
    case Option::Title:
      once(I, Value, O.Title, TitleGiven);
      if (Value.trim().empty())
        bad(I, Value, Expected::Title);
      break;
    case Option::TemplateDir:
      once(I, Value, O.TemplateDir, TemplateDirGiven);
      if (Value.trim().empty())
        bad(I, Value, Expected::Folder);
      break;
    case Option::EmitOption: {
      auto [Key, V] = Value.split('=');
      if (Key.trim().empty() || V.trim().empty())
        bad(I, Value, Expected::KeyAndValue);
      if (Key == "format") { // as it was called before there was `--format`
        format(V);
        break;
      }
      for (const auto &[Other, Before] : O.EmitOptions)
        if (Other == Key && Before != V)
          Diags.report(diag::OptionGivenTwice) << "--emit-option " + Key;
      O.EmitOptions.push_back({Key.str(), V.str()});
      break;
    }
    case Option::Werror:
      O.WarningsAsErrors = true;
      break;
    case Option::Warning: {
      bool On = !Value.consume_front("no-");
      bool AsError = Value.consume_front("error=");
      if (Value == "error")
        O.WarningsAsErrors = On;
      else
        O.Warnings.push_back({Value.str(), On, AsError});
      break;
    }
    case Option::MaxErrors:
      number(I, Value, O.MaxErrors);
      break;
    case Option::MaxWarnings:
      number(I, Value, O.MaxWarnings);
      break;
    case Option::AllowModelTemplates:
      O.AllowModelTemplates = true;
      break;
    case Option::Colour:
      if (Value == "auto")
        O.Colour = ColourMode::Auto;
      else if (Value == "always")
        O.Colour = ColourMode::Always;
      else if (Value == "never")
        O.Colour = ColourMode::Never;
      else
        badWord(I, Value, {"auto", "always", "never"});
      break;
    case Option::Threads:
      if (number(I, Value, O.Threads) && (O.Threads == 0 || O.Threads > 256))
        bad(I, Value, Expected::Threads);
      break;
    case Option::TimeLimit:
      number(I, Value, O.TimeLimit);
      break;
    case Option::MaxFileSize: {
      unsigned MiB = 0;
      if (!number(I, Value, MiB))
        break;
      if (MiB == 0 || MiB > 4095)
        bad(I, Value, Expected::Mebibytes);
      else
        O.MaxFileSize = MiB << 20;
      break;
    }
    case Option::NoPrelude:
      O.Prelude = false;
      break;
    case Option::VerifyDiagnostics:
      O.VerifyDiagnostics = true;
      break;
    case Option::Stats:
      O.Stats = true;
      break;
    case Option::Watch:
      O.Watch = true;
      break;
    case Option::Port:
      onlyForServe(I);
      if (Value.getAsInteger(10, O.Port) || O.Port == 0)
        bad(I, Value, Expected::Port);
      break;
    case Option::Editor:
      onlyForServe(I);
      O.Editor = Value.str();
      if (!opensEditor(Value))
        Diags.report(diag::BadEditorAddress) << Value;
      break;
    case Option::Version:
      O.Version = true;
      break;
    case Option::Help:
      O.Help = true;
      break;
    }
  }

  llvm::ArrayRef<const char *> Args;
  Diagnostics &Diags;
  ExistsFn Exists;
  Options O;
  size_t Next = 0;
  bool ExplainGiven = false, TitleGiven = false, TemplateDirGiven = false,
       RootGiven = false, CommitGiven = false;
};

} // namespace

Options driver::parseOptions(llvm::ArrayRef<const char *> Args,
                             Diagnostics &Diags, ExistsFn Exists) {
  return Parser(Args, Diags, Exists).run();
}

bool driver::isOnByDefault(StringRef Group) {
  for (unsigned I = 0; I < diag::NumKinds; ++I) {
    const DiagInfo &Info = tmc::info(static_cast<diag::Kind>(I));
    if (Info.Group == Group && Info.DefaultLevel == Severity::Warning)
      return true;
  }
  return false;
}

void driver::printHelp(llvm::raw_ostream &OS) {
  OS << "usage: tmc [options] model.tm...\n       tmc COMMAND [options] "
        "[arguments]\n\n"
        "Compiles threat models: checks them, derives threats, writes diagrams,"
        "\nreports and tests. Without --emit it prints the findings.\n\n"
        "Commands, each a shorter way to say what options say:\n";
  printCommands(OS);
  OS << "\nOptions:\n";
  printOptions(options(), OS);
  OS << "\nOutputs of --emit:\n";
  for (const SubjectInfo &I : backends::subjects()) {
    OS << llvm::left_justify(StringRef(("  " + I.Name).str()), 30) << ' '
       << I.Summary;
    StringRef Between = "; ";
    for (const backends::OutputInfo &Out : backends::outputs())
      if (&backends::info(Out.About) == &I) {
        OS << Between << backends::info(Out.As).Name;
        Between = ", ";
      }
    OS << "\n";
  }
  OS << "\nThe first format of an output needs no --format. A format alone, as "
        "--emit=json,\nis of the first output that has it.\n";
  OS << "\nGroups of warnings for -W, -Wno-, -Werror= and -Wno-error=; -Wall "
        "is all "
        "of them:\n";
  for (StringRef Group : warningGroups())
    OS << "  " << Group << (isOnByDefault(Group) ? "" : " (off by default)")
       << "\n";
  OS << "\nExit status: 0 success; 1 errors in the model; 2 usage error;"
        "\n3 findings or questions at or above a --fail-on "
        "option.\n";
}
