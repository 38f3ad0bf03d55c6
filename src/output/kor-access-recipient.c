/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-access-recipient.h"

/* What an address list tells of a person. */
static const char *const list_fields[] = { "name", "address", NULL };
static const char *const export_fields[] = { "all", NULL };

static void
recipient_free (KorAccessRecipient *self)
{
  g_array_unref (self->givings);
  g_free (self);
}

/* A list run has the name as somebody typed it; the register knows recipients whatever the case. */
static const KorRecipient *
find_record (const GPtrArray *records, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    const KorRecipient *record = records->pdata[i];
    g_autofree char *known = g_utf8_casefold (record->name, -1);

    if (g_str_equal (known, wanted))
      return record;
  }
  return NULL;
}

static KorAccessRecipient *
ensure_recipient (GPtrArray *recipients, const char *name, const GPtrArray *records)
{
  const KorRecipient *record = find_record (records, name);
  KorAccessRecipient *self;

  if (record != NULL)
    name = record->name;
  for (guint i = 0; i < recipients->len; i++) {
    self = recipients->pdata[i];
    if (g_str_equal (self->name, name))
      return self;
  }
  self = g_new0 (KorAccessRecipient, 1);
  self->name = name;
  if (record != NULL) {
    self->role = kor_recipient_role_to_string (record->role);
    self->country = record->country;
  }
  self->givings = g_array_new (FALSE, FALSE, sizeof (KorAccessGiving));
  g_ptr_array_add (recipients, self);
  return self;
}

static int
compare_givings_cb (gconstpointer a, gconstpointer b)
{
  const KorAccessGiving *one = a, *other = b;

  return one->date < other->date ? -1 : one->date > other->date;
}

static const KorListRun *
find_run (const GPtrArray *runs, gint64 id)
{
  for (guint i = 0; id != 0 && runs != NULL && i < runs->len; i++)
    if (((const KorListRun *) runs->pdata[i])->id == id)
      return runs->pdata[i];
  return NULL;
}

/**
 * kor_access_drop_run_disclosures:
 * @disclosures: (element-type KorDisclosure): of the person
 * @runs: (element-type KorListRun): in which the person was printed
 *
 * Drops the disclosures that are the record of one of the runs: what was given once is told once. Those
 * of a run whose persons were forgotten stay. Any thread.
 */
void
kor_access_drop_run_disclosures (GPtrArray *disclosures, const GPtrArray *runs)
{
  for (guint i = disclosures->len; i > 0; i--)
    if (find_run (runs, ((const KorDisclosure *) disclosures->pdata[i - 1])->run) != NULL)
      g_ptr_array_remove_index (disclosures, i - 1);
}

/**
 * kor_access_recipients_new:
 * @disclosures: (nullable) (element-type KorDisclosure): of the person
 * @runs: (nullable) (element-type KorListRun): in which the person was printed
 * @records: (nullable) (element-type KorRecipient): what is recorded of recipients
 *
 * Finds everybody outside the company who was given data of the person, by a disclosure or on a list
 * (Art. 15(1)(c)). Any thread.
 *
 * Returns: (transfer full) (element-type KorAccessRecipient): them, in the order in which they were
 *   first found; borrows from the arguments
 */
GPtrArray *
kor_access_recipients_new (GPtrArray *disclosures, GPtrArray *runs, GPtrArray *records)
{
  GPtrArray *recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) recipient_free);

  for (guint i = 0; disclosures != NULL && i < disclosures->len; i++) {
    const KorDisclosure *disclosure = disclosures->pdata[i];
    KorAccessGiving giving = {
      .date = disclosure->date,
      .ground = kor_disclosure_ground_to_string (disclosure->ground),
      .fields = (const char *const *) disclosure->fields,
    };

    if (disclosure->recipient != NULL)
      g_array_append_val (ensure_recipient (recipients, disclosure->recipient, records)->givings,
                          giving);
  }
  for (guint i = 0; runs != NULL && i < runs->len; i++) {
    const KorListRun *run = runs->pdata[i];
    KorAccessGiving giving = {
      .date = kor_time_get_date (run->at),
      .ground = g_strcmp0 (run->ground, "processing") != 0 ? run->ground : NULL,
      .purpose = kor_purpose_to_string (run->purpose),
      .fields = g_str_has_prefix (run->medium != NULL ? run->medium : "", "export")
                  ? export_fields : list_fields,
    };

    if (run->recipient != NULL && run->state != KOR_RUN_FAILED)
      g_array_append_val (ensure_recipient (recipients, run->recipient, records)->givings, giving);
  }
  for (guint i = 0; i < recipients->len; i++)
    g_array_sort (((KorAccessRecipient *) recipients->pdata[i])->givings, compare_givings_cb);
  return recipients;
}
