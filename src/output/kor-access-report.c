/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-access-report.h"

#include "kor-document-transform.h"
#include "kor-file-writer.h"
#include "kor-report-xml.h"
#include "kor-xml.h"

/**
 * KorAccessReport:
 *
 * The reply to a request for access (R49–R51, Art. 15) as an XML file and as a paper with the same
 * values; the paper bears the SHA-256 of the file. Its layout belongs to the thread that made it.
 */
struct _KorAccessReport {
  GObject parent_instance;

  GBytes *xml;
  GBytes *page_xml;
  char *sha256;
  KorPageLayout *layout;
  gint64 made;
};

G_DEFINE_FINAL_TYPE (KorAccessReport, kor_access_report, G_TYPE_OBJECT)

static void
kor_access_report_finalize (GObject *object)
{
  KorAccessReport *self = KOR_ACCESS_REPORT (object);

  g_clear_pointer (&self->xml, g_bytes_unref);
  g_clear_pointer (&self->page_xml, g_bytes_unref);
  g_clear_object (&self->layout);
  g_free (self->sha256);
  G_OBJECT_CLASS (kor_access_report_parent_class)->finalize (object);
}

static void
kor_access_report_class_init (KorAccessReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_access_report_finalize;
}

static void
kor_access_report_init (KorAccessReport *self)
{
}

/**
 * kor_access_report_new:
 * @facts: what the register holds of a person
 * @error: return location
 *
 * Makes the report, checks it against its schema and lays the paper out, in the language of the facts.
 *
 * Returns: (transfer full) (nullable): the report, or %NULL with KOR_ERROR_BAD_FILE when the facts can't
 *   be told by the schema
 */
KorAccessReport *
kor_access_report_new (const KorAccessFacts *facts, GError **error)
{
  g_autoptr (xmlDoc) report = kor_report_xml_new (facts);
  g_autoptr (xmlDoc) page = NULL;
  KorAccessReport *self;

  if (!kor_xml_validate (report, "access-report", "access-report-1.xsd", error))
    return NULL;
  self = g_object_new (KOR_TYPE_ACCESS_REPORT, NULL);
  self->made = facts->made;
  self->xml = kor_xml_to_canonical (report);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->xml);
  page = kor_document_transform (report, "access-report.xsl", facts->language, self->sha256, NULL);
  self->page_xml = kor_xml_to_canonical (page);
  self->layout = kor_page_layout_new (page);
  return self;
}

/* The report as it is saved: Canonical XML 1.0. (transfer none) */
GBytes *
kor_access_report_get_xml (KorAccessReport *self)
{
  return self->xml;
}

/* Of exactly the bytes of the XML, as 64 hexadecimal digits; also printed on the paper. */
const char *
kor_access_report_get_sha256 (KorAccessReport *self)
{
  return self->sha256;
}

/* The paper before it is laid out, urn:kortisto:page:1. (transfer none) */
GBytes *
kor_access_report_get_page_xml (KorAccessReport *self)
{
  return self->page_xml;
}

/* The paper's pages, for the screen and the printer. (transfer none) */
KorPageLayout *
kor_access_report_get_layout (KorAccessReport *self)
{
  return self->layout;
}

/**
 * kor_access_report_save_xml:
 * @self: a report
 * @path: the file to write
 * @error: return location
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE
 */
gboolean
kor_access_report_save_xml (KorAccessReport *self, const char *path, GError **error)
{
  return kor_file_write_bytes (path, self->xml, error);
}

/* As kor_access_report_save_xml(), the paper as PDF. */
gboolean
kor_access_report_save_pdf (KorAccessReport *self, const char *path, GError **error)
{
  return kor_page_layout_save_pdf (self->layout, path, self->made, NULL, error);
}
