/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-portability-collect.h"
#include "kor-test-requests.h"

#include <string.h>

static char *
collect (KorRegister *self, gint64 id)
{
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kor_portability_collect (self, request, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
}

static void
assert_has (const char *xml, const char *part)
{
  if (strstr (xml, part) == NULL)
    g_error ("missing in the file: %s", part);
}

static void
save (KorRegister *self, KorCustomer *customer, const char *source, const char *reason)
{
  kor_test_assert_done (kor_register_save_customer (self, customer, source, reason, &done_error));
}

/* What the person told and had corrected goes along; what others told does not (Art. 20). */
static void
test_sources (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Onni", "Lumilahti");
  gint64 rectification, id;
  g_autofree char *xml = NULL;
  g_autoptr (GPtrArray) lookups = NULL;

  kor_customer_set_phone (customer, "040 555 0188");
  save (self, customer, KOR_SOURCE_OWN_NOTICE, NULL);
  g_set_str (&customer->organisation, "Lumi Ky");
  save (self, customer, "yritysrekisteri", "päivitys");
  kor_test_add_order (self, customer->id, "T-1");
  kor_test_add_ban (self, customer->id, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  rectification = kor_test_add_known_request (self, KOR_REQUEST_RECTIFICATION, customer->id);
  kor_test_claim (self, rectification, "last_name", "Lumilahti-Koe", KOR_GROUND_OUTDATED);
  kor_test_assert_done (kor_register_decide_request (self, rectification, TRUE, NULL, &done_error));
  id = kor_test_add_known_request (self, KOR_REQUEST_PORTABILITY, customer->id);

  xml = collect (self, id);
  assert_has (xml, "<portability xmlns=\"urn:kortisto:portability:1\" case=\"2026-002\"");
  assert_has (xml, "field=\"first_name\" source=\"own-notice\">Onni</value>");
  assert_has (xml, "field=\"last_name\" source=\"customer-request\">Lumilahti-Koe</value>");
  assert_has (xml, "field=\"phone\" source=\"own-notice\">040 555 0188</value>");
  assert_has (xml, " number=\"T-1\"");
  assert_has (xml, " scope=\"direct-marketing\"");
  assert_has (xml, "kind=\"portability\"");
  g_assert_null (strstr (xml, "Lumi Ky"));
  g_assert_null (strstr (xml, KOR_TEST_USER_NAME));

  lookups = kor_register_list_lookups (self, customer->id, NULL);
  g_assert_cmpuint (lookups->len, ==, 1);
  g_assert_cmpstr (((const KorLookup *) lookups->pdata[0])->purpose, ==, "export");
  kor_test_register_free (self);
}

static void
test_not_held (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorRequest) request = kor_test_request_new (KOR_REQUEST_PORTABILITY, 0, "2026-11-16");
  g_autofree char *xml = NULL;

  request->not_in_register = TRUE;
  request->requester = g_strdup ("Veera Kuukkeli");
  xml = collect (self, kor_test_save_request (self, g_steal_pointer (&request)));
  assert_has (xml, "<person></person><values></values><orders></orders><bans></bans>");
  assert_has (xml, "requester=\"Veera Kuukkeli\"");
  kor_test_register_free (self);
}

static void
test_not_found_yet (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_request (self, KOR_REQUEST_PORTABILITY, 0);
  g_autoptr (KorRequest) request = kor_test_load_request (self, id);
  g_autoptr (GError) error = NULL;

  g_assert_null (kor_portability_collect (self, request, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_ALLOWED);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/portability-collect/sources", test_sources);
  g_test_add_func ("/portability-collect/not-held", test_not_held);
  g_test_add_func ("/portability-collect/not-found-yet", test_not_found_yet);
  return kor_test_run ();
}
