/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-row-item.h"

typedef struct {
  gint64 id;
  gpointer row;   /* NULL until loaded */
  guint position; /* in its list */
  gboolean requested;
  KorRowWatch *watches;
} KorRowItemPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KorRowItem, kor_row_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_ROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static KorRowItemPrivate *
get_private (KorRowItem *self)
{
  return kor_row_item_get_instance_private (self);
}

static void
kor_row_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ROW)
    g_value_set_pointer (value, get_private (KOR_ROW_ITEM (object))->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kor_row_item_finalize (GObject *object)
{
  KorRowItem *self = KOR_ROW_ITEM (object);
  KorRowItemPrivate *priv = get_private (self);

  while (priv->watches != NULL)
    kor_row_watch_end (priv->watches);
  if (priv->row != NULL)
    KOR_ROW_ITEM_GET_CLASS (self)->free_row (priv->row);

  G_OBJECT_CLASS (kor_row_item_parent_class)->finalize (object);
}

static void
kor_row_item_class_init (KorRowItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kor_row_item_get_property;
  object_class->finalize = kor_row_item_finalize;

  /* A pointer, not a boxed type: the cells read it where they are drawn and nobody copies it. */
  properties[PROP_ROW] =
    g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kor_row_item_init (KorRowItem *self)
{
}

/**
 * kor_row_item_get_id:
 * @self: a row
 *
 * Returns: the id of the record behind the row
 */
gint64
kor_row_item_get_id (KorRowItem *self)
{
  g_return_val_if_fail (KOR_IS_ROW_ITEM (self), 0);
  return get_private (self)->id;
}

/**
 * kor_row_item_get_row:
 * @self: a row
 *
 * Returns: (nullable): what the row shows, the item's own; %NULL until it has been loaded. Valid until
 *   the next notify::row.
 */
gconstpointer
kor_row_item_get_row (KorRowItem *self)
{
  g_return_val_if_fail (KOR_IS_ROW_ITEM (self), NULL);
  return get_private (self)->row;
}

/**
 * kor_row_item_watch:
 * @self: a row
 * @watch: called from now on, until kor_row_watch_end() or the end of @self
 */
void
kor_row_item_watch (KorRowItem *self, KorRowWatch *watch)
{
  KorRowItemPrivate *priv = get_private (self);

  kor_row_watch_end (watch);
  watch->next = priv->watches;
  watch->link = &priv->watches;
  if (watch->next != NULL)
    watch->next->link = &watch->next;
  priv->watches = watch;
}

/**
 * kor_row_watch_end:
 * @watch: what may watch a row
 */
void
kor_row_watch_end (KorRowWatch *watch)
{
  if (watch->link == NULL)
    return;
  *watch->link = watch->next;
  if (watch->next != NULL)
    watch->next->link = watch->link;
  watch->next = NULL;
  watch->link = NULL;
}

/**
 * kor_row_item_become:
 * @self: a row
 * @id: the record behind it from now on
 *
 * Makes it the row of a record that is not loaded yet. What shows it learns of it by the next
 * kor_row_item_take_row() or kor_row_item_show().
 */
void
kor_row_item_become (KorRowItem *self, gint64 id)
{
  KorRowItemPrivate *priv = get_private (self);

  if (priv->row != NULL)
    KOR_ROW_ITEM_GET_CLASS (self)->free_row (priv->row);
  priv->row = NULL;
  priv->id = id;
  priv->requested = FALSE;
}

/**
 * kor_row_item_show:
 * @self: a row
 *
 * Tells what shows it to look again.
 */
void
kor_row_item_show (KorRowItem *self)
{
  KorRowWatch *next;

  /* A watch may end itself. */
  for (KorRowWatch *watch = get_private (self)->watches; watch != NULL; watch = next) {
    next = watch->next;
    watch->changed (self, watch->data);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/**
 * kor_row_item_get_position:
 * @self: a row
 *
 * Returns: where it stands in its list
 */
guint
kor_row_item_get_position (KorRowItem *self)
{
  return get_private (self)->position;
}

/**
 * kor_row_item_set_position:
 * @self: a row
 * @position: where it stands in its list from now on
 */
void
kor_row_item_set_position (KorRowItem *self, guint position)
{
  get_private (self)->position = position;
}

/**
 * kor_row_item_take_row:
 * @self: a row
 * @row: (transfer full): what it shows from now on
 */
void
kor_row_item_take_row (KorRowItem *self, gpointer row)
{
  KorRowItemPrivate *priv = get_private (self);

  if (priv->row != NULL)
    KOR_ROW_ITEM_GET_CLASS (self)->free_row (priv->row);
  priv->row = row;
  priv->requested = FALSE;
  kor_row_item_show (self);
}

/**
 * kor_row_item_get_requested:
 * @self: a row
 *
 * Returns: whether the row has been asked for and not come yet
 */
gboolean
kor_row_item_get_requested (KorRowItem *self)
{
  return get_private (self)->requested;
}

/**
 * kor_row_item_set_requested:
 * @self: a row
 * @requested: whether the row is being asked for
 */
void
kor_row_item_set_requested (KorRowItem *self, gboolean requested)
{
  get_private (self)->requested = requested;
}
