/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-customer-list-model.h"
#include "kor-order-list-model.h"
#include "kor-test-register.h"

#define N_CUSTOMERS 300

/* A register with many customers, "Aho n000" to "Aho n299", and a model over it. */
typedef struct {
  KorRegister *register_;
  KorCustomerListModel *model;
  guint n_changes; /* items-changed since the last look */
  guint position, removed, added;
  guint n_pairs; /* about-to-change without its settled; never below 0 or above 1 */
} Fixture;

static void
items_changed_cb (Fixture *fixture, guint position, guint removed, guint added)
{
  /* What comes or goes behind the others moves nothing. */
  if (fixture->n_pairs == 0)
    g_assert_cmpuint (
      position + added, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->model)));
  fixture->n_changes++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
about_to_change_cb (Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_pairs, ==, 0);
  fixture->n_pairs++;
}

static void
settled_cb (Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_pairs, ==, 1);
  fixture->n_pairs--;
}

static KorBlockListModel *
get_block_model (Fixture *fixture)
{
  return KOR_BLOCK_LIST_MODEL (fixture->model);
}

static void
wait_until_counted (KorBlockListModel *model)
{
  while (kor_block_list_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
}

static KorCustomerItem *
wait_for_row (Fixture *fixture, guint position)
{
  KorCustomerItem *item = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  g_assert_nonnull (item);
  while (kor_customer_item_get_row (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return item;
}

static void
assert_name (Fixture *fixture, guint position, const char *name)
{
  g_autoptr (KorCustomerItem) item = wait_for_row (fixture, position);

  g_assert_cmpstr (kor_customer_item_get_row (item)->name, ==, name);
}

static void
set_query (Fixture *fixture, const char *search, gboolean descending)
{
  KorCustomerQuery query = { .search = search, .descending = descending };

  kor_customer_list_model_set_query (fixture->model, &query);
  g_assert_true (kor_block_list_model_get_loading (get_block_model (fixture)));
  wait_until_counted (get_block_model (fixture));
}

static void
add_customers (KorRegister *register_)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree KorTestRow *rows = g_new0 (KorTestRow, N_CUSTOMERS);
  KorTestFeed feed = { .rows = rows, .n_rows = N_CUSTOMERS };
  g_autoptr (GError) error = NULL;
  KorImportCounts counts;

  for (guint i = 0; i < N_CUSTOMERS; i++) {
    g_ptr_array_add (names, g_strdup_printf ("n%03u", i));
    rows[i].first_name = g_ptr_array_index (names, i);
    rows[i].last_name = "Aho";
  }
  kor_register_import (register_,
                       KOR_IMPORT_CUSTOMERS,
                       kor_test_feed_cb,
                       &feed,
                       "people.csv",
                       "fair",
                       FALSE,
                       &counts,
                       NULL,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, N_CUSTOMERS);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->register_ = kor_test_register_new ();
  add_customers (fixture->register_);
  /* What was signalled while the customers were added concerns no model yet. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->model = kor_customer_list_model_new (fixture->register_);
  g_signal_connect_swapped (
    fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect_swapped (
    fixture->model, "about-to-change", G_CALLBACK (about_to_change_cb), fixture);
  g_signal_connect_swapped (fixture->model, "settled", G_CALLBACK (settled_cb), fixture);
  set_query (fixture, NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* An answer under way holds the model for a moment. */
  kor_block_list_model_set_register (get_block_model (fixture), NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->model);
  kor_test_register_free (fixture->register_);
}

static void
test_prepared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerListModel) model = kor_customer_list_model_new (NULL);
  GListModel *list = G_LIST_MODEL (model);
  KorBlockListModel *block_model = KOR_BLOCK_LIST_MODEL (model);
  KorCustomerQuery query = { .search = NULL };
  g_autoptr (KorCustomerItem) first = NULL;
  guint n;

  while (kor_block_list_model_prepare (block_model))
    ;
  n = g_list_model_get_n_items (list);
  g_assert_cmpuint (n, >, 30);
  g_assert_cmpuint (kor_block_list_model_get_n_matches (block_model), ==, 0);
  for (guint i = 0; i < n; i++) {
    g_autoptr (KorCustomerItem) item = g_list_model_get_item (list, i);

    g_assert_null (kor_customer_item_get_row (item));
    g_assert_cmpint (kor_block_list_model_get_id (block_model, i), ==, 0);
  }

  /* The first answer comes into the rows that are there. */
  first = g_list_model_get_item (list, 0);
  kor_block_list_model_set_register (block_model, fixture->register_);
  kor_customer_list_model_set_query (model, &query);
  wait_until_counted (block_model);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_CUSTOMERS);
  g_assert_cmpstr (kor_customer_item_get_row (first)->name, ==, "Aho n000");
  g_assert_false (kor_block_list_model_prepare (block_model));
  kor_block_list_model_set_register (block_model, NULL);
}

static void
test_prepared_for_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerListModel) model = kor_customer_list_model_new (NULL);
  KorBlockListModel *block_model = KOR_BLOCK_LIST_MODEL (model);
  KorCustomerQuery query = { .search = "nobody" };

  while (kor_block_list_model_prepare (block_model))
    ;
  kor_block_list_model_set_register (block_model, fixture->register_);
  kor_customer_list_model_set_query (model, &query);
  wait_until_counted (block_model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  kor_block_list_model_set_register (block_model, NULL);
}

static void
test_first_rows (Fixture *fixture, gconstpointer data)
{
  /* A few rows at a time, each behind the others: a view builds some 200 rows at once. */
  g_assert_cmpuint (fixture->n_changes, >, 10);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->position + fixture->added, ==, N_CUSTOMERS);
  g_assert_cmpuint (
    kor_block_list_model_get_n_matches (get_block_model (fixture)), ==, N_CUSTOMERS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, N_CUSTOMERS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->model)) ==
                 KOR_TYPE_CUSTOMER_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->model), N_CUSTOMERS));
}

static void
test_rows_come_with_the_quick_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);

  g_assert_nonnull (kor_customer_item_get_row (first));
  g_assert_cmpstr (kor_customer_item_get_row (first)->name, ==, "Aho n000");
}

static void
test_rows_are_fetched_in_blocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) last =
              g_list_model_get_item (G_LIST_MODEL (fixture->model), N_CUSTOMERS - 1);
  g_autoptr (KorCustomerItem) neighbour = NULL;

  g_assert_null (kor_customer_item_get_row (last));
  g_object_unref (wait_for_row (fixture, N_CUSTOMERS - 1));
  g_assert_cmpstr (kor_customer_item_get_row (last)->name, ==, "Aho n299");
  /* 299 is in the block that begins at 256. */
  neighbour = g_list_model_get_item (G_LIST_MODEL (fixture->model), 256);
  g_assert_nonnull (kor_customer_item_get_row (neighbour));
}

/* A view builds its rows anew when the objects go: they become the rows of other records. */
static void
test_a_place_is_one_object (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) before = wait_for_row (fixture, 10);
  gint64 id = kor_row_item_get_id (KOR_ROW_ITEM (before));
  g_autoptr (KorCustomerItem) after = NULL;

  fixture->n_changes = 0;
  set_query (fixture, NULL, TRUE);
  g_assert_cmpuint (fixture->n_changes, <=, 2);
  after = wait_for_row (fixture, 10);
  g_assert_true (before == after);
  g_assert_cmpint (kor_row_item_get_id (KOR_ROW_ITEM (after)), !=, id);
  g_assert_cmpstr (kor_customer_item_get_row (after)->name, ==, "Aho n289");
}

static void
assert_gone (Fixture *fixture, guint n)
{
  KorBlockListModel *model = get_block_model (fixture);

  g_assert_cmpint (kor_block_list_model_get_id (model, n), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
}

/* A view takes down the widgets of what goes: that, too, comes bit by bit, from the end. */
static void
test_few_after_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) first = wait_for_row (fixture, 0);
  g_autoptr (KorCustomerItem) after = NULL;

  fixture->n_changes = 0;
  set_query (fixture, "n29", FALSE);
  g_assert_cmpuint (fixture->n_changes, >, 2);
  g_assert_cmpuint (fixture->added, ==, 0);
  assert_gone (fixture, 10);
  after = wait_for_row (fixture, 0);
  g_assert_true (first == after);
  g_assert_cmpstr (kor_customer_item_get_row (after)->name, ==, "Aho n290");
  assert_name (fixture, 9, "Aho n299");
}

static void
test_what_is_seen_is_fetched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) seen = g_list_model_get_item (G_LIST_MODEL (fixture->model), 285);

  g_assert_null (kor_customer_item_get_row (seen));
  kor_block_list_model_set_view (get_block_model (fixture), 280, 10);
  while (kor_customer_item_get_row (seen) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (kor_customer_item_get_row (seen)->name, ==, "Aho n285");
}

static void
watched_cb (KorRowItem *item, gpointer n)
{
  (*(guint *) n)++;
}

static void
test_watches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) item = wait_for_row (fixture, 0);
  guint n = 0;
  KorRowWatch first = { watched_cb, &n, NULL, NULL };
  KorRowWatch second = { watched_cb, &n, NULL, NULL };

  kor_row_item_watch (KOR_ROW_ITEM (item), &first);
  kor_row_item_watch (KOR_ROW_ITEM (item), &second);
  kor_row_item_show (KOR_ROW_ITEM (item));
  g_assert_cmpuint (n, ==, 2);
  kor_row_watch_end (&first);
  kor_row_watch_end (&first);
  kor_row_item_show (KOR_ROW_ITEM (item));
  g_assert_cmpuint (n, ==, 3);
  kor_row_watch_end (&second);
  kor_row_item_show (KOR_ROW_ITEM (item));
  g_assert_cmpuint (n, ==, 3);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  KorBlockListModel *model = get_block_model (fixture);
  gint64 id = kor_block_list_model_get_id (model, 123);
  guint position = 0;

  g_assert_true (kor_block_list_model_find (model, id, &position));
  g_assert_cmpuint (position, ==, 123);
  g_assert_false (kor_block_list_model_find (model, 1000000, &position));
  g_assert_cmpint (kor_block_list_model_get_id (model, N_CUSTOMERS), ==, 0);
}

static void
test_a_newer_query_wins (Fixture *fixture, gconstpointer data)
{
  KorCustomerQuery all = { .descending = TRUE };
  KorCustomerQuery one = { .search = "n299" };

  kor_customer_list_model_set_query (fixture->model, &all);
  kor_customer_list_model_set_query (fixture->model, &one);
  wait_until_counted (get_block_model (fixture));
  g_assert_cmpuint (kor_block_list_model_get_n_matches (get_block_model (fixture)), ==, 1);
  assert_name (fixture, 0, "Aho n299");
}

static void
test_the_query_is_copied (Fixture *fixture, gconstpointer data)
{
  char *search = g_strdup ("n017");
  KorCustomerQuery query = { .search = search };

  kor_customer_list_model_set_query (fixture->model, &query);
  memset (search, 'x', 4);
  g_free (search);
  wait_until_counted (get_block_model (fixture));
  assert_name (fixture, 0, "Aho n017");
}

static void
test_a_new_customer_is_one_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) kept = wait_for_row (fixture, 200);

  fixture->n_changes = 0;
  kor_test_add_customer (fixture->register_, "n149b", "Aho");
  while (fixture->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_until_counted (get_block_model (fixture));

  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 150);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 1);
  assert_name (fixture, 150, "Aho n149b");
  assert_name (fixture, 201, "Aho n200");
  g_assert_cmpuint (
    kor_block_list_model_get_n_matches (get_block_model (fixture)), ==, N_CUSTOMERS + 1);
}

static void
row_changed_cb (KorCustomerItem *item, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* R13: a ban shows itself in a list already on the screen. */
static void
test_a_ban_reaches_the_row_in_view (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) item = wait_for_row (fixture, 3);
  gint64 id = kor_row_item_get_id (KOR_ROW_ITEM (item));
  guint n = 0;

  fixture->n_changes = 0;
  g_assert_cmpuint (kor_customer_item_get_row (item)->bans, ==, 0);
  g_signal_connect (item, "notify::row", G_CALLBACK (row_changed_cb), &n);
  kor_test_add_ban (fixture->register_, id, KOR_SCOPE_DIRECT_ADVERTISING, KOR_EXTENT_BOTH);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (kor_customer_item_get_row (item)->bans, ==, 1u << KOR_SCOPE_DIRECT_ADVERTISING);
  wait_until_counted (get_block_model (fixture));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_no_match (Fixture *fixture, gconstpointer data)
{
  set_query (fixture, "nobody", FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
  g_assert_cmpuint (kor_block_list_model_get_n_matches (get_block_model (fixture)), ==, 0);
}

static void
failed_cb (KorBlockListModel *model, const GError *error, guint *n)
{
  (*n)++;
}

static void
test_a_closed_register_is_no_failure (Fixture *fixture, gconstpointer data)
{
  KorCustomerQuery query = { .search = "Aho" };
  guint n = 0;

  g_signal_connect (fixture->model, "failed", G_CALLBACK (failed_cb), &n);
  kor_register_close (fixture->register_);
  kor_customer_list_model_set_query (fixture->model, &query);
  wait_until_counted (get_block_model (fixture));
  g_assert_cmpuint (n, ==, 0);
  /* What was shown stays. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, N_CUSTOMERS);
}

static void
test_items_outlive_the_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorCustomerItem) item = wait_for_row (fixture, 0);

  kor_block_list_model_set_register (get_block_model (fixture), NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  g_assert_cmpstr (kor_customer_item_get_row (item)->name, ==, "Aho n000");
  fixture->model = kor_customer_list_model_new (fixture->register_);
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KorOrderListModel) model = kor_order_list_model_new (fixture->register_);
  gint64 customer = kor_block_list_model_get_id (get_block_model (fixture), 5);
  KorOrderQuery query = { .customer_id = customer, .sort = KOR_ORDER_SORT_NUMBER };
  g_autoptr (KorOrderItem) item = NULL;

  kor_test_add_order (fixture->register_, customer, "T-1");
  kor_test_add_order (fixture->register_, customer, "T-2");
  kor_order_list_model_set_query (model, &query);
  wait_until_counted (KOR_BLOCK_LIST_MODEL (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 2);
  item = g_list_model_get_item (G_LIST_MODEL (model), 1);
  while (kor_order_item_get_row (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (kor_order_item_get_row (item)->number, ==, "T-2");
  g_assert_cmpstr (kor_order_item_get_row (item)->customer_name, ==, "Aho n005");
  kor_block_list_model_set_register (KOR_BLOCK_LIST_MODEL (model), NULL);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/block-list-model/prepared", test_prepared },
    { "/block-list-model/prepared-for-nobody", test_prepared_for_nobody },
    { "/block-list-model/first-rows", test_first_rows },
    { "/block-list-model/rows-come-with-the-quick-answer", test_rows_come_with_the_quick_answer },
    { "/block-list-model/rows-are-fetched-in-blocks", test_rows_are_fetched_in_blocks },
    { "/block-list-model/a-place-is-one-object", test_a_place_is_one_object },
    { "/block-list-model/few-after-many", test_few_after_many },
    { "/block-list-model/what-is-seen-is-fetched", test_what_is_seen_is_fetched },
    { "/block-list-model/watches", test_watches },
    { "/block-list-model/find", test_find },
    { "/block-list-model/a-newer-query-wins", test_a_newer_query_wins },
    { "/block-list-model/the-query-is-copied", test_the_query_is_copied },
    { "/block-list-model/a-new-customer-is-one-change", test_a_new_customer_is_one_change },
    { "/block-list-model/a-ban-reaches-the-row-in-view", test_a_ban_reaches_the_row_in_view },
    { "/block-list-model/no-match", test_no_match },
    { "/block-list-model/a-closed-register-is-no-failure", test_a_closed_register_is_no_failure },
    { "/block-list-model/items-outlive-the-model", test_items_outlive_the_model },
    { "/block-list-model/orders", test_orders },
  };

  kor_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return kor_test_run ();
}
