// The service worker with the list of what it keeps: the files of the first load, then all others of the site.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { firstLoad } from "../size_budget.mjs";

/** Files that a reader fetches to keep, or that only other sites ask for. */
const NOT_KEPT = [/^sw\.js$/, /^embed\.js$/, /^plimsoll\.html$/, /\.zip$/, /^schema\//];

function below(folder) {
  const walk = (at) => readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(at, entry.name)) : [relative(folder, join(at, entry.name)).split(sep).join("/")]);
  return walk(folder).sort();
}

/**
 * Writes sw.js from its program `code` for the site as it stands: call it when all other files are final.
 * Returns the list, for tests.
 */
export function serviceWorker(site, code) {
  const first = firstLoad(site);
  const entry = (name) => {
    const digest = createHash("sha256").update(readFileSync(join(site, name))).digest("base64");
    // The page itself is kept under the folder's own address.
    return [name === "index.html" ? "./" : name, `sha256-${digest}`];
  };
  const later = below(site).filter((name) => !first.includes(name) && !NOT_KEPT.some((not) => not.test(name)));
  const [core, rest] = [first.map(entry), later.map(entry)];
  const version = createHash("sha256").update(JSON.stringify([core, rest, code])).digest("hex").slice(0, 16);
  writeFileSync(join(site, "sw.js"), `const SITE=${JSON.stringify({ version, core, rest })};\n${code}`);
  return { version, core, rest };
}
