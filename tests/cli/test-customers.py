#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Customers, bans and the batch protocol (R2, R13–R18, R20–R25, R52)."""
from office import Register, check, finish, run, same, write

register = Register("office.kortisto").create()


def shown(session, number):
    return {row["field"]: row["value"] for row in session.table(f"customer show {number}")}


def names(session, words):
    return [row["last_name"] for row in session.table(f"customer list {words}")]


with register.session() as s:
    # --- adding, changing, finding ---
    first = s.ok("customer add first_name=Eeva last_name=Mäkinen street='Koekuja 1' "
                 "postal_code=00100 city=Helsinki phone='+358 40 555 0101' "
                 "email=eeva@posti.example --source myymälä")
    same(first, "1", "ids are numbers from 1 in a new register")
    second = s.ok("customer add name='Åke af Öst' organisation='Öst Ab' country=Ruotsi "
                  "street='Testgatan 2' postal_code='753 20' city=Uppsala language=sv")
    s.ok("customer add organisation='Äyskäri Oy' id=K-77")
    s.ok("customer add first_name=Onni last_name=Makkonen")
    card = shown(s, first)
    same((card["first_name"], card["last_name"], card["postal_code"], card["city"], card["phone"]),
         ("Eeva", "Mäkinen", "00100", "Helsinki", "+358 40 555 0101"), "a customer is shown as added")
    same((shown(s, second)["first_name"], shown(s, second)["last_name"], shown(s, second)["country"]),
         ("Åke", "af Öst", "SE"), "a name is split, a country's name is understood")
    same(names(s, ""), ["af Öst", "Makkonen", "Mäkinen", ""],
         "the list is in Finnish order: ä behind a, an organisation by its name")
    same(names(s, "--search makinen"), ["Mäkinen"], "“makinen” finds Mäkinen")
    same(names(s, "--search MÄKI"), ["Mäkinen"], "a beginning in capitals finds")
    same(names(s, "--search 0405550101"), ["Mäkinen"], "a phone number is found by its digits")
    same(names(s, "--search K-77"), [""], "an external number is found")
    same(names(s, "--search 'koekuja helsinki'"), ["Mäkinen"], "two words must both be there")
    same(names(s, "--search zzz"), [], "what is not there is not found")
    same(names(s, "--limit 2"), ["af Öst", "Makkonen"], "a limit limits")
    same(names(s, "--search '\"'"), [], "a lone quotation mark is no syntax")
    same(len(names(s, "--search \"x' OR 1=1 --\"")), 0, "SQL in a search is only words")

    s.ok(f"customer set {first} last_name=Mäkinen-Koe former_names=Mäkinen "
         "--source 'oma ilmoitus' --reason Nimenmuutos")
    same(shown(s, first)["last_name"], "Mäkinen-Koe", "a changed value is shown")
    same(names(s, "--search koe"), ["Mäkinen-Koe"], "and found")
    s.ok(f"customer set {first} phone=")
    check("phone" not in shown(s, first), "FIELD= empties a value")
    same(names(s, "--search 0405550101"), [], "what is emptied is no longer found")
    same(shown(s, "K-77")["organisation"], "Äyskäri Oy", "an external number names a customer")

    s.ok(f"customer set {first} 'registers=Asiakasrekisteri, Omistajat'")
    same(shown(s, first)["registers"], "Asiakasrekisteri, Omistajat", "a person may be in several named registers (R35)")

    # --- archive ---
    s.ok(f"customer archive {second}")
    check("af Öst" not in names(s, ""), "an archived customer is out of the list")
    same(names(s, "--archived"), ["af Öst"], "and in the list of the archived")
    same(names(s, "--search uppsala"), ["af Öst"], "and found by search")
    s.ok(f"customer archive {second} --bring-back")
    check("af Öst" in names(s, ""), "and comes back")

    # --- what is refused says what ---
    for line, word in [
            ("customer add email=x@y.example", "name"),
            ("customer add last_name=X postal_code=123 street=a city=b", "123"),
            ("customer add last_name=X country=Atlantis", "Atlantis"),
            ("customer add last_name=X email=nonsense", "nonsense"),
            ("customer add last_name=X created=31.2.2025", "31.2.2025"),
            ("customer add last_name=X deceased=perhaps", "perhaps"),
            ("customer add last_name=X shoe_size=44", "shoe_size"),
            ("customer set 999 last_name=X", "999"),
            ("customer set 1 last_name", "last_name"),
            ("customer show 999", "999"),
            ("customer archive 999", "999"),
            ("ban add 1 direct-advertising --channel pigeon", "pigeon"),
            ("ban add 1 all-of-it --channel email", "all-of-it"),
            ("ban add 1 direct-advertising --channel email --received never", "never"),
            ("ban add 1 direct-advertising --channel email --for nobody", "nobody"),
            ("ban add 999 direct-advertising --channel email", "999"),
            ("ban lift 1 opinion-poll", "opinion-poll")]:
        answer, _ = s.tell(line)
        check(answer.startswith("error 1 ") and word in answer, f"refused with “{word}”: {line}", answer)
    same(len(names(s, "")), 4, "nothing of what was refused was kept")

    # --- bans: no form, no signature (R53), history kept ---
    s.ok("ban add 1 direct-advertising --channel service-point --received 1.6.2025 --evidence kassalla")
    bans = s.table("ban list 1")
    same([(b["scope"], b["for"], b["channel"], b["received"], b["evidence"]) for b in bans],
         [("direct-advertising", "both", "service-point", "2025-06-01", "kassalla")], "a ban is listed")
    same(s.table("customer list --search koe")[0]["bans"], "direct-advertising",
         "and stands in the customer's row")
    s.ok("ban lift 1 direct-advertising --because pyynnöstä")
    same(s.table("ban list 1 --in-force"), [], "a lifted ban is not in force")
    same(s.table("ban list 1")[0]["lifted_because"], "pyynnöstä", "and is kept as history")

    same(s.facts()["journal_entries"] != "0", True, "all of it is in the journal")
    answer, _ = s.tell("journal verify")
    same(answer[:2], "ok", "whose chain holds")

# --- batch: goes on after an error, exits with the first error's code ---
answer = register.run("batch", stdin="""# a remark, then an empty line

customer add last_name=Yksi
customer frobnicate
customer add last_name='never closed
ban add 999 opinion-poll --channel email
customer add "last_name=Kak si" first_name=
""")
lines = answer.out.splitlines()
same(len(lines), 5, "one answer a command, none for remarks")
check(lines[0].startswith("ok ") and lines[4].startswith("ok "), "goes on after errors", answer)
same([line[:8] for line in lines[1:4]], ["error 2 ", "error 2 ", "error 1 "],
     "error, exit status, message")
same(answer.status, 2, "exits with the first error's status")
same(answer.err, "", "answers go to stdout alone")
same(register.run("batch", stdin="").status, 0, "a batch of nothing succeeds")
same(register.run("batch", stdin="customer add last_name=Viimeinen").status, 0,
     "a last line without its end counts")
check("Kak si" in register.run("customer", "list", "--search", "kak").out, "quoted words stay together")

answer = register.run("batch", stdin="register info --format=csv\nregister info\ncustomer list --format tables\n")
check(answer.out.startswith("what,value\n") and answer.out.count("what,value\n") == 1 and
      "error 2 " in answer.out, "a --format in a line counts for that line", answer)

# --- words ---
same(run("--help").status, 0, "help is no error")
same(run("--version").out.split()[0], "kortisto-cli", "says its version")
listing = register.run("--format=xml", "customer", "list")
with open(write("list.xml", listing.out), encoding="utf-8") as file:
    import xml.etree.ElementTree as tree
    same(len(tree.parse(file).getroot()), 7, "a list as XML is well-formed, an element a customer")
listing = register.run("--format", "csv", "customer", "list")
same(listing.out.splitlines()[0].split(",")[:6],
     ["id", "last_name", "first_name", "organisation", "postal_code", "city"], "the CSV's first columns")

finish()
