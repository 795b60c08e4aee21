"""Measures the processor time of triage: speed.py TMC MODEL SMALL LARGE, LARGE having four times the findings."""

import os
import subprocess
import sys

LIMIT = 2.0   # seconds for SMALL, the best of three runs
GROWTH = 6.0  # of the time; four is linear


def seconds(tmc, model, report):
    best = None
    for _ in range(3):
        before = os.times()
        subprocess.run([tmc, "triage", report, model, "-o", "out.json"], check=True)
        after = os.times()
        used = (after.children_user + after.children_system) - (before.children_user + before.children_system)
        best = used if best is None else min(best, used)
    return best


tmc, model, small, large = sys.argv[1:]
one, four = seconds(tmc, model, small), seconds(tmc, model, large)
good = one <= LIMIT and four <= GROWTH * one
print(f"{one:.2f} s, {four:.2f} s: {'within' if good else 'beyond'} bounds")
