#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An import that is killed at any moment is there wholly or not at all."""
import time

from office import DEMO, Register, check, finish, same, write

KILLS = 15
N = 1000

many = write("many.csv", "id,first_name,last_name,street,postal_code,city,marketing_ban\n" + "".join(
    f"M-{i},Koe,Nimi{i:05d},Koekuja {i},00100,Helsinki,{'yes' if i % 3 == 0 else 'no'}\n" for i in range(N)))

empty = Register("empty.kortisto").create()
filled = empty.copy("filled.kortisto")
with filled.session() as s:
    s.ok(f"import customers {DEMO}/customers.csv --source koe")
    s.ok(f"import orders {DEMO}/orders.csv --source koe")

# How long it takes undisturbed says where to cut: before, in the middle of, and just after it.
lasted = {}
for register in (empty, filled):
    with register.copy("whole-" + register.folder.rsplit("/", 1)[1]).session() as s:
        began = time.monotonic()
        s.ok(f"import customers {many} --source koe")
        lasted[register] = time.monotonic() - began

outcomes = set()
number = 0
for origin, kills in ((empty, KILLS // 2), (filled, KILLS - KILLS // 2)):
    what = "empty" if origin is empty else "filled"
    register = origin.copy(f"{what}-0.kortisto")
    s = register.session()
    for kill in range(kills):
        number += 1
        before = s.facts()
        s.send(f"import customers {many} --source koe")
        time.sleep(lasted[origin] * (kill + 0.5) / (kills - 1))
        s.kill()
        # The session that looks is the next one to be killed.
        s = register.session()
        after = s.facts()
        added = int(after["customers"]) - int(before["customers"])
        bans = int(after["bans_in_force"]) - int(before["bans_in_force"])
        outcomes.add(added)
        check((added, bans) in ((0, 0), (N, 4 * len(range(0, N, 3)))),
              f"kill {number}, {what} register: all or nothing", f"{added} customers, {bans} bans")
        same(s.tell("register verify")[0][:2], "ok", f"kill {number}: the register is whole")
        same(len(s.table("customer list --search nimi00007")), 1 if added else 0,
             f"kill {number}: the search index tells the same")
        if added:
            s.kill()
            register = origin.copy(f"{what}-{number}.kortisto")
            s = register.session()
    s.close()
check(0 in outcomes, "some kills came before the commit")

finish()
