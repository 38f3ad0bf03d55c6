/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R26, R27: whom data are given to, and what was given. */

#include "kor-test-requests.h"

static void
test_recipients (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorRecipient) recipient = kor_recipient_new ("Painotalo Äär Oy", KOR_RECIPIENT_PRINTER);
  g_autoptr (KorRecipient) second =
              kor_recipient_new ("Painotalo Äär Oy", KOR_RECIPIENT_MAILING_HOUSE);
  g_autoptr (KorRecipient) found = NULL;
  g_autoptr (GPtrArray) recipients = NULL;
  g_autoptr (GError) error = NULL;

  recipient->country = g_strdup ("FI");
  recipient->lines = g_strdup ("Painokuja 2\n00990 HELSINKI");
  recipient->email = g_strdup ("paino@aar.example");
  recipient->contract = kor_date_from_ymd (2025, 5, 6);
  kor_test_assert_done (kor_register_save_recipient (self, recipient, &done_error));
  g_assert_cmpint (recipient->id, >, 0);
  found = kor_register_find_recipient (self, "painotalo ÄÄR oy", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->id, ==, recipient->id);
  g_assert_cmpint (found->role, ==, KOR_RECIPIENT_PRINTER);
  g_assert_cmpstr (found->country, ==, "FI");
  g_assert_cmpstr (found->lines, ==, "Painokuja 2\n00990 HELSINKI");
  g_assert_cmpstr (found->email, ==, "paino@aar.example");
  g_assert_cmpint (found->contract, ==, recipient->contract);

  kor_test_assert_refused (kor_register_save_recipient (self, second, &refused_error),
                           KOR_ERROR_EXISTS,
                           "recipient",
                           "Painotalo Äär Oy");
  g_assert_cmpint (second->id, ==, 0);
  g_set_str (&second->name, "Alku Oy");
  kor_test_assert_done (kor_register_save_recipient (self, second, &done_error));
  found->role = KOR_RECIPIENT_PROCESSOR;
  found->contract = KOR_DATE_NONE;
  kor_test_assert_done (kor_register_save_recipient (self, found, &done_error));
  recipients = kor_register_list_recipients (self, &error);
  g_assert_cmpuint (recipients->len, ==, 2);
  g_assert_cmpstr (((KorRecipient *) recipients->pdata[0])->name, ==, "Alku Oy");
  g_assert_cmpint (((KorRecipient *) recipients->pdata[1])->role, ==, KOR_RECIPIENT_PROCESSOR);
  g_assert_cmpint (((KorRecipient *) recipients->pdata[1])->contract, ==, KOR_DATE_NONE);

  found->id = 99;
  g_set_str (&found->name, "Uusi Oy");
  kor_test_assert_refused (kor_register_save_recipient (self, found, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "recipient",
                           "99");
  g_set_str (&found->name, "");
  kor_test_assert_refused (
    kor_register_save_recipient (self, found, &refused_error), KOR_ERROR_MISSING_VALUE, "name");
  kor_test_assert_refused (kor_register_find_recipient (self, "Ei Oy", &refused_error) != NULL,
                           KOR_ERROR_NOT_FOUND,
                           "recipient",
                           "Ei Oy");
  kor_test_register_free (self);
}

static void
test_disclosures (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorRecipient) recipient =
              kor_recipient_new ("Perintä Oy", KOR_RECIPIENT_COLLECTION_AGENCY);
  g_autoptr (KorDisclosure) disclosure = NULL;
  g_autoptr (GPtrArray) disclosures = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const KorDisclosure *loaded;
  const KorJournalEntry *entry;

  kor_test_assert_done (kor_register_save_recipient (self, recipient, &done_error));
  disclosure = kor_disclosure_new (customer, recipient->id, KOR_DATE_NONE);
  kor_test_assert_refused (kor_register_add_disclosure (self, disclosure, &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "date");
  disclosure->date = kor_date_from_ymd (2026, 11, 2);
  kor_test_assert_refused (kor_register_add_disclosure (self, disclosure, &refused_error),
                           KOR_ERROR_MISSING_VALUE,
                           "fields");
  disclosure->fields = g_strsplit ("last_name shoe_size", " ", -1);
  kor_test_assert_refused (kor_register_add_disclosure (self, disclosure, &refused_error),
                           KOR_ERROR_BAD_VALUE,
                           "fields",
                           "shoe_size",
                           "field");
  g_strfreev (disclosure->fields);
  disclosure->fields = g_strsplit ("last_name postal_address last_name", " ", -1);
  disclosure->ground = KOR_DISCLOSURE_DEBT_COLLECTION;
  disclosure->customer_id = 99;
  kor_test_assert_refused (kor_register_add_disclosure (self, disclosure, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "customer",
                           "99");
  disclosure->customer_id = customer;
  disclosure->recipient_id = 99;
  kor_test_assert_refused (kor_register_add_disclosure (self, disclosure, &refused_error),
                           KOR_ERROR_NOT_FOUND,
                           "recipient",
                           "99");
  g_assert_cmpint (disclosure->id, ==, 0);
  disclosure->recipient_id = recipient->id;
  kor_test_assert_done (kor_register_add_disclosure (self, disclosure, &done_error));

  disclosures = kor_register_list_disclosures (self, customer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (disclosures->len, ==, 1);
  loaded = disclosures->pdata[0];
  g_assert_cmpint (loaded->id, ==, disclosure->id);
  g_assert_cmpstr (loaded->recipient, ==, "Perintä Oy");
  g_assert_cmpint (loaded->date, ==, disclosure->date);
  g_assert_cmpint (loaded->ground, ==, KOR_DISCLOSURE_DEBT_COLLECTION);
  g_assert_cmpuint (g_strv_length (loaded->fields), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) loaded->fields, "postal_address"));
  entries = kor_register_list_subject_journal (self, "customer", customer, &error);
  entry = entries->pdata[entries->len - 1];
  g_assert_cmpstr (entry->action, ==, "disclose");
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/recipients/recipients", test_recipients);
  g_test_add_func ("/recipients/disclosures", test_disclosures);
  return kor_test_run ();
}
