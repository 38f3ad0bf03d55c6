/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "drive.h"

#include <stdio.h>
#include <time.h>

#include "bench.h"

#define N_WARM_UP 40  /* frames */
#define N_SCROLL 300  /* frames: the first half by lines, the second by pages */
#define N_JUMPS 100   /* to far places */
#define JUMP_FRAMES 3 /* each stands for so many */
#define N_SEARCHES 10
#define LETTER_FRAMES 5 /* 80 ms a letter: quick typing, and longer than the entry's delay */
#define PAUSE_LETTERS 3 /* after each search */

typedef enum {
  PART_BEGIN, /* until the list is shown, and a little longer */
  PART_SCROLL,
  PART_JUMP,
  PART_TYPE,
  PART_END,
  N_PARTS,
} Part;

struct _Drive {
  GtkWindow *window;
  DriveReady ready;
  char **searches;

  GdkFrameClock *clock;
  GtkWidget *list;
  gboolean shown;
  double shown_at; /* moment; 0: not yet */
  Part part;
  guint step;
  guint letter;

  double paint_start; /* seconds of the main thread's processor time, as all below */
  double painted;     /* in this turn of the main loop */
  double turn_start;
  GArray *frames[N_PARTS];
  GArray *callbacks; /* turns of the main loop without painting, while the list is driven */
};

static Drive *driven; /* GLib's poll function has no data of its own */

static double
thread_cpu (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

/* --- what is measured ------------------------------------------------------------------------- */

/* All callbacks of one turn run between two polls: none of them took longer than the turn. */
static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  double turn = thread_cpu () - driven->turn_start - driven->painted;
  int n;

  if (driven->part != PART_BEGIN && driven->part != PART_END)
    g_array_append_val (driven->callbacks, turn);
  n = g_poll (fds, n_fds, timeout);
  driven->painted = 0;
  driven->turn_start = thread_cpu ();
  return n;
}

static void
before_paint_cb (Drive *self)
{
  if (!self->shown && (self->list = self->ready (self->window)) != NULL)
    self->shown = TRUE;
  self->paint_start = thread_cpu ();
}

static void
after_paint_cb (Drive *self)
{
  double frame = thread_cpu () - self->paint_start;

  self->painted += frame;
  g_array_append_val (self->frames[self->part], frame);
  if (self->shown && self->shown_at <= 0)
    self->shown_at = bench_now ();
}

/* --- driving ---------------------------------------------------------------------------------- */

static GtkAdjustment *
get_adjustment (Drive *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
}

static void
scroll (Drive *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double page = gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (
    adjustment, gtk_adjustment_get_value (adjustment) + (self->step < N_SCROLL / 2 ? 60 : page));
}

static void
jump (Drive *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  guint n = self->step / JUMP_FRAMES;

  if (self->step % JUMP_FRAMES != 0)
    return;
  /* The end, the beginning, then places far from each other. */
  gtk_adjustment_set_value (adjustment,
                            n < 2
                              ? (1 - n) * gtk_adjustment_get_upper (adjustment)
                              : (n * 7919 % 1000) / 1000.0 * gtk_adjustment_get_upper (adjustment));
}

/* Types the next letter; TRUE while there is one. */
static gboolean
type_letter (Drive *self)
{
  GtkWidget *entry = drive_find (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY);
  const char *text = self->searches[self->step];
  glong length = g_utf8_strlen (text, -1);

  if (self->letter % LETTER_FRAMES == 0 && self->letter / LETTER_FRAMES < (guint) length) {
    g_autofree char *typed = g_utf8_substring (text, 0, self->letter / LETTER_FRAMES + 1);

    gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  }
  return ++self->letter < ((guint) length + PAUSE_LETTERS) * LETTER_FRAMES;
}

static void
next_part (Drive *self)
{
  self->part++;
  self->step = 0;
  self->letter = 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Drive *self = data;

  switch (self->part) {
  case PART_BEGIN:
    if (self->shown && ++self->step == N_WARM_UP)
      next_part (self);
    break;
  case PART_SCROLL:
    scroll (self);
    if (++self->step == N_SCROLL)
      next_part (self);
    break;
  case PART_JUMP:
    jump (self);
    if (++self->step == N_JUMPS * JUMP_FRAMES)
      next_part (self);
    break;
  case PART_TYPE:
    if (self->searches == NULL || self->step == N_SEARCHES || self->searches[self->step] == NULL) {
      next_part (self);
    } else if (!type_letter (self)) {
      self->step++;
      self->letter = 0;
    }
    break;
  case PART_END:
  case N_PARTS:
  default:
    g_application_quit (g_application_get_default ());
    return G_SOURCE_REMOVE;
  }
  if (self->shown && !GTK_IS_SCROLLABLE (self->list)) /* an empty window has nothing to drive */
    self->part = PART_END;
  return G_SOURCE_CONTINUE;
}

static void
realize_cb (Drive *self)
{
  self->clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  g_signal_connect_swapped (self->clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

/* The first widget of a type below @widget that is on the screen. */
GtkWidget *
drive_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = drive_find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Measures @window, not yet on the screen, and ends the program when it is done. */
Drive *
drive_new (GtkWindow *window, DriveReady ready, char **searches)
{
  Drive *self = g_new0 (Drive, 1);

  self->window = window;
  self->ready = ready;
  self->searches = searches;
  for (int i = 0; i < N_PARTS; i++)
    self->frames[i] = g_array_new (FALSE, FALSE, sizeof (double));
  self->callbacks = g_array_new (FALSE, FALSE, sizeof (double));
  self->turn_start = thread_cpu ();
  driven = self;
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realize_cb (self);
  else
    g_signal_connect_swapped (window, "realize", G_CALLBACK (realize_cb), self);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, self, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  return self;
}

static void
tell_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (line = strstr (status, "VmRSS:")) != NULL)
    bench_tell ("resident", (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024);
}

/* The moment at which the window's list had been drawn with something in it. */
double
drive_get_shown (Drive *self)
{
  return self->shown_at;
}

/* To be called after the application has run. */
void
drive_tell (Drive *self)
{
  tell_memory ();
  g_array_append_vals (
    self->frames[PART_SCROLL], self->frames[PART_JUMP]->data, self->frames[PART_JUMP]->len);
  bench_tell_percentiles ("frame", self->frames[PART_SCROLL]);
  bench_tell_percentiles ("frame_typing", self->frames[PART_TYPE]);
  bench_tell_percentiles ("callback", self->callbacks);
  bench_tell ("n_callbacks", self->callbacks->len);
}

void
drive_free (Drive *self)
{
  g_main_context_set_poll_func (NULL, NULL);
  for (int i = 0; i < N_PARTS; i++)
    g_array_unref (self->frames[i]);
  g_array_unref (self->callbacks);
  g_free (self);
}
