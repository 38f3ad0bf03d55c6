/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-config.h"

#include "kor-words-text.h"

#include "kor-words-text-private.h"

/* clang-format off */
KOR_TITLES (language,
            KorLanguage,
            KOR_N_LANGUAGES,
            N_("English"),
            N_("Finnish"),
            N_("Swedish"))

KOR_TITLES (scope,
            KorScope,
            KOR_N_SCOPES,
            N_("List publication"),
            N_("Direct advertising"),
            N_("Distance selling"),
            N_("Direct marketing"),
            N_("Market research"),
            N_("Opinion poll"),
            N_("Other marketing and targeting"))

KOR_TITLES (extent,
            KorExtent,
            KOR_N_EXTENTS,
            N_("Processing"),
            N_("Disclosure"),
            N_("Processing and disclosure"))

KOR_TITLES (channel,
            KorChannel,
            KOR_N_CHANNELS,
            N_("Customer service"),
            N_("E-mail"),
            N_("Contact person"),
            N_("Service point"),
            N_("Letter"),
            N_("Import"))

KOR_TITLES (purpose,
            KorPurpose,
            KOR_N_PURPOSES,
            N_("Direct advertising"),
            N_("Distance selling"),
            N_("Direct marketing"),
            N_("Other marketing and targeting"),
            N_("Market research"),
            N_("Opinion poll"),
            N_("Published directory"),
            N_("Customer relation"),
            N_("Full export of the register"))

KOR_TITLES (left_out,
            KorLeftOut,
            KOR_N_LEFT_OUT,
            N_("Not left out"),
            N_("Archived"),
            N_("Anonymised"),
            N_("Deceased"),
            N_("Restricted"),
            N_("Ban of the list's own purpose"),
            N_("Ban of other marketing"),
            N_("Ban of list publication"),
            N_("Mail returned"),
            N_("Address incomplete"))

KOR_TITLES (order_state,
            KorOrderState,
            KOR_N_ORDER_STATES,
            N_("Open"),
            N_("Delivered"),
            N_("Cancelled"),
            N_("Archived"))

KOR_TITLES (invoice_state,
            KorInvoiceState,
            KOR_N_INVOICE_STATES,
            N_("Not invoiced"),
            N_("Open"),
            N_("Paid"),
            N_("Overdue"),
            N_("In collection"),
            N_("Written off"))

KOR_TITLES (role,
            KorRole,
            KOR_N_ROLES,
            N_("Reads"),
            N_("Maintains"),
            N_("Prints lists"),
            N_("Decides requests"),
            N_("Administers"))

KOR_TITLES (address_kind,
            KorAddressKind,
            KOR_N_ADDRESS_KINDS,
            N_("Postal address"),
            N_("Delivery address"),
            N_("Invoice address"))

KOR_TITLES (run_state,
            KorRunState,
            KOR_N_RUN_STATES,
            N_("Being made"),
            N_("Made"),
            N_("Failed"))

/* clang-format on */

typedef struct {
  const char *word;
  const char *title;
} Title;

static const char *
find_title (const Title *titles, gsize n_titles, const char *word)
{
  for (gsize i = 0; i < n_titles; i++)
    if (g_strcmp0 (titles[i].word, word) == 0)
      return _(titles[i].title);
  return word;
}

/**
 * kor_field_get_title:
 * @field: a field of a customer, order or import file
 *
 * Returns: its name for people, or @field itself when it is not known
 */
const char *
kor_field_get_title (const char *field)
{
  /* clang-format off */
  static const Title titles[] = {
    { "customer_number", N_("Customer number") },
    { "id", N_("Customer number") },
    { "first_name", N_("First name") },
    { "last_name", N_("Last name") },
    { "former_names", N_("Former names") },
    { "name", N_("Name") },
    { "full_name", N_("Full name") },
    { "organisation", N_("Organisation") },
    { "business_id", N_("Business ID") },
    { "organisation_role", N_("Role in the organisation") },
    { "email", N_("E-mail") },
    { "phone", N_("Telephone") },
    { "postal_address", N_("Postal address") },
    { "delivery_address", N_("Delivery address") },
    { "invoice_address", N_("Invoice address") },
    { "co", N_("C/o") },
    { "street", N_("Street address") },
    { "postal_code", N_("Postcode") },
    { "city", N_("Town") },
    { "region", N_("Region") },
    { "country", N_("Country") },
    { "language", N_("Language") },
    { "deceased", N_("Deceased") },
    { "returned_mail", N_("Returned mail") },
    { "restricted", N_("Processing restricted") },
    { "archived", N_("Archived") },
    { "registers", N_("Registers") },
    { "publication_ban", N_("Publication ban") },
    { "marketing_ban", N_("Marketing ban") },
    { "source", N_("Source") },
    { "created", N_("Customer since") },
    { "order", N_("Order") },
    { "order_no", N_("Order number") },
    { "customer_id", N_("Customer number") },
    { "date", N_("Date") },
    { "status", N_("State") },
    { "invoice_status", N_("State of the invoice") },
    { "total", N_("Total") },
    { "total_cents", N_("Total in cents") },
    { "currency", N_("Currency") },
    { "product", N_("Product") },
    { "description", N_("Description") },
    { "quantity", N_("Quantity") },
    { "unit_price", N_("Unit price") },
    { "discount", N_("Discount") },
    { "user", N_("User name") },
    { "agreement", N_("Confidentiality agreement") },
    { "register_name", N_("Name of the register") },
    { "controller", N_("Controller") },
    { "received", N_("Date received") },
    { "select", N_("Selection") },
    { "recovery_code", N_("Recovery code") },
    { "identity_with", N_("What the signature was compared with") },
    { "value", N_("New value") },
    { "fields", N_("Fields") },
    { "held", N_("Held value") },
    { "file", N_("File") },
    { "request", N_("Case") },
    { "notice", N_("Who is to be told") },
    { "reply", N_("Reply") },
    { "delivered", N_("Date of delivery") },
    { "ombudsman_since", N_("Date taken to the Ombudsman") },
    { "ombudsman_outcome", N_("Outcome at the Ombudsman") },
    { "ombudsman_ended", N_("Date of the outcome") },
    { "role", N_("Role") },
    { "scope", N_("Scope") },
    { "users", N_("Number of users") },
    { "financial_year_end_month", N_("Last month of the financial year") },
    { "address", N_("Address") },
    { "customer", N_("Customer") },
    { "channel", N_("Channel") },
    { "kind", N_("Kind of request") },
    { "signature", N_("Signature") },
    { "identity", N_("Identity") },
    { "item", N_("Number of the item") },
    { "field", N_("Field") },
    { "wanted", N_("Wanted value") },
    { "ground", N_("Ground") },
    { "because", N_("Reasons") },
    { "decision", N_("Decision") },
    { "letter", N_("Letter") },
    { "party", N_("Party to be told") },
    { "state", N_("State") },
    { "delivery", N_("Way of delivery") },
    { "text", N_("Text of the letter") },
    { "recipient", N_("Recipient") },
    { "disclosure_ground", N_("Ground of the disclosure") },
    { "contract", N_("Date of the contract") },
    { "diary", N_("Diary number") },
    { "outcome", N_("Outcome") },
    { "with", N_("Compared with") },
    { "what", N_("What is withheld") },
    { "why", N_("Why it is withheld") },
    { "requester", N_("Requester") },
    { "not_in_register", N_("Not in the register") },
    { "wants", N_("What is asked") },
    { "scopes", N_("Scopes of the objection") },
    { "paper_place", N_("Place of the paper") },
    { "addressee", N_("Addressee of the paper") },
    { "evidence", N_("Evidence") },
  };
  /* clang-format on */

  return find_title (titles, G_N_ELEMENTS (titles), field);
}

/**
 * kor_medium_get_title:
 * @medium: of a list run, see #KorListRun
 *
 * Returns: its name for people, or @medium itself when it is not known
 */
const char *
kor_medium_get_title (const char *medium)
{
  /* clang-format off */
  static const Title titles[] = {
    { "labels", N_("Address labels") },
    { "paper", N_("Address list on paper") },
    { "csv", N_("Electronic list (CSV)") },
    { "xml", N_("Electronic list (XML)") },
    { "vcard", N_("Electronic list (vCard)") },
    { "clipboard", N_("Copy to the clipboard") },
    { "export-customers", N_("Export of the customers") },
    { "export-orders", N_("Export of the orders") },
    { "export", N_("Export of the register") },
  };
  /* clang-format on */

  return find_title (titles, G_N_ELEMENTS (titles), medium);
}
