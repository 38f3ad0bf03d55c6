/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening a connection so that it is encrypted for certain. Each step here has a measured reason.
 */

#include "kor-db-private.h"

#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define BUSY_TIMEOUT_MS 5000
#define HEX_KEY_SIZE 67 /* x'<64 hex digits>' */

typedef struct {
  const char *sql;    /* asked again after being set; NULL ends the table */
  const char *wanted; /* the answer */
  const char *set;    /* (nullable) how to set it */
} Pragma;

/* Set and asked before the file is read for the first time. */
static const Pragma first_pragmas[] = {
  { "PRAGMA auto_vacuum", "0", "PRAGMA auto_vacuum = NONE" },
  { "PRAGMA temp_store", "2", "PRAGMA temp_store = MEMORY" },
  { "PRAGMA cell_size_check", "1", "PRAGMA cell_size_check = ON" },
  { "PRAGMA trusted_schema", "0", "PRAGMA trusted_schema = OFF" },
  { "PRAGMA foreign_keys", "1", "PRAGMA foreign_keys = ON" },
  { "PRAGMA recursive_triggers", "0", NULL },
  { NULL, NULL, NULL },
};

static const Pragma later_pragmas[] = {
  { "PRAGMA journal_mode", "wal", "PRAGMA journal_mode = WAL" },
  { "PRAGMA synchronous", "2", "PRAGMA synchronous = FULL" },
  { "PRAGMA secure_delete", "1", "PRAGMA secure_delete = ON" },
  { "PRAGMA auto_vacuum", "0", NULL },
  { "PRAGMA page_size", "4096", NULL },
  { NULL, NULL, NULL },
};

static const Pragma writer_pragmas[] = {
  { "PRAGMA cache_size", "-65536", "PRAGMA cache_size = -65536" },
  { "PRAGMA query_only", "0", NULL },
  { NULL, NULL, NULL },
};

static const Pragma reader_pragmas[] = {
  { "PRAGMA cache_size", "-32768", "PRAGMA cache_size = -32768" },
  { "PRAGMA query_only", "1", "PRAGMA query_only = ON" },
  { NULL, NULL, NULL },
};

static const Pragma exclusive_pragmas[] = {
  { "PRAGMA locking_mode", "exclusive", "PRAGMA locking_mode = EXCLUSIVE" },
  { NULL, NULL, NULL },
};

static const Pragma shared_pragmas[] = {
  { "PRAGMA locking_mode", "normal", NULL },
  { NULL, NULL, NULL },
};

/* The whole answer of PRAGMA cipher_settings, rows joined. */
static const char expected_settings[] = "PRAGMA kdf_iter = 256000;"
                                        "PRAGMA cipher_page_size = 4096;"
                                        "PRAGMA cipher_use_hmac = 1;"
                                        "PRAGMA cipher_plaintext_header_size = 0;"
                                        "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;"
                                        "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;";

static const struct {
  int option;
  int value;
} switches[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
};

/* --- helpers --------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, sqlite3 *handle, const char *sql)
{
  kor_db_error_set (error, sqlite3_extended_errcode (handle), sqlite3_system_errno (handle), sql);
  return FALSE;
}

/* All rows of a one-column answer, joined. */
static char *
ask (sqlite3 *handle, const char *sql, GError **error)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL);

  while (code == SQLITE_OK && (code = sqlite3_step (stmt)) == SQLITE_ROW) {
    const char *text = (const char *) sqlite3_column_text (stmt, 0);

    g_string_append (answer, text != NULL ? text : "");
    code = SQLITE_OK;
  }

  if (code != SQLITE_DONE) {
    refuse (error, handle, sql);
    sqlite3_finalize (stmt);
    return NULL;
  }

  sqlite3_finalize (stmt);
  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static gboolean
set_pragmas (sqlite3 *handle, const Pragma *pragmas, GError **error)
{
  for (const Pragma *p = pragmas; p->sql != NULL; p++) {
    g_autofree char *done = NULL;
    g_autofree char *answer = NULL;

    if (p->set != NULL && (done = ask (handle, p->set, error)) == NULL)
      return FALSE;

    answer = ask (handle, p->sql, error);
    if (answer == NULL)
      return FALSE;

    if (!g_str_equal (answer, p->wanted)) {
      g_set_error (error, KOR_DB_ERROR, KOR_DB_ERROR_OTHER, "%s is %s", p->sql, answer);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
set_switches (sqlite3 *handle, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++) {
    int now = -1;

    if (sqlite3_db_config (handle, switches[i].option, switches[i].value, &now) != SQLITE_OK ||
        now != switches[i].value) {
      g_set_error (
        error, KOR_DB_ERROR, KOR_DB_ERROR_OTHER, "switch %d is %d", switches[i].option, now);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
refuse_plain (GError **error, const char *what)
{
  g_set_error (error, KOR_DB_ERROR, KOR_DB_ERROR_PLAIN, "not encrypting: %s", what);
  return FALSE;
}

/* A library that cannot encrypt accepts keys without a word: it is asked for its name first. */
static gboolean
check_cipher (sqlite3 *handle, GError **error)
{
  g_autofree char *version = ask (handle, "PRAGMA cipher_version", error);

  if (version == NULL)
    return FALSE;

  return *version != '\0' || refuse_plain (error, "no cipher_version");
}

static gboolean
check_settings (sqlite3 *handle, GError **error)
{
  g_autofree char *settings = ask (handle, "PRAGMA cipher_settings", error);

  if (settings == NULL)
    return FALSE;

  return g_str_equal (settings, expected_settings) || refuse_plain (error, "cipher_settings");
}

static gboolean
give_key (sqlite3 *handle, const KorSecret *key, GError **error)
{
  g_autoptr (KorSecret) text = kor_secret_new (HEX_KEY_SIZE + 1);
  char *hex = (char *) kor_secret_data (text);
  int code;

  hex[0] = 'x';
  hex[1] = '\'';
  sodium_bin2hex (hex + 2, 2 * KOR_DB_KEY_SIZE + 1, kor_secret_data (key), KOR_DB_KEY_SIZE);
  hex[HEX_KEY_SIZE - 1] = '\'';
  hex[HEX_KEY_SIZE] = '\0';
  g_assert (strlen (hex) == HEX_KEY_SIZE);

  code = sqlite3_key (handle, hex, HEX_KEY_SIZE);
  if (code != SQLITE_OK) {
    kor_db_error_set (error, code, 0, "key");
    return FALSE;
  }

  /* SQLCipher would write to stderr; it listens to this only once there is a key. */
  sqlite3_exec (handle, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
  return TRUE;
}

/* --- callbacks ------------------------------------------------------------------------- */

/* The text may hold a whole statement with its values: only the code is kept. */
static void
log_cb (void *data, int code, const char *message)
{
  g_debug ("sqlite: code %d", code);
}

static gboolean
pragma_is_forbidden (const char *name)
{
  static const char *const forbidden[] = {
    "key",          "rekey",           "hexkey",
    "hexrekey",     "textkey",         "textrekey",
    "temp_store",   "writable_schema", "temp_store_directory",
    "journal_mode", "synchronous",     "data_store_directory",
    "auto_vacuum",  "locking_mode",    NULL,
  };

  for (const char *const *p = forbidden; *p != NULL; p++) {
    if (g_ascii_strcasecmp (name, *p) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Holds for every statement prepared after opening. VACUUM attaches a nameless file of its own. */
static int
authorize_cb (void *data,
              int action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  const KorDb *self = data;

  if (action == SQLITE_ATTACH && first != NULL && *first != '\0')
    return SQLITE_DENY;

  /* A COMMIT in a body or a script would keep half of it. (VACUUM has a BEGIN of its own.) */
  if (action == SQLITE_TRANSACTION && !self->may_end && g_strcmp0 (first, "BEGIN") != 0)
    return SQLITE_DENY;

  /* Asking is fine, changing is not. */
  if (action == SQLITE_PRAGMA && second != NULL && pragma_is_forbidden (first))
    return SQLITE_DENY;

  return SQLITE_OK;
}

static gpointer
start_library_once_cb (gpointer data)
{
  if (sodium_init () < 0)
    g_error ("libsodium could not start");

  sqlite3_config (SQLITE_CONFIG_LOG, log_cb, NULL);
  sqlite3_initialize ();
  return NULL;
}

static void
start_library (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, start_library_once_cb, NULL);
}

/* --- for the connection ---------------------------------------------------------------- */

gint64
kor_db_raw_size (sqlite3 *handle)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;

  if (sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL ||
      file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return -1;

  return size;
}

/* Reads through SQLite's own descriptor: opening the file a second time would drop its locks. */
gboolean
kor_db_first_bytes_are_plain (sqlite3 *handle, gboolean *plain, GError **error)
{
  static const char magic[16] = "SQLite format 3";
  sqlite3_file *file = NULL;
  char bytes[16] = { 0 };

  if (sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL ||
      file->pMethods->xRead (file, bytes, sizeof bytes, 0) != SQLITE_OK) {
    kor_db_error_set (error, SQLITE_IOERR_READ, sqlite3_system_errno (handle), NULL);
    return FALSE;
  }

  *plain = memcmp (bytes, magic, sizeof magic) == 0;
  return TRUE;
}

static gboolean
prepare_connection (sqlite3 *handle, const KorSecret *key, KorDbMode mode, GError **error)
{
  gboolean reader = (mode & KOR_DB_READER) != 0;
  gboolean plain = TRUE;
  g_autofree char *objects = NULL;

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);

  if (!check_cipher (handle, error) || !give_key (handle, key, error) ||
      !set_switches (handle, error) ||
      !set_pragmas (
        handle, (mode & KOR_DB_EXCLUSIVE) != 0 ? exclusive_pragmas : shared_pragmas, error) ||
      !set_pragmas (handle, first_pragmas, error))
    return FALSE;

  /* The first read: here a wrong key shows. */
  objects = ask (handle, "SELECT count (*) FROM sqlite_schema", error);
  if (objects == NULL)
    return FALSE;

  if (!set_pragmas (handle, later_pragmas, error) ||
      !set_pragmas (handle, reader ? reader_pragmas : writer_pragmas, error) ||
      !check_settings (handle, error) || !kor_db_first_bytes_are_plain (handle, &plain, error))
    return FALSE;

  if (plain)
    return refuse_plain (error, "first bytes");

  return TRUE;
}

void
kor_db_install_authorizer (KorDb *self)
{
  sqlite3_set_authorizer (self->handle, authorize_cb, self);
}

sqlite3 *
kor_db_connect (const char *path, const KorSecret *key, KorDbMode mode, GError **error)
{
  sqlite3 *handle = NULL;
  int code;

  g_return_val_if_fail (kor_secret_size (key) == KOR_DB_KEY_SIZE, NULL);

  start_library ();

  /* Never CREATE: an empty file opens with any key. */
  code = sqlite3_open_v2 (
    path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL);
  if (code != SQLITE_OK) {
    kor_db_error_set (error, code, handle != NULL ? sqlite3_system_errno (handle) : 0, "open");
    sqlite3_close (handle);
    return NULL;
  }

  if (!prepare_connection (handle, key, mode, error)) {
    sqlite3_close (handle);
    return NULL;
  }

  return handle;
}

/**
 * kor_db_init_process:
 *
 * To be called once, first thing in main(): files for nobody else (umask 077), a full quota as an
 * error instead of a signal, no core dump and no memory to be read by other processes.
 */
void
kor_db_init_process (void)
{
  static const struct rlimit none = { 0, 0 };
  struct sigaction ignore = { .sa_handler = SIG_IGN };

  umask (077);
  sigemptyset (&ignore.sa_mask);
  sigaction (SIGXFSZ, &ignore, NULL);
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  start_library ();
}
