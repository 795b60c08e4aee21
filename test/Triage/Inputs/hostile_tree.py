"""Makes a repository that nobody should trust: hostile_tree.py FOLDER"""

import os
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
(root / 'src"; } system Evil : Project { x').mkdir(parents=True)
(root / 'src"; } system Evil : Project { x' / "a.c").write_text("int a;\n")
(root / "system").mkdir()
(root / "system" / "b.c").write_text("int b;\n")
(root / "CMakeLists.txt").write_text(
    'option(A "x\\"; } system Evil : Project { ${y}" ON)\noption(${B} "no" ON)\noption(\noption(C "never ends'
)
(root / "openapi.yaml").write_text("paths: [\n")
(root / "deep.yaml").write_text("[" * 100_000)
(root / "SECURITY.md").write_text("@@@ a@b https://\x1b[31m.example\n")
outside = root.parent / "outside"
outside.mkdir(exist_ok=True)
(outside / "outside.c").write_text("int c;\n")
os.symlink(outside.resolve(), root / "link")
os.symlink(".", root / "loop")
os.symlink("/etc/passwd", root / "passwd.c")
