// RUN: %tmc --no-prelude -I %S/.. %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s std.core
// Literals of every type, names in backquotes, texts with holes and on several lines.
import "../Inputs/core.tm";

component Thing : Server {
  attr on : bool?;
  attr n : int?;
  attr d : decimal?;
  attr wait : duration?;
  attr day : date?;
  attr t : string?;
  attr ts : [string]?;
  attr `odd name` : int?;
  attr es : [Element]?;
}
system S {
  a : Thing {
    on = true; n = -42; d = 2.50; wait = 90d; day = 2028-02-29;
    t = "tab\t \"q\" \u{e9} \$ \\"; ts = ["b", "a", "b"]; `odd name` = 0; es = [S.b, a];
  }
  b : Thing { on = unknown; t = """
    two
      lines of ${2}
    """; wait = 36h; }
  c : Thing { n = 7 * (3 - 1) / 2 % 4; d = 3; t = "is ${1 + 2}"; on = false; }
}

//= kind @literals.Thing element base @std.core.Server {
//=   attr on : bool
//=   attr n : int
//=   attr d : decimal
//=   attr wait : duration
//=   attr day : date
//=   attr t : string
//=   attr ts : [string]
//=   attr "odd name" : int
//=   attr es : [entity @std.core.Element]
//= }
//= system %S : @std.core.System
//= element %S.a : @literals.Thing in %S {
//=   set on = true
//=   set n = -42
//=   set d = 2.5
//=   set wait = 90d
//=   set day = 2028-02-29
//=   set t = "tab\t \"q\" é $ \\"
//=   set ts = ["a", "b"]
//=   set "odd name" = 0
//=   set es = [%S.a, %S.b]
//= }
//= element %S.b : @literals.Thing in %S {
//=   set on = unknown
//=   set wait = 36h
//=   set t = "two\n  lines of 2\n"
//= }
//= element %S.c : @literals.Thing in %S {
//=   set on = false
//=   set n = 3
//=   set d = 3.0
//=   set t = "is 3"
//= }
