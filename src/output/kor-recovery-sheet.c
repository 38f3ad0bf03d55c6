/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-recovery-sheet.h"

#include "kor-document-text.h"
#include "kor-xml.h"

static void
add_filled (
  xmlNode *body, const char *name, KorLanguage language, const char *id, const char *const *values)
{
  g_autofree char *text = kor_document_text_fill (language, id, values);

  kor_xml_add_text (body, name, text);
}

/* Two groups stand in a line, each with its number, so that they can be read out and typed in. */
static void
add_groups (xmlNode *body, const char *const *groups)
{
  guint n = g_strv_length ((char **) groups);

  for (guint i = 0; i < n; i += 2) {
    g_autofree char *number =
      i + 1 < n ? g_strdup_printf ("%u–%u", i + 1, i + 2) : g_strdup_printf ("%u", i + 1);
    g_autofree char *line =
      i + 1 < n ? g_strconcat (groups[i], "  ", groups[i + 1], NULL) : g_strdup (groups[i]);

    kor_xml_set (kor_xml_add_text (body, "code", line), "number", number);
  }
}

static void
add_body (xmlNode *body,
          KorLanguage language,
          const char *controller,
          const char *register_name,
          const char *user,
          const char *day,
          const char *const *groups)
{
  static const char *const rules[] = {
    "recovery.keep-1", "recovery.keep-2", "recovery.keep-3", "recovery.keep-4"
  };

  kor_xml_add_text (body, "title", kor_document_text_get (language, "recovery.title"));
  add_filled (
    body, "p", language, "recovery.text", (const char *[]) { register_name, controller, NULL });
  add_filled (body, "p", language, "recovery.made", (const char *[]) { user, day, NULL });
  kor_xml_set (kor_xml_add (body, "space"), "height", "8");
  add_groups (body, groups);
  kor_xml_set (kor_xml_add (body, "space"), "height", "8");
  kor_xml_add_text (body, "heading", kor_document_text_get (language, "recovery.keep"));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    kor_xml_add_text (body, "item", kor_document_text_get (language, rules[i]));
}

/**
 * kor_recovery_sheet_new:
 * @language: of the reader
 * @controller: the company
 * @register_name: the register the code opens
 * @user: full name of the user it was made for
 * @date: today
 * @groups: the groups of the code
 *
 * Makes the paper that the recovery code is kept on. The layout holds the code in plain memory: free it
 * as soon as it is printed.
 *
 * Returns: (transfer full): the paper, one page
 */
KorPageLayout *
kor_recovery_sheet_new (KorLanguage language,
                        const char *controller,
                        const char *register_name,
                        const char *user,
                        KorDate date,
                        const char *const *groups)
{
  g_autoptr (xmlDoc) doc = xmlNewDoc ((const xmlChar *) "1.0");
  g_autofree char *day = kor_date_format (date, language);
  xmlNode *root = xmlNewDocNode (doc, NULL, (const xmlChar *) "page", NULL);
  xmlNode *head, *foot, *body;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) "urn:kortisto:page:1", NULL));
  kor_xml_set (root, "language", kor_language_to_string (language));
  kor_xml_set (root, "title", kor_document_text_get (language, "recovery.title"));
  kor_xml_set (root, "author", controller);
  head = kor_xml_add (root, "head");
  kor_xml_set (head, "left", controller);
  kor_xml_set (head, "small", register_name);
  kor_xml_set (head, "right", kor_document_text_get (language, "recovery.title"));
  kor_xml_add_text (head, "line", day);
  foot = kor_xml_add (root, "foot");
  kor_xml_add_text (foot, "line", controller);
  body = kor_xml_add (root, "body");
  add_body (body, language, controller, register_name, user, day, groups);
  return kor_page_layout_new (doc);
}
