// That nothing leaves the page: no request but for its own files in a whole visit, and a policy that would refuse any.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, editor, open, paste, ready, start } from "./page.mjs";
import { serve } from "./server.mjs";

let site;
before(async () => { site = await start(); });
after(() => site.stop());

const POLICY = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data:",
  "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'"];

/** Every request of a context, by pages, frames, workers and the service worker. */
function watch(context) {
  const asked = [];
  context.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  return asked;
}
const foreign = (asked) => asked.filter((line) => !line.startsWith(`GET ${site.server.url}`) && !/^GET (blob|data):/.test(line));

test("the policy allows the page's own files and nothing else", async () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const policy = /content="(default-src [^"]*)"/.exec(html)[1].split(/;\s*/);
  assert.deepEqual(policy.sort(), POLICY.sort());
  for (const name of readdirSync(dist).filter((name) => name.endsWith(".html") && name !== "plimsoll.html")) {
    const text = readFileSync(join(dist, name), "utf8");
    assert.ok(/http-equiv="?Content-Security-Policy/i.test(text), `${name} has no policy`);
    assert.ok(!/<style|<[^>]*\sstyle=|<script(?![^>]*\ssrc=)|<[^>]*\son[a-z]+=/i.test(text), `${name} has inline code`);
  }
});

test("a whole visit asks for the site's own files only", async () => {
  const { page, context, check, close } = await open(site, { serviceWorkers: "allow" });
  const asked = watch(context);
  // What a visit before this one left behind must not hide requests.
  await page.goto("about:blank");
  await page.goto(site.server.url);
  await ready(page);
  await paste(page, "FROM node:latest\nADD https://example.com/x.tgz /x\nRUN curl http://example.com | sh\n");
  await page.locator(".finding-head").first().click();
  await page.locator(".quick").first().click();
  await page.locator("#apply-preview").click();
  await page.locator(".finding-head").first().click();
  await page.getByRole("link", { name: "Rule page" }).first().click();
  await page.locator(".rule h2").waitFor();
  await page.goBack();

  for (const tab of await page.locator("nav .tab").all()) {
    await tab.click();
    if (await tab.getAttribute("href") === "#dockerfile") continue;
    await page.locator(".place-root > *").first().waitFor();
  }
  await page.goto(`${site.server.url}#dockerfile`);
  await page.locator("#examples").click();
  await page.locator(".menu-panel .entry").nth(1).click();
  // A text that goes to the worker.
  await editor(page).click();
  await paste(page, `FROM alpine:latest\n${"RUN echo hello\n".repeat(16000)}`);
  await page.locator(".busy:not(#shell-notice)").waitFor({ state: "attached" }).catch(() => {});
  await page.locator(".busy:not(#shell-notice)").waitFor({ state: "detached", timeout: 30000 });
  await page.locator("#help").click();
  // How to check it stands in the page.
  await page.locator("dialog[open]", { hasText: "network panel" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("html[data-offline=ready]").waitFor({ timeout: 60000 });
  await paste(page, "FROM alpine:3.22\n");
  await page.waitForTimeout(600);
  await page.reload();
  await ready(page);

  assert.ok(asked.length > 20, `${asked.length} requests were seen`);
  assert.deepEqual(foreign(asked), []);
  assert.deepEqual(await check(), []);
  await close();
});

test("code in the page could not send anything: each way out is refused by the policy", async () => {
  const { page, close } = await open(site);
  await ready(page);
  const elsewhere = await serve(dist);
  const out = `${elsewhere.url}secret`;
  await page.evaluate(async (out) => {
    await fetch(out).catch(() => {});
    navigator.sendBeacon(out, "text");
    new Image().src = out;
    try { new WebSocket(out.replace("http", "ws")); } catch { /* refused at once */ }
    try { new EventSource(out); } catch { /* refused at once */ }
    await import(out).catch(() => {});
    const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
    add("script", { src: out });
    add("script", { textContent: "globalThis.ran = true" });
    add("link", { rel: "stylesheet", href: out });
    add("iframe", { src: out });
    add("audio", { src: out });
    const form = Object.assign(document.createElement("form"), { action: out, method: "post" });
    document.body.append(form);
    form.submit();
    await new Promise((done) => setTimeout(done, 500));
  }, out);
  const refused = await page.evaluate(() => globalThis.violations.map((violation) => violation.split(" ")[0]));
  for (const directive of ["connect-src", "img-src", "script-src-elem", "style-src-elem", "frame-src", "media-src", "form-action"]) {
    assert.ok(refused.includes(directive), `${directive}: ${refused}`);
  }
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.deepEqual(elsewhere.requests, [], "nothing arrives elsewhere");
  // The same from a page without a policy arrives: the test sees what it looks for.
  const free = await site.browser.newPage();
  await free.goto(`${site.server.url}icons/icon-192.png`);
  await free.evaluate((out) => fetch(out, { mode: "no-cors" }), out);
  assert.deepEqual(elsewhere.requests, ["/secret"]);
  await free.close();
  await elsewhere.close();
  await close();
});

test("the watch over requests sees what it watches for", async () => {
  const context = await site.browser.newContext();
  const asked = watch(context);
  const page = await context.newPage();
  await page.goto(`${site.server.url}icons/icon-192.png`);
  await page.evaluate(() => fetch("http://127.0.0.1:9/secret").catch(() => {}));
  assert.equal(foreign(asked).length, 1);
  await context.close();
});
