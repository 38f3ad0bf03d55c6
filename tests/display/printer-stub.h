/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-printer.h"

G_BEGIN_DECLS

/*
 * A printer that is linked in place of kor-printer.c: its dialog stays open until the test closes it,
 * and what is sent is kept for the test to read.
 */

gboolean printer_stub_is_open (void);
gboolean printer_stub_is_sent (void);
GBytes *printer_stub_get_pdf (void);
void printer_stub_get_paper (double *width, double *height);

void printer_stub_choose (const char *printer);
void printer_stub_dismiss (void);
void printer_stub_end_sending (gboolean done);
void printer_stub_clear (void);

G_END_DECLS
