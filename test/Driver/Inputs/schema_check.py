"""Checks JSON against a schema; jsonschema need not be installed."""

import re

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
KEYWORDS = {
    "$schema", "$defs", "title", "description", "$ref", "type", "const", "enum", "pattern", "minimum", "required",
    "properties", "additionalProperties", "propertyNames", "items",
}  # fmt: skip


class Checker:
    def __init__(self, schema):
        self.schema = schema

    def check(self, value, rule, where):
        """Validates against the part of JSON Schema that ours uses."""
        if isinstance(rule, bool):
            assert rule, f"{where}: not allowed"
            return
        assert set(rule) <= KEYWORDS, f"{where}: the check does not know {set(rule) - KEYWORDS}"
        if "$ref" in rule:
            self.check(value, self.schema["$defs"][rule["$ref"].rsplit("/", 1)[1]], where)
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
                self.check(name, rule.get("propertyNames", True), where)
                known = rule.get("properties", {})
                self.check(member, known.get(name, rule.get("additionalProperties", True)), f"{where}.{name}")
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.check(item, rule.get("items", True), f"{where}[{index}]")
