/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-notices.h"

#include <glib/gi18n.h>

#include "kor-request-next.h"
#include "kor-request-text.h"
#include "kor-request-words-text.h"
#include "kor-row-list.h"

struct _KorRequestNotices {
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KorRequestNotices, kor_request_notices, ADW_TYPE_PREFERENCES_GROUP)

static char *
describe (const KorRequestNotice *notice)
{
  /* Translators: what somebody is to a value, then the item it is about */
  g_autofree char *about =
    g_strdup_printf (_ ("%s · item %u"), kor_party_get_title (notice->party), notice->item);
  g_autofree char *day = kor_ui_format_weekday (notice->date);
  g_autofree char *by = kor_ui_shorten_name (notice->by);
  GString *text = g_string_new (about);

  if (notice->state != KOR_NOTICE_WAITING && notice->date != KOR_DATE_NONE)
    g_string_append_printf (text, " · %s", day);
  if (notice->state != KOR_NOTICE_WAITING && *by != '\0')
    g_string_append_printf (text, " · %s", by);
  if (notice->because != NULL && *notice->because != '\0')
    g_string_append_printf (text, "\n%s", notice->because);
  return g_string_free_and_steal (text);
}

static const char *
get_css_class (KorNoticeState state)
{
  switch (state) {
  case KOR_NOTICE_WAITING:
    return "warning";
  case KOR_NOTICE_SENT:
  case KOR_NOTICE_DONE:
    return "success";
  case KOR_NOTICE_IMPOSSIBLE:
  case KOR_N_NOTICE_STATES:
  default:
    return "dimmed";
  }
}

static GtkWidget *
create_row (const KorRequestNotice *notice, gboolean editable)
{
  g_autofree char *subtitle = describe (notice);
  g_autoptr (GVariant) party = kor_request_letter_target (KOR_LETTER_NOTICE, notice->name);
  g_autoptr (GVariant) id = g_variant_ref_sink (g_variant_new_int64 (notice->id));
  GtkWidget *row = kor_fact_row_new (notice->name, subtitle);
  gboolean waiting = notice->state == KOR_NOTICE_WAITING;

  kor_row_add_word (row, kor_notice_state_get_title (notice->state), get_css_class (notice->state));
  if (!editable)
    return row;
  if (waiting)
    kor_row_add_button (row, "printer-symbolic", _ ("Print…"), "case.letter", party);
  if (waiting || notice->state == KOR_NOTICE_SENT)
    kor_row_add_button (row, NULL, _ ("Note…"), "case.notice", id);
  return row;
}

static void
kor_request_notices_class_init (KorRequestNoticesClass *klass)
{
}

static void
kor_request_notices_init (KorRequestNotices *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  adw_preferences_group_set_title (group, _ ("Notices"));
  adw_preferences_group_set_description (
    group, _ ("Whoever gave or received a wrong value is told of the correction."));
  self->list = kor_row_list_new (_ ("Notices"));
  adw_preferences_group_add (group, GTK_WIDGET (self->list));
}

/**
 * kor_request_notices_set_request:
 * @self: the notices
 * @request: a case
 * @editable: whether this user may track them
 */
void
kor_request_notices_set_request (KorRequestNotices *self,
                                 const KorRequest *request,
                                 gboolean editable)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < request->notices->len; i++)
    g_ptr_array_add (rows,
                     create_row (g_ptr_array_index (request->notices, i),
                                 editable && request->closed == KOR_DATE_NONE));
  kor_row_list_fill (self->list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self), rows->len > 0);
}
