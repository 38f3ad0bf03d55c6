/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KOR_DOCUMENT_KEY_SIZE 32
#define KOR_DOCUMENT_HASH_SIZE 32

/**
 * KorDocumentFile:
 *
 * What the database keeps of a document, and nobody else: without the key the file is noise, and
 * once the key is erased so is the document.
 */
typedef struct {
  char name[33]; /* of the file: 32 hexadecimal digits */
  guint8 key[KOR_DOCUMENT_KEY_SIZE];
  gint64 size;                         /* plain bytes */
  guint8 hash[KOR_DOCUMENT_HASH_SIZE]; /* SHA-256 of the plain bytes: what sha256sum prints */
} KorDocumentFile;

void kor_document_file_clear (KorDocumentFile *self);

gboolean kor_document_store_write (const char *folder,
                                   GInputStream *plain,
                                   gint64 max_size,
                                   KorDocumentFile *file,
                                   GCancellable *cancellable,
                                   GError **error);

GBytes *kor_document_store_read (const char *folder,
                                 const KorDocumentFile *file,
                                 GCancellable *cancellable,
                                 GError **error);
int kor_document_store_open_memory (const char *folder,
                                    const KorDocumentFile *file,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean kor_document_store_verify (const char *folder,
                                    const KorDocumentFile *file,
                                    GCancellable *cancellable,
                                    GError **error);

gboolean kor_document_store_remove (const char *folder, const char *name, GError **error);
gboolean kor_document_store_sweep (const char *folder,
                                   GHashTable *known_names,
                                   guint *n_removed,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KorDocumentFile, kor_document_file_clear)

G_END_DECLS
