"""Compares the IR of a model with the one that stands at the end of its file.

    tmc model.tm --emit=ir | tmc-opt --no-places - | golden.py model.tm PACKAGE...
    ... | golden.py --update model.tm PACKAGE...

The expected text is the run of lines that begin with `//=`, the last lines of the file. Rows of the named packages,
which are the vocabulary of several tests, and the `file` lines are left out.
"""

import re
import sys

MARK = "//="


def rows(text):
    """Top-level rows of textual IR: a line, or lines up to the closing brace."""
    row = []
    for line in text.splitlines():
        if not line.strip():
            continue
        row.append(line)
        if row[0].endswith("{") and line != "}":
            continue
        yield row
        row = []
    if row:
        yield row


def of_package(row, packages):
    """Whether the row declares something of one of the packages."""
    named = re.match(r"\w+ @(\S+)", row[0])
    return bool(named) and any(
        named[1].startswith(package + ".") for package in packages
    )


def main(arguments):
    update = arguments[:1] == ["--update"]
    path, *packages = arguments[1:] if update else arguments
    out = []
    for row in rows(sys.stdin.read()):
        if row[0].startswith(("tmir ", "file ")) or of_package(row, packages):
            continue
        out += [f"{MARK} {line}".rstrip() for line in row]
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    source = [line for line in lines if not line.startswith(MARK)]
    expected = [line for line in lines if line.startswith(MARK)]
    if not out:
        sys.exit(f"{path}: no IR to compare with")
    if update:
        while source and not source[-1].strip():
            source.pop()
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(source + [""] + out) + "\n")
        return
    if lines[-len(expected) :] != expected:
        sys.exit(f"{path}: the lines with {MARK} are not the last ones")
    if out == expected:
        return
    import difflib

    for line in difflib.unified_diff(expected, out, path, "printed", lineterm=""):
        print(line)
    sys.exit(1)


main(sys.argv[1:])
