"""Tries each cut with --assume-control: try_cuts.py TMC MODEL.

For each cut, and for each way of its first measure, what --assume-control changes must silence every finding that the
cut is said to silence.
"""

import json
import re
import subprocess
import sys

TMC, MODEL = sys.argv[1:]


def run(*arguments):
    """The output; none if all that is wrong is that a decision has nothing left to decide."""
    command = [TMC, MODEL, "--today=2026-11-01", *arguments]
    process = subprocess.run(command, capture_output=True, text=True)
    if process.returncode and set(re.findall(r"error: .*\[(TM\d{4})", process.stderr)) == {"TM0601"}:
        return None
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


attacks = run("--emit=attack-tree", "--emit-option", "format=json")
tried = 0
for goal in attacks["goals"]:
    for cut in goal.get("cuts", [])[:3]:
        measures = [goal["measures"][index] for index in cut["measures"]]
        for first in measures[0]["ways"][:3]:
            ways = [first, *(measure["ways"][0] for measure in measures[1:])]
            assumed = [f"--assume-control={way['on']}={way['control']}" for way in ways]
            change = run("--emit=json", *assumed)
            if not change:
                continue
            gone = {
                finding["id"]
                for finding in change["findings"]
                if finding.get("after", {}).get("state") not in ("open", "planned", "accepted", "transferred")
            }
            silenced = {finding for measure in measures for finding in measure["silences"]}
            assert silenced <= gone, f"{goal['title']}: {assumed} leaves {silenced - gone}"
            tried += 1
assert tried, "no cut to try"
print(f"{tried} tried")
