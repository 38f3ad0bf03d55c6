/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-address-order.h"

#include <string.h>

#include "kor-address-format.h"
#include "kor-collation.h"
#include "kor-country.h"

/* Numbers in a street are filled up with zeros to so many digits. */
#define NUMBER_DIGITS 9

struct _KorAddressOrder {
  char *home_country;
  KorCollation *collation;
  GHashTable *countries; /* code → English name */
};

/**
 * kor_address_order_new:
 * @home_country: (nullable): ISO code of the country the mail is sent from; %NULL: Finland
 *
 * Returns: (transfer full): the order of its mail
 */
KorAddressOrder *
kor_address_order_new (const char *home_country)
{
  KorAddressOrder *self = g_new0 (KorAddressOrder, 1);

  self->home_country = g_strdup (home_country);
  self->collation = kor_collation_new ();
  self->countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
kor_address_order_free (KorAddressOrder *self)
{
  g_free (self->home_country);
  kor_collation_free (self->collation);
  g_hash_table_unref (self->countries);
  g_free (self);
}

static const char *
get_country_name (KorAddressOrder *self, const char *code)
{
  const char *name = g_hash_table_lookup (self->countries, code);
  char *fresh;

  if (name != NULL)
    return name;
  fresh = kor_country_get_name (code, KOR_LANGUAGE_EN);
  g_hash_table_insert (self->countries, g_strdup (code), fresh);
  return fresh;
}

/* Postcodes are written with and without spaces and their country's letters: "SE-112 20", "11220". */
static void
append_postcode (GString *key, const char *code)
{
  const char *dash = strchr (code, '-');

  if (dash != NULL && dash - code <= 2 && g_ascii_isalpha (*code))
    code = dash + 1;
  for (; *code != '\0'; code++)
    if (*code != ' ' && *code != '-')
      g_string_append_c (key, g_ascii_toupper (*code));
}

/* Numbers as long as each other compare as numbers. */
static char *
pad_numbers (const char *street)
{
  GString *padded = g_string_new (NULL);

  for (const char *p = street; *p != '\0';) {
    gsize digits = strspn (p, "0123456789");

    if (digits == 0) {
      g_string_append_c (padded, *p++);
      continue;
    }
    for (gsize i = digits; i < NUMBER_DIGITS; i++)
      g_string_append_c (padded, '0');
    g_string_append_len (padded, p, (gssize) digits);
    p += digits;
  }
  return g_string_free_and_steal (padded);
}

static void
append_street (KorAddressOrder *self, GString *key, const char *street)
{
  g_autofree char *padded = pad_numbers (street);
  g_autoptr (GBytes) sort_key = kor_collation_sort_key (self->collation, padded);

  g_string_append (key, g_bytes_get_data (sort_key, NULL)); /* ends with its only 0 */
}

/**
 * kor_address_order_make_key:
 * @self: an order
 * @address: an address
 *
 * Returns: (transfer full): a key of which that of an earlier address is smaller for strcmp(); at one
 *   street door it is the same
 */
char *
kor_address_order_make_key (KorAddressOrder *self, const KorAddress *address)
{
  GString *key = g_string_new (NULL);

  if (kor_address_is_abroad (address, self->home_country)) {
    g_string_append_c (key, '\2');
    g_string_append (key, get_country_name (self, address->country));
  }
  g_string_append_c (key, '\1'); /* smaller than any letter: a shorter name or code stands first */
  if (address->postal_code != NULL)
    append_postcode (key, address->postal_code);
  g_string_append_c (key, '\1');
  if (address->street != NULL)
    append_street (self, key, address->street);
  return g_string_free_and_steal (key);
}
