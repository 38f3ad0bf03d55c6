/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-row-cache.h"

#define KEPT_BLOCKS 64 /* loaded blocks held on to, beside what the view itself holds */

typedef struct _Fetch Fetch;

struct _KorRowCache {
  grefcount n_refs; /* the owner's and that of the answer under way */
  KorBlockListModelClass *klass;
  KorRegister *register_;   /* NULL: nothing is asked */
  KorRowCacheFailed failed; /* NULL once the owner is gone */
  gpointer owner;
  GHashTable *live; /* gint64 * inside the item → KorRowItem, unowned: whoever shows it owns it */
  GQueue kept;      /* of GPtrArray of KorRowItem, the youngest first */
  GQueue wanted;    /* of GPtrArray of KorRowItem, the most urgent first */
  GCancellable *fetching;
  Fetch *fetch; /* under way, or NULL */
};

/* What is under way; both threads hold it. */
struct _Fetch {
  KorBlockListModelClass *klass;
  GArray *ids;
  GMutex lock;
  GCond loaded;
  gboolean done;
  GPtrArray *rows; /* NULL until loaded, and after a failure */
};

static void fetch_next (KorRowCache *self);

static void
fetch_clear (gpointer data)
{
  Fetch *fetch = data;

  g_array_unref (fetch->ids);
  g_mutex_clear (&fetch->lock);
  g_cond_clear (&fetch->loaded);
  g_clear_pointer (&fetch->rows, g_ptr_array_unref);
}

static void
fetch_unref (gpointer fetch)
{
  g_atomic_rc_box_release_full (fetch, fetch_clear);
}

static void
cache_unref (KorRowCache *self)
{
  if (!g_ref_count_dec (&self->n_refs))
    return;
  g_hash_table_unref (self->live);
  g_object_unref (self->fetching);
  g_free (self);
}

static void
clear_blocks (GQueue *blocks)
{
  g_queue_clear_full (blocks, (GDestroyNotify) g_ptr_array_unref);
}

static void
forget_item_cb (gpointer data, GObject *where_the_item_was)
{
  KorRowCache *self = data;
  gint64 id = kor_row_item_get_id ((KorRowItem *) where_the_item_was);

  g_hash_table_remove (self->live, &id);
}

static void
own_item (KorRowCache *self, KorRowItem *item)
{
  gint64 id = kor_row_item_get_id (item);

  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), forget_item_cb, self);
}

static void
keep_block (KorRowCache *self, GPtrArray *items)
{
  g_queue_push_head (&self->kept, g_ptr_array_ref (items));
  while (self->kept.length > KEPT_BLOCKS)
    g_ptr_array_unref (g_queue_pop_tail (&self->kept));
}

static void
fill_items (KorRowCache *self, GPtrArray *rows)
{
  gsize n_rows = 0;
  g_autofree gpointer *stolen = g_ptr_array_steal (rows, &n_rows);

  for (gsize i = 0; i < n_rows; i++) {
    gint64 id = self->klass->get_row_id (stolen[i]);
    KorRowItem *item = g_hash_table_lookup (self->live, &id);

    if (item != NULL)
      kor_row_item_take_row (item, stolen[i]);
    else
      g_ptr_array_add (rows, stolen[i]);
  }
}

/* After a failure: whoever asks for a row again starts a new attempt, and nothing old is shown. */
static void
forget_requests (KorRowCache *self)
{
  GHashTableIter iter;
  KorRowItem *item;

  clear_blocks (&self->wanted);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item)) {
    kor_row_item_set_requested (item, FALSE);
    if (kor_row_item_get_row (item) == NULL)
      kor_row_item_show (item);
  }
}

/* --- fetching ------------------------------------------------------------------------------------ */

static gpointer
fetch_rows (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Fetch *fetch = data;
  GPtrArray *rows = fetch->klass->load_rows (
    register_, (const gint64 *) (void *) fetch->ids->data, fetch->ids->len, cancellable, error);

  g_mutex_lock (&fetch->lock);
  if (rows != NULL)
    fetch->rows = g_ptr_array_ref (rows);
  fetch->done = TRUE;
  g_cond_signal (&fetch->loaded);
  g_mutex_unlock (&fetch->lock);
  return rows;
}

static void
rows_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorRowCache *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  g_clear_pointer (&self->fetch, fetch_unref);
  if (rows != NULL) {
    fill_items (self, rows);
  } else {
    forget_requests (self);
    if (self->failed != NULL)
      self->failed (self->owner, error);
  }
  fetch_next (self);
  cache_unref (self);
}

static Fetch *
fetch_new (KorRowCache *self, GPtrArray *items)
{
  Fetch *fetch = g_atomic_rc_box_new0 (Fetch);

  g_mutex_init (&fetch->lock);
  g_cond_init (&fetch->loaded);
  fetch->klass = self->klass;
  fetch->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), items->len);
  for (guint i = 0; i < items->len; i++) {
    gint64 id = kor_row_item_get_id (g_ptr_array_index (items, i));

    g_array_append_val (fetch->ids, id);
  }
  return fetch;
}

static void
fetch_next (KorRowCache *self)
{
  g_autoptr (GPtrArray) items = NULL;

  if (self->fetch != NULL || self->register_ == NULL)
    return;
  items = g_queue_pop_head (&self->wanted);
  if (items == NULL)
    return;

  keep_block (self, items);
  self->fetch = fetch_new (self, items);
  g_ref_count_inc (&self->n_refs);
  kor_register_call_async (self->register_,
                           fetch_rows,
                           g_atomic_rc_box_acquire (self->fetch),
                           fetch_unref,
                           (GDestroyNotify) g_ptr_array_unref,
                           self->fetching,
                           rows_fetched_cb,
                           self);
}

static gboolean
is_missing (KorRowItem *item)
{
  return kor_row_item_get_row (item) == NULL && !kor_row_item_get_requested (item) &&
         kor_row_item_get_id (item) > 0;
}

/**
 * kor_row_cache_want:
 * @self: the cache
 * @ids: the ids of the list
 * @first: a position
 * @end: the position behind the last one
 * @urgent: whether to fetch before all that has been asked for
 *
 * Fetches the rows that have not been asked for.
 */
void
kor_row_cache_want (KorRowCache *self, const GArray *ids, guint first, guint end, gboolean urgent)
{
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = first; i < MIN (end, ids->len); i++) {
    g_autoptr (KorRowItem) item = kor_row_cache_ensure (self, ids, i);

    if (!is_missing (item))
      continue;
    if (items == NULL)
      items = g_ptr_array_new_with_free_func (g_object_unref);
    kor_row_item_set_requested (item, TRUE);
    g_ptr_array_add (items, g_steal_pointer (&item));
  }
  if (items == NULL)
    return;
  if (urgent)
    g_queue_push_head (&self->wanted, g_steal_pointer (&items));
  else
    g_queue_push_tail (&self->wanted, g_steal_pointer (&items));
  fetch_next (self);
}

/**
 * kor_row_cache_want_now:
 * @self: the cache
 * @ids: the ids of the list
 * @first: a position
 * @end: the position behind the last one
 * @wait: milliseconds
 *
 * Fetches the rows that have not been asked for before all others, and waits a little for them where
 * nothing else is under way: what has been scrolled to is then drawn once, not empty first.
 */
void
kor_row_cache_want_now (KorRowCache *self, const GArray *ids, guint first, guint end, guint wait)
{
  gint64 deadline = g_get_monotonic_time () + wait * G_TIME_SPAN_MILLISECOND;
  gboolean idle = self->fetch == NULL;
  gboolean waiting = TRUE;
  GPtrArray *rows;
  Fetch *fetch;

  kor_row_cache_want (self, ids, first, end, TRUE);
  fetch = self->fetch;
  if (!idle || fetch == NULL)
    return;
  g_mutex_lock (&fetch->lock);
  while (!fetch->done && waiting)
    waiting = g_cond_wait_until (&fetch->loaded, &fetch->lock, deadline);
  rows = fetch->rows;
  g_mutex_unlock (&fetch->lock);
  if (rows != NULL)
    fill_items (self, rows);
}

/**
 * kor_row_cache_want_shown:
 * @self: the cache
 * @ids: the ids of the list
 *
 * Fetches the rows of all items that somebody holds and that show nothing of their own yet.
 */
void
kor_row_cache_want_shown (KorRowCache *self, const GArray *ids)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  KorRowItem *item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item)) {
    guint block = kor_row_item_get_position (item) / KOR_BLOCK_SIZE;
    gboolean known = FALSE;

    if (!is_missing (item))
      continue;
    for (guint i = 0; i < blocks->len && !known; i++)
      known = g_array_index (blocks, guint, i) == block;
    if (!known)
      g_array_append_val (blocks, block);
  }
  for (guint i = 0; i < blocks->len; i++) {
    guint first = g_array_index (blocks, guint, i) * KOR_BLOCK_SIZE;

    kor_row_cache_want (self, ids, first, first + KOR_BLOCK_SIZE, FALSE);
  }
}

/**
 * kor_row_cache_reload:
 * @self: the cache
 *
 * After a change: what is in view is fetched anew, what was only kept is let go.
 */
void
kor_row_cache_reload (KorRowCache *self)
{
  g_autoptr (GPtrArray) items = NULL;
  GHashTableIter iter;
  KorRowItem *item;

  clear_blocks (&self->kept);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item)) {
    if (kor_row_item_get_row (item) == NULL)
      continue;
    if (items == NULL)
      items = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (items, g_object_ref (item));
    if (items->len == KOR_BLOCK_SIZE)
      g_queue_push_head (&self->wanted, g_steal_pointer (&items));
  }
  if (items != NULL)
    g_queue_push_head (&self->wanted, g_steal_pointer (&items));
  fetch_next (self);
}

/* --- items --------------------------------------------------------------------------------------- */

/**
 * kor_row_cache_ensure:
 * @self: the cache
 * @ids: the ids of the list
 * @position: a position
 *
 * Returns: (transfer full): the item at @position: the same for the same place as long as anybody
 *   holds it, which is what views and selections rely on
 */
KorRowItem *
kor_row_cache_ensure (KorRowCache *self, const GArray *ids, guint position)
{
  gint64 id = g_array_index (ids, gint64, position);
  KorRowItem *item = g_hash_table_lookup (self->live, &id);

  if (item != NULL) {
    kor_row_item_set_position (item, position);
    return g_object_ref (item);
  }
  item = g_object_new (self->klass->item_type, NULL);
  kor_row_item_become (item, id);
  kor_row_item_set_position (item, position);
  own_item (self, item);
  return item;
}

/**
 * kor_row_cache_put:
 * @self: the cache
 * @ids: the ids of the list
 * @rows: what the first of them show; taken out of the array
 */
void
kor_row_cache_put (KorRowCache *self, const GArray *ids, GPtrArray *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, kor_row_cache_ensure (self, ids, i));
  fill_items (self, rows);
  keep_block (self, items);
}

/* What waits is asked for again if it is still shown. */
static void
drop_wanted (KorRowCache *self)
{
  for (GList *l = self->wanted.head; l != NULL; l = l->next) {
    GPtrArray *items = l->data;

    for (guint i = 0; i < items->len; i++)
      kor_row_item_set_requested (items->pdata[i], FALSE);
  }
  clear_blocks (&self->wanted);
}

/* Nobody fills it any more; who holds it keeps what it shows. */
static void
disown_item (KorRowCache *self, KorRowItem *item)
{
  gint64 id = kor_row_item_get_id (item);

  g_object_weak_unref (G_OBJECT (item), forget_item_cb, self);
  g_hash_table_remove (self->live, &id);
}

/* Whether an item that no view knows of yet stands where it stood. */
static gboolean
stays_ahead (KorRowItem *item, const GArray *ids)
{
  guint position = kor_row_item_get_position (item);

  return position < ids->len && g_array_index (ids, gint64, position) == kor_row_item_get_id (item);
}

/* Returns: the items of the positions that stay. Those that go are disowned, those behind get their
 * new positions. */
static GPtrArray *
sort_out (KorRowCache *self, const GArray *ids, guint n_shown, const KorListDifference *change)
{
  GPtrArray *shared = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  guint end = change->first + change->shared;
  GHashTableIter iter;
  KorRowItem *item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item)) {
    guint position = kor_row_item_get_position (item);

    if (position >= n_shown ? !stays_ahead (item, ids)
                            : position >= end && position < end + change->removed)
      g_ptr_array_add (gone, item);
    else if (position >= change->first && position < end)
      g_ptr_array_add (shared, g_object_ref (item));
    else if (position >= end && position < n_shown)
      kor_row_item_set_position (item, position - change->removed + change->added);
  }
  for (guint i = 0; i < gone->len; i++)
    disown_item (self, gone->pdata[i]);
  return shared;
}

/**
 * kor_row_cache_carry:
 * @self: the cache
 * @ids: the ids of the list from now on
 * @n_shown: how many rows the view knew of
 * @change: what has become of those
 *
 * The items of the positions that stay become the rows of the new records: a view builds all its
 * rows anew when their items go, which takes it a tenth of a second. Each shows what it showed until
 * its new row is there; where the id is below 0 it shows nothing.
 */
void
kor_row_cache_carry (KorRowCache *self,
                     const GArray *ids,
                     guint n_shown,
                     const KorListDifference *change)
{
  g_autoptr (GPtrArray) shared = NULL;

  drop_wanted (self);
  if (change->shared > 0 || change->removed > 0) /* only what is in view is worth carrying */
    clear_blocks (&self->kept);
  shared = sort_out (self, ids, n_shown, change);
  for (guint i = 0; i < shared->len; i++)
    disown_item (self, shared->pdata[i]);
  for (guint i = 0; i < shared->len; i++) {
    KorRowItem *item = shared->pdata[i];

    kor_row_item_become (item, g_array_index (ids, gint64, kor_row_item_get_position (item)));
    own_item (self, item);
    if (kor_row_item_get_id (item) < 0)
      kor_row_item_show (item);
  }
}

/* --- the cache itself ---------------------------------------------------------------------------- */

/**
 * kor_row_cache_set_register:
 * @self: the cache
 * @register_: (nullable): the register to ask; %NULL cancels what is under way
 */
void
kor_row_cache_set_register (KorRowCache *self, KorRegister *register_)
{
  if (register_ == NULL)
    g_cancellable_cancel (self->fetching);
  self->register_ = register_;
}

/**
 * kor_row_cache_new:
 * @klass: how the model's rows are read
 * @failed: told when they could not be
 * @owner: the model, for @failed
 *
 * Returns: (transfer full): an empty cache
 */
KorRowCache *
kor_row_cache_new (KorBlockListModelClass *klass, KorRowCacheFailed failed, gpointer owner)
{
  KorRowCache *self = g_new0 (KorRowCache, 1);

  g_ref_count_init (&self->n_refs);
  self->klass = klass;
  self->failed = failed;
  self->owner = owner;
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->fetching = g_cancellable_new ();
  g_queue_init (&self->kept);
  g_queue_init (&self->wanted);
  return self;
}

/**
 * kor_row_cache_free:
 * @self: the cache
 *
 * The items stay with those who hold them.
 */
void
kor_row_cache_free (KorRowCache *self)
{
  GHashTableIter iter;
  GObject *item;

  kor_row_cache_set_register (self, NULL);
  self->failed = NULL;
  clear_blocks (&self->kept);
  clear_blocks (&self->wanted);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item)) {
    g_object_weak_unref (item, forget_item_cb, self);
    g_hash_table_iter_remove (&iter);
  }
  cache_unref (self);
}
