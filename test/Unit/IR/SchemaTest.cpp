//===- SchemaTest.cpp - What follows from Schema.def ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IRTestBase.h"

#include "IR/Image.h"
#include "IR/Schema.h"
#include "IR/Snapshot.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;
using namespace tmc::test;

namespace {

/// Something in every table, and in every field that may be empty.
constexpr const char *Full = R"(tmir 1
file 0 "a.tm" size 100
enum @L ordered [f0:1+1] {
  doc "d"
  value A title "t" doc "d"
  marked cost = 1 [f0:23+1]
  value B
  annotation severity = true
}
kind @S system { attr controls : [control] }
kind @B boundary { attr controls : [control] }
kind @E element abstract [f0:25+1] {
  title "t"
  doc "d"
  attr a : int least 0 most 9 required question "q" doc "d" [f0:2+1]
  attr b : [string]
  attr level : enum @L
  attr peer : entity @E
  attr as : kind @E
  attr n : string
  attr d : bool derived
  attr controls : [control]
  default @E::a = (const 1 : int [f0:24+1]) [f0:3+1]
  annotation x = ref "cwe" "1" "https://cwe"
}
kind @E2 element parts base @E
kind @F flow { attr controls : [control] }
kind @D data { attr controls : [control] }
control @C abstract { title "t" }
control @C2 base @C [f0:26+1] {
  title "t"
  doc "d"
  for @E
  provides @E::a = (const 1 : int) [f0:4+1]
  property effort = 2
}
func @f slots 1 [f0:5+1] {
  doc "d"
  annotation risk = true
  param x : enum @L
  result bool
  body (not (eq (local $0 : enum @L) (const @L::A : enum @L) : bool) : bool)
}
verification @v slots 1 [f0:6+1] {
  doc "d"
  title (const "t" : string)
  param x : int
  template pytest (text (const "t" : string) : string)
  property p = 1
}
rule @r id "TM-1" slots 4 [f0:7+1] {
  doc "d"
  title (text (const "t" : string) : string)
  var e : @E [f0:8+1]
  let y $1 = (attr (local $0 : entity @E) @E::a : int)
  where (call @f (const @L::A : enum @L) : bool)
  unless (const false : bool) by @C2 [f0:9+1]
  by (const [@L::A] : [enum @L])
  severity (const @L::A : enum @L)
  witness $2 (path (const %S.e : entity @E) (const %S.e : entity @E) {carrying (const [%S.d] : [entity @D]), any $3 (const true : bool)} : path)
  refers ref "cwe" "1" "https://cwe"
  question (attr (local $0 : entity @E) @E::a : int) (const "q" : string)
  verify @v (const 1 : int) [f0:10+1]
  category @L::A
  score (const "CVSS:4.0" : string)
  property p = 1
  former "old"
}
rule @s slots 1 threat {
  var e : @E of %S.e
  severity (const @L::A : enum @L)
}
system %S : @S
boundary %S.b : @B in %S
element %S.e : @E2 in %S.b [f0:11+1] {
  title "t"
  doc "d"
  set a = 1 [f0:12+1]
  set b = ["x", "y"]
  set level = @L::A
  inherit n = "x"
  prove a = 2 by "plan.json:3" [f0:12+1]
}
element %S.e2 : @E2 in %S.b {
  set peer = %S.e
  set as = kind @E
  set controls = [control @C2]
}
flow %S.f : @F in %S from %S.e <-> %S.e
data %S.d : @D in %S
data %S.d2 : @D in %S from %S.d by %S.e
decision accept rule @r on %S.e exact kind @E [f0:13+1] {
  subject [f0:14+1]
  target [f0:15+1]
  by @C2
  text "t"
  property owner = "o"
}
decision mitigate category @L::A on missing "S.x" members
decision dismiss package "std" on %S deep
requirement in %S for @E slots 1 [f0:16+1] {
  condition (found (path (const %S.e : entity @E) (const %S.e : entity @E) {any $0 (const true : bool)} : path) : bool)
  message "m"
}
view @V in %S [f0:17+1] {
  title "t"
  doc "d"
  include [%S.b, kind @E] slots 2 [f0:18+1] where (const true : bool)
  exclude %S.e slots 1
  include Between %S.b and %S.e slots 1
  property direction = "down"
}
methodology @M [f0:19+1] {
  title "t"
  doc "d"
  section "s" doc "d" [f0:20+1]
  table slots 2 needed title "t" doc "d" [f0:21+1]
  var e : @E
  let y $1 = (attr (local $0 : entity @E) @E::a : int)
  where (const true : bool)
  column "c" [f0:22+1] = (local $1 : int)
  column "c" findings of rule @r, category @L::A, categories @L, package "p" by @L
  diagram title "t"
  include %S slots 1
  property direction = "down"
  show questions of rule @r by @L
}
)";

struct FullProgram : Parsed {
  FullProgram() : Parsed(Full) {
    EXPECT_TRUE(Ok) << messages();
    EXPECT_TRUE(verify(P, Diags)) << messages();
  }
};

TEST(Schema, EveryTableOfTheFullProgramHasRows) {
  FullProgram A;
  for (const TableFigures &F : tableFigures(A.P))
    EXPECT_NE(0u, F.Rows) << F.Name;
}

template <typename T> bool same(const T &A, const T &B) { return A == B; }
bool same(Slice A, Slice B) { return A.Begin == B.Begin && A.Count == B.Count; }

/// Each field has a value of its own in some row, so that what the text loses
/// is noticed below.
TEST(Schema, EveryFieldOfTheFullProgramIsFilled) {
  FullProgram A;
  forEachTable([&](const char *Table, auto Member, auto) {
    auto List = rowsOf(A.P.*Member);
    using RowT = std::remove_cvref_t<decltype(List.front())>;
    if constexpr (HasFields<RowT>)
      forEachField<RowT>([&](const char *Name, auto Field, auto) {
        const RowT Nothing{};
        bool Filled = false;
        for (const RowT &Row : List)
          Filled |= !same(Row.*Field, Nothing.*Field);
        EXPECT_TRUE(Filled) << Table << "::" << Name;
      });
  });
}

/// The text has all of it. The order of pools is that of the text, so it is
/// compared from the second reading on.
TEST(Schema, TextHasEveryField) {
  FullProgram A;
  Parsed B(A.print());
  ASSERT_TRUE(B.Ok) << B.messages();
  EXPECT_EQ(A.print(), B.print());
  Parsed C(B.print());
  ASSERT_TRUE(C.Ok) << C.messages();
  EXPECT_EQ(contentHash(B.P, true), contentHash(C.P, true));
  for (size_t I = 0; const TableFigures &F : tableFigures(A.P)) {
    TableFigures Read = tableFigures(B.P)[I++];
    EXPECT_EQ(F.Rows, Read.Rows) << F.Name;
  }
}

/// Fields are named in the order in which they stand, each one once.
TEST(Schema, FieldsAreInTheirOrder) {
  auto Check = []<typename RowT>(const RowT *, const char *RowName) {
    RowT Row{};
    ptrdiff_t Last = -1;
    forEachField<RowT>([&](const char *Name, auto Member, auto) {
      ptrdiff_t At = reinterpret_cast<const char *>(&(Row.*Member)) -
                     reinterpret_cast<const char *>(&Row);
      EXPECT_LT(Last, At) << RowName << "::" << Name;
      Last = At;
    });
  };
#define ROW(ROW) Check(static_cast<const ROW *>(nullptr), #ROW);
#define FIELD(MEMBER, ROLE)
#define END_ROW
#include "IR/Schema.def"
}

/// Calls \p F with each table and a row of it, if it has any.
template <typename Fn> void forEachFirstRow(Program &P, Fn F) {
  forEachTable([&](const char *Name, auto Member, auto) {
    auto Rows = rowsOf(P.*Member);
    if (!Rows.empty())
      F(Name, Rows.front());
  });
}

/// Adds one more row, like the first, to a table or pool.
template <typename ListT> static void addRow(ListT &List) {
  auto Row = rowsOf(List).front();
  if constexpr (requires { List.push_back(Row); })
    List.push_back(Row);
  else
    List.add(Row);
}

TEST(Snapshot, TakesBackWhatWasAdded) {
  FullProgram A;
  uint64_t Before = contentHash(A.P, /*WithPlaces=*/true);
  std::string Text = A.print();
  Snapshot S(A.P);
  // Another row in every table.
  forEachTable([&](const char *, auto Member, auto) { addRow(A.P.*Member); });
  forEachTable([&](const char *Name, auto Member, auto) {
    EXPECT_LT(1u, (A.P.*Member).size()) << Name;
  });
  EXPECT_NE(Before, contentHash(A.P, true));
  EXPECT_FALSE(S.holds(EntityId(A.P.Entities.size() - 1)));
  EXPECT_TRUE(S.holds(EntityId(A.P.Entities.size() - 2)));
  S.restore(A.P);
  EXPECT_EQ(Before, contentHash(A.P, true));
  EXPECT_EQ(Text, A.print());
}

/// One more row in one table changes the hash, whichever it is.
TEST(Hash, SeesEveryTable) {
  forEachTable([&](const char *Name, auto Member, auto) {
    FullProgram A;
    uint64_t Before = contentHash(A.P);
    addRow(A.P.*Member);
    EXPECT_NE(Before, contentHash(A.P)) << Name;
  });
}

void change(Range &R) { R.Begin.Offset += 1; }
void change(Slice &S) { S.Count += 1; }
void change(Type &T) { T.IsSet = !T.IsSet; }
void change(Value &V) { V = Value::integer(V.Payload + 1); }
void change(bool &B) { B = !B; }
void change(uint32_t &N) { N += 1; }
template <typename Tag> void change(Id<Tag> &I) {
  I = I ? Id<Tag>::none() : Id<Tag>(0);
}
template <typename EnumT>
  requires std::is_enum_v<EnumT>
void change(EnumT &E) {
  E = static_cast<EnumT>(static_cast<unsigned>(E) + 1);
}

/// So does a change of any field.
TEST(Hash, SeesEveryField) {
  FullProgram A;
  uint64_t Before = contentHash(A.P, true);
  forEachFirstRow(A.P, [&]<typename RowT>(const char *Table, RowT &Row) {
    if constexpr (HasFields<RowT>)
      forEachField<RowT>([&](const char *Name, auto Member, auto) {
        auto Old = Row.*Member;
        change(Row.*Member);
        EXPECT_NE(Before, contentHash(A.P, true)) << Table << " " << Name;
        Row.*Member = Old;
      });
  });
  EXPECT_EQ(Before, contentHash(A.P, true));
}

/// Ids of names are of one process; the text counts.
TEST(Hash, DependsOnNoOrderOfNames) {
  FullProgram A;
  SourceManager Sources;
  Interner Names;
  for (const char *Text : {"zzz", "o", "q", "S.e", "r"})
    Names.intern(Text);
  Diagnostics Diags(Sources);
  Program P(Names, Sources);
  ASSERT_TRUE(parse(Sources.addFile("other.tmir", Full), P, Diags));
  EXPECT_NE(A.P.Kinds[KindId(0)].Id, P.Kinds[KindId(0)].Id);
  EXPECT_EQ(contentHash(A.P), contentHash(P));
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

constexpr uint32_t Far = ~uint32_t(0) - 15; // no table is as long

template <typename Tag, typename RoleT>
  requires requires(RoleT R) { R.What; }
std::vector<Id<Tag>> badOnes(Id<Tag>, const RoleT &) {
  if constexpr (std::is_same_v<RoleT, Optional>)
    return {Id<Tag>(Far)};
  else
    return {Id<Tag>(Far), Id<Tag>::none()};
}
std::vector<Type> badOnes(Type, const OfType &) {
  return {{TypeBase::Enum, false, Far},
          {TypeBase::Entity, false, Far},
          {TypeBase::Kind, true, Far},
          {static_cast<TypeBase>(99), false, 0}};
}
std::vector<Value> badOnes(const Value &, const OfValue &R) {
  std::vector<Value> Out = {
      Value::entity(EntityId(Far)), Value::kind(KindId(Far)),
      Value::string(Name(Far)),     {ValueTag::Ref, Far, 0},
      {ValueTag::Set, Far, 1},      {static_cast<ValueTag>(99), 0, 0}};
  if (R.Tag)
    Out.push_back(Value::integer(1));
  return Out;
}
template <typename EnumT>
std::vector<EnumT> badOnes(EnumT, const Choice<EnumT> &R) {
  return {static_cast<EnumT>(static_cast<unsigned>(R.Last) + 1)};
}
template <typename PoolT>
std::vector<uint32_t> badOnes(uint32_t, const IndexOf<PoolT> &) {
  return {Far};
}
template <typename PoolT>
std::vector<Slice> badOnes(Slice, const ListOf<PoolT> &) {
  return {{Far, 1}, {0, Far}};
}
std::vector<uint32_t> badOnes(uint32_t, const Slot &) { return {Far}; }
std::vector<uint32_t> badOnes(uint32_t, const Slots &) {
  return {MaxSlots + 1};
}
// What may be anything, or is said by hand (VerifyTest.cpp).
template <typename T> std::vector<T> badOnes(const T &, const Plain &) {
  return {};
}
template <typename T> std::vector<T> badOnes(const T &, const Place &) {
  return {};
}
template <typename T> std::vector<T> badOnes(const T &, const Special &) {
  return {};
}

template <typename RoleT> std::string whatOf(const RoleT &R) {
  if constexpr (requires { R.What; })
    return R.What;
  else
    return "slot";
}

/// Puts into \p Field what \p Role forbids, and expects that it is said, in the
/// words of the role unless \p ByOwner.
template <typename T, typename RoleT>
void expectChecked(FullProgram &A, T &Field, const RoleT &Role,
                   const std::string &Where, bool ByOwner = false) {
  const T Old = Field;
  for (const T &Bad : badOnes(Old, Role)) {
    Field = Bad;
    Diagnostics Diags(A.Sources);
    EXPECT_FALSE(verify(A.P, Diags)) << Where;
    bool Said = ByOwner;
    for (const Diagnostic &D : Diags.all())
      Said |= D.Message.find(whatOf(Role)) != std::string::npos;
    EXPECT_TRUE(Said) << Where << ": " << whatOf(Role);
  }
  Field = Old;
}

/// Whatever field of whatever table is out of range, the verifier says so.
TEST(Ranges, EveryFieldIsChecked) {
  FullProgram A;
  unsigned Checked = 0;
  forEachTable([&](const char *Table, auto Member, auto TableRole) {
    auto &Row = rowsOf(A.P.*Member).front();
    using RowT = std::remove_cvref_t<decltype(Row)>;
    if constexpr (HasFields<RowT>) {
      forEachField<RowT>([&](const char *Name, auto Field, auto Role) {
        expectChecked(A, Row.*Field, Role, std::string(Table) + "::" + Name);
        ++Checked;
      });
    } else if constexpr (IsPool<decltype(TableRole)>) {
      // The first ones belong to a constant and to an expression, whose
      // messages have words of their own.
      bool ByOwner = llvm::is_contained({"SetElements", "ExprArgs"},
                                        llvm::StringRef(Table));
      expectChecked(A, Row, TableRole.Element, Table, ByOwner);
      ++Checked;
    }
  });
  EXPECT_LT(200u, Checked);
  // All is as it was.
  EXPECT_TRUE(verify(A.P, A.Diags)) << A.messages();
}

//===----------------------------------------------------------------------===//
// Images
//===----------------------------------------------------------------------===//

/// The tables and names of a program, as an image, and a program over it.
struct Imaged {
  std::string Bytes;
  std::optional<Interner> Names;
  std::optional<Program> P;

  explicit Imaged(const FullProgram &A) {
    ImageWriter W;
    writeNames(A.Names, W);
    writeTables(A.P, TableCounts{}, W);
    Bytes = W.finish();
    ImageReader R(Bytes);
    Names.emplace(readNames(R));
    P.emplace(*Names, const_cast<SourceManager &>(A.Sources));
    borrowTables(R, *P);
  }
};

TEST(Image, HasWhatTheProgramHas) {
  FullProgram A;
  Imaged B(A);
  EXPECT_EQ(contentHash(*B.P, true), contentHash(A.P, true));
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  print(*B.P, OS);
  EXPECT_EQ(Text, A.print());
  EXPECT_TRUE(verify(*B.P, A.Diags)) << A.messages();
  // Where it lies: nothing was copied to read it.
  forEachTable([&](const char *Name, auto Member, auto) {
    const auto *At = reinterpret_cast<const char *>(
        rowsOf(std::as_const(*B.P).*Member).data());
    EXPECT_TRUE(At >= B.Bytes.data() && At < B.Bytes.data() + B.Bytes.size())
        << Name;
  });
}

TEST(Image, IsTheSameEachTime) {
  FullProgram A, B;
  EXPECT_EQ(Imaged(A).Bytes, Imaged(B).Bytes);
}

TEST(Image, IsNeverChanged) {
  FullProgram A;
  Imaged B(A);
  const std::string Before = B.Bytes;
  // One row more in each table, and a change of each row.
  forEachTable([&](const char *, auto Member, auto) {
    auto &List = (*B.P).*Member;
    auto Rows = rowsOf(List);
    auto First = Rows.front();
    for (auto &Row : Rows)
      Row = {};
    if constexpr (requires { List.add(First); })
      List.add(First);
    else
      List.push_back(First);
  });
  EXPECT_EQ(B.Bytes, Before);
  forEachTable([&](const char *Name, auto Member, auto) {
    EXPECT_EQ((*B.P.*Member).size(), (A.P.*Member).size() + 1) << Name;
  });
}

TEST(Image, SnapshotsDropWhatIsBehindIt) {
  FullProgram A;
  Imaged B(A);
  Snapshot S(*B.P);
  B.P->Exprs.add(A.P.Exprs[ExprId(0)]);
  B.P->Constants.push_back(Value::integer(5));
  S.restore(*B.P);
  EXPECT_EQ(contentHash(*B.P, true), contentHash(A.P, true));
}

} // namespace
