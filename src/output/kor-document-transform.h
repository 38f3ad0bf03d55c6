/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "kor-words.h"

G_BEGIN_DECLS

xmlDoc *kor_document_transform (xmlDoc *report,
                                const char *stylesheet,
                                KorLanguage language,
                                const char *sha256,
                                GHashTable *texts);

G_END_DECLS
