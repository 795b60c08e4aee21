"""Does the work of tools/dev/mutate.

A catalogue is test/Mutations/AREA.mutations. It begins with the tests of its area, and each mutation has the form

    == R1: a flow is inside if either end is
    by: RulesTests:Decisions.* Rules/cover.test
    at: return «A && B» ? 1 : 0;
    to: A || B

`at` is text of the file with what is changed between « and »: an expression, or statements if it ends with `;` or `}`.
It must be in one place of one file of lib/, whichever that is and however its lines are broken. `to` may be empty. `by` names
the tests that are run before those of the area; a unit test program with a filter behind its colon, or a path below
test/.

All mutations are compiled into one copy of the tree, each behind a question for its number, which an environment
variable answers. So there is one build, and nothing of it is in the compiler that people use.
"""

import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import arguments

ROOT = pathlib.Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "test" / "Mutations"
TREE = ROOT / "build-mutants"
OUT = TREE / "build"  # as in a clone, so that the compiler's cache knows what is not changed
VARIABLE = "TMC_MUTANT"
# Mutations are tried at the same time: each has its own folder for what tests write.
LIT = f"""
number = os.environ["{VARIABLE}"]
config.environment["{VARIABLE}"] = number
config.test_exec_root = os.path.join(config.test_exec_root, "mutant-" + number)
"""
TOOLS = ("tmc", "tmc-opt", "tmc-format", "tmc-doc")
TIMEOUT = 600  # seconds, of one program; a mutant that hangs is noticed

SWITCH_FILE = pathlib.Path("lib/Basic/Mutant.h")
SWITCH = """\
// Written by tools/dev/mutate.
#include <cstdlib>
namespace tmc {
inline bool isMutant(int Number) {
  static const int Active = [] {
    const char *Text = std::getenv("%s");
    return Text ? std::atoi(Text) : 0;
  }();
  return Active == Number;
}
} // namespace tmc
""" % VARIABLE


class Mutation:
    def __init__(self, area, name, what):
        self.area, self.name, self.what = area, name, what
        self.by, self.at, self.to = [], "", ""


class Area:
    def __init__(self, path):
        self.name = path.stem
        self.tests = []
        self.mutations = []
        mutation, key = None, None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            head = re.fullmatch(r"== (\w+): (.+)", line)
            field = re.fullmatch(r"(tests|by|at|to):(?: (.*))?", line)
            if head:
                mutation, key = Mutation(self, *head.groups()), None
                self.mutations.append(mutation)
            elif field and field[1] == "tests" and not mutation:
                self.tests = field[2].split()
            elif field and field[1] == "by" and mutation:
                mutation.by = field[2].split()
            elif field and field[1] in ("at", "to") and mutation:
                key = field[1]
                setattr(mutation, key, field[2] or "")
            elif line.startswith("    ") and key:
                setattr(mutation, key, getattr(mutation, key) + "\n" + line[4:])
            elif line.strip():
                sys.exit(f"{path}:{number}: cannot read this line")
        if not self.tests:
            sys.exit(f"{path}: no line `tests:`")


def pattern(text):
    """What matches the text, however it is broken into lines."""
    tokens = re.findall(r"\w+|[^\w\s]", text)
    return r"\s*".join(re.escape(token) for token in tokens)


def place(mutation, sources):
    """Where the changed part is: (path, begin, end). Exits if that is not one place."""
    parts = re.fullmatch(r"(.*)«(.*)»(.*)", mutation.at, re.DOTALL)
    if not parts or not parts[2].strip():
        sys.exit(f"{mutation.name}: `at` marks nothing with « and »")
    before, old, after = (pattern(part) for part in parts.groups())
    expression = rf"{before}\s*({old})\s*{after}"
    found = [
        (path, match.start(1), match.end(1))
        for path, text in sources.items()
        for match in re.finditer(expression, text)
    ]
    if len(found) != 1:
        sys.exit(
            f"{mutation.name} ({mutation.area.name}.mutations): its text is in {len(found)} places of lib/, and not in one; "
            "write it as the code has it now"
        )
    return found[0]


def changed(mutation, number, old):
    """The code that stands for the old one, with a question for the number."""
    if old.rstrip().endswith((";", "}")):
        return f"{{ if (tmc::isMutant({number})) {{ {mutation.to} }} else {{ {old} }} }}"
    return f"(tmc::isMutant({number}) ? ({mutation.to}) : ({old}))"


def catalogue():
    areas = [Area(path) for path in sorted(CATALOGUE.glob("*.mutations"))]
    mutations = [m for area in areas for m in area.mutations]
    names = [m.name for m in mutations]
    for name in names:
        if names.count(name) > 1:
            sys.exit(f"{name}: two mutations have this name")
    return mutations


def read_sources():
    return {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "lib").rglob("*.cpp"))}


def rewrite(mutations, sources):
    """The sources with every mutation in them; numbers count from 1."""
    edits = {}
    for number, mutation in enumerate(mutations, 1):
        path, begin, end = place(mutation, sources)
        edits.setdefault(path, []).append((begin, end, number, mutation))
    out = {}
    for path, list_ in edits.items():
        text, last = sources[path], len(sources[path])
        for begin, end, number, mutation in sorted(list_, key=lambda edit: edit[0], reverse=True):
            if end > last:
                sys.exit(f"{mutation.name}: what it changes is in what another one changes")
            text = text[:begin] + changed(mutation, number, text[begin:end]) + text[end:]
            last = begin
        out[path] = '#include "Basic/Mutant.h"\n' + text
    return out


def write_if_new(path, data):
    """Leaves a file that says the same as it is, so that it is not compiled again."""
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def is_program(test):
    """Whether a test is a program of unit tests, and not a path below test/."""
    return test.partition(":")[0].endswith("Tests")


def build(mutations, jobs):
    """A copy of the tree with all mutations; builds what the tests need."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.split("\0")
    files = {pathlib.Path(name) for name in listed if name and (ROOT / name).is_file()}
    rewritten = {path.relative_to(ROOT): text for path, text in rewrite(mutations, read_sources()).items()}
    for name in files:
        data = rewritten[name].encode() if name in rewritten else (ROOT / name).read_bytes()
        if name == pathlib.Path("test/lit.cfg.py"):
            data += LIT.encode()
        write_if_new(TREE / name, data)
        shutil.copymode(ROOT / name, TREE / name)
    files.add(SWITCH_FILE)
    write_if_new(TREE / SWITCH_FILE, SWITCH.encode())
    for path in list(TREE.rglob("*")):
        if path.is_file() and not path.is_relative_to(OUT) and path.relative_to(TREE) not in files:
            path.unlink()
    if not (OUT / "build.ninja").exists():
        configure = ["cmake", "-S", TREE, "-B", OUT, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None"]
        subprocess.run([*configure, "-DCMAKE_CXX_FLAGS=-O0 -DNDEBUG"], check=True, stdout=subprocess.DEVNULL)
    targets = sorted({test.partition(":")[0] for m in mutations for test in m.by + m.area.tests if is_program(test)})
    ninja = ["ninja", "-C", OUT, *([f"-j{jobs}"] if jobs else []), *TOOLS, *targets]
    subprocess.run(ninja, check=True, stdout=sys.stderr)


def command(test):
    """What runs a test, and the environment's part in it: a program with a filter, or a path for lit."""
    if is_program(test):
        program, _, chosen = test.partition(":")
        path = OUT / "test" / "Unit" / program
        return [path, "--gtest_brief=1", "--gtest_fail_fast", f"--gtest_filter={chosen or '*'}"]
    site = (OUT / "test" / "lit.site.cfg.py").read_text(encoding="utf-8")
    tools = re.search(r'^config.llvm_tools_dir = r"(.*)"$', site, re.MULTILINE)[1]
    if not (TREE / "test" / test).exists():
        sys.exit(f"no test {test}")
    lit = [sys.executable, os.path.join(tools, "lit"), "--quiet", "--max-failures=1", "-j1"]
    return [*lit, OUT / "test" / test]


def selects(test):
    """Whether the test is one: a filter of a program must match something."""
    if not is_program(test):
        return True
    listed = subprocess.run([*command(test), "--gtest_list_tests"], check=True, capture_output=True, text=True)
    return "  " in listed.stdout


def notices(test, number):
    """Whether the test fails."""
    environment = {**os.environ, VARIABLE: str(number)}
    run = subprocess.Popen(
        command(test),
        cwd=TREE,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return run.wait(TIMEOUT) != 0
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, 9)
        run.wait()
        return True


def main():
    parser = arguments.Parser(prog="mutate")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("-j", dest="jobs", type=int)
    parser.add_argument("wanted", nargs="*")
    options = parser.parse_args()
    mutations = catalogue()
    parser.check(options.wanted, {m.name for m in mutations} | {m.area.name for m in mutations}, "mutation or file")
    chosen = [
        (number, m)
        for number, m in enumerate(mutations, 1)
        if not options.wanted or m.name in options.wanted or m.area.name in options.wanted
    ]
    if options.list:
        for _, m in chosen:
            print(f"{m.name:5} {m.area.name}: {m.what}")
        return 0
    if options.check:
        rewrite(mutations, read_sources())
        print(f"{len(mutations)} mutations; each has one place")
        return 0

    build(mutations, options.jobs)
    # What fails without a mutation proves nothing.
    used = sorted({test for _, m in chosen for test in m.by + m.area.tests})
    for test in used:
        if not selects(test):
            sys.exit(f"{test} selects no test")

    def attempt(job):
        number, m = job
        begin, killer = time.monotonic(), ""
        for test in m.by + [test for test in m.area.tests if test not in m.by]:
            if notices(test, number):
                killer = test
                break
        took = time.monotonic() - begin
        print(f"{m.name:5} {'killed by ' + killer if killer else 'SURVIVED'} ({took:.0f} s): {m.what}", flush=True)
        return m.name, killer

    with concurrent.futures.ThreadPoolExecutor(options.jobs or os.cpu_count()) as pool:
        results = list(pool.map(attempt, chosen))
        killers = sorted({killer for _, killer in results if killer})
        bad = [test for test, fails in zip(killers, pool.map(lambda test: notices(test, 0), killers)) if fails]
    if bad:
        sys.exit(f"these fail without a mutation, so that nothing can be said: {', '.join(bad)}")
    survived = [name for name, killer in results if not killer]
    print(f"{len(chosen)} mutations, {len(chosen) - len(survived)} killed, {len(survived)} survived")
    return 1 if survived else 0


sys.exit(main())
