/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a case down: its facts, its items, what the reply withholds. */

#include "kor-register-requests.h"

#include <stdarg.h>

#include "kor-error.h"
#include "kor-register-requests-private.h"

/* --- shared by the writing bodies ------------------------------------------------------------- */

/* Says what a body did to a case, for the journal and the signal; no values of customers. */
void
kor_request_describe (
  KorWrite *write, const KorRequest *request, const char *action, const char *format, ...)
{
  g_autofree char *number = kor_request_get_number (request);
  g_autofree char *rest = NULL;
  va_list args;

  va_start (args, format);
  rest = g_strdup_vprintf (format, args);
  va_end (args);
  write->action = action;
  write->subject = "request";
  write->subject_id = request->id;
  write->kind = KOR_KIND_REQUEST;
  write->details = g_strconcat (number, *rest != '\0' ? " " : "", rest, NULL);
}

/* The reason kept with a former value that a case has ended. */
char *
kor_request_get_reason (const KorRequest *request)
{
  g_autofree char *number = kor_request_get_number (request);

  return g_strconcat ("request ", number, NULL);
}

/* Refuses for a reason that is no action's own. */
gboolean
kor_request_deny (const KorRequest *request,
                  KorRequestAction action,
                  KorMissing missing,
                  guint item,
                  GError **error)
{
  g_autoptr (GArray) lacks = g_array_new (FALSE, FALSE, sizeof (KorRequestLack));
  KorRequestLack lack = { missing, item };

  g_array_append_val (lacks, lack);
  return kor_request_allow (request, action, lacks, error);
}

/* Makes a new version of a case that something of was changed. */
gboolean
kor_request_touch (KorDb *db, gint64 request_id, GError **error)
{
  return kor_db_run (
    db, error, "UPDATE request SET version = version + 1 WHERE id = ?", "i", request_id);
}

/* --- the facts -------------------------------------------------------------------------------- */

static gboolean
check_customer (KorDb *db, const KorRequest *request, GError **error)
{
  gint64 known = 0;

  if (request->customer_id == 0)
    return TRUE;
  if (!kor_db_get_int64 (
        db, &known, error, "SELECT count(*) FROM customer WHERE id = ?", "i", request->customer_id))
    return FALSE;
  if (known == 0)
    kor_tell_missing ("customer", request->customer_id, error);
  return known > 0;
}

/* Writes the base facts of a case that has a row. */
static gboolean
store_facts (KorDb *db, const KorRequest *request, GError **error)
{
  char received[16], due[16];

  kor_date_to_text (request->received, received);
  kor_date_to_text (kor_request_get_limit (request), due);
  return kor_db_run (
    db,
    error,
    "UPDATE request SET kind = ?, received = ?, channel = ?, addressee = ?, language = ?,"
    " requester = ?, requester_lines = ?, customer = nullif (?, 0), not_in_register = ?, wants = ?,"
    " scopes = ?, signature = ?, paper_place = ?, due = ?, version = version + 1 WHERE id = ?",
    "tttttttiitittti",
    kor_request_kind_to_string (request->kind),
    received,
    kor_channel_to_string (request->channel),
    kor_text_or_null (request->addressee),
    kor_language_to_string (request->language),
    kor_text_or_null (request->requester),
    kor_text_or_null (request->requester_lines),
    request->customer_id,
    (gint64) request->not_in_register,
    kor_text_or_null (request->wants),
    (gint64) request->scopes,
    kor_signature_to_string (request->signature),
    kor_text_or_null (request->paper_place),
    due,
    request->id);
}

/* Gives a new case the next number of its year, and a row. */
static gboolean
insert_case (KorRegister *self, KorDb *db, KorRequest *request, GError **error)
{
  gint64 number = 0;
  int month, day;
  char received[16];

  kor_date_get_ymd (request->received, &request->year, &month, &day);
  kor_date_to_text (request->received, received);
  request->recorded = kor_context_get_now (kor_register_get_context (self));
  if (!kor_db_get_int64 (db,
                         &number,
                         error,
                         "SELECT coalesce (max (number), 0) + 1 FROM request WHERE year = ?",
                         "i",
                         (gint64) request->year) ||
      !kor_db_run (db,
                   error,
                   "INSERT INTO request (year, number, kind, received, channel, language,"
                   " signature, due, recorded, recorded_by, version)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                   "iittttttii",
                   (gint64) request->year,
                   number,
                   kor_request_kind_to_string (request->kind),
                   received,
                   kor_channel_to_string (request->channel),
                   kor_language_to_string (request->language),
                   kor_signature_to_string (request->signature),
                   received,
                   request->recorded,
                   kor_register_get_user (self)->id))
    return FALSE;
  request->number = (int) number;
  request->id = kor_db_last_insert_id (db);
  return TRUE;
}

/* Takes over what the register has set. */
static void
take_over (KorRequest *request, const KorRequest *saved)
{
  request->id = saved->id;
  request->year = saved->year;
  request->number = saved->number;
  request->due = saved->due;
  request->recorded = saved->recorded;
  request->version = saved->version;
  g_set_str (&request->recorded_by, saved->recorded_by);
  g_set_str (&request->customer_name, saved->customer_name);
}

/* --- operations: the case --------------------------------------------------------------------- */

typedef struct {
  const KorRequest *given;
  KorRequest *saved;
} Saving;

static gboolean
add_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Saving *saving = data;
  g_autoptr (KorRequest) request = kor_request_copy (saving->given);

  if (!check_customer (db, request, error) || !insert_case (self, db, request, error) ||
      !store_facts (db, request, error) || !kor_request_add_items (self, db, write, request, error))
    return FALSE;
  saving->saved = kor_request_load (db, request->id, error);
  if (saving->saved == NULL)
    return FALSE;
  kor_request_describe (write, request, "add", "%s", kor_request_kind_to_string (request->kind));
  return TRUE;
}

/**
 * kor_register_add_request:
 * @self: a register
 * @request: the case; id, number, limit and version are set. Its items are taken down with it
 * @error: return location
 *
 * Takes a person's request down (R49–R51, R54). Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_VALUE,
 *   KOR_ERROR_NOT_FOUND or KOR_ERROR_NOT_ALLOWED
 */
gboolean
kor_register_add_request (KorRegister *self, KorRequest *request, GError **error)
{
  Saving saving = { request, NULL };
  gboolean done;

  if (!kor_request_validate (request, error))
    return FALSE;
  done = kor_register_write (self, KOR_ROLE_MAINTAINS, add_body, &saving, NULL, error);
  if (done) {
    take_over (request, saving.saved);
    g_ptr_array_unref (request->items);
    request->items = g_ptr_array_ref (saving.saved->items);
  }
  g_clear_pointer (&saving.saved, kor_request_free);
  return done;
}

/* Items name what is held of the customer: they follow when the case turns out to be somebody else's. */
static gboolean
move_items (KorRegister *self,
            KorDb *db,
            KorWrite *write,
            const KorRequest *before,
            gint64 to,
            GError **error)
{
  if (before->customer_id == to || before->items->len == 0)
    return TRUE;
  if (!kor_request_hold_items (self, db, before, to, error))
    return FALSE;
  return !kor_request_has_contest (before) ||
         (kor_request_settle_contests (self, db, write, before, before->customer_id, error) &&
          kor_request_settle_contests (self, db, write, before, to, error));
}

static gboolean
check_update (KorDb *db, const KorRequest *before, const KorRequest *after, GError **error)
{
  if (before->version != after->version) {
    g_autofree char *number = kor_request_get_number (before);

    kor_error_set (error, KOR_ERROR_CHANGED_MEANWHILE, "request", number, NULL);
    return FALSE;
  }
  if (before->kind != after->kind && before->items->len > 0)
    return kor_request_deny (before, KOR_ACTION_EDIT, KOR_MISSING_KIND, 0, error);
  return check_customer (db, after, error);
}

static gboolean
update_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Saving *saving = data;
  g_autoptr (KorRequest) before =
              kor_request_load_for (self, db, saving->given->id, KOR_ACTION_EDIT, error);
  g_autoptr (KorRequest) after = NULL;

  if (before == NULL || !check_update (db, before, saving->given, error))
    return FALSE;
  after = kor_request_copy (saving->given);
  after->extended = before->extended; /* the limit follows from it */
  if (!store_facts (db, after, error) ||
      !move_items (self, db, write, before, after->customer_id, error))
    return FALSE;
  saving->saved = kor_request_load (db, before->id, error);
  if (saving->saved == NULL)
    return FALSE;
  kor_request_describe (write, before, "edit", "%s", "");
  return TRUE;
}

/**
 * kor_register_update_request:
 * @self: a register
 * @request: the case as it is to be; limit and version are set
 * @error: return location
 *
 * Changes the facts of a case: who asks, who it is, what is asked, when and how it came. Its number
 * stays, and the kind of a case that has items. Needs the right KOR_ROLE_MAINTAINS; after the decision
 * nothing of it may be changed.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED,
 *   KOR_ERROR_CHANGED_MEANWHILE, KOR_ERROR_MISSING_VALUE or KOR_ERROR_BAD_VALUE
 */
gboolean
kor_register_update_request (KorRegister *self, KorRequest *request, GError **error)
{
  Saving saving = { request, NULL };
  gboolean done;

  if (!kor_request_validate (request, error))
    return FALSE;
  done = kor_register_write (self, KOR_ROLE_MAINTAINS, update_body, &saving, NULL, error);
  if (done)
    take_over (request, saving.saved);
  g_clear_pointer (&saving.saved, kor_request_free);
  return done;
}

/* --- operations: withholding ------------------------------------------------------------------ */

typedef struct {
  gint64 request_id;
  const char *what;
  const char *why;
} Withholding;

static gboolean
withhold_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Withholding *withholding = data;
  KorDate today = kor_context_get_today (kor_register_get_context (self));
  g_autoptr (KorRequest) request = kor_request_load (db, withholding->request_id, error);
  g_autoptr (GArray) lacks = NULL;

  if (request == NULL)
    return FALSE;
  lacks = kor_request_check (request, KOR_ACTION_ATTACH, today);
  if (!kor_request_allow (request, KOR_ACTION_CARRY_OUT, lacks, error))
    return FALSE;
  if (request->kind != KOR_REQUEST_ACCESS && request->kind != KOR_REQUEST_PORTABILITY)
    return kor_request_deny (request, KOR_ACTION_CARRY_OUT, KOR_MISSING_KIND, 0, error);
  /* What was given is as it was given. */
  if (request->delivered != KOR_DATE_NONE)
    return kor_request_deny (request, KOR_ACTION_CARRY_OUT, KOR_MISSING_UNDONE, 0, error);
  if (!kor_db_run (db,
                   error,
                   "INSERT INTO request_withheld (request, what, why) VALUES (?, ?, ?)",
                   "itt",
                   request->id,
                   withholding->what,
                   withholding->why) ||
      !kor_request_touch (db, request->id, error))
    return FALSE;
  kor_request_describe (write, request, "withhold", "%s", "");
  return TRUE;
}

/**
 * kor_register_withhold:
 * @self: a register
 * @request_id: a request for access or portability
 * @what: what its reply does not give
 * @why: on what ground
 * @error: return location
 *
 * Notes that something is withheld, for the reply to say (Art. 15(4)). A reply that was made before must
 * be made again. Needs the right KOR_ROLE_DECIDES.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED or
 *   KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_withhold (
  KorRegister *self, gint64 request_id, const char *what, const char *why, GError **error)
{
  Withholding withholding = { request_id, what, why };

  if (kor_text_or_null (what) == NULL || kor_text_or_null (why) == NULL) {
    kor_error_set (
      error, KOR_ERROR_MISSING_VALUE, kor_text_or_null (what) == NULL ? "what" : "because", NULL);
    return FALSE;
  }
  return kor_register_write (self, KOR_ROLE_DECIDES, withhold_body, &withholding, NULL, error);
}
