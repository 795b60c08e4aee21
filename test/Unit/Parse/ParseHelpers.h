//===- ParseHelpers.h - Parsing a string in a test ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_TEST_UNIT_PARSE_PARSEHELPERS_H
#define TMC_TEST_UNIT_PARSE_PARSEHELPERS_H

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
    auto Child = [&](unsigned I) { return show(Tree.child(N, I)); };
    auto Operator = [&] { return ast::spelling(Tree.op(N)).str(); };
    switch (Tree.kind(N)) {
    case K::Ident:
    case K::IntLit:
    case K::DecimalLit:
    case K::QuantityLit:
    case K::DateLit:
      return name(N);
    case K::BoolLit:
      return Tree[N].Payload ? "true" : "false";
    case K::UnknownLit:
      return "unknown";
    case K::StringLit:
      return "'" + name(N) + "'";
    case K::Template:
      return "t(" + List(Tree.children(N)) + ")";
    case K::NameRef:
      return Child(0);
    case K::MemberRef:
      return Child(0) + "." + Child(1);
    case K::Argument:
      return (Tree.child(N, 0) ? Child(0) + "=" : "") + Child(1);
    case K::Call:
      return Child(0) + "(" + List(Tree.list(N)) + ")";
    case K::Lambda:
      return "(" + Child(0) + " => " + Child(1) + ")";
    case K::SetLit:
      return "[" + List(Tree.children(N)) + "]";
    case K::Unary:
      return "(" + Operator() + " " + Child(0) + ")";
    case K::Binary:
      return "(" + Child(0) + " " + Operator() + " " + Child(1) + ")";
    case K::IfExpr:
      return "(if " + Child(0) + " then " + Child(1) + " else " + Child(2) +
             ")";
    case K::Quantifier:
      return "(" + Operator() + " " + Child(0) + " in " + Child(1) + " : " +
             Child(2) + ")";
    case K::PathExpr: {
      std::string Out = "(" + Operator() + " " + Child(0) + " -> " + Child(1);
      for (ast::NodeId C : Tree.list(N))
        Out += " " + show(C);
      return Out + ")";
    }
    case K::PathClause:
      return Operator() + (Tree.child(N, 0) ? " " + Child(0) + " :" : "") +
             " " + Child(1);
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
  return P.show(P.Tree.child(P.find(ast::NodeKind::Assign), 2));
}

} // namespace tmc::test

#endif // TMC_TEST_UNIT_PARSE_PARSEHELPERS_H
