#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs on record, reprints, saved selections, households, lists from update services (R6, R11–R13, R20–R25, R52)."""
import hashlib
import subprocess

from case import is_valid
from office import Register, change_past, check, finish, path, read, rows, same, write

register = Register("office.kortisto").create()
AT_HOME = "street='Suotie 4 A 5' postal_code=90100 city=Oulu"


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()


def words_of(pdf):
    return " ".join(text_of(pdf).split())


def boxes(pdf):
    """Where each word stands, in millimetres from the left and the top."""
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout.decode()
    found = {}
    for line in done.splitlines():
        if "<word " in line:
            parts = dict(piece.split("=") for piece in line.split(">")[0].replace("<word ", "").split())
            word = line.split(">")[1].split("<")[0]
            found.setdefault(word, []).append(tuple(float(parts[k].strip('"')) / 72 * 25.4 for k in ("xMin", "yMin")))
    return found


def refused(answer, *words):
    return answer.startswith("error 1 ") and all(word in answer for word in words)


def add(session, first, last, at="street='Koekuja 1' postal_code=00100 city=Helsinki", more=""):
    return session.ok(f"customer add first_name={first} last_name={last} {at} {more}")


with register.session() as s:
    anna, matti = add(s, "Anna", "Koelampi", AT_HOME), add(s, "Matti", "Koelampi", AT_HOME)
    asa, per = (add(s, name, "Provström", "street='Provgatan 3' postal_code=65100 city=Vasa", "language=sv")
                for name in ("Åsa", "Per"))
    solo = add(s, "Ville", "Testinen", more="email=ville@posti.example phone='040 555 0101'")

    # --- households on paper -------------------------------------------------------------------------

    def labels(options):
        s.ok(f"labels print --purpose direct-marketing --sheet avery-l7160 {options} -o {path('l.pdf')}")
        return words_of(path("l.pdf"))

    FAMILY = ("Perhe", "Familjen", "Family", "perhe", "familjen", "family")
    text = labels("--merge-households")
    check("Anna & Matti Koelampi" in text and "Per & Åsa Provström" in text, "spouses share a label", text)
    check(not any(word in text for word in FAMILY), "and are no family unless that is asked for", text)
    text = labels("--family")
    check("Perhe Koelampi" in text and "Familjen Provström" in text and "Anna" not in text,
          "asked for, they are one, each in the own language", text)

    s.ok(f"ban add {matti},{per} direct-marketing --channel customer-service")
    for options in ("--merge-households", "--family", "--merge-households --family --merge-organisations", ""):
        text = labels(options)
        check("Anna Koelampi" in text and "Åsa Provström" in text and "Matti" not in text and
              text.count("Koelampi") == 1 and not any(word in text for word in FAMILY),
              f"one of them has a ban: nobody else is named, nor a family, with {options or 'nothing'}", text)
    text = labels(f"--family --select customer={anna},{matti}")
    check("Anna Koelampi" in text and "Matti" not in text and "Perhe" not in text, "also of a few people", text)

    # Who is not selected is not of the family that a label may name.
    s.ok(f"ban lift {matti},{per} direct-marketing")
    oona = add(s, "Oona", "Koelampi", AT_HOME, "email=oona@posti.example")
    s.ok(f"ban add {oona} direct-marketing --channel email")
    for select in ("has-email=no", f"customer={anna},{matti}"):
        text = labels(f"--family --select '{select}'")
        check("Anna & Matti Koelampi" in text and "Perhe" not in text and "Oona" not in text,
              f"{select}: no family whose banned member is not even looked at", text)
    s.ok(f"ban lift {oona} direct-marketing")

    # --- where the labels go -------------------------------------------------------------------------

    one = f"--select customer={solo}"
    labels(one)
    x, y = boxes(path("l.pdf"))["Testinen"][0]
    labels(f"{one} --copies 3 --skip 2 --start 1")
    places = boxes(path("l.pdf"))["Testinen"]
    same(sorted((round((b - y) / 38.1), round((a - x) / 66)) for a, b in places), [(0, 0), (0, 2), (1, 0)],
         "three copies, past the spoiled second label")
    labels(f"{one} --offset 2,-1.5")
    a, b = boxes(path("l.pdf"))["Testinen"][0]
    check(abs(a - x - 2) < 0.1 and abs(b - y + 1.5) < 0.1, "an offset moves it", (x, y, a, b))
    labels(f"{one} --scale 1.01,1")
    a, b = boxes(path("l.pdf"))["Testinen"][0]
    check(abs(a - 1.01 * x) < 0.1 and abs(b - y) < 0.1, "a scale stretches it", (x, y, a, b))
    text = labels(f"{one} --sender 'Koemyynti Oy, Koekuja 9'")
    check("Koemyynti Oy, Koekuja 9" in text, "the sender stands on it", text)
    for options in ("--skip 22", "--skip 0", "--skip x", "--start 99"):
        answer, _ = s.tell(f"labels print --purpose relation --sheet avery-l7160 {options} -o {path('no.pdf')}")
        check(refused(answer, "label"), f"refused: {options}", answer)
    for options in ("--offset 2", "--offset x,y", "--offset 900,0", "--scale 0,1", "--scale 1,9", "--copies 0",
                    "--copies 100000"):
        answer, _ = s.tell(f"labels print --purpose relation --sheet avery-l7160 {options} -o {path('no.pdf')}")
        check(answer.startswith("error 2 "), f"not understood: {options}", answer)

    # --- cards and paper -----------------------------------------------------------------------------

    s.ok(f"labels list --format vcard --purpose relation --select customer={solo} -o {path('l.vcf')}")
    same(read(path("l.vcf")).replace("\r\n", "\n"),
         "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Ville Testinen\nN:Testinen;Ville;;;\n"
         "ADR:;;Koekuja 1;Helsinki;;00100;Finland\nEND:VCARD\n", "a card has the fields of a list and no others")
    answer, _ = s.tell(f"labels list --format vcard --purpose relation --family -o {path('no.vcf')}")
    check(answer.startswith("error 2 "), "cards are not merged", answer)
    for words in ("customer list", "labels runs", f"customer show {solo}"):
        answer, _ = s.tell(f"{words} --format vcard")
        check(answer.startswith("error 2 ") and "vcard" in answer, f"{words}: nothing but a list is of cards", answer)

    # The words of a name can't break the files they stand in.
    odd = s.ok("""customer add 'first_name=<A> "B"' 'last_name=C&D; E, F' 'organisation=]]> Oy' """
               "'street=Tie 1 =2+3' postal_code=00100 city=Helsinki")
    for form, schema in (("xml", "list-1"), ("csv", None)):
        s.ok(f"labels list --format {form} --purpose relation --recipient 'A & <B>' --select customer={odd} "
             f"-o {path('odd.' + form)}")
        check(schema is None or is_valid(path("odd.xml"), schema), f"{form}: odd words, but well made")
    row = rows(read(path("odd.csv")))[0]
    same([row[f"line_{i}"] for i in (1, 2, 3, 4)], ["]]> Oy", '<A> "B" C&D; E, F', "Tie 1 =2+3", "00100 HELSINKI"],
         "and read again they are what they were")

    s.ok(f"labels list --format table --purpose relation --select customer={solo} -o {path('paper.pdf')}")
    check("Ville Testinen" in words_of(path("paper.pdf")) and "Koekuja 1, 00100 HELSINKI" in words_of(path("paper.pdf")),
          "a list on paper", words_of(path("paper.pdf")))
    answer, _ = s.tell(f"labels list --format table --purpose relation -o {path('paper.txt')}")
    check(answer.startswith("error 2 "), "which is a PDF", answer)

# --- the record --------------------------------------------------------------------------------------

runs_register = Register("runs.kortisto").create()
with runs_register.session() as s:
    aino, bo, cia = (add(s, *names) for names in (("Aino", "Aalto"), ("Bo", "Berg"), ("Cia", "Cron")))
    s.ok(f"ban add {cia} opinion-poll --channel letter")
    s.ok("recipient add 'Painotalo Koe Oy' --role printer")
    run = s.ok(f"labels print --purpose opinion-poll --recipient 'Painotalo Koe Oy' --sheet avery-l7160 --order name -o {path('r.pdf')}")
    facts = {row["field"]: row["value"] for row in s.table(f"labels run {run}")}
    same({k: facts.get(k) for k in ("number", "purpose", "recipient", "ground", "selection", "medium", "sheet", "state",
                                    "matched", "printed", "merged", "left-out ban-of-scope")},
         {"number": run, "purpose": "opinion-poll", "recipient": "Painotalo Koe Oy", "ground": "processing",
          "selection": "all", "medium": "labels", "sheet": "avery-l7160", "state": "produced", "matched": "3",
          "printed": "2", "merged": "0", "left-out ban-of-scope": "1"}, "what, for what, for whom, on what, how many")
    same([(row["customer"], row["name"], row["address"]) for row in s.table(f"labels run {run} --people")],
         [(aino, "Aalto Aino", "Aino Aalto, Koekuja 1, 00100 HELSINKI"),
          (bo, "Berg Bo", "Bo Berg, Koekuja 1, 00100 HELSINKI")], "and who, with the address as printed")
    same(s.table("journal list --limit 1")[0]["subject"], "customer", "whoever looks at them is in the journal")
    same([[row["number"] for row in s.table(f"labels runs --customer {who}")] for who in (aino, cia)], [[run], []],
         "each person's runs")

    # Again, without those who have forbidden it since.
    s.ok(f"ban add {bo} list-publication --channel email")
    s.ok(f"customer set {aino} street='Uusikatu 2'")
    again = s.ok(f"labels reprint {run} --sheet avery-l7163 -o {path('r.pdf')}")
    text = words_of(path("r.pdf"))
    check("Aino Aalto Uusikatu 2" in text and "Bo" not in text and "Cia" not in text,
          "a reprint is of those of the run who may still be printed", text)
    s.ok(f"labels reprint {run} --sheet avery-l7163 --as-printed -o {path('r.pdf')}")
    check("Aino Aalto Koekuja 1" in words_of(path("r.pdf")), "or with the addresses of then")
    facts = {row["field"]: row["value"] for row in s.table(f"labels run {again}")}
    same((facts["reprint_of"], facts["recipient"], facts["left-out ban-list-publication"]),
         (run, "Painotalo Koe Oy", "1"), "and is a run of its own that names the first")
    same([row["reprint_of"] for row in s.table("labels runs --limit 2")], [run, run], "the newest runs first")
    for words in ("labels run 99", "labels run x", f"labels reprint 99 --sheet avery-l7163 -o {path('no.pdf')}"):
        check(refused(s.tell(words)[0], words.split()[2]), f"refused: {words}", s.tell(words)[0])
    answer, _ = s.tell(f"labels reprint {run} --sheet nonsense -o {path('no.pdf')}")
    check(refused(answer), "refused: a sheet that is not there", answer)
    answer, _ = s.tell(f"labels print --purpose relation --sheet avery-l7160 -o {path('no/folder/l.pdf')}")
    check(answer.startswith("error 6 "), "a file that can't be written", answer)
    same(s.table("labels runs --limit 1")[0]["state"], "failed", "and the run says it came to nothing")

    # Forgetting takes the people, not the counts.
    same(s.ok("labels forget --keep 1"), "0", "nothing is forgotten before its time")
    for keep in ("0", "5000"):
        check(refused(s.tell(f"labels forget --keep {keep}")[0]), f"refused: to keep for {keep} months")

    # --- saved selections ----------------------------------------------------------------------------

    s.ok("labels select save 'Etelä' 'postcode=00-10; country=FI'")
    answer, _ = s.tell("labels select save ETELÄ country=SE")
    check(refused(answer, "ETELÄ"), "a name once, whatever its case", answer)
    s.ok("labels select save ETELÄ 'postcode=00' --replace")
    same([(row["name"], row["selection"]) for row in s.table("labels select list")], [("ETELÄ", "postcode=00-00")],
         "it is listed as the run will say it")
    s.ok(f"labels list --format csv --purpose relation --select @etelä -o {path('s.csv')}")
    same(len(rows(read(path("s.csv")))), 3, "and selects by its name")
    s.ok("labels select remove Etelä")
    check(refused(s.tell(f"labels list --format csv --purpose relation --select @etelä -o {path('s.csv')}")[0], "etelä"),
          "once removed it is not there")
    check(s.tell("labels select nothing")[0].startswith("error 2 "), "no other verbs")

# Two years are as long as a run keeps its people, unless the office says otherwise.
change_past(runs_register, f"UPDATE list_run SET at = at - 730 * 86400 WHERE id = {run}")
with runs_register.session() as s:
    same(s.ok("labels forget --keep 24"), "0", "not a day before")
change_past(runs_register, f"UPDATE list_run SET at = at - 3 * 86400 WHERE id = {run}")
with runs_register.session() as s:
    same(s.ok("labels forget --keep 24"), "2", "then its people are forgotten")
    facts = {row["field"]: row["value"] for row in s.table(f"labels run {run}")}
    check(facts["printed"] == "2" and facts["forgotten"] and "person" not in facts, "the counts stay", facts)
    same((s.table(f"labels run {run} --people"), run in [row["number"] for row in s.table(f"labels runs --customer {bo}")]),
         ([], False), "and it is found by nobody of them")
    answer, _ = s.tell(f"labels reprint {run} --sheet avery-l7163 -o {path('no.pdf')}")
    check(refused(answer, "persons are kept"), "refused: to print them again", answer)

# --- bans of several people, lists of update services ------------------------------------------------

services = Register("services.kortisto").create()
with services.session() as s:
    aino = add(s, "Aino", "Öhman", "street='Östra Strandgatan 3 B 4' postal_code=65100 city=Vasa", "email=Aino@posti.example")
    bo = add(s, "Bo", "Berg", more="email=bo@posti.example")
    cia = add(s, "Cia", "Cron")
    same(s.ok(f"ban add {aino},{bo} opinion-poll,market-research --channel customer-service --evidence puhelu"), "4",
         "two people, two scopes: four bans at once")
    same(s.ok(f"ban add {aino},{cia} opinion-poll --channel customer-service"), "1", "nobody gets a second one")
    for words in (f"ban add {aino},99 direct-marketing --channel email", f"ban add {aino} direct-marketing,x --channel email",
                  f"ban add {aino}, direct-marketing --channel email"):
        check(refused(s.tell(words)[0]), f"refused: {words}", s.tell(words)[0])
    same(s.ok(f"ban lift {aino},{bo},{cia} opinion-poll --because puhelu"), "3", "and lifted at once")
    same(len(s.table("ban list --in-force")), 2, "nothing else has changed")

    digest = hashlib.sha256(b"bo@posti.example").hexdigest()
    listed = write("kielto.csv", "Nimi;Lähiosoite;Postinumero;email_sha256\n"
                   "OHMAN AINO;ostra strandgatan 3b4;65100;\n;;;" + digest.upper() + "\nVieras Ville;Tie 1;00100;\n")
    same(s.ok(f"ban import {listed} --source 'Koekieltopalvelu' --date 2026-11-01"), "8", "two people on the list: eight bans")
    same(s.ok(f"ban import {listed} --source 'Koekieltopalvelu' --date 2026-11-01"), "0", "the list again: none")
    bans = [row for row in s.table(f"ban list {aino} --in-force") if row["channel"] == "import"]
    same(sorted((row["scope"], row["for"], row["received"], row["evidence"]) for row in bans),
         [(scope, "both", "2026-11-01", "Koekieltopalvelu 2026-11-01")
          for scope in ("direct-advertising", "direct-marketing", "distance-selling", "other-marketing")],
         "with the list's name and day")
    same(s.ok(f"ban import {listed} --source K --scopes opinion-poll"), "2", "or the scopes that are named")
    for content, words in (("name,street,postal_code\nAho,Tie 1\n", ["line 2"]),
                           ("sha256\nabc\n", ["line 2", "column 1", "SHA-256", "abc"]),
                           ("name,street,postal_code\nAho,Tie 1,00100\nBerg,,00100\n", ["line 3"]),
                           ("name,street\nAho,Tie 1\n", ["postal_code", "email_sha256"]), ("", ["empty"])):
        answer, _ = s.tell(f"ban import {write('bad.csv', content)} --source K")
        check(refused(answer, "bad.csv", *words), f"refused: {content!r}", answer)
    check(refused(s.tell(f"ban import {listed} --source K --scopes nonsense")[0], "nonsense"), "refused: no such scope")
    check(s.tell(f"ban import {listed}")[0].startswith("error 2 "), "a list has a source")
answer = services.run("ban", "import", listed, "--source", "K")
same(answer.out, "rows 3\nunmatched 1\ncustomers 2\nbans 0\n", "outside a batch it tells what came of the list")
finish()
