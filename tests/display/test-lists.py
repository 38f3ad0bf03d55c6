# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of lists and labels: counts, households, spoiled labels, long lines, files and what they say.

test-lists.py PROGRAM KORTISTO_CLI SOURCE_FOLDER FOLDER_FOR_PICTURES
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kgui  # noqa: E402

USER = "aino.rautavuori"
PASSWORD = "kortiston koesalasana 1"
PER_SHEET = 21
OUTSIDER = "Perintä Harmaa Oy"
LABEL_8 = ("910", "320")  # where label 8 of the first sheet is on the screen
LABEL_4 = ("760", "230")


def is_entry(node):
    return kgui.role(node) == "text" and "EditableText" in kgui.interfaces(node)


class Office:
    """The program on the register of the demo office; files go to a folder of their own."""

    def __init__(self, program, cli, source, pictures):
        self.work = tempfile.mkdtemp(prefix="kortisto-lists-")
        self.cli = cli
        self.pictures = pictures
        self.n_pictures = 0
        self.process = None
        self.out = self.path("out")
        os.makedirs(self.out)
        os.makedirs(pictures, exist_ok=True)
        self.folder, self.password_file = self.path("Demo.kortisto"), self.path("password")
        with open(self.password_file, "w", encoding="utf-8") as file:
            file.write(PASSWORD)
        subprocess.run(["sh", os.path.join(source, "data/demo/make.sh"), cli, self.folder, USER, self.password_file],
                       check=True, stdout=subprocess.DEVNULL)
        self.n_runs = len(self.list_runs())
        # GTK's file dialog begins in the folder where the program was started.
        self.process = subprocess.Popen([os.path.abspath(program), "--user", USER, self.folder], cwd=self.out)
        self.app = kgui.application("kortisto")
        self.frame = kgui.find(self.app, "frame")

    def path(self, name):
        return os.path.join(self.work, name)

    def look(self, what):
        self.n_pictures += 1
        kgui.picture("%s/%02d-%s.png" % (self.pictures, self.n_pictures, what))
        unnamed = kgui.nameless(self.app)
        assert not unnamed, "nameless in %s: %s" % (what, unnamed)

    def run_cli(self, *words):
        return subprocess.run([self.cli, "-r", self.folder, "-u", USER, "--password-file", self.password_file, *words],
                              check=True, capture_output=True, text=True).stdout

    def list_runs(self):
        return list(csv.DictReader(self.run_cli("labels", "runs", "--format=csv").splitlines()))

    def log_in(self):
        kgui.focus("Kortisto")
        entry = kgui.find(self.frame, "text", "Password", where=is_entry)
        kgui.wait(lambda: "focused" in kgui.states(entry) or kgui.keys("shift+Tab"), "the password's focus")
        kgui.typing(PASSWORD)
        kgui.keys("Return")
        kgui.find(self.frame, "tree table", "Customers", timeout=30)

    def texts(self):
        return [kgui.name(n) for n in kgui.walk(self.frame)
                if kgui.role(n) == "label" and "showing" in kgui.states(n)]

    def read(self, pattern):
        """The numbers in the label that is like that, once it is there."""

        def read_it():
            for text in self.texts():
                match = re.fullmatch(pattern, text)
                if match:
                    return tuple(int(group) for group in match.groups())
            return None

        return kgui.wait(read_it, pattern)

    def wait_text(self, text):
        kgui.wait(lambda: text in self.texts(), text)

    def can_print(self):
        return any(kgui.role(n) == "button" and kgui.name(n) == "Print…" and "sensitive" in kgui.states(n)
                   for n in kgui.walk(self.frame))

    def close_program(self):
        self.process.terminate()
        self.process.wait(10)

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.close_program()
        shutil.rmtree(self.work, ignore_errors=True)


def count_sheets(n_labels, n_lost):
    return (n_labels + n_lost + PER_SHEET - 1) // PER_SHEET


def read_counts(office):
    (labels,) = office.read(r"(\d+) labels")
    (left_out,) = office.read(r"(\d+) left out")
    (matched,) = office.read(r"(\d+) customers in the selection")
    assert labels + left_out == matched, (labels, left_out, matched)
    (sheets,) = office.read(r"Sheet 1 / (\d+)")
    assert sheets == count_sheets(labels, 0), (labels, sheets)
    return labels, left_out, matched


def share_labels(office, labels, left_out, matched):
    """Each who shares a label is one less label, and nobody is lost from the counts."""
    kgui.switch(office.frame, "One label per household")
    matched_now, merged = office.read(r"(\d+) customers in the selection · (\d+) merged by household")
    (labels_now,) = office.read(r"(\d+) labels")
    assert merged > 0 and matched_now == matched
    assert labels_now + merged + left_out == matched, (labels_now, merged, left_out, matched)
    kgui.find(office.frame, None, "Address it as a family")
    office.look("households")
    kgui.switch(office.frame, "One label per household")
    kgui.wait(lambda: "%d labels" % labels in office.texts(), "the labels of before")


def spoil_labels(office, labels):
    """By keyboard and by mouse; what can't be read stops the printing."""
    kgui.set_text(office.frame, "Skip labels, as 5, 9-11", "2, 4-%d" % PER_SHEET)
    office.wait_text("Sheet 1 / %d" % count_sheets(labels, PER_SHEET - 2))
    office.look("spoiled")
    kgui.set_text(office.frame, "Skip labels, as 5, 9-11", "2-x")
    office.wait_text("Complete the settings first")
    kgui.wait(lambda: not office.can_print(), "printing to be held back")
    kgui.set_text(office.frame, "Skip labels, as 5, 9-11", "")
    kgui.wait(office.can_print, "printing")
    entry = kgui.find(office.frame, None, "Skip labels, as 5, 9-11", shown=False,
                      where=lambda n: "EditableText" in kgui.interfaces(n))
    kgui.run("xdotool", "mousemove", *LABEL_8, "keydown", "ctrl", "click", "1", "keyup", "ctrl")
    kgui.wait(lambda: kgui.get_text(entry) == "8", "label 8 to be skipped")
    kgui.run("xdotool", "mousemove", *LABEL_4, "click", "1")
    office.wait_text("Sheet 1 / %d" % count_sheets(labels, 4))
    office.look("start")
    kgui.run("xdotool", "mousemove", *LABEL_8, "keydown", "ctrl", "click", "1", "keyup", "ctrl")
    kgui.wait(lambda: kgui.get_text(entry) == "", "label 8 to be good again")


def check_long_lines(office):
    kgui.act(kgui.find(office.frame, "button", where=lambda n: kgui.name(n).endswith("to check")))
    dialog = kgui.find(office.app, "dialog", "Check Before Printing")
    assert any(kgui.role(n) == "list item" for n in kgui.walk(dialog))
    office.look("long-lines")
    kgui.keys("Escape")
    kgui.gone(office.app, "dialog", "Check Before Printing")


def choose_sheet(office, labels):
    """Among hundreds, by its number; the list is not gone through."""
    kgui.keys("alt+s")
    kgui.find(office.app, "dialog", "Choose a Sheet")
    kgui.typing("l7163")
    kgui.wait(lambda: any("L7163" in kgui.name(n) and "selected" in kgui.states(n) for n in kgui.walk(office.app)),
              "the sheet to be found")
    office.look("sheets")
    kgui.keys("Return")
    kgui.gone(office.app, "dialog", "Choose a Sheet")
    office.wait_text("Sheet 1 / %d" % ((labels + 13) // 14))


def save(office, action, name):
    """Through the file dialog; then the reminder of what the file is, which one key closes."""
    kgui.click(office.frame, action)
    kgui.find(office.app, None, "Save the List")
    kgui.wait(lambda: any("focused" in kgui.states(n) and is_entry(n) for n in kgui.walk(office.app)), "the name's focus")
    kgui.keys("Return")  # the name is proposed
    alert = kgui.find(office.app, "alert", where=lambda n: "Saved" in kgui.name(n), timeout=20)
    texts = " ".join(kgui.name(n) for n in kgui.walk(alert) if kgui.role(n) == "label")
    assert name in texts and "personal data outside the register" in texts, texts
    assert re.search(r"on \d+ \w+ \d{4} at the latest", texts), texts
    office.look("saved-" + name.replace(".", "-"))
    count = int(re.match(r"(\d+) Address", kgui.name(alert)).group(1))
    kgui.focus("Kortisto")
    kgui.keys("Return")
    kgui.wait(lambda: not any(kgui.role(n) == "alert" and "Saved" in kgui.name(n) and "showing" in kgui.states(n)
                              for n in kgui.walk(office.app)), "the reminder to go")
    kgui.wait(office.can_print, "the page to be ready")
    return os.path.join(office.out, name), count, texts


def save_files(office, labels):
    path, count, _texts = save(office, "PDF", "labels.pdf")
    assert count == labels, (count, labels)
    kgui.act(kgui.find(office.frame, None, "Address list", where=kgui.actions))
    office.read(r"(\d+) addresses")
    path, count, _texts = save(office, "CSV", "list.csv")
    with open(path, encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == count
    path, count, _texts = save(office, "PDF", "list.pdf")
    text = kgui.run("pdftotext", "-layout", path, "-")
    assert "Suoramainonta" in text or "Direct advertising" in text, text
    office.look("addresses")


def disclose(office):
    """Somebody who does not work for us gets nothing without a ground, and what they got is recorded."""
    choose(office, "r", "Recipient", "Somebody else…")
    kgui.set_text(office.frame, "Name of the recipient", OUTSIDER)
    office.wait_text("Complete the settings first")
    kgui.wait(lambda: not office.can_print(), "printing to be held back")
    office.look("ground-missing")
    choose(office, "g", "Ground of the disclosure", "Debt collection")
    kgui.wait(office.can_print, "printing")
    path, count, texts = save(office, "XML", "list.xml")
    assert OUTSIDER in texts, texts
    root = xml.parse(path).getroot()
    namespace = root.tag.split("}")[0] + "}"
    assert root.find(namespace + "run").get("recipient") == OUTSIDER
    assert len(root.findall(namespace + "person")) == count
    return count


def choose(office, key, label, value):
    """Opens a choice by keyboard, goes to the value, takes it."""
    kgui.keys("alt+" + key)
    row = kgui.find(office.frame, None, label, where=lambda n: kgui.role(n) in ("combo box", "list item"))
    kgui.wait(lambda: any("focused" in kgui.states(n) for n in kgui.walk(row)), "the focus of " + label)
    kgui.keys("space")
    for _turn in range(30):
        focused = [n for n in kgui.walk(office.app) if kgui.role(n) == "list item" and "focused" in kgui.states(n)]
        if focused and any(kgui.name(n) == value for n in kgui.walk(focused[0])):
            break
        kgui.keys("Down")
    kgui.keys("Return")
    kgui.wait(lambda: any(kgui.name(n) == value and "showing" in kgui.states(n) for n in kgui.walk(row)),
              "%r to be %r" % (label, value))


def check_register(office, n_disclosed):
    """What the window has done is what the command line sees."""
    runs = office.list_runs()
    assert len(runs) == office.n_runs + 4, runs
    recipients = office.run_cli("recipient", "list", "--format=csv")
    assert OUTSIDER in recipients, recipients
    disclosures = list(csv.DictReader(office.run_cli("disclosure", "list", "--format=csv").splitlines()))
    assert sum(OUTSIDER in line.values() for line in disclosures) >= n_disclosed, len(disclosures)


def main():
    office = Office(*sys.argv[1:5])
    try:
        office.log_in()
        kgui.keys("alt+4")
        labels, left_out, matched = read_counts(office)
        office.look("lists")
        share_labels(office, labels, left_out, matched)
        spoil_labels(office, labels)
        check_long_lines(office)
        choose_sheet(office, labels)
        save_files(office, labels)
        n_disclosed = disclose(office)
        office.close_program()
        check_register(office, n_disclosed)
    except AssertionError:
        kgui.picture(office.pictures + "/failed.png")
        raise
    finally:
        office.close()


if __name__ == "__main__":
    main()
