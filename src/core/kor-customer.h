/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorAddress:
 *
 * One address of a customer (R17). All strings may be %NULL. Owned by its customer.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  KorAddressKind kind;
  char *co;          /* the name behind "c/o", without it */
  char *street;      /* street with number, or PO box */
  char *postal_code; /* as typed abroad; five digits in Finland */
  char *city;
  char *region;
  char *country; /* ISO 3166-1 alpha-2 */
  KorDate valid_from;
  KorDate valid_to; /* KOR_DATE_NONE: still in use */
  gboolean returned_mail;
} KorAddress;

/* One e-mail address or telephone number of a customer (R16, R18). */
typedef struct {
  gint64 id; /* 0 until saved */
  char *value;
  gboolean primary;
} KorContact;

/**
 * KorCustomer:
 *
 * A person, or an organisation's contact, as the register holds them (R14–R18, R35). All strings
 * may be %NULL. A plain record: it may be used by one thread at a time.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  char *external_id;
  char *first_name;
  char *last_name;
  char *former_names;
  char *organisation;
  char *business_id;
  char *organisation_role; /* the person's role in the organisation */
  KorLanguage language;
  GPtrArray *addresses; /* of KorAddress */
  GPtrArray *emails;    /* of KorContact */
  GPtrArray *phones;    /* of KorContact */
  GStrv registers;      /* names of the registers the person is in; NULL: the first one */
  gboolean deceased;
  gboolean restricted; /* Art. 18 */
  gboolean archived;
  gboolean anonymised;
  KorDate created;        /* when the relation began */
  KorDate relation_ended; /* KOR_DATE_NONE while it goes on */
  gint64 version;         /* of the row as read; a save of an older one is refused */
} KorCustomer;

KorAddress *kor_address_new (KorAddressKind kind);
KorAddress *kor_address_copy (const KorAddress *self);
void kor_address_free (KorAddress *self);
gboolean kor_address_equal (const KorAddress *a, const KorAddress *b);

KorContact *kor_contact_new (const char *value, gboolean primary);
KorContact *kor_contact_copy (const KorContact *self);
void kor_contact_free (KorContact *self);

KorCustomer *kor_customer_new (void);
KorCustomer *kor_customer_copy (const KorCustomer *self);
void kor_customer_free (KorCustomer *self);

const KorAddress *
kor_customer_get_address (const KorCustomer *self, KorAddressKind kind, KorDate on);
KorAddress *kor_customer_ensure_address (KorCustomer *self, KorAddressKind kind);
const char *kor_customer_get_email (const KorCustomer *self);
const char *kor_customer_get_phone (const KorCustomer *self);
void kor_customer_set_email (KorCustomer *self, const char *email);
void kor_customer_set_phone (KorCustomer *self, const char *phone);
char *kor_customer_get_list_name (const KorCustomer *self);
char *kor_customer_get_full_name (const KorCustomer *self);
char *kor_phone_to_digits (const char *phone);

gboolean kor_customer_check (const KorCustomer *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorAddress, kor_address_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorContact, kor_contact_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCustomer, kor_customer_free)

G_END_DECLS
