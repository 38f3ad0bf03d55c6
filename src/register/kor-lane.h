/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-db.h"

G_BEGIN_DECLS

/**
 * KorLane:
 *
 * A connection on a thread of its own that does one job after the other.
 */
typedef struct _KorLane KorLane;

typedef gboolean (*KorLaneJob) (KorDb *db, gpointer data, GError **error);

KorLane *kor_lane_new (const char *name, KorDb *db);
void kor_lane_free (KorLane *self);
gboolean kor_lane_perform (
  KorLane *self, KorLaneJob job, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
