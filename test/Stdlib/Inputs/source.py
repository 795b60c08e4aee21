"""Reads sources of the library for checks that look at their text."""

import re

ALSO = re.compile(r'^@also\(\s*((?:"[^"]*"\s*,?\s*)+)\)\s*', re.M)


def read(path: str) -> str:
    """The text of a source. `@also(…)` at the start of a line, which may take several, is a line of the comment above it."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return ALSO.sub(lambda match: "/// Also known as: " + ", ".join(re.findall(r'"([^"]*)"', match[1])) + ".\n", text)
