/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-work.h"

#include "kor-file-writer.h"
#include "kor-label-preview.h"
#include "kor-list-file.h"

KorListWork *
kor_list_work_new (KorListChoice *choice, KorListMedium medium)
{
  KorListWork *self = g_new0 (KorListWork, 1);

  self->choice = kor_list_choice_copy (choice);
  self->medium = medium;
  self->start = 1;
  return self;
}

void
kor_list_work_free (KorListWork *self)
{
  g_clear_pointer (&self->choice, kor_list_choice_free);
  g_clear_object (&self->sheet);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

void
kor_list_product_free (KorListProduct *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

static KorListRequest
get_request (const KorListWork *self)
{
  static const char *const media[] = { "labels", "csv", "xml" };
  KorListRequest request = {
    .purpose = self->choice->purpose,
    .selection = self->choice->selection,
    .recipient = self->choice->recipient,
    .medium = media[self->medium],
    .on_paper = self->medium == KOR_LIST_MEDIUM_LABELS,
    .order = self->choice->order,
  };

  if (self->sheet != NULL)
    request.sheet = kor_label_sheet_get_id (self->sheet);
  return request;
}

static gboolean
write_labels (const KorListWork *self,
              KorRegister *register_,
              const KorListResult *result,
              KorListProduct *product,
              GError **error)
{
  g_autoptr (KorProfile) profile = kor_register_get_profile (register_, error);
  g_autoptr (KorLabelLayout) layout = NULL;
  KorPdfInfo info = {
    .title = self->title,
    .language = self->language,
    .made = kor_context_get_now (kor_register_get_context (register_)),
  };

  if (profile == NULL)
    return FALSE;
  info.author = profile->controller;
  layout = kor_list_layout_new (self->sheet, result->persons, self->start);
  if (self->path != NULL)
    return kor_label_layout_save_pdf (layout, self->path, &info, NULL, error);
  product->pdf = kor_label_layout_to_pdf (layout, &info, NULL, error);
  return product->pdf != NULL;
}

static gboolean
write_file (const KorListWork *self, const KorListResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = self->medium == KOR_LIST_MEDIUM_CSV
                              ? kor_list_to_csv (result->persons)
                              : kor_list_to_xml (result->run, result->persons, error);

  return bytes != NULL && kor_file_write_bytes (self->path, bytes, error);
}

/* A #KorRegisterCall that gives the #KorListResult of a preview. */
gpointer
kor_list_work_preview (KorRegister *register_,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  KorListRequest request = get_request (data);

  return kor_register_preview_list (register_, &request, cancellable, error);
}

/**
 * kor_list_work_produce:
 * @register_: an open register
 * @data: a #KorListWork
 * @cancellable: not looked at: a run that has begun ends
 * @error: return location
 *
 * A #KorRegisterCall. Asks the gate, makes the list of exactly the people it lets through, and says
 * to the register whether it came about; for the printer that is said when the job has been handed
 * over (kor_register_finish_list()).
 *
 * Returns: (transfer full) (nullable): a #KorListProduct; when the gate let nobody through nothing
 *   has been made
 */
gpointer
kor_list_work_produce (KorRegister *register_,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  const KorListWork *self = data;
  KorListRequest request = get_request (self);
  g_autoptr (KorListProduct) product = g_new0 (KorListProduct, 1);
  g_autoptr (KorListResult) result = kor_register_prepare_list (register_, &request, NULL, error);
  gboolean done;

  if (result == NULL)
    return NULL;
  product->run_id = result->run->id;
  product->n_persons = result->persons->len;
  product->n_left_out = result->left_out->len;
  if (product->n_persons == 0) {
    kor_register_finish_list (register_, product->run_id, FALSE, NULL);
    return g_steal_pointer (&product);
  }
  done = self->medium == KOR_LIST_MEDIUM_LABELS
           ? write_labels (self, register_, result, product, error)
           : write_file (self, result, error);
  if (!done) {
    kor_register_finish_list (register_, product->run_id, FALSE, NULL);
    return NULL;
  }
  if (self->path != NULL && !kor_register_finish_list (register_, product->run_id, TRUE, error))
    return NULL;
  return g_steal_pointer (&product);
}

static void
free_result_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  kor_list_result_free (data);
  g_task_return_boolean (task, TRUE);
}

/* A result of a hundred thousand people takes longer to free than the main thread has for a frame. */
void
kor_list_result_free_in_thread (KorListResult *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, free_result_cb);
}
