// The page in other sites' pages: made by their generators, on another origin, with what must not happen there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { firstLoad } from "../../scripts/size_budget.mjs";
import { dist, start } from "./page.mjs";
import { TYPES, brotliSize, serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, "../embed");
const peers = join(here, "../../target/peers/bin");
/** Where the site is published, for the pages that show it. */
const SITE = "https://plimsoll.example/";

const scratch = mkdtempSync(join(tmpdir(), "plimsoll-embed-"));
let site;
before(async () => { site = await start(); });
after(async () => { await site.stop(); rmSync(scratch, { recursive: true }); });

/** A folder of the host's pages. */
const HOSTS = {
  "plain HTML": () => [join(sources, "plain"), ""],
  "MkDocs Material": () => {
    const out = join(scratch, "mkdocs");
    execFileSync(join(peers, "mkdocs"), ["build", "--quiet", "--site-dir", out], { cwd: join(sources, "mkdocs"),
      env: { ...process.env, NO_MKDOCS_2_WARNING: "1" }, stdio: "pipe" });
    return [out, "images/"];
  },
  Hugo: () => {
    const out = join(scratch, "hugo");
    execFileSync(join(peers, "hugo"), ["--quiet", "--noBuildLock", "--destination", out], { cwd: join(sources, "hugo"), stdio: "pipe" });
    return [out, ""];
  },
  mdBook: () => {
    const out = join(scratch, "mdbook");
    mkdirSync(out);
    cpSync(join(sources, "shapes/mdbook.html"), join(out, "index.html"));
    cpSync(join(sources, "mdbook/plimsoll.js"), join(out, "plimsoll.js"));
    return [out, ""];
  },
  Docusaurus: () => [join(sources, "shapes"), "docusaurus.html"],
};

/** Opens a host's page; our files come from an origin of their own. */
async function host(folder, path = "", options = {}) {
  const server = await serve(folder);
  const context = await site.browser.newContext({ viewport: { width: 1000, height: 700 }, serviceWorkers: "block", ...options });
  const asked = [];
  await context.route(`${SITE}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || "index.html";
    asked.push(name);
    const file = join(dist, name);
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: TYPES[extname(file)] ?? "application/octet-stream", body: readFileSync(file) });
  });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  page.on("request", (request) => {
    const url = request.url();
    if (![SITE, server.url, "blob:", "data:"].some((own) => url.startsWith(own))) faults.push(`foreign request: ${url}`);
  });
  await page.addInitScript(() => {
    globalThis.told = [];
    addEventListener("plimsoll-findings", (event) => told.push(event.detail.findings));
  });
  await page.goto(server.url + path);
  return { page, context, asked, faults, server, close: async () => { await context.close(); await server.close(); } };
}

const frameOf = async (page, n = 0) => {
  await page.waitForFunction((n) => document.querySelectorAll("plimsoll-advisor")[n]?.shadowRoot?.querySelector("iframe"), n);
  const element = await page.evaluateHandle((n) =>
    document.querySelectorAll("plimsoll-advisor")[n].shadowRoot.querySelector("iframe"), n);
  return { element, frame: await element.contentFrame() };
};

for (const [name, make] of Object.entries(HOSTS)) {
  test(`${name}: findings in a frame as high as they are, the host untouched`, async () => {
    const { page, context, faults, close } = await host(...make());
    const url = page.url();
    const history = await page.evaluate(() => globalThis.history.length);
    const { element, frame } = await frameOf(page);
    await frame.locator(".finding-head .code", { hasText: "DL3007" }).waitFor();
    await frame.locator(".page[data-rules=settled]").waitFor();
    assert.deepEqual(await frame.locator(".cm-line").allTextContents(),
      ["FROM node:latest", "", "RUN apt-get update && apt-get install curl", 'CMD ["node", "server.js"]', ""]);
    // As high as its content, after that has grown, too.
    await frame.locator(".finding-head").first().click();
    await frame.locator(".details").waitFor();
    const fits = () => frame.waitForFunction(() => Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 2);
    await fits();
    assert.ok((await element.asElement().boundingBox()).height > 300);

    // Inside, one may go to a rule's page and back, and the host's history and address know nothing of it.
    await frame.getByRole("link", { name: "Rule page" }).first().click();
    await frame.locator(".rule h2").waitFor();
    await fits();
    assert.equal(page.url(), url);
    assert.equal(await page.evaluate(() => globalThis.history.length), history);
    // What a generator's own scripts keep is not ours.
    const stored = (await context.storageState()).origins.flatMap((origin) => origin.localStorage.map((entry) => entry.name));
    assert.deepEqual(stored.filter((name) => name.includes("plimsoll")), []);

    const told = await page.evaluate(() => globalThis.told.at(-1));
    assert.ok(told.some((finding) => finding.code === "DL3007" && finding.line === 1 && finding.severity === "warning"));
    assert.ok(!JSON.stringify(told).includes("node:latest"), "nothing of the text is told");
    assert.deepEqual(faults, []);
    await close();
  });
}

test("without JavaScript the text stays in the page", async () => {
  const [folder, path] = HOSTS.Hugo();
  const { page, close } = await host(folder, path, { javaScriptEnabled: false });
  assert.match(await page.locator("plimsoll-advisor").first().textContent(), /FROM node:latest/);
  assert.ok(await page.locator("plimsoll-advisor pre").first().isVisible());
  await close();
});

test("the first findings of a frame are within the budget of a first load", async () => {
  const { page, asked, close } = await host(...HOSTS["plain HTML"]());
  const { frame } = await frameOf(page);
  const before = frame.locator(".finding-head").first().waitFor().then(() => [...asked]);
  const names = new Set((await before).filter((name) => !/^core_worker|^places|^shell|^rules/.test(name)));
  for (const name of firstLoad(dist)) names.add(name);
  const sizes = [...names].map((name) => brotliSize(readFileSync(join(dist, name))));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const guest = [...names].filter((name) => /^guest|^embed/.test(name));
  assert.equal(guest.length, 3, "embed.js, the frame's script and its look");
  console.log(`frame: ${whole} bytes brotli until the first findings, ${guest.length} files of its own among them`);
  // A development build is not optimised: its sizes say nothing.
  if (statSync(join(dist, "plimsoll.html")).size < 2_600_000) assert.ok(whole <= 350_000, `${whole}`);
  await close();
});

test("theme and text follow the attributes; the reader's own text can be taken to the full page", async () => {
  const { page, context, close } = await host(...HOSTS["plain HTML"]());
  const { frame } = await frameOf(page);
  await frame.locator(".finding-head .code", { hasText: "DL3007" }).waitFor();
  const ground = () => frame.evaluate(() => getComputedStyle(document.querySelector(".pane-findings")).backgroundColor);
  assert.equal(await ground(), "rgb(250, 249, 246)");
  await page.locator("plimsoll-advisor").evaluate((element) => element.setAttribute("theme", "dark"));
  await frame.locator(":root[data-theme=dark]").waitFor();
  assert.equal(await ground(), "rgb(16, 22, 29)");
  await page.locator("plimsoll-advisor").evaluate((element) => element.setAttribute("text", "FROM busybox:latest\n"));
  await frame.locator(".finding-head", { hasText: "busybox:latest" }).waitFor();
  const link = frame.getByRole("link", { name: "Open in the full page" });
  await link.hover();
  await frame.waitForFunction(() => document.querySelector(".embed-foot a").hash.length > 20);
  const popup = context.waitForEvent("page");
  await link.click();
  const full = await popup;
  await full.locator(".cm-content", { hasText: "FROM busybox:latest" }).waitFor();
  await full.locator("header.bar").waitFor();
  assert.equal(new URL(full.url()).hash, "#dockerfile");
  await close();
});

test("a card is a report to read: verdict, reasons, next steps", async () => {
  const folder = join(scratch, "card");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), `<!doctype html><script src="${SITE}embed.js" defer></script>
    <plimsoll-advisor view="card" loading="eager"><pre>FROM node:latest\nCMD node server.js\n</pre></plimsoll-advisor>`);
  const { page, faults, close } = await host(folder);
  const { frame } = await frameOf(page);
  await frame.locator(".rep-sheet").waitFor();
  await frame.locator(".rep-reasons", { hasText: "DL3007" }).waitFor();
  assert.equal(await frame.locator(".cm-content:visible, textarea:visible").count(), 0, "nothing to write in");
  assert.equal(await frame.locator("button:visible").count(), 0, "nothing to change");
  await frame.waitForFunction(() => Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 2);
  const link = frame.getByRole("link", { name: "Open in the full page" });
  await link.hover();
  assert.match(await link.getAttribute("href"), /^\.\/#report\?s=1\.[\w-]+$/);
  assert.deepEqual(faults, []);
  await close();
});

test("messages of strangers and of strange shape change nothing", async () => {
  const { page, close } = await host(...HOSTS["plain HTML"]());
  const { element, frame } = await frameOf(page);
  await frame.locator(".finding-head").first().waitFor();
  await frame.locator(".page[data-rules=settled]").waitFor();
  await page.waitForTimeout(300);
  const height = async () => (await element.asElement().boundingBox()).height;
  const was = await height();
  const count = () => page.evaluate(() => globalThis.told.length);
  const told = await count();

  // To the host: not from the frame, though with the right words.
  await page.evaluate(() => {
    postMessage({ plimsoll: 1, type: "height", height: 5000 }, "*");
    postMessage({ plimsoll: 1, type: "findings", findings: [{ code: "X" }] }, "*");
  });
  // From the frame, but not in our form.
  await frame.evaluate(() => {
    for (const message of [null, 7, "height", {}, { plimsoll: 2, type: "height", height: 900 },
      { plimsoll: 1, type: "height", height: "900" }, { plimsoll: 1, type: "height", height: NaN },
      { plimsoll: 1, type: "findings", findings: "all" }, { plimsoll: 1, type: "navigate", url: "https://evil.example/" }]) {
      parent.postMessage(message, "*");
    }
  });
  await page.waitForTimeout(300);
  assert.equal(await height(), was);
  assert.equal(await count(), told);
  await frame.evaluate(() => parent.postMessage({ plimsoll: 1, type: "height", height: 1e9 }, "*"));
  await page.waitForTimeout(200);
  assert.equal(await height(), 6000, "no frame is higher than that");

  // To the frame: a page that is not the host named in its address.
  await page.evaluate((site) => {
    const frame = document.createElement("iframe");
    frame.id = "strange";
    frame.src = `${site}index.html#embed?host=https://other.example&text=FROM%20a%3A1`;
    document.body.append(frame);
  }, SITE);
  const strange = await (await page.locator("#strange").elementHandle()).contentFrame();
  await strange.locator(".cm-line", { hasText: "FROM a:1" }).waitFor();
  for (const message of [{ plimsoll: 1, type: "text", text: "FROM stolen" }, { plimsoll: 1, type: "theme", theme: "dark" }]) {
    await page.evaluate((message) => document.getElementById("strange").contentWindow.postMessage(message, "*"), message);
  }
  // And the host itself, in a form that is none.
  for (const message of [{ plimsoll: 1, type: "text", text: 7 }, { plimsoll: 1, type: "theme", theme: "<b>" }, "text"]) {
    await page.evaluate((message) => document.querySelector("plimsoll-advisor").shadowRoot.querySelector("iframe")
      .contentWindow.postMessage(message, "*"), message);
  }
  await page.waitForTimeout(300);
  assert.match(await strange.locator(".cm-content").textContent(), /FROM a:1/);
  assert.equal(await strange.locator(":root[data-theme=dark]").count(), 0);
  assert.equal(await frame.locator(":root[data-theme]").count(), 0);
  assert.match(await frame.locator(".cm-content").textContent(), /FROM node:latest/);
  await close();
});

test("a hostile start text is text", async () => {
  const folder = join(scratch, "hostile");
  mkdirSync(folder);
  const text = `FROM "<img src=x onerror=parent.ran=1>":latest\n# </script><script>ran=1</script>\nRUN \${'\`'}\n`;
  writeFileSync(join(folder, "index.html"), `<!doctype html><script src="${SITE}embed.js" defer></script>
    <plimsoll-advisor loading="eager" theme='"><script>ran=1</script>' view="&lt;b&gt;"></plimsoll-advisor>
    <script>document.querySelector("plimsoll-advisor").setAttribute("text", ${JSON.stringify(text).replaceAll("<", "\\u003c")})</script>`);
  const { page, faults, close } = await host(folder);
  const { frame } = await frameOf(page);
  await frame.locator(".finding-head").first().waitFor();
  assert.equal((await frame.locator(".cm-line").allTextContents()).join("\n"), text);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.equal(await frame.evaluate(() => globalThis.ran), undefined);
  assert.deepEqual(faults, []);
  await close();
});
