"""Each kind of syntax node and each operator of the IR occurs in some golden file.

    coverage.py TMC SOURCE_ROOT

Otherwise a construct has been added without a test of what it means.
"""

import pathlib
import re
import subprocess
import sys


def registry(path, macro):
    """Columns of the rows of a .def file, the first comma-separated two."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(rf'^{macro}\((\w+), "?([^",]+)"?[,)]', text, re.MULTILINE)
    if len(found) < 10:
        sys.exit(f"{path}: only {len(found)} rows of {macro}")
    return found


def main(tmc, root):
    root = pathlib.Path(root)
    here = root / "test" / "Sema" / "Meaning"
    files = sorted(here.glob("*.tm"))
    nodes, golden = set(), ""
    for file in files:
        tree = subprocess.run(
            [tmc, "--no-prelude", "-I", here.parent, "--emit=ast", file],
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        # `name: Kind flags "text" 1:2-3:4`
        nodes.update(re.findall(r"^ *(?:[\w-]+: )?([A-Z]\w*)", tree, re.MULTILINE))
        golden += "".join(
            line
            for line in file.read_text(encoding="utf-8").splitlines(keepends=True)
            if line.startswith("//=")
        )
    missing = [
        f"syntax node {kind}"
        for kind, _ in registry(root / "lib" / "AST" / "Nodes.def", "NODE")
        if kind not in nodes
    ]
    missing += [
        f"operator {word}"
        for _, word in registry(root / "lib" / "IR" / "Exprs.def", "EXPR")
        if f"({word} " not in golden
    ]
    print(f"{len(files)} files; nowhere: {', '.join(missing) or 'nothing'}")


main(*sys.argv[1:])
