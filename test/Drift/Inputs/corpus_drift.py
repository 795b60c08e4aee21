"""Imports real files, compares each model with its source, then takes parts away on one side.

    corpus_drift.py TMC FOLDER CORPUS
"""

import json
import pathlib
import re
import subprocess
import sys

FILES = ("tfplan/*-tfplan.json", "cloudformation/*.json", "kubernetes/*.yaml", "compose/*.yaml")


def drift(tmc, model, source, out):
    """The status, and what was written."""
    run = subprocess.run([tmc, "drift", str(model), f"--against={source}", "--format=json", "-o", str(out)],
                         capture_output=True, text=True)
    if run.returncode not in (0, 3):
        return run.returncode, run.stderr
    return run.returncode, json.loads(out.read_text(encoding="utf-8"))


def main():
    tmc, folder, corpus = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    files = differ = taken = 0
    for pattern in FILES:
        for source in sorted(corpus.glob(pattern)):
            files += 1
            home = folder / source.stem
            subprocess.run([tmc, "import", str(source), "-o", str(home)], capture_output=True, check=True)
            status, found = drift(tmc, home / "yours.tm", source, home / "drift.json")
            if status != 0:
                differ += 1
                print(f"{source.name}: {status} {json.dumps(found)[:2000]}")
                continue
            # A plan without one of its resources: the model has a part more.
            text = source.read_text(encoding="utf-8")
            addresses = re.findall(r'deployed_as = \["([^"]+)"\]', (home / "generated.tm").read_text(encoding="utf-8"))
            if not pattern.startswith("tfplan") or not addresses:
                continue
            plan = json.loads(text)
            gone = addresses[-1]
            resources = plan["planned_values"]["root_module"].get("resources", [])
            left = [r for r in resources if re.sub(r"\[[^]]*\]", "", r["address"]) != gone]
            if len(left) == len(resources):
                continue
            plan["planned_values"]["root_module"]["resources"] = left
            smaller = home / "smaller.json"
            smaller.write_text(json.dumps(plan, indent=1), encoding="utf-8")
            status, found = drift(tmc, home / "yours.tm", smaller, home / "smaller-drift.json")
            rows = [] if isinstance(found, str) else found["only_modelled"]
            if status != 3 or not any(gone in row["message"] for row in rows):
                print(f"{source.name}: {gone} is gone, and nothing says so")
            taken += 1
    print(f"{files} files, {differ} that differ from themselves")
    print(f"{taken} parts taken away, each found")


if __name__ == "__main__":
    main()
