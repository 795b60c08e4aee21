//===- Mal.cpp - Languages of the Meta Attack Language --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A MAL file describes kinds of assets, their attack steps, and how they are
/// associated. The model has an element for each asset that is not abstract,
/// and a flow for each association that its assets have themselves. Attack
/// steps are in comments: here, rules say how attackers go on.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/NamedParts.h"
#include "Importers/TextLanguages.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::looksLikeMal(StringRef Text) {
  StringRef Line = firstStatement(Text, {"//", "/*", "*"});
  if (Line.starts_with("#") && Line.contains(':') && Line.contains('"'))
    return true;
  if (Line.starts_with("include \""))
    return true;
  return Line.starts_with("category ") && Text.contains("asset ");
}

bool importers::readMal(FileId File, Diagnostics &Diags, SourceTree &Out,
                        const TreeLimits &Limits) {
  StatementRules Rules;
  Rules.Title = "MAL";
  Rules.LineComment = "//";
  Rules.HasBlockComments = true;
  Rules.BracesAreStatements = true;
  return readStatements(File, Diags, Out, Limits, Rules);
}

bool importers::isMal(const SourceTree &Tree) {
  return Tree.Written == Syntax::Mal;
}

namespace {

class MalImport {
public:
  explicit MalImport(Import &I) : I(I), Model(I.Model), Assets(I, "asset") {}
  void run();

private:
  enum class Place : uint8_t { Category, Asset, Associations, Other };
  struct Level {
    Place Where;
    PartId Part;
  };
  struct Association {
    std::string Left, Right, Name;
    Value *Said;
  };

  void statement(Value *V);
  bool category(Scanner &S, Value *V);
  bool asset(Scanner &S, Value *V);
  bool association(Value *V);
  void step(Value *V);
  void define(Scanner &S, Value *V);
  void open(Value *V, Level L) {
    if (V->Text.ends_with("{"))
      Open.push_back(L);
  }

  Import &I;
  ModelWriter &Model;
  NamedParts Assets;
  std::vector<Level> Open;
  std::vector<Association> Associations;
  bool HasName = false;
};

} // namespace

/// `#id: "org.example"`
void MalImport::define(Scanner &S, Value *V) {
  StringRef Key = S.word();
  S.take(":");
  std::string Text = S.text("\n");
  if (Key == "id" && !HasName) {
    Model.system(Text);
    HasName = true;
    return Import::imported(V);
  }
  Model.remark((Key + ": " + Text).str());
  Import::approximated(V, "it is in a comment");
}

bool MalImport::category(Scanner &S, Value *V) {
  if (!S.take("category "))
    return false;
  StringRef Name = S.word();
  PartId P =
      Model.boundary({}, kindByName(I.K, "general.Boundaries", Name), Name);
  Import::approximated(V, "a category is a boundary");
  open(V, {Place::Category, P});
  return true;
}

bool MalImport::asset(Scanner &S, Value *V) {
  const bool IsAbstract = S.take("abstract ");
  if (!S.take("asset "))
    return false;
  StringRef Name = S.word(), Base;
  if (S.take("extends "))
    Base = S.word();
  if (IsAbstract) {
    Import::approximated(V, "an abstract asset is a kind, and kinds are the "
                            "library's");
    open(V, {Place::Other, {}});
    return true;
  }
  const Kind *What = I.K.map("mal.Assets", Name);
  if (!What && !Base.empty())
    What = I.K.map("mal.Assets", Base);
  if (!What)
    What = &I.kindFor("mal.Assets", Name, "Service", V->At);
  PartId In = Open.empty() ? PartId() : Open.back().Part;
  PartId P = Model.element(In, *What, Name);
  Assets.add(Name, P, V->At);
  if (!Base.empty())
    Model.comment(P, ("It is a " + Base + ".").str());
  Import::imported(V);
  open(V, {Place::Asset, P});
  return true;
}

/// `Computer [hosts] 1 <-- Runs --> * [software] Application`
bool MalImport::association(Value *V) {
  auto [Left, Rest] = V->Text.split("<--");
  auto [Name, Right] = Rest.split("-->");
  if (Right.empty())
    return false;
  Scanner L(Left);
  Associations.push_back({L.word().str(), Right.rsplit(']').second.trim().str(),
                          Name.trim().str(), V});
  return true;
}

/// An attack step, a defence, a variable or what a step leads to.
void MalImport::step(Value *V) {
  PartId P = Open.empty() || Open.back().Where != Place::Asset
                 ? PartId()
                 : Open.back().Part;
  Scanner S(V->Text);
  StringRef Said = V->Text;
  StringRef What = S.take("|") || S.take("&") ? "Attack step"
                   : S.take("#")              ? "Defence"
                                              : "";
  if (P && !What.empty()) {
    Model.comment(P, (What + ": " + S.word()).str());
    return Import::approximated(V, "it is in a comment");
  }
  Import::lost(V, Said.starts_with("->") || Said.starts_with("+>")
                      ? "how attackers go on follows from rules"
                      : "the language has no attack steps of assets");
}

void MalImport::statement(Value *V) {
  Scanner S(V->Text);
  if (V->Text == "}") {
    if (Open.empty()) {
      I.Diags.report(diag::ImportUnexpected, V->At) << "MAL" << "}";
      return;
    }
    Import::approximated(V, "it ends what is in braces");
    return Open.pop_back();
  }
  if (Open.empty() && S.take("#"))
    return define(S, V);
  if (S.take("include "))
    return Import::lost(V, "files that a file names are not read; name them "
                           "on the command line, too");
  if (V->Text.starts_with("associations")) {
    Import::approximated(V, "flows have names of their own");
    return open(V, {Place::Associations, {}});
  }
  if (category(S, V) || asset(S, V))
    return;
  if (!Open.empty() && Open.back().Where == Place::Associations) {
    if (!association(V))
      I.Diags.report(diag::ImportUnexpected, V->At)
          << "MAL" << V->Text.split('\n').first;
    return;
  }
  if (Open.empty()) {
    I.Diags.report(diag::ImportUnexpected, V->At)
        << "MAL" << V->Text.split('\n').first;
    return;
  }
  open(V, {Place::Other, Open.back().Part});
  step(V);
}

void MalImport::run() {
  Model.system("Imported");
  for (SourceTree &Tree : I.Trees) {
    Open.clear();
    std::vector<Value *> All = statementsOf(Tree);
    for (Value *V : All) {
      statement(V);
      if (I.Diags.hasErrors())
        return;
    }
    if (!Open.empty()) {
      I.Diags.report(diag::ImportUnclosed, All.back()->At) << "MAL" << "{";
      return;
    }
  }
  for (const Association &A : Associations) {
    PartId From = Assets.find(A.Left), To = Assets.find(A.Right);
    if (!From || !To) {
      Import::lost(A.Said, "one of its ends is abstract, or of another file");
      continue;
    }
    Model.bothWays(Model.flow(From, To, nullptr, A.Name));
    Import::approximated(A.Said,
                         "an association is a flow, which goes both ways");
  }
}

void importers::importMal(Import &I) { MalImport(I).run(); }
