"""Prints the rules that speak of an element in one model and not in another.

    lost.py BEFORE.json AFTER.json ELEMENT

Open findings and questions count. A line each; nothing if nothing is lost.
"""

import json
import sys


def rules(path: str, element: str) -> set[str]:
    with open(path, encoding="utf-8") as file:
        findings = json.load(file)["findings"]
    return {
        finding["rule"]
        for finding in findings
        if element in finding["bindings"].values() and finding["state"] in ("open", "question")
    }


def main() -> int:
    before, after, element = sys.argv[1:4]
    if not rules(before, element):
        print(f"nothing speaks of {element} in {before}")
    for rule in sorted(rules(before, element) - rules(after, element)):
        print("lost", rule)
    return 0


if __name__ == "__main__":
    sys.exit(main())
