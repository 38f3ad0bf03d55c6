/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KorCollation KorCollation;

KorCollation *kor_collation_new (void);
void kor_collation_free (KorCollation *self);
GBytes *kor_collation_sort_key (KorCollation *self, const char *text);

char *kor_fold (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCollation, kor_collation_free)

G_END_DECLS
