/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-list-memory.h"

#include "kor-printer-test-page.h"

#define MAX_SHEETS 6

/* One for the whole program; NULL without a schema. */
static GSettings *
get_settings (void)
{
  static GSettings *settings;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings != NULL)
    return settings;
  schema =
    g_settings_schema_source_lookup (g_settings_schema_source_get_default (), KOR_APP_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);
  return settings;
}

/* Returns: (transfer full): ids of sheets, the latest first */
GStrv
kor_list_memory_get_sheets (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? g_settings_get_strv (settings, "recent-sheets") : g_new0 (char *, 1);
}

/* The sheet @id has just been used. */
void
kor_list_memory_add_sheet (const char *id)
{
  g_auto (GStrv) former = kor_list_memory_get_sheets ();
  const char *sheets[MAX_SHEETS + 1] = { id };
  guint n = 1;

  for (guint i = 0; former[i] != NULL && n < MAX_SHEETS; i++)
    if (!g_str_equal (former[i], id))
      sheets[n++] = former[i];
  if (get_settings () != NULL)
    g_settings_set_strv (get_settings (), "recent-sheets", sheets);
}

/* Returns: (transfer full): the name of the printer used last; "": none yet */
char *
kor_list_memory_get_printer (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? g_settings_get_string (settings, "last-printer") : g_strdup ("");
}

void
kor_list_memory_set_printer (const char *printer)
{
  if (get_settings () != NULL)
    g_settings_set_string (get_settings (), "last-printer", printer);
}

static GVariant *
get_alignments (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? g_settings_get_value (settings, "printer-alignments")
                          : g_variant_ref_sink (g_variant_new ("a{s(dddd)}", NULL));
}

/* Returns: (transfer full): the printers with an alignment and the one used last, by name */
GStrv
kor_list_memory_get_printers (void)
{
  g_autoptr (GVariant) alignments = get_alignments ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *last = kor_list_memory_get_printer ();
  gboolean has_last = *last == '\0';
  GVariantIter iter;
  const char *name;

  g_variant_iter_init (&iter, alignments);
  while (g_variant_iter_next (&iter, "{&s@(dddd)}", &name, NULL)) {
    if (*name != '\0')
      g_strv_builder_add (names, name);
    has_last = has_last || g_str_equal (name, last);
  }
  if (!has_last)
    g_strv_builder_add (names, last);
  return g_strv_builder_end (names);
}

/* Returns: how far @printer is off; that of every printer without one of its own is called "" */
KorPrinterSettings
kor_list_memory_get_alignment (const char *printer)
{
  g_autoptr (GVariant) alignments = get_alignments ();
  KorPrinterSettings found = KOR_PRINTER_SETTINGS_NONE;
  KorPrinterSettings alignment;

  if ((g_variant_lookup (alignments,
                         printer,
                         "(dddd)",
                         &alignment.offset_x,
                         &alignment.offset_y,
                         &alignment.scale_x,
                         &alignment.scale_y) ||
       g_variant_lookup (alignments,
                         "",
                         "(dddd)",
                         &alignment.offset_x,
                         &alignment.offset_y,
                         &alignment.scale_x,
                         &alignment.scale_y)) &&
      kor_printer_settings_are_good (&alignment))
    found = alignment;
  return found;
}

void
kor_list_memory_set_alignment (const char *printer, const KorPrinterSettings *alignment)
{
  g_autoptr (GVariant) former = get_alignments ();
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (get_settings () == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(dddd)}"));
  g_variant_iter_init (&iter, former);
  while (g_variant_iter_next (&iter, "{&s@(dddd)}", &name, &value)) {
    if (!g_str_equal (name, printer))
      g_variant_builder_add (&builder, "{s@(dddd)}", name, value);
    g_variant_unref (value);
  }
  g_variant_builder_add (&builder,
                         "{s(dddd)}",
                         printer,
                         alignment->offset_x,
                         alignment->offset_y,
                         alignment->scale_x,
                         alignment->scale_y);
  g_settings_set_value (get_settings (), "printer-alignments", g_variant_builder_end (&builder));
}
