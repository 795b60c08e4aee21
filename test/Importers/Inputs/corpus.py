"""Imports real files of other tools and checks what the report says of them.

    corpus.py TMC FOLDER CORPUS FORMAT...

Each file of the corpus that is in one of the formats is imported; the model must compile without an error; and the
report must count as many constructs as constructs.py does.
"""

import json
import pathlib
import subprocess
import sys

import constructs

FILES = {
    "compose": "compose/*.yaml",
    "threagile": "threagile/*.yaml",
    "threat-dragon": "threat-dragon/*.json",
    "otm": "otm/*",
    "kubernetes": "kubernetes/*.yaml",
    "cloudformation": "cloudformation/*",
    "terraform": "tfplan/*-tfplan.json",
    "tmt": "tm7/*.tm7",
    "tmt-template": "tm7/*.tb7",
    "tm-bom": "tm-library/*.json",
    "drawio": "drawio/*",
}
# Beside the models: schemas, tables of other tools, and what other converters made.
OTHERS = ("schema", "parsed-model", "stride.json", "linddun.json", "mapping_example", "expected", "not_xml")


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
            total, wanted = sum(report["constructs"].values()), constructs.count(path)
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
