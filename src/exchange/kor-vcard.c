/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-vcard.h"

#include <string.h>

#include "kor-country.h"

/* Octets of a line without its end (RFC 6350, 3.2). */
#define MAX_LINE 75

/* A text value: what has a meaning in vCard is escaped, a control character left out (RFC 6350, 3.4). */
static void
append_escaped (GString *line, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++) {
    if (*p == '\n')
      g_string_append (line, "\\n");
    else if (strchr ("\\,;", *p) != NULL)
      g_string_append_printf (line, "\\%c", *p);
    else if (*p == '\t')
      g_string_append_c (line, ' ');
    else if ((guchar) *p >= ' ' && *p != 0x7f)
      g_string_append_c (line, *p);
  }
}

/* Ends a line, folded between characters, never within one. */
static void
append_line (GString *out, const GString *line)
{
  gsize used = 0;

  for (const char *p = line->str; *p != '\0';) {
    gsize size = (gsize) (g_utf8_next_char (p) - p);

    if (used + size > MAX_LINE) {
      g_string_append (out, "\r\n ");
      used = 1;
    }
    g_string_append_len (out, p, (gssize) size);
    used += size;
    p += size;
  }
  g_string_append (out, "\r\n");
}

static void
append_text (GString *out, const char *property, const char *text)
{
  g_autoptr (GString) line = g_string_new (property);

  g_string_append_c (line, ':');
  append_escaped (line, text);
  append_line (out, line);
}

static void
append_name (GString *out, const KorListCard *card)
{
  g_autoptr (GString) line = g_string_new ("N:");

  append_escaped (line, card->last_name);
  g_string_append_c (line, ';');
  append_escaped (line, card->first_name);
  g_string_append (line, ";;;");
  append_line (out, line);
}

/* Post box and extended address stay empty, as the standard asks; c/o goes before the street. */
static void
append_address (GString *out, const KorAddress *address)
{
  g_autofree char *country =
    address->country != NULL ? kor_country_get_name (address->country, KOR_LANGUAGE_EN) : NULL;
  const char *const parts[] = {
    address->city,
    address->region,
    address->postal_code,
    country,
  };
  g_autoptr (GString) line = g_string_new ("ADR:;;");

  if (address->co != NULL) {
    g_string_append (line, "c/o ");
    append_escaped (line, address->co);
    if (address->street != NULL)
      g_string_append_c (line, ',');
  }
  append_escaped (line, address->street);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_string_append_c (line, ';');
    append_escaped (line, parts[i]);
  }
  append_line (out, line);
}

static gboolean
has_address (const KorAddress *address)
{
  return address != NULL &&
         (address->street != NULL || address->city != NULL || address->postal_code != NULL);
}

static void
append_person (GString *out, const KorListCard *card)
{
  gboolean is_person = card->first_name != NULL || card->last_name != NULL;
  g_autofree char *full = g_strjoin (" ",
                                     card->first_name != NULL ? card->first_name : card->last_name,
                                     card->first_name != NULL ? card->last_name : NULL,
                                     NULL);

  g_string_append (out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  append_text (out, "KIND", is_person ? "individual" : "org");
  append_text (out, "FN", is_person ? full : card->organisation);
  if (is_person)
    append_name (out, card);
  if (card->organisation != NULL)
    append_text (out, "ORG", card->organisation);
  if (has_address (card->address))
    append_address (out, card->address);
  g_string_append (out, "END:VCARD\r\n");
}

/**
 * kor_vcard_from_persons:
 * @persons: (element-type KorListPerson): whom the gate let through, each with its card
 *
 * Makes an electronic list of business cards (RFC 6350, version 4.0), with the fields of a list and no
 * others: name, organisation and address. Any thread. R11.
 *
 * Returns: (transfer full): the file
 */
GBytes *
kor_vcard_from_persons (const GPtrArray *persons)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < persons->len; i++) {
    const KorListPerson *person = persons->pdata[i];

    if (person->card != NULL)
      append_person (out, person->card);
  }
  return g_string_free_to_bytes (out);
}
