"""The top level of the repository holds what it is to hold, and nothing else but dotfiles, presets and the licence."""

import pathlib
import subprocess
import sys

ALLOWED = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "cmake", "docs", "grammar", "lib", "stdlib", "test", "tools"}

root = pathlib.Path(sys.argv[1])
paths = subprocess.run(["git", "ls-files"], cwd=root, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
top = {path.split("/")[0].strip('"') for path in paths}
if "README.md" not in top:
    sys.exit("git lists no README.md: nothing was checked")
strays = sorted(name for name in top - ALLOWED if not name.startswith("."))
for name in strays:
    print(f"{name}: the top level has no place for it")
sys.exit(1 if strays else 0)
