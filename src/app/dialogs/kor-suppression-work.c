/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-suppression-work.h"

#include "kor-suppression-file.h"

static void
clear_work (gpointer data)
{
  KorSuppressionWork *self = data;

  g_free (self->path);
  g_free (self->source);
}

/**
 * kor_suppression_work_new:
 * @path: the file
 * @source: the name of the list
 * @date: of the list
 * @scopes: what it forbids, a KOR_SCOPE_BIT() each
 *
 * Returns: (transfer full): the work
 */
KorSuppressionWork *
kor_suppression_work_new (const char *path, const char *source, KorDate date, guint scopes)
{
  KorSuppressionWork *self = g_atomic_rc_box_new0 (KorSuppressionWork);

  self->path = g_strdup (path);
  self->source = g_strdup (source);
  self->date = date;
  self->scopes = scopes;
  return self;
}

KorSuppressionWork *
kor_suppression_work_ref (KorSuppressionWork *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kor_suppression_work_unref (KorSuppressionWork *self)
{
  g_atomic_rc_box_release_full (self, clear_work);
}

static gboolean
feed_file (KorSuppressionFunc row, gpointer row_data, gpointer data, GError **error)
{
  return kor_suppression_file_run (data, row, row_data, error);
}

/**
 * kor_suppression_work_run:
 * @register_: an open register
 * @data: a #KorSuppressionWork that nobody else uses meanwhile
 * @cancellable: stops it; nothing is kept then
 * @error: return location
 *
 * A #KorRegisterCall that reads the list and sets the bans, all of them or none.
 *
 * Returns: (transfer full) (nullable): the same work with its counts
 */
gpointer
kor_suppression_work_run (KorRegister *register_,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  KorSuppressionWork *self = data;
  g_autoptr (KorSuppressionFile) file = kor_suppression_file_new (self->path, error);
  KorSuppressionList list = {
    .source = self->source,
    .date = self->date,
    .scopes = self->scopes,
    .feed = feed_file,
    .feed_data = file,
  };

  if (file == NULL ||
      !kor_register_import_suppression (register_, &list, &self->counts, cancellable, error))
    return NULL;
  return kor_suppression_work_ref (self);
}
