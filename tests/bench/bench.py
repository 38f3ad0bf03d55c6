#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Kortisto against plain limit programs: bench.py BUILD [--size N] [--labels N] [--runs N] [--only PARTS]

Each figure is the median of some runs, ours and the limit program taking turns, so that a busy
machine is busy for both. Nothing fails for being slow: what is over its budget is marked.
"""
import argparse
import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RUN_GUI = os.path.join(HERE, "..", "display", "run-gui.sh")
# What gLabels is asked for: with it the time grows faster than the labels.
GLABELS_LABELS = 5000
GLABELS_DOCUMENT = """<?xml version="1.0"?>
<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Avery" part="L7160" size="A4">
    <Label-rectangle id="0" width="63.5mm" height="38.1mm" round="2mm" x_waste="0mm" y_waste="0mm">
      <Layout nx="3" ny="7" x0="7.21mm" y0="15.15mm" dx="66.04mm" dy="38.1mm"/>
    </Label-rectangle>
  </Template>
  <Objects id="0" rotate="False">
    <Object-text x="12pt" y="9pt" w="158pt" h="90pt" justify="left" valign="Top" auto_shrink="False"
                 a0="1" a1="0" a2="0" a3="1" a4="0" a5="0" shadow="False">
      <Span font_family="Inter" font_size="10" font_weight="Regular" font_italic="False"
            color="0x000000ff" line_spacing="1"><Field name="1"/><NL/><Field name="2"/><NL/><Field
            name="3"/><NL/><Field name="4"/><NL/><Field name="5"/><NL/><Field name="6"/></Span>
    </Object-text>
  </Objects>
  <Merge type="Text/Comma" src="%s"/>
  <Data/>
</Glabels-document>
"""
PARTS = ["import", "search", "labels", "window"]


class Bench:
    def __init__(self, args, folder):
        self.build, self.size, self.runs = args.build, args.size, args.runs
        self.labels = args.labels
        self.folder = folder
        self.register = self.path("bench.kortisto")
        self.rows = []
        self.notes = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, program, *arguments, window=False):
        """Runs a program of the bench; what it tells as numbers by name."""
        command = [os.path.join(self.build, "tests", "bench", program), *map(str, arguments)]
        environment = dict(os.environ, GSETTINGS_SCHEMA_DIR=os.path.join(self.build, "data"),
                           GSETTINGS_BACKEND="memory", TZ="Europe/Helsinki")
        if window:
            command = ["sh", RUN_GUI] + command
        done = subprocess.run(command, env=environment, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        if done.returncode != 0:
            sys.exit("bench: %s ended with %d\n%s" % (program, done.returncode, done.stderr))
        pairs = (line.split() for line in done.stdout.splitlines())
        return {pair[0]: float(pair[1]) for pair in pairs if len(pair) == 2}

    def alternate(self, what, *programs):
        """Runs functions in turn; of each, the medians of all it told."""
        told = [[] for _ in programs]
        for i in range(self.runs):
            print("  %s %d/%d" % (what, i + 1, self.runs), file=sys.stderr)
            for program, results in zip(programs, told):
                results.append(program())
        return [{name: statistics.median(r[name] for r in results if name in r) for name in results[-1]}
                for results in told]

    def ratio(self, what, ours, limit, budget=None, unit="s"):
        over = budget is not None and ours > budget * limit
        self.rows.append((what, show(ours, unit), show(limit, unit), "%.2f" % (ours / limit),
                          "%g ×" % budget if budget else "", "OVER" if over else ""))

    def bound(self, what, ours, bound, unit="s", limit=None):
        over = ours - (limit or 0) > bound
        self.rows.append((what, show(ours, unit), show(limit, unit) if limit is not None else "", "",
                          ("+ " if limit is not None else "") + show(bound, unit), "OVER" if over else ""))

    def alone(self, what, ours, unit="s"):
        self.rows.append((what, show(ours, unit), "", "", "", ""))

    # --- the parts ---------------------------------------------------------------------------------

    def make_data(self):
        print("  making %d customers and %d orders" % (self.size, 5 * self.size), file=sys.stderr)
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), self.folder, str(self.size)],
                       check=True)

    def make_register(self):
        shutil.rmtree(self.register, ignore_errors=True)
        return self.run("bench-import", self.register, self.path("customers.csv"), self.path("orders.csv"))

    def measure_import(self):
        ours, limit = self.alternate("import", self.make_register,
                                     lambda: self.run("limit-import", self.register, self.path("limit.db")))
        self.ratio("import of customers", ours["customers"], limit["customers"])
        self.ratio("import of orders", ours["orders"], limit["orders"])
        self.ratio("import, both", ours["total"], limit["total"], 2)
        self.ratio("  of that processor time", ours["cpu"], limit["cpu"])

    def measure_search(self):
        searches = self.path("searches.txt")
        ours, limit = self.alternate("search", lambda: self.run("bench-search", self.register, searches),
                                     lambda: self.run("limit-search", self.register, searches))
        self.ratio("first 50 hits by name, median", ours["search_p50"], limit["search_p50"], unit="ms")
        self.ratio("first 50 hits by name, p99", ours["search_p99"], limit["search_p99"], 3, "ms")
        self.alone("rows of the hits loaded, p99", ours["rows_p99"], "ms")
        self.alone("key derivation", ours["key_derivation"])
        self.alone("opening the register after it", ours["open"], "ms")

    def measure_labels(self):
        lines = self.path("lines.txt")
        ours, limit = self.alternate(
            "labels", lambda: self.run("bench-labels", self.register, self.path("ours.pdf"), lines, self.labels),
            lambda: self.run("limit-labels", lines, self.path("limit.pdf")))
        same_text(self.path("ours.pdf"), self.path("limit.pdf"))
        self.ratio("%d labels" % ours["n_labels"], ours["labels"], limit["labels"], 1.5)
        self.bound("  memory of the program while drawing", ours["peak"], 150, "MB")
        self.alone("  of that there before", ours["before"], "MB")
        self.alone("  most memory while the list was prepared", ours["gate_peak"], "MB")
        self.alone("list over everybody, preview", ours["preview"])
        self.alone("list over everybody, prepared and recorded", ours["prepare"])
        self.measure_glabels(lines)

    def measure_glabels(self, lines):
        """The same labels by gLabels, where its program is on the path."""
        program = shutil.which("glabels-3-batch")
        if program is None:
            print("bench: no glabels-3-batch on the path: it is left out", file=sys.stderr)
            return
        with open(lines, encoding="utf-8") as file:
            labels = [label.split("\n") for label in file.read().split("\f")[:GLABELS_LABELS]]
        with open(self.path("merge.csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((label + [""] * 6)[:6] for label in labels)
        with open(self.path("merge.glabels"), "w", encoding="utf-8") as file:
            file.write(GLABELS_DOCUMENT % self.path("merge.csv"))
        few = self.path("few.txt")

        def run_glabels():
            start = time.monotonic()
            subprocess.run([program, "-o", self.path("glabels.pdf"), self.path("merge.glabels")], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return {"labels": time.monotonic() - start}

        theirs, ours = self.alternate(
            "glabels", run_glabels,
            lambda: self.run("bench-labels", self.register, self.path("few.pdf"), few, len(labels)))
        self.rows.append(("%d labels, and by glabels-3-batch" % len(labels), show(ours["labels"], "s"),
                          show(theirs["labels"], "s"), "%.4f" % (ours["labels"] / theirs["labels"]), "0.02 ×",
                          "OVER" if theirs["labels"] < 50 * ours["labels"] else ""))

    def measure_window(self):
        searches = self.path("searches.txt")
        probe = self.run("bench-window", self.register, searches, window=True)
        size = int(probe["list_width"]), int(probe["list_height"])
        ours, limit, empty = self.alternate(
            "window", lambda: self.run("bench-window", self.register, searches, window=True),
            lambda: self.run("limit-window", self.size, *size, window=True),
            lambda: self.run("limit-window", window=True))
        self.bound("longest callback, p99.9", ours["callback_p999"], 0.016, "ms")
        self.ratio("frame, median", ours["frame_p50"], limit["frame_p50"], 1.25, "ms")
        self.ratio("frame, p95", ours["frame_p95"], limit["frame_p95"], 1.25, "ms")
        self.bound("resident memory", ours["resident"], 150, "MB", limit["resident"])
        self.ratio("list shown, from the process's start", ours["shown"], empty["shown"], 1.5)
        self.ratio("  of that after the key derivation", ours["list_shown"], empty["shown"])
        self.ratio("  of that until the login page is drawn", ours["login_shown"], empty["shown"])
        self.alone("key derivation, in no figure", ours["key_derivation"])


def same_text(*papers):
    """Programs are compared that print the same: their first pages have the same words."""
    program = shutil.which("pdftotext")
    if program is None:
        return
    words = [subprocess.run([program, "-raw", "-l", "50", paper, "-"], check=True, stdout=subprocess.PIPE).stdout.split()
             for paper in papers]
    if not words[0] or any(other != words[0] for other in words):
        sys.exit("bench: the papers compared do not say the same")


def show(value, unit):
    if unit == "ms":
        return "%.2f ms" % (value * 1000)
    return "%.0f MB" % value if unit == "MB" else "%.2f s" % value


def print_table(rows):
    rows = [("what", "ours", "limit", "ratio", "budget", "")] + rows
    widths = [max(len(row[i]) for row in rows) for i in range(6)]
    for i, row in enumerate(rows):
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells).rstrip())
        if i == 0:
            print("-" * (sum(widths) + 10))


def main():
    parser = argparse.ArgumentParser(description="Measures Kortisto against plain limit programs.")
    parser.add_argument("build", help="a build folder made with -Dbench=true")
    parser.add_argument("--size", type=int, default=100000, help="customers; five orders each")
    parser.add_argument("--labels", type=int, default=100000, help="labels that are drawn")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median is taken")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, joined by commas: " + ",".join(PARTS))
    args = parser.parse_args()
    args.build = os.path.abspath(args.build)
    parts = args.only.split(",")
    if not set(parts) <= set(PARTS) or args.size < 1 or args.labels < 1 or args.runs < 1:
        parser.error("nothing to measure")
    if "window" in parts and not (shutil.which("xvfb-run") and shutil.which("dbus-run-session")):
        print("bench: no xvfb-run or dbus-run-session: the window is left out", file=sys.stderr)
        parts.remove("window")

    with tempfile.TemporaryDirectory(prefix="bench-", dir=args.build) as folder:
        bench = Bench(args, folder)
        bench.make_data()
        if "import" not in parts:
            bench.make_register()
        for part in parts:
            getattr(bench, "measure_" + part)()
    print("%d customers, %d orders, medians of %d runs" % (args.size, 5 * args.size, args.runs))
    print_table(bench.rows)


main()
