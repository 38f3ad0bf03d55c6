/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-register-bans.h"
#include "kor-register-private.h"

/* How a ban came, completed after it was taken in a hurry. */

static gboolean
change_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const KorBan *ban = data;
  char received[16];
  gint64 customer = 0;

  if (!kor_db_get_int64 (
        db,
        &customer,
        error,
        "SELECT coalesce ((SELECT customer FROM ban WHERE id = ? AND lifted IS NULL), 0)",
        "i",
        ban->id))
    return FALSE;
  if (customer == 0) {
    kor_tell_missing ("ban", ban->id, error);
    return FALSE;
  }
  kor_date_to_text (ban->received, received);
  if (!kor_db_run (db,
                   error,
                   "UPDATE ban SET channel = ?, received = ?, evidence = ? WHERE id = ?",
                   "ttti",
                   kor_channel_to_string (ban->channel),
                   received,
                   kor_text_or_null (ban->evidence),
                   ban->id))
    return FALSE;
  write->action = "change";
  write->subject = "ban";
  write->subject_id = customer;
  write->kind = KOR_KIND_BAN;
  write->details = g_strdup_printf (
    "%s %s", kor_scope_to_string (ban->scope), kor_channel_to_string (ban->channel));
  return TRUE;
}

/**
 * kor_register_change_ban:
 * @self: a register
 * @ban: a saved ban in force: its channel, day and evidence are kept; nothing else of it is looked at
 * @error: return location
 *
 * Completes how a ban came, which nobody is asked for when it is taken (R13, R53). What it forbids can't
 * be changed: another ban is set, or this one is lifted. Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_change_ban (KorRegister *self, const KorBan *ban, GError **error)
{
  if (ban->received == KOR_DATE_NONE) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "received", NULL);
    return FALSE;
  }
  return kor_register_write (self, KOR_ROLE_MAINTAINS, change_body, (gpointer) ban, NULL, error);
}
