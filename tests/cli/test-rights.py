#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may do what: every changing command as every role (R34)."""
import papers
from case import TODAY, identified
from office import DEMO, Register, check, finish, password_file, path, same, write

register = Register("office.kortisto").create()
ROLES = ["reads", "maintains", "prints", "decides", "administers"]
CUSTOMERS, ORDERS, LINES = (f"{DEMO}/{name}.csv" for name in ("customers", "orders", "order-lines"))
PAPER = write("paper.png", papers.png())

# Each command and the least role that may do it; in an order in which they all succeed.
COMMANDS = [
    ("customer list", "reads"),
    ("customer show 1", "reads"),
    ("order list", "reads"),
    ("ban list", "reads"),
    ("register info", "reads"),
    ("request list --all", "reads"),
    ("request show 1", "reads"),
    ("request find yksi", "reads"),
    ("request text list --language fi", "reads"),
    ("recipient list", "reads"),
    ("disclosure list 1", "reads"),
    ("customer add last_name=Uusi", "maintains"),
    ("customer set 1 city=Turku", "maintains"),
    ("customer archive 2", "maintains"),
    ("customer archive 2 --bring-back", "maintains"),
    ("ban add 1 opinion-poll --channel email", "maintains"),
    ("ban lift 1 market-research", "maintains"),
    ("request add access --customer 1", "maintains"),
    ("request set 1 wants=x", "maintains"),
    ("request claim 2 --field city --wanted Turku --ground wrong --because x", "maintains"),
    ("request attach 1 --paper-place x", "maintains"),
    (f"request attach 1 {PAPER}", "maintains"),
    ("request identify 1 --by in-person --with passi", "maintains"),
    ("request withhold 1 --what x --why y", "decides"),
    (f"request letter 1 receipt -o {path('r.pdf')}", "maintains"),
    ("request notify 3", "maintains"),
    ("recipient add 'Uusi {role} Oy' --role other", "maintains"),
    ("disclosure add 1 --recipient 'Koe Oy' --ground invoicing --fields city", "maintains"),
    (f"import customers {CUSTOMERS} --source koe", "maintains"),
    (f"import customers {CUSTOMERS} --source koe --dry-run", "maintains"),
    (f"import orders {ORDERS} --source koe", "maintains"),
    (f"import order-lines {LINES} --source koe", "maintains"),
    (f"labels print --purpose relation --sheet avery-l7160 -o {path('x.pdf')}", "prints"),
    (f"labels list --purpose relation -o {path('x.csv')}", "prints"),
    ("request extend {case} --because x", "decides"),
    ("request decide {case} --grant", "decides"),
    ("request carry-out {case}", "decides"),
    (f"request letter 3 certificate -o {path('cert.pdf')}", "decides"),
    (f"request letter 3 decision -o {path('cert.pdf')}", "decides"),
    (f"request ombudsman 1 --diary 1 --since {TODAY}", "decides"),
    ("request text set letter.receipt.title Otsikko --language fi", "administers"),
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
    s.ok("recipient add 'Koe Oy' --role printer")
    s.ok("request add access --customer 1")
    s.ok("request add rectification --customer 1")
    s.ok(f"request decide {identified(s, 'restriction', 1)} --refuse --because x")
    cases = {role: identified(s, "restriction", 2) for role in ROLES}
    before, requests = s.table("customer list"), s.table("request list --all")

for role in ROLES:
    with register.session(user=role if role != "administers" else None) as s:
        for command, needed in COMMANDS:
            answer, _ = s.tell(command.replace("{case}", cases[role]).replace("{role}", role))
            short = " ".join(word for word in command.split() if "/" not in word)
            if ROLES.index(role) >= ROLES.index(needed):
                if role in ("reads", needed):
                    check(answer.startswith("ok"), f"{role}: {short}", answer)
            else:
                check(answer.startswith("error 1 ") and f"({needed})" in answer,
                      f"{role}: {short}: names the missing right", answer)
        if role == "reads":
            same((s.table("customer list"), s.table("request list --all")), (before, requests),
                 "a reader has changed nothing")
            same(s.close(), 1, "and the batch says so by its status")

finish()
