/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-customer.h"
#include "kor-error.h"

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

KorAddress *
kor_address_new (KorAddressKind kind)
{
  KorAddress *self = g_new0 (KorAddress, 1);

  self->kind = kind;
  self->valid_from = KOR_DATE_NONE;
  self->valid_to = KOR_DATE_NONE;
  return self;
}

KorAddress *
kor_address_copy (const KorAddress *self)
{
  KorAddress *copy = g_new0 (KorAddress, 1);

  *copy = *self;
  copy->co = g_strdup (self->co);
  copy->street = g_strdup (self->street);
  copy->postal_code = g_strdup (self->postal_code);
  copy->city = g_strdup (self->city);
  copy->region = g_strdup (self->region);
  copy->country = g_strdup (self->country);
  return copy;
}

void
kor_address_free (KorAddress *self)
{
  g_free (self->co);
  g_free (self->street);
  g_free (self->postal_code);
  g_free (self->city);
  g_free (self->region);
  g_free (self->country);
  g_free (self);
}

/* An unset text and an empty one are the same value. */
static gboolean
text_equal (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/**
 * kor_address_equal:
 *
 * Returns: whether two addresses say the same, whatever their ids
 */
gboolean
kor_address_equal (const KorAddress *a, const KorAddress *b)
{
  return a->kind == b->kind && text_equal (a->co, b->co) && text_equal (a->street, b->street) &&
         text_equal (a->postal_code, b->postal_code) && text_equal (a->city, b->city) &&
         text_equal (a->region, b->region) && text_equal (a->country, b->country) &&
         a->valid_from == b->valid_from && a->valid_to == b->valid_to &&
         a->returned_mail == b->returned_mail;
}

KorContact *
kor_contact_new (const char *value, gboolean primary)
{
  KorContact *self = g_new0 (KorContact, 1);

  self->value = g_strdup (value);
  self->primary = primary;
  return self;
}

KorContact *
kor_contact_copy (const KorContact *self)
{
  KorContact *copy = kor_contact_new (self->value, self->primary);

  copy->id = self->id;
  return copy;
}

void
kor_contact_free (KorContact *self)
{
  g_free (self->value);
  g_free (self);
}

KorCustomer *
kor_customer_new (void)
{
  KorCustomer *self = g_new0 (KorCustomer, 1);

  self->language = KOR_LANGUAGE_FI;
  self->addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_address_free);
  self->emails = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_contact_free);
  self->phones = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_contact_free);
  self->created = KOR_DATE_NONE;
  self->relation_ended = KOR_DATE_NONE;
  return self;
}

static gpointer
copy_address (gconstpointer address, gpointer user_data)
{
  return kor_address_copy (address);
}

static gpointer
copy_contact (gconstpointer contact, gpointer user_data)
{
  return kor_contact_copy (contact);
}

KorCustomer *
kor_customer_copy (const KorCustomer *self)
{
  KorCustomer *copy = g_new0 (KorCustomer, 1);

  *copy = *self;
  copy->external_id = g_strdup (self->external_id);
  copy->first_name = g_strdup (self->first_name);
  copy->last_name = g_strdup (self->last_name);
  copy->former_names = g_strdup (self->former_names);
  copy->organisation = g_strdup (self->organisation);
  copy->business_id = g_strdup (self->business_id);
  copy->organisation_role = g_strdup (self->organisation_role);
  copy->addresses = g_ptr_array_copy (self->addresses, copy_address, NULL);
  copy->emails = g_ptr_array_copy (self->emails, copy_contact, NULL);
  copy->phones = g_ptr_array_copy (self->phones, copy_contact, NULL);
  copy->registers = g_strdupv (self->registers);
  return copy;
}

void
kor_customer_free (KorCustomer *self)
{
  g_free (self->external_id);
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self->former_names);
  g_free (self->organisation);
  g_free (self->business_id);
  g_free (self->organisation_role);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->emails);
  g_ptr_array_unref (self->phones);
  g_strfreev (self->registers);
  g_free (self);
}

/**
 * kor_customer_get_address:
 * @self: a customer
 * @kind: which address
 * @on: the day it must be valid on, or %KOR_DATE_NONE for any day
 *
 * Returns: (nullable): the first address of @kind that is valid on @on (R17)
 */
const KorAddress *
kor_customer_get_address (const KorCustomer *self, KorAddressKind kind, KorDate on)
{
  for (guint i = 0; i < self->addresses->len; i++) {
    const KorAddress *address = self->addresses->pdata[i];

    if (address->kind != kind)
      continue;
    if (on == KOR_DATE_NONE ||
        ((address->valid_from == KOR_DATE_NONE || address->valid_from <= on) &&
         (address->valid_to == KOR_DATE_NONE || address->valid_to >= on)))
      return address;
  }
  return NULL;
}

/**
 * kor_customer_ensure_address:
 *
 * Returns: (transfer none): the customer's first address of @kind, added if there is none
 */
KorAddress *
kor_customer_ensure_address (KorCustomer *self, KorAddressKind kind)
{
  KorAddress *address = (KorAddress *) kor_customer_get_address (self, kind, KOR_DATE_NONE);

  if (address == NULL) {
    address = kor_address_new (kind);
    g_ptr_array_add (self->addresses, address);
  }
  return address;
}

static const char *
get_primary (const GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++) {
    const KorContact *contact = contacts->pdata[i];

    if (contact->primary)
      return contact->value;
  }
  return contacts->len > 0 ? ((const KorContact *) contacts->pdata[0])->value : NULL;
}

/* Replaces the primary value, or takes it away for an empty one; the others stay. */
static void
set_primary (GPtrArray *contacts, const char *value)
{
  guint at = 0;

  for (guint i = 0; i < contacts->len; i++)
    if (((const KorContact *) contacts->pdata[i])->primary)
      at = i;

  if (at < contacts->len && is_set (value)) {
    KorContact *contact = contacts->pdata[at];

    g_set_str (&contact->value, value);
    contact->primary = TRUE;
  } else if (is_set (value)) {
    g_ptr_array_add (contacts, kor_contact_new (value, TRUE));
  } else if (at < contacts->len) {
    g_ptr_array_remove_index (contacts, at);
    if (contacts->len > 0)
      ((KorContact *) contacts->pdata[0])->primary = TRUE;
  }
}

/**
 * kor_customer_get_email:
 *
 * Returns: (nullable): the primary e-mail address (R16)
 */
const char *
kor_customer_get_email (const KorCustomer *self)
{
  return get_primary (self->emails);
}

/**
 * kor_customer_get_phone:
 *
 * Returns: (nullable): the primary telephone number as typed (R18)
 */
const char *
kor_customer_get_phone (const KorCustomer *self)
{
  return get_primary (self->phones);
}

/**
 * kor_customer_set_email:
 * @email: (nullable): the new primary address; empty takes the primary one away
 */
void
kor_customer_set_email (KorCustomer *self, const char *email)
{
  set_primary (self->emails, email);
}

/**
 * kor_customer_set_phone:
 * @phone: (nullable): the new primary number; empty takes the primary one away
 */
void
kor_customer_set_phone (KorCustomer *self, const char *phone)
{
  set_primary (self->phones, phone);
}

static char *
join_names (const char *first, const char *second)
{
  if (is_set (first) && is_set (second))
    return g_strdup_printf ("%s %s", first, second);
  return g_strdup (is_set (first) ? first : is_set (second) ? second : "");
}

/**
 * kor_customer_get_list_name:
 *
 * Returns: (transfer full): "Sukunimi Etunimi" as lists show and sort it, else the organisation
 * (R14)
 */
char *
kor_customer_get_list_name (const KorCustomer *self)
{
  if (!is_set (self->last_name) && !is_set (self->first_name))
    return g_strdup (is_set (self->organisation) ? self->organisation : "");
  return join_names (self->last_name, self->first_name);
}

/**
 * kor_customer_get_full_name:
 *
 * Returns: (transfer full): "Etunimi Sukunimi" as paper shows it; "" for an organisation alone
 */
char *
kor_customer_get_full_name (const KorCustomer *self)
{
  return join_names (self->first_name, self->last_name);
}

/* No Finnish number of this length begins so without being one with the country's code. */
static gboolean
is_with_code (const GString *digits)
{
  return digits->len >= 10 && g_str_has_prefix (digits->str, "358");
}

/**
 * kor_phone_to_digits:
 * @phone: a number as typed
 *
 * Returns: (transfer full): its digits for search; a leading "+" or "00" with 358 becomes a 0 (R18)
 */
char *
kor_phone_to_digits (const char *phone)
{
  GString *digits = g_string_new (NULL);
  gboolean international = phone != NULL && (*phone == '+' || g_str_has_prefix (phone, "00"));

  for (const char *p = phone; p != NULL && *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);

  if (international || is_with_code (digits)) {
    if (g_str_has_prefix (digits->str, "00"))
      g_string_erase (digits, 0, 2);
    if (g_str_has_prefix (digits->str, "358")) {
      g_string_erase (digits, 0, 3);
      if (digits->str[0] != '0')
        g_string_prepend_c (digits, '0');
    }
  }
  return g_string_free (digits, FALSE);
}

static gboolean
email_is_fit (const char *email)
{
  const char *at = strchr (email, '@');

  if (at == NULL || at == email || at[1] == '\0' || strchr (at + 1, '@') != NULL)
    return FALSE;
  for (const char *p = email; *p != '\0'; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
      return FALSE;
  return TRUE;
}

static gboolean
finnish_postcode_is_fit (const char *postal_code)
{
  for (int i = 0; i < 5; i++)
    if (!g_ascii_isdigit (postal_code[i]))
      return FALSE;
  return postal_code[5] == '\0';
}

static gboolean
check_address (const KorAddress *address, GError **error)
{
  gboolean finnish =
    g_strcmp0 (address->country, "FI") == 0 || g_strcmp0 (address->country, "AX") == 0;

  if (is_set (address->country) && strlen (address->country) != 2) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "country", address->country, "country", NULL);
    return FALSE;
  }
  if (finnish && is_set (address->postal_code) && !finnish_postcode_is_fit (address->postal_code)) {
    kor_error_set (
      error, KOR_ERROR_BAD_VALUE, "postal_code", address->postal_code, "postcode", NULL);
    return FALSE;
  }
  return TRUE;
}

/**
 * kor_customer_check:
 * @self: a customer about to be saved
 * @error: return location
 *
 * Checks what a customer record must have: a name or an organisation, e-mail addresses that can be
 * ones, Finnish postcodes of five digits.
 *
 * Returns: %FALSE with KOR_ERROR_MISSING_VALUE or KOR_ERROR_BAD_VALUE naming the field
 */
gboolean
kor_customer_check (const KorCustomer *self, GError **error)
{
  if (!is_set (self->first_name) && !is_set (self->last_name) && !is_set (self->organisation) &&
      !self->anonymised) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "last_name", NULL);
    return FALSE;
  }
  for (guint i = 0; i < self->emails->len; i++) {
    const KorContact *email = self->emails->pdata[i];

    if (!email_is_fit (email->value)) {
      kor_error_set (error, KOR_ERROR_BAD_VALUE, "email", email->value, "email", NULL);
      return FALSE;
    }
  }
  for (guint i = 0; i < self->addresses->len; i++)
    if (!check_address (self->addresses->pdata[i], error))
      return FALSE;
  return TRUE;
}
