#!/usr/bin/env python3
"""Closes a test run with the line "N passed, N failed".

usage: summary.py TESTLOG.json STATUS

Counts the single points of tests that speak TAP and whole programs otherwise; exits with STATUS, or 1
when something failed that meson did not count.
"""
import json
import re
import sys

POINT = re.compile(r"^\s*(not )?ok\b(?P<rest>.*)$", re.MULTILINE)


def count(result):
    """Points passed, failed and skipped of one test program."""
    passed = failed = skipped = 0
    for point in POINT.finditer(result.get("stdout", "") or ""):
        directive = point.group("rest").upper()
        if "# SKIP" in directive:
            skipped += 1
        elif point.group(1):
            failed += 1
        else:
            passed += 1
    good = result["result"] in ("OK", "EXPECTEDFAIL")
    if passed + failed + skipped == 0:
        return (1, 0, 0) if good else (0, 0, 1) if result["result"] == "SKIP" else (0, 1, 0)
    if not good and failed == 0 and result["result"] != "SKIP":
        failed = 1
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    bad = []
    try:
        with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
            for line in log:
                result = json.loads(line)
                points = count(result)
                totals = [a + b for a, b in zip(totals, points)]
                if points[1]:
                    bad.append(result["name"])
    except OSError as error:
        print(f"no test ran: {error}", file=sys.stderr)
        totals[1] += 1
    for name in bad:
        print(f"failed: {name}")
    skipped = f", {totals[2]} skipped" if totals[2] else ""
    print(f"{totals[0]} passed, {totals[1]} failed{skipped}")
    status = int(sys.argv[2])
    sys.exit(status if status or not totals[1] else 1)


main()
