"""Compares the ranking with the fall of each element by itself: check_ranking.py TMC MODEL."""

import json
import subprocess
import sys

TMC, MODEL = sys.argv[1:]


def run(*arguments):
    command = [TMC, MODEL, "--today=2026-11-01", "--emit=blast-radius", "--emit-option", "format=json", *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


ranking = run()["ranking"]
falls = run(*(f"--goal={row['id']}" for row in ranking))["falls"]
assert len(falls) == len(ranking) > 10
for row, fall in zip(ranking, falls):
    assert row["id"] == fall["id"]
    for what in ("controlled", "read", "changed"):
        assert row[what] == len(fall[what]), f"{row['id']}: {what} {row[what]} and {len(fall[what])}"
widths = [row["controlled"] + row["read"] + row["changed"] for row in ranking]
assert widths == sorted(widths, reverse=True)
print(f"{len(ranking)} elements compared")
