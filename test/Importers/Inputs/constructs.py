"""Counts the constructs of files that tmc imports, by parsers that tmc does not have.

    constructs.py FILE REPORT

The number in the report of an import (import-report.json) must be the same.

A construct is a value that holds no other values: a scalar or an empty list of JSON, YAML and HCL; an attribute, or the
text of an element, of XML; a statement of a language that goes line by line.
"""

import base64
import json
import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree
import zlib


def count_json(text):
    def leaves(value):
        inner = value if isinstance(value, list) else [v for _, v in value] if isinstance(value, tuple) else []
        return sum(map(leaves, inner)) if inner else 1
    # Pairs keep what is there twice.
    return leaves(json.loads(text, object_pairs_hook=tuple))


def count_yaml(text):
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


def count_xml(text):
    def nodes(element):
        inner = len(element.attrib) + sum(map(nodes, element))
        said = "".join([element.text or ""] + [child.tail or "" for child in element]).strip()
        if element.tag == "diagram" and said:
            # A page that is compressed counts as what is in it, and as itself.
            packed = zlib.decompress(base64.b64decode(said), -15).decode()
            inner += nodes(xml.etree.ElementTree.fromstring(urllib.parse.unquote(packed)))
        return inner + bool(said) or 1
    return nodes(xml.etree.ElementTree.fromstring(text))


LINE_COMMENTS = {".mmd": "%%", ".d2": "#", ".dsl": "//", ".mal": "//"}


def count_statements(text, ending):
    """Without comments, each line is one; a semicolon, or a brace, ends one, too."""
    strings = []

    def keep(match):
        strings.append(match[0])
        return f"\0{len(strings) - 1}\0"
    text = re.sub(r'"(?:\\.|[^"\\\n])*"', keep, text)
    if ending in (".dsl", ".mal"):
        text = re.sub(r"/\*.*?\*/", "\n", text, flags=re.DOTALL)
    mark = re.escape(LINE_COMMENTS[ending])
    text = re.sub(rf"(^|(?<=[\s;{{}}])){mark}.*", "", text, flags=re.MULTILINE)
    if ending == ".dsl":
        text = re.sub(r"(^|(?<=[\s{}]))#.*", "", text, flags=re.MULTILINE)
    if ending in (".mmd", ".d2"):
        text = text.replace(";", "\n")
    if ending != ".mmd":
        text = text.replace("{", "{\n").replace("}", "\n}\n")
    return sum(bool(line.strip()) for line in text.splitlines())


HCL = re.compile(
    r"""(?P<space>\s+|\#[^\n]*|//[^\n]*|/\*.*?\*/)|(?P<heredoc><<-?(?P<name>\w+)\n.*?\n[ \t]*(?P=name)(?=\n|$))
    |(?P<string>"(?:\\.|\$\{[^}]*\}|[^"\\])*")|(?P<word>[^\W\d][\w-]*)|(?P<number>\d[\d.eE+-]*)|(?P<sign>[=!<>]=|&&|\|\||=>|\.\.\.|.)""",
    re.DOTALL | re.VERBOSE)


def count_hcl(text):
    tokens = [(m.lastgroup if m.lastgroup != "name" else "heredoc", m[0]) for m in HCL.finditer(text) if not m["space"]]
    tokens.append(("end", ""))
    at = 0

    def skip_value():
        """Moves behind an expression: up to `,`, a closing bracket, or the next attribute or block."""
        nonlocal at
        depth, first = 0, True
        while tokens[at][0] != "end":
            sort, said = tokens[at]
            if depth == 0 and not first and (said in ",)]}" or (sort == "word" and tokens[at - 1][1] not in "?:=+-*/%!.(&&||==")):
                return
            depth += (said in "([{") - (said in ")]}")
            at += 1
            first = False

    def value():
        nonlocal at
        if tokens[at][1] == "[":
            at, total = at + 1, 0
            while tokens[at][1] != "]":
                total += value()
                at += tokens[at][1] == ","
            at += 1
            return total or 1
        if tokens[at][1] == "{":
            at, total = at + 1, 0
            while tokens[at][1] != "}":
                at += 2
                total += value()
                at += tokens[at][1] == ","
            at += 1
            return total or 1
        skip_value()
        return 1

    def body(ends):
        nonlocal at
        total = 0
        while tokens[at][1] != ends:
            at += 1
            if tokens[at][1] == "=":
                at += 1
                total += value()
                continue
            labels = 0
            while tokens[at][1] != "{":
                at, labels = at + 1, labels + 1
            at += 1
            inner = body("}")
            at += 1
            total += labels + inner or 1
        return total
    return body("")


def count(path):
    text, ending = path.read_text(encoding="utf-8-sig"), path.suffix
    if ending in LINE_COMMENTS:
        return count_statements(text, ending)
    if ending == ".hcl":
        return count_hcl(text)
    first = text.lstrip()[:1]
    return count_xml(text) if first == "<" else count_json(text) if first in "{[" else count_yaml(text)


if __name__ == "__main__":
    wanted = count(pathlib.Path(sys.argv[1]))
    report = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    total = sum(report["constructs"].values())
    unread = [row["construct"] for row in report["rows"] if row.get("why") == "the importer does not read it"]
    if total != wanted or unread:
        sys.exit(f"the report has {total} constructs, the file {wanted}; nothing is said about {unread}")
