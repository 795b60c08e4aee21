"""Whether each methodology of the library is tested, documented and listed.

    coverage.py ROOT LIST
"""

import pathlib
import sys

root = pathlib.Path(sys.argv[1])
listed = {line.split()[0] for line in pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()}
page = (root / "docs/language/methodologies.md").read_text(encoding="utf-8")
names = {path.stem.replace("_", "-") for path in (root / "stdlib/std/methods").glob("*.tm")}
assert names and names == listed, names ^ listed
for name in sorted(names):
    test = root / "test/Methods" / f"{name}.test"
    assert test.exists(), f"no {test}"
    text = test.read_text(encoding="utf-8")
    for model in ("ten.tm", "balloons.tm", "webshop.tm"):
        assert any(model in line and f"--methodology={name}" in line for line in text.splitlines()), f"{test}: {model}"
    assert f"| `{name}` |" in page, f"methodologies.md does not list {name}"
