/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-db.h"

G_BEGIN_DECLS

char *db_test_folder_new (void);
void db_test_folder_remove (char *folder);
KorSecret *db_test_key (void);
KorDb *db_test_create (const char *folder);
KorDb *db_test_open (const char *folder, KorDbMode mode);
gint64 db_test_ask (KorDb *db, const char *sql);
void db_test_flip (const char *path, goffset offset);

G_END_DECLS
