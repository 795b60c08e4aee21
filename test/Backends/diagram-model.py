"""Writes a model of a given size, with nested boundaries, cycles and self-loops.

    diagram-model.py ELEMENTS SEED [FLOWS]
"""

import random
import sys


def main() -> None:
    size, seed = int(sys.argv[1]), int(sys.argv[2])
    flows = int(sys.argv[3]) if len(sys.argv) > 3 else size * 3 // 2
    rand = random.Random(seed)
    boundaries = max(2, size // 5)
    # Boundary I is inside boundary parent[I]; -1: directly in the system.
    parent = [-1 if i < 3 or rand.random() < 0.3 else rand.randrange(i) for i in range(boundaries)]
    members: list[list[int]] = [[] for _ in range(boundaries)]
    for element in range(size):
        members[element % boundaries if element < boundaries else rand.randrange(boundaries)].append(element)

    def write(boundary: int, indent: str) -> None:
        print(f'{indent}boundary b{boundary} : Area "Zone {boundary}" {{')
        print(f"{indent}  trust = {rand.randrange(100)};")
        for element in members[boundary]:
            kind = rand.choice(["Process", "Process", "Process", "Store", "Person", "ExternalService"])
            print(f'{indent}  e{element} : {kind} "Element {element}";')
        for inner in range(boundaries):
            if parent[inner] == boundary:
                write(inner, indent + "  ")
        print(f"{indent}}}")

    print("package test.generated;\n\nimport std.core.*;\n\nzone Area : Boundary;\n")
    for item in range(5):
        print(f"data Item{item} {{ sensitivity = Internal; }}")
    print("\nsystem Big {")
    for boundary in range(boundaries):
        if parent[boundary] == -1:
            write(boundary, "  ")
    for flow in range(flows):
        # Mostly near in number, so that there is some structure.
        source = rand.randrange(size)
        target = (source + rand.randrange(-5, 6)) % size if rand.random() < 0.7 else rand.randrange(size)
        arrow = "<->" if rand.random() < 0.2 else "->"
        carried = ", ".join(f"Item{item}" for item in sorted(rand.sample(range(5), rand.randrange(1, 3))))
        print(f"  flow f{flow} : e{source} {arrow} e{target} {{ carries = [{carried}]; }}")
    print("}")


main()
