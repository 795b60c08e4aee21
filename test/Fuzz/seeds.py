"""Writes a corpus for each fuzz target into a folder, made of what the tests have.

    seeds.py TMC FOLDER
"""

import pathlib
import re
import subprocess
import sys

TEST = pathlib.Path(__file__).resolve().parents[1]


def main(tmc, folder):
    def write(target, name, data):
        path = pathlib.Path(folder) / target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    for path in (TEST / "Fuzz" / "corpus" / "parse").iterdir():
        write("parse", path.name, path.read_bytes())
    for path in (TEST / "Sema" / "Meaning").glob("*.tm"):
        text = path.read_text(encoding="utf-8")
        # The vocabulary is there already.
        text = re.sub(r"^(//=|// RUN|import \"[^\n]*core\.tm\").*\n", "", text, flags=re.MULTILINE)
        write("sema", path.name, text.encode())
        write("parse", path.name, text.encode())
        options = ["--no-prelude", "-I", TEST / "Sema", "-Wno-all"]
        done = subprocess.run([tmc, *options, "--emit=ir", path], capture_output=True, check=True)
        write("ir", path.stem + ".tmir", done.stdout)
    for path in (TEST / "IR").glob("*.tmir"):
        write("ir", path.name, path.read_bytes())
    # The files of the tests of importers, each in the part of a test that has its name.
    for path in (TEST / "Importers").glob("*.test"):
        for name, text in re.findall(r"^#--- (\S+)\n(.*?)(?=^#--- |\Z)", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
            if not name.endswith((".tm", ".py")):
                write("import", f"{path.stem}-{name.replace('/', '-')}", text.encode())
    # A pack of a company, of rules that the library has.
    packs = pathlib.Path(folder) / "packs-source"
    packs.mkdir(parents=True, exist_ok=True)
    (packs / "acme.tm").write_text(
        "package acme;\n\n"
        'control Badge for WebServer "Badge";\n'
        "component OurServer : WebServer { attr team : string?; }\n"
        'rule Noted "${s} is noted" {\n'
        "  match s : WebServer, f : Flow;\n"
        "  where f.target == s and (any d in f.carries : d.sensitivity >= Confidential);\n"
        "  severity = if f.encrypted then Low else High;\n"
        "}\n"
    )
    image = pathlib.Path(folder) / "packs" / "acme.tmi"
    subprocess.run([tmc, "build", packs, "-o", image], check=True)
    model = pathlib.Path(folder) / "shop.tm"
    model.write_text(
        "data Order { sensitivity = Confidential; }\n"
        "system Shop {\n"
        "  boundary net : PublicInternet { user : Browser; }\n"
        "  boundary lan : PrivateNetwork { web : WebServer; db : Postgres { stores = [Order]; } }\n"
        "  flow buy : user -> web via Http { carries = [Order]; }\n"
        "  flow save : web <-> db via PgWire { carries = [Order]; }\n"
        "}\n"
        'accept TM-NET-001 on Shop.buy { owner = "ana"; reason = "soon"; expires = 2999-01-01; }\n'
    )
    done = subprocess.run([tmc, "-Wno-all", "--emit=json", model], capture_output=True, check=True)
    lines = done.stdout.splitlines(keepends=True)
    write("json", "findings.json", done.stdout)
    # A smaller one: kinds of the library are most of the text.
    write("json", "small.json", b"".join(line for line in lines if b'{"id":"std.' not in line))
    write(
        "json",
        "results.json",
        b'{"format":"tmc-results","version":1}\n'
        b'{"test":"t.py::a","verification":"std.x","outcome":"passed","time":"2026-01-01T00:00:00Z",'
        b'"findings":[{"identity":"R(a)","fingerprint":"00"}]}\n',
    )


main(*sys.argv[1:])
