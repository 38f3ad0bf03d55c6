/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-confine.h"
#include "kor-inspect-image.h"
#include "kor-inspect-pdf.h"
#include "kor-inspect-protocol.h"
#include "kor-probe.h"
#include "kor-helper-answer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * kortisto-inspect: looks at one document of a stranger and ends (kor-inspect-protocol.h). It is
 * started by the program alone, has none of the register's keys, and walls itself in before it
 * looks at the first byte.
 */

typedef struct {
  gboolean to_render;
  guint page;
  int max_width;
  int max_height;
} Request;

static gboolean
read_number (const char *text, guint64 max, guint64 *number)
{
  return g_ascii_string_to_unsigned (text, 10, 0, max, number, NULL);
}

static gboolean
read_request (int argc, char **argv, Request *request)
{
  guint64 page, width, height;

  if (argc == 2 && strcmp (argv[1], "inspect") == 0)
    return TRUE;
  if (argc != 5 || strcmp (argv[1], "render") != 0 || !read_number (argv[2], G_MAXINT - 1, &page) ||
      !read_number (argv[3], KOR_INSPECT_MAX_RENDER, &width) || width == 0 ||
      !read_number (argv[4], KOR_INSPECT_MAX_RENDER, &height) || height == 0)
    return FALSE;
  request->to_render = TRUE;
  request->page = (guint) page;
  request->max_width = (int) width;
  request->max_height = (int) height;
  return TRUE;
}

/* Copies the document: it can't change any more while it is looked at. */
static guint8 *
read_document (gsize *length)
{
  struct stat info;
  g_autofree guint8 *data = NULL;
  gsize at = 0;

  if (fstat (KOR_INSPECT_DOCUMENT_FD, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size < 0 ||
      info.st_size > KOR_INSPECT_MAX_BYTES)
    return NULL;
  *length = (gsize) info.st_size;
  data = g_malloc (*length + 1);
  while (at < *length) {
    ssize_t n = pread (KOR_INSPECT_DOCUMENT_FD, data + at, *length - at, (off_t) at);

    if (n == -1 && errno == EINTR)
      continue;
    if (n <= 0)
      return NULL;
    at += (gsize) n;
  }
  close (KOR_INSPECT_DOCUMENT_FD);
  return g_steal_pointer (&data);
}

static gboolean
write_answer (const GString *answer)
{
  gsize at = 0;

  while (at < answer->len) {
    ssize_t n = write (KOR_INSPECT_ANSWER_FD, answer->str + at, answer->len - at);

    if (n == -1 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    at += (gsize) n;
  }
  return TRUE;
}

/* The problem that is known before a decoder is asked. */
static void
answer_problem (GString *answer, const KorProbe *probe)
{
  g_autofree char *value = NULL;

  if (g_str_equal (probe->problem, KOR_INSPECT_TOO_MANY_PIXELS))
    value =
      g_strdup_printf ("%" G_GUINT64_FORMAT "x%" G_GUINT64_FORMAT, probe->width, probe->height);
  kor_helper_answer_problem (answer, probe->problem, value != NULL ? value : "");
}

static void
answer_pdf (GString *answer, const Request *request, guint8 *data, gsize length)
{
  g_autoptr (GBytes) document = g_bytes_new_static (data, length);

  if (request->to_render)
    kor_inspect_pdf_render (
      answer, document, request->page, request->max_width, request->max_height);
  else
    kor_inspect_pdf_report (answer, document);
}

static GString *
make_answer (const Request *request, guint8 *data, gsize length)
{
  g_autoptr (KorProbe) probe = kor_probe_new (data, length);
  GString *answer = g_string_new (KOR_INSPECT_HEAD);

  if (probe->problem != NULL)
    answer_problem (answer, probe);
  else if (probe->type == KOR_PROBE_PDF)
    answer_pdf (answer, request, data, length);
  else if (request->to_render)
    kor_inspect_image_render (
      answer, probe, data, length, request->page, request->max_width, request->max_height);
  else
    kor_inspect_image_report (answer, probe, data, length);
  return answer;
}

/* Exit: 0 answered, 1 not answered, 2 not asked properly, 3 no walls. */
int
main (int argc, char **argv)
{
  Request request = { 0 };
  g_autofree guint8 *data = NULL;
  GString *answer;
  gsize length;

  kor_confine_begin (KOR_INSPECT_ANSWER_FD);
  if (!read_request (argc, argv, &request))
    return 2;
  data = read_document (&length);
  if (data == NULL)
    return 1;
  kor_inspect_image_prepare ();
  kor_inspect_pdf_prepare (request.to_render);
  /* Poppler checks signatures in a thread and finds fonts when it draws. */
  if (!kor_confine_end (KOR_INSPECT_ANSWER_FD,
                        request.to_render ? KOR_CONFINE_READ_FILES : KOR_CONFINE_THREADS))
    return 3;

  answer = make_answer (&request, data, length);
  /* Libraries are not asked to tidy up after a stranger's document. */
  _exit (write_answer (answer) ? 0 : 1);
}
