"""Checks that every finding of the models explains itself, as text and as JSON.

usage: explained.py tmc folder model.tm...

The text of each finding has four parts: what it is about, each condition with its value and with where that came from,
and what would silence it. The JSON of each has the same.
"""

import json
import os
import re
import subprocess
import sys

tmc, folder, *models = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
output = os.path.abspath(os.path.join(folder, "out.json"))
VALUED = re.compile(r"^  \S.*?  \S.*  \(.+\)$")
ABOUT = "It is about:"
APPLIES = ("It applies because:", "Whether it applies depends on:")
SILENCES = ("One of these would silence it:", "It is silenced because one of these holds:", "What would silence it:")
count = problems = 0


def fail(model, what):
    global problems
    problems += 1
    print(f"{os.path.basename(model)}: {what}")


def sections(block):
    """The lines below each heading; headings begin a line and end in a colon."""
    parts, lines = {}, []
    for line in block:
        if line.endswith(":") and line and not line[0].isspace():
            lines = parts[line] = []
        elif line:
            lines.append(line)
    return parts


def atoms(lines):
    """The lines that give a condition's value: not excerpts, places, or the controls of a clause."""
    return [x for x in lines if x.startswith("  ") and x[2] != " " and not re.match(r"^ *\d* \|", x) and x != "  or"]


for model in models:
    where, file = os.path.split(model)
    run = {"cwd": where or ".", "capture_output": True, "text": True, "check": True}
    common = [tmc, "--today=2026-11-24", file]
    subprocess.run([*common, "--emit=json", "--emit-option", "why=all", "-o", output], **run)
    with open(output, encoding="utf-8") as stream:
        findings = json.load(stream)["findings"]
    count += len(findings)
    for finding in findings:
        why, name = finding.get("why"), finding["identity"]
        if not finding["bindings"] or not why or not why["where"]:
            fail(model, f"{name}: JSON says nothing of what it is about, or why")
            continue
        for atom in why["where"] + [a for clause in why["unless"] for a in clause]:
            if not atom["text"] or not atom["value"] or not atom.get("why"):
                fail(model, f"{name}: JSON: {atom}")
        if finding["state"] == "mitigated" and "decision" not in finding:
            if not any(a["value"] == "true" for clause in why["unless"] for a in clause):
                fail(model, f"{name}: JSON: nothing of what silences it is true")
    text = subprocess.run([*common, "--explain=*"], **run).stdout.split("\n") if findings else []
    blocks = []
    for at, line in enumerate(text):
        if at + 1 < len(text) and re.search(r"^\S.* \[\S+ [0-9a-f]{8}\]$", line):
            blocks.append([])
        if blocks:
            blocks[-1].append(line)
    if len(blocks) != len(findings):
        fail(model, f"{len(blocks)} explanations of {len(findings)} findings")
    for block in blocks:
        name, parts = block[0], sections(block)
        about = parts.get(ABOUT, [])
        if not any(re.search(r" = \w+ \S+ : \S+ \(.+:\d+:\d+\)$", x) for x in about):
            fail(model, f"{name}: not what it is about")
        applies = [x for h in APPLIES for x in atoms(parts.get(h, []))]
        silences = [(h, x) for h in SILENCES for x in atoms(parts.get(h, []))]
        if not applies or not silences:
            fail(model, f"{name}: not why, or not what would silence it")
        for line in applies + [x for h, x in silences if h != SILENCES[2]]:
            if not VALUED.match(line):
                fail(model, f"{name}: no value, or nothing of where it is from: {line}")
print(f"{len(models)} models, {count} findings, {problems} problems")
