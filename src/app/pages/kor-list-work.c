/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-work.h"

#include "kor-file-writer.h"
#include "kor-list-file.h"
#include "kor-list-paper.h"
#include "kor-vcard.h"

KorListWork *
kor_list_work_new (const KorListChoice *choice, KorListMedium medium)
{
  KorListWork *self = g_new0 (KorListWork, 1);

  self->choice = kor_list_choice_copy (choice);
  self->medium = medium;
  return self;
}

/* Returns: (transfer full): the same work; progress and cancellable are shared */
KorListWork *
kor_list_work_copy (const KorListWork *self)
{
  KorListWork *copy = kor_list_work_new (self->choice, self->medium);

  copy->labels = self->labels != NULL ? kor_label_choice_copy (self->labels) : NULL;
  copy->language = self->language;
  copy->title = g_strdup (self->title);
  copy->path = g_strdup (self->path);
  copy->progress = self->progress != NULL ? g_atomic_rc_box_acquire (self->progress) : NULL;
  g_set_object (&copy->cancellable, self->cancellable);
  return copy;
}

void
kor_list_work_free (KorListWork *self)
{
  g_clear_pointer (&self->choice, kor_list_choice_free);
  g_clear_pointer (&self->labels, kor_label_choice_free);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  g_clear_object (&self->cancellable);
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

void
kor_list_preview_free (KorListPreview *self)
{
  g_clear_pointer (&self->groups, kor_label_groups_unref);
  g_clear_pointer (&self->result, kor_list_result_free);
  g_free (self);
}

static gboolean
is_on_paper (const KorListWork *self)
{
  return self->medium == KOR_LIST_MEDIUM_LABELS || self->medium == KOR_LIST_MEDIUM_PAPER;
}

static KorListRequest
get_request (const KorListWork *self)
{
  static const char *const media[] = { "labels", "paper", "csv", "xml", "vcard" };
  const KorListChoice *choice = self->choice;
  KorListRequest request = {
    .purpose = choice->purpose,
    .selection = choice->selection,
    .recipient = choice->recipient,
    .has_ground = choice->has_ground,
    .ground = choice->ground,
    .medium = media[self->medium],
    .on_paper = is_on_paper (self),
    .order = choice->order,
    .merge = choice->merge,
    .with_cards = self->medium == KOR_LIST_MEDIUM_VCARD,
  };

  if (self->labels != NULL)
    request.sheet = kor_label_sheet_get_id (self->labels->sheet);
  return request;
}

/* --- making ----------------------------------------------------------------------------------------- */

static void
progress_cb (guint page, guint n_pages, gpointer data)
{
  KorListProgress *progress = data;

  g_atomic_int_set (&progress->n_pages, (int) n_pages);
  g_atomic_int_set (&progress->page, (int) page);
}

static gboolean
write_labels (const KorListWork *self,
              const KorListResult *result,
              const KorPdfInfo *info,
              KorListProduct *product,
              GError **error)
{
  g_autoptr (KorLabelGroups) groups = kor_label_groups_new (result->persons, self->choice->grouping);
  g_autoptr (KorLabelLayout) layout = kor_label_choice_lay_out (self->labels, groups);

  if (self->progress != NULL)
    kor_label_layout_set_progress (layout, progress_cb, self->progress);
  if (self->path != NULL)
    return kor_label_layout_save_pdf (layout, self->path, info, self->cancellable, error);
  product->pdf = kor_label_layout_to_pdf (layout, info, self->cancellable, error);
  return product->pdf != NULL;
}

static gboolean
write_paper (const KorListWork *self,
             const KorListResult *result,
             const KorProfile *profile,
             const KorPdfInfo *info,
             KorListProduct *product,
             GError **error)
{
  g_autoptr (KorPageLayout) layout = kor_list_paper_new (result->run, result->persons, profile);

  if (self->path != NULL)
    return kor_page_layout_save_pdf (layout, self->path, info->made, self->cancellable, error);
  product->pdf = kor_page_layout_to_pdf (layout, info->made, self->cancellable, error);
  return product->pdf != NULL;
}

static gboolean
write_file (const KorListWork *self, const KorListResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->medium == KOR_LIST_MEDIUM_CSV)
    bytes = kor_list_to_csv (result->persons);
  else if (self->medium == KOR_LIST_MEDIUM_XML)
    bytes = kor_list_to_xml (result->run, result->persons, error);
  else
    bytes = kor_vcard_from_persons (result->persons);
  return bytes != NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         kor_file_write_bytes (self->path, bytes, error);
}

static gboolean
write_list (const KorListWork *self,
            KorRegister *register_,
            const KorListResult *result,
            KorListProduct *product,
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
  if (self->medium == KOR_LIST_MEDIUM_LABELS)
    return write_labels (self, result, &info, product, error);
  if (self->medium == KOR_LIST_MEDIUM_PAPER)
    return write_paper (self, result, profile, &info, product, error);
  return write_file (self, result, error);
}

/**
 * kor_list_work_preview:
 * @register_: an open register
 * @data: a #KorListWork
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * A #KorRegisterCall.
 *
 * Returns: (transfer full) (nullable): a #KorListPreview
 */
gpointer
kor_list_work_preview (KorRegister *register_,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  const KorListWork *self = data;
  KorListRequest request = get_request (self);
  g_autoptr (KorListPreview) preview = g_new0 (KorListPreview, 1);

  preview->result = kor_register_preview_list (register_, &request, cancellable, error);
  if (preview->result == NULL)
    return NULL;
  if (self->medium == KOR_LIST_MEDIUM_LABELS)
    preview->groups = kor_label_groups_new (preview->result->persons, self->choice->grouping);
  return g_steal_pointer (&preview);
}

/**
 * kor_list_work_produce:
 * @register_: an open register
 * @data: a #KorListWork
 * @cancellable: not looked at; the work has its own: one that is too late is none
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
  g_autoptr (KorListResult) result =
              kor_register_prepare_list (register_, &request, self->cancellable, error);

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

static void
free_preview_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  kor_list_preview_free (data);
  g_task_return_boolean (task, TRUE);
}

/* A preview of a hundred thousand people takes longer to free than the main thread has for a frame. */
void
kor_list_preview_free_in_thread (KorListPreview *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, free_preview_cb);
}

/* As kor_list_preview_free_in_thread(). */
void
kor_list_result_free_in_thread (KorListResult *self)
{
  KorListPreview *preview = g_new0 (KorListPreview, 1);

  preview->result = self;
  kor_list_preview_free_in_thread (preview);
}
