# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor of label sheets by keyboard: what is typed is the file that is written, what can't be is
said, and nothing typed is lost unasked.

test-sheet-editor.py SHEET_HOST KORTISTO_CLI SCHEMA [FOLDER_FOR_PICTURES]
"""

import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kgui  # noqa: E402

FOLDER = os.path.expanduser("~/.local/share/kortisto/labels")
NAMESPACE = "{urn:kortisto:label-sheet:1}"


class Editor:
    """The editor in its host; what the host said is in lines once it is closed."""

    def __init__(self, host, sheet=None):
        self.folder = tempfile.mkdtemp()
        self.process = subprocess.Popen([host] + ([sheet] if sheet else []), stdout=subprocess.PIPE,
                                        text=True, cwd=self.folder)
        self.app = kgui.application("sheet-host")
        self.frame = kgui.find(self.app, "frame")
        kgui.focus("Host")
        self.focused("Maker")
        self.drawing = kgui.find(self.frame, None, "Drawing of the sheet")

    def look(self, picture):
        if PICTURES:
            kgui.picture("%s/sheet-editor-%s.png" % (PICTURES, picture))
        unnamed = kgui.nameless(self.app)
        assert not unnamed, "nameless: %s" % unnamed

    def has_focus(self, label):
        return any(kgui.name(n) == label and "focused" in kgui.states(n) for n in kgui.walk(self.frame))

    def focused(self, label):
        kgui.wait(lambda: self.has_focus(label), "the keyboard in " + label)

    def tab_to(self, label):
        """Tab until the keyboard is there; what can't be reached fails."""
        for _ in range(40):
            if self.has_focus(label):
                return
            kgui.keys("Tab")
        raise AssertionError("Tab does not reach " + label)

    def write(self, label, text):
        self.tab_to(label)
        kgui.keys("ctrl+a")
        kgui.typing(text)

    def text_of(self, label):
        text = kgui.find(self.frame, None, label, shown=False,
                         where=lambda n: "EditableText" in kgui.interfaces(n)).queryText()
        return text.getText(0, text.characterCount)

    def reads(self, label, text):
        kgui.wait(lambda: self.text_of(label) == text,
                  "%s to be %r, not %r" % (label, text, self.text_of(label)))

    def says(self, text):
        return kgui.wait(lambda: any(text in kgui.name(n) and "showing" in kgui.states(n)
                                     for n in kgui.walk(self.frame)), "the words " + text)

    def draws(self, text):
        kgui.wait(lambda: text in self.drawing.description,
                  "%r in the drawing, which is %r" % (text, self.drawing.description))

    def marks(self, label):
        kgui.wait(lambda: "invalid entry" in kgui.states(kgui.find(self.frame, "spin button", label)),
                  label + " to be marked")

    def can_save(self):
        return "sensitive" in kgui.states(kgui.find(self.frame, "button", "Save"))

    def end(self):
        output, _ = self.process.communicate(timeout=30)
        assert "closed\n" in output and self.process.returncode == 0, output
        return output

    def save(self):
        kgui.wait(self.can_save, "a sheet that can be saved")
        kgui.keys("ctrl+Return")
        return self.end()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)


def read_file(name):
    """The sheet's file, which is valid: its elements' attributes in one dictionary each."""
    path = os.path.join(FOLDER, name + ".xml")
    subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, path], check=True, capture_output=True)
    root = ElementTree.parse(path).getroot()
    sheet = {child.tag.replace(NAMESPACE, ""): dict(child.attrib) for child in root}
    sheet["sheet"] = dict(root.attrib)
    return sheet


def list_sheets():
    """What kortisto-cli knows: id → row."""
    output = subprocess.run([CLI, "--format", "csv", "labels", "sheets"], check=True,
                            capture_output=True, text=True).stdout
    delimiter = ";" if ";" in output.splitlines()[0] else ","
    return {row["sheet"]: row for row in csv.DictReader(io.StringIO(output), delimiter=delimiter)}


def new_sheet(editor):
    """Typed from beginning to end, with a comma here and a point there."""
    assert not editor.can_save()
    editor.look("new")
    kgui.typing("Kirjo")
    editor.write("Number or name", "E-14")
    editor.write("Number of columns", "2")
    editor.draws("2 columns")
    editor.write("Width of a label", "99,1")
    editor.draws("Width of a label: 99.1 mm.")
    editor.write("First label from the left edge", "4.65")
    editor.draws("First label from the left edge: 4.65 mm.")
    editor.write("Gap between columns", "2,5")
    editor.look("gap")
    editor.reads("Step from column to column", "101.6")
    editor.draws("2 × 7 labels of 99.1 × 38.1 mm")
    editor.says("All 14 labels fit on the sheet.")
    assert "saved kirjo-e-14\n" in editor.save()

    sheet = read_file("kirjo-e-14")
    assert sheet["sheet"] == {"id": "kirjo-e-14", "brand": "Kirjo", "part": "E-14"}, sheet
    assert sheet["paper"] == {"width": "210", "height": "297"}, sheet
    assert sheet["label"]["width"] == "99.1" and sheet["label"]["height"] == "38.1", sheet
    assert sheet["grid"] == {"nx": "2", "ny": "7", "x0": "4.65", "y0": "15.15", "dx": "101.6",
                             "dy": "38.1"}, sheet
    row = list_sheets()["kirjo-e-14"]
    assert row["name"] == "Kirjo E-14" and row["labels"] == "14" and row["width_mm"] == "99.1", row


def impossible_sheet(editor):
    """Said in words and shown, and what was typed stays as it was typed."""
    kgui.typing("Avery")
    editor.write("Number or name", "L7160")
    editor.says("There is a sheet Avery L7160 already")
    assert not editor.can_save()
    editor.write("Number or name", "eigen")
    editor.says("All 21 labels fit on the sheet.")

    editor.write("Width of a label", "80")
    editor.says("The last column stands out of the paper by 42.25 mm at the right.")
    editor.draws("Outside the paper.")
    editor.marks("Width of a label")
    assert not editor.can_save()
    editor.look("outside")
    editor.write("Width of a label", "6x")
    editor.says("Width of a label: write a length in millimetres.")
    kgui.keys("Tab")
    editor.focused("Height of a label")
    editor.reads("Width of a label", "6x")
    kgui.keys("shift+Tab", "Up")
    editor.reads("Width of a label", "63.6")
    editor.write("Width of a label", "63.5 mm")
    editor.says("All 21 labels fit on the sheet.")

    editor.write("Step from column to column", "60")
    editor.says("Labels beside each other overlap by 3.5 mm.")
    editor.reads("Gap between columns", "-3.5")
    editor.draws("Labels overlap.")
    editor.look("overlap")
    editor.write("Step from column to column", "66")
    editor.write("Unprintable margin", "12")
    editor.says("would stand where the printer can’t print")
    assert editor.can_save()

    kgui.keys("Escape")
    kgui.find(editor.frame, None, "Discard the Changes?")
    editor.look("discard")
    kgui.keys("Escape")
    kgui.gone(editor.frame, None, "Discard the Changes?")
    kgui.keys("Escape")
    kgui.click(editor.frame, "Discard")
    assert "saved" not in editor.end()
    assert "avery-eigen" not in list_sheets()


def changed_sheet(editor):
    """An own one: its arrows count, and it stays the same sheet under another name."""
    editor.write("Number or name", "E-12")
    editor.tab_to("Number of rows")
    kgui.keys("Down")
    editor.reads("Number of rows", "6")
    editor.draws("6 rows")
    editor.look("change")
    assert "saved kirjo-e-14\n" in editor.save()
    sheet = read_file("kirjo-e-14")
    assert sheet["sheet"]["part"] == "E-12" and sheet["grid"]["ny"] == "6", sheet
    assert os.listdir(FOLDER) == ["kirjo-e-14.xml"], os.listdir(FOLDER)


def dropped_sheet(editor):
    """Its file has another name: it is not there twice when it is saved."""
    editor.write("Number of columns", "1")
    assert "saved kirjo-x\n" in editor.save()
    assert read_file("kirjo-x")["grid"]["nx"] == "1"
    assert sorted(os.listdir(FOLDER)) == ["kirjo-e-14.xml", "kirjo-x.xml"], os.listdir(FOLDER)


def drop():
    with open(os.path.join(FOLDER, "kirjo-e-14.xml"), encoding="utf-8") as file:
        text = file.read().replace('id="kirjo-e-14"', 'id="kirjo-x"').replace("E-12", "X")
    with open(os.path.join(FOLDER, "from a friend.xml"), "w", encoding="utf-8") as file:
        file.write(text)


def copied_sheet(editor):
    """A copy of an envelope keeps its paper and the sender's place."""
    editor.reads("Number or name", "C5 copy")
    editor.says("1 label fits on the sheet.")
    editor.write("First label from the upper edge", "85")
    editor.look("envelope")
    assert "saved envelope-c5-copy\n" in editor.save()
    sheet = read_file("envelope-c5-copy")
    assert sheet["paper"] == {"width": "229", "height": "162"}, sheet
    assert sheet["sender"] == {"x": "10", "y": "8", "width": "95", "height": "28"}, sheet
    assert sheet["grid"]["y0"] == "85", sheet


def left_alone(editor):
    """Its outlines are printed on its paper; nothing was written, so nothing is asked."""
    editor.reads("Number or name", "L7160 copy")
    kgui.keys("ctrl+p")
    dialog = kgui.find(editor.app, "dialog", "Outlines of the Labels")
    printers = kgui.find(dialog, "list", None, where=lambda n: "Selection" in kgui.interfaces(n))
    assert printers.querySelection().selectChild(0)
    kgui.click(dialog, "Print")
    kgui.gone(editor.app, "dialog", "Outlines of the Labels")
    path = os.path.join(editor.folder, "output.pdf")
    kgui.wait(lambda: os.path.exists(path) and kgui.run("pdfinfo", path), "the page")
    info = kgui.run("pdfinfo", path)
    assert re.search(r"Pages: +1\n", info) and "(A4)" in info, info
    kgui.focus("Host")
    kgui.keys("Escape")
    assert "saved" not in editor.end()


def deleted_sheet(editor):
    kgui.click(editor.frame, "Delete…")
    kgui.find(editor.frame, None, "Delete the Sheet Envelope C5 copy?")
    editor.look("delete")
    kgui.click(editor.frame, "Delete")
    assert "removed envelope-c5-copy\n" in editor.end()
    assert "envelope-c5-copy" not in list_sheets()


def main():
    steps = [
        (new_sheet, None), (impossible_sheet, None), (changed_sheet, "kirjo-e-14"),
        (dropped_sheet, "kirjo-x"), (copied_sheet, "envelope-c5"), (left_alone, "avery-l7160"),
        (deleted_sheet, "envelope-c5-copy"),
    ]
    for step, sheet in steps:
        if step is dropped_sheet:
            drop()
        editor = Editor(HOST, sheet)
        try:
            step(editor)
        finally:
            editor.stop()
        print(step.__name__, "ok", flush=True)


if __name__ == "__main__":
    HOST, CLI, SCHEMA = map(os.path.abspath, sys.argv[1:4])
    PICTURES = sys.argv[4] if len(sys.argv) > 4 else None
    main()
