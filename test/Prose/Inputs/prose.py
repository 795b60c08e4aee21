"""Flags habits of wording that docs/design/writing.md advises against, in the texts that users see.

    prose.py --root ROOT                  all texts of the tree, with the exceptions of allowed.txt
    prose.py [--allowed FILE] FILE...     these files alone
    prose.py --habits                     the habits, one a row, for a page
    prose.py --self-test                  each habit is found in its own example, and not in what it advises

What is read: the prose of Markdown (no code block; `code` counts as a word; nothing from `<!-- prose off: why -->` to
`<!-- prose on -->`), comments and strings of .tm files, strings of
the .def tables and of the C++ of lib/, strings and comments of the Python that generated tests use. Pages that tmc-doc writes
are read at their sources.
"""

import argparse
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent

# (name, pattern, an example of the habit, what to write instead). `¶` in a text is a piece of code.
HABITS = [
    ("mend", r"\bmend(?:s|ed|ing)?\b", "apply the mends", "apply the fixes"),
    ("old word",
     r"\b(?:whence|thence|whither|hither|thereby|thereof|thereto|therein|therefrom|whereof|wherein|whereby|hereby|herein|"
     r"ere|lest|albeit|upon|unto|anew|forthwith|thrice|aught|naught|the which)\b",
     "where data is, whence it came", "where data is, and where it came from"),
    ("is no", r"(?<!there )\b(?:is|are|was|were) no (?!longer\b|more\b|less\b|fewer\b|better\b|worse\b|different\b|such\b)",
     "¶ is no output", "¶ is not an output"),
    ("as for example", r"(?:[,;(:] |\()as ¶(?=[,;:.)]|$| (?:or|and) )", "name it by its id, as ¶", "name it by its id, for example ¶"),
    ("he", r"(?-i:(?<![\w/])(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself|[Ss]he|[Hh]ers|[Hh]erself)(?![\w/]))", "what he can reach", "what they can reach"),
    ("inside of", r"\b(?:inside|outside) of\b", "¶ is inside of ¶", "¶ is inside ¶"),
    ("say of", r"\b(?:say|says|said) of\b", "what the model says of it", "what the model says about it"),
    ("speak of", r"\bspeaks? of\b", "the page that a message speaks of", "the page that a message is about"),
    ("in a circle", r"\bin a circle\b", "bases in a circle", "bases in a cycle"),
    ("run out", r"\b(?:that|which|they|it|them|links?|tokens?|keys?|codes?) runs? out\b|\bhas run out\b", "tokens that run out", "tokens that expire"),
    ("the standard output", r"\bthe standard (?:output|input|error)\b", "written to the standard output", "written to standard output"),
    ("besides", r"\bbesides\b", "no error besides", "no other error"),
    ("one a file",
     r"\bone an? (?:file|system|rule|kind|folder|page|row|module|cause|line|class|package|commit|test|element|flow|item|day|year)\b|"
     r"\b(?:a|an|one) (?:line|row|page|module|file|question|entry|group|test|program|score|root|list|number|name|column|table|"
     r"folder|class|sentence|letter|step|key|copy|job) an? (?!time\b)\w+(?=[ ,.;:)|]|$)",
     "one module a system", "one module per system"),
    ("in clear", r"\bin (?:the )?clear\b|\bclear[- ]text\b", "sent in clear", "sent in cleartext"),
    ("stands in", r"\bstands? (?:in|at|behind|before|beside|above|below|under|here|there|together|alone|first|last|next|beneath)\b(?! for\b)",
     "the group stands behind the code", "the group follows the code"),
    ("dear", r"\bdear(?:er|est)?\b", "makes attacks dearer", "makes attacks more expensive"),
    ("replace by", r"\breplace (?:(?:the|a|an|each|its|this|these|all) )?(?:¶|\w+)(?: ¶)? by\b", "replace ¶ by ¶", "replace ¶ with ¶"),
    ("is to be", r"\b(?:is|are|was|were) to be \w+(?:ed|en|ne|de)\b", "what is to be done", "what must be done"),
    ("foreign idiom",
     r"\binformations\b|\bsoftwares\b|\badvices\b|\bhow (?:it|this|that|they) looks? like\b|\bin the most cases\b|\ban own\b|"
     r"\b(?:allows?|permits?|enables?) to\b|\bthe both\b|\bthere where\b|\bof nobody\b|\bresp\.|\brespectively\b",
     "allows to write", "lets you write"),
    ("abbreviation", r"\be\.g\.|\bi\.e\.|\betc\.|\bcf\.|\bviz\.", "e.g. a proxy", "for example a proxy"),
    ("padding", r"\butili[sz]e[sd]?\b|\bin order to\b|\bplease\b|\bit should be noted\b|\bneedless to say\b|\bobviously\b|\bof course\b",
     "in order to compile", "to compile"),
    ("by the worst", r"\bby the (?:worst|best|least)\b|\bfor the eye\b", "coloured by the worst of them", "coloured by the most severe of them"),
]
COMPILED = [(name, re.compile(pattern, re.IGNORECASE), bad, good) for name, pattern, bad, good in HABITS]

ANY = re.compile("|".join(f"(?:{pattern})" for _, pattern, _, _ in HABITS), re.IGNORECASE)
END = "\x1f"  # where no sentence goes on
CODE = re.compile(r"(`+)(?:(?!\1).)+?\1", re.DOTALL)


def blank(match):
    """A piece that is not read keeps its lines."""
    return "\n" * match[0].count("\n")


def code_as_word(text):
    return CODE.sub(lambda match: "¶" + "\n" * match[0].count("\n"), text)


def of_markdown(text):
    text = re.sub(r"^( *)```.*?^ *```$", blank, text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"<!-- prose off: [^\n]*-->.*?<!-- prose on -->", blank, text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", blank, text, flags=re.DOTALL)
    text = re.sub(r"^    .*$", "", text, flags=re.MULTILINE)
    text = code_as_word(text)
    return re.sub(r"\]\([^)]*\)", "]", text)


TM_PIECE = re.compile(r'"""(?P<block>.*?)"""|"(?P<string>(?:[^"\\\n]|\\.)*)"|//+(?P<comment>[^\n]*)|/\*.*?\*/', re.DOTALL)


def of_tm(text):
    """Comments and strings, each at its line; holes of strings are code. Templates (text blocks) are code of tests."""
    out, at = [], 0
    for match in TM_PIECE.finditer(text):
        out.append("\n" * text.count("\n", at, match.start()))
        at = match.end()
        if match["comment"] is not None:
            out.append(" " + match["comment"])
        elif match["string"] is not None:
            out.append(" " + re.sub(r"\$\{(?:[^{}\"]|\{[^}]*\})*\}", "¶", match["string"]) + f" {END} ")
        else:
            out.append("\n" * match[0].count("\n"))
    return code_as_word("".join(out))


C_PIECE = re.compile(r'R"\w*\((?P<raw>.*?)\)\w*"|"(?P<string>(?:[^"\\\n]|\\.)*)"|//[^\n]*|/\*.*?\*/|\'(?:[^\'\\\n]|\\.)\'', re.DOTALL)


def of_cpp(text):
    """Strings alone; neighbours are one text. Comments are for people who change the program."""
    out, at = [], 0
    for match in C_PIECE.finditer(text):
        between = text[at:match.start()]
        at = match.end()
        out.append("\n" * between.count("\n") + ("" if between.strip() == "" else f" {END} "))
        if match["string"] is not None:
            out.append(match["string"].replace('\\"', '"').replace("\\n", " "))
        elif match["raw"] is not None:
            out.append(match["raw"])
        else:
            out.append("\n" * match[0].count("\n"))
    return re.sub(r"\{\d+\}", "¶", code_as_word("".join(out)))


def of_python(text):
    return code_as_word("\n".join(line for line in text.splitlines()))


READERS = {".md": of_markdown, ".tm": of_tm, ".def": of_cpp, ".cpp": of_cpp, ".h": of_cpp, ".py": of_python}


def texts_of(root):
    yield root / "README.md"
    for page in sorted((root / "docs").rglob("*.md")):
        if "reference" not in page.relative_to(root).parts:
            yield page
    for folder, endings in (("docs/examples", (".tm",)), ("stdlib", (".tm", ".py")), ("lib", (".def", ".cpp", ".h"))):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in endings:
                yield file


def read_allowed(path):
    """`file: habit: text: reason` a line; the text is a part of the line that is flagged."""
    allowed = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split(" | ")]
        if len(parts) != 4 or not all(parts):
            sys.exit(f"{path.name}:{number}: an exception is `file | habit | text | reason`")
        allowed[(parts[0], parts[1], parts[2])] = number
    return allowed


def check(path, shown, allowed, used):
    source = path.read_text(encoding="utf-8")
    prose = READERS[path.suffix](source)
    # A sentence goes on over a line break, but not into a list item, a row or a heading, nor over an empty line.
    flat = re.sub(r"\n(?=[ ]*(?:[*|#-] ?|\d+\. |\n))", f"\n{END}", prose)
    spaced = flat.replace("\n", " ")
    collapsed = re.sub(" +", " ", spaced)
    if not ANY.search(collapsed):
        return 0
    # Where each character of `collapsed` is in the text.
    origin = [index for index, character in enumerate(spaced) if character != " " or index == 0 or spaced[index - 1] != " "]
    lines, problems = source.splitlines(), 0
    found = [(match.start(), match.end(), name, good)
             for name, pattern, _, good in COMPILED for match in pattern.finditer(collapsed)]
    for start, end, name, good in sorted(found):
        number = flat.count("\n", 0, origin[start]) + 1
        key = next((key for key in allowed if key[:2] == (shown, name) and key[2] in lines[number - 1]), None)
        if key:
            used.add(key)
            continue
        problems += 1
        around = collapsed[max(0, start - 30):end + 30].replace(END, "").strip()
        print(f"{shown}:{number}: {name}: …{around}… (write: {good})")
    return problems


def self_test():
    failed = 0
    for name, pattern, bad, good in COMPILED:
        if not pattern.search(bad):
            print(f"`{name}` does not see its example: {bad}")
            failed += 1
        for other, another, _, _ in COMPILED:
            if another.search(good):
                print(f"what `{name}` advises is flagged as `{other}`: {good}")
                failed += 1
    print(f"{len(COMPILED)} habits, {failed} wrong")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path)
    parser.add_argument("--allowed", type=pathlib.Path)
    parser.add_argument("--habits", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if options.habits:
        for name, _, bad, good in HABITS:
            print(f"| {name} | {bad.replace('¶', '`x`')} | {good.replace('¶', '`x`')} |")
        return 0
    allowed_file = options.allowed or (HERE / "allowed.txt" if options.root else None)
    allowed, used = read_allowed(allowed_file) if allowed_file else {}, set()
    files = list(texts_of(options.root)) if options.root else options.files
    problems = 0
    for file in files:
        shown = file.relative_to(options.root).as_posix() if options.root else file.name
        problems += check(file, shown, allowed, used)
    for key, number in allowed.items():
        if key not in used:
            print(f"{allowed_file.name}:{number}: nothing is excepted by this line; remove it")
            problems += 1
    print(f"{len(files)} texts read, {problems} habits")
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main())
