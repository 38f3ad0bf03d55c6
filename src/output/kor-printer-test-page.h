/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-layout.h"

G_BEGIN_DECLS

/* Where the crosses stand, in mm: A at (x, y), B at x + width, C at y + height. */
KorRectangle kor_printer_test_page_get_crosses (KorLabelSheet *sheet);
void kor_printer_test_page_draw (cairo_t *cr,
                                 KorLabelSheet *sheet,
                                 const KorPrinterSettings *printer,
                                 KorLanguage language);
gboolean kor_printer_test_page_save_pdf (KorLabelSheet *sheet,
                                         const KorPrinterSettings *printer,
                                         const KorPdfInfo *info,
                                         const char *path,
                                         GError **error);

gboolean kor_printer_settings_are_good (const KorPrinterSettings *self);
gboolean kor_printer_settings_measure (const KorPrinterSettings *used,
                                       KorLabelSheet *sheet,
                                       const KorRectangle *measured,
                                       KorPrinterSettings *settings);

G_END_DECLS
