#!/usr/bin/env python3
"""Fails when an include, a call or a file crosses a wall of the house (see src/README.md)."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
LAYERS = ["core", "db", "register", "model", "output", "exchange", "report", "inspect",
          "inspect/helper", "cli", "app"]
MAY_INCLUDE = {
    "core": [],
    "db": ["core"],
    "register": ["core", "db"],
    "model": ["core", "register", "db"],
    "output": ["core"],
    "exchange": ["core"],
    "report": ["core", "register", "db", "output"],
    "inspect": ["core"],
    "inspect/helper": ["inspect"],
    "cli": ["core", "db", "register", "output", "exchange", "report", "inspect"],
    "app": ["core", "db", "register", "model", "output", "exchange", "report", "inspect"],
}
# System headers a layer may use beside those of GLib and the C library.
LIBRARIES = {
    "unicode/": ["core"],
    "sqlite3": ["db"],
    "sodium": ["db"],
    "libxml/": ["output", "exchange"],
    "libxslt/": ["output"],
    "libexslt/": ["output"],
    "cairo": ["output", "app", "inspect/helper"],
    "poppler": ["inspect/helper"],
    "gdk-pixbuf/": ["inspect/helper"],
    "fontconfig/": ["inspect/helper"],
    "nss.h": ["inspect/helper"],
    "cms.h": ["inspect/helper"],
    "cert.h": ["inspect/helper"],
    "seccomp": ["inspect/helper"],
    "pango": ["output", "app"],
    "gtk/": ["app"],
    "gdk/": ["app"],
    "gsk/": ["app"],
    "adwaita": ["app"],
}
# What a layer may not even name. The model sees of the database only the secret and the keys' types.
WORDS = {
    r"\bsqlite3_\w+": ["db"],
    r"\bkor_db_(query|run|exec|transaction|open|create)\b": ["db", "register"],
    r"\bcrypto_\w+ \(": ["db"],
    r"\bxmlTextReader\w*|\bXML_PARSE_(NOENT|DTDLOAD|DTDATTR|DTDVALID|HUGE|RECOVER|XINCLUDE)\b": [],
    r"\bsqlite3_rekey\w*|\bPRAGMA (re)?key\b": [],
    r"\bG(Socket|Tcp|Inet|Resolver|Network)\w+|\bsoup_\w+": [],
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')

problems = []


def files_of(layer):
    """A layer inside the folder of another is not part of it."""
    inner = [ROOT / "src" / other for other in LAYERS if other.startswith(layer + "/")]
    found = sorted((ROOT / "src" / layer).rglob("*.[ch]"))
    return [f for f in found if not any(folder in f.parents for folder in inner)]


homes = {p.name: layer for layer in LAYERS for p in files_of(layer) if p.suffix == ".h"}


def check_include(path, layer, kind, name):
    if kind == '"':
        home = homes.get(pathlib.Path(name).name)
        if home and home != layer and home not in MAY_INCLUDE[layer]:
            problems.append(f"{path}: {layer} may not include {name} of {home}")
        return
    for start, allowed in LIBRARIES.items():
        if name.startswith(start) and layer not in allowed:
            problems.append(f"{path}: {layer} may not include <{name}>")


for layer in LAYERS:
    files = files_of(layer)
    if not files:
        problems.append(f"src/{layer}: no files")
    for file in files:
        path = file.relative_to(ROOT)
        text = COMMENT.sub("", file.read_text(encoding="utf-8"))
        for kind, name in INCLUDE.findall(text):
            check_include(path, layer, kind, name)
        bare = STRING.sub('""', text)
        for pattern, allowed in WORDS.items():
            if layer not in allowed and (found := re.search(pattern, bare)):
                problems.append(f"{path}: {layer} may not use {found.group(0)}")
        lines = text.count("\n")
        if file.suffix == ".c" and lines > 800:
            problems.append(f"{path}: {lines} lines, split it by topic")

print("\n".join(problems) or "no wall is crossed")
sys.exit(1 if problems else 0)
