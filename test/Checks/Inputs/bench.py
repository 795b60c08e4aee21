"""Runs checks of the support library against servers of ours, each in three ways, and prints what came out wrong.

* Against one that does everything right, it passes.
* Against one with a flaw, it fails: with `expected`, `observed`, `to do`, and the words that the table gives.
* Without something that it cannot do without, it is skipped, with the words that the table gives.
"""

import contextlib
import io
import json
import os
import unittest

import tmc_verify

os.environ["TMC_TIMEOUT"] = "3"


class Bench:
    def __init__(self, folder: str):
        self.folder, self.tried, self.problems, self.functions = folder, 0, [], set()

    def target(self, entry: dict, here=None, element="S.web"):
        path = os.path.join(self.folder, "targets.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"elements": {element: entry}, "here": here or {}}, file)
        os.environ["TMC_TARGETS"] = path
        return tmc_verify.target(element)

    def outcome(self, check, entry: dict, here=None) -> tuple:
        """(passed, failed or skipped; the message)."""
        os.environ.pop("TMC_REQUIRE", None)
        with contextlib.redirect_stdout(io.StringIO()) as said:
            try:
                seen = check(self.target(entry, here))
            except unittest.SkipTest as reason:
                return "skipped", str(reason)
            except AssertionError as error:
                return "failed", str(error)
            except Exception as error:  # a defect of the check, whatever it is
                return "broken", f"{type(error).__name__}: {error}"
        if not seen or "tmc-check: " not in said.getvalue() or "tmc-pass: " not in said.getvalue():
            return "broken", "it passes without having seen anything"
        return "passed", "; ".join(seen)

    def expect(self, name: str, check, entry: dict, outcome: str, words: str = "", here=None):
        self.tried += 1
        self.functions.add(name.split()[0])
        got, message = self.outcome(check, entry, here)
        shaped = got != "failed" or all(part in message for part in ("expected: ", "\nobserved: ", "\nto do:    ")) or outcome == "failed raw"
        if got != outcome.split()[0] or words not in message or not shaped:
            self.problems.append(f"{name}: {got}, but must be {outcome}{f' with {words!r}' if words else ''}: {message}")

    def done(self, *modules) -> int:
        """Every check of the modules was tried; 0 if nothing came out wrong."""
        for module in modules:
            for name in vars(module):
                if name.startswith("expect_") and vars(module)[name].__module__ == module.__name__ and name not in self.functions:
                    self.problems.append(f"{module.__name__}.{name} was not tried")
        for problem in self.problems:
            print(problem)
        print(f"{len(self.functions)} checks, {self.tried} outcomes, {len(self.problems)} problems")
        return 1 if self.problems else 0
