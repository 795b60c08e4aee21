"""Compiles the examples of everything that a model can use. Things without one must be of a sort that has none.

    doc_examples.py TMC FOLDER
"""

import json
import os
import re
import subprocess
import sys

LISTS = ["kinds", "attributes", "enums", "controls", "functions", "checks", "methodologies"]


def listed(tmc: str, name: str) -> list:
    done = subprocess.run([tmc, "list", name, "--format=json"], stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)["things"]


def needs_example(thing: dict) -> bool:
    """Bases are no words of models, but for data; attributes may be computed, or of a type that has no short value."""
    if thing["what"] == "kind":
        return thing["class"] != "system" and (not thing["abstract"] or thing["class"] == "data")
    return thing["what"] in ("verification", "methodology")


def main() -> int:
    tmc, folder = sys.argv[1:]
    os.makedirs(folder)
    files, problems = {}, []
    for name in LISTS:
        with_example = 0
        for thing in listed(tmc, name):
            if "example" not in thing:
                if needs_example(thing):
                    problems.append(f"{thing['name']} has no example")
                continue
            with_example += 1
            path = os.path.join(folder, f"e{len(files)}.tm")
            files[path] = thing["name"]
            with open(path, "w", encoding="utf-8") as file:
                file.write(f"package e{len(files)};\n" + re.sub(r"\b(Example|Item)\b", rf"\g<1>{len(files)}", thing["example"]).replace("EXAMPLE-1", f"EXAMPLE-{len(files)}"))
        if not with_example:
            problems.append(f"{name}: none has an example")
    # Rules of examples match everything in a run, so they are not tried on the models of all the other examples.
    rules = {path for path in files if "rule Example" in open(path, encoding="utf-8").read()}
    for group in ([path for path in files if path not in rules], sorted(rules)):
        done = subprocess.run([tmc, "check", "--format=json", "-Wno-all", "--max-errors=0", *group], stdout=subprocess.PIPE, check=False)
        for line in done.stdout.decode("utf-8").splitlines():
            row = json.loads(line)
            if row.get("record") == "message" and row["severity"] == "error":
                problems.append(f"{files.get(row.get('file', ''), '')}: {row['message']}")
    for problem in problems:
        print(problem)
    print(f"{len(files)} examples, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
