"""Runs the model of each rule, and checks what the rule says of it by the name of the system:

* `Open`: the rule is open there, so it can fire.
* `Quiet` (what would silence it is there) or `Other` (it does not apply): neither open nor asked.
* `Asked` (what decides is not said): not open, for nothing is guessed. A rule with a question asks it.

    models.py TMC STDLIB RULE-TESTS
"""

import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys

import source


def check(tmc: str, path: str, asks: bool) -> list:
    rule = os.path.basename(path)[: -len(".tm")]
    if not os.path.exists(path):
        return [f"{rule} has no model"]
    done = subprocess.run([tmc, "--emit=json", "-Wno-all", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if not done.stdout.startswith("{"):
        return [f"{rule}: {done.stdout}"]
    with open(path, encoding="utf-8") as file:
        systems = set(re.findall(r"^system (\w+)", file.read(), re.M))
    states = {}
    for finding in json.loads(done.stdout)["findings"]:
        if finding["rule"] == rule:
            # Data outside of the systems is named after the system that it is for.
            for name in finding["bindings"].values():
                system = re.match(r"(Open|Quiet|Other|Asked)?", name.split(".")[0])[0]
                states.setdefault(system, set()).add(finding["state"])
    problems = []
    if "open" not in states.get("Open", ()):
        problems.append(f"{rule} does not fire in Open")
    if not systems & {"Quiet", "Other"}:
        problems.append(f"{rule} has neither Quiet nor Other")
    for system in ("Quiet", "Other"):
        if states.get(system, set()) & {"open", "question"}:
            problems.append(f"{rule} speaks in {system}")
    if "Asked" not in systems:
        problems.append(f"{rule} has no Asked")
    elif "open" in states.get("Asked", ()):
        problems.append(f"{rule} guesses in Asked")
    elif asks and "question" not in states.get("Asked", ()):
        problems.append(f"{rule} does not ask in Asked")
    return problems


def rules(stdlib: str) -> dict:
    """The id of each rule of the library, and whether it has a question."""
    found = {}
    for path in glob.glob(os.path.join(stdlib, "std", "*.tm")):
        for rule, body in re.findall(r'^(?:@admission )?@id\("([^"]+)"\)(.*?)^}', source.read(path), re.M | re.S):
            found[rule] = "\n  question " in body
    return found


def check_all(tmc: str, tests: str, chosen: dict) -> list:
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda item: check(tmc, os.path.join(tests, item[0] + ".tm"), item[1]), sorted(chosen.items()))
        return [problem for problems in found for problem in problems]


def main() -> int:
    tmc, stdlib, tests = sys.argv[1:]
    known = rules(stdlib)
    problems = check_all(tmc, tests, known)
    for path in glob.glob(os.path.join(tests, "*.tm")):
        if os.path.basename(path)[: -len(".tm")] not in known:
            problems.append(f"{os.path.basename(path)} is of no rule")
    for problem in problems:
        print(problem)
    print(f"{len(known)} rules, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
