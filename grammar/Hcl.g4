// The syntax of HCL 2, as far as files that describe things need it: blocks,
// attributes and expressions. Nothing is evaluated. Ends of lines separate
// nothing here: an attribute ends where its expression does.
grammar Hcl;

@parser::members {
/// Builds the network of the grammar, if nobody has yet (cmake/TmcLazyGrammar.cmake).
static void loadNetwork();
}
@lexer::members {
  /// The same of the lexer.
  static void loadNetwork();
  // Takes the lines of a heredoc, after `<<NAME`, and the one that ends it.
  void takeHeredoc() {
    std::string Name = getText();
    Name.erase(0, Name.find_first_not_of("<-"));
    while (!Name.empty() && (Name.back() == '\n' || Name.back() == '\r'))
      Name.pop_back();
    std::string Line;
    while (_input->LA(1) != antlr4::IntStream::EOF) {
      const size_t Next = _input->LA(1);
      _input->consume();
      if (Next != '\n') {
        Line += Next < 0x80 ? static_cast<char>(Next) : '?';
        continue;
      }
      const size_t First = Line.find_first_not_of(" \t");
      const size_t Last = Line.find_last_not_of(" \t\r");
      if (First != std::string::npos &&
          Line.compare(First, Last - First + 1, Name) == 0)
        return;
      Line.clear();
    }
  }
}

file : body EOF ;
body : ( attribute | block )* ;
attribute : IDENTIFIER '=' expression ;
block : IDENTIFIER label* '{' body '}' ;
label : STRING | IDENTIFIER ;

expression : operation ( '?' operation ':' operation )* ;
operation : term ( operator_ term )* ;
operator_
  : '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||'
  ;
term : ( '-' | '!' )* primary suffix* ;
suffix
  : '.' ( IDENTIFIER | NUMBER | '*' )
  | '[' ( expression | '*' ) ']'
  ;
primary
  : STRING
  | HEREDOC
  | NUMBER
  | IDENTIFIER '(' ( expression ( ',' expression )* ( ',' | '...' )? )? ')'
  | IDENTIFIER
  | list
  | object
  | '(' expression ')'
  ;
list
  : '[' ( expression ( ',' expression )* ','? )? ']'
  | '[' forIntro expression forEnd? ']'
  ;
object
  : '{' ( entry ','? )* '}'
  | '{' forIntro expression '=>' expression '...'? forEnd? '}'
  ;
entry : ( IDENTIFIER | STRING | NUMBER | '(' expression ')' ) ( '=' | ':' ) expression ;
forIntro : 'for' IDENTIFIER ( ',' IDENTIFIER )? 'in' expression ':' ;
forEnd : 'if' expression ;

STRING : '"' ( INTERPOLATION | '\\' . | ~["\\\r\n] )* '"' ;
fragment INTERPOLATION : [$%] '{' ( INTERPOLATION | STRING | ~[{}"] )* '}' ;
HEREDOC : '<<' '-'? [A-Za-z_] [A-Za-z0-9_-]* '\r'? '\n' { takeHeredoc(); } ;
NUMBER : [0-9]+ ( '.' [0-9]+ )? ( [eE] [+-]? [0-9]+ )? ;
IDENTIFIER : [\p{L}_] [\p{L}\p{N}_-]* ;
COMMENT : ( '#' ~[\n]* | '//' ~[\n]* | '/*' .*? '*/' ) -> skip ;
SPACE : [ \t\r\n\uFEFF]+ -> skip ;
OTHER : . ;
