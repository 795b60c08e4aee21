"""Reads CSV back: check_csv.py [JSON] FINDINGS [QUESTIONS ASSUMPTIONS].

With JSON, of the same model: the rows must say the same. Without, several lists
of findings of hostile models.
"""

import csv
import json
import sys


def rows(name):
    with open(name, "rb") as file:
        data = file.read()
    assert data.endswith(b"\r\n")
    with open(name, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        head, *lines = list(reader)
    assert len(set(head)) == len(head)
    for line in lines:
        assert len(line) == len(head), line
        for cell in line:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), cell
    return [dict(zip(head, line)) for line in lines]


if not sys.argv[1].endswith(".json"):
    for name in sys.argv[1:]:
        assert rows(name)
    sys.exit()

with open(sys.argv[1], encoding="utf-8") as file:
    out = json.load(file)
findings, questions, assumptions = (rows(name) for name in sys.argv[2:])
assert len(findings) == len(out["findings"]) > 10
for row, finding in zip(findings, out["findings"]):
    for name in ("id", "identity", "state", "severity", "title", "rule"):
        assert row[name] == finding[name], (name, row, finding)
    assert row["about"] == ", ".join(finding["bindings"].values())
    assert row["system"] == "Terry's balloons"
    assert (row["question"] != "") == (finding["state"] == "question"), row
    assert (row["why"] != "" and row["fix"] != "" and row["by"] != "") == (finding["state"] == "open"), row
    assert (row["silenced"] != "") == (finding["state"] == "mitigated"), row
    assert row["risk"] == ("" if finding["state"] == "question" else finding["risk"]["current"]["risk"]), row
    assert row["file"].endswith("balloons.tm") and row["line"].isdigit()
asked = [(question, answer) for question in out["questions"] for answer in question["answers"]]
assert len(questions) == len(asked) > 1
for row, (question, answer) in zip(questions, asked):
    assert row["question"] == question["id"] and row["about"] == answer["entity"], row
    assert int(row["settles"]) == len(answer["settles"]) and row["write"]
granted = [(entry, thing) for entry in out["taken_for_granted"] for thing in entry["of"]]
assert len(assumptions) == len(granted) > 1
for row, (entry, thing) in zip(assumptions, granted):
    assert row["about"] == thing and row["attribute"] == entry["attribute"] and row["basis"] == entry["basis"], row
