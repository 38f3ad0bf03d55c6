#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo office: consistent, invented throughout, and made by its script."""
import os
import re
import subprocess
from decimal import ROUND_HALF_UP, Decimal

from office import CLI, DEMO, Register, check, environment, finish, password_file, path, read, rows, same

customers, orders, lines = (rows(read(f"{DEMO}/{name}.csv")) for name in ("customers", "orders", "order-lines"))

same((len(customers), len(orders)), (62, 300), "62 customers, 300 orders")
same(len({c["id"] for c in customers}), 62, "each customer has a number of its own")
same({o["customer_id"] for o in orders} - {c["id"] for c in customers}, set(), "every order has its customer")
same({o["order_no"] for o in orders}, {line["order_no"] for line in lines}, "every order has lines")
totals = {}
for line in lines:
    total = Decimal(line["quantity"]) * Decimal(line["unit_price"]) * (1 - Decimal(line["discount"] or 0))
    cents = int((total * 100).quantize(Decimal(1), ROUND_HALF_UP))
    totals[line["order_no"]] = totals.get(line["order_no"], 0) + cents
same([o["order_no"] for o in orders if totals[o["order_no"]] != int(o["total_cents"])], [],
     "every order's total is the sum of its lines")
created = {c["id"]: c["created"] for c in customers}
same([o["order_no"] for o in orders if o["date"] < created[o["customer_id"]]], [], "nobody ordered before coming")
same([c["email"] for c in customers if c["email"] and not c["email"].endswith(".example")], [],
     "mail goes nowhere")
everything = "".join(read(f"{DEMO}/{name}") for name in sorted(os.listdir(DEMO)) if "." in name)
same([word for word in re.findall(r"@[\w.-]+", everything) if not word.endswith(".example")], [],
     "no address of anybody's stands in any file")
invented = re.compile(r"^(0\d\d\d? 555 \d{3,4}|\+46 70 174 06 \d\d|\+44 7700 900 \d{3}|\+1 \d{3} 555 01\d\d"
                      r"|\+49 30 23125 \d{3}|\+353 20 91\d \d{4})$")
same([c["phone"] for c in customers if c["phone"] and not invented.match(c["phone"])], [],
     "phone numbers are of ranges kept for stories")

register = Register("office.kortisto")
made = subprocess.run(["sh", f"{DEMO}/make.sh", CLI, register.folder, "aino", password_file],
                      capture_output=True, text=True, env=environment({"TMPDIR": path("")}), timeout=60, check=False)
same(made.returncode, 0, "make.sh makes it")
check(re.match(r"^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$", made.stdout.strip()), "and prints the recovery code alone",
      made.stdout + made.stderr)
same([name for name in os.listdir(path("")) if name.startswith("tmp.")], [], "and leaves nothing behind")
with register.session() as s:
    facts = s.facts()
    same((facts["customers"], facts["archived_customers"], facts["orders"], facts["users"], facts["controller"]),
         ("61", "1", "300", "2", "Hillasuon Tarvike Oy"), "and all is in it")
    same({u["user"]: u["role"] for u in s.table("user list")}, {"aino": "administers", "veli.suokas": "reads"},
         "with a user who only reads")
    same(sum(1 for b in s.table("ban list") if b["lifted"]), 1, "and a lifted ban")
    cases = s.table("request list --all")
    same(len(cases), 11, "and eleven requests")
    same({c["state"] for c in cases} >= {"received", "identified", "asked-signature", "at-ombudsman", "closed"}, True,
         "in all kinds of states")
    same(s.tell("register verify")[0][:2], "ok", "and it is whole")
again = subprocess.run(["sh", f"{DEMO}/make.sh", CLI, register.folder, "aino", password_file],
                       capture_output=True, text=True, env=environment(), timeout=60, check=False)
check(again.returncode == 1 and "make.sh" in again.stderr, "not over one that is there", again.stderr)
same(subprocess.run(["sh", f"{DEMO}/make.sh"], capture_output=True, check=False).returncode, 2, "and not without words")

finish()
