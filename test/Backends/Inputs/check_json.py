"""Checks the JSON of shop.tm: check_json.py OUTPUT SCHEMA."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Support"))
import json_schema  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    out = json.load(file)

json_schema.validate(out, sys.argv[2])

assert out["today"] == "2027-01-01"
assert out["tool"]["name"] == "tmc"

model = out["model"]
system = model["systems"][0]
assert system["id"] == "Shop"
assert system["title"] == 'Shop <img src=x> | `x` "quoted"'
assert [e["id"] for e in model["elements"]] == ["Shop.customer", "Shop.web", "Shop.db"]
assert model["boundaries"][1]["title"] == "In\u202eside"
persist = next(f for f in model["flows"] if f["id"] == "Shop.persist")
assert persist["two_way"] is True
assert (persist["source"], persist["target"]) == ("Shop.web", "Shop.db")
assert persist["place"].split(":")[-2].isdigit()
assert persist["attributes"]["signed"]["value"] is False
assert persist["attributes"]["signed"]["origin"] == "model"
assert persist["attributes"]["carries"]["value"] == ["Order"] or persist["attributes"]["carries"]["value"][0].endswith("Order")
backup = next(f for f in model["flows"] if f["id"] == "Shop.backup")
assert backup["attributes"]["signed"] == {"value": True, "origin": "control", "by": "test.shop.Seal"}
audit = next(f for f in model["flows"] if f["id"] == "Shop.audit")
assert "signed" not in audit["attributes"]
kinds = {k["id"]: k for k in out["kinds"]}
assert kinds["test.shop.Wire"]["base"] == "std.core.Flow"
assert kinds["test.shop.Wire"]["defaults"]["controls"] == []
assert "port" not in persist["attributes"] and "signed" not in kinds["test.shop.Wire"]["defaults"]

state = {f["identity"]: f["state"] for f in out["findings"]}
assert state == {
    "T-SEAL(Shop.visit)": "mitigated",
    "T-SEAL(Shop.browse)": "accepted",
    "T-SEAL(Shop.persist)": "open",
    "T-SEAL(Shop.backup)": "mitigated",
    "T-SEAL(Shop.audit)": "question",
    "T-SEAL(Shop.report)": "dismissed",
    "T-SEAL(Shop.later)": "planned",
    "T-ROOT(Shop.web)": "open",
}, state
by_identity = {f["identity"]: f for f in out["findings"]}
seal = by_identity["T-SEAL(Shop.persist)"]
assert seal["severity"] == "High"
assert seal["bindings"] == {"f": "Shop.persist"}
assert seal["why"]["unless"][0][0]["value"] == "false"
assert "why" not in by_identity["T-SEAL(Shop.visit)"]
assert by_identity["T-SEAL(Shop.backup)"]["controls"] == ["test.shop.Seal"]
accepted = by_identity["T-SEAL(Shop.browse)"]["decision"]
assert accepted["verb"] == "accept"
assert accepted["properties"]["owner"] == "ciso | <b>"
assert accepted["properties"]["expires"] == "2099-12-31"
assert out["decisions"][accepted["index"]]["target"] == "Shop.browse"
assert by_identity["T-SEAL(Shop.audit)"]["unknowns"][0]["entity"] == "Shop.audit"

question = out["questions"][0]
assert question["settles"] == [by_identity["T-SEAL(Shop.audit)"]["id"]]
assert question["text"].startswith("Is ") and question["text"].endswith(" sealed?")

rule = next(r for r in out["rules"] if r["id"] == "T-SEAL")
assert rule["refs"] == [{"scheme": "cwe", "text": "CWE-345", "url": "https://cwe.mitre.org/data/definitions/345.html"}]
assert rule["categories"][0]["text"] == "Tampering"
assert rule["controls"] == ["test.shop.Seal"]

tests = {t["test"]: t for t in out["verifications"]}
assert len(tests) == len(out["verifications"])
answers = tests["test_shop_answers_Shop_web"]
assert answers["file"] == "test_Shop.py" and answers["generated"] and answers["element"] == "Shop.web"
# One test for all findings that ask for the same; none of what was accepted or dismissed.
assert set(answers["findings"]) == {by_identity[i]["id"] for i in ("T-SEAL(Shop.visit)", "T-SEAL(Shop.backup)", "T-ROOT(Shop.web)")}
assert not tests["test_shop_reviewed_Shop_persist"]["generated"]
assert "test_shop_reviewed_Shop_browse" not in tests
for finding in out["findings"]:
    for test in finding.get("verifications", []):
        assert finding["id"] in tests[test]["findings"]

assert out["summary"]["states"]["open"] == 2
assert out["summary"]["open_by_severity"]["High"] == 2  # persist and later
assert out["summary"]["model"]["flows"] == 7
assert any(d["verb"] == "assume" and d["text"] == "the building has a door" for d in out["decisions"])
