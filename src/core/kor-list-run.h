/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-selection.h"
#include "kor-words.h"

G_BEGIN_DECLS

/* A list run: that a list was made, by whom, for what, and of whom (R6, R11). */
typedef struct {
  gint64 id;
  gint64 at; /* seconds since 1970 UTC */
  char *made_by;
  KorPurpose purpose;
  char *recipient; /* NULL: own use */
  char *selection; /* in words */
  char *medium;    /* "labels", "paper", "csv", "xml", "vcard", "clipboard", "export-customers" … */
  char *sheet;     /* NULL where there is none */
  KorRunState state;
  int matched;
  int printed;
  int merged;
  int left_out[KOR_N_LEFT_OUT]; /* by reason */
  const char *ground;           /* word of a KorDisclosureGround (R27); NULL: own use */
  guint sharing;                /* who might share a label: KorMerge */
  gint64 reprint_of;            /* the run that was printed again; 0: none */
  gint64 forgotten;             /* when its persons were forgotten; 0: they are kept */
} KorListRun;

/* A name and an address by their parts, for a medium that has a place for each. Strings may be NULL. */
typedef struct {
  char *first_name;
  char *last_name;
  char *organisation;
  KorAddress *address;
} KorListCard;

/* A label the gate let through, with the address as printed. */
typedef struct {
  gint64 customer_id;
  GArray *others; /* of gint64: customers that stand on the same label; NULL: none */
  GStrv lines;
  KorListCard *card; /* NULL: the medium has lines alone */
} KorListPerson;

/* A person in the record of a run. */
typedef struct {
  gint64 customer_id;
  gint64 label_of; /* on whose label: another customer's, or the own id */
  char *name;      /* as in the register now */
  char *address;   /* as printed: lines joined by \n; "" in an export */
} KorRunPerson;

/* A person the gate kept back. */
typedef struct {
  gint64 customer_id;
  char *name;
  KorLeftOut reason;
} KorListLeftOut;

KorListRun *kor_list_run_new (void);
void kor_list_run_free (KorListRun *self);
int kor_list_run_get_left_out (const KorListRun *self);

void kor_list_person_free (KorListPerson *self);
void kor_list_card_free (KorListCard *self);
void kor_run_person_free (KorRunPerson *self);
void kor_list_left_out_free (KorListLeftOut *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListRun, kor_list_run_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorListPerson, kor_list_person_free)

G_END_DECLS
