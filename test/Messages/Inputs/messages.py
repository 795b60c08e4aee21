"""Checks what tmc says about mistakes that people make.

    messages.py [--update] TMC CASE.tm...     compare with CASE.expected, or write it
    messages.py --grades CASE.tm...           count the cases and their grades

A case is two files. CASE.tm holds one mistake, in a model as somebody would write it. Its first line is
`// grade N: the mistake`, with an `N` as README.md defines it. CASE.expected holds everything that
`tmc CASE.tm` writes to standard error, then the exit status. Places in the standard library are shown without
their line. Files that a case imports are in Inputs/.
"""

import difflib
import pathlib
import re
import subprocess
import sys

GRADE = re.compile(r"\ufeff?// grade ([0-3]): (\S.*\S)\s*")
LIBRARY = re.compile(r"^(<std>/[\w/]+\.tm):\d+:\d+: (.*)\n *\d+ \|.*\n *\|.*\n", re.MULTILINE)


def grade_of(case):
    """The grade and the mistake, as the first line says."""
    first = case.read_bytes().split(b"\n", 1)[0].decode("utf-8", "replace")
    match = GRADE.fullmatch(first)
    if not match:
        sys.exit(f"{case}:1: the first line of a case is `// grade N: the mistake`, with N from 0 to 3")
    return int(match[1]), match[2]


def output_of(tmc, case):
    # Decisions expire, so the date is always the same.
    done = subprocess.run([tmc, "--today=2026-11-01", case.name], cwd=case.parent, timeout=120,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = LIBRARY.sub(r"\1: \2\n", done.stderr.decode("utf-8", "replace"))
    return f"{said}exit status {done.returncode}\n"


def grades(cases):
    """A line for each sort of case, then one for all."""
    found = [(case.name.split("-")[0], grade_of(case)[0]) for case in cases]
    for sort in sorted({sort for sort, _ in found}) + ["all"]:
        of_sort = [grade for name, grade in found if sort in (name, "all")]
        counts = ", ".join(f"{of_sort.count(grade)} with {grade}" for grade in (3, 2, 1, 0))
        print(f"{sort}: {len(of_sort)} cases, {counts}; mean {sum(of_sort) / len(of_sort):.2f}")


def main():
    arguments = sys.argv[1:]
    mode = arguments.pop(0) if arguments[:1] in (["--update"], ["--grades"]) else ""
    tmc = None if mode == "--grades" else pathlib.Path(arguments.pop(0)).resolve()
    cases = [pathlib.Path(name).resolve() for name in arguments]
    if not cases:
        sys.exit(__doc__)
    if mode == "--grades":
        return grades(cases)
    failed = 0
    for case in cases:
        grade_of(case)
        got, file = output_of(tmc, case), case.with_suffix(".expected")
        if mode == "--update":
            file.write_text(got, encoding="utf-8", newline="\n")
            continue
        want = file.read_bytes().decode("utf-8") if file.exists() else ""
        if got != want:
            failed += 1
            sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True),
                                                       f"{file.name}, as it is", f"what tmc says about {case.name}"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
