"""Prints a model whose rules each try a hundred million combinations, and find nothing."""

print("system S { boundary lan : Lan {")
for i in range(200):
    print(f"  e{i} : Service;")
print("} }")
names = "abcd"
match = ", ".join(f"{name} : Service" for name in names)
where = " or ".join(f'{name}.name == "z"' for name in names)
for i in range(60):
    print(f'@id("X-{i}") rule R{i} "${{a}}" {{ match {match}; where {where}; severity = Low; }}')
