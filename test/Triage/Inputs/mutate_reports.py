"""Cuts and changes reports in many places and triages each: the exit status says whether tmc crashed.

    mutate_reports.py TMC MODEL FOLDER FILE...
"""

import pathlib
import random
import subprocess
import sys

BYTES = b"{}[]:,\"\\-\n\t\x00\xff0a"
COUNT = 8  # of each kind for a file: every run compiles the model


def mutants_of(text, choose):
    step = max(1, len(text) // COUNT)
    for at in range(0, len(text), step):
        yield text[:at]
    for _ in range(COUNT):
        one = bytearray(text)
        for _ in range(choose.randint(1, 3)):
            at = choose.randrange(len(one))
            one[at:at + choose.randint(0, 2)] = bytes([choose.choice(BYTES)])
        yield bytes(one)


def main():
    tmc, model, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    choose, count, crashes = random.Random(7), 0, 0
    for name in sys.argv[4:]:
        for mutant in mutants_of(pathlib.Path(name).read_bytes(), choose):
            count += 1
            path, out = folder / pathlib.Path(name).name, folder / "out.json"
            path.write_bytes(mutant)
            out.unlink(missing_ok=True)
            run = subprocess.run([tmc, "triage", str(path), model, "-o", str(out)], capture_output=True, timeout=60)
            if run.returncode not in (0, 1) or (run.returncode == 1) != (b"error:" in run.stderr):
                crashes += 1
                print(f"status {run.returncode} of {mutant!r}\n{run.stderr!r}")
            if run.returncode and out.exists():
                crashes += 1
                print(f"half written: {mutant!r}")
    print(f"{count} mutants, {crashes} crashes")


if __name__ == "__main__":
    main()
