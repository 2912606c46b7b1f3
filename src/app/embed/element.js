// embed.js: the element <plimsoll-advisor>, a frame with a Dockerfile and its findings for other sites' pages.
//
//   <script src="https://where.plimsoll.is/embed.js" defer></script>
//   <plimsoll-advisor theme="dark"><pre>FROM node:latest</pre></plimsoll-advisor>
//
// The text is the attribute `text`, else what stands inside the element, which stays in the page for readers without
// JavaScript. Where a generator knows no elements of that name, any element with the attribute `data-plimsoll` will do.
// The page's address and storage are not touched; all that happens, happens in the frame.

import words from "./words.en.json";

const site = new URL(".", document.currentScript?.src ?? location.href);
const NAME = "plimsoll-advisor";
/** Heights outside of these are no frame's own. */
const [LOWEST, HIGHEST] = [120, 6000];
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
/** Attributes that a marked element hands on. */
const HANDED = ["text", "theme", "view", "state", "label", "loading"];

/** The text inside an element. Some generators write a line's end as <br>. */
function inner(element) {
  const source = element.querySelector("script[type='text/plain'], template, pre, code") ?? element;
  if (source instanceof HTMLTemplateElement) return source.content.textContent;
  const copy = (source.querySelector("code") ?? source).cloneNode(true);
  for (const br of copy.querySelectorAll("br")) br.replaceWith("\n");
  return copy.textContent.replace(/^\n/, "").replace(/\s*$/, "\n");
}

class Advisor extends HTMLElement {
  static observedAttributes = ["theme", "text"];
  #frame = null;
  #findings = [];

  connectedCallback() {
    if (this.#frame) return;
    // What stands inside comes after the element itself while the page is being read.
    const begin = () => { if (this.isConnected && !this.#frame) this.#begin(); };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
    else queueMicrotask(begin);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(name, old, value) {
    if (!this.#frame || old === value) return;
    if (name === "theme") this.#tell({ type: "theme", theme: value ?? "system" });
    else if (value !== null) this.#tell({ type: "text", text: value });
  }

  /** The findings as last told: code, slug, severity, group, line and column of each. */
  get findings() { return this.#findings; }

  #begin() {
    const wish = new URLSearchParams({ view: this.getAttribute("view") === "card" ? "card" : "live",
      theme: this.getAttribute("theme") ?? "system", host: location.origin });
    if (this.hasAttribute("state")) wish.set("s", this.getAttribute("state"));
    else wish.set("text", this.getAttribute("text") ?? inner(this));
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":host{display:block}:host([hidden]){display:none}" +
      "iframe{display:block;width:100%;height:420px;border:0;border-radius:6px;color-scheme:auto}");
    shadow.adoptedStyleSheets = [sheet];
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("label") ?? words.title;
    frame.loading = this.getAttribute("loading") === "eager" ? "eager" : "lazy";
    // Its own origin for its own files; no way to move the page around it. On the host's own origin this would promise
    // what no browser holds.
    if (site.origin !== location.origin) frame.setAttribute("sandbox", SANDBOX);
    frame.setAttribute("allow", "clipboard-write");
    frame.referrerPolicy = "no-referrer";
    frame.src = new URL(`index.html#embed?${wish}`, site);
    this.#frame = frame;
    addEventListener("message", this.#hear);
    shadow.replaceChildren(frame);
  }

  #tell(message) {
    // The frame of a page from a file has no origin that could be named.
    const to = site.protocol === "file:" ? "*" : site.origin;
    this.#frame.contentWindow?.postMessage({ plimsoll: 1, ...message }, to);
  }

  #hear = (event) => {
    if (!this.#frame || event.source !== this.#frame.contentWindow) return;
    if (site.protocol !== "file:" && event.origin !== site.origin) return;
    const { plimsoll, type, height, findings } = Object(event.data);
    if (plimsoll !== 1) return;
    if (type === "height" && Number.isFinite(height)) {
      this.#frame.style.height = `${Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(height)))}px`;
    }
    if (type === "findings" && Array.isArray(findings)) {
      this.#findings = findings.filter((finding) => typeof Object(finding).code === "string");
      this.dispatchEvent(new CustomEvent("plimsoll-findings", { detail: { findings: this.#findings }, bubbles: true }));
    }
  };
}

/** Puts an advisor in the place of what a marked element shows. */
function mark(element) {
  if (element.querySelector(NAME)) return;
  const advisor = document.createElement(NAME);
  for (const name of HANDED) {
    const value = element.getAttribute(`data-${name}`);
    if (value !== null) advisor.setAttribute(name, value);
  }
  if (!advisor.hasAttribute("text") && !advisor.hasAttribute("state")) advisor.setAttribute("text", inner(element));
  for (const child of element.children) child.hidden = true;
  element.append(advisor);
}

function markAll() {
  for (const element of document.querySelectorAll("[data-plimsoll]")) mark(element);
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, Advisor);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", markAll);
  else markAll();
  // Generators that change pages without loading them bring new elements later.
  new MutationObserver(markAll).observe(document.documentElement, { childList: true, subtree: true });
}
