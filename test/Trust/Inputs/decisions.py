"""Prints each finding that has decisions: its rule, its state, and what they say.

    decisions.py FINDINGS.json
"""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
for finding in report["findings"]:
    if "decisions" not in finding:
        continue
    assert "decision" not in finding or finding["decision"]["index"] == finding["decisions"][0]
    said = []
    for index in finding["decisions"]:
        decision = report["decisions"][index]
        by = [control.rsplit(".", 1)[-1] for control in decision.get("by", [])]
        said.append(" ".join([decision["verb"], *by]))
    print(f"{finding['rule']} {finding['state']}: {', '.join(said)}")
