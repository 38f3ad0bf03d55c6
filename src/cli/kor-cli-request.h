/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-cli.h"
#include "kor-request.h"

G_BEGIN_DECLS

/* For the files of the noun "request" alone. */

gint64 kor_cli_find_request (KorCli *cli, KorCliArgs *args, GError **error);
KorRequest *kor_cli_load_request (KorCli *cli, KorCliArgs *args, GError **error);
gboolean kor_cli_answer_request (KorCli *cli, gint64 id, GError **error);
gboolean kor_cli_parse_item (const char *text, guint *number, GError **error);
char *kor_cli_lines_from_typed (const char *typed);

G_END_DECLS
