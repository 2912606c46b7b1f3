#!/bin/sh
# Builds the site and lays it into a folder, each text and program with a compressed one beside it, for hosts that
# serve those instead of compressing by themselves.
#
# usage: scripts/publish.sh FOLDER
set -eu
. "$(dirname "$0")/lib.sh"

[ $# = 1 ] || fail "usage: scripts/publish.sh FOLDER"
out=$1
mkdir -p "$out"
out=$(cd "$out" && pwd)

cd "$ROOT"
trunk build --release </dev/null
cp -R dist/. "$out/"
say "compressing"
node scripts/site/compress.mjs "$out"
