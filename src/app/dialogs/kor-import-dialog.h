/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorImportDialog:
 *
 * Takes a file of customers, orders or order lines in: all of it or nothing. It asks where the data
 * comes from (R20–R25).
 */
#define KOR_TYPE_IMPORT_DIALOG (kor_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorImportDialog, kor_import_dialog, KOR, IMPORT_DIALOG, AdwDialog)

AdwDialog *kor_import_dialog_new (KorRegister *register_);
void kor_import_dialog_set_file (KorImportDialog *self, const char *path);

G_END_DECLS
