// The syntax of the .tm language. Nothing else says what it is.
//
// Every declaration has one shape, `name : Kind(args) "title" { … }`. Nearly
// every choice is made by the next token alone, so that ANTLR compiles it to a
// switch and an error is found where it is; where two words decide (`flow x` and
// `flow = 1`) it predicts. Which member may stand in which body is said by the
// compiler after parsing, so that it can say it well.
//
// `///` comments are on a channel of their own; those directly before a prefix
// belong to it.
parser grammar TmParser;

options { tokenVocab = TmLexer; superClass = ParserBase; }
@parser::postinclude {
#include "Parse/ParserBase.h"
}
@parser::members {
/// Builds the network of the grammar, if nobody has yet (cmake/TmcLazyGrammar.cmake).
static void loadNetwork();
}

file : packageDecl? declaration* EOF ;

// It takes a documentation comment, but no annotations.
packageDecl : PACKAGE qualName SEMI ;

// --- Declarations at the top of a file ---------------------------------------
declaration
  : prefix PRIVATE?
    ( importDecl
    | enumDecl
    | abstractDecl
    | kindDecl
    | controlDecl
    | ruleDecl
    | threatDecl
    | predicateDecl
    | verificationDecl
    | systemDecl
    | dataDecl
    | deriveDecl
    | decision
    | extendDecl
    | overlayDecl
    | viewDecl
    | methodologyDecl
    )
  ;

prefix : annotation* ;
annotation : AT anyName arguments? ;

importDecl : IMPORT (STRING | qualName) (DOTSTAR | importList)? (AS name)? SEMI ;
importList : DOTBRACE importItem (COMMA importItem)* COMMA? RBRACE ;
importItem : anyName (AS name)? ;

enumDecl : ORDERED? ENUM name LBRACE (enumValue (COMMA enumValue)* COMMA?)? RBRACE ;
enumValue : prefix name text? ;

// `data D;` is a dataDecl: a thing of a model. `abstract data D;` is a kind.
abstractDecl : ABSTRACT (kindDecl | dataKindDecl | controlDecl) ;
kindDecl : (COMPONENT | CHANNEL | ZONE) name params? (COLON kindUse)? text? bodyOrSemi ;
dataKindDecl : DATA name params? (COLON kindUse)? text? bodyOrSemi ;
controlDecl : CONTROL name (COLON kindUse)? (FOR qualName (COMMA qualName)*)? text? bodyOrSemi ;
ruleDecl : RULE name text? ruleBody ;
// What a person found, on named parts of a model.
threatDecl : THREAT name text? ON qualName (COMMA qualName)* ruleBody ;
ruleBody : LBRACE ruleMember* RBRACE ;
predicateDecl : (PREDICATE | FUNCTION) name params (COLON type)? ASSIGN expr SEMI ;
verificationDecl : VERIFICATION name params text? verificationBody ;
verificationBody : LBRACE verificationMember* RBRACE ;

systemDecl : SYSTEM name (COLON kindUse)? text? bodyOrSemi ;
dataDecl : DATA name (COLON kindUse)? text? bodyOrSemi ;
deriveDecl : DERIVE name (COLON kindUse)? FROM qualName (COMMA qualName)* (BY qualName)? text? bodyOrSemi ;
extendDecl : EXTEND qualName body ;
overlayDecl : OVERLAY name OF qualName (ON qualName (COMMA qualName)*)? body ;
// In a system or boundary: what all of the kind in it have, unless they say otherwise.
defaultDecl : DEFAULT qualName body ;
viewDecl : VIEW name (OF qualName)? text? viewBody ;
viewBody : LBRACE viewMember* RBRACE ;

decision
  : ASSUME text ON target ofKind? text? bodyOrSemi
  | ACCEPT subject ON target ofKind? text? bodyOrSemi
  | MITIGATE subject ON target ofKind? BY qualName (COMMA qualName)* text? bodyOrSemi
  | DISMISS subject ON target ofKind? text? bodyOrSemi
  | TRANSFER subject ON target ofKind? TO (qualName | text) text? bodyOrSemi
  | OVERRIDE subject (ON target ofKind?)? text? bodyOrSemi
  ;
// A rule by its name or its id (`TM-NET-001`, also in quotes), a category, or all
// rules of a package: `std.ai.*`.
subject : qualName (DOTSTAR | (MINUS (anyName | INT | QUANTITY))+)? | text ;
// `Shop.core.*`: its parts; `Shop.core.**`: all that is in it.
target : qualName (DOTSTAR | DOTSTARSTAR)? ;
// Of these only what is of the kind: `Shop.core.** : Database`.
ofKind : COLON qualName ;

// --- Bodies of kinds, controls, systems, boundaries, elements, flows, … -------
body : LBRACE member* RBRACE ;
bodyOrSemi : body | SEMI ;

member
  : prefix
    ( assignment
    | attrDecl
    | letMember
    | providesMember
    | requireMember
    | portMember
    | boundaryDecl
    | flowDecl
    | dataDecl
    | deriveDecl
    | decision
    | extendDecl
    | defaultDecl
    | viewDecl
    | elementDecl
    )
  ;

assignment : OVERRIDE? anyName (ASSIGN | PLUSASSIGN) expr SEMI ;
attrDecl : ATTR anyName COLON type (ASSIGN expr)? text? SEMI ;
letMember : LET name ASSIGN expr SEMI ;
providesMember : PROVIDES provideItem (COMMA provideItem)* SEMI ;
provideItem : anyName (ASSIGN expr)? ;
requireMember : REQUIRE expr (COLON text)? SEMI ;
portMember : PORT name (COLON kindUse)? (ASSIGN expr)? text? SEMI ;
boundaryDecl : BOUNDARY name (COLON kindUse)? text? bodyOrSemi ;
elementDecl : anyName COLON kindUse text? bodyOrSemi ;
flowDecl : FLOW name COLON qualName (ARROW | TWOWAY) qualName (VIA kindUse)? text? bodyOrSemi ;

// `Shop.core.*`: its parts; `Shop.core.**`: all that is in it.
viewMember
  : prefix ((INCLUDE | EXCLUDE) expr (DOTSTAR | DOTSTARSTAR)? (WHERE expr)? SEMI | assignment)
  ;

// --- Rules and verifications --------------------------------------------------
ruleMember
  : prefix
    ( matchClause
    | letMember
    | whereClause
    | unlessClause
    | byClause
    | witnessClause
    | questionClause
    | verifyClause
    | assignment
    )
  ;
matchClause : MATCH binder (COMMA binder)* SEMI ;
binder : name COLON qualName ;
whereClause : WHERE expr SEMI ;
unlessClause : UNLESS expr (BY qualName (COMMA qualName)*)? SEMI ;
byClause : BY expr SEMI ;
witnessClause : WITNESS name ASSIGN expr SEMI ;
questionClause : QUESTION expr text SEMI ;
verifyClause : VERIFY expr (COMMA expr)* SEMI ;

verificationMember : prefix (TEMPLATE name text SEMI | assignment) ;

// --- Methodologies --------------------------------------------------------------
methodologyDecl : METHODOLOGY name text? methodologyBody ;
methodologyBody : LBRACE methodologyMember* RBRACE ;
methodologyMember : prefix SECTION text sectionBody ;
sectionBody : LBRACE sectionMember* RBRACE ;
sectionMember
  : prefix
    ( tableDecl
    | diagramDecl
    | showClause
    )
  ;
tableDecl : TABLE binder (COMMA binder)* text? tableBody ;
tableBody : LBRACE tableMember* RBRACE ;
tableMember
  : prefix
    ( whereClause
    | letMember
    | columnClause
    | showClause
    )
  ;
columnClause : COLUMN text ASSIGN expr SEMI ;
diagramDecl : DIAGRAM text? viewBody ;
// What the engine knows beside the model: findings, questions, decisions, …
showClause : SHOW name text? (OF subject (COMMA subject)*)? (BY qualName)? SEMI ;

// --- Types, kinds, arguments ---------------------------------------------------
type : (LBRACK typeName RBRACK | typeName) QMARK? ;
// `int(0 to 100)`, `int(1 to)`, `duration(to 90d)`; `Kind(Flow)`.
typeName : qualName (LPAREN (TO bound | bound (TO bound?)?) RPAREN)? ;
bound : MINUS? value ;
kindUse : qualName arguments? ;
params : LPAREN (param (COMMA param)* COMMA?)? RPAREN ;
param : name COLON type (ASSIGN expr)? ;
arguments : LPAREN (argument (COMMA argument)* COMMA?)? RPAREN ;
argument : (anyName ASSIGN)? expr ;

// --- Expressions ----------------------------------------------------------------
// An expression is a row of operands and operators. How they group is this table,
// loosest first; lib/Parse/BuilderExprs.cpp holds it for the parser. (One rule a level
// would cost a prediction an operator: see docs/design/frontend.md.)
//
//   if c then a else e   any x in s : e   x => e   with any hop h : e     e goes on to the right end
//   implies                                                               right to left
//   or                                                                    left to right
//   and                                                                   left to right
//   not                                                                   prefix
//   == != < <= > >= in, not in, is, is not, matches                       left to right
//   |                                                                     left to right
//   &                                                                     left to right
//   + -                                                                   left to right
//   * / %                                                                 left to right
//   -                                                                     prefix
//   .name .name(…)                                                        postfix
//
// `x is not K` is read as the operand `not K` behind `is`, and means `not (x is K)`.
// `carrying`, `avoiding`, `passes` and `with … hop` stand behind a path only; what the
// first three take ends before a comparison.
expr
  : operand
    ( ( STARSIGN | SLASH | PERCENT | PLUS | MINUS | AMP | PIPE
      | EQ | NE | LT | LE | GT | GE | IN | NOT IN | IS | MATCHES
      | AND | OR | IMPLIES | FATARROW | CARRYING | AVOIDING | PASSES
      | WITH (ANY | ALL | NO) HOP name COLON
      )
      operand
    )*
  ;

operand : prefixOperator* ((EXISTS | NO | EVERY)? PATH value ARROW value | value) ;

prefixOperator
  : NOT
  | MINUS
  | IF expr THEN expr ELSE
  | (ANY | ALL | NONE | COUNT | EACH) name IN expr COLON
  ;

value
  : ( name arguments?
    | INT | DECIMAL | QUANTITY | DATE | TRUE | FALSE | UNKNOWN
    | text
    | LBRACK (expr (COMMA expr)* COMMA?)? RBRACK
    | LPAREN expr RPAREN
    )
    (DOT anyName arguments?)*
  ;

// --- Text ------------------------------------------------------------------------
// A text block is raw. A line break directly behind the opening `"""` is dropped,
// and so is the indentation that all its lines have in common; a line of blanks
// only does not count, but the last one before the closing `"""` does.
text
  : STRING
  | QUOTE (STR_TEXT | hole)* (STR_CLOSE | BAD_STRING_END)
  | TEXT_OPEN (TEXT_RAW | hole)* TEXT_CLOSE
  ;
hole : HOLE expr RBRACE ;

// --- Names -----------------------------------------------------------------------
qualName : name (DOT anyName)* ;

// A name that a declaration or an expression can use as it is.
name
  : IDENT | QUOTED_NAME
  | PACKAGE | IMPORT | PRIVATE | AS | ENUM | ORDERED | ABSTRACT | COMPONENT | CHANNEL | ZONE
  | CONTROL | FOR | ATTR | LET | PROVIDES | REQUIRE | PORT | SYSTEM | BOUNDARY | FLOW | VIA
  | DATA | DERIVE | FROM | BY | EXTEND | OVERLAY | DEFAULT | OF | VIEW | INCLUDE | EXCLUDE | ASSUME
  | ACCEPT | MITIGATE | DISMISS | TRANSFER | OVERRIDE | ON | TO | RULE | THREAT | MATCH | WHERE | UNLESS
  | WITNESS | QUESTION | VERIFY | PREDICATE | FUNCTION | VERIFICATION | TEMPLATE
  | METHODOLOGY | SECTION | TABLE | COLUMN | DIAGRAM | SHOW | CARRYING | AVOIDING | WITH
  | HOP | EVERY | PASSES
  ;

// After a dot, and where only a name can stand, every word is one; and at the
// start of a member, where the `:` or `=` behind it tells it apart.
anyName
  : name
  | IF | THEN | ELSE | NOT | AND | OR | IMPLIES | IN | IS | MATCHES | TRUE | FALSE | UNKNOWN
  | ANY | ALL | NONE | COUNT | EACH | NO | EXISTS | PATH
  ;
