#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command by which data could leave, walked with somebody who has forbidden everything (R6, R8, R10–R13, R52).

The commands are those the program itself lists: who adds one says here what it does, or this test fails. The places
in the source are known to tests/lib/check-exits.py.
"""
import os
import re
import zlib

from office import Register, check, finish, path, read, run, same, work

# --- what each command does with people ---------------------------------------------------------------

GATE = {"labels print", "labels list", "labels reprint"}
EXPORT = {"export customers", "export orders"}
# Shows people as a look-up, which the journal keeps; the data stays in the office.
LOOK = {"customer list", "customer show", "request find", "labels run", "report access"}
# Letters, papers and documents of one person's own case.
OWN_CASE = {"request letter", "request carry-out", "request document", "request show"}
# Changes the register, or tells facts without addresses of several people.
OTHER = {
    "ban add", "ban import", "ban lift", "ban list", "customer add", "customer archive", "customer set",
    "disclosure add", "disclosure list", "import customers", "import orders", "import order-lines", "journal list",
    "journal verify", "labels forget", "labels runs", "labels select", "labels sheets", "labels test-page",
    "labels warnings",
    "order list", "order show", "recipient add", "recipient list", "recipient set", "register create",
    "register info", "register set", "register verify", "request add", "request attach", "request claim",
    "request close", "request decide", "request deliver", "request extend", "request identify", "request list",
    "request notify", "request ombudsman", "request set", "request text", "request withhold", "user add", "user list",
}


def commands():
    """All "noun verb" of the program's own help."""
    found = set()
    for line in run("--help").out.splitlines():
        match = re.match(r"\s+([a-z-]+) ([a-z-]+)(\s|$)", line)
        if match:
            found.add(f"{match[1]} {match[2]}")
    return found


known = GATE | EXPORT | LOOK | OWN_CASE | OTHER
every = commands()
check(len(every) > 50, "the help lists the commands", sorted(every))
same(sorted(every - known), [], "each command is known for what it does with people")
same(sorted(known - every), [], "and none is known that is not there")

# --- the office: one who has forbidden everything, and one who has not ---------------------------------

BANNED = ["Kiellonen", "Kieltokuja 13", "KIELTOKUJA", "kiellonen@posti.example", "040 555 0113", "0405550113"]
FREE = "Vapaanen"
register = Register("office.kortisto").create()


def tokens_in(name):
    """Which words of the banned one stand in a file, also behind the compression of a PDF."""
    data = read(name, "rb")
    texts = [data]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            texts.append(zlib.decompress(stream))
        except zlib.error:
            pass
    if data.startswith(b"%PDF-"):
        texts.append(os.popen(f"pdftotext '{name}' -").read().encode())
    return [token for token in BANNED if any(token.lower().encode() in text.lower() for text in texts)]


def leaves(session, command, name, medium, allowed=False):
    """A command that writes people out: it leaves a run, and nobody who may not be there."""
    before = len(session.table("labels runs"))
    number = session.ok(f"{command} -o {path(name)}")
    runs = session.table("labels runs")
    same((len(runs), runs[0]["medium"], runs[0]["state"]), (before + 1, medium, "produced"),
         f"{command}: a run on record")
    found = tokens_in(path(name))
    same(bool(found), allowed, f"{command}: {'the administrator has all' if allowed else 'no byte of who forbade it'}")
    return number


with register.session() as s:
    banned = s.ok("customer add first_name=Kaija last_name=Kiellonen street='Kieltokuja 13' postal_code=00100 "
                  "city=Helsinki email=kiellonen@posti.example phone='040 555 0113'")
    free = s.ok(f"customer add first_name=Vappu last_name={FREE} street='Koekuja 1' postal_code=00100 city=Helsinki")
    s.ok("recipient add 'Painotalo Koe Oy' --role printer")
    early = s.ok(f"labels print --purpose directory --sheet avery-l7160 -o {path('early.pdf')}")
    check(tokens_in(path("early.pdf")), "before the ban the person is on a sheet, and this test can see it there")
    s.ok(f"ban add {banned} list-publication --channel service-point")

    for recipient in ("", " --recipient 'Painotalo Koe Oy'"):
        for purpose in ("direct-advertising", "distance-selling", "direct-marketing", "other-marketing",
                        "market-research", "opinion-poll", "directory"):
            ask = f"--purpose {purpose}{recipient}"
            leaves(s, f"labels print --sheet avery-l7160 {ask}", "l.pdf", "labels")
            leaves(s, f"labels print --sheet avery-l7160 --family --merge-organisations {ask}", "l.pdf", "labels")
            leaves(s, f"labels list --format table {ask}", "p.pdf", "paper")
            for form in ("csv", "xml", "vcard"):
                leaves(s, f"labels list --format {form} {ask}", f"l.{form}", form)
            leaves(s, f"labels list --format csv {ask} --select customer={banned},{free}", "l.csv", "csv")
    check(FREE in read(path("l.csv")), "who has forbidden nothing is there")
    for way in ("", "--as-printed"):
        leaves(s, f"labels reprint {early} --sheet avery-l7160 {way}", "r.pdf", "labels")

    # The record of a run is looked at, not sent: it shows who was printed then, and the journal who looked.
    def looks(command):
        before = len([row for row in s.table("journal list") if row["action"] == "look-up"])
        s.ok(command)
        after = len([row for row in s.table("journal list") if row["action"] == "look-up"])
        check(after > before, f"{command}: a look-up in the journal", (before, after))

    for command in (f"labels run {early}", f"labels run {early} --people", "customer list", f"customer show {banned}",
                    "request find Kiellonen", f"report access {banned} -o {path('a.pdf')} -o {path('a.xml')}"):
        looks(command)
    # What tells of several people besides gives no address, mail or number of theirs.
    for command in ("labels runs", "ban list", "order list", "journal list", "labels select list", "recipient list",
                    "disclosure list", "user list", "register info", "request list"):
        _, out = s.tell(command)
        same([token for token in BANNED[1:] if token in out], [], f"{command}: nothing to write or call to")

    leaves(s, "export customers", "e.csv", "export-customers", allowed=True)
    leaves(s, "export orders", "e.csv", "export-orders")

# Nobody below the administrator exports, nobody below the printing right makes lists, and then there is no run either.
with register.session() as s:
    password = path("other-password")
    with open(password, "w", encoding="utf-8") as file:
        file.write("kortiston koesalasana 1\n")
    for role in ("reads", "maintains", "prints"):
        s.ok(f"user add {role} --full-name 'Koe {role}' --role {role} --agreement 2024-01-02 --new-password-file {password}")
    runs = len(s.table("labels runs"))
for role, refused in (("reads", ["labels print --purpose relation --sheet avery-l7160", "export customers"]),
                      ("maintains", ["labels list --format csv --purpose relation", f"labels reprint {early} --sheet avery-l7160"]),
                      ("prints", ["export customers", "export orders"])):
    with register.session(user=role) as s:
        for command in refused:
            answer, _ = s.tell(f"{command} -o {path('never')}")
            check(answer.startswith("error 1 ") and not os.path.exists(path("never")), f"{role}: not {command}", answer)
        same(len(s.table("labels runs")), runs, f"{role}: and no run of it")
same([name for name in os.listdir(work) if name.startswith(".kortisto-")], [], "nothing half written lies about")
finish()
