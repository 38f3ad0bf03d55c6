/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-customer-fields.h"

#include "kor-country.h"
#include "kor-error.h"

/*
 * A customer's record by the names of its fields, as they stand on the command line, in a request for
 * rectification (R54) and in a disclosure. The address is the postal one.
 */

typedef struct {
  const char *field;
  gsize offset;
} TextField;

static const TextField customer_fields[] = {
  { "id", G_STRUCT_OFFSET (KorCustomer, external_id) },
  { "first_name", G_STRUCT_OFFSET (KorCustomer, first_name) },
  { "last_name", G_STRUCT_OFFSET (KorCustomer, last_name) },
  { "former_names", G_STRUCT_OFFSET (KorCustomer, former_names) },
  { "organisation", G_STRUCT_OFFSET (KorCustomer, organisation) },
  { "business_id", G_STRUCT_OFFSET (KorCustomer, business_id) },
  { "organisation_role", G_STRUCT_OFFSET (KorCustomer, organisation_role) },
};

static const TextField address_fields[] = {
  { "co", G_STRUCT_OFFSET (KorAddress, co) },
  { "street", G_STRUCT_OFFSET (KorAddress, street) },
  { "postal_code", G_STRUCT_OFFSET (KorAddress, postal_code) },
  { "city", G_STRUCT_OFFSET (KorAddress, city) },
  { "region", G_STRUCT_OFFSET (KorAddress, region) },
};

/* In the order in which a form offers them. */
static const char *const field_names[] = {
  "last_name",     "first_name", "former_names", "organisation", "business_id", "organisation_role",
  "address",       "co",         "street",       "postal_code",  "city",        "region",
  "country",       "email",      "phone",        "language",     "id",          "deceased",
  "returned_mail", NULL,
};

static const TextField *
find_text (const TextField *fields, guint n_fields, const char *field)
{
  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].field, field))
      return &fields[i];
  return NULL;
}

static gboolean
refuse (const char *field, const char *value, const char *wanted, GError **error)
{
  kor_error_set (error, KOR_ERROR_BAD_VALUE, field, value, wanted, NULL);
  return FALSE;
}

static gboolean
set_flag (gboolean *flag, const char *field, const char *value, GError **error)
{
  gboolean yes = g_ascii_strcasecmp (value, "yes") == 0;

  if (!yes && *value != '\0' && g_ascii_strcasecmp (value, "no") != 0)
    return refuse (field, value, "yes-no", error);
  *flag = yes;
  return TRUE;
}

static gboolean
set_country (KorAddress *address, const char *value, GError **error)
{
  const char *code = NULL;

  if (*value != '\0' && (code = kor_country_parse (value)) == NULL)
    return refuse ("country", value, "country", error);
  g_set_str (&address->country, code);
  return TRUE;
}

/* "20300 Turku" into its two parts; a place without a code is all place. */
static void
set_place (KorAddress *address, const char *line)
{
  const char *space = strchr (line, ' ');
  gboolean code = space != NULL && g_ascii_isdigit (line[0]);

  g_free (address->postal_code);
  address->postal_code = code ? g_strndup (line, (gsize) (space - line)) : NULL;
  g_free (address->city);
  address->city = g_strstrip (g_strdup (code ? space + 1 : line));
}

/* A whole address in a line or several: "[c/o Name,] Street 1, 20300 Turku[, Country]". */
static gboolean
set_whole_address (KorAddress *address, const char *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (value, ",\n", -1);
  guint n = g_strv_length (parts);
  guint first = 0;

  for (guint i = 0; i < n; i++)
    g_strstrip (parts[i]);
  if (n > 0 && g_ascii_strncasecmp (parts[0], "c/o ", 4) == 0)
    first = 1;
  if (n - first < 2 || n - first > 3 || *parts[first] == '\0' || *parts[first + 1] == '\0')
    return refuse ("address", value, "address", error);
  if (n - first == 3 && !set_country (address, parts[first + 2], error))
    return FALSE;
  g_set_str (&address->co, first == 1 ? parts[0] + 4 : NULL);
  g_set_str (&address->street, parts[first]);
  set_place (address, parts[first + 1]);
  return TRUE;
}

static gboolean
set_address_field (KorCustomer *self, const char *field, const char *value, GError **error)
{
  KorAddress *address = kor_customer_ensure_address (self, KOR_ADDRESS_POSTAL);
  const TextField *text = find_text (address_fields, G_N_ELEMENTS (address_fields), field);

  if (g_str_equal (field, "returned_mail"))
    return set_flag (&address->returned_mail, field, value, error);
  if (g_str_equal (field, "country"))
    return set_country (address, value, error);
  if (address->country == NULL)
    address->country = g_strdup ("FI");
  if (text != NULL)
    g_set_str (G_STRUCT_MEMBER_P (address, text->offset), *value != '\0' ? value : NULL);
  else if (*value != '\0')
    return set_whole_address (address, value, error);
  else
    g_ptr_array_remove (self->addresses, address);
  return TRUE;
}

static char *
describe_address (const KorAddress *address)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *place = g_strjoin (" ",
                                      address->postal_code != NULL ? address->postal_code : "",
                                      address->city != NULL ? address->city : "",
                                      NULL);
  g_auto (GStrv) strv = NULL;

  if (address->co != NULL)
    g_strv_builder_take (parts, g_strconcat ("c/o ", address->co, NULL));
  if (address->street != NULL)
    g_strv_builder_add (parts, address->street);
  if (*g_strstrip (place) != '\0')
    g_strv_builder_add (parts, place);
  if (address->country != NULL && !g_str_equal (address->country, "FI"))
    g_strv_builder_add (parts, address->country);
  strv = g_strv_builder_end (parts);
  return g_strjoinv (", ", strv);
}

static char *
get_address_field (const KorAddress *address, const char *field)
{
  const TextField *text = find_text (address_fields, G_N_ELEMENTS (address_fields), field);

  if (text != NULL)
    return g_strdup (G_STRUCT_MEMBER (char *, (gpointer) address, text->offset));
  if (g_str_equal (field, "country"))
    return g_strdup (address->country);
  if (g_str_equal (field, "returned_mail"))
    return g_strdup (address->returned_mail ? "yes" : "no");
  return describe_address (address);
}

/**
 * kor_customer_has_field:
 * @field: a name
 *
 * Returns: whether a customer has a field of this name
 */
gboolean
kor_customer_has_field (const char *field)
{
  return g_strv_contains (field_names, field);
}

/**
 * kor_customer_get_field_names:
 *
 * Returns: (transfer none): the names of all fields, in the order of a form
 */
const char *const *
kor_customer_get_field_names (void)
{
  return field_names;
}

/**
 * kor_customer_get_field:
 * @self: a customer
 * @field: a name for which kor_customer_has_field() is true
 * @on: the day an address must be valid on, or %KOR_DATE_NONE for any
 *
 * Returns: (transfer full) (nullable): what is held; %NULL when nothing is
 */
char *
kor_customer_get_field (const KorCustomer *self, const char *field, KorDate on)
{
  const TextField *text = find_text (customer_fields, G_N_ELEMENTS (customer_fields), field);
  const KorAddress *address;

  if (text != NULL)
    return g_strdup (G_STRUCT_MEMBER (char *, (gpointer) self, text->offset));
  if (g_str_equal (field, "email"))
    return g_strdup (kor_customer_get_email (self));
  if (g_str_equal (field, "phone"))
    return g_strdup (kor_customer_get_phone (self));
  if (g_str_equal (field, "language"))
    return g_strdup (kor_language_to_string (self->language));
  if (g_str_equal (field, "deceased"))
    return g_strdup (self->deceased ? "yes" : "no");
  address = kor_customer_get_address (self, KOR_ADDRESS_POSTAL, on);
  return address != NULL ? get_address_field (address, field) : NULL;
}

/**
 * kor_customer_set_field:
 * @self: a customer
 * @field: a name for which kor_customer_has_field() is true
 * @value: what is to be held; "" empties the field
 * @error: return location
 *
 * Sets one field; of several e-mail addresses or numbers the primary one. What a value must look like
 * as a whole is kor_customer_check()'s to say.
 *
 * Returns: %FALSE with KOR_ERROR_BAD_VALUE
 */
gboolean
kor_customer_set_field (KorCustomer *self, const char *field, const char *value, GError **error)
{
  const TextField *text = find_text (customer_fields, G_N_ELEMENTS (customer_fields), field);

  if (text != NULL)
    g_set_str (G_STRUCT_MEMBER_P (self, text->offset), *value != '\0' ? value : NULL);
  else if (g_str_equal (field, "email"))
    kor_customer_set_email (self, value);
  else if (g_str_equal (field, "phone"))
    kor_customer_set_phone (self, value);
  else if (g_str_equal (field, "language"))
    return kor_language_from_string (value, &self->language) ||
           refuse (field, value, "language", error);
  else if (g_str_equal (field, "deceased"))
    return set_flag (&self->deceased, field, value, error);
  else if (kor_customer_has_field (field))
    return set_address_field (self, field, value, error);
  else
    return refuse ("field", field, "field", error);
  return TRUE;
}

/**
 * kor_customer_field_get_history:
 * @field: a name for which kor_customer_has_field() is true
 *
 * The history keeps an address as one value (R20–R25).
 *
 * Returns: (transfer none): the name under which the history of @field stands
 */
const char *
kor_customer_field_get_history (const char *field)
{
  if (g_str_equal (field, "id"))
    return "customer_number";
  if (g_str_equal (field, "address") || g_str_equal (field, "country") ||
      find_text (address_fields, G_N_ELEMENTS (address_fields), field) != NULL)
    return "postal_address";
  return field;
}
