/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-cli-args.h"
#include "kor-register.h"

G_BEGIN_DECLS

typedef enum {
  KOR_CLI_TABLE,
  KOR_CLI_CSV,
  KOR_CLI_XML,
  KOR_CLI_VCARD, /* of a list alone */
} KorCliFormat;

/* Exit statuses, as scripts rely on them. */
typedef enum {
  KOR_CLI_DONE = 0,
  KOR_CLI_REFUSED = 1,  /* by a rule, or bad data */
  KOR_CLI_USAGE = 2,    /* the words of the command */
  KOR_CLI_NO_ENTRY = 3, /* wrong user or password, or no valid agreement */
  KOR_CLI_IN_USE = 4,   /* held by another process */
  KOR_CLI_DAMAGED = 5,
  KOR_CLI_CANNOT_WRITE = 6,
} KorCliExit;

/* What one run of the program works with. */
typedef struct {
  KorContext *context;
  char *folder;
  char *user;
  char *password_file;
  KorCliFormat format;
  KorRegister *register_; /* NULL until a command that needs it begins */
  gboolean in_batch;
  char *result; /* what a changing command made: an id, or a count */
} KorCli;

/* One command: a noun, its verb and what they take. */
typedef struct {
  const char *noun;
  const char *verb;
  const char
    *options; /* names without dashes, separated by spaces; "=" ends those that take a value */
  const char *usage;
  gboolean opens; /* needs the register open */
  gboolean (*run) (KorCli *cli, KorCliArgs *args, GError **error);
} KorCliCommand;

extern const KorCliCommand kor_cli_register_commands[];
extern const KorCliCommand kor_cli_exchange_commands[];
extern const KorCliCommand kor_cli_customer_commands[];
extern const KorCliCommand kor_cli_ban_commands[];
extern const KorCliCommand kor_cli_order_commands[];
extern const KorCliCommand kor_cli_request_commands[];
extern const KorCliCommand kor_cli_request_step_commands[];
extern const KorCliCommand kor_cli_request_attach_commands[];
extern const KorCliCommand kor_cli_request_paper_commands[];
extern const KorCliCommand kor_cli_request_show_commands[];
extern const KorCliCommand kor_cli_request_text_commands[];
extern const KorCliCommand kor_cli_recipient_commands[];
extern const KorCliCommand kor_cli_labels_commands[];
extern const KorCliCommand kor_cli_run_commands[];
extern const KorCliCommand kor_cli_report_commands[];
extern const KorCliCommand kor_cli_user_commands[];
extern const KorCliCommand kor_cli_journal_commands[];

KorCliExit kor_cli_exit_of (const GError *error);
gboolean kor_cli_set_format (KorCli *cli, const char *word, GError **error);
gboolean kor_cli_dispatch (KorCli *cli, char **words, GError **error);
gboolean kor_cli_open (KorCli *cli, GError **error);
gboolean kor_cli_batch (KorCli *cli, KorCliExit *first_failure, GError **error);
KorSecret *kor_cli_read_password (const char *file, const char *prompt, GError **error);
void kor_cli_set_result (KorCli *cli, gint64 id);
void kor_cli_set_result_text (KorCli *cli, const char *text);

gint64 kor_cli_find_customer (KorCli *cli, KorCliArgs *args, guint position, GError **error);
gboolean kor_cli_parse_date (const char *field, const char *text, KorDate *date, GError **error);
gboolean kor_cli_refuse (const char *field, const char *value, const char *wanted, GError **error);
gboolean kor_cli_misuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean kor_cli_take_files (KorCliArgs *args, const char **pdf, const char **xml, GError **error);
gboolean kor_cli_labels_list (KorCli *cli, KorCliArgs *args, GError **error);
char *kor_cli_join_scopes (guint scopes, const char *separator);

G_END_DECLS
