// How fast the parser and the linter are in WebAssembly, under Node, from 100 bytes to 1 MB. The cost grows with
// the size: compare the nanoseconds per byte.
//
// usage: node benches/wasm_bench.mjs [--no-build]

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const out = join(target, "wasm-bench");
const tools = join(root, "src/app/editor/node_modules/.bin");
const features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];

/** The core worker as the page ships it, bound for Node: the same compiler profile, the same optimizer. */
function build() {
  const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  run("cargo", ["build", "--quiet", "--locked", "--profile", "wasm-fast", "--target", "wasm32-unknown-unknown",
    "--features", "web,all-rules", "--bin", "core_worker"]);
  mkdirSync(out, { recursive: true });
  run("wasm-bindgen", ["--target", "nodejs", "--no-typescript", "--out-dir", out,
    join(target, "wasm32-unknown-unknown/wasm-fast/core_worker.wasm")]);
  const wasm = join(out, "core_worker_bg.wasm");
  run(join(tools, "wasm-opt"), ["-O3", ...features.map((f) => `--enable-${f}`), wasm, "-o", wasm]);
}

const HEAD = "# syntax=docker/dockerfile:1\nARG TAG=12.8-slim\nFROM debian:${TAG} AS base\n";
const BODY = `# What the service needs to run.
RUN apt-get update \\
    && apt-get install -y --no-install-recommends ca-certificates curl \\
    && rm -rf /var/lib/apt/lists/*
ENV PORT=8080 \\
    GREETING="hello $USER"
COPY --chown=app:app src/ /app/src/
RUN cd /app && pip install --no-cache-dir -r requirements.txt | tee /tmp/log
WORKDIR /app
EXPOSE 8080
CMD ["python", "-m", "app"]
`;
const dockerfile = (size) => (HEAD + BODY.repeat(Math.ceil(size / BODY.length))).slice(0, size);

/** Median time of a call in microseconds, warm. */
function median(f) {
  const end = performance.now() + 400;
  const times = [];
  while (times.length < 5 || (performance.now() < end && times.length < 5000)) {
    const start = performance.now();
    f();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] * 1000;
}

if (!process.argv.includes("--no-build")) build();
const core = createRequire(import.meta.url)(join(out, "core_worker.js"));
console.log("   bytes  lines |  parse µs  ns/byte |   lint µs  ns/byte | findings");
for (const size of [100, 1_000, 4_000, 10_000, 20_000, 100_000, 1_000_000]) {
  const text = dockerfile(size);
  const lines = text.split("\n").length;
  const [parse, lint] = [median(() => core.parse(text)), median(() => core.lint(text))];
  const column = (us) => `${us.toFixed(0).padStart(9)} ${((us * 1000) / size).toFixed(1).padStart(8)}`;
  console.log(`${String(size).padStart(8)} ${String(lines).padStart(6)} | ${column(parse)} | ${column(lint)} | ${core.lint(text)}`);
}
