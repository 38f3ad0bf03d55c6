/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-letters.h"

#include <glib/gi18n.h>

#include "kor-request-next.h"
#include "kor-request-text.h"
#include "kor-request-words-text.h"
#include "kor-row-list.h"
#include "kor-ui-text.h"

struct _KorRequestLetters {
  AdwPreferencesGroup parent_instance;

  GtkWidget *others; /* papers that are not called for, but may be made */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KorRequestLetters, kor_request_letters, ADW_TYPE_PREFERENCES_GROUP)

/* What to do with a kind of paper. */
typedef enum {
  LETTER_NONE,  /* it is not of this case */
  LETTER_OTHER, /* it may be made */
  LETTER_LATER, /* it will be made */
  LETTER_NOW,   /* it is called for */
} LetterUse;

/* The order in which papers are called for: what the case lacks stands first. */
static const KorLetterKind letter_order[] = {
  KOR_LETTER_ASK_SIGNATURE,
  KOR_LETTER_IDENTITY,
  KOR_LETTER_ASK_SPECIFICATION,
  KOR_LETTER_CERTIFICATE,
  KOR_LETTER_REPLY,
  KOR_LETTER_DECISION,
  KOR_LETTER_EXTENSION,
  KOR_LETTER_BAN_CONFIRMATION,
  KOR_LETTER_ERASURE_RESULT,
  KOR_LETTER_RECEIPT,
};

/* --- which papers ------------------------------------------------------------------------------- */

static gboolean
is_letter (const KorDocument *document)
{
  return document->kind == KOR_DOCUMENT_LETTER ||
         (document->kind == KOR_DOCUMENT_REPLY &&
          g_strcmp0 (document->media_type, "application/pdf") == 0);
}

/* Whether the paper has been made and is among the documents of the case. */
gboolean
kor_request_letters_has (const KorRequest *request, KorLetterKind letter)
{
  for (guint i = 0; i < request->documents->len; i++) {
    const KorDocument *document = g_ptr_array_index (request->documents, i);

    if (is_letter (document) && document->letter == letter)
      return TRUE;
  }
  return FALSE;
}

static gboolean
lacks_letter (const KorRequest *request, KorLetterKind letter, KorDate today)
{
  g_autoptr (GArray) lacks = kor_request_check (request, KOR_ACTION_DECIDE, today);

  for (guint i = 0; i < lacks->len; i++) {
    if (kor_request_lack_get_letter (&g_array_index (lacks, KorRequestLack, i)) == letter)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_reply_kind (const KorRequest *request)
{
  return request->kind == KOR_REQUEST_ACCESS || request->kind == KOR_REQUEST_PORTABILITY;
}

/* Whether a paper is called for at some time of this case. */
static gboolean
belongs (const KorRequest *request, KorLetterKind letter, KorDate today)
{
  gboolean decided = request->decision != KOR_DECISION_NONE;

  switch (letter) {
  case KOR_LETTER_RECEIPT:
    return !decided;
  case KOR_LETTER_ASK_SIGNATURE:
  case KOR_LETTER_IDENTITY:
  case KOR_LETTER_ASK_SPECIFICATION:
    return !decided && lacks_letter (request, letter, today);
  case KOR_LETTER_EXTENSION:
    return request->extended != KOR_DATE_NONE;
  case KOR_LETTER_REPLY:
    return is_reply_kind (request) && request->decision != KOR_DECISION_REFUSED;
  case KOR_LETTER_DECISION:
    return !is_reply_kind (request) && request->kind != KOR_REQUEST_OBJECTION &&
           request->decision != KOR_DECISION_REFUSED;
  case KOR_LETTER_CERTIFICATE:
    return kor_request_needs_certificate (request);
  case KOR_LETTER_BAN_CONFIRMATION:
    return request->kind == KOR_REQUEST_OBJECTION && request->decision != KOR_DECISION_REFUSED;
  case KOR_LETTER_ERASURE_RESULT:
    return request->carried_out != KOR_DATE_NONE;
  case KOR_LETTER_NOTICE:
  case KOR_N_LETTERS:
  default:
    return FALSE;
  }
}

static LetterUse
get_use (const KorRequest *request, KorLetterKind letter, KorDate today)
{
  g_autoptr (GArray) lacks = kor_request_check_letter (request, letter, today);

  for (guint i = 0; i < lacks->len; i++) {
    KorMissing missing = g_array_index (lacks, KorRequestLack, i).missing;

    if (missing != KOR_MISSING_DECISION && missing != KOR_MISSING_CARRY_OUT)
      return LETTER_NONE;
  }
  if (letter == KOR_LETTER_NOTICE)
    return LETTER_NONE;
  if (!belongs (request, letter, today) || kor_request_letters_has (request, letter))
    return lacks->len == 0 ? LETTER_OTHER : LETTER_NONE;
  return lacks->len == 0 ? LETTER_NOW : LETTER_LATER;
}

/* --- rows --------------------------------------------------------------------------------------- */

/* The items a letter is about, "Item 2", "Items 2, 4". */
static char *
describe_items (const KorRequest *request, KorLetterKind letter, KorDate today)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = g_ptr_array_index (request->items, i);
    gboolean unsaid =
      item->ground == KOR_GROUND_NONE || item->wanted == NULL || *item->wanted == '\0';
    gboolean about =
      letter == KOR_LETTER_CERTIFICATE ? item->decision == KOR_ITEM_REFUSE
      : letter == KOR_LETTER_ASK_SPECIFICATION
        ? unsaid && item->decision == KOR_ITEM_OPEN && !(item->ground == KOR_GROUND_NEEDLESS)
        : FALSE;

    if (!about)
      continue;
    g_string_append_printf (numbers, n > 0 ? ", %u" : "%u", item->number);
    n++;
  }
  if (n == 0)
    return NULL;
  /* Translators: numbers of items, "2" or "2, 4" */
  return g_strdup_printf (ngettext ("Item %s", "Items %s", n), numbers->str);
}

static char *
describe_use (const KorRequest *request, KorLetterKind letter, LetterUse use, KorDate today)
{
  g_autofree char *items = describe_items (request, letter, today);
  const char *state = use == LETTER_NOW ? _ ("not made yet")
                                        : letter == KOR_LETTER_ERASURE_RESULT
    ? _ ("when it has been carried out")
    : request->kind == KOR_REQUEST_RECTIFICATION
    ? _ ("when all items are decided")
    : _ ("when it has been decided");

  return items != NULL ? g_strdup_printf ("%s · %s", items, state) : g_strdup (state);
}

static GtkWidget *
create_row (const KorRequest *request,
            KorLetterKind letter,
            LetterUse use,
            const KorUser *user,
            KorDate today)
{
  gboolean may = kor_user_has_right (user, kor_request_letter_get_right (letter));
  g_autofree char *subtitle = describe_use (request, letter, use, today);
  g_autoptr (GVariant) target = kor_request_letter_target (letter, NULL);
  GtkWidget *row = kor_fact_row_new (kor_letter_get_title (letter), subtitle);
  gboolean certificate = letter == KOR_LETTER_CERTIFICATE;
  const char *action = certificate ? "case.certificate" : "case.letter";

  kor_row_add_button (
    row,
    "printer-symbolic",
    _ ("Print…"), use == LETTER_NOW && may ? action : NULL, certificate ? NULL : target);
  return row;
}

static GtkWidget *
create_kept_row (const KorDocument *document)
{
  g_autofree char *day = kor_ui_format_time (document->added);
  g_autofree char *by = kor_ui_shorten_name (document->added_by);
  g_autofree char *subtitle = g_strdup_printf (_ ("made %s · %s"), day, by);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (document->id));
  GtkWidget *row = kor_fact_row_new (kor_letter_get_title (document->letter), subtitle);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (tick, "success");
  kor_row_add_button (row, NULL, C_ ("document", "Open"), "case.open-document", target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tick);
  return row;
}

static void
add_kept_rows (const KorRequest *request, GPtrArray *rows)
{
  for (guint i = request->documents->len; i > 0; i--) {
    const KorDocument *document = g_ptr_array_index (request->documents, i - 1);

    if (is_letter (document))
      g_ptr_array_add (rows, create_kept_row (document));
  }
}

static void
fill_others (KorRequestLetters *self, const KorRequest *request, const KorUser *user, KorDate today)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (letter_order); i++) {
    g_autofree char *label = NULL;
    g_autofree char *action = NULL;

    if (get_use (request, letter_order[i], today) != LETTER_OTHER ||
        letter_order[i] == KOR_LETTER_CERTIFICATE ||
        !kor_user_has_right (user, kor_request_letter_get_right (letter_order[i])))
      continue;
    label = g_strdup_printf ("%s…", kor_letter_get_title (letter_order[i]));
    action = g_strdup_printf ("case.letter((uint32 %u, ''))", (guint) letter_order[i]);
    g_menu_append (menu, label, action);
  }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->others), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->others, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
kor_request_letters_class_init (KorRequestLettersClass *klass)
{
}

static void
kor_request_letters_init (KorRequestLetters *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->others = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->others), _ ("Other Letter"));
  gtk_widget_add_css_class (self->others, "flat");
  adw_preferences_group_set_title (group, _ ("Letters"));
  adw_preferences_group_set_header_suffix (group, self->others);
  self->list = kor_row_list_new (_ ("Letters"));
  adw_preferences_group_add (group, GTK_WIDGET (self->list));
}

/**
 * kor_request_letters_get_next:
 * @request: a case
 * @today: the day
 *
 * Returns: the paper that is called for first, or KOR_N_LETTERS
 */
KorLetterKind
kor_request_letters_get_next (const KorRequest *request, KorDate today)
{
  for (guint i = 0; i < G_N_ELEMENTS (letter_order); i++) {
    if (get_use (request, letter_order[i], today) == LETTER_NOW)
      return letter_order[i];
  }
  return KOR_N_LETTERS;
}

/**
 * kor_request_letters_set_request:
 * @self: the letters
 * @request: a case
 * @user: who is at the desk
 * @today: the day
 */
void
kor_request_letters_set_request (KorRequestLetters *self,
                                 const KorRequest *request,
                                 const KorUser *user,
                                 KorDate today)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (LetterUse use = LETTER_NOW; use >= LETTER_LATER; use--) {
    for (guint i = 0; i < G_N_ELEMENTS (letter_order); i++) {
      if (get_use (request, letter_order[i], today) == use)
        g_ptr_array_add (rows, create_row (request, letter_order[i], use, user, today));
    }
  }
  add_kept_rows (request, rows);
  kor_row_list_fill (self->list, rows);
  fill_others (self, request, user, today);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          rows->len > 0 || gtk_widget_get_visible (self->others));
}
