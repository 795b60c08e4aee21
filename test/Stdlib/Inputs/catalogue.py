"""Checks the standard library as a catalogue, from its source.

* Every rule has an id of its own, a description, a category, a fix, a reference and a test in test/Stdlib/Rules.
* Every reference into CWE, CAPEC, ATT&CK, ATLAS, ASVS, NIST SP 800-53 or LINDDUN exists in the tables of Inputs/taxonomy.
* Every control has a description, an effort and a fix, and some rule names it, or measures its severity by what it provides, or a word of std.core reads that.
* Every kind has a description (every_kind.py uses each); the vocabulary tests use every control.

    catalogue.py STDLIB RULE-TESTS TAXONOMY VOCABULARY-TEST...
"""

import csv
import glob
import os
import re
import sys

import source

TABLES = {"cwe": "cwe.csv", "capec": "capec.csv", "attack": "attack_techniques.csv", "asvs": "asvs.csv", "nist": "nist.csv", "linddun": "linddun.csv", "atlas": "atlas.csv"}


def load(folder: str) -> dict:
    ids = {}
    for scheme, name in TABLES.items():
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
            rows = csv.DictReader(line for line in file if not line.startswith("#"))
            ids[scheme] = {row["id"] for row in rows}
    return ids


def references(text: str):
    for scheme, number in re.findall(r"\b(cwe|capec)\((\d+)\)", text):
        yield scheme, f"{scheme.upper()}-{number}"
    for scheme, name in re.findall(r'\b(attack|asvs|nist|linddun|atlas)\("([^"]+)"\)', text):
        yield scheme, f"V{name}" if scheme == "asvs" else name
    for technique, sub in re.findall(r'\battack_sub\("([^"]+)", "([^"]+)"\)', text):
        yield "attack", f"{technique}.{sub}"


def declarations(text: str, word: str):
    """The declarations `word Name … }` at the start of a line: name, what stands directly above, body."""
    above, name, body = [], "", None
    for line in text.splitlines():
        if body is not None:
            body.append(line)
            if line == "}":
                yield name, "\n".join(above), "\n".join(body)
                above, body = [], None
        elif line.startswith(word + " "):
            name, body = re.match(r"\w+", line[len(word) + 1 :])[0], [line]
        elif line.startswith(("///", "@")):
            above.append(line)
        else:
            above = []


def main() -> int:
    stdlib, tests, taxonomy, *vocabulary = sys.argv[1:]
    used = set()
    for path in vocabulary:
        with open(path, encoding="utf-8") as file:
            used.update(re.findall(r"\w+", file.read()))
    known = load(taxonomy)
    problems, seen, rules, kinds, controls, named, lowering, provided, helpers = [], {}, 0, 0, {}, set(), set(), {}, {}
    for path in sorted(glob.glob(os.path.join(stdlib, "std", "*.tm"))):
        text = source.read(path)
        where = os.path.basename(path)
        for scheme, ref in references(text):
            if ref not in known[scheme]:
                problems.append(f"{where}: {ref} is not in the table of {scheme}")
        # A function that a severity calls, as `filtered(High, p)`, reads what lowers it.
        for name, body in re.findall(r"^(?:private )?function (\w+)\(.*?\) : Severity =(.*?);\n", text, re.M | re.S):
            helpers[name] = set(re.findall(r"\w+", body))
        # Nor is one unused that a word of std.core reads, as `secluded` does for `travels`.
        if where == "core.tm":
            for body in re.findall(r"^  let \w+ =(.*?);\n", text, re.M | re.S):
                lowering.update(re.findall(r"\w+", body))
        for name, above, body in declarations(text, "rule"):
            # What a model says against itself, or could import, is no finding.
            if re.search(r"@contradiction|@pack\(", above):
                continue
            rules += 1
            rule_id = re.search(r'@id\("([^"]+)"\)', above)
            if not rule_id:
                problems.append(f"{where}: rule {name} has no @id")
                continue
            if rule_id[1] in seen:
                problems.append(f"{where}: rules {seen[rule_id[1]]} and {name} have the same id {rule_id[1]}")
            seen[rule_id[1]] = name
            wanted = {
                "a description": "///" in above,
                "a category": re.search(r"@(?!id)\w+\(", above),
                "a fix": re.search(r"^  fix = ", body, re.M),
                "a reference": re.search(r"\b(cwe|capec|linddun)\(", body),
            }
            problems += [f"{where}: rule {name} has no {what[2:]}" for what, has in wanted.items() if not has]
            for clause in re.findall(r"\bby ([\w, ]+);", body):
                named.update(clause.replace(" ", "").split(","))
            severity = re.search(r"^  severity =(.*?);\n", body, re.M | re.S)
            lowering.update(re.findall(r"\w+", severity[1]) if severity else ())
            test = os.path.join(tests, rule_id[1] + ".tm")
            if not os.path.exists(test):
                problems.append(f"{where}: rule {name} has no test {os.path.basename(test)}")
                continue
            with open(test, encoding="utf-8") as file:
                checked = re.findall(r"// CHECK(?:-NEXT)?: (\w+) ", file.read())
            if "open" not in checked:
                problems.append(f"{os.path.basename(test)}: shows no open finding")
            for clause, state in ("unless", "mitigated"), ("question", "question"):
                if re.search(rf"^  {clause} ", body, re.M) and state not in checked:
                    problems.append(f"{os.path.basename(test)}: shows no finding that is {state}")
        for name, above, body in declarations(text, "control"):
            controls[name] = where
            provided[name] = set(re.findall(r"\w+", " ".join(re.findall(r"^  provides (.*?);", body, re.M | re.S))))
            for what, pattern in {"effort": r"^  effort = ", "fix": r"^  fix = "}.items():
                if not re.search(pattern, body, re.M):
                    problems.append(f"{where}: control {name} has no {what}")
            if "///" not in above:
                problems.append(f"{where}: control {name} has no description")
        for above, abstract, word, name in re.findall(r"(.*)\n(?:@.*\n)*(abstract )?(component|channel|zone|data) (\w+)", "\n" + text):
            kinds += 1
            if not above.startswith("///"):
                problems.append(f"{where}: {word} {name} has no description")
    problems += [f"{where}: the vocabulary test does not use control {name}" for name, where in controls.items() if name not in used]
    for name in lowering & set(helpers):
        lowering |= helpers[name]
    problems += [f"{where}: no rule names control {name}" for name, where in controls.items() if name not in named and not provided[name] & lowering]
    for problem in problems:
        print(problem)
    print(f"{rules} rules, {len(controls)} controls, {kinds} kinds, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
