"""Exports models, imports what was exported, and compares field by field with what the documentation promises.

    round_trip.py TMC FOLDER TABLE.md GENERATED MODEL...

A model is a file of tmc's, or one of another tool's, which is imported first. GENERATED models are made up.

The table of the page has a row for each field and a column for each format. `yes` must hold for each model, `no` must
fail for one at least, so the page can neither promise too much nor too little.
"""

import json
import pathlib
import random
import re
import subprocess
import sys


def read(tmc, path):
    run = subprocess.run([tmc, "-Wno-all", "--today=2026-11-01", "--emit=json", str(path)], check=True, capture_output=True)
    everything = json.loads(run.stdout)
    return everything["model"] | {"kinds": {kind["id"]: kind for kind in everything["kinds"]}}


def fields(model):
    """What is compared, by the name of a row: sets that do not depend on the names of declarations."""
    def title(part):
        return part.get("title") or part["id"].rsplit(".", 1)[-1]

    def value(part, name):
        found = part["attributes"].get(name)
        return found["value"] if found and found["origin"] == "model" else None
    parts = model["elements"] + model["boundaries"] + model["data"]
    titles = {part["id"]: title(part) for part in parts}
    short = {part["id"]: part["kind"].rsplit(".", 1)[-1] for part in parts + model["flows"]}

    def effective(part, name):
        """What the model, a control or a kind sets."""
        if name in part["attributes"]:
            return part["attributes"][name]["value"]
        kind = part["kind"]
        while kind in model["kinds"]:
            if name in model["kinds"][kind].get("defaults", {}):
                return model["kinds"][kind]["defaults"][name]
            kind = model["kinds"][kind].get("base")
        return None

    def around(part):
        return titles.get(part.get("parent"), "")

    def flow(f):
        return titles[f["source"]], titles[f["target"]]

    def data(part, name):
        return frozenset(titles[d] for d in effective(part, name) or [])
    return {
        "title of the model": {title(s) for s in model["systems"]},
        "titles of elements": {title(e) for e in model["elements"]},
        "kinds of elements": {(title(e), short[e["id"]]) for e in model["elements"]},
        "boundaries": {(title(b), around(b)) for b in model["boundaries"]},
        "kinds of boundaries": {(title(b), short[b["id"]]) for b in model["boundaries"]},
        "what is in which boundary": {(title(e), around(e)) for e in model["elements"]},
        "ends of flows": sorted(map(flow, model["flows"])),
        "flows that go both ways": sorted((*flow(f), bool(f.get("two_way"))) for f in model["flows"]),
        "titles of flows": sorted((*flow(f), title(f)) for f in model["flows"]),
        "kinds of flows": sorted((*flow(f), short[f["id"]]) for f in model["flows"]),
        "encrypted flows": sorted((*flow(f), effective(f, "encrypted") is True) for f in model["flows"]),
        "what flows carry": sorted((*flow(f), sorted(data(f, "carries") | data(f, "returns"))) for f in model["flows"]),
        "data items": {title(d) for d in model["data"]},
        "sensitivity of data": {(title(d), effective(d, "sensitivity")) for d in model["data"]},
        "kinds of data": {(title(d), short[d["id"]]) for d in model["data"]},
        "what stores keep": {(title(e), data(e, "stores")) for e in model["elements"]},
        "what is out of scope": {title(p) for p in model["elements"] if value(p, "out_of_scope")},
        "tags": {(title(p), frozenset(value(p, "tags") or ())) for p in model["elements"] + model["flows"]},
        "settings of elements": {(title(e), json.dumps({k: v["value"] for k, v in sorted(e["attributes"].items())
                                                         if v["origin"] == "model" and k not in ("stores", "tags")}))
                                 for e in model["elements"]},
    }


def generate(number):
    """A model of nested boundaries, with elements, data and flows of all sorts."""
    choose, out = random.Random(number), [f"package made{number};", ""]
    data = [f"Data{n}" for n in range(choose.randint(0, 5))]
    kinds = ["Data", "PersonalData", "Payment", "ServiceSecret"]
    for name in data:
        kind = choose.choice(kinds)
        head = f"data {name}" + ("" if kind == "Data" else f" : {kind}")
        title = choose.choice(["", f' "Data \\"{name}\\" & <more>"'])
        out.append(f"{head}{title} {{ sensitivity = {choose.choice(['Public', 'Internal', 'Confidential', 'Restricted'])}; }}")
    out.append(f'system Made{number} "Made up {number}" {{')
    elements = []

    def inside(depth):
        for _ in range(choose.randint(1, 3)):
            name, title = f"e{len(elements)}", choose.choice(["", f' "Élement {len(elements)} ${{"'.replace("${", "\\${")])
            kind = choose.choice(["Service", "Postgres", "Browser", "User", "WebServer", "Redis", "ExternalApi", "ObjectStore"])
            stores = kind in ("Postgres", "ObjectStore") and data and choose.random() < 0.5
            body = f" {{ stores = [{', '.join(choose.sample(data, choose.randint(1, len(data))))}]; }}" if stores else ";"
            elements.append(name)
            out.append(f"  {name} : {kind}{title}{body}")
        for n in range(choose.randint(0, 2) if depth < 3 else 0):
            kind = choose.choice(["PublicInternet", "Dmz", "PrivateNetwork", "CorporateNetwork", "Host"])
            out.append(f"  boundary b{len(elements)}_{depth}_{n} : {kind} {{")
            inside(depth + 1)
            out.append("  }")
    inside(0)
    for n in range(choose.randint(0, 6)):
        one, other = choose.sample(elements, 2) if len(elements) > 1 else (elements[0], elements[0])
        if one == other:
            continue
        via = choose.choice(["", " via Http", " via Https", " via Tcp", " via PgTls"])
        carries = f" {{ carries = [{', '.join(choose.sample(data, choose.randint(1, len(data))))}]; }}" if data else ";"
        out.append(f"  flow f{n} : {one} {choose.choice(['->', '<->'])} {other}{via}{carries}")
    return "\n".join(out + ["}", ""])


def promises(page):
    rows, formats = {}, None
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if line.startswith("| Survives"):
            formats = [c.strip("`") for c in cells[1:]]
        elif formats and line.startswith("| ---"):
            continue
        elif formats and line.startswith("|"):
            rows[cells[0]] = dict(zip(formats, (re.match(r"yes|no", c)[0] for c in cells[1:])))
        elif formats:
            break
    return rows, formats or []


def main():
    tmc, folder, page, generated, *models = sys.argv[1:]
    folder = pathlib.Path(folder)
    for number, path in enumerate(models):
        if not path.endswith(".tm"):
            subprocess.run([tmc, "import", path, "-o", str(folder / str(number))], check=True, capture_output=True)
            models[number] = str(folder / str(number) / "yours.tm")
    (folder / "made").mkdir(parents=True)
    for number in range(int(generated)):
        path = folder / "made" / f"made{number}.tm"
        path.write_text(generate(number), encoding="utf-8")
        models.append(str(path))
    rows, formats = promises(pathlib.Path(page))
    errors, compared = [], 0
    for form in formats:
        differs = set()
        for number, path in enumerate(models):
            before = fields(read(tmc, path))
            if set(before) != set(rows):
                sys.exit(f"the table has {sorted(rows)}, this compares {sorted(before)}")
            out = folder / f"{form}-{number}"
            out.mkdir(parents=True)
            exported = out / f"model.{form}.json"
            subprocess.run([tmc, "-Wno-all", "--today=2026-11-01", f"--emit={form}", str(path), "-o", str(exported)],
                           check=True, capture_output=True)
            run = subprocess.run([tmc, "import", str(exported), "-o", str(out / "model")], capture_output=True, text=True)
            if run.returncode or "warning" in run.stderr:
                errors.append(f"{form}: {path}: {run.stderr}")
                continue
            after = fields(read(tmc, out / "model" / "yours.tm"))
            compared += 1
            for row in rows:
                if before[row] == after[row]:
                    continue
                differs.add(row)
                if rows[row][form] == "yes":
                    gone = [x for x in before[row] if x not in after[row]]
                    new = [x for x in after[row] if x not in before[row]]
                    errors.append(f"{form}: {path}: {row}: gone {gone[:3]}, new {new[:3]}")
        for row in rows:
            if rows[row][form] == "no" and row not in differs:
                errors.append(f"{form}: {row}: survives in each model, and the table says that it does not")
    print(f"{compared} round trips, {len(errors)} differences")
    for error in errors:
        print(error)


if __name__ == "__main__":
    main()
