/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * limit-import MADE.kortisto NEW.db: the rows an import left in a register, read into memory, go
 * into a new database of the same schema and settings in the plainest good way: one transaction a
 * file, rows first, then indexes and the search index. Only that is measured.
 */

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "limit.h"

typedef struct {
  int type;
  int size;

  union {
    sqlite3_int64 number;
    char *bytes;
  };
} Value;

typedef struct {
  const char *into; /* the table and its columns */
  int n_columns;
  GArray *values; /* of Value */
  GStringChunk *chunk;
} Table;

#define SEARCH_ROWS                                                                                \
  "SELECT c.sort_rank,"                                                                            \
  " concat_ws (' ', c.first_name, c.last_name, c.former_names, c.list_organisation,"               \
  "  (SELECT group_concat (concat_ws (' ', a.co, a.street, a.postal_code, a.city), ' ')"           \
  "   FROM address a WHERE a.customer = c.id),"                                                    \
  "  (SELECT group_concat (e.value, ' ') FROM email e WHERE e.customer = c.id)),"                  \
  " concat_ws (' ', c.id, c.external_id,"                                                          \
  "  (SELECT group_concat (p.digits, ' ') FROM phone p WHERE p.customer = c.id),"                  \
  "  (SELECT o.business_id FROM organisation o WHERE o.id = c.organisation))"                      \
  " FROM customer c ORDER BY c.sort_rank"

static const char *const parents[] = { "user", "source", NULL };
static const char *const customers[] = { "organisation", "customer",       "customer_register",
                                         "address",      "email",          "phone",
                                         "ban",          "customer_value", NULL };
static const char *const orders[] = { "orders", "invoice", NULL };

static void
keep_value (Table *table, sqlite3_stmt *row, int column)
{
  Value value = { .type = sqlite3_column_type (row, column) };

  if (value.type == SQLITE_INTEGER) {
    value.number = sqlite3_column_int64 (row, column);
  } else if (value.type != SQLITE_NULL) {
    const char *bytes = sqlite3_column_blob (row, column);

    value.size = sqlite3_column_bytes (row, column);
    value.bytes = g_string_chunk_insert_len (table->chunk, bytes != NULL ? bytes : "", value.size);
  }
  g_array_append_val (table->values, value);
}

static Table *
read_table (sqlite3 *db, const char *into, const char *sql)
{
  Table *table = g_new0 (Table, 1);
  sqlite3_stmt *row = limit_prepare (db, sql);

  table->into = into;
  table->n_columns = sqlite3_column_count (row);
  table->values = g_array_new (FALSE, FALSE, sizeof (Value));
  table->chunk = g_string_chunk_new (1 << 20);
  while (sqlite3_step (row) == SQLITE_ROW)
    for (int i = 0; i < table->n_columns; i++)
      keep_value (table, row, i);
  sqlite3_finalize (row);
  return table;
}

static GPtrArray *
read_tables (sqlite3 *db, const char *const *names)
{
  GPtrArray *tables = g_ptr_array_new ();

  for (int i = 0; names[i] != NULL; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", names[i]);

    g_ptr_array_add (tables, read_table (db, names[i], sql));
  }
  return tables;
}

/* Makes the tables of the schema, without the indexes that have a statement of their own. */
static void
make_tables (sqlite3 *from, sqlite3 *to)
{
  sqlite3_stmt *row =
    limit_prepare (from,
                   "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                   " AND name NOT LIKE 'customer_search_%'");

  while (sqlite3_step (row) == SQLITE_ROW)
    limit_exec (to, (const char *) sqlite3_column_text (row, 0));
  sqlite3_finalize (row);
}

static GPtrArray *
read_index_sql (sqlite3 *db, const char *const *tables)
{
  GPtrArray *sql = g_ptr_array_new ();
  sqlite3_stmt *row = limit_prepare (
    db, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?");

  for (int i = 0; tables[i] != NULL; i++) {
    sqlite3_bind_text (row, 1, tables[i], -1, SQLITE_STATIC);
    while (sqlite3_step (row) == SQLITE_ROW)
      g_ptr_array_add (sql, g_strdup ((const char *) sqlite3_column_text (row, 0)));
    sqlite3_reset (row);
  }
  sqlite3_finalize (row);
  return sql;
}

static void
bind_value (sqlite3_stmt *stmt, int column, const Value *value)
{
  switch (value->type) {
  case SQLITE_INTEGER:
    sqlite3_bind_int64 (stmt, column, value->number);
    break;
  case SQLITE_TEXT:
    sqlite3_bind_text (stmt, column, value->bytes, value->size, SQLITE_STATIC);
    break;
  case SQLITE_BLOB:
    sqlite3_bind_blob (stmt, column, value->bytes, value->size, SQLITE_STATIC);
    break;
  default:
    sqlite3_bind_null (stmt, column);
  }
}

static void
insert_table (sqlite3 *db, const Table *table)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  sqlite3_stmt *stmt;

  g_string_append_printf (sql, "%s VALUES (?", table->into);
  for (int i = 1; i < table->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  stmt = limit_prepare (db, sql->str);
  for (guint i = 0; i < table->values->len; i += (guint) table->n_columns) {
    for (int j = 0; j < table->n_columns; j++)
      bind_value (stmt, j + 1, &g_array_index (table->values, Value, i + (guint) j));
    if (sqlite3_step (stmt) != SQLITE_DONE)
      limit_fail (db, table->into);
    sqlite3_reset (stmt);
  }
  sqlite3_finalize (stmt);
}

static double
insert_all (sqlite3 *db, GPtrArray *tables, GPtrArray *indexes, const Table *search)
{
  double start = bench_now ();

  limit_exec (db, "BEGIN IMMEDIATE");
  for (guint i = 0; i < tables->len; i++)
    insert_table (db, tables->pdata[i]);
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    limit_exec (db, indexes->pdata[i]);
  if (search != NULL)
    insert_table (db, search);
  limit_exec (db, "COMMIT");
  return bench_now () - start;
}

static void
remove_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (KorKeys) keys = NULL;
  g_autofree char *made = NULL;
  const KorSecret *key;
  sqlite3 *from, *to;
  double customers_time, orders_time, cpu;
  GPtrArray *customer_rows, *customer_indexes, *order_rows, *order_indexes;
  Table *search;

  if (argc != 3) {
    fprintf (stderr, "usage: limit-import MADE.kortisto NEW.db\n");
    return 2;
  }
  bench_init ();
  keys = bench_get_keys (argv[1]);
  key = kor_keys_get_database_key (keys);
  made = g_build_filename (argv[1], "register.db", NULL);
  remove_files (argv[2]);
  from = limit_open (made, key);
  to = limit_open (argv[2], key);
  make_tables (from, to);
  search = read_table (from, "customer_search (rowid, words, numbers)", SEARCH_ROWS);
  insert_all (to, read_tables (from, parents), NULL, NULL);
  limit_exec (to, "INSERT INTO named_register VALUES (1, 'customers')");

  customer_rows = read_tables (from, customers);
  customer_indexes = read_index_sql (from, customers);
  order_rows = read_tables (from, orders);
  order_indexes = read_index_sql (from, orders);
  cpu = bench_cpu ();
  customers_time = insert_all (to, customer_rows, customer_indexes, search);
  orders_time = insert_all (to, order_rows, order_indexes, NULL);
  cpu = bench_cpu () - cpu;
  bench_tell ("customers", customers_time);
  bench_tell ("orders", orders_time);
  bench_tell ("total", customers_time + orders_time);
  bench_tell ("cpu", cpu);
  sqlite3_close (from);
  sqlite3_close (to);
  remove_files (argv[2]);
  return 0;
}
