"""Reads what was written for other tools, and compares it with the JSON of the same model.

    check_exchange.py JSON OTM THREAT_DRAGON DEFECTDOJO [FOLDER OF SCHEMAS]
"""

import json
import pathlib
import re
import sys

from json_schema import validate


def read(name):
    return json.loads(pathlib.Path(name).read_text(encoding="utf-8"))


ours, otm, dragon, dojo = map(read, sys.argv[1:5])
model = ours["model"]
real = [f for f in ours["findings"] if f["state"] != "question"]
subject = {f["id"]: next(iter(f["bindings"].values()), "") for f in real}


def ids(rows):
    out = [row["id"] for row in rows]
    assert len(set(out)) == len(out), "ids are unique"
    return set(out)


# OTM: every part is there, and what it names is there.
zones, components = ids(otm["trustZones"]), ids(otm["components"])
assets, flows = ids(otm["assets"]), ids(otm["dataflows"])
threats, mitigations = ids(otm["threats"]), ids(otm["mitigations"])
assert components == {e["id"] for e in model["elements"]}
assert flows == {f["id"] for f in model["flows"]}
assert assets == {d["id"] for d in model["data"]}
assert {b["id"] for b in model["boundaries"]} <= zones
for zone in otm["trustZones"]:
    assert zone.get("parent", {}).get("trustZone", zone["id"]) in zones
    assert 0 <= zone["risk"]["trustRating"] <= 100
told = 0
for part in otm["components"] + otm["dataflows"]:
    for threat in part.get("threats", []):
        told += 1
        assert threat["threat"] in threats
        assert all(m["mitigation"] in mitigations for m in threat.get("mitigations", []))
for part in otm["components"]:
    (where,) = part["parent"].items()
    assert where[1] in (zones if where[0] == "trustZone" else components), part
    assert set(part.get("assets", {}).get("stored", [])) <= assets
for flow in otm["dataflows"]:
    assert {flow["source"], flow["destination"]} <= components
    assert set(flow.get("assets", [])) <= assets
drawn = components | flows
assert told == sum(about in drawn for about in subject.values())
for asset in otm["assets"]:
    assert all(0 <= asset["risk"][k] <= 100 for k in ("confidentiality", "integrity", "availability"))

# Threat Dragon: a cell for each, ends that exist, no box upon another of its boundary.
(diagram,) = dragon["detail"]["diagrams"]
cells = {c["id"]: c for c in diagram["cells"]}
assert len(cells) == len(diagram["cells"])
boxes = [c for c in cells.values() if c["shape"] in ("actor", "process", "store")]
lines = [c for c in cells.values() if c["shape"] == "flow"]
assert len(lines) == len(model["flows"])
assert len(boxes) + sum(c["shape"] == "trust-boundary-box" for c in cells.values()) >= len(model["elements"])
for line in lines:
    assert all(cells[line[end]["cell"]] in boxes for end in ("source", "target"))
for i, a in enumerate(boxes):
    for b in boxes[:i]:
        assert any(
            a["position"][k] + a["size"][s] <= b["position"][k] or b["position"][k] + b["size"][s] <= a["position"][k]
            for k, s in (("x", "width"), ("y", "height"))
        ), (a["attrs"], b["attrs"])
numbers = [t["number"] for c in cells.values() for t in c["data"].get("threats", [])]
assert sorted(numbers) == list(range(1, len(numbers) + 1)) and dragon["detail"]["threatTop"] == len(numbers)
assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", i) for i in cells)

# DefectDojo: a row for each finding.
assert [f["unique_id_from_tool"] for f in dojo["findings"]] == [f["identity"] for f in real]
for row, finding in zip(dojo["findings"], real):
    assert row["title"] == finding["title"] and row["vuln_id_from_tool"] == finding["rule"]
    assert row["active"] == (finding["state"] in ("open", "planned"))
    assert row["severity"] in ("Info", "Low", "Medium", "High", "Critical")

# The schemas of others are no part of this project; where they lie beside it, they decide.
folder = pathlib.Path(sys.argv[5]) if len(sys.argv) > 5 else None
if folder and folder.exists():
    validate(otm, folder / "otm/otm_schema.json")
    validate(dragon, folder / "threat-dragon/threat-dragon-v2.schema.json")
