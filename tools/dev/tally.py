"""Sums the results that tools/dev/check left in folders, one a build. The last line says how many passed, failed, were skipped."""

import json
import pathlib
import re
import sys
from collections import Counter

import arguments


def gtest(path):
    counts = Counter()
    for suite in json.loads(path.read_text())["testsuites"]:
        for test in suite["testsuite"]:
            if test["status"] == "NOTRUN":
                continue
            if test.get("failures"):
                counts["failed"] += 1
            elif test["result"] == "SKIPPED":
                counts["skipped"] += 1
            else:
                counts["passed"] += 1
    return counts


def lit(path):
    codes = {"PASS": "passed", "XFAIL": "passed", "FLAKYPASS": "passed", "UNSUPPORTED": "skipped", "SKIPPED": "skipped"}
    return Counter(
        codes.get(test["code"], "failed")
        for test in json.loads(path.read_text())["tests"]
        if test["code"] != "EXCLUDED"
    )


def script(folder, name):
    """The script's last count is `N passed, N failed[, N skipped]`; no count, or a bad status, is a failure."""
    log = (folder / f"{name}.log").read_text()
    lines = re.findall(r"^\d+ passed, \d+ failed\b.*", log, re.M)
    counts = Counter({word: int(number) for number, word in re.findall(r"(\d+) (\w+)", lines[-1])} if lines else {})
    if not lines or (folder / f"{name}.status").read_text().strip() != "0":
        counts["failed"] = counts["failed"] or 1
    return counts


def suites_of(folder):
    suites = {}
    for path in sorted(folder.glob("*.gtest.json")):
        suites["unit " + path.name.removesuffix("Tests.gtest.json")] = gtest(path)
    for path in sorted(folder.glob("*Tests.failed")):
        suite = suites.setdefault("unit " + path.name.removesuffix("Tests.failed"), Counter())
        if not suite["failed"]:  # it crashed before it could say which test
            suite["failed"] = 1
    suites["lit"] = lit(folder / "lit.json") if (folder / "lit.json").exists() else Counter(failed=1)
    for name, title in (("end-to-end", "end to end"), ("report", "report in Chromium"), ("diagrams", "diagrams in other tools")):
        if (folder / f"{name}.log").exists():
            suites[title] = script(folder, name)
    for result in ("passed", "failed"):
        if (folder / f"format.{result}").exists():
            suites["format"] = Counter({result: 1})
    return suites


def line(counts):
    text = f"{counts['passed']} passed, {counts['failed']} failed"
    return text + (f", {counts['skipped']} skipped" if counts["skipped"] else "")


def main():
    total = Counter()
    parser = arguments.Parser(prog="tally", description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path, metavar="FOLDER")
    folders = parser.parse_args().folders
    for folder in folders:
        for name, counts in suites_of(folder).items():
            if len(folders) > 1:
                name += f" ({folder.parent.name})"
            print(f"{name:32} {line(counts)}")
            total.update(counts)
    print(line(total))
    return 1 if total["failed"] or not total["passed"] else 0


sys.exit(main())
