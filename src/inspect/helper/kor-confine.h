/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KorConfineNeeds:
 * @KOR_CONFINE_NOTHING: neither of the two
 * @KOR_CONFINE_THREADS: threads of the same process (GTask)
 * @KOR_CONFINE_READ_FILES: files of the system opened for reading (fonts)
 *
 * What a confined process may still do beside reading, computing and answering.
 */
typedef enum {
  KOR_CONFINE_NOTHING = 0,
  KOR_CONFINE_THREADS = 1 << 0,
  KOR_CONFINE_READ_FILES = 1 << 1,
} KorConfineNeeds;

void kor_confine_begin (int last_fd);
gboolean kor_confine_end (int answer_fd, KorConfineNeeds needs);

G_END_DECLS
