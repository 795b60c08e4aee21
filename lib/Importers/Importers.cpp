//===- Importers.cpp - Models of other tools as source --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Importers.h"

#include "Importers/Formats.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

llvm::ArrayRef<FormatInfo> importers::formats() {
  static constexpr FormatInfo Rows[] = {
#define IMPORTER(ID, WORD, TITLE, RECOGNISER, FUNCTION)                        \
  {Format::ID, WORD, TITLE, RECOGNISER, FUNCTION},
#include "Importers/Importers.def"
  };
  return Rows;
}

const FormatInfo *importers::findFormat(StringRef Word) {
  for (const FormatInfo &F : formats())
    if (F.Word == Word)
      return &F;
  return nullptr;
}

const FormatInfo *importers::recognise(const SourceTree &Tree) {
  for (const FormatInfo &F : formats())
    if (F.Recognises(Tree))
      return &F;
  return nullptr;
}

StringRef Import::describe(const Value &V) {
  switch (V.Kind) {
  case ValueKind::Null:
    return "nothing";
  case ValueKind::Scalar:
    return "a single value";
  case ValueKind::List:
    return "a list";
  case ValueKind::Map:
    return "a map";
  }
  return "";
}

void Import::wrongType(const Value &V, StringRef What, StringRef Expected) {
  Diags.report(diag::ImportWrongType, V.At) << What << describe(V) << Expected;
}

/// \p V if it is of \p Sort; else null, after a report.
static Value *checked(Import &I, Value *Map, StringRef Key, ValueKind Sort,
                      StringRef Expected) {
  Value *V = Map && Map->isMap() ? Map->find(Key) : nullptr;
  // An empty list says that there is nothing.
  if (V && V->Kind == Sort && Sort != ValueKind::Scalar && V->isLeaf() &&
      V->Became == Fate::Unread)
    Import::imported(V);
  if (!V || V->Kind == Sort)
    return V;
  if (V->isNull() || (V->isScalar() && V->Text.empty())) {
    Import::imported(V); // a key with nothing behind it says that there is none
    return nullptr;
  }
  if (V->Became == Fate::Unread) {
    I.wrongType(*V, Key, Expected);
    Import::lost(V, "it is of another type than the format has here");
  }
  return nullptr;
}

Value *Import::list(Value *Map, StringRef Key) {
  return checked(*this, Map, Key, ValueKind::List, "a list");
}
Value *Import::map(Value *Map, StringRef Key) {
  return checked(*this, Map, Key, ValueKind::Map, "a map");
}
Value *Import::scalar(Value *Map, StringRef Key) {
  return checked(*this, Map, Key, ValueKind::Scalar, "a single value");
}

StringRef Import::text(Value *Map, StringRef Key) {
  Value *V = scalar(Map, Key);
  if (!V)
    return {};
  imported(V);
  return V->Text;
}

StringRef Import::peek(Value *Map, StringRef Key) const {
  Value *V = Map && Map->isMap() ? Map->find(Key) : nullptr;
  return V && V->isScalar() ? V->Text : StringRef();
}

std::optional<bool> Import::flag(Value *Map, StringRef Key) {
  StringRef Text = text(Map, Key);
  if (Text.equals_insensitive("true") || Text.equals_insensitive("yes"))
    return true;
  if (Text.equals_insensitive("false") || Text.equals_insensitive("no"))
    return false;
  return std::nullopt;
}

const Kind &Import::kind(StringRef Name) {
  if (const Kind *Found = K.kind(Name))
    return *Found;
  // A package of somebody's stands in the place of the library's. The model
  // that comes out names the kind, and its compilation says that there is none.
  auto It =
      llvm::find_if(Absent, [&](const Kind &A) { return A.Name == Name; });
  if (It != Absent.end())
    return *It;
  Absent.push_back({Name.str(), "", ast::KindClass::Component, false});
  return Absent.back();
}

const Kind &Import::kindFor(StringRef Table, StringRef Word,
                            StringRef Otherwise, Range At) {
  if (const Kind *Found = K.map(Table, Word))
    return *Found;
  const Kind &Out = kind(Otherwise);
  Report.unmapped({Table.str(), Word.str(), Out.Name,
                   K.nearest(Word, Out.Class), where(At)});
  return Out;
}

void Import::commentFrom(PartId P, Value *Map, StringRef Key, StringRef Label) {
  Value *V = scalar(Map, Key);
  if (!V)
    return;
  if (V->Text.trim().empty())
    return imported(V);
  Model.comment(P, Label.empty() ? V->Text.str()
                                 : Label.str() + ": " + V->Text.str());
  approximated(V, "it is in a comment");
}

std::vector<Value *> Import::items(Value *Map, StringRef Key) {
  std::vector<Value *> Out;
  Value *All = list(Map, Key);
  if (!All)
    return Out;
  if (All->isLeaf())
    imported(All);
  for (const Entry &E : All->Entries) {
    if (E.Item->isScalar()) {
      Out.push_back(E.Item);
      continue;
    }
    if (!E.Item->isNull())
      wrongType(*E.Item, Key, "single values");
    lost(E.Item, "it is of another type than the format has here");
  }
  return Out;
}

void Import::tags(PartId P, Value *Map, StringRef Key) {
  for (Value *V : items(Map, Key)) {
    Model.add(P, "tags", quoted(V->Text));
    imported(V);
  }
}

void Import::dismiss(PartId Threat, PartId On, StringRef Who, StringRef Text) {
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  OS << "dismiss " << Model.name(Threat) << " on " << Model.path(On)
     << " {\n  by = " << quoted(Who) << ";\n  reason = "
     << quoted(Text.trim().empty() ? "not applicable, in the source" : Text)
     << ";\n}";
  Model.declaration(Out);
}

/// The source does not say by which control. One of its own says what was done.
void Import::mitigate(PartId Threat, PartId On, StringRef Who, StringRef Text) {
  if (Text.trim().empty())
    Text = "mitigated, in the source";
  std::string Control =
      Model.nameFor(("Done about " + Model.name(Threat)).str());
  std::string Out;
  llvm::raw_string_ostream OS(Out);
  OS << "control " << Control << " for Element, Flow, Boundary, Data "
     << quoted(Text.trim()) << ";\n\nmitigate " << Model.name(Threat) << " on "
     << Model.path(On) << " by " << Control
     << " {\n  status = done;\n  owner = " << quoted(Who) << ";\n}";
  Model.declaration(Out);
}

bool Import::ticked(Value *Map, StringRef Key) {
  Value *V = scalar(Map, Key);
  if (!V)
    return false;
  if (V->Text.equals_insensitive("true")) {
    imported(V);
    return true;
  }
  lost(V, "a box that nobody ticked is not a claim");
  return false;
}

void Import::dangling(Value *V, StringRef What, StringRef Name) {
  Diags.report(diag::ImportDangling, V->At) << What << Name;
  lost(V, "the source has nothing of that name");
}

std::string Import::where(Range At) const {
  FileId F = Diags.sources().fileOf(At.Begin);
  for (const SourceTree &T : Trees)
    if (T.File == F && F)
      return T.where(At.Begin, Diags.sources());
  return {};
}

void importers::markKeys(Value *Map, llvm::ArrayRef<KeyFate> Rows) {
  if (!Map)
    return;
  for (const KeyFate &R : Rows)
    if (Value *V = Map->find(R.Key); V && V->Became == Fate::Unread) {
      V->Became = R.Became;
      V->Why = R.Why;
    }
}
