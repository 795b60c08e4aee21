//===- Context.h - State that the phases of Sema share --------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_CONTEXT_H
#define TMC_SEMA_CONTEXT_H

#include "AST/Typed.h"
#include "Basic/Pool.h"
#include "Sema/Meanings.h"
#include "Sema/NameIndex.h"
#include "Sema/Sema.h"
#include "Sema/Symbols.h"

#include "llvm/ADT/DenseSet.h"

#include <memory>
#include <optional>
#include <tuple>

namespace tmc::sema {

namespace node = ast::node;

class Context;

/// A declaration waiting for a later phase.
struct Pending {
  ModuleId Module;
  ast::NodeId Node;
  uint32_t Index; ///< of its row
};

/// The names inside one system, or inside one element with parts; they are
/// unique within it.
struct SystemScope {
  ir::EntityId System; ///< or the element
  llvm::DenseMap<Name, ir::EntityId> Names;
};

/// `port name : Kind = part;`: where flows from outside may end.
struct Port {
  Name Text;
  ModuleId Module;
  ast::NodeId Node;
  Range Where;
};

/// Shared by the phases; lives for one `analyze`.
class Context {
public:
  Context(const ModuleSet &Set, ir::Program &P, Diagnostics &Diags);

  const ModuleSet &Set;
  ir::Program &P;
  Interner &Names;
  SourceManager &Sources;
  Diagnostics &Diags;

  BaseCounts Base;
  /// The module behind the last one that is looked at.
  uint32_t EndOfModules;
  Table<PackageId, Package> Packages;
  std::vector<PackageId> PackageOf;   ///< by module
  std::vector<ImportScope> ImportsOf; ///< by module

  /// Symbols of kinds and of top-level entities hold the number of their
  /// declaration, since their ids depend on more than the order of the source.
  Pool<ir::KindId> KindIds; ///< by Symbol::Index of a Kind
  /// By Symbol::Index of an Enum: itself, or the one to which it adds.
  Pool<ir::EnumId> EnumIds;
  std::vector<ir::EntityId> TopEntityIds; ///< by Symbol::Index of an Entity
  uint32_t NumTopEntities = 0;

  // Worklists of the phases, in source order.
  Pool<Pending> Enums, Kinds, Controls, Funcs, Rules, Verifications, Systems,
      TopData, Decisions, Extends, Overlays, Views, Methodologies;
  /// From here on up to Base, references are of packages that the one looked at
  /// may not import: it gets its own rows. In a program all are shared.
  uint32_t SharedRefs = ~uint32_t(0);
  /// Where the `@id` of a rule is written; not of those of the image.
  llvm::DenseMap<ir::RuleId, Range> RuleIdAt;
  /// Defaults of the parameters of functions and verifications, by their row.
  llvm::DenseMap<uint32_t, ir::Value> ParamDefaults;
  /// The overlays that the command line chose, in its order.
  llvm::ArrayRef<std::string> ChosenOverlays;
  bool AllowMissingOverlays = false;

  /// A thing that an overlay declares which is not applied.
  struct UnappliedName {
    Range Where;
    Name Overlay;
  };
  llvm::DenseMap<Name, UnappliedName> Unapplied;
  /// What a declaration that was read as something else would have declared. It
  /// was reported, so its uses are not.
  llvm::DenseSet<Name> Forgiven;

  /// By the system's entity id, or that of an element with parts.
  llvm::DenseMap<ir::EntityId, SystemScope> Scopes;
  /// Kinds whose own declaration has parameters, parts or ports.
  llvm::DenseMap<ir::KindId, Pending> Components;
  /// Kinds whose own declaration has a `require`.
  llvm::DenseMap<ir::KindId, Pending> Requiring;
  /// By the system or element that declares them, in source order.
  llvm::DenseMap<ir::EntityId, std::vector<Port>> Ports;

  const ast::Tree &tree(ModuleId M) const { return Set.Modules[M].tree(); }
  Range range(ModuleId M, ast::NodeId N) const {
    return tree(M).range(N, Sources);
  }
  llvm::StringRef text(Name N) const { return Names.text(N); }
  /// `package.name`.
  Name fullName(ModuleId M, Name Short);

  /// Where to write what names and expressions mean, if somebody wants that.
  MeaningRecorder *Meant = nullptr;

  // --- Names (Lookup.cpp, Advice.cpp) ---
  /// The meaning of \p N in \p M, or no symbol. Reports nothing.
  Symbol lookup(ModuleId M, Name N) const;
  /// The same of the name \p Ident; reports it if two imports of all names
  /// bring it with different meanings.
  Symbol lookupAt(ModuleId M, ast::NodeId Ident) const;
  /// The meaning of \p N among the public names of \p Package.
  Symbol lookupIn(PackageId Package, Name N, ModuleId From) const;
  /// Resolves a QualName to a symbol of kind \p Wanted; reports an unknown name
  /// with a suggestion, or what else it is. No symbol after a report.
  /// Of kinds, those of \p Class are suggested, if it is given.
  Symbol resolve(ModuleId M, ast::NodeId QualName, SymbolKind Wanted,
                 std::optional<ir::EntityClass> Class = {});
  /// Resolves as many parts as name symbols; \p Used says how many.
  Symbol resolvePrefix(ModuleId M, llvm::ArrayRef<ast::NodeId> Parts,
                       unsigned &Used) const;
  ir::KindId resolveKind(ModuleId M, ast::NodeId QualName, ir::EntityClass C);
  ir::KindId resolveKind(ModuleId M, ast::NodeId QualName);
  ir::ControlId resolveControl(ModuleId M, ast::NodeId QualName);
  /// All names visible in \p M, for suggestions; of kinds and of parts of a
  /// model those of \p Class, if it is given.
  void visibleNames(ModuleId M, SymbolKind Wanted,
                    llvm::SmallVectorImpl<llvm::StringRef> &Out,
                    std::optional<ir::EntityClass> Class = {}) const;
  /// What can stand where a name is unknown.
  struct WantedName {
    ModuleId M;
    unsigned Things = 0;                       ///< a bit for each ThingKind
    std::optional<ir::EntityClass> Class = {}; ///< of kinds
    Name Package = {};                         ///< only of this package
    /// Which of them; all if it is empty. Those that it takes need no import.
    llvm::function_ref<bool(const Thing &)> Fits = nullptr;
  };
  static constexpr unsigned bit(ThingKind K) {
    return 1U << static_cast<unsigned>(K);
  }
  /// Whether the name of \p T means \p T in \p M.
  bool isVisible(ModuleId M, const Thing &T) const;
  /// What \p K is as a bit of WantedName::Things; of None all that a name alone
  /// can mean.
  static unsigned thingsOf(SymbolKind K);
  /// Reports \p What as unknown at \p Where: with what is called \p Text
  /// elsewhere or was called so, if \p In says what is wanted; else with the
  /// nearest of \p Candidates. If nothing else is possible (\p Closed) and
  /// none is near, it lists them. What an earlier mistake may have hidden is
  /// not reported.
  void reportUnknown(llvm::StringRef What, llvm::StringRef Text, Range Where,
                     llvm::ArrayRef<llvm::StringRef> Candidates,
                     bool Closed = false, const WantedName *In = nullptr);
  /// Whether something that can stand there has \p Text as a synonym or a
  /// former name, or is written so but for separators: reported, with its name.
  bool reportOtherName(llvm::StringRef What, llvm::StringRef Text, Range Where,
                       const WantedName &In);
  /// Whether \p Ident is the name of a \p Wanted (of \p Class, if it is given)
  /// in a package that nobody has imported into \p M, be it loaded or not:
  /// reported, with the import. It is better advice than a visible name that is
  /// only near.
  bool reportNotImported(ModuleId M, ast::NodeId Ident, SymbolKind Wanted,
                         std::optional<ir::EntityClass> Class = {});
  /// What reportUnknown would propose for \p Text, or the empty string.
  llvm::StringRef calledInstead(llvm::StringRef Text,
                                llvm::ArrayRef<llvm::StringRef> Candidates,
                                const WantedName &In);
  /// Whether the attribute \p A is one that elements of \p K have.
  bool isAttrOf(const Thing &A, ir::KindId K) const;
  /// Whether the value \p V is one of the enum \p E.
  bool isValueOf(const Thing &V, ir::EnumId E) const;
  /// Whether \p Text may be unknown only because of a mistake that has been
  /// reported: its declaration was not understood, or \p Where is in a
  /// statement that was not. What is \p Open may be declared anywhere; the
  /// attributes of a kind that is known are all known.
  /// Reports that a type is called otherwise here, if \p Text is one elsewhere.
  bool reportForeignType(llvm::StringRef Text, Range Where);
  bool reportTypeForKind(ModuleId M, ast::NodeId Ident);
  bool isConsequence(llvm::StringRef Text, Range Where, bool Open = true) const;
  /// While a decision is read: what it is about is never changed by `--fix`.
  bool OnlyGuesses = false;
  /// Everything that has a name, in the model and in the whole library; made
  /// when it is first asked for.
  const NameIndex &index();
  std::string qualText(ModuleId M, ast::NodeId QualName) const;

  // --- Attributes (Vocabulary.cpp) ---
  /// The attribute \p N of kind \p K or its bases; none if there is none.
  ir::AttrId findAttr(ir::KindId K, Name N) const;
  /// Reports that \p K has no attribute \p N at \p Where, with a suggestion.
  void reportUnknownAttr(ir::KindId K, Name N, Range Where);
  ir::AttrId attrOfControl(ir::KindId K, llvm::StringRef Text);
  /// The attribute \p N of \p K that a setting may set. Reports at \p Where,
  /// and gives none, if there is none or it is derived.
  ir::AttrId settableAttr(ir::KindId K, Name N, Range Where);
  /// Whether elements of kind \p K have parts, its bases' included.
  bool hasParts(ir::KindId K) const {
    while (K && !P.Kinds[K].Parts)
      K = P.Kinds[K].Base;
    return K.isValid();
  }
  ir::KindId rootKind(ir::EntityClass C) const {
    return P.Known.Root[static_cast<unsigned>(C)];
  }
  /// The enum marked `@position`, or none. Enums come before all that uses it.
  ir::EnumId positionEnum() const;
  /// Attributes that a model must set, by kind (bases included).
  llvm::ArrayRef<ir::AttrId> requiredAttrs(ir::KindId K);

  // --- Prefixes (Declare.cpp) ---
  Name docOf(ModuleId M, ast::NodeId Prefix);
  /// Text of a title that must have no holes; none if there is no title.
  Name titleOf(ModuleId M, ast::NodeId Title);

  /// How many arguments parameters \p S take: `2`, `1 to 2`.
  std::string arityText(Slice S) const;
  /// The type written by \p Type; of base Unknown after a report.
  /// \p Range is the number of its range, for what can have one.
  ir::Type resolveType(ModuleId M, ast::NodeId Type, bool *Optional = nullptr,
                       uint32_t *Range = nullptr);

  // --- Entities (Components.cpp) ---
  ir::EntityId entityOf(const Symbol &S) const {
    // Before the models are built nothing has an id yet.
    return S.K == SymbolKind::Entity && S.Index < TopEntityIds.size()
               ? TopEntityIds[S.Index]
               : ir::EntityId::none();
  }
  const SystemScope *scopeOf(ir::EntityId System) const {
    auto It = Scopes.find(System);
    return It == Scopes.end() ? nullptr : &It->second;
  }
  /// Whether \p E lies in \p Place (a boundary, a system, an element with
  /// parts), at any depth.
  bool isInside(ir::EntityId E, ir::EntityId Place) const;
  /// What an argument, or a default, gave the parameter (or attribute of a
  /// component) \p N of the instance whose scope is \p Scope; unknown if
  /// nothing has. None if it has no such parameter.
  std::optional<ir::Value> parameter(const SystemScope *Scope, Name N,
                                     ir::Type *Ty = nullptr) const;
  /// The port \p N of \p Owner, or null.
  const Port *findPort(ir::EntityId Owner, Name N) const;
  /// The element at which flows through \p Port of \p Owner end; none if its
  /// name means nothing (checkPort reports that).
  ir::EntityId portTarget(ir::EntityId Owner, const Port &Port) const;
  /// Follows \p Parts (idents) from \p Scope and the module's names as far as
  /// they name entities; \p Used says how many did.
  ir::EntityId entityPrefix(ModuleId M, const SystemScope *Scope,
                            llvm::ArrayRef<ast::NodeId> Parts,
                            unsigned &Used) const;
  /// What a decision is about: a rule, a value of an enum of categories (with
  /// its ordinal) or a package.
  struct Subject {
    Symbol S;
    uint32_t Ordinal = 0;
    ast::NodeId Bad; ///< what is no category of the enum S, or no rule of it
  };
  /// What the QualName \p What of a decision means. No symbol if it is none of
  /// these (Decisions.cpp).
  Subject subjectOf(ModuleId M, ast::NodeId What) const;
  /// The package that the QualName \p What means, by the name under which it is
  /// imported or by its own. None after a report at \p Where.
  Name resolvePackage(ModuleId M, ast::NodeId What, Range Where);
  /// Reports that the QualName \p What of a subject means no rule.
  void reportNoRule(ModuleId M, ast::NodeId What);
  /// Resolves all of \p Parts to an entity; reports what is unknown. Things of
  /// \p Class are suggested, if it is given.
  ir::EntityId resolveEntity(ModuleId M, const SystemScope *Scope,
                             llvm::ArrayRef<ast::NodeId> Parts,
                             std::optional<ir::EntityClass> Class = {});
  /// Whether an overlay that is not chosen declares \p Ident: reported, with
  /// its name.
  bool reportInOverlay(ModuleId M, ast::NodeId Ident);

  // --- What was looked up, for Lint.cpp ---
  /// Declarations that something refers to, by kind and index.
  mutable llvm::DenseSet<std::pair<unsigned, uint32_t>> UsedSymbols;
  /// Explicit imports, by module and name.
  mutable llvm::DenseSet<std::pair<ModuleId, Name>> UsedImports;
  /// Imports of all names, by module and package.
  mutable llvm::DenseSet<std::pair<ModuleId, PackageId>> UsedWildcards;
  void markUsed(const Symbol &S) const {
    UsedSymbols.insert({static_cast<unsigned>(S.K), S.Index});
  }

private:
  /// The range that \p Type writes, which is of type \p Ty otherwise.
  void resolveRange(ModuleId M, ast::NodeId Type, ir::Type &Ty,
                    uint32_t *Range);
  /// Reports that \p E holds no `Parts[Used]`: where it is, or what is near.
  void reportNoPart(ModuleId M, const SystemScope *Scope, ir::EntityId E,
                    llvm::ArrayRef<ast::NodeId> Parts, unsigned Used,
                    llvm::ArrayRef<llvm::StringRef> Candidates);
  /// Whether \p T can stand where \p In says.
  bool fits(const Thing &T, const WantedName &In) const;
  /// What goes by a name that is not its own.
  struct OtherName {
    const Thing *T;
    NameSort Sort;
    bool Exact;
    bool Hidden; ///< it takes an import
    auto rank() const { return std::tuple(!Exact, Hidden, Sort); }
  };
  /// What goes by \p Text and can stand where \p In says, the best first.
  llvm::SmallVector<OtherName, 4> otherNames(llvm::StringRef Text,
                                             const WantedName &In);
  bool reportNearElsewhere(llvm::StringRef What, llvm::StringRef Text,
                           Range Where, const WantedName &In);
  std::unique_ptr<NameIndex> Index;
  /// What \p M writes to import \p Package: its name or a path.
  llvm::StringRef importTarget(ModuleId M, PackageId Package) const;
  /// Where to add an import to \p M.
  Loc importPlace(ModuleId M) const;

  mutable llvm::DenseMap<std::pair<ir::KindId, Name>, ir::AttrId> AttrCache;
  llvm::DenseMap<ir::KindId, std::vector<ir::AttrId>> RequiredCache;
};

/// All phases for all modules: the library, then the model; whether there was
/// no mistake.
bool analyzeAll(Context &C);
/// All phases for the modules from Base on, up to EndOfModules; whether there
/// was no mistake.
bool analyzeNext(Context &C);
/// The same up to module \p End, which then are of the base.
bool analyzePart(Context &C, uint32_t End);

// --- The phases, in their order ---
void declare(Context &C);         ///< symbols (Declare.cpp)
void declareImports(Context &C);  ///< what imports bring (Declare.cpp)
void buildVocabulary(Context &C); ///< enums, kinds, attributes (Vocabulary.cpp)
void buildKnowledge(Context &C);  ///< defaults, controls, functions,
                                  ///< verifications (Knowledge.cpp)
void buildRules(Context &C);      ///< rules and threats (Knowledge.cpp)
void buildModels(Context &C);     ///< systems and what is in them (Models.cpp)
void buildDecisions(Context &C);  ///< decisions (Decisions.cpp)
/// Makes an instance of each component that the model does not use, with the
/// decisions in it, so that mistakes in it are found; and takes all of it back
/// (Models.cpp).
void checkUnusedComponents(Context &C);
void buildViews(Context &C);         ///< views (Views.cpp)
void buildMethodologies(Context &C); ///< methodologies (Methodologies.cpp)
void lintNames(Context &C); ///< what is imported or declared for nothing
                            ///< (Lint.cpp)
/// Controls that the command line assumes (Assume.cpp).
void assumeControls(Context &C, llvm::ArrayRef<AssumedControl> List);
/// Places that the command line takes to have fallen (Assume.cpp).
void assumeBreaches(Context &C, llvm::ArrayRef<std::string> List);

} // namespace tmc::sema

#endif // TMC_SEMA_CONTEXT_H
