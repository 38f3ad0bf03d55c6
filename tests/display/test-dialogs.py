# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialogs of a case, one at a time and by keyboard alone: what is typed is what the case holds, what
is missing is said, nothing typed is lost unasked, and everything has a name.

test-dialogs.py DIALOG_HOST [FOLDER_FOR_PICTURES]
"""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kgui  # noqa: E402

# What is no dialog.
PAGES = ["letter", "access"]


class Dialog:
    """One dialog in its host; what the host said is in lines once it is closed."""

    def __init__(self, host, what, pictures):
        self.what = what
        self.pictures = pictures
        self.n_pictures = 0
        self.n_keys = 0
        self.process = subprocess.Popen([host, what], stdout=subprocess.PIPE, text=True)
        self.app = kgui.application("dialog-host")
        self.frame = kgui.find(self.app, "frame")
        kgui.focus("Host")
        if what not in PAGES:
            kgui.wait(lambda: any("focused" in kgui.states(n) for n in kgui.walk(self.frame)),
                      "the keyboard in " + what)

    def look(self):
        self.n_pictures += 1
        if self.pictures:
            kgui.picture("%s/%s-%d.png" % (self.pictures, self.what, self.n_pictures))
        unnamed = kgui.nameless(self.app)
        assert not unnamed, "nameless in %s: %s" % (self.what, unnamed)

    def press(self, *keys):
        for key in keys:
            kgui.keys(key)
        self.n_keys += len(keys)

    def focused(self, label):
        """Waits until the keyboard is in what is called so."""
        kgui.wait(lambda: any(kgui.name(n) == label and "focused" in kgui.states(n)
                              for n in kgui.walk(self.frame)), "the keyboard in " + label)

    def tab_to(self, label):
        """Tab until the keyboard is there; what can't be reached fails."""
        for _ in range(40):
            if any(kgui.name(n) == label and "focused" in kgui.states(n) for n in kgui.walk(self.frame)):
                return
            self.press("Tab")
        raise AssertionError("%s: Tab does not reach %s" % (self.what, label))

    def is_listed(self):
        """Whether the keyboard is in the list of a choice."""
        return any(kgui.role(n) == "list item" and "focused" in kgui.states(n) for n in kgui.walk(self.frame))

    def choose(self, steps):
        """In the choice that has the keyboard: so many entries down."""
        self.press("space")
        kgui.wait(self.is_listed, "the entries of the choice")
        time.sleep(0.3)  # GTK puts the keyboard on the entry chosen now a moment later
        self.press(*["Down"] * steps, "Return")
        kgui.wait(lambda: not self.is_listed(), "the choice made")

    def says(self, text):
        """Waits until it is shown."""
        return kgui.wait(lambda: any(text in kgui.name(n) and "showing" in kgui.states(n)
                                     for n in kgui.walk(self.frame)), "the words " + text)

    def is_sensitive(self, button):
        return "sensitive" in kgui.states(kgui.find(self.frame, "button", button))

    def end(self):
        """What the host said when its dialog was closed."""
        output, _ = self.process.communicate(timeout=30)
        assert "# closed\n" in output and self.process.returncode == 0, output
        return output

    def save(self):
        self.press("ctrl+Return")
        output = self.end()
        assert "# saved\n" in output, output
        return output

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)


def expect(output, *texts):
    for text in texts:
        assert text in output, "no %r in:\n%s" % (text, output)


def new_case(dialog):
    """Found by a former name; date, channel, signature, name and language are there already."""
    dialog.look()
    dialog.choose(1)
    dialog.press("Tab")
    kgui.typing("lumivuo")
    kgui.find(dialog.frame, "list item", None, where=lambda n: "Ängelund Gunilla" in kgui.name(n))
    dialog.look()
    dialog.press("Return")
    kgui.wait(lambda: kgui.get_text(kgui.find(dialog.frame, None, "Name as signed", where=is_entry))
              == "Gunilla Ängelund", "the name of the customer")
    dialog.says("The answer is due Wed 23 Dec 2026")
    dialog.look()
    expect(dialog.save(), "kind=rectification", "received=2026-11-23", "due=2026-12-23", "customer=1",
           "requester=Gunilla Ängelund", "language=sv", "signature=handwritten")
    assert dialog.n_keys <= 40, "%d keys for a new case" % dialog.n_keys


def changed_case(dialog):
    """A day to come is doubted in words, and kept; what is written is not lost unasked."""
    dialog.tab_to("Day of receipt")
    dialog.press("ctrl+a")
    kgui.typing("2026-13-01")
    dialog.says("Write the day of receipt")
    assert not dialog.is_sensitive("Save")
    dialog.press("Escape")
    kgui.find(dialog.frame, "button", "Keep Editing")
    dialog.press("Escape")
    kgui.gone(dialog.frame, "button", "Keep Editing")
    dialog.tab_to("Day of receipt")
    dialog.press("ctrl+a")
    kgui.typing("2026-12-01")
    dialog.says("still to come")
    dialog.look()
    dialog.press("Return")
    expect(dialog.end(), "received=2026-12-01", "due=2027-01-04")


def discarded(dialog):
    dialog.tab_to("What is not given")
    kgui.typing("nimi")
    dialog.press("Escape")
    kgui.find(dialog.frame, "button", "Discard")
    dialog.tab_to("Discard")
    dialog.press("Return")
    output = dialog.end()
    expect(output, "withheld=0")
    assert "saved" not in output


def withheld(dialog):
    dialog.look()
    dialog.tab_to("What is not given")
    kgui.typing("Toisen nimi")
    dialog.press("Tab")
    assert not dialog.is_sensitive("Save")
    kgui.typing("Se on toisen tieto")
    dialog.press("Return")
    kgui.typing("eikä pyytäjän")
    expect(dialog.save(), "withheld=1")


def new_item(dialog):
    """The ground may be open: the item waits then."""
    dialog.says("Ängelund")
    dialog.says("The ground is open")
    dialog.look()
    dialog.focused("Which data")
    dialog.choose(7)
    dialog.tab_to("Wanted instead")
    kgui.typing("Rantakuja 3")
    dialog.tab_to("Keep off lists until decided")
    dialog.press("space")
    expect(dialog.save(), "item 5 co open wanted=Rantakuja 3 ground=none", "contested=1")


def failed_item(dialog):
    """What can't be saved stays as it was written, with the reason."""
    dialog.focused("Which data")
    dialog.choose(19)
    dialog.tab_to("Order number")
    kgui.typing("T-99")
    dialog.press("ctrl+Return")
    dialog.says("T-99")
    dialog.focused("Order number")
    dialog.look()
    dialog.press("End", "BackSpace", "BackSpace")
    kgui.typing("11820")
    expect(dialog.save(), "item 5 order open")


def changed_item(dialog):
    """What the register could not hold is said while it is written."""
    dialog.says("040 555 0131")
    dialog.tab_to("Ground")
    dialog.choose(1)
    dialog.tab_to("Evidence shown")
    kgui.typing("lasku")
    dialog.look()
    expect(dialog.save(), "item 2 phone open wanted=040 555 0113 ground=wrong")


def compared(dialog):
    dialog.says("The issuer of the certificate is not known here.")
    dialog.says("Write what the signature was compared with")
    assert not dialog.is_sensitive("Save")
    dialog.look()
    dialog.tab_to("Compared with: a contract, an earlier letter …")
    kgui.typing("sopimus 12.4.2021")
    expect(dialog.save(), "state=identified", "signature=handwritten", "identity=compared",
           "with=sopimus 12.4.2021")


def shown_in_person(dialog):
    """Not signed: the case waits, or identity is seen another way."""
    dialog.says("It waits, and is never closed for that")
    dialog.tab_to("How it was seen who asks")
    dialog.choose(2)
    dialog.tab_to("Which document was seen: passport, identity card …")
    kgui.typing("passi")
    dialog.look()
    expect(dialog.save(), "state=identified", "signature=none", "identity=in-person", "with=passi")


def decided_items(dialog):
    """One accepted, one completed, one refused; the one without a ground is left."""
    dialog.says("Item 2 does not say on what ground")
    dialog.says("Choose for each item")
    dialog.look()
    assert not dialog.is_sensitive("Decide")
    dialog.tab_to("Leave")
    dialog.press("Right", "space")
    dialog.says("1 value changes now. To be told: Osoitepalvelu Kirjo Oy and Postitus Joutsen Oy.")
    dialog.press("Tab")
    dialog.tab_to("Leave")
    dialog.press("Right", "Right", "space")
    dialog.tab_to("What the register is to hold")
    dialog.press("ctrl+a")
    kgui.typing("Angeslund")
    dialog.press("Tab")
    dialog.tab_to("Leave")
    dialog.press("Right", "Right", "Right", "space")
    dialog.says("Write the value or the reasons")
    dialog.tab_to("Reasons, for the certificate")
    kgui.typing("33100 on Tampereella")
    dialog.says("2 values change now.")
    dialog.says("1 item is refused")
    dialog.look()
    expect(dialog.save(), "item 1 street accept", "item 2 phone open", "value=Angeslund",
           "item 4 city refuse", "because=33100 on Tampereella",
           "notice Osoitepalvelu Kirjo Oy item 1 waiting", "notice Postitus Joutsen Oy item 3 waiting")


def undecidable(dialog):
    dialog.says("The signature has not been compared with anything")
    assert not dialog.is_sensitive("Decide")
    dialog.look()
    dialog.press("Escape")
    expect(dialog.end(), "decision=none")


def decided_whole(dialog):
    dialog.says("Grant or refuse.")
    dialog.tab_to("Grant")
    dialog.press("Right", "space")
    dialog.says("Write the reasons: the certificate gives them.")
    dialog.look()
    dialog.press("Left", "space")
    dialog.says("Make the reply and give it to the person next.")
    expect(dialog.save(), "decision=granted")


def extended(dialog):
    dialog.says("Mon 7 Dec 2026")
    dialog.says("Mon 8 Feb 2027")
    dialog.look()
    dialog.tab_to("Reasons, for the letter")
    kgui.typing("Aineisto on laaja")
    expect(dialog.save(), "extended=1", "due=2027-02-08")


def too_late(dialog):
    dialog.says("The first month is over")
    assert not dialog.is_sensitive("Extend")
    dialog.press("Escape")
    expect(dialog.end(), "extended=0")


def delivered(dialog):
    dialog.look()
    dialog.focused("How")
    dialog.choose(2)
    expect(dialog.save(), "delivered=1")


def told(dialog):
    dialog.says("Osoitepalvelu Kirjo Oy")
    dialog.look()
    dialog.tab_to("Waiting")
    dialog.press("Right", "Right", "Right", "space")
    dialog.says("Write why it is impossible")
    dialog.tab_to("Why it is impossible")
    kgui.typing("Toiminta on loppunut")
    expect(dialog.save(), "notice Osoitepalvelu Kirjo Oy item 1 impossible")


def at_ombudsman(dialog):
    dialog.look()
    dialog.tab_to("Diary number")
    kgui.typing("1234/171/26")
    expect(dialog.save(), "state=at-ombudsman", "ombudsman=1234/171/26")


def certified(dialog):
    dialog.says("33100 on Tampereella")
    dialog.says("Hanna Hallinto")
    dialog.look()
    dialog.press("Escape")
    dialog.end()


def looked_at(dialog):
    """Drawn by the helper process; pages turn by keyboard."""
    kgui.find(dialog.frame, "image", "tietopyyntö.pdf, Page 1 / 3", timeout=30)
    dialog.look()
    dialog.press("Next")
    kgui.find(dialog.frame, "image", "tietopyyntö.pdf, Page 2 / 3")
    dialog.press("ctrl+plus", "ctrl+plus", "Next")
    kgui.find(dialog.frame, "image", "tietopyyntö.pdf, Page 3 / 3")
    dialog.look()
    dialog.press("Escape")
    dialog.end()


def changed_texts(dialog):
    """What is filled in must stay; the original comes back by its button."""
    dialog.says("Pyyntösi {1}")
    dialog.look()
    dialog.tab_to("suomi")
    dialog.press("Tab", "Return", "Tab")
    dialog.tab_to("Text on the paper")
    dialog.press("ctrl+a")
    kgui.typing("Asia")
    dialog.says("{1}")
    assert not dialog.is_sensitive("Save")
    dialog.look()
    dialog.tab_to("Back to the Original")
    dialog.press("Return")
    dialog.focused("Text on the paper")
    dialog.press("ctrl+a")
    kgui.typing("Asia {1}")
    dialog.says("changed")
    expect(dialog.save(), "text letter.reference Asia {1}")


def letter(dialog):
    """The page follows the language; saving a PDF keeps the paper with the case."""
    dialog.says("Page 1 / 1")
    dialog.says("Ready to print")
    dialog.look()
    kgui.act(kgui.find(dialog.frame, "button", "Save PDF…"))
    kgui.find(dialog.app, "dialog", "Save the Letter")
    kgui.focus("Save the Letter")
    path = os.path.join(os.environ["XDG_RUNTIME_DIR"], "letter.pdf")
    dialog.press("ctrl+a")
    kgui.typing(path)
    dialog.press("Return")
    dialog.says("Kept with the case")
    dialog.look()
    with open(path, "rb") as file:
        assert file.read(5) == b"%PDF-"
    kgui.focus("Host")
    kgui.click(dialog.frame, "Close")
    expect(dialog.end(), "kept=2")


def access(dialog):
    """The reply outside a case: the same preview."""
    dialog.says("All points of Article 15 are there")
    dialog.says("Page 1 /")
    dialog.look()
    kgui.click(dialog.frame, "Close")
    dialog.end()


def is_entry(node):
    return "EditableText" in kgui.interfaces(node)


WALKS = {
    "request": new_case,
    "request-edit": changed_case,
    "withhold": withheld,
    "withhold-discarded": discarded,
    "item-new": new_item,
    "item-new-failed": failed_item,
    "item-edit": changed_item,
    "identity": compared,
    "identity-unsigned": shown_in_person,
    "decide-items": decided_items,
    "undecidable": undecidable,
    "decide-whole": decided_whole,
    "extend": extended,
    "extend-late": too_late,
    "delivery": delivered,
    "notice": told,
    "ombudsman": at_ombudsman,
    "certificate": certified,
    "document": looked_at,
    "texts": changed_texts,
    "letter": letter,
    "access": access,
}


def main():
    host = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("PICTURES")
    wanted = os.environ.get("WALKS", "").split() or list(WALKS)
    for what in wanted:
        dialog = Dialog(host, what, pictures)
        try:
            WALKS[what](dialog)
            print("ok", what, dialog.n_keys, "keys", flush=True)
        finally:
            dialog.stop()
    print("%d passed, 0 failed" % len(wanted))


if __name__ == "__main__":
    main()
