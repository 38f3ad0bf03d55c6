/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-register-bans.h"
#include "kor-register-private.h"

/* Bans of several people at once: all of them or none. */

typedef struct {
  const GArray *customer_ids;
  const GPtrArray *bans;
  GArray *ban_ids;
} Adding;

static gboolean
check_customer (KorDb *db, gint64 id, GError **error)
{
  gint64 known = 0;

  if (!kor_db_get_int64 (db, &known, error, "SELECT count(*) FROM customer WHERE id = ?", "i", id))
    return FALSE;
  if (known == 0)
    kor_tell_missing ("customer", id, error);
  return known > 0;
}

/* Who has a ban already needs it no second time. */
static gboolean
add_missing (KorRegister *self, KorDb *db, Adding *adding, gint64 customer, GError **error)
{
  gint64 now = kor_context_get_now (kor_register_get_context (self));
  guint mask;

  if (!check_customer (db, customer, error) || !kor_bans_read_mask (db, customer, &mask, error))
    return FALSE;
  for (guint i = 0; i < adding->bans->len; i++) {
    g_autoptr (KorBan) ban = kor_ban_copy (adding->bans->pdata[i]);
    guint wanted = kor_ban_mask (ban->scope, ban->extent);

    if ((mask & wanted) == wanted)
      continue;
    ban->customer_id = customer;
    if (!kor_ban_store (db, ban, now, kor_register_get_user (self)->id, error))
      return FALSE;
    mask |= wanted;
    g_array_append_val (adding->ban_ids, ban->id);
  }
  return kor_bans_update_mask (db, customer, error);
}

/* The customer whom alone the change is about; 0: several. */
static gint64
get_only (const GArray *customer_ids)
{
  return customer_ids->len == 1 ? g_array_index (customer_ids, gint64, 0) : 0;
}

static gboolean
add_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Adding *adding = data;

  for (guint i = 0; i < adding->customer_ids->len; i++)
    if (!add_missing (self, db, adding, g_array_index (adding->customer_ids, gint64, i), error))
      return FALSE;
  if (adding->ban_ids->len == 0)
    return TRUE;
  write->action = "add";
  write->subject = "ban";
  write->subject_id = get_only (adding->customer_ids);
  write->kind = KOR_KIND_BAN;
  write->details =
    g_strdup_printf ("people=%u bans=%u", adding->customer_ids->len, adding->ban_ids->len);
  return TRUE;
}

/**
 * kor_register_add_bans:
 * @self: a register
 * @customer_ids: (element-type gint64): whose
 * @bans: (element-type KorBan): what each of them forbids; ids and customers of these are not looked at
 * @ban_ids: (out) (transfer full) (optional) (element-type gint64): the new bans, for
 *   kor_register_lift_bans() when it was a mistake
 * @error: return location
 *
 * Records bans of several people in one transaction: all of them or none. Who already has a ban that is
 * as wide gets no second one. They work from this moment, and no signature or form is asked for (R13,
 * R53). Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_add_bans (KorRegister *self,
                       const GArray *customer_ids,
                       const GPtrArray *bans,
                       GArray **ban_ids,
                       GError **error)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  Adding adding = { customer_ids, bans, made };

  for (guint i = 0; i < bans->len; i++)
    if (((const KorBan *) bans->pdata[i])->received == KOR_DATE_NONE) {
      kor_error_set (error, KOR_ERROR_MISSING_VALUE, "received", NULL);
      return FALSE;
    }
  if (!kor_register_write (self, KOR_ROLE_MAINTAINS, add_body, &adding, NULL, error))
    return FALSE;
  if (ban_ids != NULL)
    *ban_ids = g_steal_pointer (&made);
  return TRUE;
}

/* --- lifting ---------------------------------------------------------------------------------- */

typedef struct {
  const GArray *ban_ids;
  const char *because;
  guint n_lifted;
  gint64 customer; /* whose they all are; 0: several people's */
} Lifting;

static gboolean
lift_one (KorRegister *self, KorDb *db, Lifting *lifting, gint64 id, GError **error)
{
  gint64 customer = 0;
  char today[16];

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), today);
  if (!kor_db_get_int64 (
        db,
        &customer,
        error,
        "SELECT coalesce ((SELECT customer FROM ban WHERE id = ? AND lifted IS NULL), 0)",
        "i",
        id))
    return FALSE;
  if (customer == 0)
    return TRUE;
  lifting->customer = lifting->n_lifted == 0 || lifting->customer == customer ? customer : 0;
  lifting->n_lifted++;
  return kor_db_run (db,
                     error,
                     "UPDATE ban SET lifted = ?, lifted_by = ?, lifted_because = ? WHERE id = ?",
                     "titi",
                     today,
                     kor_register_get_user (self)->id,
                     kor_text_or_null (lifting->because),
                     id) &&
         kor_bans_update_mask (db, customer, error);
}

static gboolean
lift_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Lifting *lifting = data;

  lifting->n_lifted = 0;
  for (guint i = 0; i < lifting->ban_ids->len; i++)
    if (!lift_one (self, db, lifting, g_array_index (lifting->ban_ids, gint64, i), error))
      return FALSE;
  if (lifting->n_lifted == 0)
    return TRUE;
  write->action = "lift";
  write->subject = "ban";
  write->subject_id = lifting->customer;
  write->kind = KOR_KIND_BAN;
  write->details = g_strdup_printf ("bans=%u", lifting->n_lifted);
  return TRUE;
}

/**
 * kor_register_lift_bans:
 * @self: a register
 * @ban_ids: (element-type gint64): which, as kor_register_add_bans() has given them out
 * @because: (nullable): on whose word
 * @n_lifted: (out) (optional): how many were still in force
 * @error: return location
 *
 * Lifts bans in one transaction: all that are still in force, or none; the records stay with who lifted
 * them, when and on whose word (R13). Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT
 */
gboolean
kor_register_lift_bans (
  KorRegister *self, const GArray *ban_ids, const char *because, guint *n_lifted, GError **error)
{
  Lifting lifting = { ban_ids, because, 0, 0 };

  if (!kor_register_write (self, KOR_ROLE_MAINTAINS, lift_body, &lifting, NULL, error))
    return FALSE;
  if (n_lifted != NULL)
    *n_lifted = lifting.n_lifted;
  return TRUE;
}
