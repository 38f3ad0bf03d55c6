/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-import-values.h"

#include <string.h>

#include "kor-import-fields.h"
#include "kor-money.h"

/* Words of a file, folded by kor_import_heading_fold(), and what they mean. */
typedef struct {
  const char *word;
  int value;
} Word;

static const Word yes_no_words[] = {
  { "yes", TRUE }, { "y", TRUE },    { "1", TRUE },        { "true", TRUE }, { "kylla", TRUE },
  { "k", TRUE },   { "tosi", TRUE }, { "ja", TRUE },       { "j", TRUE },    { "sant", TRUE },
  { "x", TRUE },   { "no", FALSE },  { "n", FALSE },       { "0", FALSE },   { "false", FALSE },
  { "ei", FALSE }, { "e", FALSE },   { "epatosi", FALSE }, { "nej", FALSE }, { "falskt", FALSE },
};

static const Word language_words[] = {
  { "fi", KOR_LANGUAGE_FI },       { "fin", KOR_LANGUAGE_FI },     { "suomi", KOR_LANGUAGE_FI },
  { "finnish", KOR_LANGUAGE_FI },  { "finska", KOR_LANGUAGE_FI },  { "sv", KOR_LANGUAGE_SV },
  { "swe", KOR_LANGUAGE_SV },      { "ruotsi", KOR_LANGUAGE_SV },  { "swedish", KOR_LANGUAGE_SV },
  { "svenska", KOR_LANGUAGE_SV },  { "en", KOR_LANGUAGE_EN },      { "eng", KOR_LANGUAGE_EN },
  { "englanti", KOR_LANGUAGE_EN }, { "english", KOR_LANGUAGE_EN }, { "engelska", KOR_LANGUAGE_EN },
};

static const Word order_state_words[] = {
  { "open", KOR_ORDER_OPEN },
  { "avoin", KOR_ORDER_OPEN },
  { "kesken", KOR_ORDER_OPEN },
  { "oppen", KOR_ORDER_OPEN },
  { "delivered", KOR_ORDER_DELIVERED },
  { "shipped", KOR_ORDER_DELIVERED },
  { "toimitettu", KOR_ORDER_DELIVERED },
  { "levererad", KOR_ORDER_DELIVERED },
  { "cancelled", KOR_ORDER_CANCELLED },
  { "canceled", KOR_ORDER_CANCELLED },
  { "peruttu", KOR_ORDER_CANCELLED },
  { "peruutettu", KOR_ORDER_CANCELLED },
  { "annullerad", KOR_ORDER_CANCELLED },
  { "avbestalld", KOR_ORDER_CANCELLED },
  { "archived", KOR_ORDER_ARCHIVED },
  { "arkistoitu", KOR_ORDER_ARCHIVED },
  { "arkiverad", KOR_ORDER_ARCHIVED },
};

static const Word invoice_state_words[] = {
  { "none", KOR_INVOICE_NONE },
  { "notinvoiced", KOR_INVOICE_NONE },
  { "eilaskutettu", KOR_INVOICE_NONE },
  { "laskuttamatta", KOR_INVOICE_NONE },
  { "ingen", KOR_INVOICE_NONE },
  { "ofakturerad", KOR_INVOICE_NONE },
  { "open", KOR_INVOICE_OPEN },
  { "unpaid", KOR_INVOICE_OPEN },
  { "avoin", KOR_INVOICE_OPEN },
  { "maksamatta", KOR_INVOICE_OPEN },
  { "oppen", KOR_INVOICE_OPEN },
  { "obetald", KOR_INVOICE_OPEN },
  { "paid", KOR_INVOICE_PAID },
  { "maksettu", KOR_INVOICE_PAID },
  { "betald", KOR_INVOICE_PAID },
  { "overdue", KOR_INVOICE_OVERDUE },
  { "eraantynyt", KOR_INVOICE_OVERDUE },
  { "myohassa", KOR_INVOICE_OVERDUE },
  { "forfallen", KOR_INVOICE_OVERDUE },
  { "incollection", KOR_INVOICE_IN_COLLECTION },
  { "collection", KOR_INVOICE_IN_COLLECTION },
  { "perinnassa", KOR_INVOICE_IN_COLLECTION },
  { "perinta", KOR_INVOICE_IN_COLLECTION },
  { "indrivning", KOR_INVOICE_IN_COLLECTION },
  { "underindrivning", KOR_INVOICE_IN_COLLECTION },
  { "writtenoff", KOR_INVOICE_WRITTEN_OFF },
  { "luottotappio", KOR_INVOICE_WRITTEN_OFF },
  { "avskriven", KOR_INVOICE_WRITTEN_OFF },
  { "kreditforlust", KOR_INVOICE_WRITTEN_OFF },
};

/* Parts that begin a last name: "van der Berg", "de Castro". */
static const char particles[] =
  " af av d' da das de dei del della den der di do dos du el la las le los ten ter van von vom zu "
  "zum zur y ";

static gboolean
find_word (const Word *words, gsize n_words, const char *text, int *value)
{
  g_autofree char *folded = NULL;

  /* Files are mostly written in these very words. */
  for (gsize i = 0; i < n_words; i++) {
    if (g_str_equal (words[i].word, text)) {
      *value = words[i].value;
      return TRUE;
    }
  }

  folded = kor_import_heading_fold (text);
  for (gsize i = 0; i < n_words; i++) {
    if (g_str_equal (words[i].word, folded)) {
      *value = words[i].value;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
is_particle (const char *word)
{
  g_autofree char *small = g_utf8_strdown (word, -1);
  g_autofree char *padded = g_strconcat (" ", small, " ", NULL);

  return strstr (particles, padded) != NULL;
}

static char *
join_words (char **words, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++) {
    if (i > from)
      g_string_append_c (text, ' ');
    g_string_append (text, words[i]);
  }
  return g_string_free_and_steal (text);
}

/* Returns: (transfer full): text without the sign at its end; NULL when it does not end with it. */
static char *
without_ending (const char *text, const char *sign)
{
  char *stem;

  if (!g_str_has_suffix (text, sign))
    return NULL;
  stem = g_strndup (text, strlen (text) - strlen (sign));
  return g_strchomp (stem);
}

/**
 * kor_import_parse_yes_no:
 * @text: yes, no, 1, 0, true, false, x in English, Finnish or Swedish; "" is no
 * @yes: (out): which
 *
 * Any thread.
 *
 * Returns: whether @text can be read
 */
gboolean
kor_import_parse_yes_no (const char *text, gboolean *yes)
{
  *yes = FALSE;
  return *text == '\0' || find_word (yes_no_words, G_N_ELEMENTS (yes_no_words), text, yes);
}

/**
 * kor_import_parse_language:
 * @text: a language's code or name
 * @language: (out): the language
 *
 * Any thread.
 *
 * Returns: whether it is one of ours
 */
gboolean
kor_import_parse_language (const char *text, KorLanguage *language)
{
  int value;

  if (!find_word (language_words, G_N_ELEMENTS (language_words), text, &value))
    return FALSE;
  *language = (KorLanguage) value;
  return TRUE;
}

/**
 * kor_import_parse_order_state:
 * @text: a state in English, Finnish or Swedish
 * @state: (out): the state
 *
 * Any thread.
 *
 * Returns: whether it is one
 */
gboolean
kor_import_parse_order_state (const char *text, KorOrderState *state)
{
  int value;

  if (!find_word (order_state_words, G_N_ELEMENTS (order_state_words), text, &value))
    return FALSE;
  *state = (KorOrderState) value;
  return TRUE;
}

/**
 * kor_import_parse_invoice_state:
 * @text: a state in English, Finnish or Swedish
 * @state: (out): the state
 *
 * Any thread.
 *
 * Returns: whether it is one
 */
gboolean
kor_import_parse_invoice_state (const char *text, KorInvoiceState *state)
{
  int value;

  if (!find_word (invoice_state_words, G_N_ELEMENTS (invoice_state_words), text, &value))
    return FALSE;
  *state = (KorInvoiceState) value;
  return TRUE;
}

/**
 * kor_import_parse_currency:
 * @text: an ISO 4217 code in any case, or €
 * @currency: (out): the code
 *
 * Any thread.
 *
 * Returns: whether @text can be a code
 */
gboolean
kor_import_parse_currency (const char *text, char currency[4])
{
  if (g_str_equal (text, "€"))
    text = "EUR";
  if (strlen (text) != 3)
    return FALSE;

  for (guint i = 0; i < 3; i++) {
    if (!g_ascii_isalpha (text[i]))
      return FALSE;
    currency[i] = g_ascii_toupper (text[i]);
  }
  currency[3] = '\0';
  return TRUE;
}

/**
 * kor_import_parse_price:
 * @text: a price, also with € or EUR behind it
 * @micro: (out): millionths of the currency
 *
 * Any thread.
 *
 * Returns: whether @text is a price
 */
gboolean
kor_import_parse_price (const char *text, gint64 *micro)
{
  g_autofree char *stem = without_ending (text, "€");

  if (stem == NULL)
    stem = without_ending (text, "EUR");
  return kor_decimal_parse (stem != NULL ? stem : text, 6, micro);
}

/**
 * kor_import_parse_discount:
 * @text: a fraction from 0 to 1, or a per cent with its sign
 * @basis_points: (out): hundredths of a per cent, 0 to 10000
 *
 * A number above 1 without a per cent sign could be either and is not read. Any thread.
 *
 * Returns: whether @text is a discount
 */
gboolean
kor_import_parse_discount (const char *text, int *basis_points)
{
  g_autofree char *stem = without_ending (text, "%");
  gint64 value;

  if (!kor_decimal_parse (stem != NULL ? stem : text, stem != NULL ? 2 : 4, &value) || value < 0 ||
      value > 10000)
    return FALSE;
  *basis_points = (int) value;
  return TRUE;
}

/**
 * kor_import_parse_cents:
 * @text: a whole number
 * @cents: (out): the number
 *
 * Any thread.
 *
 * Returns: whether @text is one
 */
gboolean
kor_import_parse_cents (const char *text, gint64 *cents)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, cents, NULL);
}

/**
 * kor_import_split_name:
 * @name: a full name, "Maria Anders" or "Anders, Maria"
 * @first_name: (out) (transfer full): what stands before the last name, may be ""
 * @last_name: (out) (transfer full): the last word, with the particles before it
 *
 * Any thread.
 */
void
kor_import_split_name (const char *name, char **first_name, char **last_name)
{
  const char *comma = strchr (name, ',');
  g_auto (GStrv) words = NULL;
  guint n_words = 0, split;

  if (comma != NULL) {
    *last_name = g_strstrip (g_strndup (name, (gsize) (comma - name)));
    *first_name = g_strstrip (g_strdup (comma + 1));
    return;
  }

  words = g_strsplit_set (name, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0')
      g_free (words[i]);
    else
      words[n_words++] = words[i];
  }
  words[n_words] = NULL;

  /* A first name is left even when the word before the last looks like a particle. */
  split = n_words > 0 ? n_words - 1 : 0;
  while (split > 1 && is_particle (words[split - 1]))
    split--;
  *first_name = join_words (words, 0, split);
  *last_name = join_words (words, split, n_words);
}
