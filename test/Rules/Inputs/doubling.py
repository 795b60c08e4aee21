"""Rules that double, with each line, what a naive evaluation does."""

import sys

RULE = 'rule R "x" { match e : Element; where %s; severity = High; }'
LINES = {
    # A predicate that calls another twice, which calls another twice, …
    "calls": ["predicate p0(e : Element) = e.redundant;"]
    + [f"predicate p{i}(e : Element) = p{i - 1}(e) and p{i - 1}(e);" for i in range(1, 50)]
    + [RULE % "p49(e)"],
    # … deeper than anything is evaluated.
    "deep": ["predicate p0(e : Element) = e.redundant;"]
    + [f"predicate p{i}(e : Element) = p{i - 1}(e) and p{i - 1}(e);" for i in range(1, 5000)]
    + [RULE % "p4999(e)"],
    # Over all neighbours of all neighbours.
    "neighbours": ["predicate p0(e : Element) = e.redundant;"]
    + [f"predicate p{i}(e : Element) = any f in e.outgoing : p{i - 1}(f.target);" for i in range(1, 30)]
    + [RULE % "p29(e)"],
    "paths": ["predicate p0(e : Element) = e.redundant;"]
    + [
        f"predicate p{i}(e : Element) = exists path e -> WebServer with any hop h : p{i - 1}(h.target);"
        for i in range(1, 12)
    ]
    + [RULE % "p11(e)"],
    "sets": ["function s0(s : [Element]) : [Element] = s;"]
    + [f"function s{i}(s : [Element]) : [Element] = s{i - 1}(s | s) | s{i - 1}(s & s);" for i in range(1, 40)]
    + [RULE % "s39(e.outgoing.target).size == 2"],
    "texts": ['function t0(e : Element) : string = "${e}${e}";']
    + [f'function t{i}(e : Element) : string = "${{t{i - 1}(e)}}${{t{i - 1}(e)}}";' for i in range(1, 50)]
    + [RULE % 't49(e) == "e"'],
    "lets": [
        'rule R "x" { match e : Element; let a0 = e.serving or e.redundant;',
        *(f"let a{i} = a{i - 1} and a{i - 1};" for i in range(1, 200)),
        "where a199 and not e.redundant; severity = High; }",
    ],
}

print("\n".join(LINES[sys.argv[1]]))
N = 30
print("system S {\n  isolated = true;")
for i in range(N):
    print(f"  e{i} : WebServer; flow f{i} : e{i} -> e{(i + 1) % N}; flow g{i} : e{i} -> e{(i * 7 + 3) % N};")
print("}")
