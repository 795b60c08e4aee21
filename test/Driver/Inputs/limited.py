"""limited.py MEGABYTES COMMAND...: runs a command in that much memory and twenty seconds of processor time.

Its status must be 1: it says what is wrong, and does not run out of either.
"""

import resource
import subprocess
import sys

limit = int(sys.argv[1]) << 20


def bound():
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))


done = subprocess.run(sys.argv[2:], preexec_fn=bound)
sys.exit(f"status {done.returncode}" if done.returncode != 1 else 0)
