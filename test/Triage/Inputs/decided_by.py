"""Compares which rules decided with the table: decided_by.py OUTPUT.json Rules.def"""

import json
import pathlib
import re
import sys

rules = re.findall(r"^TRIAGE_RULE\((\w+),", pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"), re.MULTILINE)
decided = [row["decided_by"] for row in json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["findings"]]
if decided != rules:
    sys.exit(f"expected {rules}\ndecided  {decided}")
print(f"{len(decided)} of {len(rules)} rules, in their order")
