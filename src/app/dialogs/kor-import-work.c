/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-import-work.h"

/* A file on its way into the register. */
typedef struct {
  KorImportWork *work;
  KorImport *import;
} Feed;

static void
progress_cb (gsize done, gsize total, gpointer user_data)
{
  KorImportWork *self = user_data;

  g_atomic_int_set (&self->permille, total > 0 ? (int) (done * 1000 / total) : 0);
}

static gboolean
feed_file (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  Feed *feed = data;

  return kor_import_run (feed->import, row, row_data, cancellable, progress_cb, feed->work, error);
}

static void
clear_work (gpointer data)
{
  KorImportWork *self = data;

  g_strfreev (self->maps);
  g_free (self->path);
  g_free (self->source);
}

/**
 * kor_import_work_new:
 * @kind: what the file holds
 * @path: the file
 * @source: where the data comes from
 * @dry_run: whether to read and check only
 *
 * Returns: (transfer full): the work, with every column as its heading says
 */
KorImportWork *
kor_import_work_new (KorImportKind kind, const char *path, const char *source, gboolean dry_run)
{
  KorImportWork *self = g_atomic_rc_box_new0 (KorImportWork);

  self->kind = kind;
  self->path = g_strdup (path);
  self->source = g_strdup (source);
  self->dry_run = dry_run;
  return self;
}

/**
 * kor_import_work_ref:
 * @self: the work
 *
 * Returns: (transfer full): @self
 */
KorImportWork *
kor_import_work_ref (KorImportWork *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kor_import_work_unref:
 * @self: the work
 */
void
kor_import_work_unref (KorImportWork *self)
{
  g_atomic_rc_box_release_full (self, clear_work);
}

/**
 * kor_import_work_get_fraction:
 * @self: the work
 *
 * Any thread.
 *
 * Returns: how much of the file has been read, 0 to 1
 */
double
kor_import_work_get_fraction (KorImportWork *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * kor_import_work_run:
 * @register_: an open register
 * @data: a #KorImportWork
 * @cancellable: stops it; nothing is kept then
 * @error: return location
 *
 * Not the main thread.
 *
 * Returns: (nullable): not %NULL on success, with @data's counts set
 */
gpointer
kor_import_work_run (KorRegister *register_,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  KorImportWork *self = data;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autoptr (KorImport) import =
              kor_import_new (self->kind, self->path, (const char *const *) self->maps, error);
  Feed feed = { self, import };

  if (import == NULL || !kor_import_check_columns (import, error))
    return NULL;
  return GINT_TO_POINTER (kor_register_import (register_,
                                               self->kind,
                                               feed_file,
                                               &feed,
                                               name,
                                               self->source,
                                               self->dry_run,
                                               &self->counts,
                                               cancellable,
                                               error));
}
