/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking at cases: show, list, find. */

#include "kor-cli-request.h"

#include <glib/gi18n.h>

#include "kor-cli-table.h"
#include "kor-deadline.h"
#include "kor-register-customers.h"
#include "kor-register-journal.h"
#include "kor-register-requests.h"
#include "kor-request-rules.h"
#include "kor-request-words-text.h"

#define MAX_FOUND 50

/* --- show ------------------------------------------------------------------------------------- */

/* A row; what is empty has none. */
static void
add_text (KorCliTable *table, const char *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  kor_cli_table_text (table, field);
  kor_cli_table_text (table, value);
}

static void
add_number (KorCliTable *table, const char *field, gint64 value)
{
  kor_cli_table_text (table, field);
  kor_cli_table_number (table, value);
}

static void
add_date (KorCliTable *table, const char *field, KorDate date)
{
  g_autofree char *iso = kor_date_to_iso (date);

  add_text (table, field, iso);
}

static void
add_yes (KorCliTable *table, const char *field, gboolean yes)
{
  add_text (table, field, yes ? "yes" : NULL);
}

static void
add_time (KorCliTable *table, const char *field, gint64 time)
{
  g_autofree char *iso = time != 0 ? kor_time_to_iso (time) : NULL;

  add_text (table, field, iso);
}

/* Several lines stand in one row. */
static void
add_lines (KorCliTable *table, const char *field, const char *lines)
{
  g_auto (GStrv) strv = g_strsplit (lines != NULL ? lines : "", "\n", -1);
  g_autofree char *joined = g_strjoinv (", ", strv);

  add_text (table, field, joined);
}

static void
add_limits (KorCliTable *table, const KorRequest *request, KorDate today)
{
  KorDate until = request->closed != KOR_DATE_NONE ? request->closed : today;

  add_date (table, "received", request->received);
  add_date (table, "due", kor_request_get_limit (request));
  add_date (table, "due_if_extended", kor_request_get_limit_if_extended (request));
  add_number (table, "days_open", kor_deadline_get_days_open (request->received, until));
  if (request->closed == KOR_DATE_NONE)
    add_number (
      table, "days_left", kor_deadline_get_days_left (kor_request_get_limit (request), today));
}

static void
add_request (KorCliTable *table, const KorRequest *request)
{
  g_autofree char *scopes = kor_cli_join_scopes (request->scopes, ", ");

  if (request->customer_id != 0)
    add_number (table, "customer", request->customer_id);
  add_text (table, "customer_name", request->customer_name);
  add_yes (table, "not_in_register", request->not_in_register);
  add_text (table, "requester", request->requester);
  add_lines (table, "address", request->requester_lines);
  add_text (table, "channel", kor_channel_to_string (request->channel));
  add_text (table, "addressee", request->addressee);
  add_text (table, "language", kor_language_to_string (request->language));
  add_lines (table, "wants", request->wants);
  add_text (table, "scopes", scopes);
  add_text (table, "signature", kor_signature_to_string (request->signature));
  add_text (table, "paper_place", request->paper_place);
  add_time (table, "recorded", request->recorded);
  add_text (table, "recorded_by", request->recorded_by);
}

static void
add_steps (KorCliTable *table, const KorRequest *request)
{
  add_date (table, "asked_signature", request->asked_signature);
  add_date (table, "asked_specification", request->asked_specification);
  if (request->identity != KOR_IDENTITY_NONE)
    add_text (table, "identity", kor_identity_to_string (request->identity));
  add_text (table, "identity_with", request->identity_with);
  add_date (table, "identity_on", request->identity_on);
  add_text (table, "identity_by", request->identity_by);
  add_date (table, "extended", request->extended);
  add_text (table, "extended_because", request->extended_because);
  add_text (table, "extended_by", request->extended_by);
  if (request->decision != KOR_DECISION_NONE)
    add_text (table, "decision", kor_decision_to_string (request->decision));
  add_date (table, "decided", request->decided);
  add_text (table, "decided_by", request->decided_by);
  add_text (table, "decided_because", request->decided_because);
  add_date (table, "carried_out", request->carried_out);
  add_text (table, "carried_out_by", request->carried_out_by);
  add_date (table, "delivered", request->delivered);
  if (request->delivered != KOR_DATE_NONE)
    add_text (table, "delivery", kor_delivery_to_string (request->delivery));
  add_text (table, "delivered_by", request->delivered_by);
  add_date (table, "closed", request->closed);
  add_text (table, "closed_by", request->closed_by);
  add_date (table, "ombudsman_since", request->ombudsman_since);
  add_text (table, "ombudsman_diary", request->ombudsman_diary);
  add_date (table, "ombudsman_ended", request->ombudsman_ended);
  add_text (table, "ombudsman_outcome", request->ombudsman_outcome);
}

/* What is to be done next, and in whole sentences what it waits for. */
static void
add_next (KorCliTable *table, const KorRequest *request, KorDate today)
{
  KorRequestAction next = kor_request_get_next_action (request);
  g_autoptr (GArray) lacks = NULL;

  if (next == KOR_N_ACTIONS)
    return;
  /* Who is to be asked waits for nothing; what the decision waits for says whom. */
  if (next == KOR_ACTION_IDENTIFY)
    lacks = kor_request_check (request, KOR_ACTION_DECIDE, today);
  else
    lacks = kor_request_check (request, next, today);
  add_text (table, "next", kor_action_to_string (next));
  for (guint i = 0; i < lacks->len; i++) {
    const KorRequestLack *lack = &g_array_index (lacks, KorRequestLack, i);
    g_autofree char *sentence =
      kor_request_lack_describe (lack, next == KOR_ACTION_IDENTIFY ? KOR_ACTION_DECIDE : next);

    add_text (table, "missing", sentence);
  }
}

static void
add_item (KorCliTable *table, const KorRequestItem *item)
{
  add_number (table, "item", item->number);
  add_text (table, "item_field", item->field);
  add_lines (table, "item_held", item->held);
  add_lines (table, "item_wanted", item->wanted);
  add_text (table, "item_ground", kor_ground_to_string (item->ground));
  add_text (table, "item_remedy", kor_remedy_to_string (kor_request_item_get_remedy (item)));
  add_text (table, "item_because", item->because);
  add_text (table, "item_evidence", item->evidence);
  add_yes (table, "item_contested", item->contested);
  add_text (table, "item_decision", kor_item_decision_to_string (item->decision));
  add_lines (table, "item_value", item->value);
  add_text (table, "item_decision_because", item->decision_because);
  add_date (table, "item_decided", item->decided);
  add_text (table, "item_decided_by", item->decided_by);
}

static void
add_notice (KorCliTable *table, const KorRequestNotice *notice)
{
  add_number (table, "notice", notice->id);
  add_number (table, "notice_item", notice->item);
  add_text (table, "notice_party", kor_party_to_string (notice->party));
  add_text (table, "notice_name", notice->name);
  add_text (table, "notice_state", kor_notice_state_to_string (notice->state));
  add_date (table, "notice_date", notice->date);
  add_text (table, "notice_because", notice->because);
  add_text (table, "notice_by", notice->by);
}

static void
add_signature (KorCliTable *table, const KorDocumentSignature *signature)
{
  add_text (table, "document_signer", signature->signer);
  add_time (table, "document_signed", signature->time);
  add_text (table, "document_signature_valid", signature->valid ? "yes" : "no");
  add_text (table, "document_signature_whole", signature->whole_document ? "yes" : "no");
  add_text (table, "document_signature_trust", signature->trust);
}

static void
add_document (KorCliTable *table, const KorDocument *document)
{
  add_number (table, "document", document->id);
  add_text (table, "document_kind", kor_document_kind_to_string (document->kind));
  if (document->kind != KOR_DOCUMENT_ATTACHMENT) {
    add_text (table, "document_letter", kor_letter_to_string (document->letter));
    add_text (table, "document_language", kor_language_to_string (document->language));
  }
  add_text (table, "document_name", document->name);
  add_text (table, "document_type", document->media_type);
  add_number (table, "document_size", document->size);
  if (document->n_pages != 0)
    add_number (table, "document_pages", document->n_pages);
  add_text (table, "document_sha256", document->sha256);
  add_yes (table, "document_script", document->has_script);
  for (guint i = 0; i < document->signatures->len; i++)
    add_signature (table, document->signatures->pdata[i]);
  add_time (table, "document_added", document->added);
  add_text (table, "document_added_by", document->added_by);
}

static void
add_parts (KorCliTable *table, const KorRequest *request)
{
  for (guint i = 0; i < request->items->len; i++)
    add_item (table, request->items->pdata[i]);
  for (guint i = 0; i < request->notices->len; i++)
    add_notice (table, request->notices->pdata[i]);
  for (guint i = 0; i < request->withheld->len; i++) {
    const KorRequestWithheld *withheld = request->withheld->pdata[i];

    add_text (table, "withheld", withheld->what);
    add_text (table, "withheld_why", withheld->why);
  }
  for (guint i = 0; i < request->documents->len; i++)
    add_document (table, request->documents->pdata[i]);
}

static void
add_journal (KorCliTable *table, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    const KorJournalEntry *entry = entries->pdata[i];
    g_autofree char *time = kor_time_to_iso (entry->at);
    g_autofree char *line = g_strjoin (" ", time, entry->user, entry->action, entry->details, NULL);

    add_text (table, "journal", line);
  }
}

static gboolean
request_show (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "field", "value", NULL };
  g_autoptr (KorRequest) request = kor_cli_load_request (cli, args, error);
  g_autoptr (KorCliTable) table = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *number = NULL;
  KorDate today = kor_context_get_today (cli->context);

  if (request == NULL)
    return FALSE;
  entries = kor_register_list_subject_journal (cli->register_, "request", request->id, error);
  if (entries == NULL)
    return FALSE;
  table = kor_cli_table_new (cli->format, "datum", columns);
  number = kor_request_get_number (request);
  add_text (table, "number", number);
  add_number (table, "id", request->id);
  add_text (table, "kind", kor_request_kind_to_string (request->kind));
  add_text (table, "state", kor_request_state_to_string (kor_request_get_state (request)));
  add_limits (table, request, today);
  add_next (table, request, today);
  add_request (table, request);
  add_steps (table, request);
  add_parts (table, request);
  add_journal (table, entries);
  kor_cli_table_print (table);
  return TRUE;
}

/* --- list ------------------------------------------------------------------------------------- */

static const char *const list_columns[] = {
  "number",    "kind",     "customer",  "received", "due",       "due_if_extended",
  "state",     "name",     "requester", "language", "signature", "decision",
  "days_left", "extended", "delivered", "closed",   "id",        NULL
};

static void
add_row (KorCliTable *table, const KorRequest *request, KorDate today)
{
  g_autofree char *number = kor_request_get_number (request);

  kor_cli_table_text (table, number);
  kor_cli_table_text (table, kor_request_kind_to_string (request->kind));
  if (request->customer_id != 0)
    kor_cli_table_number (table, request->customer_id);
  else
    kor_cli_table_text (table, NULL);
  kor_cli_table_date (table, request->received);
  kor_cli_table_date (table, kor_request_get_limit (request));
  kor_cli_table_date (table, kor_request_get_limit_if_extended (request));
  kor_cli_table_text (table, kor_request_state_to_string (kor_request_get_state (request)));
  kor_cli_table_text (table, request->customer_name);
  kor_cli_table_text (table, request->requester);
  kor_cli_table_text (table, kor_language_to_string (request->language));
  kor_cli_table_text (table, kor_signature_to_string (request->signature));
  kor_cli_table_text (table, kor_decision_to_string (request->decision));
  if (request->closed == KOR_DATE_NONE)
    kor_cli_table_number (table,
                          kor_deadline_get_days_left (kor_request_get_limit (request), today));
  else
    kor_cli_table_text (table, NULL);
  kor_cli_table_date (table, request->extended);
  kor_cli_table_date (table, request->delivered);
  kor_cli_table_date (table, request->closed);
  kor_cli_table_number (table, request->id);
}

static gboolean
request_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *customer = kor_cli_args_get_option (args, "customer");
  KorRequestQuery query = { .which = KOR_REQUESTS_OPEN,
                            .search = kor_cli_args_get_option (args, "search") };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "request", list_columns);
  g_autoptr (GPtrArray) requests = NULL;

  if (kor_cli_args_has (args, "all"))
    query.which = KOR_REQUESTS_ALL;
  else if (kor_cli_args_has (args, "closed"))
    query.which = KOR_REQUESTS_CLOSED;
  if (customer != NULL &&
      (query.customer_id = kor_register_find_customer (cli->register_, customer, error)) == 0)
    return FALSE;
  requests = kor_register_list_requests (cli->register_, &query, NULL, error);
  if (requests == NULL)
    return FALSE;
  for (guint i = 0; i < requests->len; i++)
    add_row (table, requests->pdata[i], kor_context_get_today (cli->context));
  kor_cli_table_print (table);
  return TRUE;
}

/* --- find ------------------------------------------------------------------------------------- */

/* Who asks: by name, former name, telephone or the number of an order; never by e-mail alone. */
static gboolean
request_find (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "id",          "last_name", "first_name", "organisation",
                                         "postal_code", "city",      "phone",      NULL };
  const char *typed = kor_cli_args_need (args, 0, _("TEXT"), error);
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "customer", columns);
  g_autoptr (GPtrArray) rows = NULL;

  if (typed == NULL)
    return FALSE;
  rows = kor_register_find_requesters (cli->register_, typed, MAX_FOUND, NULL, error);
  if (rows == NULL ||
      !kor_register_record_search (cli->register_, "request find", rows->len, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const KorCustomerRow *row = rows->pdata[i];

    kor_cli_table_number (table, row->id);
    kor_cli_table_text (table, row->last_name);
    kor_cli_table_text (table, row->first_name);
    kor_cli_table_text (table, row->organisation);
    kor_cli_table_text (table, row->postal_code);
    kor_cli_table_text (table, row->city);
    kor_cli_table_text (table, row->phone);
  }
  kor_cli_table_print (table);
  return TRUE;
}

const KorCliCommand kor_cli_request_show_commands[] = {
  { "request", "show", "", "CASE", TRUE, request_show },
  { "request",
    "list",
    "customer= search= closed all",
    "[--customer CUSTOMER] [--search TEXT] [--closed | --all]",
    TRUE,
    request_list },
  { "request", "find", "", "TEXT", TRUE, request_find },
  { NULL },
};
