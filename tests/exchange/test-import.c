/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-import.h"

#include <string.h>

#include "import-fixture.h"
#include "kor-error.h"

#define HEAD "id,first_name,last_name,postal_code,city\n"

static void
check_maps (KorImportKind kind,
            const char *bytes,
            gssize n_bytes,
            const char *const *maps,
            const char *wanted)
{
  g_autofree char *path = write_file ("f.csv", bytes, n_bytes);
  g_autofree char *found = import_text (kind, path, maps);

  g_assert_cmpstr (found, ==, wanted);
}

static void
check (KorImportKind kind, const char *text, const char *wanted)
{
  check_maps (kind, text, -1, NULL, wanted);
}

static void
check_latin (KorImportKind kind, const char *text, const char *wanted)
{
  gsize length;
  g_autofree char *bytes = g_convert (text, -1, "WINDOWS-1252", "UTF-8", NULL, &length, NULL);

  g_assert_nonnull (bytes);
  check_maps (kind, bytes, (gssize) length, NULL, wanted);
}

static void
test_customers (void)
{
  check (KOR_IMPORT_CUSTOMERS,
         "id,first_name,last_name,organisation,email,street,postal_code,city,country,phone,"
         "publication_ban,marketing_ban,source,created,region,co,language,deceased,returned_mail,"
         "restricted\n"
         "A1,Helmi,Aho,Ahon Saha Oy,helmi@aho.example,Torikatu 38,90110,Oulu,FI,08 123,yes,no,"
         "web shop,2020-05-06,,Väinö Niemi,sv,no,yes,1\n"
         ",,Lang,,,Obere Str. 57,D-12209,Berlin,Germany,,,x,,4.7.1996,Brandenburg,,en,x,,\n",
         "2: id=A1 first=Helmi last=Aho org=Ahon Saha Oy email=helmi@aho.example phone=08 123 "
         "co=Väinö Niemi street=Torikatu 38 code=90110 city=Oulu country=FI returned=yes "
         "language=sv restricted=yes publication_ban=yes source=web shop created=2020-05-06\n"
         "3: last=Lang street=Obere Str. 57 code=D-12209 city=Berlin region=Brandenburg country=DE "
         "language=en deceased=yes marketing_ban=yes created=1996-07-04\n");
}

/* An empty country is Finland; a row that says nothing of an address has none. */
static void
test_addresses (void)
{
  check (KOR_IMPORT_CUSTOMERS,
         "last_name,street,postal_code,city,country\n"
         "Aho,Torikatu 38,90110,Oulu,\n"
         "Niemi,,,,\n"
         "Lie,,,,Norge\n"
         "Söder,Strandg. 3,AX-22100,Mariehamn,Åland\n"
         "Moss,Hill 1,WX1 6LT,London,uk\n"
         "Walsh,8 Mill Road,,Cork,Irlanti\n"
         "Aho,Torikatu 38,FI-00100,Helsinki,suomi\n"
         "\"Rivi\",\"Torikatu 38\r\nB 12\",\" 90110 \",\"Ou\nlu\",\u00a0Suomi\u00a0\n",
         "2: last=Aho street=Torikatu 38 code=90110 city=Oulu country=FI language=fi\n"
         "3: last=Niemi language=fi\n"
         "4: last=Lie country=NO language=fi\n"
         "5: last=Söder street=Strandg. 3 code=22100 city=Mariehamn country=AX language=fi\n"
         "6: last=Moss street=Hill 1 code=WX1 6LT city=London country=GB language=fi\n"
         "7: last=Walsh street=8 Mill Road city=Cork country=IE language=fi\n"
         "8: last=Aho street=Torikatu 38 code=00100 city=Helsinki country=FI language=fi\n"
         "9: last=Rivi street=Torikatu 38\nB 12 code=90110 city=Ou lu country=FI language=fi\n");
}

static void
test_names (void)
{
  check (KOR_IMPORT_CUSTOMERS,
         "name,first_name,organisation\n"
         "Maria Anders,,\n"
         "José Pedro Freyre,,\n"
         "Isabel de Castro,,\n"
         "Jan van der Berg,,\n"
         "Otto Von Stein,,\n"
         "\"Aho, Helmi Maria\",,\n"
         "Cher,,\n"
         "Li Na,,\n"
         "De Wit,,\n"
         "Someone Else,Helmi,\n"
         ",,Ahon Saha Oy\n"
         "A\u0308ke  Ab\u00a0Berg,,\n",
         "2: first=Maria last=Anders language=fi\n"
         "3: first=José Pedro last=Freyre language=fi\n"
         "4: first=Isabel last=de Castro language=fi\n"
         "5: first=Jan last=van der Berg language=fi\n"
         "6: first=Otto last=Von Stein language=fi\n"
         "7: first=Helmi Maria last=Aho language=fi\n"
         "8: last=Cher language=fi\n"
         "9: first=Li last=Na language=fi\n"
         "10: first=De last=Wit language=fi\n"
         "11: first=Helmi language=fi\n"
         "12: org=Ahon Saha Oy language=fi\n"
         "13: first=Äke last=Ab\u00a0Berg language=fi\n");
}

static void
test_headings (void)
{
  check (
    KOR_IMPORT_CUSTOMERS,
    "Asiakasnumero;Etunimi;Sukunimi;Yritys;Sähköposti;Katuosoite;Postinumero;"
    "Postitoimipaikka;Maa;Puhelin;Julkaisukielto;Markkinointikielto;Lähde;Luotu\n"
    "7;Helmi;Aho;Saha;h@aho.example;Torikatu 38;90110;Oulu;Suomi;08 1;kyllä;ei;kauppa;6.5.2020\n",
    "2: id=7 first=Helmi last=Aho org=Saha email=h@aho.example phone=08 1 street=Torikatu 38 "
    "code=90110 city=Oulu country=FI language=fi publication_ban=yes source=kauppa "
    "created=2020-05-06\n");
  check (KOR_IMPORT_CUSTOMERS,
         "Kundnummer;Förnamn;Efternamn;Företag;E-post;Gatuadress;Postnummer;Ort;Land;Telefon;"
         "Publiceringsförbud;Marknadsföringsförbud;Källa;Skapad;Språk\n"
         "7;Maj;Söder;Saha;m@s.example;Bergv. 8;958 22;Luleå;Sverige;09 "
         "1;nej;ja;butik;6.5.2020;svenska\n",
         "2: id=7 first=Maj last=Söder org=Saha email=m@s.example phone=09 1 street=Bergv. 8 "
         "code=958 22 city=Luleå country=SE language=sv marketing_ban=yes source=butik "
         "created=2020-05-06\n");
  check (KOR_IMPORT_CUSTOMERS,
         "Customer ID,FIRST NAME,Last-Name,Company,E-Mail Address,Street Address,ZIP code,Town,"
         "Country Code,Telephone\n"
         "7,Helmi,Aho,Saha,h@aho.example,Torikatu 38,90110,Oulu,FIN,08 1\n",
         "2: id=7 first=Helmi last=Aho org=Saha email=h@aho.example phone=08 1 street=Torikatu 38 "
         "code=90110 city=Oulu country=FI language=fi\n");
  check (KOR_IMPORT_ORDERS,
         "Tilausnumero;Asiakasnumero;Päivämäärä;Tila;Laskun tila;Yhteensä;Valuutta\n"
         "T1;7;6.5.2020;Toimitettu;Maksettu;1 234,50;EUR\n",
         "2: order=T1 customer=7 date=2020-05-06 state=delivered invoice=paid cents=123450 "
         "currency=EUR\n");
  check (KOR_IMPORT_ORDERS,
         "Ordernummer;Kundnummer;Datum;Status;Fakturastatus;Summa;Valuta\n"
         "T1;7;6.5.2020;Öppen;Under indrivning;-12,5;sek\n",
         "2: order=T1 customer=7 date=2020-05-06 state=open invoice=in-collection cents=-1250 "
         "currency=SEK\n");
  check (KOR_IMPORT_ORDER_LINES,
         "Tilausnumero;Tuote;Tuotenimi;Määrä;Yksikköhinta;Alennus\nT1;11;Lauta;2,5;9,80 €;5 %\n",
         "2: order=T1 product=11 description=Lauta milli=2500 micro=9800000 bp=500\n");
}

/* What Excel in Finland saves as "CSV": Windows-1252, semicolons, CR LF, no-break spaces in sums.
 */
static void
test_finnish_excel (void)
{
  check_latin (
    KOR_IMPORT_CUSTOMERS,
    "Asiakasnumero;Etunimi;Sukunimi;Organisaatio;Katuosoite;Postinumero;Paikkakunta;Maa\r\n"
    "1001;Väinö;Mäkelä;\"Puu & Ääni; Oy\";\"Tehtaankatu 3 \"\"B\"\"\";00140;Helsinki;\r\n"
    "1002;Åsa;Öhman;;Kauppakatu 2;06100;Porvoo;Suomi\r\n"
    ";;;;;;;\r\n",
    "2: id=1001 first=Väinö last=Mäkelä org=Puu & Ääni; Oy street=Tehtaankatu 3 \"B\" "
    "code=00140 city=Helsinki country=FI language=fi\n"
    "3: id=1002 first=Åsa last=Öhman street=Kauppakatu 2 code=06100 city=Porvoo "
    "country=FI language=fi\n");
  check_latin (KOR_IMPORT_ORDERS,
               "Tilausnumero;Asiakasnumero;Päivä;Tila;Laskun tila;Summa\r\n"
               "5001;1001;4.7.2025;toimitettu;erääntynyt;1\u00a0234,50 €\r\n"
               "5002;1002;31.12.2025;avoin;;99,90\r\n",
               "2: order=5001 customer=1001 date=2025-07-04 state=delivered invoice=overdue "
               "cents=123450 currency=EUR\n"
               "3: order=5002 customer=1002 date=2025-12-31 state=open invoice=none cents=9990 "
               "currency=EUR\n");
}

static void
test_orders (void)
{
  check (KOR_IMPORT_ORDERS,
         "order_no,customer_id,date,status,invoice_status,total_cents,total,currency\n"
         "1,A,1996-07-04 00:00:00.000,delivered,written-off,1250,,USD\n"
         "2,A,1996-07-05,cancelled,none,,\"1,234.5\",\n"
         "3,A,1996-07-06,archived,in-collection,,,€\n"
         "4,A,1996-07-07,,,-5,99,\n",
         "2: order=1 customer=A date=1996-07-04 state=delivered invoice=written-off cents=1250 "
         "currency=USD\n"
         "3: order=2 customer=A date=1996-07-05 state=cancelled invoice=none cents=123450 "
         "currency=EUR\n"
         "4: order=3 customer=A date=1996-07-06 state=archived invoice=in-collection currency=EUR\n"
         "5: order=4 customer=A date=1996-07-07 state=open invoice=none cents=-5 currency=EUR\n");
  check (
    KOR_IMPORT_ORDER_LINES,
    "order_no,product,description,quantity,unit_price,discount\n"
    "1,11,Board,12,14,0.0\n1,42,,0.5,9.8,0.15\n1,,,-1,0.123456,5 %\n1,,,1,1,1\n1,,,1,1,\"12,5%\"\n",
    "2: order=1 product=11 description=Board milli=12000 micro=14000000 bp=0\n"
    "3: order=1 product=42 milli=500 micro=9800000 bp=1500\n"
    "4: order=1 milli=-1000 micro=123456 bp=500\n"
    "5: order=1 milli=1000 micro=1000000 bp=10000\n"
    "6: order=1 milli=1000 micro=1000000 bp=1250\n");
}

#define FOREIGN "CustomerID,CompanyName,ContactName,Fax,Region,\nA,Saha,Helmi Aho,1,,\n"

static void
check_map (const char *text, const char *first, const char *second, const char *wanted)
{
  const char *const maps[] = { first, second, NULL };

  check_maps (KOR_IMPORT_CUSTOMERS, text, -1, maps, wanted);
}

/* A map goes before a heading, and is taken whatever the case and the spaces of the column. */
static void
test_maps (void)
{
  check_map (
    FOREIGN, "name=ContactName", NULL, "2: id=A first=Helmi last=Aho org=Saha language=fi\n");
  check_map (
    FOREIGN, "name=contact name", NULL, "2: id=A first=Helmi last=Aho org=Saha language=fi\n");
  check_map (FOREIGN, "last_name = CompanyName", "id=Fax", "2: id=1 last=Saha language=fi\n");
  check_map ("first_name,Last Name\nAho,Helmi\n",
             "first_name=last name",
             "last_name=first_name",
             "2: first=Helmi last=Aho language=fi\n");
  check_map (HEAD, "shoe_size=city", NULL, "error: f.csv|||shoe_size|unknown-field|shoe_size=city");
  check_map (HEAD, "order_no=city", NULL, "error: f.csv|||order_no|unknown-field|order_no=city");
  check_map (HEAD, "city=Town Hall", NULL, "error: f.csv|||city|unknown-column|Town Hall");
  check_map (HEAD, "city", NULL, "error: f.csv||||bad-map|city");
}

/* What the import dialog shows before anything is read. */
static void
test_columns (void)
{
  static const char *const maps[] = { "name=ContactName", NULL };
  g_autofree char *path = write_file ("foreign.csv", FOREIGN, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorImport) import = kor_import_new (KOR_IMPORT_CUSTOMERS, path, maps, &error);
  g_autofree char *unmapped = NULL;
  g_auto (GStrv) names = NULL;
  KorImportField field;
  guint64 present;

  g_assert_no_error (error);
  names = kor_import_get_unmapped (import);
  unmapped = g_strjoinv ("|", names);
  g_assert_cmpstr (unmapped, ==, "Fax|#6");
  g_assert_cmpstr (kor_import_get_headings (import)[1], ==, "CompanyName");
  g_assert_true (kor_import_guess (import, 1, &field));
  g_assert_cmpint (field, ==, KOR_IMPORT_FIELD_ORGANISATION);
  g_assert_true (kor_import_guess (import, 2, &field));
  g_assert_cmpint (field, ==, KOR_IMPORT_FIELD_NAME);
  g_assert_false (kor_import_guess (import, 3, &field));
  present = kor_import_get_present (import);
  g_assert_true (present & KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_LAST_NAME));
  g_assert_false (present & KOR_IMPORT_FIELD_BIT (KOR_IMPORT_FIELD_CITY));
}

static void
test_folder (void)
{
  g_autofree char *path = write_file ("f.csv", "x", 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *wanted = g_strconcat ("error: ", name, "||||not-a-file|directory", NULL);
  g_autofree char *found = import_text (KOR_IMPORT_CUSTOMERS, folder, NULL);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_missing_columns (void)
{
  check (KOR_IMPORT_CUSTOMERS,
         "id,first_name,city\n1,A,B\n",
         "error: f.csv|||last_name|missing-column|");
  check (KOR_IMPORT_ORDERS, "order_no,customer_id\n1,A\n", "error: f.csv|||date|missing-column|");
  check (KOR_IMPORT_ORDERS, "order_no,date\n1,A\n", "error: f.csv|||customer_id|missing-column|");
  check (KOR_IMPORT_ORDERS, "date,customer_id\n1,A\n", "error: f.csv|||order_no|missing-column|");
  check (KOR_IMPORT_ORDER_LINES,
         "order_no,quantity\n1,1\n",
         "error: f.csv|||unit_price|missing-column|");
  check (KOR_IMPORT_CUSTOMERS, "organisation\nSaha\n", "2: org=Saha language=fi\n");
}

/* The words of a ban; "" is no, and what is not understood is never taken for no. */
static void
test_yes_no (void)
{
  static const char *const yes[] = { "yes", "Y",  "1", "TRUE", "kyllä", "Kyllä",
                                     "ja",  "JA", "x", "X",    "tosi" };
  static const char *const no[] = {
    "no", "N", "0", "False", "ei", "EI", "nej", "", " ", "epätosi"
  };
  static const char *const unreadable[] = { "-", "?", "2", "kai", "yes please", "00", "on" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++) {
    g_autofree char *text = g_strdup_printf ("last_name,publication_ban\nAho,%s\n", yes[i]);

    check (KOR_IMPORT_CUSTOMERS, text, "2: last=Aho language=fi publication_ban=yes\n");
  }
  for (guint i = 0; i < G_N_ELEMENTS (no); i++) {
    g_autofree char *text = g_strdup_printf ("last_name,publication_ban\nAho,%s\n", no[i]);

    check (KOR_IMPORT_CUSTOMERS, text, "2: last=Aho language=fi\n");
  }
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++) {
    g_autofree char *text = g_strdup_printf ("last_name,publication_ban\nAho,%s\n", unreadable[i]);
    g_autofree char *wanted =
      g_strdup_printf ("error: f.csv|2|2|publication_ban|bad-yes-no|%s", unreadable[i]);

    check (KOR_IMPORT_CUSTOMERS, text, wanted);
  }
}

/* Each file that must be refused, with the place it is refused for. */
static void
test_hostile_files (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *huge_file =
    g_strconcat (HEAD "1,A,B,90110,Oulu\n2,A,", huge, ",90110,Oulu\n", NULL);

  check (KOR_IMPORT_CUSTOMERS,
         HEAD "1,A,B,9011,Oulu\n",
         "error: f.csv|2|4|postal_code|bad-postcode|9011");
  check (KOR_IMPORT_CUSTOMERS,
         HEAD "1,A,B,9011O,Oulu\n",
         "error: f.csv|2|4|postal_code|bad-postcode|9011O");
  check (KOR_IMPORT_CUSTOMERS,
         HEAD "1,A,B,901101,Oulu\n",
         "error: f.csv|2|4|postal_code|bad-postcode|901101");
  check (KOR_IMPORT_CUSTOMERS,
         HEAD "1,A,B,90110,Oulu\n2,\"A,B,90110,Oulu\n",
         "error: f.csv|3|2||unbalanced-quote|");
  check_maps (KOR_IMPORT_CUSTOMERS,
              HEAD "1,A,B\0,90110,Oulu\n",
              sizeof HEAD - 1 + 18,
              NULL,
              "error: f.csv|2|3||nul-byte|");
  check (KOR_IMPORT_CUSTOMERS, huge_file, "error: f.csv|3|3||field-too-long|1024");
  check (KOR_IMPORT_CUSTOMERS, "", "error: f.csv||||empty-file|");
  check (KOR_IMPORT_CUSTOMERS, "\xef\xbb\xbf\r\n\r\n", "error: f.csv||||empty-file|");
  check (
    KOR_IMPORT_CUSTOMERS, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "error: f.csv||||not-text|PDF");
  check (KOR_IMPORT_CUSTOMERS, HEAD "1,A,B,90110\n", "error: f.csv|2|||wrong-field-count|4/5");
  check (KOR_IMPORT_CUSTOMERS,
         HEAD "1,A,B,90110,Oulu\n\n2,A,B,90110,Oulu,x\n",
         "error: f.csv|4|||wrong-field-count|6/5");
}

static void
test_bad_values (void)
{
  check (KOR_IMPORT_CUSTOMERS, HEAD "1,,,90110,Oulu\n", "error: f.csv|2||name|no-name|");
  check (KOR_IMPORT_CUSTOMERS,
         HEAD "1,A,B,90110,Oulu\n2,A,B,,\n1,C,D,,\n",
         "error: f.csv|4|1|id|duplicate-id|1");
  check (KOR_IMPORT_CUSTOMERS,
         "Sukunimi;Maa\nAho;Suomi\nAho;Atlantis\n",
         "error: f.csv|3|2|Maa|bad-country|Atlantis");
  check (KOR_IMPORT_CUSTOMERS,
         "Sukunimi;Markkinointikielto\nAho;kyllä\nAho;ehkä\n",
         "error: f.csv|3|2|Markkinointikielto|bad-yes-no|ehkä");
  check (KOR_IMPORT_CUSTOMERS,
         "last_name,publication_ban\nAho,-\n",
         "error: f.csv|2|2|publication_ban|bad-yes-no|-");
  check (KOR_IMPORT_CUSTOMERS,
         "last_name,created\nAho,30.2.2020\n",
         "error: f.csv|2|2|created|bad-date|30.2.2020");
  check (KOR_IMPORT_CUSTOMERS,
         "last_name,language\nAho,klingon\n",
         "error: f.csv|2|2|language|bad-word|klingon");
  check (KOR_IMPORT_CUSTOMERS,
         "last_name,country\nAho,"
         "123456789012345678901234567890123456789012345\n",
         "error: f.csv|2|2|country|bad-country|123456789012345678901234567890123456789…");
}

static void
test_bad_order_values (void)
{
  check (KOR_IMPORT_ORDERS, "order_no,customer_id,date\n1,A,\n", "error: f.csv|2|3|date|bad-date|");
  check (KOR_IMPORT_ORDERS,
         "order_no,customer_id,date\n1,,1.1.2020\n",
         "error: f.csv|2|2|customer_id|no-value|");
  check (KOR_IMPORT_ORDERS,
         "order_no,customer_id,date\n1,A,1.1.2020\n1,B,1.1.2020\n",
         "error: f.csv|3|1|order_no|duplicate-id|1");
  check (KOR_IMPORT_ORDERS,
         "order_no,customer_id,date,total\n1,A,1.1.2020,12.345\n",
         "error: f.csv|2|4|total|bad-amount|12.345");
  check (KOR_IMPORT_ORDERS,
         "order_no,customer_id,date,total_cents\n1,A,1.1.2020,12.5\n",
         "error: f.csv|2|4|total_cents|bad-amount|12.5");
  check (KOR_IMPORT_ORDERS,
         "order_no,customer_id,date,status\n1,A,1.1.2020,lost\n",
         "error: f.csv|2|4|status|bad-word|lost");
  check (KOR_IMPORT_ORDERS,
         "order_no,customer_id,date,currency\n1,A,1.1.2020,EURO\n",
         "error: f.csv|2|4|currency|bad-word|EURO");
  check (KOR_IMPORT_ORDER_LINES,
         "order_no,quantity,unit_price,discount\n1,1,1,5\n",
         "error: f.csv|2|4|discount|bad-amount|5");
  check (KOR_IMPORT_ORDER_LINES,
         "order_no,quantity,unit_price\n1,many,1\n",
         "error: f.csv|2|2|quantity|bad-amount|many");
  check (KOR_IMPORT_ORDER_LINES,
         "order_no,quantity,unit_price\n1,1,\n",
         "error: f.csv|2|3|unit_price|bad-amount|");
}

typedef struct {
  guint n_rows;
  guint stop_at;
  gsize done;
  gsize total;
  guint n_progress;
  GCancellable *cancellable;
} Counter;

static gboolean
count_row_cb (gpointer record, gpointer user_data, GError **error)
{
  const KorImportOrder *order = record;
  Counter *counter = user_data;
  g_autofree char *line = g_strdup_printf ("%u", order->line);

  if (++counter->n_rows != counter->stop_at)
    return TRUE;
  kor_error_set (error,
                 KOR_ERROR_BAD_FILE,
                 "",
                 line,
                 "",
                 "customer_id",
                 KOR_IMPORT_UNKNOWN_CUSTOMER,
                 order->customer_ref,
                 NULL);
  return FALSE;
}

static void
count_progress_cb (gsize done, gsize total, gpointer user_data)
{
  Counter *counter = user_data;

  g_assert_cmpuint (done, >=, counter->done);
  counter->done = done;
  counter->total = total;
  if (++counter->n_progress == 2 && counter->cancellable != NULL)
    g_cancellable_cancel (counter->cancellable);
}

static KorImport *
make_order_import (guint n_rows)
{
  g_autoptr (GString) text = g_string_new ("order_no,Kund,date\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  KorImport *import;

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%u,C%u,2025-01-01\n", i, i % 100);
  path = write_file ("orders.csv", text->str, -1);
  import = kor_import_new (KOR_IMPORT_ORDERS, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kor_import_get_max_rows (import), >=, n_rows);
  return import;
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (KorImport) import = make_order_import (5500);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Counter all = { 0 };
  Counter cancelled = { .cancellable = cancellable };

  g_assert_true (
    kor_import_run (import, count_row_cb, &all, NULL, count_progress_cb, &all, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (all.n_rows, ==, 5500);
  g_assert_cmpuint (all.n_progress, ==, 6);
  g_assert_cmpuint (all.done, ==, all.total);

  /* Again from the start, and stopped in the middle. */
  g_assert_false (kor_import_run (
    import, count_row_cb, &cancelled, cancellable, count_progress_cb, &cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cancelled.n_rows, ==, 3000);
}

/* The taker of rows knows line and field; the file's name and the column are filled in. */
static void
test_error_of_taker (void)
{
  g_autoptr (KorImport) import = make_order_import (50);
  g_autoptr (GError) error = NULL;
  g_autofree char *facts = NULL;
  Counter counter = { .stop_at = 7 };

  g_assert_false (kor_import_run (import, count_row_cb, &counter, NULL, NULL, NULL, &error));
  facts = describe_facts (error);
  g_assert_cmpstr (facts, ==, "orders.csv|8|2|Kund|unknown-customer|C6");
  g_assert_cmpuint (counter.n_rows, ==, 7);
}

static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
  const char *text = "Etunimi;Sukunimi;Sähköposti\r\nÅke;Mäkinen;a@m.example\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    gsize length;
    g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);

    check_maps (KOR_IMPORT_CUSTOMERS,
                bytes,
                (gssize) length,
                NULL,
                "2: first=Åke last=Mäkinen email=a@m.example language=fi\n");
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/customers", test_customers);
  g_test_add_func ("/exchange/import/addresses", test_addresses);
  g_test_add_func ("/exchange/import/names", test_names);
  g_test_add_func ("/exchange/import/headings", test_headings);
  g_test_add_func ("/exchange/import/finnish-excel", test_finnish_excel);
  g_test_add_func ("/exchange/import/orders", test_orders);
  g_test_add_func ("/exchange/import/maps", test_maps);
  g_test_add_func ("/exchange/import/columns", test_columns);
  g_test_add_func ("/exchange/import/folder", test_folder);
  g_test_add_func ("/exchange/import/missing-columns", test_missing_columns);
  g_test_add_func ("/exchange/import/yes-no", test_yes_no);
  g_test_add_func ("/exchange/import/hostile-files", test_hostile_files);
  g_test_add_func ("/exchange/import/bad-values", test_bad_values);
  g_test_add_func ("/exchange/import/bad-order-values", test_bad_order_values);
  g_test_add_func ("/exchange/import/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/exchange/import/error-of-taker", test_error_of_taker);
  g_test_add_func ("/exchange/import/encodings", test_encodings);
  status = g_test_run ();
  remove_files ();
  return status;
}
