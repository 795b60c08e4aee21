// The words of the .tm language.
//
// A keyword is a name after `.`, in backquotes, and wherever the parser grammar
// asks for a `name`, which lists the keywords that are names there.
//
// The keywords, the kinds of token and the modes are taken from here; lib/Parse/
// Lexer.cpp does the scanning, because it is twenty times as fast as the machine
// that ANTLR makes of this file. test/Unit/Parse holds the two to the same tokens.
lexer grammar TmLexer;

channels { DOCS }
tokens { HOLE, BAD_STRING_END }

// --- Declarations ---
PACKAGE : 'package' ;
IMPORT : 'import' ;
PRIVATE : 'private' ;
AS : 'as' ;
ENUM : 'enum' ;
ORDERED : 'ordered' ;
ABSTRACT : 'abstract' ;
COMPONENT : 'component' ;
CHANNEL : 'channel' ;
ZONE : 'zone' ;
CONTROL : 'control' ;
FOR : 'for' ;
ATTR : 'attr' ;
LET : 'let' ;
PROVIDES : 'provides' ;
REQUIRE : 'require' ;
PORT : 'port' ;
SYSTEM : 'system' ;
BOUNDARY : 'boundary' ;
FLOW : 'flow' ;
VIA : 'via' ;
DATA : 'data' ;
DERIVE : 'derive' ;
FROM : 'from' ;
BY : 'by' ;
EXTEND : 'extend' ;
OVERLAY : 'overlay' ;
DEFAULT : 'default' ;
OF : 'of' ;
VIEW : 'view' ;
INCLUDE : 'include' ;
EXCLUDE : 'exclude' ;

// --- Decisions ---
ASSUME : 'assume' ;
ACCEPT : 'accept' ;
MITIGATE : 'mitigate' ;
DISMISS : 'dismiss' ;
TRANSFER : 'transfer' ;
OVERRIDE : 'override' ;
ON : 'on' ;
TO : 'to' ;

// --- Rules ---
RULE : 'rule' ;
THREAT : 'threat' ;
MATCH : 'match' ;
WHERE : 'where' ;
UNLESS : 'unless' ;
WITNESS : 'witness' ;
QUESTION : 'question' ;
VERIFY : 'verify' ;
PREDICATE : 'predicate' ;
FUNCTION : 'function' ;
VERIFICATION : 'verification' ;
TEMPLATE : 'template' ;

// --- Methodologies ---
METHODOLOGY : 'methodology' ;
SECTION : 'section' ;
TABLE : 'table' ;
COLUMN : 'column' ;
DIAGRAM : 'diagram' ;
SHOW : 'show' ;

// --- Expressions ---
IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
NOT : 'not' ;
AND : 'and' ;
OR : 'or' ;
IMPLIES : 'implies' ;
IN : 'in' ;
IS : 'is' ;
MATCHES : 'matches' ;
TRUE : 'true' ;
FALSE : 'false' ;
UNKNOWN : 'unknown' ;
ANY : 'any' ;
ALL : 'all' ;
NONE : 'none' ;
COUNT : 'count' ;
EACH : 'each' ;
NO : 'no' ;
EXISTS : 'exists' ;
PATH : 'path' ;
CARRYING : 'carrying' ;
AVOIDING : 'avoiding' ;
WITH : 'with' ;
HOP : 'hop' ;
EVERY : 'every' ;
PASSES : 'passes' ;

// --- Punctuation ---
LBRACE : '{' -> pushMode(DEFAULT_MODE) ;
RBRACE : '}' -> popMode ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
SEMI : ';' ;
COMMA : ',' ;
DOTBRACE : '.{' -> pushMode(DEFAULT_MODE) ;
DOTSTARSTAR : '.**' ;
DOTSTAR : '.*' ;
DOT : '.' ;
COLON : ':' ;
TWOWAY : '<->' ;
ARROW : '->' ;
FATARROW : '=>' ;
EQ : '==' ;
NE : '!=' ;
LE : '<=' ;
GE : '>=' ;
LT : '<' ;
GT : '>' ;
PLUSASSIGN : '+=' ;
ASSIGN : '=' ;
PLUS : '+' ;
MINUS : '-' ;
STARSIGN : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
PIPE : '|' ;
AMP : '&' ;
AT : '@' ;
QMARK : '?' ;

// --- Literals and names ---
DATE : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
DECIMAL : DIGIT+ '.' DIGIT+ ;
QUANTITY : DIGIT+ LETTER+ ;
INT : DIGIT+ ;
IDENT : (LETTER | '_') (LETTER | DIGIT | '_')* ;
QUOTED_NAME : '`' ~[`\r\n]+ '`' ;
BAD_QUOTED_NAME : '`' ~[`\r\n]* ;

// A string without holes is one token; one with holes opens a mode of its own.
// It ends on its line, and so do its holes.
STRING : '"' STRING_CHAR* '"' ;
TEXT_OPEN : '"""' -> pushMode(TEXT) ;
QUOTE : '"' -> pushMode(STR) ;

// A line of four or more slashes is a plain comment.
DOC_COMMENT : '///' (~[/\r\n] ~[\r\n]*)? -> channel(DOCS) ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;
BAD_BLOCK_COMMENT : '/*' ;
SPACE : [ \t\r\n\f]+ -> skip ;
// Only as a file's first character.
BOM : '\uFEFF' -> skip ;

BAD_CHAR : . ;

fragment DIGIT : [0-9] ;
fragment LETTER : [a-zA-Z\u00AA-\u02FF\u0370-\u1FFF\u2C00-\uD7FF\uF900-\uFDFF] ;
fragment STRING_CHAR : ~["\\$\r\n] | '\\' ~[\r\n] ;

mode STR;
STR_TEXT : (~["\\$\r\n] | '\\' ~[\r\n])+ ;
STR_DOLLAR : '$' -> type(STR_TEXT) ;
STR_HOLE : '${' -> type(HOLE), pushMode(DEFAULT_MODE) ;
STR_CLOSE : '"' -> popMode ;
STR_END_OF_LINE : [\r\n] -> type(BAD_STRING_END), popMode ;
STR_BAD_ESCAPE : '\\' -> type(STR_TEXT) ;

// A text block holds its text raw; only `${` is special.
mode TEXT;
TEXT_RAW : ~["$]+ ;
TEXT_QUOTE : '"' -> type(TEXT_RAW) ;
TEXT_DOLLAR : '$' -> type(TEXT_RAW) ;
TEXT_HOLE : '${' -> type(HOLE), pushMode(DEFAULT_MODE) ;
TEXT_CLOSE : '"""' -> popMode ;
