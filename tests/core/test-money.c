/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-money.h"

#define NOTHING G_MININT64

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64 cents; /* NOTHING: not an amount */
  } cases[] = {
    { "1 234,50", 123450 },
    { "1\u00a0234,50", 123450 },
    { "1\u202f234,50", 123450 },
    { "1\u00a0234\u00a0567,89", 123456789 },
    { "1,234.50", 123450 },
    { "1.234,50", 123450 },
    { "1'234.50", 123450 },
    { "1234.5", 123450 },
    { "1234,5", 123450 },
    { "1234", 123400 },
    { "1.234.567", 123456700 },
    { "1,234,567.8", 123456780 },
    { "12,5000", 1250 },
    { "0,00", 0 },
    { ",5", 50 },
    { "5,", 500 },
    { "-3", -300 },
    { "\u22123,05", -305 },
    { "- 3", -300 },
    { "+3", 300 },
    { "12,50 €", 1250 },
    { "12,50\u00a0€", 1250 },
    { "12,50 EUR", 1250 },
    { "12,50 eur", 1250 },
    { "€12.50", 1250 },
    { "-€12.50", -1250 },
    { "€ -12.50", -1250 },
    { "EUR 12.50", 1250 },
    { " 12,50\t", 1250 },
    { "0.125", NOTHING },
    { "12,505", NOTHING },
    { "1.000", NOTHING }, /* one thousand, or one? */
    { "1,000", NOTHING },
    { "1 000", 100000 },
    { "1000", 100000 },
    { "12 34", NOTHING },
    { "1 2345", NOTHING },
    { "1234 567", NOTHING },
    { "1.23.456", NOTHING },
    { "1,23.456,7", NOTHING },
    { "--3", NOTHING },
    { "-€-3", NOTHING },
    { "3-", NOTHING },
    { "1e3", NOTHING },
    { "0x10", NOTHING },
    { "nan", NOTHING },
    { "12,50 $", NOTHING },
    { ",", NOTHING },
    { ".", NOTHING },
    { "-", NOTHING },
    { "€", NOTHING },
    { "", NOTHING },
    { " ", NOTHING },
    { NULL, NOTHING },
    { "92233720368547758,07", G_MAXINT64 },
    { "92233720368547758,08", NOTHING },
    { "99999999999999999999999999999999999999999999", NOTHING },
    { "00000000000000000000000000000000000000000000012,50", 1250 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 cents = 77;
    gboolean read = kor_money_parse (cases[i].text, &cents);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (read, ==, cases[i].cents != NOTHING);
    if (read)
      g_assert_cmpint (cents, ==, cases[i].cents);
  }
}

static void
test_decimal (void)
{
  static const struct {
    const char *text;
    int decimals;
    gint64 scaled;
  } cases[] = {
    { "12", 3, 12000 },
    { "0,5", 3, 500 },
    { "1.000", 3, 1000 },
    { "9.8", 6, 9800000 },
    { "0.05", 4, 500 },
    { "0.0499999", 4, 500 },
    { "0.00005", 4, 1 },
    { "0.00004999", 4, 0 },
    { "-0.00005", 4, -1 },
    { "2,5", 0, 3 },
    { "-2,5", 0, -3 },
    { "2,4999", 0, 2 },
    { "1 234,5678", 2, 123457 },
    { "0.1500000059604645", 4, 1500 },
    { "12 €", 2, NOTHING },
    { "9223372036854775807", 0, G_MAXINT64 },
    { "9223372036854775807.5", 0, NOTHING },
    { "9223372036854775808", 0, NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 scaled = 77;
    gboolean read = kor_decimal_parse (cases[i].text, cases[i].decimals, &scaled);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (read, ==, cases[i].scaled != NOTHING);
    if (read)
      g_assert_cmpint (scaled, ==, cases[i].scaled);
  }
}

static void
check_format (gint64 cents, const char *currency, const char *fi, const char *en)
{
  g_autofree char *finnish = kor_money_format (cents, currency, KOR_LANGUAGE_FI);
  g_autofree char *swedish = kor_money_format (cents, currency, KOR_LANGUAGE_SV);
  g_autofree char *english = kor_money_format (cents, currency, KOR_LANGUAGE_EN);

  g_assert_cmpstr (finnish, ==, fi);
  g_assert_cmpstr (swedish, ==, fi);
  g_assert_cmpstr (english, ==, en);
}

static void
test_format (void)
{
  static const gint64 amounts[] = { 0, 1, -1, 99, 100, 123450, -123450, 100000000, 1234567890123 };

  check_format (123450, "EUR", "1\u00a0234,50\u00a0€", "€1,234.50");
  check_format (5, "EUR", "0,05\u00a0€", "€0.05");
  check_format (-99999, "EUR", "\u2212999,99\u00a0€", "-€999.99");
  check_format (100000000, "USD", "1\u00a0000\u00a0000,00\u00a0$", "$1,000,000.00");
  check_format (12300, "SEK", "123,00\u00a0SEK", "SEK\u00a0123.00");
  check_format (G_MININT64,
                "EUR",
                "\u221292\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,08\u00a0€",
                "-€92,233,720,368,547,758.08");

  /* What is shown can be typed in again. */
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++) {
    for (guint language = 0; language < KOR_N_LANGUAGES; language++) {
      g_autofree char *text = kor_money_format (amounts[i], "EUR", (KorLanguage) language);
      gint64 cents = 77;

      g_assert_true (kor_money_parse (text, &cents));
      g_assert_cmpint (cents, ==, amounts[i]);
    }
  }
}

static void
test_line_total (void)
{
  static const struct {
    gint64 quantity_milli, unit_price_micro;
    int discount_bp;
    gint64 cents;
  } cases[] = {
    { 12000, 14000000, 0, 16800 },
    { 10000, 9800000, 0, 9800 },
    { 15000, 16800000, 1500, 21420 },
    { 1000, 5000, 0, 1 },
    { 1000, 4999, 0, 0 },
    { -1000, 5000, 0, -1 },
    { 1000, -4999, 0, 0 },
    { 3000, 333333, 0, 100 },
    { 1500, 990000, 0, 149 },
    { 1000, 1000000, 10000, 0 },
    { 1000, 10050000, 5000, 503 },
    { 1000, 10049900, 5000, 502 },
    { 1000000000000, 1000000000000, 0, 100000000000000000 },
    { 1000000000000, 1000000000000, 9999, 10000000000000 },
    { G_MAXINT64, G_MAXINT64, 0, G_MAXINT64 },
    { G_MAXINT64, G_MININT64, 0, G_MININT64 },
    { G_MAXINT64, G_MAXINT64, 9999, G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kor_money_line_total (
                       cases[i].quantity_milli, cases[i].unit_price_micro, cases[i].discount_bp),
                     ==,
                     cases[i].cents);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/money/parse", test_parse);
  g_test_add_func ("/core/money/decimal", test_decimal);
  g_test_add_func ("/core/money/format", test_format);
  g_test_add_func ("/core/money/line-total", test_line_total);
  return g_test_run ();
}
