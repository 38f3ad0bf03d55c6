/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-context.h"

G_BEGIN_DECLS

/**
 * KorApplication:
 *
 * The program: reads the command line, holds context and settings, and has one window per register.
 */
#define KOR_TYPE_APPLICATION (kor_application_get_type ())
G_DECLARE_FINAL_TYPE (KorApplication, kor_application, KOR, APPLICATION, AdwApplication)

KorApplication *kor_application_new (KorContext *context);

G_END_DECLS
