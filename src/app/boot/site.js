// Starts the program from the site's files, and says so in plain words where it cannot start.
//
// The editor's bundle and the program come at the same time. Where the bundle does not come, a text area
// takes its place. In a frame of another site's page, `guest` comes first and prepares the page for it.

import * as plain from "../editor/plain.js";
import { begin, failed, handed } from "./begin.js";

/** After this many milliseconds the page starts without the editor's bundle. */
const PATIENCE = 15000;
/** This many milliseconds after the further rules came, or could not come, the site is kept for use without network. */
const REST = 1000;

const files = document.querySelector("meta[name=program]").dataset;
const fetched = (address) => import(new URL(address, document.baseURI));

async function editor() {
  const bundle = document.getElementById("editor-bundle")?.src;
  if (!bundle || new URLSearchParams(location.search).has("plain")) return plain;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, plain));
  return Promise.race([import(bundle), late]).catch(() => plain);
}

let rested = false;
function rest() {
  if (!rested) setTimeout(() => fetched(files.offline).then((module) => module.start(), () => {}), REST);
  rested = true;
}

/** Loads a further program of ours. */
async function load(address) {
  try {
    const module = await fetched(address);
    await module.default();
    return module;
  } finally {
    rest();
  }
}

async function start() {
  const guest = /^#embed\b/.test(location.hash) && await fetched(files.guest);
  if (guest) await guest.prepare();
  else handed();
  rested = Boolean(guest);
  const [module, program] = await Promise.all([editor(), fetched(files.js)]);
  const wasm = new URL(files.wasm, document.baseURI);
  await begin(program, wasm, guest ? guest.overheard(module) : module, module === plain, load);
}

start().catch(failed);
