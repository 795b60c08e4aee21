"""Checks that every row of Diagnostics.def has a test in the folder above.

    coverage.py DIAGNOSTICS.DEF TEST-FOLDER UNIT-TEST-FOLDER

An error or warning TMxxxx has a file TMxxxx.test (or .tm) which expects
`[TMxxxx]`; the text of a note is in the expectations of some test. What no
program can provoke is in unreachable.txt, with a reason and the unit test that
shows it instead. Prints what is wrong; the exit status says whether any is.
"""

import pathlib
import re
import sys

ROW = re.compile(
    r'^DIAG\(\s*(\w+),\s*"(TM\d{4})",\s*(\w+),\s*"([^"]*)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)',
    re.MULTILINE,
)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
errors = []


def complain(text):
    errors.append(text)


def table(path):
    """The rows as (id, code, severity, text)."""
    source = path.read_text(encoding="utf-8")
    rows = []
    for name, code, severity, _, text in ROW.findall(source):
        text = "".join(STRING.findall(text))
        text = re.sub(r"\\(.)", r"\1", text)
        rows.append((name, code, severity, text))
    written = len(re.findall(r"^DIAG\(", source, re.MULTILINE))
    if written != len(rows):
        complain(f"{path.name}: {written} rows, of which {len(rows)} were understood")
    return rows


def expectations(text):
    """The lines of a test that say what is printed."""
    return [line for line in text.splitlines()
            if re.match(r"(//\s*|#\s*)?[A-Z0-9_]+(-NEXT|-DAG|-SAME)?: ", line)
            or "expected-" in line]


def pattern_of(text):
    """A message's text as a pattern: anything where an argument goes."""
    text = text.replace("{{", "{")  # formatv's escape
    parts = re.split(r"\{\d\}", text)
    return re.compile(".*".join(re.escape(part) for part in parts))


def main():
    definitions, folder, units = map(pathlib.Path, sys.argv[1:])
    rows = table(definitions)
    seen = {}
    for name, code, _, _ in rows:
        if code in seen:
            complain(f"{code}: declared twice")
        seen[code] = name

    unreachable = {}
    for line in (folder / "unreachable.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, test, reason = (line.split(maxsplit=2) + ["", ""])[:3]
            if code in unreachable:
                complain(f"{code}: twice in unreachable.txt")
            unreachable[code] = (test, reason)
    for code, (test, reason) in unreachable.items():
        if code not in seen:
            complain(f"{code}: in unreachable.txt, but not in the table")
        if len(reason) < 20:
            complain(f"{code}: unreachable.txt gives no reason")
        path = units / test
        unit = path.read_text(encoding="utf-8") if path.is_file() else ""
        if code not in unit and f"diag::{seen.get(code)}" not in unit:
            complain(f"{code}: {test or 'no unit test'} of unreachable.txt does not mention it")

    tests = {}
    for path in sorted(folder.iterdir()):
        if re.fullmatch(r"TM\d{4}", path.stem) and path.suffix in (".test", ".tm"):
            if path.stem in tests:
                complain(f"{path.stem}: has two tests")
            tests[path.stem] = path
    lines = []
    for code, path in tests.items():
        if code not in seen:
            complain(f"{path.name}: no such row in the table")
        expected = expectations(path.read_text(encoding="utf-8"))
        lines += expected
        if not any(f"[{code}]" in line for line in expected):
            complain(f"{path.name}: does not expect [{code}]")

    for _, code, severity, text in rows:
        if severity == "Note":
            if not any(pattern_of(text).search(line) for line in lines):
                complain(f"{code}: no test expects the note “{text}”")
        elif code in tests and code in unreachable:
            complain(f"{code}: has a test, so it is not unreachable")
        elif code not in tests and code not in unreachable:
            complain(f"{code}: has no test; write {code}.test")

    for error in errors:
        print("coverage.py:", error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
