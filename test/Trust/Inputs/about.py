"""Prints state, rule and bound entities of findings from --emit=json, a line each.

    about.py [RULE...]      only of these rules
"""

import json
import sys

model = json.load(sys.stdin)
for finding in model["findings"]:
    if len(sys.argv) == 1 or finding["rule"] in sys.argv[1:]:
        print(finding["state"], finding["rule"], *finding["bindings"].values())
