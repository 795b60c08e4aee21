//===- PrintRows.cpp - The textual IR: writing declarations ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Printer.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// What Text.def says
//===----------------------------------------------------------------------===//

void Printer::part(const char *Word, bool Is) {
  if (Is)
    OS << ' ' << Word;
}
void Printer::part(const char *Word, uint32_t Number) {
  OS << ' ' << Word << ' ' << Number;
}
void Printer::part(const char *Word, Name N) {
  if (!N)
    return;
  OS << ' ' << Word << ' ';
  string(N);
}
void Printer::part(const char *Word, const Value &V) {
  if (V.isUnknown())
    return;
  OS << ' ' << Word << ' ';
  printValue(OS, P, V);
}
template <typename Tag> void Printer::part(const char *Word, Id<Tag> I) {
  if (!I)
    return;
  OS << ' ' << Word << ' ';
  id(I);
}

template <typename RowT> void Printer::head(const RowT &Row) {
  forEachText<InHead, RowT>(
      [&](const char *Word, auto Member) { part(Word, Row.*Member); });
}

template <typename RowT, typename RoleT>
void Printer::line(const char *Word, const RowT &, Name N, const RoleT &) {
  if (!N)
    return;
  OS << "  " << Word << ' ';
  string(N);
  OS << "\n";
}
void Printer::exprLine(const char *Word, ExprId E) {
  if (!E)
    return;
  OS << "  " << Word << ' ';
  expr(E);
  OS << "\n";
}
template <typename RowT, typename RoleT>
void Printer::line(const char *Word, const RowT &, ExprId E, const RoleT &) {
  exprLine(Word, E);
}
template <typename RowT, typename RoleT>
void Printer::line(const char *Word, const RowT &, Type T, const RoleT &) {
  OS << "  " << Word << ' ';
  type(T);
  OS << "\n";
}
template <typename RowT, typename RoleT>
void Printer::line(const char *Word, const RowT &, Range R, const RoleT &) {
  if (!Places || !R.isValid())
    return;
  OS << "  " << Word;
  place(R);
  OS << "\n";
}
/// The witness of a rule: its slot and its path.
template <typename RoleT>
void Printer::line(const char *Word, const Rule &R, uint32_t Slot,
                   const RoleT &) {
  if (Slot == ~uint32_t(0))
    return;
  OS << "  " << Word << " $" << Slot << ' ';
  expr(R.Witness);
  OS << "\n";
}
template <typename RowT, typename PoolT>
void Printer::line(const char *Word, const RowT &Row, Slice S,
                   const ListOf<PoolT> &Role) {
  auto Elements = S.of(P.*Role.Pool);
  using T = std::remove_cvref_t<decltype(Elements[0])>;
  if constexpr (std::is_same_v<T, KindId> || std::is_same_v<T, ControlId>) {
    if (Elements.empty())
      return;
    OS << "  " << Word << ' ';
    list(Elements);
    OS << "\n";
  } else {
    for (const T &X : Elements)
      if constexpr (std::is_same_v<T, Setting>) {
        setting(Word, Row, X);
      } else if constexpr (std::is_same_v<T, Proof>) {
        proof(Word, Row, X);
      } else if constexpr (std::is_same_v<T, AttrId>) {
        attr(X);
      } else if constexpr (std::is_same_v<T, Value>) {
        OS << "  " << Word << ' ';
        printValue(OS, P, X);
        OS << "\n";
      } else if constexpr (HasFields<T>) {
        item(Word, X);
      } else {
        line(Word, Row, X, Role);
      }
  }
}

template <typename RowT> void Printer::lines(const RowT &Row) {
  forEachText<InLine, RowT>([&](const char *Word, auto Member) {
    withRole<RowT>(Member,
                   [&](auto Role) { line(Word, Row, Row.*Member, Role); });
  });
}

/// The head, from the name on, and the lines.
template <typename RowT> void Printer::rest(const RowT &Row) {
  head(Row);
  withPlace(Row, [&](Range Where) { open(Where); });
  lines(Row);
  close();
}

template <typename RowT> void Printer::row(const char *Word, const RowT &Row) {
  OS << Word;
  if constexpr (HasId<RowT>) {
    OS << ' ';
    global(Row.Id);
  }
  rest(Row);
}

void Printer::open(Range Where) {
  place(Where);
  OS << " {\n";
}

//===----------------------------------------------------------------------===//
// Elements of lists
//===----------------------------------------------------------------------===//

void Printer::item(const char *Word, const Property &X) {
  OS << "  " << Word << ' ';
  word(X.Key);
  OS << " = ";
  printValue(OS, P, X.V);
  place(X.Where);
  OS << "\n";
}

void Printer::item(const char *Word, const EnumValue &V) {
  OS << "  " << Word << ' ';
  word(V.Text);
  head(V);
  OS << "\n";
  for (const Property &X : V.Annotations.of(P.Properties))
    item("marked", X);
}

void Printer::attr(AttrId Id) {
  const Attr &A = P.Attrs[Id];
  OS << "  attr ";
  word(A.Text);
  if (!AttrIdsImplicit)
    OS << " #" << Id.index();
  OS << " : ";
  type(A.Ty);
  if (const ValueRange *R = P.allowed(A)) {
    part("least", R->Least);
    part("most", R->Most);
  }
  part("required", A.Required);
  part("derived", A.Derived);
  part("question", A.Question);
  part("doc", A.Doc);
  place(A.Where);
  OS << "\n";
}

void Printer::setAttr(const char *Word, AttrId Attr, ExprId V, Range Where) {
  OS << "  " << Word << ' ';
  printAttr(OS, P, Attr);
  OS << " = ";
  expr(V);
  place(Where);
  OS << "\n";
}
void Printer::item(const char *Word, const Default &X) {
  setAttr(Word, X.Attr, X.V, X.Where);
}
void Printer::item(const char *Word, const Provision &X) {
  setAttr(Word, X.Attr, X.V, X.Where);
}

void Printer::item(const char *Word, const Param &X) {
  OS << "  " << Word << ' ';
  word(X.Text);
  OS << " : ";
  type(X.Ty);
  OS << "\n";
}

void Printer::item(const char *Word, const RuleVar &V) {
  OS << "  " << Word << ' ';
  word(V.Text);
  OS << " : ";
  id(V.Kind);
  part("of", V.Of);
  place(V.Where);
  OS << "\n";
}

void Printer::item(const char *Word, const RuleLet &L) {
  OS << "  " << Word << ' ';
  word(L.Text);
  OS << " $" << L.Slot << " = ";
  expr(L.V);
  OS << "\n";
}

void Printer::item(const char *Word, const RuleUnless &U) {
  OS << "  " << Word << ' ';
  expr(U.Condition);
  if (!U.By.empty()) {
    OS << " by ";
    list(U.By.of(P.RuleControls));
  }
  place(U.Where);
  OS << "\n";
}

void Printer::item(const char *Word, const RuleQuestion &Q) {
  OS << "  " << Word << ' ';
  expr(Q.Subject);
  OS << ' ';
  expr(Q.Text);
  OS << "\n";
}

void Printer::item(const char *Word, const RuleVerify &V) {
  OS << "  " << Word << ' ';
  global(P.Verifications[V.What].Id);
  for (ExprId E : V.Args.of(P.ExprArgs)) {
    OS << ' ';
    expr(E);
  }
  place(V.Where);
  OS << "\n";
}

void Printer::item(const char *Word, const VerificationTemplate &T) {
  OS << "  " << Word << ' ';
  word(T.Backend);
  OS << ' ';
  expr(T.Text);
  OS << "\n";
}

void Printer::item(const char *Word, const ViewClause &X) {
  OS << "  " << (X.Exclude ? "exclude" : Word) << ' ';
  if (X.Select != ViewSelect::Things)
    OS << info(X.Select).Id << ' ';
  printValue(OS, P, X.What);
  part("and", X.Other);
  part("slots", X.NumSlots);
  place(X.At);
  if (X.Where) {
    OS << " where ";
    expr(X.Where);
  }
  OS << "\n";
}

/// The name alone, if looking it up from the entity's kind upwards finds this
/// attribute: nearly always.
void Printer::attrName(const Entity &E, AttrId A) {
  Name Text = P.Attrs[A].Text;
  AttrId Found;
  for (KindId K = E.Kind; K && !Found; K = P.Kinds[K].Base)
    Found = AttrByName.lookup_or({K, Text}, AttrId());
  if (Found == A)
    word(Text);
  else
    printAttr(OS, P, A);
}

void Printer::setting(const char *Word, const Entity &E, const Setting &S) {
  OS << "  " << Word << ' ';
  attrName(E, S.Attr);
  OS << " = ";
  printValue(OS, P, S.V);
  place(S.Where);
  OS << "\n";
}

void Printer::proof(const char *Word, const Entity &E, const Proof &X) {
  OS << "  " << Word << ' ';
  attrName(E, X.Attr);
  OS << " = ";
  printValue(OS, P, X.V);
  OS << " by ";
  string(X.By);
  place(X.Where);
  OS << "\n";
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

void Printer::row(const char *Word, const Kind &K) {
  OS << Word << ' ';
  global(K.Id);
  OS << ' ' << spelling(K.Class);
  rest(K);
}

void Printer::row(const char *Word, const Rule &R) {
  OS << Word << ' ';
  global(R.Id);
  if (R.StableId != R.Id)
    part("id", R.StableId);
  rest(R);
}

void Printer::row(const char *, const Entity &E) {
  OS << spelling(E.Class) << ' ';
  printName(OS, '%', P.text(E.Id));
  OS << " : ";
  id(E.Kind);
  part("in", E.Parent);
  if (E.Class == EntityClass::Flow) {
    const Flow &F = P.Flows[E.Extra];
    OS << " from ";
    id(F.Source);
    OS << (F.TwoWay ? " <-> " : " -> ");
    id(F.Target);
  }
  if (E.Class == EntityClass::Data) {
    const DataItem &D = P.DataItems[E.Extra];
    if (!D.From.empty()) {
      OS << " from ";
      list(D.From.of(P.DerivedFrom));
    }
    part("by", D.By);
  }
  place(E.Where);
  bool HasName = E.Text != P.Names->find(P.shortName(E.Id));
  if (!HasName && !E.Title && !E.Doc && E.Settings.empty() &&
      E.Inherited.empty() && E.Proofs.empty()) {
    OS << "\n";
    return;
  }
  OS << " {\n";
  if (HasName)
    line("name", E, E.Text, Plain());
  lines(E);
  close();
}

void Printer::row(const char *Word, const Decision &D) {
  OS << Word << ' ' << spelling(D.Verb);
  head(D);
  if (D.Target) {
    part("on", D.Target);
  } else if (D.Missing) {
    OS << " on";
    part("missing", D.Missing);
  }
  OS << ' ' << spelling(D.Mode);
  part("kind", D.Kind);
  open(D.Where);
  lines(D);
  close();
}

//===----------------------------------------------------------------------===//
// Methodologies
//===----------------------------------------------------------------------===//

/// ` of rule @r, category @E::V, categories @E, package "p" by @E`
void Printer::filter(Slice Of, EnumId By) {
  if (!Of.empty())
    OS << " of ";
  llvm::interleaveComma(Of.of(P.MethodSubjects), OS,
                        [&](const MethodSubject &S) {
                          if (S.Rule) {
                            OS << "rule ";
                            id(S.Rule);
                          } else if (S.Categories) {
                            OS << "categories ";
                            id(S.Categories);
                          } else if (S.Package) {
                            OS << "package ";
                            string(S.Package);
                          } else {
                            OS << "category ";
                            printValue(OS, P, S.Category);
                          }
                        });
  part("by", By);
}

void Printer::methodTable(const MethodPart &X) {
  for (const RuleVar &V : X.Vars.of(P.RuleVars))
    item("var", V);
  for (const RuleLet &L : X.Lets.of(P.RuleLets))
    item("let", L);
  for (ExprId E : X.Conditions.of(P.RuleConditions))
    exprLine("where", E);
  for (const MethodColumn &C : X.Columns.of(P.MethodColumns)) {
    OS << "  column";
    if (C.Title) {
      OS << ' ';
      string(C.Title);
    }
    place(C.Where);
    if (C.V) {
      OS << " = ";
      expr(C.V);
    } else {
      OS << " findings";
      filter(C.Of, C.By);
    }
    OS << "\n";
  }
}

void Printer::methodPart(const MethodPart &X) {
  auto Titles = [&] {
    head(X);
    place(X.Where);
    OS << "\n";
  };
  switch (X.Kind) {
  case MethodPartKind::Show:
    OS << "  show " << info(X.What).Name;
    filter(X.Of, X.By);
    return Titles();
  case MethodPartKind::Diagram:
    OS << "  diagram";
    Titles();
    for (const ViewClause &C : X.Clauses.of(P.ViewClauses))
      item("include", C);
    for (const Property &A : X.Properties.of(P.Properties))
      item("property", A);
    return;
  case MethodPartKind::Table:
    OS << "  table";
    part("slots", X.NumSlots);
    part("needed", X.Needed);
    Titles();
    return methodTable(X);
  }
}

void Printer::row(const char *Word, const Methodology &M) {
  OS << Word << ' ';
  global(M.Id);
  open(M.Where);
  lines(M);
  for (const MethodSection &S : M.Sections.of(P.MethodSections)) {
    OS << "  section ";
    string(S.Title);
    head(S);
    place(S.Where);
    OS << "\n";
    for (const MethodPart &X : S.Parts.of(P.MethodParts))
      methodPart(X);
  }
  close();
}

//===----------------------------------------------------------------------===//
// All
//===----------------------------------------------------------------------===//

template <typename RowT>
void Printer::table(const char *Word, llvm::ArrayRef<RowT> Rows) {
  // What belongs to a model has a line a row, in two paragraphs.
  constexpr bool IsDense =
      std::is_same_v<RowT, Entity> || std::is_same_v<RowT, Decision> ||
      std::is_same_v<RowT, Requirement> || std::is_same_v<RowT, View>;
  if (std::is_same_v<RowT, Entity> && !Rows.empty())
    OS << "\n";
  if (std::is_same_v<RowT, Decision> &&
      !(Rows.empty() && P.Requirements.empty() && P.Views.empty()))
    OS << "\n";
  for (const RowT &Row : Rows) {
    if (!IsDense)
      OS << "\n";
    row(Word, Row);
  }
}

void Printer::program() {
  OS << "tmir " << TextVersion << "\n";
  files();
  sharing();
  attrs();
#define DECL(MEMBER, WORD) table(WORD, rowsOf(P.MEMBER));
#include "IR/Text.def"
}
