/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-entry-value.h"

#include "kor-money.h"
#include "kor-ui-text.h"

/*
 * Dates and amounts in entries, as people of the window's language write them. A text that can't be
 * read marks its entry, for the eye and for a screen reader.
 */

/* Says whether the entry's text is right. */
void
kor_entry_mark (GtkWidget *entry, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

/* Returns: (transfer full) (nullable): the entry's text without spaces round it; %NULL when empty */
char *
kor_entry_dup_text (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *text == '\0' ? NULL : g_steal_pointer (&text);
}

/**
 * kor_entry_get_date:
 * @entry: a #GtkEditable
 * @required: whether it may not be empty
 * @date: (out): the day; KOR_DATE_NONE when empty
 *
 * Returns: whether the text is a day; marks the entry
 */
gboolean
kor_entry_get_date (GtkWidget *entry, gboolean required, KorDate *date)
{
  g_autofree char *text = kor_entry_dup_text (entry);
  gboolean valid;

  *date = text != NULL ? kor_date_parse (text) : KOR_DATE_NONE;
  valid = *date != KOR_DATE_NONE || (text == NULL && !required);
  kor_entry_mark (entry, valid);
  return valid;
}

/* English has no short form that can be typed, so there it is the ISO one. */
void
kor_entry_set_date (GtkWidget *entry, KorDate date)
{
  g_autofree char *text = NULL;

  if (date != KOR_DATE_NONE && kor_ui_get_language () == KOR_LANGUAGE_EN)
    text = kor_date_to_iso (date);
  else
    text = kor_ui_format_date (date);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Returns: whether the text is an amount; marks the entry */
gboolean
kor_entry_get_money (GtkWidget *entry, gint64 *cents)
{
  gboolean valid = kor_money_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), cents);

  kor_entry_mark (entry, valid);
  return valid;
}

void
kor_entry_set_money (GtkWidget *entry, gint64 cents)
{
  kor_entry_set_decimal (entry, 2, 2, cents);
}

/**
 * kor_entry_get_decimal:
 * @entry: a #GtkEditable
 * @decimals: how many decimals @scaled has
 * @scaled: (out): the number times ten to the power of @decimals; an empty entry is 0
 *
 * Returns: whether the text is a number; marks the entry
 */
gboolean
kor_entry_get_decimal (GtkWidget *entry, int decimals, gint64 *scaled)
{
  g_autofree char *text = kor_entry_dup_text (entry);
  gboolean valid = TRUE;

  *scaled = 0;
  if (text != NULL)
    valid = kor_decimal_parse (text, decimals, scaled);
  kor_entry_mark (entry, valid);
  return valid;
}

/**
 * kor_entry_set_decimal:
 * @entry: a #GtkEditable
 * @decimals: how many decimals @scaled has
 * @shown: how many of them are written even when they are zeros
 * @scaled: the number times ten to the power of @decimals
 */
void
kor_entry_set_decimal (GtkWidget *entry, int decimals, int shown, gint64 scaled)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 number = scaled < 0 ? -(guint64) scaled : (guint64) scaled;

  g_string_printf (text, "%0*" G_GUINT64_FORMAT, decimals + 1, number);
  if (decimals > 0)
    g_string_insert_c (
      text, (gssize) text->len - decimals, kor_ui_get_language () == KOR_LANGUAGE_EN ? '.' : ',');
  for (int i = decimals; i > shown && text->str[text->len - 1] == '0'; i--)
    g_string_truncate (text, text->len - 1);
  if (!g_ascii_isdigit (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  if (scaled < 0)
    g_string_prepend_c (text, '-');
  gtk_editable_set_text (GTK_EDITABLE (entry), text->str);
}
