"""signals_folder.py TMC FOLDER: ends tmc while it replaces a folder of outputs, and looks at what is left.

Two models take turns, whose files have different names. As soon as a file of the new one shows, the run is ended. The
folder must hold all files of the one and none of the other, as its list says, and no temporary. At least one run must
have been ended after its first file was in place and before it would have ended by itself.
"""

import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

tmc, folder = sys.argv[1], pathlib.Path(sys.argv[2]) / "signals_folder"
folder.mkdir()
output = folder / "out"


def model(letter):
    path = folder / f"{letter}.tm"
    path.write_text(
        "\n".join(
            f"system {letter}{i} {{ boundary o : PublicInternet {{ a : Browser; }} boundary l : PrivateNetwork "
            f"{{ b : WebServer; }} flow f : a -> b via Https {{ carries = []; }} }}"
            for i in range(60)
        )
    )
    return path


def check():
    """Which model the folder is of."""
    listed = json.loads((output / ".tmc-files.json").read_text())["files"]
    there = {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in output.rglob("*")
        if path.is_file() and path.name != ".tmc-files.json"
    }
    if there != listed:
        odd = sorted(set(there.items()) ^ set(listed.items()))
        sys.exit(f"{len(odd)} files are not those of the list, as {odd[0][0]}")
    letters = {name.removeprefix("test_")[0] for name in there if name.startswith("test_")}
    if len(letters) != 1:
        sys.exit(f"files of {len(letters)} models")
    return letters.pop()


models = [model("A"), model("B")]
arguments = [tmc, "-Wno-all", "--emit=pytest", "-o", output]
subprocess.run([*arguments, models[0]], stderr=subprocess.DEVNULL, check=True)
now, caught = check(), 0
for attempt in range(40):
    new = "B" if now == "A" else "A"
    run = subprocess.Popen([*arguments, models[new == "B"]], stderr=subprocess.DEVNULL)
    first = output / f"test_{new}0.py"
    while run.poll() is None and not first.exists():
        time.sleep(0.0001)
    run.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGHUP][attempt % 3])
    status = run.wait()
    now = check()
    caught += status < 0 and now == new
    if caught >= 3:
        break
if not caught:
    sys.exit("no run was ended while it put files into their places")
