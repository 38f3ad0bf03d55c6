/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-length-spin.h"

#include <math.h>

#include "kor-money.h"
#include "kor-sheet-draft.h"

/*
 * GtkSpinButton puts its old number back when it can't read what was typed. Here the text stays as it was
 * written, for the form to mark it and to say what is wrong: the text is what counts, not the adjustment.
 */

#define DECIMALS 3

static int
input_cb (GtkSpinButton *spin, double *value)
{
  double read = kor_length_spin_get (spin);
  double lowest, highest;

  gtk_spin_button_get_range (spin, &lowest, &highest);
  if (!isfinite (read) || read < lowest || read > highest)
    return GTK_INPUT_ERROR;
  *value = read;
  return TRUE;
}

/* What the adjustment can't follow stays as it was typed, until an arrow is pressed. */
static gboolean
output_cb (GtkSpinButton *spin, double *shown)
{
  double value = gtk_spin_button_get_value (spin);
  g_autofree char *text = NULL;
  double ignored;

  if (fabs (value - *shown) < 1e-9 && input_cb (spin, &ignored) == GTK_INPUT_ERROR)
    return TRUE;
  *shown = value;
  text = kor_sheet_format_mm (value);
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* A form that is scrolled by the wheel must not change the numbers it passes. */
static void
stop_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
  }
}

/**
 * kor_length_spin_setup:
 * @spin: a spin button with an adjustment
 * @whole: whether it counts; otherwise it is a length in mm
 *
 * Lets it read and write numbers as people of the window's language do.
 */
void
kor_length_spin_setup (GtkSpinButton *spin, gboolean whole)
{
  double *shown = g_new (double, 1);

  *shown = NAN;
  gtk_spin_button_set_digits (spin, whole ? 0 : DECIMALS);
  gtk_spin_button_set_update_policy (spin, GTK_UPDATE_IF_VALID);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect_data (
    spin, "output", G_CALLBACK (output_cb), shown, (GClosureNotify) (void (*) (void)) g_free, 0);
  stop_wheel (GTK_WIDGET (spin));
  output_cb (spin, shown);
}

/* Returns: the number that is written, whether or not it is in the spin's range; NAN for none */
double
kor_length_spin_get (GtkSpinButton *spin)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))));
  gint64 scaled;
  double value;

  if (g_str_has_suffix (text, "mm"))
    text[strlen (text) - 2] = '\0';
  if (!kor_decimal_parse (g_strchomp (text), DECIMALS, &scaled))
    return NAN;
  value = (double) scaled / 1000.0;
  if (gtk_spin_button_get_digits (spin) == 0 && scaled % 1000 != 0)
    return NAN;
  return value;
}

void
kor_length_spin_set (GtkSpinButton *spin, double value)
{
  g_autofree char *text = kor_sheet_format_mm (value);

  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (spin);
}
