//===- Print.cpp - The textual IR: writing --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Print.h"

#include "IR/ExprInfo.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::ir;
using llvm::raw_ostream;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Names and strings
//===----------------------------------------------------------------------===//

/// Whether the lexer reads \p Text as one word: letters, digits and `_`, with
/// single dots inside; no digit first.
static bool isBareName(StringRef Text) {
  if (Text.empty() || !(llvm::isAlpha(Text[0]) || Text[0] == '_'))
    return false;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == '.' && I + 1 < Text.size() &&
        (llvm::isAlnum(Text[I + 1]) || Text[I + 1] == '_'))
      continue;
    if (!llvm::isAlnum(Text[I]) && Text[I] != '_')
      return false;
  }
  return true;
}

void ir::printString(raw_ostream &OS, StringRef Text) {
  OS << '"';
  for (char C : Text) {
    unsigned char U = static_cast<unsigned char>(C);
    if (C == '"' || C == '\\')
      OS << '\\' << C;
    else if (C == '\n')
      OS << "\\n";
    else if (C == '\t')
      OS << "\\t";
    else if (U < 0x20 || U == 0x7F)
      OS << "\\x" << llvm::hexdigit(U >> 4) << llvm::hexdigit(U & 15);
    else
      OS << C;
  }
  OS << '"';
}

/// A name without a sigil.
static void printWord(raw_ostream &OS, StringRef Text) {
  if (isBareName(Text))
    OS << Text;
  else
    printString(OS, Text);
}

void ir::printName(raw_ostream &OS, char Sigil, StringRef Text) {
  OS << Sigil;
  printWord(OS, Text);
}

void ir::printEntity(raw_ostream &OS, const Program &P, EntityId E) {
  if (E)
    printName(OS, '%', P.text(P.Entities[E].Id));
  else
    OS << "%<none>";
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static void printAttr(raw_ostream &OS, const Program &P, AttrId A) {
  printName(OS, '@', P.text(P.Kinds[P.Attrs[A].Owner].Id));
  OS << "::";
  printWord(OS, P.text(P.Attrs[A].Text));
}

static void printEnumValue(raw_ostream &OS, const Program &P, const Value &V) {
  const Enum &E = P.Enums[EnumId(V.Aux)];
  printName(OS, '@', P.text(E.Id));
  OS << "::";
  printWord(
      OS,
      P.text(E.Values.of(P.EnumValues)[static_cast<size_t>(V.Payload)].Text));
}

/// The text by which elements of a set are ordered in print where their values'
/// order depends on the order in which strings were interned.
static StringRef sortText(const Program &P, const Value &V) {
  switch (V.Tag) {
  case ValueTag::String:
  case ValueTag::Endpoint:
    return P.text(V.name());
  case ValueTag::Ref:
    return P.text(P.Refs[V.Aux].Text);
  default:
    return {};
  }
}

static bool printsBefore(const Program &P, const Value &A, const Value &B) {
  if (A.Tag != B.Tag)
    return A.Tag < B.Tag;
  if (int C = sortText(P, A).compare(sortText(P, B)))
    return C < 0;
  if (A.Tag == ValueTag::Ref) {
    const Ref &RA = P.Refs[A.Aux], &RB = P.Refs[B.Aux];
    if (int C = P.text(RA.Scheme).compare(P.text(RB.Scheme)))
      return C < 0;
    return P.text(RA.Url) < P.text(RB.Url);
  }
  return A < B;
}

void ir::printValue(raw_ostream &OS, const Program &P, const Value &V) {
  switch (V.Tag) {
  case ValueTag::Unknown:
    OS << "unknown";
    return;
  case ValueTag::Bool:
    OS << (V.Payload ? "true" : "false");
    return;
  case ValueTag::Int:
    OS << V.Payload;
    return;
  case ValueTag::Decimal:
    OS << decimalText(V.Payload);
    return;
  case ValueTag::String:
    printString(OS, P.text(V.name()));
    return;
  case ValueTag::Duration:
    OS << durationText(V.Payload);
    return;
  case ValueTag::Date:
    OS << dateText(V.Payload);
    return;
  case ValueTag::Endpoint:
    OS << "endpoint ";
    printString(OS, P.text(V.name()));
    return;
  case ValueTag::Enum:
    printEnumValue(OS, P, V);
    return;
  case ValueTag::Entity:
    printEntity(OS, P, V.entity());
    return;
  case ValueTag::Kind:
    OS << "kind ";
    printName(OS, '@', P.text(P.Kinds[V.kind()].Id));
    return;
  case ValueTag::Control:
    OS << "control ";
    printName(OS, '@', P.text(P.Controls[V.control()].Id));
    return;
  case ValueTag::Ref: {
    const Ref &R = P.Refs[V.Aux];
    OS << "ref ";
    printString(OS, P.text(R.Scheme));
    OS << ' ';
    printString(OS, P.text(R.Text));
    if (R.Url) {
      OS << ' ';
      printString(OS, P.text(R.Url));
    }
    return;
  }
  case ValueTag::Set: {
    llvm::SmallVector<Value> Sorted(P.elements(V));
    std::sort(
        Sorted.begin(), Sorted.end(),
        [&](const Value &A, const Value &B) { return printsBefore(P, A, B); });
    OS << '[';
    llvm::interleaveComma(Sorted, OS,
                          [&](const Value &E) { printValue(OS, P, E); });
    OS << ']';
    return;
  }
  case ValueTag::Path:
    break; // Never a constant; verify says so.
  }
  OS << "unknown";
}

namespace {

//===----------------------------------------------------------------------===//
// The printer
//===----------------------------------------------------------------------===//

class Printer {
public:
  Printer(const Program &P, raw_ostream &OS, bool Places)
      : P(P), OS(OS), Places(Places) {}

  void program();
  void expr(ExprId Root);

private:
  void leaf(Operand What, uint32_t Value);
  template <typename Fn> void forEachPlace(Fn Visit) const;
  void files();
  void sharing();
  void place(Range R);
  void type(Type T);
  void string(const char *Key, Name N);
  void global(Name N) { printName(OS, '@', P.text(N)); }
  void word(Name N) { printWord(OS, P.text(N)); }
  void property(const char *Key, const Property &X);
  void properties(const char *Key, Slice S);
  void exprLine(const char *Key, ExprId E);
  void controls(Slice S, const std::vector<ControlId> &Pool);
  void params(Slice S);
  void open(Range Where);
  void close();

  void enumRow(const Enum &E);
  void kind(const Kind &K);
  void attr(AttrId Id);
  void control(const Control &C);
  void func(const Func &F);
  void rule(const Rule &R);
  void verification(const Verification &V);
  void entity(EntityId Id);
  void decision(const Decision &D);
  void requirement(const Requirement &R);
  void view(const View &V);
  void viewClauses(Slice Clauses);
  void variables(Slice Vars, Slice Lets);
  void filter(Slice Of, EnumId By);
  void method(const Methodology &M);
  void methodPart(const MethodPart &X);
  void setting(const char *Key, const Entity &E, const Setting &S);

  const Program &P;
  raw_ostream &OS;
  bool Places;
  bool AttrIdsImplicit = true;
  std::vector<uint32_t> FileNumber; ///< by FileId; ~0 if no place names it
  std::vector<uint8_t> Uses;        ///< by ExprId, up to 2
  llvm::DenseMap<ExprId, uint32_t> Labels;
  /// The attributes that each kind declares, by name.
  llvm::DenseMap<std::pair<KindId, Name>, AttrId> AttrByName;
};

/// Calls \p Visit with the place of every row that the printer writes.
template <typename Fn> void Printer::forEachPlace(Fn Visit) const {
  auto All = [&](const auto &Rows) {
    for (const auto &R : Rows)
      Visit(R.Where);
  };
  All(P.Properties);
  All(P.Exprs.rows());
  All(P.Enums.rows());
  All(P.Kinds.rows());
  All(P.Attrs.rows());
  All(P.Defaults);
  All(P.Controls.rows());
  All(P.Provisions);
  All(P.Funcs.rows());
  for (const Rule &R : P.Rules.rows())
    Visit(R.WhereAt);
  All(P.RuleVars);
  All(P.RuleUnlesses);
  All(P.RuleVerifies);
  All(P.Verifications.rows());
  All(P.Entities.rows());
  All(P.Settings);
  All(P.Decisions.rows());
  All(P.Requirements);
  All(P.Views.rows());
  for (const ViewClause &X : P.ViewClauses)
    Visit(X.At);
  All(P.Methodologies.rows());
  All(P.MethodSections);
  All(P.MethodParts);
  All(P.MethodColumns);
}

void Printer::files() {
  if (!Places)
    return;
  FileNumber.assign(P.Sources->fileCount(), ~uint32_t(0));
  FileId Last;
  forEachPlace([&](Range R) {
    if (!R.isValid())
      return;
    // Neighbouring rows are mostly of one file.
    if (!Last || R.Begin < P.Sources->start(Last) ||
        P.Sources->offsetIn(Last, R.Begin) > P.Sources->size(Last))
      Last = P.Sources->fileOf(R.Begin);
    if (Last)
      FileNumber[Last.index()] = 0;
  });
  uint32_t Next = 0;
  for (uint32_t I = 0; I < FileNumber.size(); ++I) {
    if (FileNumber[I] != 0)
      continue;
    FileNumber[I] = Next++;
    OS << "file " << FileNumber[I] << ' ';
    printString(OS, P.Sources->path(FileId(I)));
    OS << " size " << P.Sources->size(FileId(I)) << "\n";
  }
}

/// Finds the expressions that are used more than once.
void Printer::sharing() {
  Uses.assign(P.Exprs.size(), 0);
  auto Use = [&](ExprId E) {
    if (E && Uses[E.index()] < 2)
      ++Uses[E.index()];
  };
  for (const Expr &E : P.Exprs.rows())
    forEachOperand(P, E, Use);
  for (const Default &D : P.Defaults)
    Use(D.V);
  for (const Provision &D : P.Provisions)
    Use(D.V);
  for (const Func &F : P.Funcs.rows())
    Use(F.Body);
  for (const Rule &R : P.Rules.rows()) {
    Use(R.Title);
    Use(R.Severity);
    Use(R.By);
    Use(R.Witness);
    for (ExprId E : R.Scores.of(P.RuleScores))
      Use(E);
    for (const RuleVerify &V : R.Verifies.of(P.RuleVerifies))
      for (ExprId E : V.Args.of(P.ExprArgs))
        Use(E);
  }
  for (const RuleLet &L : P.RuleLets)
    Use(L.V);
  for (ExprId E : P.RuleConditions)
    Use(E);
  for (const RuleUnless &U : P.RuleUnlesses)
    Use(U.Condition);
  for (const RuleQuestion &Q : P.RuleQuestions) {
    Use(Q.Subject);
    Use(Q.Text);
  }
  for (const Verification &V : P.Verifications.rows())
    Use(V.Title);
  for (const VerificationTemplate &T : P.VerificationTemplates)
    Use(T.Text);
  for (const Requirement &R : P.Requirements)
    Use(R.Condition);
  for (const ViewClause &X : P.ViewClauses)
    Use(X.Where);
  for (const MethodColumn &X : P.MethodColumns)
    Use(X.V);
}

void Printer::place(Range R) {
  if (!Places || !R.isValid())
    return;
  FileId F = P.Sources->fileOf(R.Begin);
  if (!F)
    return;
  OS << " [f" << FileNumber[F.index()] << ':' << P.Sources->offsetIn(F, R.Begin)
     << '+' << (R.End > R.Begin ? R.End.Offset - R.Begin.Offset : 0) << ']';
}

void Printer::type(Type T) {
  if (T.IsSet)
    OS << '[';
  OS << spelling(T.Base);
  Name N;
  if (T.Base == TypeBase::Enum && T.enumId())
    N = P.Enums[T.enumId()].Id;
  else if ((T.Base == TypeBase::Entity || T.Base == TypeBase::Kind) &&
           T.kindId())
    N = P.Kinds[T.kindId()].Id;
  if (N) {
    OS << ' ';
    global(N);
  }
  if (T.IsSet)
    OS << ']';
}

void Printer::string(const char *Key, Name N) {
  if (!N)
    return;
  OS << "  " << Key << ' ';
  printString(OS, P.text(N));
  OS << "\n";
}

void Printer::property(const char *Key, const Property &X) {
  OS << "  " << Key << ' ';
  word(X.Key);
  OS << " = ";
  printValue(OS, P, X.V);
  place(X.Where);
  OS << "\n";
}

void Printer::properties(const char *Key, Slice S) {
  for (const Property &X : S.of(P.Properties))
    property(Key, X);
}

void Printer::exprLine(const char *Key, ExprId E) {
  if (!E)
    return;
  OS << "  " << Key << ' ';
  expr(E);
  OS << "\n";
}

void Printer::controls(Slice S, const std::vector<ControlId> &Pool) {
  llvm::interleaveComma(S.of(Pool), OS,
                        [&](ControlId C) { global(P.Controls[C].Id); });
}

void Printer::params(Slice S) {
  for (const Param &X : S.of(P.Params)) {
    OS << "  param ";
    word(X.Text);
    OS << " : ";
    type(X.Ty);
    OS << "\n";
  }
}

void Printer::open(Range Where) {
  place(Where);
  OS << " {\n";
}
void Printer::close() { OS << "}\n"; }

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

/// Writes an operand that is no expression.
void Printer::leaf(Operand What, uint32_t Value) {
  switch (What) {
  case Operand::Slot:
    OS << '$' << Value;
    return;
  case Operand::Const:
    printValue(OS, P, P.Constants[Value]);
    return;
  case Operand::Attr:
    printAttr(OS, P, AttrId(Value));
    return;
  case Operand::Kind:
    global(P.Kinds[KindId(Value)].Id);
    return;
  case Operand::Enum:
    global(P.Enums[EnumId(Value)].Id);
    return;
  case Operand::Func:
    global(P.Funcs[FuncId(Value)].Id);
    return;
  case Operand::Intrin: {
    const IntrinsicInfo &I = info(static_cast<Intrinsic>(Value));
    OS << spelling(I.Owner) << '.' << I.Name;
    return;
  }
  case Operand::Builtin:
    OS << info(static_cast<Builtin>(Value)).Name;
    return;
  default:
    return;
  }
}

/// Writes the tree below \p Root with a stack of its own, as its depth is the
/// user's.
void Printer::expr(ExprId Root) {
  // What is still to be written.
  struct Task {
    enum class Kind : uint8_t {
      Expr,   ///< the expression Index
      Leaf,   ///< operand Operand of the expression Index
      Clause, ///< the head of path clause Index
      Text,   ///< Text
      End,    ///< type, place and parenthesis of the expression Index
    } K;
    uint32_t Index = 0;
    uint8_t Operand = 0;
    const char *Text = nullptr;
  };
  llvm::SmallVector<Task, 32> Stack;
  llvm::SmallVector<Task, 16> Parts;
  Stack.push_back({Task::Kind::Expr, Root.index()});
  while (!Stack.empty()) {
    Task T = Stack.pop_back_val();
    if (T.K == Task::Kind::Text) {
      OS << T.Text;
      continue;
    }
    if (T.K == Task::Kind::Clause) {
      const PathClause &C = P.PathClauses[T.Index];
      OS << spelling(C.Op);
      if (C.Slot != ~uint32_t(0))
        OS << " $" << C.Slot;
      OS << ' ';
      continue;
    }
    ExprId Id(T.Index);
    const Expr &E = P.Exprs[Id];
    const OpInfo &Info = info(E.Op);
    const uint32_t Ops[3] = {E.A, E.B, E.C};
    if (T.K == Task::Kind::Leaf) {
      leaf(Info.Operands[T.Operand], Ops[T.Operand]);
      continue;
    }
    if (T.K == Task::Kind::End) {
      if (E.Ty != Type()) {
        OS << " : ";
        type(E.Ty);
      }
      place(E.Where);
      OS << ')';
      continue;
    }

    bool IsLeaf = E.Op == ExprOp::Const || E.Op == ExprOp::Local;
    if (!Uses.empty() && Uses[Id.index()] > 1 && !IsLeaf) {
      auto [It, New] =
          Labels.try_emplace(Id, static_cast<uint32_t>(Labels.size()));
      OS << '#' << It->second;
      if (!New)
        continue;
      OS << '=';
    }
    OS << '(' << Info.Mnemonic;
    Parts.clear();
    auto Text = [&](const char *S) {
      Parts.push_back({Task::Kind::Text, 0, 0, S});
    };
    auto Child = [&](ExprId X) {
      if (X)
        Parts.push_back({Task::Kind::Expr, X.index()});
      else
        Text("_");
    };
    for (uint8_t I = 0; I != 3; ++I) {
      switch (Info.Operands[I]) {
      case Operand::None:
      case Operand::Count:
        break;
      case Operand::OptExpr: // always the last operand
        if (Ops[I] == ~uint32_t(0))
          break;
        [[fallthrough]];
      case Operand::Expr:
        Text(" ");
        Child(ExprId(Ops[I]));
        break;
      case Operand::Args:
        for (ExprId X : Slice{Ops[I], Ops[I + 1]}.of(P.ExprArgs)) {
          Text(" ");
          Child(X);
        }
        break;
      case Operand::PathSpec: {
        if (Ops[I] == ~uint32_t(0)) {
          Text(" _");
          break;
        }
        Slice S = P.PathSpecs[Ops[I]];
        Text(" {");
        for (uint32_t C = S.Begin; C != S.Begin + S.Count; ++C) {
          if (C != S.Begin)
            Text(", ");
          Parts.push_back({Task::Kind::Clause, C});
          Child(P.PathClauses[C].Condition);
        }
        Text("}");
        break;
      }
      default:
        Text(" ");
        Parts.push_back({Task::Kind::Leaf, Id.index(), I});
      }
    }
    Stack.push_back({Task::Kind::End, Id.index()});
    Stack.append(Parts.rbegin(), Parts.rend());
  }
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

void Printer::enumRow(const Enum &E) {
  OS << "\nenum ";
  global(E.Id);
  if (E.Ordered)
    OS << " ordered";
  open(E.Where);
  string("doc", E.Doc);
  for (const EnumValue &V : E.Values.of(P.EnumValues)) {
    OS << "  value ";
    word(V.Text);
    if (V.Title) {
      OS << " title ";
      printString(OS, P.text(V.Title));
    }
    if (V.Doc) {
      OS << " doc ";
      printString(OS, P.text(V.Doc));
    }
    OS << "\n";
    properties("marked", V.Annotations);
  }
  properties("annotation", E.Annotations);
  close();
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
    if (!R->Least.isUnknown()) {
      OS << " least ";
      printValue(OS, P, R->Least);
    }
    if (!R->Most.isUnknown()) {
      OS << " most ";
      printValue(OS, P, R->Most);
    }
  }
  if (A.Required)
    OS << " required";
  if (A.Derived)
    OS << " derived";
  if (A.Question) {
    OS << " question ";
    printString(OS, P.text(A.Question));
  }
  if (A.Doc) {
    OS << " doc ";
    printString(OS, P.text(A.Doc));
  }
  place(A.Where);
  OS << "\n";
}

void Printer::kind(const Kind &K) {
  OS << "\nkind ";
  global(K.Id);
  OS << ' ' << spelling(K.Class);
  if (K.Abstract)
    OS << " abstract";
  if (K.Parts)
    OS << " parts";
  if (K.Base) {
    OS << " base ";
    global(P.Kinds[K.Base].Id);
  }
  open(K.Where);
  string("title", K.Title);
  string("doc", K.Doc);
  for (AttrId A : K.Attrs.of(P.KindAttrs))
    attr(A);
  for (const Default &D : K.Defaults.of(P.Defaults)) {
    OS << "  default ";
    printAttr(OS, P, D.Attr);
    OS << " = ";
    expr(D.V);
    place(D.Where);
    OS << "\n";
  }
  properties("annotation", K.Annotations);
  close();
}

void Printer::control(const Control &C) {
  OS << "\ncontrol ";
  global(C.Id);
  if (C.Abstract)
    OS << " abstract";
  if (C.Base) {
    OS << " base ";
    global(P.Controls[C.Base].Id);
  }
  open(C.Where);
  string("title", C.Title);
  string("doc", C.Doc);
  if (!C.For.empty()) {
    OS << "  for ";
    llvm::interleaveComma(C.For.of(P.ControlKinds), OS,
                          [&](KindId K) { global(P.Kinds[K].Id); });
    OS << "\n";
  }
  for (const Provision &D : C.Provides.of(P.Provisions)) {
    OS << "  provides ";
    printAttr(OS, P, D.Attr);
    OS << " = ";
    expr(D.V);
    place(D.Where);
    OS << "\n";
  }
  properties("property", C.Properties);
  close();
}

void Printer::func(const Func &F) {
  OS << "\nfunc ";
  global(F.Id);
  OS << " slots " << F.NumSlots;
  open(F.Where);
  string("doc", F.Doc);
  properties("annotation", F.Annotations);
  params(F.Params);
  OS << "  result ";
  type(F.Result);
  OS << "\n";
  exprLine("body", F.Body);
  close();
}

void Printer::variables(Slice Vars, Slice Lets) {
  for (const RuleVar &V : Vars.of(P.RuleVars)) {
    OS << "  var ";
    word(V.Text);
    OS << " : ";
    global(P.Kinds[V.Kind].Id);
    if (V.Of) {
      OS << " of ";
      printEntity(OS, P, V.Of);
    }
    place(V.Where);
    OS << "\n";
  }
  for (const RuleLet &L : Lets.of(P.RuleLets)) {
    OS << "  let ";
    word(L.Text);
    OS << " $" << L.Slot << " = ";
    expr(L.V);
    OS << "\n";
  }
}

void Printer::rule(const Rule &R) {
  OS << "\nrule ";
  global(R.Id);
  if (R.StableId != R.Id) {
    OS << " id ";
    printString(OS, P.text(R.StableId));
  }
  OS << " slots " << R.NumSlots;
  if (R.IsThreat)
    OS << " threat";
  open(R.WhereAt);
  string("doc", R.Doc);
  exprLine("title", R.Title);
  variables(R.Vars, R.Lets);
  for (ExprId E : R.Where.of(P.RuleConditions))
    exprLine("where", E);
  for (const RuleUnless &U : R.Unless.of(P.RuleUnlesses)) {
    OS << "  unless ";
    expr(U.Condition);
    if (!U.By.empty()) {
      OS << " by ";
      controls(U.By, P.RuleControls);
    }
    place(U.Where);
    OS << "\n";
  }
  exprLine("by", R.By);
  exprLine("severity", R.Severity);
  if (R.WitnessSlot != ~uint32_t(0)) {
    OS << "  witness $" << R.WitnessSlot << ' ';
    expr(R.Witness);
    OS << "\n";
  }
  for (const Value &V : R.Refs.of(P.RuleRefs)) {
    OS << "  refers ";
    printValue(OS, P, V);
    OS << "\n";
  }
  for (const RuleQuestion &Q : R.Questions.of(P.RuleQuestions)) {
    OS << "  question ";
    expr(Q.Subject);
    OS << ' ';
    expr(Q.Text);
    OS << "\n";
  }
  for (const RuleVerify &V : R.Verifies.of(P.RuleVerifies)) {
    OS << "  verify ";
    global(P.Verifications[V.What].Id);
    for (ExprId E : V.Args.of(P.ExprArgs)) {
      OS << ' ';
      expr(E);
    }
    place(V.Where);
    OS << "\n";
  }
  for (const Value &V : R.Categories.of(P.RuleCategories)) {
    OS << "  category ";
    printValue(OS, P, V);
    OS << "\n";
  }
  for (ExprId E : R.Scores.of(P.RuleScores))
    exprLine("score", E);
  properties("property", R.Properties);
  for (Name Former : R.Former.of(P.FormerNames))
    string("former", Former);
  close();
}

void Printer::verification(const Verification &V) {
  OS << "\nverification ";
  global(V.Id);
  OS << " slots " << V.NumSlots;
  open(V.Where);
  string("doc", V.Doc);
  exprLine("title", V.Title);
  params(V.Params);
  for (const VerificationTemplate &T :
       V.Templates.of(P.VerificationTemplates)) {
    OS << "  template ";
    word(T.Backend);
    OS << ' ';
    expr(T.Text);
    OS << "\n";
  }
  properties("property", V.Properties);
  close();
}

void Printer::setting(const char *Key, const Entity &E, const Setting &S) {
  OS << "  " << Key << ' ';
  // The name alone, if looking it up from the entity's kind upwards finds this
  // attribute: nearly always.
  Name Text = P.Attrs[S.Attr].Text;
  AttrId Found;
  for (KindId K = E.Kind; K && !Found; K = P.Kinds[K].Base)
    Found = AttrByName.lookup_or({K, Text}, AttrId());
  if (Found == S.Attr)
    word(Text);
  else
    printAttr(OS, P, S.Attr);
  OS << " = ";
  printValue(OS, P, S.V);
  place(S.Where);
  OS << "\n";
}

void Printer::entity(EntityId Id) {
  const Entity &E = P.Entities[Id];
  OS << spelling(E.Class) << ' ';
  printEntity(OS, P, Id);
  OS << " : ";
  global(P.Kinds[E.Kind].Id);
  if (E.Parent) {
    OS << " in ";
    printEntity(OS, P, E.Parent);
  }
  if (E.Class == EntityClass::Flow) {
    const Flow &F = P.flow(Id);
    OS << " from ";
    printEntity(OS, P, F.Source);
    OS << (F.TwoWay ? " <-> " : " -> ");
    printEntity(OS, P, F.Target);
  }
  if (E.Class == EntityClass::Data) {
    const DataItem &D = P.dataItem(Id);
    if (!D.From.empty()) {
      OS << " from ";
      llvm::interleaveComma(D.From.of(P.DerivedFrom), OS,
                            [&](EntityId X) { printEntity(OS, P, X); });
    }
    if (D.By) {
      OS << " by ";
      printEntity(OS, P, D.By);
    }
  }
  place(E.Where);
  bool HasName = E.Text != P.Names->find(P.shortName(E.Id));
  if (!HasName && !E.Title && !E.Doc && E.Settings.empty() &&
      E.Inherited.empty()) {
    OS << "\n";
    return;
  }
  OS << " {\n";
  if (HasName)
    string("name", E.Text);
  string("title", E.Title);
  string("doc", E.Doc);
  for (const Setting &S : E.Settings.of(P.Settings))
    setting("set", E, S);
  for (const Setting &S : E.Inherited.of(P.Settings))
    setting("inherit", E, S);
  close();
}

void Printer::decision(const Decision &D) {
  OS << "decision " << spelling(D.Verb);
  if (D.Rule) {
    OS << " rule ";
    global(P.Rules[D.Rule].Id);
  }
  if (!D.Category.isUnknown()) {
    OS << " category ";
    printValue(OS, P, D.Category);
  }
  if (D.Package) {
    OS << " package ";
    printString(OS, P.text(D.Package));
  }
  if (D.Target) {
    OS << " on ";
    printEntity(OS, P, D.Target);
  } else if (D.Missing) {
    OS << " on missing ";
    printString(OS, P.text(D.Missing));
  }
  OS << ' ' << spelling(D.Mode);
  if (D.Kind) {
    OS << " kind ";
    global(P.Kinds[D.Kind].Id);
  }
  open(D.Where);
  if (Places && D.RuleAt.isValid()) {
    OS << "  subject";
    place(D.RuleAt);
    OS << "\n";
  }
  if (Places && D.TargetAt.isValid()) {
    OS << "  target";
    place(D.TargetAt);
    OS << "\n";
  }
  if (!D.By.empty()) {
    OS << "  by ";
    controls(D.By, P.DecisionControls);
    OS << "\n";
  }
  string("text", D.Text);
  properties("property", D.Properties);
  close();
}

void Printer::requirement(const Requirement &R) {
  OS << "requirement";
  if (R.Scope) {
    OS << " in ";
    printEntity(OS, P, R.Scope);
  }
  if (R.Of) {
    OS << " for ";
    global(P.Kinds[R.Of].Id);
  }
  OS << " slots " << R.NumSlots;
  open(R.Where);
  exprLine("condition", R.Condition);
  string("message", R.Message);
  close();
}

void Printer::view(const View &V) {
  OS << "view ";
  global(V.Id);
  if (V.Scope) {
    OS << " in ";
    printEntity(OS, P, V.Scope);
  }
  open(V.Where);
  string("title", V.Title);
  string("doc", V.Doc);
  viewClauses(V.Clauses);
  properties("property", V.Properties);
  close();
}

void Printer::viewClauses(Slice Clauses) {
  for (const ViewClause &X : Clauses.of(P.ViewClauses)) {
    OS << (X.Exclude ? "  exclude " : "  include ");
    printValue(OS, P, X.What);
    OS << " slots " << X.NumSlots;
    place(X.At);
    if (X.Where) {
      OS << " where ";
      expr(X.Where);
    }
    OS << "\n";
  }
}

/// ` of rule @r, category @E::V, categories @E, package "p" by @E`
void Printer::filter(Slice Of, EnumId By) {
  if (!Of.empty())
    OS << " of ";
  llvm::interleaveComma(Of.of(P.MethodSubjects), OS,
                        [&](const MethodSubject &S) {
                          if (S.Rule) {
                            OS << "rule ";
                            global(P.Rules[S.Rule].Id);
                          } else if (S.Categories) {
                            OS << "categories ";
                            global(P.Enums[S.Categories].Id);
                          } else if (S.Package) {
                            OS << "package ";
                            printString(OS, P.text(S.Package));
                          } else {
                            OS << "category ";
                            printValue(OS, P, S.Category);
                          }
                        });
  if (By) {
    OS << " by ";
    global(P.Enums[By].Id);
  }
}

void Printer::methodPart(const MethodPart &X) {
  auto Titles = [&] {
    if (X.Title) {
      OS << " title ";
      printString(OS, P.text(X.Title));
    }
    if (X.Doc) {
      OS << " doc ";
      printString(OS, P.text(X.Doc));
    }
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
    viewClauses(X.Clauses);
    return properties("property", X.Properties);
  case MethodPartKind::Table:
    OS << "  table slots " << X.NumSlots << (X.Needed ? " needed" : "");
    Titles();
    variables(X.Vars, X.Lets);
    for (ExprId E : X.Conditions.of(P.RuleConditions))
      exprLine("where", E);
    for (const MethodColumn &C : X.Columns.of(P.MethodColumns)) {
      OS << "  column";
      if (C.Title) {
        OS << ' ';
        printString(OS, P.text(C.Title));
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
    return;
  }
}

void Printer::method(const Methodology &M) {
  OS << "\nmethodology ";
  global(M.Id);
  open(M.Where);
  string("title", M.Title);
  string("doc", M.Doc);
  for (const MethodSection &S : M.Sections.of(P.MethodSections)) {
    OS << "  section ";
    printString(OS, P.text(S.Title));
    if (S.Doc) {
      OS << " doc ";
      printString(OS, P.text(S.Doc));
    }
    place(S.Where);
    OS << "\n";
    for (const MethodPart &X : S.Parts.of(P.MethodParts))
      methodPart(X);
  }
  close();
}

void Printer::program() {
  OS << "tmir " << TextVersion << "\n";
  files();
  sharing();
  uint32_t NextAttr = 0;
  for (uint32_t K = 0; K < P.Kinds.size(); ++K)
    for (AttrId A : P.Kinds[KindId(K)].Attrs.of(P.KindAttrs)) {
      AttrIdsImplicit &= A.index() == NextAttr++;
      AttrByName.try_emplace({KindId(K), P.Attrs[A].Text}, A);
    }
  for (const Enum &E : P.Enums.rows())
    enumRow(E);
  for (const Kind &K : P.Kinds.rows())
    kind(K);
  for (const Control &C : P.Controls.rows())
    control(C);
  for (const Func &F : P.Funcs.rows())
    func(F);
  for (const Verification &V : P.Verifications.rows())
    verification(V);
  for (const Rule &R : P.Rules.rows())
    rule(R);
  if (!P.Entities.empty())
    OS << "\n";
  for (uint32_t E = 0; E < P.Entities.size(); ++E)
    entity(EntityId(E));
  if (!P.Decisions.empty() || !P.Requirements.empty() || !P.Views.empty())
    OS << "\n";
  for (const Decision &D : P.Decisions.rows())
    decision(D);
  for (const Requirement &R : P.Requirements)
    requirement(R);
  for (const View &V : P.Views.rows())
    view(V);
  for (const Methodology &M : P.Methodologies.rows())
    method(M);
}
} // namespace

void ir::print(const Program &P, raw_ostream &OS, const PrintOptions &Options) {
  Printer(P, OS, Options.Places).program();
}

void ir::printExpr(raw_ostream &OS, const Program &P, ExprId E) {
  Printer(P, OS, false).expr(E);
}
