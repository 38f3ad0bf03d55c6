#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Label sheets from files: one's own, and what is refused in words that name the file and the line."""
import os
import subprocess
import time

from office import Register, check, finish, path, same, write

NAMESPACE = "urn:kortisto:label-sheet:1"
GRID = '<grid nx="2" ny="5" x0="5" y0="10" dx="100" dy="50"/>'


def sheet(paper='width="210" height="297"', label='width="100" height="50"', grid=GRID, before=""):
    return f"""<?xml version="1.0"?>
{before}<label-sheet xmlns="{NAMESPACE}" id="own-1" brand="Oma" part="1">
  <paper {paper}/>
  <label {label}/>
  {grid}
</label-sheet>
"""


def grid(nx=2, ny=5, x0=5, y0=10, dx=100, dy=50):
    return f'<grid nx="{nx}" ny="{ny}" x0="{x0}" y0="{y0}" dx="{dx}" dy="{dy}"/>'


LAUGHS = "".join(f'<!ENTITY l{i} "&l{i - 1};&l{i - 1};&l{i - 1};&l{i - 1};&l{i - 1};&l{i - 1};">\n'
                 for i in range(1, 12))

# name, content, what the answer must have in it
HOSTILE = [
    ("outside", sheet(paper='width="190" height="297"'), ["line 5", "(nx)", "do not fit", "packet"]),
    ("below", sheet(grid=grid(ny=6)), ["line 5", "(ny)", "do not fit"]),
    ("paper", sheet(paper='width="10" height="5"'), ["paper"]),
    ("overlap", sheet(grid=grid(dx=99)), ["line 5", "(dx)", "overlap", "smaller"]),
    ("small", sheet(label='width="2" height="50"'), ["line 4", "(width)", "too small"]),
    ("round", sheet(label='width="100" height="50" radius="40"'), ["line 4", "(radius)"]),
    ("many", sheet(grid="\n".join(grid(nx=100, ny=11, dx=0.001, dy=0.001) for _ in range(1))), ["1000 labels"]),
    ("million", sheet(grid=grid(nx=1000, ny=1000)), ["line 5", "nx"]),
    ("grids", sheet(grid="\n".join([GRID] * 1000)), ["line 25", "grid"]),
    ("nothing", sheet(grid=grid(nx=0)), ["line 5", "nx"]),
    ("no-number", sheet(label='width="NaN" height="50"'), ["line 4", "NaN"]),
    ("endless", sheet(label='width="INF" height="50"'), ["line 4", "INF"]),
    ("negative", sheet(grid=grid(x0=-5)), ["line 5", "-5"]),
    ("power", sheet(grid=grid(dx="1e300")), ["line 5", "1e300"]),
    ("long-number", sheet(label=f'width="{"9" * 400}" height="50"'), ["line 4"]),
    ("external", sheet(before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'), ["document type", "Take it out"]),
    ("network", sheet(before='<!DOCTYPE x SYSTEM "http://sheets.example/x.dtd">\n'), ["document type"]),
    ("laughs", sheet(before=f'<!DOCTYPE x [<!ENTITY l0 "ha">\n{LAUGHS}]>\n').replace('part="1"', 'part="&l11;"'),
     ["document type"]),
    ("deep", f'<label-sheet xmlns="{NAMESPACE}">' + "<paper>" * 100000, ["too deeply nested"]),
    ("wide", f'<label-sheet xmlns="{NAMESPACE}" ' + " ".join(f'a{i}="1"' for i in range(200000)) + "/>", ["too large"]),
    ("huge", sheet().replace("</label-sheet>", "<!--" + "x" * (17 << 20) + "-->"), ["too large"]),
    ("text", sheet().replace("</label-sheet>", "x" * (2 << 20) + "</label-sheet>"), ["too large"]),
    ("other", '<list xmlns="urn:kortisto:list:1"/>', ["another kind"]),
    ("cut", sheet()[:-20], ["line 5", "not well-formed"]),
    ("empty", "", ["not well-formed"]),
    ("binary", bytes(range(256)) * 16, ["not well-formed"]),
]

register = Register("office.kortisto").create()
with register.session() as s:
    s.ok("customer add first_name=Onni last_name=Lumilahti street='Tie 2' postal_code=33100 city=Tampere country=FI")
    own = write("own.xml", sheet())
    pdf = path("labels.pdf")
    s.ok(f"labels print --purpose relation --sheet {own} -o {pdf}")
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
    same(text.split("\n")[:3], ["Onni Lumilahti", "Tie 2", "33100 TAMPERE"], "labels on a sheet from a file")
    os.remove(pdf)

    for name, content, words in HOSTILE:
        file = write(name + ".xml", content)
        start = time.monotonic()
        answer, _ = s.tell(f"labels print --purpose relation --sheet {file} -o {pdf}")
        missing = [word for word in [name + ".xml"] + words if word not in answer]
        check(not missing and time.monotonic() - start < 5, f"refused, and said why: {name}", f"{missing}\n{answer}")
        check(not os.path.exists(pdf), f"nothing was made: {name}")
    for name, words in (("not-there.xml", "not-there.xml"), ("/dev/zero", "zero"), (path("."), "file")):
        answer, _ = s.tell(f"labels print --purpose relation --sheet {name} -o {pdf}")
        check(words in answer and not os.path.exists(pdf), f"refused: {name}", answer)

    # By street and number; a separator says how many follow; what is too long is told before it is printed.
    s.ok("customer add first_name=Aino last_name=Lumilahti street='Tie 10' postal_code=33100 city=Tampere country=FI")
    s.ok("customer add first_name=Eino last_name=Lumilahti street='Tie 1' postal_code=33100 city=Tampere country=FI")
    s.ok("customer add first_name=Maj last_name=Berg street='Gatan 1' postal_code='112 20' city=Stockholm country=SE")
    long = s.ok("customer add first_name=Maria-Magdaleena last_name=Kaislaniitty-Koskenranta street='Tie 1' "
                "postal_code=00100 city=Helsinki country=FI")
    same(s.table("labels warnings --purpose relation --sheet avery-l7160"),
         [{"customer": long, "characters": "41", "lines": "3", "fit": "smaller"}], "what is too long is told before")
    s.ok(f"labels print --purpose relation --sheet avery-l7160 --separators postcode -o {pdf}")
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    same([line for line in text.split("\n") if line[:4] in ("Tie ", "Gata") or "piece" in line],
         ["1 piece", "Tie 1", "3 pieces", "Tie 1", "Tie 2", "Tie 10", "1 piece", "Gatan 1"],
         "in the order of postcodes, streets and numbers, abroad last, each postcode behind its separator")
    check("41 characters" in s.messages(), "and told while it is printed", s.messages())
    for words in ("--separators name", "--separators area --order name"):
        answer, _ = s.tell(f"labels print --purpose relation --sheet avery-l7160 {words} -o {path('no.pdf')}")
        check(answer.startswith("error 2") and not os.path.exists(path("no.pdf")), f"refused: {words}", answer)

# A refused sheet leaves no run behind: only the one that was made is recorded.
answer = register.run("labels", "runs", "--format", "csv")
same(len(answer.out.splitlines()), 3, "no run of a refused sheet is recorded")
finish()
