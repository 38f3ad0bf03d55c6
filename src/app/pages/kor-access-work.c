/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-access-work.h"

KorAccessWork *
kor_access_work_new (gint64 customer_id)
{
  KorAccessWork *self = g_new0 (KorAccessWork, 1);

  self->customer_id = customer_id;
  return self;
}

void
kor_access_work_free (KorAccessWork *self)
{
  g_clear_pointer (&self->collection, kor_access_collection_unref);
  g_clear_object (&self->report);
  g_free (self->path);
  g_free (self);
}

/**
 * kor_access_work_make:
 * @register_: an open register
 * @data: a #KorAccessWork: whose reply in which language
 * @cancellable: not looked at
 * @error: return location
 *
 * A #KorRegisterCall. The data are read, and the look-up recorded, once, and the first reply is in the
 * customer's own language; another language is made of the same data.
 *
 * Returns: (transfer full) (nullable): a #KorAccessWork with collection and report
 */
gpointer
kor_access_work_make (KorRegister *register_,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const KorAccessWork *wanted = data;
  g_autoptr (KorAccessWork) work = kor_access_work_new (wanted->customer_id);

  if (wanted->collection != NULL) {
    work->collection = kor_access_collection_ref (wanted->collection);
    work->language = wanted->language;
  } else {
    work->collection = kor_access_collection_new (register_, wanted->customer_id, error);
    if (work->collection == NULL)
      return NULL;
    work->language = kor_access_collection_get_customer (work->collection)->language;
  }
  work->report = kor_access_collection_make_report (work->collection, work->language, error);
  return work->report != NULL ? g_steal_pointer (&work) : NULL;
}

static gboolean
save_pdf (KorRegister *register_, const KorAccessWork *work, GError **error)
{
  g_autoptr (KorPageLayout) layout = kor_access_layout_new (work->report);
  gint64 now = kor_context_get_now (kor_register_get_context (register_));

  return kor_page_layout_save_pdf (layout, work->path, now, NULL, error);
}

/* A #KorRegisterCall that saves the report at hand, as XML or as paper. */
gpointer
kor_access_work_save (KorRegister *register_,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const KorAccessWork *work = data;
  gboolean saved = work->as_xml ? kor_access_report_save_xml (work->report, work->path, error)
                                : save_pdf (register_, work, error);

  return saved ? GINT_TO_POINTER (TRUE) : NULL;
}
