# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of list runs by keyboard: what is recorded of a run and of whom; a customer is opened from it and
forbids lists; the run made again is one shorter, on the screen, on the paper and in the register.

test-runs.py PROGRAM KORTISTO_CLI SOURCE_FOLDER FOLDER_FOR_PICTURES
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
RECIPIENT = "Postitustalo Kuorilampi Oy"
RUN, MADE = 2, 3  # the run for RECIPIENT, and how many the demo register has


class Office:
    """The program on the register of the demo office."""

    def __init__(self, program, cli, source, pictures):
        self.work = tempfile.mkdtemp(prefix="kortisto-runs-")
        self.cli = cli
        self.pictures = pictures
        self.n_pictures = 0
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

    def table(self, *words):
        text = subprocess.run([self.cli, "-r", self.folder, "-u", USER, "--password-file", self.password_file, *words,
                               "--format=csv"], check=True, capture_output=True, text=True).stdout
        return list(csv.DictReader(io.StringIO(text)))

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        shutil.rmtree(self.work, ignore_errors=True)


def has_focus(node):
    return "focused" in kgui.states(node)


def focused(root, role_name):
    return [node for node in kgui.walk(root) if kgui.role(node) == role_name and has_focus(node)]


def wait_label(office, text):
    kgui.find(office.frame, "label", text, timeout=15)


def wait_focus(root, label):
    """Goes on with Tab until what is called so has the focus."""
    for _turn in range(60):
        for node in kgui.walk(root):
            if kgui.name(node) == label and has_focus(node):
                return node
        kgui.keys("Tab")
    raise AssertionError("%r can't be reached" % label)


def log_in(office):
    kgui.focus("Kortisto")
    kgui.set_text(office.frame, "Password", PASSWORD)
    kgui.click(office.frame, "Open")
    kgui.find(office.frame, "tree table", "Customers", timeout=30)


def open_runs(office, n_runs):
    """From the page of lists; the newest run is in view and the keyboard in the list."""
    kgui.keys("alt+4")
    kgui.click(office.frame, "Lists made before")
    wait_label(office, "%d runs" % n_runs)
    wait_label(office, "Run %d" % n_runs)
    kgui.wait(lambda: focused(office.frame, "list item"), "the keyboard in the list")


def go_to(office, n_down, number):
    """Arrows go through the runs."""
    for _turn in range(n_down):
        kgui.keys("Down")
    wait_label(office, "Run %d" % number)


def read_run(office):
    open_runs(office, MADE)
    office.look("newest")
    go_to(office, MADE - RUN, RUN)
    wait_label(office, "31 people")
    for text in (RECIPIENT + " · Processing under contract", "Legitimate interest, Art. 6(1)(f)",
                 "Address labels · Herma 4464"):
        wait_label(office, text)
    kgui.find(office.frame, "label", where=lambda n: kgui.name(n).startswith("Kept 24 months, until "))
    office.look("run")


def search(office):
    """Words of any of the things recorded; Escape brings all runs back."""
    kgui.keys("ctrl+f")
    kgui.typing("kuorilampi marketing")
    wait_label(office, "1 run")
    kgui.keys("ctrl+a", "BackSpace")
    kgui.typing("nonesuch")
    wait_label(office, "No runs found")
    kgui.keys("Escape")
    wait_label(office, "%d runs" % MADE)
    kgui.wait(lambda: focused(office.frame, "list item"), "the keyboard back in the list")


def open_customer(office):
    """Enter goes to the people, Enter there opens the customer; returns the name as the list has it."""
    kgui.keys("Return")
    row = kgui.wait(lambda: focused(office.frame, "table row"), "the keyboard among the people")[0]
    name, first_line = kgui.name(row).split(", ")[:2]
    kgui.keys("Escape")
    kgui.wait(lambda: focused(office.frame, "list item"), "Escape to lead back to the list")
    kgui.keys("Return")
    kgui.wait(lambda: focused(office.frame, "table row"), "the keyboard among the people")
    kgui.keys("Return")
    last, first = name.split(" ")
    wait_label(office, first + " " + last)
    office.look("customer")
    assert first_line
    return name, first + " " + last


def forbid(office, name):
    kgui.switch(office.frame, "List publication")
    kgui.find(office.frame, "table row", where=lambda n: name in kgui.name(n) and "Publication" in kgui.name(n))


def open_reprint(office):
    kgui.keys("ctrl+p")
    return kgui.find(office.app, "dialog", "Reprint")


def save_as(office, path):
    kgui.keys("alt+d")
    kgui.find(office.app, "dialog", "Save the List")
    kgui.focus("Save the List")
    kgui.keys("ctrl+a")
    kgui.typing(path)
    kgui.keys("Return")
    kgui.gone(office.app, "dialog", "Save the List")
    kgui.focus("Kortisto")


def wait_newest(office, number, mark):
    wait_label(office, "%d runs" % number)
    kgui.find(office.frame, "list item",
              where=lambda n: "30 labels" in kgui.name(n) and kgui.name(n).endswith(mark))


def fail(office):
    """No file can come about there: that is said, and recorded."""
    save_as(office, "/sys/again.pdf")
    kgui.find(office.app, "label", "The list could not be made")
    office.look("failed")
    kgui.keys("Return")
    kgui.gone(office.app, "label", "The list could not be made")
    wait_newest(office, MADE + 1, "Failed")


def reprint(office, person):
    """One falls away, and the paper is without that one."""
    path = office.path("again.pdf")
    open_runs(office, MADE)
    go_to(office, MADE - RUN, RUN)
    wait_label(office, "31 people")
    dialog = open_reprint(office)
    kgui.find(dialog, "label", "Ban: List publication 1")
    kgui.find(dialog, "label", "30")
    kgui.find(dialog, "label", where=lambda n: "goes to %s once more" % RECIPIENT in kgui.name(n))
    office.look("reprint")
    fail(office)
    save_as(office, path)
    kgui.wait(lambda: os.path.exists(path), path)
    kgui.gone(office.app, "dialog", "Reprint")
    kgui.find(office.app, "label", "30 Addresses Saved")
    office.look("reminder")
    kgui.keys("Return")
    kgui.gone(office.app, "label", "30 Addresses Saved")
    wait_newest(office, MADE + 2, "Reprint")
    wait_label(office, "Run %d" % (MADE + 2))
    wait_label(office, "30 people")
    office.look("reprinted")
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    assert person not in text, "who has forbidden it is on the paper"
    assert "Outi Jänkäselkä" in text, text


def change_months(office):
    """How long names are kept: for administrators."""
    node = kgui.find(office.frame, None, None, where=lambda n: "run.months" in kgui.actions(n))
    kgui.act(node, "run.months")
    dialog = kgui.find(office.app, "dialog", "Names on Lists")
    office.look("months")
    kgui.keys("alt+f")
    kgui.find(office.app, "label", "Forget the names?")
    office.look("forget")
    kgui.keys("alt+f")
    wait_label(office, "Nothing was past its time")
    kgui.gone(office.app, "dialog", "Names on Lists")
    kgui.act(node, "run.months")
    dialog = kgui.find(office.app, "dialog", "Names on Lists")
    kgui.keys("Up")
    kgui.find(dialog, "button", "Save", where=lambda n: "sensitive" in kgui.states(n))
    kgui.keys("ctrl+Return")
    kgui.gone(office.app, "dialog", "Names on Lists")
    kgui.find(office.frame, "label", where=lambda n: kgui.name(n).startswith("Kept 25 months, until "))


def open_from_card(office, name):
    """The customer's card has the runs the person was in, folded; a row opens its run."""
    kgui.keys("alt+1")
    kgui.keys("ctrl+f")
    kgui.typing(name)
    kgui.find(office.frame, "label", "1 hit")
    kgui.keys("Down", "Return")
    wait_focus(office.frame, "List Runs")
    kgui.keys("space")
    row = []
    for _turn in range(5):
        kgui.keys("Down")
        row = [n for n in focused(office.frame, "list item") if RECIPIENT in row_text(n)]
        if row:
            break
    assert row, "the run can't be reached in the card"
    assert "Direct marketing" in row_text(row[0]), row_text(row[0])
    office.look("card")
    kgui.keys("space")
    wait_label(office, "Run %d" % RUN)
    office.look("run-of-card")
    kgui.wait(lambda: focused(office.frame, "list item"), "the keyboard in the list")
    kgui.keys("Escape")
    kgui.find(office.frame, "tree table", "Customers")


def row_text(node):
    return " ".join(kgui.name(n) for n in kgui.walk(node))


def check_register(office, name):
    """What the window has done is what the command line sees."""
    newest, failed = office.table("labels", "runs")[:2]
    assert (failed["state"], failed["printed"]) == ("failed", "30"), failed
    assert (newest["state"], newest["reprint_of"], newest["matched"], newest["printed"], newest["left_out"]) == (
        "produced", str(RUN), "31", "30", "1"), newest
    assert newest["recipient"] == RECIPIENT, newest
    people = [person["name"] for person in office.table("labels", "run", newest["number"], "--people")]
    assert len(people) == 30 and name not in people, people
    assert name in [person["name"] for person in office.table("labels", "run", str(RUN), "--people")]


def main():
    office = Office(*sys.argv[1:5])
    try:
        log_in(office)
        read_run(office)
        search(office)
        name, person = open_customer(office)
        forbid(office, name)
        reprint(office, person)
        change_months(office)
        open_from_card(office, name)
        office.process.terminate()
        office.process.wait(10)
        check_register(office, name)
    except AssertionError:
        kgui.picture(office.pictures + "/failed.png")
        raise
    finally:
        office.close()


if __name__ == "__main__":
    main()
