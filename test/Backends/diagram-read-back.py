"""Lets Graphviz read and print the DOT of models; it must understand all of it.

diagram-read-back.py TMC MODEL...
"""

import collections
import subprocess
import sys


def run(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)} exited {done.returncode}: {done.stderr}")
    return done.stdout


def lines(text):
    # A comma or bracket at the end depends on what comes next.
    return collections.Counter(line.rstrip(",;]") for line in text.splitlines())


for model in sys.argv[2:]:
    for emit in (["--emit=dot"], ["--emit=dot", "--emit-option=view=overview"]):
        prelude = ["--no-prelude"] if "no-prelude" in open(model, encoding="utf-8").read() else []
        text = run([sys.argv[1], *prelude, *emit, "--today=2026-11-01", model])
        if "digraph" not in text:
            sys.exit(f"{model}: no graph")
        back = run(["nop"], text)
        if lines(text) != lines(back):
            print(f"{model}: Graphviz reads something else:")
            for line, count in ((lines(text) - lines(back)) + (lines(back) - lines(text))).items():
                print(count, line)
            sys.exit(1)
