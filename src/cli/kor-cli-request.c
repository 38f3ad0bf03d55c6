/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a request down: add, set, claim, withhold (R49–R51, R54, R56). */

#include "kor-cli-request.h"

#include <glib/gi18n.h>

#include "kor-error.h"
#include "kor-import-values.h"
#include "kor-register-customers.h"
#include "kor-register-requests.h"

/* --- shared by the verbs ---------------------------------------------------------------------- */

/* The case named by the first word: its number within the year or its own id; 0 with an error. */
gint64
kor_cli_find_request (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *reference = kor_cli_args_need (args, 0, _("CASE"), error);

  return reference != NULL ? kor_register_find_request (cli->register_, reference, error) : 0;
}

KorRequest *
kor_cli_load_request (KorCli *cli, KorCliArgs *args, GError **error)
{
  gint64 id = kor_cli_find_request (cli, args, error);

  return id != 0 ? kor_register_load_request (cli->register_, id, error) : NULL;
}

/* Answers with the number of the case that a verb has changed. */
gboolean
kor_cli_answer_request (KorCli *cli, gint64 id, GError **error)
{
  g_autoptr (KorRequest) request = kor_register_load_request (cli->register_, id, error);
  g_autofree char *number = request != NULL ? kor_request_get_number (request) : NULL;

  if (number == NULL)
    return FALSE;
  kor_cli_set_result_text (cli, number);
  return TRUE;
}

/* The number of an item, from 1. */
gboolean
kor_cli_parse_item (const char *text, guint *number, GError **error)
{
  guint64 parsed = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &parsed, NULL))
    return kor_cli_misuse (error, _("An item is named by its number, not by “%s”."), text);
  *number = (guint) parsed;
  return TRUE;
}

/* An address as typed in one word, its lines apart by commas or by \n, as it is kept. */
char *
kor_cli_lines_from_typed (const char *typed)
{
  g_auto (GStrv) halves = g_strsplit (typed, "\\n", -1);
  g_autofree char *joined = g_strjoinv ("\n", halves);
  g_auto (GStrv) lines = g_strsplit_set (joined, ",\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (int i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (kept, lines[i]);
  strv = g_strv_builder_end (kept);
  return g_strjoinv ("\n", strv);
}

/* --- the fields of a case --------------------------------------------------------------------- */

typedef struct {
  const char *field;
  gsize offset;
} TextField;

static const TextField text_fields[] = {
  { "requester", G_STRUCT_OFFSET (KorRequest, requester) },
  { "addressee", G_STRUCT_OFFSET (KorRequest, addressee) },
  { "wants", G_STRUCT_OFFSET (KorRequest, wants) },
  { "paper_place", G_STRUCT_OFFSET (KorRequest, paper_place) },
};

/* What add takes as options and set as FIELD=VALUE. */
static const char *const field_names[] = {
  "customer",  "not_in_register", "requester", "address", "received",  "channel",
  "addressee", "language",        "wants",     "scopes",  "signature", "paper_place",
};

static gboolean
set_scopes (KorRequest *request, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit (value, ",", -1);
  guint scopes = 0;

  for (int i = 0; words[i] != NULL; i++) {
    KorScope scope;

    if (*g_strstrip (words[i]) == '\0')
      continue;
    if (!kor_scope_from_string (words[i], &scope))
      return kor_cli_refuse ("scope", words[i], "scope", error);
    scopes |= 1u << scope;
  }
  request->scopes = scopes;
  return TRUE;
}

/* Whoever is found to be held is no longer "not in the register". */
static gboolean
set_customer (KorCli *cli, KorRequest *request, const char *value, GError **error)
{
  gint64 id = 0;

  if (*value != '\0' && (id = kor_register_find_customer (cli->register_, value, error)) == 0)
    return FALSE;
  request->customer_id = id;
  if (id != 0)
    request->not_in_register = FALSE;
  return TRUE;
}

static gboolean
set_word (KorRequest *request, const char *field, const char *value, GError **error)
{
  if (g_str_equal (field, "language"))
    return kor_import_parse_language (value, &request->language) ||
           kor_cli_refuse (field, value, "language", error);
  if (g_str_equal (field, "signature"))
    return kor_signature_from_string (value, &request->signature) ||
           kor_cli_refuse (field, value, "signature", error);
  if (g_str_equal (field, "not_in_register"))
    return kor_import_parse_yes_no (value, &request->not_in_register) ||
           kor_cli_refuse (field, value, "yes-no", error);
  if (g_str_equal (field, "received"))
    return kor_cli_parse_date (field, value, &request->received, error);
  if (g_str_equal (field, "channel"))
    return (kor_channel_from_string (value, &request->channel) &&
            request->channel != KOR_CHANNEL_IMPORT) ||
           kor_cli_refuse (field, value, "channel", error);
  return kor_cli_refuse ("FIELD=VALUE", field, "request-field", error);
}

static gboolean
set_field (KorCli *cli, KorRequest *request, const char *field, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    if (g_str_equal (text_fields[i].field, field)) {
      g_set_str (G_STRUCT_MEMBER_P (request, text_fields[i].offset), *value != '\0' ? value : NULL);
      return TRUE;
    }
  if (g_str_equal (field, "address")) {
    g_free (request->requester_lines);
    request->requester_lines = *value != '\0' ? kor_cli_lines_from_typed (value) : NULL;
    return TRUE;
  }
  if (g_str_equal (field, "customer"))
    return set_customer (cli, request, value, error);
  if (g_str_equal (field, "scopes"))
    return set_scopes (request, value, error);
  return set_word (request, field, value, error);
}

/* A slip of the pen is more likely than a letter from the future, but it is the clerk who sees it. */
static void
warn_of_future (KorCli *cli, const KorRequest *request)
{
  g_autofree char *date = NULL;

  if (request->received <= kor_context_get_today (cli->context))
    return;
  date = kor_date_to_iso (request->received);
  g_printerr (_("Warning: the request is dated in the future (%s).\n"), date);
}

/* --- add, set --------------------------------------------------------------------------------- */

static KorRequest *
request_from (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_need (args, 0, _("KIND"), error);
  g_autoptr (KorRequest) request = NULL;
  KorRequestKind kind;

  if (word == NULL)
    return NULL;
  if (!kor_request_kind_from_string (word, &kind)) {
    kor_cli_refuse ("kind", word, "request-kind", error);
    return NULL;
  }
  request = kor_request_new (kind);
  request->received = kor_context_get_today (cli->context);
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++) {
    g_autofree char *option = g_strdelimit (g_strdup (field_names[i]), "_", '-');
    const char *value = kor_cli_args_get_option (args, option);

    if (value != NULL && g_str_equal (option, "not-in-register"))
      value = "yes";
    if (value != NULL && !set_field (cli, request, field_names[i], value, error))
      return NULL;
  }
  return g_steal_pointer (&request);
}

static gboolean
request_add (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorRequest) request = request_from (cli, args, error);
  g_autofree char *number = NULL;

  if (request == NULL || !kor_register_add_request (cli->register_, request, error))
    return FALSE;
  warn_of_future (cli, request);
  number = kor_request_get_number (request);
  kor_cli_set_result_text (cli, number);
  return TRUE;
}

static gboolean
set_fields (KorCli *cli, KorRequest *request, KorCliArgs *args, GError **error)
{
  if (kor_cli_args_need (args, 1, "FIELD=VALUE", error) == NULL)
    return FALSE;
  for (guint i = 1; i < kor_cli_args_get_n (args); i++) {
    const char *word = kor_cli_args_get (args, i);
    g_auto (GStrv) pair = g_strsplit (word, "=", 2);

    if (pair[0] == NULL || pair[1] == NULL)
      return kor_cli_refuse ("FIELD=VALUE", word, "request-field", error);
    if (!set_field (cli, request, pair[0], pair[1], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
request_set (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorRequest) request = kor_cli_load_request (cli, args, error);

  if (request == NULL || !set_fields (cli, request, args, error) ||
      !kor_register_update_request (cli->register_, request, error))
    return FALSE;
  warn_of_future (cli, request);
  return kor_cli_answer_request (cli, request->id, error);
}

/* --- claim, withhold -------------------------------------------------------------------------- */

static void
take_text (KorCliArgs *args, const char *option, char **text)
{
  const char *value = kor_cli_args_get_option (args, option);

  if (value != NULL)
    g_set_str (text, *value != '\0' ? value : NULL);
}

static gboolean
fill_item (KorRequestItem *item, KorCliArgs *args, GError **error)
{
  const char *ground = kor_cli_args_get_option (args, "ground");
  const char *field = kor_cli_args_get_option (args, "field");

  if (ground != NULL &&
      (!kor_ground_from_string (ground, &item->ground) || item->ground == KOR_GROUND_NONE))
    return kor_cli_refuse ("ground", ground, "ground", error);
  /* What is held is another value's now. */
  if (field != NULL && g_strcmp0 (field, item->field) != 0) {
    g_set_str (&item->field, field);
    g_clear_pointer (&item->held, g_free);
  }
  take_text (args, "held", &item->held);
  take_text (args, "wanted", &item->wanted);
  take_text (args, "because", &item->because);
  take_text (args, "evidence", &item->evidence);
  if (kor_cli_args_has (args, "contested"))
    item->contested = TRUE;
  return TRUE;
}

/* A new item, or the one named by --item. */
static KorRequestItem *
item_from (const KorRequest *request, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "item");
  const KorRequestItem *held;
  guint number;

  if (word == NULL) {
    const char *field = kor_cli_args_need_option (args, "field", error);

    return field != NULL ? kor_request_item_new (field) : NULL;
  }
  if (!kor_cli_parse_item (word, &number, error))
    return NULL;
  held = kor_request_find_item (request, number);
  if (held == NULL)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "item", word, NULL);
  return held != NULL ? kor_request_item_copy (held) : NULL;
}

static gboolean
request_claim (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorRequest) request = kor_cli_load_request (cli, args, error);
  g_autoptr (KorRequestItem) item = request != NULL ? item_from (request, args, error) : NULL;

  if (item == NULL)
    return FALSE;
  if (kor_cli_args_has (args, "remove")) {
    if (item->number == 0)
      return kor_cli_args_need_option (args, "item", error) != NULL;
    if (!kor_register_remove_request_item (cli->register_, request->id, item->number, error))
      return FALSE;
  } else if (!fill_item (item, args, error) ||
             !kor_register_save_request_item (cli->register_, request->id, item, error)) {
    return FALSE;
  }
  kor_cli_set_result (cli, item->number);
  return TRUE;
}

static gboolean
request_withhold (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *what = kor_cli_args_need_option (args, "what", error);
  const char *why = what != NULL ? kor_cli_args_need_option (args, "why", error) : NULL;
  gint64 id = why != NULL ? kor_cli_find_request (cli, args, error) : 0;

  return id != 0 && kor_register_withhold (cli->register_, id, what, why, error) &&
         kor_cli_answer_request (cli, id, error);
}

#define ADD_OPTIONS                                                                                \
  "customer= not-in-register requester= address= received= channel= addressee= language= wants= "  \
  "scopes= signature= paper-place="

const KorCliCommand kor_cli_request_commands[] = {
  { "request",
    "add",
    ADD_OPTIONS,
    "access|rectification|erasure|restriction|objection|portability|anonymisation"
    " [--customer CUSTOMER | --not-in-register] [--requester NAME] [--address LINES]"
    " [--received DATE] [--channel CHANNEL] [--addressee NAME] [--language fi|en|sv]"
    " [--wants TEXT] [--scopes SCOPE,…] [--signature handwritten|electronic|none]"
    " [--paper-place TEXT]",
    TRUE,
    request_add },
  { "request", "set", "", "CASE FIELD=VALUE …", TRUE, request_set },
  { "request",
    "claim",
    "field= held= wanted= ground= because= evidence= item= contested remove",
    "CASE --field FIELD | --field order --held ORDER --wanted VALUE --ground "
    "wrong|needless|incomplete|outdated --because TEXT"
    " [--evidence TEXT] [--contested] | --item I … | --item I --remove",
    TRUE,
    request_claim },
  { "request", "withhold", "what= why=", "CASE --what TEXT --why TEXT", TRUE, request_withhold },
  { NULL },
};
