"""Checks SARIF: check_sarif.py SCHEMA [--github] [--errors] [--root FOLDER] FILE…

The schema is that of OASIS. What it cannot say is checked by hand: indices,
regions, fingerprints, kinds and levels.
"""

import argparse
import json
import pathlib
import re
import urllib.parse

parser = argparse.ArgumentParser()
parser.add_argument("schema")
parser.add_argument("--github", action="store_true")
parser.add_argument("--errors", action="store_true")
parser.add_argument("--root", default=".", type=pathlib.Path)
parser.add_argument("files", nargs="+")
args = parser.parse_args()
schema = json.loads(pathlib.Path(args.schema).read_text(encoding="utf-8"))

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
KEYWORDS = {
    "$schema", "id", "title", "description", "definitions", "default", "format", "$ref", "type", "enum", "pattern", "minimum", "maximum",
    "required", "properties", "additionalProperties", "items", "minItems", "uniqueItems", "anyOf", "oneOf",
}  # fmt: skip


def check(value, rule, where):
    """Validates against the part of JSON Schema (draft 4) that this one uses."""
    if isinstance(rule, bool):
        assert rule, f"{where}: not allowed"
        return
    assert set(rule) <= KEYWORDS, f"{where}: the check does not know {set(rule) - KEYWORDS}"
    if "$ref" in rule:
        target = schema
        for part in rule["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        check(value, target, where)
    for alternatives in (rule.get("anyOf"), rule.get("oneOf")):
        if alternatives and not any(fits(value, part, where) for part in alternatives):
            raise AssertionError(f"{where}: fits none of {alternatives}")
    if "type" in rule:
        types = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
        fine = any(isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in types)
        assert fine, f"{where}: {value!r} is not a {' or a '.join(types)}"
    if "enum" in rule:
        assert value in rule["enum"], f"{where}: {value!r}"
    if "pattern" in rule:
        assert re.search(rule["pattern"], value), f"{where}: {value!r}"
    if "minimum" in rule:
        assert value >= rule["minimum"], f"{where}: {value!r}"
    if "maximum" in rule:
        assert value <= rule["maximum"], f"{where}: {value!r}"
    if rule.get("format") in ("uri", "uri-reference"):
        assert re.fullmatch(r"[-A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%]*", value), f"{where}: {value!r} is no URI"
        assert rule["format"] != "uri" or urllib.parse.urlparse(value).scheme, f"{where}: {value!r} is not absolute"
    if isinstance(value, dict):
        for name in rule.get("required", []):
            assert name in value, f"{where}: lacks {name}"
        for name, member in value.items():
            check(member, rule.get("properties", {}).get(name, rule.get("additionalProperties", True)), f"{where}.{name}")
    if isinstance(value, list):
        assert len(value) >= rule.get("minItems", 0), where
        if rule.get("uniqueItems"):
            texts = [json.dumps(item, sort_keys=True) for item in value]
            assert len(set(texts)) == len(texts), f"{where}: an item is there twice"
        for index, item in enumerate(value):
            check(item, rule.get("items", True), f"{where}[{index}]")


def fits(value, rule, where):
    try:
        check(value, rule, where)
    except AssertionError:
        return False
    return True


def region(place):
    """The text that a physical location means, by UTF-16 columns."""
    path = urllib.parse.unquote(place["artifactLocation"]["uri"]).removeprefix("file://")
    at = place["region"]
    if path.startswith("<") or "startColumn" not in at:
        return None
    lines = (args.root / path).read_text(encoding="utf-8").split("\n")
    first, last = at["startLine"], at.get("endLine", at["startLine"])
    text = "\n".join(lines[first - 1 : last]).encode("utf-16-le")
    skipped = len("\n".join(lines[first - 1 : last - 1]).encode("utf-16-le")) + (2 if last > first else 0)
    begin, end = 2 * (at["startColumn"] - 1), skipped + 2 * (at["endColumn"] - 1)
    assert 0 <= begin <= end <= len(text), place
    return text[begin:end].decode("utf-16-le")


def places(value):
    if isinstance(value, dict):
        if "region" in value and "artifactLocation" in value:
            yield value
        for member in value.values():
            yield from places(member)
    elif isinstance(value, list):
        for item in value:
            yield from places(item)


def check_run(run):
    assert run["columnKind"] == "utf16CodeUnits"
    driver = run["tool"]["driver"]
    rules = driver["rules"]
    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    for place in places(run):
        region(place)
    for rule in rules:
        for relation in rule.get("relationships", []):
            target = relation["target"]
            taxonomy = run["taxonomies"][target["toolComponent"]["index"]]
            assert taxonomy["name"] == target["toolComponent"]["name"]
            assert taxonomy["taxa"][target["index"]]["id"] == target["id"]
    logical = run.get("logicalLocations", [])
    for index, place in enumerate(logical):
        assert place.get("parentIndex", -1) < index
    baseline = [("baselineState" in result) for result in run["results"]]
    assert all(baseline) or not any(baseline), "all have a baseline state, or none"
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"] if "partialFingerprints" in result]
    assert len(set(prints)) == len(prints) and all(re.fullmatch(r"[0-9a-f]{16}:1", text) for text in prints)
    for result in run["results"]:
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result.get("kind", "fail") == "fail" or result["level"] == "none"
        assert result["message"]["text"].strip() and result["locations"]
        for location in result["locations"]:
            for place in location.get("logicalLocations", []):
                if "index" in place:
                    assert logical[place["index"]]["fullyQualifiedName"] == place["fullyQualifiedName"]
        if not result["ruleId"].startswith("TM0"):
            assert "partialFingerprints" in result or args.errors
        # Nothing that a model says becomes a link.
        assert not re.search(r"(?<!\\)\]\(", result["message"]["text"])
        if args.github:
            check_alert(result, rules[result["ruleIndex"]])


def check_alert(result, rule):
    """GitHub makes an alert of it, with the severity of its rule."""
    assert not {"kind", "suppressions", "baselineState", "taxa"} & set(result)
    place = result["locations"][0]["physicalLocation"]
    assert "endLine" not in place["region"]
    assert result["level"] == rule["defaultConfiguration"]["level"]
    number = float(rule["properties"]["security-severity"])
    assert result["level"] == ("error" if number >= 7 else "warning" if number >= 4 else "note")
    assert rule["help"]["text"] and len(rule["name"]) <= 255
    assert len(rule["shortDescription"]["text"]) <= 1024 and len(rule["fullDescription"]["text"]) <= 1024
    assert rule["properties"]["tags"][0] == "security" and len(rule["properties"]["tags"]) <= 20
    # The first sentence is the title.
    assert re.match(r"[^\n]*?[.?!]( |$)", result["message"]["text"])


for name in args.files:
    log = json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
    check(log, schema, pathlib.Path(name).name)
    try:
        import jsonschema
    except ImportError:
        pass
    else:
        jsonschema.Draft4Validator(schema).validate(log)
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    check_run(log["runs"][0])
