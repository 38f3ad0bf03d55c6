/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-person-list-model.h"

#include <gtk/gtk.h>

#include "kor-list-run.h"

struct _KorPersonListModel {
  GObject parent_instance;

  GPtrArray *persons; /* of KorListPerson; may be NULL */
};

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  KorPersonListModel *self = KOR_PERSON_LIST_MODEL (model);

  return self->persons != NULL ? self->persons->len : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  KorPersonListModel *self = KOR_PERSON_LIST_MODEL (model);
  const KorListPerson *person;
  g_autofree char *text = NULL;

  if (position >= get_n_items (model))
    return NULL;
  person = g_ptr_array_index (self->persons, position);
  text = g_strjoinv ("\n", person->lines);
  return gtk_string_object_new (text);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KorPersonListModel,
                               kor_person_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
kor_person_list_model_finalize (GObject *object)
{
  g_clear_pointer (&KOR_PERSON_LIST_MODEL (object)->persons, g_ptr_array_unref);
  G_OBJECT_CLASS (kor_person_list_model_parent_class)->finalize (object);
}

static void
kor_person_list_model_class_init (KorPersonListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_person_list_model_finalize;
}

static void
kor_person_list_model_init (KorPersonListModel *self)
{
}

KorPersonListModel *
kor_person_list_model_new (void)
{
  return g_object_new (KOR_TYPE_PERSON_LIST_MODEL, NULL);
}

/* Shows other @persons (of KorListPerson; may be %NULL). */
void
kor_person_list_model_set_persons (KorPersonListModel *self, GPtrArray *persons)
{
  guint removed = get_n_items (G_LIST_MODEL (self));

  if (persons != NULL)
    g_ptr_array_ref (persons);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  self->persons = persons;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, get_n_items (G_LIST_MODEL (self)));
}

/* Returns: the customer at @position, or 0 beyond the end */
gint64
kor_person_list_model_get_id (KorPersonListModel *self, guint position)
{
  const KorListPerson *person;

  if (position >= get_n_items (G_LIST_MODEL (self)))
    return 0;
  person = g_ptr_array_index (self->persons, position);
  return person->customer_id;
}
