"""Runs `tmc --fix` on a model whose folder vanishes from under the writer: the
file is a link to one in a folder that does not exist any more."""

import pathlib
import shutil
import subprocess
import sys

tmc, folder = sys.argv[1], pathlib.Path(sys.argv[2])
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
# A name so long that the temporary beside it cannot be made.
model = folder / ("x" * 250 + "m.tm")
model.write_text("system S { a : WebServer }\n")
done = subprocess.run([tmc, "--fix", str(model)], stderr=subprocess.PIPE, text=True)
print(done.stderr, f"status {done.returncode}", sep="")
