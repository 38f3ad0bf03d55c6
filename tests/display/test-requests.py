# SPDX-License-Identifier: GPL-3.0-or-later
"""A request for rectification by keyboard alone, from the letter on the desk to the closed case: taken
down, three items, identity, one accepted, one completed, one refused, certificate, answer, notices, closed.

test-requests.py PROGRAM KORTISTO_CLI SOURCE_FOLDER FOLDER_FOR_PICTURES
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
NAME = "Timo Haapasuvanto"
PHONE = "050 555 0199"
ADDRESS = "Haapatie 5 as. 12, 02770 Espoo"
REASONS = "The office reaches the customer by it."
MOST_PRESSES = 40  # beside the typed text, for saving a case


def is_entry(node):
    return kgui.role(node) == "text" and "EditableText" in kgui.interfaces(node)


def has_focus(node):
    return "focused" in kgui.states(node)


class Office:
    """The program on the register of the demo office, and how often a key was pressed."""

    def __init__(self, program, cli, source, pictures):
        self.work = tempfile.mkdtemp(prefix="kortisto-requests-")
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
        # The file dialog begins here: a folder where nothing comes and goes while it is read.
        os.mkdir(self.path("papers"))
        self.process = subprocess.Popen([os.path.abspath(program), "--user", USER, self.folder],
                                        cwd=self.path("papers"))
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

    def wait_focus(self, root, label):
        """Goes on with Tab until what is called so has the focus."""
        for _turn in range(30):
            for node in kgui.walk(root):
                if kgui.name(node) == label and has_focus(node):
                    return node
            self.press("Tab")
        raise AssertionError("%r can't be reached" % label)

    def choose(self, dialog, label, value):
        """Opens a list, goes down to the value, takes it."""
        row = self.wait_focus(dialog, label)
        self.press("space")
        for _turn in range(30):
            focused = [n for n in kgui.walk(self.app) if kgui.role(n) == "list item" and has_focus(n)]
            if focused and any(kgui.name(n) == value for n in kgui.walk(focused[0])):
                break
            self.press("Down")
        self.press("Return")
        kgui.wait(lambda: any(kgui.name(n) == value and "showing" in kgui.states(n) for n in kgui.walk(row)),
                  "%r to be %r" % (label, value))

    def open(self, key, title):
        self.press(key)
        return kgui.find(self.app, "dialog", title)

    def save(self, title):
        self.press("ctrl+Return")
        kgui.gone(self.app, "dialog", title)

    def run_cli(self, *words):
        return subprocess.run([self.cli, "-r", self.folder, "-u", USER, "--password-file", self.password_file, *words],
                              check=True, capture_output=True, text=True).stdout

    def close(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        shutil.rmtree(self.work, ignore_errors=True)


def wait_case(office, text):
    kgui.find(office.frame, "label", where=lambda n: text in kgui.name(n), timeout=15)


def wait_next(office, label):
    """The one blue button says what comes next."""
    kgui.find(office.frame, "button", label, where=lambda n: "sensitive" in kgui.states(n), timeout=15)


def read_list(office):
    """The list by keyboard: search, down into it, arrows change the case, Enter goes into it."""
    office.press("alt+3")
    kgui.find(office.frame, "list item", where=lambda n: "Lumilahti Onni" in kgui.name(n))
    office.look("list")
    office.press("ctrl+f")
    office.write("tuulenkari")
    kgui.wait(lambda: sum(kgui.role(n) == "list item" and "request" in kgui.name(n) and "showing" in kgui.states(n)
                          for n in kgui.walk(office.frame)) == 1, "one case")
    office.press("Down")
    wait_case(office, "Tuulenkari Veikko · received")
    office.look("unsigned")
    office.press("ctrl+f", "ctrl+a", "BackSpace")
    kgui.find(office.frame, "list item", where=lambda n: "Lumilahti Onni" in kgui.name(n))


def take_down(office):
    before = office.presses
    dialog = office.open("ctrl+n", "New Request")
    office.choose(dialog, "Kind", "Rectification")
    office.press("Tab")
    office.write("haapasu")
    kgui.find(dialog, "label", where=lambda n: "Haapasuvanto" in kgui.name(n))
    office.press("Return")
    entry = kgui.find(dialog, "text", "Name as signed", where=is_entry)
    kgui.wait(lambda: kgui.get_text(entry) == NAME, "the customer to be taken")
    office.look("new-request")
    office.save("New Request")
    used = office.presses - before
    assert used <= MOST_PRESSES, "saving a case takes %d key presses" % used
    wait_case(office, NAME + " · received")
    wait_case(office, "names nothing to be corrected")
    office.look("taken-down")


def add_item(office, field, wanted, ground):
    dialog = office.open("alt+a", "New Item")
    office.choose(dialog, "Which data", field)
    if wanted:
        office.wait_focus(dialog, "Wanted instead")
        office.write(wanted)
    office.choose(dialog, "Ground", ground)
    office.look("item")
    office.save("New Item")
    kgui.find(office.frame, "list item", where=lambda n: ", %s, %s," % (field, ground) in kgui.name(n))


def identify(office):
    dialog = office.open("alt+i", "Signature and Identity")
    office.choose(dialog, "How it was seen who asks", "Signature compared")
    office.wait_focus(dialog, "Compared with: a contract, an earlier letter …")
    office.write("order form of 2024")
    office.look("identity")
    office.save("Signature and Identity")


def toggle(office, dialog, label, n_right):
    """Tab goes from one group to the next, Right to a choice in it; space takes that."""
    group = kgui.find(dialog, label=label)
    for _turn in range(20):
        if any(has_focus(n) for n in kgui.walk(group)):
            break
        office.press("Tab")
    for _turn in range(n_right):
        office.press("Right")
    office.press("space")


def decide(office):
    dialog = office.open("alt+d", "Decide")
    office.look("decision")
    toggle(office, dialog, "Decision on item 1  Telephone", 1)
    toggle(office, dialog, "Decision on item 2  Address", 2)
    office.wait_focus(dialog, "What the register is to hold")
    office.write(ADDRESS)
    toggle(office, dialog, "Decision on item 3  E-mail", 3)
    office.wait_focus(dialog, "Reasons, for the certificate")
    office.write(REASONS)
    office.look("decided")
    office.save("Decide")


def save_letter(office, name):
    """The paper in view: as PDF, which keeps it with the case; and back."""
    path = office.path("papers/" + name)
    kgui.find(office.frame, "button", "Save PDF…", where=lambda n: "sensitive" in kgui.states(n), timeout=20)
    office.look(name.removesuffix(".pdf"))
    office.press("alt+d")
    kgui.find(office.app, "dialog", "Save the Letter")
    kgui.focus("Save the Letter")
    office.press("ctrl+a")
    office.write(name)
    office.press("Return")
    kgui.wait(lambda: os.path.exists(path), path)
    kgui.gone(office.app, "dialog", "Save the Letter")
    kgui.focus("Kortisto")
    kgui.find(office.frame, "label", "Saved, and kept with the case")
    office.press("Escape")
    kgui.gone(office.frame, "button", "Save PDF…")
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


def certify(office):
    office.open("alt+c", "Certificate of Refusal")
    office.look("certificate-dialog")
    office.save("Certificate of Refusal")
    text = save_letter(office, "certificate.pdf")
    assert REASONS in text, text
    assert PHONE not in text, "the certificate names what was accepted"


def answer(office):
    wait_next(office, "Answer Given…")
    office.open("alt+g", "The Answer Was Given")
    office.look("answer")
    office.save("The Answer Was Given")


def send_notices(office):
    """Whoever gave or received a wrong value, one after the other."""
    for number in range(20):
        kgui.wait(lambda: find_button(office, "Send the Notice…") or find_button(office, "Close the Case"),
                  "what comes next")
        if not find_button(office, "Send the Notice…"):
            return number
        waiting = count_waiting(office)
        dialog = office.open("alt+n", "Notice of the Correction")
        toggle(office, dialog, "State of the notice", 1)
        if number == 0:
            office.look("notice")
        office.save("Notice of the Correction")
        kgui.wait(lambda: count_waiting(office) == waiting - 1, "the notice to be sent")
    raise AssertionError("the notices never end")


def find_button(office, label):
    return any(kgui.matches(n, "button", label, True) and "sensitive" in kgui.states(n)
               for n in kgui.walk(office.frame))


def count_waiting(office):
    return sum(kgui.matches(n, "label", "Waiting", False) for n in kgui.walk(office.frame))


def close_case(office):
    office.press("alt+c")
    kgui.find(office.frame, label=None, where=lambda n: kgui.name(n).startswith("Step 6 of 6, Closed, done"))
    office.look("closed")


def check_register(office, n_notices):
    """What the window has done is what the command line sees."""
    lines = csv.DictReader(io.StringIO(office.run_cli("request", "list", "--all", "--search", "haapasuvanto",
                                                      "--format=csv")))
    states = [line["state"] for line in lines if line["kind"] == "rectification"]
    assert states == ["closed"], states
    customer = office.run_cli("customer", "show", "11178", "--format=csv")
    assert PHONE in customer and "as. 12" in customer and "timo.haapasuvanto@" in customer, customer
    assert n_notices > 0, "nobody was told"


def main():
    office = Office(*sys.argv[1:5])
    try:
        office.log_in()
        read_list(office)
        take_down(office)
        add_item(office, "Telephone", PHONE, "Wrong")
        add_item(office, "Address", "Haapatie 5", "Incomplete")
        add_item(office, "E-mail", "", "Needless")
        office.look("items")
        identify(office)
        wait_next(office, "Decide…")
        decide(office)
        wait_next(office, "Issue the Certificate…")
        office.look("to-be-answered")
        certify(office)
        answer(office)
        n_notices = send_notices(office)
        wait_next(office, "Close the Case")
        office.look("told")
        close_case(office)
        office.process.terminate()
        office.process.wait(10)
        check_register(office, n_notices)
    except AssertionError:
        kgui.picture(office.pictures + "/failed.png")
        raise
    finally:
        office.close()


if __name__ == "__main__":
    main()
