/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error.h"
#include "kor-register-private.h"

/* Adds the profile's next version; the former ones stay (R1). */
gboolean
kor_profile_store (KorDb *db, const KorProfile *profile, gint64 now, GError **error)
{
  char contact_from[16], notice_date[16];

  kor_date_to_text (profile->contact_from, contact_from);
  kor_date_to_text (profile->notice_date, notice_date);
  return kor_db_run (
    db,
    error,
    "INSERT INTO profile (valid_from, register_name, controller, business_id, street,"
    " postal_code, city, country, email, phone, contact_person, contact_from,"
    " notice_version, notice_date, language, retention_years, financial_year_end_month)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "ittttttttttttttii",
    now,
    profile->register_name,
    profile->controller,
    kor_text_or_null (profile->business_id),
    kor_text_or_null (profile->street),
    kor_text_or_null (profile->postal_code),
    kor_text_or_null (profile->city),
    kor_text_or_null (profile->country),
    kor_text_or_null (profile->email),
    kor_text_or_null (profile->phone),
    kor_text_or_null (profile->contact_person),
    kor_text_or_null (contact_from),
    kor_text_or_null (profile->notice_version),
    kor_text_or_null (notice_date),
    kor_language_to_string (profile->language),
    (gint64) profile->retention_years,
    (gint64) profile->financial_year_end_month);
}

/* Reads the profile in force. */
KorProfile *
kor_profile_load (KorDb *db, GError **error)
{
  g_autoptr (KorProfile) profile = kor_profile_new ();
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT register_name, controller, business_id, street, postal_code, city, country,"
    " email, phone, contact_person, contact_from, notice_version, notice_date, language,"
    " retention_years, financial_year_end_month,"
    " (SELECT min(valid_from) FROM profile)"
    " FROM profile ORDER BY id DESC LIMIT 1",
    NULL);
  char **const texts[] = {
    &profile->register_name, &profile->controller,     &profile->business_id, &profile->street,
    &profile->postal_code,   &profile->city,           &profile->country,     &profile->email,
    &profile->phone,         &profile->contact_person,
  };

  if (row == NULL || !kor_db_statement_next (row, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_set_str (texts[i], kor_db_statement_get_text (row, (int) i));
  profile->contact_from = kor_row_get_date (row, 10);
  profile->notice_version = kor_db_statement_dup_text (row, 11);
  profile->notice_date = kor_row_get_date (row, 12);
  kor_language_from_string (kor_db_statement_get_text (row, 13), &profile->language);
  profile->retention_years = (int) kor_db_statement_get_int64 (row, 14);
  profile->financial_year_end_month = (int) kor_db_statement_get_int64 (row, 15);
  profile->created = kor_db_statement_get_int64 (row, 16);
  return g_steal_pointer (&profile);
}

static gboolean
get_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  KorProfile **profile = data;

  *profile = kor_profile_load (db, error);
  return *profile != NULL;
}

/**
 * kor_register_get_profile:
 *
 * Returns: (transfer full) (nullable): the register's profile in force (R1)
 */
KorProfile *
kor_register_get_profile (KorRegister *self, GError **error)
{
  KorProfile *profile = NULL;

  kor_register_read (self, get_body, &profile, NULL, error);
  return profile;
}

static gboolean
set_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  write->action = "set";
  write->subject = "profile";
  write->kind = KOR_KIND_PROFILE;
  return kor_profile_store (db, data, kor_context_get_now (kor_register_get_context (self)), error);
}

/**
 * kor_register_set_profile:
 * @self: a register
 * @profile: the new profile
 * @error: return location
 *
 * Sets the profile; the former one is kept with its dates. Needs the right KOR_ROLE_ADMINISTERS
 * (R1).
 */
gboolean
kor_register_set_profile (KorRegister *self, const KorProfile *profile, GError **error)
{
  return kor_profile_check (profile, error) &&
         kor_register_write (self, KOR_ROLE_ADMINISTERS, set_body, (gpointer) profile, NULL, error);
}
