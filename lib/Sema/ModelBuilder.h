//===- ModelBuilder.h - The state of building models ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Private to Models.cpp, Instances.cpp, Extensions.cpp, Settings.cpp and
/// FlowEnds.cpp.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_MODELBUILDER_H
#define TMC_SEMA_MODELBUILDER_H

#include "IR/Snapshot.h"
#include "Sema/Components.h"
#include "Sema/Context.h"
#include "Sema/Expressions.h"
#include "Sema/ScopedDefaults.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

namespace tmc::sema {

/// An entity whose details wait until all names are known.
struct Unfinished {
  ModuleId Module;
  ast::NodeId Node;
  ir::EntityId Entity;
  ir::EntityId Owner;  ///< the system or element in whose scope it is; none for
                       ///< a top-level data item
  bool Broken = false; ///< its kind is unknown
};

/// A `require` of a model.
struct UnfinishedRequire {
  ModuleId Module;
  ast::NodeId Node;
  ir::EntityId Scope;
  ir::EntityId Owner;
  ir::KindId Of; ///< that requires it of its instance Scope; or none
};

/// `extend X { … }`, or a chosen overlay of X: more of what is declared
/// elsewhere.
struct Extension {
  ModuleId Module;
  ast::NodeId Path;
  ast::NodeId Body;
  ir::EntityId Owner; ///< in whose scope it stands; none at the top of a file
  uint32_t Rank;      ///< of its settings
  bool Done = false;
};

/// Settings of an entity that stand outside its declaration.
struct OuterBody {
  ModuleId Module;
  ast::NodeId Body;
  uint32_t Rank;
  ir::EntityId Owner; ///< in whose scope it stands
};

/// What replaces what: a setting of a higher rank replaces those of lower ones,
/// wherever they stand, and two of the same rank contradict each other. So the
/// order of files and declarations makes no difference.
enum SettingRank : uint32_t {
  Plain,
  Marked,       ///< `override x = …;` in a declaration or `extend`
  Decided,      ///< `override X { … }`
  FirstOverlay, ///< by the order in which overlays were chosen
};

/// A setting as it is written.
struct Written {
  ModuleId Module;
  ast::NodeId Ident;
  ast::NodeId V;
  uint32_t Rank;
  bool Append;
  ir::EntityId Owner; ///< in whose scope it stands
};

/// Components within components; and entities, if any are of components (each
/// that holds two of another doubles them).
constexpr unsigned MaxComponentDepth = 100;
constexpr unsigned MaxEntitiesOfComponents = 1u << 20;

/// Builds the systems of a program and what is in them: declares all that has a
/// name, then fills in what needs the names of others.
class ModelBuilder {
public:
  explicit ModelBuilder(Context &C)
      : C(C), P(C.P), Scoped(C), Counter(C, MaxComponentDepth) {}

  void run();

  /// Makes an instance of each of \p Kinds, in a system of their own.
  void instantiateAll(llvm::ArrayRef<ir::KindId> Kinds);

  /// Takes out of the scopes and ports what is not in \p Before.
  void forget(const ir::Snapshot &Before);

private:
  // --- Declaring (Models.cpp) ---

  ir::EntityId addEntity(ModuleId M, ir::EntityClass Cl, ast::NodeId Ident,
                         ast::NodeId Prefix, ast::NodeId Title,
                         ir::EntityId Parent, ir::EntityId Owner);

  bool isInstance(ir::EntityId E) const;

  /// Resolves the kind of \p E now: another entity's settings may need it.
  void addUnfinished(ModuleId M, ast::NodeId N, ir::EntityId E,
                     ir::EntityId Owner);
  using Twine = llvm::Twine;

  void declareSystem(const Pending &D);

  /// Declares what stands in \p Body. If that is the body of a kind
  /// (\p OfKind), what is not a part says something of the kind.
  void declareMembers(ModuleId M, ast::NodeId Body, ir::EntityId Parent,
                      ir::EntityId System, bool OfKind = false);

  ir::EntityId declareData(ModuleId M, ast::NodeId N, ir::EntityId Parent,
                           ir::EntityId System);

  // --- Components (Instances.cpp) ---

  /// Declares the parts and ports that the kind of \p E brings.
  void instantiate(ir::EntityId E);

  /// From here on no instance is made.
  void reportTooManyParts(ir::KindId K);
  /// False, after a report, if \p K is being made already, or the model gets
  /// too large.
  bool enterComponent(ir::KindId K);

  /// A part must not hide a parameter of its component.
  void checkPartName(Name N, Range Where, ir::EntityId Instance);

  void addPort(ModuleId M, ast::NodeId N, ir::EntityId Owner);

  /// In the body of an element stand its settings, and `extend` of its parts.
  void elementBody(ModuleId M, ast::NodeId Body, ir::EntityId E, bool Broken,
                   ir::EntityId Owner);
  void declareElement(ModuleId M, ast::NodeId N, ir::EntityId Parent,
                      ir::EntityId System);
  bool reportAssignedKind(ModuleId M, ast::NodeId N, ir::EntityId Parent);
  /// Names of assignments that were reported as what else they are.
  llvm::DenseSet<std::pair<ModuleId, ast::NodeId>> Misread;

  /// Only settings may stand in the body of an element, flow or data item.
  void rejectParts(ModuleId M, ast::NodeId Body, Misplaced In);

  void rejectPart(ModuleId M, ast::NodeId N, Misplaced In);

  // --- Extending (Extensions.cpp) ---

  void addExtension(ModuleId M, ast::NodeId N, ir::EntityId System);

  const SystemScope *scopeOf(const Extension &X) const;

  llvm::StringRef overlayName(const Pending &D) const;

  /// Applies the chosen overlays, each behind those that it builds on.
  void addOverlays();

  /// Applies overlay \p Text unless it is applied; if it is not \p Chosen, only
  /// looks at what it builds on.
  void applyOverlay(llvm::StringRef Text, bool Chosen);

  void reportOverlayCycle(llvm::StringRef Base, Range Where);

  /// The names that overlays declare which are not applied, for messages.
  void collectUnapplied();
  void collectDeclared(const Pending &D, ast::NodeId Body);

  void reportUnknownOverlay(llvm::StringRef Chosen, Range Where);

  /// Applies the extensions. One may extend what another brings, in whatever
  /// order they stand, so it goes round until nothing more is found.
  void extendAll();

  void extend(const Extension &X, ir::EntityId E);

  /// The system or element in whose scope \p E is; \p E itself for a system.
  ir::EntityId ownerOf(ir::EntityId E) const;

  /// `override Shop.route { … }`: settings that replace the declared ones.
  void collectOverrides();

  // --- Finishing (Models.cpp) ---

  /// Fills in what was declared, now that all names are known.
  void complete();

  void finishAll();

  void finish(const Unfinished &U);

  void checkAbstract(const Unfinished &U, ast::NodeId Use, ir::KindId K);

  const ast::Tree &T(const Unfinished &U) const { return C.tree(U.Module); }

  void finishDerive(const Unfinished &U);

  void buildRequirement(const UnfinishedRequire &R);

  // --- Settings (Settings.cpp) ---

  /// Whether the controls that \p A holds are in force on what has it.
  bool holdsControls(ir::AttrId A) const;

  /// Reports each control in \p V that is for nothing like \p K, and so would
  /// protect nothing.
  /// \p On is the name of an entity of that kind or, if \p IsKind, of the kind.
  void checkControls(ir::KindId K, const ir::Value &V, Range Where,
                     llvm::StringRef On, bool IsKind);

  void checkKinds();

  void reportPositional(const Unfinished &U, ast::NodeId Arg);
  void finishSettings(const Unfinished &U, ast::NodeId Use, ast::NodeId Body);

  /// Whether something is said to come back over flow \p E: then data goes both
  /// ways, however it is drawn.
  bool returnsSomething(ir::EntityId E) const;

  void checkRequired(const Unfinished &U);

  void set(const Unfinished &U, const Written &W);

  /// The `+` of the `+=` after the name at \p Ident.
  Range plusAfter(Range Ident) const;

  /// Makes of \p V, the right side of `+=`, the whole new value: what is set
  /// already, else what the kind says, and V. False after a report.
  bool append(ir::AttrId A, ir::KindId K, Range Where, ir::Value &V);

  // --- Flows and ports (FlowEnds.cpp) ---

  /// Gives each boundary at which a flow ends as a whole an element that stands
  /// for whatever in it is meant, so that the flow can be reviewed before
  /// anybody has drawn more.
  void addStandIns();

  /// The first elements in each boundary with a stand-in: one walk for all.
  void collectCandidates();

  /// Reports that \p U ends at boundary \p B as a whole.
  void reportSketch(const Unfinished &U, ast::NodeId Q, ir::EntityId B);

  void finishFlow(const Unfinished &U);

  ir::EntityId flowEnd(const Unfinished &U, ast::NodeId Q, bool IsTarget);

  /// `a, b`: the ports of \p E, or its parts if it has none or they are asked
  /// for.
  std::string waysInto(ir::EntityId E, bool Parts = false) const;

  void reportWhole(const Unfinished &U, ast::NodeId Q, ir::EntityId E);

  /// Whether the flow may end at \p E, in \p A or \p A itself, which has ports;
  /// reports why not.
  bool passesPort(const Unfinished &U, ast::NodeId Q, ir::EntityId A,
                  ir::EntityId E, bool IsTarget);

  /// The kind of flow that \p Row takes; none if it takes any.
  ir::KindId portKind(const Port &Row);

  /// Reports what is wrong with the ports of \p Owner.
  void checkPorts(ir::EntityId Owner);

  Context &C;
  ir::Program &P;
  llvm::DenseMap<Name, uint32_t> ById;
  llvm::SmallVector<ir::KindId, 8>
      Making; ///< components around what is declared
  llvm::DenseSet<ir::KindId>
      Recursive; ///< components reported as in themselves
  bool TooLarge = false;
  std::vector<ir::EntityId> NewPorts; ///< by port that was added: its owner
  std::vector<Unfinished> List;
  llvm::DenseMap<ir::EntityId, ir::EntityId> StandIns; ///< by boundary
  /// Elements in these, for messages: one more than a message shows.
  llvm::DenseMap<ir::EntityId, llvm::SmallVector<Name, 4>> Candidates;
  static constexpr size_t MaxCandidates = 5;
  bool HasCandidates = false; ///< collected, even if there are none
  std::vector<UnfinishedRequire> Requires;
  std::vector<Extension> Extensions;
  llvm::DenseMap<ir::EntityId, llvm::SmallVector<OuterBody, 1>> OuterBodies;
  uint32_t Rank = Plain; ///< of settings in what is being declared
  enum OverlayState : uint8_t { Fresh, Checked, Active, Applied };
  /// An overlay by its name, with the declarations that make it up.
  struct Overlay {
    OverlayState State = Fresh;
    llvm::SmallVector<const Pending *, 1> Parts;
  };
  llvm::StringMap<Overlay> OverlayNames;
  static constexpr size_t MaxOverlayDepth = 200;       ///< each one recurses
  std::vector<llvm::StringRef> OverlayStack;           ///< those being applied
  uint32_t NextOverlay = FirstOverlay;                 ///< rank of the next one
  llvm::DenseMap<uint32_t, uint32_t> OverlayDecisions; ///< to their ranks
  ScopedDefaults Scoped;
  PartCounter Counter;
  std::vector<ir::Setting> Inherited; ///< what they say of that entity
  std::vector<ir::Setting> Rows;      ///< of the entity in the making
  /// What is set on it to a value that was reported: it is not missing.
  llvm::SmallVector<ir::AttrId, 4> Refused;
  std::vector<uint32_t> Ranks; ///< by row
  bool Broken = false;         ///< the entity's kind could not be resolved
};

} // namespace tmc::sema

#endif // TMC_SEMA_MODELBUILDER_H
