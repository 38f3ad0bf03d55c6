# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper from the window: an order is written, a ban takes a person off the labels, PDF, CSV and XML
hold nobody who forbade it, and the reply to a request for access comes out as PDF and XML.

test-paper.py PROGRAM KORTISTO_CLI SOURCE_FOLDER [FOLDER_FOR_PICTURES]
"""

import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kgui  # noqa: E402

USER = "aino.rautavuori"
PASSWORD = "kortiston koesalasana 1"
LIST = "{urn:kortisto:list:1}"

# A customer of the demo office who is on the first sheet of labels.
FORBIDS = "Hillapelto"
STAYS = "Suvikangas"


def is_entry(node):
    return "EditableText" in kgui.interfaces(node) and kgui.role(node) != "list item"


class Office:
    """The program on the register of the demo office."""

    def __init__(self, program, cli, source, pictures):
        self.work = tempfile.mkdtemp(prefix="kortisto-paper-")
        self.pictures = pictures
        self.process = None
        password_file = self.path("password")
        with open(password_file, "w", encoding="utf-8") as file:
            file.write(PASSWORD)
        folder = self.path("Demo.kortisto")
        subprocess.run(["sh", os.path.join(source, "data/demo/make.sh"), cli, folder, USER, password_file],
                       check=True, stdout=subprocess.DEVNULL)
        # The file dialog begins here: a folder where nothing comes and goes while it is read.
        os.mkdir(self.path("papers"))
        self.process = subprocess.Popen([os.path.abspath(program), "--user", USER, folder],
                                        cwd=self.path("papers"))
        self.app = kgui.application("kortisto")
        self.frame = kgui.find(self.app, "frame")

    def path(self, name):
        return os.path.join(self.work, name)

    def look(self, what):
        if self.pictures:
            kgui.picture("%s/paper-%s.png" % (self.pictures, what))
        unnamed = kgui.nameless(self.app)
        assert not unnamed, "nameless in %s: %s" % (what, unnamed)

    def log_in(self):
        kgui.focus("Kortisto")
        entry = kgui.find(self.frame, "text", "Password", where=is_entry)
        assert entry.queryEditableText().setTextContents(PASSWORD)
        kgui.click(self.frame, "Open")
        kgui.find(self.frame, "tree table", "Customers", timeout=30)

    def go_to(self, number, label):
        kgui.focus("Kortisto")
        kgui.keys("alt+%d" % number)
        kgui.find(self.frame, None, label)

    def save(self, button, title, name):
        """Presses the button, types the file's name into the dialog, and waits for the file."""
        path = self.path("papers/" + name)
        kgui.click(self.frame, button)
        kgui.find(self.app, "dialog", title)
        kgui.focus(title)
        kgui.keys("ctrl+a")
        kgui.typing(name)
        kgui.keys("Return")
        kgui.wait(lambda: os.path.exists(path), path)
        kgui.gone(self.app, "dialog", title)
        kgui.focus("Kortisto")
        if title == "Save the List":  # addresses have left the register, and the window says so
            kgui.click(self.frame, "Understood")
            kgui.gone(self.app, "button", "Understood")
        mode = stat.S_IMODE(os.stat(path).st_mode)
        assert mode == 0o600, "%s has the mode %o" % (name, mode)
        return path

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        shutil.rmtree(self.work, ignore_errors=True)


def pdf_text(path):
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout


def write_order(office):
    """Search-as-you-type picks the customer; the total follows what is typed, rounded half up."""
    frame = office.frame
    office.go_to(2, "Search orders")
    kgui.find(frame, "label", "277 orders")
    office.look("orders")
    kgui.keys("ctrl+n")
    dialog = kgui.find(office.app, "dialog", "New Order")
    entry = kgui.find(dialog, "text", "Customer", where=is_entry)
    kgui.wait(lambda: "focused" in kgui.states(entry), "the focus in the customer's entry")
    kgui.typing("haapasu")
    kgui.find(dialog, "label", "Haapasuvanto Timo")
    office.look("order-customer")
    kgui.keys("Return")
    kgui.wait(lambda: kgui.get_text(entry) == "Haapasuvanto Timo", "the customer to be taken")
    kgui.set_text(dialog, "Product", "T-7")
    kgui.set_text(dialog, "Description", "Huopatossut")
    kgui.set_text(dialog, "Quantity", "3")
    kgui.set_text(dialog, "Unit price", "19,995")
    kgui.set_text(dialog, "Discount, per cent", "none")
    kgui.click(dialog, "Save")
    kgui.find(dialog, "label", "Something is missing or can't be read: see what is marked red")
    kgui.set_text(dialog, "Discount, per cent", "12,5")
    kgui.find(dialog, "label", "€52.49")
    kgui.click(dialog, "Make an Invoice")
    kgui.find(dialog, "text", "Due date", where=is_entry)
    office.look("order")
    kgui.click(dialog, "Save")
    kgui.gone(office.app, "dialog", "New Order")
    kgui.find(frame, "label", "278 orders")


def count_labels(office):
    """How many labels there would be, and how many people are left out."""

    def read():
        names = [kgui.name(n) for n in kgui.walk(office.frame) if kgui.role(n) == "label"]
        labels = [re.fullmatch(r"(\d+) labels", name) for name in names]
        left_out = [re.fullmatch(r"(\d+) left out", name) for name in names]
        labels = [int(m[1]) for m in labels if m]
        left_out = [int(m[1]) for m in left_out if m]
        return (labels[0], left_out[0]) if labels and left_out else None

    return kgui.wait(read, "the count of labels")


def print_before(office):
    office.go_to(4, "Label sheet")
    before = count_labels(office)
    office.look("labels")
    text = pdf_text(office.save("PDF", "Save the List", "before.pdf"))
    assert FORBIDS in text and STAYS in text
    return before


def forbid(office):
    """The ban is set where the office sets it: on the customer's card."""
    frame = office.frame
    office.go_to(1, "Search customers")
    kgui.keys("ctrl+f")
    kgui.typing(FORBIDS.lower())
    kgui.find(frame, "table row", None, where=lambda n: kgui.name(n).startswith(FORBIDS))
    kgui.keys("Down", "Return")
    kgui.find(frame, "label", "Kaisa " + FORBIDS)
    kgui.switch(frame, "Direct advertising")
    kgui.find(frame, "label", "Ban set: Direct advertising")


def print_after(office, before):
    office.go_to(4, "Label sheet")
    kgui.wait(lambda: count_labels(office) == (before[0] - 1, before[1] + 1), "one label fewer")

    kgui.act(kgui.find(office.frame, "button", None, where=lambda n: "left out" in kgui.name(n)))
    dialog = kgui.find(office.app, "dialog", "Left Out")
    kgui.find(dialog, None, "Ban: Direct advertising")
    office.look("left-out")
    kgui.click(dialog, "Close")
    kgui.gone(office.app, "dialog", "Left Out")

    labels = pdf_text(office.save("PDF", "Save the List", "after.pdf"))
    assert FORBIDS not in labels and STAYS in labels
    with open(office.save("CSV", "Save the List", "list.csv"), encoding="utf-8") as file:
        rows = file.read()
    assert rows.startswith("id,line_1,") and FORBIDS not in rows and STAYS in rows
    run = ElementTree.parse(office.save("XML", "Save the List", "list.xml")).getroot()
    people = run.findall(LIST + "person")
    assert len(people) == int(run.find(LIST + "run").get("printed")) == rows.count("\n") - 1
    assert not any(FORBIDS in (line.text or "") for line in run.iter(LIST + "line"))


def access_printout(office):
    """In the customer's own language at first; the hash on the paper is that of the file, and another
    language is made of the same data."""
    office.go_to(1, "Search customers")
    kgui.keys("ctrl+p")
    kgui.find(office.frame, None, "Ready to print", timeout=20)
    office.look("access")
    with open(office.save("Save XML…", "Save the Reply", "access.xml"), "rb") as file:
        report = file.read()
    paper = pdf_text(office.save("Save PDF…", "Save the Reply", "access.pdf"))
    assert "Henkilötietosi asiakasrekisterissämme" in paper
    assert FORBIDS in paper and FORBIDS.encode() in report
    assert hashlib.sha256(report).hexdigest() in re.sub(r"\s", "", paper)

    kgui.act(kgui.find(office.frame, None, "English", where=lambda n: "click" in kgui.actions(n)))
    kgui.wait(lambda: "sensitive" in kgui.states(kgui.find(office.frame, "button", "Save PDF…")),
              "the reply in English")
    paper = pdf_text(office.save("Save PDF…", "Save the Reply", "access-en.pdf"))
    assert "Your personal data in our customer register" in paper and FORBIDS in paper


def main():
    office = Office(*sys.argv[1:4], sys.argv[4] if len(sys.argv) > 4 else None)
    try:
        office.log_in()
        write_order(office)
        before = print_before(office)
        forbid(office)
        print_after(office, before)
        access_printout(office)
    except AssertionError:
        if office.pictures:
            kgui.picture(office.pictures + "/paper-failed.png")
        raise
    finally:
        office.close()


if __name__ == "__main__":
    main()
