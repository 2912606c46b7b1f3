// Findings in shell text: they come late, from a worker of their own, and join the list.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { editor, findings, open, paste, ready, start, text } from "./page.mjs";

let site;
before(async () => { site = await start(); });
after(() => site.stop());

/**
 * Watches the page's shell workers: `shells` lists them; `gate` holds back their answers while it is a promise that is
 * not kept; a worker with `deaf` set never gets what it is asked.
 */
const watch = () => {
  globalThis.shells = [];
  globalThis.gate = null;
  const Real = Worker;
  globalThis.Worker = class extends Real {
    constructor(address, options) {
      super(address, options);
      if (String(address).includes("shell_worker")) shells.push(this);
      else this.other = true;
    }
    set onmessage(listener) {
      super.onmessage = listener && (async (event) => {
        if (!this.other) await globalThis.gate;
        listener(event);
      });
    }
    postMessage(...what) {
      this.asked = (this.asked ?? 0) + 1;
      if (!this.deaf && !(globalThis.deafAtFirst && shells.length === 1)) super.postMessage(...what);
    }
  };
};
const hold = (page) => page.evaluate(() => { globalThis.gate = new Promise((done) => { globalThis.release = done; }); });
const release = (page) => page.evaluate(() => { globalThis.gate = null; globalThis.release?.(); });
const codes = async (page) => (await findings(page)).map(([, code]) => code);
const waitFor = (page, code, timeout = 20000) => page.locator("#findings .code", { hasText: code }).first().waitFor({ timeout });
const shell = async (page) => (await findings(page)).filter(([, code]) => code.startsWith("SC")).map(([place, code]) => `${place} ${code}`);

const FAULTY = `FROM debian:12.8-slim
RUN x=$(date) && echo $x
RUN cd /srv; make
COPY . /srv
RUN sudo make install
MAINTAINER nobody
RUN for f in $(ls /srv); do echo "$f"; done
USER app
CMD ["app"]
`;

test("they come after the others, stand at their place, and what the reader looks at does not move", async () => {
  // Held back from the first moment on.
  const held = await open(site, { init: `(${watch})(); gate = new Promise((done) => { globalThis.release = done; });`,
    viewport: { width: 1000, height: 500 } });
  await ready(held.page);
  await paste(held.page, FAULTY.repeat(4));
  await waitFor(held.page, "DL4000");
  const before = await codes(held.page);
  assert.ok(before.length > 8 && before.every((code) => !code.startsWith("SC")), `${before}`);
  // The reader has scrolled, and has opened a finding.
  await held.page.locator("#findings .finding", { hasText: "DL3004" }).nth(2).locator(".finding-head").click();
  await held.page.mouse.move(5, 5);
  const heldAt = () => held.page.evaluate(() => {
    const opened = document.querySelector("#findings .finding-open");
    const pane = document.querySelector(".pane-findings");
    const covered = document.querySelector(".filters").getBoundingClientRect().bottom;
    const first = [...document.querySelectorAll("#findings > .finding")].find((f) => f.getBoundingClientRect().top >= covered - 1);
    globalThis.first ??= first;
    return { top: globalThis.first.getBoundingClientRect().top, scrolled: pane.scrollTop,
      open: opened?.querySelector(".code").textContent, there: globalThis.first.isConnected };
  });
  const was = await heldAt();
  assert.ok(was.scrolled > 0, "the list is scrolled");
  await release(held.page);
  await waitFor(held.page, "SC2086");
  await held.page.waitForTimeout(200);
  const is = await heldAt();
  assert.ok(is.there && Math.abs(is.top - was.top) <= 1.5, `${JSON.stringify(was)} ${JSON.stringify(is)}`);
  assert.equal(is.open, "DL3004", "what was open stays open");
  assert.notEqual(is.scrolled, was.scrolled, "there is more above it now");
  const all = await findings(held.page);
  assert.deepEqual(all.map(([, code]) => code).filter((code) => !code.startsWith("SC")), before, "the others keep their order");
  const lines = all.map(([place]) => Number(place.split(":")[0]));
  assert.deepEqual(lines, lines.toSorted((a, b) => a - b), "by place");
  assert.deepEqual(await held.check(), []);
  await held.close();
});

test("a late answer never meets a newer text", async () => {
  const { page, check, close } = await open(site, { init: watch });
  await ready(page);
  await paste(page, "FROM debian:12.8-slim\nRUN x=$(date) && echo $x\n");
  await waitFor(page, "SC2086");
  await hold(page);
  await paste(page, "FROM debian:12.8-slim\nRUN true\nRUN true\nRUN for f in *.sh; do cd /a; done\n");
  await page.waitForTimeout(600);
  assert.deepEqual(await shell(page), [], "the old text's faults went with its characters");
  await paste(page, "FROM debian:12.8-slim\nRUN true\nRUN egrep a b\n");
  await page.waitForTimeout(600);
  await release(page);
  await waitFor(page, "SC2196");
  assert.deepEqual(await shell(page), ["3:5 SC2196"]);
  // While the next answer is on its way the list keeps what still stands in the text, at its new place.
  await hold(page);
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("End");
  await page.keyboard.type("\nUSER app");
  await page.waitForTimeout(600);
  assert.deepEqual(await shell(page), ["4:5 SC2196"]);
  await release(page);
  await page.waitForTimeout(600);
  assert.deepEqual(await shell(page), ["4:5 SC2196"]);
  assert.deepEqual(await check(), []);
  await close();
});

test("a worker that was killed, or hangs, is started again", async () => {
  const { page, close } = await open(site, { init: watch });
  await ready(page);
  await paste(page, "FROM debian:12.8-slim\nRUN egrep a b\n");
  await waitFor(page, "SC2196");
  await page.evaluate(() => shells.at(-1).terminate());
  await paste(page, "FROM debian:12.8-slim\nRUN fgrep a b\n");
  await waitFor(page, "SC2197");
  assert.equal(await page.evaluate(() => shells.length), 2);
  // This one hears nothing at all, twice: the text is given up, and the next one is analysed.
  await page.evaluate(() => { shells.at(-1).deaf = true; Object.defineProperty(Worker.prototype, "deaf", { get: () => true, set() {}, configurable: true }); });
  await paste(page, "FROM debian:12.8-slim\nRUN x=$(date) && echo $x\nMAINTAINER a\n");
  await page.locator("#shell-notice", { hasText: "took too long" }).waitFor({ timeout: 30000 });
  await waitFor(page, "DL4000");
  await page.evaluate(() => { delete Worker.prototype.deaf; });
  await page.locator("#shell-notice").getByRole("button").click();
  await waitFor(page, "SC2086");
  assert.equal(await page.locator("#shell-notice").count(), 0);
  await close();
});

for (const part of ["_loader.js", "_bg.wasm"]) {
  test(`without the worker's ${part} the page says so, and the other findings stay`, async () => {
    const { page, context, close } = await open(site, { path: "licences.html" });
    await context.route(`**/shell_worker*${part}`, (route) => route.abort());
    await page.goto(site.server.url);
    await ready(page);
    await paste(page, FAULTY);
    await waitFor(page, "DL4000");
    await page.locator("#shell-notice", { hasText: "could not be fetched" }).waitFor({ timeout: 20000 });
    assert.deepEqual(await shell(page), []);
    assert.ok((await codes(page)).includes("DL3004"));
    await context.unroute(`**/shell_worker*${part}`);
    await page.locator("#shell-notice").getByRole("button").click();
    await waitFor(page, "SC2086");
    assert.equal(await page.locator("#shell-notice").count(), 0);
    await close();
  });
}

test("where the browser starts no worker the page says so, and the other findings stay", async () => {
  const { page, check, close } = await open(site, { init: () => {
    globalThis.Worker = class { constructor() { throw new DOMException("refused", "SecurityError"); } };
  } });
  await ready(page);
  await paste(page, FAULTY);
  await waitFor(page, "DL4000");
  await page.locator("#shell-notice", { hasText: "is not checked" }).waitFor({ timeout: 20000 });
  assert.ok((await codes(page)).includes("DL3004"));
  assert.deepEqual(await shell(page), []);
  // A text without shell text needs no word about it.
  await paste(page, "FROM debian:12.8-slim\nMAINTAINER nobody\n");
  await page.waitForFunction(() => !document.querySelector("#findings")?.textContent.includes("DL3004"));
  assert.equal(await page.locator("#shell-notice").count(), 0);
  assert.deepEqual(await check(), []);
  await close();
});

test("their fixes are looked at and applied; the safe ones with all others", async () => {
  const { page, check, close } = await open(site);
  await ready(page);
  await paste(page, "FROM debian:12.8-slim\nRUN x=$(date) && \\\n    echo é $x\nRUN [ \"$HOME\" == b ]\n");
  await waitFor(page, "SC2086");
  await page.locator("#findings .finding", { hasText: "SC2086" }).locator(".quick").click();
  await page.locator("#apply-preview").click();
  await page.waitForFunction(() => !document.querySelector("#findings")?.textContent.includes("SC2086"));
  assert.equal(await text(page), "FROM debian:12.8-slim\nRUN x=$(date) && \\\n    echo é \"$x\"\nRUN [ \"$HOME\" == b ]\n");
  await waitFor(page, "SC3014");
  await page.locator("#fix-all").click();
  await page.locator("#apply-preview").click();
  await page.waitForFunction(() => !document.querySelector("#findings")?.textContent.includes("SC3014"));
  assert.match(await text(page), /RUN \[ "\$HOME" = b \]/);
  await page.locator("#undo").click();
  await waitFor(page, "SC3014");
  assert.deepEqual(await check(), []);
  await close();
});

test("comments and the configuration count", async () => {
  const { page, check, close } = await open(site);
  await ready(page);
  await paste(page, `FROM debian:12.8-slim
# hadolint ignore=SC2086
RUN x=$(date) && echo $x
# plimsoll ignore=SC2046,SC2086 nothing to see
RUN x=$(date) && echo "$x" && rm -rf /tmp/*
RUN egrep a b
USER app
`);
  await waitFor(page, "SC2196");
  assert.deepEqual(await shell(page), ["6:5 SC2196"]);
  const idle = page.locator("#findings .finding", { hasText: "PL0025" });
  assert.match(await idle.locator(".message").textContent(), /SC2046, SC2086 have nothing to silence here/);
  await page.locator("#file-input").setInputFiles([
    { name: ".plimsoll.yaml", mimeType: "text/plain", buffer: Buffer.from("shell: false\n") },
    { name: "b.Dockerfile", mimeType: "text/plain", buffer: Buffer.from("FROM debian:12.8-slim\nRUN egrep a b\nMAINTAINER c\n") },
  ]);
  await waitFor(page, "DL4000");
  await page.waitForTimeout(800);
  assert.deepEqual(await shell(page), []);
  assert.equal(await page.locator("#shell-notice").count(), 0);
  assert.deepEqual(await check(), []);
  await close();
});

test("hostile text stops nothing", async () => {
  const { page, check, close } = await open(site, { init: watch });
  await ready(page);
  const run = (what) => `FROM debian:12.8-slim\nRUN ${what}\nMAINTAINER a\n`;
  for (const what of ["$(".repeat(5000), "if a; then ".repeat(3000), "a=1; echo $a; ".repeat(1500), "\"".repeat(50001), "$(".repeat(90) + "a" + ")".repeat(90)]) {
    await paste(page, run(what));
    await page.waitForTimeout(300);
  }
  await paste(page, "FROM debian:12.8-slim\nRUN egrep a b\nMAINTAINER b\n");
  await waitFor(page, "SC2196", 30000);
  assert.deepEqual(await check(), []);
  await close();
});

test("a rule of theirs has a page with what, why, an example and a way to ShellCheck's own", async () => {
  const { page, check, close } = await open(site, { path: "#rule/SC2086" });
  const article = page.locator("article.rule");
  await article.getByRole("heading", { name: "Why it is bad" }).waitFor();
  for (const heading of ["What it does", "Example", "Use instead"]) await article.getByRole("heading", { name: heading }).waitFor();
  assert.ok((await article.locator("pre").count()) >= 2);
  assert.equal(await article.locator(".sources a").first().getAttribute("href"), "https://www.shellcheck.net/wiki/SC2086");
  assert.deepEqual(await check(), []);
  await close();
});

test("typing stays smooth while they are looked for", async (t) => {
  const { page, close } = await open(site, { init: () => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => { for (const e of list.getEntries()) longTasks.push(e.duration); }).observe({ type: "longtask" });
  } });
  await ready(page);
  await paste(page, FAULTY.repeat(11));
  await waitFor(page, "SC2086");
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("RUN ");
  await page.waitForTimeout(500);
  await page.evaluate(() => { longTasks.length = 0; });
  for (let n = 0; n < 15; n++) {
    await page.keyboard.type("x");
    await page.waitForTimeout(190);
  }
  const tasks = await page.evaluate(() => longTasks);
  t.diagnostic(`long tasks: ${JSON.stringify(tasks)}`);
  assert.match(await editor(page).textContent(), /RUN x{15}/);
  await close();
});
