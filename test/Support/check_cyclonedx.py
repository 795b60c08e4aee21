"""Checks a threat model of CycloneDX 2.0: check_cyclonedx.py FILE...

The draft's schema is no part of this project. What follows is written from reading it (blueprint 0312a97b, threat 0b918bb0,
weakness 0b13db6e): which members there may be and must be, the words of lists, and that references lead somewhere.
"""

import json
import re
import sys

ASSETS = """actor agent api broker cache component container data data-store device endpoint function gateway infrastructure
interface model module network process queue resource service stream subsystem system tool""".split()
STRIDE = "spoofing tampering repudiation information-disclosure denial-of-service elevation-of-privilege".split()
# Of each object: what it must have, and what it may have besides.
MEMBERS = {
    "root": ({"specFormat", "specVersion"}, {"$schema", "$comment", "serialNumber", "version", "blueprints", "threats"}),
    "blueprint": ({"name", "modelTypes"}, {"bom-ref", "description", "zones", "assets", "dataSets", "flows", "boundaries"}),
    "zone": ({"bom-ref", "name", "type"}, {"description", "parent", "inScope", "properties"}),
    "asset": ({"bom-ref", "name", "type"}, {"description", "inScope", "zone", "properties"}),
    "dataSet": ({"bom-ref", "name", "description"}, {"placements", "properties"}),
    "placement": ({"dataStore"}, {"encrypted"}),
    "flow": ({"bom-ref", "name", "source", "destination", "type"}, {"description", "inScope", "bidirectional", "encrypted", "protocols", "properties"}),
    "boundary": ({"bom-ref", "zones"}, {"type"}),
    "threats": (set(), {"threats", "scenarios"}),
    "threat": ({"bom-ref", "name"}, {"description", "source", "categories", "weaknesses"}),
    "category": ({"taxonomy", "category"}, set()),
    "weakness": ({"cweId"}, set()),
    "scenario": ({"bom-ref", "name", "threats"}, {"description", "affectedAssets", "properties"}),
    "property": ({"name", "value"}, set()),
}


def check(bom):
    refs, used = set(), []

    def is_a(kind, value):
        must, may = MEMBERS[kind]
        assert must <= set(value) <= must | may, (kind, set(value) ^ must)
        for name in ("name", "bom-ref"):
            assert name not in value or (isinstance(value[name], str) and value[name]), (kind, name)
        if "bom-ref" in value:
            assert value["bom-ref"] not in refs, f"{value['bom-ref']} twice"
            refs.add(value["bom-ref"])
        for one in value.get("properties", []):
            is_a("property", one)
            assert isinstance(one["value"], str)
        if "inScope" in value:
            assert isinstance(value["inScope"], bool)
        return value

    def unique(values):
        texts = [json.dumps(value, sort_keys=True) for value in values]
        assert len(texts) == len(set(texts)), "equal items"
        return values

    is_a("root", bom)
    assert bom["specFormat"] == "CycloneDX" and bom["specVersion"] == "2.0"
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", bom["serialNumber"])
    assert "Experimental" in bom["$comment"], "it says that it follows a draft"
    for blueprint in bom["blueprints"]:
        is_a("blueprint", blueprint)
        assert blueprint["modelTypes"] == ["data-flow"]
        for zone in unique(blueprint["zones"]):
            is_a("zone", zone)
            assert zone["type"] == "trust"
            used += [zone["parent"]] if "parent" in zone else []
        for asset in unique(blueprint["assets"]):
            is_a("asset", asset)
            assert asset["type"] in ASSETS, asset["type"]
            used += [asset["zone"]] if "zone" in asset else []
        for data in unique(blueprint["dataSets"]):
            is_a("dataSet", data)
            assert data["description"]
            for placement in unique(data.get("placements", [])):
                used.append(is_a("placement", placement)["dataStore"])
        for flow in unique(blueprint["flows"]):
            is_a("flow", flow)
            assert flow["type"] == "data" and all(isinstance(p, str) for p in unique(flow["protocols"]))
            used += [flow["source"], flow["destination"]]
        for boundary in unique(blueprint["boundaries"]):
            is_a("boundary", boundary)
            assert boundary["type"] == "trust" and len(boundary["zones"]) == 2
            used += unique(boundary["zones"])
    threats = is_a("threats", bom["threats"])
    for threat in unique(threats["threats"]):
        is_a("threat", threat)
        for category in unique(threat["categories"]):
            is_a("category", category)
            assert category["taxonomy"] == "STRIDE" and category["category"] in STRIDE, category
        for weakness in unique(threat["weaknesses"]):
            assert is_a("weakness", weakness)["cweId"] >= 1
    for scenario in unique(threats["scenarios"]):
        is_a("scenario", scenario)
        assert scenario["threats"]
        used += unique(scenario["threats"]) + unique(scenario["affectedAssets"])
    for ref in used:
        assert ref in refs, f"{ref} is not in the file"


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            check(json.load(file))
