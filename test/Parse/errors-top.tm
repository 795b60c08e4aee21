// RUN: %tmc --verify-diagnostics --emit=ast %s

// Mistakes at the top of a file.

import a.{b c}; // expected-error {{expected `,` or `}` after `b`, found `c`}}
import ; // expected-error {{expected a name or text in quotes after `import`, found `;`}}
flow a : b -> c { d = 1; } // expected-error {{`a` is outside every system; flows are declared in the body of a system: `system Name { … }`}}
api : WebServer { e = 1; } // expected-error {{`api` is outside every system; elements are declared in the body of a system: `system Name { … }`}}
component any { } // expected-error {{`any` is a keyword here; enclose it in backquotes to use it as a name}}
component C : { } // expected-error {{expected the name of a kind after `:`, found `{`}}
enum E { A, B C } // expected-error {{expected `,` or `}` after `B`, found `C`}}
predicate p(x) = true; // expected-error {{`x` cannot be used like this; write `x : Kind`}}
accept r { } // expected-error {{expected `on` after `r`, found `{`}}
private foo; // expected-error {{unexpected `foo` at the top of a file; expected a declaration, for example `system`, `component` or `rule`}}
} // expected-error {{one `}` too many: what begins with `accept r` ends already in line 13}}
package late; // expected-error {{unexpected `package` at the top of a file; expected it before all else in a file}}

rule R {
  wher a; // expected-error {{unexpected `wher` in a rule; expected `where`}}
  match f Flow; // expected-error {{expected `:` after `f`, found `Flow`}}
  unless ; // expected-error {{expected a value after `unless`, found `;`}}
  question f; // expected-error {{expected text in quotes after `f`, found `;`}}
  severity High; // expected-error {{expected `=` after `severity`, found `High`}}
  flow f : a -> b; // expected-error {{unexpected `flow` in a rule; expected it in a body, as that of a system}}
  @old where b; // expected-error {{unexpected annotation before a `where` clause; expected it before a declaration}}
  where a => b.c; // no message: `a` is one name
  where a.b => c; // expected-error {{`=>` is not an operator here; write `implies`}}
  where a carrying b; // expected-error {{unexpected `carrying` here; expected it behind `path … -> …`}}
}
