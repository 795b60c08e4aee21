//===- TextExprs.cpp - The textual IR: reading expressions ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/TextReader.h"

#include "IR/Parse.h"

using namespace tmc;
using namespace tmc::ir;
using llvm::StringRef;

/// Begins the expression at the cursor: a label that names an earlier one gives
/// its result at once, anything else a new frame.
bool TextReader::beginExpr(ExprId &Result, bool &Have) {
  Frame Fr;
  if (at(Tok::Label)) {
    const Token &T = tok();
    if (!number(Fr.Label, "a label", 1))
      return false;
    auto It = Labels.find(Fr.Label);
    if (!accept(Tok::Equal)) {
      if (It == Labels.end() || !It->second) {
        Diags.report(diag::IRBadLabel, range(T))
            << uint64_t(Fr.Label) << uint64_t(0);
        return false;
      }
      Result = It->second;
      Have = true;
      return true;
    }
    if (It != Labels.end()) {
      Diags.report(diag::IRBadLabel, range(T))
          << uint64_t(Fr.Label) << uint64_t(1);
      return false;
    }
    Labels[Fr.Label] = ExprId::none(); // until its end
  }
  const Token &Open = tok();
  if (!expect(Tok::LParen, "an expression"))
    return false;
  if (Frames.size() >= MaxExprDepth) {
    Diags.report(diag::IRTooDeep, range(Open)) << uint64_t(MaxExprDepth);
    return false;
  }
  if (!at(Tok::Word))
    return expected("an operation");
  auto Op = findOp(raw());
  if (!Op) {
    std::vector<StringRef> Candidates;
    for (unsigned I = 0; I != NumExprOps; ++I)
      Candidates.push_back(info(static_cast<ExprOp>(I)).Mnemonic);
    return unknown("operation", tok(), raw(), Candidates);
  }
  ++Pos;
  Fr.Op = *Op;
  Fr.Args = static_cast<uint32_t>(ArgStack.size());
  Fr.Clauses = static_cast<uint32_t>(ClauseStack.size());
  Frames.push_back(Fr);
  return true;
}

/// Gives \p Fr the operand that it waited for.
void TextReader::store(Frame &Fr, ExprId Result) {
  switch (info(Fr.Op).Operands[Fr.Operand]) {
  case Operand::Args:
    ArgStack.push_back(Result);
    return;
  case Operand::PathSpec:
    ClauseStack.back().Condition = Result;
    return;
  default:
    Fr.Ops[Fr.Operand++] = Result.index();
  }
}

/// `flow.crosses`
bool TextReader::intrinsic(uint32_t &Out) {
  if (!at(Tok::Word))
    return expected("an intrinsic, as `flow.crosses`");
  auto [Owner, Member] = raw().split('.');
  for (unsigned C = 0; C != NumEntityClasses; ++C)
    if (spelling(static_cast<EntityClass>(C)) == Owner)
      if (auto I = findIntrinsic(static_cast<EntityClass>(C), Member)) {
        Out = static_cast<uint32_t>(*I);
        ++Pos;
        return true;
      }
  std::vector<std::string> Names;
  for (unsigned I = 0; I != NumIntrinsics; ++I) {
    const IntrinsicInfo &Info = info(static_cast<Intrinsic>(I));
    Names.push_back((spelling(Info.Owner) + "." + Info.Name).str());
  }
  std::vector<StringRef> Candidates(Names.begin(), Names.end());
  return unknown("intrinsic", tok(), raw(), Candidates);
}

bool TextReader::builtin(uint32_t &Out) {
  if (!at(Tok::Word))
    return expected("a builtin function");
  if (auto B = findBuiltin(raw())) {
    Out = static_cast<uint32_t>(*B);
    ++Pos;
    return true;
  }
  std::vector<StringRef> Candidates;
  for (unsigned I = 0; I != NumBuiltins; ++I)
    Candidates.push_back(info(static_cast<Builtin>(I)).Name);
  return unknown("builtin function", tok(), raw(), Candidates);
}

bool TextReader::leaf(Operand What, uint32_t &Out) {
  switch (What) {
  case Operand::Slot:
    if (!at(Tok::Slot))
      return expected("`$` and the number of a slot");
    return number(Out, "a slot", 1);
  case Operand::Const: {
    Value V;
    if (!value(V))
      return false;
    Out = static_cast<uint32_t>(P.Constants.size());
    P.Constants.push_back(V);
    return true;
  }
  case Operand::Attr: {
    AttrId A;
    if (!attrRef(A))
      return false;
    Out = A.index();
    return true;
  }
  case Operand::Kind: {
    KindId K;
    if (!id(K))
      return false;
    Out = K.index();
    return true;
  }
  case Operand::Enum: {
    EnumId E;
    if (!id(E))
      return false;
    Out = E.index();
    return true;
  }
  case Operand::Func: {
    FuncId Fn;
    if (!id(Fn))
      return false;
    Out = Fn.index();
    return true;
  }
  case Operand::Intrin:
    return intrinsic(Out);
  case Operand::Builtin:
    return builtin(Out);
  default:
    return true;
  }
}

/// Goes on in the clauses of a path: `{carrying E, any $1 E}`.
TextReader::Step TextReader::pathSpec(Frame &Fr) {
  if (!Fr.InSpec) {
    if (acceptWord("_")) {
      ++Fr.Operand;
      return Step::Done;
    }
    if (!expect(Tok::LBrace, "`{` and the clauses of the path"))
      return Step::Fail;
    Fr.InSpec = true;
  } else if (!at(Tok::RBrace) && !expect(Tok::Comma, "`,` or `}`")) {
    return Step::Fail;
  }
  if (at(Tok::RBrace) && ClauseStack.size() == Fr.Clauses) {
    ++Pos;
  } else if (!accept(Tok::RBrace)) {
    PathClause C{PathClauseOp::Carrying, ~uint32_t(0), {}};
    bool Found = false;
    for (unsigned I = 0; I <= static_cast<unsigned>(PathClauseOp::NoHop); ++I)
      if (atWord(spelling(static_cast<PathClauseOp>(I)))) {
        C.Op = static_cast<PathClauseOp>(I);
        Found = true;
      }
    if (!Found) {
      expected("`carrying`, `avoiding`, `any`, `all` or `no`");
      return Step::Fail;
    }
    ++Pos;
    if (at(Tok::Slot) && !number(C.Slot, "a slot", 1))
      return Step::Fail;
    ClauseStack.push_back(C);
    return Step::WantExpr;
  }
  Slice S{static_cast<uint32_t>(P.PathClauses.size()),
          static_cast<uint32_t>(ClauseStack.size()) - Fr.Clauses};
  P.PathClauses.insert(P.PathClauses.end(), ClauseStack.begin() + Fr.Clauses,
                       ClauseStack.end());
  ClauseStack.resize(Fr.Clauses);
  Fr.Ops[Fr.Operand++] = static_cast<uint32_t>(P.PathSpecs.size());
  P.PathSpecs.push_back(S);
  Fr.InSpec = false;
  return Step::Done;
}

/// Reads operands of \p Fr up to the next one that is an expression.
TextReader::Step TextReader::step(Frame &Fr) {
  while (Fr.Operand < 3) {
    Operand What = info(Fr.Op).Operands[Fr.Operand];
    switch (What) {
    case Operand::None:
    case Operand::Count:
      ++Fr.Operand;
      continue;
    case Operand::Expr:
      return Step::WantExpr;
    case Operand::OptExpr:
      if (at(Tok::LParen) || at(Tok::Label))
        return Step::WantExpr;
      acceptWord("_");
      ++Fr.Operand;
      continue;
    case Operand::Args: {
      if (at(Tok::LParen) || at(Tok::Label))
        return Step::WantExpr;
      Fr.Ops[Fr.Operand] = static_cast<uint32_t>(P.ExprArgs.size());
      Fr.Ops[Fr.Operand + 1] = static_cast<uint32_t>(ArgStack.size()) - Fr.Args;
      P.ExprArgs.insert(P.ExprArgs.end(), ArgStack.begin() + Fr.Args,
                        ArgStack.end());
      ArgStack.resize(Fr.Args);
      Fr.Operand += 2;
      continue;
    }
    case Operand::PathSpec: {
      Step S = pathSpec(Fr);
      if (S != Step::Done)
        return S;
      continue;
    }
    default:
      if (!leaf(What, Fr.Ops[Fr.Operand]))
        return Step::Fail;
      ++Fr.Operand;
    }
  }
  return Step::Done;
}

/// Reads type, place and parenthesis, and adds the row.
bool TextReader::finish(Frame &Fr, ExprId &Result) {
  Expr E{Fr.Op, {}, Fr.Ops[0], Fr.Ops[1], Fr.Ops[2], {}};
  if (accept(Tok::Colon) && !type(E.Ty))
    return false;
  if (!place(E.Where) || !expect(Tok::RParen, "`)`"))
    return false;
  Result = P.Exprs.add(E);
  if (Fr.Label != ~uint32_t(0))
    Labels[Fr.Label] = Result;
  return true;
}

/// Reads an expression with a stack of its own.
bool TextReader::expr(ExprId &Out) {
  Frames.clear();
  ArgStack.clear();
  ClauseStack.clear();
  ExprId Result;
  bool Have = false;
  while (true) {
    if (!beginExpr(Result, Have))
      return false;
    while (true) {
      if (Have && Frames.empty()) {
        Out = Result;
        return true;
      }
      Frame &Top = Frames.back();
      if (Have)
        store(Top, Result);
      Have = false;
      Step S = step(Top);
      if (S == Step::Fail)
        return false;
      if (S == Step::WantExpr)
        break;
      if (!finish(Top, Result))
        return false;
      Frames.pop_back();
      Have = true;
    }
  }
}
