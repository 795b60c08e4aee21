"""at_once.py TMC FOLDER MODEL MODEL: writes the tests of both models into one folder, at the same time.

Whichever comes last, the folder holds the files of one of them: the list, the tests that it names, and no other's.
"""

import json
import pathlib
import subprocess
import sys

tmc, folder, models = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
for _ in range(3):
    runs = [subprocess.Popen([tmc, "-Wno-all", "--emit=pytest", "-o", folder, model], stderr=subprocess.DEVNULL) for model in models]
    if any(run.wait() for run in runs):
        sys.exit("a run failed")
    listed = set(json.loads((folder / ".tmc-files.json").read_text())["files"])
    there = {path.name for path in folder.iterdir() if path.is_file()} - {".tmc-files.json"}
    tests = {name.split("::")[0] for name in json.loads((folder / "tests.json").read_text())["tests"]}
    if listed != there or not tests <= there or len([name for name in there if name.startswith("test_")]) != 1:
        sys.exit(f"mixed: listed {sorted(listed)}, there {sorted(there)}, tests of {sorted(tests)}")
