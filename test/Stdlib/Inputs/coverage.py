"""Checks docs/coverage.md against the catalogues, and the rules that it names against their models.

* Every id of the catalogues is in a table, once, with rules of ours or with a reason.
* Every rule named exists, fires on its positive model and is silent on its negative one (models.py).

    coverage.py TMC STDLIB PAGE IDS RULE-TESTS
"""

import re
import sys

import models


def table(page: str):
    with open(page, encoding="utf-8") as file:
        for line in file:
            row = re.match(r"\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", line)
            if row:
                yield row[1], row[3]


def main() -> int:
    tmc, stdlib, page, ids_file, tests = sys.argv[1:]
    with open(ids_file, encoding="utf-8") as file:
        ids = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    known = models.rules(stdlib)
    rows, problems, named = {}, [], {}
    for name, covered in table(page):
        if name in rows:
            problems.append(f"{name} is listed twice")
        rows[name] = covered
        rules = re.findall(r"`(TM-[A-Z0-9]+-\d+)`", covered)
        if covered.startswith("*not a finding*: "):
            if len(covered) < 40:
                problems.append(f"{name}: the reason says too little")
            continue
        if not rules or re.sub(r"`TM-[A-Z0-9]+-\d+`(, )?", "", covered):
            problems.append(f"{name}: names neither rules nor a reason")
        for rule in rules:
            if rule in known:
                named[rule] = known[rule]
            else:
                problems.append(f"{name}: there is no rule {rule}")
    problems += [f"{name} is not in the table" for name in ids if name not in rows]
    problems += [f"{name} is in no catalogue" for name in rows if name not in ids]
    problems += models.check_all(tmc, tests, named)
    for problem in problems:
        print(problem)
    noise = sum(covered.startswith("*") for covered in rows.values())
    print(f"{len(rows)} entries, {noise} of them no findings, {len(named)} rules, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
