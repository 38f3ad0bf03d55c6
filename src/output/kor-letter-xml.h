/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "kor-letter.h"

G_BEGIN_DECLS

#define KOR_LETTER_NAMESPACE "urn:kortisto:letter:1"

xmlDoc *kor_letter_xml_new (const KorLetterFacts *facts);

G_END_DECLS
