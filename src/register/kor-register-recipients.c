/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-recipients.h"

#include "kor-collation.h"
#include "kor-customer-fields.h"
#include "kor-error.h"
#include "kor-register-private.h"

/* --- recipients ------------------------------------------------------------------------------- */

static gboolean
check_name (KorDb *db, const KorRecipient *recipient, GError **error)
{
  gint64 taken = 0;

  if (!kor_db_get_int64 (db,
                         &taken,
                         error,
                         "SELECT count(*) FROM recipient WHERE name = ? AND id <> ?",
                         "ti",
                         recipient->name,
                         recipient->id))
    return FALSE;
  if (taken > 0)
    kor_error_set (error, KOR_ERROR_EXISTS, "recipient", recipient->name, NULL);
  return taken == 0;
}

/* Writes the record as it is; id 0 for a new one. */
gboolean
kor_recipient_store (KorDb *db, const KorRecipient *recipient, GError **error)
{
  char contract[16];

  kor_date_to_text (recipient->contract, contract);
  return kor_db_run (
    db,
    error,
    recipient->id == 0
      ? "INSERT INTO recipient (name, role, country, lines, email, contract, id)"
        " VALUES (?, ?, ?, ?, ?, ?, nullif (?, 0))"
      : "UPDATE recipient SET name = ?, role = ?, country = ?, lines = ?, email = ?, contract = ?"
        " WHERE id = ?",
    "tttttti",
    recipient->name,
    kor_recipient_role_to_string (recipient->role),
    kor_text_or_null (recipient->country),
    kor_text_or_null (recipient->lines),
    kor_text_or_null (recipient->email),
    kor_text_or_null (contract),
    recipient->id);
}

static gboolean
save_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  KorRecipient *recipient = data;
  gboolean is_new = recipient->id == 0;

  if (!check_name (db, recipient, error) || !kor_recipient_store (db, recipient, error))
    return FALSE;
  if (is_new) {
    recipient->id = kor_db_last_insert_id (db);
  } else if (kor_db_changes (db) == 0) {
    kor_tell_missing ("recipient", recipient->id, error);
    return FALSE;
  }
  write->action = is_new ? "add" : "set";
  write->subject = "recipient";
  write->subject_id = recipient->id;
  write->kind = KOR_KIND_RECIPIENT;
  write->details = g_strdup (kor_recipient_role_to_string (recipient->role));
  return TRUE;
}

/**
 * kor_register_save_recipient:
 * @self: a register
 * @recipient: the record; id 0 for a new one, which is set
 * @error: return location
 *
 * Adds or changes somebody to whom data are given (R9, R26). Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_MISSING_VALUE, KOR_ERROR_EXISTS or
 *   KOR_ERROR_NOT_FOUND
 */
gboolean
kor_register_save_recipient (KorRegister *self, KorRecipient *recipient, GError **error)
{
  gint64 id = recipient->id;

  if (!kor_recipient_check (recipient, error))
    return FALSE;
  if (kor_register_write (self, KOR_ROLE_MAINTAINS, save_body, recipient, NULL, error))
    return TRUE;
  recipient->id = id;
  return FALSE;
}

static KorRecipient *
read_recipient (KorDbStatement *row)
{
  KorRecipientRole role = KOR_RECIPIENT_OTHER;
  KorRecipient *recipient;

  kor_recipient_role_from_string (kor_db_statement_get_text (row, 2), &role);
  recipient = kor_recipient_new (kor_db_statement_get_text (row, 1), role);
  recipient->id = kor_db_statement_get_int64 (row, 0);
  recipient->country = kor_db_statement_dup_text (row, 3);
  recipient->lines = kor_db_statement_dup_text (row, 4);
  recipient->email = kor_db_statement_dup_text (row, 5);
  recipient->contract = kor_row_get_date (row, 6);
  return recipient;
}

static gboolean
read_recipients (KorDb *db, GPtrArray *recipients, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT id, name, role, country, lines, email, contract FROM recipient"
                            " ORDER BY name, id",
                            NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_ptr_array_add (recipients, read_recipient (row));
  return kor_rows_end (local, error);
}

/* Finds a recipient by a name of whatever case; without one @recipient is %NULL and that is no error. */
gboolean
kor_recipient_lookup (KorDb *db, const char *name, KorRecipient **recipient, GError **error)
{
  g_autoptr (GPtrArray) recipients =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_recipient_free);
  g_autofree char *wanted = kor_fold (name);

  *recipient = NULL;
  if (!read_recipients (db, recipients, error))
    return FALSE;
  for (guint i = 0; i < recipients->len && *recipient == NULL; i++) {
    g_autofree char *known = kor_fold (((const KorRecipient *) recipients->pdata[i])->name);

    if (g_str_equal (known, wanted))
      *recipient = g_ptr_array_steal_index (recipients, i);
  }
  return TRUE;
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  return read_recipients (db, data, error);
}

/**
 * kor_register_list_recipients:
 *
 * Returns: (transfer full) (element-type KorRecipient) (nullable): everybody data may be given to, by
 *   name
 */
GPtrArray *
kor_register_list_recipients (KorRegister *self, GError **error)
{
  g_autoptr (GPtrArray) recipients =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_recipient_free);

  if (!kor_register_read (self, list_body, recipients, NULL, error))
    return NULL;
  return g_steal_pointer (&recipients);
}

typedef struct {
  const char *name;
  KorRecipient *recipient;
} Finding;

static gboolean
find_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Finding *finding = data;

  return kor_recipient_lookup (db, finding->name, &finding->recipient, error);
}

/**
 * kor_register_find_recipient:
 * @self: a register
 * @name: a name, whatever its case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the recipient, or %NULL with KOR_ERROR_NOT_FOUND
 */
KorRecipient *
kor_register_find_recipient (KorRegister *self, const char *name, GError **error)
{
  Finding finding = { name, NULL };

  if (!kor_register_read (self, find_body, &finding, NULL, error))
    return NULL;
  if (finding.recipient == NULL)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "recipient", name, NULL);
  return finding.recipient;
}

/* --- disclosures ------------------------------------------------------------------------------ */

/* A word that a notice about a correction can be made from: a field, the name its history has, all. */
static gboolean
is_disclosed_field (const char *field)
{
  const char *const *names = kor_customer_get_field_names ();

  if (kor_customer_has_field (field) || g_str_equal (field, "all") || g_str_equal (field, "order"))
    return TRUE;
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (kor_customer_field_get_history (names[i]), field))
      return TRUE;
  return FALSE;
}

static gboolean
check_disclosure (const KorDisclosure *disclosure, GError **error)
{
  if (disclosure->date == KOR_DATE_NONE) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "date", NULL);
    return FALSE;
  }
  if (disclosure->fields == NULL || disclosure->fields[0] == NULL) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "fields", NULL);
    return FALSE;
  }
  for (int i = 0; disclosure->fields[i] != NULL; i++)
    if (!is_disclosed_field (disclosure->fields[i])) {
      kor_error_set (error, KOR_ERROR_BAD_VALUE, "fields", disclosure->fields[i], "field", NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_parties (KorDb *db, const KorDisclosure *disclosure, GError **error)
{
  gint64 customers = 0, recipients = 0;

  if (!kor_db_get_int64 (db,
                         &customers,
                         error,
                         "SELECT count(*) FROM customer WHERE id = ?",
                         "i",
                         disclosure->customer_id) ||
      !kor_db_get_int64 (db,
                         &recipients,
                         error,
                         "SELECT count(*) FROM recipient WHERE id = ?",
                         "i",
                         disclosure->recipient_id))
    return FALSE;
  if (customers == 0)
    kor_tell_missing ("customer", disclosure->customer_id, error);
  else if (recipients == 0)
    kor_tell_missing ("recipient", disclosure->recipient_id, error);
  return customers > 0 && recipients > 0;
}

static gboolean
disclose_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  KorDisclosure *disclosure = data;
  char date[16];

  kor_date_to_text (disclosure->date, date);
  if (!check_parties (db, disclosure, error) ||
      !kor_db_run (db,
                   error,
                   "INSERT INTO disclosure (customer, recipient, date, ground, recorded,"
                   " recorded_by) VALUES (?, ?, ?, ?, ?, ?)",
                   "iittii",
                   disclosure->customer_id,
                   disclosure->recipient_id,
                   date,
                   kor_disclosure_ground_to_string (disclosure->ground),
                   kor_context_get_now (kor_register_get_context (self)),
                   kor_register_get_user (self)->id))
    return FALSE;
  disclosure->id = kor_db_last_insert_id (db);
  for (int i = 0; disclosure->fields[i] != NULL; i++)
    if (!kor_db_run (db,
                     error,
                     "INSERT INTO disclosure_field (disclosure, field) VALUES (?, ?)"
                     " ON CONFLICT DO NOTHING",
                     "it",
                     disclosure->id,
                     disclosure->fields[i]))
      return FALSE;
  write->action = "disclose";
  write->subject = "customer";
  write->subject_id = disclosure->customer_id;
  write->kind = KOR_KIND_CUSTOMER;
  write->details = g_strjoinv (", ", disclosure->fields);
  return TRUE;
}

/**
 * kor_register_add_disclosure:
 * @self: a register
 * @disclosure: what was given to whom; its id is set
 * @error: return location
 *
 * Notes that data of a customer were disclosed (R27). Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_VALUE or
 *   KOR_ERROR_NOT_FOUND
 */
gboolean
kor_register_add_disclosure (KorRegister *self, KorDisclosure *disclosure, GError **error)
{
  gint64 id = disclosure->id;

  if (!check_disclosure (disclosure, error))
    return FALSE;
  if (kor_register_write (self, KOR_ROLE_MAINTAINS, disclose_body, disclosure, NULL, error))
    return TRUE;
  disclosure->id = id;
  return FALSE;
}

typedef struct {
  gint64 customer_id;
  GPtrArray *disclosures;
} Listing;

static KorDisclosure *
read_disclosure (KorDbStatement *row)
{
  KorDisclosure *disclosure = kor_disclosure_new (kor_db_statement_get_int64 (row, 1),
                                                  kor_db_statement_get_int64 (row, 2),
                                                  kor_row_get_date (row, 4));

  disclosure->id = kor_db_statement_get_int64 (row, 0);
  disclosure->recipient = kor_db_statement_dup_text (row, 3);
  kor_disclosure_ground_from_string (kor_db_statement_get_text (row, 5), &disclosure->ground);
  disclosure->fields = g_strsplit (kor_db_statement_get_text (row, 6), " ", -1);
  disclosure->run = kor_db_statement_get_int64 (row, 7);
  return disclosure;
}

static gboolean
disclosures_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  const Listing *listing = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT d.id, d.customer, d.recipient, r.name, d.date, d.ground,"
    " coalesce ((SELECT group_concat (field, ' ') FROM disclosure_field WHERE disclosure = d.id),"
    "  ''), coalesce (d.run, 0) FROM disclosure d JOIN recipient r ON r.id = d.recipient"
    " WHERE ?1 = 0 OR d.customer = ?1 ORDER BY d.date, d.id",
    "i",
    listing->customer_id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_ptr_array_add (listing->disclosures, read_disclosure (row));
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_disclosures:
 * @self: a register
 * @customer_id: whose data; 0: everybody's
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorDisclosure) (nullable): what was disclosed, oldest first
 */
GPtrArray *
kor_register_list_disclosures (KorRegister *self, gint64 customer_id, GError **error)
{
  g_autoptr (GPtrArray) disclosures =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_disclosure_free);
  Listing listing = { customer_id, disclosures };

  if (!kor_register_read (self, disclosures_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&disclosures);
}
