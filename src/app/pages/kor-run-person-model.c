/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-run-person-model.h"

#include <gtk/gtk.h>
#include <string.h>

#include "kor-collation.h"
#include "kor-list-run.h"

struct _KorRunPersonModel {
  GObject parent_instance;

  KorRunPeople *people; /* NULL: nobody yet */
  GHashTable *names;    /* customer id → name, of those whose label others share */
  char *search;         /* folded; NULL: everybody */
  GArray *found;        /* of guint: who is let through; NULL: everybody */
};

/* --- people ------------------------------------------------------------------------------------------- */

/**
 * kor_run_people_new:
 * @persons: (transfer full) (element-type KorRunPerson): who stands in the record
 *
 * Any thread.
 *
 * Returns: (transfer full): the people, ready to be searched
 */
KorRunPeople *
kor_run_people_new (GPtrArray *persons)
{
  KorRunPeople *self = g_new0 (KorRunPeople, 1);

  self->persons = persons;
  self->folded = g_ptr_array_new_full (persons->len, g_free);
  for (guint i = 0; i < persons->len; i++) {
    const KorRunPerson *person = persons->pdata[i];
    g_autofree char *text = g_strconcat (person->name, "\n", person->address, NULL);

    g_ptr_array_add (self->folded, kor_fold (text));
  }
  return self;
}

void
kor_run_people_free (KorRunPeople *self)
{
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->folded);
  g_free (self);
}

/* Returns: whether both are the same people with the same words */
gboolean
kor_run_people_equal (const KorRunPeople *a, const KorRunPeople *b)
{
  if (a->persons->len != b->persons->len)
    return FALSE;
  for (guint i = 0; i < a->persons->len; i++) {
    const KorRunPerson *left = a->persons->pdata[i];
    const KorRunPerson *right = b->persons->pdata[i];

    if (left->customer_id != right->customer_id || !g_str_equal (left->name, right->name) ||
        !g_str_equal (left->address, right->address))
      return FALSE;
  }
  return TRUE;
}

static void
free_people_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  kor_run_people_free (data);
  g_task_return_boolean (task, TRUE);
}

/* A hundred thousand people take longer to free than the main thread has for a frame. */
static void
free_in_thread (KorRunPeople *people)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, people, NULL);
  g_task_run_in_thread (task, free_people_cb);
}

/* --- the model ---------------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  KorRunPersonModel *self = KOR_RUN_PERSON_MODEL (model);

  if (self->found != NULL)
    return self->found->len;
  return self->people != NULL ? self->people->persons->len : 0;
}

static const KorRunPerson *
get_person (KorRunPersonModel *self, guint position)
{
  if (position >= get_n_items (G_LIST_MODEL (self)))
    return NULL;
  if (self->found != NULL)
    position = g_array_index (self->found, guint, position);
  return g_ptr_array_index (self->people->persons, position);
}

static gpointer
get_item (GListModel *model, guint position)
{
  KorRunPersonModel *self = KOR_RUN_PERSON_MODEL (model);
  const KorRunPerson *person = get_person (self, position);
  g_auto (GStrv) lines = NULL;
  g_autofree char *address = NULL, *text = NULL;
  const char *host = NULL;

  if (person == NULL)
    return NULL;
  lines = g_strsplit (person->address, "\n", -1);
  address = g_strjoinv (", ", lines);
  if (person->label_of != person->customer_id)
    host = g_hash_table_lookup (self->names, &person->label_of);
  text = g_strdup_printf ("%s\n%s\n%s", person->name, address, host != NULL ? host : "");
  return gtk_string_object_new (text);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KorRunPersonModel,
                               kor_run_person_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
kor_run_person_model_finalize (GObject *object)
{
  KorRunPersonModel *self = KOR_RUN_PERSON_MODEL (object);

  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->people, free_in_thread);
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self->search);
  G_OBJECT_CLASS (kor_run_person_model_parent_class)->finalize (object);
}

static void
kor_run_person_model_class_init (KorRunPersonModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_run_person_model_finalize;
}

static void
kor_run_person_model_init (KorRunPersonModel *self)
{
  self->names = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static void
find_people (KorRunPersonModel *self)
{
  g_clear_pointer (&self->found, g_array_unref);
  if (self->search == NULL || self->people == NULL)
    return;
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->people->folded->len; i++)
    if (strstr (self->people->folded->pdata[i], self->search) != NULL)
      g_array_append_val (self->found, i);
}

/* Only runs on which labels were shared need names of others. */
static void
index_hosts (KorRunPersonModel *self)
{
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_hash_table_remove_all (self->names);
  for (guint i = 0; self->people != NULL && i < self->people->persons->len; i++) {
    KorRunPerson *person = self->people->persons->pdata[i];

    if (person->label_of != person->customer_id)
      g_hash_table_add (hosts, &person->label_of);
  }
  if (g_hash_table_size (hosts) == 0)
    return;
  for (guint i = 0; i < self->people->persons->len; i++) {
    KorRunPerson *person = self->people->persons->pdata[i];

    if (g_hash_table_contains (hosts, &person->customer_id))
      g_hash_table_insert (self->names, &person->customer_id, person->name);
  }
}

KorRunPersonModel *
kor_run_person_model_new (void)
{
  return g_object_new (KOR_TYPE_RUN_PERSON_MODEL, NULL);
}

/**
 * kor_run_person_model_take_people:
 * @self: the model
 * @people: (transfer full) (nullable): who stands in the record; %NULL: nobody
 *
 * Shows other people. The same people once more move nothing.
 */
void
kor_run_person_model_take_people (KorRunPersonModel *self, KorRunPeople *people)
{
  guint removed = get_n_items (G_LIST_MODEL (self));

  if (people != NULL && self->people != NULL && kor_run_people_equal (self->people, people)) {
    free_in_thread (people);
    return;
  }
  g_hash_table_remove_all (self->names);
  g_clear_pointer (&self->people, free_in_thread);
  self->people = people;
  index_hosts (self);
  find_people (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, get_n_items (G_LIST_MODEL (self)));
}

/* Lets only those through whose name or address has @search in it; %NULL or "": everybody. */
void
kor_run_person_model_set_search (KorRunPersonModel *self, const char *search)
{
  guint removed = get_n_items (G_LIST_MODEL (self));
  g_autofree char *folded = search != NULL && *search != '\0' ? kor_fold (search) : NULL;

  if (!g_set_str (&self->search, folded))
    return;
  find_people (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, get_n_items (G_LIST_MODEL (self)));
}

/* Returns: how many people stand in the record, whatever the search lets through */
guint
kor_run_person_model_get_n_people (KorRunPersonModel *self)
{
  return self->people != NULL ? self->people->persons->len : 0;
}

/* Returns: the customer at @position, or 0 beyond the end */
gint64
kor_run_person_model_get_id (KorRunPersonModel *self, guint position)
{
  const KorRunPerson *person = get_person (self, position);

  return person != NULL ? person->customer_id : 0;
}
