/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"
#include "kor-request-words.h"

G_BEGIN_DECLS

/**
 * KorLetterPage:
 *
 * A paper of a case as it will be given: preview, language, print, PDF, and XML of a reply. Printing or
 * saving it keeps it with the case. The confirmation of bans that came without a case is kept with the
 * customer.
 *
 * Actions: page.print, letter.save-pdf, letter.save-xml, letter.texts.
 */
#define KOR_TYPE_LETTER_PAGE (kor_letter_page_get_type ())
G_DECLARE_FINAL_TYPE (KorLetterPage, kor_letter_page, KOR, LETTER_PAGE, AdwNavigationPage)

AdwNavigationPage *kor_letter_page_new (KorRegister *register_,
                                        gint64 request_id,
                                        KorLetterKind kind,
                                        const char *party);
AdwNavigationPage *kor_letter_page_new_for_bans (KorRegister *register_, gint64 customer_id);

G_END_DECLS
