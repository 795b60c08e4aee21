//===- HabitRewriter.h - Rewriting what other notations write -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Private to Habits.cpp, which goes over the file, and to what it asks:
/// HabitModels.cpp and HabitDeclarations.cpp know statements, HabitRules.cpp
/// rules and types, HabitExprs.cpp values and conditions, HabitClauses.cpp
/// words that other languages have in another place.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_PARSE_HABITREWRITER_H
#define TMC_PARSE_HABITREWRITER_H

#include "Parse/Habits.h"

#include "TmParser.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

#include <optional>

namespace tmc::parse {

/// What a foreign word declares, in the order of the `select` of TM0131.
enum class Foreign : uint8_t { Element, Boundary, Flow, Data, System };

/// What \p Word declares elsewhere, if it does.
std::optional<Foreign> foreignWord(llvm::StringRef Word);

/// What the type \p Word of another language is called here; empty if nothing.
llvm::StringRef foreignTypeName(llvm::StringRef Word);

/// Goes over the tokens once, from statement to statement.
class Rewriter {
public:
  Rewriter(llvm::StringRef Text, TokenList &List, Reports &Out)
      : Text(Text), List(List), Out(Out), Old(List.Tokens) {
    New.reserve(Old.size() + 16);
    Map.reserve(Old.size() + 1);
  }

  bool run();

private:
  /// What the members of a body are.
  enum class Place : uint8_t {
    Top,
    Body,
    Rule,
    View,
    Verification,
    Enum,
    Other,
    Hole
  };

  //===--------------------------------------------------------------------===//
  // Tokens
  //===--------------------------------------------------------------------===//

  int32_t type(size_t At) const {
    return Old[std::min(At, Old.size() - 1)].Type;
  }
  const LightToken &tok(size_t At) const {
    return Old[std::min(At, Old.size() - 1)];
  }
  llvm::StringRef text(size_t At) const {
    return Text.slice(tok(At).Begin, tok(At).End);
  }
  llvm::StringRef text(size_t From, size_t To) const {
    return To <= From ? llvm::StringRef()
                      : Text.slice(tok(From).Begin, tok(To - 1).End);
  }
  bool touches(size_t At) const { return tok(At).End == tok(At + 1).Begin; }
  bool startsLine(size_t At) const {
    return At == 0 || Text.slice(tok(At - 1).End, tok(At).Begin).contains('\n');
  }
  bool isName(size_t At) const {
    int32_t K = type(At);
    return K == tmgen::TmParser::IDENT || K == tmgen::TmParser::QUOTED_NAME ||
           (isKeyword(K) &&
            !(K >= tmgen::TmParser::IF && K <= tmgen::TmParser::PATH));
  }
  bool isUpper(size_t At) const {
    return type(At) == tmgen::TmParser::IDENT &&
           llvm::isUpper(text(At).front());
  }
  bool isLower(size_t At) const {
    return type(At) == tmgen::TmParser::IDENT &&
           llvm::isLower(text(At).front());
  }

  // The tokens that come out.
  void emit(size_t At) { emitAs(At, type(At)); }
  void emitAs(size_t At, int32_t Type) {
    push(Type, tok(At).Begin, tok(At).End);
  }
  /// A token of punctuation or a keyword, of which nobody reads the text.
  void conjure(int32_t Type, size_t Before) {
    push(Type, tok(Before).Begin, tok(Before).Begin);
  }
  void push(int32_t Type, uint32_t Begin, uint32_t End) {
    New.push_back(
        LightToken(Type, Begin, End, static_cast<uint32_t>(New.size())));
  }
  /// Notes where the tokens up to \p To have gone, and goes on there.
  void advance(size_t To) {
    while (Map.size() < To)
      Map.push_back(static_cast<uint32_t>(New.size()));
    I = To;
  }
  /// Emits what stands there, and goes on.
  void copyTo(size_t To) {
    for (; I < To && I + 1 < Old.size(); ++I) {
      Map.push_back(static_cast<uint32_t>(New.size()));
      emit(I);
    }
  }

  //===--------------------------------------------------------------------===//
  // Reports
  //===--------------------------------------------------------------------===//

  /// At the tokens from \p From to before \p To.
  Report &report(diag::Kind K, size_t From, size_t To,
                 llvm::SmallVector<DiagArg, 3> Args = {}) {
    return Out.add(K, tok(From).Begin, tok(std::max(From + 1, To) - 1).End,
                   std::move(Args));
  }
  void fixTo(Report &R, size_t From, size_t To, std::string Now) {
    R.fix(tok(From).Begin, tok(To - 1).End, std::move(Now));
  }
  void suggestTo(Report &R, size_t From, size_t To, std::string Now) {
    R.suggest(tok(From).Begin, tok(To - 1).End, std::move(Now));
  }

  //===--------------------------------------------------------------------===//
  // Looking ahead
  //===--------------------------------------------------------------------===//

  /// Behind `a.b.c` at \p At.
  size_t behindName(size_t At) const {
    if (!isName(At))
      return At;
    ++At;
    while (type(At) == tmgen::TmParser::DOT && type(At + 1) != -1)
      At += 2;
    return At;
  }
  /// Behind an arrow of whatever notation at \p At.
  size_t behindArrow(size_t At) const;
  /// A text without its quotes.
  llvm::StringRef unquoted(size_t At) const;
  bool isTypeWord(size_t At) const;
  llvm::StringRef typeOfValue(size_t At) const;
  bool endsValue(size_t At) const;
  size_t operandBefore(size_t At) const;
  size_t behindOperand(size_t At) const;
  size_t behindNode(size_t At, llvm::StringRef &Name) const;
  /// Behind what a notation that ends statements with the line has at \p At:
  /// its line, its body, or its `;`.
  size_t behindLine(size_t At) const;
  /// Behind the statement that goes on at \p At: its `;` or its body.
  size_t behindStatement(size_t At) const;
  size_t behindBrackets(size_t At) const;
  size_t behindIndented(size_t At) const;
  bool isValue(size_t At) const;

  llvm::StringRef notation() const;
  void statement();
  bool comment();
  bool titledWord(Foreign Found);
  bool foreignWordHere();
  bool foreignClass(size_t Behind);
  void expectBody();
  bool partAtTop();
  bool kindFirst();
  bool titleFirst();
  bool assignedKind();
  bool colonForAssign();
  bool provides();
  bool nameless();
  void flow();
  void flowTail(size_t Source);
  bool oddName();
  void flowKind();
  bool ruleClause();
  bool foreignLet();
  bool nearlyRight();
  bool otherStatement();
  bool otherKind();
  bool otherDeclaration();
  bool unknownVerb();
  bool infixContains();
  bool ternary();
  /// Takes back what the tokens from \p From on have become.
  void takeBack(size_t From) {
    New.erase(New.begin() + Map[From], New.end());
    Map.resize(From);
  }
  // HabitModels.cpp
  bool otherMember();
  bool otherHead();
  bool drawing();
  bool titledBlock();
  bool assignedWord();
  bool drawnNode();
  bool missingKind();
  bool textBlock();
  bool unendedLine();
  bool listInLines();
  bool dottedStatement();
  bool elementTail();
  void textInBackquotes();
  bool typedSetting();
  bool strayItem();
  bool endWord();
  bool removal();
  bool bareDefault();
  bool decision();
  bool modifier();
  bool constantAtTop();
  bool untypedAttribute();
  bool otherBody();
  bool titleForName();
  bool ruleTitle();
  bool bareAnnotation();
  bool rego();
  bool functionBody();
  bool enumOfBars();
  bool scriptImport();

  // HabitClauses.cpp
  Report &written(size_t From, size_t To, const std::string &Now);
  bool endsMember(size_t At) const;
  bool bareFlag();
  bool countedElement();
  bool controlFlow();
  bool flowWithoutEnds();
  bool twoZones();
  bool foreignSeparator();
  bool bareList();
  bool headWords();
  bool ruleHead();
  bool conditionalSetting();
  void commaBehindClause();
  bool wordOperator();
  bool controlOn();

  // HabitExprs.cpp
  bool otherExpression();
  bool bareText();
  bool foreignDate();
  bool foreignValue();
  bool indexed();
  bool quantifierCall();
  bool comprehension();
  bool between();
  bool trailingIf();
  bool ifWithoutElse();
  bool scriptOperator();
  bool slashedPattern();
  bool listInParentheses();
  bool clauseParts();
  void dropControl(size_t From, size_t At);

  bool endMember();
  Report *ofBody();
  bool strayMark();
  bool pythonImport();
  bool indented();
  bool bracketedList();
  bool expressionSign();
  void enumSign();
  bool attributeType();
  void matchBinder();
  void inside();
  /// The next \p Length tokens are the operator \p Now of another language.
  /// True.
  bool replaceOperator(size_t Length, int32_t Type, const char *Now);
  bool logical();
  bool quantifier();
  bool unit();
  void body();
  void dropStatement() { advance(behindStatement(I)); }

  llvm::StringRef Text;
  TokenList &List;
  Reports &Out;
  std::vector<LightToken> Old;
  std::vector<LightToken> New;
  std::vector<uint32_t> Map; ///< by old token: where it stands now
  size_t I = 0;
  std::vector<Place> Places = {Place::Top};
  /// What the body is that the statement opens.
  Place Opens = Place::Other;
  bool EndsStatement = false;
  bool IsBalanced = true; ///< as many `{` as `}`
  bool IsForeign = false; ///< the rest is not worth reading
  bool Again = false;     ///< what follows begins a statement
  unsigned Brackets = 0;  ///< `[` that are open
  unsigned Parens = 0;    ///< `(` that are open
  unsigned OpenEnds = 0;  ///< blocks that an `end` will close
  /// By body that is open: the message about its signs, which stands for all of
  /// them; `None` if there is none yet.
  std::vector<uint32_t> BodyReports = {None};
  static constexpr uint32_t None = ~uint32_t(0);
  bool SaidSeparator = false; ///< of this enum
  llvm::StringSet<> Dashed;   ///< names with `-` that were reported
};

} // namespace tmc::parse

#endif // TMC_PARSE_HABITREWRITER_H
