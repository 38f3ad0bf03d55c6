/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-address-format.h"

#include <string.h>

#include "kor-country.h"

#define DEFAULT_HOME "FI"

/*
 * How a country's post wants the lines below the street. In a pattern %Z is the postcode, %C the
 * place, %R the region; what stands between two of them is written only when both are there.
 */
typedef struct {
  const char *code;
  const char *pattern;
  gboolean capital_place;     /* the place and the region in capitals */
  const char *prefix;         /* before a bare postcode, always */
  const char *foreign_prefix; /* before a bare postcode, in mail from another country */
  const char *country_line;   /* NULL: the English name */
} Format;

/* Sorted by code. */
static const Format formats[] = {
  { "AR", "%Z %C\n%R" },
  { "AT", "%Z %C" },
  { "AX", "%Z %C", TRUE, NULL, "AX-", "ÅLAND" },
  { "BE", "%Z %C" },
  { "BR", "%C - %R\n%Z" },
  { "CA", "%C %R %Z" },
  { "CH", "%Z %C" },
  { "DE", "%Z %C" },
  { "DK", "%Z %C" },
  { "EE", "%Z %C" },
  { "ES", "%Z %C\n%R" },
  { "FI", "%Z %C", TRUE, NULL, "FI-" },
  { "FR", "%Z %C" },
  { "GB", "%C\n%R\n%Z" },
  { "IE", "%C\n%R\n%Z" },
  { "IS", "%Z %C" },
  { "IT", "%Z %C %R" },
  { "LT", "%Z %C", FALSE, "LT-" },
  { "LV", "%C, %Z", FALSE, "LV-" },
  { "MX", "%Z %C, %R" },
  { "NL", "%Z %C" },
  { "NO", "%Z %C" },
  { "PL", "%Z %C" },
  { "PT", "%Z %C" },
  { "SE", "%Z %C" },
  { "US", "%C %R %Z" },
  { "VE", "%C %Z, %R" },
};

static const Format generic_format = { "", "%Z %C\n%R" };

static gboolean
has_text (const char *text)
{
  if (text == NULL)
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  return *text != '\0';
}

static int
compare_code (const void *code, const void *format)
{
  return strcmp (code, ((const Format *) format)->code);
}

static const Format *
find_format (const char *code)
{
  const Format *format =
    bsearch (code, formats, G_N_ELEMENTS (formats), sizeof formats[0], compare_code);

  return format != NULL ? format : &generic_format;
}

/* Åland has a code of its own, but its mail is mail within Finland. */
static const char *
get_postal_area (const char *code)
{
  return g_str_equal (code, "AX") ? "FI" : code;
}

/* Adds text, without spaces around it, as one line; line breaks in it begin another one. */
static void
add_line (GStrvBuilder *lines, const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (!has_text (text))
    return;

  parts = g_strsplit_set (text, "\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (has_text (parts[i]))
      g_strv_builder_add (lines, g_strstrip (parts[i]));
}

static char *
make_postcode (const KorAddress *self, const Format *format, gboolean abroad)
{
  g_autofree char *postcode = g_strstrip (g_strdup (self->postal_code));
  const char *prefix =
    abroad && format->foreign_prefix != NULL ? format->foreign_prefix : format->prefix;

  /* One that was typed with its country's letters stays as it is. */
  if (prefix == NULL || !g_ascii_isdigit (*postcode))
    return g_steal_pointer (&postcode);
  return g_strconcat (prefix, postcode, NULL);
}

/* Returns: (transfer full) (nullable): what a letter of a pattern stands for, NULL when it is
 * empty. */
static char *
make_field (const KorAddress *self, const Format *format, char letter, gboolean abroad)
{
  const char *text = letter == 'C' ? self->city : letter == 'R' ? self->region : self->postal_code;

  if (!has_text (text))
    return NULL;
  if (letter == 'Z')
    return make_postcode (self, format, abroad);
  if (format->capital_place)
    return g_utf8_strup (text, -1);
  return g_strdup (text);
}

static void
add_place_lines (GStrvBuilder *lines, const KorAddress *self, const Format *format, gboolean abroad)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) between = g_string_new (NULL);

  for (const char *p = format->pattern; *p != '\0'; p++) {
    g_autofree char *field = NULL;

    if (*p == '\n') {
      add_line (lines, line->str);
      g_string_truncate (line, 0);
      g_string_truncate (between, 0);
    } else if (*p != '%') {
      g_string_append_c (between, *p);
    } else {
      field = make_field (self, format, *++p, abroad);
      if (field != NULL && line->len > 0)
        g_string_append (line, between->str);
      if (field != NULL)
        g_string_append (line, g_strstrip (field));
      g_string_truncate (between, 0);
    }
  }
  add_line (lines, line->str);
}

static void
add_country_line (GStrvBuilder *lines, const char *code, const Format *format)
{
  g_autofree char *name = kor_country_get_name (code, KOR_LANGUAGE_EN);
  g_autofree char *capitals = g_utf8_strup (name, -1);

  add_line (lines, format->country_line != NULL ? format->country_line : capitals);
}

/**
 * kor_address_format:
 * @self: (nullable): an address
 * @organisation: (nullable): the organisation, first line
 * @person: (nullable): the person, second line
 * @home_country: (nullable): ISO code of the country the mail is sent from; %NULL: Finland
 *
 * Makes the lines of a label or a letter as the country's post wants them: organisation, person,
 * c/o, street, postcode and place, region where used, and the country in English capitals in mail
 * from another country. In Finland the place is in capitals. An address without a country is one at
 * home. Any thread; does not depend on the locale.
 *
 * Returns: (transfer full): the lines, none of them empty
 */
GStrv
kor_address_format (const KorAddress *self,
                    const char *organisation,
                    const char *person,
                    const char *home_country)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *home = has_text (home_country) ? home_country : DEFAULT_HOME;
  const char *country;
  const Format *format;
  gboolean abroad;

  add_line (lines, organisation);
  add_line (lines, person);
  if (self == NULL)
    return g_strv_builder_end (lines);

  country = has_text (self->country) ? self->country : home;
  format = find_format (country);
  abroad = !g_str_equal (get_postal_area (country), get_postal_area (home));

  if (has_text (self->co)) {
    g_autofree char *co = g_strconcat ("c/o ", self->co, NULL);

    add_line (lines, co);
  }
  add_line (lines, self->street);
  add_place_lines (lines, self, format, abroad);
  if (abroad)
    add_country_line (lines, country, format);
  return g_strv_builder_end (lines);
}

/**
 * kor_address_is_complete:
 * @self: (nullable): an address
 * @has_name: whether there is a person's or an organisation's name to put above it
 *
 * A run on paper leaves out who has no complete address (R11): a name, a street or PO box, a place,
 * a country, and a postcode where that country's addresses have one. Any thread.
 *
 * Returns: whether mail with it would come
 */
gboolean
kor_address_is_complete (const KorAddress *self, gboolean has_name)
{
  return self != NULL && has_name && has_text (self->street) && has_text (self->city) &&
         has_text (self->country) &&
         (has_text (self->postal_code) || !kor_country_has_postcodes (self->country));
}
