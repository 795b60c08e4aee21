"""Makes every output of Outputs.def from every example, and from a model whose names are hostile, and checks each.

    every_output.py ROOT BIN FOLDER [MODEL...]

Without a MODEL, all of docs/examples. Rows that cannot be made of a model are counted, and so is what is not checked here
because a program or a schema is missing.
"""

import concurrent.futures
import csv
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Support"))
import check_cyclonedx
from json_schema import validate

root, binaries, folder = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
corpus = root.parent / "shared" / "corpus"
registry = (root / "lib/Backends/Outputs.def").read_text(encoding="utf-8")
names = {id: name for id, name in re.findall(r'^(?:SUBJECT|FORMAT)\((\w+), "([\w-]+)"', registry, re.MULTILINE)}
kinds = dict(re.findall(r'^FORMAT\(\w+, "([\w-]+)", (\w+),', registry, re.MULTILINE))
outputs = [(names[s], names[f]) for s, f in re.findall(r"^OUTPUT\((\w+), (\w+),", registry, re.MULTILINE)]
schemas = {}
for path in (root / "docs/schema").glob("*.schema.json"):
    for name in re.findall(r'"const": "(tmc-[\w-]+)"', path.read_text(encoding="utf-8")):
        schemas.setdefault(name, path)
unchecked = set()


def text(data):
    """Text for people: no control characters, nothing that turns the reading direction."""
    data = data.decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", data.replace("\x1b", "\x00")), "control characters"
    return data


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.scripts = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "script":
            self.scripts.append(attributes)
        assert tag not in ("iframe", "object", "embed", "base"), tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in ("href", "src", "action"):
                assert not re.match(r"\s*(javascript|vbscript|data:text)", value or "", re.IGNORECASE), value
            if name == "src":
                assert value.startswith("data:image/"), value


def is_html(data, path):
    page = Tags()
    page.feed(data.decode("utf-8"))
    page.close()
    # The interactive report has its data and its program; a document has none.
    assert page.scripts in ([], [{"type": "application/json", "id": "tmc-data"}, {}]), page.scripts
    assert b"Content-Security-Policy" in data


def is_json(data, path):
    lines = data.splitlines()
    values = [json.loads(data)] if not (len(lines) > 1 and lines[0].startswith(b'{"format":"tmc-messages"')) else [json.loads(line) for line in lines]
    name = values[0]["format"]
    for value in values:
        validate(value, schemas[name])


def is_svg(data, path):
    tree = xml.etree.ElementTree.fromstring(data)
    assert tree.tag.endswith("}svg")
    for part in tree.iter():
        assert not part.tag.endswith(("}script", "}foreignObject", "}image")), part.tag
        for name, value in part.attrib.items():
            assert not name.startswith("on"), name
            if name.endswith("href"):
                assert value.startswith(("http://", "https://", "#")), value
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--noout", "--nonet", path], check=True, capture_output=True)
    else:
        unchecked.add("SVG and JUnit by xmllint")


def is_dot(data, path):
    done = subprocess.run(["dot", "-Tcanon", path], capture_output=True)
    assert done.returncode == 0 and not done.stderr, done.stderr


def is_sarif(data, path):
    check = pathlib.Path(__file__).with_name("check_sarif.py")
    done = subprocess.run([sys.executable, check, check.with_name("sarif-schema-2.1.0.json"), "--root", root, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def is_csv(data, path):
    rows = list(csv.reader(data.decode("utf-8").splitlines(keepends=True), strict=True))
    assert rows and len({len(row) for row in rows}) == 1, {len(row) for row in rows}
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
            assert not cell.startswith("-") or re.fullmatch(r"-\d+(\.\d+)?", cell), cell


def is_junit(data, path):
    tree = xml.etree.ElementTree.fromstring(data)
    assert tree.tag in ("testsuites", "testsuite"), tree.tag
    assert all(case.get("name") for case in tree.iter("testcase"))


def by_schema(name):
    def check(data, path):
        value = json.loads(data)
        if (corpus / name).is_file():
            validate(value, corpus / name)
        else:
            unchecked.add(f"the schema {name}, which is not beside the project")
    return check


CHECKS = {
    "text": lambda data, path: text(data),
    "markdown": lambda data, path: text(data),
    "html": is_html,
    "json": is_json,
    "dot": is_dot,
    "svg": is_svg,
    "png": lambda data, path: data.startswith(b"\x89PNG\r\n") and b"IEND" in data[-12:] or bad("no PNG"),
    "pdf": lambda data, path: data.startswith(b"%PDF-") and b"%%EOF" in data[-32:] or bad("no PDF"),
    "sarif": is_sarif,
    "csv": is_csv,
    "junit": is_junit,
    "otm": by_schema("otm/otm_schema.json"),
    "threat-dragon": by_schema("threat-dragon/threat-dragon-v2.schema.json"),
    "defectdojo": lambda data, path: json.loads(data)["findings"] is not None,
    "tm-bom": by_schema("tm-library/threat-model.schema.json"),
    "cyclonedx": lambda data, path: check_cyclonedx.check(json.loads(data)),
    # Their own tools draw them in test/EndToEnd/diagrams.
    "mermaid": lambda data, path: re.match(r"(---\n[\s\S]*?---\n)?(flowchart|sequenceDiagram)", text(data)) or bad("no Mermaid"),
    "plantuml": lambda data, path: re.fullmatch(r"@startuml\n[\s\S]*\n@enduml\n", text(data)) or bad("no PlantUML"),
    "d2": lambda data, path: text(data) and None,
    "ascii": lambda data, path: bad("lines that are not ASCII") if re.search("[\u2500-\u257f]", text(data)) else None,
}  # fmt: skip


def bad(why):
    raise AssertionError(why)


def make(model, files, options, subject, form):
    """Makes and checks one output; what is wrong, or nothing."""
    if (subject, form) == ("findings", "pdf"):
        if model not in ("balloons", "hostile"):
            return None  # all print alike, and a browser takes its time
        if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome", "weasyprint")):
            unchecked.add("the report as PDF: nothing prints it")
            return None
    path = folder / f"{model}.{subject}.{form}"
    command = [binaries / "tmc", "-Wno-all", "--today=2026-11-01", f"--emit={subject}.{form}", "-o", path, *options, *files]
    if subject == "comparison":
        command.append("--diff=" + os.fspath(root / "docs/examples/balloons.tm" if model == "balloons-mtls" else files[0].parent if len(files) > 1 else files[0]))
        if model == "hostile":
            command[-1:] = ['--assume-breach=Shop.x" -> y; "', "--what-if"]
    elif subject == "methodology":
        if "--no-prelude" in options:
            return None
        command.append("--methodology=stride")
    elif subject == "explanation":
        found = json.loads((folder / f"{model}.ids").read_text(encoding="utf-8"))["findings"]
        if not found:
            return None
        command = [c for c in command if not str(c).startswith("--emit")] + [f"--explain={found[0]['id']}"]
    elif (subject, form) == ("contract", "json"):
        command.append("--commit=4f0c17d")
    elif subject == "contract-diff":
        command.append(f"--diff={files[0]}")
    done = subprocess.run(command, capture_output=True, text=True)
    # No contract, no scenario, too large for a terminal: the message says so, and nothing is written.
    if done.returncode != 0 and re.search(r"\[TM(2001|2406|2414)\]", done.stderr) and not path.exists():
        return None
    if done.returncode != 0:
        return f"{model}: {subject}.{form}: exit {done.returncode}: {done.stderr[-600:]}"
    try:
        if path.is_dir():
            for file in path.rglob("*.py"):
                compile(file.read_text(encoding="utf-8"), file, "exec")
        else:
            data = path.read_bytes()
            if subject in ("ir", "ast"):
                data.decode("utf-8")  # texts of the source, for tools of our own
            elif (subject, form) == ("contract", "json"):
                by_schema("contract/scrutineer-threat-model.schema.json")(data, path)
            else:
                CHECKS[form](data, path)
    except Exception as error:
        return f"{model}: {subject}.{form}: {type(error).__name__}: {str(error)[:600]}"
    return ""


def main():
    examples = root / "docs/examples"
    models = {path.stem: ([path], []) for path in sorted(examples.glob("*.tm"))}
    models.update({path.name: (sorted(path.glob("*.tm")), []) for path in sorted(examples.iterdir()) if path.is_dir() and any(path.glob("*.tm"))})
    models.update({path.stem: ([path], []) for path in sorted((examples / models.pop("contracts")[0][0].parent).glob("*.tm"))})
    models["hostile"] = ([root / "test/Backends/diagram-hostile.tm"], ["--no-prelude"])
    wanted = sys.argv[4:] or list(models)
    folder.mkdir(parents=True, exist_ok=True)
    jobs = []
    for model in wanted:
        files, options = models[model]
        subprocess.run([binaries / "tmc", "-Wno-all", "--today=2026-11-01", "--emit=findings.json", "-o", folder / f"{model}.ids", *options, *files], check=True, capture_output=True)
        jobs += [(model, files, options, subject, form) for subject, form in outputs]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda job: make(*job), jobs))
    for result in filter(None, results):
        print(result)
    for what in sorted(unchecked):
        print("not checked:", what)
    made = sum(result == "" for result in results)
    print(f"{made} outputs of {len(wanted)} models are right, {sum(r is None for r in results)} were not made, {sum(bool(r) for r in results)} are wrong")
    return any(results)


if __name__ == "__main__":
    sys.exit(main())
