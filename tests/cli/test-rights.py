#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may do what: every changing command as every role (R34)."""
from office import DEMO, Register, check, finish, password_file, path, same

register = Register("office.kortisto").create()
ROLES = ["reads", "maintains", "prints", "decides", "administers"]
CUSTOMERS, ORDERS, LINES = (f"{DEMO}/{name}.csv" for name in ("customers", "orders", "order-lines"))

# Each command and the least role that may do it; in an order in which they all succeed.
COMMANDS = [
    ("customer list", "reads"),
    ("customer show 1", "reads"),
    ("order list", "reads"),
    ("ban list", "reads"),
    ("register info", "reads"),
    ("customer add last_name=Uusi", "maintains"),
    ("customer set 1 city=Turku", "maintains"),
    ("customer archive 2", "maintains"),
    ("customer archive 2 --bring-back", "maintains"),
    ("ban add 1 opinion-poll --channel email", "maintains"),
    ("ban lift 1 market-research", "maintains"),
    (f"import customers {CUSTOMERS} --source koe", "maintains"),
    (f"import customers {CUSTOMERS} --source koe --dry-run", "maintains"),
    (f"import orders {ORDERS} --source koe", "maintains"),
    (f"import order-lines {LINES} --source koe", "maintains"),
    (f"labels print --purpose relation --sheet avery-l7160 -o {path('x.pdf')}", "prints"),
    (f"labels list --purpose relation -o {path('x.csv')}", "prints"),
    (f"export customers -o {path('y.csv')}", "administers"),
    (f"export orders -o {path('z.csv')}", "administers"),
    ("register set city=Turku", "administers"),
    (f"user add uusi --full-name Uusi --role reads --agreement 2025-01-01 --new-password-file {password_file}",
     "administers"),
]

with register.session() as s:
    for role in ROLES[:4]:
        s.ok(f"user add {role} --full-name 'Koe {role}' --role {role} --agreement 2025-01-01 "
             f"--new-password-file {password_file}")
    s.ok("customer add last_name=Yksi street='Koekuja 1' postal_code=00100 city=Helsinki")
    s.ok("customer add last_name=Kaksi")
    s.ok("ban add 1 market-research --channel letter")
    before = s.table("customer list")

for role in ROLES:
    with register.session(user=role if role != "administers" else None) as s:
        for command, needed in COMMANDS:
            answer, _ = s.tell(command)
            short = " ".join(word for word in command.split() if "/" not in word)
            if ROLES.index(role) >= ROLES.index(needed):
                if role in ("reads", needed):
                    check(answer.startswith("ok"), f"{role}: {short}", answer)
            else:
                check(answer.startswith("error 1 ") and f"({needed})" in answer,
                      f"{role}: {short}: names the missing right", answer)
        if role == "reads":
            same(s.table("customer list"), before, "a reader has changed nothing")
            same(s.close(), 1, "and the batch says so by its status")

finish()
