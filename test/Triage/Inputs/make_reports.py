"""Writes reports for the tests of triage.

    make_reports.py KIND FILE

KIND is `rules` (a finding for each rule, in the order of the table), `symbols`, `absolute`, `many:N` (N findings), or
`deep`, `wide`, `types`, `scripts` (hostile ones).
"""

import json
import sys


def result(rule, path=None, cwe=(), symbol=None, text="found", line=3, **more):
    row = {"ruleId": rule, "level": "warning", "message": {"text": text}}
    if cwe:
        row["properties"] = {"tags": [f"external/cwe/cwe-{n:03}" for n in cwe]}
    location = {}
    if path:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": path},
            "region": {"startLine": line, "startColumn": 5},
        }
    if symbol:
        location["logicalLocations"] = [{"fullyQualifiedName": symbol}]
    if location:
        row["locations"] = [location]
    row.update(more)
    return row


def sarif(results, tool="CodeQL", **run):
    return {
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": tool, "semanticVersion": "2.20.0"}}, "results": results, **run}],
    }


RULES = [
    result("cpp/overflow", "test/a.c", [787]),
    result("cpp/weak-cryptographic-algorithm", "src/checksum.c", [327]),
    result("cpp/overflow", "src/../../etc/passwd", [787]),
    result("cpp/overflow", "elsewhere/a.c", [787]),
    result("cpp/overflow", "both/a.c", [787]),
    result("cpp/overflow", "src/gpu/kernel.c", [787]),
    result("cpp/objects", "src/parse.c", [502]),
    result("cpp/timing", "src/parse.c", [208]),
    result("cpp/signature", "src/parse.c", [347]),
    result("cpp/unplaced", None, [601]),
    result("cpp/overflow", "src/config/read.c", [787]),
    result("cpp/overflow", "src/remote/run.c", [787]),
    result("cpp/overflow", "src/ipc/serve.c", [787]),
    result("cpp/house-rule", "src/parse.c"),
    result("cpp/overflow", "src/cache/put.c", [787]),
    result("cpp/overflow", "src/parse.c", [120, 787], "letters::parse_letter(char const *)"),
    result("cpp/null", "src/parse.c", [476]),
    result("cpp/html", "src/parse.c", [79]),
    result("cpp/redirect", "src/parse.c", [601]),
]


SYMBOLS = [
    result("cpp/redos", "src/slow.c", [1333], "parse_letter"),
    result("cpp/overflow", "src/flags.c", [787], "letters::set_flags(unsigned)"),
]

# Where the sources were on other machines: with a base, as an address of a file, on Windows.
ABSOLUTE = [
    result("cpp/overflow", "/home/ci/letters/src/a.c", [787]),
    result("cpp/overflow", "file:///home/ci/letters/src/b%20c.c", [787]),
    result("cpp/overflow", "file:///C:/work/src/c.c", [787]),
    result("cpp/overflow", "d.c", [787]),
]
ABSOLUTE[3]["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"] = "SRC"


def many(count):
    """As a scanner writes them: rules by index, regions, fingerprints, flows."""
    cwes = [787, 125, 476, 327, 79, 601, 347, 208]
    rules = [
        {"id": f"cpp/rule-{n}", "properties": {"tags": [f"external/cwe/cwe-{cwes[n % 8]}"]},
         "shortDescription": {"text": f"Rule number {n}"}}
        for n in range(200)
    ]
    folders = ["src", "src/config", "src/ipc", "src/cache", "test", "src/gpu", "elsewhere", "both"]
    results = []
    for n in range(count):
        place = {
            "physicalLocation": {
                "artifactLocation": {"uri": f"{folders[n % 8]}/file{n % 5000}.c", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": n % 900 + 1, "startColumn": n % 70 + 1, "endColumn": n % 70 + 9},
            },
            "logicalLocations": [{"fullyQualifiedName": f"letters::function_{n % 3000}"}],
        }
        results.append({
            "ruleId": f"cpp/rule-{n % 200}",
            "ruleIndex": n % 200,
            "message": {"text": f"This value, which comes from [input](1), is not checked before use number {n}."},
            "locations": [place],
            "codeFlows": [{"threadFlows": [{"locations": [{"location": place}, {"location": place}]}]}],
            "partialFingerprints": {"primaryLocationLineHash": f"{n:016x}:1"},
        })
    return {
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "CodeQL", "rules": rules}}, "results": results}],
    }


def main():
    kind, path = sys.argv[1:]
    with open(path, "w", encoding="utf-8") as file:
        if kind == "rules":
            json.dump(sarif(RULES), file, indent=1)
        elif kind == "symbols":
            json.dump(sarif(SYMBOLS), file, indent=1)
        elif kind == "absolute":
            bases = {"SRC": {"uri": "src/", "uriBaseId": "TOP"}, "TOP": {"uri": "file:///elsewhere/"}}
            json.dump(sarif(ABSOLUTE, originalUriBaseIds=bases), file, indent=1)
        elif kind.startswith("many:"):
            json.dump(many(int(kind[5:])), file)
        elif kind == "deep":
            file.write('{"version": "2.1.0", "runs": ' + "[" * 1_000_000)
        elif kind == "wide":
            # One location of a million steps, and a message that would grow to gigabytes.
            step = {"location": {"message": {"text": "x"}}}
            row = result("cpp/overflow", "src/parse.c", [787])
            row["codeFlows"] = [{"threadFlows": [{"locations": [step] * 100_000}]}]
            row["message"] = {"text": "{0}" * 20_000, "arguments": ["y" * 100_000]}
            json.dump(sarif([row]), file)
        elif kind == "types":
            rows = [
                result("cpp/overflow", "src/parse.c", [787], message="text"),
                result(["a"], "src/parse.c", [787]),
                result("cpp/overflow", "src/parse.c", [787], locations={"a": 1}),
                result("cpp/overflow", "src/parse.c", [787], properties={"tags": [1, None, {}]}),
                result("cpp/overflow", "src/parse.c", [787], ruleIndex=10**30),
                result("cpp/overflow", "src/parse.c", [787], codeFlows=[[[]]]),
                5,
                None,
            ]
            json.dump(sarif(rows, artifacts=7, originalUriBaseIds=[]), file, indent=1)
        elif kind == "scripts":
            bad = "<script>alert(1)</script>`|](javascript:x)\u001b[31m\u202e{0}\r\n## Title"
            rows = [result(bad, "src/" + bad + ".c", [787], bad, bad)]
            json.dump(sarif(rows, tool=bad), file)
        else:
            sys.exit(__doc__)


main()
