// What a first visit transfers until the first findings, as the best-compressing host would send it, and what the
// single file takes on a disk. Fails above the budget.
//
// usage: node scripts/size_budget.mjs dist

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliSize } from "../tests/browser/server.mjs";

const KB = 1000;
const WHOLE = 350 * KB;
const WITHOUT_EDITOR = 220 * KB;
/** The analysis of shell text, which comes later. */
const SHELL = 950 * KB;
const SINGLE_FILE = 2600 * KB;

/** The files of a first visit: the page and all that it names. What comes later is fetched by the program. */
export function firstLoad(dist) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const named = [...html.matchAll(/(?:href|src|data-js|data-wasm)="?\.\/([^"#?\s>]+)/g)].map((match) => match[1]);
  return ["index.html", ...new Set(named)];
}

const dist = process.argv[2];
if (process.argv[1].endsWith("size_budget.mjs")) {
  const sizes = firstLoad(dist).map((name) => [name, brotliSize(readFileSync(join(dist, name)))]);
  let [whole, editor] = [0, 0];
  for (const [name, size] of sizes) {
    console.log(`${String(size).padStart(8)}  ${name}`);
    whole += size;
    if (/^editor-/.test(name)) editor += size;
  }
  console.log(`${String(whole).padStart(8)}  in all, of at most ${WHOLE}`);
  console.log(`${String(whole - editor).padStart(8)}  without the editor's bundle, of at most ${WITHOUT_EDITOR}`);
  const shell = readdirSync(dist).find((name) => /^shell_worker.*\.wasm$/.test(name));
  const shellSize = brotliSize(readFileSync(join(dist, shell)));
  console.log(`${String(shellSize).padStart(8)}  ${shell}, of at most ${SHELL}`);
  const single = statSync(join(dist, "plimsoll.html")).size;
  console.log(`${String(single).padStart(8)}  plimsoll.html as it lies on a disk, of at most ${SINGLE_FILE}`);
  if (whole > WHOLE || whole - editor > WITHOUT_EDITOR || shellSize > SHELL || single > SINGLE_FILE) {
    console.error("over the budget");
    process.exit(1);
  }
}
