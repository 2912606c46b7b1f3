// How fast the parser and the linter are in WebAssembly, under Node, from 100 bytes to 1 MB. The cost grows with
// the size: compare the nanoseconds per byte. Then sizing and the drill, at 100 nodes and at 1,000.
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

/** A question about a swarm of so many nodes with tasks, each service with the same number of them. */
function question(nodes, services, tasks, cpu, actions = []) {
  const list = Array.from({ length: services }, (_, n) => ({
    name: `s${n}`, replicas: tasks / services, cpu_m: 100 + (n % 5) * 25, memory_mib: 200 + (n % 3) * 50,
    update_order: n % 2 ? "start-first" : "stop-first", preferences: ["node.labels.zone"],
  }));
  const answers = { services: list, existing_nodes: nodes + 5, zones: 3, node: { cpu_m: cpu, memory_mib: 8192 } };
  return JSON.stringify({ answers, files: [], example: { name: "", text: "" }, actions });
}

/** Time of a call in milliseconds, and what it gave. */
function timed(f) {
  const start = performance.now();
  const value = f();
  return [performance.now() - start, value];
}

console.log("\n  nodes services   tasks |  first answer ms | one node lost ms | a zone lost ms | undone ms | KB told");
for (const [nodes, services, tasks] of [[100, 200, 2_000], [1_000, 200, 20_000]]) {
  const rows = [];
  for (let n = 0; n < 5; n++) {
    const ask = (actions) => timed(() => core.swarm(question(nodes, services, tasks, 4_000 + n, actions)));
    const [first] = ask([]);
    const [lost, told] = ask([{ do: "kill", node: `node-${7 + n}` }]);
    const [zone] = ask([{ do: "kill", node: `node-${7 + n}` }, { do: "kill-zone", zone: "zone-1" }]);
    const [undone] = ask([{ do: "kill", node: `node-${7 + n}` }]);
    const drill = JSON.parse(told[1]);
    if (drill.nodes.length !== nodes + 5 || drill.steps[0].moved === 0) throw new Error("not the drill that was asked for");
    rows.push([first, lost, zone, undone, (told[0].length + told[1].length) / 1024]);
  }
  const middle = (n) => rows.map((row) => row[n]).sort((a, b) => a - b)[2];
  const figure = (n, width) => middle(n).toFixed(1).padStart(width);
  console.log(`${String(nodes).padStart(7)} ${String(services).padStart(8)} ${String(tasks).padStart(7)} | ${figure(0, 16)} | `
    + `${figure(1, 16)} | ${figure(2, 14)} | ${figure(3, 9)} | ${figure(4, 7)}`);
}
