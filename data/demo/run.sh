#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the demo register anew in BUILD/demo, writes a label sheet and an access printout, and opens
# the window; without a display it opens on a screen of its own and leaves pictures.
#
#   run.sh BUILD
set -eu

[ $# -eq 1 ] || { echo "usage: run.sh BUILD" >&2; exit 2; }
build=$(cd "$1" && pwd -P)
here=$(cd "$(dirname "$0")" && pwd -P)
demo="$build/demo"
register="$demo/Hillasuo.kortisto"
user=aino
password='demo salasana 2026'
customer=10482
cli="$build/src/cli/kortisto-cli"
window="$build/src/app/kortisto"

export GSETTINGS_SCHEMA_DIR="$build/data" KORTISTO_LOCALE_DIR="$build/po"
export XDG_DATA_DIRS="$build/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
unset KORTISTO_REGISTER KORTISTO_USER

fail () { echo "run.sh: $*" >&2; exit 1; }

office () { LC_ALL=fi_FI.UTF-8 "$cli" -r "$register" -u "$user" --password-file "$demo/password" "$@"; }

[ -x "$cli" ] || fail "$cli is not built"
[ -x "$window" ] || fail "$window is not built"
rm -rf "$demo"
mkdir -m 700 "$demo"
printf '%s\n' "$password" >"$demo/password"
chmod 600 "$demo/password"

code=$("$here/make.sh" "$cli" "$register" "$user" "$demo/password") || fail "no demo register"
office labels print --purpose direct-advertising --sheet avery-l7160 --outlines \
  -o "$demo/labels.pdf" >"$demo/labels.txt" || fail "no label sheet"
office report access "$customer" --language fi -o "$demo/access.pdf" -o "$demo/access.xml" ||
  fail "no access printout"

cat <<TEXT

Hillasuon Tarvike Oy, a demo office: everybody in it is invented.
  register       $register
  user name      $user
  password       $password
  recovery code  $code
  reads only     veli.suokas (same password)
  label sheet    $demo/labels.pdf ($(tr '\n' ',' <"$demo/labels.txt" | sed 's/,$//; s/,/, /g'))
  access report  $demo/access.pdf, $demo/access.xml

TEXT

# A variable alone is no display: it may be left over from another session.
has_display () {
  { [ -n "${WAYLAND_DISPLAY:-}" ] &&
    { [ -S "${XDG_RUNTIME_DIR:-}/$WAYLAND_DISPLAY" ] || [ -S "$WAYLAND_DISPLAY" ]; }; } ||
    { [ -n "${DISPLAY:-}" ] && timeout 5 xdotool getdisplaygeometry >/dev/null 2>&1; }
}

if has_display; then
  "$window" --user "$user" "$register" || fail "the window ended with status $?"
  exit 0
fi

unset DISPLAY WAYLAND_DISPLAY
if ! G_DEBUG='' GUI_LANG=fi_FI.UTF-8 GUI_SIZE=1440x900 timeout -k 10 180 \
  "$here/../../tests/display/run-gui.sh" python3 "$here/pictures.py" \
  "$window" "$register" "$user" "$password" "$build/po" "$demo" 2>"$demo/window.log"; then
  tail -n 20 "$demo/window.log" >&2
  fail "the window could not be shown (all of its messages: $demo/window.log)"
fi
cat <<TEXT
No display here, so the window was opened on a screen of its own:
  customers      $demo/customers.png
  access preview $demo/access.png
  requests       $demo/requests.png
  labels         $demo/labels.png
TEXT
