#!/bin/sh
# Installs what is missing and runs every test: formatting, lints, the core, the command, the page's size, the
# page in a headless browser. Ends at the first step that fails.
#
# usage: scripts/test.sh
set -eu
. "$(dirname "$0")/lib.sh"

"$ROOT/scripts/install.sh" --tests
cd "$ROOT"

step() {
  say "$*"
  "$@" </dev/null
}

step cargo fmt --check
step cargo clippy --locked --lib -- -D warnings
step cargo clippy --locked --all-targets --features cli -- -D warnings
step cargo clippy --locked --target wasm32-unknown-unknown --features web,all-rules --lib --bins -- -D warnings
step cargo clippy --locked --target wasm32-unknown-unknown --features web,shell --lib --bin shell_worker -- -D warnings
# The recorded verdicts of hadolint are checked against the binary itself.
export HADOLINT
# Properties are tried on the same texts at each run, so that a red run is the change's doing; run `cargo test`
# by itself for others.
export PROPTEST_RNG_SEED=20261124
step cargo test --locked --features cli
# What of the page needs no browser.
step cargo test --locked --features web,all-rules --lib app::
step trunk build --release
step node scripts/size_budget.mjs dist
cd "$BROWSER_TESTS"
step node --test --test-concurrency=1
