"""Prints a report with each program that is installed, twice: pdf.py TMC MODEL FOLDER."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import zlib

tmc, model, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
for program in ("chromium", "weasyprint"):
    if not shutil.which(program):
        print(f"{program}: not installed, not tested")
        continue
    # A path with this program alone, and what its start script needs.
    alone = folder / program
    alone.mkdir()
    for name in (program, "sh", "bash", "env", "python3", "uname", "sed", "grep", "cat", "dirname", "basename", "readlink", "ls", "expr", "id", "cut", "tr", "mktemp", "mkdir", "rm"):
        if path := shutil.which(name):
            (alone / name).symlink_to(path)
    prints = []
    for n in range(2):
        out = folder / f"{program}{n}.pdf"
        subprocess.run([tmc, "-Wno-all", "--today=2027-01-01", "--emit=findings.pdf", "-o", out, model], check=True,
                       env={**os.environ, "PATH": os.fspath(alone)})
        prints.append(out.read_bytes())
    assert prints[0] == prints[1], f"{program}: two prints of one model differ"
    data = prints[0]
    assert data.startswith(b"%PDF-"), program
    for date in re.findall(rb"/(?:Creation|Mod)Date \(D:([0-9]*)", data):
        assert not date.strip(b"0"), f"{program}: a date"
    # Page trees may be in compressed streams.
    everything = data
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            everything += zlib.decompress(stream)
        except zlib.error:
            pass
    counts = [int(n) for n in re.findall(rb"/Count (\d+)", everything)]
    assert max(counts, default=0) > 3, f"{program}: {counts} pages"
    print(f"{program}: printed")
left = [name for name in os.listdir(os.environ.get("TMPDIR", "/tmp")) if name.startswith("tmc-print")]
assert not left, left
print("done")
