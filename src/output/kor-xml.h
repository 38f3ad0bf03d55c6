/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Larger files are refused before they are parsed. */
#define KOR_XML_MAX_BYTES (16 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc *
kor_xml_read (GBytes *bytes, const char *name, const char *ns, const char *root, GError **error);
xmlDoc *kor_xml_read_file (const char *path, const char *ns, const char *root, GError **error);
xmlDoc *kor_xml_read_own (const char *resource);
xmlDoc *kor_xml_read_made (GBytes *bytes);
gboolean kor_xml_validate (xmlDoc *doc, const char *name, const char *schema, GError **error);
GBytes *kor_xml_to_canonical (xmlDoc *doc);

char *kor_xml_clean_text (const char *text);
xmlNode *kor_xml_add (xmlNode *parent, const char *name);
xmlNode *kor_xml_add_text (xmlNode *parent, const char *name, const char *text);
void kor_xml_set (xmlNode *node, const char *name, const char *value);
void kor_xml_set_int (xmlNode *node, const char *name, gint64 value);
const char *kor_xml_get (xmlNode *node, const char *name);
gboolean kor_xml_is (const xmlNode *node, const char *name);
xmlNode *kor_xml_first (xmlNode *node);
xmlNode *kor_xml_next (xmlNode *node);
xmlNode *kor_xml_child (xmlNode *node, const char *name);

G_END_DECLS
