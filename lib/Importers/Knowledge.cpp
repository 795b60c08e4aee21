//===- Knowledge.cpp - Which kinds foreign words stand for ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/Knowledge.h"

#include "Sema/WordTables.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;
using sema::Thing;
using sema::ThingKind;

static std::string keyOf(StringRef Table, StringRef Word) {
  std::string Out = Table.str();
  Out += ' ';
  Out += Word.lower();
  return Out;
}

/// `compose.Images` of the enum `Images` in `acme.mapping.compose`.
static std::string tableOf(StringRef Package, StringRef Enum) {
  std::string Out = Package.substr(Package.find(".mapping.") + 9).str();
  Out += '.';
  Out += Enum;
  return Out;
}

Knowledge::Knowledge(const sema::NameIndex &Index, StringRef Prelude,
                     Diagnostics &Diags)
    : Index(Index) {
  llvm::StringSet<> Seen;
  for (StringRef Line : llvm::split(Prelude, '\n'))
    if (Line.consume_front("import ") && Line.consume_back(".*;"))
      Seen.insert(Line);
  llvm::StringMap<llvm::StringSet<>> Enums;
  Index.forEach([&](const Thing &T) {
    if (T.What == ThingKind::EnumValue)
      Enums[Index.text(T.Owner)].insert(Index.text(T.Text));
    if (T.What == ThingKind::Attribute)
      Enums["Attributes"].insert(Index.text(T.Text));
    if (T.What == ThingKind::Attribute && Index.text(T.Owner) == "Element")
      OfElements.insert(Index.text(T.Text));
    if (T.What == ThingKind::Kind || T.What == ThingKind::Enum ||
        T.What == ThingKind::Control)
      Taken.insert(Index.text(T.Text));
    if (T.What == ThingKind::Rule && T.RuleId)
      Rules.insert(Index.text(T.RuleId));
    // Kinds of data are all abstract: what is not is data of a model.
    if (T.What != ThingKind::Kind || T.IsPrivate ||
        (T.IsAbstract && T.Class != ast::KindClass::Data))
      return;
    auto K = std::make_unique<Kind>();
    K->Name = Index.text(T.Text).str();
    K->Package = Index.text(T.Package).str();
    K->Class = T.Class;
    K->NeedsImport = !Seen.contains(K->Package);
    ByName[K->Name].push_back(K.get());
    Kinds.push_back(std::move(K));
  });
  // Those of somebody's own come first, and the first counts.
  Index.forEachMapping([&](const Thing &T) {
    if (T.What != ThingKind::EnumValue ||
        sema::hasWordTables(Index.text(T.Package)))
      return;
    if (readWords(T, Enums, Diags))
      return;
    StringRef Name = Index.text(T.Text), Of = Index.text(T.Owner);
    std::string Table = tableOf(Index.text(T.Package), Of);
    if (Of.ends_with("Settings")) {
      auto [What, Value] = (T.Title ? Index.text(T.Title) : "").split('=');
      for (const sema::ThingName &N : Index.namesOf(T).drop_front())
        Settings.try_emplace(keyOf(Table, Index.text(N.Text)),
                             Setting{What.trim().str(), Value.trim().str()});
      return;
    }
    const Kind *K = findKind(Name, T.Title ? Index.text(T.Title) : StringRef());
    if (!K) {
      std::string Near = nearest(Name, ast::KindClass::Component);
      Diags.report(diag::ImportMappingKind, Index.where(T))
          << Name << (Near.empty() ? "name a kind" : "the nearest are " + Near);
      return;
    }
    for (const sema::ThingName &N : Index.namesOf(T).drop_front())
      Words.try_emplace(keyOf(Table, Index.text(N.Text)), K);
  });
}

/// Whether \p T is of a table that does not name kinds.
bool Knowledge::readWords(const Thing &T,
                          const llvm::StringMap<llvm::StringSet<>> &Enums,
                          Diagnostics &Diags) {
  StringRef Owner = Index.text(T.Owner), Name = Index.text(T.Text);
  auto It = Enums.find(Owner);
  if (It == Enums.end())
    return false;
  if (!It->second.contains(Name)) {
    std::vector<StringRef> All;
    for (const auto &Row : It->second)
      All.push_back(Row.first());
    llvm::sort(All);
    StringRef Near = tmc::nearest(Name, All);
    Diags.report(diag::ImportMappingWord, Index.where(T))
        << Owner << uint64_t(Owner == "Attributes") << Name
        << (Near.empty() ? "name one" : "the nearest is `" + Near.str() + "`");
    return true;
  }
  std::string Table = tableOf(Index.text(T.Package), Owner);
  for (const sema::ThingName &N : Index.namesOf(T).drop_front())
    Values.try_emplace(keyOf(Table, Index.text(N.Text)), Name.str());
  return true;
}

StringRef Knowledge::word(StringRef Table, StringRef Word) const {
  auto It = Values.find(keyOf(Table, Word));
  return It == Values.end() ? StringRef() : StringRef(It->second);
}

const Kind *Knowledge::findKind(StringRef Name, StringRef Package) const {
  auto It = ByName.find(Name);
  if (It == ByName.end())
    return nullptr;
  const Kind *Seen = nullptr;
  for (const Kind *K : It->second) {
    if (!Package.empty() ? K->Package == Package : !K->NeedsImport)
      return K;
    if (!Seen)
      Seen = K;
  }
  return Package.empty() && It->second.size() == 1 ? Seen : nullptr;
}

const Kind *Knowledge::map(StringRef Table, StringRef Word) const {
  auto It = Words.find(keyOf(Table, Word));
  if (It != Words.end())
    return It->second;
  // What tmc itself wrote has the full names of kinds.
  auto [Package, Name] = Word.rsplit('.');
  return Name.empty() ? nullptr : findKind(Name, Package);
}

const Knowledge::Setting *Knowledge::setting(StringRef Table,
                                             StringRef Word) const {
  auto It = Settings.find(keyOf(Table, Word));
  return It == Settings.end() ? nullptr : &It->second;
}

const Kind *Knowledge::kind(StringRef Name) const { return findKind(Name, ""); }

std::string Knowledge::nearest(StringRef Word, ast::KindClass Class) const {
  std::vector<StringRef> Out;
  auto Add = [&](StringRef Name) {
    if (!Name.empty() && Out.size() < 3 && !llvm::is_contained(Out, Name))
      Out.push_back(Name);
  };
  llvm::SmallVector<std::string, 4> Parts{Word.str()};
  for (StringRef Part : llvm::split(Word, '-'))
    if (Part.size() > 2)
      Parts.push_back(Part.str());
  for (const std::string &Part : Parts)
    for (const sema::NameIndex::Match &M : Index.find(Part))
      if (M.T->What == ThingKind::Kind && M.T->Class == Class)
        Add(Index.text(M.T->Text));
  std::vector<StringRef> Names;
  for (const std::unique_ptr<Kind> &K : Kinds)
    if (K->Class == Class)
      Names.push_back(K->Name);
  Add(tmc::nearest(Word, Names));
  return llvm::join(Out, ", ");
}
