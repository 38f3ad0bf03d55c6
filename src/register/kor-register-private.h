/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the files of the register layer alone. */

#include "kor-collation.h"
#include "kor-customer.h"
#include "kor-db-statement.h"
#include "kor-db.h"
#include "kor-keyring.h"
#include "kor-ban.h"
#include "kor-order.h"
#include "kor-recipient.h"
#include "kor-register.h"

G_BEGIN_DECLS

#define KOR_WRITE_MAX_ALSO 3

/**
 * KorWrite:
 *
 * What a writing body did, for the journal and for the signal. A body that leaves @action unset
 * changed nothing: no entry, no signal.
 */
typedef struct {
  const char *action;
  const char *subject;
  gint64 subject_id; /* 0: none */
  char *details;     /* owned; no values of customers */
  KorKind kind;
  gboolean silent; /* journaled, but nothing that a list shows has changed */

  struct {
    KorKind kind;
    gint64 id;
  } also[KOR_WRITE_MAX_ALSO]; /* what has changed besides */

  guint n_also;
} KorWrite;

void kor_write_note_also (KorWrite *self, KorKind kind, gint64 id);

typedef gboolean (*KorReadBody) (KorRegister *self, KorDb *db, gpointer data, GError **error);
typedef gboolean (*KorWriteBody) (
  KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error);

gboolean kor_register_read (
  KorRegister *self, KorReadBody body, gpointer data, GCancellable *cancellable, GError **error);
gboolean kor_register_write (KorRegister *self,
                             KorRole right,
                             KorWriteBody body,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

KorKeyring *kor_register_get_keyring (KorRegister *self);
const KorKeys *kor_register_get_keys (KorRegister *self);
KorCollation *kor_register_get_collation (KorRegister *self);

/* kor-register-journal.c */
gboolean kor_journal_append (KorRegister *self, KorDb *db, const KorWrite *write, GError **error);
char *kor_journal_describe_keys (const KorPublicKeys *keys, KorRole role);

/* kor-register-profile.c */
gboolean kor_profile_store (KorDb *db, const KorProfile *profile, gint64 now, GError **error);
KorProfile *kor_profile_load (KorDb *db, GError **error);

/* kor-register-users.c */
gboolean kor_user_store (KorDb *db, KorUser *user, const KorPublicKeys *keys, GError **error);
KorUser *kor_user_load (KorDb *db, const char *name, KorPublicKeys *keys, GError **error);

/* kor-register-values.c */
typedef struct {
  gint64 source;
  char came[16];
  gint64 now;
  gint64 user;
  const char *reason;
} KorStamp;

gint64 kor_source_ensure (KorDb *db, const char *name, GError **error);
gboolean kor_stamp_init (KorStamp *stamp,
                         KorRegister *self,
                         KorDb *db,
                         const char *source,
                         const char *reason,
                         GError **error);
gboolean kor_values_store (KorDb *db,
                           const KorCustomer *before,
                           const KorCustomer *after,
                           const KorStamp *stamp,
                           char **changed_fields,
                           GError **error);

/* kor-register-rank.c: the order by name and the search index that follows it (R14) */
#define KOR_RANK_GAP (G_GINT64_CONSTANT (1) << 20)

gboolean kor_rank_find (KorDb *db, GBytes *sort_key, gint64 self_id, gint64 *rank, GError **error);
gboolean kor_rank_renumber (KorDb *db, GError **error);
gboolean kor_search_index_one (KorDb *db, gint64 id, GError **error);
gboolean kor_search_drop_one (KorDb *db, gint64 rank, GError **error);
gboolean kor_search_index_all (KorDb *db, GError **error);
char *kor_search_to_match (const char *typed);

/* kor-register-customers.c */
KorCustomer *kor_customer_load (KorDb *db, gint64 id, GError **error);
gboolean kor_customer_store_parts (KorDb *db, KorCustomer *customer, GError **error);
gint64
kor_organisation_ensure (KorDb *db, const char *name, const char *business_id, GError **error);
gboolean kor_customer_insert (
  KorDb *db, KorCollation *collation, KorCustomer *customer, gint64 rank, GError **error);
gboolean
kor_customer_update (KorDb *db, KorCollation *collation, KorCustomer *customer, GError **error);
gint64 kor_customer_lookup (KorDb *db, const char *reference, GError **error);
gboolean kor_customer_save (KorRegister *self,
                            KorDb *db,
                            const KorCustomer *before,
                            KorCustomer *customer,
                            const char *source,
                            const char *reason,
                            char **changed_fields,
                            GError **error);

/* kor-register-orders.c */
KorOrder *kor_order_load (KorDb *db, gint64 id, GError **error);
gboolean kor_order_store (KorDb *db, KorOrder *order, GError **error);
gboolean kor_last_order_update (KorDb *db, gint64 customer_id, GError **error);
gboolean kor_order_delete (KorDb *db, const KorOrder *order, GError **error);

/* kor-register-bans.c */
gboolean kor_ban_store (KorDb *db, KorBan *ban, gint64 now, gint64 user, GError **error);
guint kor_ban_mask (KorScope scope, KorExtent extent);
gboolean kor_bans_read_mask (KorDb *db, gint64 customer_id, guint *mask, GError **error);
gboolean kor_bans_update_mask (KorDb *db, gint64 customer_id, GError **error);

/* kor-register-recipients.c */
gboolean kor_recipient_store (KorDb *db, const KorRecipient *recipient, GError **error);
gboolean
kor_recipient_lookup (KorDb *db, const char *name, KorRecipient **recipient, GError **error);

/* kor-register-documents.c */
gboolean kor_documents_sweep (KorDb *db, const char *folder, GError **error);
gboolean
kor_documents_verify (KorDb *db, const char *folder, GCancellable *cancellable, GError **error);

/* small helpers, kor-register-rows.c */
const char *kor_text_or_null (const char *text);
void kor_date_to_text (KorDate date, char text[16]);
KorDate kor_row_get_date (KorDbStatement *row, int column);
gboolean kor_rows_end (GError *local, GError **error);
gboolean kor_rows_collect_ids (KorDbStatement *row, GArray *ids, GError **error);
void kor_tell_missing (const char *what, gint64 id, GError **error);

G_END_DECLS
