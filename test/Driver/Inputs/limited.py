"""limited.py MEGABYTES COMMAND...: runs a command in that much memory and twenty seconds of processor time.

Its status must be 1: it says what is wrong, and does not run out of either. 0 megabytes are no bound: a program with
a sanitizer reserves terabytes of addresses, and takes longer.
"""

import resource
import subprocess
import sys

limit = int(sys.argv[1]) << 20


def bound():
    if limit:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    seconds = 20 if limit else 200
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


done = subprocess.run(sys.argv[2:], preexec_fn=bound)
sys.exit(f"status {done.returncode}" if done.returncode != 1 else 0)
