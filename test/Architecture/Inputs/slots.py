"""Refuses children of syntax nodes that are asked for by number: Typed.h has their names."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
# `child(N, 4)`, `children(N)[4]`, `children(N).front()`, `Children[Row.FirstChild + 4]`
by_number = re.compile(r"\bchild\(|\bchildren\((?:[^()]|\([^()]*\))*\)\s*(?:\[|\.(?:front|back|drop_front|slice)\()|FirstChild \+ \d")

if by_number.search("T.child(N, 4)") is None or by_number.search("T.children(T.list(N))[1]") is None:
    sys.exit("the pattern finds nothing")
wrong = 0
for folder in ("lib", "tools", "test/Unit", "test/Fuzz"):
    for path in sorted((root / folder).rglob("*")):
        if path.suffix not in (".cpp", ".h", ".def"):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if by_number.search(line):
                print(f"{path}:{number}: a child by its number; lib/AST/Typed.h has its name")
                wrong += 1
sys.exit(wrong != 0)
