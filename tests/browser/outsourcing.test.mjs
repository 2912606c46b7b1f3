// The place Outsourcing: answered by keyboard alone, verdicts that follow, reasons that stand there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { open, start } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let site;
before(async () => { site = await start(); });
after(() => site.stop());

async function opened(options = {}) {
  const opened = await open(site, { path: "#outsourcing", ...options });
  await opened.page.locator(".out-board").waitFor();
  return opened;
}

const verdict = (page, layer) => page.locator(`tr[data-layer=${layer}] .out-verdict strong`);

test("seven questions and the four of a layer by keyboard alone, verdicts following", async () => {
  const { page, check, close } = await opened();
  const began = Date.now();
  assert.equal(await verdict(page, "registry").textContent(), "outsource");
  assert.equal(await verdict(page, "l7_proxy").textContent(), "run it yourself");
  assert.equal(await verdict(page, "gui").textContent(), "not yet");

  const is = (layer, words) => page.waitForFunction(([layer, words]) =>
    document.querySelector(`tr[data-layer=${layer}] .out-verdict strong`).textContent === words, [layer, words]);
  const focused = () => page.evaluate(() => {
    const e = document.activeElement;
    return e.name || e.getAttribute("aria-label") || e.textContent.trim();
  });
  const tabTo = async (wanted, key = "Tab") => {
    for (let n = 0; n < 120; n++) {
      if (await focused() === wanted) return;
      await page.keyboard.press(key);
    }
    assert.fail(`no way by ${key} to ${wanted}, but to ${await focused()}`);
  };
  // Each question about the team is one stop; an arrow answers it.
  for (const question of ["oncall", "hours", "avail", "scale", "residency", "compliance", "budget"]) {
    await tabTo(question);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
  }
  await tabTo("residency", "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await is("registry", "run it yourself");
  assert.match(await page.locator("tr[data-layer=registry]").textContent(), /your own machines only/i);
  await page.waitForFunction(() => document.querySelector(".out [role=status]").textContent.includes("Image registry: run it yourself"));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await is("registry", "outsource");

  // The row of a layer: who has run it, a contract, what we sell, needed.
  await tabTo("Image registry: Who has run it in production");
  await page.keyboard.type("two");
  await is("registry", "run it yourself");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await is("registry", "outsource");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await is("registry", "run it yourself");
  await page.keyboard.press("Tab");
  await page.keyboard.type("later");
  await is("registry", "not yet");
  assert.ok(Date.now() - began < 120_000);
  assert.deepEqual(await check(), []);

  await page.reload();
  await page.locator(".out-board").waitFor();
  assert.equal(await verdict(page, "registry").textContent(), "not yet", "answers are kept");
  await close();
});

test("what is outsourced prints its exit plan, what is self-run what must be run", async () => {
  const { page, check, close } = await opened();
  await page.getByRole("button", { name: "Registry", exact: true }).click();
  const details = page.locator("#out-more-registry");
  assert.match(await details.textContent(), /Exit plan.*Export: .*Switchable by: .*Vendors end: /s);
  await page.locator("#out-row-l7_proxy").click();
  const own = page.locator("#out-more-l7_proxy");
  assert.match(await own.textContent(), /What must be run.*Run: .*Back up: .*Upgrade: /s);
  assert.match(await own.textContent(), /Tipped by.*Would change if/s);

  await own.locator(".out-constants summary").click();
  await own.locator(".out-constants input").first().click();
  await page.locator(".out-changed").waitFor();
  assert.equal(await verdict(page, "l7_proxy").textContent(), "outsource", "one fact more makes it work");
  assert.deepEqual(await check(), []);
  await close();
});

test("a layer that can wait asks what breaks on day one before it is set to now", async () => {
  const { page, close } = await opened();
  const row = page.locator("tr[data-layer=gui]");
  const need = row.locator(".out-questions select").last();
  await need.selectOption("now");
  await row.getByText("What breaks on day one without it?").waitFor();
  assert.equal(await need.inputValue(), "later");
  assert.equal(await verdict(page, "gui").textContent(), "not yet");
  await row.getByRole("button", { name: "Something does: it is needed now" }).click();
  await page.waitForFunction(() => document.querySelector("tr[data-layer=gui] .out-verdict strong").textContent === "run it yourself");
  await close();
});

test("a stack of the talk shows its conflicts and its sum", async () => {
  const { page, check, close } = await opened();
  await page.locator(".out-starts summary").click();
  await page.getByRole("button", { name: "T1 (2017)" }).click();
  await page.locator(".out-conflicts li").first().waitFor();
  const said = await page.locator("#out-composer").textContent();
  for (const word of ["REX-Ray has ended", "OpenFaaS has no path on Swarm", "To back up"]) assert.ok(said.includes(word), word);
  assert.deepEqual(await check(), []);
  await close();
});

for (const [width, height] of [[1280, 800], [360, 740], [320, 640]]) {
  test(`axe finds nothing serious and nothing scrolls sideways at ${width} px`, async () => {
    const { page, close } = await opened({ viewport: { width, height }, reducedMotion: "reduce" });
    await page.getByRole("button", { name: "Registry", exact: true }).click();
    await page.evaluate(AXE);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    const grave = found.violations.filter((v) => ["serious", "critical"].includes(v.impact))
      .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join("; ")}`);
    assert.deepEqual(grave, []);
    const wide = await page.evaluate(() => [...document.querySelectorAll(".place, .out, .out-board")]
      .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => `${e.className}: ${e.scrollWidth} > ${e.clientWidth}`));
    assert.deepEqual(wide, []);
    await close();
  });
}
