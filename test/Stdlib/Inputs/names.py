"""Tries names that practitioners type, and says how each is answered.

A model uses each name on a line of its own, without an import. A name is found if

* it compiles,
* the message names the package to import, and it compiles with that import,
* it is the name of a base (`base` in ANSWERS), and the message lists what derives from it,
* ANSWERS says that it is a boundary or data, and so it compiles, or
* the message proposes the kind that ANSWERS expects, through a synonym or as the nearest name.

Prints each name that is not found, and how many are.

    names.py TMC NAMES ANSWERS FOLDER
"""

import collections
import os
import re
import subprocess
import sys

LINES = {
    "data": "data item_{n} : {name};",
    "element": "  system_part_{n} : {name};",
    "person": "  somebody_{n} : {name};",
    "zone": "  boundary place_{n} : {name} {{ }}",
    "flow": "  flow way_{n} : from_here -> to_there via {name};",
    "control": "  guarded_{n} : Service {{ controls = [{name}]; }}",
}

WAYS = {
    "compiles": "compile",
    "import": "by the import that the message names",
    "synonym": "by the name that the message proposes",
    "another class": "as a boundary or data",
    "base": "as a base",
}


def read(path: str) -> list:
    with open(path, encoding="utf-8") as file:
        return [line.split() for line in file if line.strip() and not line.startswith("#")]


def compile_model(tmc: str, folder: str, words: list, imports: dict) -> dict:
    """The messages about each name, by its number."""
    head, body = ["package names;"], ["system Names {", "  boundary inside : PrivateNetwork { from_here : Worker; to_there : Service; }"]
    owner = {}
    by_package = collections.defaultdict(set)
    for name, package in imports.items():
        by_package[package].add(name)
    head += [f"import {package}.{{{', '.join(sorted(names))}}};" for package, names in sorted(by_package.items())]
    for number, (kind, name) in enumerate(words):
        if kind == "data":
            owner[len(head)] = number
            head.append(LINES[kind].format(n=number, name=name))
    for number, (kind, name) in enumerate(words):
        if kind != "data":
            owner[len(head) + len(body)] = number
            body.append(LINES[kind].format(n=number, name=name))
    path = os.path.join(folder, "names.tm")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(head + body + ["}", ""]))
    done = subprocess.run([tmc, "-Wno-all", "--max-errors=0", "--color=never", "--emit=ir", "-o", "-", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    messages = collections.defaultdict(list)
    for line, text in re.findall(r"^\S*names\.tm:(\d+):\d+: error: (.*)$", done.stderr, re.M):
        if int(line) - 1 not in owner:
            sys.exit(f"names.tm:{line}: {text}")
        messages[owner[int(line) - 1]].append(text)
    return messages


def judge(name: str, messages: list, expected: str) -> str:
    """How a name is answered, or an empty text."""
    if not messages:
        return "compiles"
    text = " ".join(messages)
    proposed = re.search(r"did you mean `(\w+)`|is called `(\w+)` (?:here|now)|is now called `(\w+)`", text)
    if proposed and expected in proposed.groups():
        return "synonym"
    if expected == "base" and f"kind `{name}` is abstract" in text and "; use " in text:
        return "base"
    return ""


def try_names(tmc: str, folder: str, words: list) -> tuple:
    """The messages about each name without an import, and with the import that they name."""
    messages = compile_model(tmc, folder, words, {})
    imports = {}
    for number, texts in messages.items():
        found = re.search(r"is in package `(\S+)`, which this file does not import", " ".join(texts))
        if found:
            imports[words[number][1]] = found[1]
    return messages, compile_model(tmc, folder, words, imports)


def main() -> int:
    tmc, names, answers, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    words = [tuple(row) for row in read(names)]
    expected = {row[0]: row[1] for row in read(answers)}
    # What ANSWERS says to be a boundary or data is tried as that.
    others = {n: tuple(expected[name].split(":")) for n, (_, name) in enumerate(words) if ":" in expected.get(name, "")}
    first, again = try_names(tmc, folder, [others.get(n, word) for n, word in enumerate(words)])
    how = collections.Counter()
    missing = []
    for number, (kind, name) in enumerate(words):
        answer = judge(name, again.get(number, []), expected.get(name, ""))
        if answer == "compiles" and number in others:
            answer = "another class"
        elif answer == "compiles" and number in first:
            answer = "import"
        how[answer] += 1
        if not answer:
            missing.append((kind, name, again[number]))
    for kind, name, texts in missing:
        print(f"not found: {kind} {name}: {texts[0]}")
    found = len(words) - len(missing)
    ways = ", ".join(f"{how[way]} {text}" for way, text in WAYS.items())
    print(f"{found} of {len(words)} names found: {ways}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
