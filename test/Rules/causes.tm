// Findings that one remedy ends are one group: below the most severe of them, with what ends them all.
// RUN: %tmc %s | FileCheck %s
// RUN: %tmc %s --show-all | FileCheck %s --check-prefix=ALL
// RUN: %tmc %s --emit=json -o %t.json
// RUN: %python %S/Inputs/causes.py %tmc %t.json 1 %s
// RUN: %tmc %s --emit=markdown | FileCheck %s --check-prefix=MD
// --fail-on counts findings, not groups.
// RUN: not %tmc %s --fail-on=low --emit=none
package m;

control Door for Process { provides rate_limited; }
control Wall for Process { provides rate_limited, sandboxed; }
control Roof for Process { provides sandboxed; }

@id("A") rule First "first of ${p}" {
  match p : ApiService;
  unless p.rate_limited by Door, Wall;
  severity = Low;
}
@id("B") rule Second "second of ${p}" {
  match p : ApiService;
  unless p.rate_limited by Door, Wall;
  severity = High;
}
// Door alone is not enough, whatever the rule's author wrote.
@id("C") rule Both "both of ${p}" {
  match p : ApiService;
  unless p.rate_limited and p.sandboxed by Door, Wall, Roof;
  severity = Medium;
}
// No control is named: what they rest on is the same.
@id("D") rule Fact "fact of ${f}" {
  match f : Flow;
  where f.target is Worker;
  unless f.signed;
  severity = Low;
}
@id("E") rule Derived "derived of ${f}" {
  match f : Flow;
  let sure = f.signed;
  where f.target is Worker;
  unless sure and f.source.serving;
  severity = Low;
}
@id("F") rule Always "always of ${p}" {
  match p : Worker;
  severity = Low;
}

component Bare : ApiService { rate_limited = false; sandboxed = false; }

system S {
  bare : Bare;
  api : ApiService { rate_limited = false; sandboxed = false; }
  other : ApiService { controls = [Door]; sandboxed = false; }
  work : Worker;
  flow f : api -> work { signed = false; }
  flow g : other -> work { signed = true; }
  flow h : bare -> work { signed = true; }
}

mitigate First on S.api by Wall { owner = "ana"; status = planned; }

// The most severe leads, though others come first; a decision stays with its finding.
// CHECK: high: second of bare [B
// CHECK: fix: set `controls = [Wall]` on element `S.bare`; resolves all 3
// CHECK: high: second of api [B
// CHECK: fix: replace `rate_limited = false`, `sandboxed = false` with `controls = [Wall]` on element `S.api`; resolves all 3
// CHECK-NEXT: decide: accept "B" on S.api {
// CHECK-NEXT: same cause: {{.*}}causes.tm:[[#]]:3: low: planned: first of api [A
// CHECK-NEXT: decision: mitigate by `Wall`, owner: ana, status: planned
// CHECK-NEXT: same cause: {{.*}}: medium: both of api [C
// CHECK: medium: both of other [C
// CHECK: fix: remove `sandboxed = false` and add `Wall` to `controls` on element `S.other`; or `Roof`
// CHECK-NOT: same cause
// CHECK: low: fact of f [D
// CHECK: fix: set `signed` of flow `S.f`; resolves both
// CHECK-NEXT: decide: accept "D" on S.f {
// CHECK-NEXT: same cause: {{.*}} low: derived of f [E
// CHECK: {{^}}9 open in 5 causes (2 high, 3 medium, 4 low), 1 planned, 6 mitigated

// ALL: low: mitigated: first of other [A
// ALL: high: mitigated: second of other [B
// ALL: medium: both of other [C
// ALL: low: mitigated: fact of g [D

// MD: #### `{{[0-9a-f]+}}` second of api
// MD: - **What to do:** {{.*}}`controls = [Wall]`
// MD-NEXT: - **Same cause:** `{{[0-9a-f]+}}` first of api (planned, Low, `A`, 
// MD-NEXT: - **Same cause:** `{{[0-9a-f]+}}` both of api (Medium, `C`, 
// MD-NOT: #### `{{[0-9a-f]+}}` both of api
