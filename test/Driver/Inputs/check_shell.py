"""Checks man pages and completions against the tables of options.

    check_shell.py FOLDER LIB-DRIVER

Says what they lack, and what `man`, `mandoc`, `zsh` and `fish` say of them where these are installed.
"""

import pathlib
import re
import shutil
import subprocess
import sys

folder, tables = map(pathlib.Path, sys.argv[1:])
errors = []


def rows(name, pattern):
    found = re.findall(pattern, (tables / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert found, name
    return found


options = rows("Options.def", r'^OPTION\(\w+, "([\w-]+)"')
own = rows("Commands.def", r'^COMMAND_OPTION\(\w+, \w+, "([\w-]+)"')
commands = rows("Commands.def", r'^COMMAND\(\w+, "([\w-]+)"')
formatter = rows("FormatOptions.def", r'^FORMAT_OPTION\(\w+, "([\w-]+)"')


def expect(path, words):
    """Each word stands in the page, and no longer one in its place."""
    text = (folder / path).read_text(encoding="utf-8").replace("\\-", "-").replace("\\fB", "").replace("\\fR", " ")
    for word in words:
        if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text):
            errors.append(f"{path}: no `{word}`")


long = [f"--{name}" for name in options + own]
expect("man/man1/tmc.1", long + [f"tmc {name}" for name in commands])
expect("man/man1/tmc-format.1", [f"--{name}" for name in formatter])
expect("bash-completion/completions/tmc", long + commands)
expect("bash-completion/completions/tmc-format", [f"--{name}" for name in formatter])
expect("zsh/site-functions/_tmc", long + commands)
expect("fish/vendor_completions.d/tmc.fish", [f"-l {name}" for name in options + own] + [f"-a {name}" for name in commands])
expect("fish/vendor_completions.d/tmc-format.fish", [f"-l {name}" for name in formatter])


def judge(program, *arguments):
    """What the program has against a page, if it is installed."""
    if not shutil.which(program):
        return
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60)
    if done.returncode or done.stderr.strip():
        errors.append(f"{program} {' '.join(arguments)}: {done.returncode}\n{done.stdout[:500] if done.returncode else ''}{done.stderr}")


for page in sorted((folder / "man/man1").iterdir()):
    judge("man", "--warnings", "-l", str(page))
    judge("mandoc", "-Tlint", "-Werror", str(page))
judge("zsh", "-n", str(folder / "zsh/site-functions/_tmc"))
for page in sorted((folder / "fish/vendor_completions.d").iterdir()):
    judge("fish", "--no-execute", str(page))
print("\n".join(errors))
sys.exit(1 if errors else 0)
