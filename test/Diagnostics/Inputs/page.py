"""Runs the examples of one page of docs/diagnostics.

    page.py [--update] BIN-FOLDER PAGE WORK-FOLDER

A page TM0205.md has the title `# TM0205: …`, an explanation, and sections that
begin with `## Bad` or `## Good`. Each section is one example:

- a block of `tm` or `tmir` is the file bad.tm or good.tm (.tmir), or NAME where
  the block says `file=NAME`; a file with a NAME stays for the sections below.
  A block of another language, such as `json` or `xml`, must have a NAME;
- a block of `sh` holds the commands; without one it is `tmc` (or `tmc-opt`)
  with the file;
- a block of `text` in a bad example is what the commands print. `--update`
  writes it. Places in the standard library are shown without their line.

A bad example gives the code of the page and no other; a good one gives no
diagnostic at all. A block of `console` is shown to readers only.
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys

CODE = re.compile(r"^(?:.*: )?(?:error|warning): .*\[(TM\d{4})[^\]]*\]$", re.MULTILINE)
LIBRARY = re.compile(r"^(<std>/[\w/]+\.tm):\d+:\d+: (.*)\n *\d+ \|.*\n *\|.*\n", re.MULTILINE)


class Section:
    """One example of a page."""

    def __init__(self, title, line):
        self.bad = title.startswith("Bad")
        self.title = title
        self.line = line      # of the heading
        self.last = line      # of the last fence
        self.files = {}
        self.commands = None
        self.text = None      # what is expected
        self.text_at = None   # first and last line of it


def read(lines):
    """The sections of a page, and the mistakes of its form."""
    sections, errors, inside, body = [], [], None, []
    for number, line in enumerate(lines):
        if inside is None and line.startswith("## "):
            title = line[3:].strip()
            if re.match(r"(Bad|Good)\b", title):
                sections.append(Section(title, number))
            else:
                errors.append(f"line {number + 1}: a section is `## Bad…` or `## Good…`")
        elif inside is None and line.startswith("```"):
            inside, body, opened = line[3:].split(), [], number
        elif inside is not None and line == "```":
            language = inside[0] if inside else ""
            name = next((word[5:] for word in inside if word.startswith("file=")), None)
            inside = None
            if not sections:
                continue
            section = sections[-1]
            section.last = number
            text = "".join(one + "\n" for one in body)
            if language in ("tm", "tmir") or (language in ("json", "yaml", "xml", "hcl", "d2") and name):
                section.files[name or f"{'bad' if section.bad else 'good'}.{language}"] = text
            elif language == "sh":
                section.commands = text
            elif language == "text":
                section.text, section.text_at = text, (opened + 1, number)
            elif language != "console":
                errors.append(f"line {opened + 1}: no block of `{language}` belongs in an example")
        elif inside is not None:
            body.append(line)
    if inside is not None:
        errors.append("the last block does not end")
    return sections, errors


def run(section, kept, binaries, folder):
    """The exit status and what was printed to the standard error."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in {**kept, **section.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    commands = section.commands
    if commands is None:
        main = "bad" if section.bad else "good"
        tool = "tmc-opt" if f"{main}.tmir" in section.files else "tmc"
        suffix = "tmir" if tool == "tmc-opt" else "tm"
        commands = f"{tool} {main}.{suffix}"
    environment = dict(os.environ, PATH=f"{binaries}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run(["sh", "-c", commands], cwd=folder, env=environment, timeout=120,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    shutil.rmtree(folder, ignore_errors=True)
    text = LIBRARY.sub(r"\1: \2\n", done.stderr.decode("utf-8", "replace"))
    return done.returncode, text


def main():
    arguments = sys.argv[1:]
    update = arguments[:1] == ["--update"]
    binaries, page, work = map(pathlib.Path, arguments[update:])
    code = page.stem
    lines = page.read_text(encoding="utf-8").splitlines()
    sections, errors = read(lines)
    if not re.match(rf"# {code}: \S", lines[0] if lines else ""):
        errors.append(f"the title is not `# {code}: …`")
    kept, edits = {}, []
    for section in sections:
        if not section.files and section.commands is None:
            continue  # readers only
        status, printed = run(section, kept, binaries.resolve(), work.resolve())
        kept.update({n: t for n, t in section.files.items() if not re.match(r"(bad|good)\.", n)})
        where = f"line {section.line + 1}, {section.title}"
        codes = set(CODE.findall(printed))
        if status < 0 or status >= 126:
            errors.append(f"{where}: status {status}\n{printed}")
        elif section.bad:
            if codes != {code}:
                errors.append(f"{where}: gives {sorted(codes) or 'nothing'}\n{printed}")
            # An error, or a gate that says why it is closed.
            failed = bool(re.search(r"^(.*: )?error: |; the exit status is 3", printed, re.MULTILINE))
            if failed != (status != 0):
                errors.append(f"{where}: status {status}\n{printed}")
            if update:
                edits.append((section, printed))
            elif section.text != printed:
                difference = "".join(difflib.unified_diff(
                    (section.text or "").splitlines(True), printed.splitlines(True),
                    "the page", "the program"))
                errors.append(f"{where}: prints something else (page.py --update writes it)\n{difference}")
        elif status != 0 or printed:
            errors.append(f"{where}: status {status}\n{printed}")
    for section, printed in reversed(edits):
        if section.text_at:
            lines[section.text_at[0]:section.text_at[1]] = printed.splitlines()
        else:
            lines[section.last + 1:section.last + 1] = ["", "```text", *printed.splitlines(), "```"]
    if edits:
        page.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for error in errors:
        print(f"{page.name}: {error}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
