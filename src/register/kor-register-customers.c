/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-customers.h"

#include "kor-error.h"
#include "kor-register-private.h"

/* --- reading a customer ----------------------------------------------------------------------- */

static gboolean
load_addresses (KorDb *db, KorCustomer *customer, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT id, kind, co, street, postal_code, city, region, country, valid_from, valid_to,"
    " returned_mail FROM address WHERE customer = ? ORDER BY id",
    "i",
    customer->id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorAddressKind kind = KOR_ADDRESS_POSTAL;
    KorAddress *address;

    kor_address_kind_from_string (kor_db_statement_get_text (row, 1), &kind);
    address = kor_address_new (kind);
    address->id = kor_db_statement_get_int64 (row, 0);
    address->co = kor_db_statement_dup_text (row, 2);
    address->street = kor_db_statement_dup_text (row, 3);
    address->postal_code = kor_db_statement_dup_text (row, 4);
    address->city = kor_db_statement_dup_text (row, 5);
    address->region = kor_db_statement_dup_text (row, 6);
    address->country = kor_db_statement_dup_text (row, 7);
    address->valid_from = kor_row_get_date (row, 8);
    address->valid_to = kor_row_get_date (row, 9);
    address->returned_mail = kor_db_statement_get_int64 (row, 10) != 0;
    g_ptr_array_add (customer->addresses, address);
  }
  return kor_rows_end (local, error);
}

static gboolean
load_contacts (KorDb *db, GPtrArray *contacts, const char *sql, gint64 customer, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (db, error, sql, "i", customer);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorContact *contact = kor_contact_new (kor_db_statement_get_text (row, 1),
                                           kor_db_statement_get_int64 (row, 2) != 0);

    contact->id = kor_db_statement_get_int64 (row, 0);
    g_ptr_array_add (contacts, contact);
  }
  return kor_rows_end (local, error);
}

static gboolean
load_registers (KorDb *db, KorCustomer *customer, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT r.name FROM customer_register c JOIN named_register r ON r.id = c.register"
    " WHERE c.customer = ? ORDER BY r.id",
    "i",
    customer->id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_strv_builder_add (names, kor_db_statement_get_text (row, 0));
  customer->registers = g_strv_builder_end (names);
  return kor_rows_end (local, error);
}

static KorCustomer *
read_customer (KorDbStatement *row, gint64 id)
{
  KorCustomer *customer = kor_customer_new ();

  customer->id = id;
  customer->external_id = kor_db_statement_dup_text (row, 0);
  customer->first_name = kor_db_statement_dup_text (row, 1);
  customer->last_name = kor_db_statement_dup_text (row, 2);
  customer->former_names = kor_db_statement_dup_text (row, 3);
  customer->organisation = kor_db_statement_dup_text (row, 4);
  customer->business_id = kor_db_statement_dup_text (row, 5);
  if (customer->business_id != NULL && *customer->business_id == '\0')
    g_clear_pointer (&customer->business_id, g_free);
  customer->organisation_role = kor_db_statement_dup_text (row, 6);
  kor_language_from_string (kor_db_statement_get_text (row, 7), &customer->language);
  customer->deceased = kor_db_statement_get_int64 (row, 8) != 0;
  customer->restricted = kor_db_statement_get_int64 (row, 9) != 0;
  customer->archived = kor_db_statement_get_int64 (row, 10) != 0;
  customer->anonymised = kor_db_statement_get_int64 (row, 11) != 0;
  customer->created = kor_row_get_date (row, 12);
  customer->relation_ended = kor_row_get_date (row, 13);
  customer->version = kor_db_statement_get_int64 (row, 14);
  return customer;
}

/* Reads a customer with everything that belongs to the record. */
KorCustomer *
kor_customer_load (KorDb *db, gint64 id, GError **error)
{
  g_autoptr (KorCustomer) customer = NULL;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT c.external_id, c.first_name, c.last_name, c.former_names, o.name, o.business_id,"
    " c.organisation_role, c.language, c.deceased, c.restricted, c.archived, c.anonymised,"
    " c.created, c.relation_ended, c.version"
    " FROM customer c LEFT JOIN organisation o ON o.id = c.organisation WHERE c.id = ?",
    "i",
    id);

  if (row == NULL)
    return NULL;
  if (!kor_db_statement_next (row, &local)) {
    if (kor_rows_end (local, error))
      kor_tell_missing ("customer", id, error);
    return NULL;
  }
  customer = read_customer (row, id);
  if (!load_addresses (db, customer, error) ||
      !load_contacts (db,
                      customer->emails,
                      "SELECT id, value, is_primary FROM email WHERE customer = ? ORDER BY id",
                      id,
                      error) ||
      !load_contacts (db,
                      customer->phones,
                      "SELECT id, value, is_primary FROM phone WHERE customer = ? ORDER BY id",
                      id,
                      error) ||
      !load_registers (db, customer, error))
    return NULL;
  return g_steal_pointer (&customer);
}

/* --- writing a customer ----------------------------------------------------------------------- */

/* The id of an organisation by name and business id, made when it is new; 0 on failure. */
gint64
kor_organisation_ensure (KorDb *db, const char *name, const char *business_id, GError **error)
{
  const char *number = business_id != NULL ? business_id : "";
  gint64 id = 0;

  if (!kor_db_get_int64 (
        db,
        &id,
        error,
        "SELECT coalesce ((SELECT id FROM organisation WHERE name = ? AND business_id = ?), 0)",
        "tt",
        name,
        number))
    return 0;
  if (id == 0 && kor_db_run (db,
                             error,
                             "INSERT INTO organisation (name, business_id) VALUES (?, ?)",
                             "tt",
                             name,
                             number))
    id = kor_db_last_insert_id (db);
  return id;
}

static gboolean
store_address (KorDb *db, gint64 customer, const KorAddress *address, GError **error)
{
  char from[16], to[16];

  kor_date_to_text (address->valid_from, from);
  kor_date_to_text (address->valid_to, to);
  return kor_db_run (
    db,
    error,
    "INSERT INTO address (id, customer, kind, co, street, postal_code, city, region, country,"
    " valid_from, valid_to, returned_mail)"
    " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "iittttttttti",
    address->id,
    customer,
    kor_address_kind_to_string (address->kind),
    kor_text_or_null (address->co),
    kor_text_or_null (address->street),
    kor_text_or_null (address->postal_code),
    kor_text_or_null (address->city),
    kor_text_or_null (address->region),
    kor_text_or_null (address->country),
    kor_text_or_null (from),
    kor_text_or_null (to),
    (gint64) address->returned_mail);
}

static gboolean
store_phone (KorDb *db, gint64 customer, const KorContact *phone, GError **error)
{
  g_autofree char *digits = kor_phone_to_digits (phone->value);

  return kor_db_run (db,
                     error,
                     "INSERT INTO phone (id, customer, value, digits, is_primary)"
                     " VALUES (nullif (?, 0), ?, ?, ?, ?)",
                     "iitti",
                     phone->id,
                     customer,
                     phone->value,
                     digits,
                     (gint64) phone->primary);
}

static gboolean
store_registers (KorDb *db, const KorCustomer *customer, GError **error)
{
  if (customer->registers == NULL || customer->registers[0] == NULL)
    return kor_db_run (db,
                       error,
                       "INSERT INTO customer_register (customer, register) VALUES (?, 1)",
                       "i",
                       customer->id);
  for (int i = 0; customer->registers[i] != NULL; i++)
    if (!kor_db_run (db,
                     error,
                     "INSERT INTO named_register (name) VALUES (?) ON CONFLICT DO NOTHING",
                     "t",
                     customer->registers[i]) ||
        !kor_db_run (db,
                     error,
                     "INSERT INTO customer_register (customer, register)"
                     " SELECT ?, id FROM named_register WHERE name = ?",
                     "it",
                     customer->id,
                     customer->registers[i]))
      return FALSE;
  return TRUE;
}

/* Writes addresses, e-mails, phones and named registers of a customer that has none stored. */
gboolean
kor_customer_store_parts (KorDb *db, KorCustomer *customer, GError **error)
{
  for (guint i = 0; i < customer->addresses->len; i++)
    if (!store_address (db, customer->id, customer->addresses->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < customer->emails->len; i++) {
    const KorContact *email = customer->emails->pdata[i];

    if (!kor_db_run (
          db,
          error,
          "INSERT INTO email (id, customer, value, is_primary) VALUES (nullif (?, 0), ?, ?, ?)",
          "iiti",
          email->id,
          customer->id,
          email->value,
          (gint64) email->primary))
      return FALSE;
  }
  for (guint i = 0; i < customer->phones->len; i++)
    if (!store_phone (db, customer->id, customer->phones->pdata[i], error))
      return FALSE;
  return store_registers (db, customer, error);
}

static gboolean
drop_parts (KorDb *db, gint64 id, GError **error)
{
  return kor_db_run (db, error, "DELETE FROM address WHERE customer = ?", "i", id) &&
         kor_db_run (db, error, "DELETE FROM email WHERE customer = ?", "i", id) &&
         kor_db_run (db, error, "DELETE FROM phone WHERE customer = ?", "i", id) &&
         kor_db_run (db, error, "DELETE FROM customer_register WHERE customer = ?", "i", id);
}

#define CUSTOMER_INSERT                                                                            \
  "INSERT INTO customer (id, external_id, first_name, last_name, former_names, organisation,"      \
  " organisation_role, language, deceased, restricted, created, relation_ended, sort_key,"         \
  " sort_rank, list_name, list_organisation, list_postal_code, list_city, list_country,"           \
  " list_email, list_phone) VALUES (nullif (?, 0), ?, ?, ?, ?, nullif (?, 0), ?, ?, ?, ?, ?,"      \
  " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

#define CUSTOMER_UPDATE                                                                            \
  " ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id,"                            \
  " first_name = excluded.first_name, last_name = excluded.last_name,"                             \
  " former_names = excluded.former_names, organisation = excluded.organisation,"                   \
  " organisation_role = excluded.organisation_role, language = excluded.language,"                 \
  " deceased = excluded.deceased, restricted = excluded.restricted,"                               \
  " created = excluded.created, relation_ended = excluded.relation_ended,"                         \
  " sort_key = excluded.sort_key, sort_rank = excluded.sort_rank,"                                 \
  " list_name = excluded.list_name, list_organisation = excluded.list_organisation,"               \
  " list_postal_code = excluded.list_postal_code, list_city = excluded.list_city,"                 \
  " list_country = excluded.list_country, list_email = excluded.list_email,"                       \
  " list_phone = excluded.list_phone, version = version + 1"

/* Writes the customer's row; an id of 0 adds one and is set. */
static gboolean
store_row (KorDb *db,
           KorCustomer *customer,
           const char *list_name,
           GBytes *sort_key,
           gint64 rank,
           GError **error)
{
  const KorAddress *address =
    kor_customer_get_address (customer, KOR_ADDRESS_POSTAL, KOR_DATE_NONE);
  gint64 organisation = 0;
  char created[16], ended[16];

  kor_date_to_text (customer->created, created);
  kor_date_to_text (customer->relation_ended, ended);
  if (kor_text_or_null (customer->organisation) != NULL) {
    organisation =
      kor_organisation_ensure (db, customer->organisation, customer->business_id, error);
    if (organisation == 0)
      return FALSE;
  }
  if (!kor_db_run (
        db,
        error,
        /* An upsert keeps a journal of its own for the statement, which many rows feel. */
        customer->id == 0 ? CUSTOMER_INSERT : CUSTOMER_INSERT CUSTOMER_UPDATE,
        "ittttittiittbittttttt",
        customer->id,
        kor_text_or_null (customer->external_id),
        kor_text_or_null (customer->first_name),
        kor_text_or_null (customer->last_name),
        kor_text_or_null (customer->former_names),
        organisation,
        kor_text_or_null (customer->organisation_role),
        kor_language_to_string (customer->language),
        (gint64) customer->deceased,
        (gint64) customer->restricted,
        kor_text_or_null (created),
        kor_text_or_null (ended),
        sort_key,
        rank,
        list_name,
        kor_text_or_null (customer->organisation),
        address != NULL ? kor_text_or_null (address->postal_code) : NULL,
        address != NULL ? kor_text_or_null (address->city) : NULL,
        address != NULL ? kor_text_or_null (address->country) : NULL,
        kor_customer_get_email (customer),
        kor_customer_get_phone (customer)))
    return FALSE;
  if (customer->id == 0)
    customer->id = kor_db_last_insert_id (db);
  customer->version++;
  return TRUE;
}

/* Adds a customer at @rank, without the search index; sets its id. */
gboolean
kor_customer_insert (
  KorDb *db, KorCollation *collation, KorCustomer *customer, gint64 rank, GError **error)
{
  g_autofree char *name = kor_customer_get_list_name (customer);
  g_autoptr (GBytes) key = kor_collation_sort_key (collation, name);

  customer->version = 0;
  return store_row (db, customer, name, key, rank, error) &&
         kor_customer_store_parts (db, customer, error);
}

/* The rank a known customer's name asks for: the present one while the name stays. */
static gboolean
find_rank (KorDb *db, const KorCustomer *customer, GBytes *key, gint64 *rank, GError **error)
{
  gint64 same_name;

  if (!kor_db_get_int64 (
        db, rank, error, "SELECT sort_rank FROM customer WHERE id = ?", "i", customer->id) ||
      !kor_search_drop_one (db, *rank, error) ||
      !kor_db_get_int64 (db,
                         &same_name,
                         error,
                         "SELECT count(*) FROM customer WHERE id = ? AND sort_key = ?",
                         "ib",
                         customer->id,
                         key))
    return FALSE;
  return same_name > 0 || kor_rank_find (db, key, customer->id, rank, error);
}

/* Writes a known customer anew, moves it to its place in the order and keeps the search index. */
gboolean
kor_customer_update (KorDb *db, KorCollation *collation, KorCustomer *customer, GError **error)
{
  g_autofree char *name = kor_customer_get_list_name (customer);
  g_autoptr (GBytes) key = kor_collation_sort_key (collation, name);
  gint64 rank;

  return find_rank (db, customer, key, &rank, error) &&
         store_row (db, customer, name, key, rank, error) && drop_parts (db, customer->id, error) &&
         kor_customer_store_parts (db, customer, error) &&
         kor_search_index_one (db, customer->id, error);
}

/* The id behind an external number, else behind the own id as digits; 0: none. */
gint64
kor_customer_lookup (KorDb *db, const char *reference, GError **error)
{
  guint64 own = 0;
  gint64 id = 0;

  g_ascii_string_to_unsigned (reference, 10, 1, G_MAXINT64, &own, NULL);
  if (!kor_db_get_int64 (db,
                         &id,
                         error,
                         "SELECT coalesce ((SELECT id FROM customer WHERE external_id = ?),"
                         " (SELECT id FROM customer WHERE id = ?), 0)",
                         "ti",
                         reference,
                         (gint64) own))
    return -1;
  return id;
}

/* --- operations ------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  KorCustomer *customer;
} Loading;

static gboolean
load_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Loading *loading = data;

  loading->customer = kor_customer_load (db, loading->id, error);
  return loading->customer != NULL;
}

/**
 * kor_register_load_customer:
 * @self: a register
 * @id: which customer
 * @error: return location
 *
 * Reads the whole record. Showing it to a person is a look-up: see kor_register_record_lookup().
 *
 * Returns: (transfer full) (nullable): the customer, or %NULL with KOR_ERROR_NOT_FOUND
 */
KorCustomer *
kor_register_load_customer (KorRegister *self, gint64 id, GError **error)
{
  Loading loading = { id, NULL };

  kor_register_read (self, load_body, &loading, NULL, error);
  return loading.customer;
}

typedef struct {
  const char *reference;
  gint64 id;
} Finding;

static gboolean
find_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Finding *finding = data;

  finding->id = kor_customer_lookup (db, finding->reference, error);
  if (finding->id == 0)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "customer", finding->reference, NULL);
  return finding->id > 0;
}

/**
 * kor_register_find_customer:
 * @self: a register
 * @reference: an external number or the own id
 * @error: return location
 *
 * Returns: the customer's id, or 0 with KOR_ERROR_NOT_FOUND
 */
gint64
kor_register_find_customer (KorRegister *self, const char *reference, GError **error)
{
  Finding finding = { reference, 0 };

  return kor_register_read (self, find_body, &finding, NULL, error) ? finding.id : 0;
}

typedef struct {
  KorCustomer *customer;
  const char *source;
  const char *reason;
} Saving;

static gboolean
check_external_id (KorDb *db, const KorCustomer *customer, GError **error)
{
  gint64 taken = 0;

  if (kor_text_or_null (customer->external_id) == NULL)
    return TRUE;
  if (!kor_db_get_int64 (db,
                         &taken,
                         error,
                         "SELECT count(*) FROM customer WHERE external_id = ? AND id <> ?",
                         "ti",
                         customer->external_id,
                         customer->id))
    return FALSE;
  if (taken > 0)
    kor_error_set (error, KOR_ERROR_EXISTS, "customer", customer->external_id, NULL);
  return taken == 0;
}

static gboolean
add_customer (KorRegister *self, KorDb *db, KorCustomer *customer, GError **error)
{
  KorCollation *collation = kor_register_get_collation (self);
  g_autofree char *name = kor_customer_get_list_name (customer);
  g_autoptr (GBytes) key = kor_collation_sort_key (collation, name);
  gint64 rank;

  if (customer->created == KOR_DATE_NONE)
    customer->created = kor_context_get_today (kor_register_get_context (self));
  return kor_rank_find (db, key, 0, &rank, error) &&
         kor_customer_insert (db, collation, customer, rank, error) &&
         kor_search_index_one (db, customer->id, error);
}

/* Writes a customer with its history of values; @before is the record as it was, NULL for a new one. */
gboolean
kor_customer_save (KorRegister *self,
                   KorDb *db,
                   const KorCustomer *before,
                   KorCustomer *customer,
                   const char *source,
                   const char *reason,
                   char **changed_fields,
                   GError **error)
{
  KorStamp stamp;

  return check_external_id (db, customer, error) &&
         kor_stamp_init (&stamp, self, db, source, reason, error) &&
         (before == NULL
            ? add_customer (self, db, customer, error)
            : kor_customer_update (db, kor_register_get_collation (self), customer, error)) &&
         kor_values_store (db, before, customer, &stamp, changed_fields, error);
}

static gboolean
save_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Saving *saving = data;
  KorCustomer *customer = saving->customer;
  g_autoptr (KorCustomer) before = NULL;
  gboolean is_new = customer->id == 0;

  if (!is_new) {
    before = kor_customer_load (db, customer->id, error);
    if (before == NULL)
      return FALSE;
    if (before->version != customer->version) {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, customer->id);

      kor_error_set (error, KOR_ERROR_CHANGED_MEANWHILE, "customer", number, NULL);
      return FALSE;
    }
  }
  if (!kor_customer_save (
        self, db, before, customer, saving->source, saving->reason, &write->details, error))
    return FALSE;
  write->action = is_new ? "add" : "set";
  write->subject = "customer";
  write->subject_id = customer->id;
  write->kind = KOR_KIND_CUSTOMER;
  return TRUE;
}

/**
 * kor_register_save_customer:
 * @self: a register
 * @customer: the record; id 0 for a new one; id and version are set
 * @source: (nullable): where the new values come from (R20–R25); %NULL: the customer's own notice
 * @reason: (nullable): why it is changed, kept with the former values
 * @error: return location
 *
 * Adds or changes a customer (R2). Needs the right KOR_ROLE_MAINTAINS. The archive mark is not
 * touched: see kor_register_archive_customer().
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_VALUE,
 *   KOR_ERROR_EXISTS (the external number), KOR_ERROR_CHANGED_MEANWHILE or a KOR_DB_ERROR
 */
gboolean
kor_register_save_customer (
  KorRegister *self, KorCustomer *customer, const char *source, const char *reason, GError **error)
{
  Saving saving = { customer, source, reason };
  gint64 id = customer->id, version = customer->version;
  KorDate created = customer->created;

  if (!kor_customer_check (customer, error))
    return FALSE;
  if (kor_register_write (self, KOR_ROLE_MAINTAINS, save_body, &saving, NULL, error))
    return TRUE;
  customer->id = id;
  customer->version = version;
  customer->created = created;
  return FALSE;
}

typedef struct {
  gint64 id;
  gboolean archived;
} Archiving;

static gboolean
archive_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Archiving *archiving = data;

  if (!kor_db_run (db,
                   error,
                   "UPDATE customer SET archived = ?, version = version + 1 WHERE id = ?",
                   "ii",
                   (gint64) archiving->archived,
                   archiving->id))
    return FALSE;
  if (kor_db_changes (db) == 0) {
    kor_tell_missing ("customer", archiving->id, error);
    return FALSE;
  }
  write->action = archiving->archived ? "archive" : "bring-back";
  write->subject = "customer";
  write->subject_id = archiving->id;
  write->kind = KOR_KIND_CUSTOMER;
  return TRUE;
}

/**
 * kor_register_archive_customer:
 * @self: a register
 * @id: which customer
 * @archived: %TRUE archives, %FALSE brings back
 * @error: return location
 *
 * Archived customers are out of lists and runs but found by search (R2). Needs KOR_ROLE_MAINTAINS.
 */
gboolean
kor_register_archive_customer (KorRegister *self, gint64 id, gboolean archived, GError **error)
{
  Archiving archiving = { id, archived };

  return kor_register_write (self, KOR_ROLE_MAINTAINS, archive_body, &archiving, NULL, error);
}

/* --- look-ups
 * --------------------------------------------------------------------------------------------------
 */

typedef struct {
  gint64 customer_id;
  const char *purpose;
  guint n_found;
} Lookup;

static gboolean
lookup_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Lookup *lookup = data;

  write->action = "look-up";
  write->subject = "customer";
  write->subject_id = lookup->customer_id;
  write->details = lookup->customer_id != 0
                     ? g_strdup (lookup->purpose)
                     : g_strdup_printf ("%s: %u", lookup->purpose, lookup->n_found);
  write->silent = TRUE;
  return TRUE;
}

/**
 * kor_register_record_lookup:
 * @self: a register
 * @customer_id: whose record was looked at
 * @purpose: "card", "report", "export" …
 * @error: return location
 *
 * Writes into the journal that a record was looked at; the access reply tells the date and purpose.
 */
gboolean
kor_register_record_lookup (KorRegister *self,
                            gint64 customer_id,
                            const char *purpose,
                            GError **error)
{
  Lookup lookup = { customer_id, purpose, 0 };

  return kor_register_write (self, KOR_ROLE_READS, lookup_body, &lookup, NULL, error);
}

/**
 * kor_register_record_search:
 * @self: a register
 * @what: "customer list" …; never the words searched for
 * @n_found: how many records were listed
 * @error: return location
 *
 * Writes into the journal that a list of records was looked at.
 */
gboolean
kor_register_record_search (KorRegister *self, const char *what, guint n_found, GError **error)
{
  Lookup lookup = { 0, what, n_found };

  return kor_register_write (self, KOR_ROLE_READS, lookup_body, &lookup, NULL, error);
}

typedef struct {
  gint64 customer_id;
  GPtrArray *lookups;
} Listing;

static gboolean
lookups_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            "SELECT at, details FROM journal WHERE subject = 'customer'"
                            " AND subject_id = ? AND action = 'look-up' ORDER BY seq",
                            "i",
                            listing->customer_id);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_ptr_array_add (
      listing->lookups,
      kor_lookup_new (kor_db_statement_get_int64 (row, 0), kor_db_statement_get_text (row, 1)));
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_lookups:
 *
 * Returns: (transfer full) (element-type KorLookup) (nullable): when and for what the customer's
 * record was looked up, oldest first
 */
GPtrArray *
kor_register_list_lookups (KorRegister *self, gint64 customer_id, GError **error)
{
  g_autoptr (GPtrArray) lookups = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_lookup_free);
  Listing listing = { customer_id, lookups };

  if (!kor_register_read (self, lookups_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&lookups);
}
