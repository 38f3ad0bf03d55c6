# SPDX-License-Identifier: GPL-3.0-or-later
"""The window from first start: makes a register, logs in, adds a customer, finds them, sets a ban.

test-window.py PROGRAM [FOLDER_FOR_PICTURES]
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kgui  # noqa: E402

PASSWORD = "nelja sanaa riittaa hyvin"


class Window:
    """The program under test."""

    def __init__(self, program, pictures):
        self.pictures = pictures
        self.n_pictures = 0
        self.process = subprocess.Popen([program])
        self.app = kgui.application("kortisto")
        self.frame = kgui.find(self.app, "frame")
        kgui.focus("Kortisto")

    def look(self, what):
        """Asserts that everything in view has a name, and keeps a picture when asked to."""
        self.n_pictures += 1
        if self.pictures:
            kgui.picture("%s/%02d-%s.png" % (self.pictures, self.n_pictures, what))
        unnamed = kgui.nameless(self.app)
        assert not unnamed, "nameless in %s: %s" % (what, unnamed)

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)


def make_register(window):
    """First start: company, contact person, first user, recovery code."""
    frame = window.frame
    kgui.find(frame, "button", "New Register…")
    window.look("welcome")
    kgui.click(frame, "New Register…")

    kgui.set_text(frame, "Company name", "Hillasuon Tarvike Oy")
    kgui.set_text(frame, "Business ID", "9876543-9")
    kgui.set_text(frame, "Street address or PO box", "Tuohitie 4")
    kgui.set_text(frame, "Postcode", "33100")
    kgui.set_text(frame, "Place", "Tampere")
    kgui.set_text(frame, "E-mail", "asiakaspalvelu@hillasuontarvike.example")
    window.look("company")
    kgui.click(frame, "Next")

    kgui.set_text(frame, "Name", "Aino Rautavuori")
    window.look("contact")
    kgui.click(frame, "Next")

    kgui.set_text(frame, "Full name", "Aino Rautavuori")
    assert kgui.get_text(kgui.find(frame, None, "User name", where=is_entry)) == "aino.rautavuori"
    kgui.set_text(frame, "Password", "short")
    kgui.find(frame, "label", "The password is too short")
    kgui.set_text(frame, "Password", PASSWORD)
    kgui.set_text(frame, "Password again", PASSWORD)
    kgui.switch(frame, "I have signed a confidentiality agreement")
    window.look("first-user")
    kgui.click(frame, "Create Register")

    code = read_code(window)
    assert "sensitive" not in kgui.states(kgui.find(frame, "button", "Open Register"))
    for row in [node for node in kgui.walk(frame) if is_group_entry(node)]:
        group = int(kgui.name(row).split()[2])
        assert row.queryEditableText().setTextContents(code[group].lower())
    kgui.switch(frame, "The paper is in locked, fire-safe storage")
    window.look("recovery-code")
    kgui.click(frame, "Open Register")


def is_entry(node):
    return "EditableText" in kgui.interfaces(node)


def is_group_entry(node):
    return kgui.name(node).startswith("Type group") and is_entry(node) and "showing" in kgui.states(node)


def read_code(window):
    """The eight groups of the recovery code by their numbers."""
    kgui.find(window.frame, "label", "Print the recovery code", timeout=20)

    def groups():
        labels = [kgui.name(n) for n in kgui.walk(window.frame) if kgui.role(n) == "label"]
        found = {
            int(number): group
            for number, group in zip(labels, labels[1:])
            if number.isdigit() and len(group) == 4 and group.isupper() | group.isdigit() | group.isalnum()
        }
        return found if len(found) == 8 else None

    return kgui.wait(groups, "the groups of the recovery code")


def assert_nothing_of_the_register(frame):
    """Not out of sight either: the pages that are made beforehand know of no register."""
    names = {kgui.name(node) for node in kgui.walk(frame)}
    known = names & {"Aino Rautavuori", "Hillasuon Tarvike Oy", "Administers", "No customers"}
    assert not known, "still there: %s" % known


def lock_and_log_in(window):
    """Ctrl+L closes the register; a wrong password does not open it, the right one does."""
    frame = window.frame
    kgui.find(frame, "label", "The Register Is Empty")
    window.look("empty")
    kgui.act(frame, "win.lock")
    kgui.find(frame, "button", "Open")
    assert_nothing_of_the_register(frame)
    kgui.set_text(frame, "Password", "not the password")
    kgui.click(frame, "Open")
    kgui.find(frame, None, "Password", where=lambda n: "focused" in kgui.states(n) or is_entry(n))
    kgui.wait(lambda: any("rong" in kgui.name(n) and "showing" in kgui.states(n) for n in kgui.walk(frame)),
              "the reason why it does not open")
    window.look("wrong-password")
    assert_nothing_of_the_register(frame)
    kgui.set_text(frame, "Password", PASSWORD)
    kgui.click(frame, "Open")
    kgui.find(frame, "label", "The Register Is Empty", timeout=20)


def add_customer(window):
    """The form says what is wrong while it is filled in."""
    frame = window.frame
    kgui.click(frame, "Add Customer")
    dialog = kgui.find(window.app, "dialog", "New Customer")
    kgui.set_text(dialog, "First name", "Eino")
    kgui.set_text(dialog, "Last name", "Mäkinen")
    kgui.set_text(dialog, "Street address or PO box", "Hopeakaari 7 B 21")
    kgui.set_text(dialog, "Postcode", "2010")
    kgui.set_text(dialog, "Place", "Turku")
    kgui.wait(lambda: "sensitive" not in kgui.states(kgui.find(dialog, "button", "Save")),
              "Save to be refused for the postcode")
    window.look("form-with-error")
    kgui.set_text(dialog, "Postcode", "20100")
    kgui.set_text(dialog, "E-mail", "eino.makinen@posti.example")
    kgui.set_text(dialog, "Telephone", "040 555 0188")
    window.look("form")
    kgui.click(dialog, "Save")
    kgui.gone(window.app, "dialog", "New Customer")
    find_row(window, "Mäkinen Eino, Turku")
    window.look("customer")


def find_row(window, label):
    return kgui.find(window.frame, "table row", label)


def search(window):
    """Search as you type, without the dots."""
    frame = window.frame
    kgui.focus("Kortisto")
    kgui.keys("ctrl+f")
    kgui.typing("nobody")
    kgui.find(frame, "label", "Nobody Found")
    window.look("no-hits")
    kgui.click(frame, "Clear Search and Filters")
    find_row(window, "Mäkinen Eino, Turku")
    kgui.keys("ctrl+f")
    kgui.typing("makinen")
    kgui.find(frame, "label", "1 hit")
    find_row(window, "Mäkinen Eino, Turku")
    kgui.keys("Down", "Return")
    kgui.find(frame, "label", "Eino Mäkinen")
    window.look("search")


def set_ban(window):
    """A switch forbids at once, and its toast takes it back."""
    frame = window.frame
    kgui.switch(frame, "Direct advertising")
    kgui.find(frame, "label", "Ban set: Direct advertising")
    find_row(window, "Mäkinen Eino, Turku, ban: Advertising")
    assert kgui.is_checked(frame, "Direct advertising")
    window.look("ban")
    kgui.act(frame, "win.undo")
    find_row(window, "Mäkinen Eino, Turku")
    assert not kgui.is_checked(frame, "Direct advertising")
    kgui.switch(frame, "Direct advertising")
    find_row(window, "Mäkinen Eino, Turku, ban: Advertising")


def main():
    window = Window(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
    try:
        make_register(window)
        lock_and_log_in(window)
        add_customer(window)
        search(window)
        set_ban(window)
        kgui.keys("ctrl+q")
        kgui.wait(lambda: window.process.poll() is not None, "the program to end")
        assert window.process.returncode == 0
    except AssertionError:
        if window.process.poll() is not None:
            print("the program has ended with", window.process.returncode, file=sys.stderr)
        if window.pictures:
            kgui.picture(window.pictures + "/failed.png")
        raise
    finally:
        window.close()


if __name__ == "__main__":
    main()
