"""Prints which rules of the standard library read what its shields provide.

usage: shields.py tmc stdlib folder
"""

import os
import re
import subprocess
import sys

tmc, stdlib, folder = sys.argv[1:]
modules = sorted(f[:-3] for f in os.listdir(os.path.join(stdlib, "std")) if f.endswith(".tm"))
os.makedirs(folder, exist_ok=True)
model = os.path.join(folder, "all.tm")
with open(model, "w", encoding="utf-8") as file:
    file.write("package every_pack;\n")
    file.writelines(f"import std.{m} as m_{m};\n" for m in modules)
text = subprocess.run([tmc, "--emit=ir", model], capture_output=True, text=True, check=True).stdout

provided, readers = {}, {}
for block in re.split(r"\n(?=\S)", text):
    head = block.split(None, 2)
    if head[0] == "control" and re.search(r"^  property shields = ", block, re.M):
        provided[head[1][1:]] = re.findall(r"^  provides @(\S+)::(\S+) =", block, re.M)
    elif head[0] in ("rule", "func"):
        name = re.search(r' id "([^"]*)"', block.split("\n", 1)[0])
        for attr in set(re.findall(r" @([\w.]+::\w+)\b", block)):
            readers.setdefault(attr, set()).add(name.group(1) if name else head[1][1:])
for control, attrs in sorted(provided.items()):
    for owner, attr in attrs:
        print(f"{control} {attr}: " + ", ".join(sorted(readers.get(f"{owner}::{attr}", []))))
