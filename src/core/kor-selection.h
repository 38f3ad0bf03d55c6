/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a term of a selection asks of a customer. */
typedef enum {
  KOR_SELECT_POSTCODE,     /* "33-38": prefixes or whole codes, both ends included */
  KOR_SELECT_PLACE,        /* names of places, any of them */
  KOR_SELECT_COUNTRY,      /* ISO codes, any of them */
  KOR_SELECT_LANGUAGE,     /* any of them */
  KOR_SELECT_ORGANISATION, /* "yes", "no", or words of the name */
  KOR_SELECT_ORDERED_FROM, /* has ordered on this day or later */
  KOR_SELECT_ORDERED_TO,   /* has ordered on this day or earlier */
  KOR_SELECT_PRODUCT,      /* has ordered this product: its number or words of its description */
  KOR_SELECT_SUM_FROM,     /* has ordered for this much or more, in euros */
  KOR_SELECT_REGISTER,     /* named registers the person is in, any of them (R35) */
  KOR_SELECT_SOURCE,       /* sources that data of the person came from, any of them */
  KOR_SELECT_HAS_EMAIL,    /* "yes" or "no" */
  KOR_SELECT_CUSTOMER,     /* these customers only, by number */
  KOR_N_SELECT_FIELDS,
} KorSelectField;

/* One term: a field and the values it may have. */
typedef struct {
  KorSelectField field;
  GStrv values; /* as kor_selection_add() has made them; at least one */
} KorSelectionTerm;

/**
 * KorSelection:
 *
 * Which customers a list is made of: those for whom all terms of one group hold. Terms about orders that
 * stand in one group are about the same orders. No group, or an empty one, selects everybody. Its words
 * are kor_selection_to_string(), the form that the command line and the record of the run use (R6).
 */
typedef struct {
  GPtrArray *groups; /* of GPtrArray of KorSelectionTerm */
} KorSelection;

const char *kor_select_field_to_string (KorSelectField field);
gboolean kor_select_field_from_string (const char *word, KorSelectField *field);

KorSelection *kor_selection_new (void);
KorSelection *kor_selection_copy (const KorSelection *self);
void kor_selection_free (KorSelection *self);
gboolean kor_selection_equal (const KorSelection *a, const KorSelection *b);
gboolean kor_selection_is_all (const KorSelection *self);
gboolean kor_selection_add (
  KorSelection *self, guint group, KorSelectField field, const char *value, GError **error);
KorSelection *kor_selection_new_of_customers (const gint64 *ids, guint n_ids);
GArray *kor_selection_get_customers (const KorSelection *self);
KorSelection *kor_selection_parse (const char *text, GError **error);
char *kor_selection_to_string (const KorSelection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSelection, kor_selection_free)

G_END_DECLS
