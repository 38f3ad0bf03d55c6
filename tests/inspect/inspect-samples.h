/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Documents made for the tests, good ones and hostile ones; nothing is kept as a file. */

GBytes *sample_pdf (guint n_pages);
GBytes *sample_pdf_objects (const char *const *objects, const char *trailer);
GBytes *sample_pdf_with_javascript (void);
GBytes *sample_pdf_with_launch (void);
GBytes *sample_pdf_with_attachment (void);
GBytes *sample_pdf_packed (const char *object);
GBytes *sample_pdf_encrypted (const char *password);
GBytes *sample_jpeg (int width, int height, guint orientation);
GBytes *sample_png (int width, int height);
GBytes *sample_png_head (guint32 width, guint32 height);
GBytes *sample_tiff (guint n_pages, guint16 width, guint16 height, gboolean big_endian);
GBytes *sample_tiff_bomb (guint32 side);

GBytes *sample_sign (const char *signer, GBytes *pdf);
GBytes *sample_cut (GBytes *document, gsize length);
GBytes *sample_append (GBytes *document, const char *text);
GBytes *sample_mutate (GBytes *document, guint32 seed);
GBytes *sample_mend_png (GBytes *document);

int sample_open (GBytes *document, const char *name);

G_END_DECLS
