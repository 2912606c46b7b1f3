// The module with all rules once more, built for size: the site's own is built for speed, which takes half as much
// again in a file to carry along.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const TARGET = "wasm32-unknown-unknown";
/** What browsers have that run the page at all; the same as in index.html. */
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/** Builds it and returns the path of its script, with the module beside it. */
export function smallCore() {
  const out = join(root, "target/single");
  mkdirSync(out, { recursive: true });
  const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  run("cargo", ["build", "--quiet", "--locked", "--target", TARGET, "--profile", "wasm-release", "--features", "web,all-rules",
    "--bin", "core_worker"]);
  run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", out,
    join(root, "target", TARGET, "wasm-release/core_worker.wasm")]);
  const module = join(out, "core_worker_bg.wasm");
  run(join(root, "src/app/editor/node_modules/.bin/wasm-opt"), ["-Oz", ...FEATURES.map((name) => `--enable-${name}`), module, "-o", module]);
  return join(out, "core_worker.js");
}
