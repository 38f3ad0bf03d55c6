/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/* The source of a value that the customer gave or told (R20–R25). */
#define KOR_SOURCE_OWN_NOTICE "own-notice"

/* The source of a value that a decision on the customer's request made (R54). */
#define KOR_SOURCE_REQUEST "customer-request"

/**
 * KorValue:
 *
 * One value that is or was held about a customer, with where it came from (R20–R25). A current
 * value has no end; an old one is kept with the reason of the change until it is erased.
 */
typedef struct {
  gint64 id;
  char *field; /* a word of kor_field_list() */
  char *value;
  char *source;    /* as named at import, or KOR_SOURCE_OWN_NOTICE */
  KorDate came;    /* the day it came to us */
  gint64 recorded; /* when it was written down, seconds since 1970 UTC */
  char *recorded_by;
  gint64 ended; /* 0: current; else when it was replaced */
  char *reason; /* of the change; NULL while current */
} KorValue;

/* When and for what a customer's record was looked up; staff are not named. */
typedef struct {
  gint64 at;     /* seconds since 1970 UTC */
  char *purpose; /* "card", "report", "export", "list" */
} KorLookup;

KorValue *kor_value_new (void);
void kor_value_free (KorValue *self);
KorLookup *kor_lookup_new (gint64 at, const char *purpose);
void kor_lookup_free (KorLookup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorValue, kor_value_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLookup, kor_lookup_free)

G_END_DECLS
