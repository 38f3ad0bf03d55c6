/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-paper.h"

#include "kor-date.h"
#include "kor-document-text.h"
#include "kor-selection-text.h"
#include "kor-xml.h"

#define TEXT(id) kor_document_text_get (profile->language, id)

static xmlNode *
add_column (xmlNode *columns, const char *title, const char *width)
{
  xmlNode *column = kor_xml_add_text (columns, "column", title);

  kor_xml_set (column, "width", width);
  return column;
}

static void
add_row (xmlNode *table, const char *first, const char *second)
{
  xmlNode *row = kor_xml_add (table, "row");

  kor_xml_add_text (row, "cell", first);
  kor_xml_add_text (row, "cell", second);
}

/* What the list is for, of whom, and who gets it (R6). */
static void
add_facts (xmlNode *body, const KorListRun *run, guint n_persons, const KorProfile *profile)
{
  g_autofree char *purpose =
    g_strconcat ("purpose-of-run.", kor_purpose_to_string (run->purpose), NULL);
  g_autofree char *selection = kor_selection_describe_words (run->selection, profile->language);
  g_autofree char *count = g_strdup_printf ("%u", n_persons);
  const char *const facts[][2] = {
    { TEXT ("column.purpose"), TEXT (purpose) },
    { TEXT ("column.selection"), selection },
    { TEXT ("column.recipient"), run->recipient != NULL ? run->recipient : TEXT ("recipient.own") },
    { TEXT ("list-paper.count"), count },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++) {
    g_autofree char *line = g_strconcat (facts[i][0], ": ", facts[i][1], NULL);

    kor_xml_add_text (body, "p", line);
  }
  kor_xml_add_text (body, "p", TEXT ("list-paper.keep"));
}

static void
add_people (xmlNode *body, const GPtrArray *persons, const KorProfile *profile)
{
  xmlNode *table = kor_xml_add (body, "table");
  xmlNode *columns = kor_xml_add (table, "columns");

  kor_xml_set (add_column (columns, TEXT ("field.name"), "36"), "strong", "yes");
  add_column (columns, TEXT ("field.address"), "64");
  for (guint i = 0; i < persons->len; i++) {
    const KorListPerson *person = persons->pdata[i];
    g_autofree char *address =
      person->lines[0] != NULL ? g_strjoinv (", ", person->lines + 1) : g_strdup ("");

    add_row (table, person->lines[0] != NULL ? person->lines[0] : "", address);
  }
}

/**
 * kor_list_paper_new:
 * @run: the run that let these people through
 * @persons: (element-type KorListPerson): whom the list holds, in its order
 * @profile: whose register it is
 *
 * Makes a list of addresses on A4 in the office's language: what for, of whom, for whom, and a line
 * for each address. Any thread. R6, R11.
 *
 * Returns: (transfer full): the paper
 */
KorPageLayout *
kor_list_paper_new (const KorListRun *run, const GPtrArray *persons, const KorProfile *profile)
{
  g_autoptr (xmlDoc) doc = xmlNewDoc ((const xmlChar *) "1.0");
  g_autofree char *day = kor_date_format (kor_time_get_date (run->at), profile->language);
  xmlNode *root = xmlNewDocNode (doc, NULL, (const xmlChar *) "page", NULL);
  xmlNode *head, *foot, *body;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) "urn:kortisto:page:1", NULL));
  kor_xml_set (root, "language", kor_language_to_string (profile->language));
  kor_xml_set (root, "title", TEXT ("medium.paper"));
  kor_xml_set (root, "author", profile->controller);
  head = kor_xml_add (root, "head");
  kor_xml_set (head, "left", profile->controller);
  kor_xml_set (head, "small", profile->register_name);
  kor_xml_set (head, "right", TEXT ("medium.paper"));
  kor_xml_add_text (head, "line", day);
  foot = kor_xml_add (root, "foot");
  kor_xml_add_text (foot, "line", profile->controller);
  body = kor_xml_add (root, "body");
  kor_xml_add_text (body, "title", TEXT ("medium.paper"));
  add_facts (body, run, persons->len, profile);
  add_people (body, persons, profile);
  return kor_page_layout_new (doc);
}
