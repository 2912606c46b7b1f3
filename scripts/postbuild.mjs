// Finishes the site. Gives the files that the program fetches later names with a hash of their content, as Trunk
// does for those that the page names, and tells the program: an old page in a cache never meets a newer worker. Then
// makes what is made of the whole: icons, the single file, the workshop, the service worker. Trunk runs it on the finished build,
// before that takes the place of the last one.

import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { icons } from "./site/icons.mjs";
import { serviceWorker } from "./site/service_worker.mjs";
import { singleFile } from "./site/single_file.mjs";
import { workshop } from "./site/workshop.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const path = (name) => join(staging, name);
const hash = (...names) => {
  const digest = createHash("sha256");
  for (const name of names) digest.update(readFileSync(path(name)));
  return digest.digest("hex").slice(0, 16);
};

const named = {};

for (const worker of ["core_worker", "shell_worker", "places"]) {
  const parts = [`${worker}_bg.wasm`, `${worker}.js`, `${worker}_loader.js`];
  const fresh = `${worker}-${hash(...parts)}`;
  for (const script of parts.slice(1)) {
    const text = readFileSync(path(script), "utf8");
    writeFileSync(path(script), text.replaceAll(parts[0], `${fresh}_bg.wasm`).replaceAll(`${worker}.js`, `${fresh}.js`));
  }
  for (const part of parts) renameSync(path(part), path(part.replace(worker, fresh)));
  named[worker.replace("_", "-")] = `./${fresh}_loader.js`;
  // The core is loaded into the page, too; the places are, and nowhere else.
  if (worker === "core_worker") named.core = `./${fresh}.js`;
  if (worker === "places") named.places = `./${fresh}.js`;
}

const FILES = [["rules", "rules.json"], ["places-look", "places.css"], ["embed-look", "embed.css"],
  ["offline", "offline.js"], ["guest", "guest.js"]];
for (const [name, file] of FILES) {
  const [stem, ending] = file.split(".");
  const fresh = `${stem}-${hash(file)}.${ending}`;
  renameSync(path(file), path(fresh));
  named[name] = `./${fresh}`;
}

const attributes = Object.entries(named).map(([name, file]) => ` data-${name}="${file}"`).join("");
const index = readFileSync(path("index.html"), "utf8");
const marked = index.replace(/<meta(?=[^>]*\bname="?program\b)/, `<meta${attributes}`);
if (marked === index) throw new Error("index.html names no program");
writeFileSync(path("index.html"), marked);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
icons(staging);
await singleFile(staging, named);
workshop(staging);
// Last: it lists what is there.
serviceWorker(staging, readFileSync(join(root, "static/generated/sw.js"), "utf8"));
