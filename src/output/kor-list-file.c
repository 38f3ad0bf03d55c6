/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-file.h"

#include "kor-date.h"
#include "kor-xml.h"

#include <string.h>

static void
append_field (GString *text, const char *field)
{
  gboolean quoted =
    strpbrk (field, ",\"\r\n") != NULL || g_ascii_isspace (*field) || g_str_has_suffix (field, " ");

  g_string_append_c (text, ',');
  if (!quoted) {
    g_string_append (text, field);
    return;
  }
  g_string_append_c (text, '"');
  for (const char *p = field; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
}

/**
 * kor_list_to_csv:
 * @persons: (element-type KorListPerson): whom the list holds, in its order
 *
 * Makes an address list for mail merge: UTF-8, comma, LF, a heading; the customer's id and the lines
 * of the address as printed. Any thread. R11.
 *
 * Returns: (transfer full): the file
 */
GBytes *
kor_list_to_csv (GPtrArray *persons)
{
  GString *text = g_string_new ("id");

  for (guint i = 1; i <= KOR_LIST_N_LINES; i++)
    g_string_append_printf (text, ",line_%u", i);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < persons->len; i++) {
    const KorListPerson *person = g_ptr_array_index (persons, i);
    guint n_lines = g_strv_length (person->lines);

    g_string_append_printf (text, "%" G_GINT64_FORMAT, person->customer_id);
    for (guint line = 0; line < KOR_LIST_N_LINES; line++)
      append_field (text, line < n_lines ? person->lines[line] : "");
    g_string_append_c (text, '\n');
  }
  return g_string_free_to_bytes (text);
}

static void
add_run (xmlNode *root, const KorListRun *run)
{
  g_autofree char *made = kor_time_to_iso (run->at);
  xmlNode *node = kor_xml_add (root, "run");

  if (run->id != 0)
    kor_xml_set_int (node, "number", run->id);
  kor_xml_set (node, "made", made);
  kor_xml_set (node, "purpose", kor_purpose_to_string (run->purpose));
  kor_xml_set (node, "recipient", run->recipient);
  kor_xml_set (node, "selection", run->selection);
  kor_xml_set_int (node, "matched", run->matched);
  kor_xml_set_int (node, "printed", run->printed);
  kor_xml_set_int (node, "merged", run->merged);
  for (int reason = 1; reason < KOR_N_LEFT_OUT; reason++) {
    xmlNode *left_out;

    if (run->left_out[reason] == 0)
      continue;
    left_out = kor_xml_add (node, "left-out");
    kor_xml_set (left_out, "reason", kor_left_out_to_string (reason));
    kor_xml_set_int (left_out, "persons", run->left_out[reason]);
  }
}

/**
 * kor_list_to_xml:
 * @run: the run that let these people through
 * @persons: (element-type KorListPerson): whom the list holds, in its order
 * @error: return location
 *
 * As kor_list_to_csv(), in XML of the namespace KOR_LIST_NS with the run's purpose and counts,
 * checked against its schema. Any thread. R11.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with KOR_ERROR_BAD_FILE
 */
GBytes *
kor_list_to_xml (const KorListRun *run, GPtrArray *persons, GError **error)
{
  g_autoptr (xmlDoc) doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, (const xmlChar *) "list", NULL);

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) KOR_LIST_NS, NULL));
  add_run (root, run);
  for (guint i = 0; i < persons->len; i++) {
    const KorListPerson *person = g_ptr_array_index (persons, i);
    xmlNode *node = kor_xml_add (root, "person");

    kor_xml_set_int (node, "customer", person->customer_id);
    for (guint line = 0; person->lines[line] != NULL; line++)
      kor_xml_add_text (node, "line", person->lines[line]);
  }
  if (!kor_xml_validate (doc, "list.xml", "list-1.xsd", error))
    return NULL;
  return kor_xml_to_canonical (doc);
}
