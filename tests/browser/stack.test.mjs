// Stack files on the page: findings, the picture, the same in words, and variables.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findings, open, paste, ready, start, text } from "./page.mjs";

let site;
before(async () => { site = await start(); });
after(() => site.stop());

const STACK = `services:
  web:
    image: nginx:\${TAG}
    ports: ["80:8080"]
    networks: [front, back]
    deploy:
      replicas: \${REPLICAS}
  db:
    image: postgres:17
    networks: [back]
    volumes: ["data:/var/lib/postgresql/data"]
    secrets: [db_password]
networks:
  front: {}
  back: {driver_opts: {encrypted: ""}}
volumes:
  data: {}
secrets:
  db_password: {external: true}
`;

async function stack(options) {
  const opened = await open(site, options);
  const { page } = opened;
  await ready(page);
  await page.locator("#file-input").setInputFiles([
    { name: "stack.yml", mimeType: "text/plain", buffer: Buffer.from(STACK) },
  ]);
  await page.locator(".stack-beside").waitFor();
  return opened;
}

const codes = async (page) => (await findings(page)).map(([, code]) => code);
const until = (page, code, is) => page.waitForFunction(([code, is]) =>
  [...document.querySelectorAll("#findings .finding-head .code")].some((c) => c.textContent === code) === is, [code, is]);

test("a stack is drawn, and stands in words", async () => {
  const { page, check, close } = await stack();
  assert.match(await page.locator(".stack-beside .stack-fold > summary").first().textContent(), /2 services · 2 networks · 1 volume · 1 secret · 1 published port/);
  await page.getByText("Picture", { exact: true }).click();
  const picture = page.locator(".stack-picture svg");
  await picture.waitFor();
  assert.equal(await picture.locator(".pic-box").count(), 2);
  // web is tied to both networks, db to one.
  assert.equal(await picture.locator("circle").count(), 3);
  assert.deepEqual(await picture.locator(".pic-name").allTextContents(), ["web", "db"]);
  await page.getByText("The same in words").click();
  const words = await page.locator(".stack-words").textContent();
  for (const said of ["port 80 on every node", "Networks: front, back.", "data at /var/lib/postgresql/data", "Secrets: db_password.",
    "Network back, encrypted between nodes: joined by web, db.", "Volume data, whose data stays on the node that wrote it."]) {
    assert.ok(words.includes(said), `${said} in ${words}`);
  }
  assert.deepEqual(await check(), []);
  await close();
});

test("the picture follows the text, broken or mended", async () => {
  const { page, close } = await stack();
  await page.getByText("Picture", { exact: true }).click();
  await paste(page, "services:\n  one:\n    image: nginx:1.27\n    networks: [front\n");
  await page.locator(".pic-name", { hasText: "one" }).waitFor();
  await paste(page, "services:\n  a: {image: \"nginx:1.27\"}\n  b: {image: \"nginx:1.27\", deploy: {mode: global}}\n");
  await page.locator(".pic-name", { hasText: "b" }).waitFor();
  assert.ok((await page.locator(".stack-picture").textContent()).includes("a task on every node"));
  await close();
});

test("values of variables count for the findings, and stay on the page", async () => {
  const { page, close } = await stack();
  await until(page, "ST87", true);
  const panel = page.locator("#stack-variables");
  assert.match(await panel.locator("summary").textContent(), /2 without a value/);
  await panel.locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("REPLICAS").fill("2");
  await until(page, "ST87", false);
  await page.getByLabel("TAG").fill("1.27");
  await until(page, "ST84", false);
  assert.doesNotMatch(await panel.locator("summary").textContent(), /without a value/);
  // The state that is kept and shared knows nothing of them. It is kept a moment after the last change.
  await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes("stack.yml"));
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.ok(kept.includes("stack.yml") && !kept.includes("REPLICAS\\\":") && !/1\.27/.test(kept), kept);
  await panel.getByRole("button", { name: "Clear all values" }).click();
  await until(page, "ST87", true);
  await close();
});

test("a quick fix mends a stack file", async () => {
  const { page, close } = await stack();
  await paste(page, "services:\n  w:\n    image: nginx:1.27\n    deploy: {resources: {limits: {cpus: 0.5}}}\n");
  await until(page, "ST04", true);
  await page.locator("#fix-all").click();
  await page.keyboard.press("Enter");
  await until(page, "ST04", false);
  assert.ok((await text(page)).includes("cpus: \"0.5\""));
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`a phone shows it without sideways scroll (${colorScheme})`, async () => {
    const { page, close } = await stack({ viewport: { width: 375, height: 740 }, colorScheme, hasTouch: true, isMobile: true });
    for (const summary of await page.locator(".stack-beside > .stack-fold > summary").all()) await summary.click();
    await page.locator(".stack-picture svg").waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false);
    // Text against its ground, as the eye sees it.
    const fill = await page.locator(".pic-name").first().evaluate((e) => getComputedStyle(e).fill);
    const box = await page.locator(".pic-box").first().evaluate((e) => getComputedStyle(e).fill);
    assert.notEqual(fill, box);
    await close();
  });
}

/** The card that the editor shows. */
const card = (page) => page.locator(".editor .card");

test("keys are explained under the pointer and by the keyboard", async () => {
  const { page, check, close } = await stack();
  const key = (name) => page.locator(".editor .cm-line .tok-keyword", { hasText: new RegExp(`^${name}$`) }).first();
  await paste(page, "services:\n  web:\n    image: \"nginx:1.27\"\n    privileged: true\n    scale: 2\n    deploy:\n      replicas: 2\n");
  await until(page, "ST24", true);
  await key("replicas").hover();
  await card(page).locator(".fate-taken").waitFor();
  assert.match(await card(page).textContent(), /services\.web\.deploy\.replicas.*Number of tasks; left out: 1\./s);
  await page.mouse.move(900, 700);
  await key("privileged").hover();
  await card(page).locator(".fate-ignored").waitFor();
  // The finding there stands above it.
  assert.match(await card(page).textContent(), /ST24.*ignores it: the container has no such rights.*cap_add/s);
  await page.mouse.move(900, 700);
  // By the keyboard: the caret on a key, then the key that opens what is there.
  await page.locator(".cm-content").click({ position: { x: 5, y: 12 } });
  await page.keyboard.press("ControlOrMeta+Home");
  for (let n = 0; n < 4; n++) await page.keyboard.press("ArrowDown");
  for (let n = 0; n < 6; n++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ControlOrMeta+.");
  await card(page).locator(".fate-refused").waitFor();
  assert.match(await card(page).textContent(), /Use deploy\.replicas/);
  await page.keyboard.press("Escape");
  assert.equal(await card(page).count(), 0);
  assert.deepEqual(await check(), []);
  await close();
});

test("what stands beside a stack file is as it was left after a visit to another place", async () => {
  const { page, close } = await stack();
  await page.getByText("Picture", { exact: true }).click();
  await page.locator("#stack-variables > summary").click();
  await page.getByLabel("REPLICAS").fill("3");
  await page.locator("nav a[href='#swarm']").first().click();
  // The value counts in the size as well.
  await page.locator(".sw[data-settled=true]").waitFor({ timeout: 60_000 });
  assert.match(await page.locator(".sw-services").textContent(), /web ×3/);
  await page.locator("nav a[href='#dockerfile']").first().click();
  await page.locator(".stack-beside").waitFor();
  assert.equal(await page.locator("#stack-picture").evaluate((d) => d.open), true);
  assert.equal(await page.locator("#stack-variables").evaluate((d) => d.open), true);
  assert.equal(await page.getByLabel("REPLICAS").inputValue(), "3");
  await page.locator("#stack-picture > summary").click();
  await page.locator("nav a[href='#report']").first().click();
  await page.locator("nav a[href='#dockerfile']").first().click();
  await page.locator(".stack-beside").waitFor();
  assert.equal(await page.locator("#stack-picture").evaluate((d) => d.open), false);
  await close();
});
