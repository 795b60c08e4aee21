// Nothing that a model says becomes markup, a statement or an escape of
// Graphviz.
// RUN: %tmc --no-prelude --emit=svg %s -o %t.svg
// RUN: %tmc --no-prelude --emit=dot %s -o %t.dot
// RUN: dot -Tsvg %t.dot -o %t.dot.svg
// RUN: %python %S/diagram-check.py 6 %t.svg %t.dot.svg
// RUN: FileCheck %s < %t.svg
// RUN: FileCheck %s < %t.dot.svg

package test.hostile;

import std.core.*;

zone Area : Boundary;
channel Wire : Flow;

@id("T-1") @stride(Tampering)
rule Bad "</title><script>alert(1)</script> \\N \"${f}\" &lt;b&gt; ]]> --> \u{202E}" {
  match f : Flow;
  where f.administrative == false;
  severity = High;
}

data `</a><script>` { sensitivity = Internal; }

system Shop "<b>Title</b> \\N \\G &amp;lt; \"q\" \\" {
  boundary `x" -> y; "` : Area "</text><script>alert(2)</script> \\E" {
    trust = 0;
    `a\b` : Person "back\\slash \\N \\l \\";
    `a"b` : Process "quote \" ; } digraph { x -> y }";
    `a<b` : Store "<table><tr><td>html</td></tr></table>";
    `a&lt;b` : Process "&lt;script&gt; &amp;amp; &#60;x&#62;";
  }
  boundary empty : Area "nothing" {
    trust = 1;
  }
  boundary `y` : Area "<b>bold</b>" {
    trust = 2;
    `line` : ExternalService "two\nlines \u{202E}turned \u{2028}sep";
    wordy : Process "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  }
  flow `f"1` : `a\b` -> `a"b` via Wire { carries = [`</a><script>`]; administrative = false; }
  flow `f\` : `a"b` <-> `a<b` { carries = [`</a><script>`]; administrative = false; }
  flow f3 : `a<b` -> `a<b` "<script>";
  flow f4 : `a&lt;b` -> line "\\N \\T \\H \\E";
  flow f5 : line -> wordy;
  flow f6 : wordy -> `a&lt;b`;
}

// Text is shown as it is; U+2060 keeps Graphviz from reading entities.
// CHECK:     >&lt;b&gt;Title&lt;/b&gt; \N \G &amp;{{[^ a]+}}amp;lt; &quot;q&quot; \</text>
// CHECK:     >&lt;/text&gt;&lt;script&gt;alert(2)&lt;/script&gt; \E · Area</text>
// CHECK-DAG: >back\slash \N \l \</text>
// CHECK-DAG: xlink:title="back\{{[^ a-z]+}}slash \{{[^ A-Z]+}}N \{{[^ a-z]+}}l \{{[^ a-z]+}} (Person)"
// CHECK-DAG: >quote &quot; ; } digraph { x</text>
// CHECK-DAG: >&lt;table&gt;&lt;tr&gt;&lt;td&gt;html&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</text>
// CHECK-DAG: >&amp;{{[^ a-z]+}}lt;script&amp;{{[^ a-z]+}}gt; &amp;{{[^ a-z]+}}amp;amp;</text>
// CHECK-DAG: >two</text>
// CHECK-DAG: >lines �turned </text>
// CHECK-DAG: >sep</text>
// CHECK-DAG: > Wire: &lt;/a&gt;&lt;script&gt; </text>
// CHECK-DAG: > \N \T \H \E </text>
