/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-letter-work.h"

#include "kor-file-writer.h"

static void
clear_work (gpointer data)
{
  KorLetterWork *self = data;

  g_free (self->party);
  g_free (self->path);
  g_clear_pointer (&self->request, kor_request_free);
  g_clear_pointer (&self->customer, kor_customer_free);
  g_clear_pointer (&self->paper, kor_case_paper_free);
}

/**
 * kor_letter_work_new:
 * @request_id: a case
 * @kind: which of its papers
 * @party: (nullable): of a notice, who it is for
 *
 * Returns: (transfer full): work whose language is the request's
 */
KorLetterWork *
kor_letter_work_new (gint64 request_id, KorLetterKind kind, const char *party)
{
  KorLetterWork *self = g_atomic_rc_box_new0 (KorLetterWork);

  self->request_id = request_id;
  self->kind = kind;
  self->party = g_strdup (party);
  return self;
}

/**
 * kor_letter_work_new_for_bans:
 * @customer_id: who has bans
 *
 * Returns: (transfer full): the letter that confirms them, in the customer's language
 */
KorLetterWork *
kor_letter_work_new_for_bans (gint64 customer_id)
{
  KorLetterWork *self = kor_letter_work_new (0, KOR_LETTER_BAN_CONFIRMATION, NULL);

  self->customer_id = customer_id;
  return self;
}

KorLetterWork *
kor_letter_work_ref (KorLetterWork *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kor_letter_work_unref (KorLetterWork *self)
{
  g_atomic_rc_box_release_full (self, clear_work);
}

static gboolean
make_for_bans (KorLetterWork *self, KorRegister *register_, GError **error)
{
  self->customer = kor_register_load_customer (register_, self->customer_id, error);
  if (self->customer == NULL)
    return FALSE;
  if (!self->language_chosen)
    self->language = self->customer->language;
  self->paper =
    kor_case_paper_make_ban_confirmation (register_, self->customer_id, self->language, error);
  return self->paper != NULL;
}

/**
 * kor_letter_work_make:
 * @register_: an open register
 * @data: a #KorLetterWork that nobody else uses meanwhile
 * @cancellable: not looked at
 * @error: return location
 *
 * A #KorRegisterCall that reads the case, or the customer, and makes the paper.
 *
 * Returns: (transfer full) (nullable): the same work with what was read and the paper
 */
gpointer
kor_letter_work_make (KorRegister *register_,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  KorLetterWork *self = data;

  if (self->request_id == 0)
    return make_for_bans (self, register_, error) ? kor_letter_work_ref (self) : NULL;
  self->request = kor_register_load_request (register_, self->request_id, error);
  if (self->request == NULL)
    return NULL;
  if (!self->language_chosen)
    self->language = self->request->language;
  self->paper = kor_case_paper_make (
    register_, self->request_id, self->kind, self->language, self->party, error);
  return self->paper != NULL ? kor_letter_work_ref (self) : NULL;
}

/**
 * kor_letter_work_keep:
 * @register_: an open register
 * @data: a #KorLetterWork whose paper is made
 * @cancellable: not looked at
 * @error: return location
 *
 * A #KorRegisterCall that keeps the paper with its case or customer, once, and then saves a copy where one is wanted.
 * So no paper leaves the house that the register does not know of.
 *
 * Returns: (transfer full) (nullable): the same work
 */
gpointer
kor_letter_work_keep (KorRegister *register_,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  KorLetterWork *self = data;

  if (!self->kept && !kor_case_paper_keep (register_, self->paper, error))
    return NULL;
  self->kept = TRUE;
  if (self->path != NULL &&
      !kor_file_write_bytes (self->path, self->as_xml ? self->paper->xml : self->paper->pdf, error))
    return NULL;
  return kor_letter_work_ref (self);
}
