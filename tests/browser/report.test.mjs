// The place Report: one judgement over everything, to print and to save.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { open, paste, ready, start } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let site;
before(async () => { site = await start(); });
after(() => site.stop());

const DOCUMENTS = [
  { kind: "dockerfile", name: "web.Dockerfile", text: "FROM node:24.9.0-slim\nCOPY server.js /srv/\nEXPOSE 3000\nCMD [\"node\", \"/srv/server.js\"]\n" },
  { kind: "stack", name: "stack.yml", text: "services:\n  web:\n    image: registry.example.com/shop/web:1.4\n    ports: [\"80:8080\"]\n    deploy: {replicas: 3}\n" },
];
const STATE = { v: 1, documents: DOCUMENTS, swarm: { goal: "prod", services: [{ name: "web", replicas: 3 }] },
  outsource: { team: { oncall: "0-2" } } };

/** Leaves a state behind as an earlier visit would have. */
const earlier = (state) => `if (!localStorage["plimsoll.state"]) localStorage["plimsoll.state"] = ${JSON.stringify(JSON.stringify(state))};`;

async function opened(state = STATE, options = {}) {
  const opened = await open(site, { path: "#report", init: state && earlier(state), acceptDownloads: true, ...options });
  return opened;
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("everything that was entered is judged as one, the verdict first", async () => {
  const { page, check, close } = await opened();
  await page.locator(".rep-sheet").waitFor();
  assert.match(await page.locator(".rep-head h2").textContent(), /^(Not yet|Fit with conditions|Fit)$/);
  const parts = await page.$$eval(".rep-part", (all) => all.map((p) => [p.id, p.querySelector(".rep-badge").textContent]));
  assert.deepEqual(parts.map(([id]) => id),
    ["rep-dockerfiles", "rep-maturity", "rep-stacks", "rep-between", "rep-swarm", "rep-outsourcing"]);
  assert.ok(parts.every(([, badge]) => badge !== "not looked at"), JSON.stringify(parts));
  assert.match(await page.locator("#rep-between").textContent(), /publishes port 8080 of its container, but web\.Dockerfile exposes 3000/);
  assert.ok(await page.locator(".rep-reasons li").count() <= 5);
  assert.ok(await page.locator(".rep-steps li").count() > 3);
  assert.match(await page.locator(".rep-foot").textContent(), /as of \d{4}-\d\d-\d\d/);
  assert.deepEqual(await check(), []);
  await close();
});

test("what is found in shell text is in the report and in what is saved, though no editor asked for it", async () => {
  const text = "FROM alpine:3.22.1\nRUN test -n $HOME && which sh\nCMD [\"top\"]\n";
  const { page, check, close } = await opened({ v: 1, documents: [{ kind: "dockerfile", name: "Dockerfile", text }] });
  const part = page.locator("#rep-dockerfiles");
  await part.getByText("SC2086").first().waitFor({ timeout: 60_000 });
  assert.doesNotMatch(await part.textContent(), /not judged as shell text/);
  const sarif = JSON.parse((await saved(page, "SARIF")).text);
  assert.ok(sarif.runs[0].results.some((result) => result.ruleId === "SC2086"));
  assert.deepEqual(await check(), []);
  await close();
});

test("a first visit gets the report on the example, an empty page a way to begin", async () => {
  const { page, close } = await opened(null);
  await page.locator(".rep-sheet").waitFor();
  await page.getByText("This is the report on the example").waitFor();
  await close();
  const empty = await opened({ v: 1, documents: [{ kind: "dockerfile", name: "Dockerfile", text: "" }] });
  await empty.page.getByRole("heading", { name: "Nothing to report on yet" }).waitFor();
  assert.deepEqual(await empty.check(), []);
  await empty.close();
});

test("the report follows what is entered", async () => {
  const { page, close } = await open(site);
  await ready(page);
  await paste(page, "FROM alpine:3.22.1\nRUNN x\nCMD [\"top\"]\n");
  await page.getByRole("link", { name: "Report" }).click();
  await page.locator(".rep-head.rep-not-yet").waitFor();
  assert.match(await page.locator(".rep-reasons").textContent(), /RUNN/);
  await page.getByRole("link", { name: "Dockerfile" }).click();
  await paste(page, "FROM alpine:latest\nCMD [\"top\"]\n");
  await page.getByRole("link", { name: "Report" }).click();
  await page.locator(".rep-head.rep-conditions").waitFor();
  await close();
});

test("it is saved as Markdown, HTML, JSON, SARIF and as the fixed files", async () => {
  const { page, check, close } = await opened();
  await page.locator(".rep-sheet").waitFor();
  const verdict = await page.locator(".rep-head h2").textContent();
  const markdown = await saved(page, "Markdown");
  assert.equal(markdown.name, "plimsoll-report.md");
  assert.ok(markdown.text.startsWith(`# ${verdict}\n`));
  const html = await saved(page, "HTML file");
  assert.ok(html.text.startsWith("<!doctype html>") && html.text.includes(`<title>${verdict} - Plimsoll report</title>`));
  const json = JSON.parse((await saved(page, "JSON")).text);
  assert.equal(json.schema, 1);
  assert.deepEqual(json.parts.map((p) => p.id), ["dockerfiles", "maturity", "stacks", "between", "swarm", "outsourcing"]);
  assert.ok(json.parts.every((p) => p.result !== null));
  const sarif = JSON.parse((await saved(page, "SARIF")).text);
  assert.equal(sarif.version, "2.1.0");
  assert.ok(sarif.runs[0].results.some((r) => r.ruleId === "PL7001"));
  await page.getByRole("button", { name: "Fixed files" }).click();
  await page.locator(".rep-fixed").waitFor();
  assert.deepEqual(await check(), []);
  await close();
});

test("the native command makes the same report", { skip: !existsSync("../../target/debug/plimsoll") }, async () => {
  const { page, close } = await opened();
  await page.locator(".rep-sheet").waitFor();
  const here = JSON.parse((await saved(page, "JSON")).text);
  let there;
  try {
    there = execFileSync("../../target/debug/plimsoll", ["report", "--format", "json", "-"],
      { input: JSON.stringify(STATE), encoding: "utf8", maxBuffer: 1 << 26 });
  } catch (error) {
    there = error.stdout;
  }
  there = JSON.parse(there);
  // The analysis of shell text is a module of its own on the page.
  const without = (list) => list.filter((f) => !f.code?.startsWith("SC"));
  assert.equal(here.verdict.value, there.verdict.value);
  for (const [n, part] of here.parts.entries()) {
    if (Array.isArray(part.result)) assert.deepEqual(without(part.result), without(there.parts[n].result), part.id);
  }
  await close();
});

test("a long text is judged off the page's thread", async () => {
  const long = `FROM alpine:3.22.1\n${"RUN apk add curl && echo done\n".repeat(9000)}CMD ["top"]\n`;
  const { page, check, close } = await opened({ v: 1, documents: [{ kind: "dockerfile", name: "Dockerfile", text: long }] });
  await page.locator(".rep-sheet").waitFor({ timeout: 120_000 });
  assert.deepEqual(await check(), []);
  await close();
});

test("on paper the sheet stands alone, black on white", async () => {
  const { page, close } = await opened(STATE, { colorScheme: "dark" });
  await page.locator(".rep-sheet").waitFor();
  await page.emulateMedia({ media: "print" });
  const hidden = await page.evaluate(() => [".bar", ".rep-desk", ".rep-fold > button"].map((s) => getComputedStyle(document.querySelector(s)).display));
  assert.deepEqual(hidden, ["none", "none", "none"]);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector(".rep-fold > pre")).display), "none");
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".page")).backgroundColor), "rgb(255, 255, 255)");
  for (const format of ["A4", "Letter"]) {
    const pdf = await page.pdf({ format, printBackground: true });
    assert.ok(pdf.length > 10_000, format);
  }
  await close();
});

for (const [width, height] of [[1280, 800], [375, 740], [320, 640]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing serious and nothing scrolls sideways at ${width} px, ${colorScheme}`, async () => {
      const { page, close } = await opened(STATE, { viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
      await page.locator(".rep-sheet").waitFor();
      await page.evaluate(AXE);
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      const grave = found.violations.filter((v) => ["serious", "critical"].includes(v.impact))
        .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join("; ")}`);
      assert.deepEqual(grave, []);
      const wide = await page.evaluate(() => [...document.querySelectorAll(".place, .rep, .rep-sheet, .rep-table")]
        .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => `${e.className}: ${e.scrollWidth} > ${e.clientWidth}`));
      assert.deepEqual(wide, []);
      // Only the place scrolls: the page's head stays where it is, also when something is scrolled to.
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollHeight <= innerHeight), true);
      await close();
    });
  }
}
