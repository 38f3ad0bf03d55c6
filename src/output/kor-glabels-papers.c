/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-glabels-papers.h"

#include "kor-error.h"
#include "kor-xml.h"

#include <math.h>
#include <string.h>

/* Longer than any paper; whatever is beyond is no length. */
#define LENGTH_LARGEST 100000.0

/**
 * kor_glabels_length_parse:
 * @text: as "63.5mm", "2.5in", "180pt", "9" (points) or "" (nothing)
 * @mm: (out): the length in mm
 *
 * Whatever the locale, the decimal sign is a point.
 *
 * Returns: whether @text is a length; an infinite one or one that is no number is not
 */
gboolean
kor_glabels_length_parse (const char *text, double *mm)
{
  static const struct {
    const char *unit;
    double mm;
  } units[] = {
    { "", 25.4 / 72 }, { "pt", 25.4 / 72 }, { "in", 25.4 },
    { "mm", 1 },       { "cm", 10 },        { "pc", 25.4 / 6 },
  };

  g_autofree char *copy = g_strstrip (g_strdup (text));
  char *end;
  double value;

  *mm = 0;
  if (*copy == '\0')
    return TRUE;
  /* The function reads "nan", "inf" and hexadecimal numbers as well. */
  if (strspn (copy, "+-.0123456789") == 0 || strpbrk (copy, "xX") != NULL)
    return FALSE;
  value = g_ascii_strtod (copy, &end);
  g_strchug (end);
  for (gsize i = 0; end != copy && i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (end, units[i].unit) == 0) {
      *mm = value * units[i].mm;
      return isfinite (value) && fabs (*mm) <= LENGTH_LARGEST;
    }
  return FALSE;
}

static void
add_paper (GHashTable *papers, const char *id, double width, double height)
{
  KorGlabelsPaper *paper = g_new (KorGlabelsPaper, 1);

  *paper = (KorGlabelsPaper) { width, height };
  if (!g_hash_table_contains (papers, id))
    g_hash_table_insert (papers, g_strdup (id), paper);
  else
    g_free (paper);
}

/* The papers by their ids, to begin with those that templates name most: a folder may lack its list. */
GHashTable *
kor_glabels_papers_new (void)
{
  GHashTable *papers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  add_paper (papers, "A3", 297, 420);
  add_paper (papers, "A4", 210, 297);
  add_paper (papers, "A5", 148, 210);
  add_paper (papers, "A6", 105, 148);
  add_paper (papers, "US-Letter", 8.5 * 25.4, 11 * 25.4);
  add_paper (papers, "US-Legal", 8.5 * 25.4, 14 * 25.4);
  return papers;
}

/**
 * kor_glabels_papers_add:
 * @papers: papers by their ids
 * @bytes: a file paper-sizes.xml
 * @name: what it is called, for the error
 * @error: return location
 *
 * A paper that is there already stays; one whose lengths can't be read is left out.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_FILE
 */
gboolean
kor_glabels_papers_add (GHashTable *papers, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (xmlDoc) doc = kor_glabels_read (bytes, name, "Glabels-paper-sizes", error);
  double width, height;

  if (doc == NULL)
    return FALSE;
  for (xmlNode *node = kor_xml_first (xmlDocGetRootElement (doc)); node != NULL;
       node = kor_xml_next (node))
    if (kor_xml_is (node, "Paper-size") &&
        kor_glabels_length_parse (kor_xml_get (node, "width"), &width) &&
        kor_glabels_length_parse (kor_xml_get (node, "height"), &height))
      add_paper (papers, kor_xml_get (node, "id"), width, height);
  return TRUE;
}

/* Whether it is the root that is in another namespace, or another root. */
static gboolean
is_other_kind (const GError *error)
{
  g_auto (GStrv) facts = kor_error_get_facts (error);

  return g_error_matches (error, KOR_ERROR, KOR_ERROR_BAD_FILE) && g_strv_length (facts) > 4 &&
         g_str_equal (facts[4], "xml-kind");
}

/**
 * kor_glabels_read:
 * @bytes: a file of gLabels
 * @name: what it is called, for the error
 * @root: the name of its root
 * @error: return location
 *
 * Reads a file with the namespace of gLabels 3, of gLabels 4 or with none, as safely as
 * kor_xml_read() and no larger than %KOR_GLABELS_MAX_BYTES.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with KOR_ERROR_BAD_FILE
 */
xmlDoc *
kor_glabels_read (GBytes *bytes, const char *name, const char *root, GError **error)
{
  static const char *const namespaces[] = { NULL,
                                            "http://glabels.org/xmlns/3.0/",
                                            "http://glabels.org/xmlns/4.0/" };
  g_autoptr (GError) problem = NULL;

  if (g_bytes_get_size (bytes) > KOR_GLABELS_MAX_BYTES) {
    kor_error_set (error, KOR_ERROR_BAD_FILE, name, "", "", "", "xml-limit", "", NULL);
    return NULL;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++) {
    xmlDoc *doc;

    g_clear_error (&problem);
    doc = kor_xml_read (bytes, name, namespaces[i], root, &problem);
    if (doc != NULL)
      return doc;
    if (!is_other_kind (problem))
      break;
  }
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
