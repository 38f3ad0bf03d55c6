/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-register-customers.h"
#include "kor-register-private.h"

/*
 * The history of values (R20–R25): a customer is seen as a list of field and value pairs; saving
 * ends the pairs that are gone and adds the new ones, so that no field can be forgotten.
 */

typedef struct {
  const char *field;
  char *value;
} Pair;

static void
clear_pair (gpointer data)
{
  g_free (((Pair *) data)->value);
}

static void
add_pair (GArray *pairs, const char *field, const char *value)
{
  Pair pair = { field, NULL };

  if (value == NULL || *value == '\0')
    return;
  pair.value = g_strdup (value);
  g_array_append_val (pairs, pair);
}

static void
append_part (GString *text, const char *prefix, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s%s", text->len > 0 ? ", " : "", prefix, part);
}

static char *
address_to_text (const KorAddress *address)
{
  GString *text = g_string_new (NULL);
  g_autofree char *place = g_strjoin (" ",
                                      address->postal_code != NULL ? address->postal_code : "",
                                      address->city != NULL ? address->city : "",
                                      NULL);

  append_part (text, "c/o ", address->co);
  append_part (text, "", address->street);
  append_part (text, "", g_strstrip (place));
  append_part (text, "", address->region);
  append_part (text, "", address->country);
  return g_string_free (text, FALSE);
}

static void
add_addresses (GArray *pairs, const KorCustomer *customer)
{
  static const char *const fields[KOR_N_ADDRESS_KINDS] = { "postal_address",
                                                           "delivery_address",
                                                           "invoice_address" };

  for (guint i = 0; i < customer->addresses->len; i++) {
    const KorAddress *address = customer->addresses->pdata[i];
    g_autofree char *text = address_to_text (address);

    add_pair (pairs, fields[address->kind], text);
    if (address->returned_mail)
      add_pair (pairs, "returned_mail", text);
  }
}

static GArray *
pairs_of (const KorCustomer *customer)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (Pair), 12);

  g_array_set_clear_func (pairs, clear_pair);
  if (customer == NULL)
    return pairs;
  add_pair (pairs, "customer_number", customer->external_id);
  add_pair (pairs, "first_name", customer->first_name);
  add_pair (pairs, "last_name", customer->last_name);
  add_pair (pairs, "former_names", customer->former_names);
  add_pair (pairs, "organisation", customer->organisation);
  add_pair (pairs, "business_id", customer->business_id);
  add_pair (pairs, "organisation_role", customer->organisation_role);
  add_addresses (pairs, customer);
  for (guint i = 0; i < customer->emails->len; i++)
    add_pair (pairs, "email", ((const KorContact *) customer->emails->pdata[i])->value);
  for (guint i = 0; i < customer->phones->len; i++)
    add_pair (pairs, "phone", ((const KorContact *) customer->phones->pdata[i])->value);
  if (customer->language != KOR_LANGUAGE_FI)
    add_pair (pairs, "language", kor_language_to_string (customer->language));
  if (customer->deceased)
    add_pair (pairs, "deceased", "yes");
  if (customer->restricted)
    add_pair (pairs, "restricted", "yes");
  return pairs;
}

/* Takes the first pair equal to @pair out of @pairs. */
static gboolean
take_pair (GArray *pairs, const Pair *pair)
{
  for (guint i = 0; i < pairs->len; i++) {
    const Pair *other = &g_array_index (pairs, Pair, i);

    if (g_str_equal (other->field, pair->field) && g_str_equal (other->value, pair->value)) {
      g_array_remove_index (pairs, i);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
end_pair (KorDb *db, gint64 customer, const Pair *pair, const KorStamp *stamp, GError **error)
{
  return kor_db_run (db,
                     error,
                     "UPDATE customer_value SET ended = ?, ended_by = ?, reason = ?"
                     " WHERE id = (SELECT id FROM customer_value WHERE customer = ? AND field = ?"
                     " AND value = ? AND ended IS NULL LIMIT 1)",
                     "iititt",
                     stamp->now,
                     stamp->user,
                     stamp->reason,
                     customer,
                     pair->field,
                     pair->value);
}

static gboolean
begin_pair (KorDb *db, gint64 customer, const Pair *pair, const KorStamp *stamp, GError **error)
{
  return kor_db_run (db,
                     error,
                     "INSERT INTO customer_value (customer, field, value, source, came, recorded,"
                     " recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                     "ittitii",
                     customer,
                     pair->field,
                     pair->value,
                     stamp->source,
                     stamp->came,
                     stamp->now,
                     stamp->user);
}

static void
note_field (GString *fields, const char *field)
{
  if (fields->len > 0 && g_str_has_suffix (fields->str, field))
    return;
  g_string_append_printf (fields, "%s%s", fields->len > 0 ? ", " : "", field);
}

/* Brings the history from @before (NULL: nothing) to @after; @changed_fields names what changed. */
gboolean
kor_values_store (KorDb *db,
                  const KorCustomer *before,
                  const KorCustomer *after,
                  const KorStamp *stamp,
                  char **changed_fields,
                  GError **error)
{
  g_autoptr (GArray) old_pairs = pairs_of (before);
  g_autoptr (GArray) new_pairs = pairs_of (after);
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = new_pairs->len; i > 0 && old_pairs->len > 0; i--)
    if (take_pair (old_pairs, &g_array_index (new_pairs, Pair, i - 1)))
      g_array_remove_index (new_pairs, i - 1);
  for (guint i = 0; i < old_pairs->len; i++) {
    const Pair *pair = &g_array_index (old_pairs, Pair, i);

    note_field (fields, pair->field);
    if (!end_pair (db, after->id, pair, stamp, error))
      return FALSE;
  }
  for (guint i = 0; i < new_pairs->len; i++) {
    const Pair *pair = &g_array_index (new_pairs, Pair, i);

    note_field (fields, pair->field);
    if (!begin_pair (db, after->id, pair, stamp, error))
      return FALSE;
  }
  if (changed_fields != NULL)
    *changed_fields = g_strdup (fields->str);
  return TRUE;
}

/* The id of a source by name, made when it is new. */
gint64
kor_source_ensure (KorDb *db, const char *name, GError **error)
{
  gint64 id = 0;

  if (!kor_db_run (
        db, error, "INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING", "t", name) ||
      !kor_db_get_int64 (db, &id, error, "SELECT id FROM source WHERE name = ?", "t", name))
    return 0;
  return id;
}

/* What is stamped on the values of one change. */
gboolean
kor_stamp_init (KorStamp *stamp,
                KorRegister *self,
                KorDb *db,
                const char *source,
                const char *reason,
                GError **error)
{
  KorContext *context = kor_register_get_context (self);

  kor_date_to_text (kor_context_get_today (context), stamp->came);
  stamp->now = kor_context_get_now (context);
  stamp->user = kor_register_get_user (self)->id;
  stamp->reason = kor_text_or_null (reason);
  stamp->source = kor_source_ensure (
    db, source != NULL && *source != '\0' ? source : KOR_SOURCE_OWN_NOTICE, error);
  return stamp->source != 0;
}

typedef struct {
  gint64 customer_id;
  GPtrArray *values;
} Listing;

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT v.id, v.field, v.value, s.name, v.came, v.recorded, u.full_name, v.ended,"
    " v.reason FROM customer_value v JOIN source s ON s.id = v.source"
    " JOIN user u ON u.id = v.recorded_by WHERE v.customer = ?"
    " ORDER BY v.ended IS NOT NULL, v.ended DESC, v.id",
    "i",
    listing->customer_id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorValue *value = kor_value_new ();

    value->id = kor_db_statement_get_int64 (row, 0);
    value->field = kor_db_statement_dup_text (row, 1);
    value->value = kor_db_statement_dup_text (row, 2);
    value->source = kor_db_statement_dup_text (row, 3);
    value->came = kor_row_get_date (row, 4);
    value->recorded = kor_db_statement_get_int64 (row, 5);
    value->recorded_by = kor_db_statement_dup_text (row, 6);
    value->ended = kor_db_statement_get_int64 (row, 7);
    value->reason = kor_db_statement_dup_text (row, 8);
    g_ptr_array_add (listing->values, value);
  }
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_values:
 * @self: a register
 * @customer_id: whose
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorValue) (nullable): every value held, then the former
 * ones, newest change first, each with its source (R20–R25)
 */
GPtrArray *
kor_register_list_values (KorRegister *self, gint64 customer_id, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_value_free);
  Listing listing = { customer_id, values };

  if (!kor_register_read (self, list_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&values);
}

static gboolean
sources_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  GStrvBuilder *names = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db, error, "SELECT name FROM source ORDER BY id", NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_strv_builder_add (names, kor_db_statement_get_text (row, 0));
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_sources:
 *
 * Returns: (transfer full) (nullable): the sources known so far
 */
GStrv
kor_register_list_sources (KorRegister *self, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (!kor_register_read (self, sources_body, names, NULL, error))
    return NULL;
  return g_strv_builder_end (names);
}
