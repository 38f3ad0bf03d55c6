#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files the bench imports: generate.py FOLDER CUSTOMERS [SEED]

customers.csv, orders.csv (five a customer) and searches.txt (what somebody might type). The same
numbers give the same bytes. People are invented: common names, put together by chance with the
frequency names have in Finland; addresses have real towns and invented streets.
"""
import bisect
import datetime
import itertools
import random
import sys
import unicodedata

LAST_NAMES = (
    "Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen "
    "Lehtinen Saarinen Niemi Salminen Heinonen Heikkilä Kinnunen Salonen Turunen Salo Laitinen Rantanen "
    "Tuominen Jokinen Mattila Karjalainen Savolainen Lahtinen Ahonen Ojala Leppänen Kallio Hiltunen "
    "Leinonen Väisänen Miettinen Pitkänen Aaltonen Manninen Koivisto Hakala Anttila Laaksonen Lehto "
    "Hirvonen Räsänen Laakso Toivonen Rantala Aalto Mustonen Ojanen Aho Nurmi Seppälä Lindholm "
    "Hänninen Nyman Kettunen Lindström Johansson Partanen Pesonen Hyvönen Eskola Karlsson Peltonen "
    "Oksanen Vainio Nurminen Ikonen Kokkonen Saari Vuorinen Harju Sirén Åkerlund Öhman Lindqvist").split()
STEMS = "Koivu Kivi Mäki Lehmus Suo Halla Pihla Kuusi Hauki Joki Vesi Talvi Kesä Metsä Ranta Vuori " \
        "Kangas Haapa Niitty Korpi Salmi Lampi Pelto Kallas Tuuli Hiekka Sala Tammi Leppä Kanto".split()
ENDINGS = ["la", "nen", "lainen", "mäki", "niemi", "saari", "lahti", "koski", "vaara", "maa", "ranta"]
FIRST_NAMES = (
    "Maria Juhani Johannes Helena Olavi Anneli Johanna Kaarina Antero Tapani Marjatta Hannele Kristiina "
    "Tapio Mikael Matti Liisa Emilia Elina Tuulikki Annikki Pekka Petteri Sofia Ilmari Susanna Timo "
    "Leena Katariina Kalevi Ari Jukka Päivi Anna Marja Sari Minna Heikki Eero Antti Tiina Jari Kari "
    "Mika Aino Väinö Eino Lauri Ville Jani Hanna Satu Riitta Pirjo Ulla Sirpa Jaana Outi Veera Noora "
    "Åsa Göran Märta Björn Sören Kjell Yrjö Päivö Jyrki Öyvind").split()
TOWNS = [("Helsinki", "00", 60), ("Espoo", "02", 28), ("Tampere", "33", 24), ("Vantaa", "01", 23),
         ("Oulu", "90", 20), ("Turku", "20", 19), ("Jyväskylä", "40", 14), ("Kuopio", "70", 12),
         ("Lahti", "15", 12), ("Pori", "28", 8), ("Joensuu", "80", 8), ("Lappeenranta", "53", 7),
         ("Hämeenlinna", "13", 7), ("Vaasa", "65", 7), ("Seinäjoki", "60", 6), ("Rovaniemi", "96", 6),
         ("Mikkeli", "50", 5), ("Kotka", "48", 5), ("Salo", "24", 5), ("Porvoo", "06", 5),
         ("Kokkola", "67", 5), ("Hyvinkää", "05", 5), ("Järvenpää", "04", 4), ("Rauma", "26", 4),
         ("Kajaani", "87", 4), ("Savonlinna", "57", 3), ("Ylöjärvi", "33", 3), ("Raisio", "21", 3),
         ("Sysmä", "19", 1), ("Äänekoski", "44", 2), ("Ähtäri", "63", 1), ("Inari", "99", 1)]
STREET_STEMS = "Koivu Mänty Kirkko Koulu Asema Ranta Keskus Puisto Kauppa Lehto Kuusi Pihlaja Mylly " \
               "Harju Niitty Pelto Kallio Tehtaan Satama Sepän Räätälin Kalevan Hämeen Itä Länsi".split()
STREET_ENDINGS = ["katu", "tie", "kuja", "polku", "raitti", "rinne", "kaari"]
FIRMS = "Kone Rakennus Sähkö Puutarha Kirja Auto Kala Puu Tukku Laiva Metalli Kaluste Leipä Kahvi".split()
FIRM_ENDINGS = ["palvelu Oy", "liike Ky", "huolto Oy", "yhtiöt Oyj", "tarvike Oy", "osuuskunta"]
ABROAD = [("SE", "11{:03d}", "Stockholm"), ("DE", "10{:03d}", "Berlin"), ("EE", "10{:03d}", "Tallinn"),
          ("NO", "0{:03d}", "Oslo"), ("FR", "75{:03d}", "Paris")]
CUSTOMER_HEADINGS = "id,first_name,last_name,organisation,email,co,street,postal_code,city,region,country," \
                    "phone,language,deceased,returned_mail,restricted,publication_ban,marketing_ban,source,created"
ORDER_HEADINGS = "order_no,customer_id,date,status,invoice_status,total_cents,currency"
LAST_DAY = datetime.date(2026, 11, 20)
N_SEARCHES = 400


class Weighted:
    """Draws from a list by weight, with nothing but random.random (), whose numbers never change."""

    def __init__(self, rng, things, weights):
        self.random, self.things = rng.random, things
        self.sums = list(itertools.accumulate(weights))

    def __call__(self):
        return self.things[bisect.bisect_right(self.sums, self.random() * self.sums[-1])]


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


class Maker:
    def __init__(self, n, seed):
        self.n, self.rng = n, random.Random(seed)
        rare = [s + e for s in STEMS for e in ENDINGS]
        names = LAST_NAMES + rare
        # The commonest name has some 0.4 % of all; the rest falls off slowly, with a long tail.
        weights = [1 / (i + 30) for i in range(len(LAST_NAMES))] + [0.006] * len(rare)
        self.last_name = Weighted(self.rng, names, weights)
        self.first_name = Weighted(self.rng, FIRST_NAMES, [1 / (i + 15) for i in range(len(FIRST_NAMES))])
        self.town = Weighted(self.rng, TOWNS, [t[2] for t in TOWNS])
        self.people = []

    def below(self, n):
        return int(self.rng.random() * n)

    def pick(self, things):
        return things[self.below(len(things))]

    def street(self):
        flat = " %s %d" % (self.pick("ABCDE"), 1 + self.below(60)) if self.below(10) < 6 else ""
        return self.pick(STREET_STEMS) + self.pick(STREET_ENDINGS) + " %d" % (1 + self.below(120)) + flat

    def place(self):
        if self.below(100) < 3:
            country, code, city = self.pick(ABROAD)
            return code.format(self.below(1000)), city, country
        city, code, _ = self.town()
        return "%s%02d0" % (code, self.below(100)), city, "FI"

    def customer(self, i):
        first, last = self.first_name(), self.last_name()
        chance = self.below(1000)
        firm = self.pick(FIRMS) + self.pick(FIRM_ENDINGS) + " " + self.pick(STEMS) if chance < 120 else ""
        code, city, country = self.place() if chance < 985 else ("", "", "")
        email = "%s.%s%d@posti.example" % (plain(first).lower(), plain(last).lower(), i) if self.below(10) < 7 else ""
        phone = "+358 4%d %03d %04d" % (self.below(10), self.below(1000), self.below(10000)) if self.below(10) < 8 else ""
        since = LAST_DAY - datetime.timedelta(days=self.below(4000))
        self.people.append((first, last, city, email, phone))
        return ",".join((
            "A%07d" % i, first, last, firm, email, "c/o " + self.last_name() if self.below(100) < 2 else "",
            self.street() if code else "", code, city, "", country, phone,
            "sv" if self.below(100) < 5 else "fi", "1" if self.below(1000) < 5 else "0",
            "1" if self.below(1000) < 8 else "0", "1" if self.below(1000) < 4 else "0",
            "1" if self.below(100) < 4 else "0", "1" if self.below(100) < 8 else "0", "", since.isoformat()))

    def order(self, i):
        # Some order often, most now and then; dates rise with the numbers.
        customer = 1 + int(self.n * self.rng.random() ** 1.4)
        day = LAST_DAY - datetime.timedelta(days=int(1800 * (1 - (i + 1) / (5 * self.n))))
        recent = (LAST_DAY - day).days < 40
        state = "open" if recent and self.below(3) == 0 else "cancelled" if self.below(100) < 2 else "delivered"
        paid = "none" if state == "cancelled" else "open" if recent else "paid" if self.below(100) < 99 else "in-collection"
        return "T%08d,A%07d,%s,%s,%s,%d,EUR" % (
            i + 1, min(customer, self.n), day.isoformat(), state, paid, 500 + self.below(40000))

    def search(self, i):
        first, last, city, email, phone = self.pick(self.people)
        kind = i % 10
        if kind < 4:
            return plain(last)[:2 + self.below(5)].lower()
        if kind < 6:
            return last[:3 + self.below(6)]
        if kind == 6:
            return "%s %s" % (first[:4], last[:3 + self.below(3)])
        if kind == 7:
            return "%s %s" % (last[:4].lower(), city[:4].lower()) if city else last
        if kind == 8:
            return phone[:8 + self.below(6)] if phone else last
        return email[:6 + self.below(8)] if email else last


def write(folder, name, lines):
    with open("%s/%s" % (folder, name), "w", encoding="utf-8", newline="\n") as f:
        f.writelines(line + "\n" for line in lines)


def main():
    folder, n = sys.argv[1], int(sys.argv[2])
    maker = Maker(n, int(sys.argv[3]) if len(sys.argv) > 3 else 20261123)
    write(folder, "customers.csv", itertools.chain([CUSTOMER_HEADINGS], (maker.customer(i + 1) for i in range(n))))
    write(folder, "orders.csv", itertools.chain([ORDER_HEADINGS], (maker.order(i) for i in range(5 * n))))
    write(folder, "searches.txt", (maker.search(i) for i in range(N_SEARCHES)))


main()
