/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-next.h"

#include <glib/gi18n.h>

#include "kor-request-words-text.h"

/* One blue button a view: the next step of the case, or the paper that this step waits for. */

static const KorRequestNotice *
find_waiting_notice (const KorRequest *request)
{
  for (guint i = 0; i < request->notices->len; i++) {
    const KorRequestNotice *notice = g_ptr_array_index (request->notices, i);

    if (notice->state == KOR_NOTICE_WAITING)
      return notice;
  }
  return NULL;
}

static void
set_plain (KorRequestNext *self, KorRequestAction action)
{
  switch (action) {
  case KOR_ACTION_IDENTIFY:
    self->label = _ ("Check _Identity…");
    self->action = "case.identify";
    break;
  case KOR_ACTION_DECIDE:
    self->label = _ ("_Decide…");
    self->action = "case.decide";
    break;
  case KOR_ACTION_CARRY_OUT:
    self->label = _ ("_Carry Out");
    self->action = "case.carry-out";
    break;
  case KOR_ACTION_DELIVER:
    self->label = _ ("Answer _Given…");
    self->action = "case.deliver";
    break;
  case KOR_ACTION_CLOSE:
    self->label = _ ("_Close the Case");
    self->action = "case.close";
    break;
  case KOR_ACTION_EDIT:
  case KOR_ACTION_ATTACH:
  case KOR_ACTION_CLAIM:
  case KOR_ACTION_EXTEND:
  case KOR_ACTION_NOTIFY:
  case KOR_ACTION_OMBUDSMAN:
  case KOR_N_ACTIONS:
  default:
    break;
  }
}

/* What a step waits for, when it is the office's own work and a button of its own. */
static gboolean
set_remedy (KorRequestNext *self, const KorRequest *request, KorMissing missing)
{
  const KorRequestNotice *notice = find_waiting_notice (request);

  if (missing == KOR_MISSING_REPLY) {
    self->label = _ ("_Make the Reply…");
    self->action = "case.letter";
    self->target = kor_request_letter_target (KOR_LETTER_REPLY, NULL);
  } else if (missing == KOR_MISSING_CERTIFICATE) {
    self->label = _ ("Issue the _Certificate…");
    self->action = "case.certificate";
  } else if (missing == KOR_MISSING_NOTICES && notice != NULL) {
    self->label = _ ("Send the _Notice…");
    self->action = "case.notice";
    self->target = g_variant_ref_sink (g_variant_new_int64 (notice->id));
  } else {
    return FALSE;
  }
  return TRUE;
}

/* A rectification with items is decidable item by item: those that lack nothing may go on. */
static gboolean
can_go_on_with_items (const KorRequest *request, const GArray *lacks, KorDate today)
{
  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = g_ptr_array_index (request->items, i);
    g_autoptr (GArray) of_item =
                kor_request_check_item (request, item->number, KOR_ITEM_REFUSE, today);

    if (of_item->len == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
describe_lack (const GArray *lacks, KorRequestAction action)
{
  return kor_request_lack_describe (&g_array_index (lacks, KorRequestLack, 0), action);
}

/* --- public ------------------------------------------------------------------------------------- */

/**
 * kor_request_action_get_right:
 * @action: what is to be done with a case
 *
 * Returns: the right the register asks for
 */
KorRole
kor_request_action_get_right (KorRequestAction action)
{
  switch (action) {
  case KOR_ACTION_DECIDE:
  case KOR_ACTION_EXTEND:
  case KOR_ACTION_CARRY_OUT:
  case KOR_ACTION_OMBUDSMAN:
    return KOR_ROLE_DECIDES;
  case KOR_ACTION_EDIT:
  case KOR_ACTION_ATTACH:
  case KOR_ACTION_CLAIM:
  case KOR_ACTION_IDENTIFY:
  case KOR_ACTION_DELIVER:
  case KOR_ACTION_NOTIFY:
  case KOR_ACTION_CLOSE:
  case KOR_N_ACTIONS:
  default:
    return KOR_ROLE_MAINTAINS;
  }
}

/**
 * kor_request_letter_get_right:
 * @letter: a paper of a case
 *
 * Returns: the right the register asks for
 */
KorRole
kor_request_letter_get_right (KorLetterKind letter)
{
  gboolean decides = letter == KOR_LETTER_CERTIFICATE || letter == KOR_LETTER_DECISION ||
                     letter == KOR_LETTER_EXTENSION;

  return decides ? KOR_ROLE_DECIDES : KOR_ROLE_MAINTAINS;
}

/**
 * kor_request_deny_right:
 * @user: who is at the desk
 * @right: what is asked for
 *
 * Returns: (transfer full) (nullable): why @user may not, in words; %NULL: may
 */
char *
kor_request_deny_right (const KorUser *user, KorRole right)
{
  if (kor_user_has_right (user, right))
    return NULL;
  if (right == KOR_ROLE_DECIDES || right == KOR_ROLE_ADMINISTERS)
    return g_strdup (_ ("Only a user in charge of requests may do this"));
  return g_strdup (_ ("You may read cases, but not change them"));
}

/**
 * kor_request_letter_target:
 * @letter: which paper
 * @party: (nullable): who a notice is for
 *
 * Returns: (transfer full): the target of the action "case.letter"
 */
GVariant *
kor_request_letter_target (KorLetterKind letter, const char *party)
{
  return g_variant_ref_sink (g_variant_new ("(us)", (guint32) letter, party != NULL ? party : ""));
}

KorLetterKind
kor_request_lack_get_letter (const KorRequestLack *lack)
{
  switch ((int) lack->missing) {
  case KOR_MISSING_SIGNATURE:
    return KOR_LETTER_ASK_SIGNATURE;
  case KOR_MISSING_COMPARISON:
    return KOR_LETTER_IDENTITY;
  case KOR_MISSING_ITEMS:
  case KOR_MISSING_ITEM_WANTED:
  case KOR_MISSING_ITEM_GROUND:
    return KOR_LETTER_ASK_SPECIFICATION;
  case KOR_MISSING_REPLY:
    return KOR_LETTER_REPLY;
  default:
    return KOR_N_LETTERS;
  }
}

/**
 * kor_request_get_lacking_action:
 * @request: a case
 *
 * Returns: the action whose lacks stand first in the view: before the decision everything that it
 *   waits for, so that one letter can ask for it all
 */
KorRequestAction
kor_request_get_lacking_action (const KorRequest *request)
{
  KorRequestAction next = kor_request_get_next_action (request);

  return next == KOR_ACTION_IDENTIFY ? KOR_ACTION_DECIDE : next;
}

/**
 * kor_request_next_init:
 * @self: filled in
 * @request: a case
 * @user: who is at the desk
 * @today: the day
 */
void
kor_request_next_init (KorRequestNext *self,
                       const KorRequest *request,
                       const KorUser *user,
                       KorDate today)
{
  KorRequestAction action = kor_request_get_next_action (request);
  g_autoptr (GArray) lacks = NULL;

  *self = (KorRequestNext) { 0 };
  if (action == KOR_N_ACTIONS)
    return;
  if (action == KOR_ACTION_NOTIFY && set_remedy (self, request, KOR_MISSING_NOTICES)) {
    self->reason = kor_request_deny_right (user, kor_request_action_get_right (action));
    return;
  }
  lacks = kor_request_check (request, action, today);
  if (lacks->len > 0 &&
      set_remedy (self, request, g_array_index (lacks, KorRequestLack, 0).missing)) {
    self->reason =
      kor_request_deny_right (user, self->target != NULL ? KOR_ROLE_MAINTAINS : KOR_ROLE_DECIDES);
    return;
  }
  set_plain (self, action);
  self->reason = kor_request_deny_right (user, kor_request_action_get_right (action));
  if (self->reason == NULL && lacks->len > 0 &&
      !(action == KOR_ACTION_DECIDE && can_go_on_with_items (request, lacks, today)))
    self->reason = describe_lack (lacks, action);
}

void
kor_request_next_clear (KorRequestNext *self)
{
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_pointer (&self->reason, g_free);
}
