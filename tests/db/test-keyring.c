/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"
#include "kor-error.h"
#include "kor-keyring-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define AINO "Aino Mäkelä"
#define AINO_PASSWORD "kärpät lentävät"
#define BENGT_PASSWORD "another long one"
#define HEADER_SIZE 128
#define SLOT_SIZE 336

/* One keyring for most tests: each derivation of a key takes half a second on purpose. */
static char *folder;
static char *code;
static KorKeys *keys;
static GBytes *first_state;

static KorSecret *
password (const char *text)
{
  return kor_secret_new_copy (text, strlen (text));
}

static char *
path_of (gboolean second)
{
  return g_build_filename (folder, second ? "keyring.2" : "keyring", NULL);
}

static void
put_file (gboolean second, GBytes *bytes)
{
  g_autofree char *path = path_of (second);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents_full (path, data, (gssize) size, 0, 0600, NULL));
}

static GBytes *
get_file (gboolean second)
{
  g_autofree char *path = path_of (second);
  char *content;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return g_bytes_new_take (content, size);
}

static void
put_first_state (void)
{
  put_file (FALSE, first_state);
  put_file (TRUE, first_state);
}

static KorKeyring *
load (void)
{
  GError *error = NULL;
  KorKeyring *keyring = kor_keyring_load (folder, &error);

  g_assert_no_error (error);
  return keyring;
}

static KorKeys *
unlock (KorKeyring *keyring, const char *user, const char *text, GError **error)
{
  g_autoptr (KorSecret) secret = password (text);

  return kor_keyring_unlock (keyring, user, secret, error);
}

static gboolean
secrets_equal (const KorSecret *a, const KorSecret *b)
{
  return kor_secret_size (a) == kor_secret_size (b) &&
         memcmp (kor_secret_data (a), kor_secret_data (b), kor_secret_size (a)) == 0;
}

static void
assert_same_keys (const KorKeys *a, const KorKeys *b)
{
  g_assert_true (secrets_equal (kor_keys_get_database_key (a), kor_keys_get_database_key (b)));
  g_assert_true (secrets_equal (kor_keys_get_documents_key (a), kor_keys_get_documents_key (b)));
  g_assert_true (secrets_equal (kor_keys_get_seal_key (a), kor_keys_get_seal_key (b)));
}

/* Copies of a state with something changed and, if wanted, the checksum made to fit again. */
static GBytes *
changed (GBytes *bytes, gsize offset, const void *value, gsize len, gboolean fix)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  memcpy (copy + offset, value, len);
  if (fix)
    crypto_generichash (copy + size - 32, 32, copy, size - 32, NULL, 0);
  return g_bytes_new_take (copy, size);
}

/* --- tests ------------------------------------------------------------------------------------ */

static void
test_create (void)
{
  g_autoptr (GBytes) second = get_file (TRUE);
  g_autofree char *path = path_of (FALSE);
  gsize size;
  const char *data = g_bytes_get_data (first_state, &size);
  g_autoptr (KorSecret) secret = password (AINO_PASSWORD);
  g_autoptr (GError) twice = NULL;
  char *other_code = NULL;
  KorKeys *other_keys = NULL;
  struct stat st;

  g_assert_cmpuint (size, ==, HEADER_SIZE + 2 * SLOT_SIZE + 64);
  g_assert_cmpmem (data, 8, "KORTKEY1", 8);
  g_assert_true (g_bytes_equal (first_state, second));
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  /* Names and keys are not there to be read. */
  g_assert_null (memmem (data, size, "Aino", 4));
  g_assert_null (memmem (data, size, "aino", 4));
  g_assert_null (memmem (data, size, kor_secret_data (kor_keys_get_database_key (keys)), 32));

  g_assert_false (
    secrets_equal (kor_keys_get_database_key (keys), kor_keys_get_documents_key (keys)));
  g_assert_false (secrets_equal (kor_keys_get_database_key (keys), kor_keys_get_seal_key (keys)));

  g_assert_null (kor_keyring_create (folder, "Other", secret, &other_code, &other_keys, &twice));
  g_assert_error (twice, KOR_ERROR, KOR_ERROR_EXISTS);
  g_assert_null (other_code);
}

static void
test_weak_password (void)
{
  static const char *const weak[] = {
    "", "123456789", "ääääääääh", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
  };
  g_autofree char *other = db_test_folder_new ();
  g_autoptr (GError) nameless = NULL;
  g_autoptr (KorSecret) good = password (AINO_PASSWORD);
  char *unused = NULL;
  KorKeys *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++) {
    g_autoptr (KorSecret) secret = password (weak[i]);
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) facts = NULL;

    g_assert_null (kor_keyring_create (other, "Aino", secret, &unused, &none, &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_WEAK_PASSWORD);
    facts = kor_error_get_facts (error);
    g_assert_cmpstr (facts[0], ==, "10");
  }

  g_assert_null (kor_keyring_create (other, "  ", good, &unused, &none, &nameless));
  g_assert_error (nameless, KOR_ERROR, KOR_ERROR_MISSING_VALUE);
  db_test_folder_remove (g_steal_pointer (&other));
}

static void
test_unlock (void)
{
  g_autoptr (KorKeyring) keyring = load ();
  g_autoptr (KorKeys) again = NULL;
  GError *error = NULL;
  guint8 signature[KOR_SIGNATURE_SIZE];
  KorPublicKeys public, first;

  g_assert_false (kor_keyring_was_repaired (keyring));
  g_assert_cmpuint (kor_keyring_get_n_users (keyring), ==, 1);

  /* Case, and an ä typed as two characters, do not count. */
  again =
    unlock (keyring, " AINO MÄKELÄ", "ka\xcc\x88rpa\xcc\x88t lenta\xcc\x88va\xcc\x88t", &error);
  g_assert_no_error (error);
  assert_same_keys (again, keys);
  g_assert_false (kor_keys_is_recovery (again));

  kor_keys_get_public (keys, &first);
  kor_keys_get_public (again, &public);
  g_assert_cmpmem (&public, sizeof public, &first, sizeof first);
  kor_keys_sign (again, "entry", 5, signature);
  g_assert_true (kor_public_keys_verify (&first, "entry", 5, signature));
  g_assert_false (kor_public_keys_verify (&first, "entrz", 5, signature));
  signature[10] ^= 1;
  g_assert_false (kor_public_keys_verify (&first, "entry", 5, signature));
}

/* Neither answer nor effort tells whether there is such a user. */
static void
test_wrong (void)
{
  static const char *const tries[][2] = {
    { AINO, "kärpät lentävät!" },
    { "Bengt", AINO_PASSWORD },
  };
  g_autoptr (KorKeyring) keyring = load ();

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (unlock (keyring, tries[i][0], tries[i][1], &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_WRONG_PASSWORD);
    g_assert_cmpstr (error->message, ==, "");
  }
}

static void
test_recovery (void)
{
  g_autoptr (KorKeyring) keyring = load ();
  g_autofree char *loose = g_ascii_strdown (code, -1);
  g_autoptr (KorKeys) recovered = NULL;
  g_autoptr (GError) mistyped = NULL;
  g_autoptr (GError) shorter = NULL;
  GError *error = NULL;
  KorPublicKeys mine, theirs;

  g_assert_cmpuint (strlen (code), ==, 39);
  for (guint i = 0; i < 39; i++)
    g_assert_true (i % 5 == 4 ? code[i] == '-' : strchr ("ILOU", code[i]) == NULL);

  g_strdelimit (loose, "-", ' ');
  for (char *p = loose; *p != '\0'; p++)
    *p = *p == '0' ? 'o' : *p == '1' ? 'l' : *p;
  recovered = kor_keyring_unlock_recovery (keyring, loose, &error);
  g_assert_no_error (error);
  g_assert_true (kor_keys_is_recovery (recovered));
  assert_same_keys (recovered, keys);

  /* It signs with a key of its own. */
  kor_keys_get_public (keys, &mine);
  kor_keys_get_public (recovered, &theirs);
  g_assert_true (memcmp (mine.sign, theirs.sign, sizeof mine.sign) != 0);

  loose[7] = loose[7] == 'x' ? 'y' : 'x';
  g_assert_null (kor_keyring_unlock_recovery (keyring, loose, &mistyped));
  g_assert_error (mistyped, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  g_assert_null (strstr (mistyped->message, loose));
  g_assert_null (kor_keyring_unlock_recovery (keyring, "ABCD-EFGH", &shorter));
  g_assert_error (shorter, KOR_ERROR, KOR_ERROR_BAD_VALUE);
}

/* Any flipped byte of the first copy: the second one serves; both: damaged, never a wrong password.
 */
static void
test_damaged_copies (void)
{
  gsize size = g_bytes_get_size (first_state);
  const guint8 *data = g_bytes_get_data (first_state, NULL);

  for (gsize at = 0; at < size; at += 7) {
    guint8 byte = data[at] ^ 0x20;
    g_autoptr (GBytes) bad = changed (first_state, at, &byte, 1, FALSE);
    g_autoptr (KorKeyring) keyring = NULL;
    g_autoptr (GError) error = NULL;

    put_first_state ();
    put_file (FALSE, bad);
    keyring = load ();
    g_assert_true (kor_keyring_was_repaired (keyring));

    put_file (TRUE, bad);
    g_assert_null (kor_keyring_load (folder, &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
    g_assert_true (g_str_has_prefix (error->message, "keyring\x1f"));
  }

  put_first_state ();
}

static void
test_repair (void)
{
  g_autofree char *first = path_of (FALSE);
  g_autoptr (KorKeyring) keyring = NULL;
  g_autoptr (KorKeys) again = NULL;
  g_autoptr (GBytes) after = NULL;
  GError *error = NULL;

  g_assert_true (g_file_set_contents (first, "cut", 3, NULL));
  keyring = load ();
  g_assert_true (kor_keyring_was_repaired (keyring));
  again = unlock (keyring, AINO, AINO_PASSWORD, &error);
  g_assert_no_error (error);
  after = get_file (FALSE);
  g_assert_true (g_bytes_equal (after, first_state));
}

static void
test_missing (void)
{
  g_autofree char *first = path_of (FALSE);
  g_autofree char *second = path_of (TRUE);
  g_autoptr (KorKeyring) keyring = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (first), ==, 0);
  keyring = load ();
  g_assert_true (kor_keyring_was_repaired (keyring));
  g_assert_cmpint (g_unlink (second), ==, 0);
  g_assert_null (kor_keyring_load (folder, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NO_REGISTER);
  put_first_state ();
}

/* Who can write the file, and mend its checksum, still gets no cheap or monstrous derivation. */
static void
test_bounds (void)
{
  static const struct {
    gsize offset;
    guint64 value;
    gsize len;
  } bad[] = {
    { HEADER_SIZE + 24, 2, 4 },
    { HEADER_SIZE + 24, 11, 4 },
    { HEADER_SIZE + 32, 64 << 20, 8 },
    { HEADER_SIZE + 32, G_GUINT64_CONSTANT (3) << 30, 8 },
    { HEADER_SIZE + SLOT_SIZE + 32, 8192, 8 },
    { HEADER_SIZE + 20, 3, 4 },
    { HEADER_SIZE + 28, 1, 4 },
    { 12, 3, 4 },
    { 12, 0, 4 },
    { 12, G_MAXUINT32, 4 },
    { 8, 2, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    guint64 little = GUINT64_TO_LE (bad[i].value);
    g_autoptr (GBytes) bytes = changed (first_state, bad[i].offset, &little, bad[i].len, TRUE);
    g_autoptr (GError) error = NULL;

    put_file (FALSE, bytes);
    put_file (TRUE, bytes);
    g_assert_null (kor_keyring_load (folder, &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
  }

  put_first_state ();
}

/* The checksum fits, but the MAC or the sealed parts do not: damage, not a wrong password. */
static void
test_forged (void)
{
  static const gsize offsets[] = {
    16,                                 /* register id */
    HEADER_SIZE + 112,                  /* the user's sealed keys */
    HEADER_SIZE + SLOT_SIZE + 192 + 32, /* another slot's public key */
  };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++) {
    guint8 bytes[8];
    g_autoptr (GBytes) forged = NULL;
    g_autoptr (KorKeyring) keyring = NULL;
    g_autoptr (GError) error = NULL;

    memset (bytes, 0xa5, sizeof bytes);
    forged = changed (first_state, offsets[i], bytes, sizeof bytes, TRUE);
    put_file (FALSE, forged);
    put_file (TRUE, forged);
    keyring = load ();
    g_assert_null (unlock (keyring, AINO, AINO_PASSWORD, &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
  }

  put_first_state ();
}

static void
test_users (void)
{
  g_autoptr (KorKeyring) keyring = load ();
  g_autoptr (KorKeyring) later = NULL;
  g_autoptr (KorSecret) secret = password (BENGT_PASSWORD);
  g_autoptr (KorKeys) bengt = NULL;
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) last = NULL;
  g_autoptr (GError) gone = NULL;
  GError *error = NULL;
  KorPublicKeys public, mine;

  g_assert_true (kor_keyring_has_user (keyring, keys, "aino mäkelä"));
  g_assert_false (kor_keyring_has_user (keyring, keys, "Bengt"));
  g_assert_true (kor_keyring_add_user (keyring, keys, "Bengt", secret, &public, &error));
  g_assert_no_error (error);
  g_assert_true (kor_keyring_has_user (keyring, keys, "bengt"));
  g_assert_false (kor_keyring_add_user (keyring, keys, "BENGT", secret, &public, &twice));
  g_assert_error (twice, KOR_ERROR, KOR_ERROR_EXISTS);

  later = load ();
  g_assert_cmpuint (kor_keyring_get_n_users (later), ==, 2);
  bengt = unlock (later, "Bengt", BENGT_PASSWORD, &error);
  g_assert_no_error (error);
  assert_same_keys (bengt, keys);
  kor_keys_get_public (bengt, &mine);
  g_assert_cmpmem (&mine, sizeof mine, &public, sizeof public);

  g_assert_false (kor_keyring_remove_user (later, keys, "Cecilia", &unknown));
  g_assert_error (unknown, KOR_ERROR, KOR_ERROR_NOT_FOUND);
  g_assert_true (kor_keyring_remove_user (later, bengt, AINO, &error));
  g_assert_false (kor_keyring_remove_user (later, bengt, "Bengt", &last));
  g_assert_error (last, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  g_assert_null (unlock (later, AINO, AINO_PASSWORD, &gone));
  g_assert_error (gone, KOR_ERROR, KOR_ERROR_WRONG_PASSWORD);
  put_first_state ();
}

static void
test_set_password (void)
{
  g_autoptr (KorKeyring) keyring = load ();
  g_autoptr (KorSecret) old = password (AINO_PASSWORD);
  g_autoptr (KorSecret) new = password ("a quite new one");
  g_autoptr (KorSecret) weak = password ("short");
  g_autoptr (KorKeys) again = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) wrong = NULL;
  GError *error = NULL;
  KorPublicKeys before, after;

  g_assert_false (kor_keyring_set_password (keyring, AINO, old, weak, &refused));
  g_assert_error (refused, KOR_ERROR, KOR_ERROR_WEAK_PASSWORD);
  g_assert_true (kor_keyring_set_password (keyring, AINO, old, new, &error));
  g_assert_no_error (error);
  g_assert_null (unlock (keyring, AINO, AINO_PASSWORD, &wrong));
  g_assert_error (wrong, KOR_ERROR, KOR_ERROR_WRONG_PASSWORD);
  again = kor_keyring_unlock (keyring, AINO, new, &error);
  g_assert_no_error (error);
  assert_same_keys (again, keys);
  kor_keys_get_public (keys, &before);
  kor_keys_get_public (again, &after);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  put_first_state ();
}

/* A new master for all, without their passwords; keys of the old one no longer serve. */
static void
test_renew (void)
{
  g_autofree char *other = db_test_folder_new ();
  g_autoptr (KorKeyring) keyring = load ();
  g_autoptr (KorKeyring) renewed = NULL;
  g_autoptr (KorKeys) fresh = NULL;
  g_autoptr (KorKeys) again = NULL;
  g_autoptr (KorKeys) recovered = NULL;
  g_autoptr (GError) stale = NULL;
  GError *error = NULL;

  fresh = kor_keyring_renew (keyring, keys, other, &error);
  g_assert_no_error (error);
  g_assert_false (
    secrets_equal (kor_keys_get_database_key (fresh), kor_keys_get_database_key (keys)));

  renewed = kor_keyring_load (other, &error);
  g_assert_no_error (error);
  g_assert_true (kor_keyring_has_user (renewed, fresh, AINO));
  again = unlock (renewed, AINO, AINO_PASSWORD, &error);
  g_assert_no_error (error);
  assert_same_keys (again, fresh);
  recovered = kor_keyring_unlock_recovery (renewed, code, &error);
  g_assert_no_error (error);
  assert_same_keys (recovered, fresh);

  g_assert_false (kor_keyring_remove_user (renewed, keys, AINO, &stale));
  g_assert_error (stale, KOR_ERROR, KOR_ERROR_DAMAGED);
  db_test_folder_remove (g_steal_pointer (&other));
}

/* Nothing is changed, on disk or in memory, when there is no room. */
static void
test_full (void)
{
  g_autoptr (KorKeyring) keyring = load ();
  g_autoptr (KorSecret) secret = password (BENGT_PASSWORD);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit limit;
  KorPublicKeys public;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = g_bytes_get_size (first_state);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (kor_keyring_add_user (keyring, keys, "Bengt", secret, &public, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (kor_keyring_has_user (keyring, keys, "Bengt"));
  after = get_file (FALSE);
  g_assert_true (g_bytes_equal (after, first_state));
}

/* Thirty users more, made by copying a slot: making each would take a minute. */
static void
test_too_many (void)
{
  g_autofree KeyringData *data = g_new0 (KeyringData, 1);
  const char *detail = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KorKeyring) keyring = NULL;
  g_autoptr (KorSecret) secret = password (BENGT_PASSWORD);
  g_autoptr (KorKeys) last = NULL;
  g_autoptr (GError) many = NULL;
  GError *error = NULL;
  KorPublicKeys public;

  g_assert_true (kor_keyring_data_parse (data, first_state, &detail));
  while (data->n_slots < KOR_KEYRING_MAX_USERS) {
    data->slots[data->n_slots] = data->slots[0];
    randombytes_buf (data->slots[data->n_slots].name, 32);
    randombytes_buf (data->slots[data->n_slots].check, 16);
    data->n_slots++;
  }
  bytes = kor_keyring_data_to_bytes (data, keys);
  put_file (FALSE, bytes);
  put_file (TRUE, bytes);

  keyring = load ();
  g_assert_cmpuint (kor_keyring_get_n_users (keyring), ==, 31);
  g_assert_true (kor_keyring_add_user (keyring, keys, "user32", secret, &public, &error));
  g_assert_no_error (error);
  g_assert_false (kor_keyring_add_user (keyring, keys, "user33", secret, &public, &many));
  g_assert_error (many, KOR_ERROR, KOR_ERROR_BAD_VALUE);

  g_clear_pointer (&keyring, kor_keyring_free);
  keyring = load ();
  g_assert_cmpuint (kor_keyring_get_n_users (keyring), ==, 32);
  last = unlock (keyring, "user32", BENGT_PASSWORD, &error);
  g_assert_no_error (error);
  assert_same_keys (last, keys);
  put_first_state ();
}

int
main (int argc, char *argv[])
{
  g_autoptr (KorKeyring) keyring = NULL;
  g_autoptr (KorSecret) secret = NULL;
  GError *error = NULL;
  int result;

  kor_db_init_process ();
  g_test_init (&argc, &argv, NULL);

  folder = db_test_folder_new ();
  secret = password (AINO_PASSWORD);
  keyring = kor_keyring_create (folder, AINO, secret, &code, &keys, &error);
  g_assert_no_error (error);
  first_state = get_file (FALSE);

  g_test_add_func ("/keyring/create", test_create);
  g_test_add_func ("/keyring/weak-password", test_weak_password);
  g_test_add_func ("/keyring/unlock", test_unlock);
  g_test_add_func ("/keyring/wrong", test_wrong);
  g_test_add_func ("/keyring/recovery", test_recovery);
  g_test_add_func ("/keyring/damaged-copies", test_damaged_copies);
  g_test_add_func ("/keyring/repair", test_repair);
  g_test_add_func ("/keyring/missing", test_missing);
  g_test_add_func ("/keyring/bounds", test_bounds);
  g_test_add_func ("/keyring/forged", test_forged);
  g_test_add_func ("/keyring/users", test_users);
  g_test_add_func ("/keyring/set-password", test_set_password);
  g_test_add_func ("/keyring/renew", test_renew);
  g_test_add_func ("/keyring/full", test_full);
  g_test_add_func ("/keyring/too-many", test_too_many);

  result = g_test_run ();

  g_bytes_unref (first_state);
  kor_keys_free (keys);
  g_free (code);
  db_test_folder_remove (folder);
  return result;
}
