/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-days.h"

#include <glib/gi18n.h>

struct _KorSelectionDays {
  GtkPopover parent_instance;

  GtkWidget *months;
  GtkCalendar *calendar;

  KorDate today;
  gboolean setting;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorSelectionDays, kor_selection_days, GTK_TYPE_POPOVER)

static void
choose (KorSelectionDays *self, KorDate day)
{
  g_signal_emit (self, signals[CHOSEN], 0, day);
}

static void
day_selected_cb (KorSelectionDays *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  if (!self->setting)
    choose (self,
            kor_date_from_ymd (g_date_time_get_year (day),
                               g_date_time_get_month (day),
                               g_date_time_get_day_of_month (day)));
}

static void
months_cb (KorSelectionDays *self, GtkButton *button)
{
  int n_months = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kor-months"));

  choose (self, kor_date_add_months (self->today, -n_months));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
add_months (KorSelectionDays *self, int n_months)
{
  /* Translators: a day so many months ago */
  g_autofree char *label =
    g_strdup_printf (ngettext ("%d month", "%d months", (gulong) n_months), n_months);
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "kor-months", GINT_TO_POINTER (n_months));
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (months_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->months), button);
}

static void
kor_selection_days_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_SELECTION_DAYS);
  G_OBJECT_CLASS (kor_selection_days_parent_class)->dispose (object);
}

static void
kor_selection_days_class_init (KorSelectionDaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_selection_days_dispose;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-selection-days.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSelectionDays, months);
  gtk_widget_class_bind_template_child (widget_class, KorSelectionDays, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
kor_selection_days_init (KorSelectionDays *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_selection_days_new:
 * @today: the day that months are counted back from
 * @months: whether a number of months ago can be chosen
 *
 * Returns: (transfer floating): the days
 */
GtkWidget *
kor_selection_days_new (KorDate today, gboolean months)
{
  KorSelectionDays *self = g_object_new (KOR_TYPE_SELECTION_DAYS, NULL);

  self->today = today;
  gtk_widget_set_visible (self->months, months);
  for (int n_months = 12; n_months <= 36; n_months += 12)
    add_months (self, n_months);
  return GTK_WIDGET (self);
}

/* Shows a day, or today for KOR_DATE_NONE. */
void
kor_selection_days_set_day (KorSelectionDays *self, KorDate day)
{
  g_autoptr (GDateTime) time = NULL;
  int y = 0, m = 0, d = 0;

  kor_date_get_ymd (day != KOR_DATE_NONE ? day : self->today, &y, &m, &d);
  time = g_date_time_new_local (y, m, d, 12, 0, 0);
  self->setting = TRUE;
  gtk_calendar_select_day (self->calendar, time);
  self->setting = FALSE;
}
