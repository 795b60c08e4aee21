"""Fails if a title or a question of a model says `(unknown)`.

    no-unknown-titles.py TMC FOLDER...
"""

import json
import pathlib
import subprocess
import sys

tmc, *folders = sys.argv[1:]
tried = findings = 0
bad = []
for folder in folders:
    for path in sorted(pathlib.Path(folder).rglob("*.tm")):
        run = subprocess.run([tmc, path, "--emit=json"], capture_output=True, text=True)
        if run.returncode or not run.stdout:
            continue  # a part of a model, or one with mistakes on purpose
        model = json.loads(run.stdout)
        tried += 1
        findings += len(model["findings"])
        texts = [f["title"] for f in model["findings"]] + [q["text"] for q in model["questions"]]
        bad += [f"{path}: {text}" for text in texts if "(unknown)" in text]
print(*bad, sep="\n")
print(f"{tried} models, {findings} findings")
sys.exit(1 if bad or tried < 5 or findings < 100 else 0)
