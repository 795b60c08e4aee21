"""Serves at a port that somebody has: busy.py TMC MODEL."""

import socket
import subprocess
import sys

with socket.socket() as taken:
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    port = taken.getsockname()[1]
    run = subprocess.run([sys.argv[1], "serve", f"--port={port}", sys.argv[2]], stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True)
    print(run.stdout, end="")
    print("exit", run.returncode)
