/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-request-rules.h"

#include "kor-deadline.h"
#include "kor-error.h"

/*
 * What may be done with a case, and what it lacks (R50–R60). Nothing here is stored: state, steps and
 * lacks follow from the facts of the record, so they can't contradict it.
 */

/* --- helpers ---------------------------------------------------------------------------- */

static void
add_lack (GArray *lacks, KorMissing missing, guint item)
{
  KorRequestLack lack = { missing, item };

  g_array_append_val (lacks, lack);
}

static void
add_if (GArray *lacks, gboolean lacking, KorMissing missing)
{
  if (lacking)
    add_lack (lacks, missing, 0);
}

static GArray *
new_lacks (void)
{
  return g_array_new (FALSE, FALSE, sizeof (KorRequestLack));
}

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_decided (const KorRequest *self)
{
  return self->decision != KOR_DECISION_NONE;
}

static gboolean
is_closed (const KorRequest *self)
{
  return self->closed != KOR_DATE_NONE;
}

static gboolean
is_granted (const KorRequest *self)
{
  return self->decision == KOR_DECISION_GRANTED || self->decision == KOR_DECISION_PARTLY;
}

/* The answer to it is data of the person. */
static gboolean
is_reply_kind (const KorRequest *self)
{
  return self->kind == KOR_REQUEST_ACCESS || self->kind == KOR_REQUEST_PORTABILITY;
}

static gboolean
is_erasing_kind (const KorRequest *self)
{
  return self->kind == KOR_REQUEST_ERASURE || self->kind == KOR_REQUEST_ANONYMISATION;
}

static gboolean
has_waiting_notices (const KorRequest *self)
{
  for (guint i = 0; i < self->notices->len; i++)
    if (((const KorRequestNotice *) self->notices->pdata[i])->state == KOR_NOTICE_WAITING)
      return TRUE;
  return FALSE;
}

/**
 * kor_request_is_answered:
 * @self: a case
 *
 * A reply is answered when it was handed over; of any other decision a kept letter tells, too. From then
 * on the case is not due any more, though it may still be open (Art. 12(3)). Any thread.
 *
 * Returns: whether the person has been told
 */
gboolean
kor_request_is_answered (const KorRequest *self)
{
  return self->delivered != KOR_DATE_NONE ||
         (self->decision_told && !(is_reply_kind (self) && is_granted (self)));
}

static void
check_item_said (GArray *lacks, const KorRequestItem *item)
{
  if (item->decision != KOR_ITEM_OPEN)
    return;
  if (!is_set (item->wanted) && kor_request_item_get_remedy (item) != KOR_REMEDY_ERASE)
    add_lack (lacks, KOR_MISSING_ITEM_WANTED, item->number);
  if (item->ground == KOR_GROUND_NONE)
    add_lack (lacks, KOR_MISSING_ITEM_GROUND, item->number);
}

static gboolean
has_unsaid_items (const KorRequest *self)
{
  g_autoptr (GArray) lacks = new_lacks ();

  for (guint i = 0; i < self->items->len; i++)
    check_item_said (lacks, self->items->pdata[i]);
  return lacks->len > 0;
}

static void
check_identified (GArray *lacks, const KorRequest *self)
{
  if (kor_request_is_identified (self))
    return;
  add_lack (lacks,
            self->signature == KOR_SIGNATURE_NONE ? KOR_MISSING_SIGNATURE : KOR_MISSING_COMPARISON,
            0);
}

/* Signed and compared, or shown another way; and who it is. */
static void
check_decidable (GArray *lacks, const KorRequest *self)
{
  add_if (lacks, is_decided (self), KOR_MISSING_UNDECIDED);
  add_if (lacks, self->customer_id == 0 && !self->not_in_register, KOR_MISSING_CUSTOMER);
  check_identified (lacks, self);
}

static void
check_decide (GArray *lacks, const KorRequest *self)
{
  check_decidable (lacks, self);
  if (self->kind != KOR_REQUEST_RECTIFICATION || self->not_in_register)
    return;
  add_if (lacks, self->items->len == 0, KOR_MISSING_ITEMS);
  for (guint i = 0; i < self->items->len; i++)
    check_item_said (lacks, self->items->pdata[i]);
}

static void
check_carry_out (GArray *lacks, const KorRequest *self)
{
  add_if (lacks, !is_decided (self), KOR_MISSING_DECISION);
  add_if (lacks, self->decision == KOR_DECISION_REFUSED, KOR_MISSING_GRANT);
  add_if (lacks, self->carried_out != KOR_DATE_NONE, KOR_MISSING_UNDONE);
  if (lacks->len > 0)
    return;
  add_if (lacks, is_erasing_kind (self), KOR_MISSING_ENGINE);
  add_if (lacks, is_reply_kind (self), KOR_MISSING_REPLY);
}

/* What must have been done before anybody is told that it has. */
static void
check_done (GArray *lacks, const KorRequest *self)
{
  add_if (lacks, !is_decided (self), KOR_MISSING_DECISION);
  if (is_granted (self) && is_reply_kind (self))
    add_if (lacks, !self->reply_kept, KOR_MISSING_REPLY);
  else
    add_if (lacks, kor_request_needs_carry_out (self), KOR_MISSING_CARRY_OUT);
  add_if (lacks, kor_request_needs_certificate (self), KOR_MISSING_CERTIFICATE);
}

static void
check_close (GArray *lacks, const KorRequest *self)
{
  check_done (lacks, self);
  if (!is_decided (self))
    return;
  add_if (lacks, !kor_request_is_answered (self), KOR_MISSING_DELIVERY);
  add_if (lacks, has_waiting_notices (self), KOR_MISSING_NOTICES);
}

static void
check_extend (GArray *lacks, const KorRequest *self, KorDate today)
{
  add_if (lacks, is_decided (self), KOR_MISSING_UNDECIDED);
  add_if (lacks, self->extended != KOR_DATE_NONE, KOR_MISSING_UNEXTENDED);
  add_if (lacks, !kor_deadline_may_extend (self->received, today), KOR_MISSING_TIME);
}

static void
check_open_action (GArray *lacks, const KorRequest *self, KorRequestAction action, KorDate today)
{
  switch (action) {
  case KOR_ACTION_EDIT:
  case KOR_ACTION_IDENTIFY:
    add_if (lacks, is_decided (self), KOR_MISSING_UNDECIDED);
    break;
  case KOR_ACTION_CLAIM:
    add_if (lacks, self->kind != KOR_REQUEST_RECTIFICATION, KOR_MISSING_KIND);
    add_if (lacks, is_decided (self), KOR_MISSING_UNDECIDED);
    add_if (lacks, self->customer_id == 0, KOR_MISSING_CUSTOMER);
    break;
  case KOR_ACTION_EXTEND:
    check_extend (lacks, self, today);
    break;
  case KOR_ACTION_DECIDE:
    check_decide (lacks, self);
    break;
  case KOR_ACTION_CARRY_OUT:
    check_carry_out (lacks, self);
    break;
  case KOR_ACTION_DELIVER:
    check_done (lacks, self);
    add_if (lacks, self->delivered != KOR_DATE_NONE, KOR_MISSING_UNDONE);
    break;
  case KOR_ACTION_NOTIFY:
    add_if (lacks, !is_decided (self), KOR_MISSING_DECISION);
    break;
  case KOR_ACTION_CLOSE:
    check_close (lacks, self);
    break;
  case KOR_ACTION_ATTACH:
  case KOR_ACTION_OMBUDSMAN:
  case KOR_N_ACTIONS:
  default:
    break;
  }
}

/* --- public ----------------------------------------------------------------------------- */

/**
 * kor_request_is_identified:
 * @self: a case
 *
 * An electronic signature counts as signed. A signature alone says nothing: it must have been compared
 * with something, or identity shown another way.
 *
 * Returns: whether it is known that the requester is the person
 */
gboolean
kor_request_is_identified (const KorRequest *self)
{
  if (self->identity == KOR_IDENTITY_COMPARED)
    return self->signature != KOR_SIGNATURE_NONE;
  return self->identity != KOR_IDENTITY_NONE;
}

/**
 * kor_request_needs_carry_out:
 * @self: a case
 *
 * Returns: whether something was granted and has not been done yet (R57)
 */
gboolean
kor_request_needs_carry_out (const KorRequest *self)
{
  return is_granted (self) && self->carried_out == KOR_DATE_NONE;
}

/**
 * kor_request_needs_certificate:
 * @self: a case
 *
 * Returns: whether something was refused and the certificate has not been issued yet (R59)
 */
gboolean
kor_request_needs_certificate (const KorRequest *self)
{
  return (self->decision == KOR_DECISION_REFUSED || self->decision == KOR_DECISION_PARTLY) &&
         !self->certificate_issued;
}

/**
 * kor_request_get_state:
 * @self: a case
 *
 * Any thread.
 *
 * Returns: where it stands
 */
KorRequestState
kor_request_get_state (const KorRequest *self)
{
  if (self->ombudsman_since != KOR_DATE_NONE && self->ombudsman_ended == KOR_DATE_NONE)
    return KOR_REQUEST_AT_OMBUDSMAN;
  if (is_closed (self))
    return KOR_REQUEST_CLOSED;
  if (is_decided (self)) {
    g_autoptr (GArray) lacks = new_lacks ();

    check_close (lacks, self);
    if (lacks->len == 0)
      return KOR_REQUEST_NOTIFIED;
    return self->carried_out != KOR_DATE_NONE ? KOR_REQUEST_CARRIED_OUT : KOR_REQUEST_DECIDED;
  }
  if (self->asked_specification != KOR_DATE_NONE &&
      (self->kind != KOR_REQUEST_RECTIFICATION || self->items->len == 0 ||
       has_unsaid_items (self)) &&
      !(self->kind != KOR_REQUEST_RECTIFICATION && kor_request_is_identified (self)))
    return KOR_REQUEST_ASKED_SPECIFICATION;
  if (kor_request_is_identified (self))
    return KOR_REQUEST_IDENTIFIED;
  return self->asked_signature != KOR_DATE_NONE ? KOR_REQUEST_ASKED_SIGNATURE
                                                : KOR_REQUEST_RECEIVED;
}

/**
 * kor_request_check:
 * @self: a case
 * @action: what somebody wants to do
 * @today: the day
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type KorRequestLack): what @action waits for, the weightiest first;
 *   empty when it may be done
 */
GArray *
kor_request_check (const KorRequest *self, KorRequestAction action, KorDate today)
{
  GArray *lacks = new_lacks ();

  /* The Ombudsman may take up a closed case. */
  if (is_closed (self) && action != KOR_ACTION_OMBUDSMAN)
    add_lack (lacks, KOR_MISSING_OPEN, 0);
  else
    check_open_action (lacks, self, action, today);
  return lacks;
}

/**
 * kor_request_check_decision:
 * @self: a case
 * @grant: whether it is to be granted
 * @today: the day
 *
 * Like kor_request_check() for a decision of the whole case. Of a person who is not held, only access
 * and portability can be granted: that nothing is held is a reply, too.
 *
 * Returns: (transfer full) (element-type KorRequestLack): what it waits for
 */
GArray *
kor_request_check_decision (const KorRequest *self, gboolean grant, KorDate today)
{
  GArray *lacks = kor_request_check (self, KOR_ACTION_DECIDE, today);

  if (grant && self->not_in_register && !is_reply_kind (self))
    add_lack (lacks, KOR_MISSING_CUSTOMER, 0);
  return lacks;
}

/**
 * kor_request_check_identity:
 * @self: a case
 * @by: how identity was shown
 * @today: the day
 *
 * Like kor_request_check() for an identification: a signature that is not there can't be compared.
 *
 * Returns: (transfer full) (element-type KorRequestLack): what it waits for
 */
GArray *
kor_request_check_identity (const KorRequest *self, KorIdentity by, KorDate today)
{
  GArray *lacks = kor_request_check (self, KOR_ACTION_IDENTIFY, today);

  add_if (lacks,
          by == KOR_IDENTITY_COMPARED && self->signature == KOR_SIGNATURE_NONE,
          KOR_MISSING_SIGNATURE);
  return lacks;
}

/**
 * kor_request_check_item:
 * @self: a rectification
 * @number: of the item
 * @decision: what is to be decided of it
 * @today: the day
 *
 * Like kor_request_check() for one item: it must say what and why (R56), the others need not yet.
 *
 * Returns: (transfer full) (element-type KorRequestLack): what it waits for
 */
GArray *
kor_request_check_item (const KorRequest *self,
                        guint number,
                        KorItemDecision decision,
                        KorDate today)
{
  GArray *lacks = new_lacks ();
  const KorRequestItem *item = kor_request_find_item (self, number);

  add_if (lacks, is_closed (self), KOR_MISSING_OPEN);
  add_if (lacks, self->kind != KOR_REQUEST_RECTIFICATION, KOR_MISSING_KIND);
  if (lacks->len > 0)
    return lacks;
  check_decidable (lacks, self);
  if (item == NULL)
    add_lack (lacks, KOR_MISSING_ITEMS, number);
  else if (item->decision != KOR_ITEM_OPEN)
    add_lack (lacks, KOR_MISSING_UNDECIDED, number);
  else if (decision != KOR_ITEM_OPEN)
    check_item_said (lacks, item);
  return lacks;
}

static void
check_letter_of_kind (GArray *lacks, const KorRequest *self, KorLetterKind letter)
{
  switch (letter) {
  case KOR_LETTER_ASK_SIGNATURE:
  case KOR_LETTER_ASK_SPECIFICATION:
  case KOR_LETTER_IDENTITY:
    add_if (lacks, is_decided (self), KOR_MISSING_UNDECIDED);
    break;
  case KOR_LETTER_EXTENSION:
    add_if (lacks, self->extended == KOR_DATE_NONE, KOR_MISSING_EXTENSION);
    break;
  case KOR_LETTER_REPLY:
    add_if (lacks, !is_reply_kind (self), KOR_MISSING_KIND);
    add_if (lacks, !is_decided (self), KOR_MISSING_DECISION);
    add_if (lacks, self->decision == KOR_DECISION_REFUSED, KOR_MISSING_GRANT);
    add_if (lacks, self->delivered != KOR_DATE_NONE, KOR_MISSING_UNDONE);
    break;
  case KOR_LETTER_DECISION:
    add_if (lacks, !is_decided (self), KOR_MISSING_DECISION);
    break;
  case KOR_LETTER_CERTIFICATE:
    add_if (lacks, !is_decided (self), KOR_MISSING_DECISION);
    add_if (lacks, self->decision == KOR_DECISION_GRANTED, KOR_MISSING_REFUSAL);
    break;
  case KOR_LETTER_NOTICE:
    add_if (lacks, self->notices->len == 0, KOR_MISSING_PARTY);
    break;
  case KOR_LETTER_BAN_CONFIRMATION:
    add_if (lacks, self->kind != KOR_REQUEST_OBJECTION, KOR_MISSING_KIND);
    add_if (lacks, !is_decided (self), KOR_MISSING_DECISION);
    add_if (lacks, self->decision == KOR_DECISION_REFUSED, KOR_MISSING_GRANT);
    break;
  case KOR_LETTER_ERASURE_RESULT:
    add_if (lacks, !is_erasing_kind (self), KOR_MISSING_KIND);
    add_if (lacks, self->carried_out == KOR_DATE_NONE, KOR_MISSING_CARRY_OUT);
    break;
  case KOR_LETTER_RECEIPT:
  case KOR_N_LETTERS:
  default:
    break;
  }
}

/**
 * kor_request_check_letter:
 * @self: a case
 * @letter: which paper
 * @today: the day
 *
 * Returns: (transfer full) (element-type KorRequestLack): what must be known or done before the paper
 *   can be made
 */
GArray *
kor_request_check_letter (const KorRequest *self, KorLetterKind letter, KorDate today)
{
  GArray *lacks = new_lacks ();

  if (is_closed (self))
    add_lack (lacks, KOR_MISSING_OPEN, 0);
  else
    check_letter_of_kind (lacks, self, letter);
  return lacks;
}

/**
 * kor_request_allow:
 * @self: a case
 * @action: what is to be done
 * @lacks: (element-type KorRequestLack): what it waits for
 * @error: return location
 *
 * Returns: %TRUE when @lacks is empty, else %FALSE with KOR_ERROR_NOT_ALLOWED, which names the first
 */
gboolean
kor_request_allow (const KorRequest *self,
                   KorRequestAction action,
                   const GArray *lacks,
                   GError **error)
{
  g_autofree char *number = NULL;
  g_autofree char *item = NULL;
  const KorRequestLack *first;

  if (lacks->len == 0)
    return TRUE;
  first = &g_array_index (lacks, KorRequestLack, 0);
  number = kor_request_get_number (self);
  item = first->item != 0 ? g_strdup_printf ("%u", first->item) : g_strdup ("");
  kor_error_set (error,
                 KOR_ERROR_NOT_ALLOWED,
                 number,
                 kor_action_to_string (action),
                 kor_missing_to_string (first->missing),
                 item,
                 NULL);
  return FALSE;
}

/**
 * kor_request_require:
 * @self: a case
 * @action: what is to be done
 * @today: the day
 * @error: return location
 *
 * kor_request_check() and kor_request_allow() in one.
 *
 * Returns: %FALSE with KOR_ERROR_NOT_ALLOWED
 */
gboolean
kor_request_require (const KorRequest *self, KorRequestAction action, KorDate today, GError **error)
{
  g_autoptr (GArray) lacks = kor_request_check (self, action, today);

  return kor_request_allow (self, action, lacks, error);
}

/**
 * kor_request_get_steps:
 * @self: a case
 * @steps: (out): the state of each step
 *
 * The path as the window shows it; the first step that is not done is the current one.
 */
void
kor_request_get_steps (const KorRequest *self, KorStepState steps[KOR_N_STEPS])
{
  gboolean decided = is_decided (self);
  gboolean carried = decided && !kor_request_needs_carry_out (self);
  gboolean told = carried && kor_request_is_answered (self) && !has_waiting_notices (self) &&
                  !kor_request_needs_certificate (self);
  gboolean done[KOR_N_STEPS] = {
    TRUE, decided || kor_request_is_identified (self), decided, carried, told, is_closed (self),
  };
  gboolean current = TRUE;

  for (guint i = 0; i < KOR_N_STEPS; i++) {
    steps[i] = done[i] ? KOR_STEP_DONE : current ? KOR_STEP_CURRENT : KOR_STEP_AHEAD;
    current = current && done[i];
  }
  if (self->decision == KOR_DECISION_REFUSED)
    steps[KOR_STEP_CARRY_OUT] = KOR_STEP_NEEDLESS;
}

/**
 * kor_request_get_next_action:
 * @self: a case
 *
 * Returns: what is to be done next; %KOR_N_ACTIONS for a closed case
 */
KorRequestAction
kor_request_get_next_action (const KorRequest *self)
{
  static const KorRequestAction actions[KOR_N_STEPS] = {
    KOR_ACTION_EDIT,      KOR_ACTION_IDENTIFY, KOR_ACTION_DECIDE,
    KOR_ACTION_CARRY_OUT, KOR_ACTION_DELIVER,  KOR_ACTION_CLOSE,
  };
  KorStepState steps[KOR_N_STEPS];

  kor_request_get_steps (self, steps);
  for (guint i = 0; i < KOR_N_STEPS; i++)
    if (steps[i] == KOR_STEP_CURRENT)
      return i == KOR_STEP_NOTICES && kor_request_is_answered (self) ? KOR_ACTION_NOTIFY : actions[i];
  return KOR_N_ACTIONS;
}
