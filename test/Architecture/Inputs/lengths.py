"""Refuses files and functions that are too long: they do several things.

Functions are found by their layout, which clang-format sees to: a body begins with a line that ends in `{` and ends
with a `}` in the column in which the statement began.
"""

import pathlib
import re
import sys

MAX_FILE = 1000
MAX_FUNCTION = 100

# Tables: a case of a line or two for each row of a registry.
TABLES = {
    "lib/Analysis/Facts.cpp: Facts::get",  # Intrinsics.def
    "lib/Driver/Options.cpp: apply",  # Options.def
    "lib/Rules/Builtins.cpp: Evaluator::evalBuiltin",  # Builtins.def
}

# Still to be cut: none may be added.
PENDING = set()

# What begins a line with the indentation of a function and is none.
NO_FUNCTION = re.compile(
    r"\s*(?:(?:inline |static )*(?:class|struct|enum|union|namespace)\b|extern \"C\" \{|(?:if|for|while|switch|do|else|try)\b|[#/*}])")


def functions(lines):
    """(name, first line, number of lines) of each function outside other functions."""
    number = 0
    head = None  # where the statement began
    while number < len(lines):
        line = lines[number]
        if not line.strip() or re.match(r"\s*(?://|#|public:|private:|protected:)", line):
            head = None
            number += 1
            continue
        if head is None:
            head = number
        if line.endswith("{"):
            statement = " ".join(part.strip() for part in lines[head:number + 1])
            indent = len(lines[head]) - len(lines[head].lstrip())
            end = next((i for i in range(number + 1, len(lines))
                        if re.match(" {%d}\\}" % indent, lines[i])), None)
            if end is not None and "(" in statement and not NO_FUNCTION.match(statement):
                name = re.search(r"([~\w:]+|operator\S+)\s*\(", statement)
                yield (name[1] if name else statement), head, end - head + 1
                number = end + 1
                head = None
                continue
            head = None
        elif line.endswith((";", "}", ",")) and not line.endswith(","):
            head = None
        number += 1


def check(root):
    wrong = 0
    found = set()

    def report(key, text):
        nonlocal wrong
        found.add(key)
        if key not in TABLES and key not in PENDING:
            print(text)
            wrong += 1

    for folder in ("lib", "tools"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".cpp", ".h"):
                continue
            name = path.relative_to(root).as_posix()
            lines = path.read_text().splitlines()
            if len(lines) > MAX_FILE:
                report(name, f"{name}: {len(lines)} lines, of {MAX_FILE} at most")
            for function, first, length in functions(lines):
                if length > MAX_FUNCTION:
                    report(f"{name}: {function}",
                           f"{name}:{first + 1}: {function} has {length} lines, of {MAX_FUNCTION} at most")
    # A table that became short may leave the list; what waits to be cut may be cut at any time.
    for key in sorted(TABLES - found):
        print(f"{key}: is in the list of tables, and is not too long")
        wrong += 1
    return wrong


def check_itself():
    """Finds the functions of a small file: a test that finds none cannot fail."""
    body = ["  x();"] * 120
    text = (["namespace {", "class A {", "public:", "  A() : B(1) {}", "  void longOne(int X,", "               int Y) const {"]
            + body + ["  }", "};", "} // namespace", "", "int", "shortOne() {", "  return 1;", "}", "", "void Q::longToo(bool B) {"]
            + body + ["}"])
    long = [(name, length) for name, _, length in functions(text) if length > MAX_FUNCTION]
    if long != [("longOne", 123), ("Q::longToo", 122)]:
        sys.exit(f"the search for functions finds {long}")


if __name__ == "__main__":
    check_itself()
    sys.exit(check(pathlib.Path(sys.argv[1])) != 0)
