"""Makes sure that no control character, markup or reading direction of a report gets into an output."""

import json
import pathlib
import sys

for name in sys.argv[1:]:
    text = pathlib.Path(name).read_text(encoding="utf-8")
    for bad in ("\x1b", "\u202e", "\r"):
        if bad in text:
            sys.exit(f"{name}: {bad!r}")
    if name.endswith(".json") or name.endswith(".sarif"):
        json.loads(text)
    elif name.endswith(".md"):
        for number, line in enumerate(text.splitlines(), 1):
            outside = "".join(line.split("`")[::2]) if "``" not in line else ""
            if "<script" in outside or "](javascript" in outside:
                sys.exit(f"{name}:{number}: {line}")
        if "\n## Title" in text:
            sys.exit(f"{name}: a heading of the report")
    elif "\n## Title" in text:
        sys.exit(f"{name}: a line of the report")
print(f"{len(sys.argv) - 1} files are harmless")
