/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-address-format.h"

#include <string.h>

#include "kor-country.h"

#define DEFAULT_HOME "FI"

/*
 * How a country's post wants the lines of an address, from the sheets of the Universal Postal Union. In
 * a pattern %N is the organisation and the person, %A the c/o line, street or box, %Z the postcode, %C
 * the place and %R the region; what stands between two of them is written only when both are there.
 */
typedef struct {
  const char *code;
  const char *pattern;
  const char *capitals;       /* letters of what is in capitals; NULL: nothing */
  const char *prefix;         /* before a bare postcode, always */
  const char *foreign_prefix; /* before a bare postcode, in mail from another country */
  const char *country_line;   /* NULL: the English name */
  gboolean boxes;             /* PO boxes are "PL 12" and "PB 12" */
} Format;

#define NAME_AND_STREET "%N\n%A\n"
#define CODE_AND_PLACE NAME_AND_STREET "%Z %C"

/* Sorted by code. */
/* clang-format off */
static const Format formats[] = {
  { "AR", NAME_AND_STREET "%Z %C\n%R" },
  { "AT", CODE_AND_PLACE },
  { "AU", NAME_AND_STREET "%C %R %Z", "CR" },
  { "AX", CODE_AND_PLACE, "C", NULL, "AX-", "ÅLAND", TRUE },
  { "BE", CODE_AND_PLACE },
  { "BG", CODE_AND_PLACE },
  { "BR", NAME_AND_STREET "%C - %R\n%Z" },
  { "CA", NAME_AND_STREET "%C %R %Z", "CR" },
  { "CH", CODE_AND_PLACE },
  { "CN", NAME_AND_STREET "%C\n%R, %Z" },
  { "CY", CODE_AND_PLACE },
  { "CZ", CODE_AND_PLACE },
  { "DE", CODE_AND_PLACE },
  { "DK", CODE_AND_PLACE },
  { "EE", CODE_AND_PLACE },
  { "ES", NAME_AND_STREET "%Z %C\n%R" },
  { "FI", CODE_AND_PLACE, "C", NULL, "FI-", NULL, TRUE },
  { "FR", CODE_AND_PLACE, "C" },
  { "GB", NAME_AND_STREET "%C\n%R\n%Z", "C" },
  { "GR", CODE_AND_PLACE },
  { "HK", NAME_AND_STREET "%C", NULL, NULL, NULL, "HONG KONG" },
  { "HR", CODE_AND_PLACE, NULL, "HR-" },
  { "HU", "%N\n%C\n%A\n%Z" },
  { "IE", NAME_AND_STREET "%C\n%R\n%Z" },
  { "IN", NAME_AND_STREET "%C %Z\n%R" },
  { "IS", CODE_AND_PLACE },
  { "IT", NAME_AND_STREET "%Z %C %R" },
  { "JP", NAME_AND_STREET "%C, %R\n%Z" },
  { "KR", NAME_AND_STREET "%C\n%R\n%Z" },
  { "LT", CODE_AND_PLACE, NULL, "LT-" },
  { "LU", CODE_AND_PLACE, NULL, "L-" },
  { "LV", NAME_AND_STREET "%C, %Z", NULL, "LV-" },
  { "MT", NAME_AND_STREET "%C %Z" },
  { "MX", NAME_AND_STREET "%Z %C, %R" },
  { "NL", CODE_AND_PLACE, "C" },
  { "NO", CODE_AND_PLACE },
  { "NZ", NAME_AND_STREET "%C %Z" },
  { "PL", CODE_AND_PLACE },
  { "PT", CODE_AND_PLACE },
  { "RO", CODE_AND_PLACE },
  { "RS", CODE_AND_PLACE },
  { "RU", NAME_AND_STREET "%C\n%R\n%Z" },
  { "SE", CODE_AND_PLACE },
  { "SG", NAME_AND_STREET "%C %Z" },
  { "SI", CODE_AND_PLACE, NULL, "SI-" },
  { "SK", CODE_AND_PLACE },
  { "TR", NAME_AND_STREET "%Z %C/%R" },
  { "UA", NAME_AND_STREET "%C\n%R\n%Z" },
  { "US", NAME_AND_STREET "%C %R %Z", "CR" },
  { "VE", NAME_AND_STREET "%C %Z, %R" },
  { "ZA", NAME_AND_STREET "%C\n%Z" },
};
/* clang-format on */

static const Format generic_format = { "", CODE_AND_PLACE "\n%R" };

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

/* "p.l.12" → "PL 12"; what is not a box alone stays as it was typed. */
static char *
tidy_box (const char *line)
{
  const char *p = line, *digits;
  char letter;

  if (g_ascii_tolower (*p++) != 'p')
    return g_strdup (line);
  p += strspn (p, ". ");
  letter = g_ascii_toupper (*p);
  if (letter != 'L' && letter != 'B')
    return g_strdup (line);
  digits = p + 1 + strspn (p + 1, ". ");
  if (*digits == '\0' || digits[strspn (digits, "0123456789")] != '\0')
    return g_strdup (line);
  return g_strdup_printf ("P%c %s", letter, digits);
}

static void
add_co_line (GStrvBuilder *lines, const char *co)
{
  g_autofree char *line = NULL;

  if (!has_text (co))
    return;
  while (g_ascii_isspace (*co))
    co++;
  line = g_ascii_strncasecmp (co, "c/o", 3) == 0 ? g_strdup (co) : g_strconcat ("c/o ", co, NULL);
  add_line (lines, line);
}

static void
add_street_lines (GStrvBuilder *lines, const KorAddress *self, const Format *format)
{
  g_auto (GStrv) parts = NULL;

  add_co_line (lines, self->co);
  if (self->street == NULL)
    return;
  parts = g_strsplit_set (self->street, "\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *line = format->boxes ? tidy_box (g_strstrip (parts[i])) : g_strdup (parts[i]);

    add_line (lines, line);
  }
}

static char *
make_postcode (const KorAddress *self, const Format *format, gboolean abroad)
{
  g_autofree char *postcode = g_strstrip (g_strdup (self->postal_code));
  const char *foreign = format->foreign_prefix;
  const char *prefix = abroad && foreign != NULL ? foreign : format->prefix;

  if (!abroad && foreign != NULL && g_str_has_prefix (postcode, foreign))
    return g_strdup (postcode + strlen (foreign));
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
  if (format->capitals != NULL && strchr (format->capitals, letter) != NULL)
    return g_utf8_strup (text, -1);
  return g_strdup (text);
}

/* Whom an address is of. */
typedef struct {
  const char *organisation;
  const char *person;
} Names;

static void
add_all_lines (GStrvBuilder *lines,
               const KorAddress *self,
               const Names *names,
               const Format *format,
               gboolean abroad)
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
    } else if (*++p == 'N') {
      add_line (lines, names->organisation);
      add_line (lines, names->person);
    } else if (*p == 'A') {
      add_street_lines (lines, self, format);
    } else {
      field = make_field (self, format, *p, abroad);
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
 * @organisation: (nullable): the organisation and, in lines below it, its unit; first
 * @person: (nullable): the person, behind it
 * @home_country: (nullable): ISO code of the country the mail is sent from; %NULL: Finland
 *
 * Makes the lines of a label or a letter in the order the country's post wants: in Finland
 * organisation, unit, person, c/o, street or PO box, postcode and place, the place in capitals. In
 * mail from another country the last line is the country in English capitals. Åland has a country's
 * code and line of its own, but mail between it and Finland is not from abroad. An address without a
 * country is one at home (R11). Any thread; does not depend on the locale.
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
  const Names names = { organisation, person };
  const char *home = has_text (home_country) ? home_country : DEFAULT_HOME;
  const char *country;
  const Format *format;
  gboolean abroad;

  if (self == NULL) {
    add_line (lines, organisation);
    add_line (lines, person);
    return g_strv_builder_end (lines);
  }
  country = has_text (self->country) ? self->country : home;
  format = find_format (country);
  abroad = kor_address_is_abroad (self, home);
  add_all_lines (lines, self, &names, format, abroad);
  if (abroad)
    add_country_line (lines, country, format);
  return g_strv_builder_end (lines);
}

/**
 * kor_address_is_abroad:
 * @self: an address
 * @home_country: (nullable): ISO code of the country the mail is sent from; %NULL: Finland
 *
 * Mail between Finland and Åland stays within one postal area. Any thread.
 *
 * Returns: whether mail to it goes abroad; an address without a country is one at home
 */
gboolean
kor_address_is_abroad (const KorAddress *self, const char *home_country)
{
  const char *home = has_text (home_country) ? home_country : DEFAULT_HOME;

  return has_text (self->country) &&
         !g_str_equal (get_postal_area (self->country), get_postal_area (home));
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
