#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exit statuses 0 to 6, as scripts rely on them (R37, R38)."""
import os
import resource
import socket

from office import DEMO, PASSWORD, Register, check, finish, password_file, path, read, run, same, write

register = Register("office.kortisto").create()
wrong_file = write("wrong", "not the password\n")


def seconds_of_work():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def worked(*words):
    """An answer, and how much processor time it took: the clock would count other programs too."""
    before = seconds_of_work()
    answer = run(*words)
    return answer, seconds_of_work() - before


# --- 2: usage --------------------------------------------------------------------------------------

for words in (["frobnicate"], ["customer"], ["customer", "frobnicate"], ["-r"],
              ["--format=tables", "customer", "list"],
              [*register.options(), "customer", "list", "--frobnicate"],
              ["-u", "aino", "--password-file", password_file, "customer", "list"],
              ["-r", register.folder, "--password-file", password_file, "customer", "list"],
              ["-r", register.folder, "-u", "aino", "customer", "list"]):
    answer = run(*words)
    check(answer.status == 2 and answer.err and not answer.out,
          "2: " + " ".join(w for w in words if "/" not in w), answer)

# --- 3: no entry -----------------------------------------------------------------------------------

good, good_work = worked(*register.options(), "register", "info")
same(good.status, 0, "0: the right password opens")
for what, user, file in (("a wrong password", "aino", wrong_file),
                         ("an unknown user", "nobody", password_file),
                         ("an empty password", "aino", os.devnull)):
    answer, work_done = worked("-r", register.folder, "-u", user, "--password-file", file,
                               "register", "info")
    check(answer.status == 3 and not answer.out, f"3: {what}", answer)
    check(work_done > good_work / 2, f"{what} costs what the right one costs",
          f"{work_done:.2f} s against {good_work:.2f} s")
    check("Wrong user name or password." in answer.err, f"{what} is told like any other", answer)
same(run("-r", register.folder, "-u", "aino", "--password-file", "-", "register", "info",
         stdin=PASSWORD + "\n").status, 0, "0: the password from stdin")

with register.session() as s:
    s.ok("user add vanha --full-name 'Vanha Koe' --role administers --agreement 2024-01-01 "
         f"--agreement-until 2024-12-31 --new-password-file {password_file}")
    s.ok("user add tuleva --full-name 'Tuleva Koe' --role administers --agreement 2999-01-01 "
         f"--new-password-file {password_file}")
    s.ok("customer add last_name=Koe street='Koekuja 1' postal_code=00100 city=Helsinki")

    for line in ("customer show", "customer list --limit many", "ban add 1 opinion-poll",
                 f"import customers {DEMO}/customers.csv", "customer list 'never closed",
                 f"labels print --purpose relation -o {path('x.pdf')}",
                 f"report access 1 -o {path('x.txt')}", "user add uusi --role reads"):
        answer, _ = s.tell(line)
        check(answer.startswith("error 2 "), "2: " + line.replace(path(""), "").replace(DEMO, ""),
              answer)

    # --- 4: in use, by a second real process -------------------------------------------------------

    answer = register.run("customer", "list")
    check(answer.status == 4 and not answer.out, "4: a second process", answer)
    holder = read(os.path.join(register.folder, "lock")).split()
    check(holder[0] == str(s.process.pid) and holder[0] in answer.err, "4: names the process", answer)
    check(socket.gethostname().replace(" ", "-") in answer.err, "4: names the host", answer)
    check(holder[2] in answer.err, "4: says since when", answer)
    same(len(s.table("customer list")), 1, "the first one goes on")
same(read(os.path.join(register.folder, "lock")), "", "the lock is empty when closed")

answer = register.run("customer", "list", user="vanha")
check(answer.status == 3 and "2024-12-31" in answer.err, "3: an ended agreement, and when", answer)
answer = register.run("customer", "list", user="tuleva")
same(answer.status, 3, "3: an agreement that has not begun")

holder = register.session()
holder.facts()
holder.kill()
same(register.run("register", "verify").status, 0, "a holder that was killed holds nothing")

# --- 1: what is not there, or should not be --------------------------------------------------------

same(Register("nothing.kortisto").run("register", "info").status, 1, "1: no register there")
os.mkdir(path("bare"))
same(Register("bare").run("register", "info").status, 1, "1: a folder that is none")
answer = register.run("register", "create", "--name", "A", "--controller", "B")
same(answer.status, 1, "1: a register is not made over another")
same(register.run("customer", "show", "999").status, 1, "1: an unknown customer")
short = write("short", "short\n")
same(run("-r", path("weak.kortisto"), "-u", "aino", "--password-file", short, "register", "create",
         "--name", "A", "--controller", "B").status, 1, "1: a password too short")
check(not os.path.exists(path("weak.kortisto")), "and nothing is left")

# --- 5: damaged ------------------------------------------------------------------------------------

PAGE = 4096


def damaged(name, file, place):
    """A copy with one bit of a file turned."""
    copy = register.copy(name)
    with open(os.path.join(copy.folder, file), "r+b") as damage:
        damage.seek(place)
        byte = damage.read(1)[0]
        damage.seek(place)
        damage.write(bytes([byte ^ 0x10]))
    return copy


size = os.path.getsize(os.path.join(register.folder, "register.db"))
pages = size // PAGE
same(size % PAGE, 0, "the database is whole pages")
for page in (0, 1, pages // 3, pages // 2, pages - 1):
    answer = damaged(f"damaged-{page}", "register.db", page * PAGE + 1777).run("register", "verify")
    check(answer.status == 5 and "damaged" in answer.err,
          f"5: a bit of page {page + 1 if page < 3 else 'further on'} of the database", answer)

copy = register.copy("short.kortisto")
os.truncate(os.path.join(copy.folder, "register.db"), size - 3 * PAGE)
same(copy.run("register", "verify").status, 5, "5: the end of the database is gone")
copy = register.copy("empty.kortisto")
os.truncate(os.path.join(copy.folder, "register.db"), 0)
same(copy.run("register", "info").status, 5, "5: an empty database")
copy = register.copy("missing.kortisto")
os.unlink(os.path.join(copy.folder, "register.db"))
answer = copy.run("register", "info")
check(answer.status in (1, 5), "5 or 1: the database is not there", answer)
check(not os.path.exists(os.path.join(copy.folder, "register.db")), "and is not made anew")
copy = register.copy("garbage.kortisto")
with open(os.path.join(copy.folder, "register.db"), "wb") as garbage:
    garbage.write(bytes(range(256)) * 400)
same(copy.run("register", "info").status, 5, "5: something else in its place")

middle = os.path.getsize(os.path.join(register.folder, "keyring")) // 2
copy = damaged("keyring-1", "keyring", middle)
same(copy.run("register", "info").status, 0, "0: one copy of the keyring damaged, the other opens")
copy = damaged("keyring-2", "keyring", middle)
os.unlink(os.path.join(copy.folder, "keyring.2"))
same(copy.run("register", "info").status, 5, "5: the only keyring damaged")

# --- 6: cannot write -------------------------------------------------------------------------------

locked = path("locked")
os.mkdir(locked, 0o555)


def limited(size_of_files):
    """A disk that is full once a file has this size."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size_of_files, size_of_files))


with register.session() as s:
    places = [path("no/such/folder/x"), "/proc/kortisto-x", register.folder, "/dev/full"]
    if os.geteuid() != 0:
        places.append(os.path.join(locked, "x"))
    for place in places:
        what = place.replace(path(""), "")
        answer, _ = s.tell(f"export customers -o {place}")
        check(answer.startswith("error 6 "), f"6: export to {what}", answer)
        answer, _ = s.tell(f"labels list --purpose relation -o {place}")
        check(answer.startswith("error 6 "), f"6: a list to {what}", answer)
        answer, _ = s.tell(f"labels print --purpose relation --sheet avery-l7160 -o {place}")
        check(answer.startswith("error 6 "), f"6: labels to {what}", answer)
    for place in [p + ending for p in places[:2] for ending in (".pdf", ".xml")]:
        answer, _ = s.tell(f"report access 1 -o {place}")
        check(answer.startswith("error 6 "), f"6: report to {place.replace(path(''), '')}", answer)
same(Register("no/such/folder/new.kortisto").run(
    "register", "create", "--name", "A", "--controller", "B").status, 6, "6: a register nowhere")

before = sorted(os.listdir(path("")))
with register.session(before=limited(1024)) as s:
    answer, _ = s.tell(f"labels print --purpose relation --sheet avery-l7160 -o {path('full.pdf')}")
    check(answer.startswith("error 6 "), "6: labels on a full disk", answer)
    answer, _ = s.tell("customer add last_name=Täysi")
    check(answer.startswith("error 6 "), "6: a customer on a full disk", answer)
same(sorted(os.listdir(path(""))), before, "no half file is left")

copy = register.copy("full.kortisto")
many = write("many.csv", "id,last_name,city\n" + "".join(f"{i},Nimi{i},Koepaikka\n" for i in range(3000)))
answer = copy.run("import", "customers", many, "--source", "koe", before=limited(size + 4 * PAGE))
check(answer.status == 6, "6: an import on a full disk", answer)
answer = copy.run("batch", "--format=csv", stdin="customer list\nregister verify\n")
check(answer.status == 0 and "Nimi" not in answer.out and "Koe" in answer.out,
      "which leaves the register as it was, and whole", answer)
answer = Register("full-new.kortisto").run("register", "create", "--name", "A", "--controller", "B",
                                           before=limited(8 * PAGE))
check(answer.status == 6 and not os.path.exists(path("full-new.kortisto")),
      "6: a register made on a full disk is not there", answer)
check(not any(name.startswith("full-new") for name in os.listdir(path(""))), "nor a part of it")

# --- a closed pipe is no success, and no signal ----------------------------------------------------

answer = register.run("customer", "list", before=lambda: os.dup2(os.open("/dev/full", os.O_WRONLY), 1))
same(answer.status, 6, "6: what is printed goes to a full disk")

finish()
