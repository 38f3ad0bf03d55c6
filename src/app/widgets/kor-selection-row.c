/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-selection-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kor-selection-value.h"

enum {
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (KorSelectionRow, kor_selection_row, ADW_TYPE_PREFERENCES_ROW)

/* What each field is called, and what is to be written into it: the end of a sentence. */
/* clang-format off */
static const struct {
  const char *title;
  const char *wanted;
} fields[KOR_N_SELECT_FIELDS] = {
  [KOR_SELECT_POSTCODE] = { N_("Postcode"),
    N_("write a code, its beginning or a range, such as 00100, 33 or 33–38") },
  [KOR_SELECT_PLACE] = { N_("Town"),
    N_("write the name of a town; several have a comma between them") },
  [KOR_SELECT_COUNTRY] = { N_("Country"),
    N_("write a name or a code, such as Sweden or SE; several have a comma between them") },
  [KOR_SELECT_LANGUAGE] = { N_("Language"),
    N_("write Finnish, Swedish or English; several have a comma between them") },
  [KOR_SELECT_ORGANISATION] = { N_("Organisation"),
    N_("write words of its name") },
  [KOR_SELECT_ORDERED_FROM] = { N_("Ordered on or after"),
    N_("write a day, such as 1.11.2024") },
  [KOR_SELECT_ORDERED_TO] = { N_("Ordered on or before"),
    N_("write a day, such as 1.11.2024") },
  [KOR_SELECT_PRODUCT] = { N_("Has ordered the product"),
    N_("write the product's number or words of its description") },
  [KOR_SELECT_SUM_FROM] = { N_("Has ordered in all for at least, €"),
    N_("write a sum in euros, such as 100 or 49,90") },
  [KOR_SELECT_REGISTER] = { N_("Register"),
    N_("write the name of a register; several have a comma between them") },
  [KOR_SELECT_SOURCE] = { N_("Source of data"),
    N_("write the name of a source; several have a comma between them") },
  [KOR_SELECT_HAS_EMAIL] = { N_("E-mail address"),
    N_("choose one") },
  [KOR_SELECT_CUSTOMER] = { N_("Customer number"),
    N_("write a number; several have a comma between them") },
};

/* clang-format on */

static void
kor_selection_row_default_init (KorSelectionRowInterface *iface)
{
  GType type = G_TYPE_FROM_INTERFACE (iface);

  signals[CHANGED] = g_signal_new (
    "term-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REMOVED] =
    g_signal_new ("term-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

const char *
kor_select_field_get_title (KorSelectField field)
{
  return _ (fields[field].title);
}

KorSelectField
kor_selection_row_get_field (KorSelectionRow *self)
{
  return KOR_SELECTION_ROW_GET_IFACE (self)->get_field (self);
}

void
kor_selection_row_set_term (KorSelectionRow *self, const KorSelectionTerm *term)
{
  KOR_SELECTION_ROW_GET_IFACE (self)->set_term (self, term);
}

/* The sentence for a value that can't be read: which field, which of the values, and what to do. */
static char *
describe_wanted (KorSelectField field, const char *text)
{
  g_autofree char *bad = text != NULL ? kor_selection_value_find_bad (field, text) : NULL;
  const char *title = _ (fields[field].title);
  const char *wanted = _ (fields[field].wanted);

  if (bad == NULL)
    /* Translators: a field's name; what to write into it */
    return g_strdup_printf (_ ("%s: %s."), title, wanted);
  if (strpbrk (bad, ";|") != NULL)
    return g_strdup_printf (_ ("%s: leave out the signs ; and |."), title);
  /* Translators: a field's name; what stands there; what to write instead */
  return g_strdup_printf (_ ("%s: “%s” cannot be read; %s."), title, bad, wanted);
}

/**
 * kor_selection_row_read:
 * @self: a row
 * @selection: gets the row's term
 * @group: which group of @selection
 * @wanted: (out) (nullable): what is to be written, in a sentence
 * @marked: (out): whether the row shows an error: not while it is first being written in
 *
 * Returns: whether the row could be read
 */
gboolean
kor_selection_row_read (
  KorSelectionRow *self, KorSelection *selection, guint group, char **wanted, gboolean *marked)
{
  KorSelectField field = kor_selection_row_get_field (self);
  g_autofree char *text = KOR_SELECTION_ROW_GET_IFACE (self)->dup_value (self);
  g_autofree char *value = text != NULL ? kor_selection_value_read (field, text) : NULL;
  gboolean valid = value != NULL && kor_selection_add (selection, group, field, value, NULL);

  *marked = KOR_SELECTION_ROW_GET_IFACE (self)->mark (self, valid);
  *wanted = valid ? NULL : describe_wanted (field, text);
  return valid;
}

void
kor_selection_row_emit_changed (KorSelectionRow *self, gboolean typed)
{
  g_signal_emit (self, signals[CHANGED], 0, typed);
}

void
kor_selection_row_emit_removed (KorSelectionRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* Returns: (transfer floating): the button that takes the row away */
GtkWidget *
kor_selection_row_make_remove_button (KorSelectionRow *self, KorSelectField field)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label =
    /* Translators: the name of a filter, such as "Postcode" */
    g_strdup_printf (_ ("Remove the filter %s"), kor_select_field_get_title (field));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove this filter"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (
    button, "clicked", G_CALLBACK (kor_selection_row_emit_removed), self, G_CONNECT_SWAPPED);
  return button;
}
