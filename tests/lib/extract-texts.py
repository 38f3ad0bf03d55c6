#!/usr/bin/env python3
"""Extracts the translatable texts.  usage: extract-texts.py ROOT OUT.pot

With --update, merges them into the translations in po/ as well.
"""
import os
import pathlib
import subprocess
import sys

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3"]


def extract(root, pot):
    files = [
        line.strip()
        for line in (root / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#") and (root / line.strip()).exists()
    ]
    environment = dict(os.environ, GETTEXTDATADIRS=str(root / "data/documents"))
    command = ["xgettext", "--from-code=UTF-8", "--add-comments=Translators", "--sort-by-file"]
    command += ["--package-name=kortisto", "-o", str(pot)]
    command += [f"--keyword={keyword}" for keyword in KEYWORDS]
    command += [f"--flag={flag}" for flag in ("g_strdup_printf:1:c-format", "g_printerr:1:c-format")]
    subprocess.run(command + files, cwd=root, env=environment, check=True, stderr=subprocess.DEVNULL)


def main():
    update = "--update" in sys.argv
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    root = pathlib.Path(names[0])
    extract(root, names[1])
    if update:
        for language in (root / "po/LINGUAS").read_text().split():
            po = root / "po" / f"{language}.po"
            subprocess.run(
                ["msgmerge", "-q", "--no-fuzzy-matching", "--no-wrap", "--update", "--backup=none", po, names[1]],
                check=True,
            )


main()
