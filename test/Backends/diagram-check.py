"""Checks that a picture shows a whole model.

    diagram-check.py FLOWS SVG…

Each file is well-formed, holds no script or link, and FLOWS groups of class
`edge`, each with a line.
"""

import sys
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
ALLOWED = {"svg", "g", "title", "a", "path", "polygon", "polyline", "ellipse", "text"}


def check(path: str, flows: int) -> None:
    root = xml.parse(path).getroot()
    drawn = 0
    for item in root.iter():
        name = item.tag.removeprefix(SVG)
        if name not in ALLOWED:
            sys.exit(f"{path}: <{name}>")
        for key in item.attrib:
            if key == LINK or key == "href" or key.startswith("on"):
                sys.exit(f"{path}: <{name} {key}>")
        if item.get("class") == "edge":
            if item.find(f".//{SVG}path") is None:
                sys.exit(f"{path}: flow {item.get('id')} has no line")
            drawn += 1
    if drawn != flows:
        sys.exit(f"{path}: {drawn} of {flows} flows")


for file in sys.argv[2:]:
    check(file, int(sys.argv[1]))
