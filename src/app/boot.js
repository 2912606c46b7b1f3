// Starts the program, and says so in plain words where it cannot start.
//
// The editor's bundle and the program come at the same time. Where the bundle does not come, a text area
// takes its place.

import * as plain from "./editor/plain.js";

/** After this many milliseconds the page starts without the editor's bundle. */
const PATIENCE = 15000;

function failed(reason) {
  document.getElementById("boot-status")?.remove();
  const notice = document.getElementById("boot-failed");
  if (!notice) return;
  notice.hidden = false;
  document.getElementById("boot-reason").textContent = String(reason?.message ?? reason ?? "");
}

async function editor() {
  const bundle = document.getElementById("editor-bundle")?.src;
  if (!bundle || new URLSearchParams(location.search).has("plain")) return plain;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, plain));
  return Promise.race([import(bundle), late]).catch(() => plain);
}

/** Paths below a dropped folder that are looked at: a folder of more is no build context that anybody wants. */
const PATHS = 20000;
/** Folders whose inside no build takes file by file. */
const CLOSED = new Set([".git", "node_modules", "target", ".venv"]);

/** Every path below a dropped folder, folders with a slash behind, and the files at its top; null for plain files. */
async function folder(items) {
  const top = [...items].map((item) => item.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory);
  if (!top) return null;
  const [paths, files] = [[], []];
  const walk = async (entry, prefix) => {
    const reader = entry.createReader();
    for (;;) {
      // A reader gives its entries in batches, the last one empty.
      const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!batch.length || paths.length > PATHS) return;
      for (const child of batch) {
        paths.push(prefix + child.name + (child.isDirectory ? "/" : ""));
        if (child.isDirectory && !CLOSED.has(child.name)) await walk(child, `${prefix}${child.name}/`);
        else if (child.isFile && !prefix) files.push(await new Promise((resolve, reject) => child.file(resolve, reject)));
      }
    }
  };
  await walk(top, "");
  return { paths, files };
}

/** Loads a further program of ours. */
async function load(address) {
  const module = await import(new URL(address, document.baseURI));
  await module.default();
  return module;
}

async function start() {
  const { js, wasm } = document.querySelector("meta[name=program]").dataset;
  const base = document.baseURI;
  const [module, program] = await Promise.all([editor(), import(new URL(js, base))]);
  // The program reads these when it starts.
  globalThis.plimsoll = { editor: module, plain: module === plain, load, folder };
  await program.default({ module_or_path: new URL(wasm, base) });
}

// A fault inside the program cannot be mended while it runs: the text is safe in the browser's storage.
let crashed = false;
addEventListener("error", (event) => {
  if (crashed || !(event.error instanceof WebAssembly.RuntimeError)) return;
  crashed = true;
  const notice = document.createElement("div");
  notice.className = "crash";
  notice.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = "The program met a fault of its own and stopped. Your text is kept in this browser.";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Start again";
  button.addEventListener("click", () => location.reload());
  notice.append(text, button);
  document.body.append(notice);
});

start().catch(failed);
