"""Checks the verifications of the rules: docs/verified.md against the rules, and what they generate.

* Every rule of the library has a `verify`, or is in the page's table with the reason why no test can show it.
* Every verification of std.checks and std.tls is asked for by a rule, or is in the page's other table.
* The tests that a rule's own model generates can be imported, use functions that there are, and without targets are
  skipped, each of them: none passes by accident, none breaks.
* At least one of them is the rule's own: no guard keeps it from ever being made.

    verifications.py TMC STDLIB PAGE RULE-TESTS WORK
"""

import concurrent.futures
import glob
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

import source


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def rules(stdlib: str) -> dict:
    """The id of each rule of the library: the verifications that it asks for."""
    found = {}
    for path in glob.glob(os.path.join(stdlib, "std", "*.tm")):
        for rule, body in re.findall(r'^(?:@admission )?@id\("([^"]+)"\)(.*?)^}', source.read(path), re.M | re.S):
            clauses = "".join(re.findall(r"^  verify (.*?);\n", body, re.M | re.S))
            found[rule] = set(re.findall(r"\b(?:\w+)\.(\w+)\(", clauses))
    return found


def verifications(stdlib: str) -> dict:
    """The full name of each verification of the library: whether a rule can ask for it."""
    found = {}
    for path in glob.glob(os.path.join(stdlib, "std", "**", "*.tm"), recursive=True):
        text = read(path)
        package = re.search(r"^package ([\w.]+);", text, re.M)[1]
        for name in re.findall(r"^verification (\w+)\(", text, re.M):
            found[f"{package}.{name}"] = name
    return found


def tables(page: str) -> tuple:
    """(rules without a test: the reason; verifications that no rule asks for: the reason)."""
    text = read(page)
    return (dict(re.findall(r"^\| `(TM-[A-Z0-9]+-\d+)` \| [^|]+ \| ([^|]+) \|$", text, re.M)),
            dict(re.findall(r"^\| `(std\.[\w.]+)` \| ([^|]+) \|$", text, re.M)))  # fmt: skip


def generated(tmc: str, rule: str, model: str, work: str) -> list:
    folder = os.path.join(work, rule)
    shutil.rmtree(folder, ignore_errors=True)
    done = subprocess.run([tmc, "-Wno-all", "--emit=pytest", "-o", folder, model], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        return [f"{rule}: {done.stdout}"]
    own, problems = 0, []
    tests = os.path.join(folder, "tests.json")
    wanted = json.loads(read(tests))["tests"] if os.path.exists(tests) else {}
    for name, about in wanted.items():
        own += any(one["identity"].startswith(rule + "(") for one in about["findings"])
    if not own:
        problems.append(f"{rule}: its own model generates no test of it")
    run = subprocess.run([sys.executable, __file__, "--run", folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return problems + [f"{rule}: {line}" for line in run.stdout.splitlines() if not line.startswith("tmc-")]


def run(folder: str):
    """Runs the tests of a folder without targets or a network: each has to be skipped."""
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    for key in [key for key in os.environ if key.startswith("TMC_")]:
        del os.environ[key]
    import socket

    def refuse(*_, **__):
        raise ConnectionRefusedError("no network in this test")

    socket.create_connection = refuse
    for path in sorted(glob.glob(os.path.join(folder, "test_*.py"))):
        spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3], path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, function in vars(module).items():
            if name.startswith("test_"):
                try:
                    function()
                    print(f"{name} passes without a target")
                except unittest.SkipTest:
                    pass
                except Exception as error:  # whatever it is, it is a defect of the verification
                    print(f"{name} breaks: {type(error).__name__}: {error}")


def main() -> int:
    tmc, stdlib, page, models, work = sys.argv[1:]
    known, made = rules(stdlib), verifications(stdlib)
    untested, unasked = tables(page)
    asked = set().union(*known.values())
    problems = []
    for rule, verify in sorted(known.items()):
        if not verify and rule not in untested:
            problems.append(f"{rule} has no verification and is not in the list")
        if verify and rule in untested:
            problems.append(f"{rule} is in the list, but has a verification")
        if rule in untested and len(untested[rule]) < 15:
            problems.append(f"{rule}: the reason says too little")
    problems += [f"{rule} is in the list, but there is no such rule" for rule in untested if rule not in known]
    for name, short in sorted(made.items()):
        if (short in asked) == (name in unasked):
            problems.append(f"{name} is asked for by {'a rule, but is in the list' if short in asked else 'no rule, and is not in the list'}")
    problems += [f"{name} is in the list, but there is no such verification" for name in unasked if name not in made]
    os.makedirs(work, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        jobs = [pool.submit(generated, tmc, rule, os.path.join(models, rule + ".tm"), work) for rule, verify in sorted(known.items()) if verify]
        problems += [problem for job in jobs for problem in job.result()]
    for problem in problems:
        print(problem)
    print(f"{len(known)} rules, {len(known) - len(untested)} with verifications, {len(made)} verifications, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2])
    else:
        sys.exit(main())
