"""Runs a command with its standard output in a terminal, and ends as it does."""

import os
import pty
import subprocess
import sys

primary, secondary = pty.openpty()
with subprocess.Popen(sys.argv[1:], stdout=secondary) as process:
    os.close(secondary)
    while True:
        try:
            data = os.read(primary, 4096)
        except OSError:  # Linux: the other side is closed
            break
        if not data:
            break
        sys.stdout.buffer.write(data)
sys.exit(process.returncode)
