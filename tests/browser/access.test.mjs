// The page for everyone: keyboard, screen reader, small screens, both themes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { findings, open, ready, start } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
let site;
before(async () => { site = await start(); });
after(() => site.stop());

async function violations(page) {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return result.violations
    .filter((v) => ["serious", "critical"].includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} ${n.failureSummary.split("\n")[1] ?? ""}`).join("; ")}`);
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing serious: ${size}, ${colorScheme}`, async () => {
      const { page, close } = await open(site, { viewport, colorScheme, reducedMotion: "reduce" });
      await ready(page);
      assert.deepEqual(await violations(page), [], "first view");
      await page.locator(".finding-head").first().click();
      await page.locator(".doc summary").first().click();
      await page.locator(".doc .prose").first().waitFor();
      if (await page.locator("#fix-all").count()) await page.locator("#fix-all").click();
      assert.deepEqual(await violations(page), [], "a finding and a preview open");
      await page.locator("#examples").click();
      assert.deepEqual(await violations(page), [], "the gallery open");
      await page.keyboard.press("Escape");
      await page.goto(`${site.server.url}#rule`);
      await page.locator(".rules").first().waitFor();
      assert.deepEqual(await violations(page), [], "all rules");
      await page.locator("#help").click();
      assert.deepEqual(await violations(page), [], "the help open");
      await close();
    });
  }
}

for (const width of [320, 360, 720, 1000]) {
  test(`no sideways scroll at ${width} px`, async () => {
    const { page, close } = await open(site, { viewport: { width, height: 700 } });
    await ready(page);
    const wider = () => page.evaluate(() => {
      const out = [];
      for (const e of [document.documentElement, ...document.querySelectorAll(".page, .pane, .bar, .filters")]) {
        if (e.scrollWidth > e.clientWidth + 1) out.push(`${e.className || e.tagName}: ${e.scrollWidth} > ${e.clientWidth}`);
      }
      return out;
    });
    assert.deepEqual(await wider(), []);
    await page.locator(".finding-head").first().click();
    if (await page.locator("#fix-all").count()) await page.locator("#fix-all").click();
    assert.deepEqual(await wider(), []);
    await page.goto(`${site.server.url}#rule/DL3007`);
    await page.locator(".prose").waitFor();
    assert.deepEqual(await wider(), []);
    await close();
  });
}

test("by keyboard alone: from the top to a fix and back into the text", async () => {
  const { page, close } = await open(site);
  await ready(page);
  const at = () => page.evaluate(() => {
    let e = document.activeElement;
    while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    return e?.id || e?.className || e?.tagName || "";
  });
  await page.evaluate(() => document.activeElement?.blur());
  const seen = [];
  let inList = false;
  for (let n = 0; n < 40 && !inList; n++) {
    await page.keyboard.press("Tab");
    seen.push(await at());
    inList = seen.at(-1).includes("finding-head");
  }
  for (const stop of ["theme", "help", "documents", "open-file", "examples", "cm-content", "divider", "show-error", "filter", "order"]) {
    assert.ok(seen.some((s) => s.includes(stop)), `${stop} is reached: ${seen}`);
  }
  assert.ok(inList, "Tab leaves the editor and reaches the list");
  await page.keyboard.press("Enter");
  await page.locator(".finding-open").waitFor();
  await page.getByRole("button", { name: "Go to the text" }).focus();
  await page.keyboard.press("Enter");
  assert.match(await at(), /cm-content/);
  await close();
});

test("the divider moves by keyboard and stays where it was put", async () => {
  const { page, close } = await open(site);
  await ready(page);
  const width = () => page.evaluate(() => document.querySelector(".pane-editor").getBoundingClientRect().width);
  const before = await width();
  await page.locator("#divider").focus();
  for (let n = 0; n < 5; n++) await page.keyboard.press("ArrowLeft");
  await page.waitForFunction((before) => document.querySelector(".pane-editor").getBoundingClientRect().width < before - 50, before);
  const after = await width();
  await page.waitForTimeout(600);
  await page.reload();
  await ready(page);
  assert.ok(Math.abs((await width()) - after) < 2);
  const box = await page.locator("#divider").boundingBox();
  await page.mouse.move(box.x + 4, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 154, box.y + 300, { steps: 4 });
  await page.mouse.up();
  assert.ok((await width()) > after + 100);
  await close();
});

test("forced colours keep shapes and words", async () => {
  const { page, close } = await open(site, { forcedColors: "active" });
  await ready(page);
  assert.ok((await findings(page)).length > 0);
  const shape = await page.evaluate(() => getComputedStyle(document.querySelector(".finding-head .sev"), "::before").content);
  assert.match(shape, /[●▲■–]/);
  await close();
});

test("nothing shifts when the program takes over from the skeleton", async () => {
  const { page, close } = await open(site, {
    init: () => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => { for (const e of list.getEntries()) globalThis.shift += e.value; })
        .observe({ type: "layout-shift", buffered: true });
    },
  });
  await ready(page);
  await page.waitForTimeout(300);
  const shift = await page.evaluate(() => globalThis.shift);
  assert.ok(shift < 0.05, `layout shift ${shift}`);
  await close();
});
