#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten thousand people at the gate: exactly those may leave whom the table of the rules lets (R6–R13, R52, R53, R61).

The oracle below is that table and nothing else. What it says is compared with every medium a list leaves by,
with the record of each run and with the counts of those left out.
"""
import collections
import itertools
import random
import re
import subprocess
import time
import xml.etree.ElementTree as tree

from office import SOURCE, Register, change_past, check, finish, path, read, rows, same, write

N = 10000

# --- the oracle: section 3 of the rules --------------------------------------------------------------

SCOPES = ["list-publication", "direct-advertising", "distance-selling", "direct-marketing", "market-research",
          "opinion-poll", "other-marketing"]
MARKETING = ["direct-advertising", "distance-selling", "direct-marketing"]
PURPOSES = {purpose: [purpose, "other-marketing", "list-publication"] for purpose in MARKETING}
PURPOSES["other-marketing"] = ["other-marketing", "list-publication"]
PURPOSES["market-research"] = ["market-research", "list-publication"]
PURPOSES["opinion-poll"] = ["opinion-poll", "list-publication"]
PURPOSES["directory"] = ["list-publication"]
PURPOSES["relation"] = []


def left_out(who, purpose, outside, on_paper):
    """Why somebody is not on a list; None for who is."""
    for mark in ("archived", "anonymised", "deceased", "restricted"):
        if who[mark]:
            return mark
    for scope in PURPOSES[purpose]:
        if any(banned == scope and (outside or extent != "disclosure") for banned, extent in who["bans"]):
            return f"ban-{scope}" if scope in ("other-marketing", "list-publication") else "ban-of-scope"
    if on_paper and who["returned"]:
        return "returned-mail"
    return "incomplete-address" if on_paper and who["address"] in ("no street", "no place", "no postcode") else None


# --- the people --------------------------------------------------------------------------------------

ADDRESSES = {"whole": {}, "no street": {"street": ""}, "no place": {"city": ""}, "no postcode": {"postal_code": ""},
             "none needed": {"postal_code": "", "country": "IE", "city": "Kylebeg"}}
STATES = ("none", "processing", "disclosure", "both", "lifted")
people = []


def person(bans, lifted=(), restricted=False, gone="", deceased=False, returned=False, address="whole"):
    number = len(people)
    token = "Nimi" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:05d}")
    people.append({"id": str(number + 1), "token": token, "bans": bans, "lifted": lifted, "restricted": restricted,
                   "archived": gone == "archived", "anonymised": gone == "anonymised", "deceased": deceased,
                   "returned": returned, "address": address})


def crossed():
    """Every scope in every state with every mark and every kind of address."""
    for scope, state, restricted, gone, deceased, returned, address in itertools.product(
            SCOPES, STATES, (False, True), ("", "archived", "anonymised"), (False, True), (False, True), ADDRESSES):
        bans = [(scope, state)] if state in STATES[1:4] else []
        person(bans, [scope] if state == "lifted" else [], restricted, gone, deceased, returned, address)


def mixed(dice):
    """Several bans at once, and few marks, so that each ban has its say."""
    bans = sorted({(dice.choice(SCOPES), dice.choice(STATES[1:4])) for _ in range(dice.choice((0, 1, 1, 2, 3, 5)))})
    lifted = sorted({dice.choice(SCOPES) for _ in range(dice.choice((0, 0, 0, 1, 2)))})
    rare = [dice.random() < 0.03 for _ in range(3)]
    person(bans, lifted, rare[0], dice.choice(("", "archived", "anonymised")) if rare[1] else "", rare[2],
           dice.random() < 0.1, dice.choice(list(ADDRESSES)) if dice.random() < 0.2 else "whole")


def csv_row(who):
    firm = int(who["id"]) % 7 == 0
    fields = {"street": f"Koekuja {who['id']}", "postal_code": f"{10000 + int(who['id']) * 8 % 80000:05d}",
              "city": "Helsinki", "country": "FI", **ADDRESSES[who["address"]]}
    names = ["", "", f"Firma {who['token']} Oy"] if firm else ["Koe", who["token"], ""]
    marks = ["yes" if who[mark] else "no" for mark in ("deceased", "returned", "restricted")]
    return ",".join([who["id"], *names, fields["street"], fields["postal_code"], fields["city"], fields["country"],
                     *marks])


def office():
    """A register with all of them, made by the commands that people use; anonymising has none yet, and archiving
    a thousand people one by one would take its time."""
    register = Register("office.kortisto").create()
    head = "id,first_name,last_name,organisation,street,postal_code,city,country,deceased,returned_mail,restricted\n"
    write("people.csv", head + "".join(csv_row(who) + "\n" for who in people))
    lifted, bans = collections.defaultdict(list), collections.defaultdict(list)
    for who in people:
        for scope in who["lifted"]:
            lifted[scope].append(who["id"])
        for ban in who["bans"]:
            bans[ban].append(who["id"])
    with register.session() as s:
        s.ok(f"import customers {path('people.csv')} --source koe")
        s.ok("recipient add 'Postitustalo Koe Oy' --role mailing-house")
        for scope, ids in lifted.items():
            s.ok(f"ban add {','.join(ids)} {scope} --channel email")
            same(s.ok(f"ban lift {','.join(ids)} {scope}"), str(len(ids)), f"{len(ids)} people allow {scope} again")
        for (scope, extent), ids in bans.items():
            same(s.ok(f"ban add {','.join(ids)} {scope} --channel letter --for {extent}") != "0", True,
                 f"{len(ids)} people forbid {scope}, {extent}")
        for who in [who for who in people if who["archived"]][:100]:
            s.ok(f"customer archive {who['id']}")
    for mark in ("archived", "anonymised"):
        gone = ",".join(f"'{who['id']}'" for who in people if who[mark])
        change_past(register, f"UPDATE customer SET {mark} = 1 WHERE external_id IN ({gone})")
    return register


# --- what came out -----------------------------------------------------------------------------------

TOKEN = re.compile(r"Nimi[a-j]{5}\b")
LIST = "urn:kortisto:list:1"


def in_pdf(name):
    done = subprocess.run(["pdftotext", "-raw", name, "-"], capture_output=True, check=True)
    return TOKEN.findall(done.stdout.decode())


def in_csv(name):
    return [token for row in rows(read(name)) for token in TOKEN.findall(row["line_1"])]


def in_xml(name):
    return [token for who in tree.parse(name).getroot().iter(f"{{{LIST}}}person")
            for token in TOKEN.findall(" ".join(who.itertext()))]


def in_vcard(name):
    text = read(name).replace("\r\n ", "").replace("\n ", "")
    return [token for line in text.splitlines() if line.startswith("FN:") for token in TOKEN.findall(line)]


MEDIA = {
    "labels": (True, "labels print --sheet avery-l7159", "pdf", in_pdf),
    "paper": (True, "labels list --format table", "pdf", in_pdf),
    "csv": (False, "labels list --format csv", "csv", in_csv),
    "xml": (False, "labels list --format xml", "xml", in_xml),
    "vcard": (False, "labels list --format vcard", "vcf", in_vcard),
}


def recorded(session, run):
    """The facts of a run and whom it names, as the register keeps them."""
    facts = {row["field"]: row["value"] for row in session.table(f"labels run {run} --format csv")}
    named = [token for row in session.table(f"labels run {run} --people --format csv")
             for token in TOKEN.findall(row["address"])]
    return facts, named


def compare(session, purpose, outside, medium):
    on_paper, command, suffix, read_tokens = MEDIA[medium]
    what = f"{medium}, {purpose}{', to another' if outside else ''}"
    wanted, reasons = [], collections.Counter()
    for who in people:
        reason = left_out(who, purpose, outside, on_paper)
        wanted += [who["token"]] if reason is None else []
        reasons[f"left-out {reason}"] += reason is not None
    recipient = "--recipient 'Postitustalo Koe Oy'" if outside else ""
    file = path(f"list.{suffix}")
    run = session.ok(f"{command} --purpose {purpose} {recipient} -o {file}")
    facts, named = recorded(session, run)
    got = sorted(read_tokens(file))
    check(got == wanted, f"{what}: exactly those the table lets",
          f"{len(wanted)} wanted, {len(got)} there\nnot wanted: {sorted(set(got) - set(wanted))[:9]}\n"
          f"missing: {sorted(set(wanted) - set(got))[:9]}")
    check(sorted(named) == wanted, f"{what}: and the record of the run names exactly them",
          f"{len(wanted)} wanted, {len(named)} named")
    counts = {k: int(v) for k, v in facts.items() if k.startswith("left-out") or k in ("matched", "printed", "merged")}
    same(counts, {"matched": N, "printed": len(wanted), "merged": 0, **{k: n for k, n in reasons.items() if n}},
         f"{what}: with the counts of the others by reason")
    same((facts["purpose"], facts["medium"], facts["state"], facts.get("recipient")),
         (purpose, medium, "produced", "Postitustalo Koe Oy" if outside else None), f"{what}: and what it was")
    return file


begun = time.monotonic()
crossed()
dice = random.Random(20261123)
while len(people) < N:
    mixed(dice)
register = office()
print(f"# made after {time.monotonic() - begun:.1f} s")
register_session = register.session(form="table")
with register_session as s:
    for purpose, outside, medium in itertools.product(PURPOSES, (False, True), MEDIA):
        if medium != "paper" or purpose in ("direct-marketing", "relation"):
            compare(s, purpose, outside, medium)
    print(f"# compared after {time.monotonic() - begun:.1f} s")

# --- what the comparison rests on --------------------------------------------------------------------

same(len({left_out(who, purpose, outside, paper) for who in people for purpose in PURPOSES
          for outside in (False, True) for paper in (False, True)}), 10, "every reason has somebody it leaves out")
valid = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", f"{SOURCE}/data/xsd/list-1.xsd",
                        path("list.xml")], capture_output=True, check=False)
same(valid.returncode, 0, "the list of all these is valid against its schema")
finish()
