"""Compares the baseline states of SARIF with the JSON of the same comparison."""

import collections
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    results = json.load(file)["runs"][0]["results"]
with open(sys.argv[2], encoding="utf-8") as file:
    changed = json.load(file)["findings"]

want = collections.Counter()
for finding in changed:
    want["absent" if "after" not in finding else "updated" if "before" in finding else "new"] += 1
have = collections.Counter(result["baselineState"] for result in results)
assert want and all(have[state] == want[state] for state in ("new", "updated", "absent")), (want, have)
gone = next(result for result in results if result["baselineState"] == "absent")
assert gone["locations"][0]["logicalLocations"], gone
