"""empty_values.py TMC MODEL: no option of `tmc --help` that takes a value takes an empty or blank one."""

import re
import subprocess
import sys

tmc, model = sys.argv[1:]
shown = subprocess.run([tmc, "--help"], capture_output=True, text=True, check=True).stdout
options = re.findall(r"^  (?:-\w, )?(--[\w-]+)=", shown, re.MULTILINE)
bad = []
for option in options:
    for value in ("", " "):
        # A word of them says something only besides another option.
        done = subprocess.run([tmc, "--emit=attack-tree", model, f"{option}={value}"] if option == "--goal" else [tmc, model, f"{option}={value}"],
                              capture_output=True, text=True)  # fmt: skip
        if done.returncode != 2 or "error: " not in done.stderr:
            bad.append(f"{option}={value!r}: status {done.returncode} {done.stderr}")
print(f"{len(options)} options")
sys.exit("\n".join(bad) if bad or len(options) < 20 else 0)
