/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-users.h"

#include "kor-error.h"
#include "kor-register-private.h"

static char *
fold_name (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : name, -1);
}

/* Adds a user row and sets its id. */
gboolean
kor_user_store (KorDb *db, KorUser *user, const KorPublicKeys *keys, GError **error)
{
  g_autofree char *folded = fold_name (user->name);
  g_autoptr (GBytes) sign = g_bytes_new (keys->sign, sizeof keys->sign);
  g_autoptr (GBytes) box = g_bytes_new (keys->box, sizeof keys->box);
  char from[16], until[16];

  kor_date_to_text (user->agreement_from, from);
  kor_date_to_text (user->agreement_until, until);
  if (!kor_db_run (db,
                   error,
                   "INSERT INTO user (name, name_folded, full_name, employer, role, agreement_from,"
                   " agreement_until, sign_key, box_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   "tttttttbb",
                   user->name,
                   folded,
                   user->full_name,
                   kor_text_or_null (user->employer),
                   kor_role_to_string (user->role),
                   from,
                   kor_text_or_null (until),
                   sign,
                   box))
    return FALSE;
  user->id = kor_db_last_insert_id (db);
  return TRUE;
}

static KorUser *
read_user (KorDbStatement *row)
{
  KorUser *user = kor_user_new ();

  user->id = kor_db_statement_get_int64 (row, 0);
  user->name = kor_db_statement_dup_text (row, 1);
  user->full_name = kor_db_statement_dup_text (row, 2);
  user->employer = kor_db_statement_dup_text (row, 3);
  kor_role_from_string (kor_db_statement_get_text (row, 4), &user->role);
  user->agreement_from = kor_row_get_date (row, 5);
  user->agreement_until = kor_row_get_date (row, 6);
  user->ended = kor_row_get_date (row, 7);
  return user;
}

static gboolean
read_key (KorDbStatement *row, int column, guint8 key[32])
{
  g_autoptr (GBytes) blob = kor_db_statement_get_blob (row, column);

  if (blob == NULL || g_bytes_get_size (blob) != 32)
    return FALSE;
  memcpy (key, g_bytes_get_data (blob, NULL), 32);
  return TRUE;
}

/* Reads a user by name, with the public keys when wanted. */
KorUser *
kor_user_load (KorDb *db, const char *name, KorPublicKeys *keys, GError **error)
{
  g_autofree char *folded = fold_name (name);
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT id, name, full_name, employer, role, agreement_from, agreement_until, ended,"
    " sign_key, box_key FROM user WHERE name_folded = ?",
    "t",
    folded);
  g_autoptr (KorUser) user = NULL;
  GError *local = NULL;

  if (row == NULL)
    return NULL;
  if (!kor_db_statement_next (row, &local)) {
    if (local != NULL)
      g_propagate_error (error, local);
    else
      kor_error_set (error, KOR_ERROR_NOT_FOUND, "user", name, NULL);
    return NULL;
  }
  user = read_user (row);
  if (keys != NULL && (!read_key (row, 8, keys->sign) || !read_key (row, 9, keys->box))) {
    kor_error_set (error, KOR_ERROR_DAMAGED, "register.db", "keys of the user", NULL);
    return NULL;
  }
  return g_steal_pointer (&user);
}

typedef struct {
  KorUser *user;
  const KorSecret *password;
  gboolean in_keyring;
} NewUser;

/* The keyring is written first: a slot without a row opens nothing, a row without a slot would be a
 * user nobody can be. A failed commit takes the slot away again. */
static gboolean
add_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  NewUser *new_user = data;
  KorUser *user = new_user->user;
  KorKeyring *keyring = kor_register_get_keyring (self);
  const KorKeys *keys = kor_register_get_keys (self);
  g_autofree char *folded = fold_name (user->name);
  KorPublicKeys public_keys;
  gint64 taken;

  if (!kor_db_get_int64 (
        db, &taken, error, "SELECT count(*) FROM user WHERE name_folded = ?", "t", folded))
    return FALSE;
  if (taken > 0) {
    kor_error_set (error, KOR_ERROR_EXISTS, "user", user->name, NULL);
    return FALSE;
  }
  /* A slot left behind by an addition that was cut off. */
  if (kor_keyring_has_user (keyring, keys, user->name) &&
      !kor_keyring_remove_user (keyring, keys, user->name, error))
    return FALSE;
  if (!kor_keyring_add_user (keyring, keys, user->name, new_user->password, &public_keys, error))
    return FALSE;
  new_user->in_keyring = TRUE;
  if (!kor_user_store (db, user, &public_keys, error))
    return FALSE;
  write->action = "add";
  write->subject = "user";
  write->subject_id = user->id;
  write->kind = KOR_KIND_USER;
  write->details = kor_journal_describe_keys (&public_keys, user->role);
  return TRUE;
}

/**
 * kor_register_add_user:
 * @self: a register
 * @user: the new user; its id is set
 * @password: the user's first password
 * @error: return location
 *
 * Adds a user (R34, R37, R38). Needs the right KOR_ROLE_ADMINISTERS.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_EXISTS, KOR_ERROR_WEAK_PASSWORD …
 */
gboolean
kor_register_add_user (KorRegister *self, KorUser *user, const KorSecret *password, GError **error)
{
  NewUser new_user = { user, password, FALSE };
  gint64 id = user->id;

  if (!kor_user_check (user, error))
    return FALSE;
  if (kor_register_write (self, KOR_ROLE_ADMINISTERS, add_body, &new_user, NULL, error))
    return TRUE;
  user->id = id;
  if (new_user.in_keyring)
    kor_keyring_remove_user (
      kor_register_get_keyring (self), kor_register_get_keys (self), user->name, NULL);
  return FALSE;
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  GPtrArray *users = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT id, name, full_name, employer, role, agreement_from, agreement_until, ended"
    " FROM user ORDER BY name_folded",
    NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_ptr_array_add (users, read_user (row));
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_users:
 *
 * Returns: (transfer full) (element-type KorUser) (nullable): all users by name
 */
GPtrArray *
kor_register_list_users (KorRegister *self, GError **error)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_user_free);

  if (!kor_register_read (self, list_body, users, NULL, error))
    return NULL;
  return g_steal_pointer (&users);
}
