/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-request-list-model.h"

#include "kor-request-entry.h"
#include "kor-request-text.h"

struct _KorRequestListModel {
  GObject parent_instance;

  GPtrArray *requests; /* of KorRequest, group by group; NULL: none */
  guint starts[KOR_N_URGENCIES + 1];
  KorDate today;
};

static guint
count (KorRequestListModel *self)
{
  return self->requests != NULL ? self->requests->len : 0;
}

static const KorRequest *
get_request (KorRequestListModel *self, guint position)
{
  return g_ptr_array_index (self->requests, position);
}

/* --- GListModel, GtkSectionModel ---------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return KOR_TYPE_REQUEST_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return count (KOR_REQUEST_LIST_MODEL (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  KorRequestListModel *self = KOR_REQUEST_LIST_MODEL (model);

  return position < count (self) ? kor_request_entry_new (self->requests, position, self->today)
                                 : NULL;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  KorRequestListModel *self = KOR_REQUEST_LIST_MODEL (model);

  for (guint i = 0; i < KOR_N_URGENCIES; i++) {
    if (position >= self->starts[i] && position < self->starts[i + 1]) {
      *start = self->starts[i];
      *end = self->starts[i + 1];
      return;
    }
  }
  *start = count (self);
  *end = G_MAXUINT;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KorRequestListModel,
                               kor_request_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

static void
kor_request_list_model_finalize (GObject *object)
{
  g_clear_pointer (&KOR_REQUEST_LIST_MODEL (object)->requests, g_ptr_array_unref);

  G_OBJECT_CLASS (kor_request_list_model_parent_class)->finalize (object);
}

static void
kor_request_list_model_class_init (KorRequestListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_request_list_model_finalize;
}

static void
kor_request_list_model_init (KorRequestListModel *self)
{
}

/* --- helpers --------------------------------------------------------------------------------------------- */

/* The register gives open cases by limit; those answered already go behind the others. */
static GPtrArray *
sort_into_groups (GPtrArray *requests, KorDate today, guint starts[KOR_N_URGENCIES + 1])
{
  GPtrArray *sorted = g_ptr_array_new_full (requests->len, (GDestroyNotify) kor_request_free);

  for (guint group = 0; group < KOR_N_URGENCIES; group++) {
    starts[group] = sorted->len;
    for (guint i = 0; i < requests->len; i++) {
      KorRequest *request = g_ptr_array_index (requests, i);

      if (request != NULL && kor_request_get_urgency (request, today) == (KorUrgency) group)
        g_ptr_array_add (sorted, g_steal_pointer (&requests->pdata[i]));
    }
  }
  starts[KOR_N_URGENCIES] = sorted->len;
  g_ptr_array_set_free_func (requests, NULL);
  return sorted;
}

/* Whether a row of @a looks like one of @b. */
static gboolean
is_same (const KorRequest *a, const KorRequest *b, KorDate today)
{
  g_autofree char *waits_a = NULL;
  g_autofree char *waits_b = NULL;

  if (a->id != b->id || a->due != b->due || a->kind != b->kind || a->closed != b->closed ||
      a->delivered != b->delivered ||
      g_strcmp0 (kor_request_get_name (a), kor_request_get_name (b)) != 0)
    return FALSE;
  waits_a = kor_request_describe_wait (a);
  waits_b = kor_request_describe_wait (b);
  return g_str_equal (waits_a, waits_b);
}

/* --- public ---------------------------------------------------------------------------------------------- */

KorRequestListModel *
kor_request_list_model_new (void)
{
  return g_object_new (KOR_TYPE_REQUEST_LIST_MODEL, NULL);
}

/**
 * kor_request_list_model_set_requests:
 * @self: the model
 * @requests: (element-type KorRequest): cases as the register lists them; emptied by this
 * @today: the day that decides what is late
 *
 * Shows other cases. The rows that stay what they are stay where they are.
 */
void
kor_request_list_model_set_requests (KorRequestListModel *self, GPtrArray *requests, KorDate today)
{
  g_autoptr (GPtrArray) former = g_steal_pointer (&self->requests);
  guint n_former = former != NULL ? former->len : 0;
  gboolean same_day = self->today == today;
  guint first = 0, last = 0;

  self->requests = sort_into_groups (requests, today, self->starts);
  self->today = today;
  while (same_day && first < MIN (n_former, self->requests->len) &&
         is_same (former->pdata[first], self->requests->pdata[first], today))
    first++;
  while (same_day && last < MIN (n_former, self->requests->len) - first &&
         is_same (former->pdata[n_former - 1 - last],
                  self->requests->pdata[self->requests->len - 1 - last],
                  today))
    last++;
  if (first + last < n_former || first + last < self->requests->len)
    g_list_model_items_changed (
      G_LIST_MODEL (self), first, n_former - first - last, self->requests->len - first - last);
  if (self->requests->len > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->requests->len);
}

/* Returns: the case at @position, or 0 beyond the end */
gint64
kor_request_list_model_get_id (KorRequestListModel *self, guint position)
{
  return position < count (self) ? get_request (self, position)->id : 0;
}

/* Returns: whether the case @id is there, and where */
gboolean
kor_request_list_model_find (KorRequestListModel *self, gint64 id, guint *position)
{
  for (guint i = 0; i < count (self); i++) {
    if (get_request (self, i)->id == id) {
      *position = i;
      return TRUE;
    }
  }
  return FALSE;
}
