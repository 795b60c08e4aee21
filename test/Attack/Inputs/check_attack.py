"""Checks an output of attacks: check_attack.py OUTPUT SCHEMA."""

import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    out = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    schema = json.load(file)
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
KEYWORDS = {
    "$schema", "$defs", "title", "description", "$ref", "type", "const", "enum", "pattern", "minimum", "minItems",
    "required", "properties", "additionalProperties", "items",
}  # fmt: skip


def check(value, rule, where):
    """Validates against the part of JSON Schema that ours uses; jsonschema need not be installed."""
    if isinstance(rule, bool):
        assert rule, f"{where}: not allowed"
        return
    assert set(rule) <= KEYWORDS, f"{where}: the check does not know {set(rule) - KEYWORDS}"
    if "$ref" in rule:
        check(value, schema["$defs"][rule["$ref"].rsplit("/", 1)[1]], where)
    if "type" in rule:
        assert isinstance(value, TYPES[rule["type"]]), f"{where}: {value!r}"
    assert value == rule.get("const", value), f"{where}: {value!r}"
    assert "enum" not in rule or value in rule["enum"], f"{where}: {value!r}"
    assert "pattern" not in rule or re.search(rule["pattern"], value), f"{where}: {value!r}"
    assert "minimum" not in rule or value >= rule["minimum"], f"{where}: {value!r}"
    if isinstance(value, dict):
        assert set(rule.get("required", [])) <= set(value), f"{where}: lacks a member"
        for name, member in value.items():
            known = rule.get("properties", {})
            check(member, known.get(name, rule.get("additionalProperties", True)), f"{where}.{name}")
    if isinstance(value, list):
        assert len(value) >= rule.get("minItems", 0), f"{where}: too few"
        for index, item in enumerate(value):
            check(item, rule.get("items", True), f"{where}[{index}]")


check(out, schema, "output")
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
