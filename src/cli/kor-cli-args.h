/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOR_CLI_ERROR (kor_cli_error_quark ())

/* The words of a command are wrong; the message is a whole sentence. */
typedef enum {
  KOR_CLI_ERROR_USAGE,
} KorCliError;

GQuark kor_cli_error_quark (void);

/**
 * KorCliArgs:
 *
 * The words behind noun and verb, sorted into options and the rest.
 */
typedef struct _KorCliArgs KorCliArgs;

/* One of them as it was typed. */
typedef struct {
  char *option; /* its name without dashes; NULL: a word that is no option */
  char *value;  /* of the option, "" without one; or the word */
} KorCliArg;

KorCliArgs *kor_cli_args_parse (char **words, const char *options, GError **error);
void kor_cli_args_free (KorCliArgs *self);

guint kor_cli_args_get_n (const KorCliArgs *self);
const char *kor_cli_args_get (const KorCliArgs *self, guint position);
const char *
kor_cli_args_need (const KorCliArgs *self, guint position, const char *what, GError **error);
gboolean kor_cli_args_has (const KorCliArgs *self, const char *option);
const char *kor_cli_args_get_option (const KorCliArgs *self, const char *option);
const char *kor_cli_args_need_option (const KorCliArgs *self, const char *option, GError **error);
const char *const *kor_cli_args_get_all (const KorCliArgs *self, const char *option);
const KorCliArg *kor_cli_args_get_in_order (const KorCliArgs *self, guint index);
gboolean kor_cli_args_get_number (
  const KorCliArgs *self, const char *option, gint64 fallback, gint64 *number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCliArgs, kor_cli_args_free)

G_END_DECLS
