/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-block-list-model.h"

#include "kor-error.h"

#define QUICK_LIMIT 100 /* rows shown before all matches are known */
#define KEPT_BLOCKS 64  /* loaded blocks held on to, beside what the view itself holds */

typedef struct {
  KorRegister *register_;
  GArray *ids;      /* of gint64, sorted as the query says; may be NULL */
  gpointer query;   /* NULL: none yet */
  GHashTable *live; /* gint64 * inside the item → KorRowItem, unowned: whoever shows it owns it */
  GQueue kept;      /* of GPtrArray of KorRowItem, the youngest first */
  GQueue wanted;    /* of GPtrArray of KorRowItem, what was asked for last first */
  GCancellable *listing; /* the question for ids that is under way, or NULL */
  GCancellable *fetching;
  gboolean fetch_runs;
  gboolean dirty; /* the register changed while ids were being asked for */
  guint refresh_source;
  guint n_matches;
} KorBlockListModelPrivate;

/* An answer to the question for ids, with the first rows when it is the quick one. */
typedef struct {
  GArray *ids;
  GPtrArray *rows; /* may be NULL */
} Answer;

typedef struct {
  KorBlockListModelClass *klass;
  gpointer query;
  guint limit;
} Question;

/* Whose answer a callback gets, and to which of its questions. */
typedef struct {
  KorBlockListModel *self;
  GCancellable *listing;
} Asker;

typedef struct {
  KorBlockListModelClass *klass;
  GArray *ids;
} Fetch;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (KorBlockListModel,
                                  kor_block_list_model,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (KorBlockListModel)
                                    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum {
  PROP_0,
  PROP_LOADING,
  PROP_N_MATCHES,
  N_PROPS,
};

enum {
  ABOUT_TO_CHANGE,
  SETTLED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void start_listing (KorBlockListModel *self, guint limit);
static void fetch_next (KorBlockListModel *self);

static KorBlockListModelPrivate *
get_private (KorBlockListModel *self)
{
  return kor_block_list_model_get_instance_private (self);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_free (answer);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  question->klass->free_query (question->query);
  g_free (question);
}

static void
asker_free (Asker *asker)
{
  g_object_unref (asker->self);
  g_object_unref (asker->listing);
  g_free (asker);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asker, asker_free)

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_array_unref (fetch->ids);
  g_free (fetch);
}

static void
set_n_matches (KorBlockListModel *self, guint n_matches)
{
  KorBlockListModelPrivate *priv = get_private (self);

  if (priv->n_matches == n_matches)
    return;
  priv->n_matches = n_matches;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MATCHES]);
}

static void
report_failure (KorBlockListModel *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, KOR_ERROR, KOR_ERROR_CLOSED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
forget_item_cb (gpointer data, GObject *where_the_item_was)
{
  KorBlockListModel *self = data;
  KorRowItem *item = (KorRowItem *) where_the_item_was;
  gint64 id = kor_row_item_get_id (item);

  g_hash_table_remove (get_private (self)->live, &id);
}

/* The same object for the same id as long as anybody holds it: views and selections rely on it. */
static KorRowItem *
ensure_item (KorBlockListModel *self, gint64 id)
{
  KorBlockListModelPrivate *priv = get_private (self);
  KorRowItem *item = g_hash_table_lookup (priv->live, &id);

  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (KOR_BLOCK_LIST_MODEL_GET_CLASS (self)->item_type, NULL);
  kor_row_item_set_id (item, id);
  g_hash_table_insert (priv->live, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), forget_item_cb, self);
  return item;
}

static void
keep_block (KorBlockListModel *self, GPtrArray *items)
{
  KorBlockListModelPrivate *priv = get_private (self);

  g_queue_push_head (&priv->kept, g_ptr_array_ref (items));
  while (priv->kept.length > KEPT_BLOCKS)
    g_ptr_array_unref (g_queue_pop_tail (&priv->kept));
}

static void
fill_items (KorBlockListModel *self, GPtrArray *rows)
{
  KorBlockListModelClass *klass = KOR_BLOCK_LIST_MODEL_GET_CLASS (self);
  KorBlockListModelPrivate *priv = get_private (self);
  gsize n_rows = 0;
  g_autofree gpointer *stolen = g_ptr_array_steal (rows, &n_rows);

  for (gsize i = 0; i < n_rows; i++) {
    gint64 id = klass->get_row_id (stolen[i]);
    KorRowItem *item = g_hash_table_lookup (priv->live, &id);

    if (item != NULL)
      kor_row_item_take_row (item, stolen[i]);
    else
      g_ptr_array_add (rows, stolen[i]);
  }
}

/* --- fetching rows -------------------------------------------------------------------------------- */

static gpointer
fetch_rows (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Fetch *fetch = data;

  return fetch->klass->load_rows (
    register_, (const gint64 *) (void *) fetch->ids->data, fetch->ids->len, cancellable, error);
}

/* After a failure: whoever asks for a row again starts a new attempt. */
static void
forget_requests (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);
  GHashTableIter iter;
  KorRowItem *item;

  g_queue_clear_full (&priv->wanted, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_iter_init (&iter, priv->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    kor_row_item_set_requested (item, FALSE);
}

static void
rows_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorBlockListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  get_private (self)->fetch_runs = FALSE;
  if (rows != NULL) {
    fill_items (self, rows);
  } else {
    forget_requests (self);
    report_failure (self, error);
  }
  fetch_next (self);
}

/* One block at a time, the one asked for last first: that is the one in view. */
static void
fetch_next (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) items = NULL;
  Fetch *fetch;

  if (priv->fetch_runs || priv->register_ == NULL)
    return;
  items = g_queue_pop_head (&priv->wanted);
  if (items == NULL)
    return;

  fetch = g_new0 (Fetch, 1);
  fetch->klass = KOR_BLOCK_LIST_MODEL_GET_CLASS (self);
  fetch->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), items->len);
  for (guint i = 0; i < items->len; i++) {
    gint64 id = kor_row_item_get_id (g_ptr_array_index (items, i));
    g_array_append_val (fetch->ids, id);
  }
  keep_block (self, items);
  priv->fetch_runs = TRUE;
  kor_register_call_async (priv->register_,
                           fetch_rows,
                           fetch,
                           fetch_free,
                           (GDestroyNotify) g_ptr_array_unref,
                           priv->fetching,
                           rows_fetched_cb,
                           g_object_ref (self));
}

static void
want_block (KorBlockListModel *self, guint position)
{
  KorBlockListModelPrivate *priv = get_private (self);
  guint first = position - position % KOR_BLOCK_SIZE;
  guint end = MIN (first + KOR_BLOCK_SIZE, priv->ids->len);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < end; i++) {
    g_autoptr (KorRowItem) item = ensure_item (self, g_array_index (priv->ids, gint64, i));

    if (kor_row_item_get_row (item) != NULL || kor_row_item_get_requested (item))
      continue;
    kor_row_item_set_requested (item, TRUE);
    g_ptr_array_add (items, g_steal_pointer (&item));
  }
  g_queue_push_head (&priv->wanted, items);
  fetch_next (self);
}

/* After a change: what is in view is fetched anew, what was only kept is let go. */
static void
reload_live (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);
  g_autoptr (GPtrArray) items = NULL;
  GHashTableIter iter;
  KorRowItem *item;

  g_queue_clear_full (&priv->kept, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_iter_init (&iter, priv->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item)) {
    if (kor_row_item_get_row (item) == NULL)
      continue;
    if (items == NULL)
      items = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (items, g_object_ref (item));
    if (items->len == KOR_BLOCK_SIZE)
      g_queue_push_head (&priv->wanted, g_steal_pointer (&items));
  }
  if (items != NULL)
    g_queue_push_head (&priv->wanted, g_steal_pointer (&items));
  fetch_next (self);
}

/* --- asking for ids ------------------------------------------------------------------------------- */

static gpointer
ask (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  Answer *answer;
  g_autoptr (GArray) ids = question->klass->list_ids (
    register_, question->query, question->limit, cancellable, error);

  if (ids == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->ids = g_steal_pointer (&ids);
  if (question->limit == 0 || answer->ids->len == 0)
    return answer;

  /* The first rows come along, or they would wait behind the question for all ids. */
  answer->rows = question->klass->load_rows (register_,
                                             (const gint64 *) (void *) answer->ids->data,
                                             MIN (answer->ids->len, KOR_BLOCK_SIZE),
                                             cancellable,
                                             error);
  if (answer->rows == NULL)
    g_clear_pointer (&answer, answer_free);
  return answer;
}

static void
apply_ids (KorBlockListModel *self, GArray *ids)
{
  KorBlockListModelPrivate *priv = get_private (self);
  GArray *old = priv->ids;
  guint n_old = old != NULL ? old->len : 0;
  guint prefix = 0;
  guint suffix = 0;

  while (prefix < MIN (n_old, ids->len) &&
         g_array_index (old, gint64, prefix) == g_array_index (ids, gint64, prefix))
    prefix++;
  while (suffix < MIN (n_old, ids->len) - prefix &&
         g_array_index (old, gint64, n_old - 1 - suffix) ==
           g_array_index (ids, gint64, ids->len - 1 - suffix))
    suffix++;
  if (prefix == n_old && n_old == ids->len)
    return;

  g_signal_emit (self, signals[ABOUT_TO_CHANGE], 0);
  priv->ids = g_array_ref (ids);
  g_list_model_items_changed (
    G_LIST_MODEL (self), prefix, n_old - prefix - suffix, ids->len - prefix - suffix);
  g_clear_pointer (&old, g_array_unref);
  g_signal_emit (self, signals[SETTLED], 0);
}

/* The rows that came with the quick answer; held before items-changed makes a view ask for them. */
static void
apply_rows (KorBlockListModel *self, const Answer *answer)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < answer->rows->len; i++)
    g_ptr_array_add (items, ensure_item (self, g_array_index (answer->ids, gint64, i)));
  fill_items (self, answer->rows);
  keep_block (self, items);
}

static void
set_listing (KorBlockListModel *self, GCancellable *listing)
{
  if (g_set_object (&get_private (self)->listing, listing))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asker) asker = user_data;
  KorBlockListModel *self = asker->self;
  KorBlockListModelPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  Answer *answer = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  gboolean quick;

  if (priv->listing != asker->listing) {
    g_clear_pointer (&answer, answer_free);
    return;
  }
  if (answer == NULL) {
    set_listing (self, NULL);
    report_failure (self, error);
    return;
  }

  quick = answer->rows != NULL && answer->ids->len == QUICK_LIMIT;
  if (answer->rows != NULL)
    apply_rows (self, answer);
  apply_ids (self, answer->ids);
  set_n_matches (self, quick ? MAX (priv->n_matches, QUICK_LIMIT) : answer->ids->len);
  answer_free (answer);
  if (!quick)
    set_listing (self, NULL);

  if (quick || priv->dirty)
    start_listing (self, 0);
}

static void
start_listing (KorBlockListModel *self, guint limit)
{
  KorBlockListModelPrivate *priv = get_private (self);
  KorBlockListModelClass *klass = KOR_BLOCK_LIST_MODEL_GET_CLASS (self);
  g_autoptr (GCancellable) listing = g_cancellable_new ();
  Question *question;
  Asker *asker;

  if (priv->register_ == NULL || priv->query == NULL)
    return;
  if (priv->listing != NULL)
    g_cancellable_cancel (priv->listing);

  priv->dirty = FALSE;
  question = g_new0 (Question, 1);
  question->klass = klass;
  question->query = klass->copy_query (priv->query);
  question->limit = limit;
  asker = g_new0 (Asker, 1);
  asker->self = g_object_ref (self);
  asker->listing = g_object_ref (listing);
  set_listing (self, listing);
  kor_register_call_async (
    priv->register_, ask, question, question_free, answer_free, listing, answered_cb, asker);
}

static gboolean
refresh_cb (gpointer user_data)
{
  KorBlockListModel *self = user_data;
  KorBlockListModelPrivate *priv = get_private (self);

  priv->refresh_source = 0;
  reload_live (self);
  if (priv->listing != NULL)
    priv->dirty = TRUE;
  else
    start_listing (self, 0);
  return G_SOURCE_REMOVE;
}

static void
register_changed_cb (KorBlockListModel *self, int kind, gint64 id, KorRegister *register_)
{
  if (KOR_BLOCK_LIST_MODEL_GET_CLASS (self)->concerns (kind))
    kor_block_list_model_refresh (self);
}

/* --- GListModel ----------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return KOR_BLOCK_LIST_MODEL_GET_CLASS (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  KorBlockListModelPrivate *priv = get_private (KOR_BLOCK_LIST_MODEL (model));

  return priv->ids != NULL ? priv->ids->len : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (model);
  KorBlockListModelPrivate *priv = get_private (self);
  KorRowItem *item;

  if (position >= get_n_items (model))
    return NULL;
  item = ensure_item (self, g_array_index (priv->ids, gint64, position));
  if (kor_row_item_get_row (item) == NULL && !kor_row_item_get_requested (item))
    want_block (self, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
kor_block_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (object);

  switch (id) {
  case PROP_LOADING:
    g_value_set_boolean (value, kor_block_list_model_get_loading (self));
    break;
  case PROP_N_MATCHES:
    g_value_set_uint (value, kor_block_list_model_get_n_matches (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kor_block_list_model_dispose (GObject *object)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (object);
  KorBlockListModelPrivate *priv = get_private (self);
  GHashTableIter iter;
  GObject *item;

  kor_block_list_model_set_register (self, NULL);
  g_queue_clear_full (&priv->kept, (GDestroyNotify) g_ptr_array_unref);
  g_queue_clear_full (&priv->wanted, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_iter_init (&iter, priv->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item)) {
    g_object_weak_unref (item, forget_item_cb, self);
    g_hash_table_iter_remove (&iter);
  }

  G_OBJECT_CLASS (kor_block_list_model_parent_class)->dispose (object);
}

static void
kor_block_list_model_finalize (GObject *object)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (object);
  KorBlockListModelPrivate *priv = get_private (self);

  if (priv->query != NULL)
    KOR_BLOCK_LIST_MODEL_GET_CLASS (self)->free_query (priv->query);
  g_clear_pointer (&priv->ids, g_array_unref);
  g_clear_pointer (&priv->live, g_hash_table_unref);
  g_clear_object (&priv->fetching);

  G_OBJECT_CLASS (kor_block_list_model_parent_class)->finalize (object);
}

static void
kor_block_list_model_class_init (KorBlockListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = kor_block_list_model_get_property;
  object_class->dispose = kor_block_list_model_dispose;
  object_class->finalize = kor_block_list_model_finalize;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_MATCHES] = g_param_spec_uint (
    "n-matches", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ABOUT_TO_CHANGE] =
    g_signal_new ("about-to-change", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLED] =
    g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
kor_block_list_model_init (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);

  priv->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  priv->fetching = g_cancellable_new ();
  g_queue_init (&priv->kept);
  g_queue_init (&priv->wanted);
}

/**
 * kor_block_list_model_set_register:
 * @self: a list
 * @register_: (nullable): the register to ask; %NULL lets go of it and cancels what is under way
 */
void
kor_block_list_model_set_register (KorBlockListModel *self, KorRegister *register_)
{
  KorBlockListModelPrivate *priv;

  g_return_if_fail (KOR_IS_BLOCK_LIST_MODEL (self));
  priv = get_private (self);

  if (priv->register_ == register_)
    return;
  if (priv->register_ != NULL) {
    g_signal_handlers_disconnect_by_func (priv->register_, register_changed_cb, self);
    g_cancellable_cancel (priv->fetching);
    if (priv->listing != NULL)
      g_cancellable_cancel (priv->listing);
    g_clear_object (&priv->listing);
    g_clear_handle_id (&priv->refresh_source, g_source_remove);
  }
  g_set_object (&priv->register_, register_);
  if (register_ != NULL)
    g_signal_connect_object (
      register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kor_block_list_model_get_register:
 * @self: a list
 *
 * Returns: (nullable) (transfer none): the register it asks
 */
KorRegister *
kor_block_list_model_get_register (KorBlockListModel *self)
{
  g_return_val_if_fail (KOR_IS_BLOCK_LIST_MODEL (self), NULL);
  return get_private (self)->register_;
}

/**
 * kor_block_list_model_set_query:
 * @self: a list
 * @query: what to show, in the subclass's own form; copied
 *
 * Asks for the first rows and then for all ids; a question still open is cancelled.
 */
void
kor_block_list_model_set_query (KorBlockListModel *self, gconstpointer query)
{
  KorBlockListModelClass *klass = KOR_BLOCK_LIST_MODEL_GET_CLASS (self);
  KorBlockListModelPrivate *priv = get_private (self);

  if (priv->query != NULL)
    klass->free_query (priv->query);
  priv->query = klass->copy_query (query);
  start_listing (self, QUICK_LIMIT);
}

/**
 * kor_block_list_model_refresh:
 * @self: a list
 *
 * Asks the same again soon, once however often it is called; what is shown stays until the answer.
 */
void
kor_block_list_model_refresh (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv;

  g_return_if_fail (KOR_IS_BLOCK_LIST_MODEL (self));
  priv = get_private (self);

  if (priv->refresh_source == 0 && priv->register_ != NULL)
    priv->refresh_source = g_idle_add (refresh_cb, self);
}

/**
 * kor_block_list_model_get_n_matches:
 * @self: a list
 *
 * Returns: how many records answer the query, as far as known
 */
guint
kor_block_list_model_get_n_matches (KorBlockListModel *self)
{
  g_return_val_if_fail (KOR_IS_BLOCK_LIST_MODEL (self), 0);
  return get_private (self)->n_matches;
}

/**
 * kor_block_list_model_get_loading:
 * @self: a list
 *
 * Returns: whether the ids are still being asked for
 */
gboolean
kor_block_list_model_get_loading (KorBlockListModel *self)
{
  g_return_val_if_fail (KOR_IS_BLOCK_LIST_MODEL (self), FALSE);
  return get_private (self)->listing != NULL;
}

/**
 * kor_block_list_model_get_id:
 * @self: a list
 * @position: a row, from 0
 *
 * Returns: the id at @position without making its item, or 0 beyond the end
 */
gint64
kor_block_list_model_get_id (KorBlockListModel *self, guint position)
{
  KorBlockListModelPrivate *priv;

  g_return_val_if_fail (KOR_IS_BLOCK_LIST_MODEL (self), 0);
  priv = get_private (self);
  return position < get_n_items (G_LIST_MODEL (self)) ? g_array_index (priv->ids, gint64, position)
                                                      : 0;
}

/**
 * kor_block_list_model_find:
 * @self: a list
 * @id: a record
 * @position: (out) (optional): where it stands
 *
 * Returns: whether @id is in the list
 */
gboolean
kor_block_list_model_find (KorBlockListModel *self, gint64 id, guint *position)
{
  KorBlockListModelPrivate *priv;

  g_return_val_if_fail (KOR_IS_BLOCK_LIST_MODEL (self), FALSE);
  priv = get_private (self);
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++) {
    if (g_array_index (priv->ids, gint64, i) != id)
      continue;
    if (position != NULL)
      *position = i;
    return TRUE;
  }
  return FALSE;
}
