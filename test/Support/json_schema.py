"""Validates JSON against our schemas, which jsonschema need not be installed for.

    json_schema.py SCHEMA FILE...
"""

import functools
import json
import pathlib
import re
import sys

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}
# What check() understands; a schema that uses more must be checked by more.
KEYWORDS = {
    "$schema", "$defs", "title", "description", "$ref", "allOf", "type", "const", "enum", "pattern", "minimum",
    "required", "properties", "additionalProperties", "propertyNames", "items", "minItems",
    "$id", "$comment", "definitions", "oneOf", "minLength", "maxLength", "nullable", "anyOf", "maxItems", "uniqueItems",
    "minProperties", "format", "contentMediaType",
}  # fmt: skip


FORMATS = {"date": r"^\d{4}-\d\d-\d\d$", "uri": r"^[a-z][a-z0-9+.-]*:\S+$"}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not (name in ("integer", "number") and isinstance(value, bool))


@functools.cache
def lookup(reference, home):
    """What a $ref means, and the file that it is in: `#/…` of this one, or `NAME#/…` beside it."""
    name, _, path = reference.partition("#/")
    if name:
        home = home.parent / name
    target = json.loads(home.read_text(encoding="utf-8"))
    for part in path.split("/"):
        target = target[part]
    return target, home


def check(value, rule, where, home):
    """Validates against the part of JSON Schema that ours use; home is the file that the rule is in."""
    if isinstance(rule, bool):
        assert rule, f"{where}: not allowed"
        return
    assert set(rule) <= KEYWORDS, f"{where}: the check does not know {set(rule) - KEYWORDS}"
    if "$ref" in rule:
        target, there = lookup(rule["$ref"], home)
        check(value, target, where, there)
    for part in rule.get("allOf", []):
        check(value, part, where, home)
    if "oneOf" in rule:
        fitting = 0
        for part in rule["oneOf"]:
            try:
                check(value, part, where, home)
                fitting += 1
            except AssertionError:
                pass
        assert fitting == 1, f"{where}: {fitting} of the forms fit"
    if "anyOf" in rule:
        for part in rule["anyOf"]:
            try:
                check(value, part, where, home)
                break
            except AssertionError:
                pass
        else:
            raise AssertionError(f"{where}: none of the forms fits")
    if rule.get("nullable") and value is None:  # not of JSON Schema, but some tools write it
        return
    if isinstance(value, str):
        assert rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value)), f"{where}: {value!r}"
        if "format" in rule:
            assert re.search(FORMATS[rule["format"]], value), f"{where}: {value!r} is no {rule['format']}"
    if "type" in rule:
        names = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
        assert any(is_type(value, name) for name in names), f"{where}: {value!r} is not {names}"
    if "const" in rule:
        assert value == rule["const"], f"{where}: {value!r}"
    if "enum" in rule:
        assert value in rule["enum"], f"{where}: {value!r}"
    if "pattern" in rule:
        assert re.search(rule["pattern"], value), f"{where}: {value!r}"
    if "minimum" in rule:
        assert not isinstance(value, (int, float)) or value >= rule["minimum"], f"{where}: {value!r}"
    if isinstance(value, dict):
        assert len(value) >= rule.get("minProperties", 0), where
        for name in rule.get("required", []):
            assert name in value, f"{where}: lacks {name}"
        for name, member in value.items():
            if "propertyNames" in rule:
                check(name, rule["propertyNames"], where, home)
            known = rule.get("properties", {})
            check(member, known.get(name, rule.get("additionalProperties", True)), f"{where}.{name}", home)
    if isinstance(value, list):
        assert rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)), where
        if rule.get("uniqueItems"):
            assert len({json.dumps(item, sort_keys=True) for item in value}) == len(value), f"{where}: twice"
        for index, item in enumerate(value):
            check(item, rule.get("items", True), f"{where}[{index}]", home)


def validate(value, path):
    """Raises AssertionError, or what jsonschema raises, if value is not as the schema at path says."""
    home = pathlib.Path(path)
    schema = json.loads(home.read_text(encoding="utf-8"))
    check(value, schema, "output", home)
    try:
        import jsonschema
    except ImportError:
        return
    if "2020-12" not in schema.get("$schema", ""):
        return
    jsonschema.Draft202012Validator.check_schema(schema)
    if '"$ref": "findings.schema.json' not in home.read_text(encoding="utf-8"):
        jsonschema.Draft202012Validator(schema).validate(value)


if __name__ == "__main__":
    for name in sys.argv[2:]:
        validate(json.loads(pathlib.Path(name).read_text(encoding="utf-8")), sys.argv[1])
