"""Checks that every row of Diagnostics.def has a page, and every page a row.

    coverage.py DIAGNOSTICS.DEF PAGES-FOLDER TEST-FOLDER UNIT-TEST-FOLDER

An error or warning TMxxxx has a page TMxxxx.md with a bad and a good example
(page.py runs them); the text of a note is in what some page prints. Where no
page can show it, a test TMxxxx.test below the test folder does, or a unit test
that unreachable.txt names with a reason. Prints what is wrong; the exit status
says whether any is.
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


def printed(text):
    """The lines of a page that say what is printed."""
    lines, inside = [], None
    for line in text.splitlines():
        if line.startswith("```"):
            inside = None if inside is not None else line[3:]
        elif inside == "text":
            lines.append(line)
    return lines


def pattern_of(text):
    """A message's text as a pattern: anything where an argument goes."""
    text = text.replace("{{", "{")  # formatv's escape
    # A choice may have places within it.
    parts = re.split(r"\{\d(?::(?:[^{}]|\{[^{}]*\})*)?\}", text)
    return re.compile(".*".join(re.escape(part) for part in parts))


def main():
    definitions, pages_folder, folder, units = map(pathlib.Path, sys.argv[1:])
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

    tests = {path.stem for path in folder.glob("TM*.test")}
    pages = {path.stem: path for path in sorted(pages_folder.glob("TM*.md"))}
    lines = []
    for code, path in pages.items():
        if code not in seen:
            complain(f"{path.name}: no such row in the table")
        lines += printed(path.read_text(encoding="utf-8"))
    for code in sorted(tests - seen.keys()):
        complain(f"{code}.test: no such row in the table")

    for _, code, severity, text in rows:
        if severity == "Note":
            if code in pages:
                complain(f"{code}: a note has no page of its own")
            if not any(pattern_of(text).search(line) for line in lines):
                complain(f"{code}: no page shows the note “{text}”")
            continue
        if code not in pages:
            complain(f"{code}: has no page; write docs/diagnostics/{code}.md")
            continue
        text = pages[code].read_text(encoding="utf-8")
        shows = any(f"[{code}" in line for line in printed(text)) and "\n## Good" in text
        if shows and code in unreachable:
            complain(f"{code}: its page shows it, so it is not unreachable")
        elif not shows and code not in unreachable and code not in tests:
            complain(f"{code}: its page needs `## Bad` and `## Good`")

    for error in errors:
        print("coverage.py:", error)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
