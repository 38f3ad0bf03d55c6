/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-block-list-model.h"

#include "kor-error.h"
#include "kor-list-difference.h"
#include "kor-row-cache.h"

#define QUICK_LIMIT 256 /* rows shown before all matches are known: more than a view builds */
#define VIEW_ROWS 224   /* a view builds the widgets of so many rows at once */
#define SCREEN_ROWS 40  /* so many of them are seen at first */
#define GROW_ROWS 4     /* as many are built without looking at the clock */
#define SHRINK_ROWS 24  /* as many are taken away without looking at the clock */
#define STEP_TIME 5000  /* microseconds of one turn of the main loop for all this */
#define WAIT_TIME 6     /* milliseconds for the rows just scrolled to: less than half a frame */
#define DRAW_TIME 60  /* milliseconds the first rows get to be drawn before the rest is asked for */
#define REST_TIME 100 /* milliseconds after a jump in which another may follow */
#define AHEAD_ROWS 164 /* fetched on both sides of what is seen: the rows of a view and a block */

typedef struct {
  KorRegister *register_;
  KorRowCache *cache;
  GArray *ids; /* of gint64, sorted as the query says; below 0: of rows that go; may be NULL */
  guint n_ids; /* without those */
  guint
    n_shown; /* how many rows the view knows of: less while the list grows, more while it shrinks */
  guint step_source;
  guint view_first; /* what a person sees, as far as told */
  guint n_view;
  GArray *asked; /* of guint: blocks in which a row was asked for in this turn of the main loop */
  guint ask_source;
  gpointer query;        /* NULL: none yet */
  GCancellable *listing; /* the question for ids that is under way, or NULL */
  guint listing_source;  /* the question for all ids, which follows */
  gboolean dirty;        /* the register changed while ids were being asked for */
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
  gboolean quick; /* only the first, with their rows */
} Question;

/* Whose answer a callback gets, and to which of its questions. */
typedef struct {
  KorBlockListModel *self;
  GCancellable *listing;
} Asker;

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

static void start_listing (KorBlockListModel *self, gboolean quick);

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

static gpointer
copy_query (const KorBlockListModelClass *klass, gconstpointer query)
{
  char *copy = g_memdup2 (query, klass->query_size);
  char **search = (char **) (void *) (copy + klass->search_offset);

  *search = g_strdup (*search);
  return copy;
}

static void
free_query (const KorBlockListModelClass *klass, gpointer query)
{
  g_free (G_STRUCT_MEMBER (char *, query, klass->search_offset));
  g_free (query);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  free_query (question->klass, question->query);
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

/* --- rows ----------------------------------------------------------------------------------------- */

static void
want_seen (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);

  if (priv->ids != NULL && priv->n_view > 0)
    kor_row_cache_want_now (
      priv->cache, priv->ids, priv->view_first, priv->view_first + priv->n_view, WAIT_TIME);
}

/* What may be seen next: the rows of the view's own that are out of sight, and some more. */
static void
want_ahead (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);
  guint first = priv->view_first > AHEAD_ROWS ? priv->view_first - AHEAD_ROWS : 0;
  guint end = priv->view_first + priv->n_view;

  if (priv->ids == NULL || priv->n_view == 0)
    return;
  for (guint i = end - end % KOR_BLOCK_SIZE; i < end + AHEAD_ROWS; i += KOR_BLOCK_SIZE)
    kor_row_cache_want (priv->cache, priv->ids, i, i + KOR_BLOCK_SIZE, FALSE);
  for (guint i = first - first % KOR_BLOCK_SIZE; i < priv->view_first; i += KOR_BLOCK_SIZE)
    kor_row_cache_want (priv->cache, priv->ids, i, i + KOR_BLOCK_SIZE, FALSE);
}

static gboolean
want_asked_cb (gpointer user_data)
{
  KorBlockListModel *self = user_data;
  KorBlockListModelPrivate *priv = get_private (self);

  priv->ask_source = 0;
  want_ahead (self);
  for (guint i = 0; i < priv->asked->len; i++) {
    guint first = g_array_index (priv->asked, guint, i) * KOR_BLOCK_SIZE;

    kor_row_cache_want (priv->cache, priv->ids, first, first + KOR_BLOCK_SIZE, FALSE);
  }
  g_array_set_size (priv->asked, 0);
  return G_SOURCE_REMOVE;
}

/* A view that has jumped asks for two hundred rows at once, of which thirty are seen: where it tells
 * which, the others wait until it stays there. */
static void
ask_for_block (KorBlockListModel *self, guint block)
{
  KorBlockListModelPrivate *priv = get_private (self);

  for (guint i = priv->asked->len; i > 0; i--) {
    if (g_array_index (priv->asked, guint, i - 1) == block)
      return;
  }
  g_array_append_val (priv->asked, block);
  if (priv->ask_source == 0)
    priv->ask_source = g_timeout_add (priv->n_view > 0 ? REST_TIME : 0, want_asked_cb, self);
}

static void
fetch_failed_cb (gpointer owner, const GError *error)
{
  report_failure (owner, error);
}

/* --- asking for ids ------------------------------------------------------------------------------- */

static gpointer
ask (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  Answer *answer;
  g_autoptr (GArray) ids =
              question->klass->list_ids (register_, question->query, cancellable, error);

  if (ids == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->ids = g_steal_pointer (&ids);
  if (!question->quick || answer->ids->len == 0)
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

/* --- a new answer in the place of the old one ------------------------------------------------------ */

static gboolean step_cb (gpointer user_data);

/* What is seen grows before the next frame is drawn, the rest when there is nothing else to do. */
static void
plan_step (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);
  gboolean seen = priv->n_shown < MIN (priv->n_ids, SCREEN_ROWS);

  priv->step_source =
    g_idle_add_full (seen ? G_PRIORITY_HIGH_IDLE : G_PRIORITY_DEFAULT_IDLE, step_cb, self, NULL);
}

static void
set_n_shown (KorBlockListModel *self, guint n_shown)
{
  KorBlockListModelPrivate *priv = get_private (self);
  guint old = priv->n_shown;

  priv->n_shown = n_shown;
  g_list_model_items_changed (G_LIST_MODEL (self),
                              MIN (old, n_shown),
                              old > n_shown ? old - n_shown : 0,
                              n_shown > old ? n_shown - old : 0);
}

static void
step (KorBlockListModel *self)
{
  KorBlockListModelPrivate *priv = get_private (self);

  if (priv->n_shown > priv->n_ids)
    set_n_shown (self, MAX (priv->n_ids, priv->n_shown - MIN (priv->n_shown, SHRINK_ROWS)));
  else if (priv->n_shown < VIEW_ROWS)
    set_n_shown (self, MIN (priv->n_ids, priv->n_shown + GROW_ROWS));
  else
    set_n_shown (self, priv->n_ids);
}

static gboolean
step_cb (gpointer user_data)
{
  KorBlockListModel *self = user_data;
  KorBlockListModelPrivate *priv = get_private (self);
  gint64 end = g_get_monotonic_time () + STEP_TIME;

  priv->step_source = 0;
  do
    step (self);
  while (priv->n_shown != priv->n_ids && g_get_monotonic_time () < end);

  if (priv->n_shown != priv->n_ids)
    plan_step (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  return G_SOURCE_REMOVE;
}

/* How many rows the view gets at once. It builds widgets for each, or takes them down, which takes
 * long: the rest comes and goes bit by bit. */
static guint
get_first_n (guint n_old, const KorListDifference *change, guint n_new)
{
  gboolean at_end = change->first + change->shared == MIN (n_old, n_new);

  if (at_end && change->added > GROW_ROWS && n_old < VIEW_ROWS)
    return n_old + GROW_ROWS;
  if (at_end && n_new > 0 && change->removed > SHRINK_ROWS && n_new + SHRINK_ROWS < VIEW_ROWS)
    return MIN (n_old, VIEW_ROWS);
  return n_new;
}

/* Rows that go have ids that no record has. */
static GArray *
pad_ids (GArray *ids, guint n)
{
  GArray *padded;

  if (n <= ids->len)
    return g_array_ref (ids);
  padded = g_array_copy (ids);
  for (guint i = ids->len; i < n; i++) {
    gint64 id = -(gint64) i - 1;

    g_array_append_val (padded, id);
  }
  return padded;
}

static void
apply_change (KorBlockListModel *self, const Answer *answer, const KorListDifference *change)
{
  KorBlockListModelPrivate *priv = get_private (self);
  guint n_old = priv->n_shown;
  guint n = get_first_n (n_old, change, answer->ids->len);
  KorListDifference now = *change;

  g_clear_pointer (&priv->ids, g_array_unref);
  priv->ids = pad_ids (answer->ids, n);
  now.shared += n > answer->ids->len ? n - answer->ids->len : 0;
  now.removed = n_old > n ? n_old - n : 0;
  now.added = n > n_old ? n - n_old : 0;
  kor_row_cache_carry (priv->cache, priv->ids, n_old, &now);
  if (answer->rows != NULL)
    kor_row_cache_put (priv->cache, priv->ids, answer->rows);
  priv->n_shown = n;
  if (now.removed > 0 || now.added > 0)
    g_list_model_items_changed (
      G_LIST_MODEL (self), now.first + now.shared, now.removed, now.added);
  want_seen (self);
  want_ahead (self);
  kor_row_cache_want_shown (priv->cache, priv->ids);
}

static void
apply_answer (KorBlockListModel *self, const Answer *answer)
{
  KorBlockListModelPrivate *priv = get_private (self);
  KorListDifference change =
    kor_list_difference (priv->ids, priv->n_shown, answer->ids, answer->rows == NULL);

  if (kor_list_difference_is_none (&change)) {
    if (answer->rows != NULL)
      kor_row_cache_put (priv->cache, priv->ids, answer->rows);
    return;
  }
  g_clear_handle_id (&priv->step_source, g_source_remove);
  /* Who listens still asks for what was there. */
  g_signal_emit (self, signals[ABOUT_TO_CHANGE], 0);
  priv->n_ids = answer->ids->len;
  apply_change (self, answer, &change);
  if (priv->n_shown != priv->n_ids)
    plan_step (self);
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
set_listing (KorBlockListModel *self, GCancellable *listing)
{
  if (g_set_object (&get_private (self)->listing, listing))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
list_all_cb (gpointer user_data)
{
  KorBlockListModel *self = user_data;

  get_private (self)->listing_source = 0;
  start_listing (self, FALSE);
  return G_SOURCE_REMOVE;
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
    /* Nobody comes into the rows made beforehand. */
    if (priv->n_ids == 0 && priv->n_shown > 0)
      set_n_shown (self, 0);
    report_failure (self, error);
    return;
  }

  quick = answer->rows != NULL && answer->ids->len == QUICK_LIMIT;
  apply_answer (self, answer);
  set_n_matches (self, quick ? MAX (priv->n_matches, QUICK_LIMIT) : answer->ids->len);
  answer_free (answer);
  if (quick) {
    priv->listing_source = g_timeout_add (DRAW_TIME, list_all_cb, self);
    return;
  }
  set_listing (self, NULL);
  if (priv->dirty)
    start_listing (self, FALSE);
}

static void
start_listing (KorBlockListModel *self, gboolean quick)
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
  g_clear_handle_id (&priv->listing_source, g_source_remove);

  priv->dirty = FALSE;
  question = g_new0 (Question, 1);
  question->klass = klass;
  question->query = copy_query (klass, priv->query);
  question->quick = quick;
  G_STRUCT_MEMBER (guint, question->query, klass->limit_offset) = quick ? QUICK_LIMIT : 0;
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
  kor_row_cache_reload (priv->cache);
  if (priv->listing != NULL)
    priv->dirty = TRUE;
  else
    start_listing (self, FALSE);
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
  return get_private (KOR_BLOCK_LIST_MODEL (model))->n_shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (model);
  KorBlockListModelPrivate *priv = get_private (self);
  KorRowItem *item;

  if (position >= priv->n_shown)
    return NULL;
  item = kor_row_cache_ensure (priv->cache, priv->ids, position);
  if (priv->register_ != NULL && kor_row_item_get_row (item) == NULL &&
      !kor_row_item_get_requested (item))
    ask_for_block (self, position / KOR_BLOCK_SIZE);
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
kor_block_list_model_constructed (GObject *object)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (object);

  G_OBJECT_CLASS (kor_block_list_model_parent_class)->constructed (object);
  get_private (self)->cache =
    kor_row_cache_new (KOR_BLOCK_LIST_MODEL_GET_CLASS (self), fetch_failed_cb, self);
}

static void
kor_block_list_model_dispose (GObject *object)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (object);

  kor_block_list_model_set_register (self, NULL);
  G_OBJECT_CLASS (kor_block_list_model_parent_class)->dispose (object);
}

static void
kor_block_list_model_finalize (GObject *object)
{
  KorBlockListModel *self = KOR_BLOCK_LIST_MODEL (object);
  KorBlockListModelPrivate *priv = get_private (self);

  if (priv->query != NULL)
    free_query (KOR_BLOCK_LIST_MODEL_GET_CLASS (self), priv->query);
  g_clear_pointer (&priv->ids, g_array_unref);
  g_clear_pointer (&priv->asked, g_array_unref);
  g_clear_pointer (&priv->cache, kor_row_cache_free);

  G_OBJECT_CLASS (kor_block_list_model_parent_class)->finalize (object);
}

static void
kor_block_list_model_class_init (KorBlockListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->constructed = kor_block_list_model_constructed;
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
  get_private (self)->asked = g_array_new (FALSE, FALSE, sizeof (guint));
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
    if (priv->listing != NULL)
      g_cancellable_cancel (priv->listing);
    g_clear_object (&priv->listing);
    g_clear_handle_id (&priv->listing_source, g_source_remove);
    g_clear_handle_id (&priv->refresh_source, g_source_remove);
    g_clear_handle_id (&priv->step_source, g_source_remove);
    g_clear_handle_id (&priv->ask_source, g_source_remove);
  }
  g_set_object (&priv->register_, register_);
  kor_row_cache_set_register (priv->cache, register_);
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
 * kor_block_list_model_prepare:
 * @self: a list that has not been asked anything
 *
 * Shows some more rows with nothing in them, at last as many as are seen at first: the view has then
 * made their cells before the first answer is there, which only fills them.
 *
 * Returns: whether there are more to be made
 */
gboolean
kor_block_list_model_prepare (KorBlockListModel *self)
{
  g_autoptr (GArray) old = NULL;
  KorBlockListModelPrivate *priv;
  guint n;

  g_return_val_if_fail (KOR_IS_BLOCK_LIST_MODEL (self), FALSE);
  priv = get_private (self);

  if (priv->query != NULL || priv->n_shown >= SCREEN_ROWS)
    return FALSE;
  n = MIN (priv->n_shown + GROW_ROWS, SCREEN_ROWS);
  old =
    priv->ids != NULL ? g_steal_pointer (&priv->ids) : g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->ids = pad_ids (old, n);
  set_n_shown (self, n);
  return n < SCREEN_ROWS;
}

/**
 * kor_block_list_model_set_query:
 * @self: a list
 * @query: what to show, in the subclass's own form; copied, its limit is not looked at
 *
 * Asks for the first rows and then for all ids; a question still open is cancelled.
 */
void
kor_block_list_model_set_query (KorBlockListModel *self, gconstpointer query)
{
  KorBlockListModelClass *klass = KOR_BLOCK_LIST_MODEL_GET_CLASS (self);
  KorBlockListModelPrivate *priv = get_private (self);

  if (priv->query != NULL)
    free_query (klass, priv->query);
  priv->query = copy_query (klass, query);
  start_listing (self, TRUE);
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
 * Returns: whether the ids are still being asked for, or not all of them are in the list yet
 */
gboolean
kor_block_list_model_get_loading (KorBlockListModel *self)
{
  g_return_val_if_fail (KOR_IS_BLOCK_LIST_MODEL (self), FALSE);
  return get_private (self)->listing != NULL || get_private (self)->step_source != 0;
}

/**
 * kor_block_list_model_set_view:
 * @self: a list
 * @first: the first row a person sees
 * @n: how many are seen
 *
 * What is seen is fetched before all other rows, and what lies next to it before it is asked for;
 * after a jump only when the view stays there for a moment.
 */
void
kor_block_list_model_set_view (KorBlockListModel *self, guint first, guint n)
{
  KorBlockListModelPrivate *priv;
  gboolean jumped;

  g_return_if_fail (KOR_IS_BLOCK_LIST_MODEL (self));
  priv = get_private (self);

  if (priv->view_first == first && priv->n_view == n)
    return;
  jumped = first > priv->view_first + 2 * n || first + 2 * n < priv->view_first;
  priv->view_first = first;
  priv->n_view = n;
  want_seen (self);
  if (!jumped && priv->ask_source == 0)
    want_ahead (self);
  if (!jumped)
    return;
  g_clear_handle_id (&priv->ask_source, g_source_remove);
  g_array_set_size (priv->asked, 0);
  priv->ask_source = g_timeout_add (REST_TIME, want_asked_cb, self);
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
  return position < MIN (priv->n_shown, priv->n_ids) ? g_array_index (priv->ids, gint64, position)
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
  for (guint i = 0; i < MIN (priv->n_shown, priv->n_ids); i++) {
    if (g_array_index (priv->ids, gint64, i) != id)
      continue;
    if (position != NULL)
      *position = i;
    return TRUE;
  }
  return FALSE;
}
