/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-register.h"
#include "kor-value.h"

G_BEGIN_DECLS

typedef enum {
  KOR_CUSTOMER_SORT_NAME,
  KOR_CUSTOMER_SORT_ORGANISATION,
  KOR_CUSTOMER_SORT_PLACE,
  KOR_CUSTOMER_SORT_LAST_ORDER,
  KOR_N_CUSTOMER_SORTS,
} KorCustomerSort;

typedef enum {
  KOR_CUSTOMER_FILTER_NONE = 0,
  KOR_CUSTOMER_FILTER_RECENT_ORDER = 1 << 0, /* ordered within 30 days */
  KOR_CUSTOMER_FILTER_OPEN_ORDER = 1 << 1,
  KOR_CUSTOMER_FILTER_BAN = 1 << 2,
  KOR_CUSTOMER_FILTER_RESTRICTED = 1 << 3,
  KOR_CUSTOMER_FILTER_RETURNED_MAIL = 1 << 4,
  KOR_CUSTOMER_FILTER_ARCHIVED = 1 << 5, /* only the archived ones */
} KorCustomerFilter;

/* What a list of customers shows. Archived customers are shown only by a search or their filter
 * (R2). */
typedef struct {
  const char *search; /* words as typed; NULL or "": everybody */
  KorCustomerFilter filter;
  KorCustomerSort sort;
  gboolean descending;
  guint limit; /* 0: all */
} KorCustomerQuery;

/* A customer as a list row shows it. Strings may be NULL. */
typedef struct {
  gint64 id;
  char *name; /* "Sukunimi Etunimi" */
  char *last_name;
  char *first_name;
  char *organisation;
  char *postal_code;
  char *city;
  char *country;
  char *email;
  char *phone;
  KorDate last_order;
  guint bans; /* a bit per KorScope, whatever the extent */
  gboolean restricted;
  gboolean archived;
} KorCustomerRow;

void kor_customer_row_free (KorCustomerRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCustomerRow, kor_customer_row_free)

GArray *kor_register_list_customers (KorRegister *self,
                                     const KorCustomerQuery *query,
                                     GCancellable *cancellable,
                                     GError **error);
GPtrArray *kor_register_load_customer_rows (
  KorRegister *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error);
KorCustomer *kor_register_load_customer (KorRegister *self, gint64 id, GError **error);
gint64 kor_register_find_customer (KorRegister *self, const char *reference, GError **error);
gboolean kor_register_save_customer (
  KorRegister *self, KorCustomer *customer, const char *source, const char *reason, GError **error);
gboolean
kor_register_archive_customer (KorRegister *self, gint64 id, gboolean archived, GError **error);
GPtrArray *kor_register_list_values (KorRegister *self, gint64 customer_id, GError **error);
gboolean kor_register_record_lookup (KorRegister *self,
                                     gint64 customer_id,
                                     const char *purpose,
                                     GError **error);
gboolean
kor_register_record_search (KorRegister *self, const char *what, guint n_found, GError **error);
GPtrArray *kor_register_list_lookups (KorRegister *self, gint64 customer_id, GError **error);
GStrv kor_register_list_sources (KorRegister *self, GError **error);

G_END_DECLS
