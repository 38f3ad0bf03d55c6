/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-vcard.h"

#include <string.h>

static KorListPerson *
add_person (GPtrArray *persons, const char *first_name, const char *last_name, const char *firm)
{
  KorListPerson *person = g_new0 (KorListPerson, 1);

  person->customer_id = persons->len + 1;
  person->lines = g_strdupv ((char *[]) { (char *) "not looked at", NULL });
  person->card = g_new0 (KorListCard, 1);
  person->card->first_name = g_strdup (first_name);
  person->card->last_name = g_strdup (last_name);
  person->card->organisation = g_strdup (firm);
  g_ptr_array_add (persons, person);
  return person;
}

static KorAddress *
add_address (KorListPerson *person,
             const char *street,
             const char *code,
             const char *city,
             const char *country)
{
  KorAddress *address = kor_address_new (KOR_ADDRESS_POSTAL);

  address->street = g_strdup (street);
  address->postal_code = g_strdup (code);
  address->city = g_strdup (city);
  g_set_str (&address->country, country);
  person->card->address = address;
  return address;
}

static char *
text_of (const GPtrArray *persons)
{
  g_autoptr (GBytes) bytes = kor_vcard_from_persons (persons);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

#define BEGIN "BEGIN:VCARD\r\nVERSION:4.0\r\n"
#define END "END:VCARD\r\n"

/* R11: name, organisation and address, each in its place, and nothing else of a person. */
static void
test_cards (void)
{
  g_autoptr (GPtrArray) persons =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_person_free);
  g_autofree char *text = NULL;
  KorAddress *address;

  add_address (
    add_person (persons, "Onni", "Lumilahti", NULL), "Hopeakaari 7 B 21", "20100", "Turku", "FI");
  address = add_address (
    add_person (persons, "Cara", "Testwell", "Koe & Co"), "Hill 1", NULL, "Kylebeg", "IE");
  address->region = g_strdup ("Co. Galway");
  address->co = g_strdup ("Ann Testwell");
  add_person (persons, NULL, NULL, "Paja Oy");
  add_person (persons, NULL, "Yksinimi", NULL);
  add_person (persons, "Etunimi", NULL, NULL);

  text = text_of (persons);
  g_assert_cmpstr (text,
                   ==,
                   BEGIN
                   "KIND:individual\r\nFN:Onni Lumilahti\r\nN:Lumilahti;Onni;;;\r\n"
                   "ADR:;;Hopeakaari 7 B 21;Turku;;20100;Finland\r\n" END BEGIN
                   "KIND:individual\r\nFN:Cara Testwell\r\nN:Testwell;Cara;;;\r\nORG:Koe & Co\r\n"
                   "ADR:;;c/o Ann Testwell,Hill 1;Kylebeg;Co. Galway;;Ireland\r\n" END BEGIN
                   "KIND:org\r\nFN:Paja Oy\r\nORG:Paja Oy\r\n" END BEGIN
                   "KIND:individual\r\nFN:Yksinimi\r\nN:Yksinimi;;;;\r\n" END BEGIN
                   "KIND:individual\r\nFN:Etunimi\r\nN:;Etunimi;;;\r\n" END);
}

/* What is written into a name can't become a property of its own. */
static void
test_escapes (void)
{
  g_autoptr (GPtrArray) persons =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_person_free);
  g_autofree char *text = NULL;

  add_address (
    add_person (persons, "A;B", "C,D\\E\r\nEND:VCARD", "x\ty\x7f\x01"), "1\n2", "", NULL, "FI");
  text = text_of (persons);
  g_assert_cmpstr (text,
                   ==,
                   BEGIN "KIND:individual\r\nFN:A\\;B C\\,D\\\\E\\nEND:VCARD\r\n"
                         "N:C\\,D\\\\E\\nEND:VCARD;A\\;B;;;\r\nORG:x y\r\n"
                         "ADR:;;1\\n2;;;;Finland\r\n" END);
}

/* A line has at most 75 octets, no character is cut, and unfolded it is what it was. */
static void
test_folding (void)
{
  g_autoptr (GPtrArray) persons =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_person_free);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *text = NULL, *wanted = NULL;
  g_auto (GStrv) lines = NULL, parts = NULL;
  g_autofree char *unfolded = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (name, i % 3 == 0 ? "ä" : i % 3 == 1 ? "€" : "o");
  add_person (persons, NULL, NULL, name->str);
  text = text_of (persons);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  }
  parts = g_strsplit (text, "\r\n ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  unfolded = g_strjoinv ("", parts);
  wanted = g_strdup_printf (BEGIN "KIND:org\r\nFN:%s\r\nORG:%s\r\n" END, name->str, name->str);
  g_assert_cmpstr (unfolded, ==, wanted);
}

static void
test_nobody (void)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new ();
  g_autofree char *text = text_of (persons);

  g_assert_cmpstr (text, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/cards", test_cards);
  g_test_add_func ("/vcard/escapes", test_escapes);
  g_test_add_func ("/vcard/folding", test_folding);
  g_test_add_func ("/vcard/nobody", test_nobody);
  return g_test_run ();
}
