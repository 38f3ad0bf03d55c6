/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-lock.h"

#include "kor-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_CONTENT 512

struct _KorLock {
  int fd;
};

/* "process host time", as far as it is there: who holds the lock may be writing it at this moment.
 */
static void
set_in_use (GError **error, const char *folder, int fd)
{
  char content[MAX_CONTENT + 1] = "";
  ssize_t n = pread (fd, content, MAX_CONTENT, 0);
  g_auto (GStrv) words = NULL;
  guint n_words;

  content[MAX (n, 0)] = '\0';
  g_strdelimit (content, "\n", ' ');
  words = g_strsplit (g_strstrip (content), " ", 3);
  n_words = g_strv_length (words);
  kor_error_set (error,
                 KOR_ERROR_IN_USE,
                 folder,
                 n_words > 2 ? words[2] : "",
                 n_words > 1 ? words[1] : "",
                 n_words > 0 ? words[0] : "",
                 NULL);
}

static gboolean
write_content (int fd)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *host = g_strdelimit (g_strdup (g_get_host_name ()), " \n", '-');
  g_autofree char *content = g_strdup_printf ("%d %s %s\n", (int) getpid (), host, since);
  gsize len = strlen (content);

  return ftruncate (fd, 0) == 0 && pwrite (fd, content, len, 0) == (ssize_t) len;
}

/**
 * kor_lock_take:
 * @folder: the folder of a register
 * @error: where to put %KOR_ERROR_IN_USE, %KOR_ERROR_NO_REGISTER or %KOR_ERROR_CANNOT_WRITE
 *
 * Takes the register for this process by a lock (flock) on the file `lock` in @folder, and writes
 * process, host and local time into it. What a process left that is gone does not count, for its
 * lock went with it. The database file is not touched.
 *
 * Returns: (transfer full) (nullable): the lock, to be given back with kor_lock_release()
 */
KorLock *
kor_lock_take (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  KorLock *self;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      kor_error_set (error, KOR_ERROR_NO_REGISTER, folder, NULL);
    else
      kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (errno), NULL);
    return NULL;
  }

  if (flock (fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK)
      set_in_use (error, folder, fd);
    else
      kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (errno), NULL);
    close (fd);
    return NULL;
  }

  /* The lock counts, not the text: a full disk is no reason to stay out. */
  if (!write_content (fd) && errno != ENOSPC && errno != EDQUOT && errno != EFBIG) {
    kor_error_set (error, KOR_ERROR_CANNOT_WRITE, path, g_strerror (errno), NULL);
    close (fd);
    return NULL;
  }

  self = g_new0 (KorLock, 1);
  self->fd = fd;
  return self;
}

/**
 * kor_lock_release:
 * @self: (nullable): a lock
 *
 * Empties the file and gives the register free.
 */
void
kor_lock_release (KorLock *self)
{
  if (self == NULL)
    return;

  /* Empty before it is free; should that fail, the text left has no lock and does not count. */
  if (ftruncate (self->fd, 0) != 0)
    g_debug ("lock not emptied: %s", g_strerror (errno));

  close (self->fd);
  g_free (self);
}
