/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a case but the decision: identity, extension, delivery, notices, the end. */

#include "kor-register-requests.h"

#include "kor-error.h"
#include "kor-register-requests-private.h"
#include "kor-value.h"

static gboolean
tell_unset (const char *field, GError **error)
{
  kor_error_set (error, KOR_ERROR_MISSING_VALUE, field, NULL);
  return FALSE;
}

static KorDate
get_today (KorRegister *self)
{
  return kor_context_get_today (kor_register_get_context (self));
}

/* What has happened, did so between the day of receipt and today. */
static gboolean
check_day (
  KorRegister *self, const KorRequest *request, const char *field, KorDate day, GError **error)
{
  g_autofree char *text = NULL;

  if (day >= request->received && day <= get_today (self))
    return TRUE;
  text = kor_date_to_iso (day);
  kor_error_set (error, KOR_ERROR_BAD_VALUE, field, text, "day-of-case", NULL);
  return FALSE;
}

/* --- identity --------------------------------------------------------------------------------- */

typedef struct {
  gint64 request_id;
  KorIdentity by;
  const char *with;
} Identification;

static gboolean
identify_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Identification *identification = data;
  g_autoptr (KorRequest) request = kor_request_load (db, identification->request_id, error);
  g_autoptr (GArray) lacks = NULL;
  char today[16];

  if (request == NULL)
    return FALSE;
  lacks = kor_request_check_identity (request, identification->by, get_today (self));
  if (!kor_request_allow (request, KOR_ACTION_IDENTIFY, lacks, error))
    return FALSE;
  kor_date_to_text (get_today (self), today);
  if (!kor_db_run (db,
                   error,
                   "UPDATE request SET identity = ?, identity_with = ?, identity_on = ?,"
                   " identity_by = ?, version = version + 1 WHERE id = ?",
                   "tttii",
                   kor_identity_to_string (identification->by),
                   kor_text_or_null (identification->with),
                   today,
                   kor_register_get_user (self)->id,
                   request->id))
    return FALSE;
  kor_request_describe (
    write, request, "identify", "%s", kor_identity_to_string (identification->by));
  return TRUE;
}

/**
 * kor_register_identify_request:
 * @self: a register
 * @request_id: which case
 * @by: how it was seen that the requester is the person
 * @with: (nullable): what the signature was compared with, the number called …
 * @error: return location
 *
 * Notes who checked the identity, what with and when. Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED or
 *   KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_identify_request (
  KorRegister *self, gint64 request_id, KorIdentity by, const char *with, GError **error)
{
  Identification identification = { request_id, by, with };

  if (by == KOR_IDENTITY_NONE)
    return tell_unset ("identity", error);
  return kor_register_write (self, KOR_ROLE_MAINTAINS, identify_body, &identification, NULL, error);
}

/* --- extension -------------------------------------------------------------------------------- */

typedef struct {
  gint64 request_id;
  const char *because;
} Extension;

static gboolean
extend_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Extension *extension = data;
  g_autoptr (KorRequest) request =
              kor_request_load_for (self, db, extension->request_id, KOR_ACTION_EXTEND, error);
  char today[16], due[16];

  if (request == NULL)
    return FALSE;
  request->extended = get_today (self);
  kor_date_to_text (request->extended, today);
  kor_date_to_text (kor_request_get_limit (request), due);
  if (!kor_db_run (
        db,
        error,
        "UPDATE request SET extended = ?, extended_because = ?, extended_by = ?, due = ?,"
        " version = version + 1 WHERE id = ?",
        "ttiti",
        today,
        extension->because,
        kor_register_get_user (self)->id,
        due,
        request->id))
    return FALSE;
  kor_request_describe (write, request, "extend", "%s", due);
  return TRUE;
}

/**
 * kor_register_extend_request:
 * @self: a register
 * @request_id: which case
 * @because: the reasons, for the letter
 * @error: return location
 *
 * Takes two months more, while the first one is not over (Art. 12(3)). Needs the right
 * KOR_ROLE_DECIDES.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED or
 *   KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_extend_request (KorRegister *self,
                             gint64 request_id,
                             const char *because,
                             GError **error)
{
  Extension extension = { request_id, because };

  if (kor_text_or_null (because) == NULL)
    return tell_unset ("because", error);
  return kor_register_write (self, KOR_ROLE_DECIDES, extend_body, &extension, NULL, error);
}

/* --- carrying out ----------------------------------------------------------------------------- */

static gboolean
restrict_customer (
  KorRegister *self, KorDb *db, KorWrite *write, const KorRequest *request, GError **error)
{
  g_autoptr (KorCustomer) before = kor_customer_load (db, request->customer_id, error);
  g_autoptr (KorCustomer) after = NULL;
  g_autofree char *reason = kor_request_get_reason (request);

  if (before == NULL)
    return FALSE;
  if (before->restricted)
    return TRUE;
  after = kor_customer_copy (before);
  after->restricted = TRUE;
  kor_write_note_also (write, KOR_KIND_CUSTOMER, after->id);
  return kor_customer_save (self, db, before, after, KOR_SOURCE_REQUEST, reason, NULL, error);
}

static gboolean
carry_out_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (KorRequest) request = kor_request_load_for (self, db, id, KOR_ACTION_CARRY_OUT, error);
  char today[16];

  if (request == NULL)
    return FALSE;
  /* All other kinds are carried out with their decision or their reply, or are refused above. */
  if (request->kind != KOR_REQUEST_RESTRICTION)
    return kor_request_deny (request, KOR_ACTION_CARRY_OUT, KOR_MISSING_KIND, 0, error);
  if (request->customer_id == 0)
    return kor_request_deny (request, KOR_ACTION_CARRY_OUT, KOR_MISSING_CUSTOMER, 0, error);
  kor_date_to_text (get_today (self), today);
  if (!restrict_customer (self, db, write, request, error) ||
      !kor_db_run (db,
                   error,
                   "UPDATE request SET carried_out = ?, carried_out_by = ?, version = version + 1"
                   " WHERE id = ?",
                   "tii",
                   today,
                   kor_register_get_user (self)->id,
                   request->id))
    return FALSE;
  kor_request_describe (
    write, request, "carry-out", "%s", kor_request_kind_to_string (request->kind));
  return TRUE;
}

/**
 * kor_register_carry_out_request:
 * @self: a register
 * @request_id: which case
 * @error: return location
 *
 * Carries out what was granted, where that is a step of its own (R57): restricts the customer
 * (Art. 18). Access and portability are carried out by keeping the reply. Needs the right
 * KOR_ROLE_DECIDES.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND or KOR_ERROR_NOT_ALLOWED
 */
gboolean
kor_register_carry_out_request (KorRegister *self, gint64 request_id, GError **error)
{
  return kor_register_write (self, KOR_ROLE_DECIDES, carry_out_body, &request_id, NULL, error);
}

/* --- delivery --------------------------------------------------------------------------------- */

typedef struct {
  gint64 request_id;
  KorDelivery how;
  KorDate on;
} Delivering;

static gboolean
deliver_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Delivering *delivering = data;
  g_autoptr (KorRequest) request =
              kor_request_load_for (self, db, delivering->request_id, KOR_ACTION_DELIVER, error);
  KorDate on = delivering->on != KOR_DATE_NONE ? delivering->on : get_today (self);
  char date[16];

  if (request == NULL || !check_day (self, request, "delivered", on, error))
    return FALSE;
  kor_date_to_text (on, date);
  if (!kor_db_run (db,
                   error,
                   "UPDATE request SET delivered = ?, delivery = ?, delivered_by = ?,"
                   " version = version + 1 WHERE id = ?",
                   "ttii",
                   date,
                   kor_delivery_to_string (delivering->how),
                   kor_register_get_user (self)->id,
                   request->id))
    return FALSE;
  kor_request_describe (
    write, request, "deliver", "%s %s", kor_delivery_to_string (delivering->how), date);
  return TRUE;
}

/**
 * kor_register_deliver_request:
 * @self: a register
 * @request_id: which case
 * @how: the way it was given
 * @on: the day; KOR_DATE_NONE: today
 * @error: return location
 *
 * Notes that the person has the answer. Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED, or
 *   KOR_ERROR_BAD_VALUE for a day before receipt or to come
 */
gboolean
kor_register_deliver_request (
  KorRegister *self, gint64 request_id, KorDelivery how, KorDate on, GError **error)
{
  Delivering delivering = { request_id, how, on };

  return kor_register_write (self, KOR_ROLE_MAINTAINS, deliver_body, &delivering, NULL, error);
}

/* --- notices ---------------------------------------------------------------------------------- */

typedef struct {
  gint64 request_id;
  gint64 notice_id;
  KorNoticeState state;
  const char *because;
} Tracking;

static const KorRequestNotice *
find_notice (const KorRequest *request, gint64 id, GError **error)
{
  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];

    if (notice->id == id)
      return notice;
  }
  kor_tell_missing ("notice", id, error);
  return NULL;
}

static gboolean
track_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Tracking *tracking = data;
  g_autoptr (KorRequest) request =
              kor_request_load_for (self, db, tracking->request_id, KOR_ACTION_NOTIFY, error);
  gboolean waits = tracking->state == KOR_NOTICE_WAITING;
  const KorRequestNotice *notice;
  char today[16] = "";

  if (request == NULL || (notice = find_notice (request, tracking->notice_id, error)) == NULL)
    return FALSE;
  if (!waits)
    kor_date_to_text (get_today (self), today);
  if (!kor_db_run (db,
                   error,
                   "UPDATE request_notice SET state = ?, date = ?, because = ?, by = nullif (?, 0)"
                   " WHERE id = ?",
                   "tttii",
                   kor_notice_state_to_string (tracking->state),
                   kor_text_or_null (today),
                   kor_text_or_null (tracking->because),
                   waits ? (gint64) 0 : kor_register_get_user (self)->id,
                   notice->id) ||
      !kor_request_touch (db, request->id, error))
    return FALSE;
  kor_request_describe (write,
                        request,
                        "notify",
                        "item %u %s %s",
                        notice->item,
                        kor_party_to_string (notice->party),
                        kor_notice_state_to_string (tracking->state));
  return TRUE;
}

/**
 * kor_register_track_notice:
 * @self: a register
 * @request_id: which case
 * @notice_id: which of its notices
 * @state: what became of it
 * @because: (nullable): why it is impossible
 * @error: return location
 *
 * Notes that the source or a recipient was told of a correction, or why that can't be (R58, Art. 19).
 * Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED or
 *   KOR_ERROR_MISSING_VALUE
 */
gboolean
kor_register_track_notice (KorRegister *self,
                           gint64 request_id,
                           gint64 notice_id,
                           KorNoticeState state,
                           const char *because,
                           GError **error)
{
  Tracking tracking = { request_id, notice_id, state, because };

  if (state == KOR_NOTICE_IMPOSSIBLE && kor_text_or_null (because) == NULL)
    return tell_unset ("because", error);
  return kor_register_write (self, KOR_ROLE_MAINTAINS, track_body, &tracking, NULL, error);
}

/* --- the end ---------------------------------------------------------------------------------- */

static gboolean
close_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (KorRequest) request = kor_request_load_for (self, db, id, KOR_ACTION_CLOSE, error);
  char today[16];

  if (request == NULL)
    return FALSE;
  kor_date_to_text (get_today (self), today);
  if (!kor_db_run (
        db,
        error,
        "UPDATE request SET closed = ?, closed_by = ?, version = version + 1 WHERE id = ?",
        "tii",
        today,
        kor_register_get_user (self)->id,
        request->id))
    return FALSE;
  kor_request_describe (write, request, "close", "%s", "");
  return TRUE;
}

/**
 * kor_register_close_request:
 * @self: a register
 * @request_id: which case
 * @error: return location
 *
 * Closes a case in which nothing is left to do. Needs the right KOR_ROLE_MAINTAINS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND or KOR_ERROR_NOT_ALLOWED
 */
gboolean
kor_register_close_request (KorRegister *self, gint64 request_id, GError **error)
{
  return kor_register_write (self, KOR_ROLE_MAINTAINS, close_body, &request_id, NULL, error);
}

typedef struct {
  gint64 request_id;
  const char *diary;
  KorDate since;
  const char *outcome;
  KorDate ended;
} Complaint;

static gboolean
ombudsman_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Complaint *complaint = data;
  g_autoptr (KorRequest) request =
              kor_request_load_for (self, db, complaint->request_id, KOR_ACTION_OMBUDSMAN, error);
  char since[16], ended[16];

  if (request == NULL || !check_day (self, request, "ombudsman_since", complaint->since, error))
    return FALSE;
  kor_date_to_text (complaint->since, since);
  kor_date_to_text (complaint->ended, ended);
  if (!kor_db_run (db,
                   error,
                   "UPDATE request SET ombudsman_since = ?, ombudsman_diary = ?,"
                   " ombudsman_ended = ?, ombudsman_outcome = ?, version = version + 1"
                   " WHERE id = ?",
                   "tttti",
                   since,
                   kor_text_or_null (complaint->diary),
                   kor_text_or_null (ended),
                   kor_text_or_null (complaint->outcome),
                   request->id))
    return FALSE;
  kor_request_describe (write, request, "ombudsman", "%s", *ended != '\0' ? ended : since);
  return TRUE;
}

/**
 * kor_register_note_ombudsman:
 * @self: a register
 * @request_id: which case
 * @diary: (nullable): the Ombudsman's number of it
 * @since: when it was taken there
 * @outcome: (nullable): what came of it; needed with @ended
 * @ended: when it ended; KOR_DATE_NONE: it is there still
 * @error: return location
 *
 * Notes that a case is, or was, with the Data Protection Ombudsman (R60). Needs the right
 * KOR_ROLE_DECIDES.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_MISSING_VALUE or
 *   KOR_ERROR_BAD_VALUE
 */
gboolean
kor_register_note_ombudsman (KorRegister *self,
                             gint64 request_id,
                             const char *diary,
                             KorDate since,
                             const char *outcome,
                             KorDate ended,
                             GError **error)
{
  Complaint complaint = { request_id, diary, since, outcome, ended };

  if (since == KOR_DATE_NONE)
    return tell_unset ("ombudsman_since", error);
  if (ended != KOR_DATE_NONE && kor_text_or_null (outcome) == NULL)
    return tell_unset ("ombudsman_outcome", error);
  if (ended != KOR_DATE_NONE && ended < since) {
    g_autofree char *text = kor_date_to_iso (ended);

    kor_error_set (error, KOR_ERROR_BAD_VALUE, "ombudsman_ended", text, "day-of-case", NULL);
    return FALSE;
  }
  return kor_register_write (self, KOR_ROLE_DECIDES, ombudsman_body, &complaint, NULL, error);
}
