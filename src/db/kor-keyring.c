/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Magic "KORTKEY1": the file format is described at the head of kor-keyring-file.c. */

#include "kor-keyring.h"

#include "kor-error.h"
#include "kor-keyring-private.h"

#include <string.h>

struct _KorKeyring {
  char *folder;
  KeyringData data;
  gboolean repaired;
  gboolean rewrite; /* a copy is to be put right once the MAC is known to be good */
};

/* --- helpers: names and passwords ------------------------------------------------------------- */

static gboolean
set_damaged (GError **error, const char *detail)
{
  kor_error_set (error, KOR_ERROR_DAMAGED, "keyring", detail, NULL);
  return FALSE;
}

/* The same user however typed. %NULL when nothing is left. */
static char *
fold_name (const char *user)
{
  g_autofree char *normal = g_utf8_normalize (user, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = NULL;

  if (normal == NULL)
    return NULL;

  folded = g_utf8_casefold (g_strstrip (normal), -1);
  return *folded != '\0' ? g_steal_pointer (&folded) : NULL;
}

static char *
fold_new_name (const char *user, GError **error)
{
  char *folded = fold_name (user);

  if (folded == NULL)
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "user", NULL);
  return folded;
}

static gboolean
check_new_password (const KorSecret *password, GError **error)
{
  const char *text = (const char *) kor_secret_data (password);
  gsize len = kor_secret_size (password);
  gboolean valid = g_utf8_validate (text, (gssize) len, NULL);
  glong n_chars = valid ? g_utf8_strlen (text, (gssize) len) : 0;

  if (n_chars < KOR_PASSWORD_MIN_CHARS) {
    kor_error_set (error, KOR_ERROR_WEAK_PASSWORD, G_STRINGIFY (KOR_PASSWORD_MIN_CHARS), NULL);
    return FALSE;
  }

  return TRUE;
}

static int
find_user (const KorKeyring *self, const KorKeys *keys, const char *folded)
{
  guint8 name[KEYRING_HASH_SIZE];

  kor_keyring_hash_name (keys, KEYRING_SLOT_USER, folded, name);
  for (guint i = 0; i < self->data.n_slots; i++) {
    if (self->data.slots[i].kind == KEYRING_SLOT_USER &&
        memcmp (self->data.slots[i].name, name, sizeof name) == 0)
      return (int) i;
  }

  return -1;
}

/* --- helpers: unlocking ----------------------------------------------------------------------- */

/* Only now is the password known to be right: whatever fails here is damage. */
static KorKeys *
open_slot (KorKeyring *self, const KeyringSlot *slot, const KorSecret *wrap, GError **error)
{
  g_autoptr (KorSecret) own = kor_secret_new (KEYRING_OWN_SIZE);
  g_autoptr (KorSecret) master = kor_secret_new (KEYRING_KEY_SIZE);
  g_autoptr (KorKeys) keys = NULL;
  guint8 mac[KEYRING_HASH_SIZE];

  if (!kor_keyring_slot_open_own (&self->data, slot, wrap, own)) {
    set_damaged (error, "slot");
    return NULL;
  }

  if (crypto_box_seal_open (kor_secret_data (master),
                            slot->master,
                            sizeof slot->master,
                            slot->public.box,
                            kor_secret_data (own)) != 0) {
    set_damaged (error, "master");
    return NULL;
  }

  keys = kor_keys_new (g_steal_pointer (&master), g_steal_pointer (&own));
  kor_keyring_data_make_mac (&self->data, keys, mac);
  if (sodium_memcmp (mac, self->data.mac, sizeof mac) != 0 ||
      memcmp (&keys->public, &slot->public, sizeof keys->public) != 0 ||
      !kor_keys_open_names (keys, &self->data)) {
    set_damaged (error, "mac");
    return NULL;
  }

  keys->recovery = slot->kind == KEYRING_SLOT_RECOVERY;
  return g_steal_pointer (&keys);
}

/* Every slot is looked at, found or not. */
static const KeyringSlot *
match_slot (const KeyringData *data,
            const KeyringSlot *limits,
            KeyringSlotKind kind,
            const guint8 *check)
{
  const KeyringSlot *found = NULL;

  for (guint i = 0; i < data->n_slots; i++) {
    const KeyringSlot *slot = &data->slots[i];
    gboolean same = sodium_memcmp (slot->check, check, KEYRING_CHECK_SIZE) == 0;

    if (same && slot->kind == kind && slot->ops == limits->ops && slot->mem == limits->mem)
      found = slot;
  }

  return found;
}

static gboolean
limits_seen_before (const KeyringData *data, guint slot)
{
  for (guint i = 0; i < slot; i++) {
    if (data->slots[i].ops == data->slots[slot].ops && data->slots[i].mem == data->slots[slot].mem)
      return TRUE;
  }

  return FALSE;
}

/* A failure leaves the file as it was; the next change puts it right. */
static void
repair (KorKeyring *self, const KorKeys *keys)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!self->rewrite)
    return;

  bytes = kor_keyring_data_to_bytes (&self->data, keys);
  self->rewrite = !kor_keyring_file_write (self->folder, bytes, NULL);
}

/* One derivation for each pair of limits in the file, and there is but one pair as a rule. It is
 * made for a user unknown, too, and takes as long. */
static KorKeys *
unlock (KorKeyring *self,
        KeyringSlotKind kind,
        const char *folded,
        const KorSecret *password,
        GError **error)
{
  g_autoptr (KorSecret) wrap = kor_secret_new (KEYRING_KEY_SIZE);
  const KeyringSlot *found = NULL;
  KorKeys *keys;

  for (guint i = 0; i < self->data.n_slots && found == NULL; i++) {
    const KeyringSlot *limits = &self->data.slots[i];
    guint8 check[KEYRING_CHECK_SIZE];

    if (limits_seen_before (&self->data, i))
      continue;
    if (!kor_keyring_slot_derive (&self->data, limits, kind, folded, password, check, wrap, error))
      return NULL;
    found = match_slot (&self->data, limits, kind, check);
  }

  if (found == NULL) {
    kor_error_set (error, KOR_ERROR_WRONG_PASSWORD, NULL);
    return NULL;
  }

  keys = open_slot (self, found, wrap, error);
  if (keys != NULL)
    repair (self, keys);
  return keys;
}

/* --- helpers: changes ------------------------------------------------------------------------- */

/* Who holds keys of another register, or of this one before its master was renewed, is stopped. */
static gboolean
check_keys (const KorKeyring *self, const KorKeys *keys, GError **error)
{
  guint8 mac[KEYRING_HASH_SIZE];

  kor_keyring_data_make_mac (&self->data, keys, mac);
  if (sodium_memcmp (mac, self->data.mac, sizeof mac) != 0)
    return set_damaged (error, "mac");

  return TRUE;
}

/* Writes @data and only then makes it the keyring's own. */
static gboolean
commit (KorKeyring *self, KeyringData *data, const KorKeys *keys, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  data->sequence++;
  kor_keyring_data_make_mac (data, keys, data->mac);
  bytes = kor_keyring_data_to_bytes (data, keys);
  if (!kor_keyring_file_write (self->folder, bytes, error))
    return FALSE;

  self->data = *data;
  self->rewrite = FALSE;
  return TRUE;
}

static gboolean
set_not_found (GError **error, const char *user)
{
  kor_error_set (error, KOR_ERROR_NOT_FOUND, "user", user, NULL);
  return FALSE;
}

/* --- public: making and loading --------------------------------------------------------------- */

static KorKeyring *
keyring_new (const char *folder)
{
  KorKeyring *self = g_new0 (KorKeyring, 1);

  if (sodium_init () < 0)
    g_error ("libsodium could not start");

  self->folder = g_strdup (folder);
  return self;
}

static gboolean
add_recovery_slot (KeyringData *data, const KorKeys *keys, char **code, GError **error)
{
  g_autoptr (KorSecret) secret = NULL;
  g_autofree char *text = kor_recovery_code_new (&secret);
  KeyringSlot *slot = &data->slots[data->n_slots];
  g_autoptr (KorSecret) own = kor_keys_generate_own (&slot->public);

  if (!kor_keyring_slot_make (data, slot, KEYRING_SLOT_RECOVERY, "", secret, keys, own, error)) {
    kor_wipe (text, strlen (text));
    return FALSE;
  }

  data->n_slots++;
  *code = g_steal_pointer (&text);
  return TRUE;
}

/**
 * kor_keyring_create:
 * @folder: the folder of the register, without a keyring
 * @user: name of the first user; case does not count
 * @password: at least 10 characters
 * @recovery_code: (out) (transfer full): to be printed and then forgotten: wiped by kor_wipe()
 * @keys: (out) (transfer full): the new register's keys, as unlocked by @user
 * @error: where to put %KOR_ERROR_EXISTS, %KOR_ERROR_WEAK_PASSWORD, %KOR_ERROR_MISSING_VALUE or
 *   %KOR_ERROR_CANNOT_WRITE
 *
 * Makes a new master key and the keyring with its first user and the recovery code. Takes over a
 * second. Any thread.
 *
 * Returns: (transfer full) (nullable): the keyring
 */
KorKeyring *
kor_keyring_create (const char *folder,
                    const char *user,
                    const KorSecret *password,
                    char **recovery_code,
                    KorKeys **keys,
                    GError **error)
{
  g_autoptr (KorKeyring) self = keyring_new (folder);
  g_autofree char *folded = fold_new_name (user, error);
  g_autofree KeyringData *data = g_new0 (KeyringData, 1);
  g_autofree char *code = NULL;
  g_autoptr (KorKeys) new_keys = NULL;

  if (folded == NULL || !check_new_password (password, error))
    return NULL;

  if (kor_keyring_file_exists (folder)) {
    kor_error_set (error, KOR_ERROR_EXISTS, "register", folder, NULL);
    return NULL;
  }

  randombytes_buf (data->register_id, sizeof data->register_id);
  randombytes_buf (data->salt, sizeof data->salt);
  new_keys = kor_keys_new (kor_secret_new_random (KEYRING_KEY_SIZE),
                           kor_keys_generate_own (&data->slots[0].public));
  new_keys->names = kor_secret_new_random (KEYRING_KEY_SIZE);
  kor_keys_seal_names (new_keys, data);

  data->n_slots = 1;
  if (!kor_keyring_slot_make (data,
                              &data->slots[0],
                              KEYRING_SLOT_USER,
                              folded,
                              password,
                              new_keys,
                              new_keys->own,
                              error) ||
      !add_recovery_slot (data, new_keys, &code, error) || !commit (self, data, new_keys, error))
    return NULL;

  *recovery_code = g_steal_pointer (&code);
  *keys = g_steal_pointer (&new_keys);
  return g_steal_pointer (&self);
}

static gboolean
load_copy (KeyringData *data, const char *folder, gboolean second, const char **detail)
{
  g_autoptr (GBytes) bytes = kor_keyring_file_read (folder, second, NULL);

  if (bytes == NULL) {
    *detail = "missing";
    return FALSE;
  }

  return kor_keyring_data_parse (data, bytes, detail);
}

/**
 * kor_keyring_load:
 * @folder: the folder of a register
 * @error: where to put %KOR_ERROR_NO_REGISTER or %KOR_ERROR_DAMAGED
 *
 * Reads the keyring. When one copy is damaged, missing or older, the other one is taken (see
 * kor_keyring_was_repaired()), and both are the same again after the next unlocking. Any thread.
 *
 * Returns: (transfer full) (nullable): the keyring, still locked
 */
KorKeyring *
kor_keyring_load (const char *folder, GError **error)
{
  g_autoptr (KorKeyring) self = keyring_new (folder);
  g_autofree KeyringData *first = g_new0 (KeyringData, 1);
  g_autofree KeyringData *second = g_new0 (KeyringData, 1);
  const char *detail = NULL, *second_detail = NULL;
  gboolean first_good, second_good;

  if (!kor_keyring_file_exists (folder)) {
    kor_error_set (error, KOR_ERROR_NO_REGISTER, folder, NULL);
    return NULL;
  }

  first_good = load_copy (first, folder, FALSE, &detail);
  second_good = load_copy (second, folder, TRUE, &second_detail);
  if (!first_good && !second_good) {
    set_damaged (error, detail);
    return NULL;
  }

  if (!first_good || (second_good && second->sequence > first->sequence))
    self->data = *second;
  else
    self->data = *first;

  self->repaired = !first_good || !second_good || first->sequence != second->sequence;
  self->rewrite = self->repaired;
  return g_steal_pointer (&self);
}

/**
 * kor_keyring_was_repaired:
 * @self: a keyring
 *
 * Returns: %TRUE when one of the two copies was found damaged, missing or older
 */
gboolean
kor_keyring_was_repaired (KorKeyring *self)
{
  return self->repaired;
}

/**
 * kor_keyring_get_n_users:
 * @self: a keyring
 *
 * Returns: the number of users, the recovery code not counted
 */
guint
kor_keyring_get_n_users (KorKeyring *self)
{
  guint n = 0;

  for (guint i = 0; i < self->data.n_slots; i++)
    n += self->data.slots[i].kind == KEYRING_SLOT_USER;
  return n;
}

/**
 * kor_keyring_free:
 * @self: (nullable): a keyring
 */
void
kor_keyring_free (KorKeyring *self)
{
  if (self == NULL)
    return;

  g_free (self->folder);
  g_free (self);
}

/* --- public: unlocking ------------------------------------------------------------------------ */

/**
 * kor_keyring_unlock:
 * @self: a keyring
 * @user: name of the user; case does not count
 * @password: the password
 * @error: where to put %KOR_ERROR_WRONG_PASSWORD, which an unknown user is, too, or
 *   %KOR_ERROR_DAMAGED
 *
 * Unlocks the register's keys. Takes about half a second, whatever the answer. Any thread, one at a
 * time.
 *
 * Returns: (transfer full) (nullable): the keys
 */
KorKeys *
kor_keyring_unlock (KorKeyring *self, const char *user, const KorSecret *password, GError **error)
{
  g_autofree char *folded = fold_name (user);

  /* No user is called so: a name that cannot be one costs the same time as another. */
  return unlock (self, KEYRING_SLOT_USER, folded != NULL ? folded : "", password, error);
}

/**
 * kor_keyring_unlock_recovery:
 * @self: a keyring
 * @code: the recovery code, with or without spaces and dashes, in any case
 * @error: where to put %KOR_ERROR_BAD_VALUE when it was mistyped, %KOR_ERROR_WRONG_PASSWORD when it
 *   is another register's, or %KOR_ERROR_DAMAGED
 *
 * Unlocks the register's keys by the printed code. Any thread, one at a time.
 *
 * Returns: (transfer full) (nullable): the keys
 */
KorKeys *
kor_keyring_unlock_recovery (KorKeyring *self, const char *code, GError **error)
{
  g_autoptr (KorSecret) secret = kor_recovery_code_parse (code);

  if (secret == NULL) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "recovery_code", "", "", NULL);
    return NULL;
  }

  return unlock (self, KEYRING_SLOT_RECOVERY, "", secret, error);
}

/* --- public: users ---------------------------------------------------------------------------- */

/**
 * kor_keyring_has_user:
 * @self: a keyring
 * @by: keys unlocked from @self; names are hidden without
 * @user: name of a user; case does not count
 *
 * Returns: %TRUE when @user can open the register
 */
gboolean
kor_keyring_has_user (KorKeyring *self, const KorKeys *by, const char *user)
{
  g_autofree char *folded = fold_name (user);

  return folded != NULL && find_user (self, by, folded) >= 0;
}

/**
 * kor_keyring_add_user:
 * @self: a keyring
 * @by: keys unlocked from @self
 * @user: name of the new user
 * @password: at least 10 characters
 * @out: (out): the new user's public keys, which count only through a signed journal entry
 * @error: where to put %KOR_ERROR_EXISTS, %KOR_ERROR_WEAK_PASSWORD, %KOR_ERROR_MISSING_VALUE,
 *   %KOR_ERROR_BAD_VALUE (the 33rd user), %KOR_ERROR_DAMAGED or %KOR_ERROR_CANNOT_WRITE
 *
 * Lets a user in: makes the key pairs and seals the master to them. Any thread, one at a time.
 *
 * Returns: %TRUE when both copies are written; else nothing has changed
 */
gboolean
kor_keyring_add_user (KorKeyring *self,
                      const KorKeys *by,
                      const char *user,
                      const KorSecret *password,
                      KorPublicKeys *out,
                      GError **error)
{
  g_autofree char *folded = fold_new_name (user, error);
  g_autofree KeyringData *data = g_memdup2 (&self->data, sizeof self->data);
  g_autoptr (KorSecret) own = NULL;
  KeyringSlot *slot;

  if (folded == NULL || !check_new_password (password, error) || !check_keys (self, by, error))
    return FALSE;

  if (find_user (self, by, folded) >= 0) {
    kor_error_set (error, KOR_ERROR_EXISTS, "user", user, NULL);
    return FALSE;
  }

  if (kor_keyring_get_n_users (self) >= KOR_KEYRING_MAX_USERS) {
    kor_error_set (
      error, KOR_ERROR_BAD_VALUE, "users", G_STRINGIFY (KOR_KEYRING_MAX_USERS), "", NULL);
    return FALSE;
  }

  slot = &data->slots[data->n_slots++];
  memset (slot, 0, sizeof *slot);
  own = kor_keys_generate_own (&slot->public);
  if (!kor_keyring_slot_make (data, slot, KEYRING_SLOT_USER, folded, password, by, own, error) ||
      !commit (self, data, by, error))
    return FALSE;

  *out = slot->public;
  return TRUE;
}

/**
 * kor_keyring_remove_user:
 * @self: a keyring
 * @by: keys unlocked from @self
 * @user: name of the user
 * @error: where to put %KOR_ERROR_NOT_FOUND, %KOR_ERROR_BAD_VALUE (the last user),
 *   %KOR_ERROR_DAMAGED or %KOR_ERROR_CANNOT_WRITE
 *
 * Takes a user's slot away. Who kept an old copy of the keyring is shut out only by a new master:
 * kor_keyring_renew(). Any thread, one at a time.
 *
 * Returns: %TRUE when both copies are written; else nothing has changed
 */
gboolean
kor_keyring_remove_user (KorKeyring *self, const KorKeys *by, const char *user, GError **error)
{
  g_autofree char *folded = fold_name (user);
  g_autofree KeyringData *data = g_memdup2 (&self->data, sizeof self->data);
  int at;

  if (!check_keys (self, by, error))
    return FALSE;

  at = folded != NULL ? find_user (self, by, folded) : -1;
  if (at < 0)
    return set_not_found (error, user);

  if (kor_keyring_get_n_users (self) == 1) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "users", "1", "", NULL);
    return FALSE;
  }

  data->n_slots--;
  memmove (
    &data->slots[at], &data->slots[at + 1], (data->n_slots - (guint) at) * sizeof (KeyringSlot));
  return commit (self, data, by, error);
}

/**
 * kor_keyring_set_password:
 * @self: a keyring
 * @user: name of the user
 * @old_password: the password so far
 * @new_password: at least 10 characters
 * @error: where to put %KOR_ERROR_WRONG_PASSWORD, %KOR_ERROR_WEAK_PASSWORD, %KOR_ERROR_DAMAGED or
 *   %KOR_ERROR_CANNOT_WRITE
 *
 * Seals a user's keys, which stay the same, with a new password. Any thread, one at a time.
 *
 * Returns: %TRUE when both copies are written; else nothing has changed
 */
gboolean
kor_keyring_set_password (KorKeyring *self,
                          const char *user,
                          const KorSecret *old_password,
                          const KorSecret *new_password,
                          GError **error)
{
  g_autofree char *folded = fold_name (user);
  g_autofree KeyringData *data = NULL;
  g_autoptr (KorKeys) keys = NULL;
  int at;

  if (!check_new_password (new_password, error))
    return FALSE;

  keys = kor_keyring_unlock (self, user, old_password, error);
  if (keys == NULL)
    return FALSE;

  at = find_user (self, keys, folded);
  if (at < 0)
    return set_damaged (error, "name");

  data = g_memdup2 (&self->data, sizeof self->data);
  data->slots[at].version++;
  return kor_keyring_slot_seal_own (
           data, &data->slots[at], folded, new_password, keys->own, error) &&
         commit (self, data, keys, error);
}

/**
 * kor_keyring_renew:
 * @self: a keyring
 * @by: keys unlocked from @self
 * @new_folder: the folder of the register's copy under the new key, without a keyring
 * @error: where to put %KOR_ERROR_EXISTS, %KOR_ERROR_DAMAGED or %KOR_ERROR_CANNOT_WRITE
 *
 * Writes a keyring with a new master for the same users and the same recovery code: it is sealed to
 * their public keys, so that nobody's password is needed. @self stays as it is. Any thread.
 *
 * Returns: (transfer full) (nullable): the new keys, for the user of @by
 */
KorKeys *
kor_keyring_renew (KorKeyring *self, const KorKeys *by, const char *new_folder, GError **error)
{
  g_autofree KeyringData *data = g_memdup2 (&self->data, sizeof self->data);
  g_autoptr (KorKeyring) renewed = keyring_new (new_folder);
  g_autoptr (KorKeys) keys = NULL;

  if (!check_keys (self, by, error))
    return NULL;

  if (kor_keyring_file_exists (new_folder)) {
    kor_error_set (error, KOR_ERROR_EXISTS, "register", new_folder, NULL);
    return NULL;
  }

  keys = kor_keys_new (kor_secret_new_random (KEYRING_KEY_SIZE),
                       kor_secret_new_copy (kor_secret_data (by->own), KEYRING_OWN_SIZE));
  keys->names = kor_secret_new_copy (kor_secret_data (by->names), KEYRING_KEY_SIZE);
  keys->recovery = by->recovery;
  kor_keys_seal_names (keys, data);

  for (guint i = 0; i < data->n_slots; i++)
    crypto_box_seal (data->slots[i].master,
                     kor_secret_data (keys->master),
                     KEYRING_KEY_SIZE,
                     data->slots[i].public.box);

  return commit (renewed, data, keys, error) ? g_steal_pointer (&keys) : NULL;
}
