// Use without a network: what is kept, from where, and how one version follows the other.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serviceWorker } from "../../scripts/site/service_worker.mjs";
import { dist, findings, open, paste, ready, start } from "./page.mjs";
import { serve } from "./server.mjs";

let site;
const scratch = mkdtempSync(join(tmpdir(), "plimsoll-versions-"));
before(async () => { site = await start(); });
after(async () => { await site.stop(); rmSync(scratch, { recursive: true }); });

const kept = (page) => page.locator("html[data-offline=ready]").waitFor({ timeout: 60000 });
const caches_ = (page) => page.evaluate(async () => {
  const all = {};
  for (const name of await caches.keys()) {
    all[name] = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
  }
  return all;
});

test("after one visit the page works without a network, below any folder", async () => {
  const server = await serve(dist, "/docs/tools/plimsoll/");
  const { page, context, check, close } = await open({ ...site, server }, { serviceWorkers: "allow" });
  await ready(page);
  await kept(page);
  await paste(page, "FROM node:latest\nRUN apt-get install curl\n");
  await page.locator(".finding-head .code", { hasText: "DL3007" }).waitFor();
  const online = await findings(page);
  await page.waitForTimeout(600);

  // The host is gone, not merely a flag set in the browser.
  await server.close();
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  assert.deepEqual(await findings(page), online);

  // What is fetched late comes, too: rule pages, other places, examples, licences.
  await page.locator(".finding-head").first().click();
  await page.getByRole("link", { name: "Rule page" }).first().click();
  await page.locator(".rule h2").waitFor();
  assert.match(await page.locator(".rule").textContent(), /What it does|What it|Why it is bad/);
  for (const tab of await page.locator("nav .tab").all()) {
    await tab.click();
    const here = await tab.getAttribute("href");
    if (here === "#dockerfile") continue;
    await page.locator(".place-root > *").first().waitFor();
  }
  await page.goto(`${server.url}licences.html`);
  await page.getByRole("heading", { name: "Licences" }).waitFor();
  await page.goto(server.url);
  await ready(page);
  assert.deepEqual((await check()).filter((fault) => !/ERR_INTERNET_DISCONNECTED|sw\.js/.test(fault)), []);
  await close();
});

test("the core is kept first, then the rest, all of it as listed", async () => {
  const { page, close } = await open(site, { serviceWorkers: "allow" });
  await ready(page);
  await kept(page);
  const list = JSON.parse(readFileSync(join(dist, "sw.js"), "utf8").split("\n")[0].replace(/^const SITE=|;$/g, ""));
  const [[name, files], ...none] = Object.entries(await caches_(page));
  assert.deepEqual(none, []);
  assert.ok(name.endsWith(list.version), name);
  const wanted = [...list.core, ...list.rest].map(([path]) => (path === "./" ? "/" : `/${path}`));
  assert.deepEqual(files.sort(), wanted.sort());
  // The core is what the first findings need; the shell's module and the places come after.
  for (const later of ["places-", "shell_worker-", "core_worker-", "rules-"]) {
    assert.ok(!list.core.some(([path]) => path.startsWith(later)), later);
    assert.ok(list.rest.some(([path]) => path.startsWith(later)), later);
  }
  await close();
});

/** A version of the site in which the page says who it is, and rules and places have other names and contents. */
function version(name) {
  const folder = join(scratch, name);
  cpSync(dist, folder, { recursive: true });
  let index = readFileSync(join(folder, "index.html"), "utf8");
  const rules = /data-rules="?\.\/(rules-[0-9a-f]{16}\.json)/.exec(index)[1];
  const renamed = rules.replace(/[0-9a-f]{16}/, name.repeat(16));
  renameSync(join(folder, rules), join(folder, renamed));
  const book = readFileSync(join(folder, renamed), "utf8");
  writeFileSync(join(folder, renamed), book.replace(/"summary":\s*"/g, `$&Version ${name}: `));
  index = index.replaceAll(rules, renamed).replace(/<title>[^<]*/, `<title>Version ${name}`)
    .replace(/<html /, `<html data-version="${name}" `);
  writeFileSync(join(folder, "index.html"), index);
  writeFileSync(join(folder, "licences.html"), `<!doctype html><title>Version ${name}</title><h1>Licences ${name}</h1>`);
  serviceWorker(folder, readFileSync(join(folder, "sw.js"), "utf8").split("\n").slice(1).join("\n"));
  return folder;
}

test("a new version is offered, taken over on request, and never mixed with the old one", async () => {
  const [a, b] = [version("a"), version("b")];
  const server = await serve(a);
  const opened = await open({ ...site, server }, { serviceWorkers: "allow" });
  const { page, context, close } = opened;
  const which = (page) => page.locator("html").getAttribute("data-version");
  const summary = async (page) => {
    await page.goto(`${server.url}#rule/DL3007`);
    await page.locator(".rule .lead").waitFor();
    return page.locator(".rule .lead").textContent();
  };
  await ready(page);
  await kept(page);
  assert.equal(await which(page), "a");

  // B lies on the host now. A page that A's worker serves is A in every part, whether it is loaded anew or not.
  server.show(b);
  await page.reload();
  await ready(page);
  assert.equal(await which(page), "a");
  await page.locator("#update").waitFor();
  assert.match(await summary(page), /^Version a:/);
  const second = await context.newPage();
  await second.goto(server.url);
  await ready(second);
  assert.equal(await which(second), "a");
  assert.equal(Object.keys(await caches_(page)).length, 2, "both versions are kept while A is in use");

  // The reader takes B; what was typed is still there, though the other page, which follows, never saw it.
  await page.goto(`${server.url}#dockerfile`);
  await paste(page, "FROM mine:1.2.3\n");
  const reloaded = second.waitForEvent("load");
  await page.locator("#update").getByRole("button", { name: "Reload" }).click();
  await page.locator("html[data-version=b]").waitFor();
  await reloaded;
  assert.equal(await which(second), "b");
  await ready(page);
  await kept(page);
  assert.match(await page.locator(".cm-content").textContent(), /FROM mine:1\.2\.3/);
  assert.match(await summary(page), /^Version b:/);
  const left = Object.values(await caches_(page));
  assert.equal(left.length, 1, "the old version's cache is gone");
  assert.ok(left[0].some((path) => path.includes("b".repeat(16))) && !left[0].some((path) => path.includes("a".repeat(16))));

  // And all of it without the host.
  await server.close();
  await page.reload();
  assert.equal(await which(page), "b");
  assert.match(await summary(page), /^Version b:/);
  await page.goto(`${server.url}licences.html`);
  assert.match(await page.locator("h1").textContent(), /Licences b/);
  await close();
});

test("a half-published version is not taken in", async () => {
  const [a, mixed] = [version("c"), version("d")];
  // The host has D's list of files and page, but still C's licences under D's name for them.
  writeFileSync(join(mixed, "index.html"), readFileSync(join(a, "index.html")));
  const server = await serve(a);
  const { page, close } = await open({ ...site, server }, { serviceWorkers: "allow" });
  await ready(page);
  await kept(page);
  server.show(mixed);
  await page.reload();
  await ready(page);
  await page.waitForTimeout(3000);
  assert.equal(await page.locator("#update").count(), 0);
  assert.equal(await page.locator("html").getAttribute("data-version"), "c");
  const registration = await page.evaluate(async () => {
    const { waiting, installing, active } = await navigator.serviceWorker.getRegistration();
    return [Boolean(waiting), Boolean(installing), active.state];
  });
  assert.deepEqual(registration, [false, false, "activated"]);
  await server.close();
  await close();
});

test("the site can be installed: manifest and icons are there and fit each other", async () => {
  const manifest = JSON.parse(readFileSync(join(dist, "manifest.webmanifest"), "utf8"));
  assert.equal(manifest.start_url, "./");
  for (const icon of manifest.icons) {
    const png = readFileSync(join(dist, icon.src));
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, icon.sizes, icon.src);
  }
  assert.ok(existsSync(join(dist, "icons/icon-180.png")));
  const { page, context, close } = await open(site, { serviceWorkers: "allow" });
  await ready(page);
  await kept(page);
  const devtools = await context.newCDPSession(page);
  const { errors, url, data } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.ok(url.endsWith("manifest.webmanifest") && data.includes("standalone"));
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A private window, which tests run in, is the one thing in the way.
  assert.deepEqual(installabilityErrors.filter((error) => error.errorId !== "in-incognito"), []);
  await close();
});
