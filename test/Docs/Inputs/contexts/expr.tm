package context.expr;

rule Example "${f}" {
  match f : Flow, e : Process, x : Store, b : Boundary, d : Data, s : System;
  let v@n@ = @line@;
  where f in e.serves and f.target == x and x in b.elements and d in f.carries and e in s.elements;
  severity = Low;
}
