/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * dialog-host WHAT: shows one dialog of a case in a bare window, on a small register whose clock stands
 * still, and says on stdout what became of the case.
 */

#include "kor-config.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

#include "inspect-samples.h"
#include "kor-access-page.h"
#include "kor-app-resources.h"
#include "kor-certificate-dialog.h"
#include "kor-decision-dialog.h"
#include "kor-delivery-dialog.h"
#include "kor-document-dialog.h"
#include "kor-extension-dialog.h"
#include "kor-identity-dialog.h"
#include "kor-letter-page.h"
#include "kor-notice-dialog.h"
#include "kor-ombudsman-dialog.h"
#include "kor-request-dialog.h"
#include "kor-request-item-dialog.h"
#include "kor-request-work.h"
#include "kor-test-requests.h"
#include "kor-texts-dialog.h"
#include "kor-withhold-dialog.h"

typedef struct {
  const char *what;
  gboolean dark;
  int width, height;
  KorRegister *register_;
  gint64 customer_id;
  gint64 id; /* of the case */
  GtkWindow *window;
} Host;

static int status;

/* --- the case ------------------------------------------------------------------------------------------- */

static gboolean
is (const Host *host, const char *what)
{
  return g_str_has_prefix (host->what, what);
}

static gint64
add_customer (KorRegister *register_)
{
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Gunilla", "Ängelund");

  g_set_str (&customer->former_names, "Lumivuo");
  customer->language = KOR_LANGUAGE_SV;
  kor_customer_set_phone (customer, "040 555 0131");
  kor_customer_set_email (customer, "gunilla@posti.example");
  kor_test_assert_done (
    kor_register_save_customer (register_, customer, "Osoitepalvelu Kirjo Oy", NULL, &done_error));
  return customer->id;
}

static void
disclose (KorRegister *register_, gint64 customer_id)
{
  static const char *const fields[] = { "postal_address", "last_name", NULL };
  g_autoptr (KorRecipient) recipient =
              kor_recipient_new ("Postitus Joutsen Oy", KOR_RECIPIENT_MAILING_HOUSE);
  g_autoptr (KorDisclosure) disclosure = NULL;

  kor_test_assert_done (kor_register_save_recipient (register_, recipient, &done_error));
  disclosure = kor_disclosure_new (customer_id, recipient->id, kor_test_today ());
  disclosure->ground = KOR_DISCLOSURE_PROCESSING;
  disclosure->fields = g_strdupv ((char **) fields);
  kor_test_assert_done (kor_register_add_disclosure (register_, disclosure, &done_error));
}

/* A correction: three items that can be decided, and one without a ground. */
static gint64
add_rectification (Host *host)
{
  KorRegister *r = host->register_;
  gint64 id = kor_test_add_request (r, KOR_REQUEST_RECTIFICATION, host->customer_id);

  disclose (r, host->customer_id);
  kor_test_claim (r, id, "street", "Lintuluodontie 12", KOR_GROUND_OUTDATED);
  kor_test_claim (r, id, "phone", "040 555 0113", KOR_GROUND_NONE);
  kor_test_claim (r, id, "last_name", "Ängeslund", KOR_GROUND_WRONG);
  kor_test_claim (r, id, "city", "Pietarsaari", KOR_GROUND_OUTDATED);
  if (!is (host, "item") && !is (host, "undecidable"))
    kor_test_assert_done (
      kor_register_identify_request (r, id, KOR_IDENTITY_COMPARED, "sopimus 2021", &done_error));
  return id;
}

static void
decide (Host *host)
{
  const KorItemVerdict verdicts[] = {
    { 1, KOR_ITEM_ACCEPT, NULL, NULL },
    { 2, KOR_ITEM_REFUSE, NULL, "Numero on tarkistettu soittamalla siihen." },
    { 3, KOR_ITEM_ACCEPT, NULL, NULL },
    { 4, KOR_ITEM_REFUSE, NULL, "Postinumero 33100 on Tampereella." },
  };
  g_autoptr (KorRequest) request = kor_test_load_request (host->register_, host->id);
  KorRequestItem *item = kor_request_find_item (request, 2);

  item->ground = KOR_GROUND_WRONG;
  kor_test_assert_done (
    kor_register_save_request_item (host->register_, host->id, item, &done_error));
  kor_test_assert_done (
    kor_register_decide_items (host->register_, host->id, verdicts, 4, &done_error));
}

/* A paper signed electronically, as the reader of documents would have described it. */
static void
attach_signed (Host *host)
{
  g_autoptr (KorDocument) document =
              kor_document_new (KOR_DOCUMENT_ATTACHMENT, "tietopyyntö.pdf", "application/pdf");
  KorDocumentSignature *signature = kor_document_signature_new ();
  g_autoptr (GBytes) pdf = sample_pdf (3);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (pdf);

  signature->signer = g_strdup ("Gunilla Ängelund");
  signature->time = KOR_TEST_NOW - 86400 * 20;
  signature->valid = TRUE;
  signature->whole_document = TRUE;
  g_set_str (&signature->trust, "unknown-issuer");
  g_ptr_array_add (document->signatures, signature);
  document->request_id = host->id;
  document->n_pages = 3;
  kor_test_assert_done (
    kor_register_attach_document (host->register_, document, stream, NULL, &done_error));
}

static gint64
add_access (Host *host)
{
  KorRequest *request = kor_test_request_new (KOR_REQUEST_ACCESS, host->customer_id, "2026-11-06");

  if (is (host, "extend-late"))
    request->received = kor_date_parse ("2026-10-06");
  if (is (host, "identity-unsigned"))
    request->signature = KOR_SIGNATURE_NONE;
  request->language = KOR_LANGUAGE_SV;
  g_set_str (&request->requester, "Gunilla Ängelund");
  g_set_str (&request->wants, "Haluan tietää, mitä tietoja minusta on rekisterissänne.");
  return kor_test_save_request (host->register_, request);
}

static void
set_up (Host *host)
{
  KorRegister *r = host->register_;

  host->customer_id = add_customer (r);
  kor_test_add_order (r, host->customer_id, "T-11820");
  if (is (host, "item") || is (host, "decide-items") || is (host, "undecidable") ||
      is (host, "certificate") || is (host, "notice") || is (host, "texts")) {
    host->id = add_rectification (host);
  } else if (!g_str_equal (host->what, "request")) {
    host->id = add_access (host);
    attach_signed (host);
  }
  if (is (host, "certificate") || is (host, "notice"))
    decide (host);
  if (is (host, "decide-whole") || is (host, "reply") || is (host, "delivery"))
    kor_test_assert_done (
      kor_register_identify_request (r, host->id, KOR_IDENTITY_IN_PERSON, "passi", &done_error));
  if (is (host, "reply") || is (host, "delivery"))
    kor_test_assert_done (kor_register_decide_request (r, host->id, TRUE, NULL, &done_error));
  if (is (host, "delivery"))
    kor_test_assert_done (kor_test_keep_letter (r, host->id, KOR_LETTER_REPLY, &done_error));
}

/* --- what is said ----------------------------------------------------------------------------------------- */

static void
say_items (const KorRequest *request)
{
  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];

    g_print ("item %u %s %s wanted=%s ground=%s value=%s because=%s contested=%d\n",
             item->number,
             item->field,
             kor_item_decision_to_string (item->decision),
             item->wanted != NULL ? item->wanted : "",
             kor_ground_to_string (item->ground),
             item->value != NULL ? item->value : "",
             item->decision_because != NULL ? item->decision_because : "",
             item->contested);
  }
  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = request->notices->pdata[i];

    g_print ("notice %s item %u %s\n",
             notice->name,
             notice->item,
             kor_notice_state_to_string (notice->state));
  }
}

static void
say_case (KorRegister *register_, gint64 id)
{
  g_autoptr (KorRequest) request = kor_test_load_request (register_, id);
  g_autofree char *received = kor_date_to_iso (request->received);
  g_autofree char *due = kor_date_to_iso (request->due);

  g_print ("case kind=%s state=%s received=%s due=%s customer=%d requester=%s language=%s\n",
           kor_request_kind_to_string (request->kind),
           kor_request_state_to_string (kor_request_get_state (request)),
           received,
           due,
           request->customer_id != 0,
           kor_request_get_name (request),
           kor_language_to_string (request->language));
  g_print ("signature=%s identity=%s with=%s decision=%s extended=%d delivered=%d withheld=%u"
           " ombudsman=%s kept=%u\n",
           kor_signature_to_string (request->signature),
           kor_identity_to_string (request->identity),
           request->identity_with != NULL ? request->identity_with : "",
           kor_decision_to_string (request->decision),
           request->extended != KOR_DATE_NONE,
           request->delivered != KOR_DATE_NONE,
           request->withheld->len,
           request->ombudsman_diary != NULL ? request->ombudsman_diary : "",
           request->documents->len);
  say_items (request);
}

static void
say_texts (KorRegister *register_)
{
  g_autoptr (GHashTable) texts = kor_register_load_texts (register_, KOR_LANGUAGE_FI, NULL);
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &id, &text))
    g_print ("text %s %s\n", (char *) id, (char *) text);
}

static void
saved_cb (Host *host, gint64 id)
{
  if (id != 0)
    host->id = id;
  g_print ("saved\n");
}

/* Once the dialog has left its window. */
static void
end_cb (gpointer window)
{
  gtk_window_destroy (window);
}

static void
closed_cb (Host *host)
{
  if (host->id != 0)
    say_case (host->register_, host->id);
  say_texts (host->register_);
  g_print ("closed\n");
  g_idle_add_once (end_cb, host->window);
}

/* Of a page. */
static gboolean
close_request_cb (Host *host)
{
  closed_cb (host);
  return GDK_EVENT_STOP;
}

/* --- the dialog ------------------------------------------------------------------------------------------- */

static AdwDialog *
make_dialog (Host *host, const KorRequest *request)
{
  KorRegister *r = host->register_;
  const char *what = host->what;

  if (g_str_equal (what, "request"))
    return kor_request_dialog_new (r, 0);
  if (g_str_equal (what, "request-edit"))
    return kor_request_dialog_new_edit (r, request);
  if (is (host, "item-new"))
    return kor_request_item_dialog_new (r, request, 0);
  if (g_str_equal (what, "item-edit"))
    return kor_request_item_dialog_new (r, request, 2);
  if (is (host, "identity"))
    return kor_identity_dialog_new (r, request);
  if (is (host, "decide") || is (host, "undecidable"))
    return kor_decision_dialog_new (r, request);
  if (g_str_equal (what, "certificate"))
    return kor_certificate_dialog_new (r, request);
  if (is (host, "extend"))
    return kor_extension_dialog_new (r, request);
  if (g_str_equal (what, "delivery"))
    return kor_delivery_dialog_new (r, request);
  if (g_str_equal (what, "notice"))
    return kor_notice_dialog_new (
      r, request, ((const KorRequestNotice *) request->notices->pdata[0])->id);
  if (is (host, "withhold"))
    return kor_withhold_dialog_new (r, request);
  if (g_str_equal (what, "ombudsman"))
    return kor_ombudsman_dialog_new (r, request);
  if (g_str_equal (what, "texts"))
    return kor_texts_dialog_new (r, KOR_LETTER_RECEIPT, KOR_LANGUAGE_FI);
  if (g_str_equal (what, "document"))
    return kor_document_dialog_new (r, request->documents->pdata[0]);
  return NULL;
}

static AdwNavigationPage *
make_page (Host *host)
{
  KorLetterKind kind = KOR_LETTER_RECEIPT;

  if (g_str_equal (host->what, "access"))
    return kor_access_page_new (host->register_, host->customer_id);
  if (is (host, "reply"))
    kind = KOR_LETTER_REPLY;
  else if (g_str_equal (host->what, "certificate-letter"))
    kind = KOR_LETTER_CERTIFICATE;
  else if (g_str_equal (host->what, "notice-letter"))
    return kor_letter_page_new (
      host->register_, host->id, KOR_LETTER_NOTICE, "Postitus Joutsen Oy");
  return kor_letter_page_new (host->register_, host->id, kind, NULL);
}

static void
activate_cb (GtkApplication *application, Host *host)
{
  g_autoptr (KorRequest) request =
              host->id != 0 ? kor_test_load_request (host->register_, host->id) : NULL;
  AdwDialog *dialog;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      host->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                 : ADW_COLOR_SCHEME_FORCE_LIGHT);
  host->window = GTK_WINDOW (adw_application_window_new (application));
  gtk_window_set_title (host->window, "Host");
  gtk_window_set_default_size (host->window, host->width, host->height);
  dialog = make_dialog (host, request);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (host->window),
                                      dialog != NULL ? adw_status_page_new ()
                                                     : adw_navigation_view_new ());
  gtk_window_present (host->window);
  if (dialog == NULL) {
    GtkWidget *view = adw_application_window_get_content (ADW_APPLICATION_WINDOW (host->window));

    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), make_page (host));
    g_signal_connect_swapped (host->window, "close-request", G_CALLBACK (close_request_cb), host);
    return;
  }
  if (KOR_IS_CASE_DIALOG (dialog))
    g_signal_connect_swapped (dialog, "saved", G_CALLBACK (saved_cb), host);
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), host);
  adw_dialog_present (dialog, GTK_WIDGET (host->window));
}

static void
run_host (gconstpointer data)
{
  Host host = *(const Host *) data;
  g_autoptr (AdwApplication) application = NULL;

  host.register_ = kor_test_register_new ();
  set_up (&host);
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id",
                              "io.github.kortisto.Host",
                              "resource-base-path",
                              "/io/github/kortisto/Kortisto",
                              NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &host);
  status = g_application_run (G_APPLICATION (application), 0, NULL);
  g_clear_object (&application);
  kor_register_close (host.register_);
  g_object_unref (host.register_);
}

int
main (int argc, char **argv)
{
  Host host = { .what = argc > 1 ? argv[1] : "request", .width = 1024, .height = 600 };
  const char *size = g_getenv ("HOST_SIZE");
  int test_argc = 1;
  int failed;

  g_set_prgname ("dialog-host");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KORTISTO_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  host.dark = g_getenv ("HOST_DARK") != NULL;
  if (size != NULL)
    sscanf (size, "%dx%d", &host.width, &host.height);
  g_resources_register (kor_app_get_resource ());

  kor_test_init (&test_argc, &argv);
  /* GTK warns of the compose file of some languages. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add_data_func ("/host", &host, run_host);
  failed = kor_test_run ();
  return failed != 0 ? failed : status;
}
