//===- OpenApi.cpp - Descriptions of HTTP interfaces ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// OpenAPI 3 and Swagger 2. The interface is an element, and what calls it a
/// flow for each tag and each way to log in: two operations that need the same
/// login and belong together have the same threats. Schemas that requests and
/// responses name are data; formats, names of properties and `x-` hints say of
/// which kind.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

static StringRef versionOf(const Value *Top) {
  for (StringRef Key : {"openapi", "swagger"})
    if (const Value *V = Top->find(Key); V && V->isScalar())
      return V->Text;
  return {};
}

bool importers::isOpenApi(const SourceTree &Tree) {
  return !Tree.Documents.empty() && Tree.Documents[0]->isMap() &&
         !versionOf(Tree.Documents[0]).empty();
}

namespace {

constexpr StringRef Shape =
    "the language holds who calls what and with which data, not the shape of "
    "calls";

class OpenApiImport {
public:
  explicit OpenApiImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  /// One description.
  void document(Value *Document);
  void servers();
  void operation(StringRef Method, StringRef Path, const Entry &E, Value *Item);
  std::string login(Value *Security);
  StringRef scheme(StringRef Name);
  void body(PartId Flow, StringRef Attribute, Value *V, StringRef Name);
  void content(PartId Flow, StringRef Attribute, Value *V, StringRef Name);
  void schema(PartId Flow, StringRef Attribute, Value *V, StringRef Name);
  Value *follow(Value *V, std::string &Name);
  std::vector<PartId> data(Value *Schema, StringRef Name);
  void properties(Value *Schema, std::map<const Kind *, std::string> &Out,
                  std::vector<const Kind *> &Order, Value *&Level,
                  unsigned Depth);
  PartId callers();

  Import &I;
  ModelWriter &Model;
  Value *Top = nullptr;
  PartId Api, Callers;
  const Kind *Via = nullptr;
  std::map<std::string, PartId> Flows;             ///< by tag and login
  std::map<std::string, std::vector<PartId>> Data; ///< by the name of a schema
  llvm::DenseSet<const Value *> Visited;
};

} // namespace

PartId OpenApiImport::callers() {
  if (!Callers) {
    PartId Outside = Model.boundary({}, I.kind("PublicInternet"), "Outside");
    Model.comment(Outside, "Whoever calls the interface. Taken to be the "
                           "internet: the source does not say who can.");
    Callers = Model.element(Outside, I.kind("UserAgent"), "Callers");
  }
  return Callers;
}

/// How calls come, and under which names.
void OpenApiImport::servers() {
  Value *All = I.list(Top, "servers");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    StringRef Url = I.text(E.Item, "url");
    auto [Scheme, Rest] = Url.split("://");
    if (Rest.empty())
      continue;
    if (!Via)
      Via = I.K.map("compose.Schemes", Scheme);
    Model.alias(Api, Rest.take_until([](char C) { return C == '/'; }));
    Model.comment(Api,
                  "It answers at " + Url.str() + ", " + I.where(E.Item->At));
  }
  // Swagger 2 has the parts of an address.
  if (StringRef Host = I.text(Top, "host"); !Host.empty())
    Model.alias(Api, Host);
  for (Value *Scheme : I.items(Top, "schemes")) {
    if (!Via)
      Via = I.K.map("compose.Schemes", Scheme->Text);
    Import::imported(Scheme);
  }
}

/// The value of AuthN for a scheme by its name; empty if nothing is known.
StringRef OpenApiImport::scheme(StringRef Name) {
  Value *Parts = I.map(Top, "components");
  Value *All = I.map(Parts, "securitySchemes");
  if (!All)
    All = I.map(Top, "securityDefinitions");
  Value *V = I.map(All, Name);
  if (!V)
    return {};
  std::string Words = I.text(V, "type").lower();
  for (StringRef Key : {"scheme", "in"})
    if (StringRef More = I.text(V, Key); !More.empty()) {
      std::string Both = Words + " " + More.lower();
      if (StringRef Found = I.K.word("openapi.AuthN", Both); !Found.empty())
        return Found;
    }
  return I.K.word("openapi.AuthN", Words);
}

/// The login of a list of requirements, of which one is enough: the first that
/// is known. One that asks for nothing lets anyone in.
std::string OpenApiImport::login(Value *Security) {
  if (!Security || !Security->isList())
    return {};
  if (Security->isLeaf()) {
    Import::imported(Security);
    return I.K.word("openapi.AuthN", "none").str();
  }
  std::string Found;
  for (const Entry &E : Security->Entries) {
    if (E.Item->isMap() && E.Item->isLeaf())
      return I.K.word("openapi.AuthN", "none").str();
    for (const Entry &Scheme :
         E.Item->isMap() ? E.Item->Entries : std::vector<Entry>()) {
      if (Found.empty())
        Found = scheme(Scheme.Key).str();
      Import::approximated(Scheme.Item, "which scopes are needed is not held");
    }
  }
  return Found;
}

/// What a reference leads to, and by which name. Null if there is no such
/// thing, or if it only leads back to itself.
Value *OpenApiImport::follow(Value *V, std::string &Name) {
  llvm::DenseSet<const Value *> Seen;
  while (V && V->isMap()) {
    Value *Ref = V->find("$ref");
    if (!Ref || !Ref->isScalar())
      return V;
    if (!Seen.insert(V).second) {
      I.Diags.report(diag::ImportCircularReference, Ref->At) << Ref->Text;
      Import::lost(Ref, "it leads back to itself");
      return nullptr;
    }
    StringRef Path = Ref->Text;
    if (!Path.consume_front("#/")) {
      Import::lost(Ref, "only files of the command line are read");
      return nullptr;
    }
    Value *To = Top;
    for (StringRef Step : llvm::split(Path, '/')) {
      // A `~` and a `/` are written with a `~`.
      std::string Key = Step.str();
      for (auto [From, With] : {std::pair("~1", "/"), {"~0", "~"}})
        for (size_t At = Key.find(From); At != std::string::npos;
             At = Key.find(From, At + 1))
          Key.replace(At, 2, With);
      To = To && To->isMap() ? To->find(Key) : nullptr;
      Name = Key;
    }
    if (!To) {
      I.dangling(Ref, "part", Ref->Text);
      return nullptr;
    }
    Import::imported(Ref);
    V = To;
  }
  return V;
}

/// The kinds that \p Schema has something of, each with the property that says
/// so, in the order of the file.
void OpenApiImport::properties(Value *Schema,
                               std::map<const Kind *, std::string> &Out,
                               std::vector<const Kind *> &Order, Value *&Level,
                               unsigned Depth) {
  constexpr unsigned MaxDepth = 12;
  std::string Ignored;
  if (Depth == MaxDepth || !(Schema = follow(Schema, Ignored)) ||
      !Schema->isMap() || !Visited.insert(Schema).second)
    return;
  for (StringRef Key :
       {"x-sensitivity", "x-data-classification", "x-classification", "x-pii"})
    if (Value *Hint = Schema->find(Key); Hint && Hint->isScalar() && !Level)
      Level = Hint;
  auto Note = [&](StringRef Word, StringRef Property, Value *V) {
    const Kind *K = I.K.map("openapi.Properties", Word);
    if (!K)
      return false;
    if (Out.try_emplace(K, Property.str()).second)
      Order.push_back(K);
    Import::approximated(V, "the kind of the data says it");
    return true;
  };
  Value *All = Schema->find("properties");
  for (const Entry &E :
       All && All->isMap() ? All->Entries : std::vector<Entry>()) {
    Value *Format = E.Item->isMap() ? E.Item->find("format") : nullptr;
    if (!Format || !Format->isScalar() || !Note(Format->Text, E.Key, Format))
      if (Value *Type = E.Item->isMap() ? E.Item->find("type") : nullptr)
        Note(E.Key, E.Key, Type);
    properties(E.Item, Out, Order, Level, Depth + 1);
  }
  if (Value *Items = Schema->find("items"))
    properties(Items, Out, Order, Level, Depth + 1);
  for (StringRef Key : {"allOf", "oneOf", "anyOf"})
    if (Value *Parts = Schema->find(Key); Parts && Parts->isList())
      for (const Entry &E : Parts->Entries)
        properties(E.Item, Out, Order, Level, Depth + 1);
}

/// Data of a schema: an item for the first kind that it has something of, and
/// one for each other, so that a card number in an order is one.
std::vector<PartId> OpenApiImport::data(Value *Schema, StringRef Name) {
  std::vector<PartId> &Out = Data[Name.str()];
  if (!Out.empty())
    return Out;
  std::map<const Kind *, std::string> Kinds;
  std::vector<const Kind *> Order;
  Value *Level = nullptr;
  Visited.clear();
  properties(Schema, Kinds, Order, Level, 0);
  PartId First = Model.data(Order.empty() ? nullptr : Order.front(), Name);
  Model.madeFrom(First, Schema->At);
  Model.comment(First, "schema " + Name.str() + ", " + I.where(Schema->At));
  I.commentFrom(First, Schema, "description");
  if (!Order.empty())
    Model.comment(First, "Its property " + Kinds[Order.front()] + " says so.");
  if (Level) {
    StringRef Word = I.K.word("openapi.Sensitivity", Level->Text);
    if (Word.empty()) {
      Import::lost(Level, "no mapping has the level");
    } else {
      Model.set(First, "sensitivity", Word, "", Level->At);
      Import::imported(Level);
    }
  }
  Out.push_back(First);
  for (const Kind *K : llvm::ArrayRef(Order).drop_front(!Order.empty())) {
    PartId More = Model.data(K, Name.str() + " " + Kinds[K]);
    Model.madeFrom(More, Schema->At);
    Model.comment(More, "property " + Kinds[K] + " of " + Name.str());
    Out.push_back(More);
  }
  return Out;
}

void OpenApiImport::schema(PartId Flow, StringRef Attribute, Value *V,
                           StringRef Name) {
  std::string Own = Name.str();
  V = follow(V, Own);
  // A list of orders is about orders.
  while (V && V->isMap() && V->find("items"))
    V = follow(V->find("items"), Own);
  if (!V || !V->isMap())
    return;
  StringRef Type = I.peek(V, "type");
  if (!V->find("properties") && !V->find("allOf") && !V->find("oneOf") &&
      !V->find("anyOf") && Type != "object")
    return; // a number or a text alone is nobody's asset
  for (PartId D : data(V, Own))
    Model.add(Flow, Attribute, Model.name(D));
}

void OpenApiImport::content(PartId Flow, StringRef Attribute, Value *V,
                            StringRef Name) {
  Value *All = V ? V->find("content") : nullptr;
  for (const Entry &E :
       All && All->isMap() ? All->Entries : std::vector<Entry>())
    if (E.Item->isMap())
      schema(Flow, Attribute, E.Item->find("schema"), Name);
  if (V && V->isMap() && V->find("schema")) // Swagger 2
    schema(Flow, Attribute, V->find("schema"), Name);
}

void OpenApiImport::body(PartId Flow, StringRef Attribute, Value *V,
                         StringRef Name) {
  std::string Ignored;
  content(Flow, Attribute, follow(V, Ignored), Name);
}

void OpenApiImport::operation(StringRef Method, StringRef Path, const Entry &E,
                              Value *Item) {
  Value *V = E.Item;
  if (!V->isMap())
    return I.wrongType(*V, Method, "a map");
  Value *Own = V->find("security");
  std::string Login = login(Own ? Own : Top->find("security"));
  std::vector<Value *> Tags = I.items(V, "tags");
  StringRef Tag = Tags.empty() ? StringRef() : Tags.front()->Text;
  for (Value *T : Tags)
    Import::approximated(T, "the first tag groups calls");
  PartId &F = Flows[Tag.str() + "\n" + Login];
  if (!F) {
    F = Model.flow(callers(), Api, Via, Tag);
    Model.madeFrom(F, E.KeyAt);
    if (!Login.empty())
      Model.set(F, "authn", Login, "", Own ? Own->At : Range());
  }
  if (StringRef Action = I.K.word("openapi.Action", Method); !Action.empty())
    Model.add(F, "actions", Action);
  StringRef Summary = I.text(V, "summary");
  std::string Line = Method.upper() + " " + Path.str() +
                     (Summary.empty() ? "" : ": " + Summary.str()) + ", " +
                     I.where(E.KeyAt);
  Model.comment(F, Line);
  std::string Name = I.text(V, "operationId").str();
  if (Name.empty())
    Name = (Method + " " + Path).str();
  body(F, "carries", V->find("requestBody"), Name + " request");
  for (Value *From : {Item, V})
    if (Value *All = From->find("parameters"); All && All->isList())
      for (const Entry &Parameter : All->Entries) {
        std::string Ignored;
        Value *Of = follow(Parameter.Item, Ignored);
        if (Of && I.peek(Of, "in") == "body")
          content(F, "carries", Of, Name + " request");
      }
  Value *Responses = I.map(V, "responses");
  for (const Entry &R : Responses ? Responses->Entries : std::vector<Entry>())
    if (R.Key.starts_with("2") || R.Key == "default")
      body(F, "returns", R.Item, Name + " response");
}

void OpenApiImport::document(Value *Document) {
  Top = Document;
  Via = nullptr;
  Flows.clear();
  Data.clear();
  StringRef Version = versionOf(Top);
  if (!Version.starts_with("3.") && !Version.starts_with("2."))
    I.Diags.report(diag::ImportOpenApiVersion, Top->At) << Version << "3.1";
  Value *Info = I.map(Top, "info"), *TitleAt = I.scalar(Info, "title");
  StringRef Title = TitleAt ? I.text(Info, "title") : "API";
  for (const Entry &E : Top->Entries)
    Import::lost(E.Item, Shape);
  Api = Model.element({}, I.kind("ApiService"), Title);
  Model.madeFrom(Api, TitleAt ? TitleAt->At : Top->At);
  I.commentFrom(Api, Info, "description");
  Model.comment(Api, "OpenAPI " + Version.str() + ", " +
                         I.where(TitleAt ? TitleAt->At : Top->At));
  servers();
  Value *Paths = I.map(Top, "paths");
  if (!Paths)
    return;
  Paths->NamedKeys = true;
  for (const Entry &Path : Paths->Entries) {
    std::string Ignored;
    Value *Item = follow(Path.Item, Ignored);
    for (const Entry &E :
         Item && Item->isMap() ? Item->Entries : std::vector<Entry>())
      if (!I.K.word("openapi.Action", E.Key).empty())
        operation(E.Key, Path.Key, E, Item);
  }
}

void OpenApiImport::run() {
  Value *Info = I.map(I.Trees[0].Documents[0], "info");
  StringRef Title = I.peek(Info, "title");
  Model.system(Title.empty() ? "API" : Title);
  for (SourceTree &Tree : I.Trees)
    document(Tree.Documents[0]);
}

void importers::importOpenApi(Import &I) { OpenApiImport(I).run(); }
