// What the browser tests share: the browser, the page, and ways to look at it.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
/** The built page. */
export const dist = process.env.PLIMSOLL_DIST ?? join(here, "../../dist");

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

/** A headless browser and the server of the built page. */
export async function start() {
  const server = await serve(dist);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return { server, browser, stop: async () => { await browser.close(); await server.close(); } };
}

/** A page of its own storage. `faults` gathers what must not happen: errors, policy violations, foreign requests. */
export async function open({ server, browser }, { path = "", init, ...options } = {}) {
  // Most tests want the files of the server, not those that a service worker kept.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") faults.push(`console: ${message.text()}`); });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith("blob:") && !url.startsWith("data:")) faults.push(`foreign request: ${url}`);
  });
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (e) => violations.push(`${e.violatedDirective} ${e.blockedURI}`));
  });
  if (init) await page.addInitScript(init);
  await page.goto(server.url + path);
  const check = async () => [...faults, ...(await page.evaluate(() => globalThis.violations))];
  return { page, context, check, close: () => context.close() };
}

/** Waits until the page has analysed the text in the editor. */
export async function ready(page) {
  await page.locator(".cm-content, .plain-editor").first().waitFor();
  // All rules are at work, or their absence is known.
  await page.locator(".page[data-rules=settled]").waitFor();
  await page.waitForFunction(() => {
    const said = document.getElementById("announcement")?.textContent ?? "";
    return said !== "" && !said.startsWith("Analysing");
  });
}

/** The editor's text area. */
export const editor = (page) => page.locator(".cm-content");

/** Replaces the editor's text, as pasting does. */
export async function paste(page, text) {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const target = document.querySelector(".editor").shadowRoot.querySelector(".cm-content");
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
  }, text);
}

/** The editor's text, lines joined. Only what is drawn: short texts. */
export const text = (page) => page.evaluate(() =>
  [...document.querySelector(".editor").shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));

/** The findings as listed: `[place, code]`. */
export const findings = (page) => page.$$eval("#findings .finding-head", (heads) =>
  heads.map((head) => [head.querySelector(".place").textContent, head.querySelector(".code").textContent]));
