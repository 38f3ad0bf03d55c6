/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-rules.h"

/* A purpose's own scope, the scopes whose bans stop its runs, and its legal basis in the GDPR. */
typedef struct {
  int scope; /* KorScope, or -1 */
  guint8 stopped_by;
  const char *legal_basis;
} PurposeRule;

#define BIT(word) KOR_SCOPE_BIT (KOR_SCOPE_##word)

static const PurposeRule rules[KOR_N_PURPOSES] = {
  [KOR_PURPOSE_DIRECT_ADVERTISING] = {
    KOR_SCOPE_DIRECT_ADVERTISING,
    BIT (DIRECT_ADVERTISING) | BIT (OTHER_MARKETING) | BIT (LIST_PUBLICATION),
    "Art. 6(1)(f)",
  },
  [KOR_PURPOSE_DISTANCE_SELLING] = {
    KOR_SCOPE_DISTANCE_SELLING,
    BIT (DISTANCE_SELLING) | BIT (OTHER_MARKETING) | BIT (LIST_PUBLICATION),
    "Art. 6(1)(f)",
  },
  [KOR_PURPOSE_DIRECT_MARKETING] = {
    KOR_SCOPE_DIRECT_MARKETING,
    BIT (DIRECT_MARKETING) | BIT (OTHER_MARKETING) | BIT (LIST_PUBLICATION),
    "Art. 6(1)(f)",
  },
  [KOR_PURPOSE_OTHER_MARKETING] = {
    KOR_SCOPE_OTHER_MARKETING,
    BIT (OTHER_MARKETING) | BIT (LIST_PUBLICATION),
    "Art. 6(1)(f)",
  },
  [KOR_PURPOSE_MARKET_RESEARCH] = {
    KOR_SCOPE_MARKET_RESEARCH,
    BIT (MARKET_RESEARCH) | BIT (LIST_PUBLICATION),
    "Art. 6(1)(f)",
  },
  [KOR_PURPOSE_OPINION_POLL] = {
    KOR_SCOPE_OPINION_POLL,
    BIT (OPINION_POLL) | BIT (LIST_PUBLICATION),
    "Art. 6(1)(f)",
  },
  [KOR_PURPOSE_DIRECTORY] = {
    KOR_SCOPE_LIST_PUBLICATION,
    BIT (LIST_PUBLICATION),
    "Art. 6(1)(f)",
  },
  [KOR_PURPOSE_RELATION] = { -1, 0, "Art. 6(1)(b)" },
  [KOR_PURPOSE_EXPORT] = { -1, 0, "Art. 6(1)(f)" },
};

/* The two scopes that stop more than their own purpose are told by their own names. */
static KorLeftOut
find_ban (guint8 bans)
{
  if ((bans & ~(BIT (OTHER_MARKETING) | BIT (LIST_PUBLICATION))) != 0)
    return KOR_LEFT_OUT_BAN_OF_SCOPE;
  if ((bans & BIT (OTHER_MARKETING)) != 0)
    return KOR_LEFT_OUT_BAN_OTHER_MARKETING;
  if ((bans & BIT (LIST_PUBLICATION)) != 0)
    return KOR_LEFT_OUT_BAN_LIST_PUBLICATION;
  return KOR_LEFT_OUT_NO;
}

/**
 * kor_list_rules_decide:
 * @facts: what is known of the person
 * @purpose: what the run is for
 * @on_paper: whether paper comes out, not a file
 * @recipient_outside: whether the list goes to someone outside the company
 *
 * Decides whether a person is on a list, and if not, why (R11–R13, R52, R61; Art. 18, Art.
 * 21(2)–(3)). A ban of processing stops every run it covers, a ban of disclosure those to someone
 * outside. The administrator's full export is no list: it leaves out only who is anonymised. Any
 * thread.
 *
 * Returns: %KOR_LEFT_OUT_NO, or the first reason in the order of #KorLeftOut
 */
KorLeftOut
kor_list_rules_decide (const KorListFacts *facts,
                       KorPurpose purpose,
                       gboolean on_paper,
                       gboolean recipient_outside)
{
  KorLeftOut ban;
  guint8 bans;

  g_return_val_if_fail (facts != NULL && (guint) purpose < KOR_N_PURPOSES, KOR_LEFT_OUT_RESTRICTED);

  if (purpose == KOR_PURPOSE_EXPORT)
    return facts->anonymised ? KOR_LEFT_OUT_ANONYMISED : KOR_LEFT_OUT_NO;

  if (facts->archived)
    return KOR_LEFT_OUT_ARCHIVED;
  if (facts->anonymised)
    return KOR_LEFT_OUT_ANONYMISED;
  if (facts->deceased)
    return KOR_LEFT_OUT_DECEASED;
  if (facts->restricted)
    return KOR_LEFT_OUT_RESTRICTED;

  bans = facts->bans_processing | (recipient_outside ? facts->bans_disclosure : 0);
  ban = find_ban (bans & rules[purpose].stopped_by);
  if (ban != KOR_LEFT_OUT_NO)
    return ban;

  if (on_paper && facts->returned_mail)
    return KOR_LEFT_OUT_RETURNED_MAIL;
  if (on_paper && !facts->complete_address)
    return KOR_LEFT_OUT_INCOMPLETE_ADDRESS;
  return KOR_LEFT_OUT_NO;
}

/**
 * kor_purpose_get_scope:
 * @purpose: what a run is for
 * @scope: (out) (optional): the scope a ban of exactly this purpose has
 *
 * Any thread.
 *
 * Returns: whether there is such a scope: mail the customer relation needs can't be banned
 */
gboolean
kor_purpose_get_scope (KorPurpose purpose, KorScope *scope)
{
  g_return_val_if_fail ((guint) purpose < KOR_N_PURPOSES, FALSE);

  if (rules[purpose].scope < 0)
    return FALSE;
  if (scope != NULL)
    *scope = (KorScope) rules[purpose].scope;
  return TRUE;
}

/**
 * kor_purpose_get_legal_basis:
 * @purpose: what a run is for
 *
 * Any thread. R7: each purpose carries its legal basis.
 *
 * Returns: the article, "Art. 6(1)(f)": the same in every language
 */
const char *
kor_purpose_get_legal_basis (KorPurpose purpose)
{
  g_return_val_if_fail ((guint) purpose < KOR_N_PURPOSES, "");

  return rules[purpose].legal_basis;
}
