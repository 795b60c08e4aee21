//===- Pytm.cpp - Models of OWASP pytm ------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `--json` of a pytm model writes. It has each attribute of each class,
/// with the tool's default where nobody set it, so a `false` is not a claim.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/NamedParts.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isPytm(const SourceTree &Tree) {
  if (Tree.Documents.empty() || !Tree.Documents[0]->find("boundaries"))
    return false;
  const Value *All = Tree.Documents[0]->find("elements"),
              *Flows = Tree.Documents[0]->find("flows");
  auto Says = [](const Value *List, StringRef Key) {
    return List && List->isList() && !List->Entries.empty() &&
           List->Entries[0].Item->isMap() && List->Entries[0].Item->find(Key);
  };
  return Says(All, "__class__") || Says(Flows, "sink");
}

namespace {

constexpr StringRef Default = "the tool's default, which nobody may have set",
                    Derived = "it follows from the rest of the model";

class PytmImport {
public:
  explicit PytmImport(Import &I)
      : I(I), Model(I.Model), Boundaries(I, "boundary"), Elements(I, "element"),
        Data(I, "data item") {}
  void run();

private:
  void top(Value *Top);
  void boundary(Value *V);
  void nest(Value *V);
  void element(Value *V);
  void data(Value *V);
  void flow(Value *V);
  void answer(Value *V);
  void rest(PartId P, Value *V, StringRef Table);
  void setting(PartId P, Value *V, StringRef Key, StringRef Table);

  Import &I;
  ModelWriter &Model;
  NamedParts Boundaries, Elements, Data;
  llvm::StringMap<PartId> Flows; ///< by name, and by name and ends
};

} // namespace

/// One attribute: what a mapping sets, or a comment, or nothing.
void PytmImport::setting(PartId P, Value *V, StringRef Key, StringRef Table) {
  StringRef Text = V->Text;
  if (V->isNull() || Text.empty() || Text.equals_insensitive("false") ||
      Text == "-1" || Text == "0" || Text.ends_with(".UNKNOWN") ||
      Text.ends_with(".NONE"))
    return Import::lost(V, Default);
  std::string Word = Key.str();
  Word += '=';
  Word += Text;
  if (applySetting(I, P, Table, Word))
    return Import::imported(V);
  Model.comment(P, (Key + ": " + Text).str());
  Import::approximated(V, "it is in a comment");
}

/// All that nothing else has read.
void PytmImport::rest(PartId P, Value *V, StringRef Table) {
  I.commentFrom(P, V, "description");
  I.commentFrom(P, V, "note", "Note");
  constexpr KeyFate Keys[] = {
      {"__class__", Fate::Approximated, "the kind says it"},
      {"inputs", Fate::Lost, Derived},
      {"outputs", Fate::Lost, Derived},
      {"carriedBy", Fate::Lost, Derived},
      {"processedBy", Fate::Lost, Derived},
      {"maxClassification", Fate::Lost, Derived},
      {"levels", Fate::Lost, "it is about diagrams"},
      {"order", Fate::Lost, "it is about diagrams"},
      {"sourceFiles", Fate::Lost, "files of the source are not read"},
      {"findings", Fate::Lost, "the tool found it; tmc finds its own"},
      {"overrides", Fate::Lost, "it is about rules of the tool"},
      {"severity", Fate::Lost, Derived},
      {"isResponse", Fate::Approximated, "the flow goes both ways"},
      {"responseTo", Fate::Approximated, "the flow goes both ways"},
      {"response", Fate::Approximated, "the flow goes both ways"}};
  markKeys(V, Keys);
  if (Value *Scope = I.scalar(V, "inScope")) {
    if (Scope->Text.equals_insensitive("false"))
      Model.setText(P, "out_of_scope", "Out of scope in the source");
    Import::imported(Scope);
  }
  for (Value *A : I.items(V, "assumptions")) {
    Model.comment(P, ("Assumption: " + A->Text).str());
    Import::approximated(A, "it is in a comment");
  }
  Value *Controls = I.map(V, "controls");
  for (const Entry &E : Controls ? Controls->Entries : std::vector<Entry>())
    if (E.Item->Became == Fate::Unread && E.Item->isLeaf())
      setting(P, E.Item, E.Key, Table);
  for (const Entry &E : V->Entries)
    if (E.Item->Became == Fate::Unread &&
        (E.Item->isScalar() || E.Item->isNull()))
      setting(P, E.Item, E.Key, Table);
}

void PytmImport::boundary(Value *V) {
  StringRef Name = I.text(V, "name");
  PartId P =
      Model.boundary({}, kindByName(I.K, "general.Boundaries", Name), Name);
  Boundaries.add(Name, P, V->At);
}

void PytmImport::nest(Value *V) {
  PartId P = Boundaries.find(I.peek(V, "name"));
  if (!P)
    return Import::lost(V, "it has no name");
  Value *Ref = V->find("inBoundary");
  if (PartId Outer = Boundaries.resolve(Ref)) {
    if (Model.isIn(Outer, P)) {
      I.Diags.report(diag::ImportCycle, Ref->At) << I.peek(V, "name");
      Import::lost(Ref, "it would be inside itself");
    } else {
      Model.move(P, Outer);
    }
  }
  rest(P, V, "pytm.BoundarySettings");
}

void PytmImport::element(Value *V) {
  StringRef Name = I.text(V, "name"), Class = I.peek(V, "__class__"),
            Store = I.peek(V, "type");
  const Kind *What = nullptr;
  if (Class == "Actor")
    What = kindByName(I.K, "general.People", Name);
  if (!Store.empty() && (What = I.K.map("pytm.Classes", Store)))
    Import::imported(V->find("type"));
  if (!What && I.peek(V, "isSQL").equals_insensitive("true")) {
    What = I.K.map("pytm.Classes", "isSQL");
    Import::imported(V->find("isSQL"));
  }
  if (!What)
    What = &I.kindFor("pytm.Classes", Class, "Service", V->At);
  PartId P = Model.element({}, *What, Name);
  Elements.add(Name, P, V->At);
  if (PartId In = Boundaries.resolve(V->find("inBoundary")))
    Model.move(P, In);
  for (Value *D : I.items(V, "data"))
    if (PartId Item = Data.resolve(D)) {
      if (Class == "Datastore")
        Model.add(P, "stores", Model.path(Item));
      else
        Import::approximated(D, "what an element processes follows from its "
                                "flows");
    }
  rest(P, V, "pytm.ElementSettings");
}

void PytmImport::data(Value *V) {
  StringRef Name = I.text(V, "name");
  const Kind *What = nullptr;
  for (StringRef Key : {"isCredentials", "isPII"})
    if (I.peek(V, Key).equals_insensitive("true") && !What) {
      What = I.K.map("pytm.Data", Key);
      Import::imported(V->find(Key));
    }
  PartId P = Model.data(What, Name);
  Data.add(Name, P, V->At);
  rest(P, V, "pytm.DataSettings");
}

void PytmImport::flow(Value *V) {
  if (I.peek(V, "isResponse").equals_insensitive("true") &&
      !I.peek(V, "responseTo").empty())
    return;
  PartId From = Elements.resolve(V->find("source")),
         To = Elements.resolve(V->find("sink"));
  if (!From || !To)
    return Import::lost(V, "one of its ends leads to nothing");
  StringRef Name = I.text(V, "name"), Protocol = I.peek(V, "protocol");
  const Kind *Via = I.K.map("general.Protocols", Protocol);
  PartId F = Model.flow(From, To, Via, Name);
  Flows.try_emplace(Name, F);
  if (Value *Word = V->find("protocol"); Word && Via)
    Import::imported(Word);
  if (Value *Port = I.scalar(V, "dstPort")) {
    unsigned N = 0;
    if (!Port->Text.getAsInteger(10, N) && N > 0 && N < 65536) {
      Model.set(F, "port", Port->Text);
      Import::imported(Port);
    }
  }
  for (Value *D : I.items(V, "data"))
    if (PartId Item = Data.resolve(D))
      Model.add(F, "carries", Model.path(Item));
  rest(F, V, "pytm.FlowSettings");
}

/// A flow that answers another one is what comes back over it.
void PytmImport::answer(Value *V) {
  Value *Ref = V->find("responseTo");
  if (!I.peek(V, "isResponse").equals_insensitive("true") || !Ref ||
      !Ref->isScalar())
    return;
  auto It = Flows.find(Ref->Text);
  if (It == Flows.end()) {
    I.dangling(Ref, "flow", Ref->Text);
    return Import::lost(V, "it answers nothing");
  }
  Model.bothWays(It->second);
  for (Value *D : I.items(V, "data"))
    if (PartId Item = Data.resolve(D))
      Model.add(It->second, "returns", Model.path(Item));
  Import::approximated(V, "the flow that it answers goes both ways");
}

void PytmImport::top(Value *Top) {
  remarkFrom(I, Top, "description");
  for (Value *A : I.items(Top, "assumptions")) {
    Model.remark(("Assumption: " + A->Text).str());
    Import::approximated(A, "it is in a comment");
  }
  const bool HasAll = Top->find("elements") != nullptr;
  std::vector<Value *> All;
  if (HasAll) {
    All = mapsOf(I, Top, "elements");
    markKeys(Top, {{{"actors", Fate::Approximated, "`elements` has it, too"},
                    {"assets", Fate::Approximated, "`elements` has it, too"}}});
  } else {
    for (StringRef Key : {"actors", "assets"})
      llvm::append_range(All, mapsOf(I, Top, Key));
  }
  for (Value *V : mapsOf(I, Top, "boundaries"))
    boundary(V);
  for (Value *V : mapsOf(I, Top, "boundaries"))
    nest(V);
  for (Value *V : mapsOf(I, Top, "data"))
    data(V);
  for (Value *V : All)
    // Some versions list the boundaries among the elements.
    if (I.peek(V, "__class__") == "Boundary")
      Import::approximated(V, "`boundaries` has it, too");
    else
      element(V);
  for (Value *V : mapsOf(I, Top, "flows"))
    flow(V);
  for (Value *V : mapsOf(I, Top, "flows"))
    answer(V);
  constexpr KeyFate Keys[] = {
      {"findings", Fate::Lost, "the tool found it; tmc finds its own"},
      {"excluded_findings", Fate::Lost, "the tool found it; tmc finds its own"},
      {"threatsFile", Fate::Lost, "files of the source are not read"},
      {"isOrdered", Fate::Lost, "it is about diagrams"},
      {"mergeResponses", Fate::Lost, "it is about diagrams"},
      {"ignoreUnused", Fate::Lost, "it is about the tool"},
      {"onDuplicates", Fate::Lost, "it is about the tool"},
      {"colormap", Fate::Lost, "it is about diagrams"},
      {"custom_response_fields", Fate::Lost, "it is about the tool"}};
  markKeys(Top, Keys);
}

void PytmImport::run() {
  StringRef Name = I.text(I.Trees[0].Documents[0], "name");
  Model.system(Name.trim().empty() ? "Imported" : Name.trim());
  for (SourceTree &Tree : I.Trees)
    if (Tree.Documents[0]->isMap())
      top(Tree.Documents[0]);
}

void importers::importPytm(Import &I) { PytmImport(I).run(); }
