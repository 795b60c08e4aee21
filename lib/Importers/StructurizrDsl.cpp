//===- StructurizrDsl.cpp - The language of Structurizr -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Workspaces as people write them. `model` is imported; views, styles and
/// deployments are lost. Identifiers may be flat or hierarchical: a name is
/// looked for with what it is in, and without.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Structurizr.h"
#include "Importers/TextLanguages.h"

#include "llvm/ADT/StringSwitch.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::looksLikeStructurizrDsl(StringRef Text) {
  StringRef Line = firstStatement(Text, {"//", "#", "!", "/*", "*"});
  return Line.take_front(9).equals_insensitive("workspace") &&
         Line.rtrim().ends_with("{");
}

bool importers::readStructurizrDsl(FileId File, Diagnostics &Diags,
                                   SourceTree &Out, const TreeLimits &Limits) {
  StatementRules Rules;
  Rules.Title = "the Structurizr DSL";
  Rules.LineComment = "//";
  Rules.OtherComment = "#";
  Rules.HasBlockComments = true;
  Rules.BracesAreStatements = true;
  return readStatements(File, Diags, Out, Limits, Rules);
}

bool importers::isStructurizrDsl(const SourceTree &Tree) {
  return Tree.Written == Syntax::StructurizrDsl;
}

namespace {

class DslImport {
public:
  explicit DslImport(Import &I) : I(I), Model(I) {}
  void run();

private:
  /// What a `{` is in.
  enum class Place : uint8_t { Workspace, Model, Element, Skipped };
  struct Level {
    Place Where;
    size_t Part = C4Model::NoParent;
    std::string Path; ///< of identifiers
  };
  struct Relation {
    std::string From, To, Description, Technology, Path;
    Value *Said;
  };

  void statement(Value *V);
  bool workspace(Scanner &S, Value *V);
  bool element(Scanner &S, Value *V, StringRef Id, StringRef Word);
  bool setting(Scanner &S, Value *V, StringRef Word);
  void relation(Scanner &S, Value *V, StringRef From);
  std::string resolve(StringRef Name, StringRef Path) const;
  static std::vector<std::string> texts(Scanner &S);
  void open(Value *V, Level L) {
    if (V->Text.ends_with("{"))
      Open.push_back(std::move(L));
  }

  Import &I;
  C4Model Model;
  std::vector<Level> Open;
  std::vector<Relation> Relations;
  bool HasBegun = false;
};

constexpr StringRef Drawn = "how it is drawn is not a part of a model";

} // namespace

/// All texts and words up to the end or `{`.
std::vector<std::string> DslImport::texts(Scanner &S) {
  std::vector<std::string> Out;
  while (!S.atEnd() && !S.take("{")) {
    std::string Text = S.text(" \t{");
    if (Text.empty() && S.rest().starts_with("{"))
      continue;
    S.take("");
    Out.push_back(std::move(Text));
    S = Scanner(S.rest());
  }
  return Out;
}

/// The id of \p Name as it is seen from \p Path, inside out.
std::string DslImport::resolve(StringRef Name, StringRef Path) const {
  while (true) {
    std::string Full = Path.empty() ? Name.str() : (Path + "." + Name).str();
    if (Model.find(Full) != C4Model::NoParent || Path.empty())
      return Full;
    size_t Dot = Path.rfind('.');
    Path = Dot == StringRef::npos ? StringRef() : Path.take_front(Dot);
  }
}

bool DslImport::workspace(Scanner &S, Value *V) {
  std::vector<std::string> Texts = texts(S);
  if (!Texts.empty() && Texts[0] == "extends") {
    Texts.clear();
    Import::lost(V, "files that a file names are not read");
  } else {
    Import::imported(V);
  }
  if (!HasBegun)
    Model.begin(Texts.empty() ? "" : Texts[0],
                Texts.size() > 1 ? Texts[1] : "");
  HasBegun = true;
  open(V, {Place::Workspace, C4Model::NoParent, ""});
  return true;
}

bool DslImport::element(Scanner &S, Value *V, StringRef Id, StringRef Word) {
  std::string Lower = Word.lower();
  std::optional<C4Sort> Sort =
      llvm::StringSwitch<std::optional<C4Sort>>(Lower)
          .Case("person", C4Sort::Person)
          .Case("softwaresystem", C4Sort::System)
          .Case("container", C4Sort::Container)
          .Case("component", C4Sort::Component)
          .Cases({"group", "enterprise"}, C4Sort::Group)
          .Default(std::nullopt);
  if (!Sort)
    return false;
  std::vector<std::string> Texts = texts(S);
  // Containers and components have a technology before their tags.
  const bool HasTechnology =
      *Sort == C4Sort::Container || *Sort == C4Sort::Component;
  auto At = [&](size_t N) { return N < Texts.size() ? Texts[N] : ""; };
  const Level &Around = Open.back();
  C4Part P;
  P.Sort = *Sort;
  P.Parent = Around.Part;
  P.At = V->At;
  P.Name = At(0);
  P.Description = At(1);
  P.Technology = HasTechnology ? At(2) : "";
  P.Tags = At(HasTechnology ? 3 : 2);
  P.IsExternal = StringRef(P.Tags).contains("External");
  std::string Name = Id.empty() ? P.Name : Id.str();
  P.Id = Around.Path.empty() ? Name : Around.Path + "." + Name;
  // A group is not a part of the path, and is no parent of a container's.
  std::string Path = *Sort == C4Sort::Group ? Around.Path : P.Id;
  if (*Sort == C4Sort::Group)
    P.Id = "group " + P.Id;
  std::string Full = P.Id;
  Model.add(std::move(P));
  Import::imported(V);
  open(V, {Place::Element, Model.find(Full), std::move(Path)});
  return true;
}

/// What is said about the element around.
bool DslImport::setting(Scanner &S, Value *V, StringRef Word) {
  const Level &Around = Open.back();
  if (Around.Where != Place::Element || Around.Part == C4Model::NoParent)
    return false;
  C4Part &P = Model.part(Around.Part);
  std::string Lower = Word.lower();
  std::string *Into = llvm::StringSwitch<std::string *>(Lower)
                          .Case("description", &P.Description)
                          .Case("technology", &P.Technology)
                          .Case("tags", &P.Tags)
                          .Cases({"tag"}, &P.Tags)
                          .Case("url", &P.Url)
                          .Default(nullptr);
  if (!Into)
    return false;
  for (const std::string &Text : texts(S))
    *Into += (Into->empty() ? "" : ",") + Text;
  P.IsExternal |= StringRef(P.Tags).contains("External");
  Import::imported(V);
  return true;
}

void DslImport::relation(Scanner &S, Value *V, StringRef From) {
  const Level &Around = Open.back();
  StringRef To = S.word("_.-");
  std::vector<std::string> Texts = texts(S);
  std::string Source = From.str();
  if ((From.empty() || From == "this") && Around.Part != C4Model::NoParent)
    Source = Model.part(Around.Part).Id;
  Relations.push_back({Source, To.str(), Texts.empty() ? "" : Texts[0],
                       Texts.size() > 1 ? Texts[1] : "", Around.Path, V});
  open(V, {Place::Skipped, C4Model::NoParent, Around.Path});
}

void DslImport::statement(Value *V) {
  Scanner S(V->Text);
  if (V->Text == "}") {
    if (Open.empty()) {
      I.Diags.report(diag::ImportUnexpected, V->At)
          << "the Structurizr DSL" << "}";
      return;
    }
    Import::approximated(V, "it ends what is in braces");
    return Open.pop_back();
  }
  if (!Open.empty() && Open.back().Where == Place::Skipped) {
    open(V, Open.back());
    return Import::lost(V, Drawn);
  }
  if (S.take("->")) {
    if (!Open.empty())
      relation(S, V, "");
    return;
  }
  const bool IsCommand = S.take("!");
  StringRef Word = S.word("_.-"), Id;
  if (!IsCommand && !Open.empty() && S.take("->"))
    return relation(S, V, Word);
  if (!IsCommand && S.rest().starts_with("=") && S.take("=")) {
    Id = Word;
    Word = S.word("_.-");
  }
  if (Open.empty() && Word.equals_insensitive("workspace")) {
    workspace(S, V);
    return;
  }
  if (!IsCommand && Open.size() == 1 && Word.equals_insensitive("model")) {
    Import::approximated(V, "the kind says it");
    return open(V, {Place::Model, C4Model::NoParent, ""});
  }
  if (!IsCommand && !Open.empty() && Open.back().Where != Place::Workspace &&
      (element(S, V, Id, Word) || setting(S, V, Word)))
    return;
  if (!IsCommand && Open.size() == 1 &&
      (Word.equals_insensitive("name") ||
       Word.equals_insensitive("description"))) {
    for (const std::string &Text : texts(S))
      I.Model.remark(Text);
    return Import::approximated(V, "it is in a comment");
  }
  Level Inside =
      Open.empty() ? Level{Place::Skipped, C4Model::NoParent, ""} : Open.back();
  Inside.Where = Place::Skipped;
  open(V, std::move(Inside));
  Import::lost(V, IsCommand ? "files and settings of the tool are not read"
                            : Drawn);
}

void DslImport::run() {
  for (SourceTree &Tree : I.Trees) {
    Open.clear();
    std::vector<Value *> All = statementsOf(Tree);
    for (Value *V : All) {
      statement(V);
      if (I.Diags.hasErrors())
        return;
    }
    if (!Open.empty()) {
      I.Diags.report(diag::ImportUnclosed, All.back()->At)
          << "the Structurizr DSL" << "{";
      return;
    }
  }
  if (!HasBegun)
    Model.begin("", "");
  Model.makeParts();
  for (const Relation &R : Relations)
    Model.relation(resolve(R.From, R.Path), resolve(R.To, R.Path),
                   R.Description, R.Technology, R.Said);
}

void importers::importStructurizrDsl(Import &I) { DslImport(I).run(); }
