//===- HabitModels.cpp - Statements of models in other notations ----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Parse/HabitRewriter.h"

using namespace tmc;
using namespace tmc::parse;
using llvm::StringRef;
using T = tmgen::TmParser;

static bool isDrawingWord(StringRef Word) {
#define FOREIGN_DRAWING(WORD)                                                  \
  if (Word == WORD)                                                            \
    return true;
#include "Parse/Habits.def"
  return false;
}

static StringRef modifierOf(StringRef Word) {
#define FOREIGN_MODIFIER(WORD, LANGUAGE)                                       \
  if (Word == WORD)                                                            \
    return LANGUAGE;
#include "Parse/Habits.def"
  return "";
}

static bool isAddingMethod(StringRef Word) {
#define FOREIGN_ADDING(WORD)                                                   \
  if (Word == WORD)                                                            \
    return true;
#include "Parse/Habits.def"
  return false;
}

static bool isRemovingWord(StringRef Word) {
#define FOREIGN_REMOVING(WORD)                                                 \
  if (Word == WORD)                                                            \
    return true;
#include "Parse/Habits.def"
  return false;
}

StringRef parse::foreignTypeName(StringRef Word) {
#define FOREIGN_TYPE(WORD, HERE)                                               \
  if (Word == WORD)                                                            \
    return HERE;
#include "Parse/Habits.def"
  return "";
}

bool Rewriter::isTypeWord(size_t At) const {
  static constexpr StringRef Types[] = {"bool",   "int",      "decimal",
                                        "string", "duration", "date",
                                        "port",   "endpoint"};
  return type(At) == T::IDENT && (llvm::is_contained(Types, text(At)) ||
                                  !foreignTypeName(text(At)).empty());
}

/// A name that can be written, made of what a title says.
static std::string nameFrom(StringRef Title) {
  std::string Name;
  for (char C : Title)
    if (llvm::isAlnum(C))
      Name += C;
    else if (!Name.empty() && Name.back() != '_')
      Name += '_';
  while (!Name.empty() && Name.back() == '_')
    Name.pop_back();
  return Name.empty() || llvm::isDigit(Name.front()) ? "name" : Name;
}

StringRef Rewriter::unquoted(size_t At) const {
  return text(At).drop_front().drop_back();
}

size_t Rewriter::behindLine(size_t At) const {
  for (bool First = true;; First = false) {
    switch (type(At)) {
    case -1:
    case T::RBRACE:
      return At;
    case T::SEMI:
      return At + 1;
    case T::LBRACE:
    case T::HOLE:
    case T::DOTBRACE:
      if (!First && startsLine(At))
        return At;
      At = behindBrackets(At);
      if (startsLine(At))
        return At;
      continue;
    default:
      if (!First && startsLine(At))
        return At;
      ++At;
    }
  }
}

/// Statements of a body.
bool Rewriter::otherMember() {
  return strayItem() || endWord() || countedElement() || controlFlow() ||
         flowWithoutEnds() || twoZones() || foreignSeparator() || headWords() ||
         drawing() || modifier() || removal() || bareDefault() || decision() ||
         untypedAttribute() || otherBody() || titledBlock() || assignedWord() ||
         drawnNode() || missingKind() || textBlock() || listInLines() ||
         dottedStatement() || typedSetting() || elementTail() || bareFlag();
}

/// `package a.b` and `import a.b` without their `;`.
bool Rewriter::unendedLine() {
  if (type(I) != T::PACKAGE && type(I) != T::IMPORT)
    return false;
  const size_t End = behindName(I + 1);
  if (End == I + 1 || type(End) == -1 || !startsLine(End) ||
      type(End) == T::SEMI || type(End) == T::DOTBRACE)
    return false;
  Out.add(diag::ExpectedToken, tok(End - 1).End, tok(End - 1).End,
          {"`;`",
           type(I) == T::PACKAGE ? "after the package's name"
                                 : "after the import",
           ("`" + text(End) + "`").str()})
      .fix(tok(End - 1).End, tok(End - 1).End, ";");
  copyTo(End);
  conjure(T::SEMI, End);
  return true;
}

/// Declarations at the top of a file.
bool Rewriter::otherHead() {
  return unendedLine() || headWords() || ruleHead() || modifier() ||
         constantAtTop() || otherBody() || titleForName() || ruleTitle() ||
         bareAnnotation() || rego() || functionBody() || enumOfBars() ||
         scriptImport() || decision() || strayItem();
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

/// `style.fill: red`, `shape: cylinder`, `classDef x fill:red`
bool Rewriter::drawing() {
  if (type(I) != T::IDENT || !isDrawingWord(text(I)))
    return false;
  const int32_t Next = type(I + 1);
  if (startsLine(I + 1) || Next == T::ASSIGN || Next == T::PLUSASSIGN ||
      (Next == T::COLON && isUpper(I + 2)))
    return false;
  const size_t End = behindLine(I);
  const size_t Last = End > I + 1 && type(End - 1) == T::SEMI ? End - 1 : End;
  report(diag::DrawingInModel, I, Last, {text(I, Last)})
      .fix(tok(I).Begin, tok(End - 1).End, "");
  advance(End);
  return true;
}

/// `resource "aws_s3_bucket" "statements" { … }`
bool Rewriter::titledBlock() {
  size_t At = I + 1;
  while (type(At) == T::STRING && !startsLine(At))
    ++At;
  if (type(I) != T::IDENT || At == I + 1 || type(At) != T::LBRACE)
    return false;
  const std::string Now = nameFrom(unquoted(At - 1)) + " : Kind { … }";
  report(
      diag::ForeignDeclaration, I, I + 1,
      {text(I), DiagArg::number(static_cast<uint64_t>(Foreign::Element)), Now});
  advance(behindBrackets(At));
  return true;
}

/// `clerk = person "Clerk"`, `api = container "API" "REST" { … }`
bool Rewriter::assignedWord() {
  // `save = Dataflow(web, browser, "saves")`
  if (isName(I) && type(I + 1) == T::ASSIGN && isUpper(I + 2) &&
      type(I + 3) == T::LPAREN) {
    const size_t From = behindName(I + 4), To = behindName(From + 1);
    if (From != I + 4 && type(From) == T::COMMA && To != From + 1) {
      report(diag::FlowWithoutName, I + 2, behindBrackets(I + 3),
             {text(I + 4, From), "->", text(From + 1, To)});
    } else {
      std::string Now = text(I + 2).str();
      if (type(I + 4) == T::STRING)
        Now += " " + text(I + 4).str();
      report(diag::AssignForColon, I + 1, I + 2, {text(I), Now});
    }
    advance(behindLine(I));
    return true;
  }
  if (!isName(I) || type(I + 1) != T::ASSIGN || type(I + 2) != T::IDENT ||
      type(I + 3) != T::STRING)
    return false;
  const std::optional<Foreign> Found = foreignWord(text(I + 2));
  if (!Found || *Found == Foreign::System)
    return false;
  // A container of C4 is a program; only what has a body holds others.
  const bool IsBoundary =
      *Found == Foreign::Boundary && type(behindLine(I) - 1) == T::RBRACE;
  std::string Now = IsBoundary ? "boundary " : "";
  Now += text(I);
  Now += " : Kind ";
  Now += text(I + 3);
  report(diag::ForeignDeclaration, I + 2, I + 3,
         {text(I + 2), DiagArg::number(IsBoundary ? 1 : 0), Now});
  advance(behindLine(I));
  return true;
}

/// Behind `name`, `name[label]`, `name([label])`, `[label]` or `(label)` at \p
/// At, if one of these is there, and the name in it.
size_t Rewriter::behindNode(size_t At, StringRef &Name) const {
  const bool IsOpen = type(At) == T::LBRACK || type(At) == T::LPAREN;
  if (!IsOpen && type(At) != T::IDENT)
    return At;
  const size_t Bracket = IsOpen ? At : At + 1;
  if (!IsOpen)
    Name = text(At);
  if (type(Bracket) != T::LBRACK && type(Bracket) != T::LPAREN &&
      (IsOpen || type(Bracket) != T::LBRACE || !touches(At)))
    return IsOpen ? At : At + 1;
  if (!IsOpen && (!touches(At) || startsLine(Bracket)))
    return At + 1;
  const size_t End = behindBrackets(Bracket);
  if (IsOpen && isName(At + 1))
    Name = text(At + 1);
  return End;
}

/// `db[(Orders)]`, `[web] --> [orders]`
bool Rewriter::drawnNode() {
  StringRef From, To;
  const size_t End = behindNode(I, From);
  const size_t Arrow = behindArrow(End);
  if (End == I || From.empty())
    return false;
  if (Arrow != End && !startsLine(End)) {
    size_t Target = Arrow;
    if (type(Target) == T::PIPE) {
      while (type(++Target) != T::PIPE && type(Target) != -1)
        ;
      ++Target;
    }
    const size_t Last = behindNode(Target, To);
    if (Last == Target || To.empty() || (End == I + 1 && Last == Target + 1))
      return false; // plain names are for nameless()
    StringRef Drawn = text(End, Arrow);
    report(diag::FlowWithoutName, I, Last,
           {From, Drawn.starts_with("<") && Drawn.ends_with(">") ? "<->" : "->",
            To});
    advance(behindLine(I));
    return true;
  }
  if (End == I + 1 || type(I) != T::IDENT || type(I + 1) == T::LBRACE ||
      isName(End) || type(End) == T::ASSIGN || type(End) == T::COLON ||
      type(End) == T::DOT)
    return false;
  StringRef Label = text(I + 1, End).trim("[](){}");
  std::string Now = From.str() + " : Kind";
  if (!Label.empty())
    Now += " \"" + Label.trim('"').str() + "\"";
  report(diag::ForeignQuantifier, I, End, {text(I, End), Now});
  advance(behindLine(I));
  return true;
}

/// `web :` at the end of a line, and the next element behind it.
bool Rewriter::missingKind() {
  if (!isName(I) || type(I + 1) != T::COLON || !startsLine(I + 2))
    return false;
  const size_t Kind = behindName(I + 2);
  const bool IsNext = Kind != I + 2 && type(Kind) == T::COLON;
  if (!IsNext && type(I + 2) != T::RBRACE && type(I + 2) != T::FLOW &&
      type(I + 2) != T::BOUNDARY)
    return false;
  Out.add(diag::ExpectedToken, tok(I + 1).End, tok(I + 1).End,
          {"the name of a kind", "after `:`", ("`" + text(I + 2) + "`").str()});
  advance(I + 2);
  return true;
}

/// `owner: |` and lines that stand further in.
bool Rewriter::textBlock() {
  if (!isName(I) || (type(I + 1) != T::COLON && type(I + 1) != T::ASSIGN) ||
      (type(I + 2) != T::PIPE && type(I + 2) != T::GT) ||
      (!startsLine(I + 3) && type(I + 3) != T::RBRACE))
    return false;
  report(diag::TextOverLines, I + 2, I + 3, {text(I + 2)});
  advance(type(I + 3) == T::RBRACE ? I + 3 : behindIndented(I));
  return true;
}

/// `stores:` and then lines that begin with `-`.
bool Rewriter::listInLines() {
  if (!isName(I) || (type(I + 1) != T::COLON && type(I + 1) != T::ASSIGN) ||
      type(I + 2) != T::MINUS || !startsLine(I + 2))
    return false;
  size_t At = I + 2;
  std::string Members;
  std::vector<std::pair<size_t, size_t>> Names;
  while (type(At) == T::MINUS && startsLine(At)) {
    const size_t End = type(At + 1) == T::STRING ? At + 2 : behindName(At + 1);
    if (End == At + 1 || type(End) == T::COLON)
      return false;
    Members += (Members.empty() ? "" : ", ") + text(At + 1, End).str();
    Names.push_back({At + 1, End});
    At = End;
  }
  suggestTo(report(diag::ListInLines, I, I + 2, {text(I), Members}), I, I + 2,
            text(I).str() + " = [" + Members + "];");
  emit(I);
  conjure(T::ASSIGN, I + 1);
  conjure(T::LBRACK, I + 1);
  for (auto [From, To] : Names) {
    if (From != Names.front().first)
      conjure(T::COMMA, From);
    for (size_t K = From; K < To; ++K)
      emit(K);
  }
  conjure(T::RBRACK, At);
  conjure(T::SEMI, At);
  advance(type(At) == T::SEMI ? At + 1 : At);
  return true;
}

/// `inside.web : WebApplication;`, `web.rate_limited = true;`,
/// `controls.append(AuditLogging);`
bool Rewriter::dottedStatement() {
  const size_t End = behindName(I);
  if (!isName(I) || End < I + 3 || type(End) == -1)
    return false;
  StringRef Whole = text(I, End - 2), Last = text(End - 1);
  if (type(End) == T::COLON && isUpper(End + 1)) {
    report(diag::PartWithPath, I, End,
           {Whole, Last, text(End + 1, behindName(End + 1))});
    return dropStatement(), true;
  }
  if (type(End) == T::ASSIGN || type(End) == T::PLUSASSIGN) {
    size_t To = behindLine(I);
    StringRef Value = text(End + 1, type(To - 1) == T::SEMI ? To - 1 : To);
    std::string Now = Whole.str() + " : … { ";
    Now += Last;
    Now += (" " + text(End) + " " + Value + "; }").str();
    report(diag::ForeignQuantifier, I, End, {text(I, End), Now});
    advance(To);
    return true;
  }
  if (type(End) != T::LPAREN || !isAddingMethod(Last) || End != I + 3)
    return false;
  const size_t Close = behindBrackets(End);
  std::string Now = (Whole + " += [" + text(End + 1, Close - 1) + "]").str();
  suggestTo(report(diag::ForeignQuantifier, I, Close, {text(I, Close), Now}), I,
            Close, Now);
  emit(I);
  push(T::PLUSASSIGN, tok(End).Begin, tok(End).Begin);
  conjure(T::LBRACK, End + 1);
  for (size_t K = End + 1; K + 1 < Close; ++K)
    emit(K);
  conjure(T::RBRACK, Close);
  if (type(Close) != T::SEMI)
    conjure(T::SEMI, Close);
  advance(Close);
  return true;
}

/// What follows the kind of an element and cannot: `api : ApiService, Worker;`,
/// `q : Queue<Order>;`, `api : ApiService in inside;`, `` api : Kind `API` ``
bool Rewriter::elementTail() {
  // `api : new ApiService`
  if (isName(I) && type(I + 1) == T::COLON && text(I + 2) == "new" &&
      isUpper(I + 3)) {
    fixTo(written(I + 2, I + 4, text(I + 3).str()), I + 2, I + 4,
          text(I + 3).str());
    copyTo(I + 2);
    advance(I + 1);
    return true;
  }
  if (!isName(I) || type(I + 1) != T::COLON || !isUpper(I + 2))
    return false;
  const size_t End = behindName(I + 2);
  if (startsLine(End))
    return false;
  StringRef Kind = text(I + 2, End);
  static constexpr StringRef Places[] = {"in", "inside", "within", "at"};
  if (llvm::is_contained(Places, text(End)) && isName(End + 1)) {
    report(diag::PartWithPath, End, behindName(End + 1),
           {text(End + 1, behindName(End + 1)), text(I), Kind});
    copyTo(End);
    conjure(T::SEMI, End);
    advance(behindLine(End));
    return true;
  }
  if (type(End) == T::COMMA && isUpper(End + 1)) {
    report(diag::UnexpectedToken, End, End + 1,
           {"`,`", ("after `" + Kind + "`").str(),
            "`;`: an element has one kind"});
    copyTo(End);
    size_t To = End;
    while (type(To) == T::COMMA && isName(To + 1))
      To = behindName(To + 1);
    advance(To);
    return true;
  }
  if (type(End) == T::LT && isName(End + 1) && type(End + 2) == T::GT) {
    const std::string Now =
        (Kind + " { stores = [" + text(End + 1) + "]; }").str();
    suggestTo(report(diag::ForeignQuantifier, I + 2, End + 3,
                     {text(I + 2, End + 3), Now}),
              I + 2, End + 3, Now);
    copyTo(End);
    advance(End + 3);
    return true;
  }
  if (type(End) == T::QUOTED_NAME) {
    copyTo(End);
    textInBackquotes();
    return true;
  }
  // `api : ApiService as "API"`
  if (text(End) == "as" && type(End + 1) == T::STRING) {
    fixTo(written(End, End + 2, text(End + 1).str()), End, End + 2,
          text(End + 1).str());
    copyTo(End);
    advance(End + 1);
    return true;
  }
  // `f"API"`
  if (type(End) == T::IDENT && text(End).size() == 1 && touches(End) &&
      type(End + 1) == T::STRING) {
    fixTo(report(diag::ForeignQuantifier, End, End + 2,
                 {text(End, End + 2), text(End + 1)}),
          End, End + 2, text(End + 1).str());
    copyTo(End);
    advance(End + 1);
    return true;
  }
  return false;
}

/// `` `API` `` where a title goes.
void Rewriter::textInBackquotes() {
  StringRef Inside = unquoted(I);
  fixTo(report(diag::TextWithoutQuotes, I, I + 1, {Inside}), I, I + 1,
        ("\"" + Inside + "\"").str());
  emitAs(I, T::STRING);
  advance(I + 1);
}

/// `bool backed_up = true;`
bool Rewriter::typedSetting() {
  if (!isTypeWord(I) || !isName(I + 1) || type(I + 2) != T::ASSIGN)
    return false;
  fixTo(
      report(diag::ForeignQuantifier, I, I + 2, {text(I, I + 2), text(I + 1)}),
      I, I + 2, text(I + 1).str());
  advance(I + 1);
  return true;
}

/// `- web : WebApplication`, `},`
bool Rewriter::strayItem() {
  if (type(I) == T::MINUS && isName(I + 1) && startsLine(I)) {
    if (Report *R = ofBody()) {
      R->alsoFix(tok(I).Begin, tok(I + 1).Begin, "");
    } else {
      report(diag::UnexpectedToken, I, I + 1,
             {"`-`", "before `" + text(I + 1).str() + "`",
              "the name alone: the members of a body are not a list"})
          .fix(tok(I).Begin, tok(I + 1).Begin, "");
      BodyReports.back() = Out.size() - 1;
    }
    advance(I + 1);
    return true;
  }
  if (type(I) != T::COMMA || I == 0 || type(I - 1) != T::RBRACE)
    return false;
  if (Report *R = ofBody()) {
    R->alsoFix(tok(I).Begin, tok(I).End, "");
  } else {
    report(diag::UnexpectedToken, I, I + 1,
           {"`,`", "after `}`", "the next member"})
        .fix(tok(I).Begin, tok(I).End, "");
    BodyReports.back() = Out.size() - 1;
  }
  advance(I + 1);
  return true;
}

/// `end` that closes a subgraph.
bool Rewriter::endWord() {
  if (OpenEnds == 0 || text(I) != "end" || type(I + 1) == T::COLON ||
      type(I + 1) == T::ASSIGN)
    return false;
  --OpenEnds;
  advance(type(I + 1) == T::SEMI ? I + 2 : I + 1);
  return true;
}

//===----------------------------------------------------------------------===//
// Extensions, decisions and defaults
//===----------------------------------------------------------------------===//

/// `remove buy;`
bool Rewriter::removal() {
  if (type(I) != T::IDENT || !isRemovingWord(text(I)) || !isName(I + 1) ||
      startsLine(I + 1))
    return false;
  report(diag::ExtensionRemoves, I, I + 1, {text(I + 1, behindName(I + 1))});
  advance(behindLine(I));
  return true;
}

/// `default rate_limited = true;`
bool Rewriter::bareDefault() {
  if (type(I) != T::DEFAULT || !isName(I + 1) || type(I + 2) != T::ASSIGN)
    return false;
  report(diag::DefaultWithoutKind, I + 1, I + 2, {text(I + 1)});
  advance(behindLine(I));
  return true;
}

static bool isFindingId(StringRef Text) {
  return Text.size() == 8 && llvm::all_of(Text, llvm::isHexDigit) &&
         llvm::any_of(Text, llvm::isDigit);
}

/// `accept 8e34c4af { … }`, `accept TM-NET-001 on Shop.buy until 2027-06-30;`
bool Rewriter::decision() {
  static constexpr int32_t Verbs[] = {T::ACCEPT, T::DISMISS, T::MITIGATE,
                                      T::TRANSFER};
  if (!llvm::is_contained(Verbs, type(I)))
    return false;
  size_t End = I + 2;
  while (type(End) != -1 && touches(End - 1) && type(End) != T::LBRACE &&
         type(End) != T::SEMI)
    ++End;
  if (isFindingId(text(I + 1, End))) {
    report(diag::FindingForRule, I + 1, End, {text(I + 1, End), text(I)});
    return dropStatement(), true;
  }
  // `accept [A, B] on …`
  if (type(I + 1) == T::LBRACK) {
    report(diag::UnexpectedToken, I + 1, behindBrackets(I + 1),
           {"`[`", ("after `" + text(I) + "`").str(),
            "one rule: write a decision for each"});
    return dropStatement(), true;
  }
  // `accept TM-NET-001 at Shop.buy`
  static constexpr StringRef At[] = {"at", "for", "in", "to", "of"};
  for (size_t K = I + 2; type(K) != T::ON && !endsMember(K); ++K)
    if (llvm::is_contained(At, text(K)) && isName(K + 1) && !touches(K - 1)) {
      fixTo(report(diag::ForeignOperator, K, K + 1, {text(K), "on"}), K, K + 1,
            "on");
      Old[K].Type = T::ON;
      break;
    }
  size_t On = I + 1;
  while (type(On) != -1 && type(On) != T::ON && type(On) != T::LBRACE &&
         type(On) != T::SEMI)
    ++On;
  const size_t Behind = behindName(On + 1);
  static constexpr StringRef Until[] = {"until", "expires", "till"};
  static constexpr StringRef Because[] = {"because", "reason"};
  const bool IsDate = llvm::is_contained(Until, text(Behind));
  if (type(On) != T::ON || Behind == On + 1 ||
      (!IsDate && !llvm::is_contained(Because, text(Behind))))
    return false;
  const size_t Value = Behind + (type(Behind + 1) == T::ASSIGN ? 2 : 1);
  std::string Now = IsDate ? "{ expires = " : "{ reason = ";
  Now += text(Value).str() + "; … }";
  report(diag::ForeignQuantifier, Behind, Value + 1,
         {text(Behind, Value + 1), Now});
  return dropStatement(), true;
}

//===----------------------------------------------------------------------===//
// Heads of declarations
//===----------------------------------------------------------------------===//

/// `export data Order;`, `public attr sealed : bool;`
bool Rewriter::modifier() {
  const StringRef Language =
      type(I) == T::IDENT ? modifierOf(text(I)) : StringRef();
  if (Language.empty() || startsLine(I + 1) ||
      (!isKeyword(type(I + 1)) &&
       !(type(I + 1) == T::IDENT && type(I + 2) == T::COLON)))
    return false;
  report(diag::StatementOfOther, I, I + 1,
         {text(I), Language, DiagArg::number(0)})
      .fix(tok(I).Begin, tok(I + 1).Begin, "");
  advance(I + 1);
  return true;
}

/// `const port = 443;` at the top of a file.
bool Rewriter::constantAtTop() {
  static constexpr StringRef Words[] = {"const", "var", "let", "val"};
  if (!llvm::is_contained(Words, text(I)) || !isName(I + 1) ||
      type(I + 2) != T::ASSIGN)
    return false;
  StringRef Type = typeOfValue(I + 3);
  const size_t End = behindLine(I);
  StringRef Value = text(I + 3, type(End - 1) == T::SEMI ? End - 1 : End);
  std::string Now = "function " + text(I + 1).str() + "() : ";
  Now += Type.empty() ? "type" : Type;
  Now += " = " + Value.str();
  report(diag::ForeignQuantifier, I, I + 3, {text(I, I + 3), Now});
  advance(End);
  return true;
}

/// The type of the value at \p At, as an attribute names it.
StringRef Rewriter::typeOfValue(size_t At) const {
  switch (type(At)) {
  case T::STRING:
  case T::QUOTE:
  case T::TEXT_OPEN:
    return "string";
  case T::INT:
    return "int";
  case T::DECIMAL:
    return "decimal";
  case T::QUANTITY:
    return "duration";
  case T::DATE:
    return "date";
  case T::TRUE:
  case T::FALSE:
    return "bool";
  default:
    return "";
  }
}

/// `attr maker = "ACME";`
bool Rewriter::untypedAttribute() {
  if (type(I) != T::ATTR || !isName(I + 1) || type(I + 2) != T::ASSIGN)
    return false;
  const size_t End = behindLine(I);
  StringRef Type = typeOfValue(I + 3);
  std::string Now = Type.empty() ? "type" : Type.str();
  Now += " = ";
  Now += text(I + 3, type(End - 1) == T::SEMI ? End - 1 : End);
  Report &R =
      report(diag::AttributeWithoutType, I + 1, I + 2, {text(I + 1), Now});
  if (!Type.empty())
    R.suggest(tok(I + 1).Begin, tok(I + 1).End,
              (text(I + 1) + " : " + Type).str());
  advance(End);
  return true;
}

/// `system Shop [ … ]`, `boundary inside : Lan ( … )`: a body in other
/// brackets.
bool Rewriter::otherBody() {
  if (type(I) != T::SYSTEM && type(I) != T::BOUNDARY)
    return false;
  size_t At = behindName(I + 1);
  if (type(At) == T::COLON)
    At = behindName(At + 1);
  if (type(At) == T::STRING)
    ++At;
  if ((type(At) != T::LBRACK && type(At) != T::LPAREN) || !startsLine(At + 1))
    return false;
  const size_t Close = behindBrackets(At) - 1;
  Report &R = report(diag::ExpectedToken, At, At + 1,
                     {"`{`", ("after `" + text(At - 1) + "`").str(),
                      ("`" + text(At) + "`").str()});
  R.fix(tok(At).Begin, tok(At).End, "{");
  R.alsoFix(tok(Close).Begin, tok(Close).End, "}");
  Old[At].Type = T::LBRACE;
  Old[Close].Type = T::RBRACE;
  Opens = Place::Body;
  copyTo(At);
  return true;
}

/// `system "Web shop" {`, `rule "Plain flow" {`
bool Rewriter::titleForName() {
  static constexpr int32_t Heads[] = {T::SYSTEM, T::RULE, T::THREAT};
  if (!llvm::is_contained(Heads, type(I)) || type(I + 1) != T::STRING)
    return false;
  std::string Name;
  bool Upper = true;
  for (char C : unquoted(I + 1)) {
    if (llvm::isAlnum(C))
      Name += Upper ? llvm::toUpper(C) : C;
    Upper = !llvm::isAlnum(C);
  }
  if (Name.empty() || llvm::isDigit(Name.front()))
    Name = "Name";
  const std::string Now = Name + " " + text(I + 1).str();
  Report &R = report(diag::ExpectedToken, I + 1, I + 2,
                     {"a name", ("after `" + text(I) + "`").str(),
                      "a title; write `" + Now + "`"});
  suggestTo(R, I + 1, I + 2, Now);
  emit(I);
  push(T::IDENT, tok(I + 1).Begin + 1, tok(I + 1).End - 1);
  emit(I + 1);
  advance(I + 2);
  return true;
}

/// `rule PlainFlow : "title" {`, `` rule PlainFlow `title` { ``
bool Rewriter::ruleTitle() {
  if ((type(I) != T::RULE && type(I) != T::THREAT) || !isName(I + 1))
    return false;
  if (type(I + 2) == T::QUOTED_NAME) {
    copyTo(I + 2);
    textInBackquotes();
    return true;
  }
  if ((type(I + 2) != T::COLON && type(I + 2) != T::ASSIGN) ||
      (type(I + 3) != T::STRING && type(I + 3) != T::QUOTE))
    return false;
  report(diag::UnexpectedToken, I + 2, I + 3,
         {("`" + text(I + 2) + "`").str(),
          ("after `" + text(I + 1) + "`").str(), "the title"})
      .fix(tok(I + 2).Begin, tok(I + 2).End, "");
  copyTo(I + 2);
  advance(I + 3);
  return true;
}

/// `id("ACME-1")` above a declaration.
bool Rewriter::bareAnnotation() {
  if (type(I) != T::IDENT || type(I + 1) != T::LPAREN || !touches(I))
    return false;
  const size_t End = behindBrackets(I + 1);
  if (!isKeyword(type(End)) && type(End) != T::AT)
    return false;
  report(diag::ForeignQuantifier, I, End,
         {text(I, End), ("@" + text(I, End)).str()})
      .fix(tok(I).Begin, tok(I).Begin, "@");
  conjure(T::AT, I);
  copyTo(End);
  Again = true; // the declaration begins behind it
  return true;
}

/// `deny[msg] { … }`, `allow if { … }`: Rego.
bool Rewriter::rego() {
  if (type(I) != T::IDENT)
    return false;
  size_t At = I + 1;
  if (type(At) == T::LBRACK)
    At = behindBrackets(At);
  else if (text(At) == "if")
    ++At;
  else if (text(At) == "contains" && isName(At + 1) && text(At + 2) == "if")
    At += 3;
  if (At == I + 1 || type(At) != T::LBRACE)
    return false;
  // The first lines may have been read as ours.
  Out.truncate(0);
  report(diag::ForeignLanguage, I, I + 1, {"Rego"});
  IsForeign = true;
  advance(I + 1);
  return true;
}

/// `function f(x : Flow) : Severity { return High; }`,
/// `function f(x : Flow) -> Severity = High;`
bool Rewriter::functionBody() {
  if ((type(I) != T::FUNCTION && type(I) != T::PREDICATE) || !isName(I + 1) ||
      type(I + 2) != T::LPAREN)
    return false;
  const size_t Head = behindBrackets(I + 2);
  size_t Type = Head;
  // `predicate plain(Flow f)`
  for (size_t K = I + 3; K < Head; ++K)
    if (isUpper(K) && isLower(K + 1) &&
        (type(K - 1) == T::LPAREN || type(K - 1) == T::COMMA)) {
      suggestTo(report(diag::KindBeforeName, K, K + 2, {text(K + 1), text(K)}),
                K, K + 2, (text(K + 1) + " : " + text(K)).str());
      copyTo(K);
      emit(K + 1);
      conjure(T::COLON, K + 1);
      emit(K);
      advance(K + 2);
    }
  if (I >= Head)
    return true;
  if (type(I) != T::FUNCTION && type(I) != T::PREDICATE)
    return true; // a parameter was turned round
  // `predicate plain(f)`
  for (size_t K = I + 3; K < Head; ++K)
    if (isName(K) && (type(K - 1) == T::LPAREN || type(K - 1) == T::COMMA) &&
        (type(K + 1) == T::COMMA || type(K + 1) == T::RPAREN)) {
      report(diag::ForeignQuantifier, K, K + 1,
             {text(K), (text(K) + " : Kind").str()});
      return dropStatement(), true;
    }
  if ((type(Head) == T::ARROW || text(Head) == "returns") && isName(Head + 1)) {
    fixTo(report(diag::ForeignOperator, Head, Head + 1, {text(Head), ":"}),
          Head, Head + 1, ":");
    copyTo(Head);
    emitAs(Head, T::COLON);
    advance(Head + 1);
    Type = behindName(Head + 1);
    if (type(Type) != T::LBRACE)
      return true;
  } else if (type(Head) == T::COLON) {
    Type = behindName(Head + 1);
  }
  if (type(Type) != T::LBRACE)
    return false;
  size_t From = Type + 1;
  if (text(From) == "return")
    ++From;
  size_t To = From;
  while (type(To) != T::SEMI && type(To) != T::RBRACE && type(To) != -1)
    ++To;
  report(diag::FunctionWithBody, Type, Type + 1,
         {text(std::min(I, Head - 1), Type), text(From, To)});
  copyTo(Type);
  conjure(T::ASSIGN, From);
  for (size_t K = From; K < To; ++K)
    emit(K);
  conjure(T::SEMI, To);
  advance(behindBrackets(Type));
  return true;
}

/// `enum Colour = Red | Green;`
bool Rewriter::enumOfBars() {
  const size_t Name = type(I) == T::ORDERED ? I + 2 : I + 1;
  if (type(Name - 1) != T::ENUM || !isName(Name) || type(Name + 1) != T::ASSIGN)
    return false;
  const size_t End = behindLine(I);
  std::string Now = text(I, Name + 1).str() + " { ";
  std::vector<size_t> Values;
  for (size_t K = Name + 2; K < End; ++K)
    if (isName(K)) {
      Now += (Values.empty() ? "" : ", ") + text(K).str();
      Values.push_back(K);
    }
  Now += " }";
  suggestTo(report(diag::ForeignQuantifier, I, End,
                   {text(I, type(End - 1) == T::SEMI ? End - 1 : End), Now}),
            I, End, Now);
  copyTo(Name + 1);
  conjure(T::LBRACE, Name + 1);
  for (size_t K : Values) {
    if (K != Values.front())
      conjure(T::COMMA, K);
    emit(K);
  }
  conjure(T::RBRACE, End);
  advance(End);
  return true;
}

/// `import { S3Bucket } from "std.aws";`
bool Rewriter::scriptImport() {
  if (type(I) != T::IMPORT || type(I + 1) != T::LBRACE)
    return false;
  const size_t Close = behindBrackets(I + 1);
  if (type(Close) != T::FROM || type(Close + 1) != T::STRING)
    return false;
  std::string Now =
      ("import " + unquoted(Close + 1) + ".{" + text(I + 2, Close - 1) + "};")
          .str();
  const size_t End = type(Close + 2) == T::SEMI ? Close + 3 : Close + 2;
  fixTo(
      report(diag::ForeignQuantifier, I, Close + 2, {text(I, Close + 2), Now}),
      I, End, Now);
  advance(End);
  return true;
}
