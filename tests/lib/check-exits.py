#!/usr/bin/env python3
"""Fails when people's data could leave by a way that nobody has looked at (R6, R8, R10: one gate, no other way out).

Knows every place of the source that turns several people into bytes, writes a file, fills the clipboard or starts a
print job, and by which of the ways below it may. Who adds a place adds it here, and with it the proof asked of its way.
The commands themselves are walked by tests/cli/test-exits.py.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
SRC = ROOT / "src"

# What makes bytes of several people out of records.
MAKERS = {
    "kor_list_to_csv", "kor_list_to_xml", "kor_list_paper_new", "kor_vcard_from_persons", "kor_label_layout_new",
    "kor_label_groups_new", "kor_export_write_customer", "kor_export_write_order",
}
# By what bytes leave the program.
DOORS = {
    "kor_label_layout_save_pdf", "kor_label_layout_to_pdf", "kor_page_layout_save_pdf", "kor_page_layout_to_pdf",
    "kor_file_write_bytes", "kor_file_writer_new", "kor_printer_send_async", "kor_printer_test_page_save_pdf",
    "gtk_print_dialog_print_file", "gtk_print_dialog_print", "gtk_print_operation_new", "gtk_print_job_new",
    "gdk_clipboard_set", "gdk_clipboard_set_text", "gdk_clipboard_set_value", "gdk_clipboard_set_content",
    "gdk_clipboard_set_texture", "gdk_content_provider_new_for_bytes", "gdk_content_provider_new_for_value",
    "gdk_content_provider_new_typed", "gtk_drag_source_new", "gtk_drag_source_set_content", "g_file_replace",
    "g_file_replace_contents", "g_file_create", "g_file_set_contents", "g_file_set_contents_full", "fopen", "g_fopen",
    "kor_cli_table_new",
}
# What the register's own functions that give several records do.
GATE = {"kor_register_prepare_list", "kor_register_reprint_list"}
PREVIEW = {"kor_register_preview_list", "kor_register_preview_reprint"}
EXPORT = {"kor_register_export_customers", "kor_register_export_orders"}
# People of whom something is shown: on a screen, or as a look-up that the journal keeps.
PEOPLE = {"kor_register_load_customer_rows", "kor_register_load_run_persons", "kor_register_find_requesters"}
# Several records, but of one person, or of none with a name and an address.
HARMLESS = {
    "kor_register_find_runs", "kor_register_foresee_notices", "kor_register_list_bans", "kor_register_list_customers",
    "kor_register_list_disclosures", "kor_register_list_documents", "kor_register_list_journal",
    "kor_register_list_lookups", "kor_register_list_orders", "kor_register_list_recipients",
    "kor_register_list_requests", "kor_register_list_runs", "kor_register_list_selections",
    "kor_register_list_sources", "kor_register_list_subject_journal", "kor_register_list_users",
    "kor_register_list_values", "kor_register_load_customer_orders", "kor_register_load_order_rows",
    "kor_register_load_runs", "kor_register_read_document",
}

# The ways, and where each is taken. A file that is in none may have no maker and no door.
WAYS = {
    # Bytes of whom the gate let through, and of nobody else; then how it ended is told.
    "gate": {
        "cli/kor-cli-labels.c", "app/pages/kor-list-work.c", "app/dialogs/kor-reprint-work.c",
        "app/dialogs/kor-copy-people.c",
    },
    # The administrator's full export, recorded as a run.
    "export": {"cli/kor-cli-exchange.c"},
    # Data of one person: letters, the access reply, a card's copy, a scanned document.
    "one": {
        "app/pages/kor-access-page.c", "app/pages/kor-access-work.c", "app/pages/kor-customer-card.c",
        "app/pages/kor-letter-page.c", "app/pages/kor-letter-work.c", "app/dialogs/kor-document-dialog.c",
        "cli/kor-cli-request-papers.c", "report/kor-letter-collect.c",
    },
    # Data of nobody: sheets, test pages, a recovery code.
    "nobody": {
        "app/dialogs/kor-alignment-dialog.c", "app/dialogs/kor-first-run-code.c",
        "app/dialogs/kor-sheet-editor-work.c",
    },
    # Hands on the bytes of the files above; makes none of people.
    "tool": {
        "app/widgets/kor-printer.c", "app/pages/kor-lists-page-output.c", "cli/kor-cli-table.c",
        "exchange/kor-csv-writer.c", "exchange/kor-export.c", "exchange/kor-vcard.c", "app/widgets/kor-label-choice.c",
    },
    # Draws on the screen.
    "screen": {"app/widgets/kor-label-preview.c", "app/pages/kor-lists-page.c",
               "app/pages/kor-lists-page-preview.c"},
    # Prints tables of the register's records; people's are a look-up that the journal keeps.
    "table": {
        "cli/kor-cli-ban.c", "cli/kor-cli-customer.c", "cli/kor-cli-journal.c", "cli/kor-cli-order.c",
        "cli/kor-cli-recipient.c", "cli/kor-cli-register.c", "cli/kor-cli-request-show.c", "cli/kor-cli-request-texts.c",
        "cli/kor-cli-runs.c", "cli/kor-cli-user.c",
    },
}
WAY_OF = {file: way for way, files in WAYS.items() for file in files}

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
CALL = re.compile(r"\b([a-z]\w+)(?= \()|(?<=[(,=] )(kor_\w+|gdk_\w+)\b")
FUNCTION = re.compile(r"^(\w+) \([^;{]*?\)\n\{\n(.*?)^\}", re.DOTALL | re.MULTILINE)
HEADER = re.compile(r"\b(?:GPtrArray|GArray|GListModel|KorListResult|GBytes)\s*\*\s*(kor_register_\w+)")
# Functions of the layers that make bytes: whatever takes people is a maker, or tells about them on the screen.
TAKER = re.compile(r"\b(kor_\w+) \([^;]*\b(?:persons|KorListPerson|KorListResult|KorExportRow)\b")
TELLERS = {"kor_label_warnings_collect"}
# Prints customer numbers and lengths of lines of a preview, no name and no line of an address.
NUMBERS = {("cli/kor-cli-labels.c", "labels_warnings")}
CALLBACK = re.compile(r"\b(kor_register_\w+) \([^;]*\b(?:KorExportFunc|Kor\w+RowFunc)\b")

problems = []


def code_of(path):
    return STRING.sub('""', COMMENT.sub("", path.read_text(encoding="utf-8")))


def names_in(code):
    return {a or b for a, b in CALL.findall(code)}


def check_functions(file, code, names):
    """Whoever asks for a preview lets nothing out in the same breath, but may print numbers about it."""
    for function, body in FUNCTION.findall(code):
        used = names_in(body)
        doors = DOORS - ({"kor_cli_table_new"} if (file, function) in NUMBERS else set())
        if used & PREVIEW and used & (doors | MAKERS - {"kor_label_groups_new"}):
            problems.append(f"{file}: {function} makes something of a preview; only a run may leave")


def check_way(file, way, code, names):
    makers, people = names & MAKERS, names & PEOPLE
    if way == "gate" and not names & GATE:
        problems.append(f"{file}: makes lists without asking the gate")
    if way == "gate" and "kor_register_finish_list" not in names:
        problems.append(f"{file}: never tells how a run ended")
    if way == "gate" and people:
        problems.append(f"{file}: takes people past the gate: {', '.join(sorted(people))}")
    if way == "export" and not names & EXPORT:
        problems.append(f"{file}: exports without a run")
    if way in ("one", "nobody") and (names & (GATE | PREVIEW | EXPORT | PEOPLE) or makers - {"kor_label_layout_new"}):
        problems.append(f"{file}: has several people's data and is not a way for it")
    if way == "tool" and names & (GATE | PREVIEW | EXPORT | PEOPLE):
        problems.append(f"{file}: asks the register for people itself")
    if way == "screen" and names & DOORS:
        problems.append(f"{file}: draws on the screen, but lets something out: {', '.join(sorted(names & DOORS))}")
    if way == "table" and people and "kor_register_record_search" not in names:
        problems.append(f"{file}: shows people without a look-up in the journal")


def check_file(path):
    file = str(path.relative_to(SRC))
    code = code_of(path)
    names = names_in(code)
    way = WAY_OF.get(file)
    found = names & (MAKERS | DOORS | EXPORT | GATE)
    if found and way is None:
        problems.append(f"{file}: {', '.join(sorted(found))}: no way out that tests/lib/check-exits.py knows")
    if way is not None:
        check_way(file, way, code, names)
    check_functions(file, code, names)


def check_register():
    """Every function of the register that gives several records is known for what it gives."""
    known = GATE | PREVIEW | EXPORT | PEOPLE | HARMLESS
    for path in sorted((SRC / "register").glob("*.h")):
        code = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for name in set(HEADER.findall(code)) | set(CALLBACK.findall(code)):
            if name not in known and not name.endswith(("_finish", "_import")):
                problems.append(f"register/{path.name}: {name}: does it give several people? Say so in check-exits.py")


def check_makers():
    for path in sorted([*(SRC / "output").glob("*.h"), *(SRC / "exchange").glob("*.h"), *(SRC / "report").glob("*.h")]):
        code = COMMENT.sub("", path.read_text(encoding="utf-8"))
        for declaration in code.split(";"):
            for name in TAKER.findall(declaration + ";"):
                if name not in MAKERS | TELLERS:
                    problems.append(f"{path.name}: {name} takes people: is it a maker? Say so in check-exits.py")


for layer in ("cli", "app", "report", "exchange", "model"):
    for source in sorted((SRC / layer).rglob("*.c")):
        check_file(source)
check_register()
check_makers()
for file in sorted(WAY_OF):
    if not (SRC / file).exists():
        problems.append(f"{file}: is gone; take it out of check-exits.py")
for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
