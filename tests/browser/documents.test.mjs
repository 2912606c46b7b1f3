// Documents: files, examples, names, and what is kept.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { editor, findings, open, paste, ready, start, text } from "./page.mjs";

let site;
before(async () => { site = await start(); });
after(() => site.stop());

async function fresh(options) {
  const opened = await open(site, options);
  await ready(opened.page);
  return opened;
}
const name = (page) => page.locator(".docbar-name").first().textContent();
const menu = async (page, label) => {
  await page.locator("#documents").click();
  await page.locator(".menu-panel").getByRole("button", { name: label, exact: true }).click();
};

test("the text survives a reload, typed a moment before", async () => {
  const { page, close } = await fresh();
  await paste(page, "FROM alpine:3.20\n");
  await page.keyboard.type("# last words");
  await page.reload();
  await ready(page);
  assert.equal(await text(page), "FROM alpine:3.20\n# last words");
  await close();
});

test("a refused storage is said once, and nothing else breaks", async () => {
  const init = () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; };
  const { page, close } = await fresh({ init });
  await paste(page, "FROM alpine:latest\n");
  await page.getByText("your text will be gone after a reload").waitFor();
  assert.ok((await findings(page)).length > 0);
  await close();
});

test("a choice of theme is kept", async () => {
  const { page, close } = await fresh({ colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.locator("#theme").selectOption("dark");
  await page.waitForFunction((light) => getComputedStyle(document.body).backgroundColor !== light, light);
  await page.waitForTimeout(600);
  await page.reload();
  await ready(page);
  assert.equal(await page.locator("#theme").inputValue(), "dark");
  assert.notEqual(await ground(), light);
  await page.locator("#theme").selectOption("system");
  await page.waitForFunction((light) => getComputedStyle(document.body).backgroundColor === light, light);
  await close();
});

test("files are opened, several at a time; what is no text is refused with its name", async () => {
  const { page, close } = await fresh();
  await page.locator("#file-input").setInputFiles([
    { name: "web.Dockerfile", mimeType: "text/plain", buffer: Buffer.from("FROM nginx:latest\n") },
    { name: "picture.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0, 1, 2, 3, 255]) },
    { name: "db.Dockerfile", mimeType: "text/plain", buffer: Buffer.from("FROM postgres:16.4\r\nUSER postgres\r\n") },
    { name: "huge.bin", mimeType: "text/plain", buffer: Buffer.alloc(5 << 20, 65) },
  ]);
  const notice = page.locator(".notice");
  await notice.waitFor();
  assert.match(await notice.textContent(), /picture\.png is not UTF-8 text/);
  assert.match(await notice.textContent(), /huge\.bin is larger than 4 MB/);
  assert.equal(await name(page), "db.Dockerfile");
  await menu(page, "web.Dockerfile");
  assert.equal(await text(page), "FROM nginx:latest\n");
  await close();
});

test("files are dropped on the page", async () => {
  const { page, close } = await fresh();
  const data = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["FROM busybox:latest\n"], "dropped.Dockerfile"));
    return data;
  });
  const target = page.locator(".editor");
  await target.dispatchEvent("dragover", { dataTransfer: data });
  await page.locator(".drop-here").waitFor();
  await target.dispatchEvent("drop", { dataTransfer: data });
  await page.locator(".docbar-name", { hasText: "dropped.Dockerfile" }).waitFor();
  assert.equal(await text(page), "FROM busybox:latest\n");
  await close();
});

test("documents: new, rename, switch, close and its undo", async () => {
  const { page, close } = await fresh();
  await paste(page, "FROM alpine:3.20\n");
  await menu(page, "Rename");
  await page.locator(".docbar-rename").fill("first");
  await page.keyboard.press("Enter");
  await page.locator(".docbar-name", { hasText: "first" }).waitFor();
  await menu(page, "New Dockerfile");
  assert.equal(await text(page), "");
  await editor(page).click();
  await page.keyboard.type("FROM b");
  // Switched in the middle of typing: nothing typed is lost.
  await menu(page, "first");
  assert.equal(await text(page), "FROM alpine:3.20\n");
  await menu(page, "Dockerfile");
  assert.equal(await text(page), "FROM b");
  await page.keyboard.press("Escape");
  await menu(page, "Close");
  await page.locator(".docbar-name", { hasText: "first" }).waitFor();
  await page.locator("#undo").click();
  await page.locator(".docbar-name", { hasText: "Dockerfile" }).waitFor();
  assert.equal(await text(page), "FROM b");
  await close();
});

test("an example never takes the place of the reader's text", async () => {
  const { page, close } = await fresh();
  await page.locator("#examples").click();
  const entries = await page.locator(".menu-panel .entry").count();
  assert.ok(entries >= 8, `${entries} examples`);
  await page.locator(".menu-panel .entry").nth(1).click();
  await page.locator("#examples").click();
  await page.locator(".menu-panel .entry").nth(2).click();
  await page.locator("#documents").click();
  assert.equal(await page.locator(".menu-panel .entries .entry").count(), 1, "untouched examples make room");
  await page.keyboard.press("Escape");
  await paste(page, "FROM mine:1\n");
  await page.locator("#examples").click();
  await page.locator(".menu-panel .entry").nth(0).click();
  await page.locator("#documents").click();
  assert.equal(await page.locator(".menu-panel .entries .entry").count(), 2);
  await page.locator(".menu-panel .entries .entry").first().click();
  assert.equal(await text(page), "FROM mine:1\n");
  await close();
});

test("every example has something to show", async () => {
  const { page, check, close } = await fresh();
  await page.locator("#examples").click();
  const titles = await page.locator(".menu-panel .entry-title").allTextContents();
  await page.keyboard.press("Escape");
  const seen = new Set();
  for (const title of titles) {
    await page.locator("#examples").click();
    await page.locator(".menu-panel .entry", { has: page.getByText(title, { exact: true }) }).click();
    await page.waitForTimeout(300);
    const shown = await text(page);
    assert.ok(!seen.has(shown), `${title} is shown`);
    seen.add(shown);
    const found = await findings(page);
    if (title === "Seaworthy") assert.ok(found.length <= 2, `${title}: ${found}`);
    else assert.ok(found.length > 0, title);
  }
  assert.deepEqual(await check(), []);
  await close();
});

test("copy and download give the file back as it was, CRLF included", async () => {
  const { page, context, close } = await fresh();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#file-input").setInputFiles({ name: "win", mimeType: "text/plain", buffer: Buffer.from("FROM a:1\r\nUSER b\r\n") });
  await page.locator(".docbar-name", { hasText: "win" }).waitFor();
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("CMD c");
  const download = page.waitForEvent("download");
  await menu(page, "Download");
  const stream = await (await download).createReadStream();
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  assert.equal(Buffer.concat(chunks).toString(), "FROM a:1\r\nUSER b\r\nCMD c");
  await menu(page, "Copy the text");
  await page.getByText("The text is on the clipboard").waitFor();
  await close();
});

test("a refused clipboard is said", async () => {
  const init = () => { Clipboard.prototype.writeText = () => Promise.reject(new Error("no")); };
  const { page, close } = await fresh({ init });
  await menu(page, "Copy the text");
  await page.getByText("refused access to the clipboard").waitFor();
  await close();
});
