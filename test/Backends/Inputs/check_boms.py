"""Compares threat models of TM-BOM and CycloneDX with our JSON: check_boms.py JSON TM-BOM CYCLONEDX [CORPUS]."""

import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Support"))
import check_cyclonedx
from json_schema import validate

ours, bom, cdx = (json.loads(pathlib.Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:4])
model, findings = ours["model"], [f for f in ours["findings"] if f["state"] != "question"]

# TM-BOM: everything has a name of its own, and each name that is used is there.
names = {}
for kind in ("trust_zones", "actors", "components", "data_stores", "data_sets", "data_flows", "threat_personas", "threats", "controls", "risks"):
    for row in bom[kind]:
        assert re.fullmatch("[0-9a-z-]+", row["symbolic_name"]) and row["symbolic_name"] not in names, row
        assert row["title"] and row["description"], row
        names[row["symbolic_name"]] = kind
for kind in ("actors", "components", "data_stores"):
    for row in bom[kind]:
        assert names[row["trust_zone"]] == "trust_zones"
        assert names[row.get("parent_component", row["symbolic_name"])] == kind
for flow in bom["data_flows"]:
    for end in ("source", "destination"):
        assert names[flow[end]["object"]] == flow[end]["type"].replace("-", "_") + "s", flow
for crossing in bom["trust_boundaries"]:
    assert names[crossing["trust_zone_a"]] == names[crossing["trust_zone_b"]] == "trust_zones"
    assert crossing["trust_zone_a"] != crossing["trust_zone_b"]
for data in bom["data_sets"]:
    assert all(names[p["data_store"]] == "data_stores" for p in data["placements"])
for threat in bom["threats"]:
    assert names[threat["threat_persona"]] == "threat_personas" and threat["event"]
    assert all(names[c] in ("actors", "components", "data_stores") for c in threat["components_affected"])
for row in bom["controls"] + bom["risks"]:
    assert row["threats"] and all(names[t] == "threats" for t in row["threats"]), row
assert len(bom["actors"]) + len(bom["components"]) + len(bom["data_stores"]) == len(model["elements"])
assert len(bom["data_flows"]) == len(model["flows"]) and len(bom["data_sets"]) == len(model["data"])
assert len(bom["threats"]) == len({f["rule"] for f in findings})
assert sorted(r["title"] for r in bom["risks"]) == sorted(f["title"] for f in findings if f["state"] in ("open", "planned"))
scales = [["rare", "unlikely", "possible", "likely", "certain"], ["negligible", "minor", "moderate", "major", "severe"]]
for risk in bom["risks"]:
    assert risk["score"] == (scales[0].index(risk["likelihood"]) + 1) * (scales[1].index(risk["impact"]) + 1)
corpus = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
if corpus and corpus.exists():
    validate(bom, corpus / "tm-library/threat-model.schema.json")

# CycloneDX: the same things under their own ids.
check_cyclonedx.check(cdx)
(blueprint,) = cdx["blueprints"]
for kind, rows in (("assets", "elements"), ("flows", "flows"), ("dataSets", "data"), ("zones", "boundaries")):
    assert [x["bom-ref"] for x in blueprint[kind]] == [x["id"] for x in model[rows]], kind
for ours_, theirs in zip(model["flows"], blueprint["flows"]):
    assert (theirs["source"], theirs["destination"]) == (ours_["source"], ours_["target"])
assert [s["name"] for s in cdx["threats"]["scenarios"]] == [f["title"] for f in findings]
assert [s["threats"] for s in cdx["threats"]["scenarios"]] == [[f["rule"]] for f in findings]
for scenario, finding in zip(cdx["threats"]["scenarios"], findings):
    said = {p["name"]: p["value"] for p in scenario["properties"]}
    assert said["tmc:state"] == finding["state"] and said["tmc:severity"] == finding["severity"], said
