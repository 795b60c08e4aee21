"""Formats every .tm file of the repository twice, as it is and shaken."""

import pathlib
import random
import re
import subprocess
import sys

WORD = re.compile(
    r'"""(?:.|\n)*?"""|"(?:\\.|\$\{[^}]*\}|[^"\\\n])*"|//[^\n]*|/\*(?:.|\n)*?\*/|\w+|'
    r"<->|\.\*\*|\.\*|\.\{|->|=>|==|!=|<=|>=|\+=|\s+|."
)
# Words that a blank would tear apart.
WHOLE = re.compile(r"\d{4}-\d\d-\d\d|\d+\.\d+")
TRIVIA = [
    "\n", "\n\n", "\n\n\n", "  ", "\t", "\r\n", " // c\n", "\n// own\n", "/* b */", "\n/* b */ ", " /* b */\n",
    "\n/// doc\n", "/// no doc\n", "\n/// doc\n\n", "/* m\n  * n\n */", "\n/* x\n y */\n", "\n\n// q\n\n", "// r\n/// s\n",
]  # fmt: skip


def shake(source: str, rate: float, chance: random.Random) -> str:
    out = []
    for match in WORD.finditer(WHOLE.sub("1", source)):
        word = match.group(0)
        if word.isspace() and chance.random() < rate:
            word = "\n"
        out.append(word)
        if not word.startswith("//") and chance.random() < rate / 2:
            out.append(chance.choice(TRIVIA))
    return "".join(out)


def main() -> None:
    root, tool = pathlib.Path(sys.argv[1]), sys.argv[2]

    def run(source: bytes) -> tuple[int, bytes, str]:
        done = subprocess.run([tool, "-"], input=source, capture_output=True)
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")

    formatted = failed = 0
    chance = random.Random(1)
    for path in sorted(p for folder in ("stdlib", "docs", "test") for p in (root / folder).rglob("*.tm")):
        source = path.read_bytes()
        variants = [source]
        try:
            for rate in (0.02, 0.5):
                variants.append(shake(source.decode(), rate, chance).encode())
        except UnicodeDecodeError:
            pass
        for number, variant in enumerate(variants):
            code, once, messages = run(variant)
            if code == 1 and "[TM0932]" not in messages:
                continue  # it has syntax errors
            _, twice, _ = run(once)
            formatted += 1
            if code != 0 or once != twice:
                failed += 1
                print(f"{path.relative_to(root)}, variant {number}: exit {code}, stable: {once == twice}\n{messages}")
    print(f"{formatted} formatted, {failed} failed")
    sys.exit(failed != 0 or formatted < 100)


main()
