"""orders.py TMC FOLDER...: outputs of the files of a folder, named in one order, in the other, and with `./` before some."""

import pathlib
import random
import subprocess
import sys

tmc = sys.argv[1]
for folder in map(pathlib.Path, sys.argv[2:]):
    files = sorted(path.name for path in folder.glob("*.tm"))
    mixed = files[:]
    random.Random(2).shuffle(mixed)
    for output in ([], ["--emit=json"], ["--emit=ir"], ["--emit=questions"], ["--emit=markdown"]):
        texts = set()
        for order in (files, files[::-1], mixed):
            done = subprocess.run([tmc, "--today=2026-11-01", *output, *order], cwd=folder, capture_output=True)
            if done.returncode:
                sys.exit(f"{folder}: status {done.returncode}: {done.stderr.decode()}")
            texts.add((done.stdout, done.stderr))
        if len(texts) != 1:
            sys.exit(f"{folder} {output}: {len(texts)} outputs")
