/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-context.h"
#include "kor-profile.h"
#include "kor-secret.h"
#include "kor-user.h"

G_BEGIN_DECLS

/* What a change touched; the first argument of KorRegister::changed. */
typedef enum {
  KOR_KIND_CUSTOMER,
  KOR_KIND_ORDER,
  KOR_KIND_BAN,
  KOR_KIND_LIST_RUN,
  KOR_KIND_USER,
  KOR_KIND_PROFILE,
  KOR_KIND_REQUEST,
  KOR_KIND_RECIPIENT,
  KOR_KIND_ALL, /* an import: everything may be new */
} KorKind;

/**
 * KorRegister:
 *
 * An open register. Every kor_register_* operation is one transaction with one journal entry, names
 * the right it needs and refuses without it (KOR_ERROR_NO_RIGHT). Operations block until done and
 * may be called from any thread; the window calls them through kor_register_call_async() so that
 * the main loop never waits. All writing happens on one thread, all other reading on a second one.
 *
 * Signal "changed" (KorKind kind, gint64 id): after a commit, in the main context that was the
 * thread's default when the register was opened; id 0 means several.
 */
#define KOR_TYPE_REGISTER (kor_register_get_type ())
G_DECLARE_FINAL_TYPE (KorRegister, kor_register, KOR, REGISTER, GObject)

KorRegister *kor_register_create (KorContext *context,
                                  const char *folder,
                                  const KorProfile *profile,
                                  const KorUser *administrator,
                                  const KorSecret *password,
                                  char **recovery_code,
                                  GError **error);
KorRegister *kor_register_open (KorContext *context,
                                const char *folder,
                                const char *user,
                                const KorSecret *password,
                                GError **error);
void kor_register_close (KorRegister *self);

KorContext *kor_register_get_context (KorRegister *self);
const char *kor_register_get_folder (KorRegister *self);
const KorUser *kor_register_get_user (KorRegister *self);
gboolean kor_register_require (KorRegister *self, KorRole right, GError **error);

KorProfile *kor_register_get_profile (KorRegister *self, GError **error);
gboolean kor_register_set_profile (KorRegister *self, const KorProfile *profile, GError **error);
gboolean kor_register_verify (KorRegister *self, GCancellable *cancellable, GError **error);

/* What a person wants to know of the register as a whole. */
typedef struct {
  gint64 customers, archived_customers, orders, bans_in_force, users, journal_entries;
  int schema_version;
} KorRegisterInfo;

gboolean kor_register_get_info (KorRegister *self, KorRegisterInfo *info, GError **error);

/**
 * KorRegisterCall:
 *
 * A piece of work for kor_register_call_async(): calls any kor_register_* operations, off the main
 * thread. Returns its result or %NULL with @error set.
 */
typedef gpointer (*KorRegisterCall) (KorRegister *self,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);

void kor_register_call_async (KorRegister *self,
                              KorRegisterCall call,
                              gpointer data,
                              GDestroyNotify free_data,
                              GDestroyNotify free_result,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gpointer kor_register_call_finish (KorRegister *self, GAsyncResult *result, GError **error);

G_END_DECLS
