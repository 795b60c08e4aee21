"""Fails if a command takes more instructions than it may.

count.py MILLIONS COMMAND ARGUMENT...
"""

import re
import subprocess
import sys

most = float(sys.argv[1])
command = sys.argv[2:]
try:
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
except FileNotFoundError:
    sys.exit("no valgrind: tools/dev/setup installs it")
found = re.search(r"refs:\s+([\d,]+)", done.stderr)
if done.returncode != 0 or not found:
    sys.exit(f"{' '.join(command)} exited {done.returncode}:\n{done.stderr[-2000:]}")
count = int(found[1].replace(",", "")) / 1e6
print(f"{count:.2f} of {most} million instructions")
if count > most:
    sys.exit("too many: callgrind_annotate shows where (docs/performance.md)")
