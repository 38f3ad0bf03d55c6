/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a case, from the identity to the end (R50–R60); the papers are kor-cli-request-papers.c. */

#include "kor-cli-request.h"

#include <glib/gi18n.h>

#include "kor-error.h"
#include "kor-register-requests.h"
#include "kor-request-rules.h"

/* --- identify, extend ------------------------------------------------------------------------- */

static gboolean
request_identify (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_need_option (args, "by", error);
  KorIdentity by;
  gint64 id;

  if (word == NULL)
    return FALSE;
  if (!kor_identity_from_string (word, &by) || by == KOR_IDENTITY_NONE)
    return kor_cli_refuse ("identity", word, "identity", error);
  id = kor_cli_find_request (cli, args, error);
  return id != 0 &&
         kor_register_identify_request (
           cli->register_, id, by, kor_cli_args_get_option (args, "with"), error) &&
         kor_cli_answer_request (cli, id, error);
}

static gboolean
request_extend (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *because = kor_cli_args_need_option (args, "because", error);
  gint64 id = because != NULL ? kor_cli_find_request (cli, args, error) : 0;

  return id != 0 && kor_register_extend_request (cli->register_, id, because, error) &&
         kor_cli_answer_request (cli, id, error);
}

/* --- decide ----------------------------------------------------------------------------------- */

static void
add_verdict (GArray *verdicts, guint number)
{
  KorItemVerdict verdict = { number, KOR_ITEM_OPEN, NULL, NULL };

  g_array_append_val (verdicts, verdict);
}

static gboolean
begin_verdict (GArray *verdicts, const char *text, GError **error)
{
  guint number;

  if (!kor_cli_parse_item (text, &number, error))
    return FALSE;
  for (guint i = 0; i < verdicts->len; i++)
    if (g_array_index (verdicts, KorItemVerdict, i).number == number)
      return kor_cli_misuse (error, _("Item %u is decided twice in one command."), number);
  add_verdict (verdicts, number);
  return TRUE;
}

static gboolean
set_verdict (KorItemVerdict *verdict, const char *word, GError **error)
{
  if (verdict == NULL || verdict->decision != KOR_ITEM_OPEN)
    return kor_cli_misuse (error, _("“%s” does not belong here."), word);
  if (!kor_item_decision_from_string (word, &verdict->decision) ||
      verdict->decision == KOR_ITEM_OPEN)
    return kor_cli_refuse ("item", word, "decision", error);
  return TRUE;
}

/* --value and --because belong to the item before them. */
static gboolean
take_verdict_option (KorItemVerdict *verdict, const KorCliArg *arg, GError **error)
{
  if (verdict == NULL)
    return kor_cli_misuse (error, _("--%s stands behind the --item it belongs to."), arg->option);
  if (g_str_equal (arg->option, "value"))
    verdict->value = arg->value;
  else
    verdict->because = arg->value;
  return TRUE;
}

static gboolean
check_verdicts (GArray *verdicts, GError **error)
{
  for (guint i = 0; i < verdicts->len; i++) {
    const KorItemVerdict *verdict = &g_array_index (verdicts, KorItemVerdict, i);

    if (verdict->decision == KOR_ITEM_OPEN)
      return kor_cli_misuse (
        error, _("Behind --item %u stands accept, complete or refuse."), verdict->number);
    if (verdict->value != NULL && verdict->decision != KOR_ITEM_COMPLETE)
      return kor_cli_misuse (
        error, _("Item %u takes a --value only when it is completed."), verdict->number);
  }
  return TRUE;
}

/* "--item 1 accept --item 2 complete --value V --item 3 refuse --because T", as it was typed. */
static GArray *
verdicts_from (KorCliArgs *args, GError **error)
{
  g_autoptr (GArray) verdicts = g_array_new (FALSE, FALSE, sizeof (KorItemVerdict));
  gboolean case_named = FALSE;
  const KorCliArg *arg;

  for (guint i = 0; (arg = kor_cli_args_get_in_order (args, i)) != NULL; i++) {
    KorItemVerdict *last =
      verdicts->len > 0 ? &g_array_index (verdicts, KorItemVerdict, verdicts->len - 1) : NULL;
    gboolean good;

    if (arg->option == NULL && !case_named)
      good = case_named = TRUE;
    else if (arg->option == NULL)
      good = set_verdict (last, arg->value, error);
    else if (g_str_equal (arg->option, "item"))
      good = begin_verdict (verdicts, arg->value, error);
    else
      good = take_verdict_option (last, arg, error);
    if (!good)
      return NULL;
  }
  return check_verdicts (verdicts, error) ? g_steal_pointer (&verdicts) : NULL;
}

static gboolean
decide_items (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (GArray) verdicts = verdicts_from (args, error);
  gint64 id = verdicts != NULL ? kor_cli_find_request (cli, args, error) : 0;

  return id != 0 &&
         kor_register_decide_items (
           cli->register_, id, (const KorItemVerdict *) verdicts->data, verdicts->len, error) &&
         kor_cli_answer_request (cli, id, error);
}

static gboolean
request_decide (KorCli *cli, KorCliArgs *args, GError **error)
{
  gboolean grant = kor_cli_args_has (args, "grant"), refuse = kor_cli_args_has (args, "refuse");
  const char *because = kor_cli_args_get_option (args, "because");
  gint64 id;

  if (grant + refuse + kor_cli_args_has (args, "item") != 1)
    return kor_cli_misuse (error, _("Decide with --grant, --refuse or --item."));
  if (!grant && !refuse)
    return decide_items (cli, args, error);
  if (kor_cli_args_has (args, "value") || kor_cli_args_get_n (args) > 1)
    return kor_cli_misuse (error, _("A decision of the whole case has no items."));
  if (refuse && because == NULL)
    return kor_cli_args_need_option (args, "because", error) != NULL;
  id = kor_cli_find_request (cli, args, error);
  return id != 0 && kor_register_decide_request (cli->register_, id, grant, because, error) &&
         kor_cli_answer_request (cli, id, error);
}

/* --- notify, deliver, close, Ombudsman -------------------------------------------------------- */

/* Every notice that is not at its end; each is a step of its own in the journal. */
static gboolean
track_open_notices (
  KorCli *cli, const KorRequest *request, KorNoticeState state, const char *because, GError **error)
{
  guint told = 0;

  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];

    if (notice->state != KOR_NOTICE_WAITING && notice->state != KOR_NOTICE_SENT)
      continue;
    if (!kor_register_track_notice (cli->register_, request->id, notice->id, state, because, error))
      return FALSE;
    told++;
  }
  if (told == 0)
    g_printerr (_("Nobody waits to be told.\n"));
  return TRUE;
}

static gboolean
request_notify (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "state");
  const char *because = kor_cli_args_get_option (args, "because");
  KorNoticeState state = KOR_NOTICE_DONE;
  g_autoptr (KorRequest) request = NULL;
  gint64 notice;

  if (word != NULL && (!kor_notice_state_from_string (word, &state) || state == KOR_NOTICE_WAITING))
    return kor_cli_refuse ("state", word, "notice-state", error);
  if (state == KOR_NOTICE_IMPOSSIBLE && because == NULL)
    return kor_cli_args_need_option (args, "because", error) != NULL;
  if (!kor_cli_args_get_number (args, "notice", 0, &notice, error))
    return FALSE;
  request = kor_cli_load_request (cli, args, error);
  if (request == NULL || !kor_register_require (cli->register_, KOR_ROLE_MAINTAINS, error) ||
      !kor_request_require (
        request, KOR_ACTION_NOTIFY, kor_context_get_today (cli->context), error))
    return FALSE;
  if (notice != 0
        ? !kor_register_track_notice (cli->register_, request->id, notice, state, because, error)
        : !track_open_notices (cli, request, state, because, error))
    return FALSE;
  return kor_cli_answer_request (cli, request->id, error);
}

static gboolean
request_deliver (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "how");
  const char *on = kor_cli_args_get_option (args, "on");
  KorDate date = kor_context_get_today (cli->context);
  KorDelivery how = KOR_DELIVERY_LETTER;
  gint64 id;

  if (word != NULL && !kor_delivery_from_string (word, &how))
    return kor_cli_refuse ("delivery", word, "delivery", error);
  if (on != NULL && !kor_cli_parse_date ("delivered", on, &date, error))
    return FALSE;
  id = kor_cli_find_request (cli, args, error);
  return id != 0 && kor_register_deliver_request (cli->register_, id, how, date, error) &&
         kor_cli_answer_request (cli, id, error);
}

static gboolean
request_close (KorCli *cli, KorCliArgs *args, GError **error)
{
  gint64 id = kor_cli_find_request (cli, args, error);

  return id != 0 && kor_register_close_request (cli->register_, id, error) &&
         kor_cli_answer_request (cli, id, error);
}

static gboolean
take_date (KorCliArgs *args, const char *option, const char *field, KorDate *date, GError **error)
{
  const char *text = kor_cli_args_get_option (args, option);

  return text == NULL || kor_cli_parse_date (field, text, date, error);
}

/* What is not said again stays as it is noted. */
static gboolean
request_ombudsman (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorRequest) request = kor_cli_load_request (cli, args, error);
  const char *diary, *outcome;

  if (request == NULL)
    return FALSE;
  if (request->ombudsman_since == KOR_DATE_NONE &&
      (kor_cli_args_need_option (args, "diary", error) == NULL ||
       kor_cli_args_need_option (args, "since", error) == NULL))
    return FALSE;
  diary = kor_cli_args_get_option (args, "diary");
  outcome = kor_cli_args_get_option (args, "outcome");
  return take_date (args, "since", "ombudsman_since", &request->ombudsman_since, error) &&
         take_date (args, "ended", "ombudsman_ended", &request->ombudsman_ended, error) &&
         kor_register_note_ombudsman (cli->register_,
                                      request->id,
                                      diary != NULL ? diary : request->ombudsman_diary,
                                      request->ombudsman_since,
                                      outcome != NULL ? outcome : request->ombudsman_outcome,
                                      request->ombudsman_ended,
                                      error) &&
         kor_cli_answer_request (cli, request->id, error);
}

const KorCliCommand kor_cli_request_step_commands[] = {
  { "request",
    "identify",
    "by= with=",
    "CASE --by compared|in-person|callback|electronic|customer-number [--with WHAT]",
    TRUE,
    request_identify },
  { "request", "extend", "because=", "CASE --because TEXT", TRUE, request_extend },
  { "request",
    "decide",
    "grant refuse item= value= because=",
    "CASE --grant [--because TEXT] | --refuse --because TEXT"
    " | --item I accept|complete|refuse [--value VALUE] [--because TEXT] …",
    TRUE,
    request_decide },
  { "request",
    "notify",
    "notice= state= because=",
    "CASE [--notice ID] [--state sent|done|impossible] [--because TEXT]",
    TRUE,
    request_notify },
  { "request",
    "deliver",
    "how= on=",
    "CASE [--how letter|email|in-person|electronic] [--on DATE]",
    TRUE,
    request_deliver },
  { "request", "close", "", "CASE", TRUE, request_close },
  { "request",
    "ombudsman",
    "diary= since= outcome= ended=",
    "CASE --diary TEXT --since DATE [--outcome TEXT --ended DATE]",
    TRUE,
    request_ombudsman },
  { NULL },
};
