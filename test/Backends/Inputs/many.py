"""A model with so many findings: many.py COUNT."""

import sys

print("package p;\nimport std.core.*;\ncomponent Thing : Element;")
print('@id("X")\nrule Bad "${e}" {\n  match e : Thing;\n  severity = High;\n}\nsystem S {')
for number in range(int(sys.argv[1])):
    print(f"  e{number} : Thing;")
print("}")
