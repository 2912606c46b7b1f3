// The place Swarm: a newcomer's path to an answer, the drill by keyboard alone, values that are refused.

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
  const opened = await open(site, { path: "#swarm", ...options });
  await settled(opened.page);
  return opened;
}

/** Waits until what is shown is reckoned. */
const settled = (page) => page.locator(".sw[data-settled=true]").waitFor({ timeout: 60_000 });
const headline = (page) => page.locator(".sw-headline").textContent();
const tier = (page, tier) => page.locator(`.sw-headline[data-tier=${tier}]`).waitFor({ timeout: 30_000 });
const said = (page, words) => page.waitForFunction((words) => document.getElementById("sw-said")?.textContent.includes(words), words);

/** Presses a key until the focus is at something that says `wanted`. */
async function tabTo(page, wanted, key = "Tab") {
  const focused = () => page.evaluate(() => {
    const e = document.activeElement;
    return `${e.id} ${e.getAttribute("aria-label") ?? ""} ${e.textContent.trim().slice(0, 80)}`;
  });
  for (let n = 0; n < 250; n++) {
    if ((await focused()).includes(wanted)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`no way by ${key} to ${wanted}, but to ${await focused()}`);
}

test("an example is answered at once, and a newcomer gets to an answer of their own in a few actions", async () => {
  const { page, check, close } = await opened();
  const began = Date.now();
  assert.match(await headline(page), /^(HA|Biz|Flexy|Growing past Biz): \d+ nodes/);
  assert.match(await page.locator(".sw-services").textContent(), /example is sized/);
  assert.equal(await page.locator(".sw-service-line").count(), 5);

  // Downtime costs money, three zones, one of which may fail: three actions.
  await page.getByLabel("Downtime costs money").check();
  await settled(page);
  await page.getByLabel("Availability zones, 1 to 5").fill("3");
  await page.keyboard.press("Enter");
  await page.locator(".sw-zone").nth(2).waitFor();
  await page.getByLabel("The loss of a whole zone must be survived").check();
  await page.locator(".sw-proof li", { hasText: "any one zone is survived" }).waitFor();
  await settled(page);
  assert.match(await page.locator(".sw-figures").textContent(), /any one zone may fail/);

  // Defended: each figure has steps and says whose word they are.
  const figure = page.locator("[data-figure='nodes.managers'] details");
  await figure.locator("summary").click();
  assert.match(await figure.textContent(), /talk 2017.*Docker docs/s);
  for (const line of await page.locator("[data-figure] details").all()) {
    assert.ok(await line.locator("ol li").count() > 0 && await line.locator(".sw-sources li").count() > 0);
  }
  assert.ok(Date.now() - began < 180_000, "three minutes");
  assert.deepEqual(await check(), []);

  const before = await headline(page);
  await page.reload();
  await settled(page);
  assert.equal(await headline(page), before, "answers are kept");
  await close();
});

test("the drill by keyboard alone: a node fails, its tasks move, it is taken back", async () => {
  const { page, check, close } = await opened();
  await tabTo(page, "Kill node-1");
  await page.keyboard.press("Enter");
  await said(page, "`node-1` is lost".replaceAll("`", ""));
  await settled(page);
  assert.match(await page.locator("#sw-step").textContent(), /came to a node.*13\.5 to 16\.5 s.*docker node ls/s);
  assert.equal(await page.locator("li[data-node=node-1].sw-down").count(), 1);
  assert.match(await page.locator(".sw-proof").last().textContent(), /as it stands now/);

  await tabTo(page, "sw-undo");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.getElementById("sw-step"));
  await settled(page);
  assert.equal(await page.locator(".sw-down").count(), 0);

  // The same in the table.
  await tabTo(page, "The same as a table");
  await page.keyboard.press("Enter");
  const row = page.locator("tr[data-node=node-0]");
  assert.match(await row.textContent(), /manager/);
  await row.getByRole("button", { name: "Drain node-0" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("tr[data-node=node-0]").textContent.includes("drained"));
  await settled(page);
  assert.match(await page.locator("#sw-step").textContent(), /is emptied/);

  await tabTo(page, "Lose the majority");
  await page.keyboard.press("Enter");
  await page.locator(".sw-holds-not", { hasText: "no majority: nothing is started" }).waitFor();
  assert.match(await page.locator("#sw-step").textContent(), /--force-new-cluster/);
  await settled(page);
  assert.deepEqual(await check(), []);
  await close();
});

test("updates, joining nodes, pending tasks with their reason", async () => {
  const { page, check, close } = await opened();
  await page.getByLabel("Workers to add").fill("2");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await said(page, "2 workers join");
  await settled(page);
  await page.locator(".sw-event select").first().selectOption("web");
  await page.locator(".sw-event select").last().selectOption("start-first");
  await page.getByRole("button", { name: "Update it" }).click();
  await said(page, "All tasks of web are replaced");
  await settled(page);
  assert.match(await page.locator("#sw-step").textContent(), /--update-order start-first/);
  await page.getByRole("button", { name: "Start again" }).click();
  await page.waitForFunction(() => !document.getElementById("sw-step"));
  await settled(page);
  assert.deepEqual(await check(), []);
  await close();
});

test("what is refused is said at its field, with its key, and is not taken", async () => {
  const { page, check, close } = await opened();
  const zones = page.getByLabel("Availability zones, 1 to 5");
  const before = await headline(page);
  for (const [written, says] of [["9", "zones: 9 is outside of 1 to 5"], ["many", "zones: many is no whole number"]]) {
    await zones.fill(written);
    await page.keyboard.press("Enter");
    const fault = page.locator(".sw-refused .sw-fault");
    await fault.waitFor();
    await page.waitForFunction((says) => document.querySelector(".sw-fault")?.textContent.includes(says), says);
    assert.equal(await zones.getAttribute("aria-invalid"), "true");
    assert.equal(await zones.inputValue(), written);
  }
  assert.equal(await headline(page), before);
  await zones.fill("2");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector(".sw-fault"));
  await settled(page);

  await page.getByLabel("CPUs of a node").fill("four");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".sw-fault")?.textContent.includes("node.cpu_m"));
  assert.deepEqual(await check(), []);
  await close();
});

test("services of the reader's own: the example opened in the editor, changed there, sized here", async () => {
  const { page, check, close } = await opened();
  await page.getByRole("button", { name: "Open the example in the editor" }).click();
  await page.locator(".cm-content").waitFor();
  await page.waitForFunction(() => location.hash === "#dockerfile");
  await page.getByRole("link", { name: "Swarm" }).click();
  await settled(page);
  assert.match(await page.locator(".sw-services").textContent(), /Read from shop\.stack\.yml/);

  // Typed in instead: twenty times the load asks for more nodes.
  await page.getByRole("button", { name: "Change them here instead" }).click();
  await page.locator(".sw-services details").nth(1).waitFor();
  await page.locator(".sw-services details").nth(1).locator("summary").click();
  await page.locator(".sw-services details").nth(1).getByLabel("Tasks", { exact: true }).fill("120");
  await page.keyboard.press("Enter");
  await tier(page, "flexy");
  await settled(page);
  assert.match(await headline(page), /managers that do nothing else/);
  // The file with the advice holds what the new size asks for, and its comments.
  assert.match(await page.locator("#sw-files pre").first().textContent(), /# One copy: its data.*node\.role==worker/s);
  assert.deepEqual(await check(), []);
  await close();
});

/** Kept answers about a swarm of so many nodes and tasks, as a visit before left them. */
function kept(nodes, services, tasks) {
  const list = Array.from({ length: services }, (_, n) => ({
    name: `s${n}`, replicas: tasks / services, cpu_m: 100 + (n % 5) * 25, memory_mib: 200 + (n % 3) * 50,
    update_order: n % 2 ? "start-first" : "stop-first", preferences: ["node.labels.zone"],
  }));
  const swarm = { services: list, existing_nodes: nodes + 5, zones: 3 };
  const documents = [{ kind: "dockerfile", name: "Dockerfile", text: "FROM alpine:3.22\n" }];
  return JSON.stringify({ v: 1, documents, swarm });
}

const remember = (state) => ({
  init: `if (!sessionStorage.seen) { sessionStorage.seen = 1; localStorage.setItem("plimsoll.state", ${JSON.stringify(state)}); }`,
});

test("a thousand nodes: off the page's thread, with progress, and it can be cancelled", { timeout: 300_000 }, async () => {
  const { page, check, close } = await open(site, { path: "#swarm", ...remember(kept(1000, 200, 20_000)) });
  await page.locator(".sw-progress").waitFor();
  await page.evaluate(() => {
    globalThis.long = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.long = Math.max(globalThis.long, entry.duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  const began = Date.now();
  const cancel = page.getByRole("button", { name: "Cancel" });
  await cancel.waitFor({ timeout: 60_000 });
  assert.match(await page.locator(".sw-progress").textContent(), /Trying [\d,]+ nodes/);
  await cancel.click();
  await page.locator(".sw-progress", { hasText: "Cancelled" }).waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".sw[data-settled=true]").waitFor({ timeout: 200_000 });
  console.log(`1,000 nodes, 20,000 tasks: answered ${Date.now() - began} ms after opening, longest task of the page `
    + `${Math.round(await page.evaluate(() => globalThis.long))} ms`);
  assert.equal(await page.locator(".sw-headline").getAttribute("data-tier"), "swole");
  assert.ok(await page.locator(".sw-node").count() <= 3 * 41, "the picture is bounded");
  const node = page.locator("button.sw-node-name").nth(3);
  await node.click();
  const lost = Date.now();
  await page.locator(".sw-node .sw-actions button").first().click();
  await page.locator("#sw-step").waitFor({ timeout: 120_000 });
  console.log(`one node lost: ${Date.now() - lost} ms until it stands there`);
  assert.match(await page.locator("#sw-step").textContent(), /tasks came to a node/);
  await page.locator(".sw-table-fold > summary").click();
  await page.getByRole("button", { name: "After" }).click();
  assert.equal(await page.locator(".sw-table-fold tbody tr").count(), 50);
  assert.deepEqual(await check(), []);
  await close();
});

test("answers that can't be read are said with their key, and the defaults stand in", async () => {
  const state = JSON.stringify({ v: 1, documents: [{ kind: "dockerfile", name: "Dockerfile", text: "" }], swarm: { zones: 9 } });
  const { page, check, close } = await open(site, { path: "#swarm", ...remember(state) });
  await settled(page);
  assert.match(await page.locator(".out-fault").textContent(), /zones: 9 is outside of 1 to 5/);
  assert.match(await headline(page), /\d nodes/);
  assert.deepEqual(await check(), []);
  await close();
});

for (const [width, height] of [[1280, 800], [375, 740], [320, 640]]) {
  test(`axe finds nothing serious and nothing scrolls sideways at ${width} px`, async () => {
    const { page, close } = await opened({ viewport: { width, height }, reducedMotion: "reduce" });
    await page.locator("li[data-node=node-1] button", { hasText: "Kill" }).click();
    await page.locator("#sw-step").waitFor();
    await settled(page);
    await page.evaluate(() => document.querySelectorAll(".sw details").forEach((d) => { d.open = true; }));
    await page.evaluate(AXE);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    const grave = found.violations.filter((v) => ["serious", "critical"].includes(v.impact))
      .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join("; ")}`);
    assert.deepEqual(grave, []);
    const wide = await page.evaluate(() => [...document.querySelectorAll(".place, .sw, .sw-board, .sw-columns")]
      .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => `${e.className}: ${e.scrollWidth} > ${e.clientWidth}`));
    assert.deepEqual(wide, []);
    await close();
  });
}

test("the drill plays on nodes of one's own, given one by one or as lines", async () => {
  const { page, check, close } = await opened();
  await page.locator("#sw-own-nodes > summary").click();
  await page.locator("#sw-nodes-list").click();
  await page.locator("#sw-own-nodes li").first().waitFor();
  await settled(page);
  const own = page.locator("#sw-own-nodes");
  // One by one: a name that stands already is refused at its place, a good one is taken.
  await own.locator("li summary").nth(1).click();
  const name = own.getByLabel("Name", { exact: true });
  await name.fill("node-0");
  await page.keyboard.press("Enter");
  await own.locator(".sw-fault", { hasText: "nodes[1].name" }).waitFor();
  await name.fill("big");
  await page.keyboard.press("Enter");
  await own.getByLabel("Memory", { exact: true }).fill("32G");
  await page.keyboard.press("Enter");
  await own.getByLabel("Labels", { exact: true }).fill("ssd=yes");
  await page.keyboard.press("Enter");
  await own.locator("li strong", { hasText: "big" }).waitFor();
  await settled(page);
  await page.locator(".sw-node", { hasText: "big" }).first().waitFor();
  // As lines: what is not understood is named with its line.
  await own.getByText("All of them as lines of text").click();
  const lines = page.locator("#sw-nodes-lines");
  assert.match(await lines.inputValue(), /big .*memory=32G.* ssd=yes/);
  await lines.fill("a manager zone=x\nb boss");
  await lines.blur();
  await page.locator("#sw-nodes-fault", { hasText: "line 2" }).waitFor();
  await lines.fill("a manager zone=x\nb worker zone=y cpus=16 memory=64G\nc worker zone=y drain");
  await lines.blur();
  await page.locator(".sw-zone", { hasText: "x" }).first().waitFor();
  await settled(page);
  assert.equal(await page.locator(".sw-node").count(), 3);
  // A failure is played on them, by the table's own buttons.
  await page.getByRole("button", { name: "Kill b", exact: true }).first().click();
  await said(page, "is lost");
  // They are part of what is kept.
  await page.waitForTimeout(800);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator(".sw-node").count(), 3);
  await page.getByRole("button", { name: "Back to the sized swarm" }).click();
  await page.locator("#sw-own-nodes > summary", { hasText: "as sized" }).waitFor();
  assert.deepEqual(await check(), []);
  await close();
});
