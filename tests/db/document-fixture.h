/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db-fixture.h"
#include "kor-document-store.h"
#include "kor-error.h"

/* What a stream does once it has given its bytes. */
typedef enum {
  AFTER_END,    /* is at its end */
  AFTER_FAIL,   /* fails with G_IO_ERROR_BROKEN_PIPE */
  AFTER_CANCEL, /* cancels what it is read with, and gives on */
  AFTER_KILL,   /* kills the process */
} After;

/* "Made-up document" again and again: never a whole document in the memory. */
GInputStream *document_stream_new (gint64 size, After after);

#define DOCUMENT_MARKER "Made-up document"

void document_fill (guint8 *data, gsize size, gint64 position);

char *document_folder_new (void);
void document_folder_remove (char *folder);
guint document_count_files (const char *folder);

void document_write (const char *folder, gint64 size, KorDocumentFile *file);
void document_assert_refused (const char *folder, const KorDocumentFile *file);
GByteArray *document_load (const char *folder, const char *name);
void document_save (const char *folder, const char *name, const guint8 *data, gsize size);
