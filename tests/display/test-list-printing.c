/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Printing from the page of lists, with a printer of the test's own: the gate is asked behind the print
 * dialog, so that a ban saved while it is open counts (R13), and the run's record says what became of it.
 */

#include "kor-config.h"

#include <adwaita.h>
#include <string.h>

#include "kor-app-resources.h"
#include "kor-label-choice.h"
#include "kor-list-memory.h"
#include "kor-lists-page.h"
#include "kor-register-runs.h"
#include "kor-test-register.h"
#include "printer-stub.h"

#define TIMEOUT_S 20

typedef struct {
  KorRegister *register_;
  gint64 anna, bertta, kalle;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

/* --- waiting ------------------------------------------------------------------------------------------- */

typedef gboolean (*Condition) (Fixture *self);

static gboolean
late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
wait_for (Fixture *self, Condition condition)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (TIMEOUT_S, late_cb, &late);

  while (!condition (self)) {
    g_assert_false (late);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (timer);
}

static GtkWidget *
find_button (GtkWidget *root, const char *action)
{
  if (GTK_IS_BUTTON (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, action);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
can_print (Fixture *self)
{
  return gtk_widget_is_sensitive (find_button (self->page, "page.print"));
}

static gboolean
is_sent (Fixture *self)
{
  return printer_stub_is_sent ();
}

static GPtrArray *
list_runs (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *runs = kor_register_list_runs (self->register_, 0, 100, &error);

  g_assert_no_error (error);
  return runs;
}

static guint
count_runs (Fixture *self)
{
  g_autoptr (GPtrArray) runs = list_runs (self);

  return runs->len;
}

static KorRunState
get_state (Fixture *self)
{
  g_autoptr (GPtrArray) runs = list_runs (self);

  g_assert_cmpuint (runs->len, ==, 1);
  return ((const KorListRun *) runs->pdata[0])->state;
}

static gboolean
is_ended (Fixture *self)
{
  return count_runs (self) == 1 && get_state (self) != KOR_RUN_PREPARED;
}

/* --- the window ----------------------------------------------------------------------------------------- */

static gint64
add_customer (Fixture *self, const char *first_name, const char *last_name, const char *street)
{
  KorCustomer *customer = kor_test_customer_new (first_name, last_name);

  g_set_str (&kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->street, street);
  return kor_test_save_customer (self->register_, customer);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->register_ = kor_test_register_new ();
  self->anna = add_customer (self, "Anna", "Aallonharja", "Lokkitie 1");
  self->bertta = add_customer (self, "Bertta", "Korpikuusi", "Lokkitie 2");
  self->kalle = add_customer (self, "Kalle", "Lumivuo", "Lokkitie 3");
  self->page = kor_lists_page_new (self->register_);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 780);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for (self, can_print);
}

static gboolean
is_idle (Fixture *self)
{
  return !g_main_context_pending (NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_for (self, is_idle);
  kor_test_register_free (self->register_);
  printer_stub_clear ();
}

static void
press_print (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (self->page, "page.print", NULL));
  g_assert_true (printer_stub_is_open ());
}

static void
ban (Fixture *self, gint64 customer)
{
  kor_test_add_ban (self->register_, customer, KOR_SCOPE_DIRECT_ADVERTISING, KOR_EXTENT_BOTH);
}

/* --- what is on the paper -------------------------------------------------------------------------------- */

static char *
read_pdf (const char *option)
{
  g_autofree char *path = kor_test_path ("printed.pdf");
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (printer_stub_get_pdf (), &size);
  const char *argv[] = { "pdftotext", option, path, "-", NULL };
  char *text = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_spawn_sync (
    NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_printed (Fixture *self, gboolean bertta)
{
  g_autofree char *text = read_pdf ("-layout");

  g_assert_nonnull (strstr (text, "Anna Aallonharja"));
  g_assert_nonnull (strstr (text, "Kalle Lumivuo"));
  g_assert_true ((strstr (text, "Korpikuusi") != NULL) == bertta);
}

static void
assert_recorded (Fixture *self, guint n_persons)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = list_runs (self);
  const KorListRun *run = runs->pdata[0];
  g_autoptr (GPtrArray) persons = kor_register_load_run_persons (self->register_, run->id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (run->printed, ==, n_persons);
  g_assert_cmpuint (persons->len, ==, n_persons);
  g_assert_cmpstr (run->medium, ==, "labels");
  g_assert_cmpstr (run->sheet, ==, "avery-l7160");
}

/* --- tests ----------------------------------------------------------------------------------------------- */

static void
test_whole (Fixture *self, gconstpointer data)
{
  double width, height;

  press_print (self);
  printer_stub_get_paper (&width, &height);
  g_assert_cmpfloat_with_epsilon (width, 210, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 297, 0.01);
  printer_stub_choose ("Toimisto");
  wait_for (self, is_sent);
  assert_printed (self, TRUE);
  g_assert_cmpint (get_state (self), ==, KOR_RUN_PREPARED);
  printer_stub_end_sending (TRUE);
  wait_for (self, is_ended);
  g_assert_cmpint (get_state (self), ==, KOR_RUN_PRODUCED);
  assert_recorded (self, 3);
}

/* Nothing is asked of the gate before the dialog has closed: the ban comes in time. */
static void
test_ban_in_dialog (Fixture *self, gconstpointer data)
{
  press_print (self);
  g_assert_cmpuint (count_runs (self), ==, 0);
  ban (self, self->bertta);
  g_assert_cmpuint (count_runs (self), ==, 0);
  printer_stub_choose ("Toimisto");
  wait_for (self, is_sent);
  assert_printed (self, FALSE);
  printer_stub_end_sending (TRUE);
  wait_for (self, is_ended);
  g_assert_cmpint (get_state (self), ==, KOR_RUN_PRODUCED);
  assert_recorded (self, 2);
}

/* The preview still shows the person when Print is pressed: the main loop has not run in between. */
static void
test_ban_in_preview (Fixture *self, gconstpointer data)
{
  ban (self, self->bertta);
  press_print (self);
  printer_stub_choose ("Toimisto");
  wait_for (self, is_sent);
  assert_printed (self, FALSE);
  printer_stub_end_sending (TRUE);
  wait_for (self, is_ended);
  assert_recorded (self, 2);
}

static void
test_all_banned (Fixture *self, gconstpointer data)
{
  press_print (self);
  ban (self, self->anna);
  ban (self, self->bertta);
  ban (self, self->kalle);
  printer_stub_choose ("Toimisto");
  wait_for (self, is_ended);
  g_assert_false (printer_stub_is_sent ());
  g_assert_null (printer_stub_get_pdf ());
  g_assert_cmpint (get_state (self), ==, KOR_RUN_FAILED);
}

static void
test_dismissed (Fixture *self, gconstpointer data)
{
  press_print (self);
  printer_stub_dismiss ();
  wait_for (self, is_idle);
  wait_for (self, can_print);
  g_assert_cmpuint (count_runs (self), ==, 0);
  g_assert_null (printer_stub_get_pdf ());
}

static void
test_not_printed (Fixture *self, gconstpointer data)
{
  press_print (self);
  printer_stub_choose ("Toimisto");
  wait_for (self, is_sent);
  printer_stub_end_sending (FALSE);
  wait_for (self, is_ended);
  g_assert_cmpint (get_state (self), ==, KOR_RUN_FAILED);
}

/* Where the first name stands, in points from the left. */
static double
find_anna (void)
{
  g_autofree char *text = read_pdf ("-bbox");
  const char *word = strstr (text, ">Anna<");
  const char *x = NULL;

  g_assert_nonnull (word);
  for (const char *p = strstr (text, "xMin=\""); p != NULL && p < word;
       p = strstr (p + 1, "xMin=\""))
    x = p;
  g_assert_nonnull (x);
  return g_ascii_strtod (x + strlen ("xMin=\""), NULL);
}

static double
print_at (Fixture *self, const char *printer)
{
  double x;

  wait_for (self, can_print);
  press_print (self);
  printer_stub_choose (printer);
  wait_for (self, is_sent);
  x = find_anna ();
  printer_stub_end_sending (TRUE);
  wait_for (self, is_idle);
  printer_stub_clear ();
  return x;
}

/* Each printer has its own alignment, and it is the chosen one's that counts. */
static void
test_alignment (Fixture *self, gconstpointer data)
{
  const KorPrinterSettings off = { 5, 0, 1, 1 };
  double plain, moved;

  kor_list_memory_set_alignment ("Varasto", &off);
  plain = print_at (self, "Toimisto");
  moved = print_at (self, "Varasto");
  g_assert_cmpfloat_with_epsilon (moved - plain, 5 * KOR_MM_TO_PT, 0.1);
}

/* Cancelled while it is made: nothing goes to the printer as if nothing had happened. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  press_print (self);
  printer_stub_choose ("Toimisto");
  while (!gtk_widget_is_sensitive (find_button (self->page, "lists.cancel")))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (self->page, "lists.cancel", NULL);
  while (gtk_widget_is_sensitive (find_button (self->page, "lists.cancel")) &&
         !printer_stub_is_sent ())
    g_main_context_iteration (NULL, TRUE);
  if (printer_stub_is_sent ()) { /* it was done before it could be cancelled */
    printer_stub_end_sending (FALSE);
    wait_for (self, is_ended);
  }
  wait_for (self, can_print);
  if (count_runs (self) > 0)
    g_assert_cmpint (get_state (self), ==, KOR_RUN_FAILED);
}

/* --- spoiled labels in words ------------------------------------------------------------------------------ */

static void
assert_places (const char *text, const char *read)
{
  g_autoptr (GArray) places = kor_label_places_parse (text, 21);
  g_autofree char *written = places != NULL ? kor_label_places_to_text (places) : NULL;

  g_assert_cmpstr (written, ==, read);
}

static void
test_places (void)
{
  assert_places (NULL, "");
  assert_places (" 5, 9-11 ", "5, 9-11");
  assert_places ("11;9–10,5,5", "5, 9-11");
  assert_places ("1,2", "1, 2");
  assert_places ("1-21", "1-21");
  assert_places ("3,,4", "3, 4");
  assert_places ("0", NULL);
  assert_places ("22", NULL);
  assert_places ("4-2", NULL);
  assert_places ("4-", NULL);
  assert_places ("-4", NULL);
  assert_places ("x", NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  kor_test_init (&argc, &argv);
  adw_init ();
  /* GTK warns of the compose file of some languages. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_resources_register (kor_app_get_resource ());

  g_test_add_func ("/list-printing/places", test_places);
  add ("/list-printing/whole", test_whole);
  add ("/list-printing/ban-in-dialog", test_ban_in_dialog);
  add ("/list-printing/ban-in-preview", test_ban_in_preview);
  add ("/list-printing/all-banned", test_all_banned);
  add ("/list-printing/dismissed", test_dismissed);
  add ("/list-printing/not-printed", test_not_printed);
  add ("/list-printing/alignment", test_alignment);
  add ("/list-printing/cancelled", test_cancelled);
  return kor_test_run ();
}
