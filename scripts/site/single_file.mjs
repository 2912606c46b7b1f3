// The whole page in one HTML file that opens from a disk: program, rules, documentation, places, workers. What the
// browser can unpack by itself is deflated; the rest, which is most of it, is packed by xz, a quarter smaller. The file
// is UTF-16, in which bytes take little more room than on their own; scripts and styles are named in the page's policy
// by their hashes.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { words } from "./words.mjs";
import { deflateRawSync } from "./zlib.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(join(root, "src/app/editor/package.json"));

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/** Text that may stand between the tags of a script or a style. */
const closed = (text) => {
  if (/<\/script|<!--/i.test(text)) throw new Error("a script of the single file would end early");
  return text;
};
const deflated = (text) => deflateRawSync(text, { level: 9 });
const packed = (bytes) => execFileSync("xz", ["--format=xz", "--check=crc32", "--lzma2=preset=9e,pb=0,dict=32MiB", "--stdout"],
  { input: bytes, maxBuffer: 1 << 28 });

/** Bundles an entry; `modules` are the files behind names that start with `site:`, `constants` what other names mean. */
async function bundle(entry, format, modules, constants = {}) {
  const result = await require("esbuild").build({
    absWorkingDir: root, bundle: true, minify: true, format, target: "es2022", charset: "ascii", legalComments: "none",
    write: false, logLevel: "error", nodePaths: [join(root, "src/app/editor/node_modules")],
    ...entry,
    // The address of a program of its own, which the single file does not have and does not ask for.
    define: { "import.meta.url": "undefined", ...constants },
    plugins: [{
      name: "site",
      setup: (build) => build.onResolve({ filter: /^site:/ }, ({ path }) => ({ path: modules[path.slice(5)] })),
    }],
  });
  return result.outputFiles[0].text;
}

/** Writes plimsoll.html from the finished site; `named` are the addresses of what the program fetches later. */
export async function singleFile(site, named) {
  const index = readFileSync(join(site, "index.html"), "utf8");
  const at = (address) => join(site, address.replace(/^\.\//, ""));
  const program = (name) => new RegExp(`\\bdata-${name}="?(\\./[^"\\s>]+)`).exec(index)[1];
  const glue = (loader) => at(loader.replace("_loader.js", ".js"));
  const modules = { app: at(program("js")), core: at(named.core), places: at(named.places) };
  const wasm = (file) => readFileSync(file.replace(/\.js$/, "_bg.wasm"));
  const worker = (loader) => bundle({ stdin: { resolveDir: root, contents:
    `import start from "site:worker";
     onmessage = ({ data }) => { onmessage = null; start({ module_or_path: data }); };` } }, "iife", { worker: glue(loader) });
  const source = (name) => ({ entryPoints: [join(root, "src/app/single", name)] });

  const look = /href="?\.\/(styles-[^"\s>]+)/.exec(index)[1];
  const open = closed(await bundle(source("open.js"), "iife", {}));
  const main = await bundle(source("main.js"), "iife", modules, {
    CORE_WORKER: JSON.stringify(await worker(named["core-worker"])),
    SHELL_WORKER: JSON.stringify(await worker(named["shell-worker"])),
  });
  const [styles, placesStyles] = [look, named["places-look"]].map((file) => readFileSync(at(file), "utf8"));
  // In the order in which they are needed; main.js takes them in the same.
  const programs = {
    app: readFileSync(at(program("wasm"))),
    core: wasm(modules.core),
    places: wasm(modules.places),
    rules: readFileSync(at(named.rules)),
    licences: readFileSync(join(site, "licences.html")),
    shell: wasm(glue(named["shell-worker"])),
  };
  const lengths = Object.fromEntries(Object.entries(programs).map(([name, bytes]) => [name, bytes.length]));
  const parts = {
    styles: deflated(styles),
    "places-styles": deflated(placesStyles),
    main: deflated(main),
    packed: packed(Buffer.concat(Object.values(programs))),
  };
  const block = ([name, bytes]) => `<script type="text/plain" id="part-${name}">${words(bytes)}</script>`;

  const policy = [
    "default-src 'none'", `script-src ${hash(open)} ${hash(main)} 'wasm-unsafe-eval'`,
    `style-src ${hash(styles)} ${hash(placesStyles)}`, "img-src data:", "connect-src blob:", "worker-src blob:",
    "base-uri 'none'", "form-action 'none'",
  ].join("; ");
  const icon = readFileSync(join(root, "static/icon.svg")).toString("base64");
  const title = /<title>([^<]*)/.exec(index)[1];
  const body = /<body>([\s\S]*?)(?:<\/body>|$)/.exec(index)[1].replace(/<script[\s\S]*?<\/script>/g, "");
  const html = `<!doctype html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml;base64,${icon}">
<meta name="program" data-parts='${JSON.stringify(lengths)}'>
</head>
<body>${body}
${Object.entries(parts).map(block).join("\n")}
<script>${open}</script>
</body>
</html>
`;
  // The mark at the start says how the file is written, whatever a host says about it.
  writeFileSync(join(site, "plimsoll.html"), `\ufeff${html}`, "utf16le");
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes.length]));
}
