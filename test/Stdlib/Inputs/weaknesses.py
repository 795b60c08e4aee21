"""Looks up standard weaknesses in what the library says of its rules: the name, the title, the comment, other names.

A weakness is found if its words stand together in one rule's text; case, hyphens, a plural and the limits of words in a name
make no difference. Prints each that is not found, and how many are.

    weaknesses.py STDLIB WEAKNESSES
"""

import glob
import os
import re
import sys

import source


def words(text: str) -> str:
    """The words of a text, small and singular, with a blank around each."""
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", text)
    found = re.findall(r"[a-z0-9]+", text.lower())
    return " " + " ".join(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in found) + " "


def texts(stdlib: str) -> list:
    """What is said of each rule: the lines above it, annotations included, its name and its title."""
    found = []
    for path in sorted(glob.glob(os.path.join(stdlib, "std", "*.tm"))):
        lines = source.read(path).split("\n")
        for number, line in enumerate(lines):
            if not re.match(r"(private )?rule \w", line):
                continue
            above = number
            while above and re.match(r"///|@|  ", lines[above - 1]):
                above -= 1
            said = [re.sub(r"^///", "", text) for text in lines[above:number]]
            # The title may stand on a line of its own.
            found.append(words(" ".join(said + [line, lines[number + 1] if line.count('"') < 2 else ""])))
    return found


def main() -> int:
    stdlib, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        wanted = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    said = texts(stdlib)
    missing = [weakness for weakness in wanted if not any(words(weakness) in text for text in said)]
    for weakness in missing:
        print(f"not found: {weakness}")
    print(f"{len(wanted) - len(missing)} of {len(wanted)} weaknesses found in {len(said)} rules")
    return 0


if __name__ == "__main__":
    sys.exit(main())
