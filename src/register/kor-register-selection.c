/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-selection.h"

#include "kor-collation.h"
#include "kor-date.h"
#include "kor-money.h"
#include "kor-register-private.h"

/*
 * A selection at work. Every query here is fixed, with bound values: what people choose never becomes
 * SQL. Terms that are about other tables are answered once, as sets of customers; the rest is asked of
 * each row.
 */

/* A set of customer ids, a bit each. */
typedef GByteArray IdSet;

typedef struct {
  const GPtrArray *terms; /* of KorSelectionTerm */
  GPtrArray *sets;        /* of IdSet: a customer must be in each */
  GPtrArray *folded;      /* of GStrv, one for each term that compares text; else NULL */
  GHashTable *customers;  /* ids the group names; NULL: anybody */
} Group;

struct _KorSelector {
  KorSelection *selection;
  GPtrArray *groups; /* of Group; none: everybody */
};

/* --- sets ------------------------------------------------------------------------------- */

static void
set_add (IdSet *set, gint64 id)
{
  guint index = (guint) (id / 8);

  if (index >= set->len) {
    guint old = set->len;

    g_byte_array_set_size (set, MAX (index + 1, old * 2));
    memset (set->data + old, 0, set->len - old);
  }
  set->data[index] |= (guint8) (1u << (id % 8));
}

static gboolean
set_has (const IdSet *set, gint64 id)
{
  guint index = (guint) (id / 8);

  return index < set->len && (set->data[index] & (1u << (id % 8))) != 0;
}

static gboolean
set_read (IdSet *set, KorDbStatement *row, GError **error)
{
  GError *local = NULL;

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    set_add (set, kor_db_statement_get_int64 (row, 0));
  return kor_rows_end (local, error);
}

/* --- what each group asks of other tables ----------------------------------------------- */

static const KorSelectionTerm *
find_term (const GPtrArray *terms, KorSelectField field)
{
  for (guint i = 0; i < terms->len; i++) {
    const KorSelectionTerm *term = terms->pdata[i];

    if (term->field == field)
      return term;
  }
  return NULL;
}

static const char *
find_value (const GPtrArray *terms, KorSelectField field)
{
  const KorSelectionTerm *term = find_term (terms, field);

  return term != NULL ? term->values[0] : "";
}

static void
append_json_text (GString *json, const char *text)
{
  g_string_append (json, json->len > 1 ? ",\"" : "\"");
  for (const char *p = text; *p != '\0'; p++) {
    if ((guchar) *p < ' ')
      g_string_append_printf (json, "\\u%04x", (guchar) *p);
    else if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else
      g_string_append_c (json, *p);
  }
  g_string_append_c (json, '"');
}

/* The descriptions of order lines in which the words stand, whatever their case, as a JSON array: SQLite
 * knows no case beyond ASCII. "[]" when nothing is asked for. */
static gboolean
find_descriptions (KorDb *db, const char *words, GString *json, GError **error)
{
  g_autofree char *folded = kor_fold (words);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = NULL;

  g_string_assign (json, "[");
  if (*folded != '\0') {
    row = kor_db_query (
      db, error, "SELECT DISTINCT description FROM order_line WHERE description IS NOT NULL", NULL);
    if (row == NULL)
      return FALSE;
    while (kor_db_statement_next (row, &local)) {
      const char *description = kor_db_statement_get_text (row, 0);
      g_autofree char *text = kor_fold (description);

      if (strstr (text, folded) != NULL)
        append_json_text (json, description);
    }
  }
  g_string_append_c (json, ']');
  return kor_rows_end (local, error);
}

/* Who has ordered what the terms of the group say, each of the same orders. */
static gboolean
add_orders (Group *group, KorDb *db, GError **error)
{
  const char *from = find_value (group->terms, KOR_SELECT_ORDERED_FROM);
  const char *to = find_value (group->terms, KOR_SELECT_ORDERED_TO);
  const char *product = find_value (group->terms, KOR_SELECT_PRODUCT);
  const char *sum = find_value (group->terms, KOR_SELECT_SUM_FROM);
  g_autoptr (GString) descriptions = g_string_new (NULL);
  g_autoptr (KorDbStatement) row = NULL;
  gint64 cents = 0;
  IdSet *set;

  if (*from == '\0' && *to == '\0' && *product == '\0' && *sum == '\0')
    return TRUE;
  if (*sum != '\0')
    kor_money_parse (sum, &cents);
  if (!find_descriptions (db, product, descriptions, error))
    return FALSE;
  set = g_byte_array_new ();
  g_ptr_array_add (group->sets, set);
  row = kor_db_query (
    db,
    error,
    "SELECT o.customer FROM orders o WHERE (?1 = '' OR o.date >= ?1) AND (?2 = '' OR o.date <= ?2)"
    " AND (?3 = '' OR EXISTS (SELECT 1 FROM order_line l WHERE l.orders = o.id AND"
    "  (l.product = ?3 COLLATE NOCASE OR l.description IN (SELECT value FROM json_each (?5)))))"
    " AND (?4 = 0 OR (o.currency = 'EUR' AND o.state <> 'cancelled'))"
    " GROUP BY o.customer HAVING ?4 = 0 OR sum (o.total_cents) >= ?4",
    "tttit",
    from,
    to,
    product,
    cents,
    descriptions->str);
  return set_read (set, row, error);
}

/* The customers for whom @sql holds with any of the term's values. */
static gboolean
add_named (Group *group, KorDb *db, KorSelectField field, const char *sql, GError **error)
{
  const KorSelectionTerm *term = find_term (group->terms, field);
  IdSet *set;

  if (term == NULL)
    return TRUE;
  set = g_byte_array_new ();
  g_ptr_array_add (group->sets, set);
  for (int i = 0; term->values[i] != NULL; i++) {
    g_autoptr (KorDbStatement) row = kor_db_query (db, error, sql, "t", term->values[i]);

    if (!set_read (set, row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_sets (Group *group, KorDb *db, GError **error)
{
  return add_orders (group, db, error) &&
         add_named (group,
                    db,
                    KOR_SELECT_REGISTER,
                    "SELECT r.customer FROM customer_register r"
                    " JOIN named_register n ON n.id = r.register WHERE n.name = ?",
                    error) &&
         add_named (group,
                    db,
                    KOR_SELECT_SOURCE,
                    "SELECT v.customer FROM customer_value v JOIN source s ON s.id = v.source"
                    " WHERE s.name = ? AND v.ended IS NULL",
                    error) &&
         add_named (group,
                    db,
                    KOR_SELECT_HAS_EMAIL,
                    "SELECT id FROM customer WHERE (list_email IS NOT NULL) = (? = 'yes')",
                    error);
}

/* --- what each group asks of the row ---------------------------------------------------- */

static GStrv
fold_values (const KorSelectionTerm *term)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (term->field != KOR_SELECT_PLACE && term->field != KOR_SELECT_ORGANISATION)
    return NULL;
  for (int i = 0; term->values[i] != NULL; i++)
    g_strv_builder_take (builder, kor_fold (term->values[i]));
  return g_strv_builder_end (builder);
}

/* "33-38" takes 33100 and 38999, and "33100-33200" both ends. */
static gboolean
postcode_matches (const char *const *ranges, const char *code)
{
  for (int i = 0; code != NULL && ranges[i] != NULL; i++) {
    const char *dash = strchr (ranges[i], '-');
    gsize from = (gsize) (dash - ranges[i]);

    if (strncmp (code, ranges[i], from) >= 0 && strncmp (code, dash + 1, strlen (dash + 1)) <= 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
place_matches (const char *const *folded, const char *city)
{
  g_autofree char *place = city != NULL ? kor_fold (city) : NULL;

  return place != NULL && g_strv_contains (folded, place);
}

static gboolean
organisation_matches (const KorSelectionTerm *term, const char *const *folded, const char *name)
{
  g_autofree char *text = name != NULL ? kor_fold (name) : NULL;

  if (g_str_equal (term->values[0], "yes"))
    return name != NULL;
  if (g_str_equal (term->values[0], "no"))
    return name == NULL;
  return text != NULL && strstr (text, folded[0]) != NULL;
}

static gboolean
term_matches (const KorSelectionTerm *term, const char *const *folded, const KorSelectionRow *row)
{
  const char *const *values = (const char *const *) term->values;

  switch (term->field) {
  case KOR_SELECT_POSTCODE:
    return postcode_matches (values, row->postal_code);
  case KOR_SELECT_PLACE:
    return place_matches (folded, row->city);
  case KOR_SELECT_COUNTRY:
    return row->country != NULL && g_strv_contains (values, row->country);
  case KOR_SELECT_LANGUAGE:
    return row->language != NULL && g_strv_contains (values, row->language);
  case KOR_SELECT_ORGANISATION:
    return organisation_matches (term, folded, row->organisation);
  case KOR_SELECT_CUSTOMER:
  case KOR_SELECT_ORDERED_FROM:
  case KOR_SELECT_ORDERED_TO:
  case KOR_SELECT_PRODUCT:
  case KOR_SELECT_SUM_FROM:
  case KOR_SELECT_REGISTER:
  case KOR_SELECT_SOURCE:
  case KOR_SELECT_HAS_EMAIL:
  case KOR_N_SELECT_FIELDS:
  default:
    return TRUE; /* the sets know */
  }
}

static gboolean
group_matches (const Group *group, const KorSelectionRow *row)
{
  if (group->customers != NULL && !g_hash_table_contains (group->customers, &row->id))
    return FALSE;
  for (guint i = 0; i < group->terms->len; i++)
    if (!term_matches (group->terms->pdata[i], group->folded->pdata[i], row))
      return FALSE;
  for (guint i = 0; i < group->sets->len; i++)
    if (!set_has (group->sets->pdata[i], row->id))
      return FALSE;
  return TRUE;
}

/* --- the selector ----------------------------------------------------------------------- */

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->sets);
  g_ptr_array_unref (group->folded);
  g_clear_pointer (&group->customers, g_hash_table_unref);
  g_free (group);
}

static void
free_strv (gpointer data)
{
  g_strfreev (data);
}

/* Numbers are people's to type: a set with a bit for each up to the greatest could be huge. */
static GHashTable *
read_customers (const KorSelectionTerm *term)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; term->values[i] != NULL; i++) {
    gint64 id = g_ascii_strtoll (term->values[i], NULL, 10);

    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  }
  return ids;
}

static Group *
group_new (const GPtrArray *terms)
{
  Group *group = g_new0 (Group, 1);
  const KorSelectionTerm *customers = find_term (terms, KOR_SELECT_CUSTOMER);

  group->terms = terms;
  if (customers != NULL)
    group->customers = read_customers (customers);
  group->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  group->folded = g_ptr_array_new_with_free_func (free_strv);
  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (group->folded, fold_values (terms->pdata[i]));
  return group;
}

/**
 * kor_selector_new:
 * @db: the connection that reads the customers
 * @selection: whom to select
 * @error: return location
 *
 * Prepares a selection for many rows. Thread of the connection.
 *
 * Returns: (transfer full) (nullable): the selector
 */
KorSelector *
kor_selector_new (KorDb *db, const KorSelection *selection, GError **error)
{
  g_autoptr (KorSelector) self = g_new0 (KorSelector, 1);

  self->selection = kor_selection_copy (selection);
  self->groups = g_ptr_array_new_with_free_func (free_group);
  if (kor_selection_is_all (selection))
    return g_steal_pointer (&self);
  for (guint i = 0; i < self->selection->groups->len; i++) {
    Group *group = group_new (self->selection->groups->pdata[i]);

    g_ptr_array_add (self->groups, group);
    if (!add_sets (group, db, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

void
kor_selector_free (KorSelector *self)
{
  g_ptr_array_unref (self->groups);
  kor_selection_free (self->selection);
  g_free (self);
}

/**
 * kor_selector_matches:
 * @self: a selector
 * @row: one customer
 *
 * Returns: whether the customer is selected
 */
gboolean
kor_selector_matches (const KorSelector *self, const KorSelectionRow *row)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (group_matches (self->groups->pdata[i], row))
      return TRUE;
  return self->groups->len == 0;
}

/**
 * kor_selector_name_customers:
 * @selection: whom to select
 *
 * Returns: (transfer full) (nullable): the ids of the only customers who can be selected as a JSON array,
 *   for a query's `IN (SELECT value FROM json_each (?))`; %NULL when anybody can
 */
char *
kor_selector_name_customers (const KorSelection *selection)
{
  g_autoptr (GArray) ids = kor_selection_get_customers (selection);
  GString *json;

  if (ids == NULL)
    return NULL;
  json = g_string_new ("[");
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
      json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}
