#!/usr/bin/env python3
"""Fails when a source with translatable text is missing in po/POTFILES.in, a file named there does not
exist, or a translation is missing, fuzzy or out of date."""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
problems = []

listed = {
    line.strip()
    for line in (ROOT / "po/POTFILES.in").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
}
marked = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|dngettext|g_dngettext)\s*\(\s*"')
found = set()
for path in sorted((ROOT / "src").rglob("*.c")):
    if marked.search(path.read_text(encoding="utf-8")):
        found.add(str(path.relative_to(ROOT)))
for path in sorted((ROOT / "ui").glob("*.ui")):
    if 'translatable="yes"' in path.read_text(encoding="utf-8"):
        found.add(str(path.relative_to(ROOT)))
for path in ("data/documents/strings.xml",):
    found.add(path)
for path in sorted((ROOT / "data").glob("*.in")):
    found.add(str(path.relative_to(ROOT)))

problems += [f"not in POTFILES.in: {name}" for name in sorted(found - listed)]
problems += [f"in POTFILES.in, but not there: {name}" for name in sorted(listed) if not (ROOT / name).exists()]

with tempfile.TemporaryDirectory() as folder:
    pot = pathlib.Path(folder) / "kortisto.pot"
    subprocess.run([sys.executable, str(ROOT / "tests/lib/extract-texts.py"), str(ROOT), str(pot)], check=True)
    for language in (ROOT / "po/LINGUAS").read_text().split():
        po = ROOT / "po" / f"{language}.po"
        merged = pathlib.Path(folder) / f"{language}.po"
        subprocess.run(["msgmerge", "-q", "--no-fuzzy-matching", "-o", merged, po, pot], check=True)
        check = subprocess.run(
            ["msgfmt", "-c", "--check-accelerators=_", "--statistics", "-o", "/dev/null", merged],
            capture_output=True,
            text=True,
            check=False,
            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        )
        if check.returncode:
            problems.append(f"{language}: {check.stderr.strip()}")
        elif re.search(r"untranslated|fuzzy", check.stderr):
            missing = subprocess.run(
                ["msgattrib", "--untranslated", "--no-obsolete", merged], capture_output=True, text=True, check=True
            ).stdout
            texts = re.findall(r'^msgid (".*"(?:\n".*")*)', missing, re.MULTILINE)[1:]
            problems.append(f"{language}: {check.stderr.strip()}")
            problems += [f"  {text}" for text in texts[:400]]

print("\n".join(problems) or "every text is translated")
sys.exit(1 if problems else 0)
