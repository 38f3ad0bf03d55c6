#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run-gui.sh COMMAND [ARG...]: gives COMMAND a screen, a session bus and an accessibility bus of its own.
set -eu

private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
mkdir -m 700 "$private/run" "$private/home"

export HOME="$private/home" XDG_RUNTIME_DIR="$private/run"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME WAYLAND_DISPLAY GTK_THEME || true
export LANG="${GUI_LANG:-C.UTF-8}" LC_ALL="${GUI_LANG:-C.UTF-8}"
export GDK_BACKEND=x11 GSK_RENDERER=cairo    # no GL needed, and the same picture every time
export GTK_A11Y=atspi NO_AT_BRIDGE=0
export GTK_IM_MODULE=gtk-im-context-simple
export GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-memory}"
export ADW_DISABLE_PORTAL=1
export G_DEBUG="${G_DEBUG-fatal-criticals}"  # a critical of GTK fails the test

dbus-run-session -- xvfb-run -a -s "-screen 0 ${GUI_SIZE:-1280x800}x24 -nolisten tcp" "$@"
