// How fast the analysis of shell text is in WebAssembly, under Node: on Dockerfiles as they are written, and on texts
// that are made to hurt. The former must keep within 20 ms for 100 lines; the latter must end, and end soon.
//
// usage: node benches/shell_bench.mjs [--no-build] [Dockerfile...]

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const out = join(target, "wasm-bench");
/** Milliseconds for a Dockerfile of 100 lines. */
const BUDGET = 20;
/** Milliseconds after which the page stops the worker. */
const BOUND = 5000;

/** The shell worker as the page ships it, bound for Node. */
function build() {
  const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  run("cargo", ["build", "--quiet", "--locked", "--profile", "wasm-release", "--target", "wasm32-unknown-unknown",
    "--features", "web,shell", "--bin", "shell_worker"]);
  mkdirSync(out, { recursive: true });
  run("wasm-bindgen", ["--target", "nodejs", "--no-typescript", "--out-dir", out,
    join(target, "wasm32-unknown-unknown/wasm-release/shell_worker.wasm")]);
}

/** A Dockerfile of 100 lines such as people write, with a fault here and there. */
const STAGE = (n) => `FROM debian:12.8-slim AS stage${n}
ARG VERSION=1.2.${n}
ENV APP_HOME=/srv/app \\
    PATH=/srv/app/bin:$PATH
RUN set -eux; \\
    apt-get update; \\
    apt-get install -y --no-install-recommends \\
      ca-certificates curl git unzip; \\
    rm -rf /var/lib/apt/lists/*
RUN arch="$(dpkg --print-architecture)"; \\
    case "$arch" in \\
      amd64) sum=aaa ;; \\
      arm64) sum=bbb ;; \\
      *) echo "no build for $arch" >&2; exit 1 ;; \\
    esac; \\
    curl -fsSL "https://example.com/$VERSION/app-$arch.tar.gz" -o /tmp/app.tar.gz; \\
    echo "$sum  /tmp/app.tar.gz" | sha256sum -c -; \\
    tar -xzf /tmp/app.tar.gz -C $APP_HOME --strip-components=1; \\
    rm /tmp/app.tar.gz
RUN for f in $(ls /srv/app/*.sh); do chmod +x $f; done \\
    && if [ ! -d /data ]; then mkdir -p /data; fi \\
    && cd /srv/app && make -j$(nproc) && make install
WORKDIR /srv/app
COPY --chown=app:app . .
RUN useradd -r app && chown -R app:app /srv/app /data
USER app
EXPOSE 8080
CMD ["app"]
`;
const hundred = Array.from({ length: 4 }, (_, n) => STAGE(n)).join("").split("\n").slice(0, 100).join("\n");

const run = (text) => `FROM a:1\nRUN ${text}\n`;
const nested = (open, n) => run(open.repeat(n));
const HOSTILE = {
  "5000 nested $(": nested("$(", 5000),
  "5000 nested \"$(": nested('"$(', 5000),
  "5000 nested (": nested("(", 5000),
  "5000 nested {": nested("{ ", 5000),
  "5000 nested if": nested("if a; then ", 5000),
  "3000 nested case": nested("case a in b) ", 3000),
  "5000 nested ${a:-": nested("${a:-", 5000),
  "90 closed $(": run("$(".repeat(90) + "a" + ")".repeat(90)),
  "5001 backticks": nested("`", 5001),
  "3000 nested [[": nested("[[ ", 3000),
  "20000 links of &&": nested("a && ", 20_000),
  "20000 links of |": nested("a | ", 20_000),
  "3000 echo $a": nested("echo $a; ", 3000),
  "1500 a=1; echo $a": nested("a=1; echo $a; ", 1500),
  "700 if with assignments": nested("if a; then b=1; else b=$c; fi; echo $b; ", 700),
  "500 functions": nested("f() { echo $1 $a; a=2; }; f; ", 500),
  "50000 times $a": nested("$a", 50_000),
  "50001 quotes": nested('"', 50_001),
  "50000 backslashes": nested("\\", 50_000),
  "20000 braces": nested("{a,b}", 20_000),
  "2000 heredocs": nested("<<E ", 2000),
  "a line of 1 MB": run(`echo ${"x".repeat(1 << 20)}`),
  "1 MB of é": run(`echo ${"é".repeat(1 << 19)}`),
  "1 MB of NUL and quotes": run("\0'\"".repeat((1 << 20) / 3)),
  "1 MB of $a on one line": run("$a ".repeat((1 << 20) / 3)),
  "10000 RUN": `FROM a:1\n${"RUN echo $a\n".repeat(10_000)}`,
};

if (!process.argv.includes("--no-build")) build();
const load = createRequire(import.meta.url);
const module = join(out, "shell_worker.js");
let shell = load(module);
const CONFIG = JSON.stringify({ profile: "plimsoll" });
const once = (text) => {
  const start = performance.now();
  const found = JSON.parse(shell.analyse(text, CONFIG)).length;
  return [performance.now() - start, found];
};
/** The same text with other names in each RUN: what the module has seen before, it remembers. */
const renamed = (text, n) => text.replaceAll("/srv/app", `/srv/app${n}`).replaceAll("$arch", `$arch${n}`)
  .replaceAll("arch=", `arch${n}=`).replaceAll("ca-certificates", `ca-certificates${n}`).replaceAll("useradd -r app", `useradd -r app${n}`);
/** Milliseconds that the thread was at work, whatever else the machine does; the wall's where the system does not tell. */
const worked = (text) => {
  const at = () => { try { return Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[0]) / 1e6; } catch { return performance.now(); } };
  const start = at();
  shell.analyse(text, CONFIG);
  return at() - start;
};
const median = (text) => {
  const times = Array.from({ length: 41 }, (_, n) => worked(renamed(text, n)));
  return times.sort((a, b) => a - b)[20];
};

let failed = false;
const [first] = once(hundred);
const warm = median(hundred);
console.log(`100 lines: first ${first.toFixed(1)} ms, then ${warm.toFixed(1)} ms (median), of at most ${BUDGET} ms; ${once(hundred)[1]} findings`);
failed ||= warm > BUDGET;
for (const file of process.argv.slice(2).filter((a) => !a.startsWith("--"))) {
  const text = readFileSync(file, "utf8");
  console.log(`${file}: ${text.split("\n").length} lines, ${median(text).toFixed(2)} ms, ${once(text)[1]} findings`);
}
for (const [name, text] of Object.entries(HOSTILE)) {
  let said;
  try {
    const [ms, found] = once(text);
    said = `${ms.toFixed(0).padStart(6)} ms, ${found} findings`;
    failed ||= ms > BOUND;
  } catch (error) {
    // A trap leaves the module unfit: the page starts another one.
    said = `TRAP ${error.message}`;
    failed = true;
    delete load.cache[module];
    shell = load(module);
  }
  console.log(`${name.padEnd(26)} ${said}`);
}
process.exit(failed ? 1 : 0);
