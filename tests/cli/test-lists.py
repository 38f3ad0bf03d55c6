#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists and labels: who is on them, who is not and why (R6, R10–R13, R42, R52, R61).

What has to come out is worked out here from the table of the rules, not by the program.
"""
import itertools
import subprocess
import xml.etree.ElementTree as tree

from office import DEMO, SOURCE, Register, check, finish, path, read, rows, same

SCOPES = ["list-publication", "direct-advertising", "distance-selling", "direct-marketing",
          "market-research", "opinion-poll", "other-marketing"]
STOPPED_BY = {
    "direct-advertising": ["direct-advertising", "other-marketing", "list-publication"],
    "distance-selling": ["distance-selling", "other-marketing", "list-publication"],
    "direct-marketing": ["direct-marketing", "other-marketing", "list-publication"],
    "other-marketing": ["other-marketing", "list-publication"],
    "market-research": ["market-research", "list-publication"],
    "opinion-poll": ["opinion-poll", "list-publication"],
    "directory": ["list-publication"],
    "relation": [],
}
LIST = "urn:kortisto:list:1"

# --- the people: one for each ban and its extent, and one for each other reason ----------------------

PLAIN = {"street": "Koekuja 1", "postal_code": "00100", "city": "Helsinki", "country": "FI"}
people = []


def person(bans=(), on_paper=True, ever=True, **fields):
    """Adds somebody; @bans are (scope, extent) pairs."""
    name = "Nimi" + "".join(chr(ord("a") + int(digit)) for digit in f"{len(people):03d}")
    people.append({"name": name, "bans": bans, "on_paper": on_paper, "ever": ever,
                   "fields": {**PLAIN, "postal_code": f"{10000 + len(people) * 700:05d}", **fields}})


for scope, extent in itertools.product(SCOPES, ("both", "processing", "disclosure")):
    person([(scope, extent)])
person([("direct-advertising", "both"), ("opinion-poll", "processing")])
for _ in range(20):
    person()
person(ever=False, deceased="yes")
person(ever=False, restricted="yes")
person(ever=False, archived="yes")
person(on_paper=False, returned_mail="yes")
person(on_paper=False, street="")
person(on_paper=False, city="")
person(on_paper=False, postal_code="")
person(country="IE", postal_code="", city="Kylebeg", region="Co. Galway")
person(country="AX", postal_code="22100", city="Maarianhamina")
person(country="SE", postal_code="753 20", city="Uppsala")
person(co="Toinen Koe")


def stopped(who, purpose, recipient, on_paper):
    banned = [scope for scope, extent in who["bans"]
              if extent != "disclosure" or recipient]
    return not who["ever"] or (on_paper and not who["on_paper"]) or \
        any(scope in STOPPED_BY[purpose] for scope in banned)


def wanted(purpose, recipient=False, on_paper=False):
    return sorted(p["name"] for p in people if not stopped(p, purpose, recipient, on_paper))


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()


def counted(answer):
    """The counts a run prints: matched, printed, merged, and the reasons."""
    counts = {}
    for line in answer.out.splitlines():
        *what, number = line.split()
        counts[" ".join(what)] = int(number)
    return counts


def adds_up(counts):
    left_out = sum(number for what, number in counts.items() if what.startswith("left-out "))
    return counts["printed"] + counts["merged"] + left_out == counts["matched"]


register = Register("office.kortisto").create()
with register.session() as s:
    for p in people:
        archived = p["fields"].pop("archived", None)
        p["id"] = s.ok(f"customer add first_name=Koe last_name={p['name']} " +
                       " ".join(f"{k}='{v}'" for k, v in p["fields"].items()))
        for scope, extent in p["bans"]:
            s.ok(f"ban add {p['id']} {scope} --channel email --for {extent}")
        if archived:
            s.ok(f"customer archive {p['id']}")
    # A ban that was lifted stops nothing.
    s.ok(f"ban add {people[30]['id']} list-publication --channel email")
    s.ok(f"ban lift {people[30]['id']} list-publication")

    names = {p["id"]: p["name"] for p in people}
    for purpose, recipient in itertools.product(STOPPED_BY, ("", "Postitustalo Koe Oy")):
        words = f"--purpose {purpose} --recipient '{recipient}'"
        s.ok(f"labels list {words} -o {path('list.csv')}")
        got = sorted(names[row["id"]] for row in rows(read(path("list.csv"))))
        same(got, wanted(purpose, bool(recipient)), f"{purpose}{', to another' if recipient else ''}: "
             "exactly those who may be on it")
    for purpose in STOPPED_BY:
        s.ok(f"labels print --purpose {purpose} --sheet avery-l7160 -o {path('labels.pdf')}")
        text = text_of(path("labels.pdf"))
        same([text.count(p["name"]) for p in people],
             [1 if p["name"] in wanted(purpose, on_paper=True) else 0 for p in people],
             f"{purpose}: labels of exactly these, each once")

    # A ban saved now counts now (R13).
    free = next(p for p in people if not p["bans"] and p["ever"] and p["on_paper"])
    s.ok(f"ban add {free['id']} other-marketing --channel service-point")
    free["bans"] = [("other-marketing", "both")]
    s.ok(f"labels list --purpose direct-advertising -o {path('list.csv')}")
    check(free["name"] not in read(path("list.csv")), "a ban works the moment it is saved")

    # Selections narrow; what can't be read is refused.
    s.ok(f"labels list --purpose relation --select 'country=SE,IE' -o {path('list.csv')}")
    same(len(rows(read(path("list.csv")))), 2, "by country")
    s.ok(f"labels list --purpose relation --select 'postcode=10-12;country=FI' --order name -o {path('list.csv')}")
    same([names[row["id"]] for row in rows(read(path("list.csv")))],
         sorted(p["name"] for p in people if p["ever"] and p["fields"]["country"] == "FI" and
                "10" <= p["fields"]["postal_code"][:2] <= "12"), "by postcode, in the order of names")
    for words in ("--select height=180", "--select postcode=", "--select country=Atlantis",
                  "--select ordered-from=never", "--purpose mischief", "--purpose export",
                  "--order size"):
        purpose = "" if "--purpose" in words else "--purpose relation"
        answer, _ = s.tell(f"labels list {purpose} {words} -o {path('no.csv')}")
        check(answer.startswith("error 1 ") and words.split()[1].split("=")[0] in answer,
              f"refused: {words}", answer)
    for words in ("--sheet nonsense", "--sheet avery-l7160 --start 22", "--sheet avery-l7160 --start 0"):
        answer, _ = s.tell(f"labels print --purpose relation {words} -o {path('no.pdf')}")
        check(answer.startswith("error 1 "), f"refused: {words}", answer)

# --- what a run says and writes --------------------------------------------------------------------

answer = register.run("labels", "print", "--purpose", "direct-advertising", "--sheet", "avery-l7160",
                      "--start", "5", "-o", path("run.pdf"))
counts = counted(answer)
same(list(counts)[:3], ["matched", "printed", "merged"], "a run prints its counts, a line each")
same(counts["matched"], len(people), "matched: everybody of the selection")
same(counts["printed"], len(wanted("direct-advertising", on_paper=True)), "printed: who has a label")
check(adds_up(counts), "printed + merged + left out = matched", answer)
same({k: v for k, v in counts.items() if k.startswith("left-out")},
     {"left-out archived": 1, "left-out deceased": 1, "left-out restricted": 1,
      "left-out ban-of-scope": 3, "left-out ban-other-marketing": 3, "left-out ban-list-publication": 2,
      "left-out returned-mail": 1, "left-out incomplete-address": 3}, "left out: a count a reason")
info = subprocess.run(["pdfinfo", path("run.pdf")], capture_output=True, check=True).stdout.decode()
pages = -(-(counts["printed"] + 4) // 21)
check(f"Pages:           {pages}\n" in info and "A4" in info, "as many A4 sheets as it takes", info)

answer = register.run("--format", "xml", "labels", "list", "--purpose", "directory", "-o", path("list.xml"))
check(adds_up(counted(answer)), "a list prints its counts too", answer)
valid = subprocess.run(["xmllint", "--noout", "--nonet", "--schema",
                        f"{SOURCE}/data/xsd/list-1.xsd", path("list.xml")],
                       capture_output=True, check=False)
same(valid.returncode, 0, "the XML list is valid against its schema")
root = tree.parse(path("list.xml")).getroot()
same(sorted(names[p.get("customer")] for p in root.iter(f"{{{LIST}}}person")), wanted("directory"),
     "and holds exactly those who may be on it")
run_ = root.find(f"{{{LIST}}}run")
same((run_.get("matched"), run_.get("printed")),
     (str(len(people)), str(len(wanted("directory")))), "with the run's counts")
same(register.run("labels", "list", "--purpose", "directory", "-o", path("x")).status, 2,
     "a list needs a format")

# --- the demo office -------------------------------------------------------------------------------

demo = Register("demo.kortisto").create()
with demo.session() as s:
    s.ok(f"import customers {DEMO}/customers.csv --source koe")
    s.ok(f"labels print --purpose direct-marketing --sheet herma-4464 --recipient Painotalo -o {path('demo.pdf')}")
customers = rows(read(f"{DEMO}/customers.csv"))
text = text_of(path("demo.pdf"))
out = [f"{c['first_name']} {c['last_name']}" for c in customers
       if "yes" in (c["deceased"], c["returned_mail"], c["restricted"], c["publication_ban"], c["marketing_ban"])
       or not c["street"] or not c["city"] or (not c["postal_code"] and c["country"] != "IE")]
names = [f"{c['first_name']} {c['last_name']}" for c in customers]
same([name for name in out if name in text], [], "nobody who is banned or can't be reached has a label")
same([name for name in names if text.count(name) != 1], out, "and everybody else has exactly one")

finish()
