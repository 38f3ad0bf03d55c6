/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-db.h"
#include "kor-error.h"
#include "kor-keyring.h"
#include "kor-register.h"
#include "kor-register-bans.h"
#include "kor-register-customers.h"
#include "kor-register-import.h"
#include "kor-register-journal.h"
#include "kor-register-lists.h"
#include "kor-register-orders.h"
#include "kor-register-users.h"

G_BEGIN_DECLS

/*
 * What tests of a register share: a temporary folder, a clock that stands still at 2026-11-23 10:00
 * in Helsinki, a register made once (keys take their time by design) of which every test may have a
 * copy, and invented people.
 */

#define KOR_TEST_NOW G_GINT64_CONSTANT (1795420800)
#define KOR_TEST_USER "hanna"
#define KOR_TEST_USER_NAME "Hanna Hallinto"
#define KOR_TEST_PASSWORD "oikein hyvä salasana"

void kor_test_init (int *argc, char ***argv);
int kor_test_run (void);

KorContext *kor_test_context (void);
KorDate kor_test_today (void);
char *kor_test_path (const char *name);
KorSecret *kor_test_secret (const char *text);
KorProfile *kor_test_profile_new (void);
KorUser *kor_test_user_new (const char *name, KorRole role);

char *kor_test_folder_new (void);
KorRegister *kor_test_register_new (void);
KorRegister *kor_test_register_open (const char *folder, const char *user);
KorRegister *kor_test_register_reopen (KorRegister *self, const char *user);
void kor_test_register_free (KorRegister *self);
KorDb *kor_test_raw_open (const char *folder);
void kor_test_remove_tree (const char *folder);

KorCustomer *kor_test_customer_new (const char *first_name, const char *last_name);
gint64 kor_test_save_customer (KorRegister *self, KorCustomer *customer);
gint64 kor_test_add_customer (KorRegister *self, const char *first_name, const char *last_name);
KorOrder *kor_test_order_new (gint64 customer_id, const char *number, const char *date);
gint64 kor_test_add_order (KorRegister *self, gint64 customer_id, const char *number);
gint64 kor_test_add_ban (KorRegister *self, gint64 customer_id, KorScope scope, KorExtent extent);
gint64 kor_test_journal_length (KorRegister *self);
char *kor_test_list_names (KorRegister *self, const KorCustomerQuery *query);
char *kor_test_search (KorRegister *self, const char *text);

void kor_test_assert_error (GError *error, KorError code, ...) G_GNUC_NULL_TERMINATED;

/* A row of an imagined file. */
typedef struct {
  const char *id, *first_name, *last_name, *organisation, *email, *phone;
  const char *street, *postal_code, *city, *country;
  gboolean publication_ban, marketing_ban;
  const char *source;
} KorTestRow;

/* An imagined file of customers. */
typedef struct {
  const KorTestRow *rows;
  guint n_rows;
  guint64 without;      /* a bit per field that has no column */
  guint fail_after;     /* rows; 0: never */
  guint cancel_after;   /* rows; 0: never */
  GCancellable *cancel; /* what is cancelled then */
} KorTestFeed;

gboolean kor_test_feed_cb (KorImportRowFunc row,
                           gpointer row_data,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
