"""Generates models and measures tmc on them; see tools/dev/bench.

A generated model has N elements, 2 N flows, a boundary per 10 elements (nested
three deep), a data item per 5 elements. The generator is seeded: the same size
gives the same file.
"""

import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time

import arguments

# Kinds of the standard library that a real architecture is made of.
PROCESSES = ["WebServer", "ApiService", "ReverseProxy", "Worker"]
STORES = ["Postgres", "Redis", "ObjectStore"]
ZONES = ["PrivateSubnet", "Dmz", "PrivateSubnet", "PrivateSubnet"]
CHANNELS = {"Postgres": "PgWire", "Redis": "RedisWire", "ObjectStore": "Https"}


# What every boundary of a model with defaults says of all that is below it.
DEFAULTS = [
    "default Process { rate_limited = true; audit_log = true; }",
    "default Store { encrypted_at_rest = true; backed_up = true; audit_log = true; }",
    "default Flow { authn = Token; server_authenticated = true; has_timeout = true; }",
]


def generate(size, seed=1, defaults=False):
    """The text of a model of `size` elements; with `defaults` each boundary has its own."""
    rng = random.Random(seed * 1000003 + size)
    boundaries = max(1, size // 10)
    items = max(1, size // 5)
    out = ["package bench;", ""]
    levels = ["Public", "Internal", "Confidential", "Restricted"]
    for i in range(items):
        out.append(f"data item{i} {{ sensitivity = {levels[i % 4]}; }}")
    out += ["", 'system Bench "Generated" {']
    kinds = []
    opened = 0
    element = 0
    for b in range(boundaries):
        # Every third boundary nests in the one before, three deep at most.
        if opened and (b == 1 or b % 3 == 0 or opened == 3):
            out.append("  " + "}" * opened)
            opened = 0
        zone = "PublicInternet" if b == 0 else ZONES[b % len(ZONES)]
        out.append(f"  boundary zone{b} : {zone} {{")
        opened += 1
        if defaults:
            out += ["    " + line for line in DEFAULTS]
        count = 10 if b < boundaries - 1 else size - element
        for _ in range(count):
            if b == 0:
                kind = "Browser"
                attrs = ""
            elif rng.random() < 0.25:
                kind = rng.choice(STORES)
                stored = ", ".join(f"item{rng.randrange(items)}" for _ in range(2))
                encrypted = rng.choice(["true", "false"])
                said = "" if defaults else f" encrypted_at_rest = {encrypted};"
                attrs = f" {{ stores = [{stored}];{said} }}"
            else:
                kind = rng.choice(PROCESSES)
                attrs = ""
            kinds.append(kind)
            out.append(f"    e{element} : {kind}{attrs or ';'}")
            element += 1
    out.append("  " + "}" * opened)
    for f in range(2 * size):
        source = rng.randrange(size)
        # Mostly near by, as in real systems; some far.
        if rng.random() < 0.8:
            target = min(size - 1, max(0, source + rng.randrange(-15, 16)))
        else:
            target = rng.randrange(size)
        if target == source:
            target = (source + 1) % size
        if kinds[source] in STORES:
            source, target = target, source
        channel = CHANNELS.get(kinds[target]) or rng.choice(["Http", "Https", "Https", "Https"])
        arrow = "<->" if rng.random() < 0.2 else "->"
        carried = ", ".join(f"item{rng.randrange(items)}" for _ in range(1 + f % 2))
        out.append(f"  flow f{f} : e{source} {arrow} e{target} via {channel} {{ carries = [{carried}]; }}")
    out.append("}")
    return "\n".join(out) + "\n"


def run(command, output):
    """Runs a command: wall seconds, processor seconds, peak MB, exit code."""
    with open(output, "wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        stderr = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, code, stderr


def best(command, output, runs):
    """The run with the least wall time: noise only ever adds."""
    results = [run(command, output) for _ in range(runs)]
    for result in results:
        if result[3] != 0:
            sys.exit(f"{' '.join(command)} exited {result[3]}:\n{result[4].decode(errors='replace')[:2000]}")
    return min(results)


# Who is behind what, on what silence rests, and what a model says against itself.
PASSES = {
    "provenance": "tmc::analysis::Provenance::run(",
    "basis of what is mitigated": "tmc::review::judgeBases(",
    "admissions": "tmc::rules::addAdmissions(",
    "contradictions": "tmc::review::reportContradictions(",
    "decisions against facts": "tmc::review::checkDone(",
    "packs not in force": "tmc::review::Review::missingPacks(",
    "taken for granted": "tmc::review::Review::assumptions(",
}


def passes(tmc, folder, size, defaults):
    """Prints what each of PASSES takes of a run, as text, on a model of `size` elements.

    Instructions are counted by callgrind, so other load does not matter; seconds follow
    from the processor time of the best of several runs without it.
    """
    path = os.path.join(folder, f"passes{size}.tm")
    with open(path, "w", encoding="utf-8") as file:
        file.write(generate(size, defaults=defaults))
    command = [tmc, "--today=2026-01-01", path]
    output, counts = os.path.join(folder, "out"), os.path.join(folder, "counts")
    _, cpu, _, _, _ = min((run(command, output) for _ in range(5)), key=lambda result: result[1])
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}"]
    subprocess.run(valgrind + command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    annotate = ["callgrind_annotate", "--inclusive=yes", "--threshold=100", counts]
    lines = subprocess.run(annotate, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()

    def count(of):
        counts = [int(m[1].replace(",", "")) for m in (re.match(r" *([\d,]+) \(", x) for x in lines if of in x) if m]
        return max(counts) if counts else sys.exit(f"the profile has no `{of}`: has it been renamed?")

    total = count("PROGRAM TOTALS")
    rows = {name: count(of) for name, of in PASSES.items()}
    rows["together"] = sum(rows.values())
    rows["the whole run"] = total
    print(f"{size} elements, {2 * size} flows{', defaults in each boundary' if defaults else ''}")
    for name, number in rows.items():
        print(f"  {name:<28}{number / 1e6:10.1f} million instructions{number / total * cpu:8.3f} s")


# What docs/performance.md promises: what is run on which size, and what to reach. Instructions in millions, memory in MB.
# The smallest model and the command line alone are `balloons` and `version`.
TARGETS = [
    ("version", None, ["--version"], 1, None),
    ("balloons, text", "balloons", [], 8, None),
    ("1,000 elements, JSON", 1000, ["--emit=json"], 200, 20),
    ("10,000 elements, JSON", 10000, ["--emit=json"], 1900, 100),
    ("10,000 elements, DOT", 10000, ["--emit=dot"], None, None),
    ("100,000 elements, JSON", 100000, ["--emit=json"], None, 700),
]
# Above this a count takes longer than anyone waits: callgrind is fifty times slower than the program.
MAX_COUNTED = 10000
# Processor time of these sizes is fitted to a power of the size.
GROWTH = [("text", []), ("JSON", ["--emit=json"])]


def instructions(command):
    """Instructions that a command takes, counted by callgrind: the same on any load, in any run."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = re.search(r"refs:\s+([\d,]+)", done.stderr)
    if not found:
        sys.exit(f"valgrind counted nothing of {' '.join(command)}:\n{done.stderr[-1000:]}")
    return int(found[1].replace(",", ""))


def model(folder, size):
    """The path of the model of `size` elements, made if need be; `balloons` is the example."""
    if size is None:
        return []
    if size == "balloons":
        return ["docs/examples/balloons.tm"]
    path = os.path.join(folder, f"bench{size}.tm")
    if not os.path.exists(path):
        with open(path, "w", encoding="utf-8") as file:
            file.write(generate(size))
    return [path]


def ratio(reached, target):
    """`1.2x` of what is to be reached, or nothing."""
    return f"{reached / target:6.2f}x of {target:g}" if target else ""


def fit(points):
    """The exponent of the power of the size that the times follow: least squares over logarithms."""
    logs = [(math.log(size), math.log(time)) for size, time in points]
    x = sum(a for a, _ in logs) / len(logs)
    y = sum(b for _, b in logs) / len(logs)
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def targets(tmc, folder, output, largest):
    """Prints each row of docs/performance.md, and how time grows with the model."""
    print(f"{'measure':<26}{'M instructions':>15}{'to reach':>18}{'processor':>12}{'peak MB':>9}{'to reach':>17}")
    for name, size, options, most, peak in TARGETS:
        if isinstance(size, int) and size > largest:
            continue
        command = [tmc, *options, "--today=2026-01-01", *model(folder, size)] if size else [tmc, *options]
        counted = not isinstance(size, int) or size <= MAX_COUNTED
        count = instructions(command) / 1e6 if counted else None
        runs = [run(command, output) for _ in range(10 if size in (None, "balloons") else 2)]
        cpu, memory = min(r[1] for r in runs), max(r[2] for r in runs)
        print(
            f"{name:<26}{f'{count:.1f}' if counted else '-':>15}{ratio(count, most) if counted else '':>18}"
            f"{cpu * 1000:>9.1f} ms{memory:>9.1f}{ratio(memory, peak):>17}"
        )
    sizes = [s for s in (1000, 10000, 100000) if s <= largest]
    for name, options in GROWTH if len(sizes) > 1 else []:
        points = []
        for size in sizes:
            command = [tmc, *options, "--today=2026-01-01", *model(folder, size)]
            points.append((size, min(run(command, output)[1] for _ in range(3 if size < 100000 else 1))))
        print(f"growth of {name} from {sizes[0]:,} to {sizes[-1]:,}: exponent {fit(points):.2f} (to reach: 1.1)")


def main():
    parser = arguments.Parser(prog="bench", description=__doc__.split("\n")[0])
    parser.add_argument("--tmc", default="build/bin/tmc")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--quick", action="store_true", help="the smaller sizes and fewer runs")
    parser.add_argument("--generate", type=int, metavar="N", help="only print a model of N elements")
    parser.add_argument("--defaults", action="store_true", help="models in which every boundary says what holds below it")
    parser.add_argument("--keep", help="folder to keep the models in")
    parser.add_argument("--passes", type=int, metavar="N", help="only what some passes take on a model of N elements; needs valgrind")
    parser.add_argument("--times", action="store_true", help="seconds of more outputs instead of the rows of docs/performance.md")
    args = parser.parse_args()
    if args.generate:
        sys.stdout.write(generate(args.generate, defaults=args.defaults))
        return
    if args.passes:
        with tempfile.TemporaryDirectory() as temporary:
            passes(args.tmc, args.keep or temporary, args.passes, args.defaults)
        return
    if not args.times:
        with tempfile.TemporaryDirectory() as temporary:
            folder = args.keep or temporary
            os.makedirs(folder, exist_ok=True)
            targets(args.tmc, folder, os.path.join(temporary, "out"), 1000 if args.quick else 100000)
        return
    sizes = [int(s) for s in args.sizes.split(",")]
    if args.quick:
        sizes = [s for s in sizes if s <= 10000]
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or temporary
        os.makedirs(folder, exist_ok=True)
        output = os.path.join(temporary, "out")
        print("what                          wall        processor   memory      findings")
        for name in ["balloons", "balloons-mtls"]:
            example = f"docs/examples/{name}.tm"
            wall, cpu, memory, _, _ = best([args.tmc, example], output, 5 if args.quick else 20)
            print(f"{name + ', as text':<28}{wall * 1000:9.1f} ms{cpu * 1000:9.1f} ms{memory:9.1f} MB")
        points, attacks = [], {}
        for size in sizes:
            path = os.path.join(folder, f"bench{size}.tm")
            with open(path, "w", encoding="utf-8") as file:
                file.write(generate(size))
            command = [args.tmc, "--emit=json", "--today=2026-01-01", path]
            wall, cpu, memory, _, _ = best(command, output, 2 if args.quick or size > 10000 else 5)
            with open(output, encoding="utf-8") as file:
                summary = json.load(file)
            findings = len(summary["findings"])
            points.append((size, wall))
            print(
                f"{size:>7} elements, {2 * size:>7} flows {wall:8.3f} s {cpu:10.3f} s {memory:9.1f} MB {findings:9}"
                f"   ({os.path.getsize(path) / 1e6:.1f} MB of source)"
            )
            for output_name in ["attack-tree", "blast-radius"]:
                command = [args.tmc, f"--emit={output_name}", "--emit-option", "format=text", "--today=2026-01-01", path]
                wall, cpu, memory, _, _ = best(command, output, 2 if args.quick or size > 10000 else 5)
                attacks.setdefault(output_name, []).append((size, wall))
                print(f"        {output_name:<24} {wall:8.3f} s {cpu:10.3f} s {memory:9.1f} MB")
        for output_name, times in attacks.items():
            for (a, ta), (b, tb) in zip(times, times[1:]):
                print(f"{output_name}: {b // a} times the model, {tb / ta:.1f} times the time")
        if len(points) > 1:
            (a, ta), (b, tb) = points[-2], points[-1]
            print(
                f"growth: {b // a} times the model, {tb / ta:.1f} times the time; "
                f"exponent {math.log(tb / ta) / math.log(b / a):.2f}"
            )


if __name__ == "__main__":
    main()
