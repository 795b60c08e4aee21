"""contacts.py TMC FOLDER: whom the generated tests call.

Two listeners wait. The model names the first one; the targets file, once there is one, the second one.
"""

import importlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import threading
import unittest

tmc, folder = sys.argv[1], pathlib.Path(sys.argv[2])
folder.mkdir(parents=True)
calls = {}


def listen(name):
    sock = socket.create_server(("127.0.0.1", 0))
    calls[name] = 0

    def serve():
        while True:
            peer, _ = sock.accept()
            calls[name] += 1
            peer.close()

    threading.Thread(target=serve, daemon=True).start()
    return sock.getsockname()[1]


named, given = listen("model"), listen("targets")
model = folder / "m.tm"
model.write_text(
    "data Order { sensitivity = Confidential; }\n"
    "system S { boundary o : PublicInternet { a : Browser; } boundary l : Lan { b : WebServer {\n"
    f'  endpoint = "https://127.0.0.1:{named}"; }} }}\n'
    "flow f : a -> b via Https { carries = [Order]; controls = [MutualTls]; } }\n"
)
tests = folder / "tests"
subprocess.run([tmc, "-Wno-all", "--emit=pytest", "-o", tests, model], check=True)
for name in list(os.environ):
    if name.startswith("TMC_"):
        del os.environ[name]
os.environ["TMC_TIMEOUT"] = "2"
sys.path.insert(0, str(tests))
sys.dont_write_bytecode = True
module = importlib.import_module("test_S")
functions = [value for name, value in vars(module).items() if name.startswith("test_")]
if not functions:
    sys.exit("no test was written")


def run_all():
    skipped = failed = 0
    for function in functions:
        try:
            function()
        except unittest.SkipTest:
            skipped += 1
        except AssertionError:
            failed += 1
    return skipped, failed


if run_all() != (len(functions), 0) or any(calls.values()):
    sys.exit(f"without a targets file: {calls}, {len(functions)} tests")
example = json.loads((tests / "targets.example.json").read_text())["elements"]
if example["S.b"].get("endpoint") != f"https://127.0.0.1:{named}":
    sys.exit(f"the example does not propose the model's endpoint: {example}")
# An entry that names no host does not let the model name one.
(tests / "targets.json").write_text(json.dumps({"elements": {"S.b": {"probe": "/x"}}}))
run_all()
if any(calls.values()):
    sys.exit(f"an entry without a host: {calls}")
(tests / "targets.json").write_text(json.dumps({"elements": {"S.b": {"host": "127.0.0.1", "port": given}}}))
run_all()
if calls["model"] or not calls["targets"]:
    sys.exit(f"with a targets file: {calls}")
