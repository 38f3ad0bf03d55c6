/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-xml.h"

#include "kor-error.h"
#include "kor-resource.h"

#include <fcntl.h>
#include <libxml/SAX2.h>
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_DEPTH 16
#define MAX_ATTRIBUTES 64
#define MAX_TAG_BYTES (64 * 1024)
#define MAX_TEXT_BYTES (16 * 1024)
#define PUSH_BYTES 4096

/* What the reading of a stranger's file knows beside libxml2's own context. */
typedef struct {
  xmlParserCtxt *ctxt;
  const char *ns;
  const char *root;
  const char *problem; /* the first one; ends the reading */
  int line;
  int depth;
  gsize text_bytes; /* since the last tag */
} Reading;

static void
stop_reading (Reading *self, const char *problem)
{
  if (self->problem == NULL) {
    self->problem = problem;
    self->line = xmlSAX2GetLineNumber (self->ctxt);
  }
  xmlStopParser (self->ctxt);
}

static void
refuse_dtd_cb (void *data,
               const xmlChar *name,
               const xmlChar *external_id,
               const xmlChar *system_id)
{
  xmlParserCtxt *ctxt = data;

  stop_reading (ctxt->_private, "xml-doctype");
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  xmlParserCtxt *ctxt = data;
  Reading *self = ctxt->_private;

  self->text_bytes = 0;
  if (self->depth == 0 && (g_strcmp0 ((const char *) uri, self->ns) != 0 ||
                           g_strcmp0 ((const char *) name, self->root) != 0))
    stop_reading (self, "xml-kind");
  else if (++self->depth > MAX_DEPTH || n_attributes > MAX_ATTRIBUTES ||
           n_namespaces > MAX_ATTRIBUTES)
    stop_reading (self, "xml-limit");
  else
    xmlSAX2StartElementNs (
      data, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *ctxt = data;
  Reading *self = ctxt->_private;

  self->text_bytes = 0;
  self->depth--;
  xmlSAX2EndElementNs (data, name, prefix, uri);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  xmlParserCtxt *ctxt = data;
  Reading *self = ctxt->_private;

  self->text_bytes += length;
  if (self->text_bytes > MAX_TEXT_BYTES)
    stop_reading (self, "xml-limit");
  else
    xmlSAX2Characters (data, text, length);
}

static void
error_cb (void *data, xmlErrorPtr problem)
{
  xmlParserCtxt *ctxt = data;

  if (problem->level >= XML_ERR_ERROR)
    stop_reading (ctxt->_private, "xml-syntax");
}

/* Nothing but the bytes at hand is ever read: no DTD, entity, schema or stylesheet from elsewhere. */
static xmlParserInputPtr
refuse_loading_cb (const char *url, const char *id, xmlParserCtxt *ctxt)
{
  return NULL;
}

static void
prepare_library (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    xmlInitParser ();
    xmlSetExternalEntityLoader (refuse_loading_cb);
    g_once_init_leave (&once, 1);
  }
}

/* The parser accepts NUL bytes behind the root and needs seconds for a tag of many attributes. */
static const char *
scan (const char *data, gsize length)
{
  gsize open = 0;
  gboolean inside = FALSE;
  gboolean wide = length >= 2 && ((guchar) data[0] >= 0xfe || data[0] == '\0' || data[1] == '\0');

  if (length > KOR_XML_MAX_BYTES)
    return "xml-limit";
  for (gsize i = 0; i < length; i++) {
    if (data[i] == '\0' && !wide)
      return "xml-syntax";
    if (data[i] == '<' && !inside) {
      inside = TRUE;
      open = i;
    } else if (data[i] == '>') {
      inside = FALSE;
    } else if (inside && i - open > MAX_TAG_BYTES) {
      return "xml-limit";
    }
  }
  return NULL;
}

static gboolean
encoding_is_known (const xmlChar *encoding)
{
  static const char *const known[] = { "UTF-8",      "UTF-16",      "UTF-16LE",     "UTF-16BE",
                                       "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "US-ASCII" };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (encoding == NULL || g_ascii_strcasecmp ((const char *) encoding, known[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
set_bad_file (GError **error, const char *name, int line, const char *problem, const char *value)
{
  g_autofree char *number = line > 0 ? g_strdup_printf ("%d", line) : g_strdup ("");

  kor_error_set (error, KOR_ERROR_BAD_FILE, name, number, "", "", problem, value, NULL);
}

static void
push_bytes (Reading *self, const char *data, gsize length)
{
  for (gsize done = 0; done < length && self->problem == NULL; done += PUSH_BYTES)
    xmlParseChunk (self->ctxt, data + done, (int) MIN (PUSH_BYTES, length - done), 0);
  if (self->problem == NULL)
    xmlParseChunk (self->ctxt, NULL, 0, 1);
  if (self->problem == NULL && (!self->ctxt->wellFormed || !self->ctxt->nsWellFormed ||
                                !encoding_is_known (self->ctxt->encoding)))
    self->problem = "xml-syntax";
}

/**
 * kor_xml_read:
 * @bytes: an XML file of unknown origin
 * @name: what the file is called, for the error
 * @ns: the namespace its root must have
 * @root: the name its root must have
 * @error: return location
 *
 * Reads a stranger's file into memory safely: no DTD, entity, or anything outside of @bytes, and with
 * limits of size, depth and attributes. Any thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with KOR_ERROR_BAD_FILE
 */
xmlDoc *
kor_xml_read (GBytes *bytes, const char *name, const char *ns, const char *root, GError **error)
{
  xmlSAXHandler sax = { 0 };
  Reading reading = { .ns = ns, .root = root };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *doc;

  prepare_library ();
  reading.problem = scan (data, length);
  if (reading.problem != NULL) {
    set_bad_file (error, name, 0, reading.problem, "");
    return NULL;
  }

  xmlSAX2InitDefaultSAXHandler (&sax, 0);
  sax.internalSubset = refuse_dtd_cb;
  sax.startElementNs = start_element_cb;
  sax.endElementNs = end_element_cb;
  sax.characters = characters_cb;
  sax.cdataBlock = characters_cb;
  sax.serror = error_cb;
  reading.ctxt = xmlCreatePushParserCtxt (&sax, NULL, NULL, 0, NULL);
  g_assert (reading.ctxt != NULL);
  reading.ctxt->_private = &reading;
  xmlCtxtUseOptions (reading.ctxt, XML_PARSE_NONET);
  push_bytes (&reading, data, length);

  doc = g_steal_pointer (&reading.ctxt->myDoc);
  xmlFreeParserCtxt (reading.ctxt);
  if (reading.problem == NULL)
    return doc;
  g_clear_pointer (&doc, xmlFreeDoc);
  set_bad_file (error, name, reading.line, reading.problem, "");
  return NULL;
}

/**
 * kor_xml_read_file:
 * @path: a regular file
 * @ns: the namespace its root must have
 * @root: the name its root must have
 * @error: return location
 *
 * As kor_xml_read(), from a file. Any thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with KOR_ERROR_CANNOT_READ or
 *   KOR_ERROR_BAD_FILE
 */
xmlDoc *
kor_xml_read_file (const char *path, const char *ns, const char *root, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize length;
  struct stat st;
  int saved;

  if (stat (path, &st) != 0) {
    saved = errno;
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (saved), NULL);
    return NULL;
  }
  if (!S_ISREG (st.st_mode) || st.st_size > KOR_XML_MAX_BYTES) {
    set_bad_file (error, name, 0, S_ISREG (st.st_mode) ? "xml-limit" : "not-a-file", "");
    return NULL;
  }
  if (!g_file_get_contents (path, &data, &length, NULL)) {
    saved = errno;
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (saved), NULL);
    return NULL;
  }
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  return kor_xml_read (bytes, name, ns, root, error);
}

/**
 * kor_xml_read_own:
 * @resource: name of an XML file that is part of the program, see kor_resource_lookup()
 *
 * Returns: (transfer full): the document; that it can't be read is a programming error
 */
xmlDoc *
kor_xml_read_own (const char *resource)
{
  g_autoptr (GBytes) bytes = kor_resource_lookup (resource);
  xmlDoc *doc;

  prepare_library ();
  doc = xmlReadMemory (g_bytes_get_data (bytes, NULL),
                       (int) g_bytes_get_size (bytes),
                       resource,
                       NULL,
                       XML_PARSE_NONET | XML_PARSE_NOBLANKS);
  if (doc == NULL)
    g_error ("Resource %s is not XML", resource);
  return doc;
}

/**
 * kor_xml_read_made:
 * @bytes: what kor_xml_to_canonical() has made in this program
 *
 * Returns: (transfer full): the document; that it can't be read is a programming error
 */
xmlDoc *
kor_xml_read_made (GBytes *bytes)
{
  xmlDoc *doc;

  prepare_library ();
  doc = xmlReadMemory (g_bytes_get_data (bytes, NULL),
                       (int) g_bytes_get_size (bytes),
                       NULL,
                       NULL,
                       XML_PARSE_NONET);
  if (doc == NULL)
    g_error ("What the program has made is not XML");
  return doc;
}

/* Keeps the first message of the validation; it names elements and types, and may hold a value. */
static void
keep_problem_cb (void *data, xmlErrorPtr problem)
{
  xmlError *kept = data;

  if (kept->code == XML_ERR_OK)
    xmlCopyError (problem, kept);
}

/**
 * kor_xml_validate:
 * @doc: a document
 * @name: what it is called, for the error
 * @schema: name of the schema in the resources, as "access-report-1.xsd"
 * @error: return location
 *
 * Validates against one of the program's own XSD 1.0 schemas; nothing is fetched. Any thread.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_FILE
 */
gboolean
kor_xml_validate (xmlDoc *doc, const char *name, const char *schema, GError **error)
{
  g_autofree char *resource = g_strconcat ("xsd/", schema, NULL);
  xmlDoc *schema_doc = kor_xml_read_own (resource);
  xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt (schema_doc);
  xmlSchema *parsed = xmlSchemaParse (parser);
  xmlSchemaValidCtxt *valid;
  xmlError problem = { 0 };
  int status;

  if (parsed == NULL)
    g_error ("Resource %s is not a schema", resource);
  valid = xmlSchemaNewValidCtxt (parsed);
  xmlSchemaSetValidStructuredErrors (valid, keep_problem_cb, &problem);
  status = xmlSchemaValidateDoc (valid, doc);
  if (status != 0) {
    g_autofree char *message = g_strdup (problem.message != NULL ? problem.message : "");

    set_bad_file (error, name, problem.line, "xml-schema", g_strchomp (message));
  }
  xmlResetError (&problem);
  xmlSchemaFreeValidCtxt (valid);
  xmlSchemaFree (parsed);
  xmlSchemaFreeParserCtxt (parser);
  xmlFreeDoc (schema_doc);
  return status == 0;
}

/**
 * kor_xml_to_canonical:
 * @doc: a document
 *
 * Returns: (transfer full): @doc as Canonical XML 1.0: the same data are always the same bytes
 */
GBytes *
kor_xml_to_canonical (xmlDoc *doc)
{
  xmlChar *text = NULL;
  int length = xmlC14NDocDumpMemory (doc, NULL, XML_C14N_1_0, NULL, 0, &text);

  if (length < 0)
    g_error ("A document could not be made canonical");
  return g_bytes_new_with_free_func (text, (gsize) length, (GDestroyNotify) xmlFree, text);
}

/**
 * kor_xml_clean_text:
 * @text: (nullable): any text
 *
 * libxml2 writes characters that no XML parser accepts; they are taken out here.
 *
 * Returns: (transfer full): @text as valid UTF-8 without control characters except line feed and tab
 */
char *
kor_xml_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if ((c >= 0x20 || c == '\n' || c == '\t') && !(c >= 0x7f && c <= 0x9f) && c != 0xfffe &&
        c != 0xffff)
      g_string_append_unichar (clean, c);
  }
  return g_string_free_and_steal (clean);
}

/**
 * kor_xml_add:
 * @parent: an element
 * @name: name of the new one, in the namespace of @parent
 *
 * Returns: (transfer none): a new last child of @parent
 */
xmlNode *
kor_xml_add (xmlNode *parent, const char *name)
{
  return xmlNewChild (parent, parent->ns, (const xmlChar *) name, NULL);
}

/* As kor_xml_add(), with @text inside. */
xmlNode *
kor_xml_add_text (xmlNode *parent, const char *name, const char *text)
{
  g_autofree char *clean = kor_xml_clean_text (text);
  xmlNode *node = kor_xml_add (parent, name);

  xmlAddChild (node, xmlNewDocText (parent->doc, (const xmlChar *) clean));
  return node;
}

/* Sets an attribute; %NULL or "" leaves it out. */
void
kor_xml_set (xmlNode *node, const char *name, const char *value)
{
  g_autofree char *clean = kor_xml_clean_text (value);

  if (*clean != '\0')
    xmlNewNsProp (node, NULL, (const xmlChar *) name, (const xmlChar *) clean);
}

void
kor_xml_set_int (xmlNode *node, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  kor_xml_set (node, name, text);
}

/* The value of an attribute, or "" when there is none; owned by @node. */
const char *
kor_xml_get (xmlNode *node, const char *name)
{
  const xmlAttr *attribute = xmlHasProp (node, (const xmlChar *) name);

  if (attribute == NULL || attribute->children == NULL || attribute->children->content == NULL)
    return "";
  return (const char *) attribute->children->content;
}

gboolean
kor_xml_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* The first child that is an element, or %NULL. */
xmlNode *
kor_xml_first (xmlNode *node)
{
  return xmlFirstElementChild (node);
}

/* The next sibling that is an element, or %NULL. */
xmlNode *
kor_xml_next (xmlNode *node)
{
  return xmlNextElementSibling (node);
}

/* The first child element called @name, or %NULL. */
xmlNode *
kor_xml_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = kor_xml_first (node); child != NULL; child = kor_xml_next (child))
    if (kor_xml_is (child, name))
      return child;
  return NULL;
}
