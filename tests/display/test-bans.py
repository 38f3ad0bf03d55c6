# SPDX-License-Identifier: GPL-3.0-or-later
"""Bans by keyboard (R13, R52, R53, R61): of a caller, of several people in the list, taken back, completed
and lifted; and that several addresses go to the clipboard through the gate alone (R6).

test-bans.py PROGRAM KORTISTO_CLI SOURCE_FOLDER FOLDER_FOR_PICTURES
"""

import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kgui  # noqa: E402

USER = "aino.rautavuori"
PASSWORD = "kortiston koesalasana 1"
MOST_PRESSES = 12  # beside the number, for a caller's ban


def is_entry(node):
    return kgui.role(node) == "text" and "EditableText" in kgui.interfaces(node)


def has_focus(node):
    return "focused" in kgui.states(node)


def wait_said(root, start):
    """A status that a screen reader reads out has a text and no name."""

    def said(node):
        try:
            return kgui.name(node).startswith(start) or kgui.get_text(node).startswith(start)
        except (NotImplementedError, kgui.GLib.GError):
            return False

    return kgui.find(root, None, where=said)


class Office:
    """The program on the register of the demo office, and how often a key was pressed."""

    def __init__(self, program, cli, source, pictures):
        self.work = tempfile.mkdtemp(prefix="kortisto-bans-")
        self.cli = cli
        self.pictures = pictures
        self.n_pictures = 0
        self.presses = 0
        self.process = None
        os.makedirs(pictures, exist_ok=True)
        self.folder, self.password_file = self.path("Demo.kortisto"), self.path("password")
        with open(self.password_file, "w", encoding="utf-8") as file:
            file.write(PASSWORD)
        subprocess.run(["sh", os.path.join(source, "data/demo/make.sh"), cli, self.folder, USER, self.password_file],
                       check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen([program, "--user", USER, self.folder])
        self.app = kgui.application("kortisto")
        self.frame = kgui.find(self.app, "frame")

    def path(self, name):
        return os.path.join(self.work, name)

    def look(self, what):
        self.n_pictures += 1
        kgui.picture("%s/%02d-%s.png" % (self.pictures, self.n_pictures, what))
        unnamed = kgui.nameless(self.app)
        assert not unnamed, "nameless in %s: %s" % (what, unnamed)

    def press(self, *names):
        self.presses += len(names)
        kgui.keys(*names)

    def write(self, text):
        """Types into what has the focus."""
        kgui.typing(text)

    def log_in(self):
        kgui.focus("Kortisto")
        entry = kgui.find(self.frame, "text", "Password", where=is_entry)
        for _turn in range(12):
            if has_focus(entry):
                break
            self.press("shift+Tab")
        self.write(PASSWORD)
        self.press("Return")
        kgui.find(self.frame, "tree table", "Customers", timeout=30)
        self.row("Aallonharja Eino")

    def row(self, start):
        return kgui.find(self.frame, "table row", where=lambda n: kgui.name(n).startswith(start))

    def wait_row(self, start, end):
        """The row of somebody, once it says so."""
        return kgui.find(self.frame, "table row",
                         where=lambda n: kgui.name(n).startswith(start) and kgui.name(n).endswith(end))

    def wait_focus(self, role):
        return kgui.wait(lambda: [n for n in kgui.walk(self.app) if kgui.role(n) == role and has_focus(n)],
                         "%s to have the focus" % role)

    def selected(self):
        return [kgui.name(n) for n in kgui.walk(self.frame)
                if kgui.role(n) == "table row" and "selected" in kgui.states(n)]

    def toast(self, text):
        return kgui.find(self.frame, "label", where=lambda n: text in kgui.name(n))

    def run_cli(self, *words):
        return subprocess.run([self.cli, "-r", self.folder, "-u", USER, "--password-file", self.password_file, *words],
                              check=True, capture_output=True, text=True).stdout

    def rows(self, *words):
        return list(csv.DictReader(io.StringIO(self.run_cli(*words, "--format=csv"))))

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        shutil.rmtree(self.work, ignore_errors=True)


def take_callers_ban(office):
    """Found by telephone number → bans → saved, without a signature or a form."""
    office.press("ctrl+b")
    dialog = kgui.find(office.app, "dialog", "Take a Ban")
    before = office.presses
    office.write("0505550138")
    office.press("Return")
    kgui.find(dialog, "label", where=lambda n: "02770" in kgui.name(n))
    kgui.wait(lambda: kgui.is_checked(dialog, "Direct advertising"), "what is forbidden already")
    office.look("caller")
    office.press("3", "4", "Return")
    presses = office.presses - before
    kgui.gone(office.app, "dialog", "Take a Ban")
    office.toast("Ban set: Timo Haapasuvanto")
    kgui.find(office.frame, "button", "Confirmation Letter…")
    office.look("caller-saved")
    assert presses <= MOST_PRESSES, "%d presses for a caller's ban" % presses
    print("a caller's ban: %d presses beside the number" % presses)


def nobody_calls(office):
    """Whoever is not in the register is on no list."""
    office.press("ctrl+b")
    dialog = kgui.find(office.app, "dialog", "Take a Ban")
    office.write("0999999999")
    office.press("Return")
    wait_said(dialog, "Nobody like that is in the register")
    office.look("nobody")
    office.press("Escape")
    kgui.gone(office.app, "dialog", "Take a Ban")


def select_three(office):
    office.press("ctrl+f", "Down")
    office.wait_focus("table row")
    office.press("Home")
    kgui.wait(lambda: len(office.selected()) == 1 and office.selected()[0].startswith("Aallonharja"), "the first row")
    office.press("shift+Down", "shift+Down")
    kgui.wait(lambda: len(office.selected()) == 3, "three rows to be selected")
    kgui.find(office.frame, "label", "Lasse Berglöf")


def ban_several(office):
    """Three people at once from the menu of the list; one undo takes it back from all of them."""
    select_three(office)
    office.press("shift+F10")
    office.wait_focus("menu item")
    office.look("menu")
    office.press("6")
    office.toast("Ban set for 3 people: Opinion poll")
    office.wait_row("Aallonharja Eino", "ban: Polls")
    office.wait_row("Berglöf Lasse", "ban: Polls")
    assert len(office.selected()) == 3
    office.look("several")
    office.press("ctrl+z")
    office.toast("Undone: Ban set for 3 people")
    office.wait_row("Aallonharja Eino", "Tampere")
    office.wait_row("Berglöf Lasse", "Iskmo")


def copy_two(office):
    """Of two people one has a ban of the purpose: one is on the clipboard, and a run says so."""
    select_three(office)
    office.press("shift+Up")
    kgui.wait(lambda: len(office.selected()) == 2, "two rows to be selected")
    # Their disclosure alone is banned, which does not stop our own use; now all of it is.
    office.press("ctrl+b")
    dialog = kgui.find(office.app, "dialog", "Take a Ban")
    office.write("almvinge")
    office.press("Return")
    kgui.find(dialog, "label", where=lambda n: "Uppsala" in kgui.name(n).title())
    office.press("1", "Return")
    kgui.gone(office.app, "dialog", "Take a Ban")
    office.toast("Ban set: Kerstin Almvinge")
    kgui.wait(lambda: len(office.selected()) == 2, "the selection to stay")
    office.press("ctrl+f", "Down")
    office.wait_focus("table row")
    office.press("ctrl+c")
    kgui.find(office.app, "button", "Copy")
    office.look("copy")
    kgui.click(office.app, "Copy")
    office.toast("1 address copied · 1 person left out")
    office.look("copied")
    # What the clipboard holds, by pasting it into the search: with a second address nobody would be found.
    office.press("ctrl+f", "ctrl+a", "ctrl+v")
    kgui.find(office.frame, "label", "1 hit")
    kgui.wait(lambda: [n for n in kgui.walk(office.frame) if kgui.role(n) == "table row" and
                       kgui.name(n).startswith("Aallonharja")], "the address that was let through")
    assert not [n for n in kgui.walk(office.frame) if kgui.name(n).startswith("Almvinge Kerstin")]
    office.press("ctrl+a", "BackSpace")
    office.row("Aallonharja Eino")


def complete_and_lift(office):
    """What a ban taken in a hurry lacks, and a lifting that says on whose word."""
    office.press("ctrl+f", "ctrl+a")
    office.write("haapasuvanto")
    kgui.find(office.frame, "label", "1 hit")
    office.press("Down")
    office.wait_focus("table row")
    kgui.find(office.frame, "label", "Timo Haapasuvanto")
    office.press("shift+F10")
    office.wait_focus("menu item")
    office.press("d")
    dialog = kgui.find(office.app, "dialog", "Bans")
    kgui.find(dialog, "label", where=lambda n: kgui.name(n).startswith("In force since 2 Oct 2026"))
    office.look("bans")
    kgui.click(dialog, "Complete…")
    kgui.set_text(office.app, "Evidence: where the letter or message is", "folder 7")
    kgui.click(office.app, "Save")
    kgui.find(dialog, "label", where=lambda n: "Evidence: folder 7" in kgui.name(n))
    office.look("completed")
    office.press("Escape")
    kgui.gone(office.app, "dialog", "Bans")

    kgui.switch(office.frame, "Distance selling")
    kgui.find(office.app, "button", "Lift Ban")
    assert kgui.is_checked(office.frame, "Distance selling")
    kgui.set_text(office.app, "For example: the customer, by telephone", "the customer, by telephone")
    office.look("lift")
    kgui.click(office.app, "Lift Ban")
    office.toast("Ban lifted: Distance selling")
    kgui.wait(lambda: not kgui.is_checked(office.frame, "Distance selling"), "the switch to follow")


def write_letter(office):
    """The confirmation names the bans; it is a page over the others."""
    office.press("ctrl+f", "Down")
    office.wait_focus("table row")
    office.press("shift+F10")
    office.wait_focus("menu item")
    office.press("c")
    kgui.find(office.frame, "label", "Ready to print", timeout=20)
    kgui.find(office.frame, "label", where=lambda n: "keeps it with the customer" in kgui.name(n))
    office.look("letter")
    office.press("Escape")


def open_import(office):
    kgui.act(office.frame, "win.import-suppression")
    dialog = kgui.find(office.app, "dialog", "Import a Suppression List")
    kgui.find(dialog, None, "Choose a file")
    assert kgui.is_checked(dialog, "Direct advertising") or kgui.has(dialog, "label", "Direct advertising")
    office.look("suppression")
    office.press("Escape")
    kgui.gone(office.app, "dialog", "Import a Suppression List")


def check_register(office):
    """What the window has done is what the command line sees."""
    customer = office.rows("customer", "list", "--search", "haapasuvanto")[0]["id"]
    bans = office.rows("ban", "list", customer)
    in_force = {ban["scope"] for ban in bans if not ban["lifted"]}
    assert in_force == {"direct-advertising", "list-publication", "direct-marketing"}, bans
    taken = [ban for ban in bans if ban["scope"] in ("list-publication", "direct-marketing")]
    assert all(ban["channel"] == "customer-service" and ban["for"] == "both" for ban in taken), taken
    assert [ban["evidence"] for ban in bans if ban["scope"] == "direct-advertising"] == ["folder 7"], bans
    lifted = [ban for ban in bans if ban["lifted"]]
    assert [(ban["scope"], ban["lifted_because"]) for ban in lifted] == [
        ("distance-selling", "the customer, by telephone")], lifted

    polls = [ban for ban in office.rows("ban", "list") if ban["scope"] == "opinion-poll" and ban["lifted"]]
    assert len(polls) == 3 and all(ban["lifted_because"] == "undone" for ban in polls), polls

    run = [run for run in office.rows("labels", "runs") if run["medium"] == "clipboard"]
    assert [(row["printed"], row["state"], row["purpose"]) for row in run] == [
        ("1", "produced", "direct-advertising")], run


def main():
    office = Office(*sys.argv[1:5])
    try:
        office.log_in()
        take_callers_ban(office)
        nobody_calls(office)
        ban_several(office)
        copy_two(office)
        complete_and_lift(office)
        write_letter(office)
        open_import(office)
        office.press("ctrl+q")
        kgui.wait(lambda: office.process.poll() is not None, "the program to end")
        assert office.process.returncode == 0
        check_register(office)
    except AssertionError:
        if office.process.poll() is not None:
            print("the program has ended with", office.process.returncode, file=sys.stderr)
        kgui.picture(office.pictures + "/failed.png")
        raise
    finally:
        office.close()


if __name__ == "__main__":
    main()
