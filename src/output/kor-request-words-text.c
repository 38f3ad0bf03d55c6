/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-config.h"

#include "kor-request-words-text.h"

#include "kor-words-text-private.h"

/* clang-format off */
KOR_TITLES (request_kind,
            KorRequestKind,
            KOR_N_REQUEST_KINDS,
            N_("Access to own data"),
            N_("Rectification"),
            N_("Erasure"),
            N_("Restriction of processing"),
            N_("Objection"),
            N_("Portability"),
            N_("Anonymisation"))

KOR_TITLES (signature,
            KorSignature,
            KOR_N_SIGNATURES,
            N_("Not signed"),
            N_("Signed by hand"),
            N_("Signed electronically"))

KOR_TITLES (identity,
            KorIdentity,
            KOR_N_IDENTITIES,
            N_("Identity not shown"),
            N_("Signature compared"),
            N_("In person, with an identity document"),
            N_("Called back"),
            N_("Strong electronic identification"),
            N_("Customer number and call back"))

KOR_TITLES (request_state,
            KorRequestState,
            KOR_N_REQUEST_STATES,
            N_("Request received"),
            N_("Asked for a signature"),
            N_("Asked for specification"),
            N_("Identified"),
            N_("Decided"),
            N_("Carried out"),
            N_("Everybody told"),
            N_("Closed"),
            N_("At the Ombudsman"))

KOR_TITLES (decision,
            KorDecision,
            KOR_N_DECISIONS,
            N_("Not decided"),
            N_("Granted"),
            N_("Partly granted"),
            N_("Refused"))

KOR_TITLES (ground,
            KorGround,
            KOR_N_GROUNDS,
            N_("No ground given"),
            N_("Wrong"),
            N_("Needless"),
            N_("Incomplete"),
            N_("Outdated"))

KOR_TITLES (remedy,
            KorRemedy,
            KOR_N_REMEDIES,
            N_("To be corrected"),
            N_("To be erased"),
            N_("To be completed"))

KOR_TITLES (item_decision,
            KorItemDecision,
            KOR_N_ITEM_DECISIONS,
            N_("Not decided"),
            N_("Accepted"),
            N_("Completed"),
            N_("Refused"))

KOR_TITLES (party,
            KorParty,
            KOR_N_PARTIES,
            N_("Source of the value"),
            N_("Recipient of the value"))

KOR_TITLES (notice_state,
            KorNoticeState,
            KOR_N_NOTICE_STATES,
            N_("Waiting"),
            N_("Sent"),
            N_("Done"),
            N_("Impossible"))

KOR_TITLES (delivery,
            KorDelivery,
            KOR_N_DELIVERIES,
            N_("By letter"),
            N_("By e-mail"),
            N_("Handed over in person"),
            N_("Through an electronic service"))

KOR_TITLES (letter,
            KorLetterKind,
            KOR_N_LETTERS,
            N_("Confirmation of receipt"),
            N_("Request for a signature"),
            N_("Request for specification"),
            N_("Request to show identity"),
            N_("Extension of the time limit"),
            N_("Reply with the data"),
            N_("Decision"),
            N_("Certificate of refusal"),
            N_("Notice of a correction"),
            N_("Confirmation of a ban"),
            N_("Result of erasure"))

KOR_TITLES (recipient_role,
            KorRecipientRole,
            KOR_N_RECIPIENT_ROLES,
            N_("Processor"),
            N_("Authority"),
            N_("Debt collection agency"),
            N_("Credit information company"),
            N_("Printing house"),
            N_("Mailing house"),
            N_("Other recipient"))

KOR_TITLES (disclosure_ground,
            KorDisclosureGround,
            KOR_N_DISCLOSURE_GROUNDS,
            N_("Credit application"),
            N_("Debt collection"),
            N_("Invoicing"),
            N_("Legal duty"),
            N_("Processing under contract"))

/* --- what a case lacks --- */

/* Of the case as a whole; each is a sentence that may also stand behind a colon. */
static const char *const case_lacks[KOR_N_MISSING] = {
  [KOR_MISSING_CUSTOMER] =
    N_("It is not known whose data it is about. Choose the customer, or note that the person is not in"
       " the register; then only access and portability can be granted."),
  [KOR_MISSING_SIGNATURE] =
    N_("It is not signed. Ask for the signature and compare it, or see who asks in another way: in"
       " person, by calling back or by strong electronic identification."),
  [KOR_MISSING_COMPARISON] =
    N_("The signature has not been compared with anything. Compare it with a paper signed before, or"
       " see who asks in another way."),
  [KOR_MISSING_ITEMS] =
    N_("It names nothing to be corrected. Write down the items, or ask the person which data are"
       " meant."),
  [KOR_MISSING_ITEM_WANTED] =
    N_("An item does not say what is wanted instead. Add it, or ask the person."),
  [KOR_MISSING_ITEM_GROUND] =
    N_("An item does not say on what ground. Add it, or ask the person."),
  [KOR_MISSING_ITEM_DECISION] = N_("An item is not decided. Decide every item first."),
  [KOR_MISSING_DECISION] = N_("It has not been decided. Decide it first."),
  [KOR_MISSING_CARRY_OUT] =
    N_("What was granted has not been carried out. Carry it out first."),
  [KOR_MISSING_REPLY] =
    N_("The reply with the data has not been made. Make the reply and keep it with the case first."),
  [KOR_MISSING_CERTIFICATE] =
    N_("Something was refused, and no certificate of refusal has been issued. Make the certificate and"
       " keep it with the case first."),
  [KOR_MISSING_DELIVERY] =
    N_("The answer has not been given to the person. Send it, and note how and when."),
  [KOR_MISSING_NOTICES] =
    N_("Somebody has not been told of the correction yet. Send the notices, or note why one is"
       " impossible."),
  [KOR_MISSING_OPEN] = N_("The case is closed."),
  [KOR_MISSING_UNDECIDED] = N_("It has been decided already."),
  [KOR_MISSING_TIME] =
    N_("The first month is over, and the limit can be extended only within it (Article 12(3))."),
  [KOR_MISSING_UNEXTENDED] =
    N_("The limit has been extended already, and it can be extended only once."),
  [KOR_MISSING_GRANT] = N_("The request was refused."),
  [KOR_MISSING_UNDONE] = N_("This has been done already."),
  [KOR_MISSING_KIND] = N_("This does not belong to a request of this kind."),
  [KOR_MISSING_ENGINE] =
    N_("Erasing and anonymising are not part of this version of the program."),
  [KOR_MISSING_EXTENSION] =
    N_("The limit has not been extended. Extend it and give the reasons first."),
  [KOR_MISSING_REFUSAL] = N_("Nothing was refused."),
  [KOR_MISSING_PARTY] = N_("There is nobody who must be told of a correction."),
};

/* The same lack may mean more for one action; NULL: it does not. */
static const char *
find_special (KorMissing missing, KorRequestAction action)
{
  if (missing == KOR_MISSING_SIGNATURE && action == KOR_ACTION_IDENTIFY)
    return N_("It is not signed, so there is no signature to compare. See who asks in another way: in"
              " person, by calling back or by strong electronic identification.");
  if (missing == KOR_MISSING_CUSTOMER && action == KOR_ACTION_CLAIM)
    return N_("It is not known whose data it is about. Choose the customer first.");
  if (missing == KOR_MISSING_KIND && action == KOR_ACTION_CLAIM)
    return N_("Only a request for rectification has items.");
  if (missing == KOR_MISSING_KIND && action == KOR_ACTION_DECIDE)
    return N_("Only a request for rectification is decided item by item.");
  if (missing == KOR_MISSING_GRANT && action == KOR_ACTION_CARRY_OUT)
    return N_("The request was refused, so there is nothing to carry out.");
  if (missing == KOR_MISSING_UNDONE && action == KOR_ACTION_DELIVER)
    return N_("The answer has been given already.");
  return NULL;
}

/* clang-format on */

/* Of one item; NULL where the sentence of the case serves. */
static char *
describe_item_lack (KorMissing missing, guint item)
{
  if (missing == KOR_MISSING_ITEMS)
    return g_strdup_printf (_("There is no item %u."), item);
  if (missing == KOR_MISSING_ITEM_WANTED)
    return g_strdup_printf (
      _("Item %u does not say what is wanted instead. Add it, or ask the person."), item);
  if (missing == KOR_MISSING_ITEM_GROUND)
    return g_strdup_printf (_("Item %u does not say on what ground. Add it, or ask the person."),
                              item);
  if (missing == KOR_MISSING_ITEM_DECISION)
    return g_strdup_printf (_("Item %u is not decided. Decide it first."), item);
  if (missing == KOR_MISSING_UNDECIDED)
    return g_strdup_printf (_("Item %u has been decided already."), item);
  return NULL;
}

static char *
with_small_initial (const char *sentence)
{
  char initial[6];
  int length = g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (sentence)), initial);

  return g_strdup_printf ("%.*s%s", length, initial, g_utf8_next_char (sentence));
}

/**
 * kor_request_lack_describe:
 * @lack: something a case lacks
 * @action: for what
 *
 * Returns: (transfer full): a sentence or two that say what is missing, of which item, and what to do
 */
char *
kor_request_lack_describe (const KorRequestLack *lack, KorRequestAction action)
{
  const char *special;
  char *text = lack->item != 0 ? describe_item_lack (lack->missing, lack->item) : NULL;

  g_return_val_if_fail ((guint) lack->missing < KOR_N_MISSING, text);
  if (text != NULL)
    return text;
  special = find_special (lack->missing, action);
  return g_strdup (_(special != NULL ? special : case_lacks[lack->missing]));
}

/**
 * kor_request_refusal_describe:
 * @number: of the case, "2026-001"
 * @lack: what it lacks
 * @action: what was to be done
 *
 * Returns: (transfer full): what can't be done, why, and what to do
 */
char *
kor_request_refusal_describe (const char *number,
                              const KorRequestLack *lack,
                              KorRequestAction action)
{
  g_autofree char *sentence = kor_request_lack_describe (lack, action);
  g_autofree char *reason = with_small_initial (sentence);

  switch (action) {
  case KOR_ACTION_EDIT:
    return g_strdup_printf (_("Case %s can’t be changed: %s"), number, reason);
  case KOR_ACTION_ATTACH:
    return g_strdup_printf (_("The paper can’t be added to case %s: %s"), number, reason);
  case KOR_ACTION_CLAIM:
    return g_strdup_printf (_("The item can’t be added to case %s: %s"), number, reason);
  case KOR_ACTION_IDENTIFY:
    return g_strdup_printf (_("The identity can’t be noted in case %s: %s"), number, reason);
  case KOR_ACTION_EXTEND:
    return g_strdup_printf (_("The limit of case %s can’t be extended: %s"), number, reason);
  case KOR_ACTION_DECIDE:
    return g_strdup_printf (_("Case %s can’t be decided: %s"), number, reason);
  case KOR_ACTION_CARRY_OUT:
    return g_strdup_printf (_("Case %s can’t be carried out: %s"), number, reason);
  case KOR_ACTION_DELIVER:
    return g_strdup_printf (_("The answer of case %s can’t be delivered: %s"), number, reason);
  case KOR_ACTION_NOTIFY:
    return g_strdup_printf (_("Nobody can be notified in case %s: %s"), number, reason);
  case KOR_ACTION_CLOSE:
    return g_strdup_printf (_("Case %s can’t be closed: %s"), number, reason);
  case KOR_ACTION_OMBUDSMAN:
  case KOR_N_ACTIONS:
  default:
    return g_strdup_printf (_("Case %s: %s"), number, reason);
  }
}
