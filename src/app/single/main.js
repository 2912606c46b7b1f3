// The main script of the single file: what the site has in files of their own is in parts of this one. Nothing is
// requested.

import * as editor from "../editor/editor.js";
import { XzReadableStream } from "xz-decompress";
import { begin, failed } from "../boot/begin.js";
import * as app from "site:app";
import * as core from "site:core";
import * as places from "site:places";

async function part(name) {
  const stream = new XzReadableStream(new Blob([globalThis.plimsollPart(name)]).stream());
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
const address = (type, ...parts) => URL.createObjectURL(new Blob(parts, { type }));

/** The module of each worker, by the worker's address. */
const modules = new Map();

// In a page from a disk a worker can neither be a module nor fetch anything: it is given its module as its first message.
const { Worker } = globalThis;
globalThis.Worker = class extends Worker {
  constructor(address, options) {
    const module = modules.get(String(address));
    super(address, module ? {} : options);
    if (module) this.postMessage(module);
  }
};

async function worker(name, module) {
  const made = address("text/javascript", await part(name));
  modules.set(made, module);
  return made;
}

async function start() {
  const list = document.querySelector("meta[name=program]").dataset;
  const programs = {};
  const load = (name) => programs[name]();
  const appModule = await part("app");
  // The rest is unpacked while the first findings are on their way; who asks earlier waits.
  const further = (async () => {
    const coreModule = await WebAssembly.compile(await part("core"));
    list.coreWorker = await worker("core-worker", coreModule);
    return coreModule;
  })();
  const later = further.then(async () => {
    const placesModule = await part("places");
    list.rules = address("application/json", await part("rules"));
    list.licences = address("text/html;charset=utf-8", await part("licences"));
    list.shellWorker = await worker("shell-worker", await WebAssembly.compile(await part("shell")));
    return placesModule;
  });
  // Said where the part is asked for.
  later.catch(() => {});
  programs.core = async () => { await core.default({ module_or_path: await further }); return core; };
  programs.places = async () => { await places.default({ module_or_path: await later }); return places; };
  list.core = "core";
  list.places = "places";

  // What the site has as pages of their own: the licences open beside this one, the file saves itself, and the
  // workshop lies in the same folder where there is one.
  const others = {
    "./licences.html": () => list.licences && open(list.licences, "_blank", "noopener"),
    "./plimsoll.html": () => open(location.href.split("#")[0], "_blank", "noopener"),
    "./workshop/index.html": () => open("./index.html", "_blank", "noopener"),
  };
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const other = others[link?.getAttribute("href")];
    if (!other) return;
    event.preventDefault();
    other();
  });
  await begin(app, appModule, editor, false, load);
}

start().catch(failed);
