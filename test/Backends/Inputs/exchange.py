"""Writes each model for other tools, twice, and checks it: exchange.py TMC CHECK FOLDER MODEL..."""

import os
import pathlib
import subprocess
import sys

tmc, check, folder, *models = sys.argv[1:]
corpus = pathlib.Path(__file__).resolve().parents[3].parent / "shared" / "corpus"
for model in models:
    names = []
    for output in ("json", "otm", "threat-dragon", "defectdojo", "tm-bom", "cyclonedx"):
        texts = []
        for threads in ("-j1", "-j2"):
            name = os.path.join(folder, f"{os.path.basename(model)}{threads}.{output}")
            command = [tmc, "-Wno-all", "--today=2027-01-01", threads, f"--emit={output}", "-o", name, model]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            texts.append(pathlib.Path(name).read_bytes())
        assert texts[0] == texts[1], (model, output)
        names.append(name)
    subprocess.run([sys.executable, check, *names[:4], str(corpus)], check=True)
    boms = pathlib.Path(check).with_name("check_boms.py")
    subprocess.run([sys.executable, boms, names[0], *names[4:], str(corpus)], check=True)
