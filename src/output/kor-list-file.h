/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-list-run.h"

G_BEGIN_DECLS

#define KOR_LIST_NS "urn:kortisto:list:1"

/* Columns for the lines of an address in a CSV file; no address has more. */
#define KOR_LIST_N_LINES 8

GBytes *kor_list_to_csv (GPtrArray *persons);
GBytes *kor_list_to_xml (const KorListRun *run, GPtrArray *persons, GError **error);

G_END_DECLS
