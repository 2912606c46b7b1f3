// The main script of the single file: what the site has in files of their own is in parts of this one. Nothing is
// requested.

import * as editor from "../editor/editor.js";
import { XzReadableStream } from "xz-decompress";
import { begin, failed, handed } from "../boot/begin.js";
import * as app from "site:app";
import * as core from "site:core";
import * as places from "site:places";

/** What is packed, one after the other in one stream: it is shorter together than in parts, which have much in common. */
const packed = new XzReadableStream(new Blob([globalThis.plimsollPart("packed")]).stream()).getReader();
let left = new Uint8Array(0);

/** The next so many bytes of the stream. */
async function next(length) {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    if (!left.length) {
      const { value, done } = await packed.read();
      if (done) throw new Error("the file is incomplete");
      left = value;
    }
    const piece = left.subarray(0, length - at);
    bytes.set(piece, at);
    at += piece.length;
    left = left.subarray(piece.length);
  }
  return bytes;
}
const address = (type, ...parts) => URL.createObjectURL(new Blob(parts, { type }));

/** The module of each worker, on its way, by the worker's address. */
const modules = new Map();

// In a page from a disk a worker can neither be a module nor fetch anything: it is given its module as its first message.
const { Worker } = globalThis;
globalThis.Worker = class extends Worker {
  constructor(address, options) {
    const module = modules.get(String(address));
    super(address, module ? {} : options);
    module?.then((module) => this.postMessage(module), () => this.dispatchEvent(new ErrorEvent("error")));
  }
};

function worker(program, module) {
  const made = address("text/javascript", program);
  modules.set(made, module);
  return made;
}

/** The workers' own scripts, put here when the file is made. */
const [coreWorker, shellWorker] = [CORE_WORKER, SHELL_WORKER];

async function start() {
  const list = document.querySelector("meta[name=program]").dataset;
  const programs = {};
  const load = (name) => programs[name]();
  // Lengths of the parts, in their order.
  const lengths = JSON.parse(list.parts);
  const appModule = await next(lengths.app);
  // The rest is unpacked while the first findings are on their way; who asks earlier waits.
  const further = next(lengths.core).then((bytes) => WebAssembly.compile(bytes));
  const later = further.then(async () => {
    const placesModule = await next(lengths.places);
    list.rules = address("application/json", await next(lengths.rules));
    list.licences = address("text/html;charset=utf-8", await next(lengths.licences));
    return placesModule;
  });
  const last = later.then(async () => WebAssembly.compile(await next(lengths.shell)));
  list.coreWorker = worker(coreWorker, further);
  list.shellWorker = worker(shellWorker, last);
  // Said where the part is asked for.
  last.catch(() => {});
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
  handed();
  await begin(app, appModule, editor, false, load);
}

start().catch(failed);
