"""Imports real files of other tools and checks what the report says of them.

    corpus.py TMC FOLDER CORPUS FORMAT...

Each file of the corpus that is in one of the formats is imported; the model must compile without an error; and the
report must count as many constructs as this script does. A construct is a value that holds no other values; one that
stands behind an alias of YAML is written, and counted, once.
"""

import json
import pathlib
import subprocess
import sys

FILES = {
    "compose": "compose/*.yaml",
    "threagile": "threagile/*.yaml",
    "threat-dragon": "threat-dragon/*.json",
    "otm": "otm/*",
    "kubernetes": "kubernetes/*.yaml",
    "cloudformation": "cloudformation/*",
    "terraform": "tfplan/*-tfplan.json",
}
# Beside the models: schemas, tables of other tools, and what other converters made.
OTHERS = ("schema", "parsed-model", "stride.json", "linddun.json", "mapping_example", "expected")


def count(text, is_json):
    if is_json:
        def leaves(value):
            inner = value if isinstance(value, list) else [v for _, v in value] if isinstance(value, tuple) else []
            return sum(map(leaves, inner)) if inner else 1
        # Pairs keep what is there twice.
        return leaves(json.loads(text, object_pairs_hook=tuple))
    import yaml
    seen = set()

    def nodes(node):
        if id(node) in seen:
            return 0
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode) and node.value:
            return sum(nodes(value) for _, value in node.value)
        if isinstance(node, yaml.SequenceNode) and node.value:
            return sum(map(nodes, node.value))
        return 1
    # All at once: what is gone leaves its id to others.
    documents = list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    return sum(nodes(d) for d in documents if d is not None and d.value)


def main():
    tmc, folder, corpus = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    errors, done = [], 0
    for form in sys.argv[4:]:
        for path in sorted(corpus.glob(FILES[form])):
            if any(word in path.name for word in OTHERS):
                continue
            done += 1
            out = folder / form / path.stem
            run = subprocess.run([tmc, "import", str(path), "-o", str(out)], capture_output=True, text=True)
            if run.returncode:
                errors.append(f"{path.name}: not imported\n{run.stderr}")
                continue
            report = json.loads((out / "import-report.json").read_text(encoding="utf-8"))
            if report["from"] != form:
                errors.append(f"{path.name}: taken for {report['from']}")
            total, text = sum(report["constructs"].values()), path.read_text(encoding="utf-8-sig")
            wanted = count(text, text.lstrip()[:1] in "{[")
            if total != wanted:
                errors.append(f"{path.name}: the report has {total} constructs, the file {wanted}")
            if sum(row["count"] for row in report["rows"]) != total:
                errors.append(f"{path.name}: the rows of the report do not add up")
            if any(row["fate"] != "imported" and not row.get("why") for row in report["rows"]):
                errors.append(f"{path.name}: a row does not say how or why")
            for row in report["rows"]:
                if row.get("why") == "the importer does not read it":
                    errors.append(f"{path.name}: nothing is said of {row['construct']}")
            check = subprocess.run([tmc, "check", "-Wno-all", str(out / "yours.tm")],
                                   capture_output=True, text=True)
            if check.returncode:
                errors.append(f"{path.name}: does not compile\n{check.stderr}")
    print(f"{done} files")
    for error in errors:
        print(error)
    return 1 if errors or not done else 0


if __name__ == "__main__":
    sys.exit(main())
