/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ban-person.h"

#include <glib/gi18n.h>

#include "kor-address-format.h"
#include "kor-register-bans.h"
#include "kor-register-customers.h"
#include "kor-ui-text.h"
#include "kor-words-text.h"

static char *
join (const char *a, const char *b)
{
  gboolean has_a = a != NULL && *a != '\0';
  gboolean has_b = b != NULL && *b != '\0';

  if (has_a && has_b)
    return g_strdup_printf ("%s · %s", a, b);
  return has_a || has_b ? g_strdup (has_a ? a : b) : NULL;
}

/* The address without the name, which stands above it. */
static char *
format_address (KorRegister *register_, const KorCustomer *customer, GError **error)
{
  g_autoptr (KorProfile) profile = kor_register_get_profile (register_, error);
  KorDate today = kor_context_get_today (kor_register_get_context (register_));
  const KorAddress *address = kor_customer_get_address (customer, KOR_ADDRESS_POSTAL, today);
  g_auto (GStrv) lines = NULL;

  if (profile == NULL || address == NULL)
    return NULL;
  lines = kor_address_format (address, NULL, NULL, profile->country);
  return lines != NULL && lines[0] != NULL ? g_strjoinv (", ", lines) : NULL;
}

/**
 * kor_ban_person_load:
 * @register_: an open register
 * @id: a customer
 * @error: return location
 *
 * Not the main thread.
 *
 * Returns: (transfer full) (nullable): the person with all bans, or %NULL with the register's error
 */
KorBanPerson *
kor_ban_person_load (KorRegister *register_, gint64 id, GError **error)
{
  g_autoptr (KorCustomer) customer = kor_register_load_customer (register_, id, error);
  g_autoptr (GPtrArray) bans = NULL;
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;
  GError *local = NULL;
  KorBanPerson *self;

  if (customer == NULL || (bans = kor_register_list_bans (register_, id, FALSE, error)) == NULL)
    return NULL;
  address = format_address (register_, customer, &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }
  self = g_new0 (KorBanPerson, 1);
  name = kor_customer_get_full_name (customer);
  self->id = id;
  self->name = join (name, customer->organisation);
  self->address = g_steal_pointer (&address);
  self->contact = join (kor_customer_get_phone (customer), kor_customer_get_email (customer));
  self->bans = g_steal_pointer (&bans);
  return self;
}

void
kor_ban_person_free (KorBanPerson *self)
{
  g_free (self->name);
  g_free (self->address);
  g_free (self->contact);
  g_ptr_array_unref (self->bans);
  g_free (self);
}

/* A #KorRegisterCall with a gint64, the customer, that gives a #KorBanPerson. */
gpointer
kor_ban_person_load_call (KorRegister *register_,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  return kor_ban_person_load (register_, *(gint64 *) data, error);
}

/**
 * kor_ban_person_find:
 * @self: somebody
 * @scope: what is forbidden
 *
 * Returns: (nullable): the widest ban of @scope that is in force
 */
const KorBan *
kor_ban_person_find (const KorBanPerson *self, KorScope scope)
{
  const KorBan *found = NULL;

  for (guint i = 0; i < self->bans->len; i++) {
    const KorBan *ban = self->bans->pdata[i];

    if (ban->scope == scope && kor_ban_in_force (ban) &&
        (found == NULL || (found->extent != KOR_EXTENT_BOTH && ban->extent == KOR_EXTENT_BOTH)))
      found = ban;
  }
  return found;
}

/**
 * kor_ban_person_get_extent:
 * @self: somebody
 * @scope: what is forbidden
 *
 * Returns: what all bans of @scope in force forbid together; KOR_N_EXTENTS when there is none
 */
KorExtent
kor_ban_person_get_extent (const KorBanPerson *self, KorScope scope)
{
  KorExtent extent = KOR_N_EXTENTS;

  for (guint i = 0; i < self->bans->len; i++) {
    const KorBan *ban = self->bans->pdata[i];

    if (ban->scope != scope || !kor_ban_in_force (ban))
      continue;
    extent = extent == KOR_N_EXTENTS || extent == ban->extent ? ban->extent : KOR_EXTENT_BOTH;
  }
  return extent;
}

/**
 * kor_ban_person_describe_ban:
 * @ban: (nullable): a ban in force
 *
 * Returns: (transfer full): "Forbidden 11.6.2024 · customer service", and whether it is for one use only
 */
char *
kor_ban_person_describe_ban (const KorBan *ban)
{
  g_autofree char *date = NULL;

  if (ban == NULL)
    return g_strdup (_ ("No ban"));
  date = kor_ui_format_date (ban->received);
  if (ban->extent == KOR_EXTENT_BOTH)
    /* Translators: day · by which way, for example "Forbidden 11.6.2024 · customer service" */
    return g_strdup_printf (_ ("Forbidden %s · %s"), date, kor_channel_get_title (ban->channel));
  /* Translators: the same with what it is for: "processing" or "disclosure" */
  return g_strdup_printf (_ ("Forbidden %s · %s · %s"),
                            date,
                            kor_channel_get_title (ban->channel),
                            kor_extent_get_title (ban->extent));
}
