/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-document-transform.h"

#include "kor-country.h"
#include "kor-date.h"
#include "kor-document-text.h"
#include "kor-money.h"
#include "kor-selection-text.h"
#include "kor-xml.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#define FUNCTIONS_NAMESPACE "urn:kortisto:functions"
#define MAX_VALUES 9

/*
 * Report XML becomes page XML in the reader's language. The stylesheets are the program's own; they may
 * not touch files or the network, and what they know of words, dates and money comes through the
 * functions below.
 */

/* For whom a paper is. */
typedef struct {
  KorLanguage language;
  GHashTable *texts; /* id → text, instead of that of strings.xml; may be NULL */
} Reader;

static const Reader *
get_reader (xmlXPathParserContext *context)
{
  return xsltXPathGetTransformContext (context)->_private;
}

static KorLanguage
get_language (xmlXPathParserContext *context)
{
  return get_reader (context)->language;
}

static const char *
get_text (const Reader *reader, const char *id)
{
  const char *own = reader->texts != NULL ? g_hash_table_lookup (reader->texts, id) : NULL;

  return own != NULL ? own : kor_document_text_get (reader->language, id);
}

/* The last argument as a string; the arguments come off the stack from the right. */
static char *
pop_string (xmlXPathParserContext *context)
{
  xmlChar *value = xmlXPathPopString (context);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return copy;
}

static void
push_string (xmlXPathParserContext *context, const char *text)
{
  valuePush (context, xmlXPathNewString ((const xmlChar *) (text != NULL ? text : "")));
}

/* k:text (id, values…): a text of strings.xml, or the office's own, with the values in it. */
static void
text_cb (xmlXPathParserContext *context, int n)
{
  char *values[MAX_VALUES + 1] = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *filled = NULL;

  g_return_if_fail (n >= 1 && n <= MAX_VALUES + 1);
  for (int i = n - 2; i >= 0; i--)
    values[i] = pop_string (context);
  id = pop_string (context);
  filled =
    kor_document_text_insert (get_text (get_reader (context), id), (const char *const *) values);
  push_string (context, filled);
  for (int i = 0; i < n - 1; i++)
    g_free (values[i]);
}

/* k:word (list, word): what people call a word of the register; one that is not known stays itself. */
static void
word_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *word = pop_string (context);
  g_autofree char *list = pop_string (context);
  g_autofree char *id = g_strconcat (list, ".", word, NULL);
  const char *text = kor_document_text_find (get_language (context), id);

  push_string (context, text != NULL ? text : word);
}

/* k:selection (words): whom a list was made of, as people say it. */
static void
selection_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *words = pop_string (context);
  g_autofree char *text = kor_selection_describe_words (words, get_language (context));

  push_string (context, text);
}

/* k:value (field, value): a value as people read it: the name of a language, yes or no. */
static void
value_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *value = pop_string (context);
  g_autofree char *field = pop_string (context);
  g_autofree char *id = NULL;
  KorLanguage language = get_language (context);
  const char *text = NULL;

  if (g_str_equal (field, "language")) {
    id = g_strconcat ("language.", value, NULL);
    text = kor_document_text_find (language, id);
  } else if (g_str_equal (value, "yes") || g_str_equal (value, "no")) {
    text = kor_document_text_find (language, value);
  }
  push_string (context, text != NULL ? text : value);
}

/* A date of several words stays on one line. */
static char *
with_hard_spaces (char *taken)
{
  GString *text = g_string_new_take (taken);

  g_string_replace (text, " ", "\u00a0", 0);
  return g_string_free_and_steal (text);
}

/* k:date (date or time): the local day as people read it; "" stays "". */
static void
date_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *iso = pop_string (context);
  g_autofree char *text = NULL;
  gint64 seconds;
  KorDate date = KOR_DATE_NONE;

  if (strchr (iso, 'T') != NULL && kor_time_parse (iso, &seconds))
    date = kor_time_get_date (seconds);
  else if (*iso != '\0')
    date = kor_date_parse (iso);
  if (date != KOR_DATE_NONE)
    text = with_hard_spaces (kor_date_format (date, get_language (context)));
  push_string (context, text);
}

/* k:country (code): the name of a country; "" stays "". */
static void
country_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *code = pop_string (context);
  g_autofree char *name =
    *code != '\0' ? kor_country_get_name (code, get_language (context)) : g_strdup ("");

  push_string (context, name);
}

/* k:money (cents, currency) */
static void
money_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *currency = pop_string (context);
  g_autofree char *cents = pop_string (context);
  g_autofree char *text = kor_money_format (g_ascii_strtoll (cents, NULL, 10),
                                            *currency != '\0' ? currency : "EUR",
                                            get_language (context));

  push_string (context, text);
}

/* k:number (decimal): with the reader's decimal sign. */
static void
number_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *number = pop_string (context);

  if (get_language (context) != KOR_LANGUAGE_EN)
    g_strdelimit (number, ".", ',');
  push_string (context, number);
}

/* k:price (decimal): a price of a unit, with two decimals at least. */
static void
price_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *number = pop_string (context);
  const char *point = strchr (number, '.');
  gsize decimals = point != NULL ? strlen (point + 1) : 0;
  g_autofree char *price = g_strconcat (
    number, point == NULL ? "." : "", decimals == 0 ? "00" : (decimals == 1 ? "0" : ""), NULL);

  if (get_language (context) != KOR_LANGUAGE_EN)
    g_strdelimit (price, ".", ',');
  push_string (context, price);
}

/* k:lower (text): with a small first letter, as inside a sentence. */
static void
lower_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *text = pop_string (context);
  GString *lower = g_string_new (NULL);

  if (*text != '\0') {
    g_string_append_unichar (lower, g_unichar_tolower (g_utf8_get_char (text)));
    g_string_append (lower, g_utf8_next_char (text));
  }
  push_string (context, lower->str);
  g_string_free (lower, TRUE);
}

/* k:upper (text): in capitals. */
static void
upper_cb (xmlXPathParserContext *context, int n)
{
  g_autofree char *text = pop_string (context);
  g_autofree char *upper = g_utf8_strup (text, -1);

  push_string (context, upper);
}

static void
add_functions (xsltTransformContext *transform)
{
  static const struct {
    const char *name;
    xmlXPathFunction function;
  } functions[] = {
    { "text", text_cb },   { "word", word_cb },       { "value", value_cb }, { "date", date_cb },
    { "money", money_cb }, { "number", number_cb },   { "price", price_cb }, { "lower", lower_cb },
    { "upper", upper_cb }, { "country", country_cb }, { "selection", selection_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    xsltRegisterExtFunction (transform,
                             (const xmlChar *) functions[i].name,
                             (const xmlChar *) FUNCTIONS_NAMESPACE,
                             functions[i].function);
}

static xsltSecurityPrefs *
forbid_everything (xsltTransformContext *transform)
{
  static const xsltSecurityOption options[] = {
    XSLT_SECPREF_READ_FILE,    XSLT_SECPREF_WRITE_FILE,    XSLT_SECPREF_CREATE_DIRECTORY,
    XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK,
  };
  xsltSecurityPrefs *prefs = xsltNewSecurityPrefs ();

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    xsltSetSecurityPrefs (prefs, options[i], xsltSecurityForbid);
  xsltSetCtxtSecurityPrefs (prefs, transform);
  return prefs;
}

/**
 * kor_document_transform:
 * @report: a report
 * @stylesheet: name of the stylesheet in the resources, as "access-report.xsl"
 * @language: of the reader
 * @sha256: (nullable): the hash of the report's file, for the foot of the pages
 * @texts: (nullable) (element-type utf8 utf8): texts that stand instead of those of strings.xml, by id
 *
 * Makes a paper of a report. Any thread.
 *
 * Returns: (transfer full): page XML; that the program's own stylesheet fails is a programming error
 */
xmlDoc *
kor_document_transform (xmlDoc *report,
                        const char *stylesheet,
                        KorLanguage language,
                        const char *sha256,
                        GHashTable *texts)
{
  g_autofree char *resource = g_strconcat ("documents/", stylesheet, NULL);
  g_autofree char *quoted = g_strdup_printf ("'%s'", sha256 != NULL ? sha256 : "");
  const char *params[] = { "sha256", quoted, NULL };
  Reader reader = { language, texts };
  xsltStylesheet *sheet = xsltParseStylesheetDoc (kor_xml_read_own (resource));
  xsltTransformContext *transform;
  xsltSecurityPrefs *prefs;
  xmlDoc *page;

  if (sheet == NULL)
    g_error ("Resource %s is not a stylesheet", resource);
  transform = xsltNewTransformContext (sheet, report);
  transform->_private = &reader;
  prefs = forbid_everything (transform);
  add_functions (transform);
  page = xsltApplyStylesheetUser (sheet, report, params, NULL, NULL, transform);
  if (page == NULL || transform->state != XSLT_STATE_OK)
    g_error ("Stylesheet %s failed", resource);
  xsltFreeTransformContext (transform);
  xsltFreeSecurityPrefs (prefs);
  xsltFreeStylesheet (sheet);
  return page;
}
