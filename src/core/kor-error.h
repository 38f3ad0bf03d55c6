/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorError:
 *
 * What a rule, a record or a file can be refused for. Lower layers never make sentences: the
 * message of a #GError in this domain is the list of its facts (see kor_error_set());
 * kor_error_describe() in the output layer alone turns code and facts into words of the user's
 * language.
 *
 * The facts that belong to each code stand behind it.
 */
typedef enum {
  KOR_ERROR_FAILED,         /* what happened, in English: only for what should never happen */
  KOR_ERROR_NO_RIGHT,       /* the missing right (kor_right_to_string()) */
  KOR_ERROR_NO_AGREEMENT,   /* user name, date the agreement ended or "" */
  KOR_ERROR_USER_ENDED,     /* user name, date */
  KOR_ERROR_WRONG_PASSWORD, /* (none) */
  KOR_ERROR_WEAK_PASSWORD,  /* smallest number of characters */
  KOR_ERROR_NO_REGISTER,    /* folder */
  KOR_ERROR_EXISTS,         /* what ("register", "user", "customer", "order"), its name or number */
  KOR_ERROR_NOT_FOUND,      /* what, its name or number */
  KOR_ERROR_MISSING_VALUE,  /* field */
  KOR_ERROR_BAD_VALUE,    /* field, the value, what is wanted (a word of kor-problem list or "") */
  KOR_ERROR_BAD_FILE,     /* file, line or "", column or "", field or "", problem word, value */
  KOR_ERROR_IN_USE,       /* folder, since (ISO 8601, local), host, process */
  KOR_ERROR_DAMAGED,      /* what part: "register.db", "keyring", "journal" …, detail */
  KOR_ERROR_CANNOT_WRITE, /* path, system's reason */
  KOR_ERROR_CANNOT_READ,  /* path, system's reason */
  KOR_ERROR_TOO_NEW,      /* register's schema version, ours */
  KOR_ERROR_NETWORK_FOLDER,    /* folder, file system */
  KOR_ERROR_CHANGED_MEANWHILE, /* what, its number: saved by somebody since it was read */
  KOR_ERROR_CLOSED,            /* (none): the register is closed */
  KOR_ERROR_NOT_ALLOWED,       /* number of the case, action word, first missing word, item's number or "" */
} KorError;

#define KOR_ERROR (kor_error_quark ())

GQuark kor_error_quark (void);

void kor_error_set (GError **error, KorError code, ...) G_GNUC_NULL_TERMINATED;
char **kor_error_get_facts (const GError *error);

G_END_DECLS
