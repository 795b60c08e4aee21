"""Follows a model and writes outputs again: watch.py TMC MODEL FOLDER."""

import atexit
import os
import pathlib
import signal
import subprocess
import sys
import time

tmc, model, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
source, picture = folder / "model.tm", folder / "out.dot"
good = pathlib.Path(model).read_text()
source.write_text(good)
run = subprocess.Popen([tmc, "diagram", "--watch", "--color=never", "--today=2027-01-01", "-o", str(picture), str(source)],
                       stderr=subprocess.PIPE, text=True)
atexit.register(run.kill)


def until(text):
    """Reads up to a line that has `text`."""
    seen = []
    for line in run.stderr:
        seen.append(line)
        if text in line:
            return "".join(seen)
    raise AssertionError(("ended", seen))


until("[TM2491]")
assert "nginx" in picture.read_text()
source.write_text(good.replace('"nginx"', '"caddy"'))
until("[TM2491]")
assert "caddy" in picture.read_text()

# A mistake leaves what was written last.
source.write_text(good.replace("web <-> db", "web <-> nowhere"))
assert "nowhere" in until("[TM2491]")
assert "caddy" in picture.read_text()

# What an import lacked appears.
importing = good.replace("package examples.balloons;", "package examples.balloons;\nimport local.more;")
assert importing != good
source.write_text(importing)
until("[TM2491]")
(folder / "local").mkdir()
(folder / "local" / "more.tm").write_text("package local.more;\n")
source.write_text(importing.replace('"nginx"', '"envoy"'))
deadline = time.time() + 60
while "envoy" not in picture.read_text():
    until("[TM2491]")
    assert time.time() < deadline

# What is imported counts, too.
(folder / "local" / "more.tm").write_text("package local.more;\nkind Gateway : WebServer;\n")
until("[TM2491]")

# The end, perhaps in the middle of a run.
source.write_text(good)
run.send_signal(signal.SIGTERM)
rest = run.stderr.read()
assert run.wait(timeout=60) == 0, (run.returncode, rest)
assert sorted(os.listdir(folder)) == ["local", "model.tm", "out.dot"], os.listdir(folder)
print("watched")
