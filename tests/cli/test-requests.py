#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests for access, from the paper on the desk to the closed case (R49–R51, R60, Art. 12, 15)."""
import hashlib
import os
import re

from case import (TODAY, actions, day, identified, is_pdf, is_valid, office, parts, shown, value, values, words)
from office import check, finish, path, read, same

# Received, the legal limit, the limit after an extension: the checked examples of the rules.
LIMITS = [("31.1.2026", "2026-03-02", "2026-04-30"), ("3.3.2026", "2026-04-07", "2026-06-03"),
          ("19.5.2026", "2026-06-19", "2026-08-19"), ("20.5.2026", "2026-06-22", "2026-08-20"),
          ("6.11.2026", "2026-12-07", "2027-02-08"), ("30.11.2026", "2026-12-30", "2027-03-01"),
          ("31.1.2028", "2028-02-29", "2028-05-02")]

register = office()


def refused(session, line, *wanted):
    """A command that a rule or bad data refuses, with these words in its sentence."""
    answer, _ = session.tell(line)
    missing = [word for word in wanted if word.lower() not in answer.lower()]
    check(answer.startswith("error 1 ") and not missing, f"refused with {wanted}: {line}", f"{answer}\nwithout {missing}")


def misused(session, line, wanted=""):
    answer, _ = session.tell(line)
    check(answer.startswith("error 2 ") and wanted in answer, f"usage: {line}", answer)


# --- access: a Finnish request in a program that speaks English ---
with register.session(env={"LC_ALL": "C.UTF-8"}) as s:
    n = s.ok(f"request add access --customer 1 --received {day(3)} --language fi --signature none "
             "--requester 'Eeva Koemäki' --address 'Koekuja 1, 00100 Helsinki' --channel letter "
             "--addressee 'Aino Koevuori' --wants 'Kaikki tietoni'")
    check(re.fullmatch(r"\d{4}-001", n) and n.startswith(day(3)[:4]), "add answers with the number of the year", n)
    row = s.table("request list")[0]
    same(list(row)[:7], ["number", "kind", "customer", "received", "due", "due_if_extended", "state"],
         "the list's first columns")
    same((row["number"], row["kind"], row["customer"], row["received"], row["state"]),
         (n, "access", "1", day(3), "received"), "the case is listed")
    same(value(s, "1", "number"), n, "the id names the case too")
    facts = dict(shown(s, n))
    same((facts["requester"], facts["address"], facts["channel"], facts["addressee"], facts["language"],
          facts["wants"], facts["customer_name"].split()[0]),
         ("Eeva Koemäki", "Koekuja 1, 00100 Helsinki", "letter", "Aino Koevuori", "fi", "Kaikki tietoni", "Koemäki"),
         "the case is shown as it was taken down")
    same((facts["days_open"], facts["next"]), ("3", "identify"), "with the days it has been open and the next step")
    check(any("not signed" in text for text in values(s, n, "missing")), "what is missing is said in words",
          values(s, n, "missing"))

    refused(s, f"request decide {n} --grant", n, "not signed")
    refused(s, f"request identify {n} --by compared --with sopimus", "no signature to compare")
    same(value(s, n, "state"), "received", "an unsigned request can't be decided")

    ask = path("ask.pdf")
    same(s.ok(f"request letter {n} ask-signature -o {ask}"), n, "a letter answers with the number of the case")
    text = words(ask)
    check(is_pdf(ask) and "allekirjoit" in text.lower() and n in text and "Koemäki" in text,
          "the letter that asks for the signature is a PDF in the request's language", text[:600])
    check("signature" not in text.lower(), "and not in the program's", text[:600])
    same(os.stat(ask).st_mode & 0o777, 0o600, "for its owner's eyes only")
    same(value(s, n, "state"), "asked-signature", "the case waits for the signature")
    kept = parts(s, n, "document")
    same((kept[0]["kind"], kept[0]["letter"], kept[0]["language"], kept[0]["type"]),
         ("letter", "ask-signature", "fi", "application/pdf"), "the letter is kept with the case")
    s.ok(f"request document {n} {kept[0]['document']} -o {path('again.pdf')}")
    same(read(path("again.pdf"), "rb"), read(ask, "rb"), "as it was saved")
    s.ok(f"request letter {n} receipt --language sv -o {path('receipt.pdf')}")
    check(TODAY.strftime("%-d.%-m.%Y") in words(path("receipt.pdf")), "another language when it is asked for",
          words(path("receipt.pdf"))[:400])

    same(s.ok(f"request set {n} signature=handwritten 'paper_place=Kaappi 2, hylly 3'"), n, "the paper comes back signed")
    refused(s, f"request decide {n} --grant", n, "compared")
    s.ok(f"request identify {n} --by compared --with 'asiakassopimus 2019'")
    facts = dict(shown(s, n))
    same((facts["state"], facts["identity"], facts["identity_with"], facts["identity_on"], facts["paper_place"]),
         ("identified", "compared", "asiakassopimus 2019", TODAY.isoformat(), "Kaappi 2, hylly 3"),
         "who checked what and when")
    refused(s, f"request carry-out {n}", n, "not been decided")
    refused(s, f"request deliver {n}", n, "not been decided")
    refused(s, f"request close {n}", n, "not been decided")
    s.ok(f"request withhold {n} --what 'Toisen henkilön nimi' --why 'Art. 15(4)'")
    same(value(s, n, "withheld_why"), "Art. 15(4)", "what is withheld is noted with its ground")
    s.ok(f"request decide {n} --grant")
    same((value(s, n, "state"), value(s, n, "decision"), value(s, n, "decided")),
         ("decided", "granted", TODAY.isoformat()), "signed and compared it is decided")
    refused(s, f"request decide {n} --grant", "already")
    refused(s, f"request deliver {n}", "reply")

    pdf, xml = path("reply.pdf"), path("reply.xml")
    s.ok(f"request carry-out {n} -o {pdf} -o {xml}")
    digest = hashlib.sha256(read(xml, "rb")).hexdigest()
    check(is_valid(xml), "the reply's XML is valid against its schema")
    check(digest in words(pdf).replace(" ", "") and "Osoitepalvelu Koe Oy" in words(pdf) and
          "Toisen henkilön nimi" in words(pdf), "the paper has its hash, the source and what was withheld", words(pdf)[:800])
    replies = [part for part in parts(s, n, "document") if part["letter"] == "reply"]
    same(sorted((part["kind"], part["type"]) for part in replies),
         [("letter", "application/pdf"), ("reply", "application/xml")], "the reply is kept as given")
    same([part["sha256"] for part in replies if part["kind"] == "reply"], [digest], "with the hash of its data")
    same(value(s, n, "state"), "carried-out", "the case is carried out")
    s.ok(f"request carry-out {n}")
    same(len([part for part in parts(s, n, "document") if part["letter"] == "reply"]), 2,
         "carrying out what is carried out makes no second reply")
    refused(s, f"request close {n}", n, "not been given")
    refused(s, f"request deliver {n} --on 1.1.2020", "2020-01-01")
    refused(s, f"request deliver {n} --how pigeon", "pigeon", "letter")
    s.ok(f"request notify {n}")
    s.ok(f"request deliver {n} --how letter --on {TODAY.isoformat()}")
    same((value(s, n, "state"), value(s, n, "delivery")), ("notified", "letter"), "how and when it was given")
    refused(s, f"request letter {n} reply -o {pdf}", "already")
    same(s.ok(f"request close {n}"), n, "and closed")
    same((value(s, n, "state"), value(s, n, "next")), ("closed", None), "nothing is left to do")
    same(s.table("request list"), [], "a closed case is out of the list")
    same([row["number"] for row in s.table("request list --closed")], [n], "and in that of the closed ones")
    same([row["number"] for row in s.table("request list --all --customer 1")], [n], "and in the customer's")
    same(s.table("request list --all --customer 2"), [], "and in no other's")
    for line in (f"request set {n} wants=x", f"request letter {n} receipt -o {path('no.pdf')}",
                 f"request decide {n} --refuse --because x", f"request attach {n} --paper-place x",
                 f"request carry-out {n}"):
        refused(s, line, "closed")
    check(not os.path.exists(path("no.pdf")), "no file is left of a refused letter")

    told = actions(s, n)
    for step in ("add", "edit", "identify", "withhold", "decide", "deliver", "close"):
        check(step in told, f"the journal tells {step}", told)
    same(told.count("letter"), 3, "and each paper")
    check(told.index("add") < told.index("identify") < told.index("decide") < told.index("deliver") < told.index("close"),
          "in order", told)
    check(len(values(s, n, "journal")) == len(told), "request show tells the same")
    same(s.tell("register verify")[0][:2], "ok", "the register is whole, documents too")

    s.ok(f"request ombudsman {n} --diary 1234/2026 --since {day(1)}")
    same(value(s, n, "state"), "at-ombudsman", "a closed case can be at the Ombudsman")
    s.ok(f"request ombudsman {n} --outcome 'Ei aihetta' --ended {TODAY.isoformat()}")
    same((value(s, n, "state"), value(s, n, "ombudsman_diary"), value(s, n, "ombudsman_outcome")),
         ("closed", "1234/2026", "Ei aihetta"), "with diary number, outcome and date")

    # --- identity another way; refused as a whole ---
    n = s.ok("request add restriction --customer 2 --signature none --language en")
    s.ok(f"request identify {n} --by callback --with 'the number in the register'")
    misused(s, f"request decide {n} --refuse", "because")
    s.ok(f"request decide {n} --refuse --because 'No ground of Article 18 is met.'")
    refused(s, f"request carry-out {n}", "refused")
    refused(s, f"request deliver {n}", "certificate")
    s.ok(f"request letter {n} certificate -o {path('refusal.pdf')}")
    text = words(path("refusal.pdf"))
    check("No ground of Article 18 is met." in text and "Ombudsman" in text and n in text,
          "a refusal has a certificate with reasons and remedy", text[:800])
    s.ok(f"request deliver {n} --how email")
    s.ok(f"request close {n}")

    # --- objection: bans at once, by all channels of marketing; restriction ---
    n = identified(s, "objection", 2)
    s.ok(f"request decide {n} --grant")
    bans = {row["scope"] for row in s.table("ban list 2 --in-force")}
    check({"direct-advertising", "direct-marketing", "distance-selling"} <= bans, "a granted objection bans at once", bans)
    n = identified(s, "objection", 3, "--signature electronic --scopes opinion-poll,market-research")
    s.ok(f"request decide {n} --grant")
    same({row["scope"] for row in s.table("ban list 3 --in-force")}, {"opinion-poll", "market-research"},
         "or of the scopes it is against")
    n = identified(s, "restriction", 3)
    s.ok(f"request decide {n} --grant")
    same(value(s, n, "next"), "carry-out", "a restriction is carried out by itself")
    s.ok(f"request carry-out {n}")
    same({row["field"]: row["value"] for row in s.table("customer show 3")}.get("restricted"), "yes", "and then holds")
    n = identified(s, "erasure", 2)
    s.ok(f"request decide {n} --grant")
    refused(s, f"request carry-out {n}", "erasing")

    # --- portability: the data as XML ---
    n = identified(s, "portability", 2)
    s.ok(f"request decide {n} --grant")
    s.ok(f"request carry-out {n} -o {path('port.xml')}")
    check(is_valid(path("port.xml"), "portability-1"), "portability gives the data as XML, valid against its schema")
    misused(s, f"request letter {n} decision -o {path('decision.xml')}", "PDF")

    # --- a person who is not in the register ---
    n = s.ok("request add access --not-in-register --requester 'Tuula Tuntematon' --address 'Outokuja 4\\n00300 Helsinki' "
             "--signature electronic --language fi")
    same((value(s, n, "not_in_register"), value(s, n, "address")), ("yes", "Outokuja 4, 00300 Helsinki"),
         "a case of somebody who is not in the register")
    s.ok(f"request identify {n} --by electronic")
    s.ok(f"request decide {n} --grant")
    s.ok(f"request carry-out {n} -o {path('none.pdf')} -o {path('none.xml')}")
    text = words(path("none.pdf"))
    check("Tuntematon" in text and "Outokuja 4" in text and "Koemäki" not in text and is_valid(path("none.xml")),
          "“we hold no data” is a reply, too", text[:600])
    s.ok(f"request deliver {n}")
    s.ok(f"request close {n}")
    n = s.ok("request add access --requester 'Kuka Lie' --signature handwritten")
    s.ok(f"request identify {n} --by in-person --with passi")
    refused(s, f"request decide {n} --grant", n, "not known whose data")
    s.ok(f"request set {n} not_in_register=yes")
    s.ok(f"request set {n} customer=2")
    same((value(s, n, "customer"), value(s, n, "not_in_register")), ("2", None), "found after all")
    s.ok(f"request set {n} customer= not_in_register=kyllä requester='Kuka Lienee' received={day(1)} language=ruotsi "
         "channel=service-point addressee='Aino Koevuori' address='Koekuja 7, 00100 Helsinki' wants='Tiedot'")
    facts = dict(shown(s, n))
    same((facts["requester"], facts["received"], facts["language"], facts["channel"], facts["address"], facts["wants"]),
         ("Kuka Lienee", day(1), "sv", "service-point", "Koekuja 7, 00100 Helsinki", "Tiedot"), "what arrives later is set")
    refused(s, f"request set {n} customer=2 not_in_register=yes", "not in the register")

    # --- finding who asks ---
    same([row["last_name"] for row in s.table("request find koemaki")], ["Koemäki"], "found by the name")
    same([row["last_name"] for row in s.table("request find testinen")], ["Koelampi"], "by a former name")
    same([row["last_name"] for row in s.table("request find '040 555 0101'")], ["Koemäki"], "by the telephone")
    same(s.table("request find eeva@posti.example"), [], "never by e-mail alone")

# --- time limits ---
with register.session() as s:
    for received, due, extended in LIMITS:
        case = s.ok(f"request add access --customer 1 --received {received} --language fi --signature handwritten")
        row = next(row for row in s.table("request list --format csv") if row["number"] == case)
        same((row["due"], row["due_if_extended"]), (due, extended), f"the limits of a request of {received}")
    late = s.ok(f"request add access --customer 1 --received {day(60)} --signature handwritten")
    refused(s, f"request extend {late} --because 'Paljon työtä'", late, "first month")
    case = s.ok("request add access --customer 1 --signature handwritten")
    same(value(s, case, "received"), TODAY.isoformat(), "a request is received today unless it is said")
    refused(s, f"request letter {case} extension -o {path('early.pdf')}", "extend")
    later = value(s, case, "due_if_extended")
    check(value(s, case, "due") < later, "before the extension the limit is the first one")
    misused(s, f"request extend {case}", "because")
    s.ok(f"request extend {case} --because 'Pyyntöjä on poikkeuksellisen paljon.'")
    same((value(s, case, "due"), value(s, case, "extended")), (later, TODAY.isoformat()), "an extension moves it")
    s.ok(f"request letter {case} extension -o {path('extension.pdf')}")
    check("Pyyntöjä on poikkeuksellisen paljon." in words(path("extension.pdf")), "and its letter gives the reasons")
    refused(s, f"request extend {case} --because x", "already")

    # --- words that don't fit ---
    for line, wanted in [("request add visit --customer 1", ("visit", "rectification")),
                         ("request add access --customer 999", ("999",)),
                         ("request add access --customer 1 --language de", ("de",)),
                         ("request add access --customer 1 --signature stamp", ("stamp", "handwritten")),
                         ("request add access --customer 1 --channel pigeon", ("pigeon",)),
                         ("request add access --customer 1 --channel import", ("import",)),
                         ("request add access --customer 1 --received 31.2.2026", ("31.2.2026",)),
                         ("request add objection --customer 1 --scopes all", ("all",)),
                         ("request add access --customer 1 --not-in-register", ("not in the register",)),
                         (f"request set {case} shoe=44", ("shoe",)), (f"request set {case} signature", ("signature",)),
                         (f"request identify {case} --by guess", ("guess", "callback")),
                         (f"request identify {case} --by none", ("none",)),
                         (f"request letter {case} poem -o {path('x.pdf')}", ("poem", "receipt")),
                         (f"request letter {case} receipt --language de -o {path('x.pdf')}", ("de",)),
                         (f"request letter {case} notice -o {path('x.pdf')}", ("nobody",)),
                         (f"request notify {case} --state lost", ("lost",)),
                         (f"request document {case} 999 -o {path('x.pdf')}", ("999",)),
                         ("request show 2026-999", ("2026-999",)), ("request show 999", ("999",)),
                         ("request show x", ("x",)), ("request text list --language de", ("de",))]:
        refused(s, line, *wanted)
    for line in ("request", "request frobnicate", "request add", "request show", f"request identify {case}",
                 f"request decide {case}", f"request decide {case} --grant --refuse", f"request letter {case} receipt",
                 f"request letter {case} receipt -o x.doc", f"request attach {case}", f"request attach {case} x --paper-place y",
                 f"request decide {case} --grant --because x --value y", f"request set {case}", "request add access --sex f",
                 f"request ombudsman {case} --diary 1", f"request carry-out {case} -o x.txt", "request text list",
                 "request text sing --language fi", f"request notify {case} --state impossible"):
        misused(s, line)
    check(not os.path.exists(path("x.pdf")), "no file was made of it")

    # --- where a letter can't be saved nothing is kept ---
    before = parts(s, case, "document")
    answer, _ = s.tell(f"request letter {case} receipt -o {path('nowhere')}/x.pdf")
    check(answer.startswith("error 6 "), "a letter that can't be written", answer)
    answer, _ = s.tell(f"request letter {case} receipt -o /dev/full.pdf/x.pdf")
    check(answer.startswith("error 6 "), "nor there", answer)
    same(parts(s, case, "document"), before, "is not kept either")
    os.mkdir(path("taken.pdf"))
    answer, _ = s.tell(f"request letter {case} receipt -o {path('taken.pdf')}")
    check(answer.startswith("error 6 "), "nor over a folder", answer)
    check([name for name in os.listdir(os.path.dirname(path("x"))) if name.startswith(".kortisto-")] == [],
          "no half file is left")

    # --- the office's own texts ---
    rows = s.table("request text list --language fi")
    check(len(rows) > 5 and all(row["text"] and not row["changed"] for row in rows), "the texts can be listed", rows[:3])
    mine = next(row for row in rows if row["letter"] == "receipt" and "{" not in row["text"])
    s.ok(f"request text set {mine['id']} 'Kiitos kirjeestänne, se on pöydällä.' --language fi")
    s.ok(f"request letter {case} receipt -o {path('own.pdf')}")
    check("Kiitos kirjeestänne, se on pöydällä." in words(path("own.pdf")), "a text of the office stands in its letters",
          words(path("own.pdf"))[:600])
    changed = [row for row in s.table("request text list --language fi") if row["changed"]]
    same([(row["id"], row["text"]) for row in changed], [(mine["id"], "Kiitos kirjeestänne, se on pöydällä.")], "and is marked")
    with open(path("text.txt"), "w", encoding="utf-8") as file:
        file.write("Toinen teksti tiedostosta.\n")
    s.ok(f"request text set {mine['id']} --file {path('text.txt')} --language fi")
    same([row["text"] for row in s.table("request text list --language fi") if row["changed"]],
         ["Toinen teksti tiedostosta."], "or comes from a file")
    s.ok(f"request text reset {mine['id']} --language fi")
    same(s.table("request text list --language fi"), rows, "and there is a way back")
    refused(s, "request text set no-such-text x --language fi", "no-such-text")

# --- a date in the future is a warning ---
future = day(-40)
answer = register.run("request", "add", "access", "--customer", "1", "--received", future, "--signature", "none")
check(answer.status == 0 and future in answer.err and re.fullmatch(r"\d{4}-\d{3}\n", answer.out),
      "a request from the future is taken with a warning", answer)
answer = register.run("request", "decide", answer.out.strip(), "--grant", env={"LC_ALL": "C"})
check(answer.status == 1 and "signed" in answer.err and answer.out == "", "alone it is refused the same way", answer)

# --- recipients and disclosures ---
with register.session() as s:
    s.ok("recipient add 'Painotalo Koe Ab' --role printer --country Sverige --contract 1.2.2026")
    same([(row["name"], row["role"], row["country"], row["address"], row["contract"])
          for row in s.table("recipient list")],
         [("Painotalo Koe Ab", "printer", "SE", "", "2026-02-01"),
          ("Perintä Koe Oy", "collection-agency", "", "Koetie 9, 00200 Helsinki", "")], "recipients are listed")
    s.ok("recipient set 'Painotalo Koe Ab' --email paino@koe.example")
    same(s.table("recipient list")[0]["email"], "paino@koe.example", "and changed")
    s.ok("disclosure add 2 --recipient 'Perintä Koe Oy' --date 5.6.2026 --ground debt-collection --fields last_name,address")
    same([(row["customer"], row["recipient"], row["date"], row["ground"], set(row["fields"].split(", ")))
          for row in s.table("disclosure list 2")],
         [("2", "Perintä Koe Oy", "2026-06-05", "debt-collection", {"last_name", "address"})], "a disclosure is listed")
    same(s.table("disclosure list 1"), [], "with its customer alone")
    for line, word in [("recipient add 'Perintä Koe Oy' --role other", "Perintä Koe Oy"),
                       ("recipient add X --role friend", "friend"), ("recipient add X --role other --country Atlantis", "Atlantis"),
                       ("recipient set Nobody --role other", "Nobody"),
                       ("disclosure add 2 --recipient Nobody --ground invoicing --fields city", "Nobody"),
                       ("disclosure add 2 --recipient 'Perintä Koe Oy' --ground friendship --fields city", "friendship"),
                       ("disclosure add 2 --recipient 'Perintä Koe Oy' --ground invoicing --fields shoe", "shoe"),
                       ("disclosure add 999 --recipient 'Perintä Koe Oy' --ground invoicing --fields city", "999"),
                       ("disclosure add 2 --recipient 'Perintä Koe Oy' --date never --ground invoicing --fields city", "never")]:
        refused(s, line, word)
    misused(s, "recipient add X", "role")
    misused(s, "disclosure add 2 --recipient X --ground invoicing", "fields")

finish()
