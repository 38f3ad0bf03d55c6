/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-user.h"
#include "kor-error.h"

KorUser *
kor_user_new (void)
{
  KorUser *self = g_new0 (KorUser, 1);

  self->agreement_from = KOR_DATE_NONE;
  self->agreement_until = KOR_DATE_NONE;
  self->ended = KOR_DATE_NONE;
  return self;
}

KorUser *
kor_user_copy (const KorUser *self)
{
  KorUser *copy = g_new0 (KorUser, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->full_name = g_strdup (self->full_name);
  copy->employer = g_strdup (self->employer);
  return copy;
}

void
kor_user_free (KorUser *self)
{
  g_free (self->name);
  g_free (self->full_name);
  g_free (self->employer);
  g_free (self);
}

static gboolean
user_name_is_fit (const char *name)
{
  if (name == NULL || *name == '\0' || strlen (name) > 64 || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalnum (c) && c != '.' && c != '-' && c != '_' && c != '@')
      return FALSE;
  }
  return TRUE;
}

/**
 * kor_user_check:
 * @self: a user
 * @error: return location
 *
 * Checks the user's own fields (R37, R38): a user name of letters, digits and ".-_@", a full name,
 * and the day the confidentiality agreement was signed.
 *
 * Returns: %FALSE with KOR_ERROR_MISSING_VALUE or KOR_ERROR_BAD_VALUE
 */
gboolean
kor_user_check (const KorUser *self, GError **error)
{
  if (!user_name_is_fit (self->name))
    kor_error_set (
      error, KOR_ERROR_BAD_VALUE, "user", self->name != NULL ? self->name : "", "user-name", NULL);
  else if (self->full_name == NULL || *self->full_name == '\0')
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "full_name", NULL);
  else if (self->agreement_from == KOR_DATE_NONE)
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "agreement", NULL);
  else
    return TRUE;
  return FALSE;
}

/**
 * kor_user_has_right:
 * @self: a user
 * @right: the right an operation needs
 *
 * A role holds the rights of those before it (R34).
 *
 * Returns: whether @self has @right
 */
gboolean
kor_user_has_right (const KorUser *self, KorRole right)
{
  return self->role >= right;
}

/**
 * kor_user_may_open:
 * @self: a user
 * @on: today
 * @error: return location
 *
 * No valid confidentiality agreement, no opening (R38).
 *
 * Returns: %FALSE with KOR_ERROR_USER_ENDED or KOR_ERROR_NO_AGREEMENT
 */
gboolean
kor_user_may_open (const KorUser *self, KorDate on, GError **error)
{
  g_autofree char *ended = kor_date_to_iso (self->ended);
  g_autofree char *until = kor_date_to_iso (self->agreement_until);

  if (self->ended != KOR_DATE_NONE && self->ended <= on) {
    kor_error_set (error, KOR_ERROR_USER_ENDED, self->name, ended, NULL);
    return FALSE;
  }
  if (self->agreement_from == KOR_DATE_NONE || self->agreement_from > on ||
      (self->agreement_until != KOR_DATE_NONE && self->agreement_until < on)) {
    kor_error_set (error, KOR_ERROR_NO_AGREEMENT, self->name, until != NULL ? until : "", NULL);
    return FALSE;
  }
  return TRUE;
}
