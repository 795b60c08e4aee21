"""Reads the data of an interactive report, by the description in docs/design/report-app.md and not by its program.

    read_report.py FILE                          checks the page, and that each table can be read to its end
    read_report.py FILE TABLE COLUMN...          prints rows, a line each: COLUMN is a number, COLUMN:T a text, COLUMN:X a number in hex, COLUMN>TABLE.NAME the
                                                 text NAME of the row of TABLE that is meant; COLUMN[] holds lists
"""

import base64
import hashlib
import json
import re
import sys

DIGITS = {c: i for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}


def numbers(text):
    out, value, scale = [], 0, 1
    for c in text:
        digit = DIGITS[c]
        value += digit % 32 * scale
        scale *= 32
        if digit < 32:
            out.append(value)
            value, scale = 0, 1
    assert scale == 1, "the last number is not whole"
    return out


def columns(table):
    for name, packed in table["columns"].items():
        values = iter(numbers(packed))
        if name.endswith("[]"):
            rows = [[next(values) for _ in range(next(values))] for _ in range(table["rows"])]
        else:
            rows = [next(values) for _ in range(table["rows"])]
        assert next(values, None) is None, f"{name} has more rows than its table"
        yield name, rows


def texts(data):
    codes = numbers(data["phrases"])

    def part(code):
        return part(codes[code - 1]) + part(codes[code]) if code % 2 else data["words"][code // 2]

    values = iter(numbers(data["texts"]))
    return ["".join(part(next(values)) for _ in range(count)) for count in values]


def check_places(picture):
    """Everything has its place, each flow a line, and there is nothing behind the last."""
    assert len(numbers(picture["size"])) == 2
    assert len(numbers(picture["cluster_places"])) == 5 * picture["clusters"]["rows"]
    assert len(numbers(picture["node_places"])) == 4 * picture["nodes"]["rows"]
    values = iter(numbers(picture["flow_places"]))
    for _ in range(picture["flows"]["rows"]):
        for _ in range(4):
            next(values)
        for _ in range(2):  # arrows
            if next(values):
                next(values), next(values)
        points = next(values)
        assert points // 2 >= 2, "a flow without a line"
        assert points % 2 or points // 2 % 3 == 1, "a curve of no whole number of pieces"
        for _ in range(points // 2 * 2):
            next(values)
    assert next(values, None) is None, "more lines than flows"


def page(path):
    text = open(path, encoding="utf-8").read()
    parts = {
        "style": re.search(r"<style>(.*?)</style>", text, re.S)[1],
        "script": re.search(r"<script>(.*?)</script>", text, re.S)[1],
    }
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none';"), policy
    for part, content in parts.items():
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in policy, f"the hash of the {part}"
    found = re.findall(r'<script type="application/json" id="tmc-data">(.*?)</script>', text, re.S)
    assert len(found) == 1 and text.count("<script") == 2 and text.count("</script") == 2, "scripts"
    assert "<" not in found[0], "data can end its element"
    return json.loads(found[0])


def main():
    data = page(sys.argv[1])
    assert data["format"] == "tmc-report" and data["version"] == 1
    words = texts(data)
    tables = {name: dict(columns(table)) for name, table in data["tables"].items()}
    for name, table in tables.items():
        if name in sys.argv[2:3]:
            continue
        for rows in table.values():
            assert len(rows) == data["tables"][name]["rows"]
    if len(sys.argv) == 2:
        print(len(words), "texts;", ", ".join(f"{len(next(iter(t.values()), []))} {n}" for n, t in tables.items()))
        for picture in data["pictures"]:
            check_places(picture)
            print("picture", picture["name"], *(f"{picture[part]['rows']} {part}" for part in ("clusters", "nodes", "flows")))
        return

    def shown(how, value):
        if how == "T":
            return words[value]
        if how == "X":
            return f"{value:08x}"
        if not how:
            return str(value)
        other, column = how.split(".")
        return words[tables[other][column][value - 1]] if value else "-"

    table = tables[sys.argv[2]]
    wanted = []
    for word in sys.argv[3:]:
        name, _, how = re.match(r"([^:>]+)([:>]?)(.*)", word).groups()
        wanted.append((name, how))
    for row in range(data["tables"][sys.argv[2]]["rows"]):
        cells = []
        for name, how in wanted:
            value = table[name][row]
            cells.append(", ".join(shown(how, v) for v in value) if name.endswith("[]") else shown(how, value))
        print(" | ".join(cells))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
