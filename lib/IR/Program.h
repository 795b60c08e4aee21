//===- Program.h - A model and its knowledge, as tables -------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The IR. Sema lowers to it, passes and rules read it, and its textual form
/// (Print.h, Parse.h) reads back to the same tables. docs/design/ir.md
/// describes each table, its text and its invariants (Verify.h checks them).
///
/// Everything is a row of a table with a 32-bit id. Lists are slices of pools
/// that all rows of a kind share. Schema.def names each table, and says of each
/// field of a row what stands in it. Nothing here knows a threat, an attribute
/// (but for the few in WellKnown) or a protocol by name.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_PROGRAM_H
#define TMC_IR_PROGRAM_H

#include "Basic/Interner.h"
#include "Basic/Pool.h"
#include "Basic/Source.h"

#include <optional>

namespace tmc::ir {

struct EnumTag;
struct KindTag;
struct AttrTag;
struct ControlTag;
struct EntityTag;
struct ExprTag;
struct FuncTag;
struct RuleTag;
struct VerificationTag;
struct DecisionTag;
struct ViewTag;
struct MethodologyTag;
using EnumId = Id<EnumTag>;
using KindId = Id<KindTag>;
using AttrId = Id<AttrTag>;
using ControlId = Id<ControlTag>;
using EntityId = Id<EntityTag>;
using ExprId = Id<ExprTag>;
using FuncId = Id<FuncTag>;
using RuleId = Id<RuleTag>;
using VerificationId = Id<VerificationTag>;
using DecisionId = Id<DecisionTag>;
using ViewId = Id<ViewTag>;
using MethodologyId = Id<MethodologyTag>;

//===----------------------------------------------------------------------===//
// Types and values
//===----------------------------------------------------------------------===//

/// The classes of thing that a model is made of, and that a kind can be for.
enum class EntityClass : uint8_t { System, Boundary, Element, Flow, Data };
inline constexpr unsigned NumEntityClasses = 5;
/// `boundary` for EntityClass::Boundary.
llvm::StringRef spelling(EntityClass C);

enum class TypeBase : uint8_t {
  Unknown, ///< of the literal `unknown` and of an empty set; fits any
  Bool,
  Int,
  Decimal,
  String,
  Duration,
  Date,
  Endpoint,
  Enum,   ///< Detail: EnumId
  Entity, ///< Detail: KindId, the kind that it is at least
  Kind, ///< a kind itself (`PublicInternet`); Detail: KindId at least, or none
  Control, ///< a control
  Ref,     ///< a reference into a catalogue, as CWE-319
  Path,    ///< a path of flows
};

struct Type {
  TypeBase Base = TypeBase::Unknown;
  bool IsSet = false;
  uint32_t Detail = ~uint32_t(0);
  friend bool operator==(Type, Type) = default;
  EnumId enumId() const { return EnumId(Detail); }
  KindId kindId() const { return KindId(Detail); }
  Type element() const { return {Base, false, Detail}; }
};

enum class ValueTag : uint8_t {
  Unknown,
  Bool,     ///< Payload 0 or 1
  Int,      ///< Payload
  Decimal,  ///< Payload in millionths
  String,   ///< Payload: Name
  Duration, ///< Payload in seconds
  Date,     ///< Payload: days since 1970-01-01
  Endpoint, ///< Payload: Name, as written
  Enum,     ///< Aux: EnumId; Payload: ordinal
  Entity,   ///< Payload: EntityId
  Kind,     ///< Payload: KindId
  Control,  ///< Payload: ControlId
  Ref,      ///< Aux: index into Program::Refs
  Set,  ///< Aux: begin in the set pool; Payload: count; sorted, no duplicates
  Path, ///< evaluation only: Aux: begin, Payload: count of flows
};

/// A constant, or the result of an evaluation. A plain 16 bytes.
struct Value {
  ValueTag Tag = ValueTag::Unknown;
  uint32_t Aux = 0;
  int64_t Payload = 0;

  bool isUnknown() const { return Tag == ValueTag::Unknown; }
  bool isTrue() const { return Tag == ValueTag::Bool && Payload != 0; }
  bool isFalse() const { return Tag == ValueTag::Bool && Payload == 0; }
  friend auto operator<=>(const Value &, const Value &) = default;

  static Value unknown() { return {}; }
  static Value boolean(bool B) { return {ValueTag::Bool, 0, B}; }
  static Value integer(int64_t I) { return {ValueTag::Int, 0, I}; }
  static Value string(Name N) { return {ValueTag::String, 0, N.index()}; }
  static Value entity(EntityId E) { return {ValueTag::Entity, 0, E.index()}; }
  static Value kind(KindId K) { return {ValueTag::Kind, 0, K.index()}; }
  static Value control(ControlId C) {
    return {ValueTag::Control, 0, C.index()};
  }
  static Value enumValue(EnumId E, uint32_t Ordinal) {
    return {ValueTag::Enum, E.index(), Ordinal};
  }
  Name name() const { return Name(static_cast<uint32_t>(Payload)); }
  EntityId entity() const { return EntityId(static_cast<uint32_t>(Payload)); }
  KindId kind() const { return KindId(static_cast<uint32_t>(Payload)); }
  ControlId control() const {
    return ControlId(static_cast<uint32_t>(Payload));
  }
};
static_assert(sizeof(Value) == 16);

/// A reference into a catalogue: `cwe`, `CWE-319`, and its address.
struct Ref {
  Name Scheme;
  Name Text;
  Name Url; ///< may be none
};

/// A named constant that is data to the compiler: an annotation (`@shape(…)`),
/// a property of a control, rule or decision (`effort = Low`).
struct Property {
  Name Key;
  Value V;
  Range Where;
};

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

enum class ExprOp : uint8_t {
#define EXPR(ID, MNEMONIC, A, B, C) ID,
#include "IR/Exprs.def"
};
enum class Intrinsic : uint8_t {
#define INTRINSIC(ID, OWNER, NAME, BASE, CLASS, SET, ARG, DOC) ID,
#include "IR/Intrinsics.def"
};
enum class Builtin : uint8_t {
#define BUILTIN(ID, NAME, SIGNATURE, DOC) ID,
#include "IR/Builtins.def"
};

/// What `show` names.
enum class Exhibit : uint8_t {
#define EXHIBIT(ID, NAME, FILTER, DOC) ID,
#include "IR/Exhibits.def"
};

/// One operation; what A, B and C hold is in Exprs.def. Operands have smaller
/// ids than the expression that uses them.
struct Expr {
  ExprOp Op;
  Type Ty;
  uint32_t A = ~uint32_t(0);
  uint32_t B = ~uint32_t(0);
  uint32_t C = ~uint32_t(0);
  Range Where;
};

/// Clauses of an ExprOp::Path, in Program::PathClauses. C of the Path row is an
/// index into Program::PathSpecs.
enum class PathClauseOp : uint8_t { Carrying, Avoiding, AnyHop, AllHop, NoHop };
struct PathClause {
  PathClauseOp Op;
  uint32_t Slot = ~uint32_t(0); ///< the hop's variable, for the Hop clauses
  ExprId Condition;             ///< or the data / the elements to avoid
};

//===----------------------------------------------------------------------===//
// Vocabulary
//===----------------------------------------------------------------------===//

struct EnumValue {
  Name Text;
  Name Title;
  Name Doc;
  Slice Annotations; ///< of Properties
};
struct Enum {
  Name Id; ///< full name, `std.core.Sensitivity`
  Name Doc;
  bool Ordered = false;
  Slice Values;      ///< of EnumValues
  Slice Annotations; ///< of Properties
  Range Where;
};

/// `attr = value` in a kind: what holds for all of the kind, unless said
/// otherwise.
struct Default {
  AttrId Attr;
  ExprId V; ///< may use slot 0, the entity itself
  Range Where;
};

struct Kind {
  Name Id; ///< full name, `std.web.WebServer`
  Name Title;
  Name Doc;
  EntityClass Class = EntityClass::Element;
  bool Abstract = false;
  bool Parts = false; ///< an element of it has parts, and is only the whole
  KindId Base;        ///< smaller than its own id; none for the root of a class
  Slice Attrs;        ///< of KindAttrs: those that this kind declares
  Slice Defaults;     ///< of Defaults: those that this kind sets
  Slice Annotations;  ///< of Properties
  Range Where;
};

/// What an attribute may be, bounds included; an unknown bound is none.
struct ValueRange {
  Value Least;
  Value Most;
};

struct Attr {
  Name Text;
  KindId Owner;
  Type Ty;
  uint32_t Allowed = ~uint32_t(0); ///< index into Program::Ranges, or none
  bool Required = false;           ///< a model must set it
  bool Derived = false;            ///< `let`: a model cannot set it
  Name Doc;
  Name Question; ///< how to ask for it; none: made from its name
  Range Where;
};

struct Provision {
  AttrId Attr;
  ExprId V; ///< may use slot 0
  Range Where;
};
/// The property that makes a control a shield.
inline constexpr llvm::StringLiteral ShieldProperty = "shields";

struct Control {
  Name Id;
  Name Title;
  Name Doc;
  bool Abstract = false;
  ControlId Base;
  Slice For;        ///< of ControlKinds: what it can be applied to
  Slice Provides;   ///< of Provisions, the base's included
  Slice Properties; ///< of Properties
  Range Where;
};

//===----------------------------------------------------------------------===//
// Knowledge
//===----------------------------------------------------------------------===//

struct Param {
  Name Text;
  Type Ty;
};
/// A predicate or function. Its parameters are slots 0 …; calls never form a
/// cycle.
struct Func {
  Name Id;
  Name Doc;
  Slice Params; ///< of Params
  Type Result;
  Slice Annotations; ///< of Properties: `@risk` and the like
  ExprId Body;
  uint32_t NumSlots = 0;
  Range Where;
};

struct RuleVar {
  Name Text;
  KindId Kind;
  Range Where;
  EntityId Of = {}; ///< of a threat: the one thing that it is; else none
};
struct RuleLet {
  Name Text;
  uint32_t Slot;
  ExprId V;
};
struct RuleUnless {
  ExprId Condition;
  Slice By; ///< of RuleControls
  Range Where;
};
struct RuleQuestion {
  ExprId Subject; ///< an Attr expression
  ExprId Text;
};
struct RuleVerify {
  VerificationId What;
  Slice Args; ///< of ExprArgs
  Range Where;
};
/// Slots 0 … are the match variables in their order, then lets and bound
/// variables.
struct Rule {
  /// A threat that a person found: about its own variables' entities only.
  bool IsThreat = false;
  Name Id;       ///< full name, `std.stride.CleartextTransmission`
  Name StableId; ///< `@id("TM-NET-001")`, else the full name
  Name Doc;
  ExprId Title;
  Slice Vars;       ///< of RuleVars
  Slice Lets;       ///< of RuleLets; a let uses only earlier slots
  Slice Where;      ///< of RuleConditions: all must hold
  Slice Unless;     ///< of RuleUnlesses: one silences
  ExprId By;        ///< of a set of positions: by whom; or none
  ExprId Severity;  ///< of the well-known severity enum
  Slice Refs;       ///< of RuleRefs
  Slice Questions;  ///< of RuleQuestions
  Slice Verifies;   ///< of RuleVerifies
  Slice Categories; ///< of RuleCategories: values of enums with `@category`
  Slice Scores;     ///< of RuleScores
  Slice Properties; ///< of Properties
  Slice Former;     ///< of FormerNames: what it was called before
  uint32_t WitnessSlot = ~uint32_t(0);
  ExprId Witness; ///< a Path expression, or none
  uint32_t NumSlots = 0;
  Range WhereAt; ///< place of the rule's name
};

struct VerificationTemplate {
  Name Backend; ///< `pytest`
  ExprId Text;  ///< holes are written as literals of the target language
};
struct Verification {
  Name Id;
  Name Doc;
  ExprId Title;
  Slice Params;    ///< of Params; they are slots 0 …
  Slice Templates; ///< of VerificationTemplates
  Slice Properties;
  uint32_t NumSlots = 0;
  Range Where;
};

//===----------------------------------------------------------------------===//
// Models
//===----------------------------------------------------------------------===//

/// `name = value` in a model.
struct Setting {
  AttrId Attr;
  Value V;
  Range Where;
};

/// A value that evidence shows, whoever says what of it: what is deployed.
struct Proof {
  AttrId Attr;
  Value V;
  Name By;     ///< what shows it, for people: `plan.json:812`
  Range Where; ///< the same place
};

struct Entity {
  EntityClass Class;
  KindId Kind;
  Name Text;  ///< `api`
  Name Id;    ///< `Shop.api`: stable, unique; the boundaries are not part of it
  Name Title; ///< may be none
  Name Doc;   ///< may be none
  EntityId
      Parent; ///< the boundary or system that declares it; none for a system
  Slice Settings;  ///< of Settings, sorted by attribute
  Slice Inherited; ///< of Settings, sorted by attribute: what a `default`
                   ///< around it says
  Slice Proofs;    ///< of Proofs, sorted by attribute: what evidence shows
  uint32_t Extra = ~uint32_t(0); ///< index into Flows or DataItems
  Range Where;                   ///< its name
};

struct Flow {
  EntityId Self;
  EntityId Source;
  EntityId Target;
  /// Data goes both ways: drawn `<->`, or something is said to come back.
  bool TwoWay = false;
};

struct DataItem {
  EntityId Self;
  Slice From;  ///< of DerivedFrom: the items it was derived from
  EntityId By; ///< the element that derives it; none unless derived
};

enum class DecisionVerb : uint8_t {
  Assume,
  Accept,
  Mitigate,
  Dismiss,
  Transfer,
  Override
};
/// What a decision covers of its target.
enum class TargetMode : uint8_t { Exact, Members, Deep };
/// What a decision is about is one of a rule, a category and a package; none
/// for an assumption and for settings that are overridden.
struct Decision {
  DecisionVerb Verb;
  RuleId Rule;
  Value Category; ///< an enum value, or unknown
  Name Package;   ///< all rules of this package
  /// None for a severity that is overridden everywhere, and with Missing.
  EntityId Target;
  Name Missing; ///< the target as written, if the model has none of this name
  TargetMode Mode = TargetMode::Exact;
  KindId Kind;      ///< of what is covered, or none: of any kind
  Slice By;         ///< of DecisionControls
  Name Text;        ///< of an assumption; whom a risk is transferred to
  Slice Properties; ///< of Properties: owner, reason, expires, …
  Range Where;      ///< from the verb to the target
  Range RuleAt;     ///< the name of the rule, category or package
  Range TargetAt;

  /// Whether it decides about findings: it names a rule, a category or a
  /// package.
  bool hasSubject() const {
    return Rule.isValid() || !Category.isUnknown() || Package.isValid();
  }
};

/// `require` in a model or a kind: holds, or is reported with a
/// counter-example. Slot 0 is the entity that it is of.
struct Requirement {
  EntityId Scope; ///< in a model: what it is written in
  KindId Of;      ///< in a kind: it is required of each entity of that kind, or
                  ///< (with parts, which it may name) of Scope alone
  ExprId Condition;
  Name Message;
  uint32_t NumSlots = 0;
  Range Where;
};

/// One line of a view. `What` is an entity, a kind, or a set of these.
/// How a clause of a view chooses: the rows of ViewSelectors.def.
enum class ViewSelect : uint8_t {
#define VIEW_SELECTOR(ID, ...) ID,
#include "IR/ViewSelectors.def"
};
/// What a selector takes.
enum class ViewArgument : uint8_t { Any, Place, Data, Flow };
struct ViewSelectInfo {
  llvm::StringRef Id; ///< for the textual IR
  llvm::StringRef Word;
  unsigned NumArguments;
  ViewArgument Takes;
  llvm::StringRef Summary;
};
/// By ViewSelect.
llvm::ArrayRef<ViewSelectInfo> viewSelectors();
const ViewSelectInfo &info(ViewSelect S);

struct ViewClause {
  bool Exclude = false;
  ViewSelect Select = ViewSelect::Things;
  Value What;
  Value Other;  ///< the second thing of one that takes two, else unknown
  ExprId Where; ///< or none; of each thing that is meant, in slot 0
  uint32_t NumSlots = 1;
  Range At;
};
/// `view`: a part of the model that is drawn by itself. What a later clause
/// says of a thing counts. One that begins with an exclusion begins with
/// everything.
struct View {
  Name Id; ///< full name: of its package, or of its system
  Name Title;
  Name Doc;
  EntityId Scope;   ///< what lies in this system or boundary; none: everything
  Slice Clauses;    ///< of ViewClauses
  Slice Properties; ///< of Properties: `direction`
  Range Where;
};

/// What a function that rates findings says of them (RiskFunctions.h).
enum class RiskRole : uint8_t { Likelihood, Impact, Risk };
inline constexpr unsigned NumRiskRoles = 3;

//===----------------------------------------------------------------------===//
// Methodologies
//===----------------------------------------------------------------------===//

/// Which findings a `show` is about: those of a rule, of one category, of all
/// categories of an enum, or of the rules of a package. One of the four is set.
struct MethodSubject {
  RuleId Rule;
  EnumId Categories;
  Value Category;
  Name Package;
};
/// `column "…" = expression;`, or `show findings` in a table: the findings that
/// are about all of the row, a column for each category of By if there is one.
struct MethodColumn {
  Name Title;
  ExprId V;  ///< none: the findings
  Slice Of;  ///< of MethodSubjects; empty: all
  EnumId By; ///< or none
  Range Where;
};
enum class MethodPartKind : uint8_t { Table, Diagram, Show };
struct MethodPart {
  MethodPartKind Kind = MethodPartKind::Show;
  Name Title;
  Name Doc;
  // Table. Slots 0 … are the variables in their order, as in a rule.
  Slice Vars;       ///< of RuleVars
  Slice Lets;       ///< of RuleLets
  Slice Conditions; ///< of RuleConditions: all must hold of a row
  Slice Columns;    ///< of MethodColumns
  uint32_t NumSlots = 0;
  bool Needed = false; ///< a gap if nothing is of the variables' kinds
  // Diagram: as a View
  Slice Clauses;    ///< of ViewClauses
  Slice Properties; ///< of Properties
  // Show
  Exhibit What = Exhibit::Findings;
  Slice Of;  ///< of MethodSubjects; empty: all
  EnumId By; ///< or none
  Range Where;
};
struct MethodSection {
  Name Title;
  Name Doc;
  Slice Parts; ///< of MethodParts
  Range Where;
};
/// `methodology`: a report over the model and its findings.
struct Methodology {
  Name Id; ///< full name
  Name Title;
  Name Doc;
  Slice Sections; ///< of MethodSections
  Range Where;
};

/// What the compiler must know by name; found by `resolveWellKnown` (Verify.h)
/// in the kinds without a base, one a class, the enum marked `@severity`, and
/// the functions that rate findings.
struct WellKnown {
  KindId Root[NumEntityClasses];
  AttrId Carries;         ///< Flow.carries : [Data], from source to target
  AttrId Returns;         ///< Flow.returns : [Data], from target to source
  AttrId Payload;         ///< Flow.payload : [Data], either way
  AttrId Stores;          ///< Element.stores : [Data]
  AttrId ElementServing;  ///< Element.serving : bool
  AttrId ElementCallsOut; ///< Element.calls_out : bool
  AttrId BoundaryTrust;   ///< Boundary.trust : int
  AttrId ElementAlsoIn;   ///< Element.also_in : [Boundary]; or none
  KindId StandIn;         ///< annotated `stand_in`; or none
  AttrId FlowControls;    ///< Flow.controls : [Control]
  AttrId ElementControls; ///< Element.controls : [Control]
  AttrId BoundaryControls;
  AttrId DataControls;
  AttrId SystemControls;
  /// By class: why something is not reviewed, words to find it by, and where
  /// more is said of it; any may be none.
  AttrId OutOfScope[NumEntityClasses];
  AttrId Tags[NumEntityClasses];
  AttrId Links[NumEntityClasses];
  AttrId DeployedAs[NumEntityClasses]; ///< the same: [string]
  AttrId ElementEndpoint;              ///< Element.endpoint; or none
  EnumId Severity;
  // What attack graphs are made from (lib/Attack); any may be none.
  EnumId Gain;    ///< annotated `gain`
  EnumId Vantage; ///< annotated `vantage`
  // What provenance is made from (Analysis/Provenance.h); any may be none.
  EnumId Position;              ///< annotated `position`
  EnumId Medium;                ///< annotated `medium`
  AttrId ElementPosition;       ///< Element.position : Position
  AttrId ElementAgent;          ///< Element.agent : bool
  AttrId ElementForwards;       ///< Element.forwards : bool
  AttrId ElementQueues;         ///< Element.queues : bool
  AttrId ElementKeepsCode;      ///< Element.keeps_code : bool
  AttrId ElementBreached;       ///< Element.breached : bool
  AttrId BoundaryPopulation;    ///< Boundary.population : [Position]
  AttrId BoundaryHeldBy;        ///< Boundary.held_by : [Position]
  AttrId BoundarySharedRuntime; ///< Boundary.shared_runtime : bool
  AttrId BoundaryBreached;      ///< Boundary.breached : bool
  AttrId FlowMedium;            ///< Flow.medium : the enum Medium
  AttrId FlowNetworked;         ///< Flow.networked : bool
  AttrId FlowEncrypted;         ///< Flow.encrypted : bool; for diagrams
  AttrId FlowBringsCode;        ///< Flow.brings_code : bool
  AttrId DataCode;              ///< Data.code : bool
  AttrId DataWorthReading;      ///< Data.worth_reading : int
  AttrId DataWorthChanging;
  AttrId ElementWorthStopping;
  AttrId ElementRunByUs;       ///< Element.run_by_us : bool
  AttrId FlowCommands;         ///< Flow.commands : bool
  AttrId FlowRunsAtSource;     ///< Flow.runs_at_source : bool
  FuncId Rating[NumRiskRoles]; ///< all of them, or none
  // By whom findings are (Rules/Attackers.h); any may be none.
  FuncId By;      ///< annotated `by`: who it is if a rule does not say so
  FuncId Attempt; ///< annotated `attempt`: how likely one in a position tries

  FuncId rating(RiskRole R) const { return Rating[static_cast<unsigned>(R)]; }
  /// The attribute that holds the controls of things of class \p C, or none.
  AttrId controls(EntityClass C) const;
  AttrId outOfScope(EntityClass C) const {
    return OutOfScope[static_cast<unsigned>(C)];
  }
  AttrId deployedAs(EntityClass C) const {
    return DeployedAs[static_cast<unsigned>(C)];
  }
  AttrId tags(EntityClass C) const { return Tags[static_cast<unsigned>(C)]; }
  AttrId links(EntityClass C) const { return Links[static_cast<unsigned>(C)]; }
};

/// The tables of a program and the pools of their lists: those of Schema.def.
struct Tables {
#define TABLE(MEMBER, ID, ROW, NOUN) Table<ID, ROW, Pool<ROW>> MEMBER;
#define LIST(MEMBER, ROW, NOUN) Pool<ROW> MEMBER;
#define POOL(MEMBER, ELEMENT, ROLE) Pool<ELEMENT> MEMBER;
#include "IR/Schema.def"
};

struct Program : Tables {
  explicit Program(Interner &Names, SourceManager &Sources)
      : Names(&Names), Sources(&Sources) {}

  Interner *Names;
  SourceManager *Sources;

  WellKnown Known;

  /// What `shownName` adds to tell things of one title apart.
  enum class NameAddition : uint8_t { None, Text, Path, Id };
  std::vector<NameAddition> NameAdditions; ///< by entity; made, no part of the
                                           ///< text

  llvm::StringRef text(Name N) const { return Names->text(N); }
  const Flow &flow(EntityId E) const { return Flows[Entities[E].Extra]; }
  const DataItem &dataItem(EntityId E) const {
    return DataItems[Entities[E].Extra];
  }
  /// Whether \p K is \p Base or derives from it. Walks up the bases.
  bool derives(KindId K, KindId Base) const {
    for (; K; K = Kinds[K].Base)
      if (K == Base)
        return true;
    return false;
  }
  /// What the model says of \p A on \p E, or null. Binary search.
  const Setting *setting(EntityId E, AttrId A) const;
  /// What a `default` around \p E says of \p A, or null. Binary search.
  const Setting *inherited(EntityId E, AttrId A) const;
  /// What evidence shows of \p A on \p E, or null. Binary search.
  const Proof *proof(EntityId E, AttrId A) const;
  /// What the nearest kind of \p K upwards says of \p A, or null.
  const Default *defaultOf(KindId K, AttrId A) const;
  /// The range of attribute \p A, or null.
  const ValueRange *allowed(const Attr &A) const {
    return A.Allowed == ~uint32_t(0) ? nullptr : &Ranges[A.Allowed];
  }
  /// The elements of constant set \p V.
  llvm::ArrayRef<Value> elements(const Value &V) const {
    return llvm::ArrayRef<Value>(SetElements)
        .slice(V.Aux, static_cast<size_t>(V.Payload));
  }
  /// The last part of a full name: `WebServer` of `std.web.WebServer`.
  llvm::StringRef shortName(Name FullName) const {
    return text(FullName).rsplit('.').second.empty()
               ? text(FullName)
               : text(FullName).rsplit('.').second;
  }
  /// The title of \p E, else its name; a part of a component says of which
  /// instance it is, as `login.pages` (a title can say so itself, in a hole).
  /// What would be shown like another says which one it is, `Web server (w1)`.
  std::string shownName(EntityId E) const;
  /// The same where what is around it is seen anyhow: without the instance.
  std::string labelName(EntityId E) const;
  /// Finds what would be shown alike; after entities and titles are known.
  void findSharedNames();
  /// A kind's annotation \p Key, nearest upwards; null if none has it.
  const Property *annotation(KindId K, llvm::StringRef Key) const;
  /// Whether \p E says something about the system and is no part of it: its
  /// kind is annotated `statement`. It is neither reviewed, counted nor drawn.
  bool isStatement(EntityId E) const;
  /// The system that holds \p E; \p E itself for a system; none for a data item
  /// outside of any.
  EntityId systemOf(EntityId E) const;
  /// The trust below which \p C holds off callers of what is behind it: its
  /// property `shields`, or its base's; none if it is no shield.
  std::optional<int64_t> shieldsBelow(ControlId C) const;
  /// Whether control \p C is for things of kind \p K.
  bool isFor(ControlId C, KindId K) const;
  /// Puts control \p C on \p E, which has an attribute for controls, besides
  /// those that are there, as a setting of its own. It outweighs what the
  /// model says of what it provides.
  void addControl(EntityId E, ControlId C);
};

/// A type as a person writes it: `[Data]`, `Sensitivity`, `int`.
std::string typeName(const Program &P, Type T);
/// A constant as a person writes it: `Confidential`, `[Order, Card]`, `"x"`.
std::string valueText(const Program &P, const Value &V);

/// Payloads as the language writes them: `1.5`, `30d`, `2027-03-31`.
std::string decimalText(int64_t Millionths);
std::string durationText(int64_t Seconds);
std::string dateText(int64_t Days);
/// 0000-01-01 and 9999-12-31, the dates that have a text.
inline constexpr int64_t MinDate = -719528;
inline constexpr int64_t MaxDate = 2932896;

} // namespace tmc::ir

#endif // TMC_IR_PROGRAM_H
