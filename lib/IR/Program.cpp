//===- Program.cpp - A model and its knowledge, as tables -----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Program.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

static constexpr OpInfo OpTable[] = {
#define EXPR(ID, MNEMONIC, A, B, C)                                            \
  {MNEMONIC, {Operand::A, Operand::B, Operand::C}},
#include "IR/Exprs.def"
};

static constexpr IntrinsicInfo IntrinsicTable[] = {
#define INTRINSIC(ID, OWNER, NAME, BASE, CLASS, SET, ARG, DOC)                 \
  {EntityClass::OWNER, NAME, TypeBase::BASE, EntityClass::CLASS, SET,          \
   IntrinsicArg::ARG,  DOC},
#include "IR/Intrinsics.def"
};

static constexpr BuiltinInfo BuiltinTable[] = {
#define BUILTIN(ID, NAME, SIGNATURE, DOC) {NAME, SIGNATURE, DOC},
#include "IR/Builtins.def"
};

static constexpr ExhibitInfo ExhibitTable[] = {
#define EXHIBIT(ID, NAME, FILTER, DOC) {NAME, FILTER, DOC},
#include "IR/Exhibits.def"
};

const OpInfo &ir::info(ExprOp Op) { return OpTable[static_cast<unsigned>(Op)]; }
const IntrinsicInfo &ir::info(Intrinsic I) {
  return IntrinsicTable[static_cast<unsigned>(I)];
}
const BuiltinInfo &ir::info(Builtin B) {
  return BuiltinTable[static_cast<unsigned>(B)];
}

const ExhibitInfo &ir::info(Exhibit E) {
  return ExhibitTable[static_cast<unsigned>(E)];
}

std::optional<ExprOp> ir::findOp(StringRef Mnemonic) {
  static const llvm::StringMap<ExprOp> Map = [] {
    llvm::StringMap<ExprOp> M;
    for (unsigned I = 0; I != NumExprOps; ++I)
      M[OpTable[I].Mnemonic] = static_cast<ExprOp>(I);
    return M;
  }();
  auto It = Map.find(Mnemonic);
  return It == Map.end() ? std::nullopt : std::optional(It->second);
}

std::optional<Intrinsic> ir::findIntrinsic(EntityClass Owner, StringRef Name) {
  for (unsigned I = 0; I != NumIntrinsics; ++I)
    if (IntrinsicTable[I].Owner == Owner && IntrinsicTable[I].Name == Name)
      return static_cast<Intrinsic>(I);
  return std::nullopt;
}

std::optional<Builtin> ir::findBuiltin(StringRef Name) {
  for (unsigned I = 0; I != NumBuiltins; ++I)
    if (BuiltinTable[I].Name == Name)
      return static_cast<Builtin>(I);
  return std::nullopt;
}

std::optional<Exhibit> ir::findExhibit(StringRef Name) {
  for (unsigned I = 0; I != NumExhibits; ++I)
    if (ExhibitTable[I].Name == Name)
      return static_cast<Exhibit>(I);
  return std::nullopt;
}

static constexpr ViewSelectInfo ViewSelectors[] = {
#define VIEW_SELECTOR(ID, WORD, NUM_ARGUMENTS, TAKES, SUMMARY)                 \
  {#ID, WORD, NUM_ARGUMENTS, ViewArgument::TAKES, SUMMARY},
#include "IR/ViewSelectors.def"
};
llvm::ArrayRef<ViewSelectInfo> ir::viewSelectors() { return ViewSelectors; }
const ViewSelectInfo &ir::info(ViewSelect S) {
  return ViewSelectors[static_cast<size_t>(S)];
}

StringRef ir::spelling(EntityClass C) {
  static constexpr StringRef Names[NumEntityClasses] = {
      "system", "boundary", "element", "flow", "data"};
  return Names[static_cast<unsigned>(C)];
}
StringRef ir::spelling(DecisionVerb V) {
  static constexpr StringRef Names[] = {"assume",  "accept",   "mitigate",
                                        "dismiss", "transfer", "override"};
  return Names[static_cast<unsigned>(V)];
}
StringRef ir::spelling(TargetMode M) {
  static constexpr StringRef Names[] = {"exact", "members", "deep"};
  return Names[static_cast<unsigned>(M)];
}
StringRef ir::spelling(PathClauseOp Op) {
  static constexpr StringRef Names[] = {"carrying", "avoiding", "any", "all",
                                        "no"};
  return Names[static_cast<unsigned>(Op)];
}
StringRef ir::spelling(TypeBase B) {
  static constexpr StringRef Names[] = {
      "unknown",  "bool", "int",    "decimal", "string",  "duration", "date",
      "endpoint", "enum", "entity", "kind",    "control", "ref",      "path"};
  return Names[static_cast<unsigned>(B)];
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

template <typename RowT>
static const RowT *findSetting(llvm::ArrayRef<RowT> Rows, AttrId A) {
  const auto *It = std::lower_bound(
      Rows.begin(), Rows.end(), A,
      [](const RowT &S, AttrId Wanted) { return S.Attr < Wanted; });
  return It != Rows.end() && It->Attr == A ? It : nullptr;
}

const Setting *Program::setting(EntityId E, AttrId A) const {
  return findSetting(Entities[E].Settings.of(Settings), A);
}

const Setting *Program::inherited(EntityId E, AttrId A) const {
  return findSetting(Entities[E].Inherited.of(Settings), A);
}

const Proof *Program::proof(EntityId E, AttrId A) const {
  return findSetting(Entities[E].Proofs.of(Proofs), A);
}

const Default *Program::defaultOf(KindId K, AttrId A) const {
  for (; K; K = Kinds[K].Base)
    for (const Default &D : Kinds[K].Defaults.of(Defaults))
      if (D.Attr == A)
        return &D;
  return nullptr;
}

AttrId WellKnown::controls(EntityClass C) const {
  switch (C) {
  case EntityClass::System:
    return SystemControls;
  case EntityClass::Boundary:
    return BoundaryControls;
  case EntityClass::Element:
    return ElementControls;
  case EntityClass::Flow:
    return FlowControls;
  case EntityClass::Data:
    return DataControls;
  }
  return {};
}

EntityId Program::systemOf(EntityId E) const {
  while (E && Entities[E].Class != EntityClass::System)
    E = Entities[E].Parent;
  return E;
}

void Program::addControl(EntityId E, ControlId C) {
  AttrId A = Known.controls(Entities[E].Class);
  // What a `default` around it says would be hidden by a setting of its own.
  const Setting *Own = setting(E, A);
  const Setting *From = Own ? Own : inherited(E, A);
  std::vector<Value> All = {Value::control(C)};
  if (From && From->V.Tag == ValueTag::Set)
    llvm::append_range(All, elements(From->V));
  else if (!From)
    if (const Default *D = defaultOf(Entities[E].Kind, A))
      if (Exprs[D->V].Op == ExprOp::Const)
        if (Value V = Constants[Exprs[D->V].A]; V.Tag == ValueTag::Set)
          llvm::append_range(All, elements(V));
  llvm::sort(All);
  All.erase(llvm::unique(All), All.end());
  Setting Row;
  Row.Attr = A;
  Row.V = {ValueTag::Set, static_cast<uint32_t>(SetElements.size()),
           static_cast<int64_t>(All.size())};
  Row.Where = From ? From->Where : Entities[E].Where;
  llvm::append_range(SetElements, All);

  // The slice moves to the end of the pool, with the new row in its place.
  auto IsProvided = [&](const Setting &S) {
    return llvm::any_of(Controls[C].Provides.of(Provisions),
                        [&](const Provision &X) { return X.Attr == S.Attr; });
  };
  std::vector<Setting> Rows;
  for (const Setting &S : Entities[E].Settings.of(Settings))
    if (S.Attr != A && !IsProvided(S))
      Rows.push_back(S);
  Rows.insert(llvm::upper_bound(Rows, Row,
                                [](const Setting &X, const Setting &Y) {
                                  return X.Attr < Y.Attr;
                                }),
              Row);
  Entities[E].Settings = {static_cast<uint32_t>(Settings.size()),
                          static_cast<uint32_t>(Rows.size())};
  llvm::append_range(Settings, Rows);
}

std::optional<int64_t> Program::shieldsBelow(ControlId C) const {
  Name Key = Names->find(ShieldProperty);
  for (; Key && C; C = Controls[C].Base)
    for (const Property &Prop : Controls[C].Properties.of(Properties))
      if (Prop.Key == Key && Prop.V.Tag == ValueTag::Int)
        return Prop.V.Payload;
  return std::nullopt;
}

bool Program::isFor(ControlId C, KindId K) const {
  for (KindId F : Controls[C].For.of(ControlKinds))
    if (derives(K, F))
      return true;
  return false;
}

/// The title of \p E, or its name as a part of what it is in.
static std::string ownName(const Program &P, EntityId E) {
  const Entity &Row = P.Entities[E];
  if (llvm::StringRef Title = P.text(Row.Title); !Title.empty())
    return Title.str();
  EntityId Whole = Row.Parent;
  while (Whole && P.Entities[Whole].Class == EntityClass::Boundary) {
    // Before it is verified, what was read may name parents in a circle; they
    // come before their children in a program that holds.
    EntityId Around = P.Entities[Whole].Parent;
    Whole = Around < Whole ? Around : EntityId::none();
  }
  if (!Whole || P.Entities[Whole].Class != EntityClass::Element)
    return P.text(Row.Text).str();
  // Without the system, which a reader knows.
  return (P.text(P.Entities[Whole].Id).split('.').second + "." +
          P.text(Row.Text))
      .str();
}

/// The id of \p E without its system: `n1.api`.
static StringRef pathOf(const Program &P, EntityId E) {
  StringRef Id = P.text(P.Entities[E].Id);
  StringRef Path = Id.split('.').second;
  return Path.empty() ? Id : Path;
}

std::string Program::shownName(EntityId E) const {
  std::string Own = ownName(*this, E);
  if (E.index() >= NameAdditions.size())
    return Own;
  const Entity &Row = Entities[E];
  StringRef More;
  switch (NameAdditions[E.index()]) {
  case NameAddition::None:
    return Own;
  case NameAddition::Text:
    More = text(Row.Text);
    break;
  case NameAddition::Path:
    More = pathOf(*this, E);
    break;
  case NameAddition::Id:
    More = text(Row.Id);
    break;
  }
  // A name says nothing that the id does not.
  if (text(Row.Title).empty())
    return text(Row.Id).str();
  return Own + " (" + More.str() + ")";
}

std::string Program::labelName(EntityId E) const {
  return text(Entities[E].Title).empty() ? text(Entities[E].Text).str()
                                         : shownName(E);
}

void Program::findSharedNames() {
  NameAdditions.assign(Entities.size(), NameAddition::None);
  // Boundaries and elements stand beside each other in sentences.
  auto GroupOf = [](EntityClass C) {
    return C == EntityClass::Boundary ? EntityClass::Element : C;
  };
  auto Key = [&](EntityId E, StringRef Shown) {
    return spelling(GroupOf(Entities[E].Class)).str() + " " + Shown.str();
  };
  llvm::StringMap<llvm::SmallVector<EntityId, 1>> Alike;
  for (uint32_t I = 0; I < Entities.size(); ++I)
    Alike[Key(EntityId(I), ownName(*this, EntityId(I)))].push_back(EntityId(I));
  for (const auto &Entry : Alike) {
    llvm::ArrayRef<EntityId> Group = Entry.second;
    if (Group.size() < 2)
      continue;
    auto HasTitle = [&](EntityId E) {
      return !text(Entities[E].Title).empty();
    };
    llvm::StringMap<unsigned> Texts, Paths;
    for (EntityId E : Group) {
      ++Texts[text(Entities[E].Text)];
      ++Paths[pathOf(*this, E)];
    }
    // One without a title is told from those that have one by these.
    size_t Untitled =
        Group.size() - static_cast<size_t>(llvm::count_if(Group, HasTitle));
    for (EntityId E : Group) {
      if (!HasTitle(E) && Untitled == 1)
        continue;
      NameAdditions[E.index()] =
          Texts[text(Entities[E].Text)] == 1 ? NameAddition::Text
          : Paths[pathOf(*this, E)] == 1     ? NameAddition::Path
                                             : NameAddition::Id;
    }
  }
}

const Property *Program::annotation(KindId K, StringRef Key) const {
  Name Wanted = Names->find(Key);
  if (!Wanted)
    return nullptr;
  for (; K; K = Kinds[K].Base)
    for (const Property &A : Kinds[K].Annotations.of(Properties))
      if (A.Key == Wanted)
        return &A;
  return nullptr;
}

bool Program::isStatement(EntityId E) const {
  return Entities[E].Class == EntityClass::Element &&
         annotation(Entities[E].Kind, "statement");
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

std::string ir::typeName(const Program &P, Type T) {
  if (T.IsSet)
    return "[" + typeName(P, T.element()) + "]";
  switch (T.Base) {
  case TypeBase::Enum:
    if (P.Enums.contains(T.enumId()))
      return P.shortName(P.Enums[T.enumId()].Id).str();
    break;
  case TypeBase::Entity:
    if (P.Kinds.contains(T.kindId()))
      return P.shortName(P.Kinds[T.kindId()].Id).str();
    break;
  case TypeBase::Kind:
    if (P.Kinds.contains(T.kindId()))
      return ("Kind(" + P.shortName(P.Kinds[T.kindId()].Id) + ")").str();
    return "Kind";
  // As the language writes them; the textual IR has words of its own.
  case TypeBase::Control:
    return "Control";
  case TypeBase::Ref:
    return "Reference";
  default:
    break;
  }
  return spelling(T.Base).str();
}

std::string ir::decimalText(int64_t Millionths) {
  uint64_t N = Millionths < 0 ? -static_cast<uint64_t>(Millionths)
                              : static_cast<uint64_t>(Millionths);
  std::string Fraction = std::to_string(N % 1000000);
  Fraction.insert(0, 6 - Fraction.size(), '0');
  while (Fraction.size() > 1 && Fraction.back() == '0')
    Fraction.pop_back();
  return (Millionths < 0 ? "-" : "") + std::to_string(N / 1000000) + "." +
         Fraction;
}

std::string ir::durationText(int64_t Seconds) {
  static constexpr std::pair<int64_t, char> Units[] = {
      {86400, 'd'}, {3600, 'h'}, {60, 'm'}};
  if (Seconds == 0)
    return "0d";
  for (auto [Length, Letter] : Units)
    if (Seconds % Length == 0)
      return std::to_string(Seconds / Length) + Letter;
  return std::to_string(Seconds) + "s";
}

std::string ir::dateText(int64_t Days) {
  // H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
  // civil_from_days; years 0000 to 9999.
  if (Days < MinDate || Days > MaxDate)
    return "date(" + std::to_string(Days) + ")";
  int64_t Z = Days + 719468;
  int64_t Era = (Z >= 0 ? Z : Z - 146096) / 146097;
  int64_t DayOfEra = Z - Era * 146097;
  int64_t YearOfEra =
      (DayOfEra - DayOfEra / 1460 + DayOfEra / 36524 - DayOfEra / 146096) / 365;
  int64_t DayOfYear =
      DayOfEra - (365 * YearOfEra + YearOfEra / 4 - YearOfEra / 100);
  int64_t M = (5 * DayOfYear + 2) / 153;
  int64_t Day = DayOfYear - (153 * M + 2) / 5 + 1;
  int64_t Month = M < 10 ? M + 3 : M - 9;
  int64_t Year = YearOfEra + Era * 400 + (Month <= 2);
  auto Padded = [](int64_t N, size_t Width) {
    std::string S = std::to_string(N);
    return S.size() < Width ? std::string(Width - S.size(), '0') + S : S;
  };
  return Padded(Year, 4) + "-" + Padded(Month, 2) + "-" + Padded(Day, 2);
}

/// A string as the language writes it.
static std::string quoted(StringRef Text) {
  std::string Out = "\"";
  for (char C : Text) {
    switch (C) {
    case '\n':
      Out += "\\n";
      break;
    case '\t':
      Out += "\\t";
      break;
    case '"':
    case '\\':
    case '$':
      Out += '\\';
      Out += C;
      break;
    default:
      Out += C;
    }
  }
  return Out + "\"";
}

std::string ir::valueText(const Program &P, const Value &V) {
  switch (V.Tag) {
  case ValueTag::Unknown:
    return "unknown";
  case ValueTag::Bool:
    return V.Payload ? "true" : "false";
  case ValueTag::Int:
    return std::to_string(V.Payload);
  case ValueTag::Decimal:
    return decimalText(V.Payload);
  case ValueTag::String:
    return quoted(P.text(V.name()));
  case ValueTag::Duration:
    return durationText(V.Payload);
  case ValueTag::Date:
    return dateText(V.Payload);
  case ValueTag::Endpoint:
    return quoted(P.text(V.name()));
  case ValueTag::Enum: {
    const Enum &E = P.Enums[EnumId(V.Aux)];
    return P
        .text(E.Values.of(P.EnumValues)[static_cast<size_t>(V.Payload)].Text)
        .str();
  }
  case ValueTag::Entity:
    return P.text(P.Entities[V.entity()].Id).str();
  case ValueTag::Kind:
    return P.shortName(P.Kinds[V.kind()].Id).str();
  case ValueTag::Control:
    return P.shortName(P.Controls[V.control()].Id).str();
  case ValueTag::Ref:
    return P.text(P.Refs[V.Aux].Text).str();
  case ValueTag::Set: {
    std::string Out = "[";
    for (const Value &E : P.elements(V)) {
      if (Out.size() > 1)
        Out += ", ";
      Out += valueText(P, E);
    }
    return Out + "]";
  }
  case ValueTag::Path:
    return std::to_string(V.Payload) + (V.Payload == 1 ? " flow" : " flows");
  }
  return "unknown";
}
