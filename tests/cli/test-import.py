#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in and out: hostile ones, an office's own, and the way round (R20–R25, R30)."""
import os

from office import DEMO, Register, check, finish, path, read, rows, same, write

register = Register("office.kortisto").create()
HEAD = "id,first_name,last_name,street,postal_code,city,country,publication_ban\n"
GOOD = "1,Eeva,Koe,Koekuja 1,00100,Helsinki,FI,no\n"

# --- hostile files: refused with their place, and nothing changes ----------------------------------

os.mkdir(path("folder.csv"))
os.symlink(path("loop.csv"), path("loop.csv"))
HOSTILE = [
    # name, content, import kind, what the message has to say
    ("no-name.csv", "id,street\n1,Koekuja 1\n", "customers", ["no-name.csv", "name"]),
    ("postcode.csv", HEAD + GOOD + GOOD.replace("1,", "2,", 1).replace("00100", "123"), "customers",
     ["line 3", "postal_code", "123"]),
    ("letters.csv", HEAD + GOOD.replace("00100", "O0100"), "customers", ["line 2", "O0100"]),
    ("quote.csv", HEAD + GOOD + '2,"Eeva,Koe\n', "customers", ["line 3"]),
    ("nul.csv", (HEAD + GOOD).encode() + b"2,A\0B,Koe,,,,FI,no\n", "customers", ["line 3"]),
    ("control.csv", (HEAD + GOOD).encode() + b"2,A\x1bB,Koe,,,,FI,no\n", "customers", ["line 3"]),
    ("huge.csv", HEAD + GOOD + "2,Eeva,\"" + "x" * (10 << 20) + "\",,,,FI,no\n", "customers",
     ["line 3"]),
    ("ban.csv", HEAD + GOOD.replace(",no", ",perhaps"), "customers", ["line 2", "publication_ban", "perhaps"]),
    ("country.csv", HEAD + GOOD.replace("FI", "Atlantis"), "customers", ["line 2", "Atlantis"]),
    ("twice.csv", HEAD + GOOD + GOOD, "customers", ["line 3", "id"]),
    ("fields.csv", HEAD + GOOD + "2,Eeva\n", "customers", ["line 3"]),
    ("nobody.csv", HEAD + "1,,,Koekuja 1,00100,Helsinki,FI,no\n", "customers", ["line 2"]),
    ("noise.csv", bytes(range(1, 256)) * 40, "customers", ["noise.csv"]),
    ("empty.csv", "", "customers", ["empty.csv", "empty"]),
    ("paper.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "customers", ["paper.csv", "PDF"]),
    ("sheet.csv", b"PK\x03\x04" + bytes(100), "customers", ["sheet.csv"]),
    ("folder.csv", None, "customers", ["folder.csv"]),
    ("missing.csv", None, "customers", ["missing.csv"]),
    ("loop.csv", None, "customers", ["loop.csv"]),
    ("/dev/zero", None, "customers", ["zero"]),
    ("orders.csv", "order_no,customer_id,date\nT-1,999,2026-01-01\n", "orders", ["line 2", "999"]),
    ("date.csv", "order_no,customer_id,date\nT-1,1,31.2.2026\n", "orders", ["line 2", "date", "31.2.2026"]),
    ("status.csv", "order_no,customer_id,date,status\nT-1,1,1.2.2026,lost\n", "orders",
     ["line 2", "status", "lost"]),
    ("total.csv", "order_no,customer_id,date,total\nT-1,1,1.2.2026,1;50\n", "orders", ["line 2", "total"]),
    ("lines.csv", "order_no,product,quantity,unit_price\nT-99,A,1,2\n", "order-lines", ["line 2", "T-99"]),
    ("discount.csv", "order_no,quantity,unit_price,discount\nT-99,1,2,120 %\n", "order-lines",
     ["line 2", "discount", "120"]),
]
for name, content, kind, words in HOSTILE:
    if content is not None:
        write(name, content)

with register.session() as s:
    s.ok("customer add last_name=Tuttu id=1 postal_code=00100 city=Helsinki street='Koekuja 9'")
    customers, facts = s.table("customer list"), s.facts()
    for name, content, kind, words in HOSTILE:
        file = name if name.startswith("/") else path(name)
        answer, _ = s.tell(f"import {kind} {file} --source koe")
        check(answer.startswith("error 1 ") and all(word in answer for word in words),
              f"{name}: refused, and where", answer)
    facts_after = s.facts()
    # A look-up is journaled too: the one list of customers above.
    same(int(facts_after["journal_entries"]) - int(facts["journal_entries"]), 0,
         "nothing refused is in the journal")
    same({k: v for k, v in facts_after.items() if k != "journal_entries"},
         {k: v for k, v in facts.items() if k != "journal_entries"}, "all counts are as they were")
    same(s.table("customer list"), customers, "all customers are as they were")

    # --- what an office has: Excel's export, Windows-1252, semicolons, Finnish numbers and dates ---
    excel = write("asiakkaat.csv", (
        "Asiakasnumero;Etunimi;Sukunimi;Yritys;Sähköposti;Katuosoite;Postinumero;Postitoimipaikka;"
        "Maa;Puhelin;Markkinointikielto;Luotu;Väri\r\n"
        "2001;Eeva;Mäkinen;Öljy & Rasva Oy;eeva@posti.example;Tähtikuja 3 A;00100;Helsinki;Suomi;"
        "040 555 0101;kyllä;6.11.2024;sininen\r\n"
        "2002;Åke;Öhman;;;\"Storgatan 1; 2 vån.\";753 20;Uppsala;Ruotsi;;ei;1.2.2025;\r\n"
    ).encode("cp1252"))
    orders = write("tilaukset.csv", (
        "Tilausnumero;Asiakasnumero;Päivämäärä;Tila;Laskun tila;Yhteensä;Valuutta\r\n"
        "T-1;2001;6.11.2026;toimitettu;maksettu;1\xa0234,50;EUR\r\n"
        "T-2;2002;20.11.2026;avoin;;1 234,50;€\r\n").encode("cp1252"))
    lines = write("rivit.csv", (
        "Tilausnumero;Tuote;Kuvaus;Määrä;Yksikköhinta;Alennus\r\n"
        "T-2;P-1;Kylvömulta 12 l;2,5;4,90;10 %\r\nT-2;P-2;Ämpäri;1;1 000,05;\r\n").encode("cp1252"))
    same(s.ok(f"import customers {excel} --source asiakastiedosto"), "2", "Excel's customers are taken")
    s.ok(f"import orders {orders} --source tilaustiedosto")
    same([(o["order_no"], o["date"], o["name"], o["status"], o["invoice_status"], o["total"])
          for o in s.table("order list")],
         [("T-2", "2026-11-20", "Öhman Åke", "open", "none", "1234.50"),
          ("T-1", "2026-11-06", "Mäkinen Eeva", "delivered", "paid", "1234.50")],
         "with their orders, amounts and dates")
    s.ok(f"import order-lines {lines} --source tilaustiedosto")
    same([o["total"] for o in s.table("order list --search T-2")], ["1011.08"],
         "an order's total is the sum of its lines, each rounded to cents")
    card = {row["field"]: row["value"] for row in s.table("customer show 2001")}
    same([card[k] for k in ("last_name", "organisation", "street", "country", "phone", "created")],
         ["Mäkinen", "Öljy & Rasva Oy", "Tähtikuja 3 A", "FI", "040 555 0101", "2024-11-06"],
         "nothing is lost of a customer")
    same(sorted(b["scope"] for b in s.table("ban list 2001 --in-force")),
         ["direct-advertising", "direct-marketing", "distance-selling", "other-marketing"],
         "a marketing ban is its four bans")
    check("Väri" in s.messages(), "a column that is not taken is named", s.messages())
    same(s.ok(f"import customers {excel} --source asiakastiedosto"), "2", "taken again")
    same(int(s.facts()["customers"]), 3, "a known id updates and adds nobody")
    write("lift.csv", "id,last_name,marketing_ban,publication_ban\n2001,Mäkinen,no,no\n")
    s.ok(f"import customers {path('lift.csv')} --source koe")
    same(len(s.table("ban list 2001 --in-force")), 4, "a file never lifts a ban")

    # --- a rehearsal, and columns by name ---
    mapped = write("map.csv", "nro,koko nimi,paikka\n9,Maria van der Koe,Äkäslompolo\n".encode("utf-16"))
    facts = s.facts()
    s.ok(f"import customers {mapped} --source koe --map id=nro --map 'name=koko nimi' "
         "--map city=paikka --dry-run")
    same(s.facts(), facts, "a dry run changes nothing, not even the journal")
    s.ok(f"import customers {mapped} --source koe --map id=nro --map 'name=koko nimi' --map city=paikka")
    card = {row["field"]: row["value"] for row in s.table("customer show 9")}
    same((card["first_name"], card["last_name"], card["city"]), ("Maria", "van der Koe", "Äkäslompolo"),
         "columns are taken as mapped, also of a UTF-16 file")
    answer, _ = s.tell(f"import customers {mapped} --source koe --map id=nr")
    check(answer.startswith("error 1 ") and "nr" in answer, "a map to no column is refused", answer)

# --- out and in again ------------------------------------------------------------------------------

first, second = Register("first.kortisto").create(), Register("second.kortisto").create()
with first.session() as s:
    s.ok(f"import customers {DEMO}/customers.csv --source koe")
    s.ok(f"import orders {DEMO}/orders.csv --source koe")
    s.ok(f"import order-lines {DEMO}/order-lines.csv --source koe")
    s.ok(f"export customers -o {path('customers-1.csv')}")
    s.ok(f"export orders -o {path('orders-1.csv')}")
    bans = s.facts()["bans_in_force"]
with second.session() as s:
    s.ok(f"import customers {path('customers-1.csv')} --source koe")
    s.ok(f"import orders {path('orders-1.csv')} --source koe")
    s.ok(f"export customers -o {path('customers-2.csv')}")
    s.ok(f"export orders -o {path('orders-2.csv')}")
    same(s.facts()["bans_in_force"], bans, "bans come through an export and an import")
    same(s.messages().count("not taken"), 0, "every exported column is taken")
same(read(path("customers-2.csv")), read(path("customers-1.csv")), "customers: exported the same again")
same(read(path("orders-2.csv")), read(path("orders-1.csv")), "orders: exported the same again")
same({tuple(row.items()) for row in rows(read(path("customers-1.csv")))},
     {tuple(row.items()) for row in rows(read(f"{DEMO}/customers.csv"))},
     "and the same as the file they came from")
same({tuple(row.items()) for row in rows(read(path("orders-1.csv")))},
     {tuple(row.items()) for row in rows(read(f"{DEMO}/orders.csv"))}, "orders too")

finish()
