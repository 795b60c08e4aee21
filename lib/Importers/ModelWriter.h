//===- ModelWriter.h - A model as source that people go on editing --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What an importer says, as declarations of the language: names are made legal
/// and unique, titles keep the original, comments say where something comes
/// from. The text is that of the formatter.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_MODELWRITER_H
#define TMC_IMPORTERS_MODELWRITER_H

#include "Importers/Knowledge.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tmc::importers {

struct PartTag;
using PartId = Id<PartTag>;

/// \p Text in quotes, with the escapes of the language.
std::string quoted(llvm::StringRef Text);

/// A legal name made of \p Hint: `db_password` of `db-password`, or
/// `DbPassword` with \p Capital. It may be a keyword.
std::string legalName(llvm::StringRef Hint, bool Capital);

class ModelWriter {
public:
  enum class PartKind : uint8_t { Boundary, Element, Flow, Data, Threat };
  struct Setting {
    std::string Name, Value, Comment;
    bool IsList = false;
    std::vector<std::string> Items;
    Range At = {}; ///< what says so in the source; may be invalid
  };
  struct Part {
    PartKind Sort;
    std::string Name, Title;
    const Kind *What = nullptr;
    bool BothWays = false;
    PartId Parent, From, To;
    std::vector<PartId> On;
    std::vector<std::string> Comments, Annotations;
    std::vector<Setting> Settings;
    Range At;            ///< of what it is made of; may be invalid
    std::string Address; ///< of what is deployed, else empty
    std::vector<std::string> Aliases;
  };

  using KindNameFn = llvm::function_ref<std::string(const Kind &)>;

  explicit ModelWriter(const Knowledge &K) : K(K) {}

  /// What the model is called; without it `Imported`.
  void system(llvm::StringRef Title);
  /// A line of the comment above the system.
  void remark(llvm::StringRef Text) { Remarks.push_back(Text.str()); }

  /// \p Parent is a boundary, or none: directly in the system.
  /// \p What may be null: nothing is known of what is in it.
  PartId boundary(PartId Parent, const Kind *What, llvm::StringRef Title);
  PartId boundary(PartId Parent, const Kind &What, llvm::StringRef Title) {
    return boundary(Parent, &What, Title);
  }
  PartId element(PartId Parent, const Kind &What, llvm::StringRef Title);
  /// \p Via may be null: the protocol is not known.
  PartId flow(PartId From, PartId To, const Kind *Via, llvm::StringRef Title);
  /// The flow goes both ways: data comes back, nobody says which.
  void bothWays(PartId Flow) { Parts[Flow].BothWays = true; }
  /// \p What may be null: data of no kind in particular.
  PartId data(const Kind *What, llvm::StringRef Title);
  /// What a person found, on \p On.
  PartId threat(llvm::ArrayRef<PartId> On, llvm::StringRef Title);
  /// A declaration in words of its own at the end of the file, for example a
  /// decision. \p Text is of the language.
  void declaration(std::string Text) { Tail.push_back(std::move(Text)); }

  /// `Name = Value;`, a value of the language. What is set already stays.
  /// \p At: what says so in the source.
  void set(PartId P, llvm::StringRef Name, llvm::StringRef Value,
           llvm::StringRef Comment = {}, Range At = {});
  void setText(PartId P, llvm::StringRef Name, llvm::StringRef Text) {
    set(P, Name, quoted(Text));
  }
  /// Adds to the list `Name = [ … ];`, each value once.
  void add(PartId P, llvm::StringRef Name, llvm::StringRef Value);
  /// The list, if nothing was added, is `[]`.
  void empty(PartId P, llvm::StringRef Name);
  void setSystem(llvm::StringRef Name, llvm::StringRef Value) {
    SystemSettings.push_back({Name.str(), Value.str(), {}, false, {}});
  }
  /// A line of the comment above \p P.
  void comment(PartId P, llvm::StringRef Text);
  /// An annotation above \p P, as `@stride(Spoofing)`.
  void annotate(PartId P, llvm::StringRef Text) {
    Parts[P].Annotations.push_back(Text.str());
  }
  /// The same, if \p P does not have it.
  void annotateOnce(PartId P, llvm::StringRef Text) {
    if (!llvm::is_contained(Parts[P].Annotations, Text))
      annotate(P, Text);
  }
  /// \p P is made of what stands at \p At in the source.
  void madeFrom(PartId P, Range At) { Parts[P].At = At; }
  /// The same of something that is deployed, which the source calls
  /// \p Address. `deployed_as` says so in the model.
  void deployed(PartId P, Range At, llvm::StringRef Address);
  /// What \p P is also known by where it is deployed: a name, a host, a tag.
  void alias(PartId P, llvm::StringRef Name);
  /// Moves a boundary or an element into \p Parent.
  void move(PartId P, PartId Parent) { Parts[P].Parent = Parent; }

  /// A line of a comment, whatever is in \p Text.
  static void writeComment(llvm::StringRef Text, llvm::raw_ostream &OS);
  /// A name for a declaration in words of its own.
  std::string nameFor(llvm::StringRef Title) { return makeName(Title, true); }
  llvm::StringRef name(PartId P) const { return Parts[P].Name; }
  /// The file has declarations and no system: it is knowledge, not a model.
  void withoutSystem() { HasSystem = false; }
  bool hasSystem() const { return HasSystem; }
  /// \p What as the file names it, in a declaration in words of its own.
  std::string reference(const Kind &What) {
    use(&What);
    return kindText(What);
  }
  /// `Shop.db`; of data, `Order`; of nothing, the system.
  std::string path(PartId P) const;
  const Kind &kindOf(PartId P) const { return *Parts[P].What; }
  PartId parent(PartId P) const { return Parts[P].Parent; }
  llvm::StringRef systemName() const { return SystemName; }
  bool isIn(PartId P, PartId Boundary) const;
  std::string package() const;
  unsigned count(ast::KindClass C) const;
  /// Whether a person found something.
  bool hasThreats() const {
    return llvm::any_of(
        Parts.rows(), [](const Part &P) { return P.Sort == PartKind::Threat; });
  }
  /// Declarations in words of their own.
  size_t declarationCount() const { return Tail.size(); }

  const Table<PartId, Part> &parts() const { return Parts; }
  /// What declares \p P alone in another model, as it stands in the body around
  /// it; of a boundary also what is in it and \p Keeps. Lists are left out:
  /// they name other parts. \p KindName writes the name of a kind.
  std::string declare(PartId P, KindNameFn KindName,
                      llvm::function_ref<bool(PartId)> Keeps);
  /// Calls \p P otherwise, where another model has its name already.
  void rename(PartId P, std::string Name) { Parts[P].Name = std::move(Name); }

  /// The model, formatted; none if it could not be, which is reported.
  std::optional<std::string> text(Diagnostics &Diags);
  /// Its declarations by name, each as it is written.
  std::map<std::string, std::string> declarations() const;

private:
  PartId add(PartKind Sort, const Kind *What, llvm::StringRef Title,
             llvm::StringRef NameHint, bool Capital);
  std::string makeName(llvm::StringRef Hint, bool Capital);
  Setting *findSetting(PartId P, llvm::StringRef Name);
  std::string kindText(const Kind &What) const;
  std::string headOf(const Part &P) const;
  void writePart(const Part &P, llvm::raw_ostream &OS) const;
  void writeInside(PartId Parent, llvm::raw_ostream &OS) const;
  void writeSystem(llvm::raw_ostream &OS) const;
  void findInside();
  static void writeSetting(const Setting &S, llvm::raw_ostream &OS);
  void writeSettings(const Part &P, llvm::raw_ostream &OS) const;
  void use(const Kind *What);

  const Knowledge &K;
  bool HasSystem = true;
  /// What writes the names of kinds, if not the imports of the model.
  const KindNameFn *KindNames = nullptr;
  const llvm::function_ref<bool(PartId)> *Kept = nullptr; ///< all, if null
  std::string SystemName = "Imported", SystemTitle;
  std::vector<std::string> Remarks, Tail;
  std::vector<Setting> SystemSettings;
  Table<PartId, Part> Parts;
  llvm::StringSet<> Used;
  std::map<std::string, std::string>
      Imports; ///< package, and what it is called
  std::map<uint32_t, std::vector<PartId>> Inside; ///< by parent; ~0u: none
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_MODELWRITER_H
