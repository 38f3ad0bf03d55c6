/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-undo.h"

#define KEPT_STEPS 50

struct _KorUndo {
  GObject parent_instance;

  KorRegister *register_;
  GQueue steps; /* of Step */
};

typedef struct {
  char *title;
  KorRegisterCall call;
  gpointer data;
  GDestroyNotify free_data;
} Step;

typedef struct {
  KorUndo *self;
  char *title;
} Running;

G_DEFINE_FINAL_TYPE (KorUndo, kor_undo, G_TYPE_OBJECT)

enum {
  UNDONE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
step_free (gpointer data)
{
  Step *step = data;

  if (step->free_data != NULL)
    step->free_data (step->data);
  g_free (step->title);
  g_free (step);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Running *running = user_data;
  g_autoptr (GError) error = NULL;

  if (kor_register_call_finish (KOR_REGISTER (source), result, &error) != NULL)
    g_signal_emit (running->self, signals[UNDONE], 0, running->title);
  else
    g_signal_emit (running->self, signals[FAILED], 0, error);

  g_object_unref (running->self);
  g_free (running->title);
  g_free (running);
}

static void
kor_undo_finalize (GObject *object)
{
  KorUndo *self = KOR_UNDO (object);

  g_queue_clear_full (&self->steps, step_free);
  g_clear_object (&self->register_);

  G_OBJECT_CLASS (kor_undo_parent_class)->finalize (object);
}

static void
kor_undo_class_init (KorUndoClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kor_undo_finalize;

  signals[UNDONE] = g_signal_new (
    "undone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new (
    "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
kor_undo_init (KorUndo *self)
{
  g_queue_init (&self->steps);
}

/**
 * kor_undo_new:
 * @register_: the register whose changes are undone
 *
 * Returns: (transfer full): nothing to undo yet
 */
KorUndo *
kor_undo_new (KorRegister *register_)
{
  KorUndo *self = g_object_new (KOR_TYPE_UNDO, NULL);

  self->register_ = g_object_ref (register_);
  return self;
}

/**
 * kor_undo_push:
 * @self: the page's changes
 * @title: what has been done, translated ("Customer archived")
 * @call: takes it back; runs off the main thread; returns something else than %NULL on success
 * @data: (transfer full): for @call
 * @free_data: (nullable): frees @data
 */
void
kor_undo_push (
  KorUndo *self, const char *title, KorRegisterCall call, gpointer data, GDestroyNotify free_data)
{
  Step *step = g_new0 (Step, 1);

  g_return_if_fail (KOR_IS_UNDO (self));

  step->title = g_strdup (title);
  step->call = call;
  step->data = data;
  step->free_data = free_data;
  g_queue_push_head (&self->steps, step);
  while (self->steps.length > KEPT_STEPS)
    step_free (g_queue_pop_tail (&self->steps));
}

/**
 * kor_undo_last:
 * @self: the page's changes
 *
 * Takes the youngest change back and says so by a signal. A change that could not be taken back is
 * not tried again.
 */
void
kor_undo_last (KorUndo *self)
{
  Step *step;
  Running *running;

  g_return_if_fail (KOR_IS_UNDO (self));

  step = g_queue_pop_head (&self->steps);
  if (step == NULL)
    return;
  running = g_new0 (Running, 1);
  running->self = g_object_ref (self);
  running->title = g_strdup (step->title);
  kor_register_call_async (self->register_,
                           step->call,
                           g_steal_pointer (&step->data),
                           g_steal_pointer (&step->free_data),
                           NULL,
                           NULL,
                           undone_cb,
                           running);
  step_free (step);
}
