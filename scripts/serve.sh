#!/bin/sh
# Installs what is missing, builds the page and serves it on this machine. Rebuilds when a file changes.
#
# usage: scripts/serve.sh [--port N]    (8080 unless told)
set -eu
. "$(dirname "$0")/lib.sh"

port=8080
while [ $# -gt 0 ]; do
  case "$1" in
    --port|-p) [ $# -gt 1 ] || fail "--port wants a number"; port=$2; shift 2 ;;
    --port=*) port=${1#--port=}; shift ;;
    *) fail "unknown option $1; usage: scripts/serve.sh [--port N]" ;;
  esac
done

"$ROOT/scripts/install.sh"
cd "$ROOT"
say "building, then serving on http://localhost:$port/ (Ctrl-C ends it)"
exec trunk serve --release --address 127.0.0.1 --port "$port"
