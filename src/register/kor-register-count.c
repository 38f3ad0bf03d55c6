/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-private.h"
#include "kor-register-selection.h"
#include "kor-register-selections.h"

/* How many people a selection is of, while it is being made. */

typedef struct {
  const KorSelection *selection;
  guint n;
} Counting;

static gboolean
asks_address (const KorSelection *selection)
{
  for (guint g = 0; g < selection->groups->len; g++) {
    const GPtrArray *terms = selection->groups->pdata[g];

    for (guint i = 0; i < terms->len; i++) {
      KorSelectField field = ((const KorSelectionTerm *) terms->pdata[i])->field;

      if (field == KOR_SELECT_POSTCODE || field == KOR_SELECT_PLACE || field == KOR_SELECT_COUNTRY)
        return TRUE;
    }
  }
  return FALSE;
}

#define COLUMNS "SELECT c.id, c.list_organisation, c.language"
#define ONLY " WHERE (?2 IS NULL OR c.id IN (SELECT value FROM json_each (?2)))"

static KorDbStatement *
query_people (KorRegister *self, KorDb *db, const KorSelection *selection, GError **error)
{
  g_autofree char *only = kor_selector_name_customers (selection);
  char today[16];

  kor_date_to_text (kor_context_get_today (kor_register_get_context (self)), today);
  return kor_db_query (
    db,
    error,
    asks_address (selection)
      ? COLUMNS ", a.postal_code, a.city, a.country FROM customer c" KOR_JOIN_LIST_ADDRESS ONLY
      : COLUMNS ", NULL, NULL, NULL FROM customer c" ONLY " AND ?1 IS NOT NULL",
    "tt",
    today,
    only);
}

static gboolean
count_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Counting *counting = data;
  GError *local = NULL;
  g_autoptr (KorSelector) selector = kor_selector_new (db, counting->selection, error);
  g_autoptr (KorDbStatement) row =
              selector != NULL ? query_people (self, db, counting->selection, error) : NULL;

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorSelectionRow facts = {
      .id = kor_db_statement_get_int64 (row, 0),
      .organisation = kor_db_statement_get_text (row, 1),
      .language = kor_db_statement_get_text (row, 2),
      .postal_code = kor_db_statement_get_text (row, 3),
      .city = kor_db_statement_get_text (row, 4),
      .country = kor_db_statement_get_text (row, 5),
    };

    counting->n += kor_selector_matches (selector, &facts) ? 1 : 0;
  }
  return kor_rows_end (local, error);
}

/**
 * kor_register_count_selection:
 * @self: a register
 * @selection: whom to count
 * @cancellable: (nullable): a newer count cancels the older
 * @n: (out): how many people it is of: the "matched" of a run of it at this moment, before the gate
 * @error: return location
 *
 * Counts the people of a selection without asking the gate who may be printed. Any thread (R6).
 *
 * Returns: %FALSE with G_IO_ERROR_CANCELLED or the error of the file
 */
gboolean
kor_register_count_selection (KorRegister *self,
                              const KorSelection *selection,
                              GCancellable *cancellable,
                              guint *n,
                              GError **error)
{
  Counting counting = { selection, 0 };

  if (!kor_register_read (self, count_body, &counting, cancellable, error))
    return FALSE;
  *n = counting.n;
  return TRUE;
}
