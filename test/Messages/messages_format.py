"""A lit format: each .tm file of test/Messages is a test of what tmc says about it."""

import os
import subprocess

import lit.formats
import lit.Test


class MessagesFormat(lit.formats.ShTest):
    """ShTest for .test files; Inputs/messages.py runs the cases."""

    def __init__(self, tmc, python):
        super().__init__(execute_external=False)
        self.tmc = tmc
        self.python = python

    def execute(self, test, litConfig):
        if not test.path_in_suite[-1].endswith(".tm"):
            return super().execute(test, litConfig)
        runner = os.path.join(os.path.dirname(__file__), "Inputs", "messages.py")
        command = [self.python, runner, self.tmc, test.getSourcePath()]
        done = subprocess.run(command, env=test.config.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        code = lit.Test.PASS if done.returncode == 0 else lit.Test.FAIL
        return lit.Test.Result(code, " ".join(command) + "\n" + done.stdout)
