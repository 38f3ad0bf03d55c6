#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request for rectification: item by item, with notices, certificate and rights (R54–R60)."""
from case import actions, day, identified, is_pdf, office, parts, shown, value, values, words
from office import check, finish, password_file, path, same

register = office()


def refused(session, line, *wanted):
    answer, _ = session.tell(line)
    missing = [word for word in wanted if word.lower() not in answer.lower()]
    check(answer.startswith("error 1 ") and not missing, f"refused with {wanted}: {line}", f"{answer}\nwithout {missing}")


def card(session, customer):
    return {row["field"]: row["value"] for row in session.table(f"customer show {customer}")}


with register.session() as s:
    s.ok(f"user add virkailija --full-name 'Ville Virkailija' --role maintains --agreement 2025-01-01 "
         f"--new-password-file {password_file}")
    s.ok(f"user add lukija --full-name 'Lauri Lukija' --role reads --agreement 2025-01-01 "
         f"--new-password-file {password_file}")
    s.ok(f"disclosure add 1 --recipient 'Perintä Koe Oy' --date {day(0)} --ground debt-collection "
         "--fields last_name,street,postal_code,city,phone")

# --- the clerk takes it down ---
with register.session(user="virkailija") as s:
    n = s.ok(f"request add rectification --customer 1 --received {day(2)} --language fi --signature handwritten "
             "--requester 'Eeva Koemäki' --address 'Koekuja 1, 00100 Helsinki'")
    same(s.ok(f"request claim {n} --field city --wanted Espoo --ground wrong --because 'Asun Espoossa'"), "1",
         "an item is answered with its number")
    same(s.ok(f"request claim {n} --field phone --wanted '+358 40 555 0102'"), "2",
         "an item without ground waits")
    same(s.ok(f"request claim {n} --field former_names --wanted Aiempi --ground incomplete --because 'Nimeni oli Aiempi' "
              "--evidence virkatodistus --contested"), "3", "a third one")
    same(s.ok(f"request claim {n} --field region --wanted Uusimaa --ground wrong"), "4", "and one by mistake")
    same(s.ok(f"request claim {n} --item 4 --remove"), "4", "which is taken away")
    items = parts(s, n, "item")
    same([(i["item"], i["field"], i["ground"], i["remedy"], i["decision"]) for i in items],
         [("1", "city", "wrong", "correct", "open"), ("2", "phone", "none", "correct", "open"),
          ("3", "former_names", "incomplete", "complete", "open")], "the items are shown")
    same((items[0]["held"], items[0]["wanted"], items[0]["because"]), ("Helsinki", "Espoo", "Asun Espoossa"),
         "with what was held when it was taken down")
    same((items[2]["evidence"], items[2].get("contested")), ("virkatodistus", "yes"), "evidence, and that it is contested")
    same(card(s, 1).get("restricted"), "yes", "a contested value restricts meanwhile (Art. 18)")
    s.ok(f"request identify {n} --by compared --with 'asiakassopimus 2019'")
    check(any("Item 2" in text for text in values(s, n, "missing")), "the item without a ground is named", values(s, n, "missing"))
    s.ok(f"request letter {n} ask-specification -o {path('which.pdf')}")
    same(value(s, n, "state"), "asked-specification", "a letter asks for it")
    check(is_pdf(path("which.pdf")), "it is a PDF")

with register.session() as s:
    refused(s, f"request decide {n} --item 2 accept", n, "item 2", "ground")
with register.session(user="virkailija") as s:
    same(s.ok(f"request claim {n} --item 2 --ground outdated --because 'Vaihdoin numeron'"), "2", "the item is completed")
    same(value(s, n, "state"), "identified", "and the case goes on")
    # --- but doesn't decide it ---
    for line in (f"request decide {n} --grant", f"request decide {n} --refuse --because x",
                 f"request decide {n} --item 1 accept", f"request extend {n} --because x"):
        refused(s, line, "(decides)")
    same(value(s, n, "state"), "identified", "a clerk decides nothing")
with register.session(user="lukija") as s:
    refused(s, f"request claim {n} --field city --wanted X --ground wrong --because x", "(maintains)")
    refused(s, f"request set {n} wants=x", "(maintains)")
    same(value(s, n, "number"), n, "a reader looks")
    refused(s, "ban lift 1 direct-advertising", "(maintains)")

with register.session() as s:
    # --- words ---
    for line, wanted in [(f"request claim {n} --field shoe --wanted 44 --ground wrong --because x", ("shoe",)),
                         (f"request claim {n} --field city --ground funny", ("funny", "outdated")),
                         (f"request claim {n} --item 9 --wanted x", ("9",)),
                         (f"request claim {n} --item 9 --remove", ("9",)),
                         (f"request claim {n} --field order --held 999 --ground needless --because x", ("999",)),
                         (f"request decide {n} --item 9 accept", ("9",)),
                         (f"request decide {n} --item 1 perhaps", ("perhaps", "complete")),
                         (f"request decide {n} --item 1 complete", ("missing",)),
                         (f"request decide {n} --item 1 refuse", ("missing",))]:
        refused(s, line, *wanted)
    for line in (f"request claim {n} --wanted x", f"request claim {n} --item x --wanted y", f"request decide {n} --item",
                 f"request decide {n} --item 1", f"request decide {n} --item x accept", f"request decide {n} accept",
                 f"request decide {n} --item 1 accept refuse", f"request decide {n} --item 1 accept --item 1 refuse",
                 f"request decide {n} --because x --item 1 refuse", f"request decide {n} --item 1 accept --value x",
                 f"request decide {n} --grant --item 1 accept", f"request claim {n} --remove"):
        answer, _ = s.tell(line)
        check(answer.startswith("error 2 "), f"usage: {line}", answer)

    # --- all of it or nothing ---
    before = card(s, 1)
    refused(s, f"request decide {n} --item 1 accept --item 2 complete --value '+358 40 555 0199' --item 3 refuse", "missing")
    same((card(s, 1), [i["decision"] for i in parts(s, n, "item")]), (before, ["open"] * 3),
         "one that fails leaves all items and the customer as they were")
    refused(s, f"request letter {n} certificate -o {path('early.pdf')}", n, "not been decided")

    s.ok(f"request decide {n} --item 1 accept --item 2 complete --value '+358 40 555 0199' "
         "--item 3 refuse --because 'Virkatodistus koskee toista henkilöä.'")
    items = parts(s, n, "item")
    same([(i["decision"], i.get("value"), i.get("decision_because")) for i in items],
         [("accept", "Espoo", None), ("complete", "+358 40 555 0199", None),
          ("refuse", None, "Virkatodistus koskee toista henkilöä.")], "accepted, completed, refused")
    after = card(s, 1)
    same((after["city"], after["phone"], after.get("former_names"), after.get("restricted")),
         ("Espoo", "+358 40 555 0199", None, None), "the register holds it from this moment, and is restricted no more")
    same((value(s, n, "decision"), value(s, n, "state")), ("partly", "carried-out"),
         "deciding has carried it out")
    refused(s, f"request decide {n} --item 1 refuse --because x", "already")
    s.ok(f"request carry-out {n}")

    # The history tells old value, source and reason; it stands in the access report.
    s.ok(f"report access 1 --language fi -o {path('history.xml')}")
    with open(path("history.xml"), encoding="utf-8") as file:
        history = file.read()
    check("00100 Helsinki" in history and "Espoo" in history and n in history and "+358 40 555 0101" in history,
          "the history shows the old values and why they changed")

    # --- who is told ---
    notices = parts(s, n, "notice")
    same(sorted((x["item"], x["party"], x["name"], x["state"]) for x in notices),
         [("1", "recipient", "Perintä Koe Oy", "waiting"), ("1", "source", "Osoitepalvelu Koe Oy", "waiting"),
          ("2", "recipient", "Perintä Koe Oy", "waiting"), ("2", "source", "Osoitepalvelu Koe Oy", "waiting")],
         "the source and the recipient wait to be told of each corrected item")
    refused(s, f"request close {n}", n, "certificate")

# --- the certificate is for those in charge ---
with register.session(user="virkailija") as s:
    refused(s, f"request letter {n} certificate -o {path('clerk.pdf')}", "(decides)")
    check(not __import__("os").path.exists(path("clerk.pdf")), "and no file is left")
    same([d["letter"] for d in parts(s, n, "document")], ["ask-specification"], "nor a kept one")
with register.session() as s:
    s.ok(f"request letter {n} certificate -o {path('certificate.pdf')}")
    text = words(path("certificate.pdf"))
    check("Virkatodistus koskee toista henkilöä." in text and "Aiempi" in text, "it names the refused item and the reason", text[:900])
    check("tietosuojavaltuutet" in text.lower() and n in text and "Aino Koevuori" in text,
          "the remedy, the case and the signer", text[-900:])
    check("Espoo" not in text.replace("Espoossa", ""), "and not what was accepted", text[:900])
    same(value(s, n, "state"), "carried-out", "the notices still wait")

    s.ok(f"request letter {n} notice -o {path('notice-1.pdf')}")
    s.ok(f"request letter {n} notice -o {path('notice-2.pdf')}")
    both = [words(path(f"notice-{i}.pdf")) for i in (1, 2)]
    check(sum("Osoitepalvelu Koe Oy" in text for text in both) == 1 and sum("Perintä Koe Oy" in text for text in both) == 1
          and all("Espoo" in text for text in both), "a notice each for the source and the recipient", both)
    check("Koetie 9" in next(text for text in both if "Perintä" in text), "to the recipient's address")
    same({x["state"] for x in parts(s, n, "notice")}, {"sent"}, "kept, they count as sent")
    refused(s, f"request letter {n} notice --party 'Joku Muu' -o {path('other.pdf')}", "Joku Muu")
    first = parts(s, n, "notice")[0]["notice"]
    s.ok(f"request notify {n} --notice {first} --state impossible --because 'Yritys on lopetettu'")
    s.ok(f"request notify {n}")
    same(sorted(x["state"] for x in parts(s, n, "notice")), ["done", "done", "done", "impossible"],
         "each is tracked to its end")
    refused(s, f"request notify {n} --notice 999 --state done", "999")
    s.ok(f"request letter {n} decision -o {path('decision.pdf')}")
    text = words(path("decision.pdf"))
    check("Espoo" in text and "+358 40 555 0199" in text and "Virkatodistus" in text, "the decision tells of every item", text[:900])
    s.ok(f"request deliver {n} --how letter")
    s.ok(f"request close {n}")
    same(value(s, n, "state"), "closed", "closed")
    told = actions(s, n)
    check(all(step in told for step in ("add", "claim", "unclaim", "identify", "decide", "notify", "deliver", "close")),
          "the journal tells every step", told)
    same(s.tell("journal verify")[0][:2], "ok", "and holds")

    # --- orders: what is needless is erased, unless a voucher must be kept ---
    with open(path("orders.csv"), "w", encoding="utf-8") as file:
        file.write("order_no,customer_id,date,status,invoice_status,total\n"
                   "T-1,3,2026-01-05,delivered,none,10\nT-2,3,2026-02-05,delivered,paid,20\n")
    s.ok(f"import orders {path('orders.csv')} --source koe")
    n = identified(s, "rectification", 3)
    for order in ("T-1", "T-2"):
        s.ok(f"request claim {n} --field order --held {order} --ground needless --because 'Ei minun'")
    refused(s, f"request claim {n} --field order --held T-3 --ground needless --because x", "T-3")
    refused(s, f"request decide {n} --item 1 accept --item 2 accept", "T-2", "archive")
    same(len(s.table("order list")), 2, "an invoiced order is a voucher: it stays, and all else with it")
    s.ok(f"request decide {n} --item 1 accept --item 2 refuse --because 'Lasku on säilytettävä kuusi vuotta.'")
    same([row["order_no"] for row in s.table("order list")], ["T-2"],
         "an order that was not invoiced is erased")

    # --- granted as a whole ---
    n = identified(s, "rectification", 2)
    refused(s, f"request decide {n} --grant", n, "nothing to be corrected")
    s.ok(f"request claim {n} --field street --wanted 'Testitie 22' --ground wrong --because x")
    s.ok(f"request claim {n} --field former_names --ground needless --because 'Vanha nimi'")
    s.ok(f"request decide {n} --grant")
    same((card(s, 2)["street"], card(s, 2).get("former_names")), ("Testitie 22", None), "what is needless is erased")
    same(parts(s, n, "notice"), [], "what the person said needs no notice")
    s.ok(f"request letter {n} decision -o {path('granted.pdf')}")
    s.ok(f"request close {n}")
    refused(s, "request claim 1 --field city --wanted x --ground wrong --because x", "closed")
    n = s.ok("request add access --customer 2")
    refused(s, f"request claim {n} --field city --wanted x --ground wrong --because x", "rectification")
    facts = dict(shown(s, n))
    same(facts["signature"], "none", "a request that says nothing of a signature has none")

finish()
