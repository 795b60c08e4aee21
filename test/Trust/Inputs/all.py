"""Prints what the rules say of a model: a line for each finding, ordered.

    tmc --emit=json MODEL | all.py [RULE-ID...]

A line is the rule, the state, the severity, what it is about, what is asked, and by whom it is.
"""

import json
import sys


def line(finding: dict) -> str:
    text = f"{finding['rule']} {finding['state']} {finding['severity']} {','.join(finding['bindings'].values())}"
    if finding["state"] == "question":
        text += " asks " + ", ".join(sorted(f"{fact['entity']}.{fact['attribute']}" for fact in finding["unknowns"]))
    if finding.get("controls"):
        text += " by " + ", ".join(name.rpartition(".")[2] for name in finding["controls"])
    who = [entry["position"] + (f" {entry['distance']}" if "distance" in entry else "") for entry in finding.get("by", [])]
    if who:
        text += " from " + ", ".join(who)
    return text


def main() -> int:
    findings = json.load(sys.stdin)["findings"]
    lines = sorted(line(finding) for finding in findings if len(sys.argv) < 2 or finding["rule"] in sys.argv[1:])
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
