/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-lane.h"

struct _KorLane {
  KorDb *db;
  GThread *thread;
  GAsyncQueue *jobs; /* of Ticket */
};

/* A job in the queue; lives on the stack of the thread that waits for it. */
typedef struct {
  KorLaneJob job; /* NULL: the lane closes */
  gpointer data;
  GCancellable *cancellable;
  GError **error;
  gboolean result;
  gboolean done;
  GMutex mutex;
  GCond cond;
} Ticket;

static void
serve (KorLane *self, Ticket *ticket)
{
  if (g_cancellable_set_error_if_cancelled (ticket->cancellable, ticket->error))
    return;
  kor_db_set_cancellable (self->db, ticket->cancellable);
  ticket->result = ticket->job (self->db, ticket->data, ticket->error);
  kor_db_set_cancellable (self->db, NULL);
}

static gpointer
lane_thread (gpointer data)
{
  KorLane *self = data;
  gboolean open = TRUE;

  kor_db_take_over (self->db);
  while (open) {
    Ticket *ticket = g_async_queue_pop (self->jobs);

    open = ticket->job != NULL;
    if (open)
      serve (self, ticket);
    else
      kor_db_close (self->db);

    g_mutex_lock (&ticket->mutex);
    ticket->done = TRUE;
    g_cond_signal (&ticket->cond);
    g_mutex_unlock (&ticket->mutex);
  }
  return NULL;
}

static void
queue_and_wait (KorLane *self, Ticket *ticket)
{
  g_mutex_init (&ticket->mutex);
  g_cond_init (&ticket->cond);
  g_async_queue_push (self->jobs, ticket);

  g_mutex_lock (&ticket->mutex);
  while (!ticket->done)
    g_cond_wait (&ticket->cond, &ticket->mutex);
  g_mutex_unlock (&ticket->mutex);

  g_mutex_clear (&ticket->mutex);
  g_cond_clear (&ticket->cond);
}

/**
 * kor_lane_new:
 * @name: the thread's name
 * @db: (transfer full): the lane's connection
 *
 * Returns: (transfer full): a lane that waits for jobs
 */
KorLane *
kor_lane_new (const char *name, KorDb *db)
{
  KorLane *self = g_new0 (KorLane, 1);

  self->db = db;
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, lane_thread, self);
  return self;
}

/**
 * kor_lane_free:
 *
 * Closes the connection after the jobs that wait, and ends the thread.
 */
void
kor_lane_free (KorLane *self)
{
  Ticket ticket = { .job = NULL };

  queue_and_wait (self, &ticket);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * kor_lane_perform:
 * @self: a lane
 * @job: what to do with the connection
 * @data: for @job
 * @cancellable: (nullable): interrupts the running statement
 * @error: return location
 *
 * Runs @job on the lane's thread and waits for it; called by a job of the same lane it runs at
 * once. Any thread.
 *
 * Returns: what @job returned
 */
gboolean
kor_lane_perform (
  KorLane *self, KorLaneJob job, gpointer data, GCancellable *cancellable, GError **error)
{
  Ticket ticket = { .job = job, .data = data, .cancellable = cancellable, .error = error };

  if (g_thread_self () == self->thread)
    return job (self->db, data, error);
  queue_and_wait (self, &ticket);
  return ticket.result;
}
