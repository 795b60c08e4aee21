"""Checks the groups of findings of a JSON output against the compiler itself.

usage: causes.py tmc findings.json least-checked model.tm [arguments]

Each open or planned finding is in one group, below the most severe. Where a remedy can be assumed on the command line,
because the model says nothing that outweighs it, all findings of the group must be settled by it.
"""

import json
import subprocess
import sys

tmc, path, least, *model = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    document = json.load(file)
levels = list(document["summary"]["open_by_severity"])
findings = {f["id"]: f for f in document["findings"]}
grouped = []
for cause in document["causes"]:
    assert cause["findings"][0] == cause["head"], cause
    grouped += cause["findings"]
    worst = max(levels.index(findings[i]["severity"]) for i in cause["findings"])
    assert levels.index(findings[cause["head"]]["severity"]) == worst, cause
    for i in cause["findings"]:
        assert findings[i]["cause"] == cause["head"], i
opened = [f["id"] for f in document["findings"] if f["state"] in ("open", "planned")]
assert sorted(grouped) == sorted(opened), (grouped, opened)
assert all(("cause" in f) == (f["id"] in opened) for f in findings.values())
assert document["summary"]["causes"] == len(document["causes"])

provides = {c["id"]: c["provides"] for c in document["controls"]}
entities = {e["id"]: e for part in document["model"].values() for e in part}
checked = 0
for cause in document["causes"]:
    for remedy in cause["remedies"]:
        said = entities[remedy["on"]].get("attributes", {})
        if any(said.get(a, {}).get("origin") == "model" for a in provides.get(remedy["control"], [])):
            continue
        assumed = f"{remedy['on']}={remedy['control']}"
        result = subprocess.run(
            [tmc, *model, "--assume-control", assumed, "--emit=json"], capture_output=True, text=True, check=False
        )
        settled = {f["id"] for f in json.loads(result.stdout)["findings"] if f["change"] == "settled"}
        missing = set(cause["findings"]) - settled
        assert not missing, (assumed, missing)
        checked += 1
assert checked >= int(least), checked
