/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-customers.h"

G_BEGIN_DECLS

/* What the form of a customer begins with. */
typedef struct {
  KorCustomer *customer;
  char *home_country;
  GStrv sources; /* those known to the register */
} KorCustomerForm;

/* What is to be saved, and after it what was. */
typedef struct {
  KorCustomer *customer;
  char *source; /* NULL: the customer's own notice */
  char *reason;
} KorCustomerSaving;

gpointer kor_customer_work_load (KorRegister *register_,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer kor_customer_work_save (KorRegister *register_,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer kor_customer_work_restore (KorRegister *register_,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

void kor_customer_form_free (KorCustomerForm *self);
void kor_customer_saving_unref (KorCustomerSaving *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCustomerForm, kor_customer_form_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCustomerSaving, kor_customer_saving_unref)

G_END_DECLS
