#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the window on the demo register, logs in by typing, and keeps pictures of four pages.

pictures.py PROGRAM REGISTER USER PASSWORD LOCALE_FOLDER PICTURE_FOLDER; run inside run-gui.sh
"""
import filecmp
import gettext
import os
import subprocess
import sys
import time

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "tests", "display"))
import kgui  # noqa: E402

PROGRAM, REGISTER, USER, PASSWORD, LOCALE, FOLDER = sys.argv[1:]
FIRST, NAME, NEXT = "Aallonharja Eino", "Lumilahti Onni", "Mesiketo Tuula"
SEARCH = "lumilahti"
PAPER, LATE = "korjauspyynto.jpg", "Tuulenkari Veikko"
SETTLE_SECONDS = 15

# The window's own texts say what to look for, whatever their translation becomes.
_ = gettext.translation("kortisto", LOCALE, languages=["fi"], fallback=True).gettext


def keep(name):
    """Keeps a picture once nothing moves any more: two in a row are the same."""
    kept, last = (os.path.join(FOLDER, n) for n in (name, ".last.png"))
    end = time.monotonic() + SETTLE_SECONDS
    kgui.picture(kept)
    while True:
        time.sleep(0.4)
        kgui.picture(last)
        same = filecmp.cmp(kept, last, shallow=False)
        os.replace(last, kept)
        if same or time.monotonic() > end:
            return


def is_entry(node):
    return kgui.role(node) == "text" and "EditableText" in kgui.interfaces(node)


def reach(frame, label):
    """Goes on with Tab until the entry has the focus, as somebody without a mouse does."""
    entry = kgui.find(frame, None, label, where=is_entry, timeout=20)
    for _turn in range(12):
        try:
            return kgui.wait(lambda: "focused" in kgui.states(entry), "the focus", timeout=1)
        except AssertionError:
            kgui.keys("shift+Tab")
    raise AssertionError("the entry %r can't be reached" % label)


def fill_the_screen():
    window = kgui.run("xdotool", "search", "--onlyvisible", "--name", "Kortisto").split()[0]
    kgui.run("xdotool", "windowsize", "--sync", window, "100%", "100%")


def log_in(frame):
    kgui.focus("Kortisto")
    fill_the_screen()
    reach(frame, _("Password"))
    kgui.typing(PASSWORD)
    kgui.keys("Return")
    kgui.find(frame, "table row", where=is_filled, timeout=30)


def is_filled(row):
    return kgui.name(row) != ""


def find_person(frame, name):
    return [n for n in kgui.walk(frame)
            if kgui.matches(n, "table row", None, True) and kgui.name(n).startswith(name)]


def find_case(frame, name):
    return [n for n in kgui.walk(frame) if kgui.matches(n, "list item", None, True) and kgui.name(n).startswith(name)]


def show_card(frame):
    """Finds somebody with a history, opens the card, and shows everybody around again."""
    kgui.focus("Kortisto")
    kgui.keys("ctrl+f")
    kgui.typing(SEARCH)
    kgui.wait(lambda: not find_person(frame, FIRST), "the others to go")
    kgui.wait(lambda: find_person(frame, NAME), NAME)
    kgui.keys("Down", "Return")
    kgui.find(frame, "label", "Onni Lumilahti", timeout=15)


def show_case(frame):
    """Finds the request of the person whose card was shown, and shows the others around again."""
    kgui.keys("alt+3")
    kgui.wait(lambda: find_case(frame, LATE), "the requests", timeout=20)
    kgui.keys("ctrl+f")
    kgui.typing(SEARCH)
    kgui.wait(lambda: not find_case(frame, LATE), "the other requests to go")
    kgui.keys("Down")
    kgui.find(frame, "label", PAPER, timeout=20)
    kgui.keys("ctrl+f", "ctrl+a", "BackSpace")
    kgui.wait(lambda: find_case(frame, LATE), "the other requests to come back")


def main():
    program = subprocess.Popen([PROGRAM, "--user", USER, REGISTER])
    try:
        frame = kgui.find(kgui.application("kortisto", timeout=40), "frame", timeout=20)
        log_in(frame)
        show_card(frame)
        kgui.keys("ctrl+f", "ctrl+a", "BackSpace")
        kgui.wait(lambda: find_person(frame, NEXT), "everybody to come back")
        keep("customers.png")

        kgui.keys("ctrl+p")
        kgui.gone(frame, "table row", None, timeout=20)
        keep("access.png")
        kgui.keys("Escape")
        kgui.find(frame, "table row", where=is_filled, timeout=15)

        show_case(frame)
        keep("requests.png")

        kgui.keys("alt+4")
        kgui.find(frame, None, _("Address list"), timeout=20)
        keep("labels.png")
    except AssertionError as problem:
        if program.poll() is not None:
            print("pictures.py: the window has ended with status %d" % program.returncode, file=sys.stderr)
        else:
            kgui.picture(os.path.join(FOLDER, "failed.png"))
            print("pictures.py: see failed.png", file=sys.stderr)
        sys.exit("pictures.py: %s" % problem)
    finally:
        if program.poll() is None:
            program.terminate()
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()


main()
