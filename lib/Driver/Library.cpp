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
