"""A lit format: the pages of docs/diagnostics are tests of their own."""

import os
import subprocess

import lit.formats
import lit.Test


class PagesFormat(lit.formats.ShTest):
    """ShTest, and one test for each page, which Inputs/page.py runs."""

    def __init__(self, pages, binaries, python):
        super().__init__(execute_external=False)
        self.pages = pages
        self.binaries = binaries
        self.python = python

    def getTestsInDirectory(self, testSuite, path_in_suite, litConfig, localConfig):
        yield from super().getTestsInDirectory(testSuite, path_in_suite, litConfig, localConfig)
        if path_in_suite[-1] != "Diagnostics":
            return
        for name in sorted(os.listdir(self.pages)):
            if name.startswith("TM") and name.endswith(".md"):
                yield lit.Test.Test(testSuite, path_in_suite + (name,), localConfig)

    def execute(self, test, litConfig):
        name = test.path_in_suite[-1]
        if not name.endswith(".md"):
            return super().execute(test, litConfig)
        runner = os.path.join(os.path.dirname(__file__), "Inputs", "page.py")
        command = [self.python, runner, self.binaries, os.path.join(self.pages, name),
                   test.getExecPath() + ".tmp"]
        done = subprocess.run(command, env=test.config.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        code = lit.Test.PASS if done.returncode == 0 else lit.Test.FAIL
        return lit.Test.Result(code, " ".join(command) + "\n" + done.stdout)
