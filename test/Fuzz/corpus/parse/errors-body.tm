
// Mistakes in a body: one message each, and nothing in their wake.

systm Shop "Shop" { // expected-error {{unexpected `systm` at the top of a file; expected `system`}}
  owner = "team" // expected-error {{expected `;` after the assignment, found `flow`}}
  flow visit customer -> browser; // expected-error {{expected `:` after `visit`, found `customer`}}
  flow in : a -> b; // expected-error {{`in` is a keyword here; enclose it in backquotes to use it as a name}}
  flow pay : a => b; // expected-error {{expected `->` or `<->` after `a`, found `=>`}}
  flow lost : a -> ; // expected-error {{expected a name after `->`, found `;`}}
  title "x"; // expected-error {{expected `=` after `title`, found text}}
  count := 3; // expected-error {{expected `=` after `count`, found `:=`}}
  bondary vpc : Vpc { // expected-error {{unexpected `bondary` in a body; expected `boundary`}}
    a : B { c = (d + e)); } // expected-error {{unexpected `)` after the assignment; expected `;`: no `(` is open}}
    x = f(1, 2; // expected-error {{expected `)` after `2`, found `;`}} expected-note {{the `(` is opened here}}
    # y = 3; // expected-error {{unexpected character `#`}}
    // expected-error@+1 {{string without closing `"`}}
    z = "open;
    p = 1, // expected-error {{expected `;` after the assignment, found `,`}}
    q = [1 2]; // expected-error {{expected `,` or `]` after `1`, found `2`}}
    r = "${}"; // expected-error {{empty hole `${}` in a text; write an expression in it}}
    s = "\q"; // expected-error {{unknown escape `\q`; a string knows `\n`, `\t`, `\"`, `\\`, `\$` and `\u{hex}`}}
    t = 9223372036854775808; // expected-error {{is too large; a whole number has at most 64 bits}}
    u = `open; // expected-error {{quoted name without closing backquote}}
  }
}

// The caret is behind what a `;` is missing after, with the mending below.
