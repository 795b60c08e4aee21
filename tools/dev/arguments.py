"""Arguments of the Python scripts of tools/dev: what one does not know is refused, with what may be meant."""

import argparse
import difflib
import sys


def near(word, choices):
    """`; did you mean ...?`, or nothing."""
    found = difflib.get_close_matches(word, sorted(choices), 1)
    return f"; did you mean `{found[0]}`?" if found else ""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that takes no abbreviations, and says what a misspelt option may be meant as."""

    def __init__(self, **options):
        super().__init__(allow_abbrev=False, **options)

    def parse_args(self, args=None, namespace=None):
        found, unknown = self.parse_known_args(args, namespace)
        if unknown:
            known = [text for action in self._actions for text in action.option_strings]
            word = unknown[0].split("=")[0]
            self.refuse(f"unknown argument `{unknown[0]}`{near(word, known)}")
        return found

    def check(self, words, choices, what):
        """Refuses the first of the words that is not among the choices."""
        for word in words:
            if word not in choices:
                self.refuse(f"no {what} `{word}`{near(word, choices)}")

    def refuse(self, message):
        sys.stderr.write(f"{self.prog}: {message}\n{self.format_usage()}")
        sys.exit(1)
