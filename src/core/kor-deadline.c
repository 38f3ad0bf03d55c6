/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-deadline.h"

#include "kor-holidays.h"

/*
 * The time to answer a request: Art. 12(3), counted as Regulation (EEC, Euratom) 1182/71 tells. As
 * the day of receipt is not counted, a month ends on the same day number of the next one.
 */

#define MONTHS 1
#define MONTHS_EXTENDED 3 /* in all, from the day of receipt */

static KorDate
count_months (KorDate received, int months)
{
  KorDate end = kor_date_add_months (received, months);

  /* Art. 3(4): a limit never ends on a Saturday, a Sunday or a public holiday. */
  while (end != KOR_DATE_NONE && !kor_holidays_is_working_day (end))
    end++;
  return end;
}

/**
 * kor_deadline_get_limit:
 * @received: the day the request came
 *
 * Art. 12(3): one month from receipt. Any thread.
 *
 * Returns: the last day to answer on, or %KOR_DATE_NONE when @received is or the year is out of
 * range
 */
KorDate
kor_deadline_get_limit (KorDate received)
{
  return count_months (received, MONTHS);
}

/**
 * kor_deadline_get_extended:
 * @received: the day the request came
 *
 * Art. 12(3): one month and at most two more. They are counted from the day of receipt: that the
 * first limit moved over a holiday does not move this one. Any thread.
 *
 * Returns: the last day to answer on after an extension, or %KOR_DATE_NONE when @received is or
 * the year is out of range
 */
KorDate
kor_deadline_get_extended (KorDate received)
{
  return count_months (received, MONTHS_EXTENDED);
}

/**
 * kor_deadline_may_extend:
 * @received: the day the request came
 * @on: the day the letter with the reasons of the extension is sent
 *
 * Art. 12(3): the letter is sent within the first month. Any thread.
 *
 * Returns: whether a letter sent @on extends the time
 */
gboolean
kor_deadline_may_extend (KorDate received, KorDate on)
{
  if (received == KOR_DATE_NONE || on == KOR_DATE_NONE)
    return FALSE;
  return on >= received && on <= kor_deadline_get_limit (received);
}

/**
 * kor_deadline_get_days_open:
 * @received: the day the request came, not %KOR_DATE_NONE
 * @on: the day to tell it for, not %KOR_DATE_NONE
 *
 * Any thread.
 *
 * Returns: days since the day of receipt; 0 on that day, and before it
 */
int
kor_deadline_get_days_open (KorDate received, KorDate on)
{
  g_return_val_if_fail (received != KOR_DATE_NONE && on != KOR_DATE_NONE, 0);
  return MAX (on - received, 0);
}

/**
 * kor_deadline_get_days_left:
 * @limit: the last day to answer on, not %KOR_DATE_NONE
 * @on: the day to tell it for, not %KOR_DATE_NONE
 *
 * Any thread.
 *
 * Returns: days until @limit, 0 on that day; negative = days overdue
 */
int
kor_deadline_get_days_left (KorDate limit, KorDate on)
{
  g_return_val_if_fail (limit != KOR_DATE_NONE && on != KOR_DATE_NONE, 0);
  return limit - on;
}
