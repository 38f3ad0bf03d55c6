/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the document store's own files only. */

#include <sodium.h>

#include "kor-document-store.h"

/*
 * A document's file: "KORDOC", the format's version (16 bits, little-endian), the header of
 * libsodium's secretstream, then the chunks. Each chunk but the last holds CHUNK_SIZE plain bytes;
 * the last one, which may be empty only when the document is, has the final tag. The head and the
 * file's name are authenticated with each chunk, so that no file can stand for another.
 */

#define DOCUMENT_HEAD "KORDOC\x01\x00"
#define DOCUMENT_HEAD_SIZE 8
#define DOCUMENT_NAME_SIZE 32
#define DOCUMENT_BOUND_SIZE (DOCUMENT_HEAD_SIZE + DOCUMENT_NAME_SIZE)

#define DOCUMENT_CHUNK_SIZE 65536
#define DOCUMENT_TAG_SIZE crypto_secretstream_xchacha20poly1305_ABYTES
#define DOCUMENT_SEALED_SIZE (DOCUMENT_CHUNK_SIZE + DOCUMENT_TAG_SIZE)
#define DOCUMENT_STREAM_HEAD_SIZE crypto_secretstream_xchacha20poly1305_HEADERBYTES

G_STATIC_ASSERT (KOR_DOCUMENT_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (KOR_DOCUMENT_HASH_SIZE == crypto_hash_sha256_BYTES);

G_GNUC_INTERNAL gboolean kor_document_is_name (const char *name, gsize len);
G_GNUC_INTERNAL void kor_document_bind (const char *name, guint8 bound[DOCUMENT_BOUND_SIZE]);
G_GNUC_INTERNAL gboolean kor_document_write_all (int fd, const guint8 *data, gsize size);
