//===- Printer.h - The state of printing textual IR -----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Private to the Print*.cpp.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_PRINTER_H
#define TMC_IR_PRINTER_H

#include "IR/ExprInfo.h"
#include "IR/Print.h"
#include "IR/Text.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"

namespace tmc::ir {

/// A name without a sigil, quoted if need be.
void printWord(llvm::raw_ostream &OS, llvm::StringRef Text);
/// `@Kind::attr`
void printAttr(llvm::raw_ostream &OS, const Program &P, AttrId A);

class Printer {
public:
  Printer(const Program &P, llvm::raw_ostream &OS, bool Places)
      : P(P), OS(OS), Places(Places) {}

  void program();
  void expr(ExprId Root);

private:
  // Before the rows (Print.cpp)
  void files();
  void sharing();
  void attrs();

  // Parts of lines (Print.cpp)
  void place(Range R);
  void type(Type T);
  void word(Name N) { printWord(OS, P.text(N)); }
  void global(Name N) { printName(OS, '@', P.text(N)); }
  void id(EntityId E) { printEntity(OS, P, E); }
  template <typename Tag> void id(Id<Tag> I) {
    global(schema::tableOf(P, I)[I].Id);
  }
  void string(Name N) { printString(OS, P.text(N)); }
  template <typename T> void list(llvm::ArrayRef<T> Ids) {
    llvm::interleaveComma(Ids, OS, [&](T I) { id(I); });
  }

  // Expressions (PrintExprs.cpp)
  struct Task;
  void leaf(Operand What, uint32_t Value);
  void operands(ExprId Id, llvm::SmallVectorImpl<Task> &Parts);
  void endExpr(const Expr &E);

  // What Text.def says (PrintRows.cpp)
  template <typename RowT> void head(const RowT &Row);
  template <typename RowT> void lines(const RowT &Row);
  template <typename RowT>
  void table(const char *Word, llvm::ArrayRef<RowT> Rows);
  template <typename RowT> void row(const char *Word, const RowT &Row);
  template <typename RowT> void rest(const RowT &Row);
  void part(const char *Word, bool Is);
  void part(const char *Word, uint32_t Number);
  void part(const char *Word, Name N);
  void part(const char *Word, const Value &V);
  template <typename Tag> void part(const char *Word, Id<Tag> I);
  template <typename RowT, typename RoleT>
  void line(const char *Word, const RowT &, Name N, const RoleT &);
  template <typename RowT, typename RoleT>
  void line(const char *Word, const RowT &, ExprId E, const RoleT &);
  template <typename RowT, typename RoleT>
  void line(const char *Word, const RowT &, Type T, const RoleT &);
  template <typename RowT, typename RoleT>
  void line(const char *Word, const RowT &, Range R, const RoleT &);
  template <typename RoleT>
  void line(const char *Word, const Rule &R, uint32_t Slot, const RoleT &);
  template <typename RowT, typename PoolT>
  void line(const char *Word, const RowT &Row, Slice S,
            const schema::ListOf<PoolT> &Role);
  void exprLine(const char *Word, ExprId E);

  // What is written by hand (PrintRows.cpp): an element of a list …
  void item(const char *Word, const Property &X);
  void item(const char *Word, const Default &X);
  void item(const char *Word, const Provision &X);
  void item(const char *Word, const Param &X);
  void item(const char *Word, const EnumValue &X);
  void item(const char *Word, const RuleVar &X);
  void item(const char *Word, const RuleLet &X);
  void item(const char *Word, const RuleUnless &X);
  void item(const char *Word, const RuleQuestion &X);
  void item(const char *Word, const RuleVerify &X);
  void item(const char *Word, const VerificationTemplate &X);
  void item(const char *Word, const ViewClause &X);
  void attrName(const Entity &E, AttrId A);
  void setting(const char *Word, const Entity &E, const Setting &S);
  void proof(const char *Word, const Entity &E, const Proof &X);
  void setAttr(const char *Word, AttrId Attr, ExprId V, Range Where);
  void attr(AttrId Id);
  // … and the rest of a row.
  void row(const char *Word, const Kind &K);
  void row(const char *Word, const Rule &R);
  void row(const char *Word, const Entity &E);
  void row(const char *Word, const Decision &D);
  void row(const char *Word, const Methodology &M);
  void filter(Slice Of, EnumId By);
  void methodPart(const MethodPart &X);
  void methodTable(const MethodPart &X);
  void open(Range Where);
  void close() { OS << "}\n"; }

  const Program &P;
  llvm::raw_ostream &OS;
  bool Places;
  bool AttrIdsImplicit = true;
  std::vector<uint32_t> FileNumber; ///< by FileId; ~0 if no place names it
  std::vector<uint8_t> Uses;        ///< by ExprId, up to 2
  llvm::DenseMap<ExprId, uint32_t> Labels;
  /// The attributes that each kind declares, by name.
  llvm::DenseMap<std::pair<KindId, Name>, AttrId> AttrByName;
};

} // namespace tmc::ir

#endif // TMC_IR_PRINTER_H
