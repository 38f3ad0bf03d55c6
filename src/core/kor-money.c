/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-money.h"

#include <string.h>

#define MAX_DIGITS 40
#define NO_BREAK_SPACE "\u00a0"
#define MINUS_SIGN "\u2212"
#define EURO_SIGN "\u20ac"

/* A number as it was read, before it is scaled. */
typedef struct {
  gboolean negative;
  char digits[MAX_DIGITS]; /* values 0–9: those before and behind the decimal sign */
  guint n_digits;
  guint n_decimals;
} Number;

/* Length of the space at p that may stand between groups of digits, or 0. */
static guint
group_space_length (const char *p)
{
  if (*p == ' ' || *p == '\'')
    return 1;
  if (strncmp (p, NO_BREAK_SPACE, 2) == 0)
    return 2;
  if (strncmp (p, "\u202f", 3) == 0 || strncmp (p, "\u2009", 3) == 0)
    return 3;
  return 0;
}

static const char *
skip_spaces (const char *p)
{
  guint length;

  while ((length = *p == '\t' ? 1 : *p == '\'' ? 0 : group_space_length (p)) > 0)
    p += length;
  return p;
}

static const char *
skip_prefix (const char *p, const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (p, prefix, length) == 0 ? p + length : p;
}

static const char *
read_sign (const char *p, gboolean *negative)
{
  if (*p == '+')
    return p + 1;
  if (*p == '-') {
    *negative = TRUE;
    return p + 1;
  }
  if (g_str_has_prefix (p, MINUS_SIGN)) {
    *negative = TRUE;
    return p + strlen (MINUS_SIGN);
  }
  return p;
}

/*
 * Which of '.' and ',' is the decimal sign of the digits at p: the last one when both are there,
 * the only one when it stands once; 0 when there is none. One that stands several times makes
 * groups.
 */
static char
find_decimal_sign (const char *p)
{
  const char *last = NULL;
  guint points = 0, commas = 0;

  for (; g_ascii_isdigit (*p) || *p == '.' || *p == ',' || group_space_length (p) > 0; p++) {
    points += *p == '.';
    commas += *p == ',';
    if (*p == '.' || *p == ',')
      last = p;
    if (*p == '\xc2' || *p == '\xe2')
      p += group_space_length (p) - 1;
  }

  if (last == NULL || (points + commas > 1 && (points == 0 || commas == 0)))
    return 0;
  return *last;
}

static gboolean
add_digit (Number *number, char digit)
{
  if (number->n_digits == MAX_DIGITS)
    return FALSE;
  if (number->n_digits > 0 || digit != '0' || number->n_decimals > 0)
    number->digits[number->n_digits++] = (char) (digit - '0');
  return TRUE;
}

/* Reads the digits before the decimal sign; groups, once begun, have three digits each. */
static const char *
read_whole_part (const char *p, char decimal_sign, Number *number)
{
  guint in_group = 0, n_groups = 0;

  for (;; p++) {
    guint space = group_space_length (p);

    if (g_ascii_isdigit (*p)) {
      in_group++;
      if (!add_digit (number, *p))
        return NULL;
    } else if ((space > 0 && g_ascii_isdigit (p[space])) ||
               ((*p == '.' || *p == ',') && *p != decimal_sign)) {
      if (in_group == 0 || in_group > 3 || (n_groups > 0 && in_group != 3))
        return NULL;
      n_groups++;
      in_group = 0;
      p += space > 0 ? space - 1 : 0;
    } else {
      return n_groups > 0 && in_group != 3 ? NULL : p;
    }
  }
}

static const char *
read_decimals (const char *p, Number *number)
{
  for (; g_ascii_isdigit (*p); p++) {
    if (number->n_digits == MAX_DIGITS)
      return NULL;
    number->digits[number->n_digits++] = (char) (*p - '0');
    number->n_decimals++;
  }
  return p;
}

/* Reads sign and digits at p. Returns: behind them, or NULL. */
static const char *
read_number (const char *p, Number *number)
{
  char decimal_sign;
  const char *start;

  memset (number, 0, sizeof *number);
  p = start = skip_spaces (read_sign (p, &number->negative));
  decimal_sign = find_decimal_sign (p);

  p = read_whole_part (p, decimal_sign, number);
  if (p == NULL)
    return NULL;
  if (decimal_sign != 0 && *p == decimal_sign) {
    if (p == start && !g_ascii_isdigit (p[1]))
      return NULL;
    return read_decimals (p + 1, number);
  }
  return p == start ? NULL : p;
}

/* Half up, away from zero for negative numbers. */
static gboolean
scale (const Number *number, guint decimals, gint64 *scaled)
{
  guint n_whole = number->n_digits - number->n_decimals;
  gint64 value = 0;

  for (guint i = 0; i < n_whole + decimals; i++) {
    int digit = i < number->n_digits ? number->digits[i] : 0;

    if (__builtin_mul_overflow (value, 10, &value) || __builtin_add_overflow (value, digit, &value))
      return FALSE;
  }
  if (n_whole + decimals < number->n_digits && number->digits[n_whole + decimals] >= 5 &&
      __builtin_add_overflow (value, 1, &value))
    return FALSE;

  *scaled = number->negative ? -value : value;
  return TRUE;
}

/* Whether nothing but zeros stands behind the second decimal. */
static gboolean
is_whole_cents (const Number *number)
{
  for (guint i = number->n_digits - number->n_decimals + 2; i < number->n_digits; i++)
    if (number->digits[i] != 0)
      return FALSE;
  return TRUE;
}

/*
 * "1.000" is one thousand to a Finn or a German and one to others; a wrong guess would be wrong by
 * a factor of a thousand, so it is not read as money at all ("1.000,00" and "1,000.00" are).
 */
static gboolean
is_ambiguous (const Number *number)
{
  guint n_whole = number->n_digits - number->n_decimals;

  return number->n_decimals == 3 && n_whole >= 1 && n_whole <= 3;
}

/* Appends the digits of value with a separator between groups of three. */
static void
append_grouped (GString *text, guint64 value, const char *separator)
{
  char digits[24];
  int n = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, value);

  for (int i = 0; i < n; i++) {
    if (i > 0 && (n - i) % 3 == 0)
      g_string_append (text, separator);
    g_string_append_c (text, digits[i]);
  }
}

static const char *
get_currency_sign (const char *currency)
{
  if (g_str_equal (currency, "EUR"))
    return EURO_SIGN;
  if (g_str_equal (currency, "GBP"))
    return "£";
  if (g_str_equal (currency, "USD"))
    return "$";
  return NULL;
}

/**
 * kor_decimal_parse:
 * @text: (nullable): a number with a decimal point or comma; groups of three digits may be set off
 * by a space, a no-break space, an apostrophe or the other sign
 * @decimals: how many decimals @scaled keeps, 0 to 9
 * @scaled: (out): the number times ten to the power of @decimals
 *
 * Exact; what is behind the last kept decimal is rounded half up (away from zero for negative
 * numbers). A sign that stands once is the decimal sign: "1,234" is 1.234. Any thread.
 *
 * Returns: whether @text is a number that fits
 */
gboolean
kor_decimal_parse (const char *text, int decimals, gint64 *scaled)
{
  Number number;
  const char *p;

  g_return_val_if_fail (decimals >= 0 && decimals <= 9, FALSE);

  if (text == NULL)
    return FALSE;
  p = read_number (skip_spaces (text), &number);
  return p != NULL && *skip_spaces (p) == '\0' && scale (&number, (guint) decimals, scaled);
}

/**
 * kor_money_parse:
 * @text: (nullable): an amount: "1 234,50", "1,234.50", "1.234,50", "1234.5", "-3", also with "€"
 * or "EUR" before or behind it
 * @cents: (out): the amount in cents
 *
 * Nothing is rounded: more than two decimals are refused unless they are zeros, and so is what
 * could be thousands as well ("1.000"). Any thread.
 *
 * Returns: whether @text is an amount
 */
gboolean
kor_money_parse (const char *text, gint64 *cents)
{
  Number number;
  gboolean negative = FALSE;
  const char *p, *sign;

  if (text == NULL)
    return FALSE;

  text = skip_spaces (text);
  sign = skip_spaces (read_sign (text, &negative));
  p = skip_prefix (skip_prefix (sign, EURO_SIGN), "EUR");
  if (p == sign) {
    p = text;
    negative = FALSE;
  }

  p = read_number (skip_spaces (p), &number);
  if (p == NULL || (negative && number.negative))
    return FALSE;
  number.negative = number.negative || negative;

  p = skip_spaces (p);
  p = skip_spaces (skip_prefix (skip_prefix (p, EURO_SIGN), "EUR"));
  return *p == '\0' && is_whole_cents (&number) && !is_ambiguous (&number) &&
         scale (&number, 2, cents);
}

/**
 * kor_money_format:
 * @cents: an amount in cents
 * @currency: its ISO 4217 code
 * @language: for whose eyes
 *
 * Any thread; does not depend on the locale.
 *
 * Returns: (transfer full): "1 234,50 €" with no-break spaces in Finnish and Swedish, "€1,234.50"
 * in English
 */
char *
kor_money_format (gint64 cents, const char *currency, KorLanguage language)
{
  GString *text = g_string_new (NULL);
  guint64 amount = cents < 0 ? -(guint64) cents : (guint64) cents;
  const char *sign = get_currency_sign (currency);

  if (language == KOR_LANGUAGE_EN) {
    g_string_append (text, cents < 0 ? "-" : "");
    g_string_append (text, sign != NULL ? sign : currency);
    g_string_append (text, sign != NULL || *currency == '\0' ? "" : NO_BREAK_SPACE);
    append_grouped (text, amount / 100, ",");
    g_string_append_printf (text, ".%02u", (guint) (amount % 100));
  } else {
    g_string_append (text, cents < 0 ? MINUS_SIGN : "");
    append_grouped (text, amount / 100, NO_BREAK_SPACE);
    g_string_append_printf (text, ",%02u", (guint) (amount % 100));
    g_string_append (text, *currency == '\0' ? "" : NO_BREAK_SPACE);
    g_string_append (text, sign != NULL ? sign : currency);
  }
  return g_string_free_and_steal (text);
}

/**
 * kor_money_line_total:
 * @quantity_milli: thousandths of a unit
 * @unit_price_micro: millionths of the currency
 * @discount_bp: hundredths of a per cent, 0 to 10000
 *
 * Any thread.
 *
 * Returns: the total in cents, rounded once and half up (away from zero for negative totals); the
 *   nearest bound when it does not fit
 */
gint64
kor_money_line_total (gint64 quantity_milli, gint64 unit_price_micro, int discount_bp)
{
  const __int128 cent = (__int128) 100000000000; /* a cent in 10^-13 of the currency */
  __int128 exact, total;

  g_return_val_if_fail (discount_bp >= 0 && discount_bp <= 10000, 0);

  /* Two 64-bit factors fill up to 126 bits: the discount has its room only below that. */
  exact = (__int128) quantity_milli * unit_price_micro;
  if (exact > (__int128) 1 << 112)
    return G_MAXINT64;
  if (exact < -((__int128) 1 << 112))
    return G_MININT64;

  exact *= 10000 - discount_bp;
  total = (exact + (exact < 0 ? -cent : cent) / 2) / cent;
  return (gint64) CLAMP (total, (__int128) G_MININT64, (__int128) G_MAXINT64);
}
