# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of cases share: an office with people in it, and how a case is looked at."""
import datetime
import subprocess

from office import SOURCE, Register, path

TODAY = datetime.date.today()


def day(back):
    """A date so many days ago, as ISO 8601."""
    return (TODAY - datetime.timedelta(days=back)).isoformat()


def office(name="office.kortisto"):
    """A register with three invented people, of whom the first came from a mailing house."""
    register = Register(name).create()
    with register.session() as s:
        s.ok("register set street='Koekuja 1' postal_code=00100 city=Helsinki country=FI "
             "email=palvelu@koemyynti.example contact_person='Aino Koevuori'")
        s.ok("customer add first_name=Eeva last_name=Koemäki street='Koekuja 1' postal_code=00100 "
             "city=Helsinki phone='+358 40 555 0101' email=eeva@posti.example "
             "--source 'Osoitepalvelu Koe Oy'")
        s.ok("customer add first_name=Onni last_name=Koelampi former_names=Testinen street='Testitie 2' "
             "postal_code=20100 city=Turku")
        s.ok("customer add first_name=Åke last_name=Provström street='Provgatan 3' postal_code=65100 "
             "city=Vaasa language=sv")
        s.ok("recipient add 'Perintä Koe Oy' --role collection-agency --address 'Koetie 9, 00200 Helsinki' "
             "--email perinta@koe.example")
    return register


def shown(session, case):
    """The rows of request show, as pairs in their order."""
    return [(row["field"], row["value"]) for row in session.table(f"request show {case}")]


def value(session, case, field):
    """The first value of a field; None without one."""
    return next((v for f, v in shown(session, case) if f == field), None)


def values(session, case, field):
    return [v for f, v in shown(session, case) if f == field]


def parts(session, case, kind):
    """The items, notices or documents of a case, each as a dict without the kind's prefix."""
    found = []
    for field, text in shown(session, case):
        if field == kind:
            found.append({kind: text})
        elif field.startswith(kind + "_") and found:
            found[-1].setdefault(field[len(kind) + 1:], text)
    return found


def actions(session, case):
    """What the journal tells was done with a case, in order."""
    number = value(session, case, "id")
    entries = [row for row in session.table("journal list")
               if row["subject"] == "request" and row["subject_id"] == number]
    return [row["action"] for row in sorted(entries, key=lambda row: int(row["number"]))]


def words(pdf):
    """What stands on a paper, with single spaces."""
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u00a0", " ").replace("\u202f", " ").split())


def is_pdf(name):
    with open(name, "rb") as file:
        return file.read(5) == b"%PDF-"


def is_valid(xml, schema="access-report-1"):
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", f"{SOURCE}/data/xsd/{schema}.xsd", xml],
                          capture_output=True, check=False)
    return done.returncode == 0


def identified(session, kind, customer, rest="--signature handwritten"):
    """A case that is signed and compared; returns its number."""
    case = session.ok(f"request add {kind} --customer {customer} {rest}")
    session.ok(f"request identify {case} --by compared --with 'asiakassopimus 2019'")
    return case


def out(name):
    return path(name)
