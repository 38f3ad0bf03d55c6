# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of selections by keyboard: filters are added, written and taken away, groups joined by "or",
the whole read back in words with its count, and selections saved, recognised, replaced, deleted.

test-selection.py SELECTION_HOST [FOLDER_FOR_PICTURES]
"""

import os
import subprocess
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kgui  # noqa: E402

# Where each kind stands in the menu of a group without filters.
KINDS = ["postcode", "place", "country", "ordered-from", "ordered-to", "product", "sum-from",
         "language", "organisation", "has-email", "register", "source"]


class Editor:
    """The editor in its host; what it told is in lines."""

    def __init__(self, host, pictures):
        self.pictures = pictures
        self.n_pictures = 0
        self.lines = []
        self.process = subprocess.Popen([host], stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self.read, daemon=True).start()
        self.app = kgui.application("selection-host")
        self.frame = kgui.find(self.app, "frame")
        kgui.focus("Host")
        kgui.wait(lambda: self.focused_names(), "the keyboard")

    def read(self):
        for line in self.process.stdout:
            self.lines.append(line.strip().removeprefix("# "))

    def look(self, what):
        self.n_pictures += 1
        if self.pictures:
            kgui.picture("%s/%02d-%s.png" % (self.pictures, self.n_pictures, what))
        unnamed = kgui.nameless(self.app)
        assert not unnamed, "nameless in %s: %s" % (what, unnamed)

    def focused_names(self):
        return [kgui.name(n) for n in kgui.walk(self.frame) if "focused" in kgui.states(n)]

    def focused(self, label):
        kgui.wait(lambda: label in self.focused_names(), "the keyboard in " + label)

    def tab_to(self, label, key="Tab"):
        for _ in range(40):
            if label in self.focused_names():
                return
            kgui.keys(key)
        raise AssertionError("%s does not reach %s" % (key, label))

    def says(self, *texts):
        for text in texts:
            kgui.wait(lambda: any(kgui.name(n) == text and "showing" in kgui.states(n)
                                  for n in kgui.walk(self.frame)), "the words " + text)

    def selects(self, words):
        """What the window was told last."""
        def last():
            told = [line for line in self.lines if line.startswith("selected: ")]
            return told and told[-1] == "selected: " + words

        kgui.wait(last, "%s; told was %s" % (words, self.lines[-3:]))

    def choose(self, button, kind, there=()):
        """By keyboard, from the menu of a button; kinds that are there already are not offered."""
        offered = [k for k in KINDS if k not in there]
        self.tab_to(button)
        kgui.keys("Return")
        kgui.find(self.app, "menu item")
        kgui.keys(*["Down"] * offered.index(kind), "Return")

    def write(self, label, text):
        self.focused(label)
        kgui.keys("ctrl+a")
        kgui.typing(text)

    def end(self):
        self.process.terminate()
        assert self.process.wait(20) == 0
        return [line.removeprefix("saved: ") for line in self.lines if line.startswith("saved: ")]


def is_invalid(editor, label):
    return any(kgui.name(n) == label and "invalid entry" in kgui.states(n)
               for n in kgui.walk(editor.frame))


def test_one_filter(editor):
    """The usual case: one filter, counted while it is typed."""
    editor.says("All customers", "5 customers")
    editor.look("everybody")
    editor.choose("Add filter", "postcode")
    editor.focused("Postcode")
    editor.selects("cannot be read")
    editor.says("Postcode: write a code, its beginning or a range, such as 00100, 33 or 33–38.")
    assert not is_invalid(editor, "Postcode"), "an error before anything was written"
    editor.write("Postcode", "33-38")
    editor.selects("postcode=33-38")
    editor.says("Postcode 33–38", "3 customers")
    editor.look("postcode")


def test_unreadable(editor):
    """What can't be read is marked, named, and told with what to do."""
    editor.choose("Add filter", "country", there=["postcode"])
    editor.write("Country", "Sweeden, FI")
    kgui.keys("Tab")
    editor.selects("cannot be read")
    editor.says("Country: “Sweeden” cannot be read; write a name or a code, such as Sweden or SE;"
                " several have a comma between them.")
    kgui.wait(lambda: is_invalid(editor, "Country"), "the mark of an error")
    editor.look("unreadable")
    kgui.keys("shift+Tab")
    editor.write("Country", "Finland")
    editor.selects("postcode=33-38; country=FI")
    kgui.wait(lambda: not is_invalid(editor, "Country"), "the mark to go")


def test_or(editor):
    """Another group, and a value chosen from those there are."""
    editor.choose("Or…", "country")
    editor.write("Country", "SE")
    editor.selects("postcode=33-38; country=FI | country=SE")
    editor.says("or", "Postcode 33–38 and country Finland, or country Sweden", "4 customers")
    editor.look("or")
    kgui.keys("Tab")
    editor.focused("Choose")
    kgui.keys("space")
    editor.focused("Search")
    kgui.typing("norw")
    kgui.find(editor.app, None, "Norway")
    kgui.keys("Return")
    editor.look("choices")
    kgui.keys("Escape")
    editor.selects("postcode=33-38; country=FI | country=SE,NO")


def open_saved(editor):
    editor.tab_to("Saved selections", "shift+Tab")
    kgui.keys("Return")
    kgui.find(editor.app, "button", "Save This Selection…")


def save_as(editor, name, button):
    open_saved(editor)
    editor.tab_to("Save This Selection…")
    kgui.keys("Return")
    editor.focused("Name of the selection")
    kgui.keys("ctrl+a")
    kgui.typing(name)
    kgui.find(editor.app, "button", button)
    editor.look("save")
    kgui.keys("Return")
    editor.says("Selection “%s” saved" % name)
    kgui.gone(editor.app, None, "Name of the selection")


def test_save(editor):
    """Saved with a name, and recognised by it."""
    save_as(editor, "Nordic", "Save")
    editor.says("Nordic")
    open_saved(editor)
    editor.look("saved")
    kgui.keys("Escape")


def test_remove(editor):
    """Filters are taken away; the keyboard goes on, and a group without filters goes too."""
    editor.tab_to("Remove the filter Postcode")
    kgui.keys("Return")
    editor.selects("country=FI | country=SE,NO")
    editor.focused("Country")
    editor.tab_to("Remove the filter Country")
    kgui.keys("Return")
    editor.selects("country=SE,NO")
    editor.tab_to("Remove the filter Country")
    kgui.keys("Return")
    editor.selects("all")
    editor.says("All customers", "5 customers", "Saved")


def take_saved(editor, name):
    open_saved(editor)
    kgui.find(editor.app, None, name)
    editor.tab_to(name)
    kgui.keys("Return")


def test_reload_and_replace(editor):
    """The saved one comes back as it was; changed, it is saved in its place."""
    take_saved(editor, "Nordic")
    editor.selects("postcode=33-38; country=FI | country=SE,NO")
    editor.says("Nordic", "4 customers")
    editor.tab_to("Remove the filter Postcode")
    kgui.keys("Return")
    editor.selects("country=FI | country=SE,NO")
    save_as(editor, "nordic", "Replace")
    editor.says("nordic")


def test_delete(editor):
    """Deleted at once, and taken back."""
    open_saved(editor)
    editor.tab_to("Delete the selection “nordic”")
    kgui.keys("Return")
    editor.says("Selection “nordic” deleted")
    kgui.click(editor.frame, "Undo")
    editor.says("Selection “nordic” saved", "nordic")


def removers(editor):
    return [n for n in kgui.walk(editor.frame)
            if kgui.role(n) == "button" and kgui.name(n).startswith("Remove the filter")]


def clear(editor):
    """Takes every filter away."""
    while True:
        buttons = removers(editor)
        if not buttons:
            return
        kgui.act(buttons[0])
        kgui.wait(lambda: len(removers(editor)) < len(buttons), "a filter to go")


def test_every_kind(editor):
    """Each kind of filter by itself, as it is written and as it is told."""
    cases = [
        ("place", "Town", "tampere, pietarsaari", "place=tampere,pietarsaari", "3 customers"),
        ("ordered-from", "Ordered on or after", "1.1.2026", "ordered-from=2026-01-01",
         "2 customers"),
        ("ordered-to", "Ordered on or before", "31.12.2025", "ordered-to=2025-12-31",
         "1 customer"),
        ("product", "Has ordered the product", "kahvi", "product=kahvi", "3 customers"),
        ("sum-from", "Has ordered in all for at least, €", "12,50", "sum-from=12.50",
         "3 customers"),
        ("language", "Language", "Swedish", "language=sv", "2 customers"),
        ("register", "Register", "Uutiskirje", "register=Uutiskirje", "2 customers"),
        ("source", "Source of data", "Messut 2025", "source=Messut 2025", "1 customer"),
    ]
    for kind, label, text, words, count in cases:
        clear(editor)
        editor.choose("Add filter", kind)
        editor.write(label, text)
        editor.selects(words)
        editor.says(count)
    editor.look("source")


def test_usual_day(editor):
    """Who has ordered lately is asked of the last two years, unless another day is written."""
    clear(editor)
    editor.choose("Add filter", "ordered-from")
    editor.selects("ordered-from=2024-11-23")
    kgui.keys("Tab")
    editor.focused("Choose a day")
    kgui.keys("space")
    editor.focused("12 months")
    kgui.keys("Return")
    editor.selects("ordered-from=2025-11-23")


def test_toggles(editor):
    """Yes and no are chosen; an organisation is found by words of its name, too."""
    clear(editor)
    editor.choose("Add filter", "has-email")
    editor.selects("has-email=yes")
    editor.says("Has an e-mail address", "3 customers")
    kgui.keys("Right", "space")
    editor.selects("has-email=no")
    clear(editor)
    editor.choose("Add filter", "organisation")
    editor.selects("organisation=yes")
    editor.says("1 customer")
    kgui.keys("Right", "Right", "space")
    editor.focused("Organisation")
    editor.selects("cannot be read")
    kgui.typing("paja")
    editor.selects("organisation=paja")
    editor.says("“paja” in the name of the organisation", "1 customer")
    editor.look("organisation")


def main():
    host = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    editor = Editor(host, pictures)
    tests = [test_one_filter, test_unreadable, test_or, test_save, test_remove,
             test_reload_and_replace, test_delete, test_every_kind, test_usual_day, test_toggles]
    try:
        for test in tests:
            test(editor)
            print("ok", test.__name__, flush=True)
        assert editor.end() == ["nordic: country=FI | country=SE,NO"]
    except Exception:
        if pictures:
            kgui.picture(pictures + "/failed.png")
        print(editor.lines[-8:], editor.focused_names(), flush=True)
        raise
    finally:
        if editor.process.poll() is None:
            editor.process.kill()
    print("ok saved for good")


main()
