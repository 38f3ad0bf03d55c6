#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reply to a request for access, in three languages and any locale (R49–R51, Art. 15)."""
import hashlib
import re
import subprocess
import xml.etree.ElementTree as tree

from office import DEMO, SOURCE, Register, check, finish, path, read, same

NS = "{urn:kortisto:access-report:1}"
TITLES = {"fi": "tarkastuspyyntöön", "sv": "begäran", "en": "request"}
MONEY = {"fi": "1 234,50 €", "sv": "1 234,50 €", "en": "€1,234.50"}

register = Register("office.kortisto").create()
with register.session() as s:
    s.ok("register set street='Koekuja 1' postal_code=00100 city=Helsinki country=FI "
         "email=palvelu@koemyynti.example contact_person='Aino Koevuori'")
    s.ok(f"import customers {DEMO}/customers.csv --source koe")
    s.ok("customer add id=77 first_name=Äijä last_name=Koe-Ångström street='Vanha <kuja> & \"tie\" 1' "
         "postal_code=00100 city=Helsinki --source myymälä")
    s.ok("customer set 77 street='Uusi kuja 2' --source osoitepäivitys --reason Muutto")
    s.ok("ban add 77 direct-advertising --channel email --received 2025-06-01")
    s.ok("ban add 77 opinion-poll --channel letter --received 2024-05-01")
    s.ok("ban lift 77 opinion-poll --because pyynnöstä")
    with open(path("orders.csv"), "w", encoding="utf-8") as file:
        file.write("order_no,customer_id,date,status,invoice_status,total\n"
                   "T-5,77,6.11.2026,delivered,paid,\"1234,50\"\n")
    s.ok(f"import orders {path('orders.csv')} --source koe")
    s.ok("labels list --purpose relation --select customer=63 --recipient 'Postitustalo Koe Oy' "
         f"-o {path('list.csv')}")


def words(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def report(session, customer, language, name):
    pdf, xml = path(name + ".pdf"), path(name + ".xml")
    session.ok(f"report access {customer} --language {language} -o {pdf} -o {xml}")
    return words(pdf), read(xml, "rb")


def valid(xml):
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema",
                           f"{SOURCE}/data/xsd/access-report-1.xsd", "-"], input=xml,
                          capture_output=True, check=False)
    return done.returncode == 0


for locale in ("C", "C.UTF-8", "fi_FI.UTF-8"):
    with register.session(env={"LC_ALL": locale}) as s:
        for language in ("fi", "sv", "en"):
            text, xml = report(s, "77", language, f"{locale}-{language}")
            what = f"{language} under {locale}"
            check(valid(xml), f"{what}: the XML is valid against its schema")
            same(tree.fromstring(xml).get("{http://www.w3.org/XML/1998/namespace}lang")
                 or tree.fromstring(xml).get("language"), language, f"{what}: and says its language")
            digest = re.findall(r"SHA-256\s+([0-9a-f]{64})", text)
            same(set(digest), {hashlib.sha256(xml).hexdigest()},
                 f"{what}: the hash on the paper is the file's")
            check(TITLES[language] in text.lower(), f"{what}: the paper is in this language", text[:400])
            missing = [fact for fact in (
                "Koe-Ångström", "Uusi kuja 2", 'Vanha <kuja> & "tie" 1', "osoitepäivitys", "Muutto",
                "myymälä", "Postitustalo Koe Oy", "T-5", MONEY[language], "Koemyynti Oy", "Koevuori",
                "tietosuoja@om.fi") if fact not in text]
            same(missing, [], f"{what}: the paper holds the data, their history and their sources")
            check("aino" not in xml.decode().replace("Aino Koevuori", ""), f"{what}: staff is not named")

with register.session() as s:
    first = report(s, "77", "fi", "once")[1]
    second = report(s, "77", "fi", "again")[1]
    same(second.count(b"purpose=\"report\"") - first.count(b"purpose=\"report\""), 1,
         "a report is itself a look-up, and on the next one")
    # Everybody of the demo office gets a reply.
    bad = []
    for row in s.table("customer list"):
        if row["last_name"] in ("Glenmurrin", "Louhenranta", "Routasalmi", "Åkernäs", "Lumilahti"):
            text, xml = report(s, row["id"], "fi", "each")
            if not valid(xml) or row["last_name"] not in text:
                bad.append(row["last_name"])
    same(bad, [], "replies to people abroad, deceased, without an address or an order are valid too")
    s.ok(f"report access 77 -o {path('only.xml')}")
    check(valid(read(path("only.xml"), "rb")), "the XML alone")
    answer, _ = s.tell(f"report access 77 --language de -o {path('no.xml')}")
    check(answer.startswith("error 1 ") and "de" in answer, "another language is refused", answer)
    answer, _ = s.tell(f"report access 9999 -o {path('no.xml')}")
    check(answer.startswith("error 1 ") and "9999" in answer, "nobody has no report", answer)

finish()
