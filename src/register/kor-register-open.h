/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the files of the register layer that open and close a register. */

#include "kor-lane.h"
#include "kor-lock.h"
#include "kor-register-private.h"

G_BEGIN_DECLS

#define KOR_REGISTER_DATABASE "register.db"

struct _KorRegister {
  GObject parent_instance;

  KorContext *context;
  char *folder;
  KorLock *lock;
  KorKeyring *keyring;
  KorKeys *keys;
  KorUser *user;
  KorLane *writer;
  KorLane *reader;
  KorCollation *collation; /* the writer's thread only */
  GMainContext *main_context;
  gboolean migrated; /* by this opening */
};

void kor_register_tell_damage (GError **error);

/* kor-register-migration.c */
gboolean kor_migration_run (
  const char *folder, KorDb *db, const KorSecret *key, gboolean *migrated, GError **error);
void kor_migration_forget (const char *folder);

G_END_DECLS
