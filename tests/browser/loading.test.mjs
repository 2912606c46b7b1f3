// What is fetched and when, and what a reader sees where something does not come.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstLoad } from "../../scripts/size_budget.mjs";
import { dist, findings, open, ready, start } from "./page.mjs";

let site;
before(async () => { site = await start(); });
after(() => site.stop());

test("the first findings need the files of the size budget and no others", async () => {
  site.server.requests.length = 0;
  const { page, context, check, close } = await open(site, { path: "licences.html" });
  // What comes later is held back: the first findings must do without it.
  await context.route("**/core_worker*", (route) => route.abort());
  site.server.requests.length = 0;
  await page.goto(site.server.url);
  await page.locator(".finding-head").first().waitFor();
  const asked = new Set(site.server.requests.map((path) => (path === "/" ? "index.html" : path.slice(1))));
  assert.deepEqual([...asked].sort(), firstLoad(dist).sort());
  await page.getByText("Only the most frequent faults are looked for").waitFor();
  await context.unroute("**/core_worker*");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Only the most frequent faults are looked for").waitFor({ state: "detached" });
  assert.deepEqual((await check()).filter((fault) => !fault.includes("ERR_FAILED")), []);
  await close();
});

test("what is typed before the program comes is taken over", async () => {
  let release;
  const gate = new Promise((done) => { release = done; });
  const { page, context, close } = await open(site, { path: "licences.html" });
  await context.route("**/*_bg.wasm", async (route) => { await gate; await route.continue(); });
  await page.goto(site.server.url, { waitUntil: "commit" });
  await page.locator("#first-text").click();
  await page.keyboard.type("FROM early:latest");
  assert.match(await page.locator("#boot-status").textContent(), /Analysing/);
  release();
  await page.locator(".cm-content").waitFor();
  await page.locator(".finding-head .code", { hasText: "DL3007" }).waitFor();
  assert.match(await page.locator(".cm-content").textContent(), /FROM early:latest/);
  await close();
});

test("without the editor's bundle a text area takes its place", async () => {
  site.server.block.add("editor-");
  const { page, close } = await open(site);
  await ready(page);
  const area = page.locator("textarea.plain-editor");
  await area.fill("FROM debian:latest\nCMD nginx\n");
  await page.locator(".finding-head", { hasText: "debian:latest" }).waitFor();
  assert.ok((await findings(page)).length > 0);
  const quick = page.locator(".quick").first();
  if (await quick.count()) {
    const before = await area.inputValue();
    await quick.click();
    await page.locator("#apply-preview").click();
    assert.notEqual(await area.inputValue(), before);
    await page.locator("#undo").click();
    assert.equal(await area.inputValue(), before);
  }
  await close();
  site.server.block.clear();
});

test("without the program the page says what it is and names the command", async () => {
  site.server.block.add("_bg.wasm");
  const { page, close } = await open(site);
  await page.locator("#boot-failed").waitFor();
  assert.match(await page.locator("#boot-failed").textContent(), /plimsoll lint Dockerfile/);
  await close();
  site.server.block.clear();
});

test("without JavaScript too", async () => {
  const { page, close } = await open(site, { javaScriptEnabled: false }).catch(async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.server.url);
    return { page, close: () => context.close() };
  });
  assert.match(await page.locator("noscript").first().textContent(), /plimsoll lint Dockerfile/);
  await close();
});

test("the page works from a folder below the root and offers the licences", async () => {
  const { page, close } = await open(site);
  await ready(page);
  await page.locator("#help").click();
  await page.getByRole("link", { name: "Licences" }).click();
  await page.getByRole("heading", { name: "Licences" }).waitFor();
  const text = await page.locator("body").textContent();
  for (const part of ["yew", "@codemirror/view", "serde_json"]) assert.ok(text.includes(part), part);
  await close();
});
