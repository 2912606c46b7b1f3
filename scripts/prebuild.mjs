// What the page ships beside its program, made before each build: its scripts, the rules'
// documentation and the licences of everything in it. Trunk runs it; output goes to static/generated.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { licencesPage } from "./licences.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const editor = join(root, "src/app/editor");
const out = join(root, "static/generated");

/** Writes only what changed, so that a watcher is not woken for nothing. */
function write(name, content) {
  const path = join(out, name);
  if (existsSync(path) && readFileSync(path, "utf8") === content) return;
  writeFileSync(path, content);
}

function run(command, args, options = {}) {
  return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28, ...options });
}

/** Installs the editor's packages where the lockfile has changed since the last time. */
function install() {
  const lock = readFileSync(join(editor, "package-lock.json"), "utf8");
  const stamp = join(editor, "node_modules/.installed-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: editor });
  writeFileSync(stamp, lock);
}

/** Scripts that the page loads as modules, and those that are loaded as plain scripts. */
const MODULES = {
  boot: "src/app/boot/site.js", editor: "src/app/editor/editor.js", offline: "src/app/offline/page.js",
  guest: "src/app/embed/guest.js",
};
const SCRIPTS = { embed: "src/app/embed/element.js", sw: "src/app/offline/service_worker.js" };

async function bundle() {
  const esbuild = createRequire(join(editor, "package.json"))("esbuild");
  const inputs = [];
  for (const [format, entryPoints] of [["esm", MODULES], ["iife", SCRIPTS]]) {
    const result = await esbuild.build({
      absWorkingDir: root,
      entryPoints,
      outdir: out,
      bundle: true,
      minify: true,
      format,
      target: "es2022",
      legalComments: "none",
      metafile: true,
      write: false,
    });
    for (const file of result.outputFiles) write(file.path.slice(out.length + 1), file.text);
    inputs.push(...Object.keys(result.metafile.inputs));
  }
  return inputs;
}

function rules() {
  return run("cargo", ["run", "--quiet", "--locked", "--features", "cli", "--bin", "plimsoll", "--",
    "rules", "--format", "json"]);
}

mkdirSync(out, { recursive: true });
install();
const inputs = await bundle();
// What goes into the single file alone.
inputs.push("src/app/editor/node_modules/xz-decompress/package.json");
write("rules.json", rules());
const metadata = JSON.parse(run("cargo", ["metadata", "--format-version", "1", "--locked", "--features", "web",
  "--filter-platform", "wasm32-unknown-unknown"]));
write("licences.html", licencesPage(root, inputs, metadata));
