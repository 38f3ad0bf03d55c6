/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-register-lists-private.h"

/*
 * Lists that leave the company. A printer or mailing house gets what its task needs; anybody else is a
 * controller of their own and gets data on one of the notice's grounds only (R27). What was given is
 * recorded as a disclosure of each person, so that the access reply and a later correction know of it.
 */

static KorRecipientRole
role_for_ground (KorDisclosureGround ground)
{
  switch (ground) {
  case KOR_DISCLOSURE_CREDIT_APPLICATION:
    return KOR_RECIPIENT_CREDIT;
  case KOR_DISCLOSURE_DEBT_COLLECTION:
    return KOR_RECIPIENT_COLLECTION_AGENCY;
  case KOR_DISCLOSURE_LEGAL_DUTY:
    return KOR_RECIPIENT_AUTHORITY;
  case KOR_DISCLOSURE_PROCESSING:
    return KOR_RECIPIENT_MAILING_HOUSE;
  case KOR_DISCLOSURE_INVOICING:
  case KOR_N_DISCLOSURE_GROUNDS:
  default:
    return KOR_RECIPIENT_OTHER;
  }
}

/**
 * kor_run_check_recipient:
 * @db: a connection
 * @run: with the recipient as typed, %NULL for own use; gets the recorded name and the ground
 * @request: has the ground that was named
 * @error: return location
 *
 * A recipient nobody has recorded yet passes: they are recorded when the list has been produced.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_VALUE when the recipient does not work for us and no other ground
 *   is named (R27), or when a ground is named without a recipient
 */
gboolean
kor_run_check_recipient (KorDb *db,
                         KorListRun *run,
                         const KorListRequest *request,
                         GError **error)
{
  KorDisclosureGround why = request->has_ground ? request->ground : KOR_DISCLOSURE_PROCESSING;
  g_autoptr (KorRecipient) recipient = NULL;

  if (run->recipient == NULL) {
    if (request->has_ground)
      kor_error_set (error, KOR_ERROR_MISSING_VALUE, "recipient", NULL);
    return !request->has_ground;
  }
  if (!kor_recipient_lookup (db, run->recipient, &recipient, error))
    return FALSE;
  if (recipient != NULL) {
    g_set_str (&run->recipient, recipient->name);
    if (why == KOR_DISCLOSURE_PROCESSING && !kor_recipient_works_for_us (recipient)) {
      kor_error_set (
        error, KOR_ERROR_BAD_VALUE, "recipient", recipient->name, "list-recipient", NULL);
      return FALSE;
    }
  }
  run->ground = kor_disclosure_ground_to_string (why);
  return TRUE;
}

static gint64
ensure_recipient (KorDb *db, const KorListRun *run, KorDisclosureGround ground, GError **error)
{
  g_autoptr (KorRecipient) recipient = NULL;

  if (!kor_recipient_lookup (db, run->recipient, &recipient, error))
    return 0;
  if (recipient != NULL)
    return recipient->id;
  recipient = kor_recipient_new (run->recipient, role_for_ground (ground));
  return kor_recipient_store (db, recipient, error) ? kor_db_last_insert_id (db) : 0;
}

/* What a list tells of a person: a name, an address, and the organisation of those who have one. */
static gboolean
store_fields (KorDb *db, gint64 run, GError **error)
{
  static const char *const fields[] = {
    "first_name", "last_name", "organisation", "postal_address",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!kor_db_run (db,
                     error,
                     "INSERT INTO disclosure_field (disclosure, field) SELECT d.id, ?1"
                     " FROM disclosure d JOIN customer c ON c.id = d.customer WHERE d.run = ?2"
                     " AND CASE ?1 WHEN 'first_name' THEN c.first_name IS NOT NULL"
                     "  WHEN 'last_name' THEN c.last_name IS NOT NULL"
                     "  WHEN 'organisation' THEN c.organisation IS NOT NULL ELSE 1 END",
                     "ti",
                     fields[i],
                     run))
      return FALSE;
  return TRUE;
}

/**
 * kor_run_disclose:
 * @self: a register
 * @db: the writing connection, in a transaction
 * @run: a run that was produced for somebody outside
 * @n_people: (out): of how many people something was disclosed
 * @error: return location
 *
 * Records that the data of everybody on the run were given to its recipient (R27).
 */
gboolean
kor_run_disclose (
  KorRegister *self, KorDb *db, const KorListRun *run, guint *n_people, GError **error)
{
  KorDisclosureGround ground = KOR_DISCLOSURE_PROCESSING;
  gint64 recipient;
  char date[16];

  if (run->ground != NULL)
    kor_disclosure_ground_from_string (run->ground, &ground);
  recipient = ensure_recipient (db, run, ground, error);
  if (recipient == 0)
    return FALSE;
  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), date);
  if (!kor_db_run (db,
                   error,
                   "INSERT INTO disclosure (customer, recipient, date, ground, recorded,"
                   " recorded_by, run) SELECT customer, ?, ?, ?, ?, ?, run FROM list_run_person"
                   " WHERE run = ? ORDER BY customer",
                   "ittiii",
                   recipient,
                   date,
                   kor_disclosure_ground_to_string (ground),
                   kor_context_get_now (kor_register_get_context (self)),
                   kor_register_get_user (self)->id,
                   run->id))
    return FALSE;
  *n_people = (guint) kor_db_changes (db);
  return store_fields (db, run->id, error);
}
