"""Makes sure that no control character, markup or reading direction of a report gets into an output."""

import json
import pathlib
import re
import sys

for name in sys.argv[1:]:
    text = pathlib.Path(name).read_text(encoding="utf-8")
    for bad in ("\x1b", "\u202e", "\r"):
        if bad in text:
            sys.exit(f"{name}: {bad!r}")
    if name.endswith(".json") or name.endswith(".sarif"):
        json.loads(text)
    elif name.endswith(".md"):
        # A bracket behind a backslash is one that readers see.
        bad = re.search(r"<script|(?<!\\)\]\(javascript", text)
        if bad:
            sys.exit(f"{name}: {bad[0]}")
        if "\n## Title" in text:
            sys.exit(f"{name}: a heading of the report")
    elif "\n## Title" in text:
        sys.exit(f"{name}: a line of the report")
print(f"{len(sys.argv) - 1} files are harmless")
