"""Prints what one rule says of a model: a line for each candidate, ordered by what it is about.

    tmc --emit=json MODEL | states.py RULE-ID
"""

import json
import sys


def line(finding: dict) -> str:
    text = f"{finding['state']} {','.join(finding['bindings'].values())}"
    if finding["state"] == "question":
        asked = sorted(f"{fact['entity']}.{fact['attribute']}" for fact in finding["unknowns"])
        text += " asks " + ", ".join(asked)
    if finding.get("controls"):
        text += " by " + ", ".join(name.rpartition(".")[2] for name in finding["controls"])
    return text


def main() -> int:
    findings = json.load(sys.stdin)["findings"]
    mine = [line(finding) for finding in findings if finding["rule"] == sys.argv[1]]
    print("\n".join(sorted(mine, key=lambda text: text.split()[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
