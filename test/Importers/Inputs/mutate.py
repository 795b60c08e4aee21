"""Cuts and changes files in many places and imports each: the exit status says whether tmc crashed.

    mutate.py [--few] TMC FOLDER FILE...
"""

import pathlib
import random
import shutil
import subprocess
import sys

BYTES = b"{}[]:,&*!|>'\"\\-\n\t #%@`\x00\xff?<0a"


def main():
    few = "--few" in sys.argv
    tmc, folder, *names = (a for a in sys.argv[1:] if a != "--few")
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    choose, count, crashes = random.Random(7), 0, 0
    for name in names:
        text = pathlib.Path(name).read_bytes()
        mutants = [text[:at] for at in range(0, len(text), max(1, len(text) // (8 if few else 24)))]
        for _ in range(12 if few else 40):
            one = bytearray(text)
            for _ in range(choose.randint(1, 3)):
                at = choose.randrange(len(one))
                one[at:at + choose.randint(0, 2)] = bytes([choose.choice(BYTES)])
            mutants.append(bytes(one))
        for mutant in mutants:
            count += 1
            path = folder / pathlib.Path(name).name
            path.write_bytes(mutant)
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            run = subprocess.run([tmc, "import", str(path), "-o", str(out)], capture_output=True, timeout=60)
            if run.returncode not in (0, 1) or (run.returncode == 1) != (b"error:" in run.stderr):
                crashes += 1
                print(f"status {run.returncode} of {mutant!r}\n{run.stderr!r}")
            if run.returncode and out.exists():
                crashes += 1
                print(f"half written: {mutant!r}")
            if not run.returncode:
                check = subprocess.run([tmc, "check", "-Wno-all", str(out / "yours.tm")], capture_output=True, timeout=60)
                if check.returncode:
                    crashes += 1
                    print(f"does not compile: {mutant!r}\n{check.stderr.decode()}")
    print(f"{count} mutants, {crashes} crashes")


if __name__ == "__main__":
    main()
