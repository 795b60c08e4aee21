"""Compares the #includes of lib/ with the dependencies in its CMakeLists.txt files."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
uses = {}
for listing in sorted((root / "lib").glob("*/CMakeLists.txt")):
    text = re.sub(r"#.*", "", listing.read_text())
    call = re.search(r"tmc_add_library\((\w+)(.*?)\)", text, re.S)
    # Every word after the name: those that are no folder (keywords, LLVMSupport, flags) do no harm.
    uses[call[1]] = set(re.findall(r"\b\w+\b", call[2]))

allowed = {}
for name in uses:
    seen, work = {name}, [name]
    while work:
        for other in uses.get(work.pop(), set()) - seen:
            seen.add(other)
            work.append(other)
    allowed[name] = seen & uses.keys()

wrong = 0
for name in uses:
    for path in sorted((root / "lib" / name).rglob("*")):
        if path.suffix not in (".cpp", ".h", ".def"):
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            include = re.match(r'\s*#\s*include\s*["<](\w[\w-]*)[/.]', line)
            if not include:
                continue
            target = include[1]
            if target in uses and target not in allowed[name]:
                print(f"{path}:{number}: lib/{name} may not use lib/{target}")
                wrong += 1
            elif re.match(r"antlr4|Tm(Lexer|Parser)", target) and name != "Parse":
                print(f"{path}:{number}: only lib/Parse includes ANTLR")
                wrong += 1
sys.exit(wrong != 0)
