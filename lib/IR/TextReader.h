//===- TextReader.h - The state of reading textual IR ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Private to Parse.cpp and the Text*.cpp. Three steps: the text is cut into
/// tokens (TextLexer.cpp); a first pass declares every name, so that a row can
/// refer to a later one (Parse.cpp); a second one fills the rows, table by
/// table (TextRows.cpp, TextMethods.cpp; values and expressions:
/// TextValues.cpp, TextExprs.cpp). A declaration with an error is skipped, the
/// others are still read.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IR_TEXTREADER_H
#define TMC_IR_TEXTREADER_H

#include "IR/ExprInfo.h"
#include "IR/Text.h"
#include "IR/TextLexer.h"

#include "llvm/ADT/DenseMap.h"

#include <algorithm>

namespace tmc::ir {

/// What a declaration declares, in the order in which the tables are filled.
enum class DeclKind : uint8_t {
#define DECL(MEMBER, WORD) MEMBER,
#include "IR/Text.def"
};
inline constexpr unsigned NumDeclKinds = 0
#define DECL(MEMBER, WORD) +1
#include "IR/Text.def"
    ;

struct Decl {
  DeclKind K;
  uint32_t Row;   ///< index into its table, if it has a name
  uint32_t Begin; ///< the keyword's token
  uint32_t End;   ///< the token after the last one
};

class TextReader {
public:
  TextReader(FileId F, Program &P, Diagnostics &Diags)
      : F(F), P(P), Diags(Diags), Text(Diags.sources().text(F)) {}

  bool run();

private:
  // Tokens
  const Token &tok() const { return Tokens[std::min(Pos, Limit)]; }
  Tok peek() const { return Pos < Limit ? Tokens[Pos].K : Tok::End; }
  bool at(Tok K) const { return peek() == K; }
  bool atWord(llvm::StringRef W) const { return at(Tok::Word) && raw() == W; }
  llvm::StringRef raw() const { return raw(tok()); }
  llvm::StringRef raw(const Token &T) const {
    return Text.slice(T.Begin, T.End);
  }
  bool accept(Tok K) {
    if (!at(K))
      return false;
    ++Pos;
    return true;
  }
  bool acceptWord(llvm::StringRef W) {
    if (!atWord(W))
      return false;
    ++Pos;
    return true;
  }
  Range range(const Token &T) const {
    return {P.Sources->locAt(F, T.Begin), P.Sources->locAt(F, T.End)};
  }
  bool expected(const llvm::Twine &What);
  bool expect(Tok K, const char *What) { return accept(K) || expected(What); }
  bool unknown(const char *What, const Token &At, llvm::StringRef Name,
               llvm::ArrayRef<llvm::StringRef> Candidates = {});

  // Leaves
  bool unescape(const Token &T, llvm::StringRef Quoted, std::string &Out);
  bool nameOf(const Token &T, Name &Out);
  bool name(Name &Out);
  bool string(Name &Out);
  bool number(uint32_t &Out, const char *What, uint32_t Skip = 0);
  bool place(Range &Out);
  template <typename IdT>
  bool global(const llvm::DenseMap<Name, IdT> &Map, const char *What, IdT &Out);
#define TABLE(MEMBER, ID, ROW, NOUN)                                           \
  bool globalId(ID &Out) { return global(MEMBER##Names, NOUN, Out); }          \
  llvm::DenseMap<Name, ID> &namesOf(const Table<ID, ROW, tmc::Pool<ROW>> &) {  \
    return MEMBER##Names;                                                      \
  }
#include "IR/Schema.def"
  template <typename IdT> bool id(IdT &Out) {
    if constexpr (std::is_same_v<IdT, EntityId>)
      return entityRef(Out);
    else
      return globalId(Out);
  }
  /// Ids with commas between them.
  template <typename ListT> bool list(ListT &Out) {
    do
      if (!id(Out.emplace_back()))
        return false;
    while (accept(Tok::Comma));
    return true;
  }
  bool entityRef(EntityId &Out);
  bool attrRef(AttrId &Out);
  bool enumValue(Value &Out);
  bool value(Value &Out, bool InSet = false);
  bool badNumber(const char *What);
  bool number(Value &Out);
  bool quantity(Value &Out);
  bool setValue(Value &Out);
  bool wordValue(Value &Out);
  bool dateValue(Value &Out);
  bool refValue(Value &Out);
  bool type(Type &Out);
  bool date(llvm::StringRef Digits, int64_t &Out) const;

  // Expressions
  struct Frame {
    ExprOp Op = ExprOp::Const;
    uint32_t Label = ~uint32_t(0);
    uint8_t Operand = 0;
    bool InSpec = false;
    uint32_t Ops[3] = {~uint32_t(0), ~uint32_t(0), ~uint32_t(0)};
    uint32_t Args = 0;    ///< where its arguments begin in ArgStack
    uint32_t Clauses = 0; ///< and its clauses in ClauseStack
  };
  enum class Step : uint8_t { WantExpr, Done, Fail };
  bool expr(ExprId &Out);
  bool beginExpr(ExprId &Result, bool &Have);
  void store(Frame &Fr, ExprId Result);
  Step step(Frame &Fr);
  Step pathSpec(Frame &Fr);
  bool leaf(Operand What, uint32_t &Out);
  bool intrinsic(uint32_t &Out);
  bool builtin(uint32_t &Out);
  bool finish(Frame &Fr, ExprId &Result);

  // Declarations
  bool header();
  bool cut();
  bool declare(Decl D);
  void members(const Decl &D);
  bool numberAttrs();
  template <typename TableT>
  bool addRow(Decl &D, TableT &Rows, llvm::StringRef Keyword);
  bool fill(const Decl &D);
  template <typename TableT> bool fillRow(const Decl &D, TableT &Rows);
  template <typename Fn> bool body(Fn Item);

  // What Text.def says (TextRows.cpp)
  template <typename RowT> bool head(RowT &Row);
  template <typename RowT> bool line(RowT &Row, llvm::StringRef Key, bool &Ok);
  template <typename RowT> void finish(RowT &Row);
  template <typename RowT> bool lines(RowT &Row);
  template <typename RowT> bool rest(RowT &Row);
  bool part(const char *Word, bool &Is);
  bool part(const char *Word, uint32_t &Number);
  bool part(const char *Word, Name &N);
  bool part(const char *Word, Value &V);
  template <typename Tag> bool part(const char *Word, Id<Tag> &I);
  template <typename RowT, typename RoleT>
  bool read(RowT &, Name &N, const RoleT &) {
    return string(N);
  }
  template <typename RowT, typename RoleT>
  bool read(RowT &, ExprId &E, const RoleT &) {
    return expr(E);
  }
  template <typename RowT, typename RoleT>
  bool read(RowT &, Type &T, const RoleT &) {
    return type(T);
  }
  template <typename RowT, typename RoleT>
  bool read(RowT &, Range &R, const RoleT &) {
    return place(R);
  }
  template <typename RoleT> bool read(Rule &R, uint32_t &Slot, const RoleT &);
  template <typename RowT, typename PoolT>
  bool read(RowT &Row, Slice &S, const schema::ListOf<PoolT> &Role);
  template <typename RowT, typename PoolT>
  PoolT &pending(RowT &Row, Slice &S, const schema::ListOf<PoolT> &Role);

  // What is read by hand (TextRows.cpp): an element of a list …
  bool item(Property &X);
  bool item(Default &X);
  bool item(Provision &X);
  bool item(Param &X);
  bool item(EnumValue &X);
  bool item(RuleVar &X);
  bool item(RuleLet &X);
  bool item(RuleUnless &X);
  bool item(RuleQuestion &X);
  bool item(RuleVerify &X);
  bool item(VerificationTemplate &X);
  bool item(ViewClause &X);
  bool attrName(const Entity &E, AttrId &A);
  bool setting(const Entity &E, Setting &S);
  bool proof(const Entity &E, Proof &X);
  bool attrItem();
  bool attrLine(AttrId Id);
  // … and the rest of a row.
  template <typename RowT> bool row(RowT &Row) { return rest(Row); }
  bool row(Enum &E);
  bool row(Kind &K);
  bool row(Rule &R);
  bool row(Entity &E);
  bool row(Decision &D);
  bool row(View &V);
  bool row(Methodology &M);
  bool flowEnds(Entity &E, EntityId Id);
  bool origins(Entity &E, EntityId Id);
  bool decisionTarget(Decision &D);
  bool filter(Slice &Of, EnumId &By);
  void endPart();
  bool methodLine(llvm::StringRef Key, bool &Ok);
  bool beginPart(llvm::StringRef Key);
  bool tableLine(llvm::StringRef Key, bool &Ok);
  bool column(MethodColumn &X);

  template <typename RowT, typename RowsT>
  static Slice append(Pool<RowT> &Pool, const RowsT &Rows) {
    Slice S{static_cast<uint32_t>(Pool.size()),
            static_cast<uint32_t>(Rows.size())};
    Pool.insert(Pool.end(), Rows.begin(), Rows.end());
    return S;
  }

  FileId F;
  Program &P;
  Diagnostics &Diags;
  llvm::StringRef Text;
  std::vector<Token> Tokens;
  uint32_t Pos = 0;
  uint32_t Limit = 0; ///< the token at which the current declaration ends

  std::vector<FileId> Files;
  std::vector<Decl> Decls;
  // The names of each table; empty for those whose rows have none.
#define TABLE(MEMBER, ID, ROW, NOUN) llvm::DenseMap<Name, ID> MEMBER##Names;
#include "IR/Schema.def"
  llvm::DenseMap<std::pair<EnumId, Name>, uint32_t> EnumValueNames;
  llvm::DenseMap<std::pair<KindId, Name>, AttrId> AttrNames;
  llvm::DenseMap<std::pair<std::pair<Name, Name>, Name>, uint32_t> RefRows;

  /// The `attr` lines in the order of the text.
  struct AttrLine {
    KindId Owner;
    Name Text;
    uint32_t Number; ///< as written, or ~0
    uint32_t Token;  ///< of the word `attr`
  };
  std::vector<AttrLine> AttrLines;
  llvm::DenseMap<uint32_t, AttrId> AttrOfToken;

  // The lists of the row that is being read, until it ends.
  Tables Pending;
  tmc::Pool<Setting> PendingInherited;
  std::vector<std::vector<MethodPart>> PendingParts; ///< by section

  std::vector<Frame> Frames;
  std::vector<ExprId> ArgStack;
  std::vector<PathClause> ClauseStack;
  llvm::DenseMap<uint32_t, ExprId> Labels;
};

template <typename IdT>
bool TextReader::global(const llvm::DenseMap<Name, IdT> &Map, const char *What,
                        IdT &Out) {
  if (!at(Tok::Global))
    return expected(llvm::Twine("`@` and the name of a ") + What);
  const Token &T = Tokens[Pos++];
  Name N;
  if (!nameOf(T, N))
    return false;
  auto It = Map.find(N);
  if (It != Map.end()) {
    Out = It->second;
    return true;
  }
  // In the order of their rows, for the suggestion to be always the same.
  std::vector<std::pair<IdT, llvm::StringRef>> Sorted;
  for (const auto &Entry : Map)
    Sorted.push_back({Entry.second, P.text(Entry.first)});
  std::sort(Sorted.begin(), Sorted.end());
  std::vector<llvm::StringRef> Candidates;
  for (const auto &Entry : Sorted)
    Candidates.push_back(Entry.second);
  return unknown(What, T, P.text(N), Candidates);
}

/// Reads the rest of a declaration: an optional `{`, lines that begin with a
/// keyword, which \p Item reads, and `}`.
template <typename Fn> bool TextReader::body(Fn Item) {
  if (accept(Tok::LBrace)) {
    while (!at(Tok::RBrace)) {
      if (!at(Tok::Word))
        return expected("a line of the declaration, or `}`");
      if (!tok().FirstOnLine && Tokens[Pos - 1].K != Tok::LBrace)
        return expected("the end of the line");
      llvm::StringRef Key = raw();
      uint32_t Begin = Pos++;
      bool Ok = true;
      if (!Item(Key, Ok)) {
        Pos = Begin;
        return expected("a line that belongs here");
      }
      if (!Ok)
        return false;
    }
    ++Pos;
  }
  return Pos == Limit || expected("the end of the declaration");
}

} // namespace tmc::ir

#endif // TMC_IR_TEXTREADER_H
