/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-layout.h"

G_BEGIN_DECLS

/*
 * What is remembered of printing labels from one day to the next: the sheets used last, the printer,
 * and how far each printer is off. Nothing is where the settings' schema is not installed.
 */

GStrv kor_list_memory_get_sheets (void);
void kor_list_memory_add_sheet (const char *id);

char *kor_list_memory_get_printer (void);
void kor_list_memory_set_printer (const char *printer);
GStrv kor_list_memory_get_printers (void);
KorPrinterSettings kor_list_memory_get_alignment (const char *printer);
void kor_list_memory_set_alignment (const char *printer, const KorPrinterSettings *alignment);

G_END_DECLS
