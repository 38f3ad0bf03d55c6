#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the commands that give the demo office its requests, with limits around today.

requests.py FOLDER: where the papers made on the way may lie. Everybody is invented.
"""
import calendar
import datetime
import shlex
import subprocess
import sys
from pathlib import Path

folder = Path(sys.argv[1])
here = Path(__file__).resolve().parent
today = datetime.date.today()
friday = today + datetime.timedelta((4 - today.weekday()) % 7)
n_cases = 0


def received_for(due):
    """The day of receipt whose limit, one month later, is that day (or the working day after it)."""
    year, month = (due.year, due.month - 1) if due.month > 1 else (due.year - 1, 12)
    return datetime.date(year, month, min(due.day, calendar.monthrange(year, month)[1]))


def days_ago(n):
    return today - datetime.timedelta(n)


def say(*words):
    print(" ".join(shlex.quote(str(word)) for word in words))


def case(kind, received, *words):
    """Takes a case down; it is named by its own number, for that of the year depends on the day."""
    global n_cases
    n_cases += 1
    say("request", "add", kind, "--received", received, *words)
    return n_cases


def letter(number, kind, *words):
    say("request", "letter", number, kind, *words, "-o", folder / f"{number}-{kind}.pdf")


def scan(received):
    """The letter as it comes from the scanner: a picture without text."""
    written = received - datetime.timedelta(4)
    days = [f"{day.day}.{day.month}.{day.year}" for day in (written, received)]
    page = subprocess.run([sys.executable, here / "scan.py", *days], check=True, capture_output=True).stdout
    path = folder / "korjauspyynto"
    subprocess.run(["pdftoppm", "-jpeg", "-r", "110", "-singlefile", "-", path], input=page, check=True)
    return path.with_suffix(".jpg")


def closed_cases():
    access = case("access", days_ago(75), "--customer", 10706, "--channel", "letter", "--signature", "handwritten",
                  "--paper-place", "Arkistokaappi 2, kansio K 13")
    say("request", "identify", access, "--by", "compared", "--with", "tilaussopimus 2024")
    say("request", "decide", access, "--grant")
    letter(access, "reply")
    say("request", "deliver", access, "--how", "letter")
    say("request", "close", access)
    objection = case("objection", days_ago(52), "--customer", 11178, "--channel", "email", "--signature", "electronic",
                     "--scopes", "direct-advertising,distance-selling")
    say("request", "identify", objection, "--by", "electronic")
    say("request", "decide", objection, "--grant")
    letter(objection, "ban-confirmation")
    say("request", "deliver", objection, "--how", "letter")
    say("request", "close", objection)


def late_case():
    number = case("access", received_for(days_ago(4)), "--customer", 10288, "--channel", "letter",
                  "--signature", "none", "--wants", "Mitä tietoja teillä on minusta?")
    letter(number, "receipt")
    letter(number, "ask-signature")


def rectification():
    received = received_for(friday)
    number = case("rectification", received, "--customer", 10482, "--channel", "letter", "--signature", "handwritten",
                  "--paper-place", "Paloturvakaappi 1, kansio K 14")
    say("request", "attach", number, scan(received))
    letter(number, "receipt")
    say("request", "claim", number, "--field", "address", "--wanted", "Lintuluodontie 12, 68620 Pietarsaari",
        "--ground", "outdated", "--because", "muutti lokakuussa")
    say("request", "claim", number, "--field", "phone", "--wanted", "040 555 0113")
    say("request", "claim", number, "--field", "email", "--wanted", "onni@hillasuo.example",
        "--ground", "wrong")
    say("request", "claim", number, "--field", "order", "--held", "T-17021", "--ground", "needless",
        "--because", "ei enää tarvita")
    say("request", "identify", number, "--by", "compared", "--with", "tilaussopimus 12.3.2021")
    say("request", "decide", number, "--item", 1, "accept", "--item", 3, "accept", "--item", 4, "refuse",
        "--because", "Kirjanpitolaki 2:10: tosite säilytetään kuusi vuotta")


def other_cases():
    case("erasure", received_for(friday), "--customer", 10379, "--channel", "email", "--signature", "electronic",
         "--wants", "Poistakaa kaikki tietoni.")
    access = case("access", received_for(today + datetime.timedelta(14)), "--customer", 10048, "--channel",
                  "customer-service", "--signature", "handwritten")
    say("request", "identify", access, "--by", "in-person", "--with", "ajokortti")
    say("request", "decide", access, "--grant")
    restriction = case("restriction", days_ago(9), "--customer", 10169, "--channel", "letter",
                       "--signature", "handwritten", "--wants", "En hyväksy osoitettani; älkää käyttäkö sitä.")
    say("request", "identify", restriction, "--by", "customer-number", "--with", "050 555 0113")
    correction = case("rectification", days_ago(5), "--customer", 10743, "--channel", "contact-person",
                      "--signature", "none", "--wants", "Nimeni on väärin kirjoitettu.")
    letter(correction, "ask-specification")
    extended = case("access", days_ago(18), "--customer", 10232, "--channel", "letter", "--signature", "handwritten")
    say("request", "identify", extended, "--by", "compared", "--with", "sopimus 2019")
    say("request", "extend", extended, "--because", "Vanhat paperit haetaan keskusarkistosta.")
    letter(extended, "extension")


def at_the_ombudsman():
    number = case("erasure", days_ago(26), "--customer", 10873, "--channel", "letter", "--signature", "handwritten")
    say("request", "identify", number, "--by", "compared", "--with", "tilausvahvistus 2025")
    say("request", "decide", number, "--refuse", "--because", "Laskuja on maksamatta.")
    letter(number, "certificate")
    say("request", "deliver", number, "--how", "letter")
    say("request", "ombudsman", number, "--diary", "0000/000/2026", "--since", today)


def fresh_case():
    case("portability", today, "--not-in-register", "--requester", "Anna-Lisa Strandnäs", "--language", "sv",
         "--channel", "letter", "--signature", "handwritten")


say("disclosure", "add", 10482, "--recipient", "Postitustalo Kuorilampi Oy", "--date", days_ago(40),
    "--ground", "processing", "--fields", "last_name,address")
closed_cases()
at_the_ombudsman()
late_case()
rectification()
other_cases()
fresh_case()
