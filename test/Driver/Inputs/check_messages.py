"""Checks lines of `tmc check --format=json` against the schema, and their findings and questions against findings.json.

    check_messages.py LINES SCHEMA [FINDINGS]

Prints each message as `severity code file:line:column page`; the page must be there.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Support"))
import json_schema  # noqa: E402

lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
home = pathlib.Path(sys.argv[2])
schema = json.loads(home.read_text(encoding="utf-8"))
for line in lines:
    json_schema.check(line, schema["$defs"][line["record"]], line["record"], home)
assert lines[0]["record"] == "run" and all(line["record"] != "run" for line in lines[1:])
if len(sys.argv) > 3:
    whole = json.load(open(sys.argv[3], encoding="utf-8"))
    for kind, member in (("finding", "findings"), ("question", "questions")):
        rows = [line for line in lines if line["record"] == kind]
        assert rows and rows == [{"record": kind, **row} for row in whole[member]], kind
for line in lines:
    if line["record"] == "message":
        assert "page" not in line or (home.resolve().parents[2] / line["page"]).is_file(), line["code"]
        where = f"{line.get('file', '-')}:{line.get('line', 0)}:{line.get('column', 0)}"
        print(line["severity"], line["code"], where.split("/")[-1], line.get("page", "-"))
