"""Prints what a model's JSON output says, a line each, sorted.

    facts.py findings [--rule=ID]...   identity, state, severity (was the rule's own), basis
    facts.py granted                   attribute, basis, and the rules that it keeps away

Reads the output of `tmc --emit=json` from the standard input.
"""

import json
import sys


def findings(report, rules):
    for finding in report["findings"]:
        if rules and finding["rule"] not in rules:
            continue
        line = [finding["identity"], finding["state"], finding["severity"]]
        if "severity_override" in finding:
            line += ["was", finding["severity_override"]["original"]]
        if "basis" in finding:
            line.append(finding["basis"])
        if finding.get("contradicted"):
            line.append("contradicted")
        yield " ".join(line)


def granted(report):
    for entry in report["taken_for_granted"]:
        rules = sorted({f["identity"].split("(")[0] for f in entry["findings"]})
        yield f'{entry["attribute"]} {entry["basis"]}: {" ".join(rules)}'


def main():
    report = json.load(sys.stdin)
    what, options = sys.argv[1], sys.argv[2:]
    rules = {o.removeprefix("--rule=") for o in options if o.startswith("--rule=")}
    lines = findings(report, rules) if what == "findings" else granted(report)
    for line in sorted(lines):
        print(line)


if __name__ == "__main__":
    main()
