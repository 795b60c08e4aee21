"""Measures how quiet the library is on the examples and on models ported from other tools' collections.

usage: quiet.py [--update] tmc page folder model.tm...

Fails if a model has more than three open causes an element, if all of them have more than one and a half questions an
element, if a sketch has more than fifteen, or if the table of the page is another.
"""

import json
import os
import subprocess
import sys

arguments = sys.argv[1:]
update = "--update" in arguments
tmc, page, folder, *models = [a for a in arguments if a != "--update"]
os.makedirs(folder, exist_ok=True)
rows = ["| model | elements | open | causes | questions | answers | open an element |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
asked = of = 0
for model in models:
    output = os.path.abspath(os.path.join(folder, "out.json"))
    folder_of, file_of = os.path.split(model)
    command = [tmc, "--today=2026-11-24", "--emit=json", "--emit-option", "why=false", "-o", output, file_of]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, cwd=folder_of or ".")
    with open(output, encoding="utf-8") as file:
        document = json.load(file)
    ids = [element["id"] for element in document["model"]["elements"]]
    # A component with parts is only the whole of them.
    elements = sum(not any(other.startswith(name + ".") for other in ids) for name in ids)
    opened = document["summary"]["states"]["open"] + document["summary"]["states"]["planned"]
    name = os.path.basename(model).removesuffix(".tm")
    each = opened / elements
    questions, causes = len(document["questions"]), document["summary"]["causes"]
    # A cause is one entry: what one remedy ends is read once.
    if causes > 3 * elements:
        sys.exit(f"{name}: {opened} open findings in {causes} causes of {elements} elements")
    answers = sum(len(question["answers"]) for question in document["questions"])
    if 4 <= elements <= 8 and questions > 15:
        sys.exit(f"{name}: {questions} questions of a sketch of {elements} elements")
    asked, of = asked + questions, of + elements
    rows.append(f"| `{name}` | {elements} | {opened} | {causes} | {questions} | {answers} | {each:.1f} |")
if asked > 1.5 * of:
    sys.exit(f"{asked} questions of {of} elements")
table = "\n".join(rows) + "\n"
with open(page, encoding="utf-8") as file:
    text = file.read()
begin, end = text.index(rows[0]), text.index("\n\n", text.index(rows[0])) + 1
if update:
    with open(page, "w", encoding="utf-8") as file:
        file.write(text[:begin] + table + text[end:])
elif text[begin:end] != table:
    sys.exit(f"{page} has another table; {os.path.basename(__file__)} --update writes this one:\n{table}")
