"""Writes, for each package of the library that declares kinds, a model that uses every kind of it once, and compiles it:
elements, boundaries, flows between two programs, data. A package with a kind that cannot be used is named.

    every_kind.py TMC STDLIB FOLDER
"""

import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys

DECLARATION = re.compile(r"^(private )?(abstract )?(component|zone|channel|data) (\w+)([^{;]*)(?:;|\{([^}]*))", re.M)
REQUIRED = re.compile(r'^ *attr (\w+) : (\[?)(\w+)\]?(?: "[^"]*")?;', re.M)
ENUM = re.compile(r"^(?:ordered )?enum (\w+) \{(?:\s*///[^\n]*)*\s*(\w+)", re.M)
VALUES = {"bool": "true", "string": '"x"', "date": "2027-01-31"}


def kinds(path: str) -> list:
    """The kinds that a model may use: what is abstract is a base, but for data, whose kinds all are."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    found = []
    first = dict(ENUM.findall(text))
    for private, abstract, word, name, base, body in DECLARATION.findall(text):
        # A system is a zone, too, and the root kinds of std.core are no words of models.
        if private or (word == "data") != bool(abstract):
            continue
        sets = ""
        for attribute, many, of in REQUIRED.findall(body):
            value = VALUES.get(of) or first.get(of) or f"c_{of}"
            sets += f" {attribute} = {'[' + value + ']' if many else value};"
        found.append(("system" if word == "zone" and base.strip() == ": System" else word, name, f" {{{sets} }}" if sets else ";"))
    return found


def model(package: str, names: list) -> str:
    lines = ["package every_kind;", f"import {package} as p;", ""]
    lines += [f"data d_{name} : p.{name}{sets}" for word, name, sets in names if word == "data"]
    lines += [f"system s_{name} : p.{name}{sets}" for word, name, sets in names if word == "system"]
    lines += ["", "system Every {", "  boundary inside : PrivateNetwork { a : Service; b : Worker; }"]
    lines += [f"  boundary z_{name} : p.{name} {{ e_{name} : Worker; }}" for word, name, _ in names if word == "zone"]
    lines += [f"  c_{name} : p.{name}{sets}" for word, name, sets in names if word == "component"]
    lines += [f"  flow f_{name} : b -> a via p.{name};" for word, name, _ in names if word == "channel"]
    return "\n".join(lines + ["}", ""])


def check(tmc: str, folder: str, package: str, names: list) -> list:
    path = os.path.join(folder, package + ".tm")
    with open(path, "w", encoding="utf-8") as file:
        file.write(model(package, names))
    done = subprocess.run([tmc, "--emit=json", "-Wno-all", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if not done.stdout.startswith("{"):
        return [f"{package}: {done.stdout}"]
    text = json.dumps(json.loads(done.stdout)["model"])
    return [f"{package}: the model has no {name}" for _, name, _ in names if f'"{package}.{name}"' not in text]


def main() -> int:
    tmc, stdlib, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    packages = {}
    for path in sorted(glob.glob(os.path.join(stdlib, "std", "*.tm"))):
        package = "std." + os.path.basename(path)[: -len(".tm")]
        names = kinds(path)
        if names and package != "std.core":
            packages[package] = names
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        problems = [line for lines in pool.map(lambda item: check(tmc, folder, *item), packages.items()) for line in lines]
    for problem in problems:
        print(problem)
    print(f"{len(packages)} packages, {sum(map(len, packages.values()))} kinds, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
