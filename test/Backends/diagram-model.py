"""Writes a model of a given size: nested boundaries, cycles, self-loops.

    diagram-model.py ELEMENTS SEED [tangled]

Most flows stay within a boundary or go to a related one, as in real models;
`tangled` draws elements and flows at random, which is harder to lay out.
"""

import random
import sys

KINDS = ["Process", "Process", "Process", "Store", "Store", "Person", "ExternalService"]
ITEMS = ["Order", "CardNumber", "Address", "Session", "Receipt"]


def main() -> None:
    size, seed = int(sys.argv[1]), int(sys.argv[2])
    tangled = "tangled" in sys.argv[3:]
    rand = random.Random(seed * 100003 + size)
    boundaries = max(2, size // 8)
    # Boundary I is inside boundary parent[I]; -1: directly in the system.
    parent = [-1 if i < 2 or rand.random() < 0.35 else rand.randrange(max(0, i - 6), i) for i in range(boundaries)]
    zone = [rand.randrange(boundaries) if tangled else i * boundaries // size for i in range(size)]
    members = [[i for i in range(size) if zone[i] == b] for b in range(boundaries)]

    def related(a: int, b: int) -> bool:
        return a == b or parent[a] == b or parent[b] == a or parent[a] == parent[b]

    def write(boundary: int, indent: str) -> None:
        print(f'{indent}boundary b{boundary} : Area "Zone {boundary}" {{')
        print(f"{indent}  trust = {rand.randrange(100)};")
        for element in members[boundary]:
            print(f'{indent}  e{element} : {rand.choice(KINDS)} "Element {element}";')
        for inner in range(boundaries):
            if parent[inner] == boundary:
                write(inner, indent + "  ")
        print(f"{indent}}}")

    print("package test.generated;\n\nimport std.core.*;\n\nzone Area : Boundary;\nchannel Https : Flow;\n")
    for item in ITEMS:
        print(f"data {item} {{ sensitivity = Internal; }}")
    print("\nsystem Big {")
    for boundary in range(boundaries):
        if parent[boundary] == -1:
            write(boundary, "  ")
    for flow in range(size * 3 // 2):
        source = rand.randrange(size)
        how = 1.0 if tangled else rand.random()
        near = [i for i in range(size) if how > 0.9 or (zone[i] == zone[source] if how < 0.7 else related(zone[i], zone[source]))]
        target = rand.choice(near)
        arrow = "<->" if rand.random() < 0.2 else "->"
        carried = ", ".join(sorted(rand.sample(ITEMS, rand.randrange(1, 3))))
        print(f"  flow f{flow} : e{source} {arrow} e{target} via Https {{ carries = [{carried}]; }}")
    print("}")


main()
