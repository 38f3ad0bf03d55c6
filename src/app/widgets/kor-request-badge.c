/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-badge.h"

#include <glib/gi18n.h>

#include "kor-register-requests.h"
#include "kor-ui-text.h"

#define DAY_CHECK 60 /* s between two looks at the calendar */

struct _KorRequestBadge {
  GtkWidget parent_instance;

  GtkWidget *label;

  KorRegister *register_; /* NULL: none is open */
  gulong changed_handler;
  guint count_source;
  guint day_source;
  KorDate counted; /* the day the count is of */
};

G_DEFINE_FINAL_TYPE (KorRequestBadge, kor_request_badge, GTK_TYPE_WIDGET)

static void
show (KorRequestBadge *self, const KorRequestCounts *counts)
{
  guint n = counts->overdue + counts->this_week;
  g_autofree char *digits = kor_ui_format_count (n);
  g_autofree char *due =
    g_strdup_printf (ngettext ("%s request due this week", "%s requests due this week", n), digits);
  g_autofree char *late = NULL;

  if (counts->overdue > 0) {
    g_autofree char *overdue =
      g_strdup_printf (ngettext ("%u overdue", "%u overdue", counts->overdue), counts->overdue);

    late = g_strdup_printf ("%s, %s", due, overdue);
  }
  gtk_label_set_text (GTK_LABEL (self->label), digits);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), late != NULL ? late : due);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, late != NULL ? late : due, -1);
  if (counts->overdue > 0)
    gtk_widget_add_css_class (self->label, "late");
  else
    gtk_widget_remove_css_class (self->label, "late");
}

static gpointer
count_requests (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree KorRequestCounts *counts = g_new0 (KorRequestCounts, 1);

  return kor_register_count_requests (register_, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRequestBadge) self = user_data;
  g_autofree KorRequestCounts *counts =
    kor_register_call_finish (KOR_REGISTER (source), result, NULL);

  /* Without a count the page itself says what is wrong. */
  if (counts != NULL && self->register_ == KOR_REGISTER (source))
    show (self, counts);
}

static KorDate
get_today (KorRequestBadge *self)
{
  return kor_context_get_today (kor_register_get_context (self->register_));
}

static void
count (gpointer user_data)
{
  KorRequestBadge *self = user_data;

  self->count_source = 0;
  self->counted = get_today (self);
  kor_register_call_async (
    self->register_, count_requests, NULL, NULL, g_free, NULL, counted_cb, g_object_ref (self));
}

static void
register_changed_cb (KorRequestBadge *self, int kind, gint64 id)
{
  if ((kind == KOR_KIND_REQUEST || kind == KOR_KIND_ALL) && self->count_source == 0)
    self->count_source = g_idle_add_once (count, self);
}

static gboolean
look_at_day_cb (gpointer user_data)
{
  KorRequestBadge *self = user_data;

  if (self->counted != get_today (self) && self->count_source == 0)
    self->count_source = g_idle_add_once (count, self);
  return G_SOURCE_CONTINUE;
}

static void
kor_request_badge_dispose (GObject *object)
{
  KorRequestBadge *self = KOR_REQUEST_BADGE (object);

  kor_request_badge_set_register (self, NULL);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (kor_request_badge_parent_class)->dispose (object);
}

static void
kor_request_badge_class_init (KorRequestBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kor_request_badge_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kor_request_badge_init (KorRequestBadge *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "count");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
kor_request_badge_new (void)
{
  return g_object_new (KOR_TYPE_REQUEST_BADGE, NULL);
}

/**
 * kor_request_badge_set_register:
 * @self: the badge
 * @register_: (nullable): whose requests it counts; %NULL when none is open
 */
void
kor_request_badge_set_register (KorRequestBadge *self, KorRegister *register_)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_handle_id (&self->day_source, g_source_remove);
  if (self->register_ != NULL)
    g_clear_signal_handler (&self->changed_handler, self->register_);
  if (!g_set_object (&self->register_, register_) || register_ == NULL) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }
  self->changed_handler =
    g_signal_connect_swapped (register_, "changed", G_CALLBACK (register_changed_cb), self);
  self->day_source = g_timeout_add_seconds (DAY_CHECK, look_at_day_cb, self);
  count (self);
}
