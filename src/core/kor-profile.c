/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-profile.h"
#include "kor-error.h"

KorProfile *
kor_profile_new (void)
{
  KorProfile *self = g_new0 (KorProfile, 1);

  self->contact_from = KOR_DATE_NONE;
  self->notice_date = KOR_DATE_NONE;
  self->language = KOR_LANGUAGE_FI;
  self->country = g_strdup ("FI");
  self->retention_years = 2;
  self->financial_year_end_month = 12;
  return self;
}

void
kor_profile_free (KorProfile *self)
{
  g_free (self->register_name);
  g_free (self->controller);
  g_free (self->business_id);
  g_free (self->street);
  g_free (self->postal_code);
  g_free (self->city);
  g_free (self->country);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->contact_person);
  g_free (self->notice_version);
  g_free (self);
}

/**
 * kor_profile_check:
 * @self: a profile
 * @error: return location
 *
 * Checks what a register can't be without: its name and its controller (R1).
 *
 * Returns: %FALSE with KOR_ERROR_MISSING_VALUE or KOR_ERROR_BAD_VALUE
 */
gboolean
kor_profile_check (const KorProfile *self, GError **error)
{
  if (self->register_name == NULL || *self->register_name == '\0')
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "register_name", NULL);
  else if (self->controller == NULL || *self->controller == '\0')
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "controller", NULL);
  else if (self->financial_year_end_month < 1 || self->financial_year_end_month > 12)
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "financial_year_end_month", "", "", NULL);
  else
    return TRUE;
  return FALSE;
}
