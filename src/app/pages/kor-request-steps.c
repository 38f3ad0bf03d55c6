/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-steps.h"

#include <glib/gi18n.h>

#include "kor-request-rules.h"
#include "kor-request-text.h"
#include "kor-ui-text.h"

/* "26.10. A. Rautavuori" */
static char *
describe_done (KorDate on, const char *by)
{
  g_autofree char *day = kor_ui_format_day_month (on);
  g_autofree char *name = kor_ui_shorten_name (by);
  char *text = g_strdup_printf ("%s %s", day, name);

  return g_strstrip (text);
}

static char *
describe_identity (const KorRequest *request)
{
  g_autofree char *asked = NULL;

  if (request->identity_on != KOR_DATE_NONE)
    return describe_done (request->identity_on, request->identity_by);
  if (request->asked_signature == KOR_DATE_NONE)
    return NULL;
  asked = kor_ui_format_day_month (request->asked_signature);
  return g_strdup_printf (_ ("asked %s"), asked);
}

static char *
describe_decision (const KorRequest *request)
{
  guint n_decided = 0;

  if (request->decided != KOR_DATE_NONE)
    return describe_done (request->decided, request->decided_by);
  for (guint i = 0; i < request->items->len; i++)
    n_decided +=
      ((const KorRequestItem *) request->items->pdata[i])->decision == KOR_ITEM_OPEN ? 0 : 1;
  if (request->items->len == 0)
    return NULL;
  return g_strdup_printf (
    ngettext ("%u/%u item decided", "%u/%u items decided", request->items->len),
    n_decided,
    request->items->len);
}

static char *
describe_notices (const KorRequest *request)
{
  guint n = request->notices->len, n_waiting = 0;

  for (guint i = 0; i < n; i++)
    n_waiting +=
      ((const KorRequestNotice *) request->notices->pdata[i])->state == KOR_NOTICE_WAITING;
  if (n_waiting > 0)
    return g_strdup_printf (ngettext ("%u recipient waits", "%u recipients wait", n_waiting),
                            n_waiting);
  if (request->delivered != KOR_DATE_NONE)
    return describe_done (request->delivered, request->delivered_by);
  return n > 0 ? g_strdup_printf (ngettext ("%u recipient told", "%u recipients told", n), n)
               : NULL;
}

static void
set_note (KorStepPath *path, guint step, char *note)
{
  kor_step_path_set_note (path, step, note != NULL ? note : "");
  g_free (note);
}

/**
 * kor_request_steps_set_up:
 * @path: a path without steps
 *
 * Gives it the steps of a case.
 */
void
kor_request_steps_set_up (KorStepPath *path)
{
  const char *const titles[KOR_N_STEPS + 1] = {
    [KOR_STEP_RECEIVED] =
      C_ ("step", "Received"),
         [KOR_STEP_IDENTITY] =
           C_ ("step", "Signature and identity"),
              [KOR_STEP_DECISION] =
                C_ ("step", "Decision"),
                   [KOR_STEP_CARRY_OUT] =
                     C_ ("step", "Carrying out"),
                        [KOR_STEP_NOTICES] = C_ ("step", "Answer and notices"),
                                                [KOR_STEP_CLOSED] = C_ ("step", "Closed"),
                                                };

  kor_step_path_set_titles (path, titles);
}

/**
 * kor_request_steps_show:
 * @path: the path of a case
 * @request: the case
 * @today: the day
 */
void
kor_request_steps_show (KorStepPath *path, const KorRequest *request, KorDate today)
{
  static const KorStepPathState states[] = {
    [KOR_STEP_AHEAD] = KOR_STEP_PATH_AHEAD,
    [KOR_STEP_CURRENT] = KOR_STEP_PATH_CURRENT,
    [KOR_STEP_DONE] = KOR_STEP_PATH_DONE,
    [KOR_STEP_NEEDLESS] = KOR_STEP_PATH_NEEDLESS,
  };
  KorStepState steps[KOR_N_STEPS];
  KorStepPathState shown[KOR_N_STEPS];
  gboolean needless;

  kor_request_get_steps (request, steps);
  for (guint i = 0; i < KOR_N_STEPS; i++)
    shown[i] = states[steps[i]];
  needless = steps[KOR_STEP_CARRY_OUT] == KOR_STEP_NEEDLESS;
  set_note (path, KOR_STEP_RECEIVED, describe_done (request->received, request->recorded_by));
  set_note (path, KOR_STEP_IDENTITY, describe_identity (request));
  set_note (path, KOR_STEP_DECISION, describe_decision (request));
  set_note (path,
            KOR_STEP_CARRY_OUT,
            needless
            ? g_strdup (C_ ("step", "not needed"))
          : request->carried_out != KOR_DATE_NONE
            ? describe_done (request->carried_out, request->carried_out_by)
            : NULL);
  set_note (path, KOR_STEP_NOTICES, describe_notices (request));
  set_note (path,
            KOR_STEP_CLOSED,
            request->closed != KOR_DATE_NONE ? describe_done (request->closed, request->closed_by)
                                             : NULL);
  kor_step_path_set_states (path, shown);
}
