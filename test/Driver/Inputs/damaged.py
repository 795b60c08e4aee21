"""damaged.py TMC MODEL OLD.json: a comparison with a damaged file is refused, wherever the damage is.

Bytes are cut off, and rows that a comparison does not need are broken: a comma doubled, a quote lost, bytes that are
no UTF-8, an id that is not there.
"""

import pathlib
import random
import re
import subprocess
import sys

tmc, model, old = sys.argv[1:]
text = pathlib.Path(old).read_bytes()
rng = random.Random(1)
cases = {"cut": text[: len(text) // 2], "cut at the end": text.rstrip()[:-1], "more behind": text + b"}", "blank": b"\n"}
for name in (b'"questions"', b'"verifications"', b'"rules"', b'"kinds"', b'"findings"'):
    at = text.find(name)
    if at < 0:
        sys.exit(f"the output has no {name}")
    row = text.find(b'"', text.find(b"{", at))
    cases[f"no UTF-8 in {name}"] = text[: row + 1] + b"\xff" + text[row + 1 :]
    cases[f"lost quote in {name}"] = text[:row] + text[row + 1 :]
    cases[f"double comma in {name}"] = text[:row] + b",," + text[row:]
    cases[f"lost colon in {name}"] = text[:at] + name + text[at + len(name) + 1 :]
for _ in range(10):
    at = rng.randrange(len(text))
    if text[at : at + 1] in b'{}[]":,':
        cases[f"without byte {at}"] = text[:at] + text[at + 1 :]
cases["another id"] = re.sub(rb'("source": *)"S\.b"', rb'\1"S.x"', text, count=1)
bad = []
for name, damaged in cases.items():
    if damaged == text:
        bad.append(f"{name}: nothing to damage")
        continue
    pathlib.Path("damaged.json").write_bytes(damaged)
    done = subprocess.run([tmc, "-Wno-all", model, "--diff=damaged.json"], capture_output=True, text=True)
    if done.returncode != 1 or "TM0954" not in done.stderr:
        bad.append(f"{name}: status {done.returncode} {done.stderr}")
sys.exit("\n".join(bad) or 0)
