# Shared by the scripts beside it. Sourced, not run.

ROOT=$(cd "$(dirname "$0")/.." && pwd)
EDITOR_DIR="$ROOT/src/app/editor"
BROWSER_TESTS="$ROOT/tests/browser"
TRUNK_VERSION=0.21.14
# The same as in Cargo.toml: the tool and the library must fit each other exactly.
WASM_BINDGEN_VERSION=0.2.130
# Other linters that tests compare with, and generators of sites; they stay beside the project's build output.
PEERS="$ROOT/target/peers"
HADOLINT="$PEERS/bin/hadolint"
HADOLINT_VERSION=2.15.1
MKDOCS_MATERIAL_VERSION=9.8.2
HUGO_VERSION=0.168.0

# Our own wasm-opt first: a distribution's may be too old for today's compiler output.
PATH="$EDITOR_DIR/node_modules/.bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
export PATH
export TRUNK_SKIP_VERSION_CHECK=true

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
