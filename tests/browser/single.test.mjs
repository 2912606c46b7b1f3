// The one file that opens from a disk, with everything in it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, editor, findings, open, paste, ready, start } from "./page.mjs";

const file = join(dist, "plimsoll.html");
let site;
// Not from the server: from the disk.
before(async () => { site = await start(); site.server = { ...site.server, url: `${pathToFileURL(file)}`, close: site.server.close }; });
after(() => site.stop());

async function opened(path = "") {
  const one = await open(site, { path });
  const asked = [];
  one.page.on("request", (request) => asked.push(request.url()));
  await ready(one.page);
  return { ...one, asked };
}
const own = (url) => !/^(blob|data):/.test(url);

test("findings, fixes, rule pages, examples and places, without a request", async () => {
  const { page, asked, check, close } = await opened();
  assert.equal(await page.evaluate(() => location.protocol), "file:");
  assert.ok((await findings(page)).length > 3);
  await page.getByText("Only the most frequent faults are looked for").waitFor({ state: "detached" });

  await paste(page, "FROM debian:latest\nRUN cd /tmp && ls\nCMD nginx\n");
  await page.locator(".finding-head .code", { hasText: "DL3007" }).waitFor();
  await page.locator(".quick").first().click();
  await page.locator("#apply-preview").click();
  await page.locator("#undo").click();

  await page.locator(".finding-head").first().click();
  await page.getByRole("link", { name: "Rule page" }).first().click();
  await page.locator(".rule h2").waitFor();
  assert.match(await page.locator(".rule").textContent(), /Use instead/);
  for (const tab of await page.locator("nav .tab").all()) {
    await tab.click();
    if (await tab.getAttribute("href") === "#dockerfile") continue;
    await page.locator(".place-root > *").first().waitFor();
  }
  await page.evaluate(() => { location.hash = "#dockerfile"; });
  await page.locator("#examples").click();
  assert.ok(await page.locator(".menu-panel .entry").count() >= 8);
  await page.locator(".menu-panel .entry").nth(2).click();
  assert.deepEqual(asked.filter(own), []);
  assert.deepEqual((await check()).filter((fault) => !fault.startsWith("foreign request: file:")), []);
  await close();
});

// A development build may have been made without the analysis of shell text.
const shell = readdirSync(dist).some((name) => /^shell_worker.*\.wasm$/.test(name) && statSync(join(dist, name)).size > 1_000_000);
test("the shell text is analysed, too", { skip: !shell }, async () => {
  const { page, asked, check, close } = await opened();
  await paste(page, "FROM alpine:3.22\nRUN rm $UNSAFE\n");
  await page.locator(".finding-head .code", { hasText: "SC2086" }).waitFor({ timeout: 60000 });
  assert.deepEqual(asked.filter(own), []);
  assert.deepEqual((await check()).filter((fault) => !fault.startsWith("foreign request: file:")), []);
  await close();
});

test("a long text goes to a worker", async () => {
  const { page, check, close } = await opened();
  await editor(page).click();
  await paste(page, `FROM alpine:latest\n${"RUN echo hello\n".repeat(16000)}`);
  await page.locator(".finding-head .code", { hasText: "DL3007" }).waitFor({ timeout: 30000 });
  assert.equal(await page.getByText("ended with a fault").count(), 0);
  assert.deepEqual(await check(), []);
  await close();
});

test("the text survives a reload, and the licences open", async () => {
  const { page, context, close } = await opened();
  await paste(page, "FROM alpine:3.20\n# mine\n");
  await page.waitForTimeout(600);
  await page.reload();
  await ready(page);
  assert.match(await page.locator(".cm-content").textContent(), /# mine/);
  await page.locator("#help").click();
  const popup = context.waitForEvent("page");
  await page.getByRole("link", { name: "Licences" }).click();
  const licences = await popup;
  await licences.getByRole("heading", { name: "Licences" }).waitFor();
  await close();
});

test("its policy names its scripts and styles by their hashes; changed ones do not run", async () => {
  const html = readFileSync(file, "utf16le").slice(1);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  const rest = html.replace(/<script type="text\/plain"[\s\S]*?<\/script>/g, "");
  assert.ok(!/\s(?:src|href)="?(?!data:|#)[a-z.\/]/.test(rest), "it names other files");
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.route("**/changed.html", (route) =>
    route.fulfill({ contentType: "text/html", body: Buffer.from(`\ufeff${html.replace("plimsollPart=", "changed=1,globalThis.plimsollPart=")}`, "utf16le") }));
  await page.goto("http://127.0.0.1:9/changed.html");
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => globalThis.changed), undefined);
  assert.equal(await page.locator(".cm-content").count(), 0);
  await context.close();
});

test("it opens from a host, too, whatever that says about how it is written", async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.route("**/plimsoll.html", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: readFileSync(file) }));
  await page.goto("http://127.0.0.1:9/plimsoll.html");
  await ready(page);
  assert.ok((await findings(page)).length > 3);
  await context.close();
});

test("it is not larger than its budget", () => {
  // A development build, which is not compressed by the optimiser, is larger than what users get.
  if (!/<html lang=en>/.test(readFileSync(join(dist, "index.html"), "utf8").slice(0, 100))) return;
  assert.ok(statSync(file).size <= 2_600_000, `${statSync(file).size} bytes`);
});
