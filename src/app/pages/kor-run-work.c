/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-run-work.h"

#include "kor-date.h"
#include "kor-run-person-model.h"

void
kor_run_facts_free (KorRunFacts *self)
{
  g_clear_pointer (&self->run, kor_list_run_free);
  g_clear_object (&self->sheet);
  g_free (self);
}

/* Returns: (nullable): what the labels of the run are called; %NULL when it was made of none */
const char *
kor_run_facts_get_sheet_name (const KorRunFacts *self)
{
  return self->sheet != NULL ? kor_label_sheet_get_name (self->sheet) : self->run->sheet;
}

/* Returns: the last day on which the people of the run are kept */
KorDate
kor_run_facts_get_end (const KorRunFacts *self)
{
  return kor_date_add_months (kor_time_get_date (self->run->at), (int) self->months);
}

/* A #KorRegisterCall: the #KorRunFacts of the run whose number @run_id points to. */
gpointer
kor_run_load_facts (KorRegister *register_,
                    gpointer run_id,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (KorRunFacts) self = g_new0 (KorRunFacts, 1);

  if ((self->run = kor_register_load_run (register_, *(gint64 *) run_id, error)) == NULL ||
      !kor_register_get_run_months (register_, &self->months, error))
    return NULL;
  if (self->run->sheet != NULL)
    self->sheet = kor_label_sheet_lookup (self->run->sheet, NULL);
  return g_steal_pointer (&self);
}

/* A #KorRegisterCall: the #KorRunPeople of the run whose number @run_id points to. */
gpointer
kor_run_load_people (KorRegister *register_,
                     gpointer run_id,
                     GCancellable *cancellable,
                     GError **error)
{
  GPtrArray *persons = kor_register_load_run_persons (register_, *(gint64 *) run_id, error);

  return persons != NULL ? kor_run_people_new (persons) : NULL;
}
