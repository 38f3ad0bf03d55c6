/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-bans.h"

#include "kor-error.h"
#include "kor-register-private.h"

/* Adds a ban and sets its id; the customer's marks are the caller's to update. */
gboolean
kor_ban_store (KorDb *db, KorBan *ban, gint64 now, gint64 user, GError **error)
{
  char received[16];

  kor_date_to_text (ban->received, received);
  if (!kor_db_run (
        db,
        error,
        "INSERT INTO ban (customer, scope, extent, channel, received, recorded, taken_by, evidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        "ittttiit",
        ban->customer_id,
        kor_scope_to_string (ban->scope),
        kor_extent_to_string (ban->extent),
        kor_channel_to_string (ban->channel),
        received,
        now,
        user,
        kor_text_or_null (ban->evidence)))
    return FALSE;
  ban->id = kor_db_last_insert_id (db);
  return TRUE;
}

guint
kor_ban_mask (KorScope scope, KorExtent extent)
{
  guint mask = 0;

  if (extent != KOR_EXTENT_DISCLOSURE)
    mask |= 1u << scope;
  if (extent != KOR_EXTENT_PROCESSING)
    mask |= 1u << (KOR_N_SCOPES + scope);
  return mask;
}

/* The bans of a customer that are in force: a bit per scope for our own use, then one per scope for
 * disclosure. */
gboolean
kor_bans_read_mask (KorDb *db, gint64 customer_id, guint *mask, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT scope, extent FROM ban WHERE customer = ? AND lifted IS NULL",
                            "i",
                            customer_id);

  *mask = 0;
  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorScope scope = KOR_SCOPE_LIST_PUBLICATION;
    KorExtent extent = KOR_EXTENT_BOTH;

    kor_scope_from_string (kor_db_statement_get_text (row, 0), &scope);
    kor_extent_from_string (kor_db_statement_get_text (row, 1), &extent);
    *mask |= kor_ban_mask (scope, extent);
  }
  return kor_rows_end (local, error);
}

/* Sets the customer's ban marks, which the list shows. */
gboolean
kor_bans_update_mask (KorDb *db, gint64 customer_id, GError **error)
{
  guint mask;

  return kor_bans_read_mask (db, customer_id, &mask, error) &&
         kor_db_run (db,
                     error,
                     "UPDATE customer SET list_bans = ? WHERE id = ?",
                     "ii",
                     (gint64) mask,
                     customer_id);
}

static gboolean
add_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  KorBan *ban = data;
  gint64 known = 0;

  if (!kor_db_get_int64 (
        db, &known, error, "SELECT count(*) FROM customer WHERE id = ?", "i", ban->customer_id))
    return FALSE;
  if (known == 0) {
    kor_tell_missing ("customer", ban->customer_id, error);
    return FALSE;
  }
  if (!kor_ban_store (db,
                      ban,
                      kor_context_get_now (kor_register_get_context (self)),
                      kor_register_get_user (self)->id,
                      error) ||
      !kor_bans_update_mask (db, ban->customer_id, error))
    return FALSE;
  write->action = "add";
  write->subject = "ban";
  write->subject_id = ban->customer_id;
  write->kind = KOR_KIND_BAN;
  write->details = g_strdup_printf ("%s %s %s",
                                    kor_scope_to_string (ban->scope),
                                    kor_extent_to_string (ban->extent),
                                    kor_channel_to_string (ban->channel));
  return TRUE;
}

/**
 * kor_register_add_ban:
 * @self: a register
 * @ban: the ban; its id is set
 * @error: return location
 *
 * Records a ban; it works from this moment, and no signature or form is asked for (R13, R53). Needs
 * the right KOR_ROLE_MAINTAINS. A ban of the same scope that is in force already stays beside it.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_add_ban (KorRegister *self, KorBan *ban, GError **error)
{
  gint64 id = ban->id;

  if (ban->received == KOR_DATE_NONE) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "received", NULL);
    return FALSE;
  }
  if (kor_register_write (self, KOR_ROLE_MAINTAINS, add_body, ban, NULL, error))
    return TRUE;
  ban->id = id;
  return FALSE;
}

typedef struct {
  gint64 id;
  const char *because;
} Lifting;

static gboolean
lift_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Lifting *lifting = data;
  gint64 customer = 0;
  char today[16];

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), today);
  if (!kor_db_get_int64 (
        db,
        &customer,
        error,
        "SELECT coalesce ((SELECT customer FROM ban WHERE id = ? AND lifted IS NULL), 0)",
        "i",
        lifting->id))
    return FALSE;
  if (customer == 0) {
    kor_tell_missing ("ban", lifting->id, error);
    return FALSE;
  }
  if (!kor_db_run (db,
                   error,
                   "UPDATE ban SET lifted = ?, lifted_by = ?, lifted_because = ? WHERE id = ?",
                   "titi",
                   today,
                   kor_register_get_user (self)->id,
                   kor_text_or_null (lifting->because),
                   lifting->id) ||
      !kor_bans_update_mask (db, customer, error))
    return FALSE;
  write->action = "lift";
  write->subject = "ban";
  write->subject_id = customer;
  write->kind = KOR_KIND_BAN;
  return TRUE;
}

/**
 * kor_register_lift_ban:
 * @self: a register
 * @ban_id: which ban
 * @because: (nullable): on whose word
 * @error: return location
 *
 * Lifts a ban; the record stays with who lifted it, when and on whose word (R13). Needs the right
 * KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT or KOR_ERROR_NOT_FOUND
 */
gboolean
kor_register_lift_ban (KorRegister *self, gint64 ban_id, const char *because, GError **error)
{
  Lifting lifting = { ban_id, because };

  return kor_register_write (self, KOR_ROLE_MAINTAINS, lift_body, &lifting, NULL, error);
}

typedef struct {
  gint64 customer_id;
  gboolean in_force;
  GPtrArray *bans;
} Listing;

static KorBan *
read_ban (KorDbStatement *row)
{
  KorScope scope = KOR_SCOPE_LIST_PUBLICATION;
  KorExtent extent = KOR_EXTENT_BOTH;
  KorChannel channel = KOR_CHANNEL_LETTER;
  KorBan *ban;

  kor_scope_from_string (kor_db_statement_get_text (row, 2), &scope);
  kor_extent_from_string (kor_db_statement_get_text (row, 3), &extent);
  kor_channel_from_string (kor_db_statement_get_text (row, 4), &channel);
  ban = kor_ban_new (
    kor_db_statement_get_int64 (row, 1), scope, extent, channel, kor_row_get_date (row, 5));
  ban->id = kor_db_statement_get_int64 (row, 0);
  ban->taken_by = kor_db_statement_dup_text (row, 6);
  ban->evidence = kor_db_statement_dup_text (row, 7);
  ban->lifted = kor_row_get_date (row, 8);
  ban->lifted_by = kor_db_statement_dup_text (row, 9);
  ban->lifted_because = kor_db_statement_dup_text (row, 10);
  return ban;
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  const Listing *listing = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT b.id, b.customer, b.scope, b.extent, b.channel, b.received, t.full_name,"
    " b.evidence, b.lifted, l.full_name, b.lifted_because"
    " FROM ban b JOIN user t ON t.id = b.taken_by LEFT JOIN user l ON l.id = b.lifted_by"
    " WHERE (?1 = 0 OR b.customer = ?1) AND (?2 = 0 OR b.lifted IS NULL)"
    " ORDER BY b.lifted IS NOT NULL, b.received, b.id",
    "ii",
    listing->customer_id,
    (gint64) listing->in_force);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_ptr_array_add (listing->bans, read_ban (row));
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_bans:
 * @self: a register
 * @customer_id: whose; 0: everybody's
 * @in_force: only those that have not been lifted
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorBan) (nullable): bans, those in force first
 */
GPtrArray *
kor_register_list_bans (KorRegister *self, gint64 customer_id, gboolean in_force, GError **error)
{
  g_autoptr (GPtrArray) bans = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);
  Listing listing = { customer_id, in_force, bans };

  if (!kor_register_read (self, list_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&bans);
}
