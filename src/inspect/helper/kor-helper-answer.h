/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

void kor_helper_answer_problem (GString *answer, const char *problem, const char *value);
void kor_helper_answer_document (
  GString *answer, const char *media_type, guint n_pages, double width, double height);
void kor_helper_answer_flags (
  GString *answer, gboolean encrypted, gboolean javascript, gboolean launch, gboolean attachments);
void kor_helper_answer_signature (GString *answer,
                                  gboolean valid,
                                  gboolean whole,
                                  gint64 time,
                                  const char *trust,
                                  const char *signer);
void kor_helper_answer_image (GString *answer, cairo_surface_t *surface);

G_END_DECLS
