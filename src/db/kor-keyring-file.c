/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The file format of the keyring, the same in `keyring` and `keyring.2`. Numbers are little-endian.
 *
 *   offset  size
 *        0     8  magic "KORTKEY1"
 *        8     4  version of the format: 1
 *       12     4  number of slots, 1 to 33
 *       16    16  register id, random
 *       32     8  sequence number, one more with every change
 *       40    16  salt of this file
 *       56    24  nonce of the names' key
 *       80    48  key of the names' hashes, XChaCha20-Poly1305 under subkey "kor-name" of the master,
 *                 AD = register id. It stays when the master is renewed
 *      128        slots of 336 bytes:
 *                    0  16  slot id, random
 *                   16   4  slot version, one more with every new password
 *                   20   4  kind: 1 user, 2 recovery code
 *                   24   4  Argon2id passes, 3 to 10
 *                   28   4  0
 *                   32   8  Argon2id memory in bytes, 256 MiB to 2 GiB
 *                   40  16  check value: tells that name and password are right, and whose slot it is
 *                   56  32  BLAKE2b of the folded user name under the names' key
 *                   88  24  nonce
 *                  112  80  X25519 secret key and Ed25519 seed, XChaCha20-Poly1305 under the password's
 *                           key, AD = register id, slot id, slot version
 *                  192  32  Ed25519 public key
 *                  224  32  X25519 public key
 *                  256  80  the master key, sealed to the X25519 public key (crypto_box_seal)
 *   end-64    32  MAC: BLAKE2b of all before it under subkey "kor-ring" of the master
 *   end-32    32  BLAKE2b of all before it, without key
 *
 * From a password: salt' = BLAKE2b-128 of kind and folded name keyed with the file's salt; root =
 * Argon2id (password, salt'); check value and key are subkeys 1 and 2 of root in the context
 * "kor-slot". Neither a name nor a hash that names could be tried against without Argon2 or the
 * master is in the file, and one derivation finds the slot.
 *
 * Subkeys of the master are made by crypto_kdf, id 1, contexts "kor-base" (database), "kor-docs",
 * "kor-seal", "kor-ring", "kor-name".
 */

#include "kor-keyring-private.h"

#include "kor-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAGIC "KORTKEY1"
#define FORMAT_VERSION 1
#define HEADER_SIZE 128
#define SLOT_SIZE 336
#define TRAILER_SIZE (2 * KEYRING_HASH_SIZE)
#define MAX_SIZE (HEADER_SIZE + KEYRING_MAX_SLOTS * SLOT_SIZE + TRAILER_SIZE)
#define MAX_LIMIT_PAIRS 2 /* derivations a login may cost while limits are being raised */

/* --- bytes ------------------------------------------------------------------------------------ */

static void
put (GByteArray *out, const void *data, gsize len)
{
  g_byte_array_append (out, data, (guint) len);
}

static void
put32 (GByteArray *out, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  put (out, &little, sizeof little);
}

static void
put64 (GByteArray *out, guint64 value)
{
  guint64 little = GUINT64_TO_LE (value);

  put (out, &little, sizeof little);
}

static void
get (const guint8 **in, void *data, gsize len)
{
  memcpy (data, *in, len);
  *in += len;
}

static guint32
get32 (const guint8 **in)
{
  guint32 little;

  get (in, &little, sizeof little);
  return GUINT32_FROM_LE (little);
}

static guint64
get64 (const guint8 **in)
{
  guint64 little;

  get (in, &little, sizeof little);
  return GUINT64_FROM_LE (little);
}

static void
put_slot (GByteArray *out, const KeyringSlot *slot)
{
  put (out, slot->id, sizeof slot->id);
  put32 (out, slot->version);
  put32 (out, slot->kind);
  put32 (out, slot->ops);
  put32 (out, 0);
  put64 (out, slot->mem);
  put (out, slot->check, sizeof slot->check);
  put (out, slot->name, sizeof slot->name);
  put (out, slot->nonce, sizeof slot->nonce);
  put (out, slot->own, sizeof slot->own);
  put (out, slot->public.sign, sizeof slot->public.sign);
  put (out, slot->public.box, sizeof slot->public.box);
  put (out, slot->master, sizeof slot->master);
}

static gboolean
get_slot (const guint8 **in, KeyringSlot *slot)
{
  guint32 zero;

  get (in, slot->id, sizeof slot->id);
  slot->version = get32 (in);
  slot->kind = get32 (in);
  slot->ops = get32 (in);
  zero = get32 (in);
  slot->mem = get64 (in);
  get (in, slot->check, sizeof slot->check);
  get (in, slot->name, sizeof slot->name);
  get (in, slot->nonce, sizeof slot->nonce);
  get (in, slot->own, sizeof slot->own);
  get (in, slot->public.sign, sizeof slot->public.sign);
  get (in, slot->public.box, sizeof slot->public.box);
  get (in, slot->master, sizeof slot->master);

  /* Neither a cheap derivation nor one that takes all memory may be slipped in. */
  return zero == 0 && (slot->kind == KEYRING_SLOT_USER || slot->kind == KEYRING_SLOT_RECOVERY) &&
         slot->ops >= KEYRING_MIN_OPS && slot->ops <= KEYRING_MAX_OPS &&
         slot->mem >= KEYRING_MIN_MEM && slot->mem <= KEYRING_MAX_MEM;
}

static guint
count_limit_pairs (const KeyringData *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_slots; i++) {
    guint j = 0;

    while (j < i &&
           (self->slots[j].ops != self->slots[i].ops || self->slots[j].mem != self->slots[i].mem))
      j++;
    n += j == i;
  }

  return n;
}

static GByteArray *
body_to_bytes (const KeyringData *self)
{
  GByteArray *out = g_byte_array_new ();

  put (out, MAGIC, 8);
  put32 (out, FORMAT_VERSION);
  put32 (out, self->n_slots);
  put (out, self->register_id, sizeof self->register_id);
  put64 (out, self->sequence);
  put (out, self->salt, sizeof self->salt);
  put (out, self->names_nonce, sizeof self->names_nonce);
  put (out, self->names, sizeof self->names);
  g_assert (out->len == HEADER_SIZE);

  for (guint i = 0; i < self->n_slots; i++)
    put_slot (out, &self->slots[i]);
  g_assert (out->len == HEADER_SIZE + self->n_slots * SLOT_SIZE);
  return out;
}

/* --- for the keyring -------------------------------------------------------------------------- */

void
kor_keyring_data_make_mac (const KeyringData *self,
                           const KorKeys *keys,
                           guint8 mac[KEYRING_HASH_SIZE])
{
  g_autoptr (GByteArray) body = body_to_bytes (self);

  crypto_generichash (
    mac, KEYRING_HASH_SIZE, body->data, body->len, kor_secret_data (keys->ring), KEYRING_KEY_SIZE);
}

GBytes *
kor_keyring_data_to_bytes (const KeyringData *self, const KorKeys *keys)
{
  GByteArray *out = body_to_bytes (self);
  guint8 hash[KEYRING_HASH_SIZE];

  kor_keyring_data_make_mac (self, keys, hash);
  put (out, hash, sizeof hash);
  crypto_generichash (hash, sizeof hash, out->data, out->len, NULL, 0);
  put (out, hash, sizeof hash);
  return g_byte_array_free_to_bytes (out);
}

/* What can be told without knowing what is inside; NULL when all is well. */
static const char *
find_fault (const guint8 *data, gsize size)
{
  guint8 hash[KEYRING_HASH_SIZE];

  if (size < HEADER_SIZE + SLOT_SIZE + TRAILER_SIZE || size > MAX_SIZE)
    return "size";

  if (memcmp (data, MAGIC, 8) != 0)
    return "magic";

  crypto_generichash (hash, sizeof hash, data, size - sizeof hash, NULL, 0);
  if (memcmp (hash, data + size - sizeof hash, sizeof hash) != 0)
    return "checksum";

  return NULL;
}

/* Tells in @detail what is wrong with a file that cannot be used. */
gboolean
kor_keyring_data_parse (KeyringData *self, GBytes *bytes, const char **detail)
{
  gsize size = 0;
  const guint8 *in = g_bytes_get_data (bytes, &size);

  *detail = find_fault (in, size);
  if (*detail != NULL)
    return FALSE;

  *detail = "version";
  in += 8;
  if (get32 (&in) != FORMAT_VERSION)
    return FALSE;

  *detail = "size";
  self->n_slots = get32 (&in);
  if (self->n_slots < 1 || self->n_slots > KEYRING_MAX_SLOTS ||
      size != HEADER_SIZE + self->n_slots * SLOT_SIZE + TRAILER_SIZE)
    return FALSE;

  get (&in, self->register_id, sizeof self->register_id);
  self->sequence = get64 (&in);
  get (&in, self->salt, sizeof self->salt);
  get (&in, self->names_nonce, sizeof self->names_nonce);
  get (&in, self->names, sizeof self->names);

  *detail = "limits";
  for (guint i = 0; i < self->n_slots; i++) {
    if (!get_slot (&in, &self->slots[i]))
      return FALSE;
  }
  if (count_limit_pairs (self) > MAX_LIMIT_PAIRS)
    return FALSE;

  get (&in, self->mac, sizeof self->mac);
  *detail = NULL;
  return TRUE;
}

/* --- files ------------------------------------------------------------------------------------ */

static char *
file_path (const char *folder, gboolean second)
{
  return g_build_filename (folder, second ? "keyring.2" : "keyring", NULL);
}

gboolean
kor_keyring_file_exists (const char *folder)
{
  g_autofree char *first = file_path (folder, FALSE);
  g_autofree char *second = file_path (folder, TRUE);

  return g_file_test (first, G_FILE_TEST_EXISTS) || g_file_test (second, G_FILE_TEST_EXISTS);
}

GBytes *
kor_keyring_file_read (const char *folder, gboolean second, GError **error)
{
  g_autofree char *path = file_path (folder, second);
  g_autofree guint8 *data = g_malloc (MAX_SIZE + 1);
  gsize used = 0;
  ssize_t n;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (fd < 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (errno), NULL);
    return NULL;
  }

  while (used <= MAX_SIZE && (n = read (fd, data + used, MAX_SIZE + 1 - used)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (errno), NULL);
      close (fd);
      return NULL;
    }
    used += (gsize) n;
  }

  close (fd);
  return g_bytes_new (data, used);
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize done = 0;

  while (done < size) {
    ssize_t n = write (fd, data + done, size - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    done += (gsize) n;
  }

  return fsync (fd) == 0;
}

static gboolean
write_new (const char *path, GBytes *bytes, GError **error)
{
  int fd;
  gboolean done;
  int failure;

  g_unlink (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  done = fd >= 0 && write_all (fd, bytes);
  failure = errno;
  if (fd >= 0 && close (fd) != 0 && done) {
    done = FALSE;
    failure = errno;
  }

  if (!done)
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (failure), NULL);
  return done;
}

static gboolean
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

/* Both copies are whole on the disk before the first is put in its place. */
gboolean
kor_keyring_file_write (const char *folder, GBytes *bytes, GError **error)
{
  g_autofree char *first = file_path (folder, FALSE);
  g_autofree char *second = file_path (folder, TRUE);
  g_autofree char *new_first = g_strconcat (first, ".new", NULL);
  g_autofree char *new_second = g_strconcat (second, ".new", NULL);

  if (!write_new (new_first, bytes, error) || !write_new (new_second, bytes, error)) {
    g_unlink (new_first);
    g_unlink (new_second);
    return FALSE;
  }

  if (g_rename (new_first, first) != 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, first, g_strerror (errno), NULL);
    g_unlink (new_first);
    g_unlink (new_second);
    return FALSE;
  }

  /* From here on the new state stands: the higher sequence number wins. */
  if (g_rename (new_second, second) != 0 || !sync_folder (folder))
    g_debug ("second copy of the keyring: %s", g_strerror (errno));

  return TRUE;
}
