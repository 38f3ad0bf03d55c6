#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the demo office's letter of a customer who wants data corrected, as a PDF of one page on stdout.

scan.py WRITTEN ARRIVED (days as they stand on the paper); the person, the address and the hand are invented.
"""
import math
import sys

WIDTH, HEIGHT = 595, 842
INK, STAMP = "0.12 0.16 0.45", "0.75 0.1 0.1"

written, arrived = sys.argv[1:]
commands = []


def text(x, y, size, words, colour=INK, font="F1"):
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    commands.append(f"BT {colour} rg /{font} {size} Tf {x} {HEIGHT - y} Td ({escaped}) Tj ET")


def signature(x, y):
    points = [(x + i * 3.1, HEIGHT - y + 11 * math.sin(i * 1.9) * math.cos(i * 0.37) + i * 0.1)
              for i in range(48)]
    line = f"{INK} RG 1.3 w {points[0][0]:.1f} {points[0][1]:.1f} m "
    for i in range(1, len(points) - 2, 3):
        line += " ".join(f"{v:.1f}" for point in points[i:i + 3] for v in point) + " c "
    commands.append(line + "S")


def stamp(x, y):
    commands.append(f"{STAMP} RG 1.6 w {x} {HEIGHT - y - 40} 118 46 re S")
    text(x + 20, y + 12, 13, "SAAPUNUT", STAMP, "F2")
    text(x + 24, y + 31, 12, arrived, STAMP, "F2")


text(70, 80, 15, "Onni Lumilahti")
text(70, 100, 13, "Lintuluodontie 12, 68620 Pietarsaari")
text(420, 80, 13, written)
text(70, 170, 22, "Korjauspyyntö")
for number, line in enumerate((
        "Pyydän korjaamaan asiakasrekisterin tiedot:",
        "1. Osoitteeni on muuttunut. Uusi osoite on yllä.",
        "2. Puhelin on 040 555 0113.",
        "3. Sähköpostini on onni@hillasuo.example",
        "4. Poistakaa tilaus, jota ei enää tarvita.")):
    text(70, 220 + 34 * number, 14, line)
text(70, 430, 14, "Pietarsaarissa " + written)
signature(80, 520)
text(80, 560, 12, "Onni Lumilahti")
stamp(400, 640)

stream = "\n".join(commands).encode("cp1252")
fonts = [b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
         for name in (b"Times-Italic", b"Helvetica-Bold")]
objects = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>" % (WIDTH, HEIGHT),
    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    *fonts,
]
out = bytearray(b"%PDF-1.4\n")
starts = []
for i, body in enumerate(objects, 1):
    starts.append(len(out))
    out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
table = len(out)
out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
out += b"".join(b"%010d 00000 n \n" % start for start in starts)
out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
sys.stdout.buffer.write(out)
