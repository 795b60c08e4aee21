"""Which words of the grammar no compiled block of the language's pages shows.

    keywords.py ROOT
"""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import doc_blocks


def main():
    root = pathlib.Path(sys.argv[1])
    grammar = (root / "grammar" / "TmLexer.g4").read_text(encoding="utf-8")
    words = re.findall(r"^[A-Z_]+ : '([a-z]+)'", grammar, re.MULTILINE)
    seen = set()
    for page in (root / "docs" / "language").rglob("*.md"):
        for block in doc_blocks.read_page(page)[0]:
            if block.language == "tm" and not block.options.get("gives"):
                code = re.sub(r'"""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*"|//[^\n]*', "", block.text)
                seen |= set(re.findall(r"[a-z]+", code))
    missing = [word for word in words if word not in seen]
    print(f"{len(words)} words, not shown: {' '.join(missing) or 'none'}")
    return 0 if words else 1


if __name__ == "__main__":
    sys.exit(main())
