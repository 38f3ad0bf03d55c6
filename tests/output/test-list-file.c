/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-file.h"

#include <string.h>

static void
add_person (GPtrArray *persons, gint64 id, const char *const *lines)
{
  KorListPerson *person = g_new0 (KorListPerson, 1);

  person->customer_id = id;
  person->lines = g_strdupv ((char **) lines);
  g_ptr_array_add (persons, person);
}

static GPtrArray *
make_persons (void)
{
  GPtrArray *persons = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_list_person_free);

  add_person (
    persons, 7, (const char *[]) { "Onni Lumilahti", "Hopeakaari 7 B 21", "20100 TURKU", NULL });
  add_person (persons,
              12,
              (const char *[]) { "Paja \"Salama\", Oy & <Ko>", "Tie 1", "10600 TAMMISAARI", NULL });
  return persons;
}

static KorListRun *
make_run (void)
{
  KorListRun *run = kor_list_run_new ();

  run->id = 3;
  run->at = 1795412767;
  run->purpose = KOR_PURPOSE_DIRECT_ADVERTISING;
  run->recipient = g_strdup ("Painotalo Oy");
  run->selection = g_strdup ("postcode=20-29");
  run->matched = 5;
  run->printed = 2;
  run->left_out[KOR_LEFT_OUT_BAN_OF_SCOPE] = 2;
  run->left_out[KOR_LEFT_OUT_DECEASED] = 1;
  return run;
}

static void
assert_text (GBytes *bytes, const char *wanted)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, wanted);
}

/* R11: quotes only where needed; every row has the same number of fields. */
static void
test_csv (void)
{
  g_autoptr (GPtrArray) persons = make_persons ();
  g_autoptr (GBytes) csv = kor_list_to_csv (persons);

  assert_text (csv,
               "id,line_1,line_2,line_3,line_4,line_5,line_6,line_7,line_8\n"
               "7,Onni Lumilahti,Hopeakaari 7 B 21,20100 TURKU,,,,,\n"
               "12,\"Paja \"\"Salama\"\", Oy & <Ko>\",Tie 1,10600 TAMMISAARI,,,,,\n");
}

static void
test_csv_empty (void)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new ();
  g_autoptr (GBytes) csv = kor_list_to_csv (persons);

  assert_text (csv, "id,line_1,line_2,line_3,line_4,line_5,line_6,line_7,line_8\n");
}

static void
test_xml (void)
{
  g_autoptr (GPtrArray) persons = make_persons ();
  g_autoptr (KorListRun) run = make_run ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kor_list_to_xml (run, persons, &error);
  g_autofree char *made = kor_time_to_iso (run->at);
  g_autofree char *wanted = g_strdup_printf (
    "<list xmlns=\"urn:kortisto:list:1\"><run made=\"%s\" matched=\"5\" merged=\"0\" number=\"3\" "
    "printed=\"2\" purpose=\"direct-advertising\" recipient=\"Painotalo Oy\" "
    "selection=\"postcode=20-29\">"
    "<left-out persons=\"1\" reason=\"deceased\"></left-out>"
    "<left-out persons=\"2\" reason=\"ban-of-scope\"></left-out></run>"
    "<person customer=\"7\"><line>Onni Lumilahti</line><line>Hopeakaari 7 B 21</line>"
    "<line>20100 TURKU</line></person>"
    "<person customer=\"12\"><line>Paja \"Salama\", Oy &amp; &lt;Ko&gt;</line><line>Tie 1</line>"
    "<line>10600 TAMMISAARI</line></person></list>",
    made);

  g_assert_no_error (error);
  assert_text (xml, wanted);
}

/* A purpose that is no list's is refused by the schema. */
static void
test_xml_invalid (void)
{
  g_autoptr (GPtrArray) persons = make_persons ();
  g_autoptr (KorListRun) run = make_run ();
  g_autoptr (GError) error = NULL;

  run->purpose = KOR_PURPOSE_EXPORT;
  g_assert_null (kor_list_to_xml (run, persons, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-file/csv", test_csv);
  g_test_add_func ("/list-file/csv-empty", test_csv_empty);
  g_test_add_func ("/list-file/xml", test_xml);
  g_test_add_func ("/list-file/xml-invalid", test_xml_invalid);
  return g_test_run ();
}
