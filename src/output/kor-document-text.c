/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-document-text.h"

#include "kor-xml.h"

/*
 * The texts of the papers in the language of their reader, whatever the program's own language is.
 * They come from data/documents/strings.xml, into which the translations are merged at build time.
 */

static void
add_text (GHashTable *tables[], const char *id, xmlNode *node)
{
  const xmlAttr *lang = xmlHasProp (node, (const xmlChar *) "lang");
  xmlChar *text = xmlNodeGetContent (node);
  KorLanguage language = KOR_LANGUAGE_EN;

  /* What is in no language of ours falls to English only when it is the source text. */
  if (lang == NULL || kor_language_from_string ((const char *) lang->children->content, &language))
    g_hash_table_insert (tables[language], g_strdup (id), g_strdup ((const char *) text));
  xmlFree (text);
}

static GHashTable **
load_tables (void)
{
  g_autoptr (xmlDoc) doc = kor_xml_read_own ("documents/strings.xml");
  GHashTable **tables = g_new (GHashTable *, KOR_N_LANGUAGES);

  for (guint i = 0; i < KOR_N_LANGUAGES; i++)
    tables[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (xmlNode *s = kor_xml_first (xmlDocGetRootElement (doc)); s != NULL; s = kor_xml_next (s))
    for (xmlNode *t = kor_xml_first (s); t != NULL; t = kor_xml_next (t))
      add_text (tables, kor_xml_get (s, "id"), t);
  return tables;
}

/**
 * kor_document_text_find:
 * @language: of the reader
 * @id: a text of data/documents/strings.xml
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the text, in English where it is not translated
 */
const char *
kor_document_text_find (KorLanguage language, const char *id)
{
  static GHashTable **tables = NULL;
  const char *text;

  if (g_once_init_enter_pointer (&tables))
    g_once_init_leave_pointer (&tables, load_tables ());
  text = g_hash_table_lookup (tables[language], id);
  return text != NULL ? text : g_hash_table_lookup (tables[KOR_LANGUAGE_EN], id);
}

/* As kor_document_text_find(); that there is no such text is a programming error. */
const char *
kor_document_text_get (KorLanguage language, const char *id)
{
  const char *text = kor_document_text_find (language, id);

  if (text == NULL)
    g_error ("No text %s in strings.xml", id);
  return text;
}

/**
 * kor_document_text_insert:
 * @text: a text with places for values
 * @values: (array zero-terminated=1): what stands for {1}, {2} …, at most nine
 *
 * Returns: (transfer full): the text with the values in their places
 */
char *
kor_document_text_insert (const char *text, const char *const *values)
{
  guint n_values = g_strv_length ((char **) values);
  GString *filled = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}' &&
        (guint) (p[1] - '1') < n_values) {
      g_string_append (filled, values[p[1] - '1']);
      p += 2;
    } else {
      g_string_append_c (filled, *p);
    }
  }
  return g_string_free_and_steal (filled);
}

/**
 * kor_document_text_fill:
 * @language: of the reader
 * @id: a text of data/documents/strings.xml
 * @values: (array zero-terminated=1): what stands for {1}, {2} …, at most nine
 *
 * Returns: (transfer full): the text with the values in their places
 */
char *
kor_document_text_fill (KorLanguage language, const char *id, const char *const *values)
{
  return kor_document_text_insert (kor_document_text_get (language, id), values);
}
