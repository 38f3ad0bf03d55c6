/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-db-error.h"

#include "kor-db-private.h"

G_DEFINE_QUARK (kor-db-error-quark, kor_db_error)

typedef struct {
  int code;
  const char *name;
  KorDbError error;
} Mapping;

/* Extended codes first looked up as they are, then by their primary code (the low byte). */
static const Mapping mappings[] = {
  { SQLITE_ERROR, "SQLITE_ERROR", KOR_DB_ERROR_OTHER },
  { SQLITE_INTERNAL, "SQLITE_INTERNAL", KOR_DB_ERROR_OTHER },
  { SQLITE_PERM, "SQLITE_PERM", KOR_DB_ERROR_READ_ONLY },
  { SQLITE_ABORT, "SQLITE_ABORT", KOR_DB_ERROR_CLOSED },
  { SQLITE_ABORT_ROLLBACK, "SQLITE_ABORT_ROLLBACK", KOR_DB_ERROR_CLOSED },
  { SQLITE_BUSY, "SQLITE_BUSY", KOR_DB_ERROR_BUSY },
  { SQLITE_BUSY_RECOVERY, "SQLITE_BUSY_RECOVERY", KOR_DB_ERROR_BUSY },
  { SQLITE_BUSY_SNAPSHOT, "SQLITE_BUSY_SNAPSHOT", KOR_DB_ERROR_BUSY },
  { SQLITE_BUSY_TIMEOUT, "SQLITE_BUSY_TIMEOUT", KOR_DB_ERROR_BUSY },
  { SQLITE_LOCKED, "SQLITE_LOCKED", KOR_DB_ERROR_BUSY },
  { SQLITE_NOMEM, "SQLITE_NOMEM", KOR_DB_ERROR_OTHER },
  { SQLITE_READONLY, "SQLITE_READONLY", KOR_DB_ERROR_READ_ONLY },
  { SQLITE_INTERRUPT, "SQLITE_INTERRUPT", KOR_DB_ERROR_OTHER },
  { SQLITE_IOERR, "SQLITE_IOERR", KOR_DB_ERROR_IO },
  { SQLITE_IOERR_SHMSIZE, "SQLITE_IOERR_SHMSIZE", KOR_DB_ERROR_FULL },
  { SQLITE_IOERR_READ, "SQLITE_IOERR_READ", KOR_DB_ERROR_IO },
  { SQLITE_IOERR_SHORT_READ, "SQLITE_IOERR_SHORT_READ", KOR_DB_ERROR_CORRUPT },
  { SQLITE_IOERR_WRITE, "SQLITE_IOERR_WRITE", KOR_DB_ERROR_IO },
  { SQLITE_IOERR_FSYNC, "SQLITE_IOERR_FSYNC", KOR_DB_ERROR_IO },
  { SQLITE_IOERR_NOMEM, "SQLITE_IOERR_NOMEM", KOR_DB_ERROR_OTHER },
  { SQLITE_IOERR_CORRUPTFS, "SQLITE_IOERR_CORRUPTFS", KOR_DB_ERROR_CORRUPT },
  { SQLITE_CORRUPT, "SQLITE_CORRUPT", KOR_DB_ERROR_CORRUPT },
  { SQLITE_CORRUPT_INDEX, "SQLITE_CORRUPT_INDEX", KOR_DB_ERROR_CORRUPT },
  { SQLITE_CORRUPT_VTAB, "SQLITE_CORRUPT_VTAB", KOR_DB_ERROR_CORRUPT },
  { SQLITE_FULL, "SQLITE_FULL", KOR_DB_ERROR_FULL },
  { SQLITE_CANTOPEN, "SQLITE_CANTOPEN", KOR_DB_ERROR_IO },
  { SQLITE_PROTOCOL, "SQLITE_PROTOCOL", KOR_DB_ERROR_BUSY },
  { SQLITE_SCHEMA, "SQLITE_SCHEMA", KOR_DB_ERROR_BUSY },
  { SQLITE_TOOBIG, "SQLITE_TOOBIG", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT, "SQLITE_CONSTRAINT", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_CHECK, "SQLITE_CONSTRAINT_CHECK", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_DATATYPE, "SQLITE_CONSTRAINT_DATATYPE", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_FOREIGNKEY, "SQLITE_CONSTRAINT_FOREIGNKEY", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_NOTNULL, "SQLITE_CONSTRAINT_NOTNULL", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_PRIMARYKEY, "SQLITE_CONSTRAINT_PRIMARYKEY", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_ROWID, "SQLITE_CONSTRAINT_ROWID", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_TRIGGER, "SQLITE_CONSTRAINT_TRIGGER", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_CONSTRAINT_UNIQUE, "SQLITE_CONSTRAINT_UNIQUE", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_MISMATCH, "SQLITE_MISMATCH", KOR_DB_ERROR_CONSTRAINT },
  { SQLITE_MISUSE, "SQLITE_MISUSE", KOR_DB_ERROR_OTHER },
  { SQLITE_AUTH, "SQLITE_AUTH", KOR_DB_ERROR_OTHER },
  { SQLITE_RANGE, "SQLITE_RANGE", KOR_DB_ERROR_OTHER },
  { SQLITE_NOTADB, "SQLITE_NOTADB", KOR_DB_ERROR_WRONG_KEY },
};

static const Mapping *
find_mapping (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mappings); i++) {
    if (mappings[i].code == code)
      return &mappings[i];
  }

  return NULL;
}

/*
 * kor_db_error_set:
 * @error: where to put the error
 * @code: SQLite's extended result code
 * @system: errno behind @code, or 0
 * @sql: (nullable): the statement, its values being parameters
 *
 * The one place where result codes become errors.
 */
void
kor_db_error_set (GError **error, int code, int system, const char *sql)
{
  const Mapping *exact = find_mapping (code);
  const Mapping *mapping = exact != NULL ? exact : find_mapping (code & 0xff);
  KorDbError db_error = mapping != NULL ? mapping->error : KOR_DB_ERROR_OTHER;
  g_autofree char *name = NULL;

  if ((code & 0xff) == SQLITE_INTERRUPT) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "SQLITE_INTERRUPT");
    return;
  }

  /* A quota and the file size limit come as write errors, but are a full disk to the user. */
  if ((code & 0xff) == SQLITE_IOERR && (system == EFBIG || system == ENOSPC || system == EDQUOT))
    db_error = KOR_DB_ERROR_FULL;

  name = exact != NULL
           ? g_strdup (exact->name)
           : g_strdup_printf ("%s (%d)", mapping != NULL ? mapping->name : "SQLITE", code);
  if (sql != NULL)
    g_set_error (error, KOR_DB_ERROR, (int) db_error, "%s: %s", name, sql);
  else
    g_set_error_literal (error, KOR_DB_ERROR, (int) db_error, name);
}
