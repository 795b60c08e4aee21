"""signals.py TMC FOLDER: ends tmc while it writes, and looks at what is left.

The output is a link to a file, and large. As soon as a temporary shows, the run is ended. The old file must be whole,
or the new one must be, and nothing else may be there. At least one run must have been caught in the act.
"""

import os
import pathlib
import signal
import subprocess
import sys
import time

tmc, folder = sys.argv[1], pathlib.Path(sys.argv[2]) / "signals"
folder.mkdir()
model = folder / "big.tm"
lines = [f"  e{i} : Service; flow f{i} : e{i} -> e{max(0, i - 1)};" for i in range(400)]
model.write_text("system Big {\n" + "\n".join(lines) + "\n}\n")
output = folder / "out" / "o.ir"
output.parent.mkdir()
subprocess.run([tmc, "-Wno-all", "--emit=ir", "-o", output, model], stderr=subprocess.DEVNULL, check=True)
whole = output.read_text()
caught = 0
for attempt in range(30):
    output.write_text("old\n")
    run = subprocess.Popen([tmc, "-Wno-all", "--emit=ir", "-o", output, model], stderr=subprocess.DEVNULL)
    while run.poll() is None and len(os.listdir(output.parent)) == 1:
        time.sleep(0.0002)
    run.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGHUP][attempt % 3])
    status = run.wait()
    left = os.listdir(output.parent)
    if left != ["o.ir"]:
        sys.exit(f"left behind: {left}")
    text = output.read_text()
    if text not in ("old\n", whole):
        sys.exit(f"status {status}: half of the file is there")
    caught += status < 0
    if caught >= 3:
        break
if not caught:
    sys.exit("no run was caught while it wrote")
