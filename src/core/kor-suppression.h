/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A row of a list of people who do not want marketing, as update services give them out (R20–R25, R52):
 * the meeting place of the layer that reads the file and the register, which know nothing of each other.
 */

#define KOR_SUPPRESSION_NO_COLUMNS "no-list-columns" /* in which anybody could be found */
#define KOR_SUPPRESSION_NO_PERSON "no-person" /* neither name, street and postcode nor an e-mail */
#define KOR_SUPPRESSION_BAD_HASH "bad-hash"   /* not 64 hexadecimal digits */

/* Strings may be %NULL. Lives, with its strings, for the time of one call. */
typedef struct {
  guint line; /* of the file, from 1 */
  const char *name;
  const char *street;
  const char *postal_code;
  const char *email;
  const char *email_sha256; /* of the address in small letters, in hexadecimal digits */
} KorSuppressionRow;

typedef gboolean (*KorSuppressionFunc) (const KorSuppressionRow *row,
                                        gpointer data,
                                        GError **error);

/* Reads the list and hands its rows to @row one by one; stops and returns %FALSE when @row does. */
typedef gboolean (*KorSuppressionFeed) (KorSuppressionFunc row,
                                        gpointer row_data,
                                        gpointer data,
                                        GError **error);

char *kor_suppression_key_of_person (const char *name, const char *street, const char *postal_code);
char *kor_suppression_key_of_email (const char *email);
char *kor_suppression_key_of_hash (const char *sha256);

G_END_DECLS
