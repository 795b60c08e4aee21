//===- Library.cpp - What the standard library has ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Driver/Library.h"

#include "AST/Typed.h"
#include "IR/ExprInfo.h"
#include "Rules/Walk.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::driver;
using namespace tmc::ir;
using llvm::StringRef;
using sema::NameSort;
using sema::Thing;
using sema::ThingKind;
namespace node = tmc::ast::node;

static constexpr ListInfo Lists[] = {
    {"kinds",
     ThingKind::Kind,
     {},
     "what elements, flows, boundaries and data can be"},
    {"components", ThingKind::Kind, ast::KindClass::Component,
     "kinds of elements"},
    {"channels", ThingKind::Kind, ast::KindClass::Channel,
     "kinds of flows, behind `via`"},
    {"zones", ThingKind::Kind, ast::KindClass::Zone,
     "kinds of boundaries and systems"},
    {"data", ThingKind::Kind, ast::KindClass::Data, "kinds of data"},
    {"attributes", ThingKind::Attribute, {}, "what kinds can set"},
    {"enums",
     ThingKind::Enum,
     {},
     "types of attributes whose values have names"},
    {"controls",
     ThingKind::Control,
     {},
     "protections that a model says are in place"},
    {"rules", ThingKind::Rule, {}, "what finds weaknesses"},
    {"checks",
     ThingKind::Verification,
     {},
     "tests of the running system that rules ask for"},
    {"functions",
     ThingKind::Function,
     {},
     "functions and predicates for conditions"},
    {"methodologies",
     ThingKind::Methodology,
     {},
     "reports with sections, tables and gaps"},
    {"packages", ThingKind::Package, {}, "what `import` names"},
};
llvm::ArrayRef<ListInfo> driver::lists() { return Lists; }

//===----------------------------------------------------------------------===//
// Things and rows
//===----------------------------------------------------------------------===//

Library::Library(compiler::Compilation &C)
    : Modules(*C.modules()), P(*C.program()), Sources(C.sources()),
      Index(Modules, C.sources(), C.names()) {
  Index.forEach([&](const Thing &T) {
    ByName[Index.fullName(T)] = &T;
    StringRef Package = Index.text(T.Package);
    if (!llvm::is_contained(Packages, Package))
      Packages.push_back(Package);
  });
  llvm::sort(Packages);
  auto Add = [&](ThingKind K, const auto &Table) {
    uint32_t I = 0;
    for (const auto &Row : Table.rows())
      Rows[static_cast<unsigned>(K)][P.text(Row.Id)] = I++;
  };
  Add(ThingKind::Enum, P.Enums);
  Add(ThingKind::Kind, P.Kinds);
  Add(ThingKind::Control, P.Controls);
  Add(ThingKind::Function, P.Funcs);
  Add(ThingKind::Rule, P.Rules);
  Add(ThingKind::Verification, P.Verifications);
  Add(ThingKind::Methodology, P.Methodologies);
  uint32_t I = 0;
  for (const Attr &A : P.Attrs.rows())
    Rows[static_cast<unsigned>(ThingKind::Attribute)]
        [(P.text(P.Kinds[A.Owner].Id) + "." + P.text(A.Text)).str()] = I++;
  if (Modules.Prelude)
    for (const sema::Import &M : Modules.Modules[Modules.Prelude].Imports)
      if (const ast::Tree &T = Modules.Modules[Modules.Prelude].tree();
          T.has(M.Node, ast::Star))
        Prelude.insert(Index.text(Modules.Modules[M.Target].Package));
  readAttributes();
}

template <typename Id>
static Id rowOf(const llvm::StringMap<uint32_t> &Rows,
                const std::string &FullName) {
  auto It = Rows.find(FullName);
  return It == Rows.end() ? Id::none() : Id(It->second);
}

#define TMC_ROW_OF(FUNCTION, ID, WHAT)                                         \
  ID Library::FUNCTION(const Thing &T) const {                                 \
    return rowOf<ID>(Rows[static_cast<unsigned>(ThingKind::WHAT)],             \
                     Index.fullName(T));                                       \
  }
TMC_ROW_OF(enumOf, EnumId, Enum)
TMC_ROW_OF(kindOf, KindId, Kind)
TMC_ROW_OF(attrOf, AttrId, Attribute)
TMC_ROW_OF(controlOf, ControlId, Control)
TMC_ROW_OF(funcOf, FuncId, Function)
TMC_ROW_OF(ruleOf, RuleId, Rule)
TMC_ROW_OF(verificationOf, VerificationId, Verification)
TMC_ROW_OF(methodologyOf, MethodologyId, Methodology)
#undef TMC_ROW_OF

bool Library::isShown(const Thing &T) const { return !T.IsPrivate; }

std::vector<const Thing *> Library::thingsOf(StringRef Package) const {
  std::vector<const Thing *> Out;
  Index.forEach([&](const Thing &T) {
    if (Index.text(T.Package) == Package && isShown(T) &&
        T.What != ThingKind::Package && T.What != ThingKind::EnumValue &&
        T.What != ThingKind::Attribute)
      Out.push_back(&T);
  });
  return Out;
}

std::string Library::source(Range Where) const {
  FileId F = Sources.fileOf(Where.Begin);
  if (!F)
    return "";
  StringRef Text = Sources.text(F).slice(Sources.offsetIn(F, Where.Begin),
                                         Sources.offsetIn(F, Where.End));
  std::string Out;
  bool Blank = false;
  for (char C : Text) {
    if (llvm::isSpace(C)) {
      if (!Blank)
        Out += ' ';
      Blank = true;
      continue;
    }
    Out += C;
    Blank = false;
  }
  return Out;
}

std::vector<StringRef> Library::names(const Thing &T, NameSort S) const {
  std::vector<StringRef> Out;
  for (const sema::ThingName &N : Index.namesOf(T))
    if (N.Sort == S)
      Out.push_back(Index.text(N.Text));
  return Out;
}

std::string Library::title(const Thing &T) const {
  if (T.Title)
    return Index.text(T.Title).str();
  ExprId Title;
  if (RuleId R = T.What == ThingKind::Rule ? ruleOf(T) : RuleId::none(); R)
    Title = P.Rules[R].Title;
  else if (VerificationId V = T.What == ThingKind::Verification
                                  ? verificationOf(T)
                                  : VerificationId::none();
           V)
    Title = P.Verifications[V].Title;
  if (!Title)
    return "";
  std::string Text = source(P.Exprs[Title].Where);
  StringRef Inside = Text;
  Inside.consume_front("\"");
  Inside.consume_back("\"");
  return Inside.str();
}

//===----------------------------------------------------------------------===//
// What reads what
//===----------------------------------------------------------------------===//

void Library::readAttributes() {
  Readers.resize(P.Attrs.size());
  // By function: the attributes that it reads, with those that it calls.
  std::vector<std::optional<llvm::BitVector>> OfFunc(P.Funcs.size());
  auto Read = [&](auto &Self, ExprId Root, llvm::BitVector &Out) -> void {
    rules::forEachExpr(P, Root, [&](const Expr &E) {
      if (E.Op == ExprOp::Attr)
        Out.set(E.B);
      if (E.Op == ExprOp::Call) {
        std::optional<llvm::BitVector> &Known = OfFunc[E.A];
        if (!Known) {
          Known.emplace(P.Attrs.size()); // calls form no cycle
          llvm::BitVector Body(P.Attrs.size());
          Self(Self, P.Funcs[FuncId(E.A)].Body, Body);
          Known = std::move(Body);
        }
        Out |= *OfFunc[E.A];
      }
      return true;
    });
  };
  for (uint32_t I = 0; I != P.Rules.size(); ++I) {
    const Rule &R = P.Rules[RuleId(I)];
    llvm::BitVector Attrs(P.Attrs.size());
    auto Add = [&](ExprId E) { Read(Read, E, Attrs); };
    for (const RuleLet &L : R.Lets.of(P.RuleLets))
      Add(L.V);
    for (ExprId E : R.Where.of(P.RuleConditions))
      Add(E);
    for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses))
      Add(U.Condition);
    for (ExprId E : {R.By, R.Severity, R.Witness})
      Add(E);
    for (unsigned A : Attrs.set_bits())
      Readers[A].push_back(RuleId(I));
  }
}

llvm::ArrayRef<RuleId> Library::readersOf(AttrId A) const {
  return Readers[A.index()];
}

std::vector<RuleId> Library::rulesAbout(KindId K) const {
  std::vector<RuleId> Out;
  for (uint32_t I = 0; I != P.Rules.size(); ++I)
    for (const RuleVar &V : P.Rules[RuleId(I)].Vars.of(P.RuleVars))
      if (V.Kind == K && (Out.empty() || Out.back() != RuleId(I)))
        Out.push_back(RuleId(I));
  return Out;
}

const Default *Library::ownDefault(KindId K, AttrId A) const {
  for (const Default &D : P.Kinds[K].Defaults.of(P.Defaults))
    if (D.Attr == A)
      return &D;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Examples
//===----------------------------------------------------------------------===//

std::string Library::import(const Thing &T) const {
  StringRef Package = Index.text(T.Package);
  if (T.What == ThingKind::Package)
    return ("import " + Package + ".*;").str();
  if (Prelude.contains(Package))
    return "";
  return ("import " + Package + ".{" + Index.text(T.Owner ? T.Owner : T.Text) +
          "};")
      .str();
}

/// The first kind of \p K or below it that things can be of.
KindId Library::concrete(KindId K) const {
  // Every kind of data is one that items can be of.
  if (!P.Kinds[K].Abstract || P.Kinds[K].Class == EntityClass::Data)
    return K;
  for (uint32_t I = 0; I != P.Kinds.size(); ++I) {
    const Thing *T = thing(P.Kinds[KindId(I)].Id);
    if (T && isShown(*T) && !P.Kinds[KindId(I)].Abstract &&
        P.derives(KindId(I), K))
      return KindId(I);
  }
  return KindId::none();
}

/// A value that \p A takes, as a model writes it; what it needs is declared in
/// \p Data. Empty if that is not easily said.
std::string Library::valueFor(AttrId A, std::string &Data) const {
  const Attr &Row = P.Attrs[A];
  const ValueRange *Allowed = P.allowed(Row);
  std::string V;
  switch (Row.Ty.Base) {
  case TypeBase::Bool:
    V = "true";
    break;
  case TypeBase::Int:
  case TypeBase::Decimal:
  case TypeBase::Duration:
  case TypeBase::Date:
    if (Allowed && !Allowed->Least.isUnknown())
      V = valueText(P, Allowed->Least);
    else if (Allowed && !Allowed->Most.isUnknown())
      V = valueText(P, Allowed->Most);
    else
      V = Row.Ty.Base == TypeBase::Int        ? "1"
          : Row.Ty.Base == TypeBase::Decimal  ? "1.0"
          : Row.Ty.Base == TypeBase::Duration ? "30d"
                                              : "2027-01-31";
    break;
  case TypeBase::String:
    // An address fits where links are wanted, too.
    V = "\"https://example.com\"";
    break;
  case TypeBase::Endpoint:
    V = "\"https://example.com:443\"";
    break;
  case TypeBase::Enum:
    if (auto Values = P.Enums[Row.Ty.enumId()].Values.of(P.EnumValues);
        !Values.empty())
      V = P.text(Values.front().Text).str();
    break;
  case TypeBase::Entity:
    if (P.Kinds[Row.Ty.kindId()].Class == EntityClass::Data) {
      Data = "data Item;\n";
      V = "Item";
    }
    break;
  default:
    break;
  }
  return Row.Ty.IsSet && !V.empty() ? "[" + V + "]" : V;
}

/// What a thing of kind \p K sets: \p More, and what it requires. Elements that
/// it has to refer to go to \p Body, and their imports to \p Imports.
std::string Library::settings(KindId K, StringRef More, std::string &Imports,
                              std::string &Body) const {
  std::string Out = More.str();
  for (KindId Up = K; Up; Up = P.Kinds[Up].Base)
    for (AttrId A : P.Kinds[Up].Attrs.of(P.KindAttrs)) {
      const Attr &Row = P.Attrs[A];
      std::string Unused;
      if (!Row.Required || P.defaultOf(K, A) ||
          More.starts_with((P.text(Row.Text) + " ").str()))
        continue;
      std::string Value = valueFor(A, Unused);
      KindId Of = Row.Ty.Base == TypeBase::Entity ? concrete(Row.Ty.kindId())
                                                  : KindId::none();
      // Of its own kind it would need another one, and so on.
      if (Value.empty() && Of && Of != K) {
        Value = ("some_" + P.text(Row.Text)).str();
        declare(Imports, Body, Value, Of, "");
        if (Row.Ty.IsSet)
          Value = "[" + Value + "]";
      }
      Out += (Out.empty() ? "" : " ");
      Out += P.text(Row.Text);
      Out += " = " + Value + ";";
    }
  return Out;
}

/// Adds to \p Body the element \p Name of kind \p K with \p Setting.
void Library::declare(std::string &Imports, std::string &Body, StringRef Name,
                      KindId K, StringRef Setting) const {
  addImport(Imports, K);
  std::string Sets = settings(K, Setting, Imports, Body);
  Body += ("  " + Name + " : " + P.shortName(P.Kinds[K].Id)).str();
  Body += Sets.empty() ? ";\n" : " { " + Sets + " }\n";
}

void Library::addImport(std::string &Imports, KindId K) const {
  const Thing *T = thing(P.Kinds[K].Id);
  std::string Import = T ? import(*T) : "";
  if (!Import.empty() && Imports.find(Import) == std::string::npos)
    Imports += Import + "\n";
}

/// Adds to \p Body, that of a system, a thing of kind \p K.
void Library::useKind(std::string &Imports, std::string &Body, KindId K,
                      StringRef Setting) const {
  const Kind &Row = P.Kinds[K];
  addImport(Imports, K);
  StringRef Name = P.shortName(Row.Id);
  if (Row.Class == EntityClass::Element)
    return declare(Imports, Body, "example", K, Setting);
  const std::string Sets = settings(K, Setting, Imports, Body);
  const std::string Rest = Sets.empty() ? ";" : " { " + Sets + " }";
  llvm::raw_string_ostream OS(Body);
  switch (Row.Class) {
  case EntityClass::Boundary:
    OS << "  boundary example : " << Name << Rest << "\n";
    return;
  case EntityClass::Data:
    OS << "  data Example : " << Name << Rest << "\n";
    return;
  case EntityClass::Flow:
    OS << "  caller : Service;\n  called : Service;\n"
       << "  flow example : caller -> called via " << Name << Rest << "\n";
    return;
  case EntityClass::Element:
  case EntityClass::System:
    return;
  }
}

std::string Library::example(const Thing &T) const {
  std::string Imports, Body, Data;
  if (std::string Import = import(T); !Import.empty())
    Imports = Import + "\n";
  StringRef Name = Index.text(T.Text);
  std::string Kind; // of the system
  auto Model = [&] {
    return Imports + Data + "system Example" + Kind + " {\n" + Body + "}\n";
  };
  // A thing of \p K, if there can be one, with a setting.
  auto Use = [&](KindId K, const std::string &Setting) {
    if (P.Kinds[K].Class == EntityClass::System) {
      // The root is the kind of every system.
      const bool IsRoot = !P.Kinds[K].Base;
      if (!IsRoot) {
        addImport(Imports, K);
        Kind = (" : " + P.shortName(P.Kinds[K].Id)).str();
      }
      std::string Sets = settings(K, Setting, Imports, Body);
      if (!Sets.empty())
        Body += "  " + Sets + "\n";
      return !Sets.empty();
    }
    KindId Of = concrete(K);
    if (Of)
      useKind(Imports, Body, Of, Setting);
    return Of.isValid();
  };
  auto Sets = [&](AttrId A, std::string Value) {
    std::string Out = P.text(P.Attrs[A].Text).str();
    return Out + " = " + Value + ";";
  };
  switch (T.What) {
  case ThingKind::Kind: {
    KindId K = kindOf(T);
    if (!K || P.Kinds[K].Abstract || !Use(K, ""))
      return P.Kinds[K].Class == EntityClass::Data && Use(K, "") ? Model() : "";
    return Model();
  }
  case ThingKind::Attribute: {
    AttrId A = attrOf(T);
    if (!A || P.Attrs[A].Derived)
      return "";
    std::string Value = valueFor(A, Data);
    return !Value.empty() && Use(P.Attrs[A].Owner, Sets(A, Value)) ? Model()
                                                                   : "";
  }
  case ThingKind::Control: {
    ControlId C = controlOf(T);
    if (!C || P.Controls[C].Abstract)
      return "";
    for (KindId K : P.Controls[C].For.of(P.ControlKinds)) {
      std::string Setting = "controls = [";
      Setting += Name;
      if (Use(K, Setting + "];"))
        return Model();
    }
    return "";
  }
  case ThingKind::Enum:
  case ThingKind::EnumValue: {
    const Thing *Owner = &T;
    if (T.What == ThingKind::EnumValue)
      Owner = thing((Index.text(T.Package) + "." + Index.text(T.Owner)).str());
    EnumId E = Owner ? enumOf(*Owner) : EnumId::none();
    if (!E || P.Enums[E].Values.Count == 0)
      return "";
    if (T.What == ThingKind::Enum)
      Name = P.text(P.Enums[E].Values.of(P.EnumValues).front().Text);
    for (uint32_t I = 0; I != P.Attrs.size(); ++I) {
      const Attr &A = P.Attrs[AttrId(I)];
      if (A.Ty.Base != TypeBase::Enum || A.Ty.enumId() != E || A.Derived)
        continue;
      std::string Value = A.Ty.IsSet ? "[" : "";
      Value += Name;
      Value += A.Ty.IsSet ? "]" : "";
      if (Use(A.Owner, Sets(AttrId(I), Value))) {
        // The value is found by the attribute's type.
        if (T.What == ThingKind::EnumValue || T.What == ThingKind::Enum)
          if (std::string Import = import(T);
              !Import.empty() && StringRef(Imports).starts_with(Import))
            Imports.erase(0, Import.size() + 1);
        return Model();
      }
    }
    return "";
  }
  case ThingKind::Rule:
  case ThingKind::Package:
    // Imported is in force.
    return Imports.empty() ? "" : Imports;
  case ThingKind::Function:
  case ThingKind::Verification:
  case ThingKind::Methodology:
    return "";
  }
  return "";
}

//===----------------------------------------------------------------------===//
// Looking for things
//===----------------------------------------------------------------------===//

std::string driver::plainWords(StringRef Text) {
  std::string Out = " ";
  std::string Word;
  auto End = [&] {
    if (Word.empty())
      return;
    if (Word.size() > 3 && StringRef(Word).ends_with("s") &&
        !StringRef(Word).ends_with("ss"))
      Word.pop_back();
    Out.append(Word).append(" ");
    Word.clear();
  };
  char Before = 0;
  for (char C : Text) {
    const bool IsWord =
        llvm::isAlnum(C) || static_cast<unsigned char>(C) >= 0x80;
    if (!IsWord ||
        (llvm::isUpper(C) && (llvm::isLower(Before) || llvm::isDigit(Before))))
      End();
    if (IsWord)
      Word += llvm::toLower(C);
    Before = C;
  }
  End();
  return Out;
}

std::vector<const Thing *>
Library::named(StringRef Text, std::vector<const Thing *> *Others) const {
  std::vector<const Thing *> Out;
  auto Add = [&](const Thing *T) {
    if (T && isShown(*T) && !llvm::is_contained(Out, T))
      Out.push_back(T);
  };
  // In full, from the package on or from a later part.
  Add(thing(Text));
  if (Text.contains('.') && Out.empty()) {
    const std::string Lower = Text.lower();
    Index.forEach([&](const Thing &T) {
      std::string Full = StringRef(Index.fullName(T)).lower();
      if (Full == Lower || StringRef(Full).ends_with("." + Lower))
        Add(&T);
    });
  }
  Index.forEach([&](const Thing &T) {
    if (T.RuleId && Index.text(T.RuleId).equals_insensitive(Text))
      Add(&T);
  });
  if (!Out.empty())
    return Out;
  const auto Found = Index.find(Text);
  // Its own name, written like that, is what is meant.
  size_t Meant = 0;
  for (bool Exact : {true, false})
    for (NameSort S : {NameSort::Own, NameSort::Also, NameSort::Former}) {
      for (const sema::NameIndex::Match &X : Found)
        if (X.Exact == Exact && X.N->Sort == S)
          Add(X.T);
      // `std.mail` is not what somebody means by `mail` if a thing is called
      // so.
      if (llvm::any_of(Out, [](const Thing *T) {
            return T->What != ThingKind::Package;
          }))
        llvm::erase_if(
            Out, [](const Thing *T) { return T->What == ThingKind::Package; });
      if (Meant == 0)
        Meant = Out.size();
    }
  if (Others && Meant != 0) {
    Others->assign(Out.begin() + static_cast<ptrdiff_t>(Meant), Out.end());
    Out.resize(Meant);
  }
  return Out;
}

std::vector<RuleId> Library::rulesIn(const Thing &Value) const {
  std::vector<RuleId> Out;
  const Thing *Owner =
      thing((Index.text(Value.Package) + "." + Index.text(Value.Owner)).str());
  const EnumId Of = Owner ? enumOf(*Owner) : EnumId::none();
  if (!Of)
    return Out;
  for (uint32_t I = 0; I != P.Rules.size(); ++I)
    for (const ir::Value &C :
         P.Rules[RuleId(I)].Categories.of(P.RuleCategories))
      if (EnumId(C.Aux) == Of && valueText(P, C) == Index.text(Value.Text)) {
        Out.push_back(RuleId(I));
        break;
      }
  return Out;
}

std::vector<const Thing *> Library::referring(StringRef Text) const {
  std::vector<const Thing *> Out;
  for (const Rule &R : P.Rules.rows())
    for (const Value &V : R.Refs.of(P.RuleRefs))
      if (P.text(P.Refs[V.Aux].Text).equals_insensitive(Text))
        if (const Thing *T = thing(R.Id); T && !llvm::is_contained(Out, T))
          Out.push_back(T);
  return Out;
}

std::vector<const Thing *> Library::mentioning(StringRef Text) const {
  std::vector<const Thing *> Ranked[3];
  const std::string Wanted = plainWords(Text);
  if (Wanted.size() < 3)
    return {};
  auto Has = [&](StringRef Where) {
    return StringRef(plainWords(Where)).contains(Wanted);
  };
  Index.forEach([&](const Thing &T) {
    if (!isShown(T))
      return;
    if (llvm::any_of(Index.namesOf(T), [&](const sema::ThingName &N) {
          return N.Sort != NameSort::Former && Has(Index.text(N.Text));
        }))
      Ranked[0].push_back(&T);
    else if (Has(title(T)) || Has(Index.summary(T)))
      Ranked[1].push_back(&T);
    else if (Has(Index.text(T.Doc)))
      Ranked[2].push_back(&T);
  });
  for (unsigned I : {1, 2})
    llvm::append_range(Ranked[0], Ranked[I]);
  return Ranked[0];
}

std::vector<const Thing *> Library::listed(const ListInfo &L) const {
  std::vector<const Thing *> Out;
  Index.forEach([&](const Thing &T) {
    if (T.What == L.What && isShown(T) && (!L.Class || T.Class == *L.Class))
      Out.push_back(&T);
  });
  llvm::stable_sort(Out, [&](const Thing *A, const Thing *B) {
    return std::pair(Index.fullName(*A), A->Begin) <
           std::pair(Index.fullName(*B), B->Begin);
  });
  return Out;
}

std::vector<std::string> Library::near(StringRef Text) const {
  std::vector<StringRef> Candidates;
  llvm::StringSet<> Seen;
  Index.forEach([&](const Thing &T) {
    if (isShown(T))
      for (const sema::ThingName &N : Index.namesOf(T))
        if (N.Sort != NameSort::Former &&
            Seen.insert(Index.text(N.Text)).second)
          Candidates.push_back(Index.text(N.Text));
    if (T.RuleId && Seen.insert(Index.text(T.RuleId)).second)
      Candidates.push_back(Index.text(T.RuleId));
  });
  std::vector<std::string> Out;
  while (Out.size() < 3) {
    StringRef Near = nearest(Text, Candidates);
    if (Near.empty())
      break;
    Out.push_back(Near.str());
    llvm::erase(Candidates, Near);
  }
  return Out;
}
