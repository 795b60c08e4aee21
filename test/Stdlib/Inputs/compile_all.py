"""Compiles each of the files named on the standard input by itself.

    compile_all.py TMC
"""

import subprocess
import sys


def main() -> int:
    files = sys.stdin.read().split()
    failed = 0
    for name in files:
        done = subprocess.run([sys.argv[1], "--color=never", name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            failed += 1
            print(done.stdout)
    print(f"{len(files) - failed} compiled, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
