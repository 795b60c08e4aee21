"""Compares the open and planned findings of an example with the file in which each was judged.

usage: reviewed.py findings.json expected.txt least-elements

A line of the expected file is `id severity state title`, each followed by an indented line that says why the
finding is right. Lines that begin with `#` say how the list was reviewed.
"""

import json
import sys


def expected(path):
    findings, reasons = [], 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("    "):
                reasons += 1
            elif line.strip() and not line.startswith("#"):
                findings.append(line.rstrip("\n"))
    if reasons != len(findings):
        sys.exit(f"{path}: {len(findings)} findings, {reasons} reasons")
    return findings


def main(result, path, least):
    with open(result, encoding="utf-8") as file:
        document = json.load(file)
    # A component with parts is only the whole of them, and does not count.
    ids = [element["id"] for element in document["model"]["elements"]]
    leaves = [name for name in ids if not any(other.startswith(name + ".") for other in ids)]
    if len(leaves) < int(least):
        sys.exit(f"{len(leaves)} elements, {least} are wanted")
    actual = [
        f"{finding['id']} {finding['severity']} {finding['state']} {finding['title']}"
        for finding in document["findings"]
        if finding["state"] in ("open", "planned")
    ]
    if len(actual) > 3 * len(leaves):
        sys.exit(f"{len(actual)} open findings of {len(leaves)} elements")
    known = expected(path)
    for line in sorted(set(known) - set(actual)):
        print("missing:", line)
    for line in sorted(set(actual) - set(known)):
        print("not reviewed:", line)
    return sorted(known) != sorted(actual)


sys.exit(main(*sys.argv[1:]))
