/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/* What has just been saved. The strings are the caller's. */
typedef struct {
  const char *path;
  KorPurpose purpose;
  const char *recipient; /* NULL: own use */
  guint n_persons;
  guint n_fewer; /* people who were on the preview and are not in the file */
  KorDate keep_until;
} KorListSaved;

AdwDialog *kor_list_reminder_new (const KorListSaved *saved);

G_END_DECLS
