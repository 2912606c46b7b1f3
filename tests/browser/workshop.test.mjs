// The workshop: its page on the site and in its archive, unpacked on a disk.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { inflateRawSync } from "node:zlib";
import { dist, open, start } from "./page.mjs";

const scratch = mkdtempSync(join(tmpdir(), "plimsoll-workshop-"));
let site;
before(async () => { site = await start(); });
after(async () => { await site.stop(); rmSync(scratch, { recursive: true }); });

/** Unpacks an archive by its list at the end. */
function unpack(archive, to) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = archive.readUInt32LE(end + 16);
  const names = [];
  for (let n = archive.readUInt16LE(end + 10); n > 0; n--) {
    const [method, length, nameLength] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const from = archive.readUInt32LE(at + 42) + 30 + nameLength;
    const body = archive.subarray(from, from + length);
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), method === 8 ? inflateRawSync(body) : body);
    names.push(name);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return names;
}

/** Opens the first exercise and one of each other place from the trainer's page. */
async function walk(page, context) {
  assert.equal(await page.locator("section.exercise").count(), 10);
  const follow = async (slug, what) => {
    const popup = context.waitForEvent("page");
    await page.locator(`#${slug} .open a`).first().click();
    const opened = await popup;
    await opened.locator(what).first().waitFor();
    return opened;
  };
  const opened = await follow("trapping-data", ".finding-head");
  await opened.getByText("PL102", { exact: true }).first().waitFor();
  // Another one follows in a page that is open already, and the reader's own text stays.
  const next = await page.locator("#using-latest .open a").getAttribute("href");
  const reloaded = opened.waitForEvent("load");
  await opened.evaluate((hash) => { location.hash = hash; }, next.slice(next.indexOf("#")));
  await reloaded;
  await opened.locator(".cm-content", { hasText: "FROM ubuntu:latest" }).waitFor();
  assert.equal(await opened.evaluate(() => location.hash), "#dockerfile");
  await opened.close();
  for (const slug of ["swarm-zones", "outsourcing"]) await (await follow(slug, ".place-root > *")).close();
  await page.locator("#trapping-data summary").click();
  const popup = context.waitForEvent("page");
  await page.locator("#trapping-data details a", { hasText: "PL102" }).click();
  const rule = await popup;
  await rule.locator(".rule h2").waitFor();
  await rule.close();
}

test("from the site", async () => {
  const { page, context, check, close } = await open(site, { path: "workshop/index.html" });
  await walk(page, context);
  assert.deepEqual(await check(), []);
  await close();
});

test("from the archive, unpacked on a disk", async () => {
  const names = unpack(readFileSync(join(dist, "plimsoll-workshop.zip")), scratch);
  assert.ok(names.includes("plimsoll-workshop/plimsoll.html"));
  assert.equal(names.filter((name) => name.endsWith("/Dockerfile")).length, 7);
  assert.equal(readFileSync(join(scratch, "plimsoll-workshop/plimsoll.html")).compare(readFileSync(join(dist, "plimsoll.html"))), 0);
  const context = await site.browser.newContext({ offline: true, viewport: { width: 375, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(join(scratch, "plimsoll-workshop/index.html"))}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375, "nothing sticks out on a phone");
  assert.notEqual(await page.locator("section.exercise").first().evaluate((e) => getComputedStyle(e).borderTopStyle), "none");
  await walk(page, context);
  await context.close();
});
