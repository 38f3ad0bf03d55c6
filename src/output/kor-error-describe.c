/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-error-describe.h"

#include "kor-config.h"

#include <glib/gi18n-lib.h>

#include "kor-error.h"
#include "kor-import-record.h"
#include "kor-request-words-text.h"
#include "kor-suppression.h"
#include "kor-words-text.h"

/*
 * The one place where errors become sentences: lower layers give a code and its facts, here they
 * are told in the user's language, with the place and with what to do.
 */

/* A fact that may be missing. */
static const char *
fact (char **facts, guint index)
{
  return index < g_strv_length (facts) ? facts[index] : "";
}

/* --- what a value should have been --- */

typedef struct {
  const char *word;
  const char *sentence;
} Sentence;

static const char *
find_sentence (const Sentence *sentences, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (sentences[i].word, word))
      return _(sentences[i].sentence);
  return NULL;
}

static const char *
hint_for (const char *wanted)
{
  /* clang-format off */
  static const Sentence hints[] = {
    { "date", N_("Write a date as 23.11.2026 or 2026-11-23.") },
    { "country", N_("Write the country’s name or its two-letter code.") },
    { "postcode", N_("A Finnish postcode has five digits.") },
    { "email", N_("An e-mail address looks like name@company.example.") },
    { "yes-no", N_("Write yes or no.") },
    { "language", N_("The language is fi, sv or en.") },
    { "currency", N_("A currency is three letters, such as EUR.") },
    { "discount", N_("A discount is between 0 and 100 %.") },
    { "scope",
      N_("The scopes are list-publication, direct-advertising, distance-selling, direct-marketing,"
         " market-research, opinion-poll and other-marketing.") },
    { "channel",
      N_("The channels are customer-service, email, contact-person, service-point and letter.") },
    { "extent", N_("A ban is for processing, disclosure or both.") },
    { "purpose",
      N_("The purposes are direct-advertising, distance-selling, direct-marketing, other-marketing,"
         " market-research, opinion-poll, directory and relation.") },
    { "role", N_("The roles are reads, maintains, prints, decides and administers.") },
    { "selection",
      N_("The terms are postcode=33-38 or postcode=00100,00120; place=Turku; country=FI,SE;"
         " language=sv; organisation=yes, organisation=no or words of its name;"
         " ordered-from=2025-01-31 and ordered-to=2025-12-31; product=its number or words of its"
         " description; sum-from=100,50 in euros; register=its name; source=where data came from;"
         " has-email=yes or has-email=no; customer=10482,10483. A semicolon between them means “and”,"
         " a vertical bar “or”.") },
    { "list-recipient",
      N_("A list goes to a printer, a mailing house or another processor; anybody else needs a ground"
         " of disclosure: credit-application, debt-collection, invoicing or legal-duty.") },
    { "reprint",
      N_("A run of labels or of a list can be made again while its persons are kept.") },
    { "months", N_("Give a number of months from 1 to 1200.") },
    { "selection-name",
      N_("A name has at most 100 characters, and no @ or space at its beginning.") },
    { "list-order", N_("A list is ordered by postcode or by name.") },
    { "label-number", N_("Give the number of a label of the sheet.") },
    { "field",
      N_("Give FIELD=VALUE with a field of the register, such as last_name or postal_code.") },
    { "user-name", N_("A user name has only letters, digits and the signs . - _ @.") },
    { "address",
      N_("Write an address as “Street 1, 00100 Helsinki”, with the country behind it when it is"
         " abroad.") },
    { "not-in-register",
      N_("A case has either a customer or the note that the person is not in the register.") },
    { "placeholder",
      N_("Every placeholder of the original, such as {1}, must stand in the text, and no other.") },
    { "request-kind",
      N_("The kinds are access, rectification, erasure, restriction, objection, portability and"
         " anonymisation.") },
    { "signature", N_("The signature is handwritten, electronic or none.") },
    { "identity",
      N_("Identity is shown by compared, in-person, callback, electronic or customer-number.") },
    { "ground", N_("The grounds are wrong, needless, incomplete and outdated.") },
    { "decision", N_("An item is decided by accept, complete or refuse.") },
    { "item", N_("Give the number of an item of the case.") },
    { "letter",
      N_("The letters are receipt, ask-signature, ask-specification, identity, extension, reply,"
         " decision, certificate, notice, ban-confirmation and erasure-result.") },
    { "delivery", N_("An answer is delivered by letter, email, in-person or electronic.") },
    { "notice-state", N_("A notice is sent, done or impossible.") },
    { "recipient-role",
      N_("The roles of recipients are processor, authority, collection-agency, credit, printer,"
         " mailing-house and other.") },
    { "disclosure-ground",
      N_("The grounds of a disclosure are credit-application, debt-collection, invoicing, legal-duty"
         " and processing.") },
    { "case-number", N_("A case number looks like 2026-001.") },
    { "request-field",
      N_("Give FIELD=VALUE with requester, address, customer, not_in_register, received, channel,"
         " addressee, language, wants, scopes, signature or paper_place.") },
    { "day-of-case", N_("It is between the day of receipt and today.") },
    { "order",
      N_("An order can only be erased, as needless; what is wrong in it is corrected in the order.") },
    { "empty", N_("There is nothing in it.") },
    { "too-big", N_("It is too large.") },
    { "text-id", N_("This text of the letters can’t be changed.") },
    { "has-invoice",
      N_("An order with an invoice is a voucher and must be kept: archive it instead.") },
  };
  /* clang-format on */

  return find_sentence (hints, G_N_ELEMENTS (hints), wanted);
}

/* What belongs behind the "=" of a term whose value can't be read. */
static const char *
hint_for_term (const char *text)
{
  /* clang-format off */
  static const Sentence hints[] = {
    { "postcode",
      N_("Write the beginnings of postcodes as a range or one by one, such as postcode=33-38 or"
         " postcode=00100,00120.") },
    { "place", N_("Write names of places with commas between them, such as place=Turku,Vaasa.") },
    { "country",
      N_("Write countries by name or code with commas between them, such as country=FI,SE.") },
    { "language", N_("The languages are fi, sv and en, such as language=sv.") },
    { "organisation",
      N_("Write organisation=yes, organisation=no or words of the organisation’s name.") },
    { "ordered-from", N_("Write a day, such as ordered-from=2025-01-31.") },
    { "ordered-to", N_("Write a day, such as ordered-to=2025-12-31.") },
    { "product", N_("Write the product’s number or words of its description.") },
    { "sum-from", N_("Write an amount in euros, such as sum-from=100,50.") },
    { "register", N_("Write names of registers with commas between them.") },
    { "source", N_("Write names of sources with commas between them.") },
    { "has-email", N_("Write has-email=yes or has-email=no.") },
    { "customer",
      N_("Write numbers of customers with commas between them, such as customer=10482,10483.") },
  };
  /* clang-format on */
  g_auto (GStrv) pair = g_strsplit (text, "=", 2);

  if (pair[0] == NULL || pair[1] == NULL)
    return NULL;
  return find_sentence (hints, G_N_ELEMENTS (hints), pair[0]);
}

static char *
describe_bad_value (char **facts)
{
  const char *term =
    g_str_equal (fact (facts, 2), "selection") ? hint_for_term (fact (facts, 1)) : NULL;
  const char *hint = term != NULL ? term : hint_for (fact (facts, 2));
  const char *field = kor_field_get_title (fact (facts, 0));
  g_autofree char *text = NULL;

  if (g_str_equal (fact (facts, 2), "has-invoice"))
    text = g_strdup_printf (_("The order %s can’t be deleted."), fact (facts, 1));
  else if (g_str_equal (fact (facts, 0), "recovery_code"))
    return g_strdup (_("This is not a recovery code: a character is wrong or missing."));
  else if (*fact (facts, 1) == '\0')
    text = g_strdup_printf (_("%s: the value does not fit."), field);
  else
    text = g_strdup_printf (_("%s: “%s” does not fit."), field, fact (facts, 1));
  return hint != NULL ? g_strdup_printf ("%s %s", text, hint) : g_steal_pointer (&text);
}

/* --- files --- */

static const char *
problem_sentence (const char *problem)
{
  /* clang-format off */
  static const Sentence sentences[] = {
    { KOR_IMPORT_NOT_A_FILE, N_("This is not a file that can be read.") },
    { KOR_IMPORT_FILE_TOO_LARGE, N_("The file is too large; split it.") },
    { KOR_IMPORT_NOT_TEXT, N_("This is not a text file. Save the table as CSV and try again.") },
    { KOR_IMPORT_EMPTY_FILE, N_("The file is empty.") },
    { KOR_IMPORT_BAD_ENCODING,
      N_("The characters can’t be read. Save the file as UTF-8 and try again.") },
    { KOR_IMPORT_NUL_BYTE,
      N_("There is a zero byte in the text; the file is damaged or not a CSV file.") },
    { KOR_IMPORT_BAD_CHARACTER, N_("There is a control character in the text.") },
    { KOR_IMPORT_UNBALANCED_QUOTE, N_("A quotation mark that begins here is never closed.") },
    { KOR_IMPORT_FIELD_TOO_LONG, N_("The field is too long; a quotation mark may be missing.") },
    { KOR_IMPORT_WRONG_FIELD_COUNT, N_("The row does not have as many fields as the headings.") },
    { KOR_IMPORT_UNKNOWN_FIELD, N_("There is no such field.") },
    { KOR_IMPORT_UNKNOWN_COLUMN, N_("The file has no such column.") },
    { KOR_IMPORT_BAD_MAP, N_("Write a map as FIELD=COLUMN.") },
    { KOR_IMPORT_MISSING_COLUMN, N_("No column of the file is this field; name one with a map.") },
    { KOR_IMPORT_NO_NAME, N_("The row has neither a name nor an organisation.") },
    { KOR_IMPORT_NO_VALUE, N_("The field may not be empty.") },
    { KOR_IMPORT_BAD_POSTCODE, N_("A Finnish postcode has five digits.") },
    { KOR_IMPORT_BAD_COUNTRY,
      N_("The country is not known; write its name or its two-letter code.") },
    { KOR_IMPORT_BAD_DATE, N_("Write a date as 23.11.2026 or 2026-11-23.") },
    { KOR_IMPORT_BAD_AMOUNT, N_("The number can’t be read.") },
    { KOR_IMPORT_BAD_YES_NO, N_("Write yes or no. Nothing is taken while a ban can’t be read.") },
    { KOR_IMPORT_BAD_WORD, N_("The word is not one of this field’s list.") },
    { KOR_IMPORT_BAD_EMAIL, N_("This is not an e-mail address.") },
    { KOR_IMPORT_DUPLICATE_ID, N_("The same number stands twice in the file.") },
    { KOR_IMPORT_UNKNOWN_CUSTOMER,
      N_("There is no customer with this number; import the customers first.") },
    { KOR_IMPORT_UNKNOWN_ORDER,
      N_("There is no order with this number; import the orders first.") },
    { KOR_SUPPRESSION_NO_COLUMNS,
      N_("The list needs the columns name, street and postal_code, or email, or email_sha256.") },
    { KOR_SUPPRESSION_NO_PERSON,
      N_("The row has neither a name with a street and a postcode nor an e-mail address.") },
    { KOR_SUPPRESSION_BAD_HASH,
      N_("This is not a SHA-256 hash, which has 64 characters: digits and the letters a to f.") },
    { "document-too-large", N_("The document is too large; scan it with fewer dots per inch.") },
    { "not-a-document", N_("This is neither a PDF document nor a JPEG, PNG or TIFF image.") },
    { "damaged-document", N_("The document is damaged or incomplete and can’t be read.") },
    { "too-many-pixels",
      N_("The image is too large; scan it with at most 600 dots per inch, page by page.") },
    { "password-protected",
      N_("The document opens with a password only. Save a copy without it, or print and scan it.") },
    { "no-such-page", N_("The document has no such page.") },
    { "takes-too-long", N_("The document takes too long to be looked at.") },
    { "helper-failed",
      N_("The document could not be looked at: the program that reads documents failed on it.") },
    { "sheet-too-many",
      N_("A sheet can have at most 1000 labels, 100 of them in a row or column.") },
    { "sheet-outside",
      N_("The labels do not fit on their paper. Compare its size, their place and their number with"
         " what stands on the packet.") },
    { "sheet-overlap",
      N_("The labels overlap. Make them smaller, or the step from one to the next larger.") },
    { "sheet-too-small",
      N_("The labels or their paper are too small, or their corners too round.") },
    { "sheet-number",
      N_("A length or a number of labels can’t be true. Lengths are millimetres from 0 to 2000.") },
    { "sheet-no-labels", N_("There is no label on the sheet.") },
    { "sheet-name",
      N_("A sheet needs a maker and a part number of at most 60 letters, digits and signs.") },
    { "sheet-paper", N_("The size of the sheet’s paper is not known.") },
    { "sheet-equiv", N_("The template refers to one that is not there, or in a circle.") },
    { "sheet-shape", N_("Labels of this shape are not for addresses.") },
    { "xml-syntax", N_("The file is not well-formed XML. Get it anew from whoever made it.") },
    { "xml-doctype",
      N_("The file has a document type declaration, which is not accepted. Take it out, with its"
         " entities.") },
    { "xml-limit",
      N_("The file is too large or too deeply nested. A file of this kind has a few pages at most.") },
    { "xml-kind", N_("The file is of another kind than is needed here. Choose another file.") },
    { "xml-schema", N_("The contents are not as they should be.") },
  };
  /* clang-format on */
  const char *sentence = find_sentence (sentences, G_N_ELEMENTS (sentences), problem);

  return sentence != NULL ? sentence : problem;
}

/* "customers.csv, line 12, column 5 (postal_code): …" */
static char *
describe_bad_file (char **facts)
{
  GString *text = g_string_new (fact (facts, 0));

  if (*fact (facts, 1) != '\0')
    g_string_append_printf (text, _(", line %s"), fact (facts, 1));
  if (*fact (facts, 2) != '\0')
    g_string_append_printf (text, _(", column %s"), fact (facts, 2));
  if (*fact (facts, 3) != '\0')
    g_string_append_printf (text, " (%s)", fact (facts, 3));
  g_string_append_printf (text, ": %s", problem_sentence (fact (facts, 4)));
  if (*fact (facts, 5) != '\0')
    g_string_append_printf (text, " [%s]", fact (facts, 5));
  return g_string_free (text, FALSE);
}

/* --- the other rules --- */

static char *
describe_existing (const char *what, const char *name)
{
  if (g_str_equal (what, "register"))
    return g_strdup_printf (_("There is something at “%s” already. Choose another name."), name);
  if (g_str_equal (what, "user"))
    return g_strdup_printf (_("There is a user “%s” already."), name);
  if (g_str_equal (what, "order"))
    return g_strdup_printf (_("There is an order %s already."), name);
  if (g_str_equal (what, "customer"))
    return g_strdup_printf (_("Another customer has the number %s."), name);
  return g_strdup_printf (_("“%s” is there already."), name);
}

static char *
describe_missing (const char *what, const char *name)
{
  if (g_str_equal (what, "customer"))
    return g_strdup_printf (_("There is no customer %s."), name);
  if (g_str_equal (what, "order"))
    return g_strdup_printf (_("There is no order %s."), name);
  if (g_str_equal (what, "ban"))
    return g_strdup_printf (_("There is no such ban in force (%s)."), name);
  if (g_str_equal (what, "user"))
    return g_strdup_printf (_("There is no user “%s”."), name);
  if (g_str_equal (what, "request"))
    return g_strdup_printf (_("There is no case %s."), name);
  if (g_str_equal (what, "item"))
    return g_strdup_printf (_("The case has no item %s."), name);
  if (g_str_equal (what, "document"))
    return g_strdup_printf (_("The case has no document %s."), name);
  if (g_str_equal (what, "recipient"))
    return g_strdup_printf (_("There is no recipient “%s”."), name);
  if (g_str_equal (what, "notice"))
    return g_strdup_printf (_("Nobody called “%s” is to be told of a correction."), name);
  if (g_str_equal (what, "sheet"))
    return g_strdup_printf (_("There is no label sheet “%s”. “labels sheets” lists them."), name);
  if (g_str_equal (what, "run"))
    return g_strdup_printf (_("There is no list run %s."), name);
  if (g_str_equal (what, "selection"))
    return g_strdup_printf (_("There is no saved selection “%s”."), name);
  if (g_str_equal (what, "list-run"))
    return g_strdup_printf (_("There is no prepared list run %s."), name);
  return g_strdup_printf (_("“%s” was not found."), name);
}

static char *
describe_right (const char *word)
{
  KorRole role;
  const char *title = kor_role_from_string (word, &role) ? kor_role_get_title (role) : word;

  return g_strdup_printf (
    _("You lack the right “%s” (%s) for this. Ask an administrator of the register."), title, word);
}

static char *
describe_agreement (const char *user, const char *until)
{
  if (*until == '\0')
    return g_strdup_printf (
      _("User %s has no confidentiality agreement in force. No agreement, no opening."), user);
  return g_strdup_printf (
    _("The confidentiality agreement of user %s ended on %s. No agreement, no opening."),
      user,
      until);
}

static char *
describe_damage (const char *part, const char *detail)
{
  if (g_str_equal (part, "journal"))
    return g_strdup_printf (
      _("The journal does not hold from entry %s on: it was changed or is damaged."), detail);
  return g_strdup_printf (
    _("%s is damaged (%s). Do not write on; take the newest backup."), part, detail);
}

/* What a case lacks for what was to be done with it. */
static char *
describe_not_allowed (char **facts)
{
  KorRequestLack lack = { KOR_N_MISSING, (guint) g_ascii_strtoull (fact (facts, 3), NULL, 10) };
  KorRequestAction action;

  if (!kor_action_from_string (fact (facts, 1), &action) ||
      !kor_missing_from_string (fact (facts, 2), &lack.missing))
    return g_strdup_printf (_("Case %s does not allow this."), fact (facts, 0));
  return kor_request_refusal_describe (fact (facts, 0), &lack, action);
}

static char *
describe_rule (const GError *error)
{
  g_auto (GStrv) facts = kor_error_get_facts (error);
  const char *first = fact (facts, 0), *second = fact (facts, 1);

  switch ((KorError) error->code) {
  case KOR_ERROR_NO_RIGHT:
    return describe_right (first);
  case KOR_ERROR_NO_AGREEMENT:
    return describe_agreement (first, second);
  case KOR_ERROR_USER_ENDED:
    return g_strdup_printf (_("The account of user %s was ended on %s."), first, second);
  case KOR_ERROR_WRONG_PASSWORD:
    return g_strdup (_("Wrong user name or password."));
  case KOR_ERROR_WEAK_PASSWORD:
    return g_strdup_printf (_("The password is too short: at least %s characters."), first);
  case KOR_ERROR_NO_REGISTER:
    return g_strdup_printf (_("There is no register in “%s”."), first);
  case KOR_ERROR_EXISTS:
    return describe_existing (first, second);
  case KOR_ERROR_NOT_FOUND:
    return describe_missing (first, second);
  case KOR_ERROR_MISSING_VALUE:
    return g_strdup_printf (_("%s is missing."), kor_field_get_title (first));
  case KOR_ERROR_BAD_VALUE:
    return describe_bad_value (facts);
  case KOR_ERROR_BAD_FILE:
    return describe_bad_file (facts);
  case KOR_ERROR_IN_USE:
    return g_strdup_printf (
      _("The register “%s” has been in use since %s on %s (process %s). Close it there first."),
        first,
        second,
        fact (facts, 2),
        fact (facts, 3));
  case KOR_ERROR_DAMAGED:
    return describe_damage (first, second);
  case KOR_ERROR_CANNOT_WRITE:
    return g_strdup_printf (_("“%s” can’t be written: %s."), first, second);
  case KOR_ERROR_CANNOT_READ:
    return g_strdup_printf (_("“%s” can’t be read: %s."), first, second);
  case KOR_ERROR_TOO_NEW:
    return g_strdup_printf (_("The register was made by a newer Kortisto (schema %s, this one knows %s). Update the program."),
                              first,
                              second);
  case KOR_ERROR_NETWORK_FOLDER:
    return g_strdup_printf (_("“%s” is on a network file system (%s), where locks can’t be trusted. Keep the register on this computer."),
                              first,
                              second);
  case KOR_ERROR_CHANGED_MEANWHILE:
    return g_strdup (_("Somebody has saved this record since you opened it. Open it again and repeat your change."));
  case KOR_ERROR_CLOSED:
    return g_strdup (_("The register is closed."));
  case KOR_ERROR_NOT_ALLOWED:
    return describe_not_allowed (facts);
  case KOR_ERROR_FAILED:
  default:
    return g_strdup_printf (_("Something unexpected happened: %s."), first);
  }
}

/* --- the database --- */

/* This layer does not know the database: its errors are told by the name of their domain and the
 * order of KorDbError, which a test of the command line holds together. */
static char *
describe_database (const GError *error)
{
  /* clang-format off */
  static const char *const sentences[] = {
    N_("The database refused an operation"),
    N_("The database does not open with its key: its first page is damaged"),
    N_("The database is being written by another program; try again"),
    N_("The disk is full. Nothing was changed; make room and try again"),
    N_("The register can’t be written here: it is read-only"),
    N_("A page of the database is damaged. Do not write on; take the newest backup"),
    N_("The database refused a value"),
    N_("The disk could not be read or written"),
    N_("The database was closed meanwhile"),
    N_("The encryption library is not the right one; nothing was written"),
  };
  /* clang-format on */
  const char *sentence =
    (guint) error->code < G_N_ELEMENTS (sentences) ? sentences[error->code] : sentences[0];

  return g_strdup_printf ("%s (%s).", _(sentence), error->message);
}

/**
 * kor_error_describe:
 * @error: any error of the program
 *
 * Tells an error in the language the program speaks, with its place and with what to do. Any
 * thread.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
kor_error_describe (const GError *error)
{
  if (error->domain == KOR_ERROR)
    return describe_rule (error);
  if (error->domain == g_quark_from_static_string ("kor-db-error-quark"))
    return describe_database (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_("Cancelled; nothing was changed."));
  return g_strdup (error->message);
}
