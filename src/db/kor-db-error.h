/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorDbError:
 *
 * What the database can fail for. The message holds SQLite's symbolic code and the text of the
 * statement, never a value of the register. An interrupted statement is %G_IO_ERROR_CANCELLED.
 */
typedef enum {
  KOR_DB_ERROR_OTHER,      /* a mistake in the SQL, or memory ran out */
  KOR_DB_ERROR_WRONG_KEY,  /* the key does not open the file, or its first page is damaged */
  KOR_DB_ERROR_BUSY,       /* another connection writes */
  KOR_DB_ERROR_FULL,       /* the disk, a quota or the file size limit is full */
  KOR_DB_ERROR_READ_ONLY,  /* file or connection may not be written */
  KOR_DB_ERROR_CORRUPT,    /* a page is damaged */
  KOR_DB_ERROR_CONSTRAINT, /* a CHECK, UNIQUE, NOT NULL, foreign key or trigger of the schema */
  KOR_DB_ERROR_IO,         /* the system could not read or write, or open a file */
  KOR_DB_ERROR_CLOSED,     /* the connection was closed or its transaction rolled back meanwhile */
  KOR_DB_ERROR_PLAIN,      /* the library at hand does not encrypt: nothing may be written */
} KorDbError;

#define KOR_DB_ERROR (kor_db_error_quark ())

GQuark kor_db_error_quark (void);

G_END_DECLS
