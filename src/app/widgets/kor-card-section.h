/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KorCardSection:
 *
 * A folded part of a card: a title, a count, and rows that are made only once it is unfolded, a few
 * at first. Selecting customer after customer so costs the same however much is held of them.
 */
#define KOR_TYPE_CARD_SECTION (kor_card_section_get_type ())
G_DECLARE_FINAL_TYPE (KorCardSection, kor_card_section, KOR, CARD_SECTION, AdwExpanderRow)

/* Makes the row @index; @data is what was given with the function. */
typedef GtkWidget *(*KorCardRowFunc) (guint index, gpointer data);

void kor_card_section_set_rows (KorCardSection *self,
                                guint n_rows,
                                KorCardRowFunc create,
                                gpointer data);

G_END_DECLS
