#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing of the register lies in plain on the disk (R39), whatever happens to the process."""
import ctypes.util
import os
import stat

from office import PASSWORD, Register, check, finish, path, same, write

MARKER = "Merkkivaara"
temporary = path("tmp")
os.mkdir(temporary, 0o700)
PRIVATE = {"TMPDIR": temporary, "SQLITE_TMPDIR": temporary, "XDG_RUNTIME_DIR": temporary,
           "HOME": temporary, "XDG_CACHE_HOME": temporary}


def files(folder):
    return [os.path.join(top, name) for top, _, names in os.walk(folder) for name in names]


def shows(folder, *secrets):
    """The files of a folder that show a secret in any of the usual encodings."""
    found = []
    for name in files(folder):
        with open(name, "rb") as file:
            content = file.read()
        for secret in secrets:
            for text in (secret, secret.lower(), secret.upper()):
                if any(text.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be")):
                    found.append((os.path.basename(name), secret))
    return found


def is_plain(folder):
    return [name for name in files(folder) if open(name, "rb").read(16) == b"SQLite format 3\0"]


# --- rights on the disk ----------------------------------------------------------------------------

register = Register("office.kortisto").create()
secrets = (MARKER, "Salainenkuja", "salainen@posti.example", PASSWORD, register.recovery_code,
           register.recovery_code.replace("-", ""))
people = write("people.csv", "id,first_name,last_name,email,street,postal_code,city,publication_ban\n" + "".join(
    f"{i},Eeva,{MARKER}{i},salainen@posti.example,Salainenkuja {i},00100,Helsinki,yes\n" for i in range(2000)))

s = register.session(env=PRIVATE)
s.ok(f"import customers {people} --source {MARKER}")
s.ok(f"customer add last_name={MARKER} phone='040 555 0101'")
s.ok(f"customer set 5 street='Toinen tie 1' --reason {MARKER}")
s.table(f"customer list --search {MARKER} --limit 20")
s.ok(f"labels print --purpose relation --sheet avery-l7160 --select postcode=00100 -o {path('labels.pdf')}")
s.ok(f"report access 5 -o {path('report.pdf')} -o {path('report.xml')}")
same(stat.S_IMODE(os.stat(register.folder).st_mode), 0o700, "the folder is its owner's alone")
same(sorted({stat.S_IMODE(os.stat(name).st_mode) for name in files(register.folder)}), [0o600],
     "and so is every file in it, also the temporary ones")
same([oct(stat.S_IMODE(os.stat(path(name)).st_mode)) for name in ("labels.pdf", "report.pdf", "report.xml")],
     ["0o600"] * 3, "and what is written for paper")
check(len(files(register.folder)) > 4, "the write-ahead log is looked at too", files(register.folder))
same(shows(register.folder, *secrets), [], "nothing in plain while it is open")
same(files(temporary), [], "nothing in the temporary folder while it is open")
s.close()
same(shows(register.folder, *secrets), [], "nothing in plain when it is closed")
same(files(temporary), [], "nothing in the temporary folder when it is closed")
same(sorted(os.path.basename(name) for name in files(register.folder)),
     ["keyring", "keyring.2", "lock", "register.db"], "no log is left beside the closed database")
s = register.session(env=PRIVATE)
s.ok(f"import customers {people} --source {MARKER}")
s.kill()
same(shows(register.folder, *secrets), [], "nothing in plain after the process was killed")
same(files(temporary), [], "nor in the temporary folder")
same(is_plain(register.folder), [], "no file is a plain database")

# --- the words of the command line, which others can see -------------------------------------------

answer = register.run("customer", "list", "--password", PASSWORD)
same(answer.status, 2, "there is no option for a password itself")

# --- another SQLite in front -----------------------------------------------------------------------

library = ctypes.util.find_library("sqlite3")
if check(library is not None, "there is a second SQLite to try with"):
    env = {**PRIVATE, "LD_PRELOAD": library}
    other = Register("other.kortisto")
    answer = other.run("register", "create", "--name", "A", "--controller", "B", env=env)
    made = answer.status == 0
    check(made == os.path.exists(other.folder) and answer.status >= 0, "made or refused", answer)
    if made:
        answer = other.run("import", "customers", people, "--source", "koe", env=env)
        same(answer.status, 0, "a register works with a second SQLite in the process")
        same(shows(other.folder, MARKER) + is_plain(other.folder), [], "and is encrypted")
    answer = register.run("customer", "list", "--limit", "1", env=env)
    check(answer.status == 0, "one made before opens", answer)
    same(shows(register.folder, MARKER) + is_plain(register.folder), [], "and stays encrypted")

finish()
