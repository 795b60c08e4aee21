//===- TextRows.cpp - The textual IR: reading declarations ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/TextReader.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// What Text.def says
//===----------------------------------------------------------------------===//

bool TextReader::part(const char *Word, bool &Is) {
  Is = acceptWord(Word);
  return true;
}
bool TextReader::part(const char *Word, uint32_t &Number) {
  return !acceptWord(Word) || number(Number, "a number of slots");
}
bool TextReader::part(const char *Word, Name &N) {
  return !acceptWord(Word) || string(N);
}
bool TextReader::part(const char *Word, Value &V) {
  return !acceptWord(Word) || value(V);
}
template <typename Tag> bool TextReader::part(const char *Word, Id<Tag> &I) {
  return !acceptWord(Word) || id(I);
}

template <typename RowT> bool TextReader::head(RowT &Row) {
  bool Ok = true;
  forEachText<InHead, RowT>([&](const char *Word, auto Member) {
    Ok = Ok && part(Word, Row.*Member);
  });
  return Ok;
}

/// The witness of a rule: its slot and its path.
template <typename RoleT>
bool TextReader::read(Rule &R, uint32_t &Slot, const RoleT &) {
  return leaf(Operand::Slot, Slot) && expr(R.Witness);
}

/// Where the elements of list \p S of \p Row wait for the end of the row.
template <typename RowT, typename PoolT>
PoolT &TextReader::pending(RowT &Row, Slice &S, const ListOf<PoolT> &Role) {
  if constexpr (std::is_same_v<RowT, Entity> &&
                std::is_same_v<PoolT, tmc::Pool<Setting>>)
    if (&S == &Row.Inherited)
      return PendingInherited;
  return Pending.*Role.Pool;
}

template <typename RowT, typename PoolT>
bool TextReader::read(RowT &Row, Slice &S, const ListOf<PoolT> &Role) {
  PoolT &List = pending(Row, S, Role);
  using T = typename PoolT::value_type;
  if constexpr (std::is_same_v<T, KindId> || std::is_same_v<T, ControlId>)
    return list(List);
  else if constexpr (std::is_same_v<T, AttrId>)
    return attrItem();
  else if constexpr (std::is_same_v<T, Setting>)
    return setting(Row, List.emplace_back());
  else if constexpr (std::is_same_v<T, Proof>)
    return proof(Row, List.emplace_back());
  else if constexpr (std::is_same_v<T, Value>)
    return value(List.emplace_back());
  else if constexpr (HasFields<T>)
    return item(List.emplace_back());
  else
    return read(Row, List.emplace_back(), Role);
}

/// Reads the line that begins with \p Key; false if no line of the row does.
template <typename RowT>
bool TextReader::line(RowT &Row, StringRef Key, bool &Ok) {
  bool Found = false;
  forEachText<InLine, RowT>([&](const char *Word, auto Member) {
    if (Found || Key != Word)
      return;
    Found = true;
    withRole<RowT>(Member,
                   [&](auto Role) { Ok = read(Row, Row.*Member, Role); });
  });
  return Found;
}

/// Gives \p Row the lists that were read.
template <typename RowT> void TextReader::finish(RowT &Row) {
  forEachText<InLine, RowT>([&](const char *, auto Member) {
    withRole<RowT>(Member, [&]<typename RoleT>(RoleT Role) {
      if constexpr (requires { Role.Pool; })
        // Kinds have their attributes already.
        if constexpr (!std::is_same_v<RoleT, ListOf<tmc::Pool<AttrId>>>) {
          auto &List = pending(Row, Row.*Member, Role);
          Row.*Member = append(P.*Role.Pool, List);
          List.clear();
        }
    });
  });
}

template <typename RowT> bool TextReader::lines(RowT &Row) {
  bool Ok =
      body([&](StringRef Key, bool &LineOk) { return line(Row, Key, LineOk); });
  finish(Row);
  return Ok;
}

/// All behind the name.
template <typename RowT> bool TextReader::rest(RowT &Row) {
  bool Ok = head(Row);
  withPlace(Row, [&](Range &Where) { Ok = Ok && place(Where); });
  return Ok && lines(Row);
}

//===----------------------------------------------------------------------===//
// Elements of lists
//===----------------------------------------------------------------------===//

/// `key = value [place]`
bool TextReader::item(Property &X) {
  return name(X.Key) && expect(Tok::Equal, "`=`") && value(X.V) &&
         place(X.Where);
}

/// `@Kind::attr = (expression) [place]`
bool TextReader::item(Default &X) {
  return attrRef(X.Attr) && expect(Tok::Equal, "`=`") && expr(X.V) &&
         place(X.Where);
}
bool TextReader::item(Provision &X) {
  return attrRef(X.Attr) && expect(Tok::Equal, "`=`") && expr(X.V) &&
         place(X.Where);
}

bool TextReader::item(Param &X) {
  return name(X.Text) && expect(Tok::Colon, "`:` and a type") && type(X.Ty);
}

bool TextReader::item(EnumValue &V) {
  bool Ok = name(V.Text);
  while (Ok && !tok().FirstOnLine && at(Tok::Word)) {
    if (acceptWord("title"))
      Ok = string(V.Title);
    else if (acceptWord("doc"))
      Ok = string(V.Doc);
    else
      Ok = expected("`title`, `doc` or the end of the line");
  }
  return Ok;
}

bool TextReader::item(RuleVar &V) {
  return name(V.Text) && expect(Tok::Colon, "`:` and a kind") && id(V.Kind) &&
         part("of", V.Of) && place(V.Where);
}

bool TextReader::item(RuleLet &L) {
  return name(L.Text) && leaf(Operand::Slot, L.Slot) &&
         expect(Tok::Equal, "`=`") && expr(L.V);
}

bool TextReader::item(RuleUnless &U) {
  if (!expr(U.Condition))
    return false;
  std::vector<ControlId> By;
  if (acceptWord("by") && !list(By))
    return false;
  U.By = append(P.RuleControls, By);
  return place(U.Where);
}

bool TextReader::item(RuleQuestion &Q) {
  return expr(Q.Subject) && expr(Q.Text);
}

bool TextReader::item(RuleVerify &V) {
  std::vector<ExprId> Args;
  bool Ok = id(V.What);
  while (Ok && (at(Tok::LParen) || at(Tok::Label)))
    Ok = expr(Args.emplace_back());
  V.Args = append(P.ExprArgs, Args);
  return Ok && place(V.Where);
}

bool TextReader::item(VerificationTemplate &T) {
  return name(T.Backend) && expr(T.Text);
}

/// What stands behind `include` or `exclude`.
bool TextReader::item(ViewClause &X) {
  X.Exclude = raw(Tokens[Pos - 1]) == "exclude";
  for (size_t S = 1; S < viewSelectors().size(); ++S)
    if (acceptWord(viewSelectors()[S].Id))
      X.Select = static_cast<ViewSelect>(S);
  return value(X.What) && part("and", X.Other) && part("slots", X.NumSlots) &&
         place(X.At) && (!acceptWord("where") || expr(X.Where));
}

/// An `attr` line after the word.
bool TextReader::attrItem() {
  auto It = AttrOfToken.find(Pos - 1);
  return It != AttrOfToken.end() ? attrLine(It->second)
                                 : expected("the name of an attribute");
}

bool TextReader::attrLine(AttrId Id) {
  Attr &A = P.Attrs[Id];
  ++Pos; // the name, which `members` has read
  accept(Tok::Label);
  if (!expect(Tok::Colon, "`:` and a type") || !type(A.Ty))
    return false;
  ValueRange Allowed;
  bool HasRange = false, Ok = true;
  while (Ok && !tok().FirstOnLine && at(Tok::Word)) {
    HasRange |= atWord("least") || atWord("most");
    if (acceptWord("least"))
      Ok = value(Allowed.Least);
    else if (acceptWord("most"))
      Ok = value(Allowed.Most);
    else if (acceptWord("required"))
      A.Required = true;
    else if (acceptWord("derived"))
      A.Derived = true;
    else if (acceptWord("question"))
      Ok = string(A.Question);
    else if (acceptWord("doc"))
      Ok = string(A.Doc);
    else
      Ok = expected("`least`, `most`, `required`, `derived`, `question`, "
                    "`doc` or the end of the line");
  }
  if (HasRange && Ok) {
    A.Allowed = static_cast<uint32_t>(P.Ranges.size());
    P.Ranges.push_back(Allowed);
  }
  return Ok && place(A.Where);
}

/// `[@Kind::]attr`
bool TextReader::attrName(const Entity &E, AttrId &A) {
  if (at(Tok::Global))
    return attrRef(A);
  const Token &T = tok();
  Name N;
  if (!name(N))
    return false;
  // Bases are bounded by the number of kinds, as verify has not seen them.
  KindId K = E.Kind;
  for (uint32_t I = 0; K && I < P.Kinds.size() && !A; ++I) {
    A = AttrNames.lookup_or({K, N}, AttrId());
    K = P.Kinds[K].Base;
  }
  return A || unknown("attribute", T, P.text(N));
}

/// `[@Kind::]attr = value [place]`
bool TextReader::setting(const Entity &E, Setting &S) {
  return attrName(E, S.Attr) && expect(Tok::Equal, "`=`") && value(S.V) &&
         place(S.Where);
}

/// `[@Kind::]attr = value by "text" [place]`
bool TextReader::proof(const Entity &E, Proof &X) {
  return attrName(E, X.Attr) && expect(Tok::Equal, "`=`") && value(X.V) &&
         (acceptWord("by") || expected("`by`")) && string(X.By) &&
         place(X.Where);
}

//===----------------------------------------------------------------------===//
// Vocabulary and knowledge
//===----------------------------------------------------------------------===//

bool TextReader::row(Enum &E) {
  if (!head(E) || !place(E.Where))
    return false;
  std::vector<Property> Marks; // of all values, in their order
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    Pool<EnumValue> &Values = Pending.EnumValues;
    if (Key != "marked" || Values.empty())
      return line(E, Key, LineOk);
    LineOk = item(Marks.emplace_back());
    ++Values.back().Annotations.Count;
    return true;
  });
  Slice All = append(P.Properties, Marks);
  for (EnumValue &V : Pending.EnumValues) {
    V.Annotations.Begin = All.Begin;
    All.Begin += V.Annotations.Count;
  }
  finish(E);
  return Ok;
}

bool TextReader::row(Kind &K) {
  bool Found = false;
  for (unsigned C = 0; C != NumEntityClasses && !Found; ++C)
    if (acceptWord(spelling(static_cast<EntityClass>(C)))) {
      K.Class = static_cast<EntityClass>(C);
      Found = true;
    }
  if (!Found)
    return expected("`system`, `boundary`, `element`, `flow` or `data`");
  return rest(K);
}

bool TextReader::row(Rule &R) {
  R.StableId = R.Id;
  return part("id", R.StableId) && rest(R);
}

//===----------------------------------------------------------------------===//
// Models
//===----------------------------------------------------------------------===//

/// `from %a -> %b`
bool TextReader::flowEnds(Entity &E, EntityId Id) {
  Flow Fl{Id, {}, {}, false};
  if (!acceptWord("from"))
    return expected("`from`");
  if (!id(Fl.Source))
    return false;
  Fl.TwoWay = at(Tok::TwoWay);
  if (!accept(Tok::Arrow) && !accept(Tok::TwoWay))
    return expected("`->` or `<->`");
  if (!id(Fl.Target))
    return false;
  E.Extra = static_cast<uint32_t>(P.Flows.size());
  P.Flows.push_back(Fl);
  return true;
}

/// What data is derived from, and by what.
bool TextReader::origins(Entity &E, EntityId Id) {
  DataItem D{Id, {}, {}};
  std::vector<EntityId> From;
  if ((acceptWord("from") && !list(From)) || !part("by", D.By))
    return false;
  D.From = append(P.DerivedFrom, From);
  E.Extra = static_cast<uint32_t>(P.DataItems.size());
  P.DataItems.push_back(D);
  return true;
}

bool TextReader::row(Entity &E) {
  const EntityId Id(static_cast<uint32_t>(&E - P.Entities.rows().data()));
  E.Text = P.Names->intern(P.shortName(E.Id));
  if (!expect(Tok::Colon, "`:` and a kind") || !id(E.Kind) ||
      !part("in", E.Parent))
    return false;
  if (E.Class == EntityClass::Flow && !flowEnds(E, Id))
    return false;
  if (E.Class == EntityClass::Data && !origins(E, Id))
    return false;
  if (!place(E.Where))
    return false;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    if (Key != "name")
      return line(E, Key, LineOk);
    LineOk = string(E.Text);
    return true;
  });
  finish(E);
  return Ok;
}

/// `on %x deep kind @K`
bool TextReader::decisionTarget(Decision &D) {
  if (acceptWord("on")) {
    if (!(acceptWord("missing") ? string(D.Missing) : id(D.Target)))
      return false;
  } else if (D.Verb != DecisionVerb::Override) {
    return expected("`on`");
  }
  if (acceptWord("members"))
    D.Mode = TargetMode::Members;
  else if (acceptWord("deep"))
    D.Mode = TargetMode::Deep;
  else
    acceptWord("exact");
  return part("kind", D.Kind);
}

bool TextReader::row(Decision &D) {
  bool Found = false;
  for (unsigned I = 0; I <= static_cast<unsigned>(DecisionVerb::Override); ++I)
    if (!Found && acceptWord(spelling(static_cast<DecisionVerb>(I)))) {
      D.Verb = static_cast<DecisionVerb>(I);
      Found = true;
    }
  if (!Found)
    return expected("a decision, as `accept`");
  return head(D) && decisionTarget(D) && place(D.Where) && lines(D);
}

bool TextReader::row(View &V) {
  if (!head(V) || !place(V.Where))
    return false;
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    return line(V, Key == "exclude" ? "include" : Key, LineOk);
  });
  finish(V);
  return Ok;
}

//===----------------------------------------------------------------------===//
// Methodologies
//===----------------------------------------------------------------------===//

/// `of rule @r, category @E::V, categories @E, package "p" by @E`
bool TextReader::filter(Slice &Of, EnumId &By) {
  std::vector<MethodSubject> Subjects;
  if (acceptWord("of"))
    do {
      MethodSubject &S = Subjects.emplace_back();
      bool Ok;
      if (acceptWord("rule"))
        Ok = id(S.Rule);
      else if (acceptWord("categories"))
        Ok = id(S.Categories);
      else if (acceptWord("package"))
        Ok = string(S.Package);
      else if (acceptWord("category"))
        Ok = value(S.Category);
      else
        Ok = expected("`rule`, `category`, `categories` or `package`");
      if (!Ok)
        return false;
    } while (accept(Tok::Comma));
  Of = append(P.MethodSubjects, Subjects);
  return part("by", By);
}

/// Gives the last part the lists that were read.
void TextReader::endPart() {
  if (PendingParts.empty() || PendingParts.back().empty())
    return;
  MethodPart &X = PendingParts.back().back();
  auto Take = [&](Slice &S, auto Pool) {
    S = append(P.*Pool, Pending.*Pool);
    (Pending.*Pool).clear();
  };
  Take(X.Vars, &Tables::RuleVars);
  Take(X.Lets, &Tables::RuleLets);
  Take(X.Conditions, &Tables::RuleConditions);
  Take(X.Columns, &Tables::MethodColumns);
  Take(X.Clauses, &Tables::ViewClauses);
  Take(X.Properties, &Tables::Properties);
}

bool TextReader::beginPart(StringRef Key) {
  endPart();
  MethodPart &X = PendingParts.back().emplace_back();
  bool Ok = true;
  if (Key == "show") {
    X.Kind = MethodPartKind::Show;
    std::optional<Exhibit> What = findExhibit(raw());
    if (!What)
      return expected("what to show, as `findings`");
    ++Pos;
    X.What = *What;
    Ok = filter(X.Of, X.By);
  } else if (Key == "table") {
    X.Kind = MethodPartKind::Table;
    Ok = part("slots", X.NumSlots) && part("needed", X.Needed);
  } else {
    X.Kind = MethodPartKind::Diagram;
  }
  return Ok && head(X) && place(X.Where);
}

bool TextReader::column(MethodColumn &X) {
  if ((at(Tok::String) && !string(X.Title)) || !place(X.Where))
    return false;
  if (accept(Tok::Equal))
    return expr(X.V);
  if (acceptWord("findings"))
    return filter(X.Of, X.By);
  return expected("`=` or `findings`");
}

bool TextReader::tableLine(StringRef Key, bool &Ok) {
  if (Key == "var")
    Ok = item(Pending.RuleVars.emplace_back());
  else if (Key == "let")
    Ok = item(Pending.RuleLets.emplace_back());
  else if (Key == "where")
    Ok = expr(Pending.RuleConditions.emplace_back());
  else if (Key == "column")
    Ok = column(Pending.MethodColumns.emplace_back());
  else
    return false;
  return true;
}

/// A section, a part, or a line of the last part.
bool TextReader::methodLine(StringRef Key, bool &Ok) {
  if (Key == "section") {
    endPart();
    MethodSection &S = Pending.MethodSections.emplace_back();
    PendingParts.emplace_back();
    Ok = string(S.Title) && head(S) && place(S.Where);
    return true;
  }
  if (PendingParts.empty())
    return false;
  if (Key == "show" || Key == "table" || Key == "diagram") {
    Ok = beginPart(Key);
    return true;
  }
  if (PendingParts.back().empty())
    return false;
  MethodPartKind Kind = PendingParts.back().back().Kind;
  if (Kind == MethodPartKind::Table)
    return tableLine(Key, Ok);
  if (Kind != MethodPartKind::Diagram)
    return false;
  if (Key == "include" || Key == "exclude")
    Ok = item(Pending.ViewClauses.emplace_back());
  else if (Key == "property")
    Ok = item(Pending.Properties.emplace_back());
  else
    return false;
  return true;
}

bool TextReader::row(Methodology &M) {
  if (!place(M.Where))
    return false;
  PendingParts.clear();
  bool Ok = body([&](StringRef Key, bool &LineOk) {
    return line(M, Key, LineOk) || methodLine(Key, LineOk);
  });
  endPart();
  Pool<MethodSection> &Sections = Pending.MethodSections;
  for (size_t I = 0; I < Sections.size(); ++I)
    Sections[I].Parts = append(P.MethodParts, PendingParts[I]);
  M.Sections = append(P.MethodSections, Sections);
  Sections.clear();
  return Ok;
}

//===----------------------------------------------------------------------===//
// All
//===----------------------------------------------------------------------===//

template <typename TableT>
bool TextReader::fillRow(const Decl &D, TableT &Rows) {
  using RowT = std::remove_cvref_t<decltype(rowsOf(Rows)[0])>;
  if constexpr (HasId<RowT>) {
    ++Pos; // the name
    return row(rowsOf(Rows)[D.Row]);
  } else {
    RowT Row{};
    bool Ok = row(Row);
    if constexpr (requires { Rows.add(Row); })
      Rows.add(Row);
    else
      Rows.push_back(Row);
    return Ok;
  }
}

/// Reads what stands behind the name of a declaration.
bool TextReader::fill(const Decl &D) {
  Pos = D.Begin + 1; // after the keyword
  Limit = D.End;
  switch (D.K) {
#define DECL(MEMBER, WORD)                                                     \
  case DeclKind::MEMBER:                                                       \
    return fillRow(D, P.MEMBER);
#include "IR/Text.def"
  }
  return true;
}
