//===- Print.cpp - The textual IR: writing --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Printer.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;
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

void ir::printWord(raw_ostream &OS, StringRef Text) {
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

void ir::printAttr(raw_ostream &OS, const Program &P, AttrId A) {
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

//===----------------------------------------------------------------------===//
// Before the rows
//===----------------------------------------------------------------------===//

/// Calls \p Visit with each place in a field of \p Rows.
template <typename RowT, typename Fn>
static void forEachPlace(llvm::ArrayRef<RowT> Rows, Fn &Visit) {
  forEachField<RowT>([&]<typename RoleT>(const char *, auto Field, RoleT) {
    if constexpr (std::is_same_v<RoleT, Place>)
      for (const RowT &Row : Rows)
        Visit(Row.*Field);
  });
}

void Printer::files() {
  if (!Places)
    return;
  FileNumber.assign(P.Sources->fileCount(), ~uint32_t(0));
  FileId Last;
  auto Visit = [&](Range R) {
    if (!R.isValid())
      return;
    // Neighbouring rows are mostly of one file.
    if (!Last || R.Begin < P.Sources->start(Last) ||
        P.Sources->offsetIn(Last, R.Begin) > P.Sources->size(Last))
      Last = P.Sources->fileOf(R.Begin);
    if (Last)
      FileNumber[Last.index()] = 0;
  };
  forEachTable([&](const char *, auto Member, auto) {
    auto Rows = rowsOf(P.*Member);
    using RowT = std::remove_cvref_t<decltype(Rows[0])>;
    if constexpr (HasFields<RowT>)
      forEachPlace<RowT>(Rows, Visit);
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

/// Calls \p Use with each expression in a field of \p Rows. What is special is
/// an operand, and comes with its expression.
template <typename RowT, typename Fn>
static void forEachExpr(const Program &P, llvm::ArrayRef<RowT> Rows, Fn &Use) {
  forEachField<RowT>([&]<typename FieldT, typename RoleT>(
                         const char *, FieldT RowT::*Field, RoleT Role) {
    if constexpr (std::is_same_v<FieldT, ExprId> &&
                  !std::is_same_v<RoleT, Special>) {
      for (const RowT &Row : Rows)
        Use(Row.*Field);
    } else if constexpr (std::is_same_v<RoleT, ListOf<Pool<ExprId>>>) {
      for (const RowT &Row : Rows)
        for (ExprId E : (Row.*Field).of(P.*Role.Pool))
          Use(E);
    }
  });
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
  forEachTable([&](const char *, auto Member, auto) {
    auto Rows = rowsOf(P.*Member);
    using RowT = std::remove_cvref_t<decltype(Rows[0])>;
    if constexpr (HasFields<RowT>)
      forEachExpr<RowT>(P, Rows, Use);
  });
}

/// What the attributes of each kind are called, and whether their ids follow
/// the order of the text.
void Printer::attrs() {
  uint32_t NextAttr = 0;
  for (uint32_t K = 0; K < P.Kinds.size(); ++K)
    for (AttrId A : P.Kinds[KindId(K)].Attrs.of(P.KindAttrs)) {
      AttrIdsImplicit &= A.index() == NextAttr++;
      AttrByName.try_emplace({KindId(K), P.Attrs[A].Text}, A);
    }
}

//===----------------------------------------------------------------------===//
// Parts of lines
//===----------------------------------------------------------------------===//

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

void ir::print(const Program &P, raw_ostream &OS, const PrintOptions &Options) {
  Printer(P, OS, Options.Places).program();
}

void ir::printExpr(raw_ostream &OS, const Program &P, ExprId E) {
  Printer(P, OS, false).expr(E);
}
