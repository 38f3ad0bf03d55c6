/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-import.h"

G_BEGIN_DECLS

char *write_file (const char *name, const char *bytes, gssize n_bytes);
void remove_files (void);
char *describe_facts (const GError *error);
char *import_text (KorImportKind kind, const char *path, const char *const *maps);

G_END_DECLS
