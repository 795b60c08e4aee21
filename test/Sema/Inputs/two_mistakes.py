"""Makes two mistakes at a time in a model, and compiles it.

two_mistakes.py TMC WORK RUNS SEED FILE-OR-FOLDER...

A mistake leaves ids behind that mean "in error". A check that runs later must
not use such an id, and two mistakes meet where one alone ends the run early.
Each run compiles a copy of one of the models (a folder is one model) with two
small changes: a slip in a name, another name, a word or member that is gone or
doubled, a value of another type. It must end with a status of its own, and must
say why if that is 1. The runs depend on the seed alone; a mutant that fails
stays in WORK, and its name is printed.
"""

import pathlib
import random
import re
import shutil
import subprocess
import sys

TOKEN = re.compile(
    r'"""(?:.|\n)*?"""|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*(?:.|\n)*?\*/'
    r"|[A-Za-z_]\w*|\d[\w.-]*|<->|->|=>|\.\*\*?|[-+=!<>|&]=?|\s+|."
)
VALUES = ["1", '"text"', "true", "High", "10d", "2027-03-31", "[]", "[x]", "none"]
OUTPUTS = [
    [],
    ["--emit=json"],
    ["--emit=markdown"],
    ["--emit=ir"],
    ["--emit=questions"],
    ["--emit=dot"],
    ["--emit=attack-tree"],
    ["--emit=pytest"],
    ["--show-all", "-Wall"],
]


def is_word(token):
    return token[0].isalpha() or token[0] == "_"


def slip(rng, word):
    if len(word) < 2:
        return word + "x"
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def members(tokens):
    """Pairs of places around each `…;` that holds no brace."""
    begin = 0
    for at, token in enumerate(tokens):
        if token in "{}":
            begin = at + 1
        elif token == ";":
            yield begin, at + 1
            begin = at + 1


def mistake(rng, tokens):
    words = [i for i, t in enumerate(tokens) if is_word(t)]
    if not words:
        return
    at = rng.choice(words)
    how = rng.randrange(9)
    if how <= 1:
        tokens[at] = slip(rng, tokens[at])
    elif how <= 3:
        tokens[at] = tokens[rng.choice(words)]
    elif how == 4:
        # A declaration that is called otherwise, so that every use is wrong.
        heads = [
            i
            for i in words
            if tokens[i]
            in ("kind", "enum", "control", "component", "attr", "data", "func")
        ]
        if heads:
            at = rng.choice(heads) + 2
            if at < len(tokens) and is_word(tokens[at]):
                tokens[at] += "Other"
    elif how == 5:
        del tokens[at]
    elif how == 6:
        tokens[at] = rng.choice(VALUES)
    else:
        spans = list(members(tokens))
        if spans:
            begin, end = rng.choice(spans)
            if how == 7:
                del tokens[begin:end]
            else:
                tokens[end:end] = tokens[begin:end]


def main():
    tmc, work, runs, seed = sys.argv[1], pathlib.Path(sys.argv[2]), *map(
        int, sys.argv[3:5]
    )
    models = []
    for name in map(pathlib.Path, sys.argv[5:]):
        files = sorted(name.glob("*.tm")) if name.is_dir() else [name]
        models.append({f.name: f.read_text() for f in files})
    rng = random.Random(seed)
    bad = 0
    for run in range(runs):
        model = dict(rng.choice(models))
        for _ in range(2):
            name = rng.choice(sorted(model))
            tokens = TOKEN.findall(model[name])
            mistake(rng, tokens)
            model[name] = "".join(tokens)
        folder = work / f"{seed}-{run}"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in model.items():
            (folder / name).write_text(text)
        output = rng.choice(OUTPUTS)
        extra = ["-o", str(folder / "out")] if "--emit=pytest" in output else []
        command = [tmc, *output, *extra, "--today=2026-11-01"]
        command += [str(folder / n) for n in sorted(model)]
        try:
            result = subprocess.run(command, capture_output=True, timeout=60)
            status, said = result.returncode, result.stderr.strip()
        except subprocess.TimeoutExpired:
            status, said = "no end", b""
        if status in (0, 3) or (status in (1, 2) and b"error: " in said):
            shutil.rmtree(folder)
        else:
            bad += 1
            print(f"{folder}: {' '.join(output)}: status {status}")
    print(f"{runs} models with two mistakes, {bad} bad")
    return bad != 0


sys.exit(main())
