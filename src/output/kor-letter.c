/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-letter.h"

#include "kor-ban.h"
#include "kor-document-transform.h"
#include "kor-error.h"
#include "kor-letter-xml.h"
#include "kor-xml.h"

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)
#define MAX_PARTY_CHARS 40

/**
 * KorLetter:
 *
 * A letter of a case (R50–R60): its facts as XML, and the paper. Its layout belongs to the thread that
 * made it.
 */
struct _KorLetter {
  GObject parent_instance;

  GBytes *xml;
  GBytes *page_xml;
  KorPageLayout *layout;
  char *file_name;
  KorDate date;
};

G_DEFINE_FINAL_TYPE (KorLetter, kor_letter, G_TYPE_OBJECT)

/* --- helpers ---------------------------------------------------------------------------- */

/* The office's texts that this program knows, fit for a page; an empty one stands for the original. */
static GHashTable *
take_texts (const KorLetterFacts *facts, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, text;

  if (facts->texts == NULL)
    return g_steal_pointer (&texts);
  g_hash_table_iter_init (&iter, facts->texts);
  while (g_hash_table_iter_next (&iter, &id, &text)) {
    const char *changed = text;

    if (changed == NULL || *changed == '\0' || !kor_letter_text_is_editable (id))
      continue;
    if (!kor_letter_text_check (kor_letter_text_get_original (id, facts->language), changed, error))
      return NULL;
    g_hash_table_insert (texts, g_strdup (id), kor_xml_clean_text (changed));
  }
  return g_steal_pointer (&texts);
}

/* A name as part of a file's name: letters and digits, all else a hyphen. */
static char *
sanitise (const char *name)
{
  GString *clean = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *p = name; *p != '\0' && n_chars < MAX_PARTY_CHARS; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (clean, c);
    else if (clean->len > 0 && clean->str[clean->len - 1] != '-')
      g_string_append_c (clean, '-');
    n_chars++;
  }
  if (clean->len > 0 && clean->str[clean->len - 1] == '-')
    g_string_truncate (clean, clean->len - 1);
  return g_string_free_and_steal (clean);
}

static char *
make_file_name (const KorLetterFacts *facts)
{
  const char *kind = kor_letter_to_string (facts->kind);
  g_autofree char *number = NULL;
  g_autofree char *party = NULL;

  if (facts->request == NULL)
    return g_strconcat (kind, ".pdf", NULL);
  number = kor_request_get_number (facts->request);
  if (facts->kind != KOR_LETTER_NOTICE)
    return g_strconcat (number, "-", kind, ".pdf", NULL);
  party = sanitise (facts->party);
  return g_strconcat (number, "-", kind, *party != '\0' ? "-" : "", party, ".pdf", NULL);
}

static gboolean
has_ban_in_force (const KorLetterFacts *facts)
{
  for (guint i = 0; facts->bans != NULL && i < facts->bans->len; i++)
    if (kor_ban_in_force (facts->bans->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_notice (const KorLetterFacts *facts)
{
  const GPtrArray *notices = facts->request->notices;

  for (guint i = 0; i < notices->len; i++) {
    const KorRequestNotice *notice = notices->pdata[i];

    if (g_strcmp0 (notice->name, facts->party) == 0 && notice->state != KOR_NOTICE_IMPOSSIBLE &&
        kor_request_find_item (facts->request, notice->item) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* There must be something to tell. */
static gboolean
check_facts (const KorLetterFacts *facts, GError **error)
{
  g_autofree char *number =
    facts->request != NULL ? kor_request_get_number (facts->request) : g_strdup ("");

  if (facts->kind == KOR_LETTER_NOTICE && !has_notice (facts)) {
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "notice", facts->party, NULL);
    return FALSE;
  }
  if (facts->kind == KOR_LETTER_BAN_CONFIRMATION && !has_ban_in_force (facts)) {
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "ban", number, NULL);
    return FALSE;
  }
  return TRUE;
}

/* --- vfuncs ----------------------------------------------------------------------------- */

static void
kor_letter_finalize (GObject *object)
{
  KorLetter *self = KOR_LETTER (object);

  g_clear_pointer (&self->xml, g_bytes_unref);
  g_clear_pointer (&self->page_xml, g_bytes_unref);
  g_clear_object (&self->layout);
  g_free (self->file_name);
  G_OBJECT_CLASS (kor_letter_parent_class)->finalize (object);
}

static void
kor_letter_class_init (KorLetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_letter_finalize;
}

static void
kor_letter_init (KorLetter *self)
{
}

/* --- public ----------------------------------------------------------------------------- */

/**
 * kor_letter_new:
 * @facts: what the letter tells
 * @error: return location
 *
 * Makes a letter in the language of the facts, checks its data against the schema and lays the paper out.
 * Whether the case is ready for it is kor_request_check_letter()'s to say.
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with KOR_ERROR_NOT_FOUND when there is no ban
 *   in force or nothing to tell the party, KOR_ERROR_BAD_VALUE when a text of the office lacks a
 *   placeholder, or KOR_ERROR_BAD_FILE when the facts can't be told by the schema
 */
KorLetter *
kor_letter_new (const KorLetterFacts *facts, GError **error)
{
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (xmlDoc) letter = NULL;
  g_autoptr (xmlDoc) page = NULL;
  KorLetter *self;

  g_return_val_if_fail (facts->kind != KOR_LETTER_REPLY && facts->kind < KOR_N_LETTERS, NULL);
  g_return_val_if_fail (facts->request != NULL || facts->kind == KOR_LETTER_BAN_CONFIRMATION, NULL);
  g_return_val_if_fail (facts->party != NULL || facts->kind != KOR_LETTER_NOTICE, NULL);

  if (!check_facts (facts, error) || (texts = take_texts (facts, error)) == NULL)
    return NULL;
  letter = kor_letter_xml_new (facts);
  if (!kor_xml_validate (letter, "letter", "letter-1.xsd", error))
    return NULL;
  self = g_object_new (KOR_TYPE_LETTER, NULL);
  self->date = facts->today;
  self->file_name = make_file_name (facts);
  self->xml = kor_xml_to_canonical (letter);
  page = kor_document_transform (letter, "letter.xsl", facts->language, NULL, texts);
  self->page_xml = kor_xml_to_canonical (page);
  self->layout = kor_page_layout_new (page);
  return self;
}

/* The facts of the letter: Canonical XML 1.0. (transfer none) */
GBytes *
kor_letter_get_xml (KorLetter *self)
{
  return self->xml;
}

/* The paper before it is laid out, urn:kortisto:page:1. (transfer none) */
GBytes *
kor_letter_get_page_xml (KorLetter *self)
{
  return self->page_xml;
}

/* The paper's pages, for the screen and the printer. (transfer none) */
KorPageLayout *
kor_letter_get_layout (KorLetter *self)
{
  return self->layout;
}

/**
 * kor_letter_get_file_name:
 * @self: a letter
 *
 * Returns: (transfer full): what its PDF is called, "2026-001-receipt.pdf"; it holds no characters that a
 *   file system or a shell takes for its own
 */
char *
kor_letter_get_file_name (KorLetter *self)
{
  return g_strdup (self->file_name);
}

/**
 * kor_letter_to_pdf:
 * @self: a letter
 * @n_pages: (out) (optional): how many pages it has
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the letter as PDF, dated noon of its day so that the same letter is
 *   always the same bytes
 */
GBytes *
kor_letter_to_pdf (KorLetter *self, guint *n_pages, GError **error)
{
  gint64 made = self->date * SECONDS_A_DAY + SECONDS_A_DAY / 2;

  if (n_pages != NULL)
    *n_pages = kor_page_layout_get_n_pages (self->layout);
  return kor_page_layout_to_pdf (self->layout, made, NULL, error);
}
