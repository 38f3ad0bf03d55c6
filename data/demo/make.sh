#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the register of the demo office, "Hillasuon Tarvike Oy": everybody and everything in it is
# invented. Prints the recovery code on stdout.
#
#   make.sh KORTISTO_CLI FOLDER USER PASSWORD_FILE
set -eu

if [ $# -ne 4 ]; then
  echo "usage: make.sh KORTISTO_CLI FOLDER USER PASSWORD_FILE" >&2
  exit 2
fi
cli=$1 folder=$2 user=$3 password_file=$4
here=$(cd "$(dirname "$0")" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail () { echo "make.sh: $*" >&2; exit 1; }

quote () { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }

# One opening of the register for all commands: its key derivation is slow on purpose.
commands () {
  cat "$here/setup.txt"
  printf 'import customers %s --source verkkokauppa\n' "$(quote "$here/customers.csv")"
  printf 'import orders %s --source tilausjärjestelmä\n' "$(quote "$here/orders.csv")"
  printf 'import order-lines %s --source tilausjärjestelmä\n' "$(quote "$here/order-lines.csv")"
  cat "$here/bans.txt" "$here/changes.txt"
  printf 'user add veli.suokas --full-name "Veli Suokas" --role reads --agreement 2025-08-01 --new-password-file %s\n' \
    "$(quote "$password_file")"
  printf 'labels print --purpose relation --sheet avery-l7160 -o %s\n' "$(quote "$work/tiedote.pdf")"
  printf 'labels print --purpose direct-marketing --sheet herma-4464 --select %s --recipient %s -o %s\n' \
    "$(quote 'country=FI,AX')" "$(quote 'Postitustalo Kuorilampi Oy')" "$(quote "$work/kampanja.pdf")"
  printf 'labels print --purpose market-research --sheet avery-l7163 --select %s -o %s\n' \
    "$(quote 'ordered-from=2026-01-01')" "$(quote "$work/kysely.pdf")"
  python3 "$here/requests.py" "$work"
}

"$cli" -r "$folder" -u "$user" --password-file "$password_file" register create \
  --name Asiakasrekisteri --controller 'Hillasuon Tarvike Oy' --full-name 'Aino Rautavuori' \
  --language fi --agreement 2024-01-02 2>"$work/messages" ||
  fail "the register is not made: $(cat "$work/messages")"
commands >"$work/commands" || fail "the commands are not made"
if ! "$cli" -r "$folder" -u "$user" --password-file "$password_file" batch \
  <"$work/commands" >"$work/answers" 2>"$work/messages"; then
  grep '^error' "$work/answers" >&2 || cat "$work/messages" >&2
  fail "the register is not filled"
fi
