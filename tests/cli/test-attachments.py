#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that come with a request, good and hostile: kept encrypted or refused, never run (R31, R50)."""
import hashlib
import os

import papers
from case import office, parts, shown, value, values
from office import Register, check, finish, path, read, same, skip, write

register = office()


def files():
    folder = os.path.join(register.folder, "documents")
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def sparse(name, size, head=b""):
    with open(path(name), "wb") as file:
        file.write(head)
        file.truncate(size)
    return path(name)


with register.session() as s:
    n = s.ok("request add access --customer 1 --signature none --requester 'Eeva Koemäki'")

    # --- taken in ---
    good = {"kirje.pdf": (papers.pdf(), "application/pdf"), "kuva.png": (papers.png(), "image/png"),
            "skannaus.tif": (papers.tiff(8, 8), "image/tiff")}
    for name, (content, kind) in good.items():
        document = s.ok(f"request attach {n} {write(name, content)}")
        part = next(p for p in parts(s, n, "document") if p["document"] == document)
        same((part["kind"], part["name"], part["type"], part["size"], part["pages"], part.get("script"), part["sha256"]),
             ("attachment", name, kind, str(len(content)), "1", None, hashlib.sha256(content).hexdigest()), f"{name} is kept")
        s.ok(f"request document {n} {document} -o {path('back')}")
        same(read(path("back"), "rb"), content, f"{name} comes back as it was")
    same(s.ok(f"request attach {n} {write('väärä nimi.pdf'.replace(' ', '_'), papers.png())}").isdigit(), True,
         "what a file is, its contents say, not its name")
    same(parts(s, n, "document")[-1]["type"], "image/png", "an image named .pdf is an image")
    document = s.ok(f"request attach {n} {write('ohjelma.pdf', papers.script_pdf())}")
    same(parts(s, n, "document")[-1].get("script"), "yes", "a PDF with a script is kept, and marked")
    check("never run" in s.messages(), "and it is said that nothing runs", s.messages())
    large = write("suuri.pdf", papers.pdf(padding=50 * 1024 * 1024))
    document = s.ok(f"request attach {n} {large}")
    same(int(parts(s, n, "document")[-1]["size"]), os.path.getsize(large), "50 MB are taken in")
    os.unlink(large)
    same(value(s, n, "signature"), "none", "an attachment doesn't sign the request")
    s.ok(f"request attach {n} --paper-place 'Kaappi 2, hylly 3'")
    same(value(s, n, "paper_place"), "Kaappi 2, hylly 3", "or the paper's place is noted")

    # --- refused ---
    before, kept = parts(s, n, "document"), files()
    same(len(kept), len(before), "a file for each document")
    os.mkfifo(path("putki.pdf"))
    hostile = [(write("tyhja.pdf", b""), "empty"), (write("teksti.pdf", "Tämä on vain tekstiä.\n" * 20), "neither"),
               (write("katkennut.pdf", papers.pdf()[:200]), "damaged"), (write("katkennut.png", papers.png(rows=2)[:60]), "damaged"),
               (write("pommi.tif", papers.tiff(60000, 60000)), "too large"), (write("pommi.png", papers.png(60000, 60000, 1)), "too large"),
               (sparse("valtava.pdf", 70 * 1024 * 1024, b"%PDF-1.4\n"), "too large"), (sparse("nollia.pdf", 1024 * 1024), "neither"),
               (path("putki.pdf"), "file"), ("/dev/zero", "file"), (path(""), "file"), (path("puuttuu.pdf"), "can’t be read"),
               (write("ohjelma", b"\x7fELF" + b"\0" * 100), "neither"),
               (write("html.pdf", "<html><script>alert(1)</script></html>"), "neither")]
    for name, word in hostile:
        answer, _ = s.tell(f"request attach {n} {name}")
        check(answer.startswith("error 1 ") and word in answer, f"refused with “{word}”: {os.path.basename(name) or name}", answer)
    same((parts(s, n, "document"), files()), (before, kept), "nothing of what was refused is kept, nothing is lost")
    answer, _ = s.tell(f"request attach 999 {path('kirje.pdf')}")
    check(answer.startswith("error 1 ") and "999" in answer, "of no case", answer)

    # --- electronically signed ---
    name = papers.signed_pdf("allekirjoitettu.pdf")
    if name is None:
        skip("a signed PDF", "certutil or pdfsig is missing")
    else:
        s.ok(f"request attach {n} {name}")
        part = parts(s, n, "document")[-1]
        same((part.get("signer"), part.get("signature_valid"), part.get("signature_whole")), ("Eeva Koemaki", "yes", "yes"),
             "an electronic signature is checked, and the result kept")
        check(part.get("signature_trust") not in (None, "", "trusted"), "with what is known of its certificate", part)
        check("Eeva Koemaki" in s.messages() and "the whole document" in s.messages() and
              f"request set {n} signature=electronic" in s.messages(), "who signed is said, and how to note it", s.messages())
        same(value(s, n, "signature"), "none", "but it is for people to say what was signed")
        content = read(name, "rb")
        last = content[content.rindex(b"startxref"):]
        s.ok(f"request attach {n} {write('lisatty.pdf', content + b'% something more' + bytes([10]) + last)}")
        part = parts(s, n, "document")[-1]
        same(part.get("signature_whole"), "no", "what was added after the signature is not covered")
        content = bytearray(read(name, "rb"))
        at = content.index(b"Omenapuu")
        content[at:at + 8] = b"Paarynat"
        answer, _ = s.tell(f"request attach {n} {write('muutettu.pdf', bytes(content))}")
        same((answer[:2], parts(s, n, "document")[-1].get("signature_valid")), ("ok", "no"), "a changed document's does not hold")
        s.ok(f"request set {n} signature=electronic")
        s.ok(f"request identify {n} --by electronic")
        s.ok(f"request decide {n} --grant")
    same(s.tell("register verify")[0][:2], "ok", "the register is whole")

# --- nothing of it lies in plain ---
found = []
for folder, _, names in os.walk(register.folder):
    for name in names:
        content = read(os.path.join(folder, name), "rb")
        if any(word in content for word in (b"Omenapuu", b"%PDF-1.4\n%", b"Koem\xc3\xa4ki")):
            found.append(name)
same(found, [], "no document and no name lies in plain in the register's folder")
modes = {oct(os.stat(os.path.join(register.folder, "documents", name)).st_mode & 0o777) for name in files()}
same(modes, {"0o600"}, "and nobody else may read the files")

# --- a document that was changed on the disk is found ---
copy = register.copy("changed.kortisto")
victim = os.path.join(copy.folder, "documents", files()[0])
content = bytearray(read(victim, "rb"))
content[len(content) // 2] ^= 1
with open(victim, "wb") as file:
    file.write(content)
with copy.session() as s:
    answers = [s.tell(f"request document {n} {p['document']} -o {path('x.bin')}")[0] for p in parts(s, n, "document")]
    same(len([answer for answer in answers if answer.startswith("error 5 ")]), 1, "a byte changed in a file is damage")
    check(s.tell("register verify")[0].startswith("error 5 "), "which verify finds, too")
os.unlink(victim)
with copy.session() as s:
    check(s.tell("register verify")[0].startswith("error 5 "), "so is a file that is gone")
    check("kirje.pdf" in values(s, n, "document_name"), "the case is there all the same")

finish()
