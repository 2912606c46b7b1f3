// The maturity ladder and the structure above the findings: by mouse, by keyboard, on a phone, without a shift.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { open, paste, ready, start } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let site;
before(async () => { site = await start(); });
after(() => site.stop());

const FILE = `# The shop's front page.
FROM node:20.15.0-alpine3.20 AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build
FROM nginx:1.27.0-alpine
COPY --from=build /app/dist /usr/share/nginx/html
EXPOSE 80
`;

async function opened(options) {
  const all = await open(site, options);
  await ready(all.page);
  await all.page.locator(".rungs").waitFor();
  return all;
}

/** Waits for the ladder of the text that was pasted. */
async function judged(page, text, words) {
  await paste(page, text);
  await page.waitForFunction((words) => document.querySelector(".ladder-verdict")?.textContent.includes(words), words);
}

const status = (page, id) => page.locator(`#rung-${id} .rung-status`).textContent();
const line = (page) => page.evaluate(() => {
  const root = document.querySelector(".editor").shadowRoot;
  return root.querySelector(".cm-activeLine")?.textContent;
});

test("six rungs, each with its word, follow the text", async () => {
  const { page, check, close } = await opened();
  await judged(page, FILE, "logs");
  assert.deepEqual(await page.locator(".rung-name").allTextContents(), ["starts", "logs", "documented", "works for others", "lean", "scales"]);
  assert.equal(await status(page, "starts"), "met");
  assert.equal(await status(page, "documented"), "missed");
  await judged(page, "FROM scratch\nCOPY app /app\n", "below the first rung");
  assert.equal(await status(page, "starts"), "missed");
  assert.deepEqual(await check(), []);
  await close();
});

test("a rung opens to its criteria; evidence moves the caret, a code opens its finding", async () => {
  const { page, check, close } = await opened();
  await judged(page, FILE, "logs");
  await page.locator("#rung-lean").click();
  const panel = page.locator(".ladder-open[data-rung=lean]");
  await panel.waitFor();
  const order = panel.locator("[data-criterion=cache-order]");
  assert.match(await order.textContent(), /npm ci.*line 4.*line 5/s);
  const multi = panel.locator("[data-criterion=multi-stage]");
  await multi.getByRole("button", { name: "line 7" }).click();
  assert.match(await line(page), /^COPY --from=build/);
  const code = order.locator("button.code");
  assert.equal(await code.textContent(), "PL506");
  await code.click();
  assert.equal(await page.locator(".finding-head[aria-expanded=true] .code").textContent(), "PL506");
  // What is clicked here is not taken for a click on the page's own filters.
  assert.deepEqual(await page.$$eval(".filters [aria-pressed]", (all) => all.map((b) => b.getAttribute("aria-pressed"))), Array(4).fill("true"));
  await page.locator("#ladder-steps").click();
  await page.locator(".ladder-open[data-rung=documented] .criterion-missed").first().waitFor();
  assert.deepEqual(await check(), []);
  await close();
});

test("by keyboard: opened by Enter, closed by Escape with the focus where it was", async () => {
  const { page, close } = await opened();
  await judged(page, FILE, "logs");
  await page.locator("#rung-starts").focus();
  await page.keyboard.press("Enter");
  await page.locator(".ladder-open[data-rung=starts]").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "rung-logs");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".ladder-open").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "rung-starts");
  await close();
});

test("the structure: stages as a picture and in words, what is inherited, how old the bases are", async () => {
  const { page, check, close } = await opened();
  await judged(page, FILE, "logs");
  await page.locator("#rung-structure").click();
  const panel = page.locator(".ladder-open[data-rung=structure]");
  await panel.waitFor();
  assert.equal(await panel.locator(".node").count(), 4);
  assert.match(await panel.locator(".structure-words").textContent(), /copies \/app\/dist from stage build/);
  const facts = await panel.textContent();
  for (const wanted of [/Command.*nginx -g daemon off;/s, /from the base image/, /Node\.js 20/, /Data of \d{4}-\d\d-\d\d/]) assert.match(facts, wanted);
  assert.deepEqual(await check(), []);
  await close();
});

test("nothing moves when the ladder comes", async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 375, height: 740 }]) {
    const { page, close } = await open(site, { viewport, init: () => {
      globalThis.shifted = 0;
      new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) shifted += e.value; })
        .observe({ type: "layout-shift", buffered: true });
    } });
    await ready(page);
    await page.locator(".rungs").waitFor();
    await page.waitForTimeout(300);
    const room = await page.evaluate(() => {
      const slot = document.querySelector(".beside");
      return { slot: slot.getBoundingClientRect().height, min: parseFloat(getComputedStyle(slot).minHeight) };
    });
    assert.equal(room.slot, room.min, `the room that is kept fits the closed ladder at ${viewport.width}`);
    assert.ok(await page.evaluate(() => globalThis.shifted) < 0.05);
    await close();
  }
});

test("on a phone: no sideways scroll, and no faults of accessibility in either theme", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await opened({ viewport: { width: 320, height: 740 }, colorScheme, hasTouch: true });
    await page.locator("#rung-structure").click();
    await page.locator(".ladder-open").waitFor();
    assert.ok(await page.evaluate(() => {
      const ladder = document.querySelector(".ladder");
      return ladder.scrollWidth <= ladder.clientWidth && ladder.getBoundingClientRect().right <= innerWidth;
    }));
    await page.locator("#rung-scales").click();
    await page.locator(".ladder-open[data-rung=scales]").waitFor();
    await page.evaluate(AXE);
    const faults = await page.evaluate(() => axe.run(".ladder"));
    assert.deepEqual(faults.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), []);
    await close();
  }
});
