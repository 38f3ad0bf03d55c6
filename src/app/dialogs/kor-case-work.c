/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-case-work.h"

#include "kor-register-texts.h"

static void
clear_verdict (gpointer data)
{
  KorItemVerdict *verdict = data;

  g_free ((char *) verdict->value);
  g_free ((char *) verdict->because);
}

static void
clear_work (gpointer data)
{
  KorCaseWork *self = data;

  g_clear_pointer (&self->request, kor_request_free);
  g_clear_pointer (&self->item, kor_request_item_free);
  g_array_unref (self->verdicts);
  g_free (self->what);
  g_free (self->because);
  for (guint i = 0; i < KOR_N_LANGUAGES; i++)
    g_clear_pointer (&self->texts[i], g_hash_table_unref);
}

/* Notes the signature when it is another than was taken down, then how identity was shown. */
static gboolean
identify (KorRegister *register_, const KorCaseWork *self, GError **error)
{
  g_autoptr (KorRequest) request = kor_register_load_request (register_, self->request_id, error);

  if (request == NULL)
    return FALSE;
  if (request->signature != self->signature) {
    request->signature = self->signature;
    if (!kor_register_update_request (register_, request, error))
      return FALSE;
  }
  return self->identity == KOR_IDENTITY_NONE ||
         kor_register_identify_request (
           register_, self->request_id, self->identity, self->what, error);
}

static gboolean
save_texts (KorRegister *register_, const KorCaseWork *self, GError **error)
{
  GHashTableIter iter;
  gpointer id, text;

  for (guint i = 0; i < KOR_N_LANGUAGES; i++) {
    if (self->texts[i] == NULL)
      continue;
    g_hash_table_iter_init (&iter, self->texts[i]);
    while (g_hash_table_iter_next (&iter, &id, &text))
      if (!kor_register_set_text (register_, (KorLanguage) i, id, text, error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
run (KorRegister *register_, KorCaseWork *self, GError **error)
{
  gint64 id = self->request_id;

  switch (self->kind) {
  case KOR_CASE_WORK_ADD:
    return kor_register_add_request (register_, self->request, error);
  case KOR_CASE_WORK_UPDATE:
    return kor_register_update_request (register_, self->request, error);
  case KOR_CASE_WORK_ITEM:
    return kor_register_save_request_item (register_, id, self->item, error);
  case KOR_CASE_WORK_IDENTIFY:
    return identify (register_, self, error);
  case KOR_CASE_WORK_EXTEND:
    return kor_register_extend_request (register_, id, self->because, error);
  case KOR_CASE_WORK_DECIDE:
    return kor_register_decide_request (register_, id, self->grant, self->because, error);
  case KOR_CASE_WORK_DECIDE_ITEMS:
    return kor_register_decide_items (register_,
                                      id,
                                      (const KorItemVerdict *) (gpointer) self->verdicts->data,
                                      self->verdicts->len,
                                      error);
  case KOR_CASE_WORK_DELIVER:
    return kor_register_deliver_request (register_, id, self->delivery, self->date, error);
  case KOR_CASE_WORK_NOTICE:
    return kor_register_track_notice (
      register_, id, self->notice_id, self->notice_state, self->because, error);
  case KOR_CASE_WORK_WITHHOLD:
    return kor_register_withhold (register_, id, self->what, self->because, error);
  case KOR_CASE_WORK_OMBUDSMAN:
    return kor_register_note_ombudsman (
      register_, id, self->what, self->date, self->because, self->ended, error);
  case KOR_CASE_WORK_TEXTS:
    return save_texts (register_, self, error);
  default:
    g_return_val_if_reached (FALSE);
  }
}

/**
 * kor_case_work_new:
 * @kind: what is to be done
 * @request_id: with which case; 0 for a new one
 *
 * Returns: (transfer full): work to be filled in and handed over
 */
KorCaseWork *
kor_case_work_new (KorCaseWorkKind kind, gint64 request_id)
{
  KorCaseWork *self = g_atomic_rc_box_new0 (KorCaseWork);

  self->kind = kind;
  self->request_id = request_id;
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (KorItemVerdict));
  g_array_set_clear_func (self->verdicts, clear_verdict);
  self->date = KOR_DATE_NONE;
  self->ended = KOR_DATE_NONE;
  return self;
}

/**
 * kor_case_work_add_verdict:
 * @self: work that decides items
 * @number: of the item
 * @decision: what is decided of it
 * @value: (nullable): what the value is completed to
 * @because: (nullable): the reasons of a refusal
 */
void
kor_case_work_add_verdict (
  KorCaseWork *self, guint number, KorItemDecision decision, const char *value, const char *because)
{
  KorItemVerdict verdict = { number, decision, g_strdup (value), g_strdup (because) };

  g_array_append_val (self->verdicts, verdict);
}

void
kor_case_work_unref (KorCaseWork *self)
{
  g_atomic_rc_box_release_full (self, clear_work);
}

/**
 * kor_case_work_run:
 * @register_: an open register
 * @data: a #KorCaseWork
 * @cancellable: not looked at
 * @error: return location
 *
 * A #KorRegisterCall.
 *
 * Returns: (transfer full) (nullable): the same work, with the id of the case, or %NULL when the register
 *   refused
 */
gpointer
kor_case_work_run (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  KorCaseWork *self = data;

  if (!run (register_, self, error))
    return NULL;
  if (self->kind == KOR_CASE_WORK_ADD)
    self->request_id = self->request->id;
  return g_atomic_rc_box_acquire (self);
}
