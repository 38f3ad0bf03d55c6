/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For kor-customers-page.c, kor-customers-page-columns.c and kor-customers-page-people.c alone. */

#include "kor-customer-card.h"
#include "kor-customer-columns.h"
#include "kor-customer-list-model.h"
#include "kor-customers-page.h"
#include "kor-list-view.h"
#include "kor-undo.h"

G_BEGIN_DECLS

struct _KorCustomersPage {
  AdwBin parent_instance;

  AdwOverlaySplitView *card_view;
  KorCustomerCard *card;
  AdwWindowTitle *title;
  GtkWidget *search_box;
  GtkWidget *search_entry;
  GtkToggleButton *recent_toggle;
  GtkToggleButton *open_toggle;
  GtkToggleButton *ban_toggle;
  GtkToggleButton *restricted_toggle;
  GtkToggleButton *returned_toggle;
  GtkToggleButton *archived_toggle;
  GtkLabel *hits_label;
  GtkStack *stack;
  GtkColumnView *view;
  AdwBreakpoint *tight_breakpoint;
  GtkColumnViewColumn *columns[KOR_N_CUSTOMER_COLUMNS];

  KorRegister *register_;
  KorUndo *undo;
  KorCustomerListModel *model;
  KorListView *list;
  GtkWidget *menu; /* of the people selected, while it is open */
  GSimpleActionGroup *column_actions;
  GSettings *settings; /* may be NULL */
  guint hidden;        /* a bit per column a person has put away */
  gboolean narrow;
  gboolean tight;
  gboolean ready;  /* the first rows are there */
  gboolean loaded; /* all are */
  gint64 total;    /* customers of the register with the archived ones; -1: not known yet */
  gboolean clearing;
  gboolean card_put_away; /* by the person, so that selecting does not bring it back */
};

void kor_customers_page_create_column_actions (KorCustomersPage *self);
void kor_customers_page_load_columns (KorCustomersPage *self, GSettings *settings);
void kor_customers_page_update_columns (KorCustomersPage *self);

void kor_customers_page_install_people_actions (GtkWidgetClass *widget_class);
void kor_customers_page_set_up_people (KorCustomersPage *self);
void kor_customers_page_enter_list (KorCustomersPage *self);
void kor_customers_page_enter_card (KorCustomersPage *self);

G_END_DECLS
