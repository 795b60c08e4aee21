"""Checks the comparison of diff.test: check_diff.py OUTPUT SCHEMA.

With `schema` behind these, it checks any output against its schema, and nothing else.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Support"))
import json_schema  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    out = json.load(file)

json_schema.validate(out, sys.argv[2])
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
