"""Writes each complete ```tm block of Markdown files to a folder, a file a block; prints the files.

A block that begins with ```tm part is a part of a file, and left out.

    doc_blocks.py FOLDER FILE...
"""

import pathlib
import sys


def blocks(path: pathlib.Path):
    lines, start = None, 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if lines is None:
            if line == "```tm":
                lines, start = [], number + 1
        elif line == "```":
            yield start, "\n".join(lines) + "\n"
            lines = None
        else:
            lines.append(line)


def main() -> int:
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:]:
        path = pathlib.Path(name)
        for start, text in blocks(path):
            out = folder / f"{path.parent.name}-{path.stem}-{start}.tm"
            out.write_text(text, encoding="utf-8")
            print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
