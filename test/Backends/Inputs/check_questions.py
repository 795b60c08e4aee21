"""Checks the questions in the JSON of many.tm of questions.test."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    out = json.load(file)

does, encrypted, wax = out["questions"]
assert does["attribute"] == wax["attribute"] == "does" and does["id"] != wax["id"]
assert does["default"] == {"kind": "m.Lamp", "in": "S.lan"}, does
assert [(a["entity"], a["choices"]) for a in does["answers"]] == [("S.a", ["Melts", "Burns", "Sings"]), ("S.b", ["Melts"])]
assert sorted(does["settles"]) == sorted(i for a in does["answers"] for i in a["settles"])
assert [a["entity"] for a in encrypted["answers"]] == ["S.f", "S.g", "S.h"]
assert "choices" not in encrypted["answers"][0] and encrypted["default"]["in"] == "S"
assert "default" not in wax and wax["severity"] == "High"
