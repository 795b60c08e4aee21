"""Generates models and measures tmc on them; see tools/dev/bench.

A generated model has N elements, 2 N flows, a boundary per 10 elements (nested
three deep), a data item per 5 elements. The generator is seeded: the same size
gives the same file.
"""

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

# Kinds of the standard library that a real architecture is made of.
PROCESSES = ["WebServer", "ApiService", "ReverseProxy", "Worker"]
STORES = ["Postgres", "Redis", "ObjectStore"]
ZONES = ["PrivateSubnet", "Dmz", "PrivateSubnet", "PrivateSubnet"]
CHANNELS = {"Postgres": "PgWire", "Redis": "RedisWire", "ObjectStore": "Https"}


def generate(size, seed=1):
    """The text of a model of `size` elements."""
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
        count = 10 if b < boundaries - 1 else size - element
        for _ in range(count):
            if b == 0:
                kind = "Browser"
                attrs = ""
            elif rng.random() < 0.25:
                kind = rng.choice(STORES)
                stored = ", ".join(f"item{rng.randrange(items)}" for _ in range(2))
                attrs = f" {{ stores = [{stored}]; encrypted_at_rest = {rng.choice(['true', 'false'])}; }}"
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tmc", default="build/bin/tmc")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--quick", action="store_true", help="the smaller sizes and fewer runs")
    parser.add_argument("--generate", type=int, metavar="N", help="only print a model of N elements")
    parser.add_argument("--keep", help="folder to keep the models in")
    args = parser.parse_args()
    if args.generate:
        sys.stdout.write(generate(args.generate))
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
