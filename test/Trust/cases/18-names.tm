// pydot#38, GitNexus#1504 and many others. Blanks, quotes, pipes, HTML, emoji, Cyrillic, very long titles.
// Expected: blanks, quotes, pipes, HTML, emoji, Cyrillic and very long titles leave dot, SVG, JSON, Markdown and the
// generated Python valid.
// RUN: %tmc %s --emit=dot -o %t.dot 2>/dev/null; dot -Tsvg %t.dot -o /dev/null
// RUN: %tmc %s --emit=svg 2>/dev/null | %python -c "import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())"
// RUN: %tmc %s --emit=json 2>/dev/null | %python -c "import json, sys; json.load(sys.stdin)"
// RUN: %tmc %s --emit=pytest -o %t.tests 2>/dev/null; %python -m compileall -q %t.tests
// RUN: %tmc %s --emit=markdown 2>/dev/null | FileCheck %s --implicit-check-not="<script>"

package cases.names;
data `Größe "x" <b>&|` { sensitivity = Confidential; }
system `Лавка | A` "Shop (old) — «x» <script>alert(1)</script> `tick` | pipe [x](http://e)" {
  boundary `im Netz` : PublicInternet "Net \"A\" {x} #35; end" { `客户 👩‍💻` : Browser "end"; subgraph : Browser "line one\nline two"; }
  boundary hinten : PrivateNetwork { web : WebServer "An element whose name goes on for far longer than anybody would like to read in a diagram because a whole sentence was put there by an importer that did not know any better than to take the description for the name of the thing, twice, and then once more" { authn = Token; } }
  flow `a-->|b|` : `客户 👩‍💻` -> web via Http "sends (all) -- \"quoted\" | piped; #quot;" { carries = [`Größe "x" <b>&|`]; }
  flow end : subgraph -> web via Https { carries = [`Größe "x" <b>&|`]; }
}

// CHECK: # Threat model: Shop (old)
// CHECK: flowchart
