/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-reprint-work.h"

#include "kor-file-writer.h"
#include "kor-list-file.h"
#include "kor-list-paper.h"
#include "kor-printer.h"

KorReprintWork *
kor_reprint_work_new (gint64 run_id, KorReprintMedium medium)
{
  KorReprintWork *self = g_new0 (KorReprintWork, 1);

  self->run_id = run_id;
  self->medium = medium;
  return self;
}

void
kor_reprint_work_free (KorReprintWork *self)
{
  g_clear_pointer (&self->labels, kor_label_choice_free);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

void
kor_reprint_product_free (KorReprintProduct *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

static KorReprint
get_reprint (const KorReprintWork *self)
{
  static const char *const media[KOR_N_REPRINTS] = { "labels", "paper", "csv", "xml" };

  return (KorReprint) {
    .run_id = self->run_id,
    .medium = media[self->medium],
    .sheet = self->labels != NULL ? kor_label_sheet_get_id (self->labels->sheet) : NULL,
    .on_paper = self->medium == KOR_REPRINT_LABELS || self->medium == KOR_REPRINT_PAPER,
    .order = self->order,
    .as_printed = self->as_printed,
  };
}

/* A #KorRegisterCall that gives the #KorListResult of a preview. */
gpointer
kor_reprint_work_preview (KorRegister *register_,
                          gpointer work,
                          GCancellable *cancellable,
                          GError **error)
{
  KorReprint reprint = get_reprint (work);

  return kor_register_preview_reprint (register_, &reprint, cancellable, error);
}

/* --- making it, off the main thread ---------------------------------------------------------------------- */

static gboolean
write_labels (const KorReprintWork *self,
              const KorListResult *result,
              const KorPdfInfo *info,
              KorReprintProduct *product,
              GError **error)
{
  g_autoptr (KorLabelGroups) groups =
              kor_label_groups_new (result->persons, KOR_LABEL_GROUPING_NONE);
  g_autoptr (KorLabelLayout) layout = kor_label_choice_lay_out (self->labels, groups);

  if (self->path != NULL)
    return kor_label_layout_save_pdf (layout, self->path, info, NULL, error);
  product->pdf = kor_label_layout_to_pdf (layout, info, NULL, error);
  return product->pdf != NULL;
}

static gboolean
write_paper (const KorReprintWork *self,
             const KorListResult *result,
             const KorProfile *profile,
             gint64 made,
             KorReprintProduct *product,
             GError **error)
{
  g_autoptr (KorPageLayout) layout = kor_list_paper_new (result->run, result->persons, profile);

  if (self->path != NULL)
    return kor_page_layout_save_pdf (layout, self->path, made, NULL, error);
  product->pdf = kor_page_layout_to_pdf (layout, made, NULL, error);
  return product->pdf != NULL;
}

static gboolean
write_file (const KorReprintWork *self, const KorListResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = self->medium == KOR_REPRINT_CSV
                              ? kor_list_to_csv (result->persons)
                              : kor_list_to_xml (result->run, result->persons, error);

  return bytes != NULL && kor_file_write_bytes (self->path, bytes, error);
}

static gboolean
write_list (const KorReprintWork *self,
            KorRegister *register_,
            const KorListResult *result,
            KorReprintProduct *product,
            GError **error)
{
  g_autoptr (KorProfile) profile = kor_register_get_profile (register_, error);
  KorContext *context = kor_register_get_context (register_);
  KorPdfInfo info = {
    .title = self->title,
    .language = self->language,
    .made = kor_context_get_now (context),
  };
  guint months;

  if (profile == NULL || !kor_register_get_run_months (register_, &months, error))
    return FALSE;
  info.author = profile->controller;
  product->keep_until = kor_date_add_months (kor_context_get_today (context), (int) months);
  if (self->medium == KOR_REPRINT_LABELS)
    return write_labels (self, result, &info, product, error);
  if (self->medium == KOR_REPRINT_PAPER)
    return write_paper (self, result, profile, info.made, product, error);
  return write_file (self, result, error);
}

/* A #KorRegisterCall: asks the gate and makes the list of exactly those it lets through; what goes to a
 * printer is finished when it has been handed over. */
static gpointer
produce (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const KorReprintWork *self = data;
  KorReprint reprint = get_reprint (self);
  g_autoptr (KorReprintProduct) product = g_new0 (KorReprintProduct, 1);
  g_autoptr (KorListResult) result = kor_register_reprint_list (register_, &reprint, NULL, error);

  if (result == NULL)
    return NULL;
  product->run_id = result->run->id;
  product->n_persons = result->persons->len;
  product->n_left_out = result->left_out->len;
  if (product->n_persons == 0) {
    kor_register_finish_list (register_, product->run_id, FALSE, NULL);
    return g_steal_pointer (&product);
  }
  if (!write_list (self, register_, result, product, error)) {
    kor_register_finish_list (register_, product->run_id, FALSE, NULL);
    return NULL;
  }
  if (self->path != NULL && !kor_register_finish_list (register_, product->run_id, TRUE, error))
    return NULL;
  return g_steal_pointer (&product);
}

/* --- a whole job ----------------------------------------------------------------------------------------- */

typedef struct {
  KorRegister *register_;
  GWeakRef parent;
  GtkPrintSetup *setup; /* NULL: a file */
  char *title;
  KorReprintProduct *product;
  GError *failure; /* of the printer */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->register_);
  g_weak_ref_clear (&job->parent);
  g_clear_pointer (&job->setup, kor_printer_release);
  g_clear_pointer (&job->product, kor_reprint_product_free);
  g_clear_error (&job->failure);
  g_free (job->title);
  g_free (job);
}

typedef struct {
  gint64 run_id;
  gboolean produced;
} Ending;

/* Whether paper came about is written down before the clerk is told. */
static gpointer
finish_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ending *ending = data;

  return kor_register_finish_list (register_, ending->run_id, ending->produced, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else if (job->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&job->failure));
  else
    g_task_return_pointer (
      task, g_steal_pointer (&job->product), (GDestroyNotify) kor_reprint_product_free);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  Ending *ending;

  kor_printer_send_finish (result, &job->failure);
  ending = g_new0 (Ending, 1);
  ending->run_id = job->product->run_id;
  ending->produced = job->failure == NULL;
  kor_register_call_async (
    job->register_, finish_call, ending, g_free, NULL, NULL, finished_cb, task);
}

static void
produced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&job->parent);

  job->product = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  if (job->product == NULL)
    g_task_return_error (task, error);
  else if (job->setup == NULL || job->product->pdf == NULL)
    g_task_return_pointer (
      task, g_steal_pointer (&job->product), (GDestroyNotify) kor_reprint_product_free);
  else
    kor_printer_send_async (
      parent, job->setup, job->title, job->product->pdf, NULL, sent_cb, g_steal_pointer (&task));
}

/**
 * kor_reprint_make_async:
 * @register_: an open register
 * @work: (transfer full): what is to be made
 * @parent: the window, for the printer
 * @setup: (nullable): the printer; %NULL: the work has a path
 * @callback: called when it is made and recorded how it ended
 * @user_data: for @callback
 *
 * Makes a recorded run again: through the gate, onto paper or into a file, and says to the register
 * whether it came about. Main thread.
 */
void
kor_reprint_make_async (KorRegister *register_,
                        KorReprintWork *work,
                        GtkWindow *parent,
                        GtkPrintSetup *setup,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, kor_reprint_make_async);
  job->register_ = g_object_ref (register_);
  g_weak_ref_init (&job->parent, parent);
  job->setup = setup != NULL ? gtk_print_setup_ref (setup) : NULL;
  job->title = g_strdup (work->title);
  g_task_set_task_data (task, job, job_free);
  kor_register_call_async (register_,
                           produce,
                           work,
                           (GDestroyNotify) kor_reprint_work_free,
                           (GDestroyNotify) kor_reprint_product_free,
                           NULL,
                           produced_cb,
                           task);
}

/* Returns: (transfer full) (nullable): what has been made, or %NULL with the register's, the file's or
 *   the printer's error; the run is recorded as failed then */
KorReprintProduct *
kor_reprint_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
