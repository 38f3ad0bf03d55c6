/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-documents.h"
#include "kor-register-recipients.h"
#include "kor-register-requests.h"
#include "kor-register-texts.h"
#include "kor-request-rules.h"
#include "kor-test-register.h"

G_BEGIN_DECLS

/* What tests of requests share: cases brought to where a test begins. */

KorRequest *kor_test_request_new (KorRequestKind kind, gint64 customer_id, const char *received);
gint64 kor_test_save_request (KorRegister *self, KorRequest *request);
gint64 kor_test_add_request (KorRegister *self, KorRequestKind kind, gint64 customer_id);
gint64 kor_test_add_known_request (KorRegister *self, KorRequestKind kind, gint64 customer_id);
void kor_test_claim (
  KorRegister *self, gint64 request_id, const char *field, const char *wanted, KorGround ground);
KorRequest *kor_test_load_request (KorRegister *self, gint64 id);
KorKeptLetter kor_test_letter (gint64 request_id, KorLetterKind kind, GBytes *pdf, GBytes *xml);
gboolean
kor_test_keep_letter (KorRegister *self, gint64 request_id, KorLetterKind kind, GError **error);
gint64 kor_test_attach (KorRegister *self, gint64 request_id, gsize size);
GInputStream *kor_test_stream_new (gsize size);
guint kor_test_count_files (KorRegister *self);
char *kor_test_current_value (KorRegister *self, gint64 customer_id, const char *field);

#define kor_test_assert_done(call)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) done_error = NULL;                                                           \
    gboolean done_result = (call);                                                                 \
    g_assert_no_error (done_error);                                                                \
    g_assert_true (done_result);                                                                   \
  }                                                                                                \
  G_STMT_END

#define kor_test_assert_refused(call, ...)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) refused_error = NULL;                                                        \
    gboolean refused_result = (call);                                                              \
    g_assert_false (refused_result);                                                               \
    kor_test_assert_error (refused_error, __VA_ARGS__, NULL);                                      \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
