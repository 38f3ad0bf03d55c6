#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second SQLite in the process must never lead to a register in plain text.

usage: test-second-sqlite.py PROGRAM: a program that makes a database and puts a word into it.
"""
import ctypes.util
import glob
import os
import subprocess
import sys
import tempfile

WORD = "Marker-Bengt-Testman-4402"
program = sys.argv[1]
number = 0
failed = False


def check(good, what):
    global number, failed
    number += 1
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {number} - {what}")


def files_without_plain_text(folder):
    for path in glob.glob(os.path.join(folder, "*")):
        with open(path, "rb") as file:
            content = file.read()
        if content.startswith(b"SQLite format 3") or WORD.encode() in content:
            return False
    return True


def make(env):
    """The exit status, and whether nothing is in plain text, then and afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "register.db")
        done = subprocess.run([program, path, WORD], env={**os.environ, **env}, timeout=60)
        made = os.path.exists(path) and os.path.getsize(path) > 0
        return done.returncode, made, files_without_plain_text(folder)


print("1..4")

status, made, secret = make({})
check(status == 0 and made and secret, "encrypts")

library = ctypes.util.find_library("sqlite3")
if library is None:
    number += 1
    print(f"ok {number} - with a second SQLite # SKIP there is none")
else:
    status, made, secret = make({"LD_PRELOAD": library})
    check(secret and (status == 0) == made, "with a second SQLite: encrypted or refused")

symbols = subprocess.run(["nm", "-D", "--defined-only", program], capture_output=True, text=True)
check(symbols.returncode == 0 and "sqlite3_" not in symbols.stdout, "no sqlite3 symbol to be seen")

needed = subprocess.run(["ldd", program], capture_output=True, text=True)
check(needed.returncode == 0 and "libsqlite3" not in needed.stdout
      and "libsqlcipher" not in needed.stdout, "no SQLite library needed")

sys.exit(1 if failed else 0)
