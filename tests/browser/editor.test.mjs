// The editor and the findings: what a reader does most.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { editor, findings, open, paste, ready, start, text } from "./page.mjs";

const TEXT = "FROM debian:latest\nRUN apt-get update && apt-get install curl\nCMD nginx\n";
let site;
before(async () => { site = await start(); });
after(() => site.stop());

async function fresh(options) {
  const opened = await open(site, options);
  await ready(opened.page);
  return opened;
}

test("the first visit shows an example that is already analysed", async () => {
  const { page, check, close } = await fresh();
  assert.ok((await findings(page)).length > 0);
  assert.match(await page.locator("#announcement").textContent(), /^Findings: /);
  assert.deepEqual(await check(), []);
  await close();
});

test("typing brings a finding at its exact characters", async () => {
  const { page, check, close } = await fresh();
  await paste(page, "");
  await page.keyboard.type("FROM debian:latest");
  await page.locator(".finding-head .code", { hasText: "DL3007" }).waitFor();
  const found = (await findings(page)).find(([, code]) => code === "DL3007");
  assert.equal(found[0], "1:13");
  assert.equal(await page.locator(".fault-warning").first().textContent(), "latest");
  assert.deepEqual(await check(), []);
  await close();
});

test("a paste is analysed at once, CRLF and characters outside the BMP included", async () => {
  const { page, close } = await fresh();
  await paste(page, "# \u{1F6A2} caf\u00e9\r\nFROM debian:latest\r\n");
  assert.deepEqual((await findings(page)).find(([, code]) => code === "DL3007"), ["2:13", "DL3007"]);
  assert.equal(await page.locator(".fault-warning").first().textContent(), "latest");
  await close();
});

test("hovering tells what is wrong, with a link to the rule", async () => {
  const { page, close } = await fresh();
  await paste(page, TEXT);
  await page.locator(".fault-warning").first().hover();
  const card = page.locator(".card").first();
  await card.waitFor();
  assert.match(await card.textContent(), /Warning.*DL3007/);
  await card.locator("a").first().click();
  await page.locator(".rule h2").waitFor();
  assert.match(await page.locator(".rule h2").textContent(), /DL3007/);
  await page.locator(".prose").waitFor();
  await page.getByRole("link", { name: "Back to the findings" }).click();
  await page.locator("#findings").waitFor();
  await close();
});

test("a fix by mouse shows a preview, applies it, and is undone as one step", async () => {
  const { page, close } = await fresh();
  await paste(page, TEXT);
  const before = await text(page);
  await page.locator(".finding .quick").first().click();
  await page.locator(".diff .diff-new").first().waitFor();
  assert.equal(await text(page), before, "a preview changes nothing");
  await page.locator("#apply-preview").click();
  await page.locator("#undo").waitFor();
  assert.notEqual(await text(page), before);
  await page.locator("#undo").click();
  assert.equal(await text(page), before);
  await close();
});

test("a preview is left by Escape and applied by Enter", async () => {
  const { page, close } = await fresh();
  await paste(page, TEXT);
  const before = await text(page);
  await page.locator(".finding .quick").first().click();
  await page.locator(".diff").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".diff").waitFor({ state: "detached" });
  assert.equal(await text(page), before);
  // The finding is open now; its fixes stand in its details.
  await page.locator(".fix button").first().click();
  await page.locator(".diff").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#undo").waitFor();
  assert.notEqual(await text(page), before);
  await close();
});

test("a fix by keyboard: F8 to the finding, Alt-Enter mends, Ctrl-Z takes it back", async () => {
  const { page, close } = await fresh();
  await paste(page, "FROM debian:12.8\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7\nCMD nginx -g x\n");
  const before = await text(page);
  await page.keyboard.press("ControlOrMeta+Home");
  for (let n = 0; n < 12 && (await text(page)) === before; n++) {
    await page.keyboard.press("F8");
    await page.keyboard.press("Alt+Enter");
  }
  assert.notEqual(await text(page), before, "some finding of these has a fix");
  await page.keyboard.press("ControlOrMeta+z");
  assert.equal(await text(page), before);
  await close();
});

test("Ctrl-. opens the fixes at the caret with the focus on the first, Escape gives it back", async () => {
  const { page, close } = await fresh();
  await paste(page, TEXT);
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  await page.keyboard.press("ControlOrMeta+.");
  await page.locator(".card").waitFor();
  const inside = () => page.evaluate(() => document.querySelector(".editor").shadowRoot.activeElement?.closest(".card") !== null);
  await page.waitForFunction(() => document.querySelector(".editor").shadowRoot.activeElement?.closest(".card"));
  assert.ok(await inside());
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });
  assert.ok(!(await inside()));
  await close();
});

test("all safe fixes: preview, apply, one step back", async () => {
  const { page, close } = await fresh();
  await paste(page, TEXT);
  const before = await text(page);
  await page.locator("#fix-all").click();
  await page.locator(".diff").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#undo").waitFor();
  const fixed = await text(page);
  assert.notEqual(fixed, before);
  await editor(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  assert.equal(await text(page), before);
  await page.keyboard.press("ControlOrMeta+y");
  assert.equal(await text(page), fixed);
  await close();
});

test("the list moves the caret, the caret marks the list", async () => {
  const { page, close } = await fresh();
  await paste(page, "FROM debian:12.8\n\n\n\nCMD nginx\nMAINTAINER me\nFROM debian:latest\n");
  const last = page.locator(".finding-head").last();
  await last.click();
  assert.equal(await last.getAttribute("aria-expanded"), "true");
  await page.locator(".cm-line.chosen").waitFor();
  await page.locator(".finding-here").waitFor();
  assert.equal(await page.locator(".finding-here .finding-head").first().getAttribute("aria-expanded"), "true");
  await editor(page).click({ position: { x: 60, y: 12 } });
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  await page.locator(".finding-here").waitFor();
  await close();
});

test("severities, a word and the order filter the list", async () => {
  const { page, close } = await fresh();
  await paste(page, TEXT);
  const all = await findings(page);
  await page.locator("#show-warning").click();
  assert.ok((await findings(page)).length < all.length);
  assert.equal(await page.locator("#show-warning").getAttribute("aria-pressed"), "false");
  await page.locator("#show-warning").click();
  await page.locator("#filter").fill("dl3007");
  assert.deepEqual((await findings(page)).map(([, code]) => code), ["DL3007"]);
  await page.locator("#filter").fill("nothing is called this");
  await page.getByText("hidden by the filters").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  assert.equal((await findings(page)).length, all.length);
  await page.locator("#order").selectOption("group");
  assert.ok((await page.locator(".finding-group").count()) > 0);
  assert.equal((await findings(page)).length, all.length);
  await close();
});

test("what a finding opens to: why, help, sources, documentation with examples to try", async () => {
  const { page, close } = await fresh();
  await paste(page, "FROM debian:latest\nUSER app\n");
  await page.locator(".finding-head", { hasText: "DL3007" }).click();
  await page.locator(".details .sources a").first().waitFor();
  await page.locator(".doc summary").click();
  await page.locator(".doc .sample pre").first().waitFor();
  await page.locator(".doc .sample button").first().click();
  await page.locator(".docbar-name", { hasText: "DL3007" }).waitFor();
  await close();
});

test("rules that cannot be fetched are said to be missing, and can be asked for again", async () => {
  site.server.block.add("rules-");
  const { page, close } = await open(site, { path: "#rule/DL3007" });
  await page.getByText("could not be fetched").waitFor();
  site.server.block.delete("rules-");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".prose").waitFor();
  await close();
});

test("nothing found says so", async () => {
  const { page, close } = await fresh();
  await paste(page, "");
  await page.locator(".quiet", { hasText: "Type or paste a text" }).waitFor();
  await paste(page, "FROM scratch\n");
  await page.waitForTimeout(200);
  assert.ok((await findings(page)).length === 0 ? await page.getByRole("heading", { name: "The line is clear" }).isVisible() : true);
  await close();
});

test("hostile and half-typed texts stay texts", async () => {
  const { page, check, close } = await fresh();
  const nasty = "FROM <img src=x onerror=alert(1)>:latest\nRUN echo '</script><script>alert(1)</script>\nRUN <<EOF\nCOPY [\"a\"\n\\\n\u0000\uFEFF\u202E";
  await paste(page, nasty);
  await page.waitForTimeout(200);
  assert.equal(await page.locator("#app img:not(.cm-widgetBuffer), #app script").count(), 0);
  for (let n = 0; n < (await page.locator(".finding-head").count()); n++) await page.locator(".finding-head").nth(n).click();
  for (const start of ["FROM", "FROM a AS", "RUN --mount=", "HEALTHCHECK", "ENV a=\"", "# syntax=", "COPY <<", "ONBUILD"]) {
    await paste(page, start);
  }
  assert.deepEqual(await check(), []);
  await close();
});
