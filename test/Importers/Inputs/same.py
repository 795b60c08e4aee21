"""Imports two files and compares what the models say: elements with their kinds, what they are in, and flows.

    same.py TMC FOLDER FILE FILE [--ignore-kinds]
"""

import json
import pathlib
import subprocess
import sys


def model(tmc, folder, path):
    subprocess.run([tmc, "import", path, "-o", folder], check=True, capture_output=True)
    run = subprocess.run([tmc, "-Wno-all", "--emit=json", str(folder / "yours.tm")], check=True, capture_output=True)
    system = json.loads(run.stdout)["model"]
    titles = {p["id"]: p.get("title") or p["id"].rsplit(".", 1)[-1] for p in system["elements"] + system["boundaries"]}
    titles[system["systems"][0]["id"]] = ""
    elements = {(titles[e["id"]], e["kind"].rsplit(".", 1)[-1], titles.get(e.get("parent"), "")) for e in system["elements"]}
    boundaries = {(titles[b["id"]], titles.get(b.get("parent"), "")) for b in system["boundaries"]}
    flows = {(titles[f["source"]], titles[f["target"]], f.get("title", "")) for f in system["flows"]}
    return elements, boundaries, flows


def main():
    arguments = [a for a in sys.argv[1:] if a != "--ignore-kinds"]
    tmc, folder = arguments[0], pathlib.Path(arguments[1])
    one, two = (model(tmc, folder / str(n), path) for n, path in enumerate(arguments[2:]))
    if "--ignore-kinds" in sys.argv:
        one, two = ((({(t, p) for t, _, p in m[0]},) + m[1:]) for m in (one, two))
    for what, a, b in zip(("elements", "boundaries", "flows"), one, two):
        for only, rest in (a - b, "only in the first"), (b - a, "only in the second"):
            for row in sorted(only):
                print(f"{what}: {row} {rest}")
    if one == two:
        print(f"the same: {len(one[0])} elements, {len(one[2])} flows")


if __name__ == "__main__":
    main()
