"""Compiles every ```tm block of the documentation, and runs every ```console block.

    doc_blocks.py --tmc TMC --out FOLDER [--update] (--root ROOT | PAGE.md...)

With --root, the pages are README.md and all below docs/, but for those that tmc-doc writes.

What a block is, its info string says (docs/CONTRIBUTING.md has the table):

    tm                        a complete file
    tm file=a.tm              the same, saved under that name for other blocks of the page
    tm file=a.tm group=shop   compiled together with all files of that group
    tm fragment=member        a part of a file: put into test/Docs/Inputs/contexts/member.tm, or into the page's own
                              context: a comment `<!-- context member` … `-->` in front of the block
    … gives=TM0205,TM0206     compiling it gives these codes, and no other error or warning
    … loose                   it is not in the one layout, and shows that on purpose
    sh                        commands that are not run; the options of tmc in them must be there
    yaml file=a.yml           saved under that name for the commands of the page; so is any language that is only shown
    console                   `$ command`, then what it prints; `…` stands for any text, on a line of its own for any lines

Each page has a folder of its own, in which its files lie and its commands run. A later block may replace a file. Whatever
it does not know is an error: no block goes by unread. Links to files and headings of the repository must lead there.
"""

import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# Languages of blocks that are for the eye only.
OTHER = {"text", "ebnf", "cpp", "yaml", "json", "python", "xml", "hcl", "mermaid", "d2"}
KEYS = {"file", "group", "fragment", "gives", "loose"}
CODE = re.compile(r"(?:error|warning): .*\[(TM\d{4})[^\]]*\]$", re.MULTILINE)
BLOCK, LINE, NUMBER = "@block@", "@line@", "@n@"
# A model is compiled as of this day, so that examples do not expire.
TODAY = "--today=2026-11-01"
# A block is an excerpt: that something is not used in it says nothing.
EXCERPT = [f"-Wno-{group}" for group in (
    "unused-import", "unused-kind", "unused-declaration", "unused-data", "unread-store", "empty-flow",
    "outside-boundary", "isolated-element")]
# Other programs that a command may be; all else is an error.
SHELL = {"cat", "echo", "head", "tail", "grep", "cp", "ls"}


class Block:
    def __init__(self, page, line, info, text):
        self.page, self.line, self.info, self.text = page, line, info, text
        words = info.split()
        self.language = words[0] if words else ""
        self.options = {}
        for word in words[1:]:
            key, _, value = word.partition("=")
            self.options[key] = value

    def place(self):
        return f"{self.page}:{self.line}"


class Problem(Exception):
    pass


def read_page(path):
    """The blocks of a page, and the contexts that it defines in comments."""
    blocks, contexts = [], {}
    fence, start, lines = None, 0, []
    context = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if context is not None:
            if line == "-->":
                contexts[context] = "\n".join(lines) + "\n"
                context = None
            else:
                lines.append(line)
        elif fence is None:
            opening = re.match(r"( *)```(.*)$", line)
            comment = re.match(r"<!-- context (\w+)$", line)
            if opening:
                if opening[1]:
                    raise Problem(f"{path}:{number}: a block begins at the start of its line")
                fence, start, lines = opening[2].strip(), number, []
            elif comment:
                context, lines = comment[1], []
        elif line == "```":
            blocks.append(Block(path, start, fence, "\n".join(lines) + "\n"))
            fence = None
        else:
            lines.append(line)
    if fence is not None:
        raise Problem(f"{path}:{start}: the block has no end")
    if context is not None:
        raise Problem(f"{path}: context `{context}` has no end")
    return blocks, contexts


def without_comment(line):
    """A line of an expression without its `// comment`."""
    return re.sub(r"\s*//.*$", "", line)


def wrapped(block, contexts):
    name = block.options["fragment"]
    if name in contexts:
        frame = contexts[name]
    else:
        file = HERE / "contexts" / f"{name}.tm"
        if not file.exists():
            raise Problem(f"{block.place()}: no context `{name}`")
        frame = file.read_text(encoding="utf-8")
    out, used = [], False
    for line in frame.splitlines():
        if BLOCK in line:
            used = True
            before, _, after = line.partition(BLOCK)
            pad = before if before.strip() == "" else ""
            for i, inner in enumerate(block.text.splitlines()):
                out.append((pad + inner) if inner else "")
        elif LINE in line:
            used = True
            for i, inner in enumerate(block.text.splitlines()):
                inner = without_comment(inner)
                if inner:
                    out.append(line.replace(LINE, inner).replace(NUMBER, str(i)))
        else:
            out.append(line)
    if not used:
        raise Problem(f"{block.place()}: context `{name}` has no place for the block")
    return "\n".join(out) + "\n"


def anchors(path):
    """What `#…` can name in a page: its headings, as a browser of the repository writes them."""
    found, fenced = set(), False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            fenced = not fenced
        heading = re.match(r"#+ (.*)", line)
        if heading and not fenced:
            found.add(re.sub(r"[^\w\- ]", "", heading[1].lower()).replace(" ", "-"))
    return found


def dead_links(path):
    """Problems of the links of a page to files of the repository."""
    fenced = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        if fenced:
            continue
        for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"``.*?``|`[^`]*`", "", line)):
            if re.match(r"\w+:", target):
                continue
            file, _, anchor = target.partition("#")
            other = path.parent / file if file else path
            if not other.exists():
                yield f"{path}:{number}: no file `{file}`"
            elif anchor and anchor not in anchors(other):
                yield f"{path}:{number}: `{other.name}` has no heading `#{anchor}`"


class Page:
    def __init__(self, path, out, bin_folder):
        self.path, self.bin = path, bin_folder
        self.folder = out / "-".join(path.with_suffix("").parts[-3:]).strip("/")
        self.folder.mkdir(parents=True, exist_ok=True)
        self.compiled = self.ran = 0
        self.problems = []
        self.groups = {}
        self.fixes = {}

    def tool(self, name, *arguments):
        done = subprocess.run([str(self.bin / name), *arguments], cwd=self.folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False, timeout=120)
        return done.returncode, done.stdout

    def compile(self, block, files):
        self.compiled += 1
        status, output = self.tool("tmc", "--color=never", TODAY, *EXCERPT, *files)
        if status not in (0, 1):
            self.problems.append(f"{block.place()}: tmc ends with {status}\n{output}")
        expected = set(filter(None, block.options.get("gives", "").split(",")))
        found = set(CODE.findall(output))
        if found != expected or (status == 1 and not expected):
            self.problems.append(f"{block.place()}: expected {', '.join(sorted(expected)) or 'none'}, found "
                                 f"{', '.join(sorted(found)) or 'none'}\n{output}")

    def check_layout(self, block, file):
        # What does not parse has no layout.
        if "loose" in block.options or re.search(r"TM01\d\d", block.options.get("gives", "")):
            return
        status, output = self.tool("tmc-format", "--check", file)
        if status:
            self.problems.append(f"{block.place()}: not in the one layout; {output}")

    def finish_group(self, name):
        block, files = self.groups.pop(name)
        self.compile(block, files)

    def take_tm(self, block, contexts):
        options = block.options
        unknown = set(options) - KEYS
        if unknown:
            raise Problem(f"{block.place()}: `{', '.join(sorted(unknown))}` means nothing in the line of a block")
        if "fragment" in options:
            if "file" in options or "group" in options:
                raise Problem(f"{block.place()}: a fragment is no file")
            text = wrapped(block, contexts)
        else:
            text = block.text
        file = options.get("file", f"line-{block.line}.tm")
        if not re.fullmatch(r"(?:[\w-]+/)*[\w-]+\.tm", file):
            raise Problem(f"{block.place()}: `{file}` is no name of a file")
        group = options.get("group")
        for other in list(self.groups):
            if other != group or file in self.groups[other][1]:
                if file in self.groups[other][1]:
                    self.finish_group(other)
        target = self.folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        self.check_layout(block, file)
        if group is None:
            self.compile(block, [file])
        else:
            files = self.groups[group][1] if group in self.groups else []
            self.groups[group] = (block, [*files, file])

    def save(self, block):
        file = block.options["file"]
        if not re.fullmatch(r"(?:[\w-]+/)*[\w-]+\.\w+", file):
            raise Problem(f"{block.place()}: `{file}` is no name of a file")
        target = self.folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block.text, encoding="utf-8")

    def take_console(self, block):
        if block.options:
            raise Problem(f"{block.place()}: `console` takes no options")
        parts = []
        for line in block.text.splitlines():
            if line.startswith("$ "):
                parts.append((line[2:], []))
            elif not parts:
                raise Problem(f"{block.place()}: begin with `$ command`")
            else:
                parts[-1][1].append(line)
        if not parts:
            raise Problem(f"{block.place()}: no command")
        for name in list(self.groups):
            self.finish_group(name)
        new = []
        for command, expected in parts:
            self.ran += 1
            for word in re.findall(r"(?:^|[|;&]\s*)([\w-]+)", command):
                if word not in SHELL and not (self.bin / word).exists():
                    raise Problem(f"{block.place()}: `{word}` is no command that can be checked")
            given = "" if "--today" in command else TODAY
            # A command comes first, and not each takes these options.
            tmc = f'"{self.bin}/tmc"'
            script = (f'tmc() {{\n  if {tmc} help "$1" 2> /dev/null | grep -q -e --today; then\n'
                      f'    {tmc} "$1" --color=never {given} "${{@:2}}"\n'
                      f'  elif {tmc} help "$1" > /dev/null 2>&1; then {tmc} "$@"\n'
                      f'  else {tmc} --color=never {given} "$@"; fi\n}}\n'
                      f'tmc-format() {{ "{self.bin}/tmc-format" "$@"; }}\n' + command)
            done = subprocess.run(["bash", "-c", script], cwd=self.folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False, timeout=120)
            output = done.stdout.rstrip("\n").splitlines()
            new += [f"$ {command}", *output]
            pattern = []
            while expected and not expected[-1].strip():
                expected.pop()
            for line in expected:
                if line.strip() == "…":
                    pattern.append(r"(?:.*\n)*?")
                else:
                    pattern.append(".*".join(re.escape(piece) for piece in line.rstrip().split("…")) + r" *\n")
            text = "".join(line.rstrip() + "\n" for line in output)
            if not re.fullmatch("".join(pattern), text):
                self.problems.append(f"{block.place()}: `{command}` prints (exit {done.returncode})\n{text}")
                if not any("…" in line for _, lines in parts for line in lines):
                    self.fixes[block.line] = None
        if block.line in self.fixes:
            self.fixes[block.line] = "\n".join(new) + "\n"

    def take_shell(self, block):
        """Commands that are not run: at least the options of tmc are there."""
        if block.options:
            raise Problem(f"{block.place()}: `sh` takes no options")
        known = self.tool("tmc", "--help")[1]
        outputs = known.partition("Outputs of --emit:\n")[2].partition("\n\n")[0].splitlines()
        subjects = {line.split()[0]: set(line.rpartition("; ")[2].split(", ")) for line in outputs}
        formats = set().union(*subjects.values())
        commands = re.findall(r"^  (\w+) ", self.tool("tmc", "help")[1], re.MULTILINE)
        for line in block.text.splitlines():
            if not line.startswith("tmc "):
                continue
            line = line.split(" #")[0]
            kinds = re.findall(r"--emit[= ]([\w.-]+)", line)
            wrong = []
            for kind in kinds:
                subject, dot, form = kind.partition(".")
                if not (form in subjects.get(subject, ()) if dot else kind in subjects or kind in formats):
                    wrong.append(kind)
            # A command takes some of the options, and others.
            command = line.split()[1]
            here = self.tool("tmc", "help", command)[1] if command in commands else known
            for word in re.findall(r"(--[\w-]+)", line) + wrong:
                if word in wrong or word not in here:
                    self.problems.append(f"{block.place()}: tmc has no `{word.strip()}`: {line}")

    def run(self):
        try:
            blocks, contexts = read_page(self.path)
        except Problem as problem:
            self.problems.append(str(problem))
            return self
        self.problems += dead_links(self.path)
        for block in blocks:
            try:
                if block.language == "tm":
                    self.take_tm(block, contexts)
                elif block.language == "console":
                    self.take_console(block)
                elif block.language == "sh":
                    self.take_shell(block)
                elif block.language in OTHER and list(block.options) == ["file"]:
                    self.save(block)
                elif block.language not in OTHER or block.options:
                    raise Problem(f"{block.place()}: a block of `{block.info}`; write one of tm, console, sh, "
                                  f"{', '.join(sorted(OTHER))}")
            except Problem as problem:
                self.problems.append(str(problem))
        for name in list(self.groups):
            self.finish_group(name)
        return self

    def update(self):
        """Writes what commands print into those of the page's console blocks that show all of it."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        for line, text in sorted(self.fixes.items(), reverse=True):
            end = lines.index("```", line)
            lines[line:end] = text.splitlines()
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def documentation(root):
    """The pages of a tree that people write."""
    generated = [root / "docs" / "reference", root / "docs" / "diagnostics"]
    return [root / "README.md"] + sorted(page for page in (root / "docs").rglob("*.md")
                                         if not any(folder in page.parents for folder in generated))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tmc", type=pathlib.Path, required=True, help="the compiler; tmc-format stands beside it")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="where to put the files")
    parser.add_argument("--update", action="store_true", help="write what commands print now into the pages")
    parser.add_argument("--root", type=pathlib.Path, help="check all pages of this tree")
    parser.add_argument("pages", type=pathlib.Path, nargs="*")
    arguments = parser.parse_args()
    if arguments.root:
        arguments.pages += documentation(arguments.root)
    out, bin_folder = arguments.out.resolve(), arguments.tmc.resolve().parent
    with concurrent.futures.ThreadPoolExecutor() as pool:
        pages = list(pool.map(lambda path: Page(path, out, bin_folder).run(), arguments.pages))
    problems = [text for page in pages for text in page.problems]
    for text in problems:
        print(text.rstrip("\n"))
    if arguments.update:
        for page in pages:
            if page.fixes:
                page.update()
    print(f"{sum(page.compiled for page in pages)} compiled, {sum(page.ran for page in pages)} commands run, "
          f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
