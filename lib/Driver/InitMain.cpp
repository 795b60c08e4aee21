//===- InitMain.cpp - A model to begin with -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// `tmc init`. The templates are the models of stdlib/init/, each of a system
/// `MySystem` that keeps `AppData`; data.tm has what may stand in its place.
///
//===----------------------------------------------------------------------===//

#include "AST/Embedded.h"
#include "Compiler/Compilation.h"
#include "Driver/Commands.h"
#include "Driver/FormatMain.h"
#include "Format/Format.h"
#include "Importers/Repository.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::driver;
using llvm::StringRef;

namespace {

constexpr StringRef SystemName = "MySystem", DataName = "AppData";
/// What a first contract begins with; it is not an architecture.
constexpr StringRef ContractTemplate = "contract";

/// A line of a list that people choose from.
struct Choice {
  StringRef Name;
  StringRef About;
  StringRef Text; ///< the template, or the declaration of the data
};

/// The templates, or the classes of data.
class Choices {
public:
  std::vector<Choice> Rows;

  const Choice *find(StringRef Name) const {
    for (const Choice &C : Rows)
      if (C.Name == Name)
        return &C;
    return nullptr;
  }
  std::vector<StringRef> names() const {
    std::vector<StringRef> Out;
    for (const Choice &C : Rows)
      Out.push_back(C.Name);
    return Out;
  }
  void print(llvm::raw_ostream &OS) const {
    for (const Choice &C : Rows)
      OS << "  " << llvm::left_justify(C.Name, 12) << C.About << "\n";
  }
};

llvm::ArrayRef<ast::EmbeddedFile> files() {
#ifdef TMC_HAVE_STDLIB_BLOB
  return ast::embeddedTemplates();
#else
  return {};
#endif
}

Choices templates() {
  Choices Out;
  for (const ast::EmbeddedFile &F : files())
    if (StringRef Name = F.Path;
        Name.consume_back(".tm") && Name != "data" && Name != ContractTemplate)
      Out.Rows.push_back(
          {Name, F.Text.split('\n').first.drop_front(StringRef("/// ").size()),
           F.Text});
  return Out;
}

/// The classes of data, each named by the first word of its declaration's name:
/// `personal` is `data PersonalRecord : …`.
Choices dataClasses(std::vector<std::string> &Words) {
  Choices Out;
  for (const ast::EmbeddedFile &F : files()) {
    if (F.Path != "data.tm")
      continue;
    StringRef About;
    for (StringRef Line : llvm::split(F.Text, '\n')) {
      if (Line.consume_front("/// "))
        About = Line;
      else if (Line.starts_with("data "))
        Out.Rows.push_back({{}, About, Line});
    }
  }
  for (Choice &C : Out.Rows) {
    StringRef Name = C.Text.drop_front(StringRef("data ").size());
    Words.push_back(Name.take_front().lower());
    for (char L : Name.drop_front().take_while(llvm::isLower))
      Words.back() += L;
  }
  for (size_t I = 0; I < Words.size(); ++I)
    Out.Rows[I].Name = Words[I];
  return Out;
}

bool isLetter(char C) { return llvm::isAlnum(C) || C == '_'; }

/// \p Text with the word \p From replaced, wherever it stands by itself.
std::string replaceWord(StringRef Text, StringRef From, StringRef To) {
  std::string Out;
  while (!Text.empty()) {
    StringRef Word = Text.take_while(isLetter);
    if (Word.empty())
      Word = Text.take_front();
    Out += Word == From ? To : Word;
    Text = Text.drop_front(Word.size());
  }
  return Out;
}

/// A name for a system in the folder \p Folder: `web-shop` is `WebShop`.
std::string nameOf(StringRef Folder) {
  std::string Out;
  bool Capital = true;
  for (char C : llvm::sys::path::filename(Folder)) {
    if (llvm::isAlnum(C))
      Out += Capital ? llvm::toUpper(C) : C;
    Capital = !llvm::isAlnum(C);
  }
  return Out.empty() || llvm::isDigit(Out[0]) ? SystemName.str() : Out;
}

class Init {
public:
  Init(const CommandLine &Line, const World &W, Diagnostics &Diags)
      : Line(Line), W(W), Diags(Diags), Templates(templates()),
        Classes(dataClasses(Words)) {}

  int run();

private:
  bool ask();
  std::optional<std::string> askFor(const llvm::Twine &Question,
                                    llvm::function_ref<bool(StringRef)> Takes);
  bool isName(StringRef Name, std::string &Why) const;
  bool choose();
  bool chooseData(StringRef List, std::vector<const Choice *> &Out,
                  std::string &Unknown) const;
  std::optional<std::string> model() const;
  std::optional<std::string> contract();
  std::string realPath(StringRef Folder) const;
  int write(StringRef Path, const std::optional<std::string> &Text,
            StringRef Next);
  void unknownTemplate(StringRef Name);

  const CommandLine &Line;
  const World &W;
  Diagnostics &Diags;
  std::vector<std::string> Words; ///< names of Classes
  Choices Templates, Classes;
  std::string Name, Data;
  const Choice *Template = nullptr;
  std::vector<const Choice *> Keeps;
};

} // namespace

/// Whether \p Name can stand for the system's, in the template if there is one.
bool Init::isName(StringRef Name, std::string &Why) const {
  if (Name.empty() || llvm::isDigit(Name[0]) || !llvm::all_of(Name, isLetter)) {
    Why = "it must be letters, digits and `_`, and begin with a letter";
    return false;
  }
  std::string Text;
  if (Template)
    Text += Template->Text;
  for (const Choice &C : Classes.Rows)
    Text += C.Text;
  if (Name == SystemName || replaceWord(Text, Name, "") == Text)
    return true;
  Why = "the template has something else of that name";
  return false;
}

bool Init::chooseData(StringRef List, std::vector<const Choice *> &Out,
                      std::string &Unknown) const {
  llvm::SmallVector<StringRef, 6> Given;
  List.split(Given, ',', -1, /*KeepEmpty=*/false);
  for (StringRef Word : Given) {
    const Choice *C = Classes.find(Word.trim());
    if (!C) {
      Unknown = Word.trim().str();
      return false;
    }
    if (!llvm::is_contained(Out, C))
      Out.push_back(C);
  }
  return true;
}

/// Asks until the answer is one, or there are no more.
std::optional<std::string>
Init::askFor(const llvm::Twine &Question,
             llvm::function_ref<bool(StringRef)> Takes) {
  for (;;) {
    W.Out << Question << " ";
    W.Out.flush();
    std::optional<std::string> Answer = W.ReadLine();
    if (!Answer)
      return std::nullopt;
    StringRef Trimmed = StringRef(*Answer).trim();
    if (Takes(Trimmed))
      return Trimmed.str();
  }
}

/// The wizard. False if the answers end before it does.
bool Init::ask() {
  W.Out << "Which architecture is nearest to yours?\n";
  Templates.print(W.Out);
  if (!askFor("Architecture:", [&](StringRef Answer) {
        Template = Templates.find(Answer);
        if (!Template)
          W.Out << "  one of " << llvm::join(Templates.names(), ", ") << "\n";
        return Template != nullptr;
      }))
    return false;
  std::optional<std::string> Answer =
      askFor("What is the system called? [" + Name + "]", [&](StringRef A) {
        std::string Why;
        if (A.empty() || isName(A, Why))
          return true;
        W.Out << "  " << Why << "\n";
        return false;
      });
  if (!Answer)
    return false;
  if (!Answer->empty())
    Name = *Answer;
  W.Out << "What does it keep?\n";
  Classes.print(W.Out);
  Answer = askFor("Classes of data, with commas [not said]:", [&](StringRef A) {
    std::vector<const Choice *> Chosen;
    std::string Unknown;
    if (chooseData(A, Chosen, Unknown))
      return true;
    W.Out << "  `" << Unknown << "` is none of "
          << llvm::join(Classes.names(), ", ") << "\n";
    return false;
  });
  if (Answer)
    Data = *Answer;
  return Answer.has_value();
}

void Init::unknownTemplate(StringRef Given) {
  StringRef Near = nearest(Given, Templates.names());
  if (Near.empty())
    Diags.report(diag::UnknownTemplate) << Given << Templates.names();
  else
    Diags.report(diag::UnknownTemplateDidYouMean)
        << Given << Near << Templates.names();
}

/// What the command line says, or its user.
bool Init::choose() {
  std::string Folder = Line.value("output");
  if (Folder.empty() || Folder == ".")
    if (llvm::ErrorOr<std::string> Here = W.Files->getCurrentWorkingDirectory())
      Folder = *Here;
  Name = Line.has("name") ? Line.value("name") : nameOf(Folder);
  Data = Line.value("data");
  if (Line.has("template")) {
    std::string Given = Line.value("template");
    Template = Templates.find(Given);
    if (!Template)
      unknownTemplate(Given);
  } else if (!W.InIsTerminal || !W.ReadLine || !ask()) {
    Diags.report(diag::NoTemplate) << Templates.names();
  }
  if (!Template)
    return false;
  std::string Why, Unknown;
  if (!isName(Name, Why)) {
    if (Line.has("name"))
      Diags.report(diag::BadSystemName) << Name << Why;
    else
      Name = SystemName.str(); // the folder is called as it is
  }
  if (!chooseData(Data, Keeps, Unknown))
    Diags.report(diag::BadOptionWord) << Unknown << "--data" << Classes.names();
  return !Diags.hasErrors();
}

/// The template with the answers in it, or none after a report.
std::optional<std::string> Init::model() const {
  std::string Names, Declarations;
  for (const Choice *C : Keeps) {
    StringRef Declared = C->Text.drop_front(StringRef("data ").size());
    Names += (Names.empty() ? "" : ", ") + Declared.take_while(isLetter).str();
    Declarations += C->Text.str() + "\n";
  }
  std::string Text;
  for (StringRef Row : llvm::split(Template->Text, '\n')) {
    if (Keeps.empty())
      Text += Row.str() + "\n";
    else if (Row.starts_with(("data " + DataName).str()))
      Text += Declarations;
    else
      Text += replaceWord(Row, DataName, Names) + "\n";
  }
  Text = replaceWord(Text, SystemName, Name);
  SourceManager &Sources = Diags.sources();
  return formatFile(Sources.addFile("model.tm", Text), Diags, format::format);
}

/// `--contract DIR`: what the repository there shows, as claims.
std::optional<std::string> Init::contract() {
  const std::string Folder = Line.value("contract");
  Name = Line.has("name") ? Line.value("name") : nameOf(realPath(Folder));
  std::string Why;
  if (!isName(Name, Why)) {
    if (Line.has("name"))
      Diags.report(diag::BadSystemName) << Name << Why;
    else
      Name = SystemName.str(); // the folder is called as it is
  }
  const contract::Tree Tree(*W.Files, Folder, Diags);
  if (Diags.hasErrors())
    return std::nullopt;
  compiler::Session S(W.Files);
  compiler::CompilationOptions O;
  compiler::Compilation C(S, O, Diags);
  const sema::ModuleSet *Modules = C.modules();
  if (!Modules || Diags.hasErrors())
    return std::nullopt;
  const sema::NameIndex Index(*Modules, Diags.sources(), C.names());
  const sema::WordTables Tables(Index);
  importers::Repository R = importers::readRepository(Tree, Tables, Diags);
  if (!R.SourceFiles) {
    Diags.report(diag::NothingInTree) << Folder;
    return std::nullopt;
  }
  StringRef Template;
  for (const ast::EmbeddedFile &F : files())
    if (F.Path == (ContractTemplate + ".tm").str())
      Template = F.Text;
  W.Out << "Read " << Tree.paths().size() << " files of " << Folder << ": "
        << R.Parts.size() << " parts, " << R.Headers.size() + R.Routes.size()
        << " entry points, " << R.Options.size() << " options, "
        << R.Services.size() << " services.\n";
  SourceManager &Sources = Diags.sources();
  return formatFile(Sources.addFile("contract.tm", importers::firstContract(
                                                       R, Template, Name,
                                                       ir::dateText(W.Today()),
                                                       Tree.commit())),
                    Diags, format::format);
}

std::string Init::realPath(StringRef Folder) const {
  llvm::SmallString<128> Out;
  return W.Files->getRealPath(Folder, Out) ? Folder.str() : Out.str().str();
}

/// Writes \p Text to \p Path, which nothing is at, and says what comes next.
int Init::write(StringRef Path, const std::optional<std::string> &Text,
                StringRef Next) {
  if (!Text)
    return ModelErrors;
  if (std::error_code E = W.WriteFile(Path, *Text)) {
    Diags.report(diag::CannotWriteFile) << Path << E.message();
    return ModelErrors;
  }
  W.Out << "Wrote " << Path << ". " << Next;
  return Success;
}

int Init::run() {
  if (Line.has("list")) {
    W.Out << "Templates:\n";
    Templates.print(W.Out);
    W.Out << "\nClasses of data:\n";
    Classes.print(W.Out);
    return Success;
  }
  llvm::SmallString<128> Path(Line.value("output"));
  const bool IsContract = Line.has("contract");
  llvm::sys::path::append(Path, IsContract ? "contract.tm" : "model.tm");
  // Before it asks anything.
  if (W.Files->exists(Path))
    Diags.report(diag::NothingOverwritten) << Path;
  if (Diags.hasErrors())
    return UsageErrors;
  if (IsContract)
    return write(Path, contract(),
                 ("Everything in it is inferred: answer its questions; "
                  "then:\n\n  tmc contract " +
                  Path.str() + "\n  tmc contract --emit=questions " +
                  Path.str() + "\n")
                     .str());
  if (!choose())
    return UsageErrors;
  return write(Path, model(),
               ("Change it until it is your system; then:\n\n  tmc check " +
                Path.str() + "\n  tmc diagram -o model.svg " + Path.str() +
                "\n")
                   .str());
}

int driver::initMain(llvm::ArrayRef<const char *> Args, const World &W) {
  SourceManager Sources;
  Diagnostics Diags(Sources);
  const CommandInfo &C = info(Command::Init);
  CommandLine Line(C, Args, Diags);
  for (const std::string &Argument : Line.arguments())
    (Diags.report(diag::BadOptionValue) << Argument << "tmc init")
        .add(arg(Expected::OptionsOnly));
  int Code = UsageErrors;
  if (!Diags.hasErrors() && Line.has("help")) {
    printHelp(C, W.Out);
    Code = Success;
  } else if (!Diags.hasErrors()) {
    Code = Init(Line, W, Diags).run();
  }
  RenderOptions Look;
  Look.Colours = W.ErrIsTerminal && !W.NoColours;
  for (const Diagnostic &D : Diags.all())
    render(D, Sources, Look, W.Err);
  return Code;
}
