//===- ParseHelpers.h - Parsing a string in a test ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_PARSE_PARSEHELPERS_H
#define TMC_TEST_UNIT_PARSE_PARSEHELPERS_H

#include "AST/Typed.h"
#include "Parse/Parser.h"

#include <gtest/gtest.h>

#include <functional>

namespace tmc::test {

/// A parsed string and all that its tree refers to.
struct Parsed {
  explicit Parsed(llvm::StringRef Text, const parse::ParseLimits &Limits = {})
      : Diags(Sources), File(Sources.addFile("test.tm", Text)) {
    parse::ParseResult R = parse::parseFile(File, Names, Diags, Limits);
    Tree = std::move(R.Tree);
    HasErrors = R.HasErrors;
  }

  /// Every message as `line:col: message`.
  std::vector<std::string> messages() const {
    std::vector<std::string> Out;
    for (const Diagnostic &D : Diags.all()) {
      LineCol At = Sources.lineCol(D.Where.Begin);
      Out.push_back(std::to_string(At.Line) + ":" + std::to_string(At.Column) +
                    ": " + D.Message);
    }
    return Out;
  }
  std::string allMessages() const {
    std::string Out;
    for (const std::string &M : messages())
      Out += M + "\n";
    return Out;
  }
  std::string dump() const {
    std::string Out;
    llvm::raw_string_ostream OS(Out);
    ast::dump(Tree, Names, Sources, OS);
    return Out;
  }
  /// The first node of kind \p K in the order of the table; fails if there is
  /// none.
  ast::NodeId find(ast::NodeKind K) const {
    for (uint32_t I = 0; I < Tree.size(); ++I)
      if (Tree.Nodes[I].Kind == K)
        return ast::NodeId(I);
    ADD_FAILURE() << "no " << ast::name(K).str() << " in\n" << dump();
    return ast::NodeId::none();
  }
  size_t count(ast::NodeKind K) const {
    size_t N = 0;
    for (const ast::Node &Row : Tree.Nodes)
      N += Row.Kind == K;
    return N;
  }
  std::string textOf(ast::NodeId N) const {
    return Sources.text(File).slice(Tree[N].Begin, Tree[N].End).str();
  }
  std::string name(ast::NodeId N) const {
    return Names.text(Tree.nameOf(N)).str();
  }

  /// An expression with all its groups in brackets.
  std::string show(ast::NodeId N) const {
    using K = ast::NodeKind;
    if (!N)
      return "<none>";
    auto List = [&](llvm::ArrayRef<ast::NodeId> Items) {
      std::string Out;
      for (ast::NodeId I : Items)
        Out += (Out.empty() ? "" : ", ") + show(I);
      return Out;
    };
    auto Spelled = [](ast::Op O) { return ast::spelling(O).str(); };
    switch (Tree.kind(N)) {
    case K::Ident:
    case K::IntLit:
    case K::DecimalLit:
    case K::QuantityLit:
    case K::DateLit:
      return name(N);
    case K::BoolLit:
      return ast::node::BoolLit(Tree, N).value() ? "true" : "false";
    case K::UnknownLit:
      return "unknown";
    case K::StringLit:
      return "'" + name(N) + "'";
    case K::Template:
      return "t(" + List(ast::node::Template(Tree, N).pieces()) + ")";
    case K::NameRef:
      return show(ast::node::NameRef(Tree, N).ident());
    case K::MemberRef: {
      ast::node::MemberRef E(Tree, N);
      return show(E.base()) + "." + show(E.ident());
    }
    case K::Argument: {
      ast::node::Argument E(Tree, N);
      return (E.ident() ? show(E.ident()) + "=" : "") + show(E.expression());
    }
    case K::Call: {
      ast::node::Call E(Tree, N);
      return show(E.callee()) + "(" + List(E.arguments()) + ")";
    }
    case K::Lambda: {
      ast::node::Lambda E(Tree, N);
      return "(" + show(E.ident()) + " => " + show(E.body()) + ")";
    }
    case K::SetLit:
      return "[" + List(ast::node::SetLit(Tree, N).elements()) + "]";
    case K::Unary: {
      ast::node::Unary E(Tree, N);
      return "(" + Spelled(E.op()) + " " + show(E.operand()) + ")";
    }
    case K::Binary: {
      ast::node::Binary E(Tree, N);
      return "(" + show(E.left()) + " " + Spelled(E.op()) + " " +
             show(E.right()) + ")";
    }
    case K::IfExpr: {
      ast::node::IfExpr E(Tree, N);
      return "(if " + show(E.condition()) + " then " + show(E.then()) +
             " else " + show(E.otherwise()) + ")";
    }
    case K::Quantifier: {
      ast::node::Quantifier E(Tree, N);
      return "(" + Spelled(E.op()) + " " + show(E.ident()) + " in " +
             show(E.set()) + " : " + show(E.condition()) + ")";
    }
    case K::PathExpr: {
      ast::node::PathExpr E(Tree, N);
      std::string Out =
          "(" + Spelled(E.op()) + " " + show(E.from()) + " -> " + show(E.to());
      for (ast::NodeId C : E.clauses())
        Out += " " + show(C);
      return Out + ")";
    }
    case K::PathClause: {
      ast::node::PathClause E(Tree, N);
      return Spelled(E.op()) + (E.ident() ? " " + show(E.ident()) + " :" : "") +
             " " + show(E.expression());
    }
    default:
      return ast::name(Tree.kind(N)).str();
    }
  }

  SourceManager Sources;
  Diagnostics Diags;
  Interner Names;
  FileId File;
  ast::Tree Tree;
  bool HasErrors = false;
};

/// \p Expression, grouped; its messages if it does not parse.
inline std::string grouped(llvm::StringRef Expression) {
  Parsed P(("system S { a = " + Expression + "; }").str());
  if (P.HasErrors)
    return P.allMessages();
  return P.show(
      ast::node::Assign(P.Tree, P.find(ast::NodeKind::Assign)).value());
}

} // namespace tmc::test

#endif // TMC_TEST_UNIT_PARSE_PARSEHELPERS_H
