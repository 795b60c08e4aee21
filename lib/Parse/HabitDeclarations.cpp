//===- HabitDeclarations.cpp - Declarations of other notations ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/HabitRewriter.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

/// `ignore TM-NET-001 on Shop.buy { … }`
bool Rewriter::unknownVerb() {
  static constexpr StringRef Verbs[] = {"ignore",  "waive",   "suppress",
                                        "skip",    "wontfix", "risk_accept",
                                        "exclude", "close"};
  if (type(I) != T::IDENT || !llvm::is_contained(Verbs, text(I)) ||
      !isName(I + 1) || startsLine(I + 1))
    return false;
  suggestTo(report(diag::ForeignQuantifier, I, I + 1, {text(I), "accept"}), I,
            I + 1, "accept");
  dropStatement();
  return true;
}

/// `def f(x : Flow) = …`, `package a/b;`, `#include "x"`, `system Web Shop {`
bool Rewriter::otherDeclaration() {
  static constexpr StringRef Functions[] = {"def", "fn", "func", "fun",
                                            "macro"};
  if (type(I) == T::IDENT && llvm::is_contained(Functions, text(I)) &&
      isName(I + 1) && type(I + 2) == T::LPAREN) {
    suggestTo(report(diag::ForeignQuantifier, I, I + 1, {text(I), "predicate"}),
              I, I + 1, "predicate");
    emitAs(I, T::PREDICATE);
    advance(I + 1);
    return true;
  }
  if (type(I) == T::PACKAGE && isName(I + 1) && type(I + 2) == T::SLASH) {
    fixTo(report(diag::ForeignOperator, I + 2, I + 3, {"/", "."}), I + 2, I + 3,
          ".");
    copyTo(I + 2);
    while (type(I) == T::SLASH || isName(I)) {
      emitAs(I, type(I) == T::SLASH ? T::DOT : type(I));
      advance(I + 1);
    }
    return true;
  }
  if (type(I) == T::IMPORT && text(I).starts_with("#") &&
      type(I + 1) == T::STRING && type(I + 2) != T::SEMI) {
    emit(I);
    emit(I + 1);
    conjure(T::SEMI, I + 2);
    advance(I + 2);
    return true;
  }
  if (type(I) == T::SYSTEM && isUpper(I + 1) && isUpper(I + 2) &&
      !startsLine(I + 2) &&
      (type(I + 3) == T::LBRACE || type(I + 3) == T::STRING)) {
    std::string Now = (text(I + 1) + text(I + 2)).str();
    suggestTo(report(diag::ForeignQuantifier, I + 1, I + 3,
                     {text(I + 1, I + 3), Now}),
              I + 1, I + 3, Now);
    emit(I);
    push(T::IDENT, tok(I + 1).Begin, tok(I + 2).End);
    advance(I + 3);
    return true;
  }
  return false;
}

/// `component Till extends Device`, `component Till(Device)`, `component Till :
/// Device, WebServer`
bool Rewriter::otherKind() {
  if ((type(I) != T::COMPONENT && type(I) != T::CHANNEL &&
       type(I) != T::ZONE) ||
      !isName(I + 1))
    return false;
  static constexpr StringRef Words[] = {"extends", "inherits", "isa", "is"};
  if (llvm::is_contained(Words, text(I + 2)) && isName(I + 3)) {
    fixTo(report(diag::ForeignQuantifier, I + 2, I + 3, {text(I + 2), ":"}),
          I + 2, I + 3, ":");
    emit(I);
    emit(I + 1);
    emitAs(I + 2, T::COLON);
    advance(I + 3);
    return true;
  }
  if (type(I + 2) == T::LPAREN && isUpper(I + 3) && type(I + 4) == T::RPAREN) {
    std::string Now = (text(I, I + 2) + " : " + text(I + 3)).str();
    suggestTo(report(diag::ForeignQuantifier, I, I + 5, {text(I, I + 5), Now}),
              I, I + 5, Now);
    emit(I);
    emit(I + 1);
    emitAs(I + 2, T::COLON);
    emit(I + 3);
    advance(I + 5);
    return true;
  }
  const size_t Base = behindName(I + 3);
  if (type(I + 2) != T::COLON || type(Base) != T::COMMA || !isName(Base + 1))
    return false;
  size_t End = Base;
  while (type(End) == T::COMMA && isName(End + 1))
    End = behindName(End + 1);
  report(diag::UnexpectedToken, Base, Base + 1,
         {"`,`", "after `" + text(Base - 1).str() + "`",
          "one base: a kind derives from one kind"});
  copyTo(Base);
  advance(End);
  return true;
}

/// `require` and `derive` in another order.
bool Rewriter::nearlyRight() {
  auto Written = [&](size_t From, size_t To,
                     const std::string &Now) -> Report & {
    return report(diag::ForeignQuantifier, From, To, {text(From, To), Now});
  };
  // `require "why" : condition;`
  if (type(I) == T::REQUIRE && type(I + 1) == T::STRING &&
      type(I + 2) == T::COLON) {
    size_t End = I + 3;
    while (type(End) != T::SEMI && type(End) != T::RBRACE && type(End) != -1)
      ++End;
    std::string Now = text(I + 3, End).str() + " : ";
    Now += text(I + 1);
    fixTo(Written(I + 1, End, Now), I + 1, End, Now);
    emit(I);
    for (size_t K = I + 3; K < End; ++K)
      emit(K);
    emit(I + 2);
    emit(I + 1);
    advance(End);
    return true;
  }
  // `derive Order -> Receipt`
  if (type(I) == T::DERIVE && isName(I + 1) && type(I + 2) == T::ARROW &&
      isName(I + 3)) {
    std::string Now = (text(I + 3) + " from " + text(I + 1)).str();
    suggestTo(Written(I + 1, I + 4, Now), I + 1, I + 4, Now);
    emit(I);
    emit(I + 3);
    push(T::FROM, tok(I + 2).Begin, tok(I + 2).End);
    emit(I + 1);
    advance(I + 4);
    return true;
  }
  return false;
}

/// Members that are nearly right.
bool Rewriter::otherStatement() {
  auto Written = [&](size_t From, size_t To,
                     const std::string &Now) -> Report & {
    return report(diag::ForeignQuantifier, From, To, {text(From, To), Now});
  };
  // `attr drawers? : int`
  if (type(I) == T::ATTR && type(I + 2) == T::QMARK &&
      type(I + 3) == T::COLON && isName(I + 4)) {
    StringRef Type = foreignTypeName(text(I + 4));
    std::string Now = text(I + 1).str() + " : ";
    Now += Type.empty() ? text(I + 4) : Type;
    Now += "?";
    suggestTo(Written(I + 1, I + 5, Now), I + 1, I + 5, Now);
    if (!Type.empty()) {
      // Its name is forgotten with its type.
      advance(behindLine(I));
      return true;
    }
    emit(I);
    emit(I + 1);
    emit(I + 3);
    emit(I + 4);
    emit(I + 2);
    advance(I + 5);
    return true;
  }
  if (!isName(I) || type(I + 1) != T::COLON)
    return false;
  // `inside: {`
  if (type(I + 2) == T::LBRACE) {
    Written(I, I + 2, ("boundary " + text(I) + " : Kind").str());
    conjure(T::BOUNDARY, I);
    emit(I);
    Opens = Place::Body;
    advance(I + 2);
    return true;
  }
  // `ask : app -> ledger`
  const size_t Arrow = behindName(I + 2);
  const size_t Target = behindArrow(Arrow);
  if (!isName(I + 2) || Target == Arrow || !isName(Target))
    return false;
  Written(I, behindName(Target), ("flow " + text(I, behindName(Target))).str())
      .fix(tok(I).Begin, tok(I).Begin, "flow ");
  conjure(T::FLOW, I);
  Opens = Place::Body;
  copyTo(I + 2);
  flowTail(I);
  return true;
}
