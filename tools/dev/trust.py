"""Measures how far the findings and the silence of tmc can be trusted; see tools/dev/trust and docs/design/quiet.md.

Every open or planned finding of a model is judged in test/Trust/Inputs/reviewed/MODEL.txt, as an expert would:

    id severity state title
        kept: why an expert keeps it
        wrong: why an expert deletes it, and what would have to change

Lines that begin with `#` say how the list was reviewed. The exit status is 1 if a finding has no judgement, a judgement
no finding, if there are too many findings or questions, too few findings that an expert keeps, or if the page has
another table. Sound models have nothing open and ask nothing.
"""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import arguments

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

EXAMPLES = (
    "balloons.tm",
    "balloons-mtls.tm",
    "mini.tm",
    "sound.tm",
    "sound-orders.tm",
    "shop/shop.tm",
    "webshop/webshop.tm",
    "banking/banking.tm",
    "kubernetes/kubernetes.tm",
    "iot/fleet.tm",
    "assistant/helpdesk.tm",
)
# Architectures that others drew, in our own words.
PORTED = ("queue_shop.tm", "cms.tm", "three_tier.tm", "smart_home.tm", "game.tm")
MODELS = [ROOT / "docs/examples" / path for path in EXAMPLES] + [ROOT / "test/Stdlib/Inputs/Ported" / path for path in PORTED]
REVIEWS = ROOT / "test/Trust/Inputs/reviewed"
PAGE = ROOT / "docs/design/quiet.md"

SOUND = {"sound", "sound-orders"}
# Small, and little is said: what one has after an hour at a whiteboard.
SKETCHES = {"balloons", "mini", "queue_shop", "cms", "three_tier"}
# A figure about large models has to come from large models.
LARGE = {"webshop", "banking", "kubernetes", "fleet", "helpdesk"}
LEAST_IN_LARGE = 40

LEAST_PRECISION = 0.95  # of open findings
MOST_ENTRIES = 1.5  # of questions, an element, over all models
MOST_IN_SKETCH = 12  # entries of questions
MOST_OPEN = 3  # findings, an element, in any model

TODAY = "2026-11-24"  # so that accepted risks do not expire
JUDGED = ("open", "planned")
HEAD = "| model | elements |"


@dataclasses.dataclass
class Figures:
    """What one model says about itself."""

    elements: int
    found: list[str]  # open and planned findings, as they stand in a review
    causes: int
    entries: int
    answers: int
    granted: int

    def row(self, name: str) -> str:
        cells = (f"`{name}`", self.elements, len(self.found), self.causes, self.entries, self.answers, self.granted)
        return "| " + " | ".join(map(str, cells)) + f" | {len(self.found) / self.elements:.1f} |"


def compile_model(tmc: str, path: pathlib.Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "out.json")
        command = [tmc, f"--today={TODAY}", "--emit=json", "--emit-option", "why=false", "-o", output, path.name]
        done = subprocess.run(command, cwd=path.parent, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{path}: exit status {done.returncode}\n{done.stderr}")
        with open(output, encoding="utf-8") as file:
            document = json.load(file)
    ids = {element["id"] for element in document["model"]["elements"]}
    # A component with parts is only the whole of them, and does not count.
    wholes = {name.rsplit(".", 1)[0] for name in ids}
    findings = [finding for finding in document["findings"] if finding["state"] in JUDGED]
    return Figures(
        elements=len(ids - wholes),
        found=[f"{f['id']} {f['severity']} {f['state']} {f['title']}" for f in findings],
        causes=document["summary"]["causes"],
        entries=len(document["questions"]),
        answers=sum(len(question["answers"]) for question in document["questions"]),
        granted=len(document["taken_for_granted"]),
    )


def read_review(path: pathlib.Path) -> dict[str, tuple[str, str]]:
    """The judged findings of a model: from the line to verdict and reason."""
    judged: dict[str, tuple[str, str]] = {}
    finding = ""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" ") and not finding:
            finding = line
            continue
        verdict, colon, reason = line.strip().partition(": ")
        if not finding or verdict not in ("kept", "wrong") or not colon or not reason:
            sys.exit(f"{path}:{number}: expected a finding, and below it `kept: reason` or `wrong: reason`")
        if finding in judged:
            sys.exit(f"{path}:{number}: this finding is judged above")
        judged[finding] = (verdict, reason)
        finding = ""
    if finding:
        sys.exit(f"{path}: the last finding has no judgement")
    return judged


def problems_of(name: str, figures: Figures, review: dict[str, tuple[str, str]]) -> list[str]:
    out = [f"not reviewed: {line}" for line in figures.found if line not in review]
    out += [f"reviewed, but not there: {line}" for line in review if line not in figures.found]
    if name in SOUND and (figures.found or figures.entries):
        out.append(f"{len(figures.found)} open findings and {figures.entries} entries of questions in a sound model")
    if name in SKETCHES and figures.entries > MOST_IN_SKETCH:
        out.append(f"{figures.entries} entries of questions on a first sketch; at most {MOST_IN_SKETCH} are wanted")
    if name in LARGE and figures.elements < LEAST_IN_LARGE:
        out.append(f"{figures.elements} elements; {LEAST_IN_LARGE} are wanted in a large model")
    if len(figures.found) > MOST_OPEN * figures.elements:
        out.append(f"{len(figures.found)} open findings of {figures.elements} elements; at most {MOST_OPEN} each are wanted")
    return [f"{name}: {problem}" for problem in out]


def compare_page(path: pathlib.Path, table: str, update: bool) -> list[str]:
    """Whether the page has the table; with `update`, it gets it."""
    text = path.read_text(encoding="utf-8")
    begin = text.index(HEAD)
    end = text.index("\n\n", begin) + 1
    if text[begin:end] == table:
        return []
    if not update:
        return [f"{path}: has another table; tools/dev/trust --update writes this one"]
    path.write_text(text[:begin] + table + text[end:], encoding="utf-8")
    return []


def print_review(found: list[str], review: dict[str, tuple[str, str]]) -> None:
    for line in found:
        print(line)
        print("    " + ": ".join(review.get(line, ("kept", ""))))


def main() -> int:
    parser = arguments.Parser(prog="trust", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("models", nargs="*", metavar="MODEL", help="measure only these, and leave the page alone")
    parser.add_argument("--tmc", default=str(ROOT / "build/bin/tmc"), help="the compiler to measure")
    parser.add_argument("--reviews", type=pathlib.Path, default=REVIEWS, help="the folder of the reviews")
    parser.add_argument("--page", type=pathlib.Path, default=PAGE, help="where the table stands")
    parser.add_argument("--update", action="store_true", help="write the table of the page instead of comparing it")
    parser.add_argument("--review", action="store_true", help="print the findings as a review to be filled in")
    args = parser.parse_args()
    parser.check(args.models, {path.stem for path in MODELS}, "model")

    table = HEAD + " open | causes | question entries | answers | taken for granted | open an element |\n"
    table += "| --- |" + " ---: |" * 7 + "\n"
    problems: list[str] = []
    elements = entries = kept = judged = 0
    for path in MODELS:
        name = path.stem
        if args.models and name not in args.models:
            continue
        figures = compile_model(os.path.abspath(args.tmc), path)
        review = read_review(args.reviews / f"{name}.txt")
        if args.review:
            print_review(figures.found, review)
            continue
        table += figures.row(name) + "\n"
        problems += problems_of(name, figures, review)
        elements += figures.elements
        entries += figures.entries
        judged += len(review)
        kept += sum(verdict == "kept" for verdict, _ in review.values())
    if args.review:
        return 0
    unknown = {path.stem for path in args.reviews.iterdir()} - {path.stem for path in MODELS}
    problems += [f"{name}: a review of no model that is measured" for name in sorted(unknown)]

    each = entries / elements
    print(table)
    print(f"entries of questions: {each:.2f} an element; at most {MOST_ENTRIES} are wanted")
    if each > MOST_ENTRIES:
        problems.append("too many entries of questions")
    if judged:
        print(f"precision: {kept} of {judged} open findings are kept, {kept / judged:.1%}; at least {LEAST_PRECISION:.0%} is wanted")
        if kept < LEAST_PRECISION * judged:
            problems.append("too many open findings that an expert would delete")
    if not args.models:
        problems += compare_page(args.page, table, args.update)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
