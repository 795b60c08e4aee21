//===- BuilderExprs.cpp - Syntax nodes of expressions ---------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/BuilderReader.h"

using namespace tmc;
using namespace tmc::ast;
using namespace tmc::parse;
using llvm::StringRef;
using T = Grammar;

/// A number, which must not be too large.
ast::NodeId Builder::number(Reader &R) {
  const Entry &E = R.take();
  StringRef Digits = textOf(E.Value);
  uint64_t Number;
  if (Digits.getAsInteger(10, Number) ||
      Number > static_cast<uint64_t>(INT64_MAX)) {
    const LightToken &L = List.Tokens[E.Value];
    Out.add(diag::NumberTooLarge, L.Begin, L.End, {Digits.str()});
  }
  return addAt(BeginOffset, endOf(E),
               make::IntLit{.text = Known.intern(Digits)});
}

/// \p Callee with `(…)` behind it, if that is next.
ast::NodeId Builder::withArguments(Reader &R, NodeId Callee) {
  if (!R.token(T::LPAREN))
    return Callee;
  Slots Arguments = R.commaList(T::RuleArgument);
  uint32_t End = R.at(T::RPAREN) ? endOf(R.take()) : EndOffset;
  return addAt(BeginOffset, End,
               make::Call{.callee = Callee, .arguments = Arguments});
}

/// A value up to its first dot.
ast::NodeId Builder::simpleValue(Reader &R) {
  const uint32_t Begin = BeginOffset;
  switch (R.peek().Type) {
  case NodeBase + T::RuleName: {
    NodeId Name = R.name();
    return withArguments(
        R, addAt(Begin, Result[Name].End, make::NameRef{.ident = Name}));
  }
  case NodeBase + T::RuleText:
    return R.anyNode();
  case T::INT:
    return number(R);
  case T::DECIMAL: {
    const Entry &E = R.take();
    return addAt(Begin, endOf(E), make::DecimalLit{.text = nameOf(E.Value)});
  }
  case T::QUANTITY: {
    const Entry &E = R.take();
    return addAt(Begin, endOf(E), make::QuantityLit{.text = nameOf(E.Value)});
  }
  case T::DATE: {
    const Entry &E = R.take();
    return addAt(Begin, endOf(E), make::DateLit{.text = nameOf(E.Value)});
  }
  case T::TRUE:
  case T::FALSE: {
    const Entry &E = R.take();
    return addAt(Begin, endOf(E), make::BoolLit{.value = E.Type == T::TRUE});
  }
  case T::UNKNOWN:
    return addAt(Begin, endOf(R.take()), make::UnknownLit{});
  case T::LBRACK: {
    R.take();
    Slots Elements = R.commaList(T::RuleExpr);
    uint32_t End = R.at(T::RBRACK) ? endOf(R.take()) : EndOffset;
    return addAt(Begin, End, make::SetLit{.elements = Elements});
  }
  case T::LPAREN: {
    NodeId Inner = R.behind(T::LPAREN, T::RuleExpr);
    R.token(T::RPAREN);
    return Inner;
  }
  default:
    return NodeId::none();
  }
}

ast::NodeId Builder::value(Reader R) {
  if (R.done())
    return NodeId::none();
  NodeId Base = simpleValue(R);
  while (Base && R.token(T::DOT)) {
    NodeId Name = R.name();
    if (!Name)
      break;
    Base = addAt(BeginOffset, Result[Name].End,
                 make::MemberRef{.base = Base, .ident = Name});
    Base = withArguments(R, Base);
  }
  return Base;
}

namespace {
/// How a binary operator groups: it takes an operand on its left if it binds at
/// least as tightly as the context asks, and asks for `Right` on its right.
struct BinaryOperator {
  int32_t Token;
  Op Operator;
  uint8_t Left;
  uint8_t Right;
};

// The levels of the table in grammar/TmParser.g4, from 1.
constexpr uint8_t Loosest = 1;
constexpr uint8_t NotLevel = 5;
constexpr uint8_t AboveComparison = 7;
constexpr uint8_t NegateLevel = 11;

constexpr BinaryOperator BinaryOperators[] = {
    {T::IMPLIES, Op::Implies, 2, 2}, {T::OR, Op::Or, 3, 4},
    {T::AND, Op::And, 4, 5},         {T::EQ, Op::Eq, 6, 7},
    {T::NE, Op::Ne, 6, 7},           {T::LT, Op::Lt, 6, 7},
    {T::LE, Op::Le, 6, 7},           {T::GT, Op::Gt, 6, 7},
    {T::GE, Op::Ge, 6, 7},           {T::IN, Op::In, 6, 7},
    {T::NOT, Op::NotIn, 6, 7},       {T::IS, Op::Is, 6, 7},
    {T::MATCHES, Op::Matches, 6, 7}, {T::PIPE, Op::Union, 7, 8},
    {T::AMP, Op::Intersect, 8, 9},   {T::PLUS, Op::Add, 9, 10},
    {T::MINUS, Op::Sub, 9, 10},      {T::STARSIGN, Op::Mul, 10, 11},
    {T::SLASH, Op::Div, 10, 11},     {T::PERCENT, Op::Mod, 10, 11},
};

const BinaryOperator *findBinary(int32_t Token) {
  for (const BinaryOperator &B : BinaryOperators)
    if (B.Token == Token)
      return &B;
  return nullptr;
}
} // namespace

/// Groups the operands and operators of an `expr` by precedence climbing.
class Builder::Climber {
public:
  Climber(Builder &B, Reader R) : B(B), R(R) {}

  NodeId run() {
    NodeId N = binary(Loosest);
    if (!N || R.done() || B.TooDeep || B.List.TooDeep)
      return N;
    misplaced(R.peek());
    return N;
  }

private:
  uint32_t beginOf(NodeId N) const { return B.Result[N].Begin; }
  uint32_t endOf(NodeId N) const { return B.Result[N].End; }

  /// An operator that nothing on its left can take.
  void misplaced(const Entry &E) {
    if (E.Type >= NodeBase)
      return;
    const LightToken &L = B.List.Tokens[E.Value];
    bool IsLambda = E.Type == T::FATARROW;
    // `a.b => c`: only behind one name it makes a lambda.
    if (IsLambda && E.Value > 1 && B.List.Tokens[E.Value - 2].Type == T::DOT) {
      B.Out.add(diag::ForeignOperator, L.Begin, L.End, {"=>", "implies"})
          .fix(L.Begin, L.End, "implies");
      return;
    }
    B.Out.add(diag::UnexpectedToken, L.Begin, L.End,
              {"`" + B.textOf(E.Value).str() + "`", "here",
               IsLambda ? "one name before it, as in `x => x.name`"
                        : "it behind `path … -> …`"});
  }

  NodeId binary(uint8_t Context) {
    // `not not not …` and `a => b => …` have no brackets that the scanner could
    // count, and open no rules.
    if (Depth == MaxTreeDepth) {
      B.reportTooDeep(R.done() ? B.EndOffset : B.beginOf(R.peek()));
      return NodeId::none();
    }
    ++Depth;
    NodeId N = climb(Context);
    --Depth;
    return N;
  }

  NodeId climb(uint8_t Context) {
    NodeId Left = operand();
    while (Left && !R.done()) {
      int32_t Token = R.peek().Type;
      if (Token == T::FATARROW) {
        if (B.Result.kind(Left) != NodeKind::NameRef)
          return Left;
        R.take();
        NodeId Body = binary(Loosest);
        if (!Body)
          return Body;
        NodeId Name = node::NameRef(B.Result, Left).ident();
        return B.addAt(beginOf(Left), endOf(Body),
                       make::Lambda{.ident = Name, .body = Body});
      }
      const BinaryOperator *O = findBinary(Token);
      if (!O || O->Left < Context)
        return Left;
      R.take();
      Op Operator = O->Operator;
      if (Operator == Op::NotIn)
        R.token(T::IN);
      else if (Operator == Op::Is && R.token(T::NOT))
        Operator = Op::IsNot;
      NodeId Right = binary(O->Right);
      if (!Right)
        return Right;
      Left =
          B.addAt(beginOf(Left), endOf(Right),
                  make::Binary{.op = Operator, .left = Left, .right = Right});
    }
    return Left;
  }

  /// Prefix operators and what they stand before.
  NodeId operand() {
    if (R.done())
      return NodeId::none();
    switch (R.peek().Type) {
    case T::NOT:
    case T::MINUS:
      return unary();
    case T::IF:
      return conditional();
    case T::ANY:
    case T::ALL:
    case T::NONE:
    case T::COUNT:
    case T::EACH:
      return quantifier();
    case T::EXISTS:
    case T::NO:
    case T::EVERY:
    case T::PATH:
      return path();
    default:
      return R.node(T::RuleValue);
    }
  }

  NodeId unary() {
    const Entry &E = R.take();
    const uint32_t Begin = B.beginOf(E);
    const bool IsNot = E.Type == T::NOT;
    NodeId N = binary(IsNot ? NotLevel : NegateLevel);
    if (!N)
      return N;
    return B.addAt(
        Begin, endOf(N),
        make::Unary{.op = IsNot ? Op::Not : Op::Negate, .operand = N});
  }

  NodeId conditional() {
    const uint32_t Begin = B.beginOf(R.peek());
    NodeId If = R.behind(T::IF, T::RuleExpr);
    NodeId Then = R.behind(T::THEN, T::RuleExpr);
    if (!If || !Then || !R.token(T::ELSE))
      return NodeId::none();
    NodeId Else = binary(Loosest);
    if (!Else)
      return Else;
    return B.addAt(
        Begin, endOf(Else),
        make::IfExpr{.condition = If, .then = Then, .otherwise = Else});
  }

  NodeId quantifier() {
    const Entry &E = R.take();
    const uint32_t Begin = B.beginOf(E);
    Op Operator = E.Type == T::ANY     ? Op::Any
                  : E.Type == T::ALL   ? Op::All
                  : E.Type == T::NONE  ? Op::NoneOf
                  : E.Type == T::COUNT ? Op::Count
                                       : Op::Each;
    NodeId Name = R.name();
    NodeId In = R.behind(T::IN, T::RuleExpr);
    if (!Name || !In || !R.token(T::COLON))
      return NodeId::none();
    NodeId Condition = binary(Loosest);
    if (!Condition)
      return Condition;
    return B.addAt(
        Begin, endOf(Condition),
        make::Quantifier{
            .op = Operator, .ident = Name, .set = In, .condition = Condition});
  }

  NodeId path() {
    const uint32_t Begin = B.beginOf(R.peek());
    Op Operator = R.token(T::EXISTS)  ? Op::ExistsPath
                  : R.token(T::NO)    ? Op::NoPath
                  : R.token(T::EVERY) ? Op::EveryPath
                                      : Op::Path;
    NodeId From = R.behind(T::PATH, T::RuleValue);
    NodeId To = R.behind(T::ARROW, T::RuleValue);
    if (!From || !To)
      return NodeId::none();
    Slots Clauses;
    while (isClause()) {
      NodeId Clause = pathClause();
      if (!Clause)
        return Clause;
      Clauses.push_back(Clause);
    }
    return B.addAt(
        Begin, endOf(Clauses.empty() ? To : Clauses.back()),
        make::PathExpr{
            .op = Operator, .from = From, .to = To, .clauses = Clauses});
  }

  bool isClause() const {
    return R.at(T::CARRYING) || R.at(T::AVOIDING) || R.at(T::PASSES) ||
           R.at(T::WITH);
  }

  NodeId pathClause() {
    const Entry &E = R.take();
    const uint32_t Begin = B.beginOf(E);
    NodeId Name;
    NodeId Value;
    Op Clause;
    if (E.Type == T::WITH) {
      Clause = R.token(T::ANY)   ? Op::AnyHop
               : R.token(T::ALL) ? Op::AllHop
                                 : Op::NoHop;
      R.token(T::NO);
      R.token(T::HOP);
      Name = R.name();
      R.token(T::COLON);
      Value = binary(Loosest);
      if (!Name)
        return NodeId::none();
    } else {
      Clause = E.Type == T::CARRYING   ? Op::Carrying
               : E.Type == T::AVOIDING ? Op::Avoiding
                                       : Op::Passes;
      Value = binary(AboveComparison);
    }
    if (!Value)
      return Value;
    return B.addAt(
        Begin, endOf(Value),
        make::PathClause{.op = Clause, .ident = Name, .expression = Value});
  }

  Builder &B;
  Reader R;
  unsigned Depth = 0;
};

ast::NodeId Builder::expr(Reader R) {
  // Most expressions are one value.
  if (R.at(NodeBase + T::RuleValue)) {
    Reader One = R;
    NodeId N = One.anyNode();
    if (One.done())
      return N;
  }
  return Climber(*this, R).run();
}

ast::NodeId Builder::hole(Reader R) { return R.behind(T::HOLE, T::RuleExpr); }
