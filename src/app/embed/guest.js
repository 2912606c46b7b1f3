// The page inside a frame of another site's page: compact, without storage, with its height and its findings told to
// the page around it. It is loaded before the program and only there.
//
// The frame's address says what to show: `#embed?view=live&theme=dark&text=...&host=https://docs.example`. Messages go
// to that host alone and are taken from it alone.

import words from "./words.en.json";

const wish = new URLSearchParams(location.hash.split("?").slice(1).join("?"));
const host = wish.get("host") ?? "";
const card = wish.get("view") === "card";
const root = document.documentElement;

/** Themes that a host may ask for. */
const THEMES = ["system", "light", "dark"];
/** A text that is longer than this is none that a page shows. */
const LONGEST = 1 << 20;

// A page from a file has no origin to name: there only the window itself can be told from others.
const nameless = host === "null" || host === "";
const tell = (type, more) => parent.postMessage({ plimsoll: 1, type, ...more }, nameless ? "*" : host);

let theme = THEMES.includes(wish.get("theme")) ? wish.get("theme") : "system";

/** A storage that keeps nothing: what is typed into somebody else's page stays in it. */
function forget() {
  const settings = () => JSON.stringify({ theme });
  const value = { getItem: (key) => (key === "plimsoll.settings" ? settings() : null), setItem() {}, removeItem() {} };
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true });
}

const base64url = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** A text as a link carries it. */
async function payload(text) {
  const state = { v: 1, documents: [{ kind: "dockerfile", name: "Dockerfile", text }] };
  const deflated = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `1.${base64url(new Uint8Array(await new Response(deflated).arrayBuffer()))}`;
}

const shown = wish.get("text") ?? "";
let handle = null;

/** Takes what the host says, if it is the host and says it in our form. */
function listen(event) {
  if (event.source !== parent || (!nameless && event.origin !== host)) return;
  const { plimsoll, type, text, theme: wanted } = Object(event.data);
  if (plimsoll !== 1) return;
  if (type === "text" && typeof text === "string" && text.length <= LONGEST && handle) {
    const old = handle.text();
    handle.apply(JSON.stringify([{ from: 0, to: old.length, insert: text.replaceAll("\r\n", "\n") }]), 0);
  }
  if (type === "theme" && THEMES.includes(wanted)) {
    theme = wanted;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}

/** The foot of the frame: whose it is, and the way to the whole page, with the text or the report. */
function foot(report) {
  const foot = document.createElement("p");
  foot.className = "embed-foot";
  const name = document.createElement("span");
  name.textContent = words.name;
  const link = document.createElement("a");
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words.open;
  link.href = "./";
  // The text as it is when the reader goes.
  const aim = () => {
    link.href = report ? `./#report?s=${report}` : `./#dockerfile?${new URLSearchParams({ text: handle?.text() ?? shown })}`;
  };
  for (const event of ["pointerenter", "focus", "touchstart"]) link.addEventListener(event, aim, { passive: true });
  foot.append(name, link);
  document.body.append(foot);
}

/** Links inside the frame leave no trace in the history of the page around it. */
function replace(event) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const href = link?.getAttribute("href") ?? "";
  if (!href.startsWith("#") || event.defaultPrevented) return;
  event.preventDefault();
  location.replace(href);
}

/** Makes the page ready for its frame, before the program starts. */
export async function prepare() {
  forget();
  root.dataset.embed = card ? "card" : "live";
  const look = document.createElement("link");
  look.rel = "stylesheet";
  look.href = document.querySelector("meta[name=program]").dataset.embedLook;
  const styled = new Promise((resolve) => { look.onload = resolve; look.onerror = resolve; });
  document.head.append(look);
  const field = document.getElementById("first-text");
  if (field) field.value = shown;
  const report = card && (wish.get("s") ?? await payload(shown));
  if (report) history.replaceState(null, "", `#report?s=${report}`);
  addEventListener("message", listen);
  document.addEventListener("click", replace);
  foot(report);
  let told = 0;
  const measure = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) tell("height", { height: told = height });
  };
  new ResizeObserver(measure).observe(document.body);
  await styled;
  tell("ready");
}

const PLAIN = ["code", "slug", "severity", "group", "line", "column"];

/** The editor's module; what the program tells the editor is told to the host, too, without words from the text. */
export function overheard(module) {
  return { ...module, create(place, options) {
    handle = module.create(place, options);
    const marked = handle.setFindings.bind(handle);
    handle.setFindings = (json) => {
      marked(json);
      const findings = JSON.parse(json).map((finding) => Object.fromEntries(PLAIN.map((key) => [key, finding[key]])));
      tell("findings", { findings });
    };
    return handle;
  } };
}
