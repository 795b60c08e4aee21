"""Checks the comparison of diff.test: check_diff.py OUTPUT SCHEMA.

With `schema` behind these, it checks any output against its schema, and nothing else.
"""

import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    out = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    schema = json.load(file)
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
KEYWORDS = {
    "$schema", "$defs", "title", "description", "$ref", "type", "const", "enum", "pattern", "minimum", "required",
    "properties", "additionalProperties", "propertyNames", "items",
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
        names = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
        assert any(isinstance(value, TYPES[name]) for name in names), f"{where}: {value!r}"
    assert value == rule.get("const", value), f"{where}: {value!r}"
    assert "enum" not in rule or value in rule["enum"], f"{where}: {value!r}"
    assert "pattern" not in rule or re.search(rule["pattern"], value), f"{where}: {value!r}"
    assert "minimum" not in rule or value >= rule["minimum"], f"{where}: {value!r}"
    if isinstance(value, dict):
        assert set(rule.get("required", [])) <= set(value), f"{where}: lacks a member"
        for name, member in value.items():
            check(name, rule.get("propertyNames", True), where)
            known = rule.get("properties", {})
            check(member, known.get(name, rule.get("additionalProperties", True)), f"{where}.{name}")
    if isinstance(value, list):
        for index, item in enumerate(value):
            check(item, rule.get("items", True), f"{where}[{index}]")


check(out, schema, "output")
if sys.argv[3:] == ["schema"]:
    sys.exit()
by_change = {}
for finding in out["findings"]:
    by_change.setdefault(finding["change"], []).append(finding)
assert {name: len(rows) for name, rows in by_change.items()} == {
    name: count for name, count in out["summary"]["changes"].items() if count
}
(new,) = by_change["new"]
assert new["after"]["identity"] == "T-1(S.added)" and "before" not in new
(settled,) = by_change["settled"]
assert settled["before"]["state"] == "open" and settled["after"]["state"] == "mitigated"
assert settled["after"]["controls"] == ["std.core.Tls"]
(gone,) = by_change["gone"]
assert gone["before"]["identity"] == "T-2(S.fax)" and gone["title"].endswith("is a fax")
model = {row["id"]: row for row in out["model"]}
assert model["S.server"]["change"] == "renamed" and model["S.server"]["former_id"] == "S.api"
assert model["S.web"]["parent"] == {"before": "S.dmz", "after": "S.lan"}
assert model["S.fax"]["change"] == "gone" and model["S.added"]["change"] == "new"
assert model["S.put"]["settings"] == [{"name": "controls", "after": ["std.core.Tls"]}]
