"""Checks an output of attacks: check_attack.py OUTPUT SCHEMA."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Support"))
import json_schema  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    out = json.load(file)

json_schema.validate(out, sys.argv[2])
if out["format"] == "tmc-attacks":
    nodes = {node["id"] for node in out["nodes"]}
    findings = {finding["id"] for finding in out["findings"]}
    assert len(nodes) == len(out["nodes"]), "a node is listed twice"
    for step in out["steps"]:
        assert set(step["needs"]) | {step["gives"]} <= nodes, step
        assert ("finding" in step) == (step["kind"] == "weakness"), step
        assert step.get("finding") is None or step["finding"] in findings, step

    def reaches(goal, without=()):
        """Whether the goal can be reached if these findings are silenced."""
        has, changed = {"start"}, True
        while changed:
            changed = False
            for step in out["steps"]:
                if step.get("finding") not in without and step["gives"] not in has and set(step["needs"]) <= has:
                    has.add(step["gives"])
                    changed = True
        return goal in has

    for goal in out["goals"]:
        assert goal["reached"] == reaches(goal["goal"]), goal["title"]
        if not goal["reached"]:
            continue
        has = {"start"}
        for step in goal["attack"]:
            assert set(step["needs"]) <= has, f"{goal['title']}: a step before what it needs"
            has.add(step["gives"])
        assert goal["goal"] in has
        assert goal["cost"] == sum(step["cost"] for step in goal["attack"])
        for cut in goal.get("cuts", []):
            silenced = {f for index in cut["measures"] for f in goal["measures"][index]["silences"]}
            assert not reaches(goal["goal"], silenced), f"{goal['title']}: no cut"
            for left_out in cut["measures"]:
                rest = [index for index in cut["measures"] if index != left_out]
                silenced = {f for index in rest for f in goal["measures"][index]["silences"]}
                assert reaches(goal["goal"], silenced), f"{goal['title']}: not minimal"
        for finding in goal.get("choke_points", {}).get("findings", []):
            assert not reaches(goal["goal"], {finding}), f"{goal['title']}: {finding} is no choke point"
print(f"{len(out.get('goals', []))} goals checked")
